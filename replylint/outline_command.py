"""`replylint outline`: the customer's message in, the skeleton of a reply out."""

from __future__ import annotations

import click


@click.command("outline", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--customer", metavar="FILE", required=True, help="The customer's message: a file, or - for standard input.")
@click.option("--customer-name", metavar="NAME", help="What the customer is called; else the name under the message.")
@click.option("--agent-name", metavar="NAME", help="Who signs the reply.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True)
def outline_command(customer: str, customer_name: str | None, agent_name: str | None, format_: str) -> None:
    """Show the skeleton of a good reply.

    It is made from the customer's message alone, in the customer's own words, with {slots} for what
    only you know.
    """
    from replylint.context import Context
    from replylint.skeleton import outline
    from replylint.sources import read_message

    found = outline(read_message(customer), Context(customer_name=customer_name, agent_name=agent_name))
    click.echo(found.model_dump_json(indent=2).encode() + b"\n" if format_ == "json" else found.text, nl=False)
