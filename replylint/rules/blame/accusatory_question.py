"""Interrogates the customer about what they did or did not do.

A question about a fact can be answered; a question about a fault can only be defended.

Sources: Danescu 2013; Brown & Levinson 1987; WorkSurvival
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import run_end
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

DUTIES = lexicon("duties")
RECEIPTS = lexicon("receipts")

_WHY = Phrases(
    "(why|how come) ~ (did|had|have|has|were|was) (you|your @NOUN|not you) ~ not?",
    "(why|how come) (did|have|had|were|would|could) not you",
    "how come you ~ (did|have|had|never|were|waited|left|used|chose|opened|took|threw|ordered|sent)",
    "(why|how come) (was|were) (this|that|it|we|nothing) ~ not ~ (reported|told|mentioned|returned|cancelled|canceled|done|"
    "checked|raised|flagged|read)",
    "(what|which|any) (possible|good|earthly)? reason (did|do|had) you",
    "is there (some|a|any) (particular)? reason (that|why)? you (did|have|had|do|are|were)",
    "why (on earth|in the world|the hell|the heck) (did|have|had|were) you",
    "why (would|did) you (put|wash|leave|throw|press|open|cut|wait|sign|use|pay|plug|pull|drop|ignore|delete|cancel|agree|do)",
    "who (told|asked|said|allowed|made) you (to (press|do|open|use|touch|buy|sign|cut|take|move|turn|delete|unplug|change|pay|put)|could|(that)? (you (could|should|can)))",
    "(what|who|which of us) (made|gave) you (think|the idea|believe|suppose)",
    "what (made|makes|possessed) you (think|do|believe|use|press|open|so|throw|wait|leave)",
)
_HOW = Phrases(
    "how (could|can|did|do) you (not|possibly|ever|fail|manage to|miss|forget|let)",
    "how (could|can) (you|anyone|anybody) ~ not",
    "what were you (thinking|doing|trying)",
    "what (have|did|had) you (do|done) (to|with) (it|the|your|this|that)",
    "^ (so|and|but|well)? ,? what (have you done|did you do) ,? (now|this time|exactly|then)? $",
    "how many times (did|do|have) you",
    "since when (do|did|have|are) you",
    "how (could|can) you ~ (have|not|think|do|allow|leave|break|lose)",
    "what (on earth|the hell|the heck|in the world) (did|have|were|are) you",
    "(did|has|have) (not anyone|nobody|no one|anyone not) ~ (tell|told|warn|warned) you",
)
_SURE = Phrases(
    "are you ~ (quite|absolutely|really|entirely|completely|totally|perfectly|100 %)? (sure|certain|positive|confident) "
    "(that|it|about|of|you|your|there|this|the|whether|if|nobody|no)",
    "(can|could) (we|you|i) ~ be ~ (quite|absolutely|really|entirely)? (sure|certain) (that|it|you|your|the|there|this)",
    "is (your|the) @NOUN (definitely|actually|really|even) @VERB",
    "(are|were) (these|those|they|this) even (our|ours|your|the)",
)
_EVEN = Phrases(
    "(did|does|has|had) (it|that|this) (not|never)? ~ (not|never|ever)? ~ (occur|occurred|crossed|cross|dawned|dawn) (to|on)? (you|your)",
    "(could|would|should) not you ~ (just|simply|at least)? ~ have ~ @VERB",
    "could you not ~ (just|simply|at least)? ~ have ~ @VERB",
    "did you (actually|really|ever|even) (try|read|check|ask|look|press|open|turn|follow|test|listen|think)",
    "(were|are) you not ~ (aware|told|informed|warned|shown|given|listening|paying)",
    "(did|do|have|had|are|were) (you|not you) ~ (even|bother|bothered|bothering|actually|really|ever|not|at least|at all|"
    "once|properly|in fact) ~ (to)? ~ @VERB",
    "(did|have|had) you not ~ @VERB",
    "(did|have|had|do) not you ~ (even|at least|ever)? ~ @VERB",
    "(did|have) you (try|tried|consider|considered|think|thought) ~ (of|to)? (actually|simply|even|maybe|perhaps) @VERB",
    "(would|could) it have (hurt|killed|been so hard|been too much)",
)


def check(reply: Reply) -> Iterator[Hit]:
    """Why-did-you, how-could-you, are-you-sure, did-you-even."""
    if not any(s.is_question for s in reply.sentences):
        return
    for match in _WHY.find(reply):
        if match.sentence.is_question and _is_accusing(match):
            yield _hit(reply, match, 0.92, Severity.ERROR)
    for match in _HOW.find(reply):
        if match.sentence.is_question:
            yield _hit(reply, match, 0.92, Severity.ERROR)
    for match in _SURE.find(reply):
        if match.sentence.is_question and not _is_consent(match):
            # Asked plainly it may be a first check; asked with "quite" or "positive" it is not.
            plain = [w.norm for w in match.words[:3]] == ["are", "you", "sure"]
            yield _hit(reply, match, 0.6 if plain else 0.85, Severity.INFO if plain else Severity.WARNING)
    for match in _EVEN.find(reply):
        if match.sentence.is_question and _is_nagging(match):
            yield _hit(reply, match, 0.88, Severity.WARNING)


def _is_accusing(match: Match) -> bool:
    norms = [w.norm for w in match.words]
    after = words_after(match.words[-1], 3)
    if "were" in norms or "was" in norms:
        # "Why were you charged twice?" asks after our doing.
        passive = any(w.tag == "VBN" for w in after[:2])
        return not passive or ("not" in norms and "you" not in norms)
    verb = next((w for w in after if w.pos == "VERB"), None)
    return verb is None or verb.lemma not in RECEIPTS or verb.lemma in ("notice", "see", "find", "feel")


def _is_consent(match: Match) -> bool:
    """ "Are you sure you want to cancel?" asks after a wish."""
    after = [w.norm for w in words_after(match.words[-1], 4)]
    return any(
        n in ("want", "would", "wish", "like", "prefer", "need", "happy", "ok", "okay", "can", "will", "mind")
        for n in after[:3]
    )


def _is_nagging(match: Match) -> bool:
    verb = match.words[-1]
    norms = [w.norm for w in match.words]
    if verb.lemma in RECEIPTS and verb.lemma not in ("see", "notice", "hear", "know"):
        return False
    if norms[0] == "do" and "not" in norms:  # "why don't you take the larger room": an offer
        return not any(w.norm == "why" for w in words_before(match.words[0], 1)) and verb.lemma in (
            "know",
            "see",
            "understand",
            "read",
            "realize",
            "think",
        )
    if "ever" in norms or "really" in norms or "actually" in norms:
        # "Have you ever stayed with us?" is small talk; "did you actually read it?" is not.
        return verb.lemma in DUTIES and not ("ever" in norms and "have" in norms)
    return True


def _hit(reply: Reply, match: Match, confidence: float, severity: Severity) -> Hit:
    return Hit(
        match.start,
        max(match.end, run_end(match.words[-1], 10)),
        confidence=confidence,
        severity=severity,
        rewrites=_rewrites(reply, match),
    )


def _rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    if "sure" in [w.norm for w in match.words]:
        return (reply.replace_sentence(match.sentence, "Let's rule out {the simple cause} first: {step}.", Grade.NEEDS_FACTS),)
    return (
        reply.replace_sentence(
            match.sentence, "Thank you for telling me. Here's what I can still do: {your next step}.", Grade.NEEDS_FACTS
        ),
        reply.replace_sentence(match.sentence, "It would help me to know {what you need to know}.", Grade.NEEDS_FACTS),
    )


RULE = Rule(
    code="BLM002",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This question accuses; leave it out, or ask for the one fact you need without the fault.",
    check=check,
    beats=frozenset({"BLM005", "ARG007"}),
    examples=(
        Bad("Why didn't you call us sooner?"),
        Bad("Why did you throw away the box?"),
        Bad("Did you even read the instructions?"),
        Bad("Are you sure you entered the right password?"),
        Bad("How could you not notice the charge?"),
        Bad("Didn't you see the notice on the website?"),
        Bad("What did you do to it?"),
        Bad("How come you never told us?"),
        Bad("why was this not reported on the day?"),
        Bad("Is there some reason you haven't updated it?"),
        Bad("Can we be quite sure that the lid was shut?"),
        Good("Did the light turn green after you pressed the button?", "asks after the product"),
        Good("Have you already received the label, or should I send it again?", "an offer either way"),
        Good(
            "Why did we charge you twice? Because our system retried the payment, and that's on us.", "asks after our own doing"
        ),
        Good("Could you tell me which model you have?", "asks for a detail"),
        Good("Did you receive the voucher I sent?", "a receipt verb"),
        Good("Why don't you take the larger room at no extra cost?", "an offer"),
        Good("Did you try restarting it yet? If not, that often clears it.", "neutral, with its reason"),
        Good("Are you sure you want to cancel? I can pause it instead.", "asks after a wish"),
        Good("Why were you charged twice? Our till retried the card.", "asks after our own doing"),
    ),
)
