"""Cutting a sentence: what a finding shows, and what is left without the fault."""

from __future__ import annotations

import pytest

from replylint import english
from replylint.cut import capitalized, outcome, run_end, without
from replylint.draft import read_draft
from replylint.reply import Reply


def read(text: str) -> Reply:
    draft = read_draft(text)
    return Reply(draft, english.parse(english.load(), draft.masked))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Obviously, the shop is shut.", "Obviously", "The shop is shut."),
        ("The shop is, of course, shut.", "of course", "The shop is shut."),
        ("It is clearly shut.", "clearly", "It is shut."),
        ("It is shut, as I said.", "as I said", "It is shut."),
    ],
)
def test_without(text: str, word: str, expected: str) -> None:
    reply = read(text)
    start = text.index(word)
    cut = without(reply, start, start + len(word))
    assert text[: cut.start] + cut.text + text[cut.end :] == expected


@pytest.mark.parametrize(
    ("text", "accusation", "expected"),
    [
        ("You failed to sign it, so the form was returned.", "You failed to sign it", "The form was returned."),
        ("As you did not sign it, the form was returned.", "you did not sign it", "The form was returned."),
        ("The form was returned because you did not sign it.", "you did not sign it", "The form was returned."),
        ("You failed to sign it.", "You failed to sign it", None),
    ],
)
def test_outcome(text: str, accusation: str, expected: str | None) -> None:
    reply = read(text)
    start = text.index(accusation)
    assert outcome(reply, reply.sentences[0], start, start + len(accusation)) == expected


def test_run_ends_with_the_clause() -> None:
    text = "You forgot the second key, so the door stayed shut."
    reply = read(text)
    assert text[: run_end(reply.words[1])] == "You forgot the second key"


def test_capitalized_keeps_the_rest() -> None:
    assert capitalized("the HMRC form") == "The HMRC form"
    assert capitalized("") == ""
