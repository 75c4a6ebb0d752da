"""The zones of a draft, and the masked text that the rules read.

Block zones never overlap: `greeting` (the salutation; also a leading @mention or "Subject:" line), `body`, `quoted` (the mail of
other people), `signoff` (valediction and name), `signature` (what follows the name), `disclaimer`. Inline zones lie inside block
zones: `quotation`, `url` (also e-mail addresses), `number` (of an order, a ticket, a parcel), `code`, `placeholder`.

Masking never changes a length: an offset in the masked text is one in the source, in code points, the end excluded. It replaces

- every character of a block zone other than the body by a space, line feeds kept; so too a fenced code block, and an address in
  angle brackets stuck to a word;
- a URL, an e-mail address, inline code or a placeholder by "Xxx…", which parses as one noun;
- each word character inside a quotation by "x", the marks kept;
- curly quotes, guillemets and accents used as apostrophes by ' and "; wide, thin and zero-width spaces, control characters and
  carriage returns by a space;
- a line feed in the middle of a hard-wrapped sentence by a space;
- the "No." of "at No. 5" by "Num", or it would refuse and end the sentence;

and nothing else. Numbers stay as they are.
"""

from __future__ import annotations

from replylint.report import Zone
from replylint.zones.closing import closing
from replylint.zones.greeting import opening
from replylint.zones.inline import inline
from replylint.zones.lines import Line, split_lines, trimmed
from replylint.zones.masking import mask
from replylint.zones.names import folded
from replylint.zones.quoted import customer_message, quoted_runs

__all__ = ["BLOCKS", "INLINE", "customer_message", "find_zones", "mask"]

BLOCKS = frozenset({"greeting", "body", "quoted", "signoff", "signature", "disclaimer"})
INLINE = frozenset({"quotation", "url", "number", "code", "placeholder"})


def find_zones(source: str, *, customer_name: str | None = None, agent_name: str | None = None) -> tuple[Zone, ...]:
    """All zones of `source`, ordered by start, an outer one before the inner ones.

    The names, when known, settle whether a lone "Sam" greets or signs.
    """
    blocks = _blocks(source, folded(customer_name), folded(agent_name))
    found = [*blocks, *inline(source, blocks)]
    found.sort(key=lambda zone: (zone.start, -zone.end))
    return tuple(found)


def _blocks(source: str, customer: frozenset[str], agent: frozenset[str]) -> list[Zone]:
    lines = split_lines(source)
    texts = [line.text for line in lines]
    zones: list[Zone] = []
    own: list[tuple[int, int]] = []
    first = 0
    for start, end in [*quoted_runs(texts), (len(lines), len(lines))]:
        if any(texts[first:start]):
            own.append((lines[first].start, lines[start - 1].end))
        if start < end:
            zones.append(_quoted(lines, start, end))
        first = end
    if not own:
        return zones
    greeting = opening(source, *own[0], customer)
    zones.extend(greeting)
    if greeting:
        own[0] = greeting[-1].end, own[0][1]
    # From the bottom up: a mail program may put the signature below the quoted history, with the sign-off above it.
    closed = False
    for index in range(len(own) - 1, -1, -1):
        start, end = own[index]
        foot = [] if closed else closing(source, start, end, customer, agent, opens=index == 0 and not greeting)
        body = _between(source, start, end, foot)
        zones.extend(foot)
        zones.extend(body)
        closed = closed or bool(body)
    zones.sort(key=lambda zone: zone.start)
    return zones


def _quoted(lines: list[Line], start: int, end: int) -> Zone:
    while end - 1 > start and not lines[end - 1].text:
        end -= 1
    return Zone(kind="quoted", start=lines[start].start, end=lines[end - 1].end)


def _between(source: str, start: int, end: int, foot: list[Zone]) -> list[Zone]:
    """The body: what is left of start..end beside `foot`, without the white space around."""
    bodies: list[Zone] = []
    for edge, following in [*((zone.start, zone.end) for zone in sorted(foot, key=lambda zone: zone.start)), (end, end)]:
        left, right = trimmed(source, start, edge)
        if left < right:
            bodies.append(Zone(kind="body", start=left, end=right))
        start = following
    return bodies
