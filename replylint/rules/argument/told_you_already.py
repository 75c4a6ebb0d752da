"""Reminds the customer that they were told before ("as previously stated").

It points at a shortcoming and serves no purpose: whoever has to ask again was not helped the first time.

Sources: WorkSurvival; Danescu 2013; Yeomans 2020
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import capitalized, clause_out, left_out, offered, without
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import ownerships
from replylint.moves.turn import turns_to_help
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import is_conditional

_TELL = (
    "(said|told|stated|mentioned|explained|advised|noted|informed|indicated|outlined|described|pointed out|notified|"
    "discussed|clarified|specified|instructed|detailed|communicated|confirmed|suggested|answered)"
)
_BEFORE = "(already|previously|before|earlier|repeatedly|clearly|above|just|originally|once)"
# A reminder that hangs loosely on its sentence: what is left stands without it.
_ASIDE = Phrases(
    "(as|like) (i|we) (have|had)? ~ " + _BEFORE + "? ~ " + _TELL + " (you|to you|before|above|earlier|already|previously|in "
    "my .. <mail|email|message|reply|post|answer>|in our .. "
    "<mail|email|message|reply|post|answer>|several times|"
    "many times|twice)?",
    "as (has been|was|is)? ~ " + _BEFORE + " ~ " + _TELL,
    "as " + _TELL + " (already|previously|before|earlier|above|in (my|our) @NP)?",
    "as (already|previously) (and)? (clearly)? " + _TELL,
    "as (you) (were|have been|will have been|had been) ~ (already|previously|clearly)? (told|informed|advised|notified|"
    "warned|reminded|instructed|shown)",
    "as (per|in|stated in|explained in|mentioned in) (my|our) ~ (last|previous|earlier|prior|original|first) ~ <email|mail|"
    "message|reply|response|letter|answer|explanation|post>",
    "per (my|our) ~ (last|previous|earlier|prior|original|first) ~ <email|mail|message|reply|response|letter|answer|post>",
    "as per (my|our) <email|mail|message|reply|letter>",
)
_REPEAT = Phrases(
    "(the)? same answer as (yesterday|before|last (time|week)|the last time|on) ..",
    "not (quite|really)? (sure|know|certain) how many (more|other|different)? (times|ways) ~ (i|we) ~ (can|have|need|must|should|am|are)? ~ (to)? ~ <tell|say|explain|repeat|answer|put>",
    "you (have|had|got|received)? ~ (had|have|got|received)? ~ (our|my) (answer|reply|response|decision|explanation) ~ (on|to|about)? ~ (this|that|it)? ~ (already|last (week|month|time|friday|monday|tuesday|wednesday|thursday)|yesterday|earlier|on (monday|tuesday|wednesday|thursday|friday)) .. (and|not|unchanged|the same) ..",
    "(this|that|it) is (now)? the (second|third|fourth|fifth|umpteenth|hundredth|last|@NUM) time (that)? (i|we) (am|are|have|have had to|had to|must) ~ (to)? ~ <answer|explain|tell|say|write|point|send|repeat> ..",
    "(i|we) ~ repeat (:|that|my|our|,|once)",
    "(to|let me|allow me to|i will|i must|i can only|i have to) repeat (:|myself|that|this|,|what|once)",
    "(i|we) (keep|kept) (saying|telling you|repeating|explaining) ",
    "(i|we) (will|shall|am going to|are going to)? ~ (say|tell|explain) (it|this|that|you) (once more|one more time|again|"
    "one last time)",
    "for the (second|third|fourth|last|final|umpteenth|hundredth) time (,|:|please|$)",
    "^ for the (second|third|fourth|last|final|umpteenth|hundredth) time (i|we)",
    "(i|we) have ~ <give> you (an|the|this|that|my|our|these|those|all) ~ (answer|answers|explanation|solution|instructions|steps|advice|reason|reasons) already",
    "how many times (do|must|have) (i|we)",
    "(our|my|the) (answer|position|decision|response|reply|advice) ~ (remains|stays|is still|has not changed|is unchanged|"
    "has to remain) ~ (the same|unchanged|no|as (it was|before)|$)",
    "how many (more)? times (do|must|have|shall|should|will) (i|we)",
    "(at the )?risk of repeating (myself|ourselves)",
    "how (many|much) (more|other|different|else)? ~ (ways|plainly|clearer|plainer|simpler|simply|clearly) (do|must|can|could|should) (i|we) ~ "
    "(have to|need to)? <say|tell|put|explain|spell|make|be|phrase>",
    "how else (do|can|could|must|should) (i|we) ~ <say|tell|put|explain|phrase> (this|that|it|you)",
    "(our|my|the) (answer|position|decision|response|reply|advice|view) ~ (has|have) not ~ changed (since|from|in the|one bit|one iota)",
    "(like|sound like|sounding like) a (broken|stuck|scratched) record",
    "(keep|kept|am|are|sick of|tired of) (on)? repeating (myself|ourselves)",
    "(say|saying|tell|telling|explain|explaining) (it|this|that|you) until (i|we) (am|are) blue in the face",
    "(what|which) part of .. (do|did) you not (understand|get|follow|grasp)",
)
_AGAIN = Phrases("^ (and|but)? (once again|yet again|once more) ,")
_TOLD = Phrases(
    "(was|were|has been|have been) already ~ (given|sent|provided|explained|supplied|communicated) to you ..",
    "we have ~ (already)? been (over|through) ~ (all)? ~ (this|that|it) (a few|several|many|two|three|@NUM|already|now|before|,|.|;|!|and|$) ..",
    "(that|it|this|all|everything) ~ (is|was)? ~ in the ~ (@ADJ)? ~ (message|email|letter|mail|text|note) (that|which)? (i|we) (sent|wrote) ~ (you)? ~ (earlier|before|already|yesterday|on|last) ..",
    "(covered|explained|answered|mentioned|stated|set out|spelled out|laid out|dealt with) in (the|my|our) ~ (last|previous|first|earlier|@ADJ)? ~ (message|email|letter|mail|text|note|reply) (that|which)? (i|we|you) (sent|wrote|received|got|had) ..",
    "(i|we) did ~ (already)? ~ (go|talk|run) (over|through) ~ (all of)? (this|that|it) ..",
    "you (have|had|were) ~ been (told|informed|advised|warned|reminded|notified) .. .. (on (several|many|a number of|multiple|two|three|numerous|various|more than one) <occasion>|more than once|repeatedly) ..",
    "(i|we) (have)? ~ (already)? ~ (went|gone|been) (over|through) ~ (all)? ~ (of)? ~ (this|that|it) ~ (with you)? ~ (already|yesterday|before|earlier|on the phone|by phone|last|when|in|twice|on (monday|tuesday|wednesday|thursday|friday))",
    "(is|was|were|are) ~ (all|already|clearly)? ~ (all|already|clearly)? in (the|my|our) ~ (last|previous|earlier|first|@ADJ)? ~ (message|email|letter|mail|text|note|reply) (that|which)? (i|we) (sent|wrote) ..",
    "(i|we) did ~ (actually|in fact)? ~ (say|tell you|mention|explain|warn you|point) ~ (this|that|it|so|as much|out)? ~ (to you)? ~ (yesterday|already|before|earlier|twice|last|on|at the)",
    "you (have|had|were) ~ (now)? ~ been (told|informed|advised|warned|reminded|notified) ~ (of this|about this|this|that)? ~ (several|many|a number of|numerous|countless|repeated|more than|at least|on|time|two|three|four|repeatedly|twice|again)",
    "(i|we) (have|had)? ~ already ~ (told|informed|advised|explained|said|answered|asked|pointed|stated|mentioned|"
    "sent|covered|discussed)",
    "(i|we) (have|had)? ~ already <give|provide> (you)? ~ (with)? (all)? (an|the|this|that|my|our|these|those|all) ~ (answer|answers|explanation|solution|instructions|steps|advice|reason|reasons)",
    "i (have|had)? told you (what|how|that|to|not|already|before|this|twice|in|on|so)",
    "what i (have)? (already)? told you",
    "you (have|had|were)? ~ already ~ (been)? (told|informed|advised|warned|reminded|notified|asked about|given (the|this|"
    "an) (answer|information|instructions))",
    "this (has|was|had) (been)? ~ (already|previously|clearly|all)? ~ (been)? (explained|communicated|covered|discussed|"
    "answered|addressed|told|stated) to you",
    "(this|that) (question)? (has|was) (been)? already (been)? (answered|explained|covered|addressed)",
    "you ~ already asked (about)? (this|that|us)",
    "i (gave|wrote|posted|provided|sent) ~ (you)? (specific|clear|detailed|exact|full) (instructions|directions|steps|an "
    "answer)",
    "(did i|did we|have i|have we) not ~ (already)? (tell|told|say|said|explain|explained)",
    "i (have|had)? told you (@NUM times|repeatedly|many times|again and again|once|twice)",
)
_OURS = "(my|our) ~ (last|previous|earlier|first|original|prior|recent|initial|@ADJ)? (email|mail|message|letter|reply|response|answer|note|text|post|explanation)"
# The customer sent back to what was said: by memory, by the file, by weary counting.
_SENT_BACK = Phrases(
    "(if you|please|just|^) ~ (could|would)? ~ (go|look|scroll|read|check) (back|up) ~ (up)? (and read|and look|and see|and check|to|through|at|over) ... you (will|would|can|should) ~ (find|see|read) ..",
    "you ~ (will|may|might|must|should|would|surely|do|can) ~ (no doubt|surely|perhaps|doubtless|well)? ~ (recall|remember|recollect|have not forgotten|not have forgotten) ~ "
    "(that)? ~ ((my|our|me|us) (saying|telling|explaining|mentioning|advising|warning|pointing|informing|writing)|(i|we) ~ (had|have|did)? ~ "
    "(said|say|told|tell|explained|explain|advised|warned|mentioned|stated|pointed out|informed|made (it|this|that) clear) ~ (you|that|this|it|so|to you|as much))",
    "(i|we) ~ (distinctly|clearly|seem to|do|can)? ~ (remember|recall) ~ (telling|explaining|saying|mentioning|advising|warning|informing|pointing) (you|this|that|it|to you)",
    "(i|we) (could have sworn|am sure|am certain|am fairly sure) (that)? (i|we) ~ (had|have|already|did)? ~ (told|explained|mentioned|said|advised|warned) (you|this|that|it|so)",
    "(i|we) ~ (must|can only|would|have to|will|shall)? ~ (refer|direct|point) you ~ (back)? ~ to " + _OURS,
    "(i|we) ~ (must|would|have to|will|shall)? ~ draw your attention ~ (back|again|once more)? to " + _OURS,
    "(please|kindly|^|simply|just) ~ (refer (back)? to|consult|reread|re - read|go back to|look back at|scroll (back)? up to|have another look at|look again at) "
    + _OURS,
    "(please|kindly|^|simply|just) ~ see " + _OURS + " (of|from|dated|again|above) ",
    "if you ~ (look|scroll|go|read|care to look|would look|were to look) (back|up|again) ~ (at|to|through|over)? " + _OURS,
    "(it|this|that|everything|all of (it|this|that)|the answer) (is|was|were) ~ (all)? ~ (there|set out|spelt out|spelled out|covered|explained|answered|stated|clear)? ~ in "
    + _OURS,
    _OURS
    + " ... (was|were|is|could not have been|could not be) ~ (perfectly|quite|very|abundantly|entirely|absolutely|crystal)? ~ (clear|clearer|plain|plainer|unambiguous|explicit)",
    "(we|you and i) have ~ (already)? ~ (been (over|through)|gone (over|through)|been round|covered|dealt with) ~ (all)? ~ (this|that|it|the same ground|this ground|this @NOUN|all of this) ~ "
    "(already|before|once|twice|more than once|@NUM times|several times|many times|at length|enough|with you)",
    "(i|we) (am|are|will) not ~ (going to|going)? ~ (go|going|keep going) (over|through) (it|this|that|the same) ~ (all)? (again|once more|a (second|third) time|ground)",
    "(lost|losing) count of ~ (the number of times|the times|how (many times|often)) (that)? ~ ((i|we) (have|had) ~ (had to)? ~ (said|told|explained|answered|written|asked|warned|say|tell|explain|answer)|you (have|had) ~ (asked|written|said|complained|rung|called|emailed|told))",
    "not ~ know how (many (more|other)? (times|ways)|much (clearer|plainer)|else) ~ (i|we|to|there)",
    "(i|we) (can not|could not) ~ (be|make (it|this|that|myself)|put (it|this|that)|have (been|made (it|this|that)|put (it|this|that))) ~ any ~ (clearer|plainer|simpler)",
    "this is ~ the (second|third|fourth|fifth|umpteenth|last) time (that)? ~ (i|we) (have|am|are) ~ (had to)? ~ (told|said|explained|answered|written|pointed|telling|saying|explaining|answering|say|tell|explain)",
    "you ~ (have|had|already) ~ (had|got|received) (my|our|an|the|this|that) ~ (full|final)? ~ (answer|reply|response|explanation) ~ (to (this|that)|on this|already|twice|before|from (me|us)|last|$)",
    "(i|we) ~ (said|told you) ~ (as much|so) ~ (at the (time|outset|start)|before|then|when|in|on|last|already|yesterday|$)",
    "(i|we) (was|were|have been) ~ (perfectly|quite|very|abundantly|entirely|absolutely|crystal) clear ~ (with you)? ~ (about|on|that|when|from|in|at)",
    "to reiterate",
    "(i|we) ~ (must|can only|would|have to|will|shall)? ~ (refer|direct|point) you ~ (back)? to (the|what) ... (i|we) (have)? ~ (already)? ~ (gave|sent|wrote|said|told|given|sent|written|posted)",
    "not ~ (know|see|think of) how to (make|put|say|explain|phrase|word) (this|it|that|things) any ~ (clearer|plainer|simpler|more (clearly|plainly|simply)) ($|,|for you|than)",
    "(i|we) ~ (must|can only|have to|would|will|shall)? ~ reiterate (that|what|my|our|,|:|once)",
    "(nothing|my @NOUN|our @NOUN) (has|have) ~ (not)? ~ changed since (my|our|i|we) ~ (last|previous|earlier|wrote|told|said|explained|answered|replied)",
    "how (often|many (different)? ways) (do|must|have|can|should) (i|we) ~ (have to|need to)? ~ (tell|say|explain|repeat|told|said|explained|put)",
    "like (i|we) keep (saying|telling)",
    "(i|we|you and i) have ~ (been|gone|run) (over|through|round) ~ (all)? (of)? (this|that|it) ~ (all)? (with you|in (my|our) @NP)",
    "you (were|have been|had been) ~ (fully|clearly|repeatedly|duly)? (told|informed|advised|warned|notified|reminded|apprised|made (well|fully)? aware) "
    "(of|about)? (this|that|it|all this|all of this) ~ (at|on|when|before|twice|by|in (writing|person|my|our|the (letter|email|contract|call|booking))|last|"
    "several|repeatedly|more than once|@NUM times)",
    "(over|through|round|around) (this|that|it|the) ~ (@ADJ)? (old|same) (ground|circles|loop|houses)",
    "(we|you and i) (are|keep|seem to be) ~ (going|talking) (round|around) in circles",
    "(this|that|the) (is|was|question)? ~ (has been|is|was)? ~ asked and answered",
    "(same|the same) answer (as|that) (i|we|you) (gave|got|had|received|have had|was given|were given) (you)? ~ (before|last|on|yesterday|already|in|the last)",
)
_SAID = frozenset("said stated mentioned explained informed advised told".split())
_POINTED = frozenset(
    "already previously before earlier repeatedly clearly above once last previous prior times twice like were been per".split()
)
_CIVIL = frozenset(
    "thank thanks sorry apologies apologize congratulations welcome well happy great many glad delighted pleased".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Asides, repetitions announced as such, and "I have already told you"."""
    for match in _ASIDE.find(reply):
        if _reminds(reply, match):
            severity = None if _is_pointed(match) else Severity.INFO
            answer = reply.replace_sentence(match.sentence, _ANSWER, Grade.NEEDS_FACTS)
            rewrites = (
                (without(reply, match.start, match.end),)
                if _is_loose(match)
                else offered(clause_out(reply, match.start, match.end), answer)
            )
            yield Hit(
                match.start, match.end, confidence=0.88 if severity is None else 0.6, severity=severity, rewrites=rewrites
            )
    for match in _REPEAT.find(reply):
        if (
            not is_conditional(match.words[-1])
            and not _is_owned(reply, match)
            and not _promises(match)
            and not _is_last_deed(match)
        ):
            yield Hit(match.start, match.end, confidence=0.85, rewrites=_repeat_rewrites(reply, match))
    for match in _AGAIN.find(reply):
        if not _is_civil(match):
            yield Hit(match.start, match.end, confidence=0.8, rewrites=(without(reply, match.start, match.end),))
    for match in _SENT_BACK.find(reply):
        supposed = is_conditional(match.words[-1]) and match.words[0].norm != "if"
        helps = turns_to_help(reply, match.sentence, match.end)
        if not (supposed or helps or _is_owned(reply, match) or _promises(match) or _is_password(match)):
            yield Hit(match.start, match.end, confidence=0.85, rewrites=_told_rewrites(reply, match))
    for match in _TOLD.find(reply):
        before = words_before(match.words[0], 1)
        if before and before[0].norm in ("said", "say", "says", "that", "because") and match.words[0].norm == "i":
            continue  # reported: "I told him I told you to call"
        if not _is_owned(reply, match) and not is_conditional(match.words[-1]) and not _is_kind(match):
            yield Hit(match.start, match.end, confidence=0.85, rewrites=_told_rewrites(reply, match))


def _is_last_deed(match: Match) -> bool:
    """ "I've moved it for the last time": a deed, and not a saying, that ends a sentence with when it is done."""
    if match.words[0].norm != "for" or match.words[0] is match.sentence.words[0]:
        return False
    before = [w for w in match.sentence.words if w.i < match.words[0].i]
    return any(w.pos == "VERB" for w in before) and not any(w.lemma in _SAYING for w in before)


_SAYING = frozenset("answer ask explain inform remind repeat say tell warn write".split())


def _is_password(match: Match) -> bool:
    """ "Tell the desk I said so": what the customer is to say to somebody else."""
    return any(w.lemma in ("mention", "say", "tell") for w in words_before(match.words[0], 4))


def _reminds(reply: Reply, match: Match) -> bool:
    norms = [w.norm for w in match.words]
    after = [w.norm for w in words_after(match.words[-1], 4)]
    last = norms[-1]
    if after[:1] in (["here"], ["below"], ["on"], ["at"], ["by"], ["to"]) and "i" not in norms and "we" not in norms:
        return False  # "as described here": a pointer, not a reminder
    before = words_before(match.words[0], 1)
    if (
        before
        and before[0].pos != "PUNCT"
        and before[0].norm not in ("but", "and", "because", "so", "well", "no", "yes", "hi", "hello", "sorry", "again")
    ):
        return False  # "just as stated": it says how, not that it was said
    if "would" in after[:2] or ("discussed" in norms and "previously" not in norms and "already" not in norms):
        return False
    if (
        last in ("told", "informed", "advised")
        and after[:1]
        and after[0] not in (",", "you", "before", "above", "earlier", ".", "in", "on")
    ):
        return False  # told somebody else
    if (
        norms[0] == "as"
        and len(norms) == 2
        and words_after(match.words[-1], 1)
        and words_after(match.words[-1], 1)[0].text not in (",", ".", ":")
    ):
        return False
    if after[:2] in (["i", "would"], ["we", "would"], ["i", "will"], ["we", "will"]):
        return False  # "as I said I would": a promise kept
    if after[:2] in (["in", "your"], ["in", "the"], ["on", "the"]) or (
        after[:1] == ["in"]
        and last not in ("before",)
        and "previously" not in norms
        and "you" not in norms
        and "i" not in norms
        and "we" not in norms
    ):
        return False
    if norms[:2] == ["as", "per"] or norms[0] == "per":
        return not any(n in ("your", "request") for n in norms)
    if last in ("discussed", "confirmed", "suggested", "agreed", "described", "detailed") and not any(
        n in ("already", "previously", "earlier", "i", "we") for n in norms
    ):
        return False
    return not _is_owned(reply, match)


def _promises(match: Match) -> bool:
    return any(w.lemma == "promise" for w in match.sentence.words)


def _is_pointed(match: Match) -> bool:
    """ "As I already said", "as previously explained", not a mere "as I mentioned"."""
    norms = {w.norm for w in match.words}
    return bool(norms & _POINTED) or ("you" in norms and "told" in norms) or (not norms & {"i", "we"} and bool(norms & _SAID))


def _is_owned(reply: Reply, match: Match) -> bool:
    """Whether the firm is sorry or owns something in this sentence or the next, other than in the reminder itself ("I told you twice")."""
    near = (match.sentence.index, match.sentence.index + 1)
    if any(a.sincere and a.sentence.index in near for a in apologies(reply)):
        return True
    return any(o.sentence.index in near and not (o.start < match.end and match.start < o.end) for o in ownerships(reply))


def _is_loose(match: Match) -> bool:
    """Whether a comma or an end stands behind it, so that the sentence is whole without it."""
    after = words_after(match.words[-1], 1)
    return bool(after) and after[0].text in (",", ".", "!") and "you" not in [w.norm for w in match.words[:2]]


def _is_civil(match: Match) -> bool:
    """ "Once again, thank you": what follows is thanks or an apology."""
    rest = [w.norm for w in words_after(match.words[-1], 5)]
    return any(n in _CIVIL for n in rest) or rest[:1] in (["i"], ["we"], ["my"], ["please"])


def _is_kind(match: Match) -> bool:
    """Telling that says what the firm has done: "we have already sent it", "I have already told him"."""
    norms = [w.norm for w in match.words]
    after = [w.norm for w in words_after(match.words[-1], 3)]
    if norms[-1] in ("sent", "given", "asked", "discussed", "said", "answered", "covered") and norms[0] in ("i", "we"):
        return (after[:1] != ["you"] and after[:1] not in (["this"], ["your"])) or norms[-1] in ("sent", "asked")
    if (
        norms[-1] in ("told", "informed", "advised", "explained", "pointed", "mentioned", "stated")
        and norms[0] in ("i", "we")
        and "you" not in norms
    ):
        return not any(n in ("you", "this", "that", "how", "what", "why") for n in after[:1])
    return any(w.norm in ("sorry", "apologies") for w in words_before(match.words[0], 8)) or any(
        n in ("twice", "wrong", "but") and norms[-1] != "twice" and "already" not in norms for n in after
    )


_ANSWER = "Here it is in one place: {the answer}."


def _repeat_rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    words = match.sentence.words
    if match.words[0] is words[0] and match.words[-1].text in (":", ","):
        return (without(reply, match.start, match.end),)
    colon = next((w for w in words_after(match.words[-1], 6) if w.text == ":"), None)
    if colon is not None and match.words[0] is words[0]:
        return (without(reply, match.start, colon.end, Grade.REVIEW),)  # "I repeat my request: please …"
    answer = reply.replace_sentence(match.sentence, _ANSWER, Grade.NEEDS_FACTS)
    return offered(left_out(reply, match.start, match.end), answer)


def _told_rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    rest = reply.source[match.words[-1].end : match.sentence.end].strip()
    if match.words[-1].norm == "that" and len(rest.split()) > 3:
        return (reply.replace_sentence(match.sentence, capitalized(rest), Grade.REVIEW),)
    answer = reply.replace_sentence(match.sentence, _ANSWER, Grade.NEEDS_FACTS)
    return offered(left_out(reply, match.start, match.end), answer)


RULE = Rule(
    code="ARG002",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This reminds the customer that they were told before; leave it out and say it afresh.",
    check=check,
    evidence="C",
    examples=(
        Bad("I'm telling you for the last time."),
        Good("I've moved your lesson for the last time.", "a deed, not a saying"),
        Good("Just tell the desk I said so.", "a word to somebody else"),
        Bad("I sound like a broken record, but the pool opens at nine."),
        Bad("You were informed of this by letter in May."),
        Good("I've been through this with the workshop, and the part comes on Friday.", "not with the customer"),
        Good("Nothing has changed since I wrote, and I'll ring you when it does.", "news"),
        Bad("You'll remember that we told you about the deposit."),
        Bad("I refer you to my letter of 3 May."),
        Bad("We've been over this before."),
        Good("You may remember Ben, who taught you last year.", "nothing was told"),
        Good("We've been through the file and found the missing £20.", "work done"),
        Bad("As I already told you, we can't change the date.", rewrite="We can't change the date."),
        Bad("As previously mentioned, refunds take ten days.", rewrite="Refunds take ten days."),
        Bad("Per my last email, please provide the serial number.", rewrite="Please provide the serial number."),
        Bad("As stated in our earlier reply, the case is closed."),
        Bad("I repeat: the offer has ended.", rewrite="The offer has ended."),
        Bad("Like I said, you need the original box.", rewrite="You need the original box."),
        Bad("Once again, our answer remains the same."),
        Bad("I have already explained this to you."),
        Bad("You have already been told to wait."),
        Bad("as we said before, it has to be cash"),
        Bad("I told you what to do on Monday."),
        Bad("I already gave you the answer twice.", text="I already gave you the answer"),
        Good("As I promised on Monday, here is the result.", "recalls the firm's promise and keeps it"),
        Good("As you said, the left side is louder.", "credits the customer"),
        Good("I mentioned ten days, and I was wrong: it's three.", "corrects oneself"),
        Good("I'm sending the steps again below so you have them in one place.", "again as a service"),
        Good("Thanks again for the photo.", "again among friends"),
        Good("As mentioned in your letter of 3 May, the boiler is twelve years old.", "the customer's letter"),
        Good("You've already told us this twice, and I'm sorry you had to repeat it.", "the firm's failing"),
        Good("As I said I would, I rang the driver this morning.", "a promise kept"),
        Good("I have already sent the label to your new address.", "what has been done"),
        Good("Once again, I'm so sorry about the piano.", "an apology"),
        Good("I've already given you a credit of 10 euros for the wait.", "what has been done"),
    ),
)
