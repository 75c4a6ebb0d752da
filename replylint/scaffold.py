"""A new rule's file: one that works as it stands, to be changed word by word into the rule that is wanted."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from replylint.catalog import Catalog
from replylint.errors import ConfigError
from replylint.report import Dimension

_NAME = re.compile(r"([a-z]+)/([a-z]+(?:-[a-z0-9]+)*)")
_CODE = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_CURES = ("no-", "avoid-", "use-", "do-not-", "dont-", "never-")

_SKELETON = '''"""Says "prior to" where "before" would do. [The fault in one sentence; lists show this line.]

Words that nobody says aloud make a reply sound like a form. [Why it hurts the customer, in a sentence or two; users see this.]

Sources: [who says so: author and year; practitioners]
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule

# Compiled once, here. `replylint/patterns.py` explains how phrases are written.
_PHRASES = Phrases("prior to")


def check(reply: Reply) -> Iterator[Hit]:
    # `reply` has sentences and words, `replylint.scope` tells who does what and whether it is denied, `replylint.moves` finds
    # apologies, repairs and the like, and `reply.customer` is the message that is answered, or None.
    for match in _PHRASES.find(reply):
        # SAFE may be applied unseen, REVIEW is to be read first, NEEDS_FACTS has {{slots}}. State nothing the writer did not.
        rewrite = reply.replace(match.start, match.end, "before", Grade.SAFE)
        yield Hit(match.start, match.end, confidence=0.9, rewrites=(rewrite,))


RULE = Rule(
    code="{code}",
    severity=Severity.WARNING,
    dimension=Dimension.{dimension},
    # What the agent reads: what is wrong and what to do, with a full stop.
    message="This is stiff; say 'before'.",
    check=check,
    # A: research on just this; B: on something near; C: what practitioners agree on.
    evidence="C",
    # At least five of each, in words of your own. They are the rule's tests and stand on its page.
    examples=(
        Bad("Please call us prior to Friday.", text="prior to", rewrite="Please call us before Friday."),
        Bad("I checked the parcel prior to sending it.", rewrite="I checked the parcel before sending it."),
        Bad("The price rose prior to your order.", rewrite="The price rose before your order."),
        Bad("I will write to you prior to the visit.", rewrite="I will write to you before the visit."),
        Bad("The refund left us prior to noon.", rewrite="The refund left us before noon."),
        # A good one shares the tempting words and is still fine.
        Good("A prior order is still open.", why="an earlier one, not a time"),
        Good("You need no prior knowledge to set it up.", why="an adjective"),
        Good("Your prior address is gone from our records.", why="an adjective"),
        Good("Getting this right is our first priority today.", why="another word"),
        Good("I checked the parcel before sending it.", why="the plain word"),
    ),
)
'''


def write(name: str, *, catalog: Catalog, code: str | None = None, into: Path | None = None) -> Path:
    """Write the file of a rule `family/some-fault` in the package of rules `into`, and return its path.

    Without a code it takes the family's next free one. Raises ConfigError for a name or code that can't be one or is taken.
    """
    parts = _NAME.fullmatch(name)
    if not parts:
        raise ConfigError(f"{name!r} is not family/some-fault, in small letters with hyphens, such as blame/blames-customer")
    family, fault = parts.groups()
    if cure := next((c for c in _CURES if fault.startswith(c)), None):
        raise ConfigError(f'{fault!r} begins with {cure!r}; a name says the fault, as in "this reply has a vague-action"')
    code = _free(family, catalog) if code is None else code.upper()
    if not _CODE.fullmatch(code):
        raise ConfigError(f"the code {code!r} is not letters and three digits, such as BLM001")
    for entry in catalog.entries:
        if entry.code == code or entry.name == fault:
            raise ConfigError(
                f"{entry.family}/{entry.name} has the {'code' if entry.code == code else 'name'} already ({entry.code})"
            )
    package = into or Path("replylint/rules")
    if into is None and not package.is_dir():
        raise ConfigError("there is no replylint/rules here; --into says which package of rules it belongs to")
    path = package / family / f"{fault.replace('-', '_')}.py"
    try:
        _make(package, "Rules of our own.")
        _make(path.parent, f"Rules on {family}.")
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_SKELETON.format(code=code, dimension=_dimension(family, catalog).name))
    except FileExistsError as error:
        raise ConfigError(f"{error.filename} is there already") from error
    except OSError as error:
        raise ConfigError(f"{error.filename}: {error.strerror}") from error
    return path


def _make(package: Path, doc: str) -> None:
    package.mkdir(parents=True, exist_ok=True)
    init = package / "__init__.py"
    if not init.exists():
        init.write_text(f'"""{doc}"""\n', encoding="utf-8")


def _free(family: str, catalog: Catalog) -> str:
    entries = catalog.entries
    letters = Counter(e.code[:-3] for e in entries if e.family == family)
    prefix = letters.most_common(1)[0][0] if letters else family[:3].upper().ljust(3, "X")
    taken = {int(e.code[-3:]) for e in entries if e.code[:-3] == prefix}
    return f"{prefix}{next(n for n in range(1, 1000) if n not in taken):03}"


def _dimension(family: str, catalog: Catalog) -> Dimension:
    of = Counter(e.dimension for e in catalog.entries if e.family == family)
    return of.most_common(1)[0][0] if of else Dimension.CLARITY
