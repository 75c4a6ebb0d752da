"""The quoted history below (or between) a reply: which lines are not the agent's, and what the customer wrote there.

Written here and not taken from mail-parser-reply or email-reply-parser: both strip and rejoin the text, so offsets are lost.

Lines are given without their line end. An index is a line's number from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

# A line that only says who wrote when: none is longer in practice, and the bound keeps the patterns linear.
_LONGEST_DIVIDER = 300

_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|ha escrito|ha scritto|schreef|heeft geschreven|escreveu|skrev|kirjoitti"
    r"|ezt írta|yazdı"
    r"|napisał(?:a|\(a\))?|pisze|napsal(?:a|\(a\))?|a scris|написал(?:а|\(а\))?|пишет|пише"
    r"|έγραψε)(?!\w)(?P<after>.{0,120}?)\s?:$"
    r"|写道[:：]$|寫道[:：]$|のメッセージ[:：]$",
    re.IGNORECASE,
)
_WROTE_OPENER = re.compile(
    r"(?:on|am|le|el|il|op|em|no dia|dnia|w dniu|den|dne|dana|ons|tor|fre|man|tir|lør|søn|în|на|от|\w{1,5}[.,]|\d)\b",
    re.IGNORECASE,
)
_OWN_SUBJECT = re.compile(r"\b(?:you|we|i|they|he|she|our \w+)\s+(?:\w+\s+)?wrote\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
_DATE_OR_ADDRESS = re.compile(r"\d|@")
_ADDRESS_THEN_COLON = re.compile(r"< ?[^<>\s]{1,80}@[^<>\s]{1,80} ?> ?[:：]$")

_ORIGINAL = re.compile(
    r"[-_=*–—\s]{2,}(?:original message|original appointment|forwarded (?:message|by)|reply message|ursprüngliche nachricht"
    r"|original-nachricht|originalnachricht|weitergeleitete nachricht|message d'origine|message original|message transféré"
    r"|forwarded mail|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|oorspronkelijk bericht"
    r"|doorgestuurd bericht|mensagem original|mensagem encaminhada|wiadomość oryginalna|oryginalna wiadomość"
    r"|przekazana wiadomość|ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|oprindelig meddelelse"
    r"|videresendt meddelelse|opprinnelig melding|original melding|videresendt melding|alkuperäinen viesti"
    r"|původní zpráva|исходное сообщение|пересылаемое сообщение|пересланное сообщение|原始邮件|元のメッセージ)\b[^\n]{0,60}$"
    r"|begin forwarded message:$|anfang der weitergeleiteten nachricht:$|début du message réexpédié ?:$"
    r"|inicio del mensaje reenviado:$|inizio messaggio inoltrato:$|-{2,} ?on .{8,160}wrote ?-{2,}$",
    re.IGNORECASE,
)
_REPLY_ABOVE = re.compile(
    r"##-.{0,160}-##"
    r"|(?:reply|replies|response|respond|answer|type|write|message)\W+(?:\w+\W+){0,3}above (?:this|the) (?:line|dashed line)"
    r"|(?:do not|don't) (?:write|type|reply) below this line"
    r"|oberhalb dieser (?:zeile|linie)|au-dessus de cette ligne|por encima de esta línea|sopra questa (?:riga|linea)"
    r"|boven deze (?:regel|lijn)|acima d(?:esta|essa) linha|powyżej tej linii|ovanför den här raden|over denne linje"
    r"|выше этой строки",
    re.IGNORECASE,
)
_RULER = re.compile(r"[_-]{8,}$|[*=]{8,}$")

_FROM = re.compile(r"[*_]*(?:from|von|de|da|van|från|fra|od|от|lähettäjä|kimden|发件人|差出人)[*_]*\s?[:：]", re.IGNORECASE)
_HEADER = re.compile(
    r"[*_]*(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|von|gesendet|datum|an|kopie|betreff|antwort an|de"
    r"|envoyé|à|objet|cc"
    r"|enviado(?: el)?|enviada(?: em)?|para|fecha|asunto|data|assunto|da|inviato|a|oggetto|van|verzonden|verstuurd|aan"
    r"|onderwerp"
    r"|från|skickat|till|ämne|kopia|fra|sendt|dato|til|emne|od|wysłano|wysłane|do|dw|temat|от|отправлено|дата|кому|копия|тема"
    r"|lähettäjä|lähetetty|vastaanottaja|aihe|odesláno|komu|předmět|发件人|发送时间|收件人|主题|差出人|日時|宛先|件名)[*_]*\s?[:：]",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"[*_]*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|тема|aihe|předmět|主题|件名)[*_]*\s?[:：]",
    re.IGNORECASE,
)

_MARKS = re.compile(r"\s{0,3}((?:> ?){1,40})")
_STAMP = re.compile(
    r"(?P<who>[^\d\n]{2,60}?[,(|–—-]\s?)?(?:\w{3,9}\.?,? )?(?=[^\n]{0,40}\d{1,2}[:.h]\d{2})(?:\d{1,4}[ ./-]"
    r"|\w{3,9}\.? \d{1,2})[^\n]{4,40}$"
)
_DEVICE = re.compile(
    r"(?:sent from (?:my|mail for|yahoo|outlook|samsung|proton)|sent via |sent with |get outlook for|von meinem \w+ gesendet"
    r"|gesendet (?:von|mit) |envoyé (?:de|depuis) (?:mon )?|enviado (?:desde|do|de) (?:mi |meu )?|inviato da(?:l mio)? "
    r"|verzonden vanaf|verstuurd vanaf|wysłane z |skickat från min|sendt fra min|отправлено с |outlook for (?:ios|android))",
    re.IGNORECASE,
)
_TICKET_NOTE = re.compile(
    r"(?:reply to this e-?mail|to add (?:additional )?comments|view (?:this )?ticket|has been updated)", re.IGNORECASE
)


def sent_from(text: str) -> bool:
    """Whether a line is what a phone or a mail program adds ("Sent from my …", "Get Outlook for …")."""
    return len(text) <= 100 and _DEVICE.match(text) is not None


def divider(texts: Sequence[str], index: int) -> int:
    """How many lines a divider (a line or a block of headers that opens someone else's mail) takes at `index`; 0 for none.

    `texts` are stripped lines.
    """
    text = texts[index]
    if not text:
        return 0
    first = text[0]
    if len(text) <= _LONGEST_DIVIDER:
        if (first in "-_=*–—" or first.isalpha()) and _ORIGINAL.match(text):
            return 1
        if (
            ("line" in text or "##-" in text or "Line" in text or not text.isascii())
            and len(text) <= 160
            and _REPLY_ABOVE.search(text)
        ):
            return 1
        if first in "_-*=" and _RULER.match(text):
            following = _next_filled(texts, index + 1)
            taken = _headers(texts, following) if following is not None else 0
            return following + taken - index if following is not None and taken else 0
        if ":" in text or "：" in text:
            taken = _headers(texts, index)
            if taken:
                return taken
    return _attribution(texts, index)


def _attribution(texts: Sequence[str], index: int) -> int:
    """The lines of "On Monday Ana wrote:", which mail programs wrap over up to three lines."""
    text = texts[index]
    if text[-1] in ":：":
        spread = 1
    elif _WROTE_OPENER.match(text) and _DIGIT.search(text, 0, 60):
        spread = 3
    else:
        return 0
    joined = ""
    for taken in range(1, spread + 1):
        if index + taken > len(texts) or not texts[index + taken - 1]:
            return 0
        joined = f"{joined} {texts[index + taken - 1]}".strip()
        if len(joined) > _LONGEST_DIVIDER:
            return 0
        if joined[-1] in ":：":
            return taken if _says_who_wrote(joined, texts, index + taken) else 0
    return 0


def _says_who_wrote(text: str, texts: Sequence[str], following: int) -> bool:
    if _ADDRESS_THEN_COLON.search(text) and _DIGIT.search(text):
        return True
    found = _WROTE.search(text)
    if found is None or _OWN_SUBJECT.search(text):
        return False
    quoted_next = _next_filled(texts, following)
    if quoted_next is not None and texts[quoted_next].startswith(">"):
        return True
    if not _DATE_OR_ADDRESS.search(text):
        return False
    if found.group().lower().startswith("wrote"):
        # English prose has "the driver wrote on 3 March:" too; only a mail program gives the time or starts with "On".
        return _CLOCK.search(text) is not None or (not found["after"] and text[:3].lower() == "on ")
    return True


def _headers(texts: Sequence[str], index: int) -> int:
    """The lines of "From: … Sent: … Subject: …" in any order of ours, at least three of them."""
    if not _FROM.match(texts[index]):
        return 0
    taken = 1
    known = 1
    sure = "@" in texts[index]
    for text in texts[index + 1 : index + 9]:
        if not text:
            break
        if _HEADER.match(text):
            known += 1
            sure = sure or _SUBJECT.match(text) is not None
        elif known >= 3:
            break
        taken += 1
    return taken if known >= 3 and sure else 0


def _next_filled(texts: Sequence[str], index: int) -> int | None:
    for following in range(index, min(index + 4, len(texts))):
        if texts[following]:
            return following
    return None


def quoted_runs(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The runs of quoted lines as (first, past the last), in order. `texts` are stripped lines.

    A divider with `>` lines below it takes those; one with a reply above it takes everything below; one at the very top, with
    no `>` lines, takes only itself, since the reply must then be what follows.
    """
    runs: list[tuple[int, int]] = []
    written = False
    index = 0
    count = len(texts)
    while index < count:
        text = texts[index]
        if not text:
            index += 1
            continue
        if text[0] == ">":
            end = _past_marked(texts, index)
            runs.append((index, end))
            index = end
            continue
        taken = divider(texts, index)
        if not taken:
            written = True
            index += 1
            continue
        below = _next_filled(texts, index + taken)
        if below is not None and texts[below][0] == ">":
            end = _past_marked(texts, below)
        elif written:
            end = count
        else:
            end = index + taken
        runs.append((index, end))
        index = end
    return runs


def _past_marked(texts: Sequence[str], index: int) -> int:
    """The index past a run of `>` lines; a blank line, or one that a mail program broke off, doesn't end it if `>` goes on."""
    end = index
    count = len(texts)
    while end < count:
        text = texts[end]
        if text[:1] == ">":
            end += 1
        elif end + 1 < count and texts[end + 1][:1] == ">" and (not text or (len(text) < 30 and text[0].islower())):
            end += 2
        else:
            break
    return end


def customer_message(blocks: Sequence[str], *, customer_name: str | None = None, agent_name: str | None = None) -> str | None:
    """The customer's message from the quoted parts of a mail, without `>` marks, dividers and the history inside it.

    The topmost message, unless the names tell that it is another: the first whose divider names the customer, else the first
    whose divider does not name the agent. None when nothing is left.
    """
    messages = [(header, text) for header, text in _messages(blocks) if text]
    if not messages:
        return None
    if customer_name:
        for header, text in messages:
            if _names(header, customer_name):
                return text
    if agent_name:
        for header, text in messages:
            if not _names(header, agent_name):
                return text
    return messages[0][1]


def _sender(lines: Sequence[str]) -> Sequence[str]:
    """The line of a divider that tells who wrote: of a block of headers, the first."""
    return next(([line] for line in lines if _FROM.match(line)), lines)


def _names(header: str, name: str) -> bool:
    folded = header.casefold()
    return all(part in folded for part in name.casefold().split())


def _messages(blocks: Sequence[str]) -> Iterator[tuple[str, str]]:
    marked = list(chain.from_iterable([*map(_unmark, block.split("\n")), (0, "")] for block in blocks))
    texts = [text.strip() for _, text in marked]
    header: list[str] = []
    content: list[str] = []
    depth = -1
    index = 0
    while index < len(marked):
        level, text = marked[index]
        stripped = texts[index]
        if not stripped:
            if content:
                content.append("")
            index += 1
            continue
        if 0 <= depth < level:
            index += 1
            continue
        taken = divider(texts, index)
        if taken and content and level == depth and _next_level(marked, texts, index + taken) > level:
            index += taken  # it opens what the customer quoted
            continue
        stamp = None if taken or len(stripped) > 100 else _STAMP.match(stripped)
        if taken or stamp or (0 <= level < depth):
            name = _name_above(content) if stamp and not stamp["who"] else ""
            if any(content):
                yield " ".join(header), _clean(content)
                header = []
            content = []
            depth = -1
            if name:
                header.append(name)
            if taken or stamp:
                header.extend(_sender(texts[index : index + (taken or 1)]))
                index += taken or 1
                continue
        depth = level
        content.append(text.rstrip())
        index += 1
    yield " ".join(header), _clean(content)


def _next_level(marked: Sequence[tuple[int, str]], texts: Sequence[str], index: int) -> int:
    following = _next_filled(texts, index)
    return marked[following][0] if following is not None else 0


def _unmark(line: str) -> tuple[int, str]:
    found = _MARKS.match(line)
    if found is None:
        return 0, line.strip("\r")
    return found.group(1).count(">"), line[found.end() :].strip("\r")


def _name_above(content: list[str]) -> str:
    """Takes "Ana Ruiz" off the end of `content` when it stands alone right above a time stamp."""
    while content and not content[-1]:
        content.pop()
    if content and len(content[-1]) <= 60 and len(content[-1].split()) <= 5 and content[-1][-1] not in ".!?,":
        return content.pop()
    return ""


def _clean(content: Sequence[str]) -> str:
    kept: list[str] = []
    for line in content:
        stripped = line.strip()
        if (stripped in {"--", "—"} and any(kept)) or sent_from(stripped):
            break
        if _RULER.match(stripped) or (len(stripped) <= 200 and _TICKET_NOTE.search(stripped)):
            continue
        kept.append(line)
    return "\n".join(kept).strip()
