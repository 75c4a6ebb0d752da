"""Weighed evidence: many weak cues in a sentence, added up to a calibrated probability for each fault.

A cue is something a person can read: a run of up to three words, a construction from the parse ("you" + modal + verb), the
sentence's place, what stands around it. `data/evidence.tsv` gives each cue a weight for each fault;
the sum, made a probability, is all there is to it. The table comes from `python -m training.evidence`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.errors import LexiconError
from replylint.lexicon import lines
from replylint.passage import Sentence, Word, once
from replylint.scope import Clause, clauses_in
from replylint.spelling import american

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from replylint.reply import Reply
    from replylint.rule import Hit

TABLE = Path(__file__).parent / "data" / "evidence.tsv"
Span = tuple[int, int]

_NUMBER = re.compile(r"\d")
_SHOUTED = re.compile(r"\b[A-Z]{3,}\b")
_CONTENT = frozenset({"VERB", "ADJ", "NOUN", "ADV", "AUX"})


@dataclass(frozen=True)
class Table:
    """The weights: a row for each cue, a column for each fault.

    `scale` and `shift` turn a sum into log-odds; from the probability `shown` on it is a finding. `rows` says in which row of `weights` a cue stands.
    """

    faults: tuple[str, ...]
    scale: tuple[float, ...]
    shift: tuple[float, ...]
    shown: tuple[float, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]


@dataclass(frozen=True)
class Weighed:
    """What the evidence says of one sentence: `probability` of one fault, and the spans of the words that carried it, strongest first."""

    fault: str
    sentence: Sentence
    probability: float
    carriers: tuple[Span, ...]


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table. Raises LexiconError when it is malformed."""
    import numpy as np  # late, as spaCy is: making a Linter stays light

    body = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head, *rest = body
    named = {row[0]: tuple(float(x or 0) for x in row[1:]) for row in rest}
    if head[0] != "cue" or not {"(scale)", "(shift)", "(shown)"} <= named.keys() or {len(row) for row in body} != {len(head)}:
        raise LexiconError(f"{TABLE.name}: expected a head, scale, shift, shown and {len(head)} columns in every row")
    scale, shift, shown = (named.pop(key) for key in ("(scale)", "(shift)", "(shown)"))
    rows = {cue: i for i, cue in enumerate(named)}
    return Table(tuple(head[1:]), scale, shift, shown, rows, np.array(list(named.values()), dtype=np.float32))


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
    found: dict[str, Span] = dict(_surroundings(reply))
    whole = (sentence.start, sentence.start)
    keys = ["^", *(_key(w) for w in sentence.words), "$"]
    spans = [whole, *((w.start, w.end) for w in sentence.words), (sentence.end, sentence.end)]
    for i, key in enumerate(keys):
        found.setdefault(key, spans[i])
        if i + 1 < len(keys):
            found.setdefault(f"{key} {keys[i + 1]}", (spans[i][0], spans[i + 1][1]))
        if i + 2 < len(keys):
            found.setdefault(f"{key} {keys[i + 1]} {keys[i + 2]}", (spans[i][0], spans[i + 2][1]))
    classes = _classes()
    by_class: list[tuple[str, Span]] = []
    for word in sentence.words:
        by_class.extend((name, (word.start, word.end)) for name in classes.get(word.norm) or classes.get(word.lemma) or ())
        if word.pos in _CONTENT:
            found.setdefault(f"lemma:{word.lemma}", (word.start, word.end))
        if word.head is not word and word.dep not in ("punct", "det", "case"):
            span = (min(word.start, word.head.start), max(word.end, word.head.end))
            found.setdefault(f"{_lemma(word)} <{word.dep}< {_lemma(word.head)}", span)
    whos: set[str] = set()
    for clause in clauses_in(reply, sentence):
        whos.add(clause.who.value)
        for cue in _constructions(clause):
            found.setdefault(cue, (clause.verb.start, clause.verb.end))
        for name in classes.get(clause.lemma, ()):
            span = (clause.verb.start, clause.verb.end)
            found.setdefault(f"{clause.who.value}: [{name}]", span)
            for mark, on in _marks(clause):
                if on:
                    found.setdefault(f"{clause.who.value}: {mark} [{name}]", span)
            if clause.modal:
                found.setdefault(f"{clause.who.value}: {clause.modal} [{name}]", span)
    for nth, (name, span) in enumerate(by_class):
        found.setdefault(f"[{name}]", span)
        for who in whos:
            found.setdefault(f"{who} & [{name}]", span)
        for other, further in by_class[nth + 1 : nth + 6]:
            if other != name:
                found.setdefault(f"[{name}] & [{other}]", (span[0], further[1]))
    for cue in _shape(reply, sentence):
        found.setdefault(cue, whole)
    return found


def _key(word: Word) -> str:
    if word.pos == "NUM" or _NUMBER.search(word.norm):
        return "#"
    return "Name" if word.pos == "PROPN" else word.norm


def _lemma(word: Word) -> str:
    return "Name" if word.pos == "PROPN" else word.lemma


def _constructions(clause: Clause) -> Iterator[str]:
    who = f"{clause.who.value}:"
    marks = [name for name, on in _marks(clause) if on]
    yield who
    yield f"{who} {clause.lemma}"
    yield f"{who} {clause.tense}"
    yield f"{who} {clause.tense} {clause.modal or ''} {'+'.join(marks)}"
    for mark in marks:
        yield f"{who} {mark}"
        yield f"{who} {mark} {clause.lemma}"
    if clause.modal:
        yield f"{who} {clause.modal}"
        yield f"{who} {clause.modal} {clause.lemma}"


def _marks(clause: Clause) -> tuple[tuple[str, bool], ...]:
    return (
        ("not", clause.negated),
        ("passive", clause.passive),
        ("if", clause.conditional),
        ("asked", clause.question),
        ("command", clause.imperative),
        ("perfect", clause.perfect),
    )


def _shape(reply: Reply, sentence: Sentence) -> Iterator[str]:
    last = len(reply.sentences) - 1
    yield (
        "place:only"
        if last == 0
        else "place:first"
        if sentence.index == 0
        else "place:last"
        if sentence.index == last
        else "place:middle"
    )
    yield f"words:{min(6, len(sentence.words) // 6)}"
    text = sentence.text
    for cue, there in (
        ("?", sentence.is_question),
        ("!", "!" in text),
        ("…", "..." in text or "…" in text),
        ('"', '"' in text),
    ):
        if there:
            yield f"mark:{cue}"
    if _SHOUTED.search(text):
        yield "mark:CAPITALS"
    for where, index in (("before", sentence.index - 1), ("after", sentence.index + 1)):
        if 0 <= index <= last:
            for clause in clauses_in(reply, reply.sentences[index]):
                yield f"{where} {clause.who.value}: {clause.tense}"


@once
def _surroundings(reply: Reply) -> dict[str, Span]:
    """What is true of the whole reply and of what it answers."""
    here = reply.positions
    found = [f"reply has {word}" for word in ("sorry", "thanks", "please", "apologize", "our", "my", "we", "i") if word in here]
    found += [f"zone:{kind}" for kind in sorted({zone.kind for zone in reply.draft.zones})]
    found += [f"sentences:{min(8, len(reply.sentences) // 2)}", f"length:{min(6, reply.word_count // 25)}"]
    if reply.customer is None:
        found.append("customer:none")
    else:
        found.append(f"customer:{reply.customer.needs.intent}")
    return dict.fromkeys(found, (0, 0))


@once
def weigh(reply: Reply) -> tuple[Weighed, ...]:
    """The faults that the evidence is strong enough for, by sentence, in text order."""
    weights = table()
    found: list[Weighed] = []
    rows = weights.rows
    for sentence in reply.sentences:
        here = [(rows[cue], span) for cue, span in cues(reply, sentence).items() if cue in rows]
        if not here:
            continue
        block = weights.weights[[row for row, _ in here]]
        totals = (block.sum(0) / math.sqrt(len(here))).tolist()
        for k, fault in enumerate(weights.faults):
            odds = weights.scale[k] * totals[k] + weights.shift[k]
            probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            if probability >= weights.shown[k]:
                order = (-block[:, k]).argsort()[:12].tolist()
                carried = [here[i][1] for i in order if block[i, k] > 0 and here[i][1][1] > here[i][1][0]]
                found.append(Weighed(fault, sentence, probability, tuple(carried)))
    return tuple(found)


def evidence_check(fault: str, what: str, *, least_words: int = 0) -> Callable[[Reply], Iterator[Hit]]:
    """A rule's check from evidence: a hit for each sentence in which the evidence for a fault is strong enough.

    `what` begins the message, which goes on to name the words that carried the verdict. Always an info: on replies unlike those
    that it learned from, its precision stays below a warning's. Below `least_words` nothing is said: some faults are told by what
    stands around a sentence.
    """
    from replylint.report import Severity
    from replylint.rule import Hit

    def check(reply: Reply) -> Iterator[Hit]:
        if reply.word_count < least_words:
            return
        for weighed in weigh(reply):
            if weighed.fault == fault:
                words = named(reply, weighed.carriers)
                yield Hit(
                    weighed.sentence.start,
                    weighed.sentence.end,
                    confidence=round(min(0.99, weighed.probability), 2),
                    severity=Severity.INFO,
                    message=f"{what}: {', '.join(f'“{w}”' for w in words)}." if words else f"{what}.",
                )

    return check


def named(reply: Reply, carriers: tuple[Span, ...], most: int = 3) -> list[str]:
    """The words of the strongest carriers, none of them inside another."""
    chosen: list[Span] = []
    for start, end in carriers:
        if end - start >= 3 and all(end <= s or e <= start for s, e in chosen):
            chosen.append((start, end))
        if len(chosen) == most:
            break
    return [" ".join(reply.source[s:e].split()) for s, e in sorted(chosen)]
