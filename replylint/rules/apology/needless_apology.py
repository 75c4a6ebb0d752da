"""Apologises to a happy or neutral customer when nothing went wrong.

It makes a failure where there was none, and the customer wonders what they have missed.
Sources: You20; Marinova18.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import without
from replylint.moves.apology import HARM_NOUNS, Apology, apologies
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_MOST_COMPLAINT = 0.45
_PLAIN = 0.3
# What was to happen and, it seems, has not: "it should have come on Friday", "where is my order?".
_OVERDUE = Phrases(
    "(should|ought to) have", "(was|were) (due|supposed|meant|promised)", "(where|when) (is|are|will) (my|our)",
    "(where|when) (my|our) @NOUN (is|are|will)", "ever (going to|<be>|get|come)",
)  # fmt: skip
_CALM = frozenset({"question", "request", "praise", "social"})


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    # A request says "my" and "please" as a complaint does; with nothing failed, that alone makes none.
    alone = len(customer.sentences) == 1
    asks = alone and customer.needs.intent == "request"
    plain = alone and customer.needs.intent == "question" and customer.complaint < _PLAIN
    if (
        (customer.complaint >= _MOST_COMPLAINT and not asks)
        or (customer.needs.apology >= _MOST_COMPLAINT and not plain)
        or customer.needs.intent not in _CALM
        or customer.failures
        or _OVERDUE.find(customer)
    ):
        return
    # The way to the hospital may be asked by anybody; "my appointment at the hospital" is somebody's trouble.
    grave = customer.sensitive or customer.misfortune
    if grave and (not plain or "my" in customer.positions or "our" in customer.positions):
        return
    context = reply.context
    if context.received and context.answering and (context.answering - context.received).days >= 1:
        return
    for apology in apologies(reply):
        if _for_nothing(reply, apology) and (not grave or _names_harm(apology)):
            yield Hit(apology.start, apology.end, confidence=0.7, rewrites=tuple(_rewrites(reply, apology)))


def _for_nothing(reply: Reply, apology: Apology) -> bool:
    if not apology.hollow or apology.owned or apology.specific or apology.sentence.is_question:
        return False
    following = [s for s in reply.near(apology.sentence, 0, 1) if s is not apology.sentence]
    bare = apology.end - apology.start < 12
    return not (bare and any(s.is_question for s in following)) and not any(
        w.norm in ("again", "late", "slow", "delay", "wait") for w in apology.sentence.words
    )


def _names_harm(apology: Apology) -> bool:
    """ "Sorry for the confusion": no sympathy, whatever the customer asks about."""
    return any(w.lemma in HARM_NOUNS for w in apology.sentence.words if apology.start <= w.start < apology.end)


def _rewrites(reply: Reply, apology: Apology) -> Iterator[Rewrite]:
    sentence = apology.sentence
    if len(reply.sentences) > 1 and apology.end - apology.start > 0.7 * (sentence.end - sentence.start):
        yield without(reply, sentence.start, sentence.end, Grade.SAFE)


RULE = Rule(
    code="APO009",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="Nothing went wrong here; leave out the apology.",
    check=check,
    evidence="C",
    mode="doc",
    needs_customer=True,
    examples=(
        Bad(
            "We apologise for any inconvenience. Go to Team and click Add.",
            customer="How do I add a second user?",
            rewrite="Go to Team and click Add.",
        ),
        Bad("Sorry for the trouble! Glad you like it.", customer="Love the new app!", rewrite="Glad you like it."),
        Bad("We're sorry for any confusion. Yes, we ship to Spain.", customer="Do you ship to Spain?"),
        Bad("Apologies for the inconvenience caused. It's attached.", customer="Please send me the invoice."),
        Bad("Sorry about that! 9 to 5.", customer="What are your hours?"),
        Bad("We sincerely apologise for the issue.", customer="Thank you, all sorted!"),
        Bad("I'm sorry for the inconvenience. I've put her on your plan.", customer="Could you please add my wife to my plan?"),
        Bad("Sorry for the inconvenience. Yes, from £40 a night.", customer="Do you hire out bell tents in May?"),
        Bad("Sorry for the confusion, and so glad you liked the soup!", customer="The soup was lovely, thank you!"),
        Bad("We apologise for the confusion. It's on the left.", customer="Which door leads to the hospital chapel?"),
        Good("I'm so sorry. Wreaths go to the side door.", customer="Where do I send a wreath for a funeral?", why="sympathy"),
        Good("Sorry about that. It left today.", customer="Could you tell me where my order is, please?", why="it is awaited"),
        Good("Sorry, which plan are you on?", customer="How do I add a second user?", why="asks in passing"),
        Good("Sorry, not yet!", customer="Do you ship to Peru?", why="softens a no"),
        Good("Sorry, we don't, but the shop next door does.", customer="Do you sell stamps?", why="softens a no"),
        Good(
            "Sorry about that! Here's a new link.", customer="My login fails, how do I reset it?", why="a problem is reported"
        ),
        Good("Sorry for the slow reply. Yes!", customer="Do you ship to Spain?", why="apologises for the wait"),
        Good(
            "Glad it works. Sorry again for the scare on Monday.",
            customer="Thank you, all sorted!",
            why="an earlier failure in the thread",
        ),
        Good("Sorry about that! It's in Leeds.", customer="Where is my lamp? It should have come on Friday.", why="overdue"),
        Good("I'm sorry it's late.", customer="Where is my order? It was due Friday.", why="the complaint is implied"),
    ),
)
