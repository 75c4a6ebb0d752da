"""Weighed evidence: many weak cues, added up to a calibrated probability for each fault, in a sentence and in the reply as a whole.

A cue is something a person can read: a run of up to three words, a construction from the parse ("you" + modal + verb), the
sentence's place, what stands around it. `data/evidence.tsv` gives each cue two weights for each fault, one for the sentence that it
stands in and one for the whole reply; the sum, made a probability, is all there is to it. One more column weighs what the cues say of
the quality of the reply, from 1 (would enrage) to 5 (would be told to friends). The table comes from `python -m training.evidence`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, dropwhile, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replylint.errors import LexiconError
from replylint.lexicon import lines
from replylint.passage import Sentence, once
from replylint.scope import Clause, clauses_in
from replylint.spelling import american

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from replylint.reply import Reply

TABLE = Path(__file__).parent / "data" / "evidence.tsv"
QUALITY = "quality"
OF_REPLY = "reply:"
"""What the columns that weigh a fault in the whole reply are called by, before the fault's name."""
Span = tuple[int, int]
Key = (
    str | tuple[str, ...]
)  # a cue split at its blanks: most that are looked up are not in the table, and need not be written out

_NUMBER = re.compile(r"\d")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_CONTENT = frozenset({"VERB", "ADJ", "NOUN", "ADV", "AUX"})


@dataclass(frozen=True)
class Table:
    """The weights: a row for each cue; a column for each fault in a sentence, one for each in the whole reply, and one for the quality.

    `scale` and `shift` turn a sum into log-odds, or into quality. `rows` says in which row of `weights` a cue stands, by its key.
    """

    faults: tuple[str, ...]
    scale: tuple[float, ...]
    shift: tuple[float, ...]
    rows: dict[Key, int]
    weights: NDArray[np.float32]

    def said(self, totals: Sequence[float], rows: int) -> list[float]:
        """What each column says, from the sums of so many rows; a long sentence does not shout."""
        root = math.sqrt(rows or 1)
        return [scale * total / root + shift for scale, total, shift in zip(self.scale, totals, self.shift)]

    def sums(self, rows: list[int], starts: list[int]) -> list[list[float]]:
        """The sums of the rows from each start to the next, a column for each fault."""
        import numpy as np

        summed: list[list[float]] = np.add.reduceat(self.weights.take(rows, 0), starts, 0).tolist()
        return summed


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table. Raises LexiconError when it is malformed."""
    import numpy as np  # late, as spaCy is: making a Linter stays light

    # Remarks stand at the top only: further down a line may begin with "#", which stands for a number in a cue.
    head, scales, shifts, *body = dropwhile(lambda line: line.startswith("#"), TABLE.read_text(encoding="utf-8").splitlines())
    columns = head.split("\t")[1:]
    cues = [line.partition("\t")[0] for line in body]
    # All numbers are read in one go, an empty one as 0: one by one they would cost more than the rest of the start together. They are
    # whole, tenths of log-odds: numbers with a point would take ten times as long.
    cells = "\t".join(line[len(cue) + 1 :] for cue, line in zip(cues, body))
    filled = f"\t{cells}\t".replace("\t\t", "\t0\t").replace("\t\t", "\t0\t")
    whole_numbers = np.fromstring(filled, dtype=np.int16, sep="\t")
    faults = [column for column in columns[:-1] if not column.startswith(OF_REPLY)]
    is_whole = columns == [*faults, *(OF_REPLY + fault for fault in faults), QUALITY]
    (scale_name, *scale), (shift_name, *shift) = scales.split("\t"), shifts.split("\t")
    if (scale_name, shift_name) != ("(scale)", "(shift)") or not is_whole or whole_numbers.size != len(cues) * len(columns):
        raise LexiconError(
            f"{TABLE.name}: expected scale and shift first, {len(columns)} whole numbers in every row, and columns for the faults, "
            f"for the same with {OF_REPLY} before them, and for {QUALITY}"
        )
    rows = {key_of(cue): i for i, cue in enumerate(cues)}
    weights = (whole_numbers.reshape(-1, len(columns)) / 10).astype(np.float32)
    return Table(tuple(faults), tuple(map(float, scale)), tuple(map(float, shift)), rows, weights)


def key_of(cue: str) -> Key:
    """A cue's key."""
    return tuple(cue.split(" ")) if " " in cue else cue


def _written(key: Key) -> str:
    return key if isinstance(key, str) else " ".join(key)


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    """For each listed word the classes that it is in."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in lines("cue_classes"):
        name, _, word = entry.partition("\t")
        found[american(word)] = (*found.get(american(word), ()), name)
    return found


def cues(reply: Reply, sentence: Sentence) -> dict[str, Span]:
    """The cues in a sentence, each with the span (code points) of its first place."""
    found: dict[str, Span] = {}
    for key, span in _placed(reply, sentence):
        found.setdefault(_written(key), span)
    return found


def _placed(reply: Reply, sentence: Sentence) -> Iterator[tuple[Key, Span]]:
    for cue in _surroundings(reply):
        yield cue, (0, 0)
    known = [_of_word(w.norm, w.lemma, w.pos) for w in sentence.words]
    keys = ["^", *[word.key for word in known], "$"]
    spans = [(sentence.start, sentence.start), *((w.start, w.end) for w in sentence.words), (sentence.end, sentence.end)]
    for i, (start, end) in enumerate(spans):
        yield keys[i], (start, end)
        for run in (i + 2, i + 3):
            if run <= len(keys):
                yield tuple(keys[i:run]), (start, spans[run - 1][1])
    yield from _constructed(reply, sentence, known)


def _rows(reply: Reply, sentence: Sentence, weights: Table) -> list[int]:
    """The rows of the table for the cues in a sentence: as `cues` has them, but without the places."""
    known = [_of_word(w.norm, w.lemma, w.pos) for w in sentence.words]
    keys = ["^", *[word.key for word in known], "$"]
    row_of = weights.rows.get
    found = set(_surrounding_rows(reply))
    found.update(map(row_of, keys))
    found.update(map(row_of, pairwise(keys)))
    found.update(map(row_of, zip(keys, keys[1:], keys[2:])))
    found.update(map(row_of, _unplaced(reply, sentence, known)))
    return sorted([row for row in found if row is not None])


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
        f"lemma:{lemma}" if pos in _CONTENT else None,
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


def _constructed(reply: Reply, sentence: Sentence, known: list[_OfWord]) -> list[tuple[Key, Span]]:
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
    for clause, (who, tense) in zip(clauses_in(reply, sentence), _tenses(reply)[sentence.index]):
        whos.add(who[:-1])
        span = (clause.verb.start, clause.verb.end)
        found += [(key, span) for key in _of_clause(who, tense, clause.lemma, clause.modal, _marks(clause))]
    for nth, (name, span) in enumerate(by_class):
        found.append((name, span))
        found += [((who, "&", name), span) for who in whos]
        found += [((name, "&", other), (span[0], end)) for other, (_, end) in by_class[nth + 1 : nth + 6] if other != name]
    whole = (sentence.start, sentence.start)
    found += [(key, whole) for key in _shape(reply, sentence)]
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


def _shape(reply: Reply, sentence: Sentence) -> list[Key]:
    at, last = sentence.index, len(reply.sentences) - 1
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
    tenses = _tenses(reply)
    if at > 0:
        found += [("before", who, tense) for who, tense in tenses[at - 1]]
    if at < last:
        found += [("after", who, tense) for who, tense in tenses[at + 1]]
    return found


def _unplaced(reply: Reply, sentence: Sentence, known: list[_OfWord]) -> list[Key]:
    """The keys of `_constructed` without their places, for a third of the price; every sentence is weighed, few are shown."""
    first = sentence.words[0].i
    found: list[Key] = [word.cue for word in known if word.cue is not None]
    found += [
        (at.lemma, f"<{word.dep}<", known[word.head.i - first].lemma)
        for word, at in zip(sentence.words, known)
        if word.head is not word and word.dep not in _LOOSE
    ]
    whos: set[str] = set()
    for clause, (who, tense) in zip(clauses_in(reply, sentence), _tenses(reply)[sentence.index]):
        whos.add(who[:-1])
        found += _of_clause(who, tense, clause.lemma, clause.modal, _marks(clause))
    names = [name for word in known if word.classes for name in word.classes]
    found += names
    for nth, name in enumerate(names):
        found += [(who, "&", name) for who in whos]
        found += [(name, "&", other) for other in names[nth + 1 : nth + 6] if other != name]
    found += _shape(reply, sentence)
    return found


@once
def _tenses(reply: Reply) -> list[list[tuple[str, str]]]:
    """For each sentence who its clauses are about, as in a cue, and their tense."""
    return [[(f"{c.who.value}:", c.tense) for c in clauses_in(reply, sentence)] for sentence in reply.sentences]


@once
def _surroundings(reply: Reply) -> list[Key]:
    """What is true of the whole reply and of what it answers."""
    here = reply.positions
    found: list[Key] = [
        ("reply", "has", word) for word in ("sorry", "thanks", "please", "apologize", "our", "my", "we", "i") if word in here
    ]
    found += [f"zone:{kind}" for kind in sorted({zone.kind for zone in reply.draft.zones})]
    found += [f"sentences:{min(8, len(reply.sentences) // 2)}", f"length:{min(6, reply.word_count // 25)}"]
    if reply.customer is None:
        found.append("customer:none")
    else:
        found.append(f"customer:{reply.customer.needs.intent}")
    return found


def log_odds(reply: Reply) -> list[list[float]]:
    """For each sentence the log-odds of each fault, in the table's order."""
    count = len(table().faults)
    return [sentence[:count] for sentence in _said(reply)]


def reply_log_odds(reply: Reply) -> list[float]:
    """The log-odds that the reply has each fault anywhere, in the table's order; of no use for a reply without a sentence."""
    weights = table()
    count = len(weights.faults)
    sums = [math.fsum(column) for column in zip(*(sentence[count:-1] for sentence in _said(reply)))]
    number = len(reply.sentences)
    # The shift is in the sum once for each sentence. A long reply says more than a short one, but not by the number of its sentences.
    shifts = weights.shift[count:-1]
    return [(total - number * shift) / math.sqrt(number) + shift for total, shift in zip(sums, shifts)]


def qualities(reply: Reply) -> list[float]:
    """For each sentence the quality, from 1 to 5, that an analyst would give a reply of such sentences."""
    return [sentence[-1] for sentence in _said(reply)]


def quality(reply: Reply) -> float | None:
    """How an analyst would rate the whole, from 1 to 5, as far as its wording tells; None for a reply without a sentence."""
    rated = qualities(reply)
    return math.fsum(rated) / len(rated) if rated else None


@once
def _surrounding_rows(reply: Reply) -> list[int | None]:
    return [*map(table().rows.get, _surroundings(reply))]


@once
def _said(reply: Reply) -> list[list[float]]:
    """For each sentence what each column of the table says of it."""
    weights = table()
    rows_of = [_rows(reply, sentence, weights) for sentence in reply.sentences]
    # All sentences are added up in one call: each call costs more than the sums.
    known = [rows for rows in rows_of if rows]
    starts = [0, *accumulate(map(len, known[:-1]))]
    sums = iter(weights.sums([*chain(*known)], starts) if known else [])
    none = [0.0] * len(weights.scale)
    return [weights.said(next(sums) if rows else none, len(rows)) for rows in rows_of]


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
    return dict(zip(weights.faults, weights.said(totals, len(rows))))


def carriers(reply: Reply, sentence: Sentence, fault: str) -> list[str]:
    """The words of a sentence that speak most for a fault, in text order, none of them inside another."""
    return [words for _, words in _carriers(reply, sentence, table().faults.index(fault))]


def detractors(reply: Reply) -> list[str]:
    """The words that speak most against the quality of the reply, from its poorest sentence."""
    poorest = min(zip(reply.sentences, qualities(reply)), key=lambda one: one[1])[0]
    telling = {word.start for word in poorest.words if word.pos in _CONTENT - {"AUX"}}
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
    carried = [*zip((heavy if column >= 0 else -heavy).tolist(), places.values())]
    carried.sort(key=lambda one: -one[0])
    chosen: list[Span] = []
    for weight, (start, end) in carried[:_TRIED]:
        if weight > 0 and end - start >= 3 and all(end <= s or e <= start for s, e in chosen):
            chosen.append((start, end))
        if len(chosen) == _NAMED:
            break
    return [(s, " ".join(reply.source[s:e].split())) for s, e in sorted(chosen)]


_TRIED, _NAMED = 12, 3  # cues that may be named, and that are
