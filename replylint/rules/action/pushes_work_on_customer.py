"""Makes the customer do the work of mending what the firm broke: resend, re-explain, reorder, prove, chase.

Effort, more than anything, drives people away; where the failure was the firm's, so is the work.

Sources: Dixon10; DixonBook13; Davidow03.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.referral import referrals
from replylint.moves.repair import repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_DO = (
    "(<return>|<resend>|<re-enter>|<reenter>|<reorder>|<resubmit>|<repeat>|<repost>|<reapply>|<rebook>|<re-order>|<re-send>|<re-submit>|<re-apply>"
    "|<place> (a|another) (new|fresh)? order|<order> (it|them|one) again|<file> (a|your)|<lodge> a|<submit> (a|your|another|all|proof)|<dispute>|<open> (a|another) (new|fresh)? (ticket|case|claim|dispute|request)|<raise> (a|another) (new|fresh)? (ticket|case|claim|dispute|request)"
    "|<claim> (it|this|the|from|on|against)|<send> .. (again|back)|<post> .. back|<bring> .. back|<provide> .. (again|proof|evidence)|<prove>|<fill> (in|out) .. form|<complete> .. form|<enter> .. (again|manually)|<set> .. up again|<pay> for (the|a)|<contact> your (bank|card)"
    "|<create> (a|another) (new|fresh|second) .|<make> (a|another) (new|fresh)? (booking|order|claim|appointment|request|reservation)|<ask> (around|your (neighbors|neighbours|bank))|<upload> .. (again|all)|<post> them (on|back|to)|<download> it ,|<trace> (it|them)|<print> .. (and|,) (sign|resend|post|send)"
    "|<start> (again|over|afresh)|<explain> .. again|<buy> (a|another)|<arrange> (a|your own|for)|<collect> (it|the|them)|<chase> (it|them|the)|<log> (a|the) .. (again|call|fault)|<phone> (them|the)|<ring> (them|your (bank|card))|<redo>|<place> a new|re - (enter|send|submit|apply|order|book|upload|register|create))"
)
_TOLD = Phrases(
    f"you (will|would|may|might|can|could|must|should)? (just|simply|then|now|therefore|also|still)? (need to|have to|must|should|are required to|are asked to|will need to|ought to) (just|simply|then|first|please|also)? {_DO} ..",
    f"(please|kindly) (do|just|simply|also|then|now)? {_DO} ..", f"(require|ask|need|want) you to {_DO} ..", f"^ (then|now|so)? ,? {_DO} .. (and|from|again|yourself) ..",
    "(please|kindly|you (must|will need to|have to|should|will have to)) (send|provide|submit|supply|forward|attach|upload) .. .. , .. .. and ..", "you can ~ (buy|get|order|find|pick up) (the|a|some|them|it|one|another) ... (at|from|in|on|online|yourself)", f"(if|should) you (still)? (need|want|require|wish) .. , (please|kindly|you) .. {_DO} ..",
)  # fmt: skip
_COST = Phrases(
    "(at|on) your own (cost|expense|charge|risk)",
    "at your (cost|expense)",
    "(return|postage|shipping|delivery) (costs|cost|charges|fees) (are|is) (yours|your|borne|payable|to be)",
)
_AGAIN = Phrases("already", "again", "twice", "second time", "third time", "(two|three|four|several|many) times", "resent")
_EASED = Phrases(
    "(prepaid|pre - paid|free|return) (label|postage|pick - up|pickup|collection|courier)",
    "(booked|arranged|arrange|attached|enclosed|filled) ..",
    "no need to",
    "not (need|have) to",
    "(no|without) (cost|charge) .. you",
    "(our|my) (cost|expense)",
    "(free of charge|for free|on us)",
    "(refund|reimburse|cover) .. (the)? (postage|shipping|cost)",
)


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    failed = bool(customer.failures) or customer.needs.intent == "complaint" or bool(_AGAIN.find(customer))
    if not failed and customer.needs.intent != "problem":
        return
    told = _TOLD.find(reply)
    sent = [r for r in referrals(reply) if r.kind == "directed" and not r.helped and not r.optional]
    if not told and not sent:
        return
    if any(r.mode != "offered" for r in repairs(reply)):
        return
    complaint = customer.needs.intent == "complaint"
    seen: set[int] = set()
    for match in told:
        sentence = match.sentence
        if (
            sentence.index in seen
            or _is_held_off(match)
            or sentence.is_question
            or _EASED.find_in(reply, reply.near(sentence, 1, 1))
        ):
            continue
        repeated = _was_given(reply, match.words)
        heavy = repeated or bool(_COST.find_in(reply, sentence))
        if not failed and not any(w.norm.startswith("re") for w in match.words):
            continue
        seen.add(sentence.index)
        severity = Severity.ERROR if repeated and complaint else Severity.WARNING if heavy or complaint else Severity.INFO
        yield Hit(match.start, match.end, confidence=0.8, severity=severity, rewrites=_taken_over(reply, sentence))
    for one in sent:
        if one.sentence.index not in seen and not one.sentence.is_question and failed:
            seen.add(one.sentence.index)
            yield Hit(one.start, one.end, confidence=0.7, severity=Severity.INFO, rewrites=_taken_over(reply, one.sentence))


def _taken_over(reply: Reply, sentence: Sentence) -> tuple[Rewrite, ...]:
    return (reply.replace_sentence(sentence, "I'll {do it}. All I need from you is {one thing}.", Grade.NEEDS_FACTS),)


def _is_held_off(match: Match) -> bool:
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    return any(
        w.norm in ("not", "never", "no", "if") for w in (*words[max(0, first - 3) : first], *match.words[:4])
    ) and match.words[0].norm not in ("if", "should")


def _was_given(reply: Reply, words: tuple[Word, ...]) -> bool:
    """Whether the customer wrote that they had done it already."""
    customer = reply.customer
    if customer is None or not _AGAIN.find(customer):
        return False
    theirs = {w.lemma for w in customer.words if w.pos == "NOUN"}
    return any(w.lemma in theirs for w in words[0].sentence.words if w.pos == "NOUN")


RULE = Rule(
    code="ACT005",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="The mistake was ours, so the work should be too; do it for them and ask for one thing at most.",
    check=check,
    needs_customer=True,
    examples=(
        Bad("You will need to return the item at your own cost and place a new order.", customer="You sent the wrong size."),
        Bad("Please resend the photos, your receipt and the serial number.", customer="I already sent the photos twice."),
        Bad("You must file a claim with the courier within seven days.", customer="The courier lost it."),
        Bad("Please contact your bank to dispute the second charge.", customer="You billed me twice."),
        Bad("Please re-enter your settings manually.", customer="My data vanished after your update."),
        Bad("If you still need help, please open a new ticket.", customer="Nobody called me."),
        Good(
            "Keep it or give it away; the right one ships today. No need to do anything.",
            why="no effort",
            customer="You sent the wrong size.",
        ),
        Good(
            "I've booked a pick-up for Friday; just hand the box to the driver.",
            why="the firm arranged it",
            customer="You sent the wrong size.",
        ),
        Good(
            "Print the label, stick it on the box and drop it at any post office.",
            why="the answer to a how-to",
            customer="How do I return a gift?",
        ),
        Good(
            "Could you hold the power button for ten seconds? That tells me whether it's the battery.",
            why="a test with its reason",
            customer="The screen is black.",
        ),
        Good("Could you confirm the new postcode?", why="needed for what was asked", customer="Please change my address."),
        Good(
            "Please sign the attached claim; I've filled it in and will file it for you.",
            why="the firm does the work",
            customer="The courier lost it.",
        ),
    ),
)
