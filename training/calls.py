"""Learns `replylint/data/calls.tsv`: what the words and constructions of a customer's message say of what it calls for.

A part of `python -m training.needs`, whose tables take what is learned here as one sign. As the evidence of replies, a logistic
regression over cues for an apology and for an action, each calibrated on held-out folds; only cues that stand in at least five
messages are kept, so no line of anyone's text is in the table.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
from sklearn.metrics import roc_auc_score

from replylint import Linter
from replylint.calls import COLUMNS, TABLE, cues
from replylint.customer import Customer
from training.evidence import AUTHORS, ROOTS, SMALLEST, STRENGTH, Sentences, learn, matrix, whole, write
from training.labelled import Message


def read(texts: list[str]) -> list[Customer]:
    """The messages as the rules see them."""
    customers = [reply.customer for reply in Linter().read_many([("Hello.", text) for text in texts])]
    return [customer for customer in customers if customer is not None]


def learn_calls(messages: list[Message]) -> dict[str, tuple[float, float]]:
    """Writes the table, prints how well it tells messages apart that it has not seen, and gives for each message the log-odds by a table
    that has not seen it."""
    found = Sentences([], [], [], [], [])
    for index, customer in enumerate(read([m.text for m in messages])):
        for sentence in customer.sentences:
            found.cues.append(cues(customer, sentence))
            found.example.append(index)
    seen = Counter(cue for index, cue in {(i, cue) for i, row in zip(found.example, found.cues) for cue in row})
    kept = sorted(cue for cue, number in seen.items() if number >= AUTHORS and "\t" not in cue)
    counts = np.bincount(found.example, minlength=len(messages))
    x = whole(matrix(found.cues, {cue: i for i, cue in enumerate(kept)}), found, len(messages), 1 / np.sqrt(counts.clip(1)))
    truth = np.array([[m.apology, m.action] for m in messages])
    learned = learn(x, truth, np.arange(len(messages)), STRENGTH)
    for nth, column in enumerate(COLUMNS):
        print(
            f"wording, {column}: held-out AUC {roc_auc_score(truth[:, nth], learned.log_odds[:, nth]):.3f} on {len(messages)} messages"
        )
    heavy = (np.abs(learned.weights * learned.scales) / ROOTS[0]).max(1) >= SMALLEST
    write(
        TABLE,
        "Weights of the cues in replylint/calls.py: a row a cue, a column a need, in tenths. Made by `python -m training.needs`.",
        [*COLUMNS],
        [*learned.scales],
        [*learned.shifts],
        {cue: [*row] for cue, row in zip(np.array(kept)[heavy].tolist(), learned.weights[heavy])},
    )
    return {m.text: (float(apology), float(action)) for m, (apology, action) in zip(messages, learned.log_odds)}
