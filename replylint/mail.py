"""Files in: a mail (`.eml`), an HTML page or plain text, as the text of a draft.

HTML becomes text with html-text; quoted parts get `>` marks first, so that the zones find them as in a plain mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from replylint.draft import read_draft
from replylint.errors import DraftError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_BYTES = 5_000_000
"""The largest file that is read; a mail with bigger attachments is refused before it is opened."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as text: `draft` is all of it, with the quoted history; `customer` the message found in that history, or None."""

    draft: str
    customer: str | None


def read_file(path: Path) -> Mail:
    """Reads a file by its suffix: `.eml`, `.html` or `.htm`, else plain text. Raises `DraftError` when it can't be read so."""
    suffix = path.suffix.lower()
    try:
        data = read_bytes(path, MAX_BYTES)
        if suffix == ".eml":
            return read_mail(data)
        text = html_to_text(_decode_html(data)) if suffix in {".html", ".htm"} else decode(data)
    except DraftError as error:
        raise DraftError(f"{path}: {error}") from error
    return Mail(draft=text, customer=_customer(text))


def read_bytes(path: Path, most: int) -> bytes:
    """What a file holds. Raises `DraftError` when it can't be read or has more than so many bytes."""
    try:
        size = path.stat().st_size
        if size > most:
            raise DraftError(f"{size / 1e6:.1f} MB is too large; at most {most // 1_000_000} MB are read.")
        return path.read_bytes()
    except OSError as error:
        raise DraftError(f"can't be read ({error.strerror or type(error).__name__}).") from error


def read_mail(data: bytes) -> Mail:
    """Reads an RFC 5322 message: its plain text part, else its HTML part; attachments are left alone.

    Raises `DraftError` when `data` is no such message, or has no text.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
    except _BROKEN as error:
        raise DraftError(f"The mail is broken and can't be parsed ({type(error).__name__}).") from error
    if not any(name.lower() in _HEADERS for name in message.keys()):  # noqa: SIM118 - a message is no mapping: it iterates otherwise
        raise DraftError("This is not a mail: it has none of the headers From, To, Subject, Date or Content-Type.")
    text = next((text for text in _texts(message) if text.strip()), None)
    if text is None:
        raise DraftError("The mail has no text: no text/plain and no text/html part with anything in it.")
    return Mail(
        draft=text,
        customer=_customer(text),
    )


def decode(data: bytes) -> str:
    """Bytes as text: UTF-8, or UTF-16 with its mark, else Windows-1252 when that gives plausible text.

    Raises `DraftError` for binary data and for bytes that none of these can be.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise DraftError(f"Not text: it starts like UTF-16, but byte {error.start + 1} breaks it.") from error
    if b"\x00" in data:
        raise DraftError("Not text: binary data (it has NUL bytes). Save it as UTF-8 text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        first_bad = error.start + 1
    text = _windows_1252(data)
    if text is None:
        raise DraftError(f"Not text that can be decoded: byte {first_bad} is not UTF-8. Save it as UTF-8.")
    return text


def html_to_text(html: str) -> str:
    """HTML as text: blocks on lines of their own, list items with "- ", quoted parts with `>`, no hidden parts."""
    # Slow to import, and only HTML needs it.
    import html_text
    from lxml.etree import ParserError

    if not html.strip():
        return ""
    try:
        tree = html_text.parse_html(_MARKS.sub(" ", html))
        _prepare(tree)
        text: str = html_text.extract_text(tree)
    except (ParserError, ValueError, AssertionError, RecursionError) as error:
        raise DraftError(f"The HTML can't be read ({type(error).__name__}).") from error
    return _with_quote_marks(text)


# --- parts of a mail --------------------------------------------------------------------------------------------------------

_HEADERS = frozenset({"from", "to", "subject", "date", "content-type", "message-id", "mime-version", "received"})
# What the email package raises on headers and bodies that break the rules.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)


def _texts(message: EmailMessage) -> Iterator[str]:
    """The text of the plain part, then of the HTML part."""
    kinds: tuple[Literal["plain", "html"], ...] = ("plain", "html")
    for kind in kinds:
        try:
            part = message.get_body(preferencelist=(kind,))
            payload = part.get_payload(decode=True) if part is not None else None
            charset = part.get_content_charset() if part is not None else None
            flowed = part is not None and str(part.get_param("format", "")).lower() == "flowed"
            joined = part is not None and str(part.get_param("delsp", "")).lower() == "yes"
        except _BROKEN as error:
            raise DraftError(f"The mail is broken and can't be read ({type(error).__name__}).") from error
        if not isinstance(payload, bytes):
            continue
        text = _decode_part(payload, charset)
        if kind == "html":
            text = html_to_text(text)
        elif flowed:
            text = _unflowed(text, joined=joined)
        yield text


def _decode_part(payload: bytes, charset: str | None) -> str:
    if charset:
        try:
            return payload.decode(charset).replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError, ValueError):
            pass  # a wrong or unknown label: the bytes themselves tell more
    return decode(payload).replace("\r\n", "\n")


def _unflowed(text: str, *, joined: bool) -> str:
    """`format=flowed` (RFC 3676): a line that ends in a space goes on in the next one of the same quote depth."""
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        marks = len(line) - len(line.lstrip(">"))
        content = line[marks:].removeprefix(" ")
        if open_depth == marks and content != "-- ":
            lines[-1] += content
        else:
            lines.append(f"{'>' * marks} {content}" if marks else content)
        open_depth = -1
        if content.endswith(" ") and content != "-- ":
            open_depth = marks
            if joined:
                lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _customer(text: str) -> str | None:
    try:
        return read_draft(text).customer
    except DraftError:
        return None


# --- bytes ------------------------------------------------------------------------------------------------------------------

_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# Western text has a few accents; a greater share of high bytes is another alphabet or no text.
_FEW_HIGH = 3
_MOST_HIGH = 0.3


def _windows_1252(data: bytes) -> str | None:
    if _CONTROLS.search(data) or len(_HIGH.findall(data)) > max(_FEW_HIGH, _MOST_HIGH * len(data)):
        return None
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _decode_html(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _META_CHARSET.search(data[:4096])
        if named:
            try:
                return data.decode(named.group(1).decode("ascii"))
            except (LookupError, UnicodeDecodeError, ValueError):
                pass  # a wrong label: fall back to what the bytes look like
        return decode(data)


# --- HTML -------------------------------------------------------------------------------------------------------------------

# Characters for private use mark where a quoted part starts and ends while the tree becomes text.
_START, _END = "\ue000", "\ue001"
_MARKS = re.compile(f"[{_START}{_END}]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_QUOTE_CLASSES = frozenset(
    {"gmail_quote", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra", "moz-forward-container"}
)
_INLINE = ("a", "abbr", "b", "big", "code", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong", "sub", "sup", "u")
_SIGNATURE_CLASSES = frozenset({"gmail_signature", "moz-signature"})
_OUTLOOK_IDS = frozenset({"divRplyFwdMsg", "mail-editor-reference-message-container", "OLK_SRC_BODY_SECTION"})
_OUTLOOK_RULE = re.compile(r"border-top\s*:\s*solid", re.IGNORECASE)
_HEADER_START = re.compile(r"\s*[^\W\d_]{1,12}\s?:")
_DIVIDER = "-----Original Message-----"


def _prepare(tree: HtmlElement) -> None:
    """Drops what is not seen and writes into the tree what its look says: quoted parts, list marks, empty lines."""
    for element in [element for element in tree.iter() if isinstance(element.tag, str)]:
        if element is not tree and _is_hidden(element):
            element.drop_tree()
    for element in [element for element in tree.iter() if isinstance(element.tag, str)]:
        if element.tag == "pre":
            _keep_lines(element)
        elif element.tag in {"ul", "ol"}:
            _mark_items(element)
        classes = frozenset((element.get("class") or "").split())
        if element.tag == "blockquote" or "gmail_attr" in classes or _is_quote_container(element, classes):
            _mark_quoted(element)
        elif _opens_outlook_history(element):
            _insert_before(element, _DIVIDER)
        elif classes & _SIGNATURE_CLASSES and not element.text_content().lstrip().startswith("--") and not _has_prefix(element):
            _insert_before(element, "--")
    _keep_empty_lines(tree)
    # html-text puts a space at every tag; one inside a word breaks no word.
    for element in [element for element in tree.iter(*_INLINE) if "display" not in (element.get("style") or "")]:
        element.drop_tag()


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.tag in {"head", "title", "template"}
        or "hidden" in element.attrib
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_quote_container(element: HtmlElement, classes: frozenset[str]) -> bool:
    """A program's wrapper of quoted mail; one with block quotes quotes only those, and a reply may stand between them."""
    return element.tag != "blockquote" and bool(classes & _QUOTE_CLASSES) and element.find(".//blockquote") is None


def _opens_outlook_history(element: HtmlElement) -> bool:
    if (element.get("id") or "").removeprefix("x_") in _OUTLOOK_IDS:
        return True
    return (
        element.tag == "div"
        and _OUTLOOK_RULE.search(element.get("style") or "") is not None
        and _HEADER_START.match(element.text_content()) is not None
    )


def _has_prefix(element: HtmlElement) -> bool:
    """Gmail writes the "-- " in an element of its own."""
    before = element.getprevious()
    while before is not None and before.tag == "br":
        before = before.getprevious()
    return before is not None and before.text_content().strip() == "--"


def _mark_quoted(element: HtmlElement) -> None:
    start = element.makeelement("p")
    start.text, start.tail, element.text = _START, element.text, None
    element.insert(0, start)
    end = element.makeelement("p")
    end.text = _END
    element.append(end)


def _insert_before(element: HtmlElement, text: str) -> None:
    if element.getparent() is not None:
        line = element.makeelement("p")
        line.text = text
        element.addprevious(line)


def _mark_items(items: HtmlElement) -> None:
    numbered = items.tag == "ol"
    for number, item in enumerate(items.iterchildren("li"), start=1):
        item.text = f"{f'{number}.' if numbered else '-'} {(item.text or '').lstrip()}"


def _keep_lines(pre: HtmlElement) -> None:
    """The line feeds of preformatted text as `<br>`, since white space is folded later."""
    for element in list(pre.iter()):
        if isinstance(element.tag, str) and element.text and "\n" in element.text:
            first, *rest = element.text.split("\n")
            element.text = first
            opening = element.makeelement("br")
            element.insert(0, opening)
            _add_lines(opening, rest)
        if element is not pre and element.tail and "\n" in element.tail:
            first, *rest = element.tail.split("\n")
            element.tail = None
            following = element.makeelement("br")
            element.addnext(following)
            element.tail = first
            _add_lines(following, rest)


def _add_lines(line_break: HtmlElement, lines: list[str]) -> None:
    """Puts the first line behind `line_break`, and the others each behind a new one."""
    for line in lines[:-1]:
        following = line_break.makeelement("br")
        line_break.addnext(following)
        line_break.tail = line
        line_break = following
    line_break.tail = lines[-1]


def _keep_empty_lines(tree: HtmlElement) -> None:
    """A `<br>` that makes an empty line becomes a paragraph, since html-text folds line breaks."""
    for element in list(tree.iter("br")):
        parent = element.getparent()
        before = element.getprevious()
        if parent is None:
            continue
        after_break = before is not None and before.tag in {"br", "p"} and not (before.tail or "").strip()
        alone = (
            before is None
            and element.getnext() is None
            and not (parent.text or "").strip()
            and not (element.tail or "").strip()
        )
        if after_break or (alone and parent.tag in {"div", "p", "span", "font", "b"}):
            element.tag = "p"


def _with_quote_marks(text: str) -> str:
    depth = 0
    lines: list[str] = []
    for line in text.split("\n"):
        if line == _START:
            depth += 1
        elif line == _END:
            depth -= 1
            while lines and lines[-1] and not lines[-1].strip(">"):
                lines.pop()
        elif depth:
            marked = f"{'>' * depth} {line}".rstrip()
            if marked.strip(">") or (lines and lines[-1].strip(">")):
                lines.append(marked)
        elif line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip()
