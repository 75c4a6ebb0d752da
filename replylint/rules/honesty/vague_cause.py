"""Gives a cause so general that it explains nothing.

"Technical reasons" sounds like a story made up to end the talk. Customers accept a cause when it is particular, and an honest "we don't know yet" better than an empty one.
Sources: ShapiroEtAl94; BradleySparks12; Shaw03; IrishOmb.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import is_conditional, is_negated, is_quoted

_VAGUE = (
    "(unforeseen|unforseen|unforeseeable|unexpected|unavoidable|exceptional|certain|various|extenuating|extraordinary) (@ADJ)? "
    "<circumstance|reason|factor|event|technicality>"
)
_UNFORESEEN = (
    "(unforeseen|unforseen|unexpected|unavoidable|certain|various) (@ADJ)? <issue|problem|difficulty|delay|complication>"
)
_TECHNICAL = (
    "(technical|operational|internal|logistical|logistic|administrative|clerical|procedural) "
    "<issue|reason|error|problem|difficulty|fault|glitch|hiccup|matter|constraint|trouble|oversight|failure|complication|snag>"
)
_SYSTEM = "(system|systems|computer|software) <failure|glitch|error|issue|problem|fault|hiccup>"
_OWNER = "(our|my|anyone|everyone|(the|this) (@NOUN)? @NOUN|@PROPN)"
_CONTROL = f"(beyond|outside|outwith|out of) of? {_OWNER} 's? (direct|immediate|reasonable)? <control>"
_HITCH = "<glitch|hitch|hiccup|blip|snag|wobble|gremlin|bug|quirk|kink|mishap|mix-up|snafu>"
_NAMES = (_VAGUE, _UNFORESEEN, _TECHNICAL, _SYSTEM)
_FROM = (
    "(due to|owing to|because of|on account of|as a result of|thanks to|down to|(caused|affected|delayed|disrupted|prompted|triggered) by|"
    "resulted from|in (light|view) of)"
)
_ARTICLE = (
    "(a|an|the|some|some sort of|several|minor|small|temporary|brief|a minor|a small|a temporary|a brief|a few|our|other)?"
)
_CAUSED = (
    *(f"{_FROM} {_ARTICLE} {name}" for name in _NAMES),
    "for (some|certain|various|purely)? (technical|operational|internal|logistical|administrative|unforeseen|procedural) <reason>",
    "for (certain|various|several|many|sundry|assorted|a (number|host|variety|range|multitude|whole host) of) (different|other)? <reason>",
    "for (one reason or another|some reason or other|reasons (unknown|that are not clear|best left unsaid))",
    f"({_FROM[1:-1]}|for) <reason> (that|which)? (i|we) (can|could|may) not ~ (go into|disclose|share|discuss|reveal|get into)",
    f"({_FROM[1:-1]}) (an|some|a few)? (internal|operational|logistical|administrative|organizational) <matter|change|constraint|consideration|challenge|adjustment>",
    f"({_FROM[1:-1]}) (how|the way) (things|it|events|matters) ~ <fall|turn out|pan out|work out|go|unfold>",
    f"(a|an|some|the) ~ (@ADJ)? {_HITCH} (in|with|on) (the|our) ~ (@ADJ)? (back end|backend|system|systems|background|platform|software|process|processes|works|workflow|database|matrix) "
    "(led|meant|caused|resulted|made|gave|stopped|held|kept|left|sent|lost|delayed|ate|swallowed) ..",
    f"({_FROM[1:-1]}) (a|an|the|some)? ~ (glitch|technicality|hiccup|gremlin|snag)",
    f"({_FROM[1:-1]}) (a|an|some) ~ (@ADJ)? <issue|problem|difficulty|error|fault> (in|with|on|at) (the|our|my) (back end|backend|system|systems|background|platform|software|site|server)",
    "(held up|stopped|blocked|interrupted) by (a|an|some) ~ (@ADJ)? <issue|problem|error|fault> (in|with|on|at) (the|our|my) (back end|backend|system|systems|background|platform|software|site|server)",
    f"({_FROM[1:-1]}) (an|some) (error|issue) (your|the|our|my|we|,|$)",
    f"({_FROM[1:-1]}|through) (a number of|several|a variety of|a range of|many|different|other) (@ADJ)? <reason|factor|circumstance|issue|cause>",
    f"(a|an|some|the) {_TECHNICAL} (led|meant|caused|resulted|made|gave) ..",
    f"(a|an|some|the) {_SYSTEM} (led|meant|caused|resulted|made|gave) ..",
    f"({_FROM[1:-1]}) ... {_CONTROL}",
    f"<circumstance|factor|event|reason|matter> ~ (which|that)? <be>? ~ {_CONTROL}",
    "<circumstance|factor|event|reason> (@ADP)? (@NP)? (which|that)? (<be>|lay|lie|lies)? ~ ((out of|not in|beyond) (our|my|anyone 's|anybody 's) (hands|power|reach)|not of our making)",
)
_HAPPENED = (
    *(
        f"(a|an|some|the) (@ADJ)? {name} (has|have|had)? (occurred|happened|arose|arisen|appeared|emerged|cropped up|come up|came up)"
        for name in _NAMES
    ),
    *(
        f"there (was|were|has been|is been|have been|had been) (a|an|some|several)? (minor|small|temporary|brief)? {name}"
        for name in _NAMES
    ),
    "(we|i) (have|had|were having) ~ .. <issue|problem|difficulty|trouble> (behind the scenes|internally|in the background)",
    "<issue|problem|difficulty|trouble> (behind the scenes|in the background) (stopped|held|caused|blocked|led|meant|delayed|kept) ..",
    "something (has|had)? ~ (went|gone) wrong (in|during|along) (the|our)? (process|processing|procedure|workflow|transfer|chain|works)",
    "(reasons|circumstances|factors|causes) (that|which|over which)? (i|we|nobody|no one) ~ (had|have|has) no (influence|control|say|power|hold) (over|on|,|.|$)",
    "^ (it is|it was|just)? (certain|some|various|sundry) (internal|operational|technical|administrative|organizational|logistical) (matters|issues|changes|reasons|problems) ..",
    "something (has|had)? ~ (went|gone|broke|failed) wrong? (in|with|on|at) (the|our|my) (back end|backend|system|systems|background|platform|software|site|server|side|end)",
    "there (was|were|has been|have been) (a|an|some|several)? (minor|small|temporary|brief)? (@ADJ)? <issue|problem|difficulty> (in|with|at) (the|our) (back end|back - end|backend|system|systems|background|platform|software|site|server)",
    *(
        f"(we|i) (have|had)? ~ (had|experienced|encountered|suffered|faced|been having|were having|ran into|run into) "
        f"(a|an|some|several|a few)? (minor|small|temporary|brief)? {name}"
        for name in _NAMES
    ),
    "(circumstances|events) ~ (<conspire|intervene>|<overtake> us|<get> in the way) ..",
    f"there (was|were|has been|is been|have been|had been) (a|an|some|several)? (bit of a)? ~ (@ADJ)? {_HITCH} (in|with|on|at) (the|our) ~ (@ADJ)? (system|systems|platform|software|process|processes|works|workflow|database|end|side)",
    "(our|the) ~ (@NOUN)? (system|systems|computer|computers|software|platform|server|servers|machine|website|technology|tech|network) ~ (had|have had|has had|suffered|threw) ~ (a|an|one of its|some sort of) ~ (@ADJ)? "
    "(wobble|hiccup|moment|moments|blip|meltdown|tantrum|fit|funny turn|off day|bad day|hitch|glitch|problem|issue|failure)",
    "(our|the) ~ (@NOUN)? (system|systems|computer|computers|software|platform|server|servers|machine|website|technology|tech|network) ~ (was|were|has been|have been|had been) ~ (playing up|acting up|misbehaving|being difficult|on the blink|temperamental|having problems|having issues)",
    "<gremlin> (in|got into|crept into|have been) (the|our) ..",
    "(we|i) (have|had)? ~ (hit|struck|ran into|run into|came up against|come up against) (a|an|some|a few|several|a couple of|one or two) ~ (@ADJ)? <hitch|snag|hiccup|glitch|complication|difficulty|problem|issue|technicality|roadblock>",
    "(something|things) (has|have|had)? ~ (went|gone) (wrong|awry|amiss|astray|haywire|pear-shaped|sideways) ~ (behind the scenes|internally|in the background|along the way|somewhere|somewhere along the (line|way))",
    "(one of those|some sort of|some kind of) ~ (technical|computer|it|system|admin|administrative) (thing|things|hiccup|glitch|issue|problem)",
    *(
        f"(we|i) (are|were|have been) ~ (currently)? (having|experiencing|facing|encountering) (a|an|some|several|a few)? (minor|small)? {name}"
        for name in _NAMES
    ),
)
# The vague thing itself is given as the cause: "the reason was a technical fault".
_CAUSED = (
    *_CAUSED,
    *(f"{name} <be> ~ (the|to)? (@ADJ)? (reason|cause|culprit|blame|behind)" for name in _NAMES),
    *(f"(the|that) (reason|cause|culprit|explanation) ... (is|was) (a|an|some)? {name}" for name in _NAMES),
    *(f"(through|from|following|after) (a|an|some) (@ADJ)? {name}" for name in (_TECHNICAL, _SYSTEM)),
)
_SURE = {**dict.fromkeys(_CAUSED, 0.85), **dict.fromkeys(_HAPPENED, 0.7)}
_PHRASES = Phrases(*_SURE)
# Said after it, these make the cause particular or own up that nobody knows it yet.
_HONEST = Phrases(
    "(do|did|does) not ~ yet? know",
    "(not|un) sure (why|what|yet)",
    "(i|we) will (tell|let) you know? (what|why|how)",
    "(specifically|namely|in particular|to be precise|more precisely)",
    "(the|its|root) <cause|culprit|reason> (was|is)",
    "(which|what|that) (caused|happened) (was|is)",
)
_SIDE = frozenset({"side", "end", "part", "system", "systems", "behalf"})
_EMPTY = frozenset({"circumstance", "event", "factor", "reason"})  # where they arose tells nothing of what they were
_DETAIL = frozenset({":", "–", "—", "(", "-"})
_EVENTS = frozenset(
    "crash freeze stall overheat leak snap burn flood expire corrupt misroute duplicate overwrite misread mislabel time run".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in _PHRASES.find(reply):
        sentence = match.sentence
        if sentence.index in seen or not _explains_nothing(reply, match):
            continue
        seen.add(sentence.index)
        happened = match.phrase in _HAPPENED
        text = "This happened because {what caused it}." if happened else "{what happened} because {what caused it}."
        yield Hit(
            match.start,
            match.end,
            confidence=_SURE[match.phrase],
            severity=Severity.INFO if happened and _is_helped(reply, sentence) else None,
            rewrites=(reply.replace_sentence(sentence, text, Grade.NEEDS_FACTS),),
        )


def _is_helped(reply: Reply, sentence: Sentence) -> bool:
    """Whether the fault is owned or mended beside it, so that the cause matters less."""
    return bool(owned_near(reply, sentence, 1, 1) or repaired_near(reply, sentence, 1, 1))


def _explains_nothing(reply: Reply, match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    if sentence.is_question or is_conditional(first) or is_conditional(last) or is_quoted(reply, first):
        return False
    words = sentence.words
    at = first.i - words[0].i
    before = [w.norm for w in words[max(0, at - 3) : at]]
    # "It didn't go through because of a technical problem" denies no cause; "there was no problem" does.
    caused = match.phrase in _CAUSED and first.pos in ("ADP", "SCONJ", "ADJ", "ADV")
    denied = before[-1:] in (["not"], ["no"], ["never"]) if caused else is_negated(first) or "not" in before or "no" in before
    if denied or any(w.norm in ("no", "not", "your") for w in match.words):
        return False
    after = words[last.i - words[0].i + 1 :]
    return not (_is_told(last, after) or _is_told_next(reply, sentence))


def _is_told(last: Word, after: list[Word]) -> bool:
    """What follows in the sentence tells: "a technical issue: the fonts file was missing", "an internal error in the tax table"."""
    if after and after[0].text == ":":
        return True
    for index, word in enumerate(after):
        if word.text in _DETAIL and len(after) - index > 3:
            return True
    if not after:
        return False
    if last.pos == "VERB" and after[0].norm in ("at", "on"):
        return False  # "a fault arose at the depot": where and when it was is not what it was
    if last.lemma in _EMPTY and after[0].norm in ("at", "in", "on", "within"):
        return False  # "unexpected events at the practice"
    if after[0].norm in ("with", "in", "within", "affecting", "involving", "at", "on", "from", "like", "such"):
        # The customer's own bill or order is where it shows, not what it was.
        return not any(w.norm in _SIDE for w in after[1:5]) and not any(w.norm == "your" for w in after[1:2])
    return after[0].norm in ("where", "when", "whereby") or (
        after[0].text == "," and len(after) > 1 and after[1].norm in ("where", "when", "namely")
    )


def _is_told_next(reply: Reply, sentence: Sentence) -> bool:
    near = reply.near(sentence, 0, 1)
    if any(_HONEST.find_in(reply, s) for s in near):
        return True
    return any(
        s is not sentence and any(w.lemma in _EVENTS and w.pos == "VERB" and w.tag in ("VBD", "VBN") for w in s.words)
        for s in near
    )


RULE = Rule(
    code="HON003",
    severity=Severity.WARNING,
    dimension=Dimension.HONESTY,
    message="This cause explains nothing; say what broke or who did what, or that you don't know yet and when you will.",
    check=check,
    evidence="A",
    examples=(
        Bad("Due to unforeseen circumstances, the event has been cancelled."),
        Bad("There was a technical issue on our side."),
        Bad("For operational reasons, your flight was moved."),
        Bad("An internal error occurred during processing."),
        Bad("Because of factors outside our control, deliveries are affected."),
        Bad("This was caused by a system glitch."),
        Bad("We've been experiencing some technical difficulties."),
        Bad("sorry, had to cancel owing to circumstances beyond our control"),
        Bad("There has been a computer error with your order."),
        Bad("The reason for the wait was a technical fault."),
        Bad("A logistical problem occurred at the harbour."),
        Bad("The booking system was playing up."),
        Bad("For a host of reasons, the trip is off."),
        Bad("Owing to matters outside the club's control, the match is off."),
        Bad("We hit a few snags."),
        Good("We ran into a few snags: the van had a flat and the lift was out.", why="told after the colon"),
        Good("There was a snag in the knitting by the cuff.", why="a thing in the cloth"),
        Good("A technical fault occurred when the ramp froze.", why="says what brought it about"),
        Good("The reason was a technical fault in the pump: its seal had worn through.", why="goes on to tell"),
        Good("The server that stores invoices ran out of disk space on Monday.", why="a particular component, event and time"),
        Good("We don't know the cause yet. I'll tell you what we find by 4 pm.", why="honest ignorance and a check-back"),
        Good("For security reasons I can't show the full card number.", why="a legitimate reason on a specific datum"),
        Good("It was a technical issue: the fonts file was missing from last night's update.", why="told after the colon"),
        Good("Our technical team fixed your modem remotely at 8:15.", why="technical as a team's name"),
        Good("The circumstances in your letter are exactly what the cover is for.", why="the customer's circumstances"),
        Good("If there was a system error, the log will show it.", why="a condition"),
        Good("There was no technical issue on our side.", why="denied"),
        Good("There was a technical issue in the tax table for Ohio.", why="says where"),
        Good(
            "There was an internal error. We don't know why yet; I'll write by noon.", why="owns up that the cause is unknown"
        ),
        Bad("Your transfer didn't arrive because of a technical fault."),
        Bad("Something went wrong in our systems."),
        Good("It wasn't because of a technical fault; I typed the wrong date.", why="denied, and told"),
        Bad("This was due to unforeseen circumstances at the clinic."),
    ),
)
