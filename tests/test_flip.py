"""The person flip, on sentences of the catalogue and on what it must leave alone."""

from __future__ import annotations

import pytest

from replylint import english
from replylint.customer import Customer, read_customer
from replylint.flip import flipped_failure, flipped_question


def read(text: str) -> Customer:
    return read_customer(english.parse(english.load(), text), text)


@pytest.mark.parametrize(
    ("said", "flipped"),
    [
        ("You charged me twice.", "we charged you twice"),
        ("Your driver left my fridge on the pavement.", "our driver left your fridge on the pavement"),
        ("I was told I'd get a call.", "you were told you'd get a call"),
        ("Nobody has answered my emails.", "nobody has answered your emails"),
        ("You delivered my mum's birthday flowers a day late.", "we delivered your mum's birthday flowers a day late"),
        ("You haven't refunded me.", "we haven't refunded you"),
        ("The update deleted my notes.", "the update deleted your notes"),
    ],
)
def test_a_failure_is_told_from_the_firms_side(said: str, flipped: str) -> None:
    assert flipped_failure(read(said)) == flipped


@pytest.mark.parametrize(
    "said",
    [
        "How do I reset it?",
        "Thanks, all sorted!",
        "Your stupid driver lost my damn parcel.",
        "Why was my claim rejected?",
        "",
    ],
)
def test_what_is_no_failure_or_unfit_to_repeat_is_not_flipped(said: str) -> None:
    assert flipped_failure(read(said)) is None


@pytest.mark.parametrize(
    ("asked", "flipped"),
    [
        ("When will it ship?", "when it will ship"),
        ("Can I add gift wrap?", "whether you can add gift wrap"),
        ("Do you have this in blue?", "whether we have this in blue"),
        ("How much is the early exit fee?", None),
    ],
)
def test_a_question_is_repeated_indirectly(asked: str, flipped: str | None) -> None:
    customer = read(asked)
    assert [flipped_question(q, customer) for q in customer.questions] == [flipped]
