"""The turn to help, and what is taken on nearby."""

from __future__ import annotations

import pytest

from replylint import english
from replylint.draft import read_draft
from replylint.moves.turn import taken_on, turns_to_help
from replylint.reply import Reply


def read(text: str) -> Reply:
    draft = read_draft(text)
    return Reply(draft, english.parse(english.load(), draft.masked))


@pytest.mark.parametrize(
    "text",
    [
        "You didn't mention the colour, so I've put both in the parcel.",
        "A note on the door would have helped, and we'll hang one there today.",
        "The date was missing; I've filled it in.",
    ],
)
def test_turns(text: str) -> None:
    reply = read(text)
    assert turns_to_help(reply, reply.sentences[0], 5)


@pytest.mark.parametrize(
    "text",
    [
        "You didn't give us the address.",
        "You didn't give us the address, so we have cancelled the order.",
        "You didn't give us the address, so we will not be able to send it.",
        "I've put both in the parcel, but you didn't mention the colour.",
    ],
)
def test_does_not_turn(text: str) -> None:
    reply = read(text)
    assert not turns_to_help(reply, reply.sentences[0], text.index("didn't") if "didn't" in text else 0)


def test_taken_on_within_two_sentences() -> None:
    near = read("The lid was open. That was our mistake.")
    far = read("The lid was open. It is blue. It is round. It is old. That was our mistake.")
    assert taken_on(near, near.sentences[0])
    assert not taken_on(far, far.sentences[0])


def test_a_hollow_apology_takes_nothing_on() -> None:
    reply = read("Most guests read the label. We are sorry if you feel let down.")
    assert not taken_on(reply, reply.sentences[0])
