"""What the page and the extensions share, in a real browser and beside Python: offsets, what is chosen, what moves along."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

PAGE = Path(__file__).parents[2] / "replylint" / "server" / "page"
PARTS = ["a", " ", "\n", "é", "e\u0301", "😀", "👩🏽‍🚀", "🇬🇧", "\u200b", "漢", "𝒳", "\u00a0", "."]


@pytest.fixture(scope="module")
def tab(need: Any) -> Iterator[Any]:
    path = need("chromium", "playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = chromium.new_page()
        for name in ("findings.js", "cards.js"):
            page.add_script_tag(content=(PAGE / name).read_text(encoding="utf-8"))
        yield page
        chromium.close()


def finding(start: int, end: int, severity: str = "warning", code: str = "XXX001", **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "severity": severity,
        "confidence": 0.9,
        "start": start,
        "end": end,
        "rewrites": [],
        "key": start,
        **more,
    }


def test_offsets_become_the_same_words(tab: Any) -> None:
    chance = random.Random(5)
    cases = []
    for _ in range(200):
        text = "".join(chance.choices(PARTS, k=chance.randint(0, 60)))
        start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        cases.append((text, start, end, text[start:end]))
    wrong = tab.evaluate(
        """cases => cases.filter(([text, start, end, said]) => {
             const rewrite = { start, end, text: "x", grade: "safe" };
             const report = replylint.placed({ findings: [{ start, end, rewrites: [rewrite] }], strengths: [{ start, end }], zones: [] }, text);
             return [report.findings[0], report.findings[0].rewrites[0], report.strengths[0]].some((p) => text.slice(p.start, p.end) !== said);
           })""",
        cases,
    )
    assert wrong == []


def test_lone_surrogates_never_leave(tab: Any) -> None:
    answer = tab.evaluate("replylint.wellFormed('a\\ud83d b\\ude00 \\ud83d\\ude00')")
    assert answer == "a\ufffd b\ufffd 😀"


def test_three_the_worst_first_and_none_twice(tab: Any) -> None:
    findings = [
        finding(0, 5, "info"),
        finding(10, 20, "warning", confidence=0.6),
        finding(12, 18, "error", code="BLM001"),
        finding(30, 40, "warning", confidence=0.8),
        finding(50, 60, "error", code="ARG003"),
        finding(70, 80, "warning", confidence=0.7),
    ]
    ask = "([findings, bar]) => replylint.worst(findings, bar).map((f) => f.start)"
    assert tab.evaluate(ask, [findings, {}]) == [12, 50, 30]  # 10–20 shares words with a worse one
    assert tab.evaluate(ask, [findings, {"muted": ["BLM001"]}]) == [50, 30, 70]
    assert tab.evaluate(ask, [findings, {"at": "error"}]) == [12, 50]
    assert tab.evaluate(ask, [findings, {"at": "info", "most": 9}]) == [12, 50, 30, 70, 0]


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ("You failed. Calm down.", "Well. You failed. Calm down.", ["You failed", "Calm down"]),
        ("You failed. Calm down.", "You fell. Calm down.", ["Calm down"]),
        ("You failed. Calm down.", "You failed. Calm down. Bye.", ["You failed", "Calm down"]),
        ("You failed. Calm down.", "", []),
        ("You failed. Calm down.", "You failed. So calm down.", ["You failed"]),
    ],
)
def test_findings_move_with_what_is_typed(tab: Any, before: str, after: str, places: list[str]) -> None:
    findings = [finding(0, 10), finding(12, 21)]
    moved = tab.evaluate("([f, a, b]) => replylint.carried(f, a, b)", [findings, before, after])
    assert [after[f["start"] : f["end"]] for f in moved] == places


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "deletes", "preview"),
    [
        ("As I said, you failed.", 0, 12, "Y", True, "You"),
        ("It went. Please do not hesitate. Tom", 8, 32, "", True, ""),
        ("by the end, as soon as possible.", 12, 31, "by {day}", False, "by {day}"),
        ("We are sorry for any trouble", 3, 6, "were", False, "were"),
        ("the misuse of", 4, 7, "ab", False, "abuse"),
    ],
)
def test_what_a_button_says(tab: Any, text: str, start: int, end: int, new: str, deletes: bool, preview: str) -> None:
    rewrite = {"start": start, "end": end, "text": new, "grade": "safe"}
    assert tab.evaluate("([t, r]) => replylint.deletes(t, r)", [text, rewrite]) is deletes
    assert tab.evaluate("([t, r]) => replylint.preview(t, r)", [text, rewrite]) == preview


def test_a_card_takes_words_for_words(tab: Any) -> None:
    """What others wrote is shown as text, never read as HTML."""
    evil = "<img src=x onerror=alert(1)>"
    html = tab.evaluate(
        """([evil, finding]) => replylint.card(evil, { ...finding, name: evil, text: evil, message: evil, why: evil,
             rewrites: [{ start: 0, end: 1, text: evil, grade: "review" }] }, { apply() {} }).outerHTML""",
        [evil, finding(0, 5)],
    )
    assert "<img" not in html
    assert "&lt;img" in html
