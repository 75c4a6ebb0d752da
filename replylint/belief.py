"""How far a fault is believed: what the evidence says of the sentences and of the whole, and what the named rules found, weighed together.

A named rule knows a wording, the evidence knows the company it keeps; either alone cries wolf. `data/odds_fault.txt` weighs a few signs
of both into the probability that a reply has a fault at all. The sentence that speaks most for it has all of that probability, each
other one less. That is the confidence of what is found there, by a named rule or by the evidence alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from replylint import evidence, odds
from replylint.moves.ownership import ownerships
from replylint.passage import Sentence, once
from replylint.reply import Reply, once_looked
from replylint.report import Severity
from replylint.rule import Hit

# Which of the evidence's faults a rule is about: families, and codes where a rule is of another kind than its family.
_FAULT = {
    "ACT002": "vague_action", "ACT003": "vague_action", "ACT004": "vague_action", "ACT005": "deflection", "ACT006": "deflection",
    "APO002": "non_apology", "APO003": "non_apology", "APO004": "non_apology", "ARG": "argumentative", "ARG005": "excuse",
    "BLM": "blame_customer", "BLM003": "blame_other", "BLM004": "blame_other", "DEF": "deflection", "EXC": "excuse",
    "EXC003": "argumentative", "NEG004": "deflection", "SCR002": "boilerplate", "TRU001": "distrust", "TRU003": "distrust",
}  # fmt: skip
SHOWN = 0.38
"""What the evidence alone must reach to be a finding: below it more look-alikes are raised than faults are won."""
ALSO = 0.28
"""What it must reach in the other sentences of a reply in which it is one."""
BORNE = 0.05
"""What the fault must reach somewhere in the reply for a named rule's finding to be shown: below it, most are false alarms."""
_DOUBTED = 0.1  # below it a finding that was an error is no more than a hint
SURE = 0.65
"""What it must reach to keep its rule's severity."""
_BY_WORDING = frozenset("ARG001 ARG002 ARG003 ARG004 ARG006 ARG007 ARG008 BLM001 BLM002 EXC003 EXC005 TRU001 TRU003".split())
"""Rules whose wordings leave little to doubt, so that they are shown whatever the evidence says, which knows few of the idioms."""
_WORDED = 0.09  # what a finding of theirs is worth at least: a hint, below `_DOUBTED`
_BORNE_BY_MESSAGE = frozenset({"ACT005"})  # steps are work only after a failure that the customer told: this is company enough
_CERTAIN = 0.85  # from here on a hint costs what an error does
_NAMED = 3.0  # log-odds that a named rule adds to its sentence, against the other sentences of the reply
_MOST = 9.0  # log-odds beyond which nothing gets surer
_ALONE = 2  # sentences

Odds = Sequence[Sequence[float]]  # for each sentence the log-odds of each fault
Named = Mapping[int, Mapping[int, float]]  # for a fault the sentences that named rules found it in, each with their confidence


def fault_of(code: str) -> str | None:
    """The fault that a rule is about, where the evidence has a say in it."""
    return _FAULT.get(code) or _FAULT.get(code[:3])


def named_faults(reply: Reply) -> dict[int, dict[int, float]]:
    """What the named rules found at their first look: for each fault (its place among the table's) the sentences, with their confidence."""
    faults = evidence.faults()
    found: dict[int, dict[int, float]] = {}
    for code, hit in reply.hits:
        fault, sentence = fault_of(code), reply.sentence_at(hit.start)
        if fault is not None and sentence is not None:
            here = found.setdefault(faults.index(fault), {})
            here[sentence.index] = max(here.get(sentence.index, 0.0), hit.confidence)
    return found


TO_HANDLE = "to a handle"
"""The sign of a reply that opens with a handle, as what is posted in public under a brand's name does; most of that is harmless."""


@once
def about(reply: Reply) -> dict[str, float]:
    """The signs that have to do with no fault in particular."""
    return {
        TO_HANDLE: float(any(reply.source.startswith("@", zone.start) for zone in reply.draft.of("greeting"))),
        "length": math.log(1 + reply.word_count) / 5,
        "owns up": float(bool(ownerships(reply))),
        evidence.QUALITY: evidence.quality(reply) or 0.0,
        "sorry": float("sorry" in reply.positions or "apologize" in reply.positions),
    }


def signs(log_odds: Odds, reply_odds: Sequence[float], named: Named, whole: Mapping[str, float]) -> list[dict[str, float]]:
    """For each fault the signs that a reply has it, from what the evidence says of its sentences and of all of it, what the rules
    found, and what `about` says."""
    clipped = [[-_MOST if odd < -_MOST else _MOST if odd > _MOST else odd for odd in sentence] for sentence in log_odds]
    nowhere = [math.prod(map(_absent, column)) for column in zip(*clipped)]
    any_fault = _surprise(math.prod(nowhere))
    in_reply = [*map(_clipped, reply_odds)]
    any_in_reply = _surprise(math.prod(map(_absent, in_reply)))
    faults = evidence.faults()
    found: list[dict[str, float]] = []
    for fault, own in enumerate(zip(*clipped)):
        strongest = max(own)
        beside = clipped[own.index(strongest)]
        here = {
            "strongest": strongest,
            "mean": math.fsum(own) / len(own),
            "in any sentence": _surprise(nowhere[fault]),
            "any fault": any_fault,
            "another here": max(beside[:fault] + beside[fault + 1 :]),
            "in the reply": in_reply[fault],
            "another in the reply": max(in_reply[:fault] + in_reply[fault + 1 :]),
            "any in the reply": any_in_reply,
            "others named": float(len(named) - (fault in named)),
            **whole,
        }
        if fault in named:
            here["named"] = here[f"named {faults[fault]}"] = max(named[fault].values())
            here["where named"] = max(max(-6.0, log_odds[at][fault]) for at in named[fault])
        found.append(here)
    return found


def _clipped(log_odds: float) -> float:
    return max(-_MOST, min(_MOST, log_odds))


def _absent(log_odds: float) -> float:
    """How likely something is not there."""
    return 1 / (1 + math.exp(log_odds))


def _surprise(none: float) -> float:
    """The logarithm of how likely at least one is, given how likely none is."""
    return math.log(1.001 - none)


def shares(log_odds: Odds, named: Named, fault: int) -> list[float]:
    """For each sentence how much it speaks for a fault, beside the one that speaks most for it, which has 1."""
    here = named.get(fault, {})
    speaks = [1 - _absent(max(-_MOST, sentence[fault] + _NAMED * here.get(at, 0.0))) for at, sentence in enumerate(log_odds)]
    most = max(speaks)
    return [one / most for one in speaks]


@once_looked
def beliefs(reply: Reply) -> dict[str, list[float]]:
    """For each fault and each sentence how far the fault is believed to be there; of use once the rules have looked (`reply.hits`)."""
    log_odds, named, faults = evidence.log_odds(reply), named_faults(reply), evidence.faults()
    if not log_odds:
        return {fault: [] for fault in faults}
    found: dict[str, list[float]] = {}
    for nth, here in enumerate(signs(log_odds, evidence.reply_log_odds(reply), named, about(reply))):
        probability = odds.probability("fault", here)
        found[faults[nth]] = [probability * share for share in shares(log_odds, named, nth)]
    return found


def believed(reply: Reply, code: str, hit: Hit) -> Hit:
    """A named rule's hit with the confidence that it has among all that is known; as it is where the evidence has no say.

    One of several sentences has that of the surest of them. None has less than what a finding is shown from.
    """
    fault, sentence = fault_of(code), reply.sentence_at(hit.start)
    if fault is None or sentence is None or _is_link(reply, sentence):
        return hit
    last = reply.sentence_at(max(hit.start, hit.end - 1)) or sentence
    least = _WORDED if code in _BY_WORDING else BORNE
    return replace(hit, confidence=_rounded(max(least, *beliefs(reply)[fault][sentence.index : last.index + 1])))


def graded(reply: Reply, code: str, hit: Hit, severity: Severity) -> Severity | None:
    """The severity of a hit with the confidence that it has: its own, a lower one, or None where it is not to be shown."""
    fault = fault_of(code)
    if fault is None or hit.confidence >= SURE:
        return severity
    stands_alone = code in _BY_WORDING or code in _BORNE_BY_MESSAGE or _is_alone(reply)
    if not stands_alone and max(beliefs(reply)[fault], default=0.0) < BORNE:
        return None
    return Severity.WARNING if severity is Severity.ERROR and hit.confidence >= _DOUBTED else Severity.INFO


def tone_check(fault: str, what: str, *, least_words: int = 0) -> Callable[[Reply], Iterator[Hit]]:
    """A rule's second look, at the evidence: a hit for each sentence in which a fault is believed in.

    `what` begins the message, which goes on to name the words that carried the verdict. Always an info: without a named rule's wording
    its precision stays below a warning's, but it costs what a warning does, or where it is all but certain what an error does, in the
    measure of its confidence. Below `least_words` nothing is said: some faults are told by what stands around a sentence.
    """

    def check(reply: Reply) -> Iterator[Hit]:
        if reply.word_count < least_words:
            return
        believed = beliefs(reply)[fault]
        shown = SURE if _is_alone(reply) else SHOWN
        least = ALSO if max(believed, default=0.0) >= shown else shown
        for sentence, confidence in zip(reply.sentences, believed):
            if confidence >= least:
                words = evidence.carriers(reply, sentence, fault)
                yield Hit(
                    sentence.start,
                    sentence.end,
                    confidence=_rounded(confidence),
                    severity=Severity.INFO,
                    worth=Severity.ERROR if confidence >= _CERTAIN else Severity.WARNING,
                    message=f"{what}: {', '.join(f'“{w}”' for w in words)}." if words else f"{what}.",
                )

    return check


def _is_link(reply: Reply, sentence: Sentence) -> bool:
    """A link and nothing besides: there are no words to weigh."""
    return any(z.start <= sentence.start and sentence.end <= z.end for z in reply.draft.of("url"))


def _is_alone(reply: Reply) -> bool:
    """Whether it is a line or two to nobody we know: too little company to believe the evidence against a rule, or without one."""
    return reply.customer is None and len(reply.sentences) <= _ALONE


def _rounded(confidence: float) -> float:
    return round(min(0.99, confidence), 2)
