"""Apologises for "the inconvenience", "the issue" or nothing in particular.

An apology that could stand in any letter shows that nobody looked at this one. Naming what went wrong is half of being sorry.
Sources: HDI17; IrishOmb; PackardBerger21; TheWriter.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.flip import regretted
from replylint.lexicon import words as lexicon
from replylint.moves.apology import HARM_NOUNS, Apology, apologies
from replylint.moves.failure import has_failure
from replylint.moves.ownership import owned_near
from replylint.passage import Sentence
from replylint.reply import Reply
from replylint.report import Dimension, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses_in


def check(reply: Reply) -> Iterator[Hit]:
    found = apologies(reply)
    if not found or not all(_is_empty(reply, a) for a in found):
        return
    first = found[0]
    yield Hit(first.start, first.end, confidence=0.6, rewrites=tuple(_rewrites(reply, first)))


# Words that judge what went wrong and don't say what it was.
_JUDGED = frozenset(
    "bad disappointing disappointed frustrating ideal inadequate lousy negative perfect poor rotten shabby sorry subpar substandard terrible trying "
    "unacceptable unfortunate unhappy unpleasant unsatisfactory unsatisfying upsetting worst less below expected".split()
)
_GENERAL = frozenset(
    "bother care day encounter event experience hassle mess occasion outcome plan result scratch service standard stay time trip upset visit "
    "thing turn work way go happen occur transpire have let down fall short par expectation fail disappoint "
    "behalf company entire management part side staff team whole".split()
)


def _is_general(apology: Apology) -> bool:
    """ "Sorry for the poor service", "sorry to have let you down": a verdict on something that is not named."""
    said = [w for w in apology.sentence.between(apology.head.end, apology.end) if w.pos in _TELLING]
    return bool(said) and all(
        w.lemma in _GENERAL | _JUDGED | HARM_NOUNS or w.norm in _GENERAL | _JUDGED | lexicon("apology_filler") for w in said
    )


_TELLING = frozenset({"ADJ", "NOUN", "NUM", "PROPN", "VERB"})


def _is_empty(reply: Reply, apology: Apology) -> bool:
    """Nothing named in the apology, and nothing of the matter in its sentence or the next."""
    if _is_general(apology):
        if apology.feeling or apology.conditional or apology.heard:
            return False
    elif not apology.hollow or apology.specific or apology.owned or apology.feeling or apology.conditional or apology.heard:
        return False
    sentence = apology.sentence
    if owned_near(reply, sentence, 1, 1):
        return False
    around = [s for s in reply.near(sentence, 1, 1) if s is not sentence]
    later = sentence.between(apology.end, sentence.end)
    if any(w.pos in ("NUM", "PROPN") or w.text[0].isdigit() for w in later):
        return False
    return not any(_names_matter(reply, s) for s in around) and not any(_is_issue(reply, w.lemma) for w in later)


def _names_matter(reply: Reply, sentence: Sentence) -> bool:
    if has_failure(reply, sentence):
        return True
    if any(_is_issue(reply, w.lemma) for w in sentence.words if w.pos in ("NOUN", "PROPN", "VERB")):
        return True
    return any(
        c.tense == "past" and not c.perfect and c.asserted and (c.who is Who.FIRM or _is_of_ours(c))
        for c in clauses_in(reply, sentence)
    )


def _is_of_ours(clause: Clause) -> bool:
    """ "Our usher sold the seat twice": the subject is ours, or the first word says so where the parse found none."""
    owners = clause.subject.children if clause.subject is not None else clause.sentence.words[:1]
    return not clause.passive and any(w.norm in ("our", "my") for w in owners)


def _is_issue(reply: Reply, lemma: str) -> bool:
    return reply.customer is not None and lemma in reply.customer.issues


def _rewrites(reply: Reply, apology: Apology) -> Iterator[Rewrite]:
    yield reply.replace(apology.start, apology.end, *regretted(reply.customer))


RULE = Rule(
    code="APO005",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="This is sorry for nothing in particular; name what went wrong.",
    check=check,
    evidence="B",
    examples=(
        Bad("We apologise for the inconvenience.", rewrite="I'm sorry that {what went wrong}."),
        Bad("Sorry about this."),
        Bad("Apologies for the trouble."),
        Bad("Please accept our sincere apologies in this regard."),
        Bad("Sorry for the situation you are facing."),
        Bad("I apologise for the issue you have experienced."),
        Bad("Sorry about it, and thanks again for writing."),
        Bad("I want to say sorry on behalf of everyone here."),
        Bad("Our apologies to you and your family from all of us."),
        Good("I'm sorry on behalf of the kitchen for the raw rice.", why="says what for"),
        Good("I apologise. Our porter dropped your case on the stairs.", why="the next sentence names it"),
        Good("I'm sorry your sofa came with one leg missing.", why="specific"),
        Good("Sorry about the noise from the works last night.", why="a definite noun, and when"),
        Good("I apologise for the inconvenience of driving back to the store twice.", why="says what the inconvenience was"),
        Good("Sorry! I pressed send too early.", why="the next sentence names it"),
        Good("I'm sorry for the £30 charge.", why="a number"),
        Good("I'm sorry. We lost your booking.", why="the next sentence names it"),
    ),
)
