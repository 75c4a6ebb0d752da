"""Leaves the customer with nothing to go on: no step taken, promised or offered, no answer, no question that leads to one.

Whoever complains wants, before anything else, that something be done about it. Kind words without a step read as being shown to
the door.

Sources: Orsingher, Valentini & de Angelis 2010; Gelbrich & Roschk 2011; Marinova, Singh & Singh 2018; Lewicki, Polin & Lount 2016; Davidow 2003; Zendesk QA
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import has_slot
from replylint.gaps import no_action
from replylint.moves.substance import parts
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule

# From these probabilities on, by the share of the labelled replies that were rightly flagged.
LIKELY = 0.18
COURTESIES_ONLY = 0.9  # where every sentence is a courtesy or a promise without a content
WARNING = 0.6
CERTAIN = 0.85
ALONE = 0.6  # without the customer's message, only what is this likely


def weigh(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    if customer is not None and customer.needs.action < 0.5:
        return
    if has_slot(reply, "i", "we"):
        return  # a step is meant, and that its slot is empty is another finding
    lacking = no_action(reply)
    if customer is not None and customer.needs.intent in ("complaint", "problem", "request") and _is_courtesy(reply):
        lacking = max(lacking, COURTESIES_ONLY)
    if lacking < (LIKELY if customer is not None else ALONE):
        return
    place = reply.draft.point("end")
    severity = Severity.ERROR if lacking >= CERTAIN else Severity.WARNING if lacking >= WARNING else Severity.INFO
    text = " I'll {do what} and write to you by {time}."
    yield Hit(
        place,
        place,
        confidence=round(lacking, 2),
        severity=severity if customer is not None else Severity.INFO,
        rewrites=(reply.replace(place, place, text, Grade.NEEDS_FACTS),),
    )


def _is_courtesy(reply: Reply) -> bool:
    found = parts(reply)
    return bool(found) and all(part.kind == "stock" for part in found)


RULE = Rule(
    code="ACT001",
    severity=Severity.ERROR,
    dimension=Dimension.RESOLUTION,
    message="The customer needs something done or answered, and this reply does neither; say what you do, by when, or ask for what you need.",
    weigh=weigh,
    evidence="A",
    mode="doc",
    examples=(
        Bad(
            "Hi Dan, I'm so sorry to hear this. We take quality very seriously and appreciate your feedback. Kind regards, Kim",
            customer="The zip broke after a week. What are you going to do about it?",
        ),
        Bad(
            "Hi Rosa, thanks for flagging this. We understand how frustrating unexpected charges can be. Have a lovely weekend!",
            customer="I was charged after cancelling.",
        ),
        Bad(
            "We apologise for the disruption to your service and thank you for your patience at this time.",
            customer="No internet for three days.",
        ),
        Bad(
            "Sorry about that, Mina! These things sometimes slip through during busy periods.",
            customer="You sent the wrong colour.",
        ),
        Bad(
            "Thanks for reaching out. Your comments have been noted and shared internally.",
            customer="I can't log in since the update.",
        ),
        Bad(
            "Hi Ola, thank you for being a loyal customer. We value your business.",
            customer="Please send me last year's invoice.",
        ),
        Good(
            "I'm sorry, Dan. I've refunded the bag in full, and there's no need to send it back.",
            why="a completed repair",
            customer="The zip broke.",
        ),
        Good(
            "Sorry! Would you like the blue one sent tomorrow, or your money back?",
            why="an offer of alternatives is an action",
            customer="You sent the wrong colour.",
        ),
        Good(
            "Please clear the cache, then sign in with the link I've just emailed you.",
            why="steps and a done action",
            customer="I can't log in.",
        ),
        Good(
            "That's made our morning, thank you!",
            why="praise needs no action",
            customer="Just wanted to say the delivery guy was brilliant.",
        ),
        Good(
            "The line fault in your street was repaired at 9:40 this morning.",
            why="a resolved state with its time",
            customer="No internet for three days.",
        ),
        Good("They're under Account, then Billing.", why="the question is answered", customer="Where can I see my invoices?"),
    ),
)
