"""How fast replylint parses, beside spaCy's own components with the same weights, in one run on one core.

    python benchmarks/parsing.py                    a table; about a minute

The two work in turn, and the best of the rounds counts. Times are CPU time, user and system, of the process.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from generated import replies, replies_of
from speed import on_one_core

from replylint import english
from replylint.draft import read_draft

BATCH = 64
SINGLES = 40


def best_of(rounds: int, calls: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The least CPU milliseconds that each call took."""
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(rounds + 1):  # the first fills the caches of both
        for name, call in calls.items():
            begin = time.process_time_ns()
            call()
            best[name] = min(best[name], (time.process_time_ns() - begin) / 1e6)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast replylint parses, beside spaCy's own components, on one core.")
    parser.add_argument("--replies", type=int, default=256, metavar="N", help="how many replies make the batch (256)")
    parser.add_argument("--rounds", type=int, default=8, metavar="N", help="how often each parses them (8)")
    options = parser.parse_args()
    on_one_core()  # before numpy is loaded: it counts its threads then
    nlp = english.load()
    many = [english.calm(read_draft(sample.reply).masked) for sample in replies(options.replies, 1)]
    singles = [english.calm(read_draft(sample.reply).masked) for sample in replies_of(120, SINGLES, seed=2)]
    batch = best_of(
        options.rounds,
        {
            "spaCy": lambda: list(nlp.pipe(many, batch_size=BATCH)),
            "replylint": lambda: list(english.parse_many(nlp, many, batch_size=BATCH)),
        },
    )
    single = best_of(
        options.rounds,
        {"spaCy": lambda: [nlp(text) for text in singles], "replylint": lambda: [english.parse(nlp, text) for text in singles]},
    )
    print(f"{'CPU ms a reply':<36}{'spaCy':>8}{'replylint':>12}")
    for label, found, count in (
        (f"{len(many)} in batches of {BATCH}", batch, len(many)),
        ("one of 120 words", single, SINGLES),
    ):
        print(f"{label:<36}{found['spaCy'] / count:>8.2f}{found['replylint'] / count:>12.2f}")


if __name__ == "__main__":
    main()
