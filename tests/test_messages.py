"""How well it is told what a customer's message calls for, on messages in `tests/messages` that nothing was learned from.

Those in `plain.jsonl` say what they mean; those in `oblique.jsonl` tell harm by understatement, irony or its consequences, beside the
same words where nobody failed. Both were written and labelled without a look at the code.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from replylint import Linter, calls, cues
from replylint.customer import Customer

HERE = Path(__file__).parent / "messages"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(texts: list[str]) -> list[Customer]:
    customers = [reply.customer for reply in Linter().read_many([("Hello.", text) for text in texts])]
    return [customer for customer in customers if customer is not None]


@pytest.mark.parametrize(("name", "apology", "action", "intent"), [("plain", 0.7, 0.85, 0.5), ("oblique", 0.65, 0.83, 0.48)])
def test_what_is_called_for_is_told(name: str, apology: float, action: float, intent: float) -> None:
    messages = rows(HERE / f"{name}.jsonl")
    needs = [customer.needs for customer in read([m["text"] for m in messages])]
    right = [
        sum((n.apology >= 0.5) is m["apology_needed"] for n, m in zip(needs, messages)),
        sum((n.action >= 0.5) is m["action_needed"] for n, m in zip(needs, messages)),
        sum(n.intent == m["intent"] for n, m in zip(needs, messages)),
    ]
    shares = [number / len(messages) for number in right]
    assert len(needs) == len(messages)
    assert all(share >= least for share, least in zip(shares, (apology, action, intent))), shares


def test_rows_are_those_of_the_cues() -> None:
    table = calls.table()
    (customer,) = read(["Your van left our crate by the road. Could you fetch it, and why did nobody ring?"])
    for sentence in customer.sentences:
        known = {table.rows[key] for key in map(cues.key_of, calls.cues(customer, sentence)) if key in table.rows}
        assert cues.rows_of(customer, sentence, table) - {None} == known
        assert known


def test_what_was_read_before_changes_nothing() -> None:
    texts = ["The soup was cold.", "Is the pool open?"]
    together = [calls.log_odds(customer) for customer in read(texts)]
    assert together == [calls.log_odds(customer) for text in texts for customer in read([text])]
