"""Refers nowhere to the specific thing that the customer wrote about.

A reply that could have gone to anyone was, as far as the customer can tell, written to no one. One concrete word of theirs shows
that somebody read the message.

Sources: Packard & Berger 2021; Min, Lim & Magnini 2015; Herhausen et al. 2023; Wang & Chaudhry 2018; Davidow 2000; Zendesk QA
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.customer import Customer
from replylint.cut import has_slot
from replylint.flip import flipped_failure, flipped_matter, opened, regretted
from replylint.gaps import unheard
from replylint.moves.question import questions
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

# From these probabilities on, by the share of the labelled replies that were rightly flagged.
LIKELY = 0.45
CALLED_FOR_NOTHING = 0.6  # of answers to thanks and small talk
WARNING = 0.7
CERTAIN = 0.8
SHORTEST = 8  # words and marks of a message that names nothing, from which on there is something to take up
_ALIKE = 4  # first letters by which a word is known again


def weigh(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    if customer is not None and _names_nothing(customer) and (customer.complaint < 0.5 or _asks_back(reply)):
        return
    if has_slot(reply, "wrote"):
        return
    ignored = unheard(reply)
    if ignored < (LIKELY if customer is None or _calls_for_something(customer) else CALLED_FOR_NOTHING):
        return
    place = reply.draft.point("after-greeting")
    severity = Severity.INFO
    if customer is not None and ignored >= WARNING:
        severity = Severity.ERROR if customer.needs.severity >= 3 and ignored >= CERTAIN else Severity.WARNING
    rewrites = () if customer is None else (opening(reply),)
    yield Hit(place, place, confidence=round(ignored, 2), severity=severity, rewrites=rewrites)


def _calls_for_something(customer: Customer) -> bool:
    return max(customer.needs.action, customer.needs.apology) >= 0.5


def _asks_back(reply: Reply) -> bool:
    """To an unspecific complaint a question is the right acknowledgement."""
    return any(q.wh and not q.why for q in questions(reply))


def _names_nothing(customer: Customer) -> bool:
    """ "Hello?", "it's broken": there is nothing to take up."""
    return not customer.issues and (len(customer.words) < SHORTEST or not _calls_for_something(customer))


def opening(reply: Reply) -> Rewrite:
    """A first line in the customer's own words, or with a slot for them."""
    customer = reply.customer
    assert customer is not None
    failure, matter = flipped_failure(customer), flipped_matter(customer)
    if failure is not None and not any(issue[:_ALIKE] in failure.lower() for issue in customer.issues):
        failure = None  # "none of it worked" names nothing
    grade = Grade.REVIEW
    if failure is not None and customer.needs.apology >= 0.4:
        text = f"{regretted(customer)[0]}."
    elif failure is not None:
        text = f"You wrote that {failure}."
    elif matter is not None:
        text = f"You wrote about {matter}."
    else:
        text, grade = "You wrote about {what it is about}.", Grade.NEEDS_FACTS
    return opened(reply, text, grade)


RULE = Rule(
    code="EMP001",
    severity=Severity.WARNING,
    dimension=Dimension.LISTENING,
    message="Nothing here shows that this customer's own matter was read; name it in their words.",
    weigh=weigh,
    evidence="A",
    mode="doc",
    examples=(
        Bad(
            "Thank you for contacting us. We're sorry for the inconvenience and are looking into it.",
            customer="The left speaker on my Aria soundbar crackles at low volume.",
        ),
        Bad(
            "We apologise for the issue you experienced. We will do better next time.",
            customer="You delivered my mum's birthday flowers a day late.",
        ),
        Bad(
            "Hi there, I've checked this and sorted it for you. Let us know if you need anything else!",
            customer="I was double charged for the March gym fee.",
        ),
        Bad(
            "Dear guest, we value all feedback and share it with the relevant departments.",
            customer="The hotel room smelled of smoke although I booked non-smoking.",
        ),
        Bad(
            "Sorry about that. Please try again and let us know how you get on.",
            customer="My password reset link expires before I can click it.",
        ),
        Bad("Thank you for bringing this matter to our attention.", customer="Your driver left the fridge on the pavement."),
        Good(
            "A crackling left speaker usually means a loose cable, Jo, so try this first.",
            why="repeats what it is about",
            customer="The left speaker on my Aria soundbar crackles.",
        ),
        Good(
            "I'm sorry your mum's bouquet missed her birthday.",
            why="a synonym, and what it meant",
            customer="You delivered the flowers a day late.",
        ),
        Good(
            "I've refunded the second payment.",
            why="charge, payment and refund are one matter",
            customer="I was double charged.",
        ),
        Good("Hi! How can I help?", why="the message names nothing", customer="Hi"),
        Good(
            "Which model do you have, and what happens when you press the power button?",
            why="to an unspecific report, a question is the right acknowledgement",
            customer="It doesn't work.",
        ),
        Good("You're welcome, Mina.", why="an answer to mere thanks", customer="ok thanks"),
        Good(
            "That coat should last years, so a broken zip in week one isn't good enough.",
            why="an echo with a verdict",
            customer="The zip on the coat broke.",
        ),
    ),
)
