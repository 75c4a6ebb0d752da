"""Where a rewrite meets the text around it: spaces, capitals, the full stop, the draft's own spelling, and what it may not touch.

A rule says what to put in the place of what; that the result is a clean text is seen to here, once for all rules. Offsets are code
points of the source, the end excluded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from replylint.report import Grade, Rewrite
from replylint.spelling import spelt_like

if TYPE_CHECKING:
    from replylint.draft import Draft

SLOT = re.compile(r"\{[a-z][a-z ]{1,38}\}")
"""A place that only the writer can fill, in plain words: `{what went wrong}`. A slot that is sent is an unfilled placeholder."""

_OTHERS = frozenset({"quoted", "disclaimer", "signature"})
_FACT = re.compile(r"[£$€]?\d[\w.,:/%-]*\w|\d|https?://\S+|\S+@\S+\.\w+")
_ENDED = re.compile(r"(?:[.!?…:][\"'”’)\]]*|[\n\r])\s*$|^\s*$")
_LAST_WORD = re.compile(r"(?<![\w'’])([A-Za-z]+) +$")
_FAR = 40  # characters that it is looked for in
_FINAL = re.compile(r"[.!?…][\"'”’)\]]*$")
# Words that begin a sentence of ours and are small inside one.
_SMALL = re.compile(
    r"(?:The|This|That|These|Those|We|We're|We've|We'll|You|Your|Our|It|It's|They|There|A|An|And|But|So|If|When|What|Here|Here's|To|Please|Sorry|Thanks|Thank|As|In|On|For|With)\b(?!-)"
)
_WORDLIKE = re.compile(r"[\w{“\"‘'(£$€]")


def fitted(draft: Draft, rewrite: Rewrite) -> Rewrite | None:
    """The same rewrite with clean seams, or None for one that touches what is not the writer's, or that changes nothing.

    One with slots is `needs-facts`, whatever the rule said; one that drops a number, an address or a link is never `safe`.
    """
    source = draft.source
    start, end, text = _seamed(source, rewrite.start, rewrite.end, rewrite.text)
    old = source[start:end]
    if text == old or not _is_the_writers(draft, start, end, text):
        return None
    text = spelt_like(text, source, but=old)
    grade = rewrite.grade
    if set(SLOT.findall(text)) - set(SLOT.findall(old)):
        grade = Grade.NEEDS_FACTS
    elif grade is Grade.SAFE and not set(_FACT.findall(old)) <= set(_FACT.findall(text)):
        grade = Grade.REVIEW
    return Rewrite(start=start, end=end, text=text, grade=grade)


def _is_the_writers(draft: Draft, start: int, end: int, text: str) -> bool:
    for zone in draft.zones:
        touched = zone.start < end and start < zone.end if start < end else zone.start < start < zone.end
        if not touched:
            continue
        if zone.kind in _OTHERS and not _is_placeholder(draft, start, end):
            return False
        if zone.kind == "quotation" and draft.source[zone.start : zone.end] not in text:
            return False
    return True


def _is_placeholder(draft: Draft, start: int, end: int) -> bool:
    return any(zone.start <= start and end <= zone.end for zone in draft.of("placeholder"))


def _seamed(source: str, start: int, end: int, text: str) -> tuple[int, int, str]:
    if end > start and source[start] in ",;:" and (text[:1].isalnum() or text.startswith("{")):
        # What the parser took for the sentence's beginning is the end of "Hi Sam,".
        while start < end and source[start] in ",;: ":
            start += 1
    old = source[start:end]
    before, after = source[:start], source[end:]
    if start == end and text[:1] == " " and before.rstrip() and before.rstrip()[-1].isalnum() and text.lstrip()[:1].isupper():
        text = f".{text}"  # the sentence before has no full stop
    twice = _LAST_WORD.search(source, max(0, start - _FAR), start) if old else None
    if twice and text.lower().startswith(f"{twice[1].lower()} ") and not old.lower().startswith(f"{twice[1].lower()} "):
        start, old = twice.start(1), source[twice.start(1) : end]  # "as per your request" as "as you asked"
        before = source[:start]
    opens = bool(_ENDED.search(before[-12:])) if start else True
    if not text.strip():
        return _closed_up(source, start, end, text, opens) if not text else (start, end, text)
    # The mark that ends the old words ends the new ones.
    if old and _FINAL.search(old.rstrip()) and not _FINAL.search(text.rstrip()) and text.rstrip()[-1:] not in ":;,":
        if after[:1] not in (".", "!", "?"):
            stripped = text.rstrip()
            text = stripped + "." + text[len(stripped) :]
    elif _FINAL.search(text) and after[:1] in (".", "!", "?", "…", ",", ";"):
        end += 1
        while end < len(source) and source[end] in ".!?" and source[end - 1] in ".!?":
            end += 1
    if text[0] == " " and (not before or before[-1].isspace()):
        text = text.lstrip(" ")
    if text[-1] == " " and source[end : end + 1].isspace():
        text = text.rstrip(" ")
    if (
        before
        and _WORDLIKE.match(text)
        and _needs_space(before[-1])
        and not (old and not old[0].isspace() and before[-1].isalnum())
    ):
        text = " " + text
    following = source[end : end + 1]
    inside = old[-1:].isalnum() and following.isalnum()  # a deletion took the first letter of the next word along
    if following and not inside and text[-1] not in " \n(“‘" and _WORDLIKE.match(following) and following not in "\"'”’)":
        text += " "
    if not old and before.rstrip(" ").endswith(",") and _SMALL.match(text.lstrip()):
        lead = len(text) - len(text.lstrip())  # "Hi Sam, you wrote …"
        return start, end, text[:lead] + text[lead].lower() + text[lead + 1 :]
    return start, end, _cased(text, old, opens)


def _needs_space(character: str) -> bool:
    return character.isalnum() or character in ".!?,;:)]}”"


def _closed_up(source: str, start: int, end: int, text: str, opens: bool) -> tuple[int, int, str]:
    """A deletion: no two spaces are left, none before a mark, and what begins a sentence then has its capital."""
    capital = source[start:end].lstrip()[:1].isupper()
    if source[end : end + 1] == " " and (not start or source[start - 1].isspace()):
        end += 1
    elif source[end : end + 1] in (".", ",", ";", ":", "!", "?") and start and source[start - 1] == " ":
        start -= 1
    if opens and capital and source[end : end + 1].islower():
        word = re.match(r"\w+", source[end:])
        if word and word[0].islower() and source[end + len(word[0]) : end + len(word[0]) + 1] not in (":", ".", "/", "@", "_"):
            return start, end + 1, source[end].upper()
    return start, end, text


def _cased(text: str, old: str, opens: bool) -> str:
    lead = len(text) - len(text.lstrip())
    first = text[lead : lead + 1]
    if opens and first.islower() and (not old.strip() or not old.lstrip()[:1].islower()):
        word = re.match(r"[\w'’-]+", text[lead:])
        if word and not any(c.isupper() for c in word[0]) and "." not in word[0]:
            return text[:lead] + first.upper() + text[lead + 1 :]
    if not opens and first.isupper() and old.strip() and old.lstrip()[:1].islower() and _SMALL.match(text, lead):
        return text[:lead] + first.lower() + text[lead + 1 :]
    return text
