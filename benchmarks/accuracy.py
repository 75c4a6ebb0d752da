"""Measures each rule against labelled replies and writes docs/accuracy.md.

    python benchmarks/accuracy.py ../shared/gold [--write docs/accuracy.md]

A finding is right when an analyst gave the same reply a label of the rule's type (which code answers to which label is
measure.py's table), or, for the three rules on what is missing, when the reply's flags say so. It is a fault, by whatever name,
when it is right or when an analyst put some fault's label on the very words; that is what its severity must answer for. "Seen" are the files that the
rules were written and the evidence learned with (train, mail-train with the improved replies), "unseen" those that they were not
(dev, mail-dev). Rules whose type the analysts did not label have no figure here; their own examples are their test.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from replylint import Linter, Report, Severity

NEEDED = {Severity.ERROR: 0.9, Severity.WARNING: 0.8, Severity.INFO: 0.0}
ENOUGH = 10


@dataclass(frozen=True)
class Labelled:
    reply: str
    customer: str | None
    labels: dict[str, Any]
    seen: bool


def load(gold: Path) -> Iterator[Labelled]:
    for name, seen in (("train", True), ("dev", False)):
        for line in (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Labelled(row["reply"], row["customer"] or None, next(iter(row["labels"].values())), seen)
    for name, seen in (("mail-train", True), ("mail-dev", False)):
        for line in (gold / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for version in ("draft", "improved"):
                yield Labelled(row[version], row["customer"] or None, row[f"{version}_labels"], seen)


def is_right(code: str, labels: dict[str, Any], measure: ModuleType) -> bool | None:
    """Whether the analyst agrees; None where the analysts did not label such a thing."""
    if code in measure.GAPS:
        need, has = measure.GAPS[code]
        return bool((need is None or labels[need]) and not labels[has])
    wanted = measure.type_of(code)
    return None if wanted is None else wanted in {span["type"] for span in labels["spans"]}


def is_on_fault(item: Labelled, report: Report, code: str, measure: ModuleType) -> bool:
    """Whether an analyst put a fault's label, of any type, on words of a finding with this code."""
    marked = [
        (at, at + len(span["quote"]))
        for span in item.labels["spans"]
        if span["type"] in measure.FAULTS and (at := item.reply.find(span["quote"])) >= 0
    ]
    return any(f.code == code and any(f.start < end and start < f.end for start, end in marked) for f in report.findings)


def count(
    items: list[Labelled], reports: list[Report], measure: ModuleType
) -> dict[tuple[str, Severity | None, bool], Counter[str]]:
    """Replies found, right and on a fault, for each code, severity (None for a strength) and seen."""
    found: dict[tuple[str, Severity | None, bool], Counter[str]] = {}
    for item, report in zip(items, reports):
        loudest: dict[str, Severity | None] = {s.code: None for s in report.strengths}
        for finding in sorted(report.findings, key=lambda f: f.severity.rank):
            loudest[finding.code] = finding.severity
        for code, severity in loudest.items():
            right = is_right(code, item.labels, measure)
            if right is not None:
                tally = found.setdefault((code, severity, item.seen), Counter())
                tally["found"] += 1
                tally["right"] += right
                tally["fault"] += right or is_on_fault(item, report, code, measure)
    return found


def table(linter: Linter, counts: dict[tuple[str, Severity | None, bool], Counter[str]]) -> Iterator[str]:
    yield "| code | name | severity | seen: found | right | a fault | unseen: found | right | a fault | |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for entry in linter.catalog.entries:
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO, None):
            seen, unseen = (counts.get((entry.code, severity, s), Counter()) for s in (True, False))
            total = seen["found"] + unseen["found"]
            if not total:
                continue
            remark = ""
            if severity and (seen["fault"] + unseen["fault"]) / total < NEEDED[severity]:
                remark = f"below {NEEDED[severity]}" + ("" if total >= ENOUGH else ", few")
            yield (
                f"| {entry.code} | {entry.name} | {severity or 'strength'} | {seen['found']} | {_share(seen, 'right')} | "
                f"{_share(seen, 'fault')} | {unseen['found']} | {_share(unseen, 'right')} | {_share(unseen, 'fault')} | {remark} |"
            )


def _share(tally: Counter[str], what: str) -> str:
    return f"{tally[what] / tally['found']:.2f}" if tally["found"] else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("measure", options.gold / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    linter = Linter()
    items = list(load(options.gold))
    reports = list(linter.lint_many((i.reply, i.customer) for i in items))
    lines = list(table(linter, count(items, reports, measure)))
    print("\n".join(lines))
    if options.write:
        head = options.write.read_text(encoding="utf-8").split("<!-- generated -->")[0]
        options.write.write_text(f"{head}<!-- generated -->\n\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
