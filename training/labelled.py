"""Labelled replies to learn from: the gold files that permit it, the cases in `training/written`, and the rules' own examples.

The written cases are ours (MIT): made-up replies in the registers that the gold has few of or does not let us learn from, labelled
by the same guide. A line holds `id`, `channel`, `customer`, `reply`, `spans` (type and the exact words), `flags` and `quality`. Those in
`training/messages` are customers' messages alone: `text`, `apology_needed`, `action_needed` and `intent`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from replylint import catalog
from replylint.belief import fault_of
from replylint.rule import Good

WRITTEN = Path(__file__).parent / "written"
MESSAGES = Path(__file__).parent / "messages"


@dataclass(frozen=True)
class Labelled:
    """A labelled reply.

    `spans` are (type, start, end) in code points, `flags` and `quality` the guide's whole-reply labels. `author` groups what must not be split
    between folds, `real` says that a customer was really answered so.
    """

    author: str
    reply: str
    customer: str | None
    spans: tuple[tuple[str, int, int], ...]
    flags: dict[str, bool]
    real: bool
    quality: int | None = None


def given(gold: Path) -> list[Labelled]:
    """What the gold lets us learn from: `train.jsonl` without what is marked non-commercial (the tweets), and `mail-train.jsonl`
    with drafts and improved replies."""
    return [*_real(gold / "train.jsonl"), *_mails(gold / "mail-train.jsonl")]


def written(files: str = "*") -> Iterator[Labelled]:
    """The cases in the files of `training/written` with such names; those that answer the same message count as one author's."""
    for path in sorted(WRITTEN.glob(f"{files}.jsonl")):
        for row in _rows(path):
            flags = {**row["flags"], "quality": row["quality"]}
            yield _labelled(row["customer"] or row["id"], row["reply"], row["customer"], row["spans"], flags, real=False)


@dataclass(frozen=True)
class Message:
    """A customer's message by itself, and what it calls for."""

    text: str
    apology: bool
    action: bool


def messages() -> list[Message]:
    """The messages in `training/messages`: ours (MIT), written for what replies do not show, how differently failures are told."""
    found = (row for path in sorted(MESSAGES.glob("*.jsonl")) for row in _rows(path))
    return [Message(row["text"], row["apology_needed"], row["action_needed"]) for row in found]


def answered(replies: list[Labelled]) -> list[Message]:
    """The messages that the replies answer, each once, with what most of its answers were labelled with."""
    flags: dict[str, list[dict[str, bool]]] = {}
    for one in replies:
        if one.customer is not None:
            flags.setdefault(one.customer, []).append(one.flags)

    def mostly(flag: str, of: list[dict[str, bool]]) -> bool:
        return 2 * sum(one[flag] for one in of) > len(of)

    return [Message(text, mostly("apology_needed", of), mostly("action_needed", of)) for text, of in flags.items()]


def examples() -> Iterator[Labelled]:
    """The rules' examples: a line or two, each with the fault of its rule, or a look-alike with none."""
    for entry in catalog.load().entries:
        fault = fault_of(entry.code)
        for example in entry.examples:
            if isinstance(example, Good):
                yield Labelled(entry.code, example.reply, example.customer, (), {}, real=False)
            elif fault is not None:
                start = example.reply.find(example.text) if example.text else 0
                end = start + len(example.text or example.reply)
                yield Labelled(entry.code, example.reply, example.customer, ((fault, start, end),), {}, real=False)


def _real(path: Path) -> Iterator[Labelled]:
    for row in _rows(path):
        if row["channel"] == "tweet" or "-NC" in str(row["license"]):
            continue
        labels = next(iter(row["labels"].values()))
        author = row["id"] if row["channel"] == "forum" else str(row["company"])
        yield _labelled(author, row["reply"], row["customer"], labels["spans"], labels, real=True)


def _mails(path: Path) -> Iterator[Labelled]:
    for row in _rows(path):
        for version in ("draft", "improved"):
            labels = row[f"{version}_labels"]
            yield _labelled(row["id"], row[version], row["customer"], labels["spans"], labels, real=False)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _labelled(
    author: str, reply: str, customer: str | None, spans: list[dict[str, str]], flags: dict[str, Any], *, real: bool
) -> Labelled:
    placed = tuple((s["type"], at, at + len(s["quote"])) for s in spans if (at := reply.find(s["quote"])) >= 0)
    return Labelled(author, reply, customer or None, placed, flags, real, flags["quality"])
