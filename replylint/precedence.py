"""Which findings stand where several rules hit the same words (the catalogue's section 3.9), and in what order they are shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from replylint.report import Severity
from replylint.rule import Hit, Rule

# Shown but not scored twice: the whole reply lacks an action, and these say so of one sentence.
_SUBSUMED = {"ACT001": ("ACT002", "ACT003", "ACT004")}
# The same of two that say it of the same words: who does it and when is a part of what is done.
_PART_OF = {"ACT002": ("ACT003", "ACT004")}


@dataclass(frozen=True)
class Found:
    """A hit, its rule and the severity it has here; `worth` is the one it costs, by its confidence. `scored` is False when another finding
    already pays for it."""

    rule: Rule
    hit: Hit
    severity: Severity
    worth: Severity
    scored: bool = True


def settle(found: list[Found]) -> list[Found]:
    """One finding per rule and span, the stronger rule where two compete, in text order."""
    unique: dict[tuple[str, int, int], Found] = {}
    for one in found:
        key = (one.rule.code, one.hit.start, one.hit.end)
        if key not in unique or unique[key].hit.confidence < one.hit.confidence:
            unique[key] = one
    kept = _left_standing(sorted(unique.values(), key=lambda f: (f.hit.start, f.hit.end)))
    codes = {one.rule.code for one in kept}
    paid = {code for whole, parts in _SUBSUMED.items() if whole in codes for code in parts}
    wholes = [one for one in kept if one.rule.code in _PART_OF]
    kept = [replace(one, scored=False) if one.rule.code in paid or _is_part(one, wholes) else one for one in kept]
    return sorted(kept, key=lambda f: (f.hit.start, f.hit.end, -f.severity.rank, f.rule.code))


def _is_part(one: Found, wholes: list[Found]) -> bool:
    return any(one.rule.code in _PART_OF[whole.rule.code] and _overlap(one.hit, whole.hit) for whole in wholes)


def _left_standing(ordered: list[Found]) -> list[Found]:
    """Those that give way to none. In text order, so that each is held only against those that it overlaps: there may be thousands."""
    gone: set[int] = set()
    open_: list[Found] = []
    for one in ordered:
        open_ = [other for other in open_ if other.hit.end > one.hit.start]
        for other in open_:
            if _gives_way(one, other):
                gone.add(id(one))
            if _gives_way(other, one):
                gone.add(id(other))
        open_.append(one)
    return [one for one in ordered if id(one) not in gone]


def _gives_way(one: Found, other: Found) -> bool:
    if not _overlap(one.hit, other.hit):
        return False
    if one.rule.code == other.rule.code:
        longer = (other.hit.end - other.hit.start) - (one.hit.end - one.hit.start)
        return longer > 0 or (longer == 0 and other.hit.start < one.hit.start)
    # A hint never hides what is said more loudly.
    beaten = one.rule.code in other.rule.beats and other.severity.rank >= one.severity.rank
    return beaten or (one.rule.yields and one.rule.family == other.rule.family)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
