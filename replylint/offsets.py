"""Offsets in other units. Ours are code points; LanguageTool, editors and browsers count UTF-16 code units."""

from __future__ import annotations

from bisect import bisect_left


class Offsets:
    """Converts offsets in one text: 0 is its start, the length its end. Offsets outside are moved to the nearer end."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        # Where the characters stand that take more than the least room: mostly there are few, so each step is a search.
        self._wide = [i for i, c in enumerate(text) if c > "\uffff"]
        self._wide_units = [i + n for n, i in enumerate(self._wide)]

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 code units before a code point."""
        offset = min(max(offset, 0), self.length)
        return offset + bisect_left(self._wide, offset)

    def from_utf16(self, units: int) -> int:
        """The code point at which a UTF-16 offset stands; one in the middle of a pair is its start."""
        units = min(max(units, 0), self.length + len(self._wide))
        return units - bisect_left(self._wide_units, units)


def utf16_length(text: str) -> int:
    """The UTF-16 code units of a text."""
    return len(text) + sum(c > "\uffff" for c in text)
