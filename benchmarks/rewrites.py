"""Writes out what replylint would have people write instead, to be read and judged by a person.

    python benchmarks/rewrites.py TABLE.tsv ../shared/gold/mail-dev.jsonl
    python benchmarks/rewrites.py TABLE.tsv ../shared/gold/train.jsonl --faulty 150 --seed 1

The input has a JSON object in each line: `draft` or `reply`, `customer`, and labels; `--faulty N` takes N random ones of those that
were labelled with a fault. The table has a row for each rewrite: rule, severity, grade, whether the finding is gone when the result is
linted again, what else came up that is as severe, and the words before and after with the sentences around them. It holds the texts:
keep it out of the project. Printed are the shares, over findings at warning or above unless `--hints`.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from replylint import Linter
from replylint.edits import Edit, applied, raised
from replylint.report import Finding, Report, Severity

FAULTS = frozenset(
    "excuse blame_customer blame_other argumentative distrust deflection non_apology boilerplate vague_action".split()
)
_END = re.compile(r"""[.!?…]["'”’)\]]*\s+|\n\s*\n""")
HEAD = ("reply", "code", "severity", "grade", "gone", "raised", "before", "after")


def rows(path: Path, count: int | None, seed: int) -> list[dict[str, Any]]:
    """The labelled texts, all or a sample of the faulty ones."""
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if count is None:
        return found
    faulty = [row for row in found if any(span["type"] in FAULTS for label in _labels(row) for span in label["spans"])]
    if len(faulty) < count:
        raise SystemExit(f"{path} has only {len(faulty)} faulty replies")
    return Random(seed).sample(faulty, count)


def _labels(row: dict[str, Any]) -> list[dict[str, Any]]:
    return list((row.get("labels") or row.get("draft_labels") or {}).values())


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a span touches; with those beside it where it is only a point."""
    ends = [match.end() for match in _END.finditer(text)]
    low = max((e for e in ends if e <= max(start - (start == end), 0)), default=0)
    return low, min((e for e in ends if e >= end + (start == end)), default=len(text))


def judged(
    linter: Linter, report: Report, source: str, row: dict[str, Any], least: Severity
) -> Iterator[tuple[Finding, list[str]]]:
    """Each finding with the rows of its rewrites; an empty row where it has none."""
    for finding in report.findings:
        if finding.severity.rank < least.rank:
            continue
        if not finding.rewrites:
            low, high = around(source, finding.start, finding.end)
            yield finding, [finding.code, finding.severity.value, "none", "", "", source[low:high], ""]
        for rewrite in finding.rewrites:
            edit = Edit(finding, rewrite)
            text = applied(source, [edit])
            after = linter.lint(text, customer=row.get("customer"))
            low, high = around(source, rewrite.start, rewrite.end)
            new = source[low : rewrite.start] + rewrite.text + source[rewrite.end : high]
            cured, others = raised(report, after, [edit])
            codes = " ".join(
                sorted({f.code for f in others if f.severity.rank >= finding.severity.rank and f.code != "SCR001"})
            )
            cells = [finding.code, finding.severity.value, rewrite.grade.value, "yes" if cured else "NO", codes]
            yield finding, [*cells, source[low:high], new]


def main() -> None:
    parser = argparse.ArgumentParser(description="Write out rewrites, to be judged by reading.")
    parser.add_argument("table", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--faulty", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hints", action="store_true", help="findings at info, too")
    given = parser.parse_args()
    linter = Linter()
    least = Severity.INFO if given.hints else Severity.WARNING
    findings: dict[tuple[int, str, int, int], bool] = {}
    per_rule: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    grades: Counter[str] = Counter()
    uncured: Counter[str] = Counter()
    with given.table.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t")
        table.writerow(HEAD)
        for number, row in enumerate(rows(given.texts, given.faulty, given.seed)):
            source = row.get("draft") or row["reply"]
            report = linter.lint(source, customer=row.get("customer"))
            for finding, cells in judged(linter, report, source, row, least):
                table.writerow([number, *(" ⏎ ".join(cell.splitlines()) for cell in cells)])
                key = (number, finding.code, finding.start, finding.end)
                if key not in findings:
                    per_rule[finding.code] += 1
                    bare[finding.code] += not finding.rewrites
                findings[key] = bool(finding.rewrites)
                grades[cells[2]] += 1
                uncured[finding.code] += cells[3] == "NO"
    total = len(findings)
    if not total:
        raise SystemExit("no findings")
    print(f"{total} findings, {sum(findings.values()) / total:.1%} with a rewrite")
    print("rewrites:", ", ".join(f"{count} {grade}" for grade, count in grades.most_common()))
    print("without a rewrite:", ", ".join(f"{code} {n} of {per_rule[code]}" for code, n in bare.most_common() if n) or "none")
    print("finding still there:", ", ".join(f"{code} {n}" for code, n in uncured.most_common() if n) or "none")


if __name__ == "__main__":
    main()
