"""The masked text: what the rules read, of the same length as the source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from replylint.report import Zone
from replylint.zones.lines import BLANK

_INLINE_MASKED = frozenset({"quotation", "url", "code", "placeholder"})
_KEPT = frozenset({"body", "number"})

_PLAIN = {
    **dict.fromkeys("‘’‚‛‹›ʼ′´＇", "'"),
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys(BLANK, " "),
    **dict.fromkeys(map(chr, (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0))), " "),
}
_NEEDS_PLAIN = re.compile(r"[^\t\n -~]")
_WORD_CHARACTER = re.compile(r"\w")
_NUMBERED = re.compile(r"No\.(?<=[\w,(] No\.)(?= ?\d)")  # "at No. 5": else a refusal that ends the sentence

_SHORTEST_WRAPPED = 45
_GOES_ON = re.compile(r"[ \t]*(?:[a-z]|I\b|\d(?!\d?[.)]\s))")
_LEFT_OPEN = re.compile(
    r"(?:,|\b(?:a|an|the|this|that|these|those|to|of|and|or|but|your|our|my|his|her|their|its|for|with|in|on|at|by|from"
    r"|as|if|is|are|was"
    r"|were|will|be|been|have|has|we|you|i|not|so|than|into|about|after|before|until|because|which|who|can|could|would|should|may))$",
    re.IGNORECASE,
)


def mask(source: str, zones: Sequence[Zone]) -> str:
    """`source` with the zones blanked as the page of `replylint.zones` says; `zones` as `find_zones` gives them."""
    pieces: list[str] = []
    position = 0
    for zone in zones:
        if zone.start < position or zone.kind in _KEPT:
            continue
        pieces.append(source[position : zone.start])
        pieces.append(_masked(source, zone))
        position = zone.end
    pieces.append(source[position:])
    masked = _NUMBERED.sub("Num", "".join(pieces))
    masked = _NEEDS_PLAIN.sub(lambda found: _PLAIN.get(found[0], found[0]), masked)
    return _joined(masked) if "\n" in masked else masked


def _masked(source: str, zone: Zone) -> str:
    text = source[zone.start : zone.end]
    if zone.kind not in _INLINE_MASKED or "\n" in text:
        if zone.kind == "quotation":
            return _crossed(text)
        return "\n".join(" " * len(line) for line in text.split("\n"))
    if zone.kind == "quotation":
        return _crossed(text)
    if text[0] == "<" and zone.kind == "url" and zone.start and not source[zone.start - 1].isspace():
        return " " * len(text)
    return "X" + "x" * (len(text) - 1)


def _crossed(text: str) -> str:
    return text[0] + _WORD_CHARACTER.sub("x", text[1:-1]) + text[-1]


def _joined(masked: str) -> str:
    """The line feeds inside hard-wrapped sentences made spaces."""
    lines = masked.split("\n")
    pieces = [lines[0]]
    for above, below in pairwise(lines):
        pieces.append(" " if _is_wrapped(above, below) else "\n")
        pieces.append(below)
    return "".join(pieces)


def _is_wrapped(above: str, below: str) -> bool:
    if len(above) < _SHORTEST_WRAPPED or not below:
        return False
    above = above.rstrip()
    if len(above) < _SHORTEST_WRAPPED or above[-1] in ".!?:;…":
        return False
    if _GOES_ON.match(below):
        return True
    return below.lstrip()[:1].isalpha() and _LEFT_OPEN.search(above, len(above) - 12) is not None
