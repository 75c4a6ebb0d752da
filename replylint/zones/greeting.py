"""What opens a reply: a "Subject:" line, @mentions, the salutation."""

from __future__ import annotations

import re

from replylint.report import Zone
from replylint.zones.lines import BLANK, skip_blank
from replylint.zones.names import ADDRESSEES, NOT_NAMES, SLOT, bare, could_be_greeted

_MENTION = re.compile(r"(?:\.?@\w{1,50}[,:]?\s+){1,10}")
_SUBJECT = re.compile(r"(?:subject|re|betreff)\s?: ?[^\n]{1,200}", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?:(?P<whom>to whom(?:so ?ever)? it may concern|ladies and gentlemen|dear sirs?(?: or | ?/ ?)madam)"
    r"|(?P<dear>(?:my )?dear(?:est)?)"
    r"|(?P<hi>hi|hello|hey)"
    r"|(?P<day>good (?:morning|afternoon|evening|day)|g'?day|hallo|hullo|hiya|heya|hej|hei|howdy|yo|ahoy|aloha|bonjour"
    r"|hola|ciao"
    r"|buongiorno|guten tag|salut|namaste|greetings|salutations|a chara|morning|afternoon|evening))(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,!:;–—]+")
_VOCATIVE = re.compile(r"([^\W\d_][\w'’-]*)(?:,| [–—-])(?=\s)")
# What a thing with a comma behind it goes on with, and a call does not: "Patience, please.", "Patience, please, while we look",
# "Refunds, however, take a week", "Sam, our driver, will ring", "Parcels, letters and cards come at noon".
_NO_CALL = re.compile(
    r"\s*(?:please\s*(?:$|[.!?…:;–—-]|,?\s+(?:while|until|till|as|because|everyone|everybody|all)\b)"
    r"|(?:however|though|too|meanwhile|therefore)\s*[,:]"
    r"|[^.!?\n]{1,80}?(?:,| [–—-])\s(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should|cannot"
    r"|\w+n['’]t)\s(?!(?:you|we|i|it|they|he|she|this|that|there)\b)"
    r"|(?P<listed>[a-z]\w+)(?:, [a-z]\w+)*,? (?:and|or|&) [a-z]\w+\b)"
)
_JOINING = frozenset({"and", "or", "&"})
_LONGEST = 200


def opening(source: str, start: int, end: int, customer: frozenset[str]) -> list[Zone]:
    """The greeting zones at the start of start..end, in order: each piece is one zone."""
    zones: list[Zone] = []
    start = skip_blank(source, start, end)
    if found := _SUBJECT.match(source, start, end):
        zones.append(Zone(kind="greeting", start=start, end=found.end()))
        start = skip_blank(source, found.end(), end)
    if source.startswith(("@", ".@"), start) and (found := _MENTION.match(source, start, end)):
        zones.append(Zone(kind="greeting", start=start, end=start + len(found.group().rstrip())))
        start = found.end()
    line_end = source.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    stop = _salutation_end(source, start, min(line_end, start + _LONGEST), customer, called=bool(zones))
    if stop > start:
        zones.append(Zone(kind="greeting", start=start, end=stop))
    return zones


def _salutation_end(source: str, start: int, end: int, customer: frozenset[str], *, called: bool) -> int:
    """Where the salutation that opens start..end (a line) stops, its comma or dash included; `start` when there is none.

    `called` says that a mention has called the customer already, so that a lone word with a comma is hardly the name.
    """
    found = _SALUTATION.match(source, start, end)
    if found is None:
        return _bare_name_end(source, start, end, customer, called=called)
    after = found.end()
    if after < end and (source[after].isalnum() or source[after] in "'’_/@"):
        return start
    if source[after : after + 1] == "-" and source[after + 1 : after + 2].strip():
        return start
    stop, addressed, proper, closed = _addressee(source, after, end, customer)
    if found["whom"]:
        return stop
    if found["dear"]:
        return stop if addressed and (closed or proper) else start
    if closed or (proper and not found.group().lower().endswith(("morning", "afternoon", "evening"))):
        return stop
    if found["hi"]:
        # "Hi sorry about this", but not "Hey presto".
        if addressed:
            return stop
        following = _WORD.match(source, skip_blank(source, after, end), end)
        return after if following is not None and bare(following.group()) in NOT_NAMES else start
    return (
        stop
        if addressed and found["day"].lower().startswith(("good ", "morning", "afternoon", "evening")) and proper
        else start
    )


def _addressee(source: str, position: int, end: int, customer: frozenset[str]) -> tuple[int, bool, bool, bool]:
    """Reads names and titles from `position`.

    Gives where they stop, whether there were any, whether one had a capital, and whether a mark or the line's end closed them.
    """
    stop = position
    addressed = proper = False
    small = 0
    for _ in range(10):
        at = position
        while at < end and source[at] in BLANK:
            at += 1
        if at >= end:
            return stop, addressed, proper, True
        mark = source[at]
        if mark in ",!:;.…":
            while at < end and source[at] in ",!:;.…":
                at += 1
            return at, addressed, proper, True
        if mark in "–—-" and (at > position or not source[at + 1 : at + 2].isalnum()):
            return at + 1, addressed, proper, True
        slot = SLOT.match(source, at, end)
        word = slot or _WORD.match(source, at, end)
        if word is None:
            return stop, addressed, proper, False
        text = word.group()
        plain = bare(text)
        if not any(letter.isalnum() for letter in text):
            position = stop = word.end()  # a waving hand
            continue
        known = slot is not None or plain in ADDRESSEES or plain in customer or text[0] == "@"
        if not known and plain in NOT_NAMES:
            return stop, addressed, proper, False
        if not known and not text[0].isupper():
            # "hi walter," and "hi walter" at the end of the line, but not "hi walter did you".
            small += 1
            rest = source[word.end() : end].strip(BLANK)
            if small > 2 or not text[0].isalpha() or not (rest == "" or rest[0] in ",!" or text[-1] in ".…"):
                return stop, addressed, proper, False
        position = word.end()
        proper = proper or text[0].isupper() or slot is not None
        if slot is None and text[-1] in ".…" and len(plain) > 1 and plain not in ADDRESSEES:
            return position, True, proper, True
        if (
            plain in ADDRESSEES
            and plain not in _JOINING
            and text[-1] == "."
            and source[position : position + 2].strip().islower()
        ):
            return position, True, proper, True
        if plain not in _JOINING:
            addressed = True
            stop = position
    return stop, addressed, proper, False


def _bare_name_end(source: str, start: int, end: int, customer: frozenset[str], *, called: bool) -> int:
    """ "Leanne," or "Mr Pugh -" alone on the line; or one word with more text behind it."""
    line = source[start:end].rstrip(BLANK)
    if 1 < len(line) <= 40 and line[-1] in ",:-–—" and (line[0].isupper() or line[0] in "[{<%"):
        words = line.rstrip(",:-–— ").split()
        if 1 <= len(words) <= 5 and could_be_greeted(words) and (line[-1] != ":" or bare(words[0]) in ADDRESSEES | customer):
            return start + len(line)
    if (found := _VOCATIVE.match(line)) and _is_called(found.group(1), line[found.end() :], customer, sure=called):
        return start + found.end()
    return start


def _is_called(word: str, following: str, customer: frozenset[str], *, sure: bool) -> bool:
    """Whether "Leon, …" calls the customer: it is the name, or a capital that no adverb ("Sadly, …"), participle or thing has."""
    if sure or word.casefold() in customer:
        return word.casefold() in customer
    if not word.istitle() or len(word) <= 2 or bare(word) in NOT_NAMES or word.endswith(("ly", "ed", "ing")):
        return False
    found = _NO_CALL.match(following)
    # "Maria, thanks and sorry": what is listed after a thing are things.
    return found is None or (found["listed"] is not None and found["listed"] in NOT_NAMES)
