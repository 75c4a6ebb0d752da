"""Learns `replylint/data/evidence.tsv` from labelled replies, with one command.

    python -m training.evidence ../shared/gold

Reads the gold that may be learned from and the cases in `training/written`. For each fault a logistic regression over the cues of
`replylint.evidence`, each cue scaled by how unevenly it falls (its naive Bayes log-odds), folded into one weight a cue;
probabilities are calibrated on held-out folds, grouped by author or case. Only cues that occur with at least three authors or
cases are kept, so no line of anyone's text is in the table. Seeded; prints the held-out figures. Needs scikit-learn (`pip install -e '.[train]'`).
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from replylint import Linter
from replylint.evidence import TABLE, cues
from training.labelled import Labelled, given, written

FAULTS = (
    "argumentative",
    "blame_customer",
    "excuse",
    "boilerplate",
    "deflection",
    "vague_action",
    "blame_other",
    "non_apology",
    "distrust",
)
AUTHORS = 3
FOLDS = 5
STRENGTH = 10.0  # inverse of the regularisation
SHOWN = 0.35  # a finding from this probability on: below it more look-alikes are raised than faults are won
SHOWN_SURER = {"boilerplate": 0.5}  # where the named rules leave little to find
SMALLEST = 0.1  # in log-odds of a sentence with 60 cues; smaller weights are not written


@dataclass
class Sentences:
    """All sentences of the examples: their cues, the example each stands in, and which faults it has."""

    cues: list[list[str]]
    example: list[int]
    faults: list[frozenset[str]]


def sentences(examples: list[Labelled]) -> Sentences:
    linter = Linter()
    found = Sentences([], [], [])
    replies = linter.read_many([(e.reply, e.customer) for e in examples])
    for index, (example, reply) in enumerate(zip(examples, replies)):
        for sentence in reply.sentences:
            found.cues.append(list(cues(reply, sentence)))
            found.example.append(index)
            found.faults.append(frozenset(f for f, s, e in example.spans if s < sentence.end and sentence.start < e))
    return found


def matrix(rows: list[list[str]], columns: dict[str, int]) -> sparse.csr_matrix:
    """One row a sentence, of length one, so that long sentences do not shout."""
    indices: list[int] = []
    ends = [0]
    values: list[float] = []
    for row in rows:
        known = [columns[cue] for cue in row if cue in columns]
        indices += known
        values += [1 / math.sqrt(len(known))] * len(known)
        ends.append(len(indices))
    return sparse.csr_matrix(
        (np.array(values), np.array(indices, dtype=np.int32), np.array(ends, dtype=np.int32)), shape=(len(rows), len(columns))
    )


def fit(x: sparse.csr_matrix, y: np.ndarray, strength: float = STRENGTH) -> tuple[np.ndarray, float]:
    """Weights and intercept: logistic regression on cues scaled by their naive Bayes log-odds, the scale folded in."""
    present = (x > 0).astype(float)
    positive = 1 + np.asarray(present[y].sum(0)).ravel()
    negative = 1 + np.asarray(present[~y].sum(0)).ravel()
    ratio = np.log(positive / positive.sum()) - np.log(negative / negative.sum())
    scaled = sparse.csr_matrix(x @ sparse.diags(ratio))
    scaled.indices, scaled.indptr = scaled.indices.astype(np.int32), scaled.indptr.astype(np.int32)
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0)
    model.fit(scaled, y)
    return model.coef_[0] * ratio, float(model.intercept_[0])


def calibration(scores: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Platt's scale and shift from held-out scores."""
    model = LogisticRegression(C=1e6)
    model.fit(scores.reshape(-1, 1), y)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def held_out(x: sparse.csr_matrix, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """For each sentence the score by a model that has not seen its author or case."""
    scores = np.zeros(len(y))
    for seen, unseen in GroupKFold(FOLDS).split(x, y, groups):
        weights, intercept = fit(x[seen], y[seen])
        scores[unseen] = x[unseen] @ weights + intercept
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder with train.jsonl and mail-train.jsonl")
    parser.add_argument("--output", type=Path, default=TABLE)
    options = parser.parse_args()
    examples = [*given(options.gold), *written()]
    found = sentences(examples)
    authors: dict[str, set[str]] = defaultdict(set)
    for row, index in zip(found.cues, found.example):
        for cue in row:
            authors[cue].add(examples[index].author)
    kept = sorted(cue for cue, who in authors.items() if len(who) >= AUTHORS and "\t" not in cue)
    columns = {cue: i for i, cue in enumerate(kept)}
    x = matrix(found.cues, columns)
    names = sorted({e.author for e in examples})
    groups = np.array([names.index(examples[i].author) for i in found.example])
    print(f"{len(examples)} replies, {x.shape[0]} sentences, {x.shape[1]} cues")
    weights: list[np.ndarray] = []
    scales: list[float] = []
    shifts: list[float] = []
    for fault in FAULTS:
        y = np.array([fault in faults for faults in found.faults])
        scores = held_out(x, y, groups)
        scale, shift = calibration(scores, y)
        coefficients, intercept = fit(x, y)
        weights.append(coefficients)
        scales.append(scale)
        shifts.append(scale * intercept + shift)
        best = np.zeros(len(examples))
        for index, score in zip(found.example, scores):
            best[index] = max(best[index], 1 / (1 + math.exp(-(scale * score + shift))))
        truth = np.array([any(f == fault for f, _, _ in e.spans) for e in examples])
        print(
            f"{fault:16s} {int(y.sum()):5d} sentences, held-out average precision by reply {average_precision_score(truth, best):.3f}"
        )
    table = np.stack(weights, 1)
    strongest = np.abs(table * np.array(scales)).max(1) / math.sqrt(60)
    with options.output.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# Weights of the cues in replylint/evidence.py: a row a cue, a column a fault. Made by `python -m training.evidence`.\n"
        )
        file.write(
            "# Source: labelled replies whose licence permits learning, and cases written for this project. Licence: MIT.\n"
        )
        file.write("\t".join(["cue", *FAULTS]) + "\n")
        file.write("\t".join(["(scale)", *(f"{s:.4f}" for s in scales)]) + "\n")
        file.write("\t".join(["(shift)", *(f"{s:.4f}" for s in shifts)]) + "\n")
        file.write("\t".join(["(shown)", *(f"{SHOWN_SURER.get(fault, SHOWN):.3f}" for fault in FAULTS)]) + "\n")
        rows = 0
        for cue, row, most in zip(kept, table, strongest):
            if most >= SMALLEST:
                file.write("\t".join([cue, *(f"{w:.1f}" if abs(w) >= 0.05 else "" for w in row)]) + "\n")
                rows += 1
    print(f"written: {options.output} ({rows} cues, {options.output.stat().st_size / 1e6:.2f} MB)")


if __name__ == "__main__":
    main()
