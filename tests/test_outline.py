"""The skeleton of a reply: in the customer's words, with slots, and nothing made up."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from replylint import Context, DraftError, Outline, Severity, cli, lint, outline
from replylint.seam import SLOT

COMPLAINT = (
    "Hello,\n\nYou charged me twice for March. When will I get the money back, and can I keep my login?\n\nThanks,\nAna Ruiz"
)


def texts(found: Outline, kind: str) -> list[str]:
    return [line.text for line in found.lines if line.kind == kind]


def test_a_complaint_is_taken_up_in_its_own_words() -> None:
    found = outline(COMPLAINT, Context(agent_name="Tom Adler"))
    assert [line.kind for line in found.lines] == [
        "greeting", "acknowledgement", "apology", "answer", "answer", "action", "close",
    ]  # fmt: skip
    assert texts(found, "greeting") == ["Hi Ana,"]
    assert texts(found, "acknowledgement") == ["You wrote that we charged you twice for March."]
    assert texts(found, "answer") == [
        "You asked when you will get the money back: {answer}.",
        "You also asked whether you can keep your login: {answer}.",
    ]
    assert "{time}" in texts(found, "action")[0]
    assert found.text.endswith("Best wishes,\nTom\n")
    for line in found.lines:
        assert line.text in found.text


def test_names_from_the_context_go_first() -> None:
    assert texts(outline(COMPLAINT, Context(customer_name="Dr Eva Haas")), "greeting") == ["Hi Dr Haas,"]
    assert texts(outline("Where is my parcel?"), "greeting") == ["Hello {name},"]
    assert "{your name}" in outline("Where is my parcel?").text


def test_a_question_calls_for_no_apology() -> None:
    found = outline("Do you ship to Norway?")
    assert not texts(found, "apology")
    assert texts(found, "answer") == ["You asked whether we ship to Norway: {answer}."]


def test_praise_calls_for_no_action() -> None:
    found = outline("Loved the lamp, thank you so much!")
    assert not texts(found, "apology")
    assert not texts(found, "action")


@pytest.mark.parametrize(
    "customer",
    [
        COMPLAINT,
        "Your driver left my fridge on the pavement. This is the third time!",
        "The app keeps crashing and I lost two hours of work.",
        "Can you send me the invoice for order 4411?",
        "Is the jacket waterproof? And how do I wash it?",
        "hi",
    ],
)
def test_nothing_is_made_up(customer: str) -> None:
    """Every number and name in it is the customer's; every slot is in the one style; with it filled, nothing but hints is left."""
    text = outline(customer).text
    for number in re.findall(r"\d+", text):
        assert number in customer
    slots = re.findall(r"\{[^}]*\}", text)
    assert all(SLOT.fullmatch(slot) for slot in slots)
    findings = [f for f in lint(text, customer=customer).findings if f.code != "SCR001"]
    assert [f.code for f in findings if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "customer", ["", " \n", "Sehr geehrte Frau Weber, leider ist meine Bestellung noch nicht angekommen, bitte prüfen."]
)
def test_what_can_t_be_answered_is_said(customer: str) -> None:
    with pytest.raises(DraftError):
        outline(customer)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mail.txt"
    file.write_text(COMPLAINT, encoding="utf-8")
    with pytest.raises(SystemExit) as exit:
        cli.main(["outline", "--customer", str(file), "--agent-name", "Tom"])
    assert exit.value.code == 0
    assert capsys.readouterr().out == outline(COMPLAINT, Context(agent_name="Tom")).text
    with pytest.raises(SystemExit):
        cli.main(["outline", "--customer", str(file), "--format", "json"])
    assert Outline(**json.loads(capsys.readouterr().out)) == outline(COMPLAINT)
    with pytest.raises(SystemExit) as exit:
        cli.main(["outline", "--customer", str(tmp_path / "none.txt")])
    assert exit.value.code == 2
    assert "no such file" in capsys.readouterr().err
