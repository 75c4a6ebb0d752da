"""Weighted tables: a probability from named signs, by adding up weights that a person can read.

`data/odds_{name}.txt` gives each sign a weight in log-odds; the sign named "(always)" counts for every text. Made by
`python -m training.needs`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from replylint.errors import LexiconError
from replylint.lexicon import lines
from replylint.passage import Passage
from replylint.patterns import Phrases

ALWAYS = "(always)"


@cache
def table(name: str) -> dict[str, float]:
    """The weights of a table by sign. Raises LexiconError when a line has no weight."""
    found: dict[str, float] = {}
    for line in lines(f"odds_{name}"):
        sign, _, weight = line.rpartition(" ")
        try:
            found[sign] = float(weight)
        except ValueError as error:
            raise LexiconError(f"odds_{name}.txt: {line!r} should be a sign and its weight") from error
    return found


def probability(name: str, signs: dict[str, float]) -> float:
    """The probability that a table gives to a text with these signs, each a number such as the table was learned with."""
    weights = table(name)
    total = weights.get(ALWAYS, 0.0) + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
    return logistic(total)


def logistic(x: float) -> float:
    """Log-odds to a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def counted(passage: Passage, groups: Iterable[tuple[str, Phrases, int]]) -> dict[str, float]:
    """Two signs for each named group of phrases that a text has: how many, as a share of the given most, and that there is any."""
    found: dict[str, float] = {}
    for name, phrases, most in groups:
        here = len(phrases.find(passage))
        if here:
            found[name] = min(here, most) / most
            found[f"any {name}"] = 1.0
    return found
