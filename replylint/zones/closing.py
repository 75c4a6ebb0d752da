"""What closes a reply: the sign-off (valediction and name), the signature below it, the disclaimer.

Read from the bottom up, and only as far as the lines look like it, so that no body is swallowed: "Thanks for your patience." is
body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.report import Zone
from replylint.zones.lines import BLANK, Line, split_lines
from replylint.zones.names import TEAM, has_clause, is_name, is_person
from replylint.zones.quoted import sent_from

# No signature or disclaimer is longer; it keeps a 200,000-character draft cheap.
_REACH = 6000
_MOST_TAIL_LINES = 14
_MOST_SIGNATURE_LINES = 25

_VALEDICTION_WORDS = (
    r"(?:with |my |our |many |very |sending )*(?:all )?(?:the )?(?:very )?(?:(?:kind(?:est)?|warm(?:est)?|best|good"
    r"|fond(?:est)?|sincere"
    r"|friendly|high|cordial|sunny|festive|heartfelt) )*(?:personal )?(?:regards|wishes|greetings)"
    r"|yours(?: very)?(?: sincerely| faithfully| truly| respectfully| ever| aye)?|sincerely(?: yours)?|very truly yours"
    r"|respectfully(?: yours)?|faithfully(?: yours)?|(?:all (?:of )?(?:the |my |our )?)?(?:very )?best|warmly|cordially"
    r"|take (?:good )?care|cheers|cheerio|ta|ciao|bye(?: for now)?|goodbye|(?:lots of |with |much )?love"
    r"|with (?:(?:sincere|deepest|heartfelt|our|my|warm|many|much|kind|every|good|great) )*"
    r"(?:sympathy|condolences|apologies|thanks|gratitude|appreciation|respect|wish)"
    r"|(?:many |warm |kind |huge )?thanks(?: again| so much| very much| a lot| a million| in advance| and (?:(?:kind "
    r"|best |warm )?"
    r"(?:regards|wishes)|all the best))?|thx|tnx"
    r"|thank you(?: again| so much| very much| in advance| kindly| and (?:(?:kind |best |warm )?(?:regards|wishes)))?"
    r"|in (?:sympathy|gratitude)|speak soon|talk soon|until (?:then|soon|tomorrow)|see you(?: soon| then)?|br|kr|rgds"
    r"|brgds|xoxo"
    r"|mit (?:freundlichen|besten|lieben|herzlichen|sonnigen) (?:grüßen|grüssen|gruessen)"
    r"|(?:viele|liebe|beste|herzliche|schöne|freundliche) (?:grüße|grüsse|gruesse)|mfg|lg|vg|gruß|gruss"
    r"|(?:bien )?cordialement|bien à vous|(?:sincères |meilleures |cordiales )?salutations"
    r"|un saludo|saludos(?: cordiales)?|atentamente|atenciosamente|(?:cordiali|distinti) saluti|saluti"
    r"|met (?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|(?:com os melhores )?cumprimentos|abraços?"
    r"|z poważaniem|pozdrawiam|pozdrowienia|(?:med )?(?:vänlig|vänliga|bästa) hälsning(?:ar)?"
    r"|(?:med )?(?:venlig|vennlig|bedste|beste) hils(?:en|ner)|hilsen|mvh|с уважением"
)
_VALEDICTION = re.compile(rf"(?:{_VALEDICTION_WORDS})(?!\w|['’-]\w)", re.IGNORECASE)
_INLINE_VALEDICTION = re.compile(
    rf"(?<=[.!?…:)])\s*(?P<word>(?:{_VALEDICTION_WORDS})(?!\w|['’-]\w)[,!.–—-]*)\s*(?P<name>[^\n.!?]{{0,60}}?)[.! x]{{0,4}}\Z",
    re.IGNORECASE,
)
_THANKING = frozenset({"thanks", "thank", "thx", "ta", "many"})
_MORE_WORDS = frozenset({"to", "from", "and", "for"})
_SMALL = frozenset({"in", "on", "of", "at", "for", "and", "the", "your", "our"})
_AROUND = BLANK + ",.!;:–—-|~*_💙❤️😊🙂"
_KISSES = re.compile(r"(?:^|\s)[xX]{1,4}$")

_POSTSCRIPT = re.compile(r"(?:p\.? ?(?:p\.? ?)?s\b|nb\b)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•·‣▪–+]|\(?\d{1,2}[.)]|[a-z][.)])\s")
_DASHED_NAME = re.compile(r"[-–—~] ?[A-Z]")
_INNER_MARK = re.compile(r"[.!?;]|,.")

_DISCLAIMER = re.compile(
    r"[*_\s]*(?:confidential(?:ity)?(?: (?:notice|note|statement))?\s?[:.–—-]|disclaimer\b|legal (?:notice|disclaimer)"
    r"|privacy notice:"
    r"|important notice:|caution:|privileged(?: and|/)"
    r"|(?:the )?(?:information|contents?) (?:contained )?(?:in|of|transmitted)(?: with| by)? (?:this|the) (?:e-?mail"
    r"|message|communication"
    r"|transmission)"
    r"|this (?:e-?mail|electronic (?:mail|message)|message|communication|transmission)(?: message)?"
    r"(?:,? (?:and|including|together with|with) (?:any|all|its|the)(?: \w+)? ?(?:attachments?|files?|attached|contents?)"
    r"| (?:is|may be|may contain|contains|was sent|has been (?:sent|scanned)|transmission))"
    r"|if you (?:are not|have received this|received this) (?:the (?:intended|named)|e-?mail|message|communication|in error)"
    r"|(?:please )?(?:consider|think of) the environment before|(?:please )?think before you print"
    r"|(?:[\w&.' -]{2,60} is )?(?:a company )?registered in (?:england|scotland|ireland|wales)|registered (?:office|address)\b"
    r"|company (?:no|number|registration)\b|vat (?:no|number|reg)|you (?:are receiving|received) this (?:e-?mail|message)"
    r"|to unsubscribe|unsubscribe\b|this mailbox is not monitored"
    r"|diese (?:e-?mail|nachricht) (?:enthält|kann|ist)|ce (?:message|courriel|mail) (?:et|est|peut)|este (?:mensaje|correo)"
    r"|questo messaggio|dit bericht|esta mensagem)",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"confidential|privileged|addressee|intended (?:solely|only|recipient)|recipient|virus|registered|vat\b|company n"
    r"|unsubscribe|print"
    r"|vertraulich|confidentiel|liab|receiv|monitored|environment",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?:(?<=\s)|(?<=[.!?:)…]))(?P<marked>\^ ?[A-Za-z]{1,15}|/[A-Z]{1,3}|/[A-Z][a-z]{2,14}"
    r"|\*[A-Z]\w{1,20})(?=\s*(?:https?://\S{1,200}\s*)?\Z)"
    r"|(?:\A|[^\w\s,;&/–—-])\s*(?P<dashed>[-–—~] ?(?:[A-Z]{1,3}|[A-Z][a-z]{1,14})\.?)(?=\s*(?:https?://\S{1,200}\s*)?\Z)"
)
_TRAILING_NAME = re.compile(r"(?<=[^\w\s,;:&/'\"-])[ \t]+(?P<name>[^\W\d_a-z][^.!?\n]{1,50}?\.?)[ x]{0,4}\Z")


def closing(source: str, start: int, end: int, customer: frozenset[str], agent: frozenset[str], *, opens: bool) -> list[Zone]:
    """The sign-off, signature and disclaimer zones at the end of start..end.

    `opens` says that nothing stands before, so a name on the first line would be no sign-off.
    """
    reach = max(start, end - _REACH)
    lines = split_lines(source, reach, end)
    opens = opens and reach == start
    zones: list[Zone] = []
    past = _cut_signature(lines, zones)
    past = _cut_disclaimers(lines, past, zones)
    first = None
    postscript = next((at for at in range(max(0, past - _MOST_TAIL_LINES), past) if _POSTSCRIPT.match(lines[at].text)), None)
    if postscript is not None:
        signed = _last_filled(lines, postscript)
        first = _first_of_signoff(lines, signed, customer, agent, opens)
        past = past if first is None else signed
    if first is None:
        first = _first_of_signoff(lines, past, customer, agent, opens)
    if first is not None:
        _place_signoff(source, lines, first, past, zones)
        _cut_disclaimers(lines, first, zones)
    elif past:
        _in_last_line(source, lines[past - 1], zones, customer, agent)
    return zones


def _zone(lines: Sequence[Line], kind: str, first: int, past: int) -> Zone:
    past = max(_last_filled(lines, past), first + 1)
    return Zone(kind=kind, start=lines[first].start, end=lines[past - 1].end)


def _last_filled(lines: Sequence[Line], past: int) -> int:
    while past > 0 and not lines[past - 1].text:
        past -= 1
    return past


def _next_filled(lines: Sequence[Line], index: int, past: int) -> int | None:
    return next((at for at in range(index, past) if lines[at].text), None)


# --- signature below "-- ", disclaimer --------------------------------------------------------------------------------------


def _cut_signature(lines: Sequence[Line], zones: list[Zone]) -> int:
    """Takes the part from a "-- " line on; gives the index past the last line that is left."""
    past = _last_filled(lines, len(lines))
    index = next((at for at in range(past - 1, -1, -1) if lines[at].text in {"--", "—", "---", "__"}), None)
    if index is None:
        return past
    filled = [line.text for line in lines[index + 1 : past] if line.text]
    # A rule between two paragraphs is written the same way.
    if filled and (len(filled) > _MOST_SIGNATURE_LINES or not _could_be_tail(filled[0])):
        return past
    if lines[index].text != "--" and not all(_could_be_tail(text) for text in filled):
        return past
    split = next((at for at in range(index + 1, past) if _is_disclaimer(lines[at].text)), past)
    zones.append(_zone(lines, "signature", index, split))
    if split < past:
        zones.append(_zone(lines, "disclaimer", split, past))
    return _last_filled(lines, index)


def _is_disclaimer(text: str) -> bool:
    return len(text) > 10 and _DISCLAIMER.match(text) is not None and _LEGAL.search(text) is not None


def _cut_disclaimers(lines: Sequence[Line], past: int, zones: list[Zone]) -> int:
    """Takes disclaimers and "Sent from my phone" off the bottom; gives the index past the last line that is left."""
    while past := _last_filled(lines, past):
        first = past - 1
        if sent_from(lines[first].text):
            zones.append(_zone(lines, "signature", first, past))
            past = first
            continue
        while first > 0 and lines[first - 1].text and not _is_disclaimer(lines[first].text):
            first -= 1
        if not _is_disclaimer(lines[first].text):
            break
        while first > 0 and _is_disclaimer(lines[first - 1].text):
            first -= 1
        zones.append(_zone(lines, "disclaimer", first, past))
        past = first
    return past


# --- sign-off ---------------------------------------------------------------------------------------------------------------


def _first_of_signoff(
    lines: Sequence[Line], past: int, customer: frozenset[str], agent: frozenset[str], opens: bool
) -> int | None:
    """The line on which the sign-off starts: the topmost valediction of the tail, else the topmost name."""
    valediction: int | None = None
    named: int | None = None
    seen = 0
    for index in range(past - 1, -1, -1):
        text = lines[index].text
        if not text:
            continue
        seen += 1
        likely = _valediction_line(text, index + 1 < past, customer)
        if likely == "sure" or (likely == "maybe" and named is not None and _next_filled(lines, index + 1, past) == named):
            valediction = index
        elif valediction is not None or not _could_be_tail(text) or seen > _MOST_TAIL_LINES:
            break
        if (
            likely != "sure"
            and not (opens and index == 0)
            and is_name(text, customer, agent)
            and _stands_apart(lines, index, past)
        ):
            named = index
    if valediction is not None:
        return None if opens and valediction == 0 and past == 1 else valediction
    if named is None:
        return None
    following = [line.text for line in lines[named + 1 : past] if line.text]
    return named if len(following) <= 6 and not any(_BULLET.match(text) for text in following) else None


def _could_be_tail(text: str) -> bool:
    """Whether a line can stand in a signature: short, and not a sentence."""
    if len(text) > 90 or text[-1] in ":?" or _POSTSCRIPT.match(text):
        return False
    words = text.count(" ") + 1
    if text[-1] in ".!…" and words > 5:
        return False
    return words <= 3 or text[-1] in ",)" or not has_clause(text)


def _valediction_line(text: str, more: bool, customer: frozenset[str]) -> str:
    """ "sure" for a valediction with or without a name, "maybe" for a short line that ends in a comma, else "".

    `more` says that lines follow.
    """
    if len(text) > 90 or _BULLET.match(text):
        return ""
    found = _VALEDICTION.match(text)
    if found:
        rest = _after_valediction(text, found)
        if not rest:
            # "Thank you again!" at the very end is still a sentence to the customer.
            sentence = not more and text[-1] in "!." and found.group().split()[0].lower() in _THANKING and " " in found.group()
            return "" if sentence else "sure"
        first = rest.split()[0].casefold().strip("!.,")
        if len(rest) <= 60 and first not in customer and is_name(rest) and (first not in _SMALL or first in {"the", "your"}):
            return "sure"
        if text[-1] not in ".!?" and more and len(text) <= 60 and first in _MORE_WORDS:
            return "sure"
    if more and text[-1] == "," and len(text) <= 60 and not _INNER_MARK.search(text):
        return "maybe"
    return ""


def _after_valediction(text: str, found: re.Match[str]) -> str:
    return _KISSES.sub("", text[found.end() :].strip(_AROUND)).strip(_AROUND)


def _stands_apart(lines: Sequence[Line], index: int, past: int) -> bool:
    """Whether the line above lets a name stand here: a finished sentence or a blank line, no list and no colon."""
    above = _last_filled(lines, index) - 1
    if above < 0:
        return True
    text, before = lines[index].text, lines[above].text
    if before[-1] in ":;" or (_BULLET.match(text) and not _DASHED_NAME.match(text)):
        return False
    if above < index - 1:
        return True
    if _BULLET.match(before):
        return False
    if before[-1] in ".!?…)\"'”’,x" or not (before[-1].isalnum() or before[-1] in "&-/"):
        return True
    return index == past - 1 and TEAM.search(text) is not None


def _place_signoff(source: str, lines: Sequence[Line], first: int, past: int, zones: list[Zone]) -> None:
    """Adds the sign-off from line `first` to its name, then the signature."""
    end = first + 1
    signed = not _awaits_name(lines[first].text)
    while not signed and end < past:
        text = lines[end].text
        end += 1
        if text:
            signed = not _awaits_name(text)
            if signed and TEAM.search(text) and end < past and lines[end].text and is_person(lines[end].text):
                end += 1
    zone = _zone(lines, "signoff", first, end)
    start = _valediction_above(source, lines, first)
    zones.append(zone if start is None else zone.model_copy(update={"start": start}))
    signature = _next_filled(lines, end, past)
    if signature is not None:
        zones.append(_zone(lines, "signature", signature, past))


def _awaits_name(text: str) -> bool:
    """Whether a line of the sign-off is a valediction with no name yet."""
    found = _VALEDICTION.match(text)
    if found is None:
        return text.endswith(",")
    rest = _after_valediction(text, found)
    return not rest or text.endswith(",") or rest.split()[0].lower() in _MORE_WORDS


def _valediction_above(source: str, lines: Sequence[Line], first: int) -> int | None:
    """Where the valediction starts that ends the line above the name: "… by Friday. Kind regards,\\nTom"."""
    above = _last_filled(lines, first) - 1
    if above < 0 or _VALEDICTION.match(lines[first].text):
        return None
    line = lines[above]
    found = _INLINE_VALEDICTION.search(source, max(line.start, line.end - 80), line.end)
    return found.start("word") if found and not found["name"] else None


def _in_last_line(source: str, line: Line, zones: list[Zone], customer: frozenset[str], agent: frozenset[str]) -> None:
    """A sign-off at the end of the last line of text: "… today. Best, Tom", "… posted ^JK", "… on it. Tom"."""
    end = line.end
    start = max(line.start, end - 300)
    if found := _INITIALS.search(source, start, end):
        group = "marked" if found["marked"] else "dashed"
        zones.append(Zone(kind="signoff", start=found.start(group), end=found.end(group)))
        return
    start = max(start, end - 90)
    if found := _INLINE_VALEDICTION.search(source, start, end):
        name = found["name"].strip(" ,–—-")
        word = found["word"].split()[0].lower().strip(",.!-–—")
        if (not name and word not in _THANKING) or (name and is_name(name) and name.split()[0].casefold() not in customer):
            zones.append(Zone(kind="signoff", start=found.start("word"), end=end))
            return
    found = _TRAILING_NAME.search(source, start, end)
    if found and len(found["name"].split()) <= 6 and is_name(found["name"], customer, agent) and is_person(found["name"]):
        zones.append(Zone(kind="signoff", start=found.start("name"), end=end))
