"""Questions that the reply asks."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.moves.move import Move
from replylint.passage import Passage, Sentence, once

WH = frozenset("what when where who whom whose which why how".split())
_AUXILIARIES = frozenset(
    "do does did is are was were have has had can could will would shall should may might must is not".split()
)
_SUBJECTS = frozenset("you i we it they he she that this there your the any anyone".split())


@dataclass(frozen=True, slots=True, eq=False)
class Question(Move):
    """A question. `wh` is its question word, or None for yes or no; `offer` for "would you like me to", `request` for "could you send"."""

    wh: str | None
    offer: bool
    request: bool
    why: bool


@once
def questions(reply: Passage) -> tuple[Question, ...]:
    """All questions in text order, also those that lack their mark ("which colour did you order")."""
    found: list[Question] = []
    for sentence in reply.sentences:
        if sentence.is_question or _looks_asked(sentence):
            found.append(_question(sentence))
    return tuple(found)


def _looks_asked(sentence: Sentence) -> bool:
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    while words and words[0].norm in ("and", "so", "also", "hi", "ok", "okay", "just", "but"):
        words = words[1:]
    if len(words) < 3 or sentence.words[-1].text in (".", "!", ":"):
        return False
    first, second = words[0].norm, words[1].norm
    if first in _AUXILIARIES and second in ("you", "we", "i", "your", "it", "the", "this", "there", "any"):
        return first not in ("had", "should", "were") or second == "we"
    return first in WH and second in _AUXILIARIES and words[2].norm in _SUBJECTS


def _question(sentence: Sentence) -> Question:
    norms = [w.norm for w in sentence.words if w.pos != "PUNCT"]
    wh = next((n for n in norms[:12] if n in WH), None)
    asks = next((n for n, m in zip(norms, norms[1:]) if n in _AUXILIARIES and m in _SUBJECTS), None)
    if asks is not None and wh is not None and norms.index(asks) < norms.index(wh):
        wh = None
    pairs = list(zip(norms, norms[1:], norms[2:]))
    offer = any(a in ("would", "do") and b == "you" and c in ("like", "want", "prefer") for a, b, c in pairs) or any(
        a in ("shall", "can", "could", "should", "may") and b in ("i", "we") for a, b, _ in pairs
    )
    request = not offer and (
        any(a in ("could", "can", "would", "will") and b == "you" for a, b, _ in pairs)
        or "mind" in norms
        or any(a == "are" and b == "you" and c == "able" for a, b, c in pairs)
    )
    return Question(
        sentence.start, sentence.end, sentence, wh, offer, request, wh == "why" or ("how" in norms and "come" in norms)
    )
