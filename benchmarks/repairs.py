"""Repairs many replies and checks what must hold of each: it ends, nothing is lost beside the edits, the score is not lower.

    python benchmarks/repairs.py --generated 1000
    python benchmarks/repairs.py ../shared/gold/dev.jsonl ../shared/gold/train.jsonl --grade review

The input has a JSON object with `reply` and `customer` in each line; `--generated N` takes replies that are made up from a seed. Exit
code 1 when something does not hold, with the number of the reply and never its text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generated import replies

from replylint import Grade, Linter, Report
from replylint.edits import ROUNDS, Repaired, applied
from replylint.fix import applied as repaired


def samples(files: list[Path], generated: int) -> Iterator[tuple[str, str, str | None]]:
    """A name, a reply and the message that it answers."""
    for number, sample in enumerate(replies(generated) if generated else ()):
        yield f"generated {number}", sample.reply, sample.customer
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            yield f"{file.name}:{number}", row["reply"], row.get("customer")


def broken(source: str, before: Report, result: Repaired) -> Iterator[str]:
    """What does not hold of a repaired reply. Settled means that a further round found nothing to do, so that it is idempotent."""
    if not result.settled or len(result.rounds) > ROUNDS:
        yield "not settled"
    if result.report.score < before.score:
        yield "lower score"
    text = source
    for edits in result.rounds:
        position = 0
        before_edit, text = text, applied(text, edits)
        at = 0
        for edit in [*sorted(edits, key=lambda e: (e.rewrite.start, e.rewrite.end)), None]:
            kept = before_edit[at : edit.rewrite.start] if edit else before_edit[at:]
            found = text.find(kept, position)
            if found < 0:
                yield "text lost"
            position = found + len(kept)
            at = edit.rewrite.end if edit else at
    if text != result.text:
        yield "another text"


def main() -> None:
    parser = argparse.ArgumentParser(description="Repair many replies and check what came out.")
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--generated", type=int, default=0, metavar="N")
    parser.add_argument("--grade", choices=("safe", "review"), default="safe")
    given = parser.parse_args()
    linter = Linter()
    wrong: Counter[str] = Counter()
    rounds: Counter[int] = Counter()
    total = edits = changed = 0
    gained = 0.0
    for name, source, customer in samples(given.files, given.generated):
        before = linter.lint(source, customer=customer)
        result = repaired(before, grade=Grade(given.grade))
        total += 1
        edits += sum(map(len, result.rounds))
        changed += result.text != source
        rounds[len(result.rounds)] += 1
        gained += result.report.score - before.score
        for fault in broken(source, before, result):
            wrong[fault] += 1
            print(f"{name}: {fault}", file=sys.stderr)
    print(f"{total} replies, {changed} changed by {edits} edits; rounds: {dict(sorted(rounds.items()))}")
    print(f"score: {gained / max(total, 1):+.1f} on average; {gained / max(changed, 1):+.1f} where something changed")
    print("wrong:", ", ".join(f"{fault} {count}" for fault, count in wrong.items()) or "nothing")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
