"""Rules with few labelled cases, judged on sentences of our own, half of them look-alikes: is the severity borne out?

`judged/CODE.jsonl` holds one reply a line with `fault` (should the rule speak?), and where needed `customer` and `context`. They were
written from the catalogue's words, before anyone had seen what the rule says of them. An error must be right nine times in ten, a
warning eight times in ten; and a rule that says nothing would pass that, so each must find a share of the faults too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from replylint import Context, Linter, Severity
from replylint.catalog import load

FOLDER = Path(__file__).parent / "judged"
CATALOG = load(plugins=False)
PRECISE = {Severity.ERROR: 0.9, Severity.WARNING: 0.8, Severity.INFO: 0.7}
FOUND = 0.5


def cases(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda p: p.stem)
def test_severity_is_borne_out(path: Path) -> None:
    rule = next(r for r in CATALOG.rules if r.code == path.stem)
    linter = Linter(select=[rule.code], catalog=CATALOG)
    found, silent, wrong = 0, [], []
    for case in cases(path):
        context = Context(**case["context"]) if "context" in case else None
        report = linter.lint(case["reply"], customer=case.get("customer"), context=context)
        if case["fault"]:
            found += bool(report.findings)
            silent += [case["reply"]] * (not report.findings)
        elif any(f.severity.rank >= rule.severity.rank for f in report.findings):
            wrong.append(case["reply"])
    # What is said more quietly than the rule's own severity is right too, but only what is loud can be wrong.
    assert found / max(1, found + len(wrong)) >= PRECISE[rule.severity], wrong
    assert found / (found + len(silent)) >= FOUND, silent


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda p: p.stem)
def test_is_a_fair_trial(path: Path) -> None:
    rows = cases(path)
    faults = sum(row["fault"] for row in rows)
    assert len(rows) >= 30
    assert len(rows) // 2 - 2 <= faults <= len(rows) // 2 + 2
    assert len({(row["reply"], row.get("customer"), str(row.get("context"))) for row in rows}) == len(rows)
