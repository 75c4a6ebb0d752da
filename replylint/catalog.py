"""All rules and credits, by code and by name: ours by walking `replylint.rules` and `replylint.strengths`, others' by entry point.

A package adds its own with an entry point in the group `replylint.rules` that names a package laid out like ours:
`{family}/{rule_name}.py`, each with a value `RULE` (or `CREDIT`).
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from replylint.errors import ConfigError, PluginError, RuleError
from replylint.rule import Credit, Rule

GROUP = "replylint.rules"
_CODE = re.compile(r"^[A-Z]{2,8}[0-9]{3}$")


@dataclass(frozen=True)
class Catalog:
    """The rules and credits in the order of their codes. It belongs to a Linter; there is no global one."""

    rules: tuple[Rule, ...]
    credits: tuple[Credit, ...]

    @property
    def entries(self) -> tuple[Rule | Credit, ...]:
        """The rules, then the credits."""
        both: list[Rule | Credit] = [*self.rules]
        both += self.credits
        return tuple(both)

    def find(self, key: str) -> Rule | Credit:
        """The rule or credit with this code or name, in any case. Raises ConfigError with the nearest right one."""
        wanted = key.strip().lower()
        for entry in self.entries:
            if wanted in (entry.code.lower(), entry.name):
                return entry
        raise ConfigError(f"no rule {key!r}{self._hint(key)}")

    def rule(self, key: str) -> Rule:
        """The rule with this code or name, in any case. Raises ConfigError with the nearest right one, and for a credit."""
        found = self.find(key)
        if isinstance(found, Rule):
            return found
        raise ConfigError(f"{found.code} is a strength and has no severity; `ignore` leaves it out")

    def select(self, keys: Iterable[str]) -> frozenset[str]:
        """The codes that codes, names or families stand for. Raises ConfigError for an unknown one, with the nearest right one."""
        found: set[str] = set()
        for key in keys:
            wanted = key.strip().lower()
            codes = {
                e.code
                for e in self.entries
                if wanted in (e.code.lower(), e.name, e.family, e.code[:-3].lower()) or wanted == "all"
            }
            if not codes:
                raise ConfigError(f"no rule or family {key!r}{self._hint(key)}")
            found |= codes
        return frozenset(found)

    def _hint(self, key: str) -> str:
        known = {e.code.lower(): e.code for e in self.entries}
        known |= {e.name: e.name for e in self.entries} | {e.family: e.family for e in self.entries}
        near = difflib.get_close_matches(key.strip().lower(), known, n=1, cutoff=0.5)
        return f"; did you mean {known[near[0]]!r}?" if near else "; `replylint rules` lists them"


def load(*, plugins: bool = True) -> Catalog:
    """The catalog of what is installed. Raises PluginError, with the package's name and the cause, for a broken one."""
    entries = _added([], [*_walk("replylint.rules"), *_walk("replylint.strengths")])
    if plugins:
        for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
            entries = _plugged(entries, point)
    ordered = sorted(entries, key=lambda e: e.code)
    return Catalog(tuple(e for e in ordered if isinstance(e, Rule)), tuple(e for e in ordered if isinstance(e, Credit)))


def _plugged(entries: list[Rule | Credit], point: EntryPoint) -> list[Rule | Credit]:
    try:
        return _added(entries, list(_walk(point.value)))
    except Exception as error:
        owner = point.dist.name if point.dist else point.value
        raise PluginError(f"the rules of {owner!r} ({point.value}) can't be loaded: {_told(error)}") from error


def _added(entries: list[Rule | Credit], more: list[Rule | Credit]) -> list[Rule | Credit]:
    """Both lists as one. Raises RuleError when a code or a name stands twice."""
    by_key = {key: e for e in entries for key in (e.code, e.name)}
    for entry in more:
        for key in (entry.code, entry.name):
            other = by_key.setdefault(key, entry)
            if other is not entry:
                raise RuleError(f"{entry.name} ({entry.code}) has the code or the name of {other.name} ({other.code})")
    return entries + more


def _walk(package_name: str) -> Iterator[Rule | Credit]:
    package = importlib.import_module(package_name)
    for module_info in sorted(pkgutil.walk_packages(package.__path__, f"{package_name}."), key=lambda m: m.name):
        if not module_info.ispkg:
            yield from_module(_imported(module_info.name))


def _imported(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as error:
        raise RuleError(f"{name}: {_told(error)}") from error


def _told(error: Exception) -> str:
    return str(error) if isinstance(error, RuleError) else f"{type(error).__name__}: {error}"


def from_module(module: ModuleType) -> Rule | Credit:
    """The module's rule or credit, with name, family and text taken from where it stands. Raises RuleError when it breaks the contract."""
    where = module.__name__
    value = getattr(module, "RULE", None) or getattr(module, "CREDIT", None)
    if not isinstance(value, Rule | Credit):
        raise RuleError(f"{where} has no value RULE (a Rule) or CREDIT (a Credit)")
    doc = (module.__doc__ or "").strip()
    if not doc:
        raise RuleError(f"{where} has no docstring; it is the rule's manual page")
    if not _CODE.match(value.code):
        raise RuleError(f"{where}: the code {value.code!r} is not letters and three digits, such as BLM001")
    _, family, stem = where.rsplit(".", 2)
    name = stem.replace("_", "-")
    if isinstance(value, Credit):
        return replace(value, name=name, family=family, doc=doc)
    return replace(value, name=name, family=family, doc=doc, why=_why(doc))


def _why(doc: str) -> str:
    """The second paragraph of the docstring: why it hurts."""
    fault, *others = paragraphs(doc)
    return next((p for p in others if not p.startswith("Sources:")), fault)


def paragraphs(doc: str) -> list[str]:
    """A docstring's paragraphs, each in one line: the fault, why it hurts, and last `Sources:`."""
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n|\n(?=Sources:)", doc.strip())]
