"""Instructions: steps for the customer ("please restart it", "you can change it under Settings", "you'll need to sign in again")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.lexicon import words as lexicon
from replylint.moves.move import Move, words_before
from replylint.passage import Passage, Word, once
from replylint.scope import Clause, Who, clauses

Manner = Literal["command", "please", "can", "need"]

_COURTESIES = lexicon("courtesy_verbs")
# With these words after them they are steps after all: "keep the receipt", "take a photo".
_STEPS = {
    "see": {"page", "guide", "link", "article", "section", "below", "attached"},
    "keep": {"receipt", "box", "packaging", "item", "label"},
    "have": {"ready", "hand"},
    "take": {"photo", "picture", "screenshot", "out", "off"},
    "be": {"sure"},
    "allow": {"access", "permission", "notification"},
    "look": {"for", "under", "in", "at"},
    "accept": {"invitation", "terms", "prompt"},
}
_NO_STEPS = frozenset({"imagine", "expect", "say", "like", "want", "receive", "get", "see"})


@dataclass(frozen=True, slots=True, eq=False)
class Instruction(Move):
    """A step for the customer: `verb` its lemma, `manner` how it is put. `need` covers must, have to, need to and should."""

    verb: str
    manner: Manner


@once
def instructions(reply: Passage) -> tuple[Instruction, ...]:
    """All instructions in text order; not courtesies ("please accept", "feel free"), nor what is asked as a question of fact."""
    found: list[Instruction] = []
    for clause in clauses(reply):
        manner = _manner(clause)
        if manner is not None and _is_step(clause, manner):
            found.append(Instruction(clause.start, clause.end, clause.sentence, clause.lemma, manner))
    return tuple(found)


def _manner(clause: Clause) -> Manner | None:
    verb = clause.verb
    if verb.pos == "ADJ" and not clause.imperative:
        return None
    if clause.imperative:
        return "please" if _is_pleased(verb) else "command"
    if clause.who is not Who.YOU or clause.passive or clause.perfect:
        return None
    if clause.question:
        asked = clause.modal in ("could", "can", "would", "will") and clause.lemma not in ("like", "want", "prefer")
        return "please" if asked else None
    if clause.conditional:
        return None
    before = [w.norm for w in words_before(verb, 4)]
    if before[:1] == ["to"] and len(before) > 1:
        return "need" if before[1] in ("need", "have", "required", "ought", "needed", "advised") else None
    if _is_needed_too(verb):
        return "need"
    if clause.modal in ("must", "should", "need", "ought"):
        return "need"
    if clause.modal in ("can", "could", "may"):
        return None if clause.negated else "can"
    return None


def _is_needed_too(verb: Word) -> bool:
    """ "You have to close it, open it and sign in": what is coordinated with a needed step."""
    first = verb
    while first.dep == "conj" and first.head is not first and not first.has("nsubj"):
        first = first.head
    need = first.head if first.dep == "xcomp" else first
    return need is not verb and need.lemma in ("need", "have") and need.has("xcomp") and verb.tag in ("VB", "VBP")


def _is_step(clause: Clause, manner: Manner) -> bool:
    lemma = clause.lemma
    if lemma in _COURTESIES:
        steps = _STEPS.get(lemma, set())
        return any(w.norm in steps or w.lemma in steps for w in clause.sentence.words if w.i > clause.verb.i)
    return manner in ("command", "please") or lemma not in _NO_STEPS


def _is_pleased(verb: Word) -> bool:
    return any(w.norm in ("please", "kindly") for w in verb.sentence.words if abs(w.i - verb.i) < 6)
