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
    "you (do|will) not (need|have) to (send|return|prove|explain|show|provide|justify|post|ship|apologize) ..",
    "(do not|no need to) worry about (the receipt|sending|returning|proof|the box|the packaging|it|that|a thing|anything)",
    "(an)? easy (thing|one|mistake|slip)? to (miss|make|overlook|mix|confuse|misread)",
    "(an|such an) easy (mistake|slip|thing)",
    "(anyone|anybody|everyone) would (have)? ~ @VERB ..",
    "(it|that|this) (happens|could happen) to (all of us|everyone|the best of us|anyone)",
    "(it|they|(that|this|these) @NOUN?) ~ <trip|catch|fool|confuse|throw|get> ~ (everyone|everybody|all of us|most (people|of us)|me|us) (up|out|off|too|at first|sometimes|every time|now and then|so|,|.|$)",
    "(most|lots of|plenty of|many|a lot of) (people|of us) ~ (miss|overlook|misread|mix|confuse|trip over) (it|that|this|them|those|the two)",
    "(not|nothing|none of it|this was not|that was not) (is|was)? ~ your fault",
    "you did (nothing|not do anything) wrong",
    "you did everything (right|correctly|you could|that)",
)
# "You may be right", "if you're right".
_DOUBTED = frozenset(
    {"may", "might", "could", "if", "whether", "not", "unless", "suppose", "perhaps", "maybe", "would", "hope", "when"}
)
_BUTS = frozenset({"but", "however", "although", "though"})
_CONTRARY = frozenset(
    "record records system policy log logs show shows terms say says states still not cannot must never "
    "guidelines receipt".split()
)
# "You're right beside the ticket office": where one is.
_WHERE = frozenset(
    "above across among at behind below beneath beside between by inside near next opposite outside under where".split()
)
_REBUKES = frozenset({"shout", "swear", "rude", "yell", "insult", "read", "see"})


def check(reply: Reply) -> Iterator[Hit]:
    """Words of belief that no doubt stands before and no contrary evidence behind; one a sentence."""
    seen: set[int] = set()
    for match in _BELIEVED.find(reply):
        if match.sentence.index not in seen and _is_meant(reply, match):
            seen.add(match.sentence.index)
            yield Hit(match.start, match.end, confidence=0.8)


def _is_meant(reply: Reply, match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    if match.sentence.is_question or is_conditional(last) or any(w.norm in _DOUBTED for w in words_before(first, 3)):
        return False
    if any(w.norm in _DOUBTED and w.norm not in ("not", "would") for w in match.words):
        return False
    after = [w.norm for w in words_after(last, 2)]
    if last.norm == "right" and after and (after[0] in _WHERE or after in (["in", "front"], ["in", "time"], ["on", "time"])):
        return False
    if any(w.lemma in _REBUKES for w in match.words) and not any(w.norm in ("would", "anyone", "anybody") for w in match.words):
        return False
    words = match.sentence.words
    rest = words[last.i - words[0].i + 1 :]
    turn = next((n for n, w in enumerate(rest) if w.norm in _BUTS), None)
    if turn is not None and any(w.norm in _CONTRARY for w in rest[turn:]):
        return False
    following = reply.sentences[match.sentence.index + 1].words if match.sentence.index + 1 < len(reply.sentences) else []
    if following and following[0].norm in _BUTS and any(w.norm in _CONTRARY for w in following):
        return False
    # "It's easy to see you didn't read it", "you're right that the terms say no".
    return not any(
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
