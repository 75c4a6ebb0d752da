"""Rewrites applied: a report in, the repaired draft out."""

from __future__ import annotations

from replylint.edits import Lint, Repaired, repair
from replylint.errors import DraftError
from replylint.linter import lint as default_lint
from replylint.report import Grade, Report, digest_of


def apply(report: Report, *, grade: Grade = Grade.SAFE, source: str | None = None, lint: Lint | None = None) -> str:
    """The draft of a report with all rewrites up to a grade that make it better; `safe`, or `review` for both.

    The result is linted again after each of at most three rounds: an edit that does not cure its finding, raises another as severe or
    lowers the score is left out. A report that was read back from JSON needs `source`, the text that was linted, and takes `lint`,
    what to lint with (else the default rules, without a customer's message). Raises DraftError when the report is of another text,
    ValueError for the grade `needs-facts`, whose slots only the writer can fill.
    """
    return applied(report, grade=grade, source=source, lint=lint).text


def applied(report: Report, *, grade: Grade = Grade.SAFE, source: str | None = None, lint: Lint | None = None) -> Repaired:
    """As `apply`, with the report on the result and what was done in each round."""
    origin = report._origin
    source = origin.source if source is None else source
    if source is None:
        raise DraftError("This report does not hold its draft; give the text that was linted as `source`.")
    if not report.digest:
        raise DraftError("This report has no digest, so it can't be told whether it is of this text; lint the text again.")
    if report.digest != digest_of(source):
        raise DraftError("The text has changed since it was linted: its digest is not the report's. Lint it again.")
    return repair(source, report, lint or origin.lint or default_lint, Grade(grade))
