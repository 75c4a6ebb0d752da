"""Failure events: where a text says that something went wrong. Shared by apologies, ownership, repairs and causes."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.lexicon import words as lexicon
from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import YOURS, Clause, Who, clauses

FAIL_VERBS = lexicon("failing_verbs")
TURNED_VERBS = lexicon("turned_verbs")
WRONG_WORDS = lexicon("wrong_words")
OWED_VERBS = lexicon("owed_verbs")
FAILURE_NOUNS = lexicon("failure_nouns")
FAILURE_ADJECTIVES = lexicon("failure_adjectives")
_HYPHENED = Phrases("<mix-up|slip-up>")  # nouns of failure in three words
_EVENTS = lexicon("failure_events")
_ARRIVALS = lexicon("arrival_verbs")


@dataclass(frozen=True, slots=True, eq=False)
class Failure(Move):
    """A clause or noun that names something gone wrong: `who` did it by the grammar (FIRM: "we lost it"), `word` carries it."""

    word: Word
    who: Who


def is_firm_failure(clause: Clause) -> bool:
    """Whether a clause says that the firm did something wrong: "we charged you twice", "I forgot", "we didn't call you back"."""
    if (
        clause.who is not Who.FIRM
        or clause.passive
        or not clause.asserted
        or clause.modal is not None
        or clause.tense != "past"
    ):
        return False
    verb, lemma = clause.verb, clause.lemma
    if verb.pos != "VERB" or verb.dep in ("acl", "acl:relcl"):
        return False
    if clause.negated:
        if lemma in ("show", "turn", "come"):
            after = [w.norm for w in words_after(verb, 1)]
            return after != ["to"] if lemma == "come" else after == ["up"]
        return lemma in OWED_VERBS and (lemma in _CONTACTING or any(w.norm in YOURS for w in words_after(verb, 5)))
    if verb.tag == "VBG":
        return False
    if lemma == "let":
        return any(w.norm == "down" for w in words_after(verb, 5))
    if lemma == "miss":
        return not any(w.norm in ("you", "seeing") for w in words_after(verb, 1))
    if lemma in ("forget", "fail"):
        return not any(w.norm == "mention" for w in words_after(verb, 2))
    if lemma in ("drop", "break", "ignore", "mix", "delay"):
        return any(w.norm in (*YOURS, "it", "the", "this", "our", "that", "up") for w in words_after(verb, 2))
    return lemma in FAIL_VERBS or (lemma in TURNED_VERBS and is_turned_wrong(verb))


_CONTACTING = frozenset(
    {"call", "ring", "reply", "respond", "answer", "listen", "communicate", "apologize", "arrive", "deliver"}
)


def is_turned_wrong(verb: Word) -> bool:
    """Whether something wrong stands close after a verb of service: "sent you the wrong lamp", "charged you twice"."""
    for word in words_after(verb, 9):
        if word.text in (",", ";", ":", ".", "(", "–", "—") or word.norm in ("but", "because", "if", "when", "so"):
            return False
        if word.norm in WRONG_WORDS:
            return True
    return False


@once
def failures(passage: Passage) -> tuple[Failure, ...]:
    """Everything in the text that names a failure, in text order: clauses by their verb, and nouns."""
    found: dict[int, Failure] = {}
    for clause in clauses(passage):
        if is_firm_failure(clause) or _befalls(clause):
            found[clause.verb.i] = Failure(clause.start, clause.end, clause.sentence, clause.verb, clause.who)
    nouns = [(word, word) for word in passage.having(FAILURE_NOUNS)]
    nouns += [(match.words[0], match.words[-1]) for match in _HYPHENED.find(passage)]
    for first, word in nouns:
        if word.pos in ("NOUN", "PROPN") and word.i not in found:
            ours = any(w.norm in ("our", "my") for w in (*word.children, *words_before(first, 1)))
            who = Who.FIRM if ours else Who.NOBODY
            found[word.i] = Failure(first.start, word.end, word.sentence, word, who)
    return tuple(found[at] for at in sorted(found))


def _befalls(clause: Clause) -> bool:
    """Whether a clause tells that something happened to the customer or a thing."""
    if clause.conditional or clause.imperative:
        return False
    verb, lemma = clause.verb, clause.lemma
    if lemma in FAILURE_ADJECTIVES and (verb.pos in ("ADJ", "ADV") or clause.passive):
        return not clause.negated
    if verb.pos != "VERB":
        return False
    if clause.negated:
        if clause.who is Who.YOU:
            return lemma in ("receive", "get", "hear") and clause.tense == "past"
        return lemma in _ARRIVALS or (lemma in OWED_VERBS and clause.tense == "past" and clause.who is not Who.FIRM)
    if lemma in _EVENTS or (lemma in FAIL_VERBS and clause.passive):
        return clause.tense == "past" and not (lemma == "cancel" and clause.who in (Who.YOU, Who.FIRM))
    return (
        lemma in TURNED_VERBS
        and clause.tense == "past"
        and (clause.passive or clause.who is Who.THIRD)
        and is_turned_wrong(verb)
    )


@once
def _sentences_with_failure(passage: Passage) -> frozenset[int]:
    return frozenset(f.sentence.index for f in failures(passage))


def has_failure(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence names a failure."""
    return sentence.index in _sentences_with_failure(passage)
