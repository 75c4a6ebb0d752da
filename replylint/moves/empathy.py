"""Empathy: the reply sees the matter as the customer does ("I can see why that was maddening", "no wonder you're cross")."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Word, once
from replylint.patterns import Match, Phrases

# What an event is to a person, what a person feels about it.
_TRYING = (
    "aggravating|agonizing|alarming|annoying|appalling|awful|bewildering|concerning|confusing|crushing|daunting|degrading|demoralizing|"
    "devastating|difficult|disappointing|disheartening|distressing|disturbing|dreadful|embarrassing|exasperating|exhausting|frightening|"
    "frustrating|galling|ghastly|grim|hard|harrowing|heartbreaking|horrendous|horrible|horrific|horrifying|humiliating|hurtful|"
    "inconvenient|infuriating|irritating|maddening|miserable|mortifying|nerve-racking|nerve-wracking|overwhelming|painful|petrifying|"
    "rotten|rough|scary|shocking|sickening|stressful|tedious|terrible|terrifying|tiresome|tiring|tough|traumatic|unbearable|unfair|"
    "unnerving|unpleasant|unsettling|upsetting|worrying"
)
_FELT = (
    "alarmed|angry|annoyed|anxious|concerned|confused|cross|devastated|disappointed|distressed|embarrassed|exhausted|fed up|frightened|"
    "frustrated|furious|gutted|heartbroken|helpless|horrified|humiliated|hurt|ignored|let down|livid|mad|mortified|panicked|petrified|"
    "scared|shaken|stranded|stressed|terrified|traumatized|uneasy|unhappy|upset|worried"
)
_BLOW = "blow|disappointment|headache|letdown|let-down|nightmare|nuisance|pain|shock|worry"
_SPECIFIC = Phrases(
    f"must (have been|be|have felt|feel) ~ such? (a|an)? ({_TRYING}|{_BLOW}|{_FELT})",
    f"(that|this|it) (is|was|sound|sounds|sounded|feels|looks) ~ (a|an|absolutely|truly|quite)? ({_TRYING})",
    f"(how|so) ({_TRYING}) (that|this|it) (is|was|must)",
    "(i|we) ~ (can|could|do)? ~ (see|understand|appreciate|imagine|tell) ~ (exactly|completely|fully)? (why|how) (you|that|this|it|your|frustrating|upsetting|much)",
    "(i|we) ~ (understand|appreciate|know|realize) (that)? (having|waiting|losing|being|opening|getting|paying|finding) ...",
    "(can|could) only imagine",
    "(i|we) can imagine",
    "no wonder",
    "(it|that|this) is no (wonder|surprise)",
    "(small|little) wonder",
    "you (have|had) (every|a|all the) ~ (right|reason) to (be|feel|expect|ask|complain|want)",
    "you (are|were) ~ (right|entitled|justified) to (be|feel|expect|complain|ask|raise|point|query|question)",
    "in your (shoes|place|position)",
    f"(i|we|anyone|anybody|<person>) would ~ (be|feel|have been|have felt) ~ ({_FELT}|the same)",
    "would (make|drive|leave|annoy|upset|frustrate|worry|test|try) (anyone|anybody|me|everyone|a saint|most people)",
    "would have (made|driven|left|annoyed|upset|frustrated|worried) (anyone|anybody|me|everyone|most people)",
    "(the)? (very)? last thing (you|anyone|anybody) (need|needs|needed|want|wants|wanted|expect|expects|expected)",
    "not what (you|anyone) (paid for|expected|expects|expect|need|needed|wanted|ordered|signed up for|deserve|deserved|hoped for)",
    "(i|we) (do)? know ~ (how|what) ~ (much|important|hard|frustrating|long|stressful|annoying|difficult|worrying|_) (you|this|that|it|your|a)",
    "(i|we) know (you|your) ~ (waiting|counting|rely|relied|were|had|planned|needed)",
    "(that|this|it) is not (good enough|fair|acceptable|ok|okay|right|how it should be|what you should)",
    "(far|really|a lot|much) too long",
    "of course you (are|were|feel|want|would)",
    "(i|we) would ~ (be|feel|hate|want|expect) ~ ... (too|same|as well|either)",
    f"<be> ~ ({_TRYING}) (especially|particularly) (when|after|with|on|given|as)",
    "you (will|do|are) not (be charged|have to|need to|going to lose|lose|out of pocket|in trouble) ... (so)? (please)? (do not worry|no need to worry)",
    "(spoiled|ruined|wasted|cost you) your",
)
_GENERIC = Phrases(
    "(i|we) ~ (completely|fully|totally|truly|certainly|absolutely|can|do)? ~ (understand|appreciate|recognize|acknowledge|share|get|hear) "
    "(your|the|all your) ~ (frustration|frustrations|disappointment|concern|concerns|feelings|anger|annoyance|situation|pain|upset|position|"
    "inconvenience|worry|worries|dissatisfaction)",
    "(i|we) ~ (sympathize|empathize) (with)?",
    "(i|we) (completely|fully|totally|do|can)? (understand|get) (completely|fully|totally)? (how|why) you (feel|must feel|are feeling|might feel)",
    "(i|we) (do)? understand (that)? (this|it) (may|can|might|must) be",
    "(i|we) (do)? hear you",
    "your frustration is understandable",
    f"(this|that|it) (can|may|might|could) be ~ ({_TRYING})",
    f"understandably ({_FELT})",
)


@dataclass(frozen=True, slots=True, eq=False)
class Empathy(Move):
    """Sympathy with the customer's lot; `generic` when it is the stock phrase ("I understand your frustration")."""

    generic: bool

    @property
    def weight(self) -> float:
        """How much it counts for: 1, or 0.3 when generic."""
        return 0.3 if self.generic else 1.0


@once
def empathies(reply: Passage) -> tuple[Empathy, ...]:
    """All empathy in text order; not what is denied, asked, or about the firm's own lot."""
    found = [Empathy(m.start, m.end, m.sentence, True) for m in _GENERIC.find(reply) if _is_felt(m)]
    for match in _SPECIFIC.find(reply):
        if _is_felt(match) and not any(e.start < match.end and match.start < e.end for e in found):
            found.append(Empathy(match.start, match.end, match.sentence, False))
    return tuple(sorted(found, key=lambda e: e.start))


def _is_felt(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    if match.sentence.is_question or any(w.norm in ("not", "cannot", "never", "if", "hardly") for w in words_before(first, 3)):
        return False
    if first.norm in ("i", "we") and any(w.norm in ("not", "cannot", "never") for w in match.words[:4]):
        return False
    after = [w.norm for w in words_after(last, 2)]
    return after not in (["for", "us"], ["for", "our"], ["on", "us"]) and not _is_easy(last)


def _is_easy(word: Word) -> bool:
    """ "hard to", "difficult to say": no feeling."""
    return word.norm in ("hard", "difficult", "tough") and [w.norm for w in words_after(word, 1)] == ["to"]
