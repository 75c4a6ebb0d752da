"""Cues: what a table can weigh in a sentence, and the tables that weigh it.

A cue is something a person can read: a run of up to three words, a construction from the parse ("you" + modal + verb), a class of
words, the sentence's place. A table gives each cue a weight in every column; a sum, made log-odds, is all there is to it.
`replylint.evidence` weighs replies so, `replylint.calls` customers' messages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, dropwhile, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from replylint.errors import LexiconError
from replylint.lexicon import lines
from replylint.passage import Passage, Sentence, once
from replylint.scope import Clause, clauses_in
from replylint.spelling import american

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Span = tuple[int, int]
Key = (
    str | tuple[str, ...]
)  # a cue split at its blanks: most that are looked up are not in the table, and need not be written out

_NUMBER = re.compile(r"\d")
_SHOUTED = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]{2,}\b")  # a letter first: it is found sooner than the edge of a word
CONTENT = frozenset({"VERB", "ADJ", "NOUN", "ADV", "AUX"})


@dataclass(frozen=True)
class Table:
    """The weights: a row for each cue, a column for each thing to tell.

    `scale` and `shift` turn a sum into log-odds, or into another figure. `rows` says in which row of `weights` a cue stands, by its key.
    """

    columns: tuple[str, ...]
    scale: tuple[float, ...]
    shift: tuple[float, ...]
    rows: dict[Key, int]
    weights: NDArray[np.float32]

    def said(self, totals: Sequence[float], rows: int) -> list[float]:
        """What each column says, from the sums of so many rows; a long sentence does not shout."""
        root = math.sqrt(rows or 1)
        return [scale * total / root + shift for scale, total, shift in zip(self.scale, totals, self.shift)]

    def said_of(self, rows_of: Sequence[list[int]]) -> list[list[float]]:
        """For each sentence what each column says of it, from the rows of its cues."""
        import numpy as np

        # All sentences are added up in one call: each call costs more than the sums.
        known = [rows for rows in rows_of if rows]
        starts = [0, *accumulate(map(len, known[:-1]))]
        summed = np.add.reduceat(self.weights.take([*chain(*known)], 0), starts, 0).tolist() if known else []
        sums = iter(summed)
        none = [0.0] * len(self.scale)
        return [self.said(next(sums) if rows else none, len(rows)) for rows in rows_of]

    def whole(self, said: Sequence[Sequence[float]], columns: slice) -> list[float]:
        """The log-odds that some columns give to a text, from what they say of its sentences; of no use for a text without any."""
        number = len(said)
        sums = [math.fsum(column) for column in zip(*(sentence[columns] for sentence in said))]
        # The shift is in the sum once for each sentence. A long text says more than a short one, but not by the number of its sentences.
        return [(total - number * shift) / math.sqrt(number) + shift for total, shift in zip(sums, self.shift[columns])]


def read_table(path: Path) -> Table:
    """A table from its file. Raises LexiconError when it is malformed."""
    import numpy as np  # late, as spaCy is: making a Linter stays light

    # Remarks stand at the top only: further down a line may begin with "#", which stands for a number in a cue.
    head, scales, shifts, *body = dropwhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines())
    columns = head.split("\t")[1:]
    cues = [line.partition("\t")[0] for line in body]
    # All numbers are read in one go, an empty one as 0: one by one they would cost more than the rest of the start together. They are
    # whole, tenths of log-odds: numbers with a point would take ten times as long.
    cells = "\t".join(line[len(cue) + 1 :] for cue, line in zip(cues, body))
    filled = f"\t{cells}\t".replace("\t\t", "\t0\t").replace("\t\t", "\t0\t")
    whole_numbers = np.fromstring(filled, dtype=np.int16, sep="\t")
    (scale_name, *scale), (shift_name, *shift) = scales.split("\t"), shifts.split("\t")
    if (scale_name, shift_name) != ("(scale)", "(shift)") or whole_numbers.size != len(cues) * len(columns):
        raise LexiconError(f"{path.name}: expected scale and shift first, and {len(columns)} whole numbers in every row")
    rows = {key_of(cue): i for i, cue in enumerate(cues)}
    weights = (whole_numbers.reshape(-1, len(columns)) / 10).astype(np.float32)
    return Table(tuple(columns), tuple(map(float, scale)), tuple(map(float, shift)), rows, weights)


def key_of(cue: str) -> Key:
    """A cue's key."""
    return tuple(cue.split(" ")) if " " in cue else cue


def written(key: Key) -> str:
    return key if isinstance(key, str) else " ".join(key)


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    """For each listed word the classes that it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lines("cue_classes"):
        name, _, word = entry.partition("\t")
        found[american(word)] = (*found.get(american(word), ()), name)
    return found


def placed(passage: Passage, sentence: Sentence) -> Iterator[tuple[Key, Span]]:
    """The keys of the cues in a sentence, each with its span (code points); a cue may come more than once."""
    known = [_of_word(w.norm, w.lemma, w.pos) for w in sentence.words]
    keys = ["^", *[word.key for word in known], "$"]
    spans = [(sentence.start, sentence.start), *((w.start, w.end) for w in sentence.words), (sentence.end, sentence.end)]
    for i, (start, end) in enumerate(spans):
        yield keys[i], (start, end)
        for run in (i + 2, i + 3):
            if run <= len(keys):
                yield tuple(keys[i:run]), (start, spans[run - 1][1])
    yield from _constructed(passage, sentence, known)


def rows_of(passage: Passage, sentence: Sentence, table: Table) -> set[int]:
    """The rows of the table for the cues in a sentence: as `placed` has them, but without the places."""
    known = [_of_word(w.norm, w.lemma, w.pos) for w in sentence.words]
    keys = ["^", *[word.key for word in known], "$"]
    row_of = table.rows.get
    found = {*map(row_of, keys), *map(row_of, pairwise(keys)), *map(row_of, zip(keys, keys[1:], keys[2:]))}
    found.update(map(row_of, _unplaced(passage, sentence, known)))
    found.discard(None)
    return cast("set[int]", found)


class _OfWord(NamedTuple):
    """What a form is in cues: how it stands in runs, in dependencies and as a lemma, and the classes that it is in."""

    key: str
    lemma: str
    cue: str | None
    classes: tuple[str, ...]


@lru_cache(maxsize=16384)
def _of_word(norm: str, lemma: str, pos: str) -> _OfWord:
    key = "#" if pos == "NUM" or _NUMBER.search(norm) else "Name" if pos == "PROPN" else norm
    classes = _classes().get(norm) or _classes().get(lemma) or ()
    return _OfWord(
        key,
        "Name" if pos == "PROPN" else lemma,
        f"lemma:{lemma}" if pos in CONTENT else None,
        tuple(f"[{name}]" for name in classes),
    )


@lru_cache(maxsize=8192)
def _of_clause(who: str, tense: str, lemma: str, modal: str | None, marks: tuple[str, ...]) -> tuple[Key, ...]:
    """The cues of a clause."""
    found: list[Key] = [who, (who, lemma), (who, tense), (who, tense, modal or "", "+".join(marks))]
    if modal:
        marks = (*marks, modal)
    for mark in marks:
        found += [(who, mark), (who, mark, lemma)]
    for name in _classes().get(lemma, ()):
        found.append((who, f"[{name}]"))
        found += [(who, mark, f"[{name}]") for mark in marks]
    return tuple(found)


def _constructed(passage: Passage, sentence: Sentence, known: list[_OfWord]) -> list[tuple[Key, Span]]:
    """All cues but runs of words: lemmas, dependencies, clauses, classes of words, shape."""
    found: list[tuple[Key, Span]] = []
    by_class: list[tuple[str, Span]] = []
    first = sentence.words[0].i
    for word, (_, lemma, cue, classes) in zip(sentence.words, known):
        dep, head = word.dep, word.head
        span = (word.start, word.end)
        if classes:
            by_class += [(name, span) for name in classes]
        if cue is not None:
            found.append((cue, span))
        if head is not word and dep not in _LOOSE:
            both = (span[0], head.end) if span[0] < head.start else (head.start, span[1])
            found.append(((lemma, f"<{dep}<", known[head.i - first].lemma), both))
    whos: set[str] = set()
    for clause, (who, tense) in zip(clauses_in(passage, sentence), _tenses(passage)[sentence.index]):
        whos.add(who[:-1])
        span = (clause.verb.start, clause.verb.end)
        found += [(key, span) for key in _of_clause(who, tense, clause.lemma, clause.modal, _marks(clause))]
    for nth, (name, span) in enumerate(by_class):
        found.append((name, span))
        found += [((who, "&", name), span) for who in whos]
        found += [((name, "&", other), (span[0], end)) for other, (_, end) in by_class[nth + 1 : nth + 6] if other != name]
    whole = (sentence.start, sentence.start)
    found += [(key, whole) for key in _shape(passage, sentence)]
    return found


_LOOSE = frozenset({"punct", "det", "case"})


def _marks(clause: Clause) -> tuple[str, ...]:
    marks = []
    if clause.negated:
        marks.append("not")
    if clause.passive:
        marks.append("passive")
    if clause.conditional:
        marks.append("if")
    if clause.question:
        marks.append("asked")
    if clause.imperative:
        marks.append("command")
    if clause.perfect:
        marks.append("perfect")
    return tuple(marks)


def _shape(passage: Passage, sentence: Sentence) -> list[Key]:
    at, last = sentence.index, len(passage.sentences) - 1
    text = sentence.text
    found: list[Key] = [
        "place:only" if last == 0 else "place:first" if at == 0 else "place:last" if at == last else "place:middle",
        f"words:{min(6, len(sentence.words) // 6)}",
    ]
    if sentence.is_question:
        found.append("mark:?")
    if "!" in text:
        found.append("mark:!")
    if "..." in text or "…" in text:
        found.append("mark:…")
    if '"' in text:
        found.append('mark:"')
    if _SHOUTED.search(text):
        found.append("mark:CAPITALS")
    tenses = _tenses(passage)
    if at > 0:
        found += [("before", who, tense) for who, tense in tenses[at - 1]]
    if at < last:
        found += [("after", who, tense) for who, tense in tenses[at + 1]]
    return found


def _unplaced(passage: Passage, sentence: Sentence, known: list[_OfWord]) -> list[Key]:
    """The keys of `_constructed` without their places, for a third of the price; every sentence is weighed, few are shown."""
    first = sentence.words[0].i
    found: list[Key] = [word.cue for word in known if word.cue is not None]
    found += [
        (at.lemma, f"<{word.dep}<", known[word.head.i - first].lemma)
        for word, at in zip(sentence.words, known)
        if word.head is not word and word.dep not in _LOOSE
    ]
    whos: set[str] = set()
    for clause, (who, tense) in zip(clauses_in(passage, sentence), _tenses(passage)[sentence.index]):
        whos.add(who[:-1])
        found += _of_clause(who, tense, clause.lemma, clause.modal, _marks(clause))
    names = [name for word in known if word.classes for name in word.classes]
    found += names
    for nth, name in enumerate(names):
        found += [(who, "&", name) for who in whos]
        found += [(name, "&", other) for other in names[nth + 1 : nth + 6] if other != name]
    found += _shape(passage, sentence)
    return found


@once
def _tenses(passage: Passage) -> list[list[tuple[str, str]]]:
    """For each sentence who its clauses are about, as in a cue, and their tense."""
    return [[(f"{c.who.value}:", c.tense) for c in clauses_in(passage, sentence)] for sentence in passage.sentences]
