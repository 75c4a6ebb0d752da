"""The customer's message: what it is, what went wrong, what it asks, and what it therefore calls for."""

from __future__ import annotations

import pytest

from replylint import Linter
from replylint.customer import Customer

LINTER = Linter()


def read(message: str) -> Customer:
    (reply,) = LINTER.read_many([("Hello.", message)])
    assert reply.customer is not None
    return reply.customer


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("You charged me twice and nobody answers my mails.", "complaint"),
        ("Your driver threw my parcel over the fence.", "complaint"),
        ("i was charged 2x for jan, pls fix", "complaint"),
        ("THIS IS THE THIRD TIME I WRITE!!! Where is my refund??", "complaint"),
        ("How do I change my delivery address?", "question"),
        ("What time do you open on Sunday?", "question"),
        ("I would like to return the blue jacket.", "request"),
        ("Thank you so much, the new lamp is wonderful!", "praise"),
        ("Love the new menu, will be back!", "praise"),
        ("Ok, thanks.", "social"),
    ],
)
def test_intent(message: str, intent: str) -> None:
    assert read(message).needs.intent == intent


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("Dressed up as your logo for the parade today 😍 https://example.org/p", False),
        ("Just picked my bike up, you lot were brilliant!", False),
        ("Thanks, that did the trick.", False),
        ("You've billed me for a class I left in March.", True),
        ("is the pool heated in october", True),
        ("Please move my lesson to Friday.", True),
    ],
)
def test_a_step_is_called_for_by_what_is_wanted_and_not_by_joy(message: str, wanted: bool) -> None:
    assert (read(message).needs.action >= 0.5) is wanted


@pytest.mark.parametrize(
    "message",
    [
        "You charged me twice.",
        "My parcel never arrived.",
        "The room was filthy.",
        "The app crashes when I open the map.",
        "My laptop died after a week.",
        "The strap broke after two days.",
        "I am ill and cannot travel. Your app keeps crashing.",
        "The prawns made us ill.",
        "Your delay made me miss my own wedding.",
    ],
)
def test_a_failure_of_the_firm_calls_for_an_apology_and_an_action(message: str) -> None:
    customer = read(message)
    assert customer.failures
    assert customer.needs.apology >= 0.5
    assert customer.needs.action >= 0.5


@pytest.mark.parametrize(
    "message",
    [
        "My daughter was left alone at the bus stop this morning.",
        "I found a piece of glass in my soup.",
        "We waited in all day and nobody came.",
        "Day four without hot water.",
    ],
)
def test_harm_told_as_a_plain_event_calls_for_an_apology(message: str) -> None:
    needs = read(message).needs
    assert needs.apology >= 0.5
    assert needs.intent == "complaint"


@pytest.mark.parametrize(
    "message",
    [
        "My father died in March and I need to close his account.",
        "I broke my leg and can't make the course on Friday.",
        "How do I change my delivery address?",
        "I would like to return the blue jacket.",
        "Do you ship to Malta?",
        "My aunt kept me waiting, can I come an hour later?",
    ],
)
def test_without_a_failure_of_the_firm_no_apology_is_called_for(message: str) -> None:
    customer = read(message)
    assert not customer.failures
    assert customer.needs.apology < 0.5


@pytest.mark.parametrize(
    "message", ["If the parcel breaks on the way, who pays?", "The strap has never broken in ten years.", "Would it break?"]
)
def test_what_has_not_happened_is_no_failure(message: str) -> None:
    assert not read(message).failures


def test_bad_luck_calls_for_kindness_not_for_an_apology() -> None:
    customer = read("I broke my leg and can't make the course on Friday.")
    assert customer.misfortune
    assert customer.needs.empathy > customer.needs.apology
    assert not read("My mother is in hospital and your driver never came.").misfortune


def test_what_happens_again_and_costs_the_customer_is_graver() -> None:
    trouble = "The strap broke and your shop refuses to take it back."
    again = f"{trouble} This is the third time. I'll never buy from you again and go to the ombudsman!"
    assert read(trouble).needs.severity < read(again).needs.severity <= 4


@pytest.mark.parametrize(
    ("message", "severity"),
    [
        ("I will see you in court.", 4),
        ("My solicitor will write to you, the roof still leaks.", 4),
        ("Do I have to go to the ombudsman? Your driver never came.", 4),
        ("Is the ombudsman's address on your site?", 1),
        ("My lawyer needs a copy of the March invoice, could you send it?", 0),
        ("The tennis court was closed on Sunday.", 1),
    ],
)
def test_a_threat_with_the_law_is_the_gravest(message: str, severity: int) -> None:
    assert read(message).needs.severity == severity


def test_grief_calls_for_kindness() -> None:
    customer = read("My father died in March and I need to close his account.")
    assert customer.sensitive
    assert customer.needs.empathy >= 0.5 > customer.needs.apology


def test_questions_are_those_that_want_an_answer() -> None:
    assert read("Do you ship to Malta, and what does it cost?").needs.questions == (
        "Do you ship to Malta",
        "what does it cost?",
    )
    assert read("Can you believe this? My kettle leaks.").needs.questions == ()


def test_issues_name_the_matter_and_not_the_service() -> None:
    issues = read("My parcel never arrived. Please help me, I contacted support.").issues
    assert {"parcel", "arrive"} <= issues
    assert not issues & {"please", "help", "contact", "support"}
    assert read("hi").issues == frozenset()


def test_anger_is_told_from_joy() -> None:
    assert read("STILL NO REPLY!!! This is a DISGRACE!!!").arousal >= 2
    assert read("BEST PIZZA EVER!!! THANK YOU!!!").arousal == 0


def test_quoted_history_is_not_the_customers_word() -> None:
    message = "Thanks, that works.\n\nOn Mon, 3 Mar 2025 at 10:01, Support <help@example.com> wrote:\n> The app crashes and nothing works."
    assert not read(message).failures
