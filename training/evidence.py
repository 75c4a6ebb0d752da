"""Learns `replylint/data/evidence.tsv` and `odds_fault.txt` from labelled replies, with one command.

    python -m training.evidence ../shared/gold

Reads the gold that may be learned from, the cases in `training/written` and the rules' own examples. For each fault a logistic
regression over the cues of `replylint.evidence`, each cue scaled by how unevenly it falls (its naive Bayes log-odds), folded into one
weight a cue; probabilities are calibrated on held-out folds, grouped by author or case. One more column is a ridge
regression of the quality that the replies were given, over the mean of their sentences. Then a second logistic regression over the
signs of `replylint.belief`, which weigh what the evidence says of replies that it has not seen beside what the named rules found. Only cues
that occur with at least three authors or cases are kept, so no line of anyone's text is in the table. Seeded; prints the held-out
figures. Needs scikit-learn (`pip install -e '.[train]'`).
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from replylint import Linter, belief
from replylint.evidence import QUALITY, TABLE, cues
from replylint.odds import ALWAYS
from training.labelled import Labelled, given, written
from training.labelled import examples as rule_examples

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
BELIEF_STRENGTH = 0.001  # the same where evidence and named rules are weighed together
HARMLESS_TO_HANDLE = 3.0  # how often a harmless tweet counts: of those written here 42 % have a fault, of real ones 28 %
QUALITY_STRENGTH = 0.3  # regularisation of the regression of quality
SMALLEST = 0.1  # in log-odds of a sentence with 60 cues; smaller weights are not written


@dataclass
class Sentences:
    """All sentences of the examples: their cues, the example each stands in, and which faults it has."""

    cues: list[list[str]]
    example: list[int]
    faults: list[frozenset[str]]
    named: list[dict[int, dict[int, float]]]  # for each example what the named rules found
    about: list[dict[str, float]]  # for each example what there is to say of the whole


def sentences(examples: list[Labelled]) -> Sentences:
    linter = Linter()
    found = Sentences([], [], [], [], [])
    replies = linter.read_many([(e.reply, e.customer) for e in examples])
    for index, (example, reply) in enumerate(zip(examples, replies)):
        linter.look(reply)
        found.named.append(belief.named_faults(reply))
        found.about.append(belief.about(reply))
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


def quality(x: sparse.csr_matrix, found: Sentences, examples: list[Labelled]) -> tuple[np.ndarray, float, np.ndarray]:
    """What each cue adds to the quality of a reply, the quality without any, and the quality of each sentence by a model that has not
    seen its author or case; prints how well that tells replies apart."""
    of = np.array(found.example)
    counts = np.bincount(of, minlength=len(examples))
    mean = sparse.csr_matrix((1 / counts[of], (of, np.arange(len(of)))), shape=(len(examples), len(of)))
    chosen = np.array([i for i, e in enumerate(examples) if e.quality is not None and counts[i]])
    whole = sparse.csr_matrix(mean @ x)[chosen]
    whole.indices, whole.indptr = whole.indices.astype(np.int32), whole.indptr.astype(np.int32)
    y = np.array([examples[i].quality for i in chosen], float)
    groups = [examples[i].author for i in chosen]
    told = np.zeros(len(y))
    model = Ridge(QUALITY_STRENGTH).fit(whole, y)
    by_sentence = model.predict(x)
    for seen, unseen in GroupKFold(FOLDS).split(whole, y, groups):
        fold = Ridge(QUALITY_STRENGTH).fit(whole[seen], y[seen])
        told[unseen] = fold.predict(whole[unseen])
        own = np.isin(of, chosen[unseen])
        by_sentence[own] = fold.predict(x[own])
    real = np.array([examples[i].real for i in chosen])
    print(
        f"quality, held-out Spearman: real {spearmanr(told[real], y[real])[0]:.3f}, written {spearmanr(told[~real], y[~real])[0]:.3f}"
    )
    return model.coef_, float(model.intercept_), by_sentence


def beliefs(examples: list[Labelled], found: Sentences, said: np.ndarray, output: Path) -> None:
    """Learns how to weigh the evidence and the named rules together, from what the evidence says of replies that it has not seen.

    `examples` are the first of those that were `found`; `said` has a row a sentence, the log-odds of the faults and then the quality.
    """
    by_example: list[list[list[float]]] = [[] for _ in found.named]
    for index, row in zip(found.example, said.tolist()):
        by_example[index].append(row)
    rows: list[dict[str, float]] = []
    truth: list[bool] = []
    counts: list[float] = []
    for example, rows_of, named, whole in zip(examples, by_example, found.named, found.about):
        if rows_of:
            odds, told = [row[:-1] for row in rows_of], math.fsum(row[-1] for row in rows_of) / len(rows_of)
            faults = {fault for fault, _, _ in example.spans}
            rows += belief.signs(odds, named, {**whole, QUALITY: told})
            truth += [fault in faults for fault in FAULTS]
            counts += [HARMLESS_TO_HANDLE if whole[belief.TO_HANDLE] and faults.isdisjoint(FAULTS) else 1.0] * len(FAULTS)
    names = sorted({sign for row in rows for sign in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    mean, spread = x.mean(0), x.std(0)
    model = LogisticRegression(C=BELIEF_STRENGTH, max_iter=1000)
    model.fit((x - mean) / spread, truth, sample_weight=counts)
    weights = model.coef_[0] / spread
    always = float(model.intercept_[0] - weights @ mean)
    print(f"reply and fault, average precision {average_precision_score(truth, x @ weights):.3f}")
    lines = [f"{ALWAYS} {always:.2f}", *(f"{name} {weight:.3f}" for name, weight in zip(names, weights))]
    output.write_text(
        "# How likely a reply has a fault, from the evidence and the named rules: a sign and its weight in log-odds a line.\n"
        "# Made by `python -m training.evidence`.\n"
        "# Source: labelled replies whose licence permits learning, and cases written for this project. Licence: MIT.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="folder with train.jsonl and mail-train.jsonl")
    parser.add_argument("--output", type=Path, default=TABLE)
    options = parser.parse_args()
    # Without the rules' examples a plain line that stands alone looks suspicious: most that were labelled have a fault.
    lines = sorted(rule_examples(), key=lambda example: bool(example.spans))
    examples = [*given(options.gold), *written(), *lines]
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
    log_odds: list[np.ndarray] = []
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
        log_odds.append(scale * scores + shift)
        best = np.full(len(examples), -math.inf)
        np.maximum.at(best, found.example, log_odds[-1])
        truth = np.array([any(f == fault for f, _, _ in e.spans) for e in examples])
        print(
            f"{fault:16s} {int(y.sum()):5d} sentences, held-out average precision by reply {average_precision_score(truth, best):.3f}"
        )
    table = np.stack(weights, 1)
    strongest = np.abs(table * np.array(scales)).max(1) / math.sqrt(60)
    heavy = strongest >= SMALLEST
    columns = {cue: i for i, cue in enumerate(cue for cue, is_heavy in zip(kept, heavy) if is_heavy)}
    worth, start, told = quality(matrix(found.cues, columns), found, examples)
    with options.output.open("w", encoding="utf-8", newline="\n") as file:
        file.write(
            "# Weights of the cues in replylint/evidence.py: a row a cue, a column a fault. Made by `python -m training.evidence`.\n"
        )
        file.write(
            "# Source: labelled replies whose licence permits learning, and cases written for this project. Licence: MIT.\n"
        )
        file.write("\t".join(["cue", *FAULTS, QUALITY]) + "\n")
        file.write("\t".join(["(scale)", *(f"{s:.4f}" for s in scales), "1"]) + "\n")
        file.write("\t".join(["(shift)", *(f"{s:.4f}" for s in [*shifts, start])]) + "\n")
        for cue, row, more in zip(columns, table[heavy], worth):
            file.write("\t".join([cue, *(f"{w:.1f}" if abs(w) >= 0.05 else "" for w in [*row, more])]) + "\n")
    print(f"written: {options.output} ({len(columns)} cues, {options.output.stat().st_size / 1e6:.2f} MB)")
    # The faulty lines come last and are left out here: their rules know them by heart, which would teach to trust the rules too much.
    known = sum(bool(line.spans) for line in lines)
    beliefs(
        examples[: len(examples) - known], found, np.stack([*log_odds, told], 1), options.output.with_name("odds_fault.txt")
    )


if __name__ == "__main__":
    main()
