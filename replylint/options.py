"""Options that several commands share. Only click is loaded here, so the choices are written out; a test holds them to the models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

CHANNELS = ("email", "chat", "social", "review")
BARS = ("error", "warning", "info", "never")


def draft_options(command: Command) -> Command:
    """What is known of a draft: the message that it answers, names, and the channel."""
    return _all(
        command,
        click.option(
            "--customer", metavar="FILE", help="The message that the drafts answer; else the one that a draft quotes."
        ),
        click.option("--customer-name", metavar="NAME", help="What the customer is called."),
        click.option("--agent-name", metavar="NAME", help="Who signs the reply."),
        click.option("--company", metavar="NAME", help="What the company is called."),
        click.option(
            "--channel",
            type=click.Choice(CHANNELS),
            help="Where the reply goes; it decides the profile if none is given.",
        ),
    )


def rule_options(command: Command) -> Command:
    """Which rules are asked."""
    return _all(
        command,
        click.option("--profile", metavar="NAME", help="The rules' profile: email, chat, social, public-review or regulated."),
        click.option(
            "--select", multiple=True, metavar="RULES", help="Only these codes, names or families, with commas between."
        ),
        click.option("--ignore", multiple=True, metavar="RULES", help="All but these."),
    )


def bar_options(fail_on: str, fail_under: str) -> Callable[[Command], Command]:
    """From where on a finding is shown, and from where on a draft fails; the texts tell what becomes of one that does."""

    def added(command: Command) -> Command:
        return _all(
            command,
            click.option("--min-confidence", type=float, metavar="0..1", help="Hide what is less sure than this."),
            click.option("--fail-on", type=click.Choice(BARS), help=f"{fail_on}  [default: error]"),
            click.option("--fail-under", type=float, metavar="0..100", help=fail_under),
        )

    return added


def _all(command: Command, *options: Callable[[Command], Command]) -> Command:
    """As if they stood above the command in this order, which is the order in its help."""
    for option in reversed(options):
        command = option(command)
    return command
