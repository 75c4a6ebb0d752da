"""The words of a finding in their line, with carets under them: what a terminal of fixed width can show of a source."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

CUT = "…"
_TAB = 4
_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# They turn the direction of what follows, also of our own words.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Row:
    """A line of the source, or a part of it, and the carets that stand under it."""

    text: str
    carets: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """One code point as shown, and how many columns it takes."""

    shown: str
    width: int


def excerpt(source: str, start: int, end: int, *, width: int, rows: int = 3) -> list[Row]:
    """`source[start:end]` in its line or lines, none wider than `width` columns; what is cut is marked with an ellipsis.

    With `start == end` one caret stands at the place. Not more than `rows` rows are shown.
    """
    if start == end:
        start = end = _on_words(source, start)
    found: list[Row] = []
    first = source.rfind("\n", 0, start) + 1
    while len(found) <= rows:
        stop = source.find("\n", first)
        stop = len(source) if stop < 0 else stop
        line = source[first:stop].removesuffix("\r")
        low, high = max(start - first, 0), min(end - first, len(line))
        if low < high or start == end:
            found += _rows(line, low, high, width, rows)
        first = stop + 1
        if first >= end or first > len(source):
            break
    if len(found) > rows:
        last = found[rows - 1]
        found = [*found[: rows - 1], last if last.text.endswith(CUT) else _tailed(last, width)]
    return found


def columns(text: str) -> int:
    """How many columns a terminal gives to a text in one line."""
    return sum(cell.width for cell in _cells(text))


def clean(text: str) -> str:
    """A text in one line, without control characters: a draft must not be able to move the cursor."""
    return "".join(cell.shown for cell in _cells(" ".join(text.split())))


def _on_words(source: str, at: int) -> int:
    """A place on an empty line goes to the end of the text before it, or else to the start of the text after it."""
    line = source[source.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    if line.strip():
        return at
    before = len(source[:at].rstrip())
    return before or len(source) - len(source.lstrip())


def _rows(line: str, low: int, high: int, width: int, rows: int) -> list[Row]:
    cells = _cells(line)
    if sum(c.width for c in cells) + (low == len(cells)) <= width:
        return [_row(cells, low, high)]
    room = width - 2 * len(CUT)
    if sum(c.width for c in cells[low:high]) <= room:
        first, last = _window(cells, low, high, room)
        return [_part(cells, first, last, low, high)]
    found: list[Row] = []
    while low < high and len(found) <= rows:
        stop = _fill(cells, low, high, room)
        found.append(_part(cells, low, stop, low, stop))
        low = stop
    return found


def _window(cells: list[_Cell], low: int, high: int, room: int) -> tuple[int, int]:
    """As much of the line around the words as fits, half of it on each side where there is enough, cut between words."""
    room -= sum(c.width for c in cells[low:high])
    first, last, left = low, high, room // 2
    if sum(c.width for c in cells[high:]) < room - left:
        left = room - sum(c.width for c in cells[high:])
    used = 0
    while first > 0 and used + cells[first - 1].width <= left:
        first -= 1
        used += cells[first].width
    while last < len(cells) and used + cells[last].width <= room:
        used += cells[last].width
        last += 1
    while 0 < first < low and cells[first - 1].shown != " ":
        first += 1
    while high < last < len(cells) and cells[last].shown != " ":
        last -= 1
    return first, last


def _fill(cells: list[_Cell], low: int, high: int, room: int) -> int:
    """The end of what fits in a row, after a space where there is one."""
    used, stop = 0, low
    while stop < high and used + cells[stop].width <= room:
        used += cells[stop].width
        stop += 1
    if stop < high:
        space = next((i for i in range(stop, low, -1) if cells[i - 1].shown == " "), stop)
        stop = space
    return max(stop, low + 1)


def _part(cells: list[_Cell], first: int, last: int, low: int, high: int) -> Row:
    row = _row(cells[first:last], low - first, high - first)
    front = CUT if first > 0 else ""
    return Row(front + row.text + (CUT if last < len(cells) else ""), " " * len(front) + row.carets)


def _row(cells: list[_Cell], low: int, high: int) -> Row:
    before = sum(c.width for c in cells[:low])
    under = sum(c.width for c in cells[low:high])
    return Row("".join(c.shown for c in cells).rstrip(), " " * before + "^" * max(under, 1))


def _tailed(row: Row, width: int) -> Row:
    cells = _cells(row.text)
    while cells and sum(c.width for c in cells) >= width:
        cells.pop()
    return Row("".join(c.shown for c in cells) + CUT, row.carets[:width])


def _cells(line: str) -> list[_Cell]:
    if line.isascii() and line.isprintable():
        return [_Cell(character, 1) for character in line]
    cells: list[_Cell] = []
    column, joined = 0, False
    for character in line:
        cell = _cell(character, column)
        if joined or (cells and ord(character) in _SKIN_TONES):
            cell = _Cell(cell.shown, 0)  # an emoji of several parts takes the room of its first
        cells.append(cell)
        column += cell.width
        joined = character == _JOINER
    return cells


def _cell(character: str, column: int) -> _Cell:
    if character == "\t":
        wide = _TAB - column % _TAB
        return _Cell(" " * wide, wide)
    if character == "\u00a0":
        return _Cell(" ", 1)
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Cs") or character in _BIDI:
        return _Cell("\ufffd", 1)
    if category in ("Mn", "Me", "Cf"):
        return _Cell(character, 0)
    return _Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)
