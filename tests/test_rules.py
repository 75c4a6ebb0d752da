"""Every rule's own examples: a Bad fires (on its words), a Good stays silent, a rewrite is proposed and cures."""

from __future__ import annotations

import pytest

from replylint import Linter, Report
from replylint.catalog import load
from replylint.rule import Bad, Credit, Good, Rule

CATALOG = load(plugins=False)
ENTRIES: tuple[Rule | Credit, ...] = (*CATALOG.rules, *CATALOG.credits)
LINTERS: dict[str, Linter] = {}


def report(entry: Rule | Credit, example: Bad | Good, reply: str | None = None) -> Report:
    linter = LINTERS.setdefault(entry.code, Linter(select=[entry.code], catalog=CATALOG))
    result = linter.lint(reply if reply is not None else example.reply, customer=example.customer, context=example.context)
    assert not result.failures, result.failures
    return result


def cases(kind: type[Bad] | type[Good]) -> list[object]:
    return [
        pytest.param(entry, example, id=f"{entry.code}-{number}")
        for entry in ENTRIES
        for number, example in enumerate(e for e in entry.examples if isinstance(e, kind))
    ]


@pytest.mark.parametrize(("entry", "example"), cases(Bad))
def test_bad_fires(entry: Rule | Credit, example: Bad) -> None:
    result = report(entry, example)
    found = [f for f in (*result.findings, *result.strengths) if f.code == entry.code]
    assert found, f"{entry.code} is silent on {example.reply!r}"
    for f in found:
        assert example.reply[f.start : f.end] == f.text
    if example.text is not None:
        assert example.text in [f.text for f in found]
    if example.rewrite is not None:
        proposed = [
            example.reply[: r.start] + r.text + example.reply[r.end :]
            for f in result.findings
            if f.code == entry.code
            for r in f.rewrites
        ]
        assert example.rewrite in proposed
        assert not [f for f in report(entry, example, example.rewrite).findings if f.code == entry.code]


@pytest.mark.parametrize(("entry", "example"), cases(Good))
def test_good_stays_silent(entry: Rule | Credit, example: Good) -> None:
    result = report(entry, example)
    assert [f.text for f in (*result.findings, *result.strengths) if f.code == entry.code] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.code)
def test_has_five_of_each(entry: Rule | Credit) -> None:
    bad = [e.reply for e in entry.examples if isinstance(e, Bad)]
    good = [e.reply for e in entry.examples if isinstance(e, Good)]
    assert len(bad) >= 5
    assert len(good) >= 5
    assert all(e.why for e in entry.examples if isinstance(e, Good))
