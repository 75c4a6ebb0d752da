"""Opens the answer with a bare "No", "Impossible" or "Absolutely not".

A no in the first breath ends the conversation before the reason is read; the same no after one word of what is possible keeps it
open.

Sources: Verequest; BrownLevinson87; LiveChatPositive
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.alternative import alternative_near
from replylint.passage import Sentence, Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clauses_in

_NO = Phrases(
    "^ (it is|that is|it has to be|i am afraid it is|so it is) a ~ (firm|hard|flat|definite|big)? no ..",
    "^ (no dice|no luck|no joy|nothing doing|not on) (,|.|!|$|here|with)",
    "^ not a (hope|prayer) ..",
    "^ (no|nope|nah|never) (,|.|!|;|:|-|–|—|$)",
    "^ (no|nope|nah) (sorry|sir|madam|way|chance|we|i|you|it|that|this) ..",
    "^ (~) (i am)? (afraid|sorry)? ,? (that|this|it) <be> (just|simply)? (not going to happen|not happening|impossible|out of the question|a (firm|hard|definite|flat)? no (from|for|to)? (us|me)?) (.|!|$)",
    "^ (i am|we are)? afraid not (,|.|!|;|:|-|–|—|$)",
    "^ (absolutely|certainly|definitely|of course|sorry ,? but|sorry ,?)? (not|no|impossible|out of the question) (,|.|!|$)",
    "^ (absolutely|certainly|definitely) not",
    "^ (impossible|out of the question|not possible|no can do|no way|no chance|not a chance)",
    "^ not going to happen",
    "^ (negative|denied|refused|declined) (,|.|!|$)",
    "^ (it|that|this)? (can not|will not|is not going to) be (done|had|helped|arranged|possible) (,|.|!|$)",
)
_KIND = frozenset(
    "problem problems need worries worry doubt rush hurry charge cost one matter wonder hassle trouble bother "
    "probs stress idea longer more that biggie".split()
)
# Denying these is good news.
_HARMS = frozenset(
    "charge cost bill lose expire affect happen worry pay need have delete break damage miss cancel owe matter "
    "hurt stop hold require forget penalize change".split()
)
# With an object a firm that never does these refuses: "the kitchen never changes the set menu".
_ACTS = frozenset({"change", "hold", "stop", "cancel", "have"})
# What is over can't be had: "no, the sale finished on Sunday".
_OVER = frozenset("cease close discontinue end expire finish go lapse sell stop withdraw".split())
_BURDENS = frozenset(
    "bill charge cost debt delay fee noise outage penalty price rain roadwork roadworks strike surcharge work".split()
)
# What is refused where it is not so: "no, that ticket isn't valid on a Friday".
_GRANTED = frozenset(
    "able acceptable accepted allowed available covered eligible entitled good included negotiable open permitted possible refundable "
    "exchangeable returnable supported transferable valid welcome".split()
)
_REFUSING = frozenset(
    "not no never cannot cant dont wont unable impossible sorry afraid unfortunately chance way question full "
    "closed refuse sir madam only past expired end over policy rule late".split()
)
# In a longer reply the no is followed by its reasons; nothing is slammed.
_SHORT = 30
_CURT = 10


def check(reply: Reply) -> Iterator[Hit]:
    """A bare no in the first sentence of the body, with nothing open in it or the next."""
    if not reply.sentences or not any(
        n in reply.positions
        for n in ("no", "nope", "nah", "not", "impossible", "never", "question", "negative", "denied", "refused", "declined")
    ):
        return
    sentence = reply.sentences[0]
    match = next(iter(_NO.find_in(reply, sentence)), None)
    if match is None or sentence.is_question:
        return
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    if any(
        w.text[0].isdigit()
        for w in (*words[1:2], *(reply.sentences[1].words[:1] if len(words) == 1 and reply.sentences[1:] else ()))
    ):
        return  # "No. 7 is the flat with the blue door"
    after = _after_no(words)
    if after is not None and (after.norm in _KIND or after.lemma in _KIND) and not _is_comma(words[0], after):
        return
    if reply.word_count > _SHORT or _is_person(reply, sentence) or _is_affirmed(words):
        return
    if (_is_favourable(reply, sentence) and "going" not in [w.norm for w in words]) or alternative_near(reply, sentence, 0, 1):
        return
    following = reply.sentences[1] if len(reply.sentences) > 1 else None
    if following is not None and (_is_favourable(reply, following) and len(words) <= 2):
        return
    end = match.end if len(words) > 6 else sentence.end
    yield Hit(
        match.start,
        end,
        confidence=0.8,
        severity=Severity.WARNING if reply.word_count <= _CURT else None,
        rewrites=(reply.replace_sentence(sentence, "Not {what was asked}, but {what is possible}.", Grade.NEEDS_FACTS),),
    )


def _after_no(words: list[Word]) -> Word | None:
    for nth, word in enumerate(words):
        if word.norm in ("no", "not", "nope"):
            return words[nth + 1] if nth + 1 < len(words) else None
    return None


def _is_affirmed(words: list[Word]) -> bool:
    """ "No, it's included", "no, thank you": what comes after the no refuses nothing."""
    rest = words[1:] if words[0].norm in ("no", "nope", "nah") else []
    if not rest:
        return words[0].norm == "not" and words[1:2] != [] and words[1].norm == "at"
    if any(w.norm in ("thank", "thanks") for w in rest) or [w.norm for w in rest[:3]] == ["not", "at", "all"]:
        return True
    over = not any(w.lemma in _BURDENS for w in rest) and any(w.lemma in _OVER and w.tag in ("VBD", "VBN") for w in rest)
    return not over and not any(w.norm in _REFUSING or w.lemma in _REFUSING for w in rest)


def _is_comma(no: Word, after: Word) -> bool:
    return any(w.text in (",", ".", "!", ";", "-") for w in no.sentence.words if no.i < w.i < after.i)


def _is_favourable(reply: Reply, sentence: Sentence) -> bool:
    """ "No, you won't be charged anything"."""
    for clause in clauses_in(reply, sentence):
        standing = clause.modal is None and clause.lemma in _ACTS and clause.verb.has("obj", "xcomp")
        if clause.negated and (
            (clause.lemma in _HARMS and not standing)
            or any(
                w.lemma in ("charge", "fee", "cost", "catch", "obligation", "problem", "minimum", "limit", "deposit")
                for w in sentence.words
                if clause.lemma not in _GRANTED
            )
        ):
            return True
        kind = clause.lemma in ("free", "fine", "safe", "ok", "okay", "welcome", "included", "sorted", "right", "correct")
        if kind and not (clause.negated and clause.lemma in _GRANTED):
            return True
    return False


def _is_person(reply: Reply, sentence: Sentence) -> bool:
    """ "No, I'm not", "no, that isn't it": an answer about somebody or something, no refusal."""
    return any(
        c.negated and c.who is not Who.EXPLETIVE and c.verb.pos != "VERB" and c.lemma not in _GRANTED
        for c in clauses_in(reply, sentence)
    )


RULE = Rule(
    code="NEG004",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="This opens with a bare no; say first what is possible, or put the no in a sentence with its reason.",
    check=check,
    evidence="C",
    examples=(
        Bad("No, we don't do that."),
        Bad("No. Refunds take ten days."),
        Bad("Impossible."),
        Bad("That's not going to happen."),
        Bad("Nope, sorry."),
        Bad("Absolutely not."),
        Bad("Absolutely not! The choir never changes its programme."),
        Bad("Nope, we stopped making those."),
        Bad("Afraid not."),
        Bad("Not possible. The vouchers have no date."),
        Good("No, the price includes both.", why="nothing is refused"),
        Good("No. The price doesn't change in winter.", why="good news"),
        Bad("Hi Tom,\n\nNo, that is out of the question."),
        Good("No, you won't be charged anything.", why="a no in the customer's favour"),
        Good("No problem, I've changed it.", why="a formula"),
        Good("No need to send it back.", why="relief"),
        Good("No, it isn't waterproof, but the Trail model is, and it's the same price.", why="an answer with an alternative"),
        Good("No one should have to wait that long.", why="a pronoun"),
        Good("Not yet: it lands on Friday.", why="an answer with a time"),
        Good("No worries at all, take your time.", why="a formula"),
        Good("No, that's fine, you can keep both.", why="kind"),
        Good("No, I'm not a robot, just Tom.", why="an answer about somebody"),
        Bad("No, that pass isn't valid on the ferry."),
        Good("No, the switch isn't hard to find.", why="nothing is refused"),
    ),
)
