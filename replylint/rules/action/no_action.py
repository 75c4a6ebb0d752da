"""Leaves the customer with nothing to go on: no step taken, promised or offered, no answer, no question that leads to one.

Whoever complains wants, before anything else, that something be done about it. Kind words without a step read as being shown to
the door.

Sources: Orsingher, Valentini & de Angelis 2010; Gelbrich & Roschk 2011; Marinova, Singh & Singh 2018; Lewicki, Polin & Lount 2016; Davidow 2003; Zendesk QA
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.cut import STEP, has_slot
from replylint.gaps import no_action
from replylint.moves.substance import parts
from replylint.passage import Sentence
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clauses_in

# From these probabilities on, by the share of the labelled replies that were rightly flagged.
LIKELY = 0.45
COURTESIES_ONLY = 0.9  # where every sentence is a courtesy or a promise without a content
WARNING = 0.7
CERTAIN = 0.9
ALONE = 0.5  # without the customer's message, only what is this likely


def weigh(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    if customer is not None and customer.needs.action < 0.5:
        return
    if has_slot(reply, "i", "we"):
        return  # a step is meant, and that its slot is empty is another finding
    lacking = no_action(reply)
    if customer is not None and customer.needs.intent not in ("praise", "social") and _is_courtesy(reply):
        lacking = max(lacking, COURTESIES_ONLY)
    if lacking < (LIKELY if customer is not None else ALONE):
        return
    place = reply.draft.point("end")
    severity = Severity.ERROR if lacking >= CERTAIN else Severity.WARNING if lacking >= WARNING else Severity.INFO
    yield Hit(
        place,
        place,
        confidence=round(lacking, 2),
        severity=severity if customer is not None else Severity.INFO,
        rewrites=(_stepped(reply, place),),
    )


_SHUT = frozenset({"ARG004", "ACT006", "DEF005"})  # what shuts the door that a step is to open


def _stepped(reply: Reply, place: int) -> Rewrite:
    """A step put where the reply ends, in the place of a last sentence that says there is none."""
    at = _before_parting(reply, place)
    last = reply.sentence_at(at - 1) if at else None
    shut = {code for code, hit in reply.hits if last is not None and last.start <= hit.start < last.end} & _SHUT
    # "We can do no more" goes; that tickets can't be refunded is news that the customer needs.
    if last is not None and (shut - {"ACT006"} or (shut and any(c.who is Who.FIRM for c in clauses_in(reply, last)))):
        return reply.replace_sentence(last, STEP)
    return reply.replace(at, at, f" {STEP}", Grade.NEEDS_FACTS)


_PARTING = Phrases(
    "^ (thanks|cheers|goodbye|bye|enjoy|take care|all the best|good luck|happy @VERB)", "^ thank you (again|so much|very much|for (being|your|choosing|all|shopping|flying|staying))? ..", "^ thank you (!|.)? $",
    "look forward to", "<look> forward to", "(have|wish you) a ~ (great|good|nice|lovely|wonderful|pleasant|happy)", "feel free to", "do not hesitate", "^ here is to", "^ registered (office|in|company|charity)", "^ calls (may|will|are) ..", "^ (yours|regards|sincerely|best) (sincerely|faithfully|truly|wishes|regards)? $",
    "(i|we) (am|are) signing off", "hope to (see|welcome|serve) you", "(any|have) (further|more|other) questions",
)  # fmt: skip
_SIGN = re.compile(r"\s*[\^=~*/–—-]{0,2}\s*[A-Z][\w.]{0,12}\s*|\s*[A-Z]{2,3}\s*")


def _is_sign(sentence: Sentence) -> bool:
    """Initials, or a name or an office on a line of its own."""
    words = [w for w in sentence.words if w.text[0].isalpha()]
    named = 0 < len(words) <= 4 and all(w.text[0].isupper() and w.pos not in ("VERB", "AUX") for w in words)
    return not words or bool(_SIGN.fullmatch(sentence.text)) or (named and words[-1] is sentence.words[-1])


def _before_parting(reply: Reply, place: int) -> int:
    """Where a step is put: before the initials, the thanks and the good wishes that the reply ends with, if anything comes before them."""
    last = [s for s in reply.sentences if s.end <= place + 1]
    while len(last) > 1 and (_is_sign(last[-1]) or _PARTING.find_in(reply, last[-1])):
        last.pop()
        place = last[-1].end
    return len(reply.source[:place].rstrip("=~^*/–—- ")) if place else 0  # "= JJ"


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
