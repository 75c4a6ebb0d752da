"""Repairing a draft: which rewrites are applied, in what order, and whether the result is better.

The worst finding goes first, edits never overlap, and what they made is linted again: an edit that does not cure its
finding, that raises another as severe, or that lowers the score is left out. After `ROUNDS` rounds at most it stops; `settled`
tells whether repairing the result would change nothing. Offsets are code points, the end excluded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from replylint.errors import DraftError
from replylint.report import Finding, Grade, Report, Rewrite

ROUNDS = 3
_SENTENCE = 4  # words that are a sentence of their own rather than a word put right

Lint = Callable[[str], Report]

_GRADES = {
    Grade.SAFE: (Grade.SAFE,),
    Grade.REVIEW: (Grade.SAFE, Grade.REVIEW),
}


@dataclass(frozen=True)
class Edit:
    """A rewrite and the finding that it is to cure."""

    finding: Finding
    rewrite: Rewrite

    def touches(self, other: Edit) -> bool:
        """Whether the two overlap, or one puts something in at the other's end, so that their order would matter.

        What is put in just before a span stays before whatever becomes of the span.
        """
        a, b = self.rewrite, other.rewrite
        if (a.start == a.end == b.start < b.end) or (b.start == b.end == a.start < a.end):
            return False
        if a.start == a.end or b.start == b.end:
            return a.start <= b.end and b.start <= a.end
        return a.start < b.end and b.start < a.end


@dataclass(frozen=True)
class Repaired:
    """A repaired draft: its text and report, what was applied in each round, and whether there was nothing left to apply."""

    text: str
    report: Report
    rounds: tuple[tuple[Edit, ...], ...]
    settled: bool


def repair(source: str, report: Report, lint: Lint, grade: Grade = Grade.SAFE) -> Repaired:
    """The draft with all rewrites up to a grade that make it better. `report` is `lint(source)`.

    Raises ValueError for the grade `needs-facts`: its slots are for the writer to fill.
    """
    if grade not in _GRADES:
        raise ValueError("needs-facts rewrites have slots that only the writer can fill; apply safe or review")
    rounds: list[tuple[Edit, ...]] = []
    for _ in range(ROUNDS):
        applied, text, after = _round(source, report, lint, grade)
        if not applied:
            return Repaired(source, report, tuple(rounds), settled=True)
        rounds.append(applied)
        source, report = text, after
    return Repaired(source, report, tuple(rounds), settled=not _round(source, report, lint, grade)[0])


def _round(source: str, report: Report, lint: Lint, grade: Grade) -> tuple[tuple[Edit, ...], str, Report]:
    """The edits of one round, the text that they make, and its report."""
    offered = [list(_offered(finding, grade)) for finding in _worst_first(report.findings)]
    first = _apart(source, [edits[0] for edits in offered if edits])
    if not first:
        return (), source, report
    text = applied(source, first)
    after = _linted(lint, text)
    if after and _is_better(report, after, first) is not None:
        return tuple(first), text, after
    # Not all of them do good: take them one by one, each beside those that did, and again while that makes room for another.
    kept: list[Edit] = []
    best = (source, report)
    there: list[Finding] = []  # what came up for those that were kept
    found = True
    while found:
        found = False
        for edits in offered:
            for edit in edits:
                if any(edit.touches(other) for other in kept) or _is_said(edit, source, kept):
                    continue
                tried = [*kept, edit]
                text = applied(source, tried)
                after = _linted(lint, text)
                others = _is_better(report, after, tried, there) if after else None
                if after and others is not None and after.score >= best[1].score:
                    kept, best, there, found = tried, (text, after), others, True
                    break
    return tuple(kept), *best


def _linted(lint: Lint, text: str) -> Report | None:
    """The report on what some edits made; None when they left nothing to send."""
    try:
        return lint(text)
    except DraftError:
        return None


def _worst_first(findings: Sequence[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence, f.start, f.code))


def _offered(finding: Finding, grade: Grade) -> Iterator[Edit]:
    for rewrite in finding.rewrites:
        if rewrite.grade in _GRADES[grade]:
            yield Edit(finding, rewrite)


def _apart(source: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that stand apart; of two that do not, or that say the same, the earlier of the list."""
    kept: list[Edit] = []
    for edit in edits:
        if not any(edit.touches(other) for other in kept) and not _is_said(edit, source, kept):
            kept.append(edit)
    return kept


def _is_said(edit: Edit, source: str, kept: Sequence[Edit]) -> bool:
    """Whether its words stand elsewhere in the text already, or are put there by another: nobody is told the same twice."""
    words = edit.rewrite.text.strip(" .!\n")
    if len(words.split()) < _SENTENCE:
        return False
    beside = source[: edit.rewrite.start] + "\n" + source[edit.rewrite.end :]
    return words in beside or any(words in other.rewrite.text for other in kept)


def applied(source: str, edits: Sequence[Edit]) -> str:
    """The source with edits that stand apart; everything else stays as it is."""
    for edit in sorted(edits, key=lambda e: (-e.rewrite.start, -e.rewrite.end)):
        source = source[: edit.rewrite.start] + edit.rewrite.text + source[edit.rewrite.end :]
    return source


def _is_better(
    before: Report, after: Report, edits: Sequence[Edit], there: Sequence[Finding] | None = None
) -> list[Finding] | None:
    """What came up instead, where the findings are cured, nothing as severe came up, no rule crashed, and the score is not lower.

    None where the edits do no good. With `there`, what came up for the edits before the last one, only what the last one
    adds counts against it.
    """
    if after.score < before.score or len(after.failures) > len(before.failures) or after.grade == "-":
        return None
    cured, others = raised(before, after, edits)
    least = min(edit.finding.severity.rank for edit in (edits if there is None else edits[-1:]))
    borne = Counter((f.code, f.severity) for f in there or ())
    added = Counter((f.code, f.severity) for f in others) - borne
    return others if cured and all(severity.rank < least for _, severity in added) else None


def raised(before: Report, after: Report, edits: Sequence[Edit]) -> tuple[bool, list[Finding]]:
    """Whether the findings of some edits are gone from the report on what they made, and which findings are new in it."""
    places = _Places(edits)
    new = list(after.findings)
    cured = [e.finding for e in edits]
    gone = True
    # First those that were left alone, so that the neighbour of a cured one is not taken for it.
    for finding in [*(f for f in before.findings if f not in cured), *cured]:
        same = _same(finding, places.of(finding.start, finding.end), new)
        if same is not None:
            gone = gone and finding not in cured
            new.remove(same)
    return gone, new


def _same(finding: Finding, place: tuple[int, int], among: Sequence[Finding]) -> Finding | None:
    """The finding of the same rule at the same place; one that says something is missing may stand at another."""
    start, end = place
    alike = [f for f in among if f.code == finding.code]
    for other in alike:
        if (other.start < end and start < other.end) or (other.start == start and other.end == end):
            return other
    return next((f for f in alike if f.start == f.end and finding.start == finding.end), None)


class _Places:
    """Where the characters of a text are after some edits; what was rewritten is where its new words are."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.rewrites = sorted((e.rewrite for e in edits), key=lambda r: (r.start, r.end))

    def of(self, start: int, end: int) -> tuple[int, int]:
        """The new span of an old one, stretched over every rewrite that it overlaps."""
        return self._low(start), max(self._high(end), self._low(start))

    def _low(self, offset: int) -> int:
        shift = 0
        for rewrite in self.rewrites:
            if rewrite.start >= offset:
                break
            if rewrite.end > offset:
                return rewrite.start + shift
            shift += len(rewrite.text) - (rewrite.end - rewrite.start)
        return offset + shift

    def _high(self, offset: int) -> int:
        shift = 0
        for rewrite in self.rewrites:
            if rewrite.start >= offset and rewrite.end > offset:
                break
            if rewrite.end > offset:
                return rewrite.start + shift + len(rewrite.text)
            shift += len(rewrite.text) - (rewrite.end - rewrite.start)
        return offset + shift
