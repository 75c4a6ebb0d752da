"""Word lists and tables from `replylint/data`: one entry a line, sorted, with source and licence in the header (`#` lines)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from replylint.errors import LexiconError
from replylint.spelling import american

HERE = Path(__file__).parent / "data"
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])", re.IGNORECASE)


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of `data/{name}.txt` as they stand. Raises LexiconError when there is no such list or an entry stands twice."""
    path = HERE / f"{name}.txt"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"no word list named {name!r} in replylint/data ({error.strerror})") from error
    found = tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
    if len(set(found)) != len(found):
        raise LexiconError(f"{path.name}: an entry stands twice: {next(e for e in found if found.count(e) > 1)!r}")
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The entries of a list in their American spelling, to be compared with `Word.norm` and `Word.lemma`.

    Raises LexiconError for an entry with a hyphen in it: the tokenizer makes several words of it, so no one word is ever the same.
    """
    for entry in lines(name):
        if _HYPHEN.search(entry):
            raise LexiconError(f"{name}.txt: {entry!r} is several words to the tokenizer; only a phrase can find it")
    return frozenset(american(entry.lower()) for entry in lines(name))


@lru_cache(maxsize=1)
def chat_forms() -> dict[str, str]:
    """What chat forms and common misspellings stand for: "u" for "you", "recieve" for "receive"."""
    found: dict[str, str] = {}
    for line in lines("chat_spellings"):
        form, meant = line.split(" ")
        found[form] = meant
    return found
