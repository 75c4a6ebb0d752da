"""Empathy: the reply sees the matter as the customer does ("I can see why that was maddening", "no wonder you're cross")."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Word, once
from replylint.patterns import Phrases

_FEELING = (
    "upsetting|frustrating|annoying|maddening|stressful|worrying|disappointing|infuriating|distressing|unpleasant|horrible|awful|terrible|difficult|hard|tough|scary|"
    "frightening|exhausting|tiring|confusing|embarrassing|alarming|unsettling|disheartening|gutting|heartbreaking|miserable|rotten|inconvenient|painful|tedious|dreadful|"
    "tiresome|exasperating|galling|nerve-racking|daunting|overwhelming|uncomfortable|unacceptable|unfair|rough|irritating|aggravating|concerning|unnerving|humiliating|hurtful"
)
_FELT = (
    "upset|frustrated|annoyed|angry|furious|stressed|worried|disappointed|let down|fed up|cross|anxious|concerned|confused|exhausted|hurt|mad|livid|gutted|embarrassed|"
    "shaken|scared|frightened|unhappy|alarmed|heartbroken|devastated|sick|helpless|ignored|stranded|uneasy|distressed"
)
_SPECIFIC = Phrases(
    "must (have|be) (been)? ~ (so|very|really|incredibly|such)? (a|an)? (" + _FEELING + "|shock|blow|worry|headache|nightmare|nuisance|pain|let-down|letdown|disappointment|" + _FELT + ")",
    "(that|this|it|which) (is|was|sound|sounds|sounded|must feel|feels|looks) ~ (a|an|absolutely|truly|quite|such a)? (" + _FEELING + ")",
    "(i|we) ~ (can|could|do|<see>|<understand>|<appreciate>|<get>) ~ (see|understand|appreciate|imagine|tell|hear|get)? ~ (why|how|that) ~ (@ADJ|<much>)? (you|that|this|it|your|<have>|having|waiting|losing|being|opening)",
    "(can|could) only imagine", "(i|we) can imagine ~ (how|that|what|why)", "no wonder", "(it|that) is no (wonder|surprise)", "(small|little) wonder",
    "you (have|had) (every|a|all the) ~ (right|reason) to (be|feel|expect|ask|complain)", "you (are|were) ~ (right|entitled|justified) to (be|feel|expect|complain|ask|raise|point)",
    "in your (shoes|place|position|situation)", "(i|we|anyone|anybody|<person>) would ~ (be|feel|have been|have felt) ~ (" + _FELT + "|the same|too)", "would (make|drive|leave|have made|annoy|upset|frustrate|worry|test) (anyone|anybody|me|everyone|a saint|most people)",
    "(the )?(last|very last) thing (you|anyone|anybody) (need|needs|needed|want|wants|wanted|expect|expects|expected)", "not what (you|anyone) (paid for|expected|expects|expect|need|needed|wanted|ordered|signed up for|deserve|deserved|hoped for)",
    "(i|we) know ~ (how|what|that) ~ (much|important|hard|frustrating|long|stressful|annoying|difficult|worrying|_) (you|this|that|it|your|a)", "(i|we) know (you|your) ~ ... (waiting|waited|counting on|rely|relied|need|needed|planned|were looking forward)",
    "(that|this|it) is not (good enough|fair|acceptable|ok|okay|right|how it should be|how we want|what you should)", "(far|really|a lot|much) too long", "long enough already", "(as|like) you, (i|we) would", "of course you (are|were|feel|want|would)",
    "(i|we) would ~ (be|feel|hate|want|expect|have felt|have been) ~ ... (too|same|as well|either)", "(especially|particularly) (when|after|with|on|given|as) (you|your|a|such|all)", "do not worry", "you (will|are|do) not (be|have|need|going) ~ (to)? (charged|pay|worry|lose|out of pocket|in trouble|affected|penalized)",
    "(spoil|spoiled|ruin|ruined|wasted|cost you) your", "on (top of|a day|your birthday|your wedding)",
)  # fmt: skip
_GENERIC = Phrases(
    "(i|we) ~ (completely|fully|totally|truly|certainly|absolutely|really|can|do)? (completely|fully|totally|absolutely)? <understand|appreciate|recognize|acknowledge|share|sympathize|feel|get|hear> (with)? (your|the|this|that|how you) "
    "(frustration|disappointment|concern|concerns|feelings|anger|annoyance|feel|situation|pain|upset|position|inconvenience|worry|dissatisfaction)",
    "(i|we) (completely|fully|totally|do|can)? <understand|get> (completely|fully|totally)? (how|why) you (feel|must feel|are feeling|might feel)", "<understand> this (may|can|might|must) be", "(i|we) <hear> you", "your frustration is understandable",
    "(this|that|it) (can|may|might|could) be ~ (" + _FEELING + ")", "understandably (" + _FELT + ")",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Empathy(Move):
    """Sympathy with the customer's lot; `generic` when it is the stock phrase ("I understand your frustration"), `weight` 0.3 then, else 1."""

    generic: bool

    @property
    def weight(self) -> float:
        """How much it counts for, 0 to 1."""
        return 0.3 if self.generic else 1.0


@once
def empathies(reply: Passage) -> tuple[Empathy, ...]:
    """All empathy in text order; not what is denied or turned by a "but" right after."""
    found: list[Empathy] = []
    for match in _SPECIFIC.find(reply):
        if not _hollowed(match.words[0], match.words[-1]) and not match.sentence.is_question:
            found.append(Empathy(match.start, match.end, match.sentence, False))
    for match in _GENERIC.find(reply):
        if not any(e.start < match.end and match.start < e.end for e in found) and not _hollowed(
            match.words[0], match.words[-1]
        ):
            found.append(Empathy(match.start, match.end, match.sentence, True))
    return tuple(sorted(found, key=lambda e: e.start))


def _hollowed(first: Word, last: Word) -> bool:
    inside = [w for w in first.sentence.words if first.i <= w.i <= last.i]
    before = words_before(first, 3)
    if any(w.norm in ("not", "cannot", "never", "if", "hardly") for w in before):
        return True
    if any(w.norm in ("not", "cannot", "never") and w.i - first.i < 4 for w in inside if w.norm != "no") and inside[0].norm in (
        "i",
        "we",
    ):
        return True
    return any(w.norm in ("us", "our") for w in words_after(last, 3)[:2]) and any(w.norm == "for" for w in words_after(last, 1))
