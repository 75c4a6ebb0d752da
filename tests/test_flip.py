"""The person flip, on sentences of the catalogue and on what it must leave alone."""

from __future__ import annotations

import pytest

from replylint import english
from replylint.customer import Customer, read_customer
from replylint.flip import flipped_failure, flipped_question, regretted
from replylint.report import Grade


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
        "This is ridiculous.",
        "You can't open it in a new tab.",
        "I can't open.",
        "It broke them.",
        "My fringe is cut crooked and two inches too short.",
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


def test_a_promise_is_not_what_went_wrong() -> None:
    customer = read("You promised it within three days. It still hasn't arrived.")
    assert flipped_failure(customer) == "it still hasn't arrived"


@pytest.mark.parametrize(
    ("said", "text", "grade"),
    [
        ("You charged me twice.", "I'm sorry we charged you twice", Grade.REVIEW),
        ("It still hasn't arrived.", "I'm sorry that it still hasn't arrived", Grade.REVIEW),
        ("This is ridiculous!", "I'm sorry that {what went wrong}", Grade.NEEDS_FACTS),
    ],
)
def test_an_apology_names_what_the_customer_wrote(said: str, text: str, grade: Grade) -> None:
    assert regretted(read(said)) == (text, grade)


def test_an_apology_without_a_message_has_a_slot() -> None:
    assert regretted(None) == ("I'm sorry that {what went wrong}", Grade.NEEDS_FACTS)


def test_an_amount_keeps_its_sign() -> None:
    customer = read("Why was I charged £30 extra?")
    assert [flipped_question(q, customer) for q in customer.questions] == ["why you were charged £30 extra"]
