"""Stacks so many hedges that nothing is said.

One "should" is honest. Two or three on the same point tell the customer that nobody has looked.
Sources: ConvoKit-hedges; Pezzuti21; Danescu13; ValeVoices.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from replylint.cut import without
from replylint.passage import Sentence, Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import clause_of, is_quoted

_MODALS = frozenset({"may", "might", "could", "should"})
_ADVERBS = frozenset(
    {
        "perhaps",
        "possibly",
        "maybe",
        "probably",
        "hopefully",
        "presumably",
        "conceivably",
        "potentially",
        "supposedly",
        "apparently",
        "seemingly",
        "usually",
        "generally",
        "normally",
        "typically",
        "somewhat",
    }
)
_VERBS = frozenset({"seem", "appear", "believe", "think", "suspect", "guess", "suppose", "assume", "imagine", "reckon", "tend"})
_TEMPTING = _MODALS | _ADVERBS | _VERBS
_PHRASES = Phrases(
    "some (sort|kind) of",
    "kind of",
    "sort of",
    "more or less",
    "or so $",
    "or so (,|.|by|now)",
    "(a week|a day|an hour|a month|days|weeks|hours|minutes) or so",
    "generally speaking",
    "in theory",
    "in all (likelihood|probability)",
    "to some extent",
    "as far as (i|we) (know|can tell|am aware)",
    "roughly speaking",
    "about a",
    "might have been",
)
# Adverbs that may go where a modal already hedges.
_SPARE = frozenset({"possibly", "hopefully", "perhaps", "probably", "maybe", "potentially", "conceivably", "presumably"})


def check(reply: Reply) -> Iterator[Hit]:
    tempting: dict[int, list[Word]] = {}
    for word in reply.having(_TEMPTING):
        tempting.setdefault(word.sentence.index, []).append(word)
    if not tempting:
        return
    for sentence in reply.sentences:
        hedges = _hedges(reply, sentence, tempting.get(sentence.index, []))
        if len(hedges) < 2 or sentence.is_question:
            continue
        run = _stack(hedges)
        if run is None and len(hedges) < 3:
            continue
        hedged = run or hedges
        yield Hit(
            hedged[0].start,
            hedged[-1].end,
            confidence=0.6 + 0.1 * min(len(hedges) - 2, 3),
            rewrites=tuple(_rewrites(reply, sentence, hedges)),
        )


def _hedges(reply: Reply, sentence: Sentence, tempting: list[Word]) -> list[Word]:
    found: list[Word] = []
    covered: set[int] = set()
    for match in _PHRASES.find_in(reply, sentence):
        found.append(match.words[0])
        covered.update(w.i for w in match.words)
    for word in tempting:
        nth = word.i - sentence.words[0].i
        if word.i in covered or is_quoted(reply, word):
            continue
        if (
            (word.norm in _MODALS and _doubts(reply, sentence.words, nth))
            or (word.norm in _ADVERBS and word.pos in ("ADV", "ADJ", "NOUN"))
            or (word.lemma in _VERBS and _own_view(sentence.words, nth))
        ):
            found.append(word)
    return sorted(found, key=lambda w: w.i)


def _doubts(reply: Reply, words: list[Word], nth: int) -> bool:
    """A modal of likelihood: not "you could try", "I should have", "we could send", "may I"."""
    word = words[nth]
    following = words[nth + 1 : nth + 4]
    before = words[nth - 1].norm if nth else ""
    if word.norm == "may" and word.pos == "PROPN":
        return False
    if word.norm == "should" and any(w.norm == "have" for w in following[:2]):
        return False
    if before in ("you", "who") or any(w.norm in ("i", "we", "you") for w in following[:1]):
        return False
    if before in ("i", "we") and not (word.norm in ("may", "might") or any(w.norm == "able" for w in following)):
        return False
    clause = clause_of(reply, word)
    return clause is None or not clause.conditional


def _own_view(words: list[Word], nth: int) -> bool:
    word = words[nth]
    before = [w.norm for w in words[max(0, nth - 3) : nth]]
    if word.lemma in ("seem", "appear", "tend"):
        return (
            word.pos in ("VERB", "AUX")
            and not any(n in ("not", "if") for n in before)
            and (
                word.lemma != "appear"
                or (nth + 1 < len(words) and words[nth + 1].norm in ("to", "that", "as"))
                or before[-1:] == ["it"]
            )
        )
    return (
        any(n in ("i", "we") for n in before)
        and not any(n in ("not", "if", "did") for n in before)
        and word.tag in ("VBP", "VB", "")
    )


def _stack(hedges: list[Word]) -> list[Word] | None:
    """Two hedges on one predicate: a modal with an adverb or "be able to" beside it, or two adverbs that say the same."""
    for one, other in itertools.pairwise(hedges):
        apart = other.i - one.i
        kinds = {one.norm in _MODALS, other.norm in _MODALS}
        spare = one.norm in _SPARE or other.norm in _SPARE
        if apart <= 2 and kinds == {True, False} and spare:
            return [one, other] if one.norm != "should" or other.norm != "probably" else None
        if one.norm in _SPARE and other.norm in _SPARE and _is_one_claim(one, other):
            return [one, other]
    return None


def _is_one_claim(one: Word, other: Word) -> bool:
    """ "Hopefully we can perhaps get you one": no comma or "and" between, which would begin another point."""
    between = [w for w in one.sentence.words if one.i + 1 < w.i < other.i]
    return len(between) <= 5 and not any(w.pos in ("PUNCT", "CCONJ", "SCONJ") for w in between)


def _rewrites(reply: Reply, sentence: Sentence, hedges: list[Word]) -> Iterator[Rewrite]:
    modal = any(w.norm in _MODALS for w in hedges)
    spare = [w for w in hedges if w.norm in _SPARE]
    if modal and len(spare) == 1 and len(hedges) == 2:
        yield without(reply, spare[0].start, spare[0].end, Grade.SAFE)
    else:
        yield reply.replace_sentence(sentence, "{what you know}. If it isn't so by {time}, {what you do then}.")


RULE = Rule(
    code="HON002",
    severity=Severity.INFO,
    dimension=Dimension.HONESTY,
    message="So many hedges say nothing; keep one, and say what you do if it turns out otherwise.",
    check=check,
    evidence="C",
    mode="rate",
    examples=(
        Bad("It should hopefully arrive within a few days or so."),
        Bad("It may possibly be that there might have been some sort of delay."),
        Bad("We believe it could perhaps be related to your settings."),
        Bad("I think we might be able to possibly offer something."),
        Bad("It seems it should probably be resolved more or less by now."),
        Bad("Generally speaking, it usually tends to take about a week or so."),
        Bad("Your parcel should hopefully be there soon.", rewrite="Your parcel should be there soon."),
        Bad("It appears the valve might be somewhat loose."),
        Bad("Hopefully we can perhaps get you a seat by the window."),
        Bad("In all likelihood it might be the fuse, I think."),
        Good("Hopefully it fits, and perhaps your sister would like the other one.", why="two points, one hedge on each"),
        Good("It should arrive on Friday; if not, call me.", why="one hedge, and what happens otherwise"),
        Good("I think it's the battery. Let's test that first.", why="one hedge, and a test"),
        Good("Some rooms may have a sea view.", why="rooms differ"),
        Good("I'm not sure yet; I'll know by 4.", why="says what is not known, and until when"),
        Good("You might like the blue one.", why="a suggestion"),
        Good("You should probably see the green light within a minute.", why="two mild words in an instruction"),
        Good(
            "You could perhaps try the other cable, and I think I have a spare one here.",
            why="an idea and a thought, on different points",
        ),
    ),
)
