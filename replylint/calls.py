"""What a customer's message calls for, as far as its wording tells: its cues, weighed, as `replylint.evidence` weighs those of a reply.

`data/calls.tsv` gives each cue a weight for an apology and one for an action: a step or an answer. The sums are one sign among those
that `replylint.complaint` has for either need. The table comes from `python -m training.needs`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.cues import Table, placed, read_table, rows_of, written
from replylint.errors import LexiconError
from replylint.passage import Sentence, once

if TYPE_CHECKING:
    from replylint.customer import Customer

TABLE = Path(__file__).parent / "data" / "calls.tsv"
COLUMNS = ("apology", "action")


@lru_cache(maxsize=1)
def table() -> Table:
    """The shipped table. Raises LexiconError when it is malformed."""
    found = read_table(TABLE)
    if found.columns != COLUMNS:
        raise LexiconError(f"{TABLE.name}: expected columns for {' and '.join(COLUMNS)}")
    return found


def cues(customer: Customer, sentence: Sentence) -> list[str]:
    """The cues in a sentence of the message, each once."""
    return list(dict.fromkeys(written(key) for key, _ in placed(customer, sentence)))


@once
def log_odds(customer: Customer) -> tuple[float, float]:
    """The log-odds that the message calls for an apology, and for an action; 0 where nothing is said."""
    if not customer.sentences:
        return (0.0, 0.0)
    weights = table()
    rows = [sorted(rows_of(customer, s, weights)) for s in customer.sentences]
    apology, action = weights.whole(weights.said_of(rows), slice(None))
    return (apology, action)
