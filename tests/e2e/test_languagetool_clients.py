"""Clients that were made for LanguageTool, as they are, against `replylint serve`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

HERE = Path(__file__).parent
BLAME = "Hello 😀 Ann. You failed to attach the receipt."
HINT = "Hello 😀 Ann.\n\nUnfortunately, it is late."


def test_language_tool_python(need: Any, service: str) -> None:
    need("python3", "language_tool_python")
    import language_tool_python

    with language_tool_python.LanguageTool("en-US", remote_server=service) as tool:
        [match] = [m for m in tool.check(BLAME) if m.rule_id == "BLM001"]
        assert BLAME[match.offset : match.offset + match.error_length].rstrip(".") == "You failed to attach the receipt"
        assert match.category == "BLAME"
        assert tool.correct(HINT) == HINT
        tool.picky = True
        assert tool.correct(HINT) == "Hello 😀 Ann.\n\nIt is late."
        tool.disabled_rules = {"NEG002"}
        assert "NEG002" not in [m.rule_id for m in tool.check(HINT)]


def test_pylanguagetool(need: Any, service: str, tmp_path: Path) -> None:
    need("python3", "pylanguagetool")
    draft = tmp_path / "draft.txt"
    draft.write_text(BLAME)
    script = Path(sys.executable).with_name("pylanguagetool")
    command = [str(script), "--api-url", f"{service}/chat/v2/", "--lang", "en-US", "--no-color", str(draft)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    shown = next(n for n, line in enumerate(lines) if "You failed" in line)
    assert "^" * len("You failed to attach the receipt") in lines[shown + 1]
    assert "Text checked by" in done.stdout
    assert "replylint" in done.stdout


def test_libreoffice(need: Any, service: str, tmp_path: Path) -> None:
    """Its built-in LanguageTool proofreader: sends one paragraph at a time, and sends it unencoded."""
    office = need("soffice", "json")
    python = "/usr/bin/python3"
    if subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode:
        said = "python3-uno not installed"
        pytest.fail(said) if os.environ.get("REPLYLINT_CI") else pytest.skip(said)
    (tmp_path / "user").mkdir()
    path = 'oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool"'
    (tmp_path / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n'
        f'<item {path}><prop oor:name="BaseURL" oor:op="fuse"><value>{service}/v2</value></prop></item>\n'
        f'<item {path}><prop oor:name="IsEnabled" oor:op="fuse"><value>true</value></prop></item>\n</oor:items>\n'
    )
    name = f"replylint{uuid.uuid4().hex}"
    paragraphs = [
        "Q&A: 100% + done; ä 😀 = you failed to attach the receipt.",
        "Dear Anna,",
        "We apologize for any inconvenience this may have caused.",
        "I refunded the £30 to your card this morning.",
    ]
    options = [
        "--headless",
        "--norestore",
        "--nologo",
        f"-env:UserInstallation={tmp_path.as_uri()}",
        f"--accept=pipe,name={name};urp",
    ]
    with subprocess.Popen([office, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            command = [python, str(HERE / "libreoffice.py"), name, json.dumps(paragraphs)]
            env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")}
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=env)
            assert done.returncode == 0, done.stderr
            running.wait(30)
        finally:
            if running.poll() is None:
                # `soffice` is a shell script: what it started is told to stop through its own door above, or here.
                running.kill()
    blame, greeting, sorry, fine = json.loads(done.stdout)
    assert [error["text"].rstrip(".") for error in blame] == ["you failed to attach the receipt"]
    assert "This puts the fault on the customer" in blame[0]["comment"]
    assert greeting == fine == []
    assert sorry[0]["suggestions"]
    assert "any inconvenience" not in sorry[0]["suggestions"][0]
