"""A draft: the text that somebody is about to send, its zones, and the masked text that the rules read.

Offsets count code points from the start of the source, the end excluded; the masked text has the same length, so an offset in
one is an offset in the other. Lines and columns count from 1; a line ends with a line feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from replylint.errors import DraftError
from replylint.report import Zone
from replylint.zones import customer_message, find_zones, mask

MAX_CHARACTERS = 200_000
"""The longest draft, in code points; a reply is never near it, and every cost stays bounded."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# A stray control character is pasted now and then; more than these is not text.
_STRAY_CONTROLS = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """`len(masked) == len(source)`. `customer` is the message found in the quoted history, or None."""

    source: str
    masked: str
    zones: tuple[Zone, ...]
    customer: str | None
    _line_starts: tuple[int, ...] = field(repr=False, compare=False)
    _by_kind: dict[str, tuple[Zone, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        by_kind: dict[str, list[Zone]] = {}
        for zone in self.zones:
            by_kind.setdefault(zone.kind, []).append(zone)
        self._by_kind.update({kind: tuple(zones) for kind, zones in by_kind.items()})

    def of(self, kind: str) -> tuple[Zone, ...]:
        """The zones of one kind, in order."""
        return self._by_kind.get(kind, ())

    def text(self, zone: Zone) -> str:
        """The source text of a zone."""
        return self.source[zone.start : zone.end]

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column, both from 1, of an offset from 0 to `len(source)`."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def point(self, where: Literal["start", "after-greeting", "end"]) -> int:
        """The offset at which something that is missing belongs.

        `start`: where the body begins; `after-greeting`: right after the greeting, or `start` when there is none; `end`: where the
        body ends, before the sign-off.
        """
        greetings, bodies, signoffs = self.of("greeting"), self.of("body"), self.of("signoff")
        if where == "after-greeting" and greetings:
            return greetings[-1].end
        if not bodies:
            return greetings[-1].end if greetings else self._first_own()
        if where != "end":
            return bodies[0].start
        before = [zone.end for zone in bodies if not signoffs or zone.end <= signoffs[-1].start]
        return before[-1] if before else bodies[-1].end

    def _first_own(self) -> int:
        return next((zone.start for zone in self.zones if zone.kind in {"signoff", "signature"}), 0)


def read_draft(source: str, *, customer_name: str | None = None, agent_name: str | None = None) -> Draft:
    """Finds the zones of a draft and masks them.

    The names, when known, tell a greeting or a closing name from a word. Raises `DraftError` for a text that is empty, has
    nothing but quoted history, is longer than `MAX_CHARACTERS`, or is not text.
    """
    if len(source) > MAX_CHARACTERS:
        raise DraftError(f"The draft has {len(source):,} characters; at most {MAX_CHARACTERS:,} can be checked.")
    if "\x00" in source:
        raise DraftError(f"The draft is not text: it has a NUL at character {source.index(chr(0)) + 1}. Save it as UTF-8 text.")
    if (controls := len(_CONTROL.findall(source))) > _STRAY_CONTROLS:
        raise DraftError(f"The draft is not text: it has {controls:,} control characters. Save it as UTF-8 text.")
    if found := _SURROGATE.search(source):
        raise DraftError(
            f"The draft is not valid Unicode: half a character (a lone surrogate) at character {found.start() + 1}."
        )
    zones = find_zones(source, customer_name=customer_name, agent_name=agent_name)
    if not zones:
        raise DraftError("The draft is empty: there is no reply to check.")
    quoted = [source[zone.start : zone.end] for zone in zones if zone.kind == "quoted"]
    if len(quoted) == len(zones):
        raise DraftError("The draft has nothing but quoted history: write the reply above it.")
    customer = customer_message(quoted, customer_name=customer_name, agent_name=agent_name) if quoted else None
    starts = [0]
    position = source.find("\n")
    while position >= 0:
        starts.append(position + 1)
        position = source.find("\n", position + 1)
    return Draft(source=source, masked=mask(source, zones), zones=zones, customer=customer, _line_starts=tuple(starts))
