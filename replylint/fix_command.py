"""`replylint fix`: a draft in, the repaired draft out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from replylint.errors import DraftError, ReplylintError
from replylint.options import draft_options, rule_options

if TYPE_CHECKING:
    from replylint.edits import Repaired
    from replylint.report import Report
    from replylint.run import Run
    from replylint.sources import Source


@click.command("fix", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--in-place", is_flag=True, help="Write the repaired text into the file; a mail or an HTML page is refused.")
@click.option("--diff", is_flag=True, help="Show what would change, and exit with 1 if something would.")
@click.option(
    "--grade",
    type=click.Choice(("safe", "review")),
    default="safe",
    show_default=True,
    help="Which rewrites: those that may be applied unseen, or those to be read first, too.",
)
@draft_options
@rule_options
@click.option("--config", metavar="FILE", help="Settings; else those found upward from each draft.")
def fix_command(
    files: tuple[str, ...],
    in_place: bool,
    diff: bool,
    grade: str,
    customer: str | None,
    customer_name: str | None,
    config: str | None,
    **given: Any,
) -> int:
    """Repair drafts, and print them.

    The rewrites that need no facts are applied. A FILE is a draft, or - for standard input. What is
    left to do is told on standard error.

    Exit code: 0; 1 when --diff shows a change; 2 when something could not be read or written.
    """
    from replylint.report import Grade
    from replylint.run import Run, as_options
    from replylint.sources import STDIN, Source, find_sources

    if in_place and diff:
        raise click.UsageError("--in-place writes and --diff only shows: give one of them")
    if in_place and STDIN in files:
        raise click.UsageError("standard input can't be written in place")
    if customer == STDIN and STDIN in files:
        raise click.UsageError("standard input can't be both the draft and the customer's message")
    found = list(find_sources(files))
    if len(found) > 1 and not in_place and not diff:
        raise click.UsageError("several drafts: give --in-place or --diff, or one draft at a time")
    run = Run(as_options(given), Path(config) if config else None)
    message = run.customer(customer) if customer else None
    trouble = changed = False
    for source in found:
        try:
            if not isinstance(source, Source):
                raise source[1]
            before, repaired = _repaired(run, source, message, customer_name, Grade(grade))
            if in_place:
                _write(source, before, repaired.text)
        except ReplylintError as error:
            path = source.path if isinstance(source, Source) else source[0]
            click.echo(f"replylint: {path}: {error}", err=True)
            trouble = True
            continue
        changed = changed or repaired.text != before
        if diff:
            click.echo("".join(_diff(source.path, before, repaired.text)), nl=False)
        elif not in_place:
            # The text as it was, line ends and all, whatever the platform makes of them.
            sys.stdout.flush()
            click.echo(repaired.text.encode(), nl=False)
        click.echo(f"replylint: {source.path}: {_told(repaired)}", err=True)
    return 2 if trouble else int(diff and changed)


def _repaired(run: Run, source: Source, message: str | None, customer_name: str | None, grade: Any) -> tuple[str, Repaired]:
    from replylint.fix import applied
    from replylint.sources import read

    settings, mail = run.settings(source.folder), read(source)
    report = run.linter(settings).lint(
        mail.draft, customer=message or mail.customer, context=run.context(settings, customer_name)
    )
    return mail.draft, applied(report, grade=grade)


def _write(source: Source, before: str, text: str) -> None:
    """The repaired text in the file's own encoding; the file is there as a whole at every moment."""
    import os
    import shutil

    assert source.file is not None
    if source.file.suffix.lower() in (".eml", ".html", ".htm"):
        raise DraftError("a mail or an HTML page can't be repaired in place; without --in-place its text is printed")
    if text == before:
        return
    file = source.file.resolve()
    part = file.with_name(f".{file.name}.part")
    try:
        data = file.read_bytes()
        encoding = next((e for e in ("utf-8", "utf-8-sig", "utf-16", "cp1252") if _encoded(before, e) == data), None)
        new = _encoded(text, encoding) if encoding else None
        if new is None:
            raise DraftError("the repaired text can't be written in the file's encoding; save the file as UTF-8")
        part.write_bytes(new)
        shutil.copymode(file, part)
        os.replace(part, file)  # noqa: PTH105 - the same, said plainly
    except OSError as error:
        part.unlink(missing_ok=True)
        raise DraftError(f"can't be written ({error.strerror or type(error).__name__})") from error


def _encoded(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    import difflib

    for line in difflib.unified_diff(before.splitlines(True), after.splitlines(True), path, f"{path} (repaired)"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _told(repaired: Repaired) -> str:
    """ "4 edits; 71/100, 2 findings left (1 error)" """
    report: Report = repaired.report
    if report.grade == "-":
        return report.verdict
    edits = sum(map(len, repaired.rounds))
    left = len(report.findings)
    errors = sum(f.severity.value == "error" for f in report.findings)
    told = f"{edits} edit{'' if edits == 1 else 's'}; {report.score:g}/100, {left} finding{'' if left == 1 else 's'} left"
    return told + (f" ({errors} error{'' if errors == 1 else 's'})" if errors else "")
