"""What stands inside the text and is not the agent's prose: URLs, numbers, code, placeholders, quotations of the customer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.report import Zone

_FENCE = re.compile(r"^[ \t]{0,3}(```|~~~)[^\n]{0,80}$", re.MULTILINE)
_TICKS = re.compile(r"(?<![`\w])`(?=[^\s`])[^`\n]{1,200}`(?!`)")

# Each starts with a literal, which the engine finds fast; what stands to the left is looked up by hand.
_AFTER_SCHEME = re.compile(r"://[^\s<>\"“”»]{1,2000}>?")
_WWW = re.compile(r"www\.[^\s<>\"“”»]{3,500}>?")
_SCHEME = re.compile(r"(?:https?|ftp)\Z", re.IGNORECASE)
_AT = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LOCAL_PART = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'")
# Endings that no missing space after a full stop would make; the others count only with a path ("bit.ly/x", "it.me" does not).
_SURE_ENDING = re.compile(r"\.(?:com|org|net|io|gov|edu|co\.uk|eu|de|fr|info|dev|app)$", re.IGNORECASE)
_ENDING = re.compile(
    r"\.(?:com|org|net|io|co\.uk|co|dev|app|gov|edu|info|eu|uk|de|fr|es|it|nl|pl|se|dk|no|ch|at|be|ie|ca|au|us|me|ly"
    r"|gl)(?![\w-])"
    r"(?P<path>/[^\s<>\"”»]{0,500})?",
    re.IGNORECASE,
)

_SLOT_MARKS = ("{", "[", "<", "%", "_", "XX", "xx", "$X", "£X", "€X", "orem", "OREM")
_SLOT_NOUN = (
    r"(?:name|firstname|lastname|order|date|slot|amount|number|reason|link|product|company|agent|title|address|time|here|url|email"
    r"|customer)"
)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}%\n]{1,80}%\}|\$\{[^{}\n]{1,60}\}|\{[A-Za-z][\w. -]{0,40}\}|<<[^<>\n]{1,60}>>"
    r"|%{1,2}[A-Z][A-Z0-9_.]{2,40}%{1,2}|\[[A-Z][A-Z0-9_ /#.'-]{2,60}\](?!\()"
    r"|(?i:\[(?:your|customer|client|guest|user|agent|first|last|full|company|brand|team|order|ticket|case|product|item"
    r"|insert|enter|add"
    r"|tracking|phone|account)[\w /#.'’-]{0,60}\](?!\())"
    rf"|(?i:\[[^\[\]\n]{{0,30}}\b{_SLOT_NOUN}\b[^\[\]\n]{{0,40}}\](?!\())"
    r"|(?i:\[(?:branch|city|day|department|job|month|price|store|weekday|year)\](?!\())"
    rf"|(?i:<(?:[a-z]{{2,20}}[ _-]){{0,2}}{_SLOT_NOUN}>)"
    r"|(?i:\blorem ipsum\b)|(?<![\w/])(?:X{2,}(?:[/.-]X{2,}){1,3}|X{3,})(?![\w/])|(?<=[$£€])X{1,6}(?:\.XX)?\b|(?<=[$£€])x{2,6}(?:[.,]x{2,3}){0,2}\b"
    r"|(?<![\w/])(?:[Xx]{2}[/.-]){2}(?:20)?(?:[Xx]{2}){1,2}(?![\w/])"
    r"|(?<!_)_{3,20}(?!_)"
)

_DIGIT_RUN = re.compile(r"\d[A-Za-z0-9]*(?:[-/][A-Za-z0-9]+){0,6}")
_MORE_GROUPS = re.compile(r"(?:[ \u00a0]\d{2,5}){1,5}(?![\w.,]\w)\b")
_NUMBER_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_NUMBERED_THING = re.compile(
    r"\b(?:order|ticket|case|invoice|reference|ref|tracking|booking|claim|account|application|policy|rma|parcel|shipment"
    r"|consignment"
    r"|customer|confirmation|request|incident|job|meter|serial|voucher|reservation|quote|repair)"
    r"(?:\s(?:number|no|nr|id|code|ref|reference))?(?:\sis)?\.?[:\s]{0,2}\(?#?$",
    re.IGNORECASE,
)
_NUMBER_SHAPE = re.compile(r"1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|[A-Z]{2,6}-\d{3,}(?:-\d+){0,4}|\d{8,30}")

_QUOTE = re.compile("[\"'“„«‘]")
_QUOTED = {
    '"': re.compile(r"\"(?=[^\s\"])[^\"]{1,600}(?<=\S)\"(?!\w)"),
    "“": re.compile(r"“[^“”]{1,600}”"),
    "„": re.compile(r"„[^„“”]{1,600}[“”]"),
    "«": re.compile(r"«[^«»]{1,600}»"),
    "‘": re.compile(r"‘(?:[^‘’\n]|(?<=\w)’(?=\w)){1,400}’(?!\w)"),
    "'": re.compile(r"'(?=[^\s'])(?:[^'\n]|(?<=\w)'(?=\w)){1,400}(?<=\S)'(?!\w)"),
}
_BEFORE_QUOTE = frozenset(" \t\n\r\u00a0([—–:/-")
_YOU_SAID = re.compile(
    r"\b(?:you(?:['’]ve| have)?|your (?:message|email|mail|words|note|review|letter|complaint|post|tweet))(?: also| just)?,?\s"
    r"(?:said|say|saying|says|wrote|write|mention(?:ed)?|told|tell|ask(?:ed)?|described?|put it|call(?:ed)?|stated?"
    r"|report(?:ed)?"
    r"|quoted?|remarked)\b[^.!?\"“”«»\n]{0,50}$",
    re.IGNORECASE,
)
_LABEL_USED = re.compile(
    r"\b(?:click(?:ing|ed)?|press(?:ing|ed)?|tap(?:ping|ped)?|select(?:ing|ed)?|choos(?:e|ing)|chose|pick|tick(?:ed)?|untick"
    r"|check|uncheck|toggle|under|into|menu|button|tab|option|setting|section|folder|field|box|link|hit|go to|goto)\b"
    r"(?: \w+){0,2}[ :]*(?:the |a |an )?\(?$",
    re.IGNORECASE,
)
_LABEL_NAMED = re.compile(
    r"\b(?:open|page|screen|column|called|named|titled|labell?ed|headed|marked|entitled|subject(?: line)?|file|app|reply(?: with)?"
    r"|search(?: for)?|type|typing|enter|says?|reads?|words?|line|see|pinned|via|use|using)\b(?: \w+){0,2}[ :]*(?:the |a |an )?\(?$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:i|you|we|it|my|us|your|our|me)\b|\w['’](?:t|m|re|ve|ll)\b", re.IGNORECASE)
_IS_A_LABEL = re.compile(
    r"\s+(?:button|option|toolbar|tool bar|menu|box|checkbox|folder|setting|switch|slider|tab|page|column|field|screen"
    r"|window|dialog|link"
    r"|extension|add-on|plugin|app|mode|section|icon|file|feature)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w'’-]*")
_LONGEST_LABEL = 6
_SHORTEST_QUOTATION = 3


def inline(source: str, blocks: Sequence[Zone]) -> list[Zone]:
    """The inline zones of the body, and the placeholders in the agent's other parts: nobody meant to send those."""
    zones: list[Zone] = []
    for block in blocks:
        if block.kind not in {"quoted", "disclaimer"}:
            into = _Found(block.start, block.end)
            if block.kind == "body":
                _in_body(source, block.start, block.end, into)
            else:
                _placeholders(source, block.start, block.end, into)
            zones.extend(into.zones)
    return zones


def _in_body(source: str, start: int, end: int, into: _Found) -> None:
    text = source[start:end]
    if "`" in text or "~~~" in text:
        _code(source, start, end, into)
    _urls(source, start, end, into)
    if "@" in text:
        _addresses(source, start, end, into)
    if "." in text:
        _hosts(source, start, end, into)
    _placeholders(source, start, end, into)
    _numbers(source, start, end, into)
    _quotations(source, start, end, into)


class _Found:
    """The inline zones of one block; `taken` marks their characters, so that what was found first keeps its place."""

    def __init__(self, start: int, end: int) -> None:
        self.zones: list[Zone] = []
        self._start = start
        self._taken = bytearray(end - start)

    def add(self, kind: str, start: int, end: int) -> None:
        left, right = start - self._start, end - self._start
        if left < right and self._taken.find(1, left, right) < 0:
            self._taken[left:right] = b"\x01" * (right - left)
            self.zones.append(Zone(kind=kind, start=start, end=end))

    def add_quotation(self, start: int, end: int) -> None:
        """A quotation may hold other zones, but not cut one nor lie in one."""
        if not self._taken[start - self._start] and not self._taken[end - 1 - self._start]:
            self.zones.append(Zone(kind="quotation", start=start, end=end))


def _code(source: str, start: int, end: int, into: _Found) -> None:
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(source, start, end):
        if opened is None:
            opened = found
        elif found.group(1) == opened.group(1):
            into.add("code", opened.start(), found.end())
            opened = None
    for found in _TICKS.finditer(source, start, end):
        into.add("code", found.start(), found.end())


def _urls(source: str, start: int, end: int, into: _Found) -> None:
    for found in _AFTER_SCHEME.finditer(source, start, end):
        scheme = _SCHEME.search(source, max(start, found.start() - 5), found.start())
        if scheme is not None:
            into.add("url", *_url_span(source, start, scheme.start(), found.end()))
    for found in _WWW.finditer(source, start, end):
        if found.start() == start or not (source[found.start() - 1].isalnum() or source[found.start() - 1] in "@./_"):
            into.add("url", *_url_span(source, start, found.start(), found.end()))


def _url_span(source: str, limit: int, start: int, end: int) -> tuple[int, int]:
    """A URL without the marks of the sentence around it; a pair of angle brackets belongs to it."""
    if source[end - 1] == ">":
        if start > limit and source[start - 1] == "<":
            return start - 1, end
        end -= 1
    while end > start:
        last = source[end - 1]
        if last in ".,;:!?'’*_…" or (last in ")]}" and _is_unopened(source, start, end)):
            end -= 1
        else:
            break
    return start, end


def _is_unopened(source: str, start: int, end: int) -> bool:
    closing = source[end - 1]
    opening = "([{"[")]}".index(closing)]
    return source.count(opening, start, end) < source.count(closing, start, end)


def _addresses(source: str, start: int, end: int, into: _Found) -> None:
    for found in _AT.finditer(source, start, end):
        first = _leftmost(source, max(start, found.start() - 64), found.start(), _LOCAL_PART)
        if first < found.start():
            into.add("url", first, found.end())


def _leftmost(source: str, limit: int, position: int, letters: frozenset[str]) -> int:
    while position > limit and source[position - 1] in letters:
        position -= 1
    return position


def _hosts(source: str, start: int, end: int, into: _Found) -> None:
    for found in _ENDING.finditer(source, start, end):
        first = _leftmost(source, max(start, found.start() - 100), found.start(), _LOCAL_PART)
        while first < found.start() and not source[first].isalpha():
            first += 1
        if first == found.start() or source[first - 1 : first] == "@":
            continue
        if found["path"] or _SURE_ENDING.search(source, first, found.end()):
            into.add("url", *_url_span(source, first, first, found.end()))


def _placeholders(source: str, start: int, end: int, into: _Found) -> None:
    text = source[start:end]
    if any(mark in text for mark in _SLOT_MARKS):
        for found in _PLACEHOLDER.finditer(source, start, end):
            into.add("placeholder", found.start(), found.end())


def _numbers(source: str, start: int, end: int, into: _Found) -> None:
    for found in _DIGIT_RUN.finditer(source, start, end):
        first = _leftmost(source, max(start, found.start() - 12), found.start(), _NUMBER_LETTERS)
        while first < found.start() and source[first] == "-":
            first += 1
        token = source[first : found.end()]
        hashed = source[first - 1 : first] == "#" and first > start
        past = found.end()
        if (
            (hashed and len(token) >= 2)
            or _NUMBER_SHAPE.fullmatch(token)
            or (len(token) >= 3 and _NUMBERED_THING.search(source, max(start, first - 40), first))
        ):
            if token.isdigit() and (groups := _MORE_GROUPS.match(source, past, end)):
                past = groups.end()
            into.add("number", first - hashed, past)


def _quotations(source: str, start: int, end: int, into: _Found) -> None:
    position = start
    while mark := _QUOTE.search(source, position, end):
        position = mark.end()
        opener = mark.group()
        before = source[mark.start() - 1 : mark.start()] if mark.start() > start else " "
        if before not in _BEFORE_QUOTE and (opener in "\"'" or (opener == "‘" and before.isalnum())):
            continue
        found = _QUOTED[opener].match(source, mark.start(), end)
        if found is not None:
            position = found.end()
            if _is_quotation(source, start, found):
                into.add_quotation(found.start(), found.end())


def _is_quotation(source: str, start: int, found: re.Match[str]) -> bool:
    inside = found.group()[1:-1]
    if "\n\n" in inside or "\n\r\n" in inside:
        return False
    words = len(_WORD.findall(inside))
    before = source[max(start, found.start() - 80) : found.start()]
    if words and _YOU_SAID.search(before):
        return True
    if words < _SHORTEST_QUOTATION:
        return False
    if words > _LONGEST_LABEL:
        return True
    before = before[-40:]
    if _LABEL_USED.search(before) or before.endswith("> ") or _IS_A_LABEL.match(source, found.end()):
        return False
    return _SPOKEN.search(inside) is not None or not _LABEL_NAMED.search(before)
