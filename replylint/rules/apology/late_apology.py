"""Leaves its only apology to the last third of the reply.

By then the customer has read a list of facts from somebody who seems not to mind. Warmth counts most at the start.
Sources: RoschkKaiser13; PackardLiBerger24; IrishOmb.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.apology import apologies
from replylint.moves.empathy import empathies
from replylint.moves.ownership import ownerships
from replylint.passage import Sentence
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_LEAST_NEED = 0.38
_LEAST_SENTENCES = 4
_LATE = 0.66
_PERSONAL = frozenset({"i", "we", "me", "us", "you"})
_LEANING = frozenset(
    {"this", "that", "it", "these", "those", "again", "also", "and", "but", "so", "once", "too", "then", "there"}
)


def check(reply: Reply) -> Iterator[Hit]:
    customer = reply.customer
    assert customer is not None
    count = len(reply.sentences)
    if (
        count < _LEAST_SENTENCES
        or customer.needs.apology < _LEAST_NEED
        or customer.needs.intent not in ("complaint", "problem")
    ):
        return
    found = apologies(reply)
    if not found:
        return
    first = min(
        [found[0].sentence.index, *(o.sentence.index for o in ownerships(reply)), *(e.sentence.index for e in empathies(reply))]
    )
    if first <= _LATE * (count - 1):
        return
    apology = found[0]
    goes_on = apology.sentence.index < count - 1  # owned, and what is done about it follows: no afterthought
    if (apology.owned and goes_on) or any(w.norm in _PERSONAL for w in reply.sentences[0].words):
        return  # somebody is there from the first line
    yield Hit(apology.start, apology.end, confidence=0.5, rewrites=tuple(_rewrites(reply, apology.sentence)))


def _rewrites(reply: Reply, sentence: Sentence) -> Iterator[Rewrite]:
    """The sentence moves to the front: safe unless it leans on what stands before it."""
    start = reply.sentences[0].start
    source = reply.source
    before = source[start : sentence.start].rstrip()
    leans = any(w.norm in _LEANING for w in sentence.words)
    moved = source[sentence.start : sentence.end]
    before = before[:1].upper() + before[1:]  # "Hi Sam, our agents …": it begins a sentence now
    yield reply.replace(start, sentence.end, f"{moved} {before}", Grade.REVIEW if leans or "\n" in before else Grade.SAFE)


RULE = Rule(
    code="APO008",
    severity=Severity.INFO,
    dimension=Dimension.OWNERSHIP,
    message="The apology comes last; say it first.",
    check=check,
    evidence="B",
    mode="doc",
    needs_customer=True,
    short_replies=False,
    examples=(
        Bad(
            "Hi Sam, our agents check each flight. Bags are scanned twice. Yours was not loaded in Rome. It will be on the 6 pm flight. The courier will bring it to you. We're sorry.",
            customer="You lost my bag.",
        ),
        Bad(
            "The items are packed by hand. The list was misread. A new one ships today. You may keep the other. Apologies for the error.",
            customer="Wrong order again.",
            rewrite="Apologies for the error. The items are packed by hand. The list was misread. A new one ships today. You may keep the other.",
        ),
        Bad(
            "The part arrives on Friday. The engineer will fit it. There's no charge. Sorry for the cold nights.",
            customer="No heating.",
        ),
        Bad(
            "Your card was charged on 2 and 3 June. The second will be reversed. It takes five days. Our bank confirmed it. We apologise.",
            customer="Double charge.",
        ),
        Bad(
            "The team was briefed today. The manager has your letter. You'll get a call. Once again, thank you. I'm sorry this happened to you.",
            customer="Rude staff.",
        ),
        Bad("Tracking shows Leeds. It leaves at 6. It'll be with you by noon. Sorry.", customer="Late delivery."),
        Bad(
            "Basins are packed by hand. The box had no label. A new basin ships today. The old one may be kept. "
            "We apologise for sending a cracked one.",
            customer="You delivered a cracked basin.",
        ),
        Bad(
            "The pump was old. A new one came on Monday. It was fitted by noon. Your fee is on its way back. Our apologies.\n\nThe Manager",
            customer="The sauna was closed all weekend. Really disappointed.",
        ),
        Good(
            "Basins are packed by hand. The box had no label. A new basin ships today. "
            "We're sorry we sent a cracked one. It will be with you on Monday.",
            customer="You delivered a cracked basin.",
            why="owned, and what follows is the help",
        ),
        Good(
            "I'm sorry we left your bag in Rome. It's on the 6 pm flight. Again, sorry about last night.",
            customer="You lost my bag.",
            why="the first apology comes first",
        ),
        Good("Sorry, Mo. Reversed.", customer="Double charge.", why="two sentences: no place is late"),
        Good("Click Export. Then choose CSV. Sorry the menu is a bit hidden!", customer="How do I export?", why="no complaint"),
        Good("Glad it works. Sorry again for the scare.", customer="Thanks for fixing it.", why="all is well"),
        Good(
            "That's our fault, Jo. The part arrives Friday. It's free. Sorry again.",
            customer="No heating.",
            why="ownership opens the reply",
        ),
        Good(
            "You're right to be cross. We picked the wrong list. New one ships today. I'm sorry.",
            customer="Wrong order again.",
            why="empathy and ownership come first",
        ),
    ),
)
