"""Apologises again and again instead of fixing.

After the first apology the customer waits for help. Each further one takes its place and wears out the first.
Sources: Marinova18; Usedesk; You20; RoschkKaiser13.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.cut import without
from replylint.flip import regretted
from replylint.moves.apology import Apology, apologies
from replylint.moves.repair import repairs
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_SHORT = 40  # words of a reply in which two full apologies are one too many
_MANY = 3.0


def check(reply: Reply) -> Iterator[Hit]:
    found = apologies(reply)
    if not found:
        return
    weight = _weight(found)
    count = sum(_said(apology) for apology in found)
    crowded = weight >= 2.0 and count > 1 and reply.word_count <= _SHORT
    idle = weight >= 2.0 and count > 1 and not repairs(reply)
    if weight < _MANY and not crowded and not idle:
        return
    last = found[-1]
    confidence = 0.85 if weight >= _MANY else 0.7
    yield Hit(
        last.start,
        last.end,
        confidence=confidence,
        severity=None if weight >= _MANY else Severity.INFO,
        rewrites=tuple(_rewrites(reply, found)),
    )


def _weight(found: tuple[Apology, ...]) -> float:
    """One for each apology, a half for one that names something new; a half more for a pile of intensifiers."""
    total = 0.0
    named: set[str] = set()
    for nth, apology in enumerate(found):
        words = {
            w.lemma for w in apology.sentence.between(apology.start, apology.end) if w.pos in ("NOUN", "VERB", "PROPN", "NUM")
        }
        new = apology.specific and bool(words - named)
        total += (0.5 if nth and new else 1.0) + _said(apology) - 1
        total += 0.5 if apology.intensity >= 3 else 0.0
        named |= words
    return total


def _said(apology: Apology) -> int:
    """How often it is said in one breath: "sorry, sorry, sorry"."""
    said = [w for w in apology.sentence.between(apology.start, apology.end) if w.pos not in ("PUNCT", "ADV")]
    return 1 + sum(one.norm in _HEADS and two.norm in _HEADS for one, two in pairwise(said))


_HEADS = frozenset({"sorry", "apology", "apologies", "apologize"})


def _rewrites(reply: Reply, found: tuple[Apology, ...]) -> Iterator[Rewrite]:
    """The most specific apology stays, and the room goes to the repair; with two, the other one's sentence goes."""
    best = max(found, key=lambda a: (a.owned, a.specific, a.end - a.start))
    for apology in reversed(found):
        sentence = apology.sentence
        alone = not any(a is not apology and a.sentence is sentence for a in found)
        if (
            len(found) == 2
            and apology is not best
            and alone
            and apology.end - apology.start > 0.7 * (sentence.end - sentence.start)
        ):
            yield without(reply, sentence.start, sentence.end, Grade.REVIEW)
            return
    first, last = found[0].sentence, found[-1].sentence
    yield reply.replace(first.start, last.end, f"{regretted(reply.customer)[0]}. {{what you do about it}}", Grade.NEEDS_FACTS)


RULE = Rule(
    code="APO007",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="One good apology is enough; keep the one that names what went wrong, and use the room for what you do about it.",
    check=check,
    evidence="A",
    mode="doc",
    examples=(
        Bad("Sorry about that! I'm really sorry, apologies again, we're so sorry for the trouble. Sorry!"),
        Bad("We sincerely apologise. Please accept our deepest apologies. Once again, we are very sorry for this."),
        Bad("I'm sorry for the wait, and I'm sorry for the confusion, and sorry I can't do more."),
        Bad("Apologies for the late reply. Sorry for the error. I'm sorry you had to write. Sorry again."),
        Bad("So, so, so sorry!!! Truly sorry!"),
        Bad("Sorry, sorry, sorry! What a muddle."),
        Bad("Oh no, sorry sorry! We do apologise about the keys."),
        Bad("We apologise for the inconvenience. We apologise for the delay. We apologise for the misunderstanding."),
        Bad("We're so sorry about the cake. Please forgive us, and again, our deepest apologies."),
        Good("My apologies to you both, and thanks for telling me. The lift is mended.", why="one, and a thank-you"),
        Good(
            "I'm sorry we lost your bag. It's in Rome and lands tonight. Again, I'm sorry it missed your first day.",
            why="two, the second names more, with action between",
        ),
        Good("I'm so sorry.", why="one"),
        Good("Sorry, I meant Tuesday. And I'm sorry we kept you waiting on Monday.", why="one in passing, one real"),
        Good("Sorry, which order is it? And sorry we're late on this one!", why="one in passing, one real"),
        Good("I'm sorry for your loss, and I've closed the account as you asked.", why="condolence"),
        Good(
            "Our error message says \"Sorry, something went wrong. Sorry!\", and that's the text I'd screenshot.", why="quoted"
        ),
        Good(
            "I apologise for the delay. I've refunded the fee and rebooked you; that's on us.",
            why="ownership is not a second apology",
        ),
    ),
)
