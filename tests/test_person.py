"""The firm's own voice: passives in the first person, and blame as the state of the thing."""

from __future__ import annotations

import pytest

from replylint import english
from replylint.draft import read_draft
from replylint.person import first_person, ing, state_of
from replylint.reply import Reply
from replylint.report import Grade
from replylint.scope import clauses


def read(text: str) -> Reply:
    draft = read_draft(text)
    return Reply(draft, english.parse(english.load(), draft.masked))


def turned(text: str, end: str = "") -> list[str]:
    reply = read(text)
    found = [first_person(reply, clause, end) for clause in clauses(reply)]
    return [text[: r.start] + r.text + text[r.end :] for r in found if r is not None]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Your ticket will be escalated.", "I'll escalate your ticket."),
        ("Your ticket will be escalated to the billing team.", "I'll escalate your ticket to the billing team."),
        ("The refund has been issued to your card.", "I've issued the refund to your card."),
        ("Your complaint is being reviewed.", "I'm reviewing your complaint."),
        ("You will be contacted shortly.", "I'll contact you shortly."),
        ("This will now be investigated.", "I'll now investigate this."),
    ],
)
def test_a_passive_becomes_ours(text: str, result: str) -> None:
    assert turned(text) == [result]


@pytest.mark.parametrize(
    "text",
    [
        "Your case has not been closed.",
        "Your case will be closed by our partner.",
        "If it is being shipped, we will know.",
        "It has been logged and will be fixed.",
        "Will your case be closed?",
        "Your ticket was escalated.",
        "It is being looked into.",
    ],
)
def test_what_is_denied_supposed_or_done_by_another_stays(text: str) -> None:
    assert turned(text) == []


def test_a_promise_gets_its_time_as_a_slot() -> None:
    reply = read("Your ticket will be escalated to billing.")
    found = first_person(reply, clauses(reply)[0], " by {time}")
    assert found is not None
    assert found.text == "I'll escalate your ticket to billing by {time}"
    assert found.grade is Grade.NEEDS_FACTS
    assert turned("Your complaint is being reviewed.", " by {time}") == []


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("issue", "issuing"),
        ("ship", "shipping"),
        ("review", "reviewing"),
        ("see", "seeing"),
        ("tie", "tying"),
        ("cancel", "cancelling"),
    ],
)
def test_ing(lemma: str, form: str) -> None:
    assert ing(lemma) == form


@pytest.mark.parametrize(
    ("text", "verb", "state"),
    [
        ("You failed to attach the receipt.", "attach", "the receipt didn't come through"),
        ("You did not enclose your forms.", "enclose", "your forms weren't with your message"),
        ("You entered the wrong postcode.", "entered", "the postcode we have doesn't seem to be right"),
        ("You did not sign the form.", "sign", "the form isn't signed yet"),
        ("You did not attach it.", "attach", None),
        ("You did not attach any receipts.", "attach", None),
        ("You ignored the receipt.", "ignored", None),
    ],
)
def test_blame_becomes_the_state_of_the_thing(text: str, verb: str, state: str | None) -> None:
    reply = read(text)
    assert state_of(reply, next(w for w in reply.words if w.text == verb)) == state
