"""Learns the tables `replylint/data/calls.tsv` and `odds_*.txt` from labelled replies and messages, with one command.

    python -m training.needs ../shared/gold

Reads the gold that may be learned from and fits for each table a logistic regression over the signs that the package computes,
pulled towards the weights that we expect (`EXPECTED`). Of our written cases only the siblings come in, which were written as one finds
real replies, with what they leave out; with the others the tables did no better on replies that they had not seen. What a message calls
for is learned from messages that stand alone, too. Only named signs are in an `odds` table, no word of anyone's text. Prints held-out figures. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from replylint import Linter, calls, gaps, odds
from replylint.complaint import action_signs
from replylint.complaint import signs as apology_signs
from replylint.odds import ALWAYS
from replylint.reply import Reply
from training.calls import learn_calls
from training.evidence import HeldOut
from training.labelled import Labelled, Message, answered, given, messages, written

DATA = Path(__file__).parent.parent / "replylint" / "data"
FOLDS = 8
SMALLEST = 0.05  # weights below are not written
WRITTEN_WEIGHT = 0.4  # a written case counts less than a real reply: there are two replies to most messages


@dataclass(frozen=True)
class Example:
    """A labelled reply and how the rules see it."""

    labelled: Labelled
    reply: Reply


def examples(found: list[Labelled]) -> list[Example]:
    """Labelled replies, read; the rules have not looked at them yet."""
    replies = Linter().read_many([(one.reply, one.customer) for one in found])
    return [Example(one, reply) for one, reply in zip(found, replies)]


@dataclass(frozen=True)
class Task:
    """One table: its signs, what is to be told, which replies count, whether our own do, how strongly the expected weights hold."""

    name: str
    signs: Callable[[Reply], dict[str, float]]
    truth: Callable[[dict[str, bool]], bool]
    about: Callable[[Reply], bool]
    with_ours: bool
    pull: float
    says: str


OF_CUSTOMER = (
    Task(
        "apology",
        lambda reply: apology_signs(reply.customer) if reply.customer else {},
        lambda flags: flags["apology_needed"],
        lambda reply: reply.customer is not None,
        False,
        10.0,
        "How likely a customer's message calls for an apology",
    ),
    Task(
        "needed",
        lambda reply: action_signs(reply.customer) if reply.customer else {},
        lambda flags: flags["action_needed"],
        lambda reply: reply.customer is not None,
        True,
        2.0,
        "How likely a customer's message calls for a step or an answer",
    ),
)
OF_REPLY = (
    Task(
        "action",
        gaps.signs,
        lambda flags: flags["action_needed"] and not flags["has_action"],
        lambda reply: True,
        True,
        20.0,
        "How likely a reply gives nothing to go on",
    ),
    Task(
        "unheard",
        gaps.signs,
        lambda flags: not flags["acknowledges"],
        lambda reply: True,
        True,
        10.0,
        "How likely a reply shows nowhere that the customer's matter was read",
    ),
)
# What the guide for labelling leads us to expect of the signs that matter most, in log-odds. The written cases and forum
# replies say little of the short replies that only point to another channel; there these weights stand.
EXPECTED: dict[str, dict[str, float]] = {
    "apology": {},
    "needed": {},
    "action": {
        "gives nothing needed": 0.5,
        "gives nothing, none needed": -0.8,
        "advice": -0.8,
        "answer": -0.3,
        "answers a question of fact": -1.0,
        "any step sentence": -0.3,
        "asks for": -0.5,
        "asks which": -0.6,
        "cheerful message": -0.5,
        "empty offer": 0.5,
        "found ARG": 0.5,
        "found BLM": 0.4,
        "found DEF": 0.8,
        "found SCR": 0.4,
        "found vague action": 0.8,
        "gives nothing to a complaint": 0.8,
        "gives nothing to cheer": -0.8,
        "gives nothing, nothing asked": 0.4,
        "gives something": -2.0,
        "link": -0.5,
        "merry reply to nobody": -2.0,
        "merry reply to the untroubled": -1.5,
        "list": -0.5,
        "opens with talk": 0.5,
        "place or code": -0.5,
        "repair committed": -0.5,
        "repair done": -0.5,
        "repair resolved": -0.5,
        "says nothing": 0.8,
        "short answer to a question": -1.5,
        "soft": 0.5,
        "sound giving": -2.0,
        "statement": 0.5,
        "steps": -1.0,
        "talk sentences": 0.5,
    },
    "unheard": {
        "answer": -0.5,
        "answers a question of fact": -0.6,
        "any channel": 0.5,
        "asks for a rating": 0.6,
        "asks of the matter": -0.8,
        "asks which": -0.4,
        "channel": 1.0,
        "cheerful message": -0.5,
        "echoes": -1.0,
        "echoes common words": -0.6,
        "echoes exactly": -0.5,
        "glad of a cheerful message": -0.5,
        "merry reply to the untroubled": -1.5,
        "names the matter in a courtesy": -0.8,
        "no echo": 0.5,
        "no echo, one own word at most": 0.5,
        "no message and one own word at most": 0.8,
        "no message and two own words": -0.8,
        "no message, words of service": -0.5,
        "no own word": 0.5,
        "one own word at most": 0.8,
        "own words": -0.5,
        "quotes the message": -1.5,
        "share echoed": -0.5,
        "shows the way that was asked for": -1.2,
        "soft": 0.4,
        "speaks of the same person": -0.8,
        "steps for the untroubled": 1.0,
        "trouble unnamed": 1.5,
        "verdict": -0.5,
    },
}


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray, expected: np.ndarray, pull: float) -> np.ndarray:
    """The weights, the constant last, that fit best while staying near the expected ones; the constant is free."""
    x = np.hstack([x, np.ones((len(x), 1))])
    start = np.append(expected, 0.0)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        apart = w[:-1] - expected
        value = float((weight * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * pull * apart @ apart)
        slope = x.T @ (weight * (1 / (1 + np.exp(-z)) - y))
        slope[:-1] += pull * apart
        return value, slope

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def learn(task: Task, found: list[Example]) -> None:
    """Fits one table, prints how well it does on folds it has not seen, and writes it."""
    chosen = [e for e in found if task.about(e.reply)]
    rows = [task.signs(e.reply) for e in chosen]
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    y = np.array([float(task.truth(e.labelled.flags)) for e in chosen])
    weight = np.array([1.0 if e.labelled.real else WRITTEN_WEIGHT for e in chosen])
    expected = np.array([EXPECTED[task.name].get(name, 0.0) for name in names])
    fold = np.unique([e.labelled.author for e in chosen], return_inverse=True)[1] % FOLDS
    held = np.zeros(len(y))
    for k in range(FOLDS):
        w = fit(x[fold != k], y[fold != k], weight[fold != k], expected, task.pull)
        held[fold == k] = 1 / (1 + np.exp(-(x[fold == k] @ w[:-1] + w[-1])))
    real = np.array([e.labelled.real for e in chosen])
    for label, mask in (("real", real), ("written", ~real)):
        print(f"{task.name} {label}: {int(y[mask].sum())} of {int(mask.sum())}; best held-out {_best(y[mask], held[mask])}")
    w = fit(x, y, weight, expected, task.pull)
    lines = [f"{name} {value:.2f}" for name, value in zip(names, w[:-1]) if abs(value) >= SMALLEST]
    head = [f"# {task.says}: a sign and its weight in log-odds a line. Made by `python -m training.needs`.",
            "# Source: labelled replies whose licence permits learning, and cases written for this project. Licence: MIT."]  # fmt: skip
    (DATA / f"odds_{task.name}.txt").write_text(
        "\n".join([*head, f"{ALWAYS} {w[-1]:.2f}", *sorted(lines)]) + "\n", encoding="utf-8"
    )


def _alone(message: Message) -> Labelled:
    """A message as if it had an answer, which nothing is learned from."""
    flags = {"apology_needed": message.apology, "action_needed": message.action}
    return Labelled(message.text, "Hello.", message.text, (), flags, real=False)


def _best(y: np.ndarray, p: np.ndarray) -> str:
    best = (0.0, 0.0, 0.0, 0.0)
    for cut in np.arange(0.05, 0.95, 0.01):
        said = p >= cut
        hits = float((said & (y > 0)).sum())
        if hits:
            precision, recall = hits / said.sum(), hits / y.sum()
            best = max(best, (2 * precision * recall / (precision + recall), precision, recall, float(cut)))
    return f"F1 {best[0]:.2f} (P {best[1]:.2f} R {best[2]:.2f} from {best[3]:.2f} on)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder with train.jsonl and mail-train.jsonl")
    arguments = parser.parse_args()
    replies = given(arguments.gold)
    said = learn_calls([*answered([*replies, *written()]), *messages()])
    found, siblings, alone = examples(replies), examples([*written("siblings-*")]), examples([*map(_alone, messages())])
    everything = [*found, *siblings]
    for example in (*everything, *alone):
        if example.reply.customer is not None and example.labelled.customer is not None:
            # What a table says that has seen the message is surer than it will be of others.
            example.reply.customer.memory[calls.log_odds.__wrapped__] = said[example.labelled.customer]  # type: ignore[attr-defined]
    for task in OF_CUSTOMER:
        learn(task, [*everything, *alone] if task.with_ours else found)
    odds.table.cache_clear()  # what the rules see of a reply builds on the tables of its customer
    linter, held_out = Linter(), HeldOut.load()
    for example in everything:
        held_out.tell(example.labelled, example.reply)
        linter.look(example.reply)
    for task in OF_REPLY:
        learn(task, everything if task.with_ours else found)


if __name__ == "__main__":
    main()
