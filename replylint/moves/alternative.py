"""Alternatives: what can be done, said beside what can't ("you can use it from June", "I'll find out", "how about the larger one?")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.move import Move, words_after, words_before
from replylint.moves.time import timed
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses, is_negated

# What one can or will do without anything being done.
_EMPTY = frozenset(
    "accept agree apologize appreciate assure be believe blame confirm empathize expect feel guess hear hope "
    "imagine inform know like mean note reassure receive recognize regret relate remember repeat respect say "
    "see suppose sympathize thank think understand value want wish worry".split()
)
# Done already and no step of its own, though a promise of it would be one.
_EMPTY_DONE = _EMPTY | frozenset(
    "answer apply ask cease check close contact decline deny discontinue do explain fail find forget get have investigate "
    "look lose mention miss read refuse reject review search state stop take tell try".split()
)
_ASKED = Phrases(
    "would you (like|prefer|rather|want|be)", "(shall|should|could|can|may) (i|we)", "do you (want|prefer|need) (me|us|a|an|it|the|to)", "(how|what) about", "why not",
    "(could|can|would|will) you", "which (one|of|would|do|size|date|day|color)", "what (would|is|are|do) (you|the|your)",
)  # fmt: skip
_OPEN = frozenset({"available", "fine", "ok", "okay", "welcome", "free", "open", "possible", "included"})
_NEGATIVE = frozenset(
    {"not", "no", "never", "cannot", "none", "nothing", "neither", "without", "only", "hardly", "must", "should"}
)
_RULES = frozenset(
    "policy rule term procedure regulation guideline process system fault decision responsibility condition".split()
)
_TURN = frozenset({"but", "however", "instead", "though", "although", "alternatively", "otherwise", "meanwhile", "yet"})
_CLOSED = frozenset(
    "bad booked busy closed ended expired finished full gone impossible late lost out over required sold sorry "
    "unable unavailable unclear unfortunate unsure".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Alternative(Move):
    """What is open to the customer. `kind`: can ("you can …"), step (the firm's own), do (a command that helps), asked, turn ("but it …")."""

    kind: Literal["can", "step", "do", "asked", "turn"]


@once
def alternatives(reply: Passage) -> tuple[Alternative, ...]:
    """All alternatives in text order."""
    found: list[Alternative] = []
    for clause in clauses(reply):
        kind = None if clause.negated else _kind(reply, clause)
        if kind is not None and not _is_denied(clause.verb):
            found.append(Alternative(clause.start, clause.end, clause.sentence, kind))
    found.extend(_after_but(reply))
    found.extend(Alternative(m.start, m.end, m.sentence, "asked") for m in _ASKED.find(reply) if m.sentence.is_question)
    return tuple(sorted(found, key=lambda a: a.start))


def _kind(reply: Passage, clause: Clause) -> Literal["can", "step", "do", "turn"] | None:
    lemma = clause.lemma
    if clause.imperative:
        return (
            "do"
            if lemma not in _EMPTY | {"have", "accept", "let", "bear", "forgive", "excuse", "rest", "enjoy", "stop"}
            or lemma == "see"
            else None
        )
    if clause.question:
        return None
    if clause.who is Who.YOU:
        if clause.modal in ("can", "could", "may", "will", "might") and not clause.perfect and not clause.conditional:
            return (
                "can"
                if lemma not in _EMPTY or lemma in ("see", "receive") or (lemma == "able" and clause.modal == "will")
                else None
            )
        return "can" if lemma in ("welcome", "free") and not clause.conditional else None
    if clause.who is Who.FIRM:
        if clause.conditional and not clause.modal:
            return None
        if clause.modal in ("can", "could", "will", "would") and not clause.perfect:
            if lemma in ("happy", "glad", "able", "pleased", "delighted"):
                return "step"
            return "step" if lemma not in _EMPTY else None
        if (clause.perfect or clause.tense == "past") and not clause.passive:
            return "step" if lemma not in _EMPTY_DONE or _because_of_that(clause) else None
        if clause.verb.tag == "VBG" and any(c.lemma == "be" for c in clause.verb.children):
            return "step" if lemma not in _EMPTY | {"experience", "have", "struggle", "try", "close"} else None
        if (
            lemma in ("recommend", "suggest", "offer", "have", "sell", "stock", "do", "accept")
            and not clause.conditional
            and clause.tense == "present"
        ):
            return "step" if lemma in ("recommend", "suggest") or _turns(clause) else None
        return None
    if (
        clause.who in (Who.THING, Who.THIRD, Who.EXPLETIVE)
        and not clause.conditional
        and lemma not in _CLOSED
        and clause.verb.norm not in _CLOSED
    ):
        if _turns(clause) and clause.tense != "past" and lemma not in _EMPTY:
            return "turn"
        if lemma in _OPEN and clause.tense == "present":
            return "turn"
        if clause.tense == "future" or (clause.passive and clause.modal in ("can", "will")):
            return "turn" if timed(reply, clause.sentence) or clause.modal == "can" else None
    return None


def _after_but(reply: Passage) -> list[Alternative]:
    """ "…, but the larger one is": a plain statement after "but", whatever the parse made of it."""
    found = []
    for at in reply.positions.get("but", ()):
        word = reply.words[at]
        rest = []
        for following in words_after(word, 12):
            if following.text[0] in ".!?;":
                break
            rest.append(following)
        if not words_before(word, 2) or len(rest) < 3 or rest[0].norm in ("i", "we", "you"):
            continue
        if any(w.norm in _NEGATIVE or w.norm in _CLOSED or w.lemma in _RULES for w in rest):
            continue
        if any(w.pos in ("VERB", "AUX") and w.tag in ("VBZ", "VBP", "MD") for w in rest):
            found.append(Alternative(rest[0].start, rest[-1].end, word.sentence, "turn"))
    return found


def _is_denied(verb: Word) -> bool:
    """ "The only thing you can do is accept it", "nothing I can do", "as much as we can": a can that opens nothing."""
    if (
        verb.dep == "ccomp"
        and verb.head is not verb
        and (is_negated(verb.head) or verb.head.head.lemma in ("unable", "impossible"))
    ):
        return True  # "we're unable to say when we'll get to it"
    before = words_before(verb, 6)
    return any(w.norm in ("nothing", "no", "cannot", "hardly", "neither", "nobody", "unable") for w in before) or any(
        w.norm == "not" for w in before[:3]
    )


def _turns(clause: Clause) -> bool:
    """Whether the clause is what comes after a "but", in its sentence or at the start of it."""
    first = clause.words[0]
    lead = [first, *words_before(first, 2), *words_after(first, 1)]
    return any(w.norm in _TURN for w in lead)


def _because_of_that(clause: Clause) -> bool:
    """ "so I asked the workshop"."""
    first = clause.words[0]
    return any(w.norm == "so" for w in (first, *words_before(first, 1), *words_after(first, 1)))


@once
def _opened(reply: Passage) -> frozenset[int]:
    return frozenset(a.sentence.index for a in alternatives(reply))


def alternative_near(reply: Passage, sentence: Sentence, before: int = 0, after: int = 2) -> bool:
    """Whether an alternative stands in the sentence or among those around it."""
    found = _opened(reply)
    return bool(found) and any(i in found for i in range(sentence.index - before, sentence.index + after + 1))
