"""The sample reply and its 17 faults, as a reader would list them, and the same case written well."""

from __future__ import annotations

from pathlib import Path

import pytest

from replylint import Report, Severity, lint

EXAMPLES = Path(__file__).parent.parent / "examples"

# fault: (words that the finding must touch, or None for one that concerns the whole reply; the codes that say it for the right reason)
FAULTS: dict[str, tuple[str | None, set[str]]] = {
    "greeting without a name": ("Hi there", {"SCR003"}),
    "stock opener": ("Thank you for reaching out", {"SCR002"}),
    "excuse: unforeseen circumstances": ("due to unforeseen circumstances", {"EXC001", "HON003"}),
    "excuse: volume of inquiries": ("volume of inquiries", {"EXC002"}),
    "hidden actor": ("has been delayed", {"BLM004", "EXC001", "HON003"}),
    "as I already explained": ("As I already explained", {"ARG002"}),
    "you failed to enter": ("you failed to enter", {"BLM001"}),
    "policy shield": ("As per our policy", {"DEF002"}),
    "refusal without an alternative": ("nothing we can do", {"ACT006"}),
    "obviously": ("Obviously", {"ARG003"}),
    "mistakes happen": ("mistakes happen", {"EXC004", "BLM004"}),
    "non-apology": ("any inconvenience this may have caused", {"APO002"}),
    "work pushed to the customer": ("contact the courier", {"DEF001", "ACT005"}),
    "someone from the team": ("Someone from the team", {"ACT004", "ACT002"}),
    "as soon as possible": ("as soon as possible", {"ACT003"}),
    "stock closer": ("do not hesitate to contact us", {"SCR002"}),
    "anonymous sign-off": ("Customer Support Team", {"VOI001"}),
}


@pytest.fixture(scope="module", params=[False, True], ids=["reply only", "with the customer's message"])
def customer(request: pytest.FixtureRequest) -> str | None:
    return (EXAMPLES / "late-parcel-customer.txt").read_text(encoding="utf-8") if request.param else None


def found(report: Report, source: str, words: str | None, codes: set[str]) -> bool:
    start = source.index(words) if words else 0
    end = start + len(words) if words else len(source)
    return any(f.code in codes and f.start < end and start < f.end for f in report.findings)


def test_the_bad_reply_shows_its_faults(customer: str | None) -> None:
    source = (EXAMPLES / "late-parcel.txt").read_text(encoding="utf-8")
    report = lint(source, customer=customer)
    assert not report.failures
    missed = [fault for fault, (words, codes) in FAULTS.items() if not found(report, source, words, codes)]
    assert len(FAULTS) - len(missed) >= 14, missed
    assert not report.ready
    assert report.grade == ("C" if customer is None else "F")


def test_the_good_reply_is_quiet(customer: str | None) -> None:
    report = lint((EXAMPLES / "late-parcel-better.txt").read_text(encoding="utf-8"), customer=customer)
    assert [f for f in report.findings if f.severity is not Severity.INFO] == []
    assert report.ready
    assert report.grade == "A"
    assert {s.code for s in report.strengths} >= {"CRD001", "CRD002"}
