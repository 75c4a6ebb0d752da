"""Leaves out the apology although the customer reports that something went wrong.

Three in four people who complain want to hear that somebody is sorry, and one in three does. A fix without a word of regret says
that the trouble was to be expected.

Sources: Lewicki, Polin & Lount 2016; National Customer Rage Study 2013; Roschk & Kaiser 2013; Smith, Bolton & Wagner 1999; PHSO; Davidow 2003
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.customer import Customer
from replylint.flip import opened, regretted
from replylint.moves.apology import apologies
from replylint.moves.ownership import ownerships
from replylint.moves.repair import repairs
from replylint.reply import Reply
from replylint.report import Dimension, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

# From these probabilities of a need on, by the share of the labelled replies that were rightly flagged.
LIKELY = 0.38
WARNING = 0.8
CERTAIN = 0.9


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    need = customer.needs.apology
    if need < LIKELY or apologizes(reply):
        return
    place = reply.draft.point("after-greeting")
    severity = Severity.ERROR if need >= CERTAIN else Severity.WARNING if need >= WARNING else Severity.INFO
    if severity is Severity.ERROR and ownerships(reply) and any(not r.contingent for r in repairs(reply)):
        severity = Severity.WARNING  # it tells its own failure and mends it: what lacks is a word
    yield Hit(place, place, confidence=round(need, 2), severity=severity, rewrites=(apology(reply, customer),))


def apologizes(reply: Reply) -> bool:
    """Whether the reply says sorry or owns up; not where it is only for the customer's feelings, or taken back in the same breath."""
    if any(not a.feeling and not a.retracted for a in apologies(reply)):
        return True
    return any(o.kind != "told" for o in ownerships(reply))


def apology(reply: Reply, customer: Customer) -> Rewrite:
    """An opening apology in the customer's own words, or with a slot where they can't be turned round."""
    text, grade = regretted(customer)
    return opened(reply, f"{text}.", grade)


RULE = Rule(
    code="APO001",
    severity=Severity.ERROR,
    dimension=Dimension.OWNERSHIP,
    message="Something went wrong for this customer and nobody says sorry; open with one sentence that names what happened.",
    check=check,
    evidence="A",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "Hi Ana, I've arranged a replacement, which will ship tomorrow. Best, Tom",
            customer="My order arrived smashed and this is the second time. I'm really disappointed.",
            rewrite="Hi Ana, I'm sorry your order arrived smashed. I've arranged a replacement, which will ship tomorrow. Best, Tom",
        ),
        Bad(
            "Hello Raj, the duplicate charge has been refunded and will show within five days. Kind regards, Mel",
            customer="You charged me twice this month and nobody has answered my emails.",
            rewrite="Hello Raj, I'm sorry we charged you twice this month. The duplicate charge has been refunded and will show within five days. Kind regards, Mel",
        ),
        Bad(
            "Hi Sam, the engineer is now booked for Tuesday between 8 and 10.",
            customer="Still no engineer. I took a day off work for nothing!",
        ),
        Bad(
            "Thanks for the report. Version 4.2 fixes this; please update from the store.",
            customer="The app keeps crashing and I lost two hours of work.",
        ),
        Bad(
            "Thank you for your feedback. I have passed this on to the depot manager.",
            customer="Your driver was rude to my mother and left the box in the rain.",
        ),
        Bad(
            "Hi Jo, your claim was rejected because the receipt was unreadable. Send a new photo and I'll reopen it.",
            customer="Why was my claim rejected with no explanation? Absolutely useless.",
        ),
        Bad(
            "I've checked the account and the refund is on its way.",
            customer="I've been waiting three weeks for my refund and nobody ever answers. This is a disgrace.",
        ),
        Good(
            "Hi Lee, go to Settings, then Profile, and tap Edit next to your email.",
            why="how-to question: no failure reported",
            customer="How do I change the email address on my account?",
        ),
        Good(
            "So glad you like it! Yes, we ship to Norway for 9 euros.",
            why="praise and a question",
            customer="Loved the lamp, thank you! Do you ship to Norway?",
        ),
        Good(
            "Hi Ana, that's our fault, and I feel awful about it. A new one is on its way.",
            why="ownership and regret without the word sorry",
            customer="My order arrived smashed.",
        ),
        Good(
            "Hi, please forgive us for the lost work; the fix is out today.",
            why="forgive us is an apology",
            customer="The app keeps crashing.",
        ),
        Good("We let you down, Priya, and we regret it.", why="let you down, and regret", customer="It's still not here."),
        Good(
            "Done! You won't be charged again.", why="a neutral request", customer="I'd like to cancel my subscription, please."
        ),
        Good(
            "Of course! Your label is attached.",
            why="a change of mind: nothing failed",
            customer="Please can I return the shoes? They're lovely but a bit tight.",
        ),
        Good(
            "I'm so glad, I've told the whole kitchen!",
            why="praise in capitals",
            customer="BEST PIZZA EVER!!! We loved every bite, thank you so much",
        ),
    ),
)
