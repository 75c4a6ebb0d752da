"""Where drafts come from: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.errors import DraftError

if TYPE_CHECKING:
    from replylint.mail import Mail

STDIN = "-"
TEXTS = (".txt", ".text", ".md", ".eml", ".html", ".htm")
"""What is taken from a folder, by the end of its name in any case. A file that is named is always read, a table (`tables.py`) by rows."""


@dataclass(frozen=True)
class Source:
    """A draft's place: `path` as the user wrote it, `file` None for standard input."""

    path: str
    file: Path | None

    @property
    def folder(self) -> Path:
        """Where the search for settings starts; the current folder for standard input."""
        return self.file.resolve().parent if self.file else Path.cwd()


def find_sources(arguments: Iterable[str]) -> Iterator[Source | tuple[str, DraftError]]:
    """The drafts that the arguments stand for, each once; for an argument that stands for none, its path and the error.

    Folders are searched to the bottom, hidden ones left out, in the order of their names.
    """
    seen: set[Path | None] = set()
    for argument in arguments:
        try:
            found = list(_expand(argument))
        except DraftError as error:
            yield _printable(argument), error
            continue
        for source in found:
            key = source.file.resolve() if source.file else None
            if key not in seen:
                seen.add(key)
                yield source


def read(source: Source) -> Mail:
    """The draft, and the customer's message if it quotes one. Raises DraftError for what can't be read as text."""
    from replylint.mail import MAX_BYTES, Mail, decode, read_file
    from replylint.tables import is_table

    if source.file is None:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise DraftError(f"more than {MAX_BYTES // 1_000_000} MB is too large for a draft")
        return Mail(draft=decode(data), customer=None)
    if is_table(source.file):
        raise DraftError("a table has many replies and can only be linted: replylint lint reads it row by row")
    try:
        return read_file(source.file)
    except DraftError as error:  # the path stands before every error already
        raise DraftError(str(error).removeprefix(f"{source.file}: ")) from error


def read_message(path: str) -> str:
    """The customer's message in a file, or from standard input. Raises DraftError for what can't be read, or is empty."""
    if path != STDIN and not Path(path).is_file():
        raise DraftError(f"{path}: no such file")
    try:
        message = read(Source(path, None if path == STDIN else Path(path))).draft
    except DraftError as error:
        raise DraftError(f"{path}: {error}") from error
    if not message.strip():
        raise DraftError(f"{path}: the customer's message is empty")
    return message


def _expand(argument: str) -> Iterator[Source]:
    if argument == STDIN:
        yield Source("<stdin>", None)
        return
    path = Path(argument)
    if path.is_dir():
        found = sorted(_texts(path))
        if not found:
            raise DraftError(f"no texts in this folder ({', '.join(TEXTS)})")
        yield from (Source(_printable(str(file)), file) for file in found)
    elif path.exists():
        yield Source(_printable(argument), path)
    else:
        raise DraftError("no such file or folder")


def _texts(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(TEXTS):
                yield Path(here, name)


def _printable(path: str) -> str:
    # A name that is not UTF-8 comes with lone surrogates, which no output takes.
    return path.encode("utf-8", "backslashreplace").decode()
