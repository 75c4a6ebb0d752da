"""Repairing a draft: what is applied, what is left alone, and that it ends."""

from __future__ import annotations

import pytest

from replylint import Context, DraftError, Grade, Linter, Report, apply, lint
from replylint.edits import Edit, applied, repair
from replylint.report import Dimension, Finding, Rewrite, Severity, digest_of

DRAFT = "Hi Anna,\n\nObviously, the shop is shut. We will refund you by Friday.\n\nBest,\nTom"
FIXED = "Hi Anna,\n\nThe shop is shut. We will refund you by Friday.\n\nBest,\nTom"


def finding(code: str, start: int, end: int, severity: Severity, *rewrites: Rewrite) -> Finding:
    return Finding(
        code=code, name=code.lower(), family="test", severity=severity, dimension=Dimension.VOICE, confidence=0.9, start=start,
        end=end, line=1, column=start + 1, text="", message="", why="", rewrites=rewrites,
    )  # fmt: skip


def report(*findings: Finding, score: float = 50.0) -> Report:
    return Report(score=score, grade="D", ready=False, verdict="", dimensions=(), findings=findings)


def swap(start: int, end: int, text: str, grade: Grade = Grade.SAFE) -> Rewrite:
    return Rewrite(start=start, end=end, text=text, grade=grade)


def test_the_safe_rewrites_are_applied() -> None:
    assert lint(DRAFT).fixed_text == FIXED
    assert apply(lint(DRAFT)) == FIXED


def test_it_is_idempotent() -> None:
    assert lint(FIXED).fixed_text == FIXED


def test_a_report_from_json_takes_the_source() -> None:
    read = Report.model_validate_json(lint(DRAFT).model_dump_json())
    assert read == lint(DRAFT)
    assert apply(read, source=DRAFT) == FIXED
    with pytest.raises(DraftError, match="give the text that was linted"):
        apply(read)
    with pytest.raises(DraftError, match="use apply"):
        _ = read.fixed_text


def test_the_source_is_not_in_the_json() -> None:
    assert "shop" not in lint(DRAFT, customer="Where is it?").model_copy(update={"findings": ()}).model_dump_json()
    assert lint(DRAFT).digest == digest_of(DRAFT)


def test_another_text_is_refused() -> None:
    with pytest.raises(DraftError, match="changed since it was linted"):
        apply(lint(DRAFT), source=DRAFT + " ")
    with pytest.raises(DraftError, match="no digest"):
        apply(lint(DRAFT).model_copy(update={"digest": ""}), source=DRAFT)


def test_slots_are_never_filled() -> None:
    with pytest.raises(ValueError, match="only the writer"):
        apply(lint(DRAFT), grade=Grade.NEEDS_FACTS)
    source = "Hi Anna,\n\nSomeone will look into it as soon as possible.\n\nBest,\nTom"
    assert "{" not in apply(lint(source), grade=Grade.REVIEW)


def test_a_report_can_be_copied_and_pickled() -> None:
    import copy
    import pickle

    first = lint(DRAFT)
    assert copy.deepcopy(first) == first
    assert pickle.loads(pickle.dumps(first)) == first


def test_the_context_is_kept_for_the_second_look() -> None:
    source = "Dear customer,\n\nYour refund of £30 left us this morning.\n\nKind regards,\nCustomer Support Team"
    context = Context(customer_name="Anna Weber", agent_name="Tom Adler")
    result = Linter().lint(source, context=context).fixed_text
    assert result.startswith("Hi Anna,")
    assert "Tom" in result


def test_the_worst_finding_goes_first_and_edits_never_overlap() -> None:
    mild, bad = (
        finding("AAA001", 0, 6, Severity.INFO, swap(0, 6, "xxxxxx")),
        finding("BBB001", 4, 9, Severity.ERROR, swap(4, 9, "y")),
    )
    seen: list[str] = []

    def again(text: str) -> Report:
        seen.append(text)
        return report(score=60)

    result = repair("abcdefghijkl", report(mild, bad), again)
    assert result.text == "abcdyjkl"
    assert seen == ["abcdyjkl"]
    assert result.settled


@pytest.mark.parametrize(
    "after",
    [
        report(finding("AAA001", 0, 3, Severity.WARNING), score=60),  # not cured
        report(finding("ZZZ001", 0, 3, Severity.WARNING), score=60),  # another as severe
        report(score=49.9),  # a lower score
    ],
    ids=["not cured", "another as severe", "lower score"],
)
def test_an_edit_that_does_no_good_is_left_out(after: Report) -> None:
    before = report(finding("AAA001", 0, 3, Severity.WARNING, swap(0, 3, "xyz")))
    result = repair("abc def", before, lambda text: after if text != "abc def" else before)
    assert result.text == "abc def"
    assert result.settled


def test_a_milder_finding_may_come_up_and_the_others_stay_where_they_are() -> None:
    left_alone = finding("AAA001", 8, 11, Severity.WARNING)
    before = report(finding("AAA001", 0, 3, Severity.WARNING, swap(0, 3, "")), left_alone)
    after = report(finding("AAA001", 5, 8, Severity.WARNING), finding("CCC001", 0, 2, Severity.INFO))
    assert repair("abc def ghi", before, lambda text: after).text == " def ghi"


def test_the_next_suggestion_is_tried_when_the_first_does_no_good() -> None:
    before = report(finding("AAA001", 0, 3, Severity.WARNING, swap(0, 3, "bad"), swap(0, 3, "good")))
    result = repair("abc", before, lambda text: report(score=90) if text == "good" else before)
    assert result.text == "good"


def test_it_stops_after_three_rounds() -> None:
    def again(text: str) -> Report:
        return report(finding(f"R{len(text):02}000", 0, 1, Severity.WARNING, swap(0, 1, "")), score=100 - len(text))

    result = repair("abcdefgh", again("abcdefgh"), again)
    assert len(result.rounds) <= 3
    assert not result.settled or result.text == "abcdefgh"


def test_edits_change_nothing_else() -> None:
    one = Edit(finding("AAA001", 0, 1, Severity.INFO), swap(2, 4, "XX👋"))
    two = Edit(finding("AAA001", 0, 1, Severity.INFO), swap(6, 6, "!"))
    assert applied("abcdefgh", [two, one]) == "abXX👋ef!gh"


def test_nobody_is_told_the_same_twice() -> None:
    sorry = "I'm sorry we charged you twice."
    before = report(
        finding("AAA001", 0, 3, Severity.ERROR, swap(0, 3, sorry)),
        finding("BBB001", 8, 11, Severity.WARNING, swap(8, 11, sorry)),
    )
    assert repair("abc def ghi", before, lambda text: report(score=60)).text == f"{sorry} def ghi"


def test_a_repair_that_would_leave_nothing_is_left_out() -> None:
    source = "Please do not hesitate to contact us."
    assert Linter().lint(source).fixed_text.strip()
    calls: list[str] = []

    def again(text: str) -> Report:
        calls.append(text)
        if not text.strip():
            raise DraftError("empty")
        return report(score=60)

    result = repair("abc", report(finding("AAA001", 0, 3, Severity.ERROR, swap(0, 3, ""))), again)
    assert (result.text, result.settled, set(calls)) == ("abc", True, {""})


def test_an_edit_gets_another_turn_once_others_made_room() -> None:
    early, late = (
        finding("AAA001", 0, 3, Severity.ERROR, swap(0, 3, "x")),
        finding("BBB001", 6, 9, Severity.WARNING, swap(6, 9, "y")),
    )

    def again(text: str) -> Report:
        """The first does harm by itself, and neither does both at once before the second is known to be good."""
        seen.append(text)
        if text == "xdefghijkl":
            return report(late, score=40)
        if text == "xdefyjkl" and seen.count(text) == 1:
            return report(score=40)
        return report(score=70) if text == "xdefyjkl" else report(early, score=60)

    seen: list[str] = []
    result = repair("abcdefghijkl", report(early, late), again)
    assert result.text == "xdefyjkl"
    assert len(result.rounds) == 1
