"""Whole replies of our own making, as a good and a bad agent would write them, across trades and channels.

`replies/TRADE.toml` holds them. `finds` lists the codes that must be among the findings ("A|B": either will do), `never` those that
must not; a `good` reply is silent at warning and above. They were written before anyone had seen what the linter says of them.

`replies/good.jsonl` holds 570 more that are good in delicate ways: a no with a way out, a cause that is owned, a third party named
fairly, a slip corrected kindly, banter. What the linter said of them was mended once; the few that it still alarms own up without a
word of regret.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from replylint import Context, Linter, Severity

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LINTER = Linter()


def replies() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted((Path(__file__).parent / "replies").glob("*.toml")):
        found += [{**reply, "trade": path.stem} for reply in tomllib.loads(path.read_text(encoding="utf-8"))["reply"]]
    return found


REPLIES = replies()


@pytest.mark.parametrize("reply", REPLIES, ids=lambda r: f"{r['trade']}-{r['name'].replace(' ', '-')}")
def test_reply(reply: dict[str, Any]) -> None:
    report = LINTER.lint(reply["text"], customer=reply["customer"], context=Context(channel=reply["channel"]))
    assert not report.failures
    codes = {f.code for f in report.findings}
    told = [(f.code, f.severity.value, f.text) for f in report.findings]
    if reply.get("good"):
        assert [t for t, f in zip(told, report.findings) if f.severity is not Severity.INFO] == []
        assert report.ready
    else:
        assert [wanted for wanted in reply["finds"] if not codes & set(wanted.split("|"))] == [], told
        assert codes & set(reply["never"]) == set(), told
        assert any(f.severity is not Severity.INFO for f in report.findings) or len(report.findings) >= 5, told


def test_delicate_good_replies() -> None:
    lines = (Path(__file__).parent / "replies" / "good.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) >= 570
    items = [(row["reply"], row["customer"], Context(channel=row["channel"])) for row in rows]
    loud = [
        (row["reply"], [(f.code, f.text) for f in report.findings if f.severity is not Severity.INFO])
        for row, report in zip(rows, LINTER.lint_many(items))
        if any(f.severity is not Severity.INFO for f in report.findings)
    ]
    assert len(loud) <= 0.03 * len(rows), loud


def test_there_are_enough_of_each() -> None:
    assert len(REPLIES) >= 60
    assert sum(bool(r.get("good")) for r in REPLIES) >= 25
    assert {r["channel"] for r in REPLIES} == {"email", "chat", "social", "review"}
    assert len({r["trade"] for r in REPLIES}) >= 12
