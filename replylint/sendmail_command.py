"""`replylint sendmail -- msmtp -t`: between a mail client and the program that sends. What fails its bar is not sent."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from replylint.errors import ConfigError, DraftError
from replylint.options import bar_options, rule_options

if TYPE_CHECKING:
    from replylint.report import Finding, Report

UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h, which mail clients know
HEADER = "X-Replylint"
_SHOWN = 3


@click.command("sendmail", context_settings={"allow_interspersed_args": False})
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED, metavar="-- COMMAND...")
@rule_options
@bar_options("The least severity that holds a mail back.", "Hold a mail with a lower score back too.")
@click.option("--config", metavar="FILE", help="Settings; else replylint.toml or pyproject.toml, found upward from here.")
def sendmail_command(command: tuple[str, ...], config: str | None, **given: Any) -> int:
    """Check a mail on standard input, then hand it to COMMAND, unchanged.

    A mail that fails its bar is not handed on: its findings are told and the exit code is 69
    (EX_UNAVAILABLE). The header "X-Replylint: skip" sends it as it is. Only the mail's own words
    count, not what it quotes. A mail with nothing to check is handed on.
    """
    program = shutil.which(command[0])
    if program is None:
        raise ConfigError(f"{command[0]}: there is no such program to send with")
    data = sys.stdin.buffer.read()
    if (held := _held(data, Path(config) if config else None, given)) is not None:
        click.echo(held, err=True, nl=False)
        return UNAVAILABLE
    return _handed_on([program, *command[1:]], data)


def _held(data: bytes, config: Path | None, given: dict[str, Any]) -> str | None:
    """Why the mail must not go, or None."""
    if _skips(data):
        return None
    from replylint.mail import read_mail
    from replylint.run import Run, as_options, failed_bars

    run = Run(as_options(given), config)
    settings = run.settings(Path.cwd())
    try:
        mail = read_mail(data)
        linter, context = run.linter(settings), run.context(settings)
        report = linter.lint(mail.draft, customer=mail.customer, context=context)
    except DraftError as error:
        click.echo(f"replylint: not checked: {error}", err=True)
        return None
    failed = [why for _, why in failed_bars(report, settings)]
    return _told(report, failed) if failed else None


def _skips(data: bytes) -> bool:
    from email.parser import BytesHeaderParser

    said = BytesHeaderParser().parsebytes(data).get_all(HEADER, [])
    return any(str(value).strip().lower() == "skip" for value in said)


def _told(report: Report, failed: list[str]) -> str:
    worst = sorted(report.findings, key=lambda f: (-f.severity.rank, -f.confidence, f.start))
    lines = [f"replylint: not sent: {', '.join(failed)}"]
    for finding in worst[:_SHOWN]:
        lines += ["", *_lines(finding)]
    if len(worst) > _SHOWN:
        lines += ["", f"And {len(worst) - _SHOWN} more."]
    lines += ["", f'The header "{HEADER}: skip" sends it as it is.']
    return "\n".join(lines) + "\n"


def _lines(finding: Finding) -> list[str]:
    width = min(max(shutil.get_terminal_size((80, 24)).columns, 40), 100)
    quoted = " ".join(finding.text.split())
    if len(quoted) > width - 10:
        quoted = quoted[: width - 11].rstrip() + "…"
    lines = [f"line {finding.line}: {finding.severity} {finding.code} {finding.name}"]
    lines += [f"  “{quoted}”"] if quoted else []
    lines += textwrap.wrap(finding.message, width, initial_indent="  ", subsequent_indent="  ")
    if finding.rewrites:
        text = " ".join(finding.rewrites[0].text.split()) or "leave it out"
        lines += textwrap.wrap(f"instead: {text}", width, initial_indent="  ", subsequent_indent="    ")
    return lines


def _handed_on(command: list[str], data: bytes) -> int:
    """The exit code of the program that sends, which gets the same bytes; 128 and the signal's number if a signal ended it."""
    code = subprocess.run(command, input=data, check=False, env=os.environ).returncode
    return code if code >= 0 else 128 - code
