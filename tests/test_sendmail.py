"""`replylint sendmail`: what is handed on, to the byte, and what is held back."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAD = b"From: Tom <tom@shop.example>\r\nTo: Anna <anna@mail.example>\r\nSubject: Re: order\r\n"
BLAME = b"Hi Anna,\r\n\r\nYou failed to attach the receipt.\r\n\r\nBest,\r\nTom\r\n"
FINE = "Hi Anna,\r\n\r\nI refunded the £30 to your card this morning.\r\n\r\nBest,\r\nTom\r\n".encode()
QUOTED = (
    b"\r\nOn Mon, 3 Mar 2025 at 10:12, Anna <anna@mail.example> wrote:\r\n> You failed to attach the receipt, you idiots.\r\n"
)
UTF8 = b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"


@dataclass
class Done:
    code: int
    err: str
    sent: bytes | None
    args: list[str]


@pytest.fixture
def send(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs the command with a program that keeps its bytes and its arguments and exits as told."""
    mta = tmp_path / "mta"
    mta.write_text(
        f"#!{sys.executable}\nimport sys, os\n"
        f"open({str(tmp_path / 'args')!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
        f"open({str(tmp_path / 'sent')!r}, 'wb').write(sys.stdin.buffer.read())\n"
        "sys.exit(int(os.environ.get('MTA_EXIT', '0')))\n"
    )
    mta.chmod(0o755)

    def sending(mail: bytes, *options: str, args: tuple[str, ...] = (), mta_exit: int = 0) -> Done:
        command = [sys.executable, "-m", "replylint", "sendmail", *options, "--", str(mta), *args]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "MTA_EXIT": str(mta_exit), "COLUMNS": "80"}
        done = subprocess.run(command, input=mail, capture_output=True, check=False, env=env, cwd=tmp_path, timeout=120)
        sent = tmp_path / "sent"
        assert done.stdout == b""
        return Done(
            done.returncode,
            done.stderr.decode(),
            sent.read_bytes() if sent.exists() else None,
            (tmp_path / "args").read_text().splitlines() if sent.exists() else [],
        )

    return sending


def test_a_mail_that_would_hurt_is_not_sent(send) -> None:  # type: ignore[no-untyped-def]
    done = send(HEAD + b"\r\n" + BLAME)
    assert (done.code, done.sent) == (69, None)
    assert done.err.startswith("replylint: not sent: 1 error\n\nline 3: error BLM001 blames-customer\n")
    assert "“You failed to attach the receipt”" in done.err
    assert "instead: " in done.err
    assert '"X-Replylint: skip"' in done.err
    assert max(map(len, done.err.splitlines())) <= 80


def test_a_good_mail_is_handed_on_to_the_byte_with_its_arguments(send) -> None:  # type: ignore[no-untyped-def]
    mail = HEAD + UTF8 + b"Bcc: boss@shop.example\r\n\r\n" + FINE + b"\x80 no UTF-8, no line end"
    done = send(mail, args=("-t", "--", "-oi", "anna@mail.example"), mta_exit=3)
    assert (done.code, done.err, done.sent) == (3, "", mail)
    assert done.args == ["-t", "--", "-oi", "anna@mail.example"]


def test_what_the_mail_quotes_is_not_its_own(send) -> None:  # type: ignore[no-untyped-def]
    mail = HEAD + UTF8 + b"\r\n" + FINE + QUOTED
    assert send(mail, "--select", "blame").sent == mail


@pytest.mark.parametrize("value", [b"skip", b" SKIP "])
def test_a_header_sends_it_as_it_is(send, value: bytes) -> None:  # type: ignore[no-untyped-def]
    mail = HEAD + b"X-Replylint: " + value + b"\r\n\r\n" + BLAME
    done = send(mail)
    assert (done.code, done.err, done.sent) == (0, "", mail)


def test_another_value_or_a_line_of_the_body_skips_nothing(send) -> None:  # type: ignore[no-untyped-def]
    assert send(HEAD + b"X-Replylint: yes\r\n\r\n" + BLAME).code == 69
    assert send(HEAD + b"\r\nX-Replylint: skip\r\n" + BLAME).code == 69


@pytest.mark.parametrize(
    "mail",
    [
        HEAD + b"\r\n" + QUOTED,
        HEAD + b"\r\n",
        HEAD + b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n",
        b"no mail at all",
        b"",
    ],
    ids=["quoted only", "empty", "calendar", "no mail", "nothing"],
)
def test_what_cant_be_checked_is_handed_on_and_told(send, mail: bytes) -> None:  # type: ignore[no-untyped-def]
    done = send(mail)
    assert (done.code, done.sent) == (0, mail)
    assert done.err.startswith("replylint: not checked: ")
    assert done.err.count("\n") == 1


def test_the_bar_and_the_settings(send, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    mail = HEAD + b"\r\n" + BLAME
    assert send(mail, "--fail-on", "never").sent == mail
    assert send(mail, "--fail-on", "never", "--fail-under", "95").err.startswith("replylint: not sent: the score is ")
    (tmp_path / "replylint.toml").write_text('ignore = ["BLM001"]\n')
    assert send(mail).sent == mail


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--", "no-such-program"], "no-such-program: there is no such program to send with"),
        ([], "COMMAND"),
        (["--fail-on", "fatal", "--", "true"], "'fatal' is not one of"),
        (["--config", "none.toml", "--", "true"], "none.toml"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_sends_nothing(args: list[str], says: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "replylint", "sendmail", *args]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, input=HEAD + b"\r\n" + BLAME, capture_output=True, check=False, env=env, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert says in done.stderr.decode()
