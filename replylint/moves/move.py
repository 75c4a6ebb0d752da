"""What all moves share: a place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.passage import Sentence, Word
from replylint.passage import words_after as words_after
from replylint.passage import words_before as words_before


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """Something that a reply does. `start` and `end` are code points of the source, the end excluded."""

    start: int
    end: int
    sentence: Sentence


def words_before_in_clause(word: Word, count: int) -> list[Word]:
    """Those of `words_before` that a comma, another mark, or an "and" with a subject of its own doesn't part from it."""
    found: list[Word] = []
    for before in words_before(word, count):
        after = found[-1] if found else word
        parts = before.text in _PARTING or (before.text == "-" and before.end < after.start)
        if parts or (before.pos == "CCONJ" and after.pos == "PRON" and after.dep.startswith("nsubj")):
            break
        found.append(before)
    return found


_PARTING = frozenset({",", ";", ":", "–", "—"})


def following(word: Word) -> Word | None:
    """The next word of the same sentence."""
    after = words_after(word, 1)
    return after[0] if after else None
