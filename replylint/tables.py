"""Tables in: the replies that a help desk exports, as CSV, TSV, JSON or JSON Lines, a row each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from replylint.errors import ConfigError, DraftError
from replylint.mail import Mail, decode, read_bytes

TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")
REPLIES = ("reply", "draft", "response", "answer", "agent_reply", "body", "text")
"""The columns that are taken for the reply where none is named: the first of these that there is, in any case."""
CUSTOMERS = ("customer", "customer_message", "inquiry", "enquiry", "question", "request", "complaint")
MAX_BYTES = 200_000_000
_MAX_FIELD = 10_000_000  # beyond the module's own 131,072 characters; a draft has a limit of its own

Row = Mapping[str, Any]


def is_table(path: Path) -> bool:
    """Whether a file is read row by row, by the end of its name."""
    return path.suffix.lower() in TABLES


def read_table(path: Path, reply: str | None = None, customer: str | None = None) -> Iterator[tuple[int, Mail | DraftError]]:
    """For each row its number, as a spreadsheet or an editor shows it, and its draft with the customer's message, or the error.

    `reply` and `customer` name the columns. Raises DraftError for a file that can't be read, ConfigError for a column that it lacks.
    """
    text = decode(read_bytes(path, MAX_BYTES))
    suffix = path.suffix.lower()
    numbered = list(_cells(text) if suffix in (".csv", ".tsv") else _objects(text, suffix))
    columns = list(dict.fromkeys(name for _, row in numbered if not isinstance(row, DraftError) for name in row))
    of_reply, of_customer = (
        _column(columns, reply, REPLIES, "--reply-column"),
        _column(columns, customer, CUSTOMERS, "--customer-column"),
    )
    if of_reply is None and columns:
        raise ConfigError(
            f"no column is called {', '.join(REPLIES[:-1])} or {REPLIES[-1]}; --reply-column names it: {', '.join(columns)}"
        )
    for number, row in numbered:
        yield number, row if isinstance(row, DraftError) else _mail(row, of_reply, of_customer)


def _cells(text: str) -> Iterator[tuple[int, Row | DraftError]]:
    """The rows below the first, which names the columns; the first is row 1. What parts the columns is told by the first line."""
    csv.field_size_limit(_MAX_FIELD)
    head = text.partition("\n")[0]
    delimiter = max(",;\t|", key=head.count)
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter), 2):
            yield number, {name: cell for name, cell in row.items() if name is not None}
    except csv.Error as error:
        raise DraftError(f"not a table that can be read: {error}") from error


def _objects(text: str, suffix: str) -> Iterator[tuple[int, Row | DraftError]]:
    """The objects of a list, or one a line; the first is row 1."""
    if suffix == ".json":
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise DraftError("not JSON; a file with an object a line is called .jsonl") from error
        rows: Iterable[tuple[int, Any]] = enumerate(whole if isinstance(whole, list) else [whole], 1)
    else:
        rows = ((number, _parsed(line)) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    for number, row in rows:
        yield number, row if isinstance(row, dict) else DraftError("not an object with the columns as its keys")


def _parsed(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _column(columns: list[str], named: str | None, usual: tuple[str, ...], option: str) -> str | None:
    if named is not None:
        if columns and named not in columns:
            raise ConfigError(f"{option} {named}: there is no such column, only {', '.join(columns)}")
        return named
    plain = {column.strip().lower().replace(" ", "_"): column for column in reversed(columns)}
    return next((plain[name] for name in usual if name in plain), None)


def _mail(row: Row, reply: str | None, customer: str | None) -> Mail | DraftError:
    draft, message = row.get(reply or ""), row.get(customer or "")
    if draft is not None and not isinstance(draft, str):
        return DraftError(f"the reply is no text but {type(draft).__name__}")
    return Mail(draft=draft or "", customer=message if isinstance(message, str) and message.strip() else None)
