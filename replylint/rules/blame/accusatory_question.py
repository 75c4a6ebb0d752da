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
from replylint.scope import is_conditional

DUTIES = lexicon("duties")
RECEIPTS = lexicon("receipts")

_WHY = Phrases(
    "(for|on) what (reason|grounds|possible reason) (did|have|has|was|were|is|are|would) .. .. not ..",
    "(what|whatever) (on earth|in the world)? ~ (possessed|induced|persuaded|prompted|moved) you to ~ @VERB",
    "(what|whatever) (has|have|had)? ~ (got|gotten|came|come) (into|over) you",
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
    "what were you (thinking|trying to (achieve|pull|prove))",
    "what (have|did|had) you (do|done) (to|with) (it|the|your|this|that)",
    "^ (so|and|but|well)? ,? what (have you done|did you do) ,? (now|this time|exactly|then)? $",
    "how many times (did|do|have) you",
    "since when (do|did|have|are) you",
    "how (could|can) you ~ (have|not|think|do|allow|leave|break|lose)",
    "what (on earth|the hell|the heck|in the world) (did|have|were|are) you",
    "(did|has|have) (not anyone|nobody|no one|anyone not) ~ (tell|told|warn|warned) you",
)
_SURE = Phrases(
    "who (did you|have you) ~ (give|given|tell|told|send|sent|show|shown|share|shared|lend|lent|let) .. ..",
    "(you are|are you) ~ (quite|absolutely|really)? ~ (certain|sure|positive) (that)? (it|this|that) was not (you|one of you|somebody|anyone|anybody|someone) ..",
    "why (you are|are you) only (now)? (telling|reporting|coming|raising|mentioning|writing|noticing|asking|getting) ..",
    "(is|was) it ~ (really|truly|absolutely|strictly)? ~ necessary (for you)? to ..",
    "how (on earth|in the world|the hell|in heaven 's name|in god 's name|exactly|precisely) did you ~ (manage to)? ~ (miss|fail|forget|break|lose|overlook) ..",
    "did (nobody|no one|none of you|not anyone|not anybody|not one of you) .. (think|bother|care|try|stop|look|notice|check|read) ..",
    "surely you ~ (saw|read|knew|noticed|heard|checked|realized|got|remember|looked|understood|were (told|aware|warned)) ..",
    "are you ~ (quite|absolutely|really|entirely|completely|totally|perfectly|100 %)? (sure|certain|positive|confident) "
    "(that|it|about|of|you|your|there|this|the|whether|if|nobody|no)",
    "(can|could) (we|you|i) ~ be ~ (quite|absolutely|really|entirely)? (sure|certain) (that|it|you|your|the|there|this)",
    "is (your|the) @NOUN (definitely|actually|really|even) @VERB",
    "(are|were) (these|those|they|this) even (our|ours|your|the)",
)
# Asked for by way of a statement or an offer: "I'd like to know why you never rang", "care to explain".
_UNDONE = "(you ~ (did|had|have|could|would) ~ (not|never)|you ~ (never|failed|waited|ignored|refused|neglected|left it|took so long|only (told|rang|wrote|called|reported)|chose (not to|to ignore)|thought|saw fit|kept))"
_EXPLAINED = Phrases(
    "<explain|tell|say|know|ask|hear|understand|wonder> ~ (to (me|us)|me|us)? ~ (exactly|precisely)? ~ (why|how come) "
    + _UNDONE,
    "(curious|interested|intrigued|fascinated|keen) ~ (to (know|hear|learn|understand|see)|as to)? ~ (exactly|precisely)? ~ (why|how come) "
    + _UNDONE,
    "(care|mind|like|willing) (to explain|explaining|to tell (us|me)|telling (us|me)|to enlighten (us|me)) ~ (to (me|us))? ~ (why|how|what|where|when|who) ~ you",
)
# Questions that have the order of a statement ("So it never crossed your mind to ask?"), and those that ask for the excuse.
_STATED = Phrases(
    "^ (and|so|but)? you (have)? (only|just) (now)? (noticed|seen|found|spotted|realized|thought|remembered|checked) ...",
    "what have you been ~ <do|wash|clean|feed|use|put|give|pour> ..",
    "^ (and|so|but)? you (waited|left it|took|needed) ... to (tell|ask|ring|call|write|report|mention|raise|say|let|get|send|contact) ...",
    "(it|that|this) ~ (never|did not|had not|has not) ~ (even|once|ever)? ~ (cross|crossed|enter|entered|occur|occurred|dawn|dawned|strike|struck) ~ (to|on)? ~ (you|your (mind|head))",
    "^ (so|and|but|then|oh|well|or) ,? ~ you ~ (never (thought|bothered|{duties})|did not (think|bother|stop|care|consider|feel|see fit)|just (left|let|threw|ignored|assumed|decided|carried|kept|went|walked|put|poured|pressed|deleted|sat|waited)|simply (left|let|threw|ignored|assumed|decided|"
    "carried|kept|went|walked|put|poured|pressed|deleted|sat|waited)|could not be bothered|thought (you could|it (would|was)|nobody|no one|we|that))",
    "you ~ (did|do|have|had) ~ (actually|even|at least)? ~ <charge|check|clean|close|descale|follow|lock|look|measure|plug|read|rinse|switch|test> ... .. , ~ (did you not|do you not|have you not|had you not|did not you|do not you|have not you|had not you|right|yes|i (hope|trust|assume|presume|take it)) ~ (?|$)",
    "^ (so)? ,? (i|we) (take it|trust|assume|presume|suppose|hope) (that)? you ~ (did|have|had|do) ~ (actually|at least|even)? ~ (not)? ~ ({duties}|@VERB) ... (?|$)",
    "(is|was) there (some|a|any) ~ (particular|good|special|specific|compelling|earthly)? ~ reason ~ (why|that|for)? ~ (you|your ~ (not|never|failure|delay|silence|refusal)) ~ (could not|did not|had not|have not|never|were not|were unable to|failed to|chose not to|waited|left|ignored) ~ "
    "{duties}",
    "(is|was) there (some|a|any) ~ (particular|good|special|specific|compelling|earthly)? ~ reason for (your ~ (delay|silence|refusal|failure|lateness|absence)|you not|not) ",
    "(what|who|anything) ~ (was it that)? ~ (stopped|prevented|kept|hindered|stopping|preventing) ~ you ~ from? ~ <ask|call|check|let|mention|raise|read|report|ring|say|speak|tell|write>",
    "what (was|is) ~ (so|that) ~ (hard|difficult|complicated|urgent|impossible) (about|in|that)",
    "what (was|is) (going through|in) your (mind|head)",
    "what ~ (exactly|precisely)? ~ (is|was) your ~ (excuse|plan|thinking|logic|justification)",
    "what (do|have) you (have|got)? ~ to say for yourself",
    "what did you ~ (think|imagine|suppose|expect|believe) ~ (would|was going to|might|could) ~ (happen|come|be|result)",
    "(did|has|had) (nobody|no one|(anyone|anybody) ~ (ever|not)) ~ (ever)? ~ (teach|taught|show|shown|tell|told|explain|explained) ~ (to)? ~ you",
    "(on|by|under) (what|whose) (planet|authority|right|say-so|permission)",
    "at what point did you ~ (think|decide|plan|intend|stop|realize|consider|notice|imagine)",
    "(was|is|would) it ~ (have been)? ~ (really|just)? ~ (so|too|that|such) ~ (a|an)? ~ (much|hard|difficult|big|great|impossible|inconvenient|trouble|effort|hardship|burden)  ~ (an? )? ~ (of|@NOUN|work)? ~ (for you)? ~ (to|that you)",
    "(was|is|would) it ~ (really)? ~ beyond you",
    "is it too much to (ask|expect) ~ (that|of|for)? ~ you",
    "who ~ (exactly)? ~ (gave|granted) you ~ (the)? ~ (permission|leave|authority|right|go-ahead) to",
)
# What somebody of ours may well have told them to do.
_ORDERED = frozenset(
    "apply ask book call come contact email go hold pay phone post report return ring send sign speak stay talk text visit wait write".split()
)
_WHO_TOLD = Phrases("who ~ (exactly|precisely|on earth)? ~ (told|asked|said|advised|allowed|let) you ~ (to|could)? ~ @VERB")
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
    for match in _EXPLAINED.find(reply):
        if (
            not is_conditional(match.words[0])
            and match.words[0].norm not in ("told", "said", "explained", "asked")
            and not _is_received(match)
        ):
            yield _hit(reply, match, 0.85, Severity.WARNING)
    if not any(s.is_question for s in reply.sentences):
        return
    for match in (*_STATED.find(reply), *_WHO_TOLD.find(reply)):
        ordered = match.words[0].norm == "who" and match.words[-1].lemma in _ORDERED
        if match.sentence.is_question and not ordered and not _is_received(match):
            yield _hit(reply, match, 0.9, Severity.ERROR)
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


def _is_received(match: Match) -> bool:
    """ "Could you tell me why you didn't receive it": what came or didn't come to them, or what they tried and couldn't do."""
    verb = next((w for w in (match.words[-1], *words_after(match.words[-1], 3)) if w.pos == "VERB"), None)
    return verb is not None and (verb.lemma in RECEIPTS or verb.lemma in _TRIED)


_TRIED = frozenset(
    "access activate configure connect download enjoy install like log open register save upload use verify want".split()
)


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
        Good("What were you doing when it froze?", "asks for a fact"),
        Bad("Who told you to open it before it had cooled?"),
        Bad("So it never crossed your mind to ask?"),
        Bad("Was there some reason you couldn't return the form in time?"),
        Bad("I'd like to know why you never rang us."),
        Bad("Care to explain how you managed that?"),
        Good("Who told you to ring this number? I'd like to put that right.", "asks after our own doing"),
        Good("Was there any reason you couldn't log in?", "asks after the fault"),
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
