"""Lines with their offsets, and what counts as blank."""

from __future__ import annotations

from typing import NamedTuple

BLANK = (
    " \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200e\u200f"
    "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""White space inside a line, and the invisible marks that mail programs leave beside it; no line feed."""


class Line(NamedTuple):
    """The text of a line without the blanks around, and where that starts and ends in the source; start == end for a blank line."""

    start: int
    end: int
    text: str


def split_lines(source: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of start..end; the offsets are those in `source`."""
    lines: list[Line] = []
    for whole in source[start:end].split("\n"):
        text = whole.strip(BLANK)
        left = start + (whole.index(text[0]) if text else 0)
        lines.append(Line(left, left + len(text), text))
        start += len(whole) + 1
    return lines


def skip_blank(source: str, start: int, end: int) -> int:
    """The first offset from `start` that is neither blank nor a line feed; `end` if there is none."""
    while start < end and (source[start] == "\n" or source[start] in BLANK):
        start += 1
    return start


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """start..end without the blanks and line feeds around; start == end when nothing is left."""
    text = source[start:end]
    left = len(text) - len(text.lstrip(BLANK + "\n"))
    right = len(text.rstrip(BLANK + "\n"))
    return (start + left, start + right) if left < right else (start, start)
