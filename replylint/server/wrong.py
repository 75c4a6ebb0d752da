"""What is wrong with a request, said without any of its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from replylint.server.messages import Error, FieldError

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,40}")
_MANY = 20


class RefusalError(Exception):
    """A request that is not answered: the HTTP status, and pairs of a field's path and what is wrong with it."""

    def __init__(self, status: int, *paths_and_messages: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(f"refused with {status}")
        self.status = status
        self.headers = headers or {}
        paths, messages = paths_and_messages[::2], paths_and_messages[1::2]
        fields = [FieldError(path=path, message=message) for path, message in zip(paths, messages)]
        first = f"{paths[0]}: {messages[0]}" if paths[0] else messages[0]
        self.error = Error(error=first, fields=tuple(field for field in fields[:_MANY] if field.path))

    @classmethod
    def of(cls, status: int, error: Error) -> RefusalError:
        """From what a worker answered."""
        made = cls(status, "", error.error)
        made.error = error
        return made


def refusal(error: ValidationError, body: bytes) -> RefusalError:
    """The same, from what pydantic found. 400 for what is no JSON, else 422."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if found[0]["type"] == "json_invalid":
        halves = list(_half_characters(body))
        if halves:
            return RefusalError(422, *[part for path in halves for part in (path, "half a character (a lone surrogate)")])
        try:
            body.decode()
        except UnicodeDecodeError as wrong:
            return RefusalError(400, "", f"not UTF-8: byte {wrong.start + 1} of the body")
        return RefusalError(400, "", found[0]["msg"])
    return RefusalError(422, *[part for e in found for part in (dotted(e["loc"]), _plain(e["type"], e["msg"]))])


def dotted(place: tuple[int | str, ...]) -> str:
    """A place as a dotted path. A key that looks like no name is not repeated: somebody may have put the text there."""
    return ".".join(str(part) if isinstance(part, int) or _NAME.fullmatch(part) else "?" for part in place)


def _plain(kind: str, message: str) -> str:
    if kind == "extra_forbidden":
        return "no such field"
    if kind == "missing":
        return "is required"
    return (
        message.replace("Input should be", "must be")
        .replace("Tuple should have", "must have")
        .replace(" after validation", "")
        .removeprefix("Value error, ")
    )


def _half_characters(body: bytes) -> Iterator[str]:
    """The paths of the strings with a lone surrogate, which JSON can write and no text can hold."""
    try:
        yield from _halves(json.loads(body), "")
    except (ValueError, RecursionError):
        return


def _halves(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, str):
        if any("\ud800" <= c <= "\udfff" for c in value):
            yield path or "?"
    elif isinstance(value, list | dict):
        items = enumerate(value) if isinstance(value, list) else value.items()
        for key, item in items:
            yield from _halves(item, f"{path}.{dotted((key,))}".lstrip("."))
