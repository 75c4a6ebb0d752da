"""The command as it is used: files in, a document on standard output, the rest on standard error, and the exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from replylint import catalog as catalogs
from replylint import cli, options
from replylint.config import Bar, Format
from replylint.context import Channel, Context
from replylint.linter import PROFILES
from replylint.reply import Reply
from replylint.report import Dimension, Severity
from replylint.rule import Hit, Rule

BLAME = "Hi Anna,\n\nYou failed to attach the receipt.\n\nBest,\nTom\n"
FINE = "Hi Anna,\n\nI refunded the £30 to your card this morning.\n\nBest,\nTom\n"
GERMAN = (
    "Sehr geehrte Frau Weber, leider haben wir Ihre Bestellung noch nicht verschickt, weil der Artikel nicht lieferbar ist.\n"
)
ONLY = ("--select", "BLM001")


@dataclass
class Result:
    code: int
    out: str
    err: str


class Command:
    """Runs the command in this process, from an empty folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.capsys, self.monkeypatch, self.folder = capsys, monkeypatch, folder

    def __call__(self, *args: str | Path, stdin: bytes = b"") -> Result:
        self.monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as exit:
            cli.main([str(arg) for arg in args])
        captured = self.capsys.readouterr()
        assert isinstance(exit.value.code, int)
        return Result(exit.value.code, captured.out, captured.err)

    def write(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    monkeypatch.chdir(tmp_path)
    return Command(capsys, monkeypatch, tmp_path)


def test_a_draft_needs_no_subcommand(run: Command) -> None:
    result = run(run.write("draft.txt", BLAME), *ONLY)
    assert result.code == 1
    assert result.out.startswith("draft.txt:3:1 error BLM001 blames-customer\n  | You failed to attach the receipt.\n  | ^^^^")
    assert result.err == "replylint: fails --fail-on error: 1 error\n"


def test_a_clean_draft_exits_0_and_says_nothing_on_stderr(run: Command) -> None:
    result = run(run.write("draft.txt", FINE), *ONLY)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("draft.txt: 100/100 A.")


def test_standard_input(run: Command) -> None:
    result = run("-", *ONLY, stdin=BLAME.encode())
    assert result.code == 1
    assert result.out.startswith("<stdin>:3:1 error")


def test_a_folder_is_searched_in_order_and_hidden_files_are_left_out(run: Command) -> None:
    for name in ("b.txt", "a/z.md", ".hidden/c.txt", "a/.d.txt", "a/picture.png"):
        run.write(f"drafts/{name}", FINE)
    result = run("drafts", "drafts/b.txt", "--format", "json", *ONLY)
    assert [f["path"] for f in json.loads(result.out)["files"]] == ["drafts/a/z.md", "drafts/b.txt"]


def test_the_quoted_customer_is_the_customer_unless_another_is_given(run: Command) -> None:
    quoted = "On Mon, 3 Mar 2025 at 10:12, Anna Weber <anna@shop.example> wrote:\n> My parcel is broken and I am furious. I want a refund.\n"
    draft = run.write("draft.txt", f"Hi Anna,\n\nI refunded the £30 this morning.\n\nBest,\nTom\n\n{quoted}")
    own = run.write("customer.txt", "Where can I find my invoice?")

    def intent(*args: str) -> str:
        return str(json.loads(run(draft, "--format", "json", *args).out)["files"][0]["report"]["needs"]["intent"])

    assert intent() == "complaint"
    assert intent("--customer", own) == "question"


def test_names_and_channel_reach_the_rules(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Context] = []

    def look(reply: Reply) -> list[Hit]:
        seen.append(reply.context)
        return []

    rule = Rule(code="TST001", severity=Severity.ERROR, dimension=Dimension.VOICE, message="No.", check=look, examples=())
    monkeypatch.setattr(catalogs, "load", lambda: catalogs.Catalog((rule,), ()))
    run(
        run.write("draft.txt", FINE), "--customer-name", "Anna", "--agent-name", "Tom", "--company", "Acme", "--channel", "chat"
    )
    assert seen[0].model_dump(exclude_defaults=True) == {
        "customer_name": "Anna",
        "agent_name": "Tom",
        "company": "Acme",
        "channel": "chat",
    }


@pytest.mark.parametrize(
    ("bar", "code"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)], ids=lambda value: str(value)
)
def test_fail_on(run: Command, bar: str, code: int) -> None:
    run.write("replylint.toml", 'severity = {BLM001 = "info"}')
    result = run(run.write("draft.txt", BLAME), *ONLY, "--fail-on", bar)
    assert result.code == code
    assert result.err == (f"replylint: fails --fail-on {bar}: 1 info\n" if code else "")


def test_both_bars_hold(run: Command) -> None:
    draft = run.write("draft.txt", BLAME)
    assert run(draft, *ONLY, "--fail-on", "never", "--fail-under", "10").code == 0
    low = run(draft, *ONLY, "--fail-on", "never", "--fail-under", "95")
    assert low.code == 1
    assert low.err.startswith("replylint: fails --fail-under 95: the score is ")
    both = run(draft, *ONLY, "--fail-under", "95")
    assert [line.split(":")[1] for line in both.err.splitlines()] == [" fails --fail-on error", " fails --fail-under 95"]


def test_of_many_drafts_it_counts_the_failed(run: Command) -> None:
    result = run(run.write("a.txt", BLAME), run.write("b.txt", FINE), run.write("c.txt", BLAME), *ONLY)
    assert result.err == "replylint: 2 of 3 drafts fail --fail-on error\n"
    assert result.out.endswith("\n3 drafts: 1 ready, 2 not ready\n")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "ot text"),
        ("bytes.txt", bytes(range(0x80, 0xA0)) * 20, "ot text"),
        ("big.txt", b"a " * 5_000_000, "too large"),
        ("long.txt", b"word " * 60_000, "at most"),
        ("broken.eml", b"\x00\x01\x02nonsense", ""),
        ("none.eml", b"just words, no headers\n", "mail"),
        ("empty.eml", b"From: a@b.example\nSubject: x\n\n", "no text"),
    ],
)
def test_bad_input_is_one_line_and_the_others_are_linted(run: Command, name: str, content: bytes, says: str) -> None:
    result = run(run.write("a.txt", BLAME), run.write(name, content), run.write("z.txt", FINE), *ONLY)
    assert result.code == 2
    lines = [line for line in result.err.splitlines() if name in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"replylint: {name}: ")
    assert lines[0].count(name) == 1
    assert says in lines[0]
    assert "a.txt:3:1 error BLM001" in result.out
    assert "z.txt: 100/100 A." in result.out


@pytest.mark.parametrize("argument", ["missing.txt", "explian", "folder"])
def test_what_is_not_there(run: Command, argument: str) -> None:
    run.write("folder/picture.png", b"")
    result = run(run.write("a.txt", BLAME), argument, *ONLY)
    assert result.code == 2
    assert result.err.splitlines()[0].startswith(f"replylint: {argument}: no ")
    assert "a.txt:3:1" in result.out


def test_a_file_that_may_not_be_read_stands_in_the_json(run: Command) -> None:
    result = run(run.write("a.txt", FINE), "missing.txt", "--format", "json", *ONLY)
    first, second = json.loads(result.out)["files"]
    assert first["path"] == "a.txt"
    assert set(first) == {"path", "report"}
    assert second == {"path": "missing.txt", "error": "no such file or folder"}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "name a draft"),
        (("a.txt", "--selct", "BLM001"), "--select"),
        (("a.txt", "--select", "BLM0001"), "did you mean 'BLM001'?"),
        (("a.txt", "--ignore", "blames-costumer"), "did you mean 'blames-customer'?"),
        (("a.txt", "--profile", "mail"), "email"),
        (("a.txt", "--channel", "fax"), "'chat'"),
        (("a.txt", "--fail-under", "101"), "--fail-under: must be less than or equal to 100"),
        (("a.txt", "--fail-under", "high"), "high"),
        (("a.txt", "--min-confidence", "2"), "--min-confidence"),
        (("a.txt", "--config", "none.toml"), "none.toml: No such file"),
        (("a.txt", "--customer", "none.txt"), "none.txt: no such file"),
        (("a.txt", "--customer", "blank.txt"), "blank.txt: the customer's message is empty"),
        (("-", "--customer", "-"), "standard input"),
        (("explain", "BLM0001"), "did you mean 'BLM001'?"),
        (("explain",), "CODE|NAME"),
        (("new", "blames"), "family/some-fault"),
    ],
)
def test_a_wrong_call_is_one_line_and_2(run: Command, args: tuple[str, ...], says: str) -> None:
    run.write("a.txt", BLAME)
    run.write("blank.txt", "\n")
    result = run(*args)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("replylint: ")
    assert result.err.count("\n") == 1
    assert says in result.err


def test_a_text_in_another_language_has_one_notice_and_fails_no_bar(run: Command) -> None:
    result = run(run.write("draft.txt", GERMAN), "--fail-on", "info", "--fail-under", "100")
    assert (result.code, result.err) == (0, "")
    assert result.out.count("\n") == 1
    assert "not judged" in result.out


def test_a_crashing_rule_is_trouble_and_the_findings_stand(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(reply: Reply) -> list[Hit]:
        raise ZeroDivisionError("You failed")

    ours = catalogs.load(plugins=False)
    bad = Rule(
        code="TST001",
        severity=Severity.ERROR,
        dimension=Dimension.VOICE,
        message="No.",
        check=crash,
        examples=(),
        name="crashes",
    )
    monkeypatch.setattr(catalogs, "load", lambda: catalogs.Catalog((*ours.rules, bad), ours.credits))
    result = run(run.write("draft.txt", BLAME), "--select", "BLM001,TST001")
    assert result.code == 2
    assert "BLM001 blames-customer" in result.out
    assert "  failed: the rule crashes (TST001) crashed with ZeroDivisionError" in result.out
    assert "replylint: not everything was checked, because rules crashed: TST001\n" in result.err


def test_settings_are_those_of_each_draft(run: Command) -> None:
    run.write("strict/replylint.toml", 'select = ["BLM001"]')
    run.write("lax/pyproject.toml", '[tool.replylint]\nselect = ["blame"]\nseverity = {blames-customer = "off"}')
    result = run(run.write("strict/a.txt", BLAME), run.write("lax/sub/b.txt", BLAME), run.write("strict/c.txt", BLAME))
    assert [line.split(":")[0] for line in result.out.splitlines() if " error " in line] == ["strict/a.txt", "strict/c.txt"]
    assert result.code == 1


def test_the_command_line_goes_before_the_file(run: Command) -> None:
    run.write("replylint.toml", 'format = "json"\nfail-on = "never"\nselect = ["BLM001"]')
    draft = run.write("draft.txt", BLAME)
    assert run(draft).out.startswith("{")
    assert run(draft).code == 0
    assert run(draft, "--format", "text", "--fail-on", "error").code == 1
    assert run(draft, "--format", "text").out.startswith("draft.txt:3:1")


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('select = ["BLM001"', "replylint.toml:1: broken TOML"),
        ('profile = "email"\nfail_under = 3', "replylint.toml:2: no setting 'fail_under'; did you mean 'fail-under'?"),
        ('select = ["BLM0001"]', "replylint.toml: no rule or family 'BLM0001'; did you mean 'BLM001'?"),
    ],
)
def test_wrong_settings_stop_the_run(run: Command, toml: str, says: str) -> None:
    run.write("replylint.toml", toml)
    result = run(run.write("draft.txt", BLAME))
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert says in result.err


def test_wrong_settings_of_a_later_draft_leave_the_first_alone(run: Command) -> None:
    run.write("b/replylint.toml", "colour = 1")
    result = run(run.write("a/a.txt", BLAME), run.write("b/b.txt", BLAME), *ONLY)
    assert result.code == 2
    assert "a/a.txt:3:1 error" in result.out
    assert "b/b.txt: " in result.err.splitlines()[0]
    assert "no setting 'colour'" in result.err.splitlines()[0]


def test_rules_and_explain(run: Command) -> None:
    assert "BLM001  blames-customer" in run("rules").out
    listed = json.loads(run("rules", "--format", "json").out)
    assert listed["version"] == 1
    assert {"code", "name", "family", "severity", "dimension", "summary"} <= set(listed["rules"][0])
    by_code, by_name = run("explain", "blm001"), run("explain", "blames-customer")
    assert by_code == by_name
    assert by_code.code == 0
    for part in ("BLM001 blames-customer", "Fires on:", "Stays silent on:", "Sources:"):
        assert part in by_code.out


def test_a_file_named_like_a_command(run: Command) -> None:
    run.write("rules", BLAME)
    assert "rules:3:1 error" in run("./rules", *ONLY).out
    assert "rules:3:1 error" in run("lint", "rules", *ONLY).out


def test_help_and_version(run: Command) -> None:
    help = run("--help")
    assert help.code == 0
    for word in ("--customer ", "--fail-under", "replylint explain", "replylint new", "Exit code"):
        assert word in help.out
    assert run("draft.txt", "--help").code == 0
    assert run("--version").out.startswith("replylint ")


def test_colours_only_on_a_terminal_and_not_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert not cli._page().color
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert cli._page().color
    monkeypatch.setenv("NO_COLOR", "1")
    assert not cli._page().color


def test_the_choices_are_those_of_the_models() -> None:
    from typing import get_args

    assert set(options.CHANNELS) == set(get_args(Channel))
    assert set(options.BARS) == set(get_args(Bar))
    assert set(cli.FORMATS) == set(get_args(Format))
    profile = next(p for p in cli.lint_command.params if p.name == "profile")
    assert all(name in (getattr(profile, "help", "") or "") for name in PROFILES)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no head")
def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BLAME)
    piped = f"{sys.executable} -m replylint a.txt --select BLM001 | true"
    done = subprocess.run(["sh", "-c", piped], cwd=tmp_path, capture_output=True, text=True, check=False, env=_env())
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def _env() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
