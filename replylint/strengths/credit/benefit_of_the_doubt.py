"""Believes the customer, waives proof, or takes the customer's slip kindly.

Being believed is what a complaint asks for first; it costs nothing and can't be refunded later.

Sources: BrownLevinson87
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import is_conditional

_BELIEVED = Phrases(
    "(half|most|plenty|lots|many) (of)? (the)? (people|us|folk|customers|everyone) .. (have|has) ~ (done|made|missed|clicked|pressed|sent|got|mixed) (it|that|this|the same|them) ..",
    "(do not|please do not|no need to) ~ worry about the ~ (lost|missing|broken|wrong|late|mistaken|forgotten|second|double) ~ (@NOUN|@ADJ)? @NOUN ..",
    "you are ~ (absolutely|quite|completely|totally|entirely|perfectly)? right",
    "you (were|are) ~ (absolutely|quite|completely|perfectly)? right (to|about|that|and|,|.)",
    "(that|this|it) is ~ (a|an) ~ (very|perfectly|completely)? (fair|good|valid|reasonable) (point|question|catch|spot|thing to ask)",
    "^ (fair|good) (point|catch|spot)",
    "(good|great|nice) (catch|spot)",
    "(thank you|thanks) ~ (so much|very much)? for (spotting|catching|noticing|pointing|flagging) _",
    "your word (is|will be) ~ (good)? enough",
    "(i|we) ~ (do)? (believe|trust|take) (you|your word|what you)",
    "(i|we) (do)? not doubt ..",
    "no need (to|for you to) (send|return|prove|explain|show|provide|justify|post|ship|bring|apologize) ..",
    "no need (to|for you to) (photograph|measure|document|film|record|convince|spell) ..",
    "what you (have)? ~ (told|tell|said|say|sent|send|described|describe|written|write) (me|us)? is (plenty|enough|more than enough|quite enough|all (i|we) need|good enough|proof enough)",
    "you (do|will) not (need|have) to (send|return|prove|explain|show|provide|justify|post|ship|apologize|find|dig|keep|produce|bring) ..",
    "(do not|no need to) worry about (the receipt|sending|returning|proof|the box|the packaging|it|that|a thing|anything)",
    "(an|such an) easy (mistake|slip|thing)",
    "no (proof|evidence|receipt|paperwork|explanation|photo|photos) (needed|required|necessary)",
    "no need (for|of) (a|an|any|the|your)? (proof|evidence|receipt|paperwork|explanation|explanations|photo|photos|apology|apologies)",
    "you need not (send|return|prove|explain|show|provide|justify|post|ship|bring|apologize) ..",
    "(there is nothing|nothing for you) to (prove|explain|apologize for|be sorry (about|for)|be embarrassed about|feel (bad|silly|guilty) about)",
    "(i|we) do not need (it|them|that|the @NOUN|your @NOUN) back",
    "(i|we) do not need (to see)? (a|an|any|the|your) (receipt|proof|evidence|explanation|photo)",
    "<take> your word for (it|that)",
    "no reason to doubt (it|you|your|what you) ..",
    "no doubt (that)? (it|this) happened ..",
    "(i|we) ~ (fully|entirely|completely|quite)? agree with (you|what you|every word) ..",
    "you are ~ (spot on|bang on|dead on|not wrong|not mistaken)",
    "you have (got)? a ~ (very)? (@ADJ)? point (there)? (,|.|!|;|:|–|-|and|about|$)",
    "(well|nicely) spotted",
    "you (have)? ~ (spotted|caught|noticed) (what|something) ... (missed|overlooked)",
    "glad (that)? you (spotted|caught|noticed|flagged|pointed) ..",
    "you had every (reason|right) to (think|believe|assume|expect|suppose) ..",
    "(reasonable|natural|fair|sensible|understandable|logical) (of you|for you)? to (assume|think|expect|conclude|suppose|believe) ..",
    "understandable (mix-up|mistake|slip|error|confusion|assumption)",
    "(not a|there are no|no such thing as a) (silly|stupid|daft|dumb) (question|questions)",
    "^ (that is|you are)? not (silly|stupid|daft|dumb|foolish) (at all|in the least|one bit|of you) ..",
    "(do not bother|no need to bother|please do not bother|do not worry about) ~ <hunt|look|search|dig|find|send|rummage> ..",
    "what you (have)? ~ (told|tell|said|say|sent|send|described|describe|written|write) (me|us)? (will|does) (do|nicely|the job) ..",
    "<happen> to (us all|all of us|everyone|the best of us|anyone|any of us)",
    "(it|they|(that|this|these) @NOUN?) ~ <trip|catch|fool|confuse|throw|get> ~ (everyone|everybody|all of us|most (people|of us)|me|us) (up|out|off|too|at first|sometimes|every time|now and then|so|,|.|$)",
    "(most|many|lots of|plenty of|all sorts of|a lot of) (people|folk|folks|customers|guests|us) <be|get> ~ (caught|tripped|fooled|muddled|confused|mixed up) ..",
    "<trip|catch> (people|folk|folks|(many|most|plenty of|lots of|a lot of) (people|of us)) (up|out)",
    "(most|lots|plenty|many|a lot) (of)? (people|us) ~ (miss|overlook|misread|mix|confuse|trip over|fall for) (it|that|this|them|those|the two)",
    "(most|lots|plenty|many|a lot|half) (of)? (the)? (people|us|visitors|callers|guests|customers|folk) .. .. (tick|press|click|pick|choose|hit|take|miss|make|get) the (wrong|same) ..",
    "(a bit of|quite|something of)? a trap for (anyone|anybody|everyone|the best of us|most (people|of us)|us all)",
    "(not|nothing|none of it|this was not|that was not) (is|was)? ~ (your (fault|doing|mistake|slip)|(anything|something) you did|down to you)",
    "no fault of (yours|your own)",
    "(rather than|and not|, not) (with|on|to|down to|because of)? you (,|.|!|;|$)",
    "you did (nothing|not do anything) wrong",
    "you did everything (right|correctly|you could|that)",
)
# The slip is one that anybody makes, or that nobody could have helped; some of it is put as a question ("who wouldn't have?").
_SLIPPED = Phrases(
    "(an)? easy (thing|one|mistake|slip|detail|line|box)? to (miss|overlook|mix|confuse|misread|muddle|get wrong|fall for|trip over)",
    "(an)? easy (mistake|slip|error|one) to make",
    "(an)? easy (one|button|box|key|option)? to (press|click|pick|hit|choose|tick|tap|knock|set off) ~ by (accident|mistake)",
    "easily (missed|overlooked|misread|confused|muddled|mixed up|mistaken)",
    "(anyone|anybody|everyone|most people) would (have)? ~ @VERB ..",
    "(as|like) (anyone|anybody|everyone|most people) (else)? would (have)? (,|.|!|;|:|–|-|$)",
    "i would have ~ (assumed|chosen|clicked|done|fallen|made|picked|pressed|put|read|taken|thought|ticked|tripped) ... (same|too|myself)",
    "i have (done|made) (exactly|precisely)? the (very)? same ..",
    "we have all ~ (done (it|that|the same)|been there|fallen for) ..",
    "you (have)? (read|understood|heard|remembered) (it|that|this|them|us) (correctly|right|exactly as|just as) ..",
    "you were not to (know|have known)",
    "you (could|would) not ~ (possibly)? have (known|guessed|told)",
    "how (could|would|were|should) you (have known|know|to know|have guessed)",
    "if you (say|tell us|tell me) .. .. (,|then) .. (it|that|there|they|this) ~ (was|were|is|are|did|has|have) ..",
    "who would not (have)? (clicked|pressed|picked|thought|taken|read|assumed|expected|missed) ..",
    "you are not the (first|only) (one|person)? to (miss|press|trip|fall|get|mix|misread|overlook|make|click|be caught) ..",
    "no wonder (that)? you (missed|clicked|pressed|picked|thought|read|assumed|got|chose|did not|could not) ..",
)
# What anyone would have done is as often a reproach: "anyone would have checked first".
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "most"})
_WISER = frozenset(
    "agree ask call check guess know look notice phone realize ring say see tell understand wonder expect admit confirm warn".split()
)
# "You may be right", "if you're right".
_DOUBTED = frozenset(
    {"may", "might", "could", "if", "whether", "not", "unless", "suppose", "perhaps", "maybe", "would", "hope", "when"}
)
_BUTS = frozenset({"but", "however", "although", "though"})
_CONTRARY = frozenset(
    "agreed confirmation did guidelines record records receipt system policy log logs show shows signed terms ticked say says states still "
    "not cannot must never".split()
)
# "You're right beside the ticket office": where one is.
_WHERE = frozenset(
    "above across among at behind below beneath beside between by inside near next opposite outside under where".split()
)
_REBUKES = frozenset({"shout", "swear", "rude", "yell", "insult", "read", "see"})


def check(reply: Reply) -> Iterator[Hit]:
    """Words of belief that no doubt stands before and no contrary evidence behind; one a sentence."""
    seen: set[int] = set()
    for match, meant in (
        *((m, _is_believed) for m in _BELIEVED.find(reply)),
        *((m, _is_taken_kindly) for m in _SLIPPED.find(reply)),
    ):
        if match.sentence.index not in seen and meant(match) and not _is_taken_back(reply, match):
            seen.add(match.sentence.index)
            yield Hit(match.start, match.end, confidence=0.8)


def _is_believed(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    if match.sentence.is_question or any(w.norm in _DOUBTED for w in words_before(first, 3)):
        return False
    if any(w.norm in _DOUBTED and w.norm not in ("not", "would") for w in match.words):
        return False
    after = [w.norm for w in words_after(last, 2)]
    if last.norm == "right" and after and (after[0] in _WHERE or after in (["in", "front"], ["in", "time"], ["on", "time"])):
        return False
    return not any(w.lemma in _REBUKES for w in match.words)


def _is_taken_kindly(match: Match) -> bool:
    """Whether a slip is excused: not "anyone would have checked", "you couldn't have known if you didn't look"."""
    first = match.words[0]
    if any(w.norm in ("if", "unless", "not") for w in words_before(first, 3)):
        return False
    if match.sentence.is_question and first.norm not in ("who", "how"):
        return False
    return first.norm not in _ANYBODY or not any(
        w.lemma in _WISER or w.norm in ("first", "before") for w in (*match.words[1:], *words_after(match.words[-1], 4))
    )


def _is_taken_back(reply: Reply, match: Match) -> bool:
    """By a condition, by a "but" with what the records say, or by what "you did"."""
    last = match.words[-1]
    if is_conditional(last):
        return True
    words = match.sentence.words
    rest = words[last.i - words[0].i + 1 :]
    turn = next((n for n, w in enumerate(rest) if w.norm in _BUTS), None)
    if turn is not None and any(w.norm in _CONTRARY for w in rest[turn:]):
        return True
    following = reply.sentences[match.sentence.index + 1].words if match.sentence.index + 1 < len(reply.sentences) else []
    if following and following[0].norm in _BUTS and any(w.norm in _CONTRARY for w in following):
        return True
    if any(w.norm in ("provided", "providing") for w in rest) or "as long as" in " ".join(w.norm for w in rest):
        return True
    # "It's easy to see you didn't read it", "you're right that the terms say no".
    return any(
        w.norm in ("did", "were", "should") for w in words_after(last, 3) if any(x.norm == "you" for x in words_before(w, 2))
    )


CREDIT = Credit(
    code="CRD006",
    dimension=Dimension.RESPECT,
    message="Believes the customer, or takes a slip kindly.",
    check=check,
    value=0.5,
    evidence="C",
    examples=(
        Bad("No need to send it back or prove anything; I've refunded it."),
        Bad("You're right, and thank you for spotting it."),
        Bad("It's an easy thing to miss, and the form doesn't help. I've fixed it for you."),
        Bad("Your word is enough for me."),
        Bad("That's a fair point, and I should have seen it."),
        Bad("Anyone would have read it that way."),
        Bad("You did nothing wrong: the code had expired on our side."),
        Bad("I'd have pressed the same one, so don't give it a thought."),
        Bad("You weren't to know; the notice went up after you'd left."),
        Bad("No receipt needed, Al."),
        Bad("It's an easy key to hit by accident."),
        Good("Anyone would have checked the date first.", why="a reproach"),
        Good("This cake is easy to make.", why="a task, and no slip"),
        Good("You're right next to the stop for the 14.", why="where they stand"),
        Good("You may be right, but our records say otherwise.", why="retracted"),
        Good("If you're right, we'll refund you.", why="conditional"),
        Good("You have the right to complain.", why="a right, not being right"),
        Good("Turn right at the desk.", why="a direction"),
        Good("No need to shout.", why="a rebuke"),
        Good("It's easy to see you didn't read it.", why="sarcasm"),
        Good("You're right, but our policy is clear.", why="taken back"),
        Bad("That switch catches everyone out, so I've set it for you."),
        Bad("Lots of people miss it, as the box is tiny."),
        Good("The ramp catches everyone who parks there.", why="no slip is forgiven"),
    ),
)
