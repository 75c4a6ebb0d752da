"""The report as an agent reads it: the words underlined, why they hurt and what to write instead, then the score and why."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from replylint.render import Outcome, Page
from replylint.render.excerpt import clean, excerpt
from replylint.report import Dimension, DimensionScore, Finding, Loss, Report, Rewrite, Severity, Strength

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MARGIN = "  | "
_EDGE = " \t\r\n.,;:!?"
_SUGGESTIONS = 2
_LONGEST_LINE = 100
_SENTENCE_END = re.compile(r"""[.!?…]["'”’)\]]*\s+|\n\s*\n""")


def render_text(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """A block for each draft that was read, and a last line when there were several."""
    tally = {"ready": 0, "not ready": 0, "not judged": 0, "not read": 0}
    gap = ""
    for outcome in outcomes:
        tally[_state(outcome.report)] += 1
        if outcome.report is not None:
            lines = _Writer(page).block(outcome.path, outcome.source, outcome.report)
            yield gap + "".join(f"{line}\n" for line in lines)
            gap = "\n"
    total = sum(tally.values())
    if total > 1:
        yield f"{gap}{total} drafts: {', '.join(f'{count} {state}' for state, count in tally.items() if count)}\n"


def _state(report: Report | None) -> str:
    if report is None:
        return "not read"
    if report.grade == "-":
        return "not judged"
    return "ready" if report.ready else "not ready"


class _Writer:
    """Writes the lines of one block for a page of a certain width."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def block(self, path: str, source: str, report: Report) -> Iterator[str]:
        """The findings in the order of the text, then the score and its reasons."""
        explained: set[str] = set()
        for finding in report.findings:
            yield from self._finding(path, source, report, finding, known=finding.code in explained)
            yield ""
            explained.add(finding.code)
        yield from self._score(path, report)
        for notice in report.notices:
            if notice != report.verdict:
                yield from self._wrapped("note: ", notice)
        for failure in report.failures:
            what = f"the rule {failure.name} ({failure.code}) crashed with {failure.error}; the others ran"
            yield from self._wrapped("failed: ", what, color="red")

    def _finding(self, path: str, source: str, report: Report, finding: Finding, *, known: bool) -> Iterator[str]:
        color = _COLORS[finding.severity]
        place = self._style(f"{path}:{finding.line}:{finding.column}", bold=True)
        yield f"{place} {self._style(str(finding.severity), color, bold=True)} {finding.code} {finding.name}"
        for row in excerpt(source, finding.start, finding.end, width=self.page.width - len(_MARGIN)):
            yield _MARGIN + row.text
            yield _MARGIN + self._style(row.carets, color, bold=True)
        if not known:
            yield from self._wrapped("", finding.message)
            if finding.why and finding.why != finding.message:
                yield from self._wrapped("why: ", finding.why)
        shown = dict.fromkeys(_suggestion(source, report, finding, rewrite) for rewrite in finding.rewrites)
        before = ""
        for label, words in list(shown)[:_SUGGESTIONS]:
            yield from self._wrapped("or: " if label == before else f"{label}: ", words, color="green")
            before = label

    def _score(self, path: str, report: Report) -> Iterator[str]:
        judged = report.grade != "-"
        told = f"{report.score:g}/100 {report.grade}. {report.verdict}" if judged else f"not judged. {report.verdict}"
        color = None if not judged else "green" if report.ready else "red"
        yield from self._wrapped(f"{path}: ", told, color=color, indent=0, hang=2)
        lowered = [d for d in report.dimensions if d.dimension is not Dimension.GENEROSITY and _points(d.losses)]
        for dimension in sorted(lowered, key=_lost, reverse=True):
            yield from self._wrapped(f"{dimension.dimension:<11} {dimension.score:>3.0f}  ", _balance(dimension))
        for dimension in report.dimensions:
            if dimension.dimension is Dimension.GENEROSITY and report.bonus:
                yield from self._wrapped(f"{dimension.dimension:<11}      ", _balance(dimension))
        impression = report.impression
        if impression.words:
            words = ", ".join(f"“{word}”" for word in impression.words)
            yield from self._wrapped("as a whole       ", f"{-impression.points:+.1f} {words}")
        uncapped = 100 - impression.points - sum(_lost(d) for d in report.dimensions)
        if report.cap is not None and report.cap.limit < uncapped - 0.5:
            yield from self._wrapped("", f"held to {report.cap.limit} by {report.cap.reason}; else {uncapped:.0f}")
        for _, strengths in groupby(sorted(report.strengths, key=lambda s: (s.code, s.start)), key=lambda s: s.code):
            yield from self._wrapped("+ ", _strength(list(strengths)), color="green")

    def _wrapped(
        self, label: str, text: str, *, color: str | None = None, indent: int = 2, hang: int | None = None
    ) -> Iterator[str]:
        """A text beside its label, which alone has the colour; later lines go as far in as the first, or as `hang`."""
        further = indent + len(label) if hang is None else hang
        width = max(min(self.page.width, _LONGEST_LINE), further + 20)
        first = " " * (indent + len(label))
        lines = textwrap.wrap(
            clean(text),
            width,
            initial_indent=first,
            subsequent_indent=" " * further,
            break_long_words=False,
            break_on_hyphens=False,
        )
        head, *rest = lines or [first]
        yield " " * indent + self._style(label, color, bold=color is not None) + head[len(first) :]
        yield from rest

    def _style(self, text: str, color: str | None = None, *, bold: bool = False) -> str:
        return click.style(text, fg=color, bold=bold or None) if self.page.color and text else text


def _suggestion(source: str, report: Report, finding: Finding, rewrite: Rewrite) -> tuple[str, str]:
    """What to do, and the words: only the new ones where they replace what is underlined, else the new sentence as a whole."""
    words = clean(rewrite.text)
    if rewrite.start == rewrite.end:
        return "add", words
    old = source[rewrite.start : rewrite.end]
    underlined = finding.text.strip(_EDGE)
    if old.strip(_EDGE) == underlined:
        return "instead", words or "leave it out"
    # A deletion may give the next word its capital.
    kept = len(rewrite.text) if old.casefold().endswith(rewrite.text.casefold()) else 0
    if kept and old[:-kept].strip(_EDGE) == underlined:
        return "instead", "leave it out"
    # What is replaced may begin or end in the space between two sentences, which belongs to neither.
    start, end = rewrite.end - len(old.lstrip()), rewrite.start + len(old.rstrip())
    low, high = _sentence(source, report, start, end)
    sentence = clean(source[low:start] + rewrite.text + source[end:high])
    if any(character.isalnum() for character in sentence):
        return "instead", sentence
    return "leave out", clean(old)


def _sentence(source: str, report: Report, start: int, end: int) -> tuple[int, int]:
    """About the sentence around a span, inside its zone: a guess by punctuation, good enough to be shown."""
    body = next((z for z in report.zones if z.kind == "body" and z.start <= start < z.end), None)
    low, high = (body.start, max(body.end, end)) if body else (0, len(source))
    ends = [m.end() for m in _SENTENCE_END.finditer(source, low, high)]
    return max((e for e in ends if e <= start), default=low), min((e for e in ends if e >= end), default=high)


def _lost(dimension: DimensionScore) -> float:
    return _points(dimension.losses) + _points(dimension.credits)


def _points(losses: Sequence[Loss]) -> float:
    return sum(loss.points for loss in losses)


def _balance(dimension: DimensionScore) -> str:
    """What each code took, the most first, then what was given back: `BLM001 -11.3, ARG003 -2.0 (2 places), CRD001 +1.1`."""
    of: dict[str, list[Loss]] = {}
    for loss in (*dimension.losses, *dimension.credits):
        of.setdefault(loss.code, []).append(loss)
    parts = [
        f"{code} {-_points(losses):+.1f}" + (f" ({len(losses)} places)" if len(losses) > 1 else "")
        for code, losses in sorted(of.items(), key=lambda item: -_points(item[1]))
        if abs(_points(losses)) >= 0.05
    ]
    return ", ".join(parts)


def _strength(alike: list[Strength]) -> str:
    places = ", ".join(f"{strength.line}:{strength.column}" for strength in alike)
    return f"{alike[0].code} {alike[0].name} ({places}): {alike[0].message}"
