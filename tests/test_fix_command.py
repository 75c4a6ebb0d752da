"""`replylint fix`: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from replylint import cli

DRAFT = "Hi Anna,\n\nObviously, the shop is shut. I refunded the £30 this morning.\n\nBest,\nTom\n"
FIXED = "Hi Anna,\n\nThe shop is shut. I refunded the £30 this morning.\n\nBest,\nTom\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, stdin: bytes = b"") -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as exit:
            cli.main(["fix", *args])
    assert isinstance(exit.value.code, int)
    return exit.value.code


def test_the_repaired_text_is_all_that_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    assert run("draft.txt") == 0
    printed = capsys.readouterr()
    assert printed.out == FIXED
    assert printed.err.startswith("replylint: draft.txt: 1 edit; ")
    assert (folder / "draft.txt").read_text(encoding="utf-8") == DRAFT


def test_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("-", stdin=DRAFT.encode()) == 0
    assert capsys.readouterr().out == FIXED


def test_the_diff_is_shown_and_tells_by_its_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (folder / "fixed.txt").write_text(FIXED, encoding="utf-8")
    assert run("draft.txt", "--diff") == 1
    lines = capsys.readouterr().out.splitlines()
    assert "-Obviously, the shop is shut. I refunded the £30 this morning." in lines
    assert "+The shop is shut. I refunded the £30 this morning." in lines
    assert run("fixed.txt", "--diff") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_in_place_keeps_encoding_line_ends_and_mode(folder: Path, encoding: str) -> None:
    file = folder / "draft.txt"
    file.write_bytes(DRAFT.replace("\n", "\r\n").encode(encoding))
    file.chmod(0o640)
    assert run("draft.txt", "--in-place") == 0
    assert file.read_bytes() == FIXED.replace("\n", "\r\n").encode(encoding)
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in folder.iterdir()] == ["draft.txt"]


def test_in_place_refuses_a_mail_and_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mail = f"From: a@example.com\nContent-Type: text/plain; charset=utf-8\n\n{DRAFT}"
    (folder / "a.eml").write_text(mail, encoding="utf-8")
    (folder / "b.txt").write_text(DRAFT, encoding="utf-8")
    assert run("a.eml", "b.txt", "--in-place") == 2
    assert "a.eml: a mail or an HTML page can't be repaired in place" in capsys.readouterr().err
    assert (folder / "a.eml").read_text(encoding="utf-8") == mail
    assert (folder / "b.txt").read_text(encoding="utf-8") == FIXED


def test_names_and_the_customer_reach_the_rules(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "draft.txt").write_text("Dear customer,\n\nI refunded the £30 this morning.\n\nBest,\nTom\n", encoding="utf-8")
    assert run("draft.txt", "--customer-name", "Anna Weber") == 0
    assert capsys.readouterr().out.startswith("Hi Anna,")


def test_the_quoted_message_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quoted = "\nOn Mon, 3 Mar 2025 at 10:12, Anna <anna@example.com> wrote:\n> Obviously, you failed me!!! As I already said.\n"
    (folder / "draft.txt").write_text(DRAFT + quoted, encoding="utf-8")
    run("draft.txt")
    assert capsys.readouterr().out == FIXED + quoted


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["a.txt", "b.txt"], "several drafts: give --in-place or --diff"),
        (["a.txt", "--in-place", "--diff"], "give one of them"),
        (["-", "--in-place"], "standard input can't be written in place"),
        (["-", "--customer", "-"], "standard input can't be both"),
        (["none.txt"], "none.txt: no such file or folder"),
        (["a.txt", "--grade", "needs-facts"], "'needs-facts' is not one of 'safe', 'review'"),
        (["a.txt", "--select", "XYZ001"], "no rule or family 'XYZ001'"),
        ([], "Missing argument"),
    ],
)
def test_what_is_wrong_is_said(folder: Path, capsys: pytest.CaptureFixture[str], args: list[str], told: str) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(DRAFT, encoding="utf-8")
    assert run(*args) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err


def test_what_is_not_english_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    german = "Sehr geehrte Frau Weber, leider haben wir Ihre Bestellung noch nicht verschickt, weil der Artikel nicht lieferbar ist.\n"
    (folder / "draft.txt").write_text(german, encoding="utf-8")
    assert run("draft.txt") == 0
    assert capsys.readouterr().out == german
