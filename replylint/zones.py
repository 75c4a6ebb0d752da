"""The zones of a draft, and the masked text that the rules read.

Block zones, which never overlap: `greeting` (also a leading @mention or a "Subject:" line), `body`, `quoted` (other people's
mail), `signoff` (valediction and name), `signature` (what follows the name), `disclaimer`. Inline zones, which lie inside block
zones: `quotation`, `url` (also e-mail addresses), `number` (of an order, a ticket, a parcel), `code`, `placeholder`.

Masking never changes a length: offsets in the masked text are offsets in the source, in code points, the end excluded. It
replaces, and nothing else:

- every character of a block zone other than the body by a space, line feeds kept; the same for a fenced code block and for an
  address in angle brackets stuck to a word;
- a URL, an e-mail address, inline code or a placeholder by "Xxx…", which parses as one noun;
- each word character inside a quotation by "x", the marks kept;
- curly quotes, guillemets and accents used as apostrophes by ' and "; wide, thin and zero-width spaces, control characters and
  carriage returns by a space;
- a line feed in the middle of a hard-wrapped sentence by a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from replylint.history import quoted_runs, sent_from
from replylint.report import Zone

BLOCKS = frozenset({"greeting", "body", "quoted", "signoff", "signature", "disclaimer"})
INLINE = frozenset({"quotation", "url", "number", "code", "placeholder"})

# (start, end, stripped text): a line without its line feed.
_Line = tuple[int, int, str]


def find_zones(source: str, *, customer_name: str | None = None, agent_name: str | None = None) -> tuple[Zone, ...]:
    """All zones of `source`, ordered by start, the outer one first. The names, when known, settle what "Sam" alone on a line is."""
    lines = _lines(source)
    names = (_folded_names(customer_name), _folded_names(agent_name))
    blocks = _blocks(source, lines, *names)
    found = [*blocks, *_inline(source, blocks)]
    found.sort(key=lambda zone: (zone.start, -zone.end))
    return tuple(found)


def _folded_names(name: str | None) -> frozenset[str]:
    return frozenset(name.casefold().split()) if name else frozenset()


def _lines(source: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for text in source.split("\n"):
        end = start + len(text)
        lines.append((start, end, text.strip(_BLANK)))
        start = end + 1
    return lines


# What `str.strip` takes off, and the invisible marks that mail programs leave at line ends.
_BLANK = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"


# --- blocks -----------------------------------------------------------------------------------------------------------------


def _blocks(source: str, lines: list[_Line], customer: frozenset[str], agent: frozenset[str]) -> list[Zone]:
    texts = [text for _, _, text in lines]
    runs = quoted_runs(texts)
    zones: list[Zone] = []
    segments: list[tuple[int, int]] = []
    first = 0
    for start, end in runs:
        segments.append((first, start))
        zones.append(Zone(kind="quoted", start=lines[start][0], end=_last_end(lines, start, end)))
        first = end
    segments.append((first, len(lines)))

    own = [(lines[start][0], lines[end - 1][1]) for start, end in segments if any(texts[start:end])]
    if not own:
        return zones
    opening = _opening(source, *own[0], customer)
    zones.extend(opening)
    body_start = opening[-1].end if opening else own[0][0]
    parts: list[tuple[int, int]] = [(body_start, own[0][1]), *own[1:]]
    # From the bottom up: a mail program may put the signature below the quoted history, and the sign-off stands above it.
    for index in range(len(parts) - 1, -1, -1):
        start, end = parts[index]
        foot = _foot(source, start, end, customer, agent, alone=index == 0 and not opening)
        zones.extend(foot)
        remains = _without(source, start, end, foot)
        zones.extend(remains)
        if remains:
            break
    else:
        index = 0
    for start, end in parts[:index]:
        zones.extend(_without(source, start, end, []))
    return zones


def _last_end(lines: list[_Line], start: int, end: int) -> int:
    while end - 1 > start and not lines[end - 1][2]:
        end -= 1
    return lines[end - 1][1]


def _without(source: str, start: int, end: int, taken: Sequence[Zone]) -> list[Zone]:
    """The body zones: what is left of start..end beside the zones taken, without the white space around."""
    zones: list[Zone] = []
    for zone in sorted(taken, key=lambda zone: zone.start):
        _add_body(source, start, zone.start, zones)
        start = zone.end
    _add_body(source, start, end, zones)
    return zones


def _add_body(source: str, start: int, end: int, zones: list[Zone]) -> None:
    text = source[start:end]
    left = len(text) - len(text.lstrip(_BLANK + "\n"))
    right = len(text.rstrip(_BLANK + "\n"))
    if left < right:
        zones.append(Zone(kind="body", start=start + left, end=start + right))


# --- greeting ---------------------------------------------------------------------------------------------------------------

_MENTION = re.compile(r"(?:\.?@\w{1,50}[,:]?\s+){1,10}")
_SUBJECT_LINE = re.compile(r"(?:subject|re|betreff)\s?: ?[^\n]{1,200}", re.IGNORECASE)
_SALUTATION = re.compile(
    r"(?P<whom>to whom(?:so ?ever)? it may concern|ladies and gentlemen|dear sirs?(?: or | ?/ ?)madam)"
    r"|(?P<dear>my dear(?:est)?|dear(?:est)?|to)"
    r"|(?P<day>good (?:morning|afternoon|evening|day)|g'?day|hi|hello|hallo|hullo|hey|hiya|heya|hej|hei|howdy|yo|ahoy|aloha|bonjour|hola|ciao"
    r"|buongiorno|guten tag|salut|namaste|greetings|salutations|a chara)"
    r"|(?P<part>morning|afternoon|evening|welcome)",
    re.IGNORECASE,
)
_ADDRESSED = frozenset(
    """there all again everyone everybody team folks guys friend friends both and or & + customer customers valued client guest user
    member members subscriber sir madam sir/madam sirs ma'am shopper passenger patient tenant resident neighbour neighbor parents
    family colleague colleagues reader buyer seller applicant student hiring manager dear mate buddy mr mrs ms miss mx dr prof
    professor mr. mrs. ms. mx. dr. prof. mr/mrs mr/ms mr/mrs/ms madame monsieur signora signor señor señora herr frau rev rev. lord
    lady captain de da di del della van von der den du le la el al bin ben ter ten o' st st. to""".split()
)
_NOT_NAMES = frozenset(
    """a about absolutely actually additionally after all also although am an and any anyway apologies apology appreciate are as at
    awesome because before but by can certainly certified congratulations could currently definitely did do does done don't during either every
    everything exactly excellent feel fine first firstly following for from further furthermore give glad go good got great had happy has
    have he hello help here here's hey hi his hope how however i i'd i'll i'm i've if in indeed instead is it it'll it's its just
    keep kindly last lastly later let let's like look looking lovely many may maybe me meanwhile might moreover most much must my
    never next nice no none nope nor not note nothing now of oh ok okay on once one only oops or our perfect perhaps please
    pleased possibly quite rather really regarding right see several shall she should simply since so some sorry still such sure
    surely thank thanks that that'll that's the their them then there there's therefore these they they'll they're they've this those
    though thus to today tomorrow too true try unfortunately until update us usually very was we we'd we'll we're we've welcome well were
    what what's whatever when where which while who why will wish with without wonderful would yeah yep yes yesterday yet you
    you'd you'll you're you've your yours cheers regards best sincerely monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december settings enjoy reply contact call email
    check click press select choose open restart question answer solved fixed attached below above nb""".split()
)
_SLOT = re.compile(
    r"\{\{?[^{}\n]{1,60}\}?\}|\[[^\[\]\n]{2,40}\]|<{1,2}[A-Za-z][^<>\n]{1,40}>{1,2}|%{1,2}[A-Za-z_.]{2,40}%{1,2}|\$\{[^{}\n]{1,40}\}"
)
_WORD = re.compile(r"[^\s,!:;–—]+")


def _opening(source: str, start: int, end: int, customer: frozenset[str]) -> list[Zone]:
    zones: list[Zone] = []
    start = _skip_blank(source, start, end)
    if found := _SUBJECT_LINE.match(source, start, end):
        zones.append(Zone(kind="greeting", start=start, end=found.end()))
        start = _skip_blank(source, found.end(), end)
    if source.startswith(("@", ".@"), start) and (found := _MENTION.match(source, start, end)):
        zones.append(Zone(kind="greeting", start=start, end=start + len(found.group().rstrip())))
        start = found.end()
    line_end = source.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    stop = _salutation_end(source, start, min(line_end, start + 200), customer)
    if stop > start:
        zones.append(Zone(kind="greeting", start=start, end=stop))
    return zones


def _skip_blank(source: str, start: int, end: int) -> int:
    while start < end and (source[start] == "\n" or source[start] in _BLANK):
        start += 1
    return start


def _salutation_end(source: str, start: int, end: int, customer: frozenset[str]) -> int:
    """Where the salutation that opens the line start..end stops, its comma or dash included; `start` when there is none."""
    found = _SALUTATION.match(source, start, end)
    if found is None:
        return _bare_name_end(source, start, end, customer)
    position = found.end()
    if position < end and not (source[position].isspace() or source[position] in ",.!:;–—-"):
        return start
    if position < end and source[position] == "-" and position + 1 < end and not source[position + 1].isspace():
        return start
    kind = found.lastgroup
    stop, addressed, closed = _addressee(source, position, end, customer)
    if kind == "whom" or (kind == "day" and (closed or addressed)):
        return stop
    if kind == "day":
        # "Hi sorry about this", but not "Hello is what the button says" nor "Hey presto".
        following = _WORD.match(source, _skip_blank(source, position, end), end)
        return (
            position
            if following and following.group().lower() in _NOT_NAMES and found.group().lower() in {"hi", "hello", "hey"}
            else start
        )
    if kind == "dear" and found.group().lower() == "to":
        return start
    return stop if addressed and closed else (stop if kind == "part" and closed and stop == end else start)


def _addressee(source: str, position: int, end: int, customer: frozenset[str]) -> tuple[int, bool, bool]:
    """Reads names and titles from `position`: (where they stop, whether there were any, whether a comma, dash or line end closed them)."""
    stop = position
    addressed = False
    small = 0
    for _ in range(9):
        at = position
        while at < end and source[at] in _BLANK:
            at += 1
        if at >= end:
            return stop, addressed, True
        mark = source[at]
        if mark in ",!:;":
            while at < end and source[at] in ",!:;.":
                at += 1
            return at, addressed, True
        if mark in "–—-" and (at + 1 >= end or not source[at + 1].isalnum() or at > position):
            return at + 1, addressed, True
        if mark in ".…":
            while at < end and source[at] in ".…":
                at += 1
            return at, addressed, True
        slot = _SLOT.match(source, at, end)
        word = slot or _WORD.match(source, at, end)
        if word is None:
            return stop, addressed, False
        text = word.group()
        folded = text.lower()
        bare = folded.rstrip(".")
        if slot is None and folded not in _ADDRESSED and bare not in _ADDRESSED:
            named = bare in customer or text[0] == "@"
            if not named and bare.replace("’", "'") in _NOT_NAMES:
                return stop, addressed, False
            if not named and not text[0].isupper():
                # "hi walter," or "hi walter" at the end of the line: one small word, or two.
                small += 1
                rest = source[word.end() : end].strip(_BLANK)
                if small > 2 or not text[0].isalpha() or not (rest == "" or rest[0] in ",!"):
                    return stop, addressed, False
        position = word.end()
        if text[-1] in ".…" and slot is None and folded not in _ADDRESSED and len(bare) > 1:
            return position, True, True
        if folded not in {"and", "or", "&", "+", "to"}:
            addressed = True
            stop = position
    return stop, addressed, False


def _bare_name_end(source: str, start: int, end: int, customer: frozenset[str]) -> int:
    """ "Leanne," or "Mr Pugh -" alone on the line; before more text only when it is the customer's own name."""
    line = source[start:end].rstrip(_BLANK)
    if len(line) <= 40 and line and line[-1] in ",:-–—" and (line[0].isupper() or line[0] in "[{<%"):
        name = line.rstrip(",:-–— ")
        words = name.split()
        if 1 <= len(words) <= 5 and all(_nameish(word) for word in words) and not _words_in(words, _NOT_NAMES):
            return start + len(line)
    if customer and (found := re.match(r"([^\W\d_][\w'’-]*)\s?[,!–—-]+(?=\s)", line)) and found.group(1).casefold() in customer:
        return start + found.end()
    return start


def _nameish(word: str) -> bool:
    return word[0].isupper() or word.lower() in _ADDRESSED or _SLOT.fullmatch(word) is not None


def _words_in(words: Sequence[str], known: frozenset[str]) -> bool:
    return any(word.lower().strip(".,!:;").replace("’", "'") in known and word.lower() not in _ADDRESSED for word in words)


# --- sign-off, signature, disclaimer ----------------------------------------------------------------------------------------

_VALEDICTION_CORE = (
    r"(?:with |my |our |many |very |sending )*(?:all )?(?:(?:the )?(?:very )?(?:kind(?:est)?|warm(?:est)?|best|good|fond(?:est)?|sincere|friendly|high|cordial|sunny"
    r"|festive|heartfelt) )*(?:personal )?(?:regards|wishes|greetings)"
    r"|yours(?: very)?(?: sincerely| faithfully| truly| respectfully| ever| aye)?|sincerely(?: yours)?|very truly yours|respectfully(?: yours)?|faithfully(?: yours)?"
    r"|(?:all (?:of )?(?:the|my|our) )?(?:very )?best|warmly|cordially|take (?:good )?care|cheers|cheerio|ta|ciao|bye(?: for now)?|goodbye"
    r"|(?:lots of |with |much )?love|with (?:sincere|deepest|heartfelt|our|my|warm|many|much|kind|every good|great)* ?(?:sympathy|condolences|apologies|thanks|gratitude|appreciation|respect|wish)"
    r"|(?:many |warm |kind |huge |with )?thanks(?: again| so much| very much| a lot| a million| in advance| and (?:kind |best |warm )?(?:regards|wishes))?|thx|tnx"
    r"|thank you(?: again| so much| very much| in advance| kindly)?|in (?:sympathy|gratitude)|speak soon|talk soon|until (?:then|soon|tomorrow)|see you(?: soon| then)?"
    r"|br|kr|rgds|brgds|xoxo"
    r"|mit (?:freundlichen|besten|lieben|herzlichen|sonnigen) (?:grüßen|grüssen|gruessen)|(?:viele|liebe|beste|herzliche|schöne|freundliche) (?:grüße|grüsse|gruesse)|mfg|lg|vg|gruß|gruss"
    r"|(?:bien )?cordialement|bien à vous|(?:sincères |meilleures |cordiales )?salutations|un saludo|saludos(?: cordiales)?|atentamente|atenciosamente"
    r"|(?:cordiali|distinti) saluti|saluti|met (?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|(?:com os melhores )?cumprimentos|abraços?"
    r"|z poważaniem|pozdrawiam|pozdrowienia|(?:med )?(?:vänlig|vänliga|bästa) hälsning(?:ar)?|(?:med )?(?:venlig|vennlig|bedste|beste) hils(?:en|ner)|hilsen|mvh|с уважением"
)
_VALEDICTION = re.compile(rf"(?:{_VALEDICTION_CORE})(?!\w|['’]\w)", re.IGNORECASE)
_INLINE_VALEDICTION = re.compile(
    rf"(?:(?<=[.!?…:)])|(?<=\n))\s*(?P<word>(?:{_VALEDICTION_CORE})(?!\w|['’]\w)[,!.–—-]*)\s*(?P<name>[^\n.!?]{{0,60}}?)[.! x]{{0,4}}\Z",
    re.IGNORECASE,
)
_THANKS = frozenset({"thanks", "thank", "thx", "ta", "cheers", "many"})
_TEAM = re.compile(
    r"\b(?:team|support|services?|care|desk|department|dept|management|crew|staff|office|helpdesk|relations|operations|resolutions"
    r"|enquiries|inquiries|administration|admin|billing|accounts?|sales|lettings|reception|customer|claims|help|ltd|inc|gmbh|llc|bot"
    r"|restoration|complaints|reservations|bookings|workshop|division|unit|committee|board)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?:agent|advis[eo]r|operator|representative|rep|consultant|associate)\s+#?\d+$", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"(?:p\.? ?p?\.?s\b|nb\b)", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*•·‣▪–+]|\(?\d{1,2}[.)]|[a-z][.)])\s")
_CLAUSE = re.compile(
    r"\b(?:i|i'm|i'll|i've|you|you'll|you're|your|we|we'll|it|it's|is|are|was|were|will|can|have|has|please|this|that|if|me|my|us|not|don't|to be)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)]*$")
_KISSES = re.compile(r"(?:\s+[xX]{1,4})?[\s.,!]*$")
_DISCLAIMER = re.compile(
    r"[*_\s]*(?:confidential(?:ity)?(?: (?:notice|note|statement))?\s?[:.–—-]|disclaimer\b|legal (?:notice|disclaimer)|privacy notice:|important notice:|caution:|privileged(?: and|/)"
    r"|(?:the )?(?:information|contents?) (?:contained )?(?:in|of|transmitted)(?: with| by)? (?:this|the) (?:e-?mail|message|communication|transmission)"
    r"|this (?:e-?mail|electronic (?:mail|message)|message|communication|transmission)(?: message)?(?:,? (?:and|including|together with|with) (?:any|all|its|the)(?: \w+)? ?(?:attachments?|files?|attached|contents?)| (?:is|may be|may contain|contains|was sent|has been (?:sent|scanned)|transmission))"
    r"|if you (?:are not|have received this|received this) (?:the (?:intended|named)|e-?mail|message|communication|in error)"
    r"|(?:please )?(?:consider|think of) the environment before|(?:please )?think before you print|(?:[\w&.' -]{2,60} is )?(?:a company )?registered in (?:england|scotland|ireland|wales)|registered (?:office|address)\b"
    r"|company (?:no|number|registration)\b|vat (?:no|number|reg)|you (?:are receiving|received) this (?:e-?mail|message)|to unsubscribe|unsubscribe\b|this mailbox is not monitored"
    r"|diese (?:e-?mail|nachricht) (?:enthält|kann|ist)|ce (?:message|courriel|mail) (?:et|est|peut)|este (?:mensaje|correo)|questo messaggio|dit bericht|esta mensagem)",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"confidential|privileged|addressee|intended (?:solely|only|recipient)|recipient|virus|registered|vat\b|company n|unsubscribe|print|vertraulich|confidentiel|liab|receiv|monitored|environment",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?:(?<=\s)|(?<=[.!?:)…]))(?:\^ ?[A-Za-z]{1,15}|/ ?[A-Z]{1,3}|/[A-Z][a-z]{2,14}|\*[A-Z]\w{1,20}|[-–—~] ?[A-Z]{1,3}|(?<=[.!?:)…\s])[-–—~] ?[A-Z][a-z]{1,14})(?=\s*(?:https?://\S{1,200}\s*)?\Z)"
)
_TRAILING_NAME = re.compile(r"(?<=[.!?…)])[ \t]+(?P<name>[^\W\d_a-z][\w'’-]{1,20}(?: [^\W\d_a-z][\w'’.-]{0,20})?)[ x]{0,4}\Z")


def _foot(source: str, start: int, end: int, customer: frozenset[str], agent: frozenset[str], *, alone: bool) -> list[Zone]:
    """The sign-off, signature and disclaimer at the end of start..end. `alone`: nothing stands before, so a name is not yet a sign-off."""
    offset = max(start, end - _FOOT_REACH)
    lines = [(offset + line_start, offset + line_end, text) for line_start, line_end, text in _lines(source[offset:end])]
    zones: list[Zone] = []
    last = _cut_signature(lines, zones)
    last = _cut_disclaimers(lines, last, zones)
    first = _signoff_first(lines, last, customer, agent, alone)
    if first is not None:
        _place_signoff(source, offset, lines, first, last, zones)
        before = _cut_disclaimers(lines, first, zones)
        if before < first:
            return zones
    elif last > 0:
        _trailing(source, lines, last, zones, customer, agent)
    return zones


# No signature or disclaimer is longer; it keeps a 200,000-character draft cheap.
_FOOT_REACH = 6000


def _zone(lines: list[_Line], kind: str, first: int, past: int) -> Zone:
    while past - 1 > first and not lines[past - 1][2]:
        past -= 1
    start, end, text = lines[first][0], lines[past - 1][1], lines[past - 1][2]
    return Zone(
        kind=kind, start=start, end=max(start + 1, lines[past - 1][0] + len(text)) if past - 1 == first and not text else end
    )


def _cut_signature(lines: list[_Line], zones: list[Zone]) -> int:
    """Takes the "-- " signature; gives the index past the last line that is left."""
    past = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index][2]
        if text not in {"--", "—", "---", "__"}:
            continue
        filled = [line[2] for line in lines[index + 1 :] if line[2]]
        if not filled or (len(filled) <= 25 and len(filled[0]) <= 70 and not (filled[0][-1] in ".!?" and " " in filled[0])):
            split = next(
                (at for at in range(index + 1, past) if _is_disclaimer(lines[at][2])),
                past,
            )
            zones.append(_zone(lines, "signature", index, split))
            if split < past:
                zones.append(_zone(lines, "disclaimer", split, past))
            return _trim(lines, index)
        break
    return _trim(lines, past)


def _trim(lines: list[_Line], past: int) -> int:
    while past > 0 and not lines[past - 1][2]:
        past -= 1
    return past


def _is_disclaimer(text: str) -> bool:
    return len(text) > 10 and _DISCLAIMER.match(text) is not None and _LEGAL.search(text) is not None


def _cut_disclaimers(lines: list[_Line], past: int, zones: list[Zone]) -> int:
    """Takes disclaimers and "Sent from my phone" off the bottom; gives the index past the last line that is left."""
    while past > 0:
        past = _trim(lines, past)
        if past == 0:
            break
        if sent_from(lines[past - 1][2]):
            zones.append(_zone(lines, "signature", past - 1, past))
            past -= 1
            continue
        first = past - 1
        while first > 0 and lines[first - 1][2] and not _is_disclaimer(lines[first][2]):
            first -= 1
        if not _is_disclaimer(lines[first][2]):
            break
        while first > 0 and _is_disclaimer(lines[first - 1][2]):
            first -= 1
        zones.append(_zone(lines, "disclaimer", first, past))
        past = first
    return _trim(lines, past)


def _taillike(text: str) -> bool:
    """Whether a line can stand in a signature: short, and not a sentence."""
    if not text:
        return True
    if len(text) > 90 or text[-1] in ":?" or _POSTSCRIPT.match(text):
        return False
    words = text.count(" ") + 1
    if text[-1] in ".!…" and words > 5:
        return False
    return not (words > 3 and text[-1] != "," and _CLAUSE.search(text))


def _signoff_first(lines: list[_Line], past: int, customer: frozenset[str], agent: frozenset[str], alone: bool) -> int | None:
    """The line at which the sign-off starts, seen from the bottom up."""
    valediction: int | None = None
    named: int | None = None
    seen = 0
    for index in range(past - 1, -1, -1):
        text = lines[index][2]
        if not text:
            continue
        seen += 1
        closing = _valediction_line(text, index + 1 < past, customer)
        if closing == "sure" or (
            closing == "maybe" and named is not None and _next_filled_line(lines, index + 1, past) == named
        ):
            valediction = index
        elif valediction is not None or not _taillike(text) or seen > 14:
            break
        if (
            closing != "sure"
            and is_name(text, customer, agent)
            and not (alone and index == 0)
            and _stands_apart(lines, index, past, text)
        ):
            named = index
    if valediction is not None:
        return None if alone and valediction == 0 and past == 1 else valediction
    if named is None:
        return None
    following = [line[2] for line in lines[named + 1 : past] if line[2]]
    return named if len(following) <= 6 and not any(_BULLET.match(text) for text in following) else None


def _next_filled_line(lines: list[_Line], index: int, past: int) -> int | None:
    return next((at for at in range(index, past) if lines[at][2]), None)


def _valediction_line(text: str, more: bool, customer: frozenset[str]) -> str:
    """ "sure" for a valediction with or without a name, "maybe" for a short line that ends in a comma, else ""."""
    if len(text) > 90 or _BULLET.match(text):
        return ""
    found = _VALEDICTION.match(text)
    if found:
        rest = text[found.end() :].strip(" \t,.!;:–—-|~💙❤️😊🙂xX")
        if not rest:
            return (
                "sure"
                if not (
                    text[-1] in "!." and not more and text.split()[0].lower().strip("!.") in _THANKS and len(text.split()) > 2
                )
                else ""
            )
        separated = text[found.end()] in ",.!–—-|;" or text[found.end() : found.end() + 1] == " "
        if (
            separated
            and len(rest) <= 60
            and is_name(rest)
            and not (customer and rest.split()[0].casefold().strip("!.,") in customer)
        ):
            return "sure"
        if len(text) <= 60 and text[-1] == "," and rest.split()[0].lower() in {"to", "from", "and", "for"}:
            return "sure" if more else ""
    if more and text[-1] == "," and len(text) <= 60 and not re.search(r"[.!?;]|,.", text):
        return "maybe"
    return ""


def is_name(text: str, customer: frozenset[str] = frozenset(), agent: frozenset[str] = frozenset()) -> bool:
    """Whether a short line is a name or a team to sign with: "Tom", "J. Pym, Bursar", "The Billing Team", "[Your Name]"."""
    if len(text) > 70:
        return False
    if text[0] in "-–—~/^*":
        text = text[1:].lstrip()
    text = _KISSES.sub("", text)
    if not text:
        return False
    if _SLOT.fullmatch(text):
        return True
    head, comma, role = _split_role(text)
    words = head.split()
    if agent and words and len(words) <= 3 and words[0].casefold().strip(".,") in agent:
        return True
    if not 1 <= len(words) <= 6 or (comma and _CLAUSE.search(role)) or len(role.split()) > 7:
        return False
    if any(mark.isdigit() for mark in head):
        return _ROLE.search(head) is not None
    team = _TEAM.search(head) is not None
    capitals = 0
    for index, word in enumerate(words):
        folded = word.lower().strip(".,").replace("’", "'")
        if word[0].isupper() or word[0] in "[{<":
            if (
                folded in _NOT_NAMES
                and not (index == 0 and team and folded in {"the", "your", "all", "our"})
                and not (index > 0 and folded in _MONTHS)
            ):
                return False
            capitals += 1
        elif folded not in _PARTICLES and not (team and index > 0):
            return False
        if word[-1] in "?!:;" or (word[-1] == "." and len(folded) > 3 and index + 1 < len(words)):
            return False
    if len(words) == 1 and words[0].casefold() in customer and words[0].casefold() not in agent:
        return False
    return capitals >= 1


_PARTICLES = frozenset(
    "and & of the for at from de da di del della van von der den du le la el al bin ben ter ten y und et e i og och on behalf o' x your our in".split()
)
_MONTHS = frozenset({"may", "june", "april", "august", "march"})


def _split_role(text: str) -> tuple[str, str, str]:
    for index, mark in enumerate(text):
        if mark in ",|/(–—" or (mark == "-" and text[index - 1 : index] == " "):
            return text[:index].strip(), mark, text[index + 1 :].strip()
    return text, "", ""


def _stands_apart(lines: list[_Line], index: int, past: int, text: str) -> bool:
    """Whether the line above lets a name stand here: a finished sentence or a blank line, no list and no colon."""
    if index == 0:
        return True
    above = index - 1
    while above > 0 and not lines[above][2]:
        above -= 1
    before = lines[above][2]
    if not before:
        return True
    if before[-1] in ":;" or (_BULLET.match(text) and not re.match(r"[-–—~] ?[A-Z]", text)):
        return False
    blank = above < index - 1
    if _BULLET.match(before) and not blank:
        return False
    if blank or before[-1] in ".!?…)\"'”’,x" or not (before[-1].isalnum() or before[-1] in "&-/"):
        return True
    return index == past - 1 and _TEAM.search(text) is not None


def _place_signoff(source: str, offset: int, lines: list[_Line], first: int, past: int, zones: list[Zone]) -> None:
    """Adds the sign-off from line `first`, then the signature; text after a "PS" is body again."""
    end = first + 1
    closing = _VALEDICTION.match(lines[first][2])
    signed = closing is None and not lines[first][2].endswith(",")
    if closing is not None:
        rest = lines[first][2][closing.end() :].strip(" \t,.!;:–—-|xX")
        signed = bool(rest) and not (lines[first][2][-1] == "," and rest.split()[0].lower() in {"to", "from", "and", "for"})
    while not signed and end < past:
        text = lines[end][2]
        if text and _POSTSCRIPT.match(text):
            break
        end += 1
        if text and _valediction_line(text, end < past, frozenset()) != "sure":
            signed = True
            following = _next_filled_line(lines, end, past)
            if _TEAM.search(text) and following == end and _plain_name(lines[end][2]):
                end += 1
        elif text and (found := _VALEDICTION.match(text)) and text[found.end() :].strip(" ,.!–—-|"):
            signed = True
    postscript = next((at for at in range(end, past) if _POSTSCRIPT.match(lines[at][2])), past)
    start = lines[first][0]
    # "… by Friday. Kind regards,\nTom": the valediction ends the line above the name.
    above = first - 1
    while above >= 0 and not lines[above][2]:
        above -= 1
    if above >= 0 and closing is None and len(lines[above][2]) > 8:
        found = _INLINE_VALEDICTION.search(
            source,
            max(lines[above][0], lines[above][1] - 80),
            lines[above][0] + len(source[lines[above][0] : lines[above][1]].rstrip(_BLANK)),
        )
        if found and not found["name"]:
            start = found.start("word")
    zone = _zone(lines, "signoff", first, end)
    zones.append(zone.model_copy(update={"start": start}) if start != zone.start else zone)
    rest_first = _next_filled_line(lines, end, postscript)
    if rest_first is not None:
        zones.append(_zone(lines, "signature", rest_first, postscript))


def _plain_name(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 3 and is_name(text) and not _TEAM.search(text)


def _trailing(
    source: str, lines: list[_Line], past: int, zones: list[Zone], customer: frozenset[str], agent: frozenset[str]
) -> None:
    """A sign-off at the end of the last line of text: "… today. Best, Tom", "… posted ^JK", "… on it. Tom"."""
    start, end = lines[past - 1][0], lines[past - 1][1]
    end = start + len(source[start:end].rstrip(_BLANK))
    start = max(start, end - 300)
    if found := _INITIALS.search(source, start, end):
        zones.append(Zone(kind="signoff", start=found.start(), end=found.end()))
        return
    reach = max(start, end - 90)
    found = _INLINE_VALEDICTION.search(source, reach, end)
    if found:
        name = found["name"].strip(" ,–—-")
        word = found["word"].split()[0].lower().strip(",.!-–—")
        if (not name and word not in _THANKS) or (name and is_name(name) and name.split()[0].casefold() not in customer):
            zones.append(Zone(kind="signoff", start=found.start("word"), end=end))
            return
    found = _TRAILING_NAME.search(source, reach, end)
    if found and is_name(found["name"], customer, agent) and not _TEAM.search(found["name"]):
        zones.append(Zone(kind="signoff", start=found.start("name"), end=end))


# --- inline zones -----------------------------------------------------------------------------------------------------------

_FENCE = re.compile(r"^[ \t]{0,3}(```|~~~)[^\n]{0,80}\n(?:.*\n){0,2000}?[ \t]{0,3}\1[ \t]*$", re.MULTILINE)
_TICKS = re.compile(r"(?<![`\w])`(?=\S)[^`\n]{1,200}`(?!`)")
_URL = re.compile(r"<?(?:https?|ftp)://[^\s<>\"“”»]{2,2000}>?|(?<![\w.@])<?www\.[^\s<>\"“”»]{3,500}>?", re.IGNORECASE)
_HOST = re.compile(
    r"@?[\w-]{0,63}\.(?:com|org|net|io|co|dev|app|gov|edu|info|eu|uk|de|fr|es|it|nl|pl|se|dk|no|ch|at|be|ie|ca|au|us|me|ly|gl)(?![\w-])(?:/[^\s<>\"”»]{0,500})?",
    re.IGNORECASE,
)
_AT = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}%\n]{1,80}%\}|\$\{[^{}\n]{1,60}\}|\{[A-Za-z][\w. -]{0,40}\}|<<[^<>\n]{1,60}>>"
    r"|%{1,2}[A-Z][A-Z0-9_.]{2,40}%{1,2}"
    r"|\[(?:[A-Z][A-Z0-9_ /#.'-]{2,60}|(?:your|customer|client|guest|user|agent|first|last|full|company|brand|team|order|ticket|case|product|item|insert|enter|add|tracking|phone|account)[\w /#.'’-]{0,60}"
    r"|[^\[\]\n]{0,30}\b(?:name|order|date|amount|number|reason|link|product|company|agent|title|address|time|here|url|email)\b[^\[\]\n]{0,20})\](?!\()"
    r"|<(?:[a-z]{2,20}[ _-])?(?:[a-z]{2,20}[ _-])?(?:name|firstname|lastname|order|date|amount|number|company|agent|email|product|link|customer|reason)>"
    r"|\blorem ipsum\b|(?<![\w/])(?:X{2,}(?:[/.-]X{2,}){1,3}|X{3,})(?![\w/])|(?<=[$£€])X{1,6}(?:\.XX)?\b|(?<!_)_{3,20}(?!_)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w#])#\s?[A-Z0-9][A-Z0-9-]{2,30}\b"
    r"|\b(?:order|ticket|case|invoice|reference|ref|tracking|booking|claim|account|application|policy|rma|parcel|shipment|consignment|customer|confirmation|request|incident|job|meter|serial|voucher|reservation|quote|repair)"
    r"(?:\s(?:number|no|nr|id|code|ref|reference))?(?:\sis)?\.?[:\s]{0,2}\(?#?(?P<token>(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9/-]{2,30})\b"
    r"|\b1Z[0-9A-Z]{16}\b|\b[A-Z]{2}\d{9}[A-Z]{2}\b|\b[A-Z]{2,6}-\d{3,}(?:-\d+){0,4}\b|(?<![\d.,:/+-])\d{8,30}(?![\d.,:/-]\d)\b",
    re.IGNORECASE,
)
_MARKED_QUOTE = re.compile(
    r"(?<![^\s(\[—–:/-])\"(?=[^\s\"])[^\"]{1,600}(?<=\S)\"(?!\w)"
    r"|“[^“”]{1,600}”|„[^„“”]{1,600}[“”]|«[^«»]{1,600}»|(?<!\w)‘[^‘\n]{1,400}?’(?!\w)"
    r"|(?<![^\s(\[—–:-])'(?=[^\s'])(?:[^'\n]|(?<=\w)'(?=\w)){1,400}(?<=\S)'(?!\w)"
)
_SAID_CUE = re.compile(
    r"\b(?:you(?:'ve|’ve| have|r (?:message|email|mail|words|note|review|letter|complaint|post|tweet))?(?: also| just)?,?\s(?:said|say|saying|says|wrote|write|mention(?:ed)?|told|tell|ask(?:ed)?|describe(?:d)?|put it|call(?:ed)?|state(?:d)?|report(?:ed)?|quote(?:d)?|remarked))\b[^.!?\"“”\n]{0,50}$",
    re.IGNORECASE,
)
_LABEL_CUE = re.compile(
    r"\b(?:click(?:ing|ed)?|press(?:ing|ed)?|tap(?:ping|ped)?|select(?:ing|ed)?|choos(?:e|ing)|chose|pick|tick(?:ed)?|untick|check|uncheck|toggle|open|under|into|menu|button|tab|page|option|setting|section|folder|field|box|link|screen|column|called|named|titled|labell?ed|headed|marked|entitled|subject(?: line)?|file|app|hit|go to|goto|reply(?: with)?|search(?: for)?|type|typing|enter|says?|reads?|word|words|line|see|pinned|via|use|using)\b(?: \w+){0,2}[ :]*(?:the |a |an )?\(?$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w[\w'’-]*")


def _inline(source: str, blocks: Sequence[Zone]) -> list[Zone]:
    """The inline zones of the body, and the placeholders of greeting and sign-off too, since nobody meant to send them."""
    zones: list[Zone] = []
    for block in blocks:
        if block.kind == "quoted" or block.kind == "disclaimer":
            continue
        if block.kind == "body":
            zones.extend(_body_inline(source, block.start, block.end))
        else:
            _placeholders(source, block.start, block.end, zones)
    return zones


def _body_inline(source: str, start: int, end: int) -> list[Zone]:
    text = source[start:end]
    zones: list[Zone] = []
    if "`" in text or "~~~" in text:
        for pattern in (_FENCE, _TICKS):
            for found in pattern.finditer(source, start, end):
                _add(zones, "code", found.start(), found.end())
    if "://" in text or "www." in text or "WWW." in text:
        for found in _URL.finditer(source, start, end):
            _add(zones, "url", *_trim_url(source, found.start(), found.end()))
    if "@" in text:
        _addresses(source, start, end, zones)
    if "." in text:
        _hosts(source, start, end, zones)
    _placeholders(source, start, end, zones)
    if any(mark.isdigit() for mark in text):
        for found in _NUMBER.finditer(source, start, end):
            at, past = found.span("token") if found["token"] else found.span()
            if any(mark.isdigit() for mark in source[at:past]):
                _add(zones, "number", at, past)
    if '"' in text or "'" in text or not text.isascii():
        for found in _MARKED_QUOTE.finditer(source, start, end):
            if _is_quotation(source, start, found):
                _add_quotation(zones, found.start(), found.end())
    return zones


def _add(zones: list[Zone], kind: str, start: int, end: int) -> None:
    """Adds a zone unless one that was found before takes a part of it."""
    if start < end and not any(start < zone.end and zone.start < end for zone in zones[-64:]):
        zones.append(Zone(kind=kind, start=start, end=end))


def _add_quotation(zones: list[Zone], start: int, end: int) -> None:
    if not any(
        (start < zone.end < end and zone.start < start)
        or (start < zone.start < end < zone.end)
        or (zone.start <= start and end <= zone.end)
        for zone in zones[-64:]
    ):
        zones.append(Zone(kind="quotation", start=start, end=end))


def _placeholders(source: str, start: int, end: int, zones: list[Zone]) -> None:
    for found in _PLACEHOLDER.finditer(source, start, end):
        _add(zones, "placeholder", found.start(), found.end())


def _trim_url(source: str, start: int, end: int) -> tuple[int, int]:
    if source[start] == "<" and source[end - 1] == ">":
        return start, end
    if source[start] == "<":
        start += 1
    if source[end - 1] == ">":
        end -= 1
    while end > start and (
        source[end - 1] in ".,;:!?'’*_…"
        or (source[end - 1] in ")]}" and source[end - 1] not in "" and _unopened(source, start, end))
    ):
        end -= 1
    return start, end


def _unopened(source: str, start: int, end: int) -> bool:
    closing = source[end - 1]
    opening = {")": "(", "]": "[", "}": "{"}[closing]
    return source.count(opening, start, end) < source.count(closing, start, end)


def _addresses(source: str, start: int, end: int, zones: list[Zone]) -> None:
    for found in _AT.finditer(source, start, end):
        first = found.start()
        while first > start and found.start() - first < 64 and source[first - 1] in _LOCAL:
            first -= 1
        if first < found.start():
            _add(zones, "url", first, found.end())


def _hosts(source: str, start: int, end: int, zones: list[Zone]) -> None:
    for found in _HOST.finditer(source, start, end):
        first = found.start()
        while first > start and found.start() - first < 100 and (source[first - 1].isalnum() or source[first - 1] in "-."):
            first -= 1
        name = source[first : found.end()]
        if name[0] in "@." or not source[first].isalnum() or name[0].isdigit():
            continue
        first, last = _trim_url(source, first, found.end())
        # "…on it.me" and "Thanks.no" are missing spaces, not hosts.
        if "/" in name or name.lower().endswith(
            (".com", ".org", ".net", ".io", ".gov", ".edu", ".co.uk", ".eu", ".de", ".fr", ".info", ".dev", ".app")
        ):
            _add(zones, "url", first, last)


def _is_quotation(source: str, start: int, found: re.Match[str]) -> bool:
    inside = found.group()[1:-1]
    if "\n\n" in inside or "\n\r\n" in inside:
        return False
    words = len(_WORDS.findall(inside))
    before = source[max(start, found.start() - 80) : found.start()]
    if words and _SAID_CUE.search(before):
        return True
    if words < 3:
        return False
    return not (words <= 6 and _LABEL_CUE.search(before[-40:]))


# --- the masked text --------------------------------------------------------------------------------------------------------

_PLAIN = {
    **dict.fromkeys(map(ord, "‘’‚‛‹›ʼ′´＇"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'),
    **dict.fromkeys(map(ord, _BLANK), " "),
    **dict.fromkeys((*range(0x00, 0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0)), " "),
    ord("\t"): "\t",
}
_NEEDS_PLAIN = re.compile(r"[^\t\n -~]")
_WRAP = re.compile(r"(?<=[^\s])(?P<gap>[ \t]*\n)(?=[ \t]*[^\s])")
_WRAPPED_NEXT = re.compile(r"[ \t]*(?:[a-z]|I\b|\d(?!\d?[.)]\s))")
_OPEN_END = re.compile(
    r"(?:,|\b(?:a|an|the|this|that|these|those|to|of|and|or|but|your|our|my|his|her|their|its|for|with|in|on|at|by|from|as|if|is|are|was|were|will|be|been"
    r"|have|has|we|you|i|not|so|than|into|about|after|before|until|because|which|who|can|could|would|should|may))$",
    re.IGNORECASE,
)
_SHORTEST_WRAPPED = 45


def mask(source: str, zones: Sequence[Zone]) -> str:
    """The text that rules read: `source` with the zones blanked as the module's page says. `len(mask(s, z)) == len(s)`."""
    pieces: list[str] = []
    position = 0
    for zone in zones:
        if zone.start < position or zone.kind == "body" or zone.kind == "number":
            continue
        pieces.append(source[position : zone.start])
        pieces.append(_masked(source, zone))
        position = zone.end
    pieces.append(source[position:])
    masked = "".join(pieces)
    if _NEEDS_PLAIN.search(masked):
        masked = masked.translate(_PLAIN)
    if "\n" in masked:
        masked = _unwrap(masked)
    return masked


def _masked(source: str, zone: Zone) -> str:
    text = source[zone.start : zone.end]
    if zone.kind in BLOCKS or "\n" in text and zone.kind == "code":
        return _spaces(text)
    if zone.kind == "quotation":
        return text[0] + re.sub(r"\w", "x", text[1:-1]) + text[-1]
    if zone.kind == "url" and text[0] == "<" and source[zone.start - 1 : zone.start].strip() and zone.start:
        return _spaces(text)
    return "X" + "x" * (len(text) - 1)


def _spaces(text: str) -> str:
    if "\n" not in text:
        return " " * len(text)
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _unwrap(masked: str) -> str:
    """Joins hard-wrapped lines: the line feed in the middle of a sentence becomes a space."""
    lines = masked.split("\n")
    pieces = [lines[0]]
    for above, below in zip(lines, lines[1:]):
        trimmed = above.rstrip()
        wrapped = (
            len(trimmed) >= _SHORTEST_WRAPPED
            and trimmed[-1] not in ".!?:;…"
            and below[:1] != ""
            and (
                _WRAPPED_NEXT.match(below) is not None
                or (below.lstrip()[:1].isalpha() and _OPEN_END.search(trimmed, len(trimmed) - 12) is not None)
            )
        )
        pieces.append(" " if wrapped else "\n")
        pieces.append(below)
    return "".join(pieces)
