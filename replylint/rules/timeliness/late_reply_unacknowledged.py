"""The reply goes out after the expected time and says nothing of the wait.

The customer has counted the days; a reply that acts as if it were the same morning tells them that nobody else did.

Sources: Davidow03; SmithBoltonWagner99; Toister18; SparksSoBradley16; MinLimMagnini15.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from replylint.context import Context
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule

# What a customer puts up with in silence; three times as long is an error.
_LIMITS = {
    "chat": timedelta(minutes=2),
    "social": timedelta(hours=4),
    "email": timedelta(hours=24),
    "review": timedelta(hours=72),
}
_REPLYING = "(reply|replying|respond|responding|response|answer|answering|get back|getting back|write back|writing back|come back|coming back|be in touch)"
_ACKNOWLEDGED = Phrases(
    f"(take|takes|took|taken|taking) (me|us)? ... to {_REPLYING}",
    f"(delay|wait|slow|slowness|late|later|tardy|belated|overdue) ... {_REPLYING}",
    "(late|slow|belated|delayed|tardy|overdue) (reply|response|answer)",
    "(long|longer) (wait|silence)",
    "<wait> (since|all|for|so|this|that|until|all this|over|more|a|@NUM|three|two|four|five|six|seven|several|days|longer)",
    "(keep|keeping|kept) you ~ (waiting|hanging|in the dark)",
    "(not|should have|could have) .. (reply|replied|respond|responded|answer|answered|written|write|got back|gotten back|get back|come back|been in touch) .. (sooner|earlier|before|until|yet|quicker|faster|by)?",
    "should have (answered|replied|responded|written|got back|heard|had an answer|had this)",
    "you (have)? (wrote|written|emailed|messaged|contacted|asked) (us|me|in|to us)? .. (on|since|last) (@NOUN|@PROPN)",
    "(your|this) (message|email|mail) .. (has been|sat|waited|waiting|was left|came in|arrived) .. (on|since|for|unanswered|too long|all)",
    "(sorry|apologize|apologies|thank you|thanks) .. (for)? .. (wait|waiting|patience|bearing|holding)",
    "(sorry|apologize|apologies|thank you|thanks) .. (for)? .. (your|the)? (patience|bearing with|holding on|long wait|slow|late)", "(thank you|thanks) .. (hanging|holding|sitting) (on|in|out|tight|about|around)", "(sorry|apologize|apologies) .. (i|we) (only|just|missed|overlooked|did not see) ..", "for your patience", "bearing with (us|me)",
    "(sorry|apologize|apologies) .. (for)? .. (my|our|the)? ~ (@ADJ)? (silence|(going|gone|being|been|falling) (quiet|silent))", "(i|we) (have|had)? ~ (<go|fall|be> ~ (quiet|silent) (on|for|since)|<leave> you ~ without (a|any) ..)",
    "(left|been left|been|are|were) ~ without (a|any) (answer|line|news|reply|response|word) ..", "<hear> nothing (from|back) ..",
    "as (i|we|you and i)? (have|had)? ~ (promised|agreed|said|announced|arranged|mentioned|told you)",
    "unanswered",
)  # fmt: skip
_DELAY = Phrases("(sorry|apologize|apologies|thank you|thanks) .. (for|about) .. <delay>")
_DELAYS = frozenset("delay delayed late delivery shipment shipping arrive parcel package train flight".split())


def check(reply: Reply) -> Iterator[Hit]:
    context = reply.context
    if context.received is None or context.answering is None:
        return
    elapsed = _between(context.received, context.answering)
    limit = _LIMITS.get(context.channel or "email", _LIMITS["email"])
    if elapsed <= limit or _ACKNOWLEDGED.find(reply):
        return
    # "Sorry for the delay" is of the parcel where the customer wrote of a late parcel.
    if _DELAY.find(reply) and not (reply.customer is not None and reply.customer.issues & _DELAYS):
        return
    at = reply.draft.point("after-greeting")
    waited = _in_words(elapsed)
    text = f"I'm sorry you had to wait {waited} for this reply."
    inserted = f" {text}" if at > 0 else f"{text} "
    if at > 0 and reply.source[at : at + 1] == "\n":
        inserted = f"\n\n{text}"
    # What follows a greeting on the same line starts a sentence now.
    source, end = reply.source, at
    if inserted.startswith(" ") and source[at : at + 1] == " " and source[at + 1 : at + 2].islower():
        end = at + 2
        inserted += f" {source[at + 1].upper()}"
    yield Hit(
        at,
        at,
        confidence=0.9,
        severity=Severity.ERROR if elapsed > 3 * limit else Severity.WARNING,
        message=f"The customer has waited {waited}; say so, and that you are sorry.",
        rewrites=(reply.replace(at, end, inserted, Grade.REVIEW),),
    )


def _between(received: datetime, answering: datetime) -> timedelta:
    if (received.tzinfo is None) != (answering.tzinfo is None):
        received, answering = received.replace(tzinfo=None), answering.replace(tzinfo=None)
    return answering - received


def _in_words(elapsed: timedelta) -> str:
    minutes = elapsed.total_seconds() / 60
    for size, unit in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        count = round(minutes / size)
        if minutes >= 1.5 * size or unit == "minute":
            return f"{_NUMBERS.get(count, str(count))} {unit}{'s' if count != 1 else ''}"
    return "a while"


_NUMBERS = dict(enumerate("zero one two three four five six seven eight nine ten".split()))


def _waited(channel: str | None, **elapsed: float) -> Context:
    start = datetime(2025, 3, 3, 9)
    return Context(channel=channel, received=start, answering=start + timedelta(**elapsed))


RULE = Rule(
    code="TIM001",
    severity=Severity.WARNING,
    dimension=Dimension.TIMELINESS,
    message="The customer has waited long for this; say so, and that you are sorry.",
    check=check,
    mode="doc",
    examples=(
        Bad(
            "Hi Ana, your refund was issued this morning. Best, Tom",
            context=_waited("email", hours=74),
            rewrite="Hi Ana, I'm sorry you had to wait three days for this reply. Your refund was issued this morning. Best, Tom",
        ),
        Bad("Hello! How can I help?", context=_waited("chat", minutes=22)),
        Bad("Dear Mr Obi, please find your invoice attached.", context=_waited("email", days=9)),
        Bad("Hi! DM us your order number and we'll take a look.", context=_waited("social", hours=26)),
        Bad("Thanks for your message. The blue size 9 is in stock.", context=_waited("email", hours=52)),
        Bad("I have now reviewed your case and approved the claim.", context=_waited("email", days=5)),
        Bad(
            "Hi Jo,\n\nSorry for the delay with your parcel. It is in Leeds now.",
            customer="My parcel is late, the delivery was due on Monday.",
            context=_waited("email", days=2),
            rewrite="Hi Jo,\n\nI'm sorry you had to wait two days for this reply.\n\nSorry for the delay with your parcel. It is in Leeds now.",
        ),
        Good(
            "Hi Ana, I'm sorry it took us three days to answer. Your refund was issued this morning.",
            why="the wait is named and owned",
            context=_waited("email", hours=74),
        ),
        Good("Hi Ana, your refund was issued this morning.", why="in time", context=_waited("email", hours=2)),
        Good(
            "Thank you for waiting since Tuesday; here's what we found.",
            why="thanks for the wait",
            context=_waited("email", hours=50),
        ),
        Good(
            "Hi Jo, you wrote on Friday night and I've just picked it up.",
            why="the wait is named",
            context=_waited("email", hours=70),
        ),
        Good(
            "As promised on Monday, here's the result of the check.",
            why="an earlier reply said when",
            context=_waited("email", hours=60),
        ),
        Good(
            "As we agreed on Monday, the plan of the attic is attached.",
            why="an earlier reply said when",
            context=_waited("email", hours=60),
        ),
        Good("Hi Ana, your refund was issued.", why="the times are not known"),
        Good(
            "Sorry for the delay, Jo. The blue one is in stock.",
            why="no other delay is meant",
            context=_waited("email", days=2),
        ),
        Good(
            "Thank you for hanging on for my answer, Bo. The scan is attached.",
            why="thanks for the wait",
            context=_waited("email", days=6),
        ),
    ),
)
