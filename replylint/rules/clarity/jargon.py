"""Internal codes, department names or technical words that the customer did not use.

A word that only the firm understands makes the customer ask again, and tells them that the reply was written for somebody else.

Sources: PlainEnglish; PackardBerger21; SkyVerge
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replylint.lexicon import lines
from replylint.lexicon import words as lexicon
from replylint.passage import Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_PHRASES = Phrases(*lines("jargon_phrases"))
_PUBLIC = frozenset(lines("acronyms_public"))
_ACRONYM = re.compile(r"[A-Z]{2,5}s?|[TLP][1-4]")
_SETTLED = re.compile(r"\b(?:means?|stands for|is short for|that is|i\.e\.)", re.I)
_LONGEST = 10  # letters of a code
_MOST = 4  # findings in one reply
# In a sentence written in capitals no word is an acronym.
_QUIET = 0.5


def check(reply: Reply) -> Iterator[Hit]:
    """Codes, phrases and technical words; not those that the customer used, that are explained, or that everybody knows."""
    theirs = (
        frozenset({w.norm for w in reply.customer.words} | {w.lemma for w in reply.customer.words})
        if reply.customer is not None
        else frozenset()
    )
    found: dict[int, Hit] = {}
    codes = _codes()
    technical = lexicon("jargon_technical")
    # A customer who writes like an engineer is answered like one.
    versed = bool(theirs & technical) or (
        reply.customer is not None and any(_is_unknown(w.text, codes) for w in reply.customer.words)
    )
    for word in [w for w in reply.words if (w.text[0].isupper() or w.text in codes) and len(w.text) <= _LONGEST]:
        text = word.text
        coded = text in codes or (not versed and _is_unknown(text, codes))
        if coded and word.norm not in theirs and _is_code(reply, word, codes):
            found.setdefault(
                word.i,
                Hit(
                    word.start,
                    word.end,
                    confidence=0.75 if text in codes else 0.6,
                    rewrites=tuple(_swap(reply, word, codes)),
                ),
            )
    if not versed:
        for norm in technical & reply.vocabulary:
            for at in reply.positions[norm]:
                word = reply.words[at]
                if not _is_explained(reply, word) and not _in_path(reply, word):
                    found.setdefault(at, Hit(word.start, word.end, confidence=0.5))
    for match in _PHRASES.find(reply):
        if not any(w.norm in theirs for w in match.words if w.pos in ("NOUN", "PROPN", "VERB")):
            found.setdefault(match.words[0].i, Hit(match.start, match.end, confidence=0.6))
    seen: set[str] = set()
    for at in sorted(found):
        text = reply.text[found[at].start : found[at].end].lower()
        if text not in seen and len(seen) < _MOST:
            seen.add(text)
            yield found[at]


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return dict(line.split(" = ") for line in lines("jargon_codes"))


def _is_unknown(text: str, codes: dict[str, str]) -> bool:
    """Two to five capitals that are not everybody's; with a vowel, four or more of them are rather a word or a name."""
    if not _ACRONYM.fullmatch(text) or text in _PUBLIC or set(text) == {"X"}:
        return False
    singular = text.removesuffix("s")
    if singular in _PUBLIC or singular.lower() in _plain_words():
        return False
    return text in codes or len(singular) < 4 or not set(singular) & set("AEIOU")


def _is_code(reply: Reply, word: Word, codes: dict[str, str]) -> bool:
    text = word.text
    if text not in codes and word.pos not in ("NOUN", "PROPN", "X", "ADJ"):
        return False
    letters = [w for w in word.sentence.words if w.text.isalpha() and len(w.text) > 1]
    if sum(w.text.isupper() for w in letters) > _QUIET * len(letters):
        return False
    return not _in_path(reply, word) and not _is_explained(reply, word) and not _is_initials(reply, word)


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    """English words that are shouted rather than abbreviated."""
    return frozenset(
        "a all also am an and any are as at be both but by can copy did do does each else even ever for free "
        "from get go had has have he help her here him his how if in is it just last like long look lot make "
        "may me more most must my new no none not now of off old on one only or our out over own paste real see "
        "she so some stop such sure take than that the their them then there they this thus time to too true "
        "two up us use very want was way we well were what when who why will with work you your yes click first "
        "after before again please thank never full red oh same save send sent open close right wrong left "
        "type".split()
    )


def _in_path(reply: Reply, word: Word) -> bool:
    """Part of a code, a file name, a menu path, a link: "ABCD-4471", "A/B", "DNS.log"."""
    before = reply.text[max(0, word.start - 1) : word.start]
    after = reply.text[word.end : word.end + 2]
    if before in ("-", "_", "/", "\\", "@", "#", "^", "<", "=", '"', "“", "'", "‘", "*"):
        return True
    if after[:1] in ("-", "_", "/", "\\", "@", "#", ">", "=", "™", "®") or (after[:1] in ".:" and after[1:2].isalnum()):
        return True
    at = word.i - word.sentence.words[0].i
    words = word.sentence.words
    near = [w.text for w in (words[at - 1 : at] + words[at + 1 : at + 2])]
    return any(
        t == ">" or (any(c.isdigit() for c in t) and not word.text[-1].isdigit() and any(c.isalpha() for c in t)) for t in near
    )


def _is_explained(reply: Reply, word: Word) -> bool:
    """ "VPN (a tool that …)", "a return number (RMA)", "KYC means …"."""
    after = reply.text[word.end : word.end + 40]
    if after.lstrip()[:1] == "(" or _SETTLED.match(after.lstrip(" ,")):
        return True
    before = reply.text[max(0, word.start - 1) : word.start]
    return before == "(" and after[:1] == ")"


def _is_initials(reply: Reply, word: Word) -> bool:
    """The agent's initials at the end: "^TK", "- JM"."""
    if word.i == len(reply.words) - 1 and len(word.sentence.words) == 1:
        return True
    return (
        word.i >= len(reply.words) - 2
        and len(word.text) <= 3
        and word.i > 0
        and reply.words[word.i - 1].text in ("^", "-", "–", "—", "~", "/", "*", ".", "!", "?")
    )


def _swap(reply: Reply, word: Word, codes: dict[str, str]) -> Iterator[Rewrite]:
    """Plain words for all the codes of the sentence, where there are plain words for all of them."""
    here = [w for w in word.sentence.words if w.text in codes]
    if word.text not in codes or any(codes[w.text] == "-" for w in here):
        return
    first, last = here[0], here[-1]
    text, at = "", first.start
    for code in here:
        text += reply.source[at : code.start] + codes[code.text]
        at = code.end
    yield reply.replace(first.start, last.end, text, Grade.REVIEW)


RULE = Rule(
    code="CLR005",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="The customer may not know this word; use plain words, or say what it means.",
    check=check,
    evidence="B",
    mode="rate",
    examples=(
        Bad("Your case was moved to T2 for RCA."),
        Bad("The SKU was OOS at the DC, hence the backorder.", text="OOS"),
        Bad("Please clear your cookies and flush the DNS.", text="DNS"),
        Bad("We've raised a JIRA for the dev squad.", text="JIRA"),
        Bad("Your KYC is pending with the AML desk.", text="KYC"),
        Bad("The ticket is in the L3 queue under P2.", text="L3"),
        Bad("Please quote the RMA on the box.", rewrite="Please quote the return number on the box."),
        Good("Your VAT receipt is attached.", why="everybody knows it"),
        Good("Yes, the DNS record had a typo; it's fixed.", why="the customer's own term", customer="Is the DNS wrong?"),
        Good("A VPN (a tool that hides your location) can cause this.", why="explained in brackets"),
        Good("Your order ID is 4471.", why="everybody knows it"),
        Good("The PDF is 2 MB.", why="everybody knows it"),
        Good("We ship sizes XS to XXL, and it's on its way. ^TK", why="sizes, and the agent's initials"),
        Good("Ask for Luis at the desk.", why="plain"),
        Good("Please do NOT unplug it yet.", why="a word in capitals, no acronym"),
    ),
)
