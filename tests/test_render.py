"""What people and programs read: the text, its carets, and the JSON with its schema."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import replylint
from replylint.render import Outcome, Page, renderer
from replylint.render.excerpt import clean, columns, excerpt
from replylint.render.json import schema, schema_text
from replylint.report import (
    Cap,
    Dimension,
    DimensionScore,
    Failure,
    Finding,
    Grade,
    Impression,
    Loss,
    Report,
    Rewrite,
    Severity,
    Strength,
    Zone,
)

SOURCE = "Hi Anna,\n\nWe regret this. But you failed to attach the receipt. You failed to write.\n\nBest,\nTom\n"


def finding(
    words: str, *, code: str = "BLM001", severity: Severity = Severity.ERROR, rewrites: tuple[Rewrite, ...] = ()
) -> Finding:
    start = SOURCE.index(words) if words else 9
    return Finding(
        code=code,
        name={"BLM001": "blames-customer", "ACT001": "no-action"}[code],
        family="blame",
        severity=severity,
        dimension=Dimension.RESPECT,
        confidence=0.9,
        start=start,
        end=start + len(words),
        line=SOURCE.count("\n", 0, start) + 1,
        column=start - SOURCE.rfind("\n", 0, start),
        text=words,
        message="This puts the fault on the customer.",
        why="Nobody reads on after that.",
        rewrites=rewrites,
    )


def rewrite(words: str, text: str, grade: Grade = Grade.REVIEW) -> Rewrite:
    start = SOURCE.index(words)
    return Rewrite(start=start, end=start + len(words), text=text, grade=grade)


def strength(words: str) -> Strength:
    return Strength(
        code="CRD001",
        name="owned-apology",
        family="credit",
        dimension=Dimension.OWNERSHIP,
        confidence=0.9,
        start=SOURCE.index(words),
        end=SOURCE.index(words) + len(words),
        line=3,
        column=1,
        text=words,
        message="It owns the fault.",
    )


REPORT = Report(
    score=49,
    grade="D",
    ready=False,
    verdict="Not ready: it blames the customer (BLM001).",
    cap=Cap(limit=49, reason="an error: BLM001"),
    impression=Impression(points=2.3, words=("nobody", "at this time")),
    dimensions=(
        DimensionScore(
            dimension=Dimension.RESPECT,
            score=41.2,
            weight=0.25,
            losses=(Loss(code="BLM001", start=30, points=8.3), Loss(code="BLM001", start=70, points=4)),
        ),
        DimensionScore(
            dimension=Dimension.RESOLUTION,
            score=80,
            weight=0.25,
            losses=(Loss(code="ACT001", start=9, points=15.5),),
            credits=(Loss(code="CRD002", start=0, points=-1.5),),
        ),
        DimensionScore(dimension=Dimension.VOICE, score=100, weight=0.25),
    ),
    findings=(
        finding("", code="ACT001", severity=Severity.WARNING),
        finding(
            "you failed to attach the receipt",
            rewrites=(rewrite("you failed to attach the receipt", "the receipt is missing"),),
        ),
        finding("You failed to write"),
    ),
    strengths=(strength("We regret this"),),
    failures=(Failure(code="TST001", name="crashes", error="ValueError"),),
    zones=(Zone(kind="body", start=10, end=SOURCE.index("\n\nBest")),),
    notices=("It is long.",),
)

TEXT = """\
draft.txt:2:1 warning ACT001 no-action
  | Hi Anna,
  |         ^
  This puts the fault on the customer.
  why: Nobody reads on after that.

draft.txt:3:21 error BLM001 blames-customer
  | We regret this. But you failed to attach the receipt. You failed to write.
  |                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  This puts the fault on the customer.
  why: Nobody reads on after that.
  instead: the receipt is missing

draft.txt:3:55 error BLM001 blames-customer
  | We regret this. But you failed to attach the receipt. You failed to write.
  |                                                       ^^^^^^^^^^^^^^^^^^^

draft.txt: 49/100 D. Not ready: it blames the customer (BLM001).
  resolution   80  ACT001 -15.5, CRD002 +1.5
  respect      41  BLM001 -12.3 (2 places)
  as a whole       -2.3 “nobody”, “at this time”
  held to 49 by an error: BLM001; else 71
  + CRD001 owned-apology (3:1): It owns the fault.
  note: It is long.
  failed: the rule crashes (TST001) crashed with ValueError; the others ran
"""


def text(report: Report, *, source: str = SOURCE, width: int = 100, color: bool = False) -> str:
    return "".join(renderer("text")([Outcome("draft.txt", source, report)], Page(width, color)))


def with_rewrites(words: str, *rewrites: Rewrite) -> str:
    one = REPORT.model_copy(update={"findings": (finding(words, rewrites=rewrites),)})
    return text(one)


def test_the_text_as_a_whole() -> None:
    assert text(REPORT) == TEXT


def test_colours_change_nothing_but_the_colours() -> None:
    colored = text(REPORT, color=True)
    assert "\x1b[31m\x1b[1merror\x1b[0m" in colored
    assert "\x1b[22m" not in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == TEXT
    assert "\x1b" not in text(REPORT)


@pytest.mark.parametrize("width", [44, 60, 80])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(columns(line) for line in text(REPORT, width=width).splitlines()) <= width


@pytest.mark.parametrize(
    ("words", "change", "says"),
    [
        ("you failed", rewrite("you failed", "we did not manage"), "instead: we did not manage"),
        ("you failed", rewrite("But you failed to attach the receipt.", "It is missing."), "instead: It is missing."),
        ("you failed", rewrite("you failed to attach the receipt", "it is missing"), "instead: But it is missing."),
        ("You failed to write", rewrite(" You failed to write.", ""), "instead: leave it out"),
        ("failed", rewrite("You failed to write.", ""), "leave out: You failed to write."),
        ("failed to write", rewrite(" You failed to write.", ""), "leave out: You failed to write."),
        ("We", rewrite("this. ", "it. "), "instead: We regret it."),
        ("But", rewrite("But you", "You"), "instead: leave it out"),
        ("regret", rewrite("We regret", "It hurts"), "instead: It hurts this."),
    ],
)
def test_a_rewrite_is_shown_as_what_to_write(words: str, change: Rewrite, says: str) -> None:
    assert f"\n  {says}\n" in with_rewrites(words, change)


def test_an_insertion_says_add() -> None:
    added = Rewrite(start=9, end=9, text="\nI refunded it.\n", grade=Grade.NEEDS_FACTS)
    assert "\n  add: I refunded it.\n" in with_rewrites("", added)


def test_two_rewrites_at_most_and_no_twins() -> None:
    changes = [rewrite("you failed", new) for new in ("one", "one", "two", "three")]
    shown = with_rewrites("you failed", *changes)
    assert [line for line in shown.splitlines() if line.startswith(("  instead", "  or"))] == ["  instead: one", "  or: two"]


def test_a_text_that_was_not_judged_is_one_line() -> None:
    notice = "This text does not look like English, so it was not judged."
    report = Report(score=0, grade="-", ready=False, verdict=notice, dimensions=(), notices=(notice,))
    assert text(report) == f"draft.txt: not judged. {notice}\n"


def test_several_drafts_are_counted() -> None:
    outcomes = [Outcome("a", SOURCE, REPORT), Outcome("b", error="gone"), Outcome("c", SOURCE, REPORT)]
    shown = "".join(renderer("text")(outcomes, Page()))
    assert shown.endswith("\n\n3 drafts: 2 not ready, 1 not read\n")
    assert "gone" not in shown


# Carets


@pytest.mark.parametrize(
    ("line", "word", "before"),
    [
        ("plain words here", "words", 6),
        ("a\tword", "word", 4),
        ("\tword", "word", 4),
        ("你好 word", "word", 5),
        ("😀 word", "word", 3),
        ("e\u0301a\u0308 word", "word", 3),
        ("👩\u200d👧 word", "word", 3),
        ("👍🏽 word", "word", 3),
        ("a\u200bb word", "word", 3),
        ("a\u00a0b word", "word", 4),
        ("a\x1b[31mb word", "word", 8),
        ("a\u202eb word", "word", 4),
        ("ﬁ word\r", "word", 2),
    ],
)
def test_carets_stand_under_the_words(line: str, word: str, before: int) -> None:
    source = f"first\n{line}\nlast"
    start = source.index(word)
    (row,) = excerpt(source, start, start + len(word), width=80)
    assert row.carets == " " * before + "^" * len(word)
    assert columns(row.text[: row.text.index(word)]) == before
    assert not any(unicodedata.category(c) == "Cc" for c in row.text)


def test_wide_words_have_wide_carets() -> None:
    (row,) = excerpt("ab你好cd", 2, 4, width=80)
    assert row.carets == "  ^^^^"


def test_a_long_line_is_cut_around_the_words() -> None:
    source = "one two three four five six seven eight nine ten eleven twelve thirteen"
    start = source.index("seven")
    (row,) = excerpt(source, start, start + 5, width=30)
    assert row.text == "…five six seven eight nine…"
    assert row.text[row.carets.index("^") : len(row.carets)] == "seven"
    (first,) = excerpt(source, 0, 3, width=30)
    assert first.text == "one two three four five six…"
    (last,) = excerpt(source, len(source) - 8, len(source), width=30)
    assert last.text == "…ten eleven twelve thirteen"
    assert last.text[last.carets.index("^") :] == "thirteen"


def test_words_longer_than_the_page_take_several_rows() -> None:
    source = "x " + "word " * 40
    rows = excerpt(source, 2, len(source) - 1, width=30)
    assert len(rows) == 3
    assert all(row.text.endswith("…") for row in rows)


def test_words_across_lines_are_underlined_in_each() -> None:
    rows = excerpt("you\nfailed to\nwrite and so on", 0, 19, width=80)
    assert [(row.text, row.carets) for row in rows] == [("you", "^^^"), ("failed to", "^" * 9), ("write and so on", "^" * 5)]
    many = excerpt("a\nb\nc\nd\ne\n", 0, 9, width=80)
    assert [row.text for row in many] == ["a", "b", "c…"]


def test_a_missing_thing_points_at_its_place() -> None:
    assert [(r.text, r.carets) for r in excerpt("Hi Anna,\nYes.", 8, 8, width=80)] == [("Hi Anna,", " " * 8 + "^")]
    assert [(r.text, r.carets) for r in excerpt("Hi Anna,\n\nYes.", 9, 9, width=80)] == [("Hi Anna,", " " * 8 + "^")]
    assert [(r.text, r.carets) for r in excerpt("\n\nYes.", 0, 0, width=80)] == [("Yes.", "^")]
    assert [(r.text, r.carets) for r in excerpt("Yes.\n", 5, 5, width=80)] == [("Yes.", "    ^")]


PIECES = st.sampled_from(
    ["word ", "you ", "\n", "\r\n", "\t", "你好", "😀", "e\u0301", "\x1b", "\u202e", "a" * 50, "👩\u200d👧", " ", "x"]
)


@given(st.lists(PIECES, min_size=1, max_size=60).map("".join), st.data(), st.integers(36, 90))
def test_any_span_of_any_text_fits_the_page(source: str, data: st.DataObject, width: int) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    rows = excerpt(source, start, end, width=width)
    assert len(rows) <= 3
    for row in rows:
        assert columns(row.text) <= width
        assert len(row.carets) <= width + 1
        assert set(row.carets.strip()) == {"^"}
        assert not any(unicodedata.category(c) == "Cc" for c in row.text + clean(source))
    if source[start:end].strip():
        assert rows


# JSON


def document(*outcomes: Outcome) -> dict[str, object]:
    found: dict[str, object] = json.loads("".join(renderer("json")(outcomes, Page())))
    return found


def test_the_json_is_what_its_schema_says() -> None:
    shown = document(Outcome("draft.txt", SOURCE, REPORT), Outcome("gone.txt", error="no such file"))
    jsonschema.Draft202012Validator(schema()).validate(shown)
    assert shown["version"] == 1
    assert shown["files"] == [
        {"path": "draft.txt", "report": json.loads(REPORT.model_dump_json())},
        {"path": "gone.txt", "error": "no such file"},
    ]
    jsonschema.Draft202012Validator(schema()).validate(document())


def test_the_schema_refuses_what_is_not_one() -> None:
    shown = document(Outcome("draft.txt", SOURCE, REPORT))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**shown, "version": 2}, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**shown, "files": [{"path": "a"}]}, schema())


def test_the_committed_schema_is_fresh() -> None:
    committed = Path(replylint.__file__).parent / "data" / "report.schema.json"
    assert committed.read_text(encoding="utf-8") == schema_text(), "run python -m replylint.docs"


def test_a_report_comes_back_from_its_json() -> None:
    assert Report.model_validate_json(REPORT.model_dump_json()) == REPORT
