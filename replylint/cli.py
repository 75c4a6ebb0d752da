"""The command line. Only click is loaded until there is something to lint, so that `--help` is quick."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from replylint.errors import ReplylintError
from replylint.fix_command import fix_command
from replylint.options import bar_options, draft_options, rule_options
from replylint.outline_command import outline_command
from replylint.sendmail_command import sendmail_command
from replylint.serve_command import serve_command

if TYPE_CHECKING:
    from replylint.render import Outcome, Page

CLEAN, FOUND, TROUBLE = 0, 1, 2
FORMATS = ("text", "json")


class _Front(click.Group):
    """A group that lints when its first argument is not a command: `replylint draft.txt`. A file named `rules` is `./rules`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in (*self.commands, "--help", "-h", "--version"):
            args = ["lint", *args]
        return super().parse_args(ctx, args)

    def format_help(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with lint_command.make_context("replylint", [], resilient_parsing=True) as inner:
            lint_command.format_help(inner, formatter)
        others = [(name, command.get_short_help_str(70)) for name, command in self.commands.items() if name != "lint"]
        with formatter.section("Other commands"):
            formatter.write_dl([(f"replylint {name}", text) for name, text in others])


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from replylint import __version__

        click.echo(f"replylint {__version__}")
        ctx.exit()


_CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=_Front, context_settings=_CONTEXT_SETTINGS)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """The linter for customer-service replies."""


@cli.command("lint", context_settings=_CONTEXT_SETTINGS)
@click.argument("files", nargs=-1, metavar="FILE...")
@draft_options
@click.option("--reply-column", metavar="NAME", help="A table's column with the reply.  [default: reply, body, text …]")
@click.option("--customer-column", metavar="NAME", help="That with the customer's message.  [default: customer, question …]")
@rule_options
@bar_options("The least severity that makes a draft fail.", "A draft with a lower score fails too.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="What is written to standard output.  [default: text]")
@click.option("--config", metavar="FILE", help="Settings; else replylint.toml or pyproject.toml, found upward from each draft.")
def lint_command(
    files: tuple[str, ...],
    customer: str | None,
    customer_name: str | None,
    reply_column: str | None,
    customer_column: str | None,
    config: str | None,
    **given: Any,
) -> int:
    """Check replies to customers before they are sent.

    A FILE is a draft (text, Markdown, HTML or .eml), a table of them (.csv, .tsv, .json or .jsonl, a
    reply in each row), a folder of drafts, or - for standard input.

    Exit code: 0 when no draft fails, 1 when one does, 2 when something could not be read or a rule
    crashed. A draft fails when it has an error (--fail-on moves the bar), or when its score is under
    --fail-under; without that option no score fails.
    """
    if not files:
        raise click.UsageError("name a draft, a folder, or - for standard input (--help tells more)")
    if customer == "-" and "-" in files:
        raise click.UsageError("standard input can't be both the draft and the customer's message")
    from replylint.render import renderer
    from replylint.run import Run, as_options

    run = Run(as_options(given), Path(config) if config else None)
    start = Path(files[0]) if Path(files[0]).is_dir() else Path(files[0]).parent
    settings = run.settings(start)
    message = run.customer(customer) if customer else None
    failed = _Failed()
    outcomes = failed.watch(run.outcomes(files, message, customer_name, (reply_column, customer_column)))
    for piece in renderer(settings.format)(outcomes, _page()):
        # JSON is UTF-8, whatever the terminal speaks.
        click.echo(piece.encode() if settings.format == "json" else piece, nl=False, color=_page().color)
    failed.tell()
    return failed.exit_code


@cli.command("explain")
@click.argument("rule", metavar="CODE|NAME")
def explain_command(rule: str) -> None:
    """Show a rule's page: what it finds, why, and examples."""
    from replylint import catalog, docs

    click.echo(docs.explain(catalog.load().find(rule), width=_page().width))


@cli.command("rules")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text")
def rules_command(format_: str) -> None:
    """List all rules and strengths."""
    from replylint import catalog, docs

    found = catalog.load()
    click.echo(docs.listing_json(found) if format_ == "json" else docs.listing(found, width=_page().width), nl=False)


@cli.command("new")
@click.argument("name", metavar="FAMILY/SOME-FAULT")
@click.option("--code", metavar="ABC123", help="The rule's code; else the next free one of the family.")
@click.option("--into", metavar="DIR", help="The package of rules to put it in; else replylint/rules, if that is here.")
def new_command(name: str, code: str | None, into: str | None) -> None:
    """Write a new rule that works, to be changed into yours."""
    from replylint import catalog, scaffold

    path = scaffold.write(name, code=code, into=Path(into) if into else None, catalog=catalog.load())
    click.echo(str(path))


cli.add_command(serve_command)
cli.add_command(sendmail_command)
cli.add_command(fix_command)
cli.add_command(outline_command)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """The command `replylint`. Every error of ours is one line on standard error and exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a sign that the terminal lacks must not stop the run
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cli.main(args=args, prog_name="replylint", standalone_mode=False)
    except click.ClickException as error:
        _say(error.format_message())
        code = TROUBLE
    except ReplylintError as error:
        _say(str(error))
        code = TROUBLE
    except (click.Abort, KeyboardInterrupt):
        _say("stopped")
        code = 130
    except BrokenPipeError:  # the reader, `head` for instance, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = TROUBLE
    sys.exit(code or CLEAN)


@dataclass
class _Failed:
    """What went wrong in one call. Trouble is told as it comes, failed bars at the end; both on standard error."""

    drafts: int = 0
    trouble: bool = False
    crashed: set[str] = field(default_factory=set)
    bars: dict[str, list[str]] = field(default_factory=dict)

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The same outcomes, counted."""
        for outcome in outcomes:
            self.drafts += 1
            if outcome.error is not None:
                self.trouble = True
                _say(f"{outcome.path}: {outcome.error}")
            if outcome.report is not None:
                self.crashed |= {failure.code for failure in outcome.report.failures}
            for bar, why in outcome.failed:
                self.bars.setdefault(bar, []).append(why)
            yield outcome

    def tell(self) -> None:
        """Say which bars were failed, and by what or by how many."""
        if self.crashed:
            _say(f"not everything was checked, because rules crashed: {', '.join(sorted(self.crashed))}")
        for bar, reasons in self.bars.items():
            _say(f"fails {bar}: {reasons[0]}" if self.drafts == 1 else f"{len(reasons)} of {self.drafts} drafts fail {bar}")

    @property
    def exit_code(self) -> int:
        """Trouble weighs more than a finding: not everything was checked."""
        if self.trouble or self.crashed:
            return TROUBLE
        return FOUND if self.bars else CLEAN


def _page() -> Page:
    from replylint.render import Page

    color = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Page(width=max(shutil.get_terminal_size((100, 24)).columns, 40), color=color)


def _say(message: str) -> None:
    click.echo(f"replylint: {message}", err=True)
