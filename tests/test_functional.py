"""Every rule and strength on lines that were written from the catalogue's words, without a look at the code.

`functional/FAMILY.jsonl` holds one reply a line with the `code` and whether it `fires`, and where needed `customer` and `context`; the
others are look-alikes. They came in thirteen rounds, and the rules were mended after each. A rule is heard in the whole catalogue, as a user
would hear it: where another takes the same words, it counts as silent.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from replylint import Context, Linter
from replylint.catalog import load

CATALOG = load(plugins=False)
LINES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "functional").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
CODES = sorted({line["code"] for line in LINES})
FOUND, FALSE = 0.6, 0.15  # for each rule: the least of what should fire, the most of what should not
FOUND_OF_ALL, FALSE_OF_ALL = 0.93, 0.02


@cache
def heard() -> list[bool]:
    """Of each line, whether its rule speaks."""
    linter = Linter(catalog=CATALOG)
    items = [(line["reply"], line.get("customer"), Context(**line.get("context", {}))) for line in LINES]
    return [
        line["code"] in {f.code for f in (*report.findings, *report.strengths)}
        for line, report in zip(LINES, linter.lint_many(items))
    ]


def rates(code: str | None = None) -> tuple[float, float, list[dict[str, Any]]]:
    """The share of lines that fire of those that should, of those that should not, and the lines that go wrong."""
    rows = [(line, said) for line, said in zip(LINES, heard()) if code in (None, line["code"])]
    due = [said for line, said in rows if line["fires"]]
    others = [said for line, said in rows if not line["fires"]]
    return sum(due) / len(due), sum(others) / len(others), [line for line, said in rows if said is not line["fires"]]


def test_all_together() -> None:
    found, false, wrong = rates()
    assert found >= FOUND_OF_ALL, wrong
    assert false <= FALSE_OF_ALL, [line for line in wrong if not line["fires"]]


@pytest.mark.parametrize("code", CODES)
def test_a_rule_speaks_where_it_should(code: str) -> None:
    found, false, wrong = rates(code)
    assert found >= FOUND, wrong
    assert false <= FALSE, wrong


def test_it_is_a_fair_trial() -> None:
    assert {entry.code for entry in (*CATALOG.rules, *CATALOG.credits)} >= set(CODES)
    assert len(CODES) == 78
    for code, (due, others) in {c: tally(c) for c in CODES}.items():
        assert due >= 15, code
        assert others >= 12, code
    assert max(Counter(json.dumps(line, sort_keys=True) for line in LINES).values()) == 1


def tally(code: str) -> tuple[int, int]:
    lines = [line for line in LINES if line["code"] == code]
    due = sum(line["fires"] for line in lines)
    return due, len(lines) - due


def test_no_rule_crashes_on_a_broken_off_line() -> None:
    broken = [" ".join(line["reply"].split()[: 1 + n % 9]).rstrip(".,!?") for n, line in enumerate(LINES)]
    texts = [text for text in broken if any(c.isalnum() for c in text)]
    assert [
        (text, report.failures) for text, report in zip(texts, Linter(catalog=CATALOG).lint_many(texts)) if report.failures
    ] == []
