"""Instructions: steps for the customer ("please restart it", "you can change it under Settings", "you'll need to sign in again")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.move import Move, words_before
from replylint.passage import Passage, Word, once
from replylint.scope import Clause, Who, clauses

Manner = Literal["command", "please", "can", "need"]

# Commands that ask nothing of the customer.
_COURTESIES = frozenset(
    "accept allow appreciate apologize bear forgive thank hope enjoy excuse feel hesitate let rest pardon note understand remember worry have take know welcome wish "
    "advise see be love regard stay keep trust believe look consider".split()
)
_ONLY_SOMETIMES = {"let": ("know",), "see": ("page", "guide", "link", "article", "section", "below", "attached"), "keep": ("receipt", "eye", "box", "packaging", "item"),
                   "have": ("look", "ready", "hand"), "take": ("photo", "picture", "look", "screenshot"), "be": ("sure",), "allow": ("access", "permission", "notification"),
                   "look": ("for", "under", "in", "at"), "note": (), "feel": (), "accept": ("invitation", "terms", "request")}  # fmt: skip
_VERBS_GUESSED = frozenset(
    "add call check choose clear click close complete confirm contact copy delete disable download email enable enter fill follow go head hold install log look make message "
    "open order paste pay phone plug pop press provide put read reboot reinstall remove reply reset restart return ring scan scroll select send set share show sign "
    "start submit switch tap tell text top try turn type unplug update upload use verify visit wait write give".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Instruction(Move):
    """A step for the customer: `verb` its lemma, `manner` how it is put; `need` covers must, have to, need to, should."""

    verb: str
    manner: Manner


@once
def instructions(reply: Passage) -> tuple[Instruction, ...]:
    """All instructions in text order; not courtesies ("please accept", "feel free"), nor what is asked as a question of fact."""
    found: dict[int, Instruction] = {}
    for clause in clauses(reply):
        manner = _manner(clause)
        if manner is not None and _asks(clause):
            found[clause.verb.i] = Instruction(_start(clause), clause.end, clause.sentence, clause.lemma, manner)
    for sentence in reply.sentences:
        for word in _guessed(sentence.words):
            if word.i not in found and word.lemma in _VERBS_GUESSED:
                last = sentence.words[-1]
                found[word.i] = Instruction(
                    word.start, last.end, sentence, word.lemma, "please" if _pleased(word) else "command"
                )
    return tuple(found[at] for at in sorted(found))


def _manner(clause: Clause) -> Manner | None:
    verb = clause.verb
    if verb.pos not in ("VERB", "AUX"):
        return None
    if clause.imperative:
        return "please" if _pleased(verb) else "command"
    if clause.who is not Who.YOU or clause.passive or clause.perfect:
        return None
    if clause.conditional and clause.modal not in ("must", "should"):
        return None
    norms = [w.norm for w in words_before(verb, 4)]
    if clause.question:
        return (
            "please"
            if clause.modal in ("could", "can", "would", "will") and verb.lemma not in ("like", "want", "prefer")
            else None
        )
    if norms[:1] == ["to"] and len(norms) > 1 and norms[1] in ("need", "have", "want", "required", "ought", "needed"):
        return "need" if norms[1] != "want" else "can"
    if clause.modal in ("must", "should", "need", "ought"):
        return "need"
    if clause.modal in ("can", "could", "may"):
        return "can" if not clause.negated else None
    return None


def _asks(clause: Clause) -> bool:
    lemma = clause.lemma
    if lemma in _COURTESIES:
        wanted = _ONLY_SOMETIMES.get(lemma, ())
        return any(w.norm in wanted or w.lemma in wanted for w in clause.sentence.words if w.i > clause.verb.i)
    return lemma not in ("imagine", "expect", "say", "like", "want", "receive", "get")


def _pleased(verb: Word) -> bool:
    return any(w.norm in ("please", "kindly") for w in verb.sentence.words if abs(w.i - verb.i) < 6)


def _start(clause: Clause) -> int:
    return clause.start


def _guessed(words: list[Word]) -> list[Word]:
    """Words where a command would stand: first in the sentence, after "please", after "then" or a list's number."""
    found: list[Word] = []
    opening = True
    for word in words:
        if (
            opening
            and word.pos != "PUNCT"
            and word.norm
            not in ("please", "then", "now", "just", "first", "next", "so", "and", "also", "kindly", "finally", "to")
            and not word.text[0].isdigit()
        ):
            if word.norm == word.lemma and word.pos not in ("PRON", "DET", "AUX", "ADJ") and word.norm in _VERBS_GUESSED:
                after = words[word.i - words[0].i + 1 : word.i - words[0].i + 2]
                if (
                    after
                    and (
                        after[0].pos in ("DET", "PRON", "ADP", "NUM", "PART", "NOUN", "PROPN", "ADV")
                        and after[0].norm not in ("is", "was", "has")
                    )
                    and not (word.pos == "NOUN" and after[0].pos in ("NOUN", "AUX"))
                ):
                    found.append(word)
            opening = False
        elif word.norm in ("please", "kindly"):
            opening = True
    return found
