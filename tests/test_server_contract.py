"""Library, command line and HTTP say the same of the same text, byte for byte."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra replylint[server] is not installed")

from serving import ROOT, shared

from replylint import Context, Linter, Report, Severity, lint, outline
from replylint.catalog import load

_SIGNS = [
    "😀",
    "👩‍👩‍👧",
    "🇬🇧",
    "e\u0301",
    "n\u0303",
    "\u00a0",
    "\u200b",
    "ﬁ",
    "漢字",
    "مرحبا",
    "\t",
    "…",
    "’",
    "—",
    "\U0001f600\u0301",
    "\ufe0f",
]


def _texts(number: int = 200) -> list[str]:
    """Replies made of the rules' own examples, with what is hard to count in between, and every kind of line end."""
    chance = random.Random(5)
    examples = [example.reply for entry in load(plugins=False).entries for example in entry.examples]
    texts = []
    for n in range(number):
        sentences = chance.sample(examples, chance.randint(1, 2))
        signs = [chance.choice(_SIGNS) for _ in sentences]
        words = " ".join(f"{sentence} {sign}" for sentence, sign in zip(sentences, signs)).split(" ")
        for _ in range(3):
            words.insert(chance.randrange(len(words)), chance.choice(_SIGNS))
        body = " ".join(words)
        text = chance.choice([f"{body}\n", f"Hi Zoe\u0308 😀,\n\n{body}\n\nBest,\nTom 🎉\n"])
        if n % 3 == 0:
            text += "\nOn Mon, 3 Mar 2025 at 10:12, Zoë <zoe@shop.example> wrote:\n> Where is my parcel 😡? I am furious!\n"
        texts.append(text.replace("\n", chance.choice(["\n", "\r\n", "\r\n", "\r"]) if n % 2 else "\n"))
    return texts


def test_three_ways_and_the_same_bytes(tmp_path: Path) -> None:
    texts = _texts()
    assert sum("\r\n" in text for text in texts) > 25
    assert sum(any(c > "\uffff" for c in text) for text in texts) > 150
    for number, text in enumerate(texts):
        (tmp_path / f"{number:03}.txt").write_bytes(text.encode())
    command = [sys.executable, "-m", "replylint", ".", "--format", "json", "--fail-on", "never"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=_env()) as running:
        reports = list(Linter().lint_many(texts))
        client = shared()
        answers = [client.post("/v1/lint", {"reply": text}).body for text in texts]
        printed = running.communicate(timeout=120)[0]
    assert running.returncode == 0
    files = json.loads(printed)["files"]
    assert [file["path"] for file in files] == [f"{number:03}.txt" for number in range(len(texts))]
    for text, report, answer, file in zip(texts, reports, answers, files):
        assert not report.failures
        expected = report.model_dump_json().encode()
        assert answer == expected
        assert Report.model_validate(file["report"]).model_dump_json().encode() == expected
        # Every key and every digit in the same order, too: only the white space is another.
        assert json.dumps(file["report"]) == json.dumps(json.loads(expected))
        assert all(text[f.start : f.end] == f.text for f in report.findings)
    assert sum(len(report.findings) for report in reports) > 150


def test_with_a_customer_a_context_and_options() -> None:
    draft, customer = "You failed to attach it 😀. We'll see.\r\n", "Where is it? I am angry."
    context = Context(customer_name="Zoë", channel="chat", first_reply=False)
    linter = Linter(ignore=["voice"], profile="chat", severities={"BLM001": Severity.INFO, "ACT001": None}, min_confidence=0.3)
    asked = {
        "reply": draft,
        "customer": customer,
        "context": context.model_dump(mode="json"),
        "options": {
            "ignore": ["voice"],
            "profile": "chat",
            "severities": {"BLM001": "info", "ACT001": "off"},
            "min_confidence": 0.3,
        },
    }
    expected = linter.lint(draft, customer=customer, context=context).model_dump_json().encode()
    assert shared().post("/v1/lint", asked).body == expected
    batch = shared().post("/v1/lint/batch", {"items": [asked, {"reply": draft}]}).body
    assert batch == b'{"reports":[' + expected + b"," + lint(draft).model_dump_json().encode() + b"]}"


def test_fix_outline_and_rules_are_the_librarys() -> None:
    from replylint.docs import listing_json
    from replylint.fix import applied
    from replylint.report import Grade

    draft = (
        "Hi Zoë 😀,\r\n\r\nUnfortunately, you failed to attach it. We apologise for any inconvenience this may have caused.\r\n"
    )
    for grade in ("safe", "review"):
        fixed = shared().post("/v1/fix", {"reply": draft, "grade": grade}).json()
        repaired = applied(lint(draft), grade=Grade(grade))
        assert fixed["text"] == repaired.text
        assert fixed["report"] == json.loads(repaired.report.model_dump_json())
        assert [edit["rewrite"]["text"] for edit in fixed["edits"]] == [e.rewrite.text for r in repaired.rounds for e in r]
    assert lint(draft).fixed_text == shared().post("/v1/fix", {"reply": draft}).json()["text"]
    message = "My parcel never came 😡! Where is my refund?"
    asked = {"customer": message, "context": {"agent_name": "Tom"}}
    assert shared().post("/v1/outline", asked).body == outline(message, Context(agent_name="Tom")).model_dump_json().encode()
    assert shared().get("/v1/rules").text == listing_json(load())


def _env() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}
