"""Cutting a sentence: what a finding shows, and what is left without the fault."""

from __future__ import annotations

import pytest

from replylint import english
from replylint.cut import capitalized, left_out, outcome, run_end, stated, without
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


def left(text: str, fault: str) -> str | None:
    reply = read(text)
    start = text.index(fault)
    cut = left_out(reply, start, start + len(fault))
    return None if cut is None else text[: cut.start] + cut.text + text[cut.end :]


@pytest.mark.parametrize(
    ("text", "fault", "expected"),
    [
        ("Prices move a lot, as all our members will be aware.", "all our members", "Prices move a lot."),
        ("The fee is £20, which was there to be read.", "there to be read", "The fee is £20."),
        ("As you failed to sign the form, the claim was closed.", "you failed", "The claim was closed."),
        ("You failed to sign the form, so we closed the claim.", "You failed", "We closed the claim."),
        ("We sent it. Mistakes happen. A new one is on its way.", "Mistakes", "We sent it. A new one is on its way."),
        ("We sent it.\n\nMistakes happen.\n\nA new one is on its way.", "Mistakes", "We sent it.\n\nA new one is on its way."),
        ("We sent it. Mistakes happen.", "Mistakes", "We sent it."),
    ],
)
def test_a_clause_or_a_sentence_is_left_out(text: str, fault: str, expected: str) -> None:
    assert left(text, fault) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Mistakes happen.", "Mistakes"),  # there is nothing else
        ("Mistakes happen. This one cost us a day.", "Mistakes"),  # the next leans on it
        ("We sent it. Ask 0800 123 456 before you moan.", "moan"),  # a number that somebody needs
        ("You failed to sign it, and you sent it late.", "You failed"),  # the reproach goes on
        ("The lad who did yours has left, so I can't ask him.", "has left"),  # who is "him"?
        ("I have read it and to be blunt, I have no idea.", "no idea"),  # "and to be blunt" leads nowhere
    ],
)
def test_what_can_t_stand_without_it_stays(text: str, fault: str) -> None:
    assert left(text, fault) is None


def test_a_herald_goes_and_what_it_announces_stays() -> None:
    text = "Please remember that the app is free for everybody."
    reply = read(text)
    found = stated(reply, 0, len("Please remember"))
    assert found is not None
    assert found.text + text[found.end :] == "The app is free for everybody."
    assert stated(reply, 7, 15) is None
