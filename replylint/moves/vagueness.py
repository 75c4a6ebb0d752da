"""Vague times: when something will happen, said so that nobody can be held to it ("in due course", "once there is news")."""

from __future__ import annotations

from replylint import lexicon
from replylint.moves.time import timed
from replylint.passage import Passage, Sentence, once, words_after
from replylint.patterns import Match, Phrases

_PHRASES = Phrases(*lexicon.lines("vague_times"))
# "as soon as you send it", "once you have it": the customer sets the time.
_YOURS = frozenset({"you", "your"})
_PROMISED = frozenset({"you", "your", "i", "we", "news"})
_SOCIAL = Phrases(
    "(see|speak|talk|meet|visit|catch) (to|with)? (you|us)? .. soon", "get well soon", "(hope|looking|look) .. (see|seeing|welcome|welcoming|have|having|hear|hearing|hosting|host|serve|serving) .. (you|back) .. (soon|again|near future)",
    "(visit|come|shop|stay|dine|fly|order|play|back|travel|book|join) .. (us|again|back|with us) .. (soon|near future)", "(feel|feeling|be) (better|well) soon", "(too|so|how|very) soon", "soon (after|enough|as you|afterwards|afterward)", "sooner", "as soon as", "any time soon", "hope (you|they|he|she|it|your) ... soon", "(hope|look) ... again soon",
)  # fmt: skip


# What makes a sentence look ahead.
_AHEAD = frozenset(
    "will shall hope hopefully hoping expect expected plan planned planning should may might would working going aim aiming trying intend ought".split()
)
_BY_THEMSELVES = (
    "watch this space",
    "stay tuned",
    "(answered|assessed",
    "on (the|our|my) (roadmap",
    "on (the|our|their",
    "on my list",
    "just around the corner",
    "in the pipeline",
)


@once
def vague_times(reply: Passage) -> tuple[Match, ...]:
    """All vague times in text order; not goodbyes ("see you soon"), nor what waits for the customer, nor what is told of the past."""
    found = _PHRASES.find(reply)
    if not found:
        return ()
    social = _SOCIAL.find(reply)
    return tuple(
        m
        for m in found
        if not any(m.start < s.end and s.start < m.end for s in social if len(m.words) < 3)
        and _looks_ahead(m)
        and not _is_yours(m)
        and not _is_named(m)
    )


def _looks_ahead(match: Match) -> bool:
    if match.phrase.startswith(_BY_THEMSELVES):
        return True
    words = match.sentence.words
    first, last = match.words[0].i - words[0].i, match.words[-1].i - words[0].i
    near = (*words[max(0, first - 18) : first], *words[last + 1 : last + 12])
    # "They told me you would have it soon": somebody else's promise.
    return any(w.norm in _AHEAD for w in near)


def _is_yours(match: Match) -> bool:
    if match.phrase.startswith("before you know it"):  # a thing that is promised, and not a date that comes round by itself
        return not any(w.norm in _PROMISED for w in match.sentence.words if w.i < match.words[0].i)
    if match.phrase.startswith("when ... next") and any(w.norm == "if" for w in match.sentence.words):
        return True  # "If you like, I'll bring it when I'm next passing"
    # "As soon as | you send it", but not "the moment there is news | you will hear it".
    told = () if any(w.pos in ("VERB", "AUX") for w in match.words) else words_after(match.words[-1], 1)
    return any(w.norm in _YOURS for w in (*match.words, *told))


def _is_named(match: Match) -> bool:
    """ "As soon as possible doesn't cut it": talked about, not promised."""
    after = words_after(match.words[-1], 1)
    return (
        match.words[0] is match.sentence.words[0]
        and bool(after)
        and after[0].norm in ("does", "do", "is", "was", "means", "did")
    )


def is_bounded(reply: Passage, sentence: Sentence) -> bool:
    """Whether a bounded time stands in the sentence or in the next one."""
    return timed(reply, sentence, 0, 1)
