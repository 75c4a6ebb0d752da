"""Where a rewrite meets its text: spaces, capitals, the full stop, spelling, and what is not the writer's."""

from __future__ import annotations

import pytest

from replylint.draft import read_draft
from replylint.report import Grade, Rewrite
from replylint.seam import fitted
from replylint.spelling import is_american, spelt_like


def put(source: str, old: str, new: str, grade: Grade = Grade.REVIEW) -> str | None:
    start = source.index(old)
    rewrite = fitted(read_draft(source), Rewrite(start=start, end=start + len(old), text=new, grade=grade))
    return None if rewrite is None else source[: rewrite.start] + rewrite.text + source[rewrite.end :]


@pytest.mark.parametrize(
    ("source", "old", "new", "result"),
    [
        ("It is very late today.", "very", "", "It is late today."),
        ("It is late, truly.", ", truly", "", "It is late."),
        ("It is late truly.", "truly", "", "It is late."),
        ("Very late it is.", "Very", "", "Late it is."),
        ("It is late. Very late it is.", "Very", "", "It is late. Late it is."),
        ("It is late. It is dark.", "It is dark.", "we can wait.", "It is late. We can wait."),
        ("It is late. It is dark.", "It is dark.", "we can wait", "It is late. We can wait."),
        ("It is late!", "It is late", "It is early.", "It is early."),
        ("It is late, and it is dark.", "it is dark", "The sun is down", "It is late, and the sun is down."),
        ("It is late.", "It is late.", "{what happened}.", "{what happened}."),
        ("We came.It was late.", "It was late.", "It was early.", "We came. It was early."),
        ("it is late", "it is late", "we waited", "we waited"),
        ("Say iPhone now.", "Say iPhone", "iPhone", "iPhone now."),
        ("It left as per your wish.", "per your wish", "as you wished", "It left as you wished."),
        ("Hey, that was odd. Sorry!", "that was odd. Sorry!", "Sorry! That was odd.", "Hey, sorry! That was odd."),
    ],
)
def test_the_seams_are_clean(source: str, old: str, new: str, result: str) -> None:
    assert put(source, old, new) == result


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        ("You wrote “it never came” on Friday.", "You wrote “it never came” on Friday.", "It never came."),
        ("You wrote “it never came” on Friday.", "never", "hardly"),
        ("It is late.\n\nOn Mon, 3 Mar 2025 at 10:12, Ana <ana@example.com> wrote:\n> So late!\n", "So late!", "So late."),
        ("It is late.", "late", "late"),
    ],
)
def test_what_is_not_the_writers_is_not_touched(source: str, old: str, new: str) -> None:
    assert put(source, old, new) is None


def test_a_sentence_may_change_around_a_quotation_that_stays() -> None:
    assert put("You said “it never came”.", "You said “it never came”.", "You told us “it never came”.")


@pytest.mark.parametrize(
    ("old", "new", "grade"),
    [
        ("Call 0800 123 456.", "", Grade.REVIEW),
        ("Call 0800 123 456.", "Ring 0800 123 456.", Grade.SAFE),
        ("It is late.", "It is late because {what went wrong}.", Grade.NEEDS_FACTS),
        ("It is late.", "", Grade.SAFE),
    ],
)
def test_the_grade_follows_what_is_lost_or_left_open(old: str, new: str, grade: Grade) -> None:
    source = "Call 0800 123 456. It is late. We are sorry."
    start = source.index(old)
    rewrite = fitted(read_draft(source), Rewrite(start=start, end=start + len(old), text=new, grade=Grade.SAFE))
    assert rewrite is not None
    assert rewrite.grade is grade


@pytest.mark.parametrize(
    ("sample", "text", "result"),
    [
        ("We cancelled the colour.", "We apologize.", "We apologise."),
        ("We canceled the color. apologize", "We apologise.", "We apologize."),
        ("It is late.", "We apologize.", "We apologize."),
        ("The colour I apologize for.", "We apologize.", "We apologize."),
    ],
)
def test_the_spelling_follows_the_draft(sample: str, text: str, result: str) -> None:
    assert spelt_like(text, sample, but="I apologize" if "apologize" in sample else "") == result


def test_spelling_is_told_by_the_words_that_differ() -> None:
    assert is_american("The colour was cancelled.") is False
    assert is_american("We apologized.") is True
    assert is_american("It is late.") is None
    assert is_american("We will liaise at sunrise about an unwise turquoise.") is None  # -ise everywhere
