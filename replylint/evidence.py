"""Weighed evidence: many weak cues, added up to a calibrated probability for each fault, in a sentence and in the reply as a whole.

Beside the cues of `replylint.cues` stands what is true of the whole reply and of what it answers. `data/evidence.tsv` gives each cue two
weights for each fault, one for the sentence that it stands in and one for the whole reply. One more column weighs what the cues say of
the quality of the reply, from 1 (would enrage) to 5 (would be told to friends). The table comes from `python -m training.evidence`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.cues import CONTENT, Key, Span, Table, placed, read_table, rows_of, written
from replylint.errors import LexiconError
from replylint.passage import Sentence, once

if TYPE_CHECKING:
    from replylint.reply import Reply

TABLE = Path(__file__).parent / "data" / "evidence.tsv"
QUALITY = "quality"
OF_REPLY = "reply:"
"""What the columns that weigh a fault in the whole reply are called by, before the fault's name."""


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table: a column for each fault in a sentence, one for each in the whole reply, and one for the quality. Raises
    LexiconError when it is malformed."""
    found = read_table(TABLE)
    named = _faults(found)
    if found.columns != (*named, *(OF_REPLY + fault for fault in named), QUALITY):
        raise LexiconError(
            f"{TABLE.name}: expected columns for the faults, for the same with {OF_REPLY} before them, and for {QUALITY}"
        )
    return found


@lru_cache(maxsize=1)
def faults() -> tuple[str, ...]:
    """The faults in the table, in its order."""
    return _faults(table())


def _faults(found: Table) -> tuple[str, ...]:
    return tuple(column for column in found.columns[:-1] if not column.startswith(OF_REPLY))


def cues(reply: Reply, sentence: Sentence) -> dict[str, Span]:
    """The cues in a sentence, each with the span (code points) of its first place."""
    found: dict[str, Span] = {}
    for key, span in _placed(reply, sentence):
        found.setdefault(written(key), span)
    return found


def _placed(reply: Reply, sentence: Sentence) -> Iterator[tuple[Key, Span]]:
    for cue in _surroundings(reply):
        yield cue, (0, 0)
    yield from placed(reply, sentence)


def _rows(reply: Reply, sentence: Sentence) -> list[int]:
    """The rows of the table for the cues in a sentence: as `cues` has them, but without the places."""
    return sorted(rows_of(reply, sentence, table()).union(_surrounding_rows(reply)))


@once
def _surroundings(reply: Reply) -> list[Key]:
    """What is true of the whole reply and of what it answers."""
    here = reply.positions
    found: list[Key] = [
        ("reply", "has", word) for word in ("sorry", "thanks", "please", "apologize", "our", "my", "we", "i") if word in here
    ]
    found += [f"zone:{kind}" for kind in sorted({zone.kind for zone in reply.draft.zones})]
    found += [f"sentences:{min(8, len(reply.sentences) // 2)}", f"length:{min(6, reply.word_count // 25)}"]
    found.append("customer:none" if reply.customer is None else "customer:some")
    return found


@once
def log_odds(reply: Reply) -> list[list[float]]:
    """For each sentence the log-odds of each fault, in the table's order."""
    count = len(faults())
    return [sentence[:count] for sentence in _said(reply)]


@once
def reply_log_odds(reply: Reply) -> list[float]:
    """The log-odds that the reply has each fault anywhere, in the table's order; of no use for a reply without a sentence."""
    return table().whole(_said(reply), slice(len(faults()), -1))


@once
def qualities(reply: Reply) -> list[float]:
    """For each sentence the quality, from 1 to 5, that an analyst would give a reply of such sentences."""
    return [sentence[-1] for sentence in _said(reply)]


def quality(reply: Reply) -> float | None:
    """How an analyst would rate the whole, from 1 to 5, as far as its wording tells; None for a reply without a sentence."""
    rated = qualities(reply)
    return math.fsum(rated) / len(rated) if rated else None


@once
def _surrounding_rows(reply: Reply) -> list[int]:
    rows = table().rows
    return [rows[key] for key in _surroundings(reply) if key in rows]


@once
def _said(reply: Reply) -> list[list[float]]:
    """For each sentence what each column of the table says of it."""
    return table().said_of([_rows(reply, sentence) for sentence in reply.sentences])


def part_log_odds(reply: Reply, sentence: Sentence, spans: Sequence[Span]) -> dict[str, float]:
    """The log-odds of each fault for a part of a sentence: from the cues that lie within one of some spans (code points)."""
    weights = table()
    rows = {
        row
        for key, (start, end) in _placed(reply, sentence)
        if (row := weights.rows.get(key)) is not None
        and (start == end or any(low <= start and end <= high for low, high in spans))
    }
    totals = weights.weights.take(sorted(rows), 0).sum(0).tolist() if rows else [0.0] * len(weights.scale)
    return dict(zip(faults(), weights.said(totals, len(rows))))


def carriers(reply: Reply, sentence: Sentence, fault: str) -> list[str]:
    """The words of a sentence that speak most for a fault, in text order, none of them inside another."""
    return [words for _, words in _carriers(reply, sentence, faults().index(fault))]


def detractors(reply: Reply) -> list[str]:
    """The words that speak most against the quality of the reply, from its poorest sentence."""
    poorest = min(zip(reply.sentences, qualities(reply)), key=lambda one: one[1])[0]
    telling = {word.start for word in poorest.words if word.pos in CONTENT - {"AUX"}}
    return [words for start, words in _carriers(reply, poorest, -1) if start in telling or " " in words]


def _carriers(reply: Reply, sentence: Sentence, column: int) -> list[tuple[int, str]]:
    """The words that speak most for a fault, or against the quality, each with its start."""
    weights = table()
    places: dict[int, Span] = {}
    for key, span in _placed(reply, sentence):
        row = weights.rows.get(key)
        if row is not None:
            places.setdefault(row, span)
    heavy = weights.weights.take([*places], 0)[:, column]
    if column >= 0:
        heavy = -heavy
    spans = [*places.values()]
    chosen: list[Span] = []
    for at in heavy.argsort(kind="stable")[:_TRIED].tolist():
        start, end = spans[at]
        if heavy[at] < 0 and end - start >= 3 and all(end <= s or e <= start for s, e in chosen):
            chosen.append((start, end))
        if len(chosen) == _NAMED:
            break
    return [(s, " ".join(reply.source[s:e].split())) for s, e in sorted(chosen)]


_TRIED, _NAMED = 12, 3  # cues that may be named, and that are
