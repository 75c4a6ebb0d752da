"""The cases and messages that the tables learn from: each line is whole, its labels stand in its text, and it is ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
FAULTS = {
    "argumentative",
    "blame_customer",
    "blame_other",
    "boilerplate",
    "deflection",
    "distrust",
    "excuse",
    "non_apology",
    "vague_action",
}
STRENGTHS = {"goodwill", "ownership"}
FLAGS = {"apology_needed", "has_apology", "action_needed", "has_action", "acknowledges"}
INTENTS = {"complaint", "problem", "question", "request", "praise", "social"}
RUN = 9  # words in a row that two texts do not share by chance


def rows(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


CASES = list(chain.from_iterable(rows(path) for path in sorted((ROOT / "training" / "written").glob("*.jsonl"))))
MESSAGES = [  # those to learn from, and those that are only measured on
    row
    for folder in ("training", "tests")
    for path in sorted((ROOT / folder / "messages").glob("*.jsonl"))
    for row in rows(path)
]


def runs(text: str | None) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", (text or "").lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def test_each_case_is_whole() -> None:
    assert CASES
    for case in CASES:
        assert case.keys() == {"id", "channel", "customer", "reply", "spans", "flags", "quality"}, case["id"]
        assert case["flags"].keys() == FLAGS, case["id"]
        assert 1 <= case["quality"] <= 5, case["id"]
        for span in case["spans"]:
            assert span["type"] in FAULTS | STRENGTHS, case["id"]
            assert span["quote"], case["id"]
            assert span["quote"] in case["reply"], case["id"]


def test_no_case_is_there_twice() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len({case["reply"] for case in CASES}) == len(CASES)


def test_each_message_is_whole_and_there_once() -> None:
    for row in MESSAGES:
        assert row.keys() == {"text", "apology_needed", "action_needed", "intent"}, row
        assert isinstance(row["apology_needed"], bool), row
        assert isinstance(row["action_needed"], bool), row
        assert row["intent"] in INTENTS, row
        assert row["text"].strip(), row
    assert len({row["text"] for row in MESSAGES}) == len(MESSAGES)


def test_half_of_them_are_without_fault() -> None:
    clean = sum(not {span["type"] for span in case["spans"]} & FAULTS for case in CASES)
    assert 0.4 < clean / len(CASES) < 0.65


@pytest.mark.skipif(not GOLD.exists(), reason="no labelled replies in ../shared/gold")
def test_nothing_is_taken_from_the_labelled_replies() -> None:
    theirs: set[tuple[str, ...]] = set()
    for name in ("train", "dev", "mail-train", "mail-dev"):
        for row in rows(GOLD / f"{name}.jsonl"):
            for key in ("customer", "reply", "draft", "improved"):
                theirs |= runs(row.get(key))
    assert [case["id"] for case in CASES if (runs(case["reply"]) | runs(case["customer"])) & theirs] == []
    assert [row["text"] for row in MESSAGES if runs(row["text"]) & theirs] == []
