"""Failure events: the words for things that went wrong. Shared by apologies, ownership and causes."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.moves.move import Move
from replylint.passage import Passage, Sentence, Word, once
from replylint.scope import Clause, Who, clauses

# What a firm does wrong whatever the object is.
FAIL_VERBS = frozenset(
    "botch break bungle damage delay disappoint drop fail fluff forget ignore inconvenience lose mangle mess misadvise miscalculate misdeliver mishandle "
    "misinform mislabel mislay mislead misplace misprint misquote misread misroute miss mistreat misunderstand mix muddle neglect omit overbook overcharge "
    "overcook overlook oversell ruin scratch screw shortchange skip smash spill spoil swap undercharge undercook upset".split()
)
# What is a failure only with something wrong about it ("sent you the wrong lamp", "charged you twice").
TURNED_VERBS = frozenset(
    "add address advise apply bill book build cancel charge close code collect deliver dispatch enter file give handle invoice label leave list make measure "
    "order pack place post price print process promise put quote record refund register remove renew route schedule sell send serve set ship state supply "
    "take tell treat type update upload write".split()
)
WRONG_WORDS = frozenset(
    "wrong wrongly incorrect incorrectly twice double damaged broken faulty defective late mistake mistakenly error accident accidentally empty incomplete missing "
    "mistaken unnecessarily badly poorly rudely outside expired dirty cold without extra smashed cracked torn waiting stranded hanging confusing misleading "
    "inaccurate duplicate".split()
)
# What happens to the customer or the thing.
EVENT_LEMMAS = frozenset(
    "break crash delay fail freeze glitch leak stall stop vanish disappear bounce lose miss overcharge cancel damage decline reject wait malfunction expire".split()
)
FAILURE_NOUNS = frozenset(
    "blunder bug confusion crash damage defect delay disruption downtime error failing failure fault glitch holdup hiccup interruption lapse lateness loss "
    "misprint mishap mistake misunderstanding mixup mix-up muddle omission outage overcharge oversight shortage slip slip-up wait backlog breakdown cancellation".split()
)
FAILURE_ADJECTIVES = frozenset(
    "bad broken cold cracked damaged dead defective delayed dirty down empty faulty filthy incomplete incorrect late longer lost missing offline overdue poor rude slow "
    "smashed stuck torn unacceptable unavailable unclear unusable wrong slower".split()
)
ARRIVAL_VERBS = frozenset(
    "accept answer appear arrive call cancel check complete confirm credit deliver dispatch explain fit fix fulfill go honor keep load make meet notice open pay post "
    "process receive refund register reply respond ring save send ship show start tell turn update warn work write get come".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Failure(Move):
    """A clause or noun that names something gone wrong: `who` is to blame by the grammar (FIRM: "we lost it"), `word` carries it."""

    word: Word
    who: Who


def is_firm_failure(clause: Clause) -> bool:
    """Whether a clause says that the firm did something wrong: "we charged you twice", "I forgot", "we didn't call you back"."""
    return clause.who is Who.FIRM and not clause.passive and _fails(clause)


def _fails(clause: Clause) -> bool:
    if clause.conditional or clause.question or clause.imperative:
        return False
    verb, lemma = clause.verb, clause.verb.lemma
    past = clause.tense == "past" and clause.modal is None
    if lemma in FAIL_VERBS:
        if clause.negated:
            return False
        return past or clause.tense == "present" and clause.modal is None and verb.tag != "VBG"
    if lemma == "let" and any(w.norm == "down" for w in verb.children):
        return not clause.negated and past
    if clause.negated:
        return past and lemma in ARRIVAL_VERBS
    return past and lemma in TURNED_VERBS and any(w.norm in WRONG_WORDS for w in clause_words(clause))


def clause_words(clause: Clause) -> list[Word]:
    """The words between a clause's start and end, those of clauses inside it too."""
    return [w for w in clause.sentence.words if clause.start <= w.start < clause.end]


@once
def failures(passage: Passage) -> tuple[Failure, ...]:
    """Everything in the text that names a failure, in text order: clauses first by their verb, and nouns."""
    found: dict[int, Failure] = {}
    for clause in clauses(passage):
        verb = clause.verb
        bad = False
        if is_firm_failure(clause):
            bad = True
        elif clause.conditional or clause.imperative:
            continue
        elif verb.pos == "ADJ" and verb.lemma in FAILURE_ADJECTIVES:
            bad = not clause.negated
        elif verb.lemma in EVENT_LEMMAS and (verb.pos == "VERB"):
            bad = not clause.negated and clause.tense == "past" and not (clause.who is Who.YOU and verb.lemma == "cancel")
        elif clause.negated and verb.lemma in ARRIVAL_VERBS and clause.who is not Who.YOU:
            bad = clause.modal in (None, "could", "can") or clause.tense == "past"
        elif clause.negated and verb.lemma in ("receive", "get") and clause.who is Who.YOU:
            bad = True
        elif verb.lemma in TURNED_VERBS and clause.tense == "past" and clause.who is not Who.YOU:
            bad = any(w.norm in WRONG_WORDS for w in clause_words(clause))
        if bad:
            found[verb.i] = Failure(clause.start, clause.end, clause.sentence, verb, clause.who)
    for lemma in FAILURE_NOUNS & passage.positions.keys():
        for at in passage.positions[lemma]:
            word = passage.words[at]
            if word.pos in ("NOUN", "PROPN") and at not in found:
                owner = word.child("nmod:poss")
                who = Who.FIRM if owner is not None and owner.norm in ("our", "my") else Who.NOBODY
                found[at] = Failure(word.start, word.end, word.sentence, word, who)
    return tuple(found[at] for at in sorted(found))


@once
def _sentences_with_failure(passage: Passage) -> frozenset[int]:
    return frozenset(f.sentence.index for f in failures(passage))


def has_failure(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence names a failure."""
    return sentence.index in _sentences_with_failure(passage)
