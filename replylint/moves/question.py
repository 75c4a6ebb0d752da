"""Questions that the reply asks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from replylint.moves.move import Move
from replylint.passage import Passage, Sentence, once
from replylint.scope import ASKED_OF, ASKING, WH, is_asked

_AUXILIARIES = ASKING - {"am"} | {"not"}


@dataclass(frozen=True, slots=True, eq=False)
class Question(Move):
    """A question. `wh` is its question word, or None for yes or no.

    `offer` marks "would you like me to" and "shall I", `request` "could you send", `why` a why or a how come.
    """

    wh: str | None
    offer: bool
    request: bool
    why: bool


@once
def questions(reply: Passage) -> tuple[Question, ...]:
    """All questions in text order, also those that lack their mark ("which colour did you order")."""
    return tuple(_question(s) for s in reply.sentences if is_asked(s))


def _question(sentence: Sentence) -> Question:
    norms = [w.norm for w in sentence.words if w.pos != "PUNCT"]
    wh_at = next((n for n, norm in enumerate(norms[:12]) if norm in WH), None)
    asks_at = next((n for n, pair in enumerate(pairwise(norms)) if pair[0] in _AUXILIARIES and pair[1] in ASKED_OF), None)
    if wh_at is not None and asks_at is not None and asks_at < wh_at:
        wh_at = None  # "could you tell us which one": yes or no by its form
    triples = list(zip(norms, norms[1:], norms[2:]))
    offer = any(
        (a in ("would", "do") and b == "you" and c in ("like", "want", "prefer"))
        or (a in ("shall", "can", "could", "should", "may") and b in ("i", "we"))
        for a, b, c in triples
    )
    asks = any(
        (a in ("could", "can", "would", "will") and b == "you") or (a == "are" and b == "you" and c == "able")
        for a, b, c in triples
    )
    return Question(
        start=sentence.start,
        end=sentence.end,
        sentence=sentence,
        wh=None if wh_at is None else norms[wh_at],
        offer=offer,
        request=not offer and (asks or "mind" in norms),
        why=(wh_at is not None and norms[wh_at] == "why") or any(a == "how" and b == "come" for a, b, _ in triples),
    )
