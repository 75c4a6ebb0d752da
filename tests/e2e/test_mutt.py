"""A real mutt that sends through `replylint sendmail`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
BLAME = "Hi Anna,\n\nYou failed to attach the receipt.\n\nBest,\nTom\n"
FINE = "Hi Anna,\n\nI refunded the £30 to your card this morning.\n\nBest,\nTom\n"


@pytest.fixture
def mutt(need: Any, tmp_path: Path) -> Any:
    program = need("mutt", "email")
    mta = tmp_path / "mta"
    mta.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > {tmp_path}/args\ncat > {tmp_path}/sent\n")
    mta.chmod(0o755)
    wrapper = tmp_path / "replylint"
    wrapper.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m replylint "$@"\n')
    wrapper.chmod(0o755)
    # As docs/sendmail.md has it.
    (tmp_path / "muttrc").write_text(
        f'set sendmail="{wrapper} sendmail -- {mta} -t"\nset sendmail_wait=0\nset copy=no\nset charset=utf-8\n'
        'set from="Tom <tom@shop.example>"\nset use_envelope_from=no\n'
    )

    def send(body: str, *commands: str) -> tuple[int, str, bytes | None]:
        extra = [part for command in commands for part in ("-e", command)]
        command = [program, "-n", "-F", str(tmp_path / "muttrc"), *extra, "-s", "Re: order", "--", "anna@mail.example"]
        env = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        done = subprocess.run(
            command, input=body, capture_output=True, text=True, check=False, env=env, timeout=120, cwd=tmp_path
        )
        sent = tmp_path / "sent"
        return done.returncode, done.stdout + done.stderr, sent.read_bytes() if sent.exists() else None

    return send


def test_a_reply_that_would_hurt_stays(mutt: Any) -> None:
    code, said, sent = mutt(BLAME)
    assert (code, sent) == (1, None)
    assert "child exited 69 (Service unavailable.)" in said
    assert "replylint: not sent: 1 error" in said
    assert "BLM001" in said


def test_a_good_reply_goes_out(mutt: Any, tmp_path: Path) -> None:
    code, said, sent = mutt(FINE)
    assert code == 0, said
    assert sent is not None
    assert b"To: anna@mail.example" in sent
    assert b"Subject: Re: order" in sent
    assert b"I refunded the" in sent
    assert "-t" in (tmp_path / "args").read_text().split()


def test_the_header_sends_it_anyway(mutt: Any) -> None:
    code, said, sent = mutt(BLAME, "my_hdr X-Replylint: skip")
    assert code == 0, said
    assert sent is not None
    assert b"You failed to attach the receipt." in sent
