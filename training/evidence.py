"""Learns `replylint/data/evidence.tsv` and `odds_fault.txt` from labelled replies, with one command.

    python -m training.evidence ../shared/gold

Reads the gold that may be learned from, the cases in `training/written` and the rules' own examples. For each fault a logistic
regression over the cues of `replylint.evidence`, each cue scaled by how unevenly it falls (its naive Bayes log-odds), folded into one
weight a cue: once over sentences, once over whole replies; probabilities are calibrated on held-out folds, grouped by author or case.
One more column is a ridge regression of the quality that the replies were given, over the mean of their sentences. Then a second logistic regression over the
signs of `replylint.belief`, which weigh what the evidence says of replies that it has not seen beside what the named rules found. Only cues
that occur with at least five authors or cases are kept, so no line of anyone's text is in the table. Seeded; prints the held-out
figures. Needs scikit-learn (`pip install -e '.[train]'`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.sparse as sparse
from joblib import Parallel, delayed
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

from replylint import Linter, belief, evidence
from replylint.evidence import OF_REPLY, QUALITY, TABLE, cues
from replylint.odds import ALWAYS
from replylint.reply import Reply
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
HELD_OUT = Path(__file__).parent.parent / "build" / "held_out.json"
AUTHORS = 5
FOLDS = 5
STRENGTH = 10.0  # inverse of the regularisation, over sentences
REPLY_STRENGTH = 30.0  # the same over whole replies
BELIEF_STRENGTH = 0.001  # the same where evidence and named rules are weighed together
HARMLESS_TO_HANDLE = 3.0  # how often a harmless tweet counts: of those written here 42 % have a fault, of real ones 28 %
QUALITY_STRENGTH = 0.3  # regularisation of the regression of quality
ROOTS = np.sqrt([60, 180])  # of how many cues a sentence has, and a reply of three sentences
SMALLEST = 0.1  # in log-odds of such; a cue that weighs less in all columns is not written
REAL_WEIGHT = (
    3.0  # what a real reply counts where evidence and named rules are weighed: there are few, and they are what it is for
)


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


def narrow(rows: sparse.spmatrix) -> sparse.csr_matrix:
    """The rows with indices of 32 bits: products have longer ones, which the solvers do not take."""
    found = sparse.csr_matrix(rows)
    found.indices, found.indptr = found.indices.astype(np.int32), found.indptr.astype(np.int32)
    return found


def fit(x: sparse.csr_matrix, y: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    """Weights and intercept: logistic regression on cues scaled by their naive Bayes log-odds, the scale folded in."""
    present = (x > 0).astype(float)
    positive = 1 + np.asarray(present[y].sum(0)).ravel()
    negative = 1 + np.asarray(present[~y].sum(0)).ravel()
    ratio = np.log(positive / positive.sum()) - np.log(negative / negative.sum())
    scaled = narrow(x @ sparse.diags(ratio))
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0)
    model.fit(scaled, y)
    return model.coef_[0] * ratio, float(model.intercept_[0])


def calibration(scores: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Platt's scale and shift from held-out scores."""
    model = LogisticRegression(C=1e6)
    model.fit(scores.reshape(-1, 1), y)
    return float(model.coef_[0, 0]), float(model.intercept_[0])


def held_out(x: sparse.csr_matrix, y: np.ndarray, groups: np.ndarray, strength: float) -> np.ndarray:
    """For each row the score by a model that has not seen its author or case."""
    scores = np.zeros(len(y))
    for seen, unseen in GroupKFold(FOLDS).split(x, y, groups):
        weights, intercept = fit(x[seen], y[seen], strength)
        scores[unseen] = x[unseen] @ weights + intercept
    return scores


@dataclass
class Learned:
    """What was learned over one kind of rows, the faults as columns: the cues' weights, how sums become log-odds, and the log-odds of the
    rows by models that have not seen their author or case."""

    weights: np.ndarray
    scales: np.ndarray
    shifts: np.ndarray
    log_odds: np.ndarray


def learn(x: sparse.csr_matrix, truth: np.ndarray, groups: np.ndarray, strength: float) -> Learned:
    """Fits and calibrates a column for each fault; `truth` has them as columns, too."""
    found = Parallel(n_jobs=-1, max_nbytes=None)(delayed(_learn_one)(x, y, groups, strength) for y in truth.T)
    return Learned(*(np.array(part).T for part in zip(*found)))


def _learn_one(
    x: sparse.csr_matrix, y: np.ndarray, groups: np.ndarray, strength: float
) -> tuple[np.ndarray, float, float, np.ndarray]:
    scores = held_out(x, y, groups, strength)
    scale, shift = calibration(scores, y)
    weights, intercept = fit(x, y, strength)
    return weights, scale, scale * intercept + shift, scale * scores + shift


def whole(x: sparse.csr_matrix, found: Sentences, count: int, weight: np.ndarray) -> sparse.csr_matrix:
    """One row for each of the first `count` examples: the sum of its sentences' rows, each times its example's weight."""
    of = np.array(found.example)
    return narrow(sparse.csr_matrix((weight[of], (of, np.arange(len(of)))), shape=(count, len(of))) @ x)


def quality(x: sparse.csr_matrix, found: Sentences, examples: list[Labelled]) -> tuple[np.ndarray, float, np.ndarray]:
    """What each cue adds to the quality of a reply, the quality without any, and the quality of each sentence by a model that has not
    seen its author or case; prints how well that tells replies apart."""
    of = np.array(found.example)
    counts = np.bincount(of, minlength=len(examples))
    chosen = np.array([i for i, e in enumerate(examples) if e.quality is not None and counts[i]])
    rows = whole(x, found, len(examples), 1 / counts.clip(1))[chosen]
    y = np.array([examples[i].quality for i in chosen], float)
    groups = [examples[i].author for i in chosen]
    told = np.zeros(len(y))
    model = Ridge(QUALITY_STRENGTH).fit(rows, y)
    by_sentence = model.predict(x)
    for seen, unseen in GroupKFold(FOLDS).split(rows, y, groups):
        fold = Ridge(QUALITY_STRENGTH).fit(rows[seen], y[seen])
        told[unseen] = fold.predict(rows[unseen])
        own = np.isin(of, chosen[unseen])
        by_sentence[own] = fold.predict(x[own])
    real = np.array([examples[i].real for i in chosen])
    print(
        f"quality, held-out Spearman: real {spearmanr(told[real], y[real])[0]:.3f}, written {spearmanr(told[~real], y[~real])[0]:.3f}"
    )
    return model.coef_, float(model.intercept_), by_sentence


def beliefs(examples: list[Labelled], found: Sentences, said: np.ndarray, of_replies: np.ndarray, output: Path) -> None:
    """Learns how to weigh the evidence and the named rules together, from what the evidence says of replies that it has not seen.

    `examples` are the first of those that were `found`; `said` has a row a sentence, the log-odds of the faults and then the quality;
    `of_replies` a row a reply, the log-odds of the faults.
    """
    by_example: list[list[list[float]]] = [[] for _ in found.named]
    for index, row in zip(found.example, said.tolist()):
        by_example[index].append(row)
    rows: list[dict[str, float]] = []
    truth: list[bool] = []
    counts: list[float] = []
    for example, rows_of, reply_odds, named, about in zip(examples, by_example, of_replies.tolist(), found.named, found.about):
        if rows_of:
            odds, told = [row[:-1] for row in rows_of], math.fsum(row[-1] for row in rows_of) / len(rows_of)
            faults = {fault for fault, _, _ in example.spans}
            rows += belief.signs(odds, reply_odds, named, {**about, QUALITY: told})
            truth += [fault in faults for fault in FAULTS]
            weight = HARMLESS_TO_HANDLE if about[belief.TO_HANDLE] and faults.isdisjoint(FAULTS) else 1.0
            counts += [weight * (REAL_WEIGHT if example.real else 1.0)] * len(FAULTS)
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


@dataclass
class HeldOut:
    """What the evidence says of replies that it has not seen: for each, its sentences' rows (the log-odds of the faults, then the quality)
    and the log-odds for the whole. Kept for `training.needs`, whose tables weigh it; a table that has seen a reply is surer than it
    will be of others."""

    rows: dict[str, tuple[list[list[float]], list[float]]]

    @classmethod
    def of(cls, examples: list[Labelled], found: Sentences, said: np.ndarray, of_replies: np.ndarray) -> HeldOut:
        rows: dict[str, tuple[list[list[float]], list[float]]] = {
            _key(example): ([], whole) for example, whole in zip(examples, of_replies.tolist())
        }
        keys = [_key(example) for example in examples]
        last = {key: index for index, key in enumerate(keys)}  # of two that are alike the last counts
        for index, row in zip(found.example, said.tolist()):
            if last[keys[index]] == index:
                rows[keys[index]][0].append(row)
        return cls(rows)

    def save(self) -> None:
        HELD_OUT.parent.mkdir(exist_ok=True)
        HELD_OUT.write_text(json.dumps(self.rows), encoding="utf-8")

    @classmethod
    def load(cls) -> HeldOut:
        """Raises SystemExit where `python -m training.evidence` has not been run here."""
        if not HELD_OUT.exists():
            raise SystemExit(f"{HELD_OUT} is missing: run `python -m training.evidence` first")
        return cls(json.loads(HELD_OUT.read_text(encoding="utf-8")))

    def tell(self, example: Labelled, reply: Reply) -> None:
        """Lets the rules hear this of a reply instead of what the table says that has seen it."""
        by_sentence, whole = self.rows[_key(example)]
        if by_sentence:
            reply.memory[evidence.log_odds.__wrapped__] = [row[:-1] for row in by_sentence]  # type: ignore[attr-defined]
            reply.memory[evidence.reply_log_odds.__wrapped__] = whole  # type: ignore[attr-defined]
            reply.memory[evidence.qualities.__wrapped__] = [row[-1] for row in by_sentence]  # type: ignore[attr-defined]


def _key(example: Labelled) -> str:
    return hashlib.sha256(f"{example.customer}\n{example.reply}".encode()).hexdigest()[:16]


def write(
    path: Path, says: str, columns: list[str], scales: list[float], shifts: list[float], weights: dict[str, list[float]]
) -> None:
    """Writes a table as `replylint.cues` reads it, the weights in tenths of log-odds."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"# {says}\n")
        file.write(
            "# Source: labelled replies whose licence permits learning, and cases written for this project. Licence: MIT.\n"
        )
        file.write("\t".join(["cue", *columns]) + "\n")
        file.write("\t".join(["(scale)", *(f"{s:.4f}" for s in scales)]) + "\n")
        file.write("\t".join(["(shift)", *(f"{s:.4f}" for s in shifts)]) + "\n")
        for cue, row in weights.items():
            file.write("\t".join([cue, *(f"{10 * w:.0f}" if abs(w) >= 0.05 else "" for w in row)]) + "\n")


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
    by_author = np.unique([e.author for e in examples], return_inverse=True)[1]
    groups = by_author[found.example]
    print(f"{len(examples)} replies, {x.shape[0]} sentences, {x.shape[1]} cues")
    truth = np.array([[fault in faults for fault in FAULTS] for faults in found.faults])
    in_sentences = learn(x, truth, groups, STRENGTH)
    counts = np.bincount(found.example, minlength=len(examples))
    in_reply = np.array([[any(f == fault for f, _, _ in e.spans) for fault in FAULTS] for e in examples])
    in_replies = learn(whole(x, found, len(examples), 1 / np.sqrt(counts.clip(1))), in_reply, by_author, REPLY_STRENGTH)
    for nth, fault in enumerate(FAULTS):
        best = np.full(len(examples), in_sentences.log_odds[:, nth].min())
        np.maximum.at(best, found.example, in_sentences.log_odds[:, nth])
        print(
            f"{fault:16s} {int(truth[:, nth].sum()):5d} sentences, held-out average precision by reply: by its sentences "
            f"{average_precision_score(in_reply[:, nth], best):.3f}, as a whole "
            f"{average_precision_score(in_reply[:, nth], in_replies.log_odds[:, nth]):.3f}"
        )
    table = np.hstack([in_sentences.weights, in_replies.weights])
    scales = np.hstack([in_sentences.scales, in_replies.scales])
    shifts = np.hstack([in_sentences.shifts, in_replies.shifts])
    strongest = (np.abs(table * scales) / np.repeat(ROOTS, len(FAULTS))).max(1)
    heavy = strongest >= SMALLEST
    columns = {cue: i for i, cue in enumerate(cue for cue, is_heavy in zip(kept, heavy) if is_heavy)}
    worth, start, told = quality(matrix(found.cues, columns), found, examples)
    write(
        options.output,
        "Weights of the cues in replylint/evidence.py: a row a cue, two columns a fault, in tenths. Made by `python -m training.evidence`.",
        [*FAULTS, *(OF_REPLY + fault for fault in FAULTS), QUALITY],
        [*scales, 1.0],
        [*shifts, start],
        {cue: [*row, more] for cue, row, more in zip(columns, table[heavy], worth)},
    )
    print(f"written: {options.output} ({len(columns)} cues, {options.output.stat().st_size / 1e6:.2f} MB)")
    # The faulty lines come last and are left out here: their rules know them by heart, which would teach to trust the rules too much.
    known = sum(bool(line.spans) for line in lines)
    kept_apart = len(examples) - known
    odds_file = options.output.with_name("odds_fault.txt")
    said = np.hstack([in_sentences.log_odds, told[:, None]])
    beliefs(examples[:kept_apart], found, said, in_replies.log_odds[:kept_apart], odds_file)
    HeldOut.of(examples, found, said, in_replies.log_odds).save()


if __name__ == "__main__":
    main()
