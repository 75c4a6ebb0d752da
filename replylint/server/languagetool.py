"""LanguageTool's dialect: what its clients send, and reports as they read them.

Its offsets count UTF-16 code units. With annotated text they count the original, markup included, while what is linted is the text
with each markup replaced by what it is to be read as.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, ValidationError

import replylint
from replylint.catalog import paragraphs
from replylint.offsets import Offsets, utf16_length
from replylint.report import Finding, Grade, Rewrite, Severity
from replylint.server.messages import Profile
from replylint.server.wrong import RefusalError, refusal

if TYPE_CHECKING:
    from replylint.catalog import Catalog
    from replylint.reply import Reply
    from replylint.report import Report

WHOLE = "whole"
"""The part of a base path that says: every text is a whole reply."""

_ENGLISH = {"en": "English", "en-US": "English (US)", "en-GB": "English (GB)", "en-AU": "English (Australian)"} | {
    "en-CA": "English (Canadian)",
    "en-NZ": "English (New Zealand)",
    "en-ZA": "English (South African)",
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,20}){0,4}")
_PARAMETERS = frozenset(
    "text data language username apiKey dicts motherTongue preferredVariants enabledRules disabledRules enabledCategories "
    "disabledCategories enabledOnly level mode allowIncompleteResults enableHiddenRules enableTempOffRules useragent textSessionId "
    "instanceId c v tokenV2 ruleValues noopLanguages preferredLanguages abtest callback sourceText sourceLanguage "
    "multilingual filterDictionaryMatches inputLogging toneTags shouldLogSuggestions".split()
)
# What a form encoder always escapes: where one of these stands, nothing was encoded.
_RAW = re.compile(rb"[\x00-\x20\x7f-\xff\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
# LibreOffice 7.4 announces a form and sends the text as it is.
_UNENCODED = re.compile(
    r"text=(.*)&language=([\w-]+)((?:&(?:username|apiKey|motherTongue|preferredVariants)=[^&]*)*)", re.DOTALL
)
_MODES = {"all": None, "batch": None, "textlevelonly": True, "allbuttextlevelonly": False}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FIELDS = 100


def form(query: str, body: bytes) -> dict[str, str]:
    """The parameters of a request, whatever its content type says. Raises RefusalError for bytes that are not UTF-8."""
    found = _pairs(query)
    if body:
        found |= _unencoded(body) or _pairs(body.decode("latin-1"))
    return found


def _pairs(encoded: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS))
    except UnicodeDecodeError:
        raise RefusalError(400, "", "the parameters are not UTF-8") from None
    except ValueError:
        raise RefusalError(400, "", f"more than {_FIELDS} parameters") from None


def _unencoded(body: bytes) -> dict[str, str] | None:
    """The parameters of a body that was not encoded, or None for a proper one."""
    if not _RAW.search(body):
        # Without a single raw space it can still be one: "text=Q&A&language=en-US" has a parameter that nobody knows.
        names = [part.partition(b"=")[0].decode("latin-1") for part in body.split(b"&")]
        if _PARAMETERS.issuperset(names) and len(names) == len(set(names)):
            return None
    try:
        found = _UNENCODED.fullmatch(body.decode("utf-8"))
    except UnicodeDecodeError:
        raise RefusalError(400, "", "the parameters are not UTF-8") from None
    if found is None:
        return None
    return {"text": found[1], "language": found[2], **_pairs(found[3].lstrip("&"))}


def base(path: str) -> tuple[Profile | None, bool]:
    """What a base path such as `chat/whole` asks for: a profile or None, and whether every text is a whole reply.

    Raises RefusalError with 404 for anything else.
    """
    profile: Profile | None = None
    whole = False
    named: dict[str, Profile] = {name: name for name in get_args(Profile)}
    for part in path.strip("/").split("/") if path.strip("/") else ():
        if part == WHOLE and not whole:
            whole = True
        elif part in named and profile is None:
            profile = named[part]
        else:
            raise RefusalError(404, "", f"a base path is a profile ({', '.join(named)}), or {WHOLE}, or both")
    return profile, whole


# --- the text ---------------------------------------------------------------------------------------------------------------


class _Annotation(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    text: str | None = None
    markup: str | None = None
    interpretAs: str | None = None  # noqa: N815 - LanguageTool's name


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    text: str | None = None
    annotation: tuple[_Annotation, ...] | None = None


@dataclass(frozen=True)
class Piece:
    """A run of the text that is linted: where it starts there, where it stands in the original, and whether both are the same."""

    start: int
    place: int
    place_end: int
    own: bool


@dataclass(frozen=True)
class Annotated:
    """`text` is what is linted, `original` what the client has; all offsets are code points."""

    text: str
    original: str
    pieces: tuple[Piece, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of a span of the text that is not empty; markup that it touches is taken whole."""
        return self._place(start)[0], self._place(end - 1)[1]

    def is_plain(self, start: int, end: int) -> bool:
        """Whether the span is the same in both: only then can it be replaced without losing markup."""
        a, b = self.span(start, end)
        return self.text[start:end] == self.original[a:b]

    def _place(self, offset: int) -> tuple[int, int]:
        piece = self.pieces[bisect_right(self.pieces, offset, key=lambda p: p.start) - 1]
        if not piece.own:
            return piece.place, piece.place_end
        place = piece.place + offset - piece.start
        return place, place + 1


def plain(text: str) -> Annotated:
    """A text without markup."""
    return Annotated(text, text, (Piece(0, 0, len(text), True),))


def text_of(parameters: Mapping[str, str]) -> Annotated:
    """The text of a request. Raises RefusalError, as LanguageTool words it, when there is none, or two."""
    text, data = parameters.get("text"), parameters.get("data")
    if text is not None and data is not None:
        raise RefusalError(400, "", "Set only 'text' or 'data' parameter, not both")
    if text is not None:
        return plain(text)
    if data is None:
        raise RefusalError(400, "", "Missing 'text' or 'data' parameter")
    try:
        read = _Data.model_validate_json(data, strict=True)
    except ValidationError as error:
        wrong = refusal(error, data.encode("utf-8", "replace"))
        raise RefusalError(400, "data", wrong.error.error) from None
    if (read.text is None) == (read.annotation is None):
        raise RefusalError(400, "data", "needs 'text' or 'annotation', and not both")
    return plain(read.text) if read.text is not None else _joined(read.annotation or ())


def _joined(annotation: tuple[_Annotation, ...]) -> Annotated:
    pieces: list[Piece] = []
    texts: list[str] = []
    originals: list[str] = []
    here = there = 0
    for number, part in enumerate(annotation):
        if (part.text is None) == (part.markup is None):
            raise RefusalError(400, f"data.annotation.{number}", "needs 'text' or 'markup', and not both")
        if part.text is not None and part.interpretAs is not None:
            raise RefusalError(400, f"data.annotation.{number}.interpretAs", "stands with 'markup' only")
        text = part.text if part.text is not None else part.interpretAs or ""
        original = part.text if part.text is not None else part.markup or ""
        if text:
            pieces.append(Piece(here, there, there + len(original), part.text is not None))
        texts.append(text)
        originals.append(original)
        here, there = here + len(text), there + len(original)
    return Annotated("".join(texts), "".join(originals), tuple(pieces))


def clean(text: str) -> str:
    """The text without the control characters by which word processors mark fields and notes; as long as it was."""
    return _CONTROLS.sub(" ", text)


# --- what is asked ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wanted:
    """What a client wants to see. `select` None is everything; `shown` are codes that show whatever their severity."""

    select: tuple[str, ...] | None
    ignore: tuple[str, ...]
    shown: frozenset[str]
    picky: bool
    whole: bool | None  # only findings on the whole reply, only the others, or both
    compact: bool
    language: str


def wanted(parameters: Mapping[str, str], catalog: Catalog) -> Wanted:
    """What the parameters ask for. Rules and categories that are LanguageTool's own mean nothing here and are passed by."""
    language = parameters.get("language", "").strip()
    if not language:
        raise RefusalError(400, "", "Missing 'language' parameter")
    if language != "auto" and not _LANGUAGE.fullmatch(language):
        raise RefusalError(400, "language", "must be 'auto' or a language code such as en-US")
    known = _known(catalog)
    enabled = _keys(parameters, "enabled", known)
    disabled = _keys(parameters, "disabled", known)
    only = parameters.get("enabledOnly", "").lower() in ("true", "yes")
    if only and not (parameters.get("enabledRules") or parameters.get("enabledCategories")):
        raise RefusalError(400, "", "You must specify enabled rules or categories if using enabledOnly=true")
    level, mode = parameters.get("level", "default").lower(), parameters.get("mode", "all").lower()
    if level not in ("default", "picky"):
        raise RefusalError(400, "level", "must be 'default' or 'picky'")
    if mode not in _MODES:
        raise RefusalError(400, "mode", "must be 'all', 'textLevelOnly' or 'allButTextLevelOnly'")
    return Wanted(
        select=tuple(sorted(enabled)) if only else None,
        ignore=tuple(sorted(disabled)),
        shown=frozenset(enabled),
        picky=level == "picky",
        whole=_MODES[mode],
        compact=parameters.get("c") == "1",
        language=language,
    )


def _known(catalog: Catalog) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for entry in catalog.rules:
        for key in (entry.code, entry.name, entry.family):
            known.setdefault(key.lower(), set()).add(entry.code)
    return known


def _keys(parameters: Mapping[str, str], prefix: str, known: Mapping[str, set[str]]) -> set[str]:
    named = ",".join(parameters.get(f"{prefix}{kind}", "") for kind in ("Rules", "Categories"))
    return {code for key in named.split(",") for code in known.get(key.strip().lower(), ())}


def is_english(language: str) -> bool:
    """Whether a language code is for us. `auto` is: the linter looks for itself."""
    return language == "auto" or re.split("[-_]", language.lower())[0] == "en"


# --- the answer -------------------------------------------------------------------------------------------------------------

_AROUND = 40  # code points of context on each side
_REACH = 300  # code points by which a rewrite may reach beyond its finding and still be offered
_COMPACT = 5  # replacements that a compact answer has at most
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True)
class Match:
    """A finding as these clients take it: a place that is not empty, and what can stand there instead."""

    finding: Finding
    start: int
    end: int
    replacements: tuple[tuple[str, Grade], ...]


def looks_whole(reply: Reply) -> bool:
    """Whether this can be a whole reply. Word processors send one paragraph at a time, and one has no greeting and no next step."""
    draft = reply.draft
    own = [zone for zone in draft.zones if zone.kind in ("greeting", "body", "signoff")]
    if not any(zone.kind == "body" for zone in own):
        return False
    if any(zone.kind != "body" for zone in own):
        return True
    start, end = own[0].start, own[-1].end
    return _BLANK_LINE.search(draft.source[start:end].strip()) is not None


def chosen(report: Report, wanted: Wanted, catalog: Catalog, *, whole: bool) -> list[Finding]:
    """The findings that this client is to see; those on the whole reply only where `whole`."""
    on_all = frozenset(rule.code for rule in catalog.rules if rule.mode == "doc")
    found = []
    for finding in report.findings:
        of_all = finding.code in on_all or finding.start == finding.end
        if of_all and (not whole or wanted.whole is False):
            continue
        if not of_all and wanted.whole is True:
            continue
        if finding.severity is Severity.INFO and not (wanted.picky or finding.code in wanted.shown):
            continue
        found.append(finding)
    return found


def matches(asked: Annotated, findings: Iterable[Finding]) -> list[Match]:
    """Findings as matches, in the order of the text. Replacements never overlap: the worse finding has its own, the other none."""
    taken: list[tuple[int, int]] = []
    found: list[Match] = []
    for finding in sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence, f.start)):
        place = _place(asked.text, finding)
        if place is None:
            continue
        start, end = place
        offered = [r for r in finding.rewrites if r.grade is not Grade.NEEDS_FACTS]
        offered.sort(key=lambda r: r.grade is not Grade.SAFE)
        first = next((r for r in offered if _fits(asked, r, place, taken)), None)
        values: list[tuple[str, Grade]] = []
        if first is not None:
            start, end = min(start, first.start), max(end, first.end)
            taken.append((start, end))
            within = [r for r in offered if start <= r.start and r.end <= end]
            values = [(asked.text[start : r.start] + r.text + asked.text[r.end : end], r.grade) for r in within]
        found.append(Match(finding, start, end, tuple(dict.fromkeys(values))))
    return sorted(found, key=lambda m: (m.start, m.end, m.finding.code))


def _place(text: str, finding: Finding) -> tuple[int, int] | None:
    """The finding's span; for one that says that something is missing, the word before, else the word after."""
    if finding.start < finding.end:
        return finding.start, finding.end
    before = None
    for word in _WORD.finditer(text):
        if word.end() > finding.start:
            return before or word.span()
        before = word.span()
    return before


def _fits(asked: Annotated, rewrite: Rewrite, place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    start, end = min(place[0], rewrite.start), max(place[1], rewrite.end)
    return (
        end - start <= place[1] - place[0] + _REACH
        and asked.is_plain(start, end)
        and not any(start < b and a < end for a, b in taken)
    )


def answer(
    asked: Annotated, reply: Reply | None, found: list[Match], wanted: Wanted, catalog: Catalog, *, site: str, judged: bool
) -> dict[str, Any]:
    """The whole answer. `site` is the server's address as this client knows it; without a `reply` there was nothing to lint."""
    plain, original = Offsets(asked.text), Offsets(asked.original)

    def outside(start: int, end: int) -> tuple[int, int]:
        a, b = asked.span(start, end)
        return original.to_utf16(a), original.to_utf16(b)

    sentences = _sentences(reply) if reply is not None else []
    about = {rule.code: rule for rule in catalog.rules}
    told: list[dict[str, Any]] = []
    for match in found:
        start, end = outside(match.start, match.end)
        finding = match.finding
        rule = about[finding.code]
        values = match.replacements[: _COMPACT if wanted.compact else None]
        one: dict[str, Any] = {
            "message": " ".join([finding.message, finding.why, *_templates(finding)]),
            "shortMessage": finding.name.replace("-", " ").capitalize(),
            "replacements": [
                {"value": value} | ({"shortDescription": "read it first"} if grade is Grade.REVIEW else {})
                for value, grade in values
            ],
            "offset": start,
            "length": end - start,
        }
        if not wanted.compact:
            sentence = next(((a, b) for a, b in sentences if a <= match.start < b), (match.start, match.end))
            one["context"] = _context(asked.text, plain, match)
            one["sentence"] = asked.text[sentence[0] : sentence[1]]
        one["type"] = {"typeName": "Hint" if finding.severity is Severity.INFO else "Other"}
        one["rule"] = {
            "id": finding.code,
            "description": paragraphs(rule.doc)[0],
            "issueType": "style",
            "urls": [{"value": f"{site}docs/rules/{finding.code}"}],
            "category": {"id": finding.family.upper(), "name": finding.family.capitalize()},
            "isPremium": False,
            "confidence": finding.confidence,
        }
        one["ignoreForIncompleteSentence"] = False
        one["contextForSureMatch"] = 0
        told.append(one)
    ranges = [outside(start, end) for start, end in sentences]
    code = wanted.language if wanted.language in _ENGLISH else "en-US"
    whole: dict[str, Any] = {} if wanted.compact else {"software": SOFTWARE}
    return whole | {
        "warnings": {"incompleteResults": False},
        "language": {
            "name": _ENGLISH[code],
            "code": code,
            "detectedLanguage": {
                "name": _ENGLISH[code],
                "code": code,
                "confidence": 0.99 if judged else 0.0,
                "source": "replylint",
            },
        },
        "matches": told,
        "sentenceRanges": [list(span) for span in ranges],
        "extendedSentenceRanges": [
            {"from": start, "to": end, "detectedLanguages": [{"language": "en", "rate": 1.0 if judged else 0.0}]}
            for start, end in ranges
        ],
    }


SOFTWARE: dict[str, Any] = {
    "name": "replylint",
    "version": replylint.__version__,
    "buildDate": "",
    "apiVersion": 1,
    "premium": False,
    "premiumHint": "",
    "status": "",
}


def languages() -> list[dict[str, str]]:
    """The answer to `/v2/languages`."""
    return [{"name": name, "code": "en", "longCode": code} for code, name in _ENGLISH.items()]


def rule_list(catalog: Catalog) -> list[dict[str, str]]:
    """The rules as `/v2/configinfo` has them."""
    return [
        {
            "ruleId": rule.code,
            "description": paragraphs(rule.doc)[0],
            "categoryId": rule.family.upper(),
            "categoryName": rule.family.capitalize(),
            "issueType": "style",
        }
        for rule in catalog.rules
    ]


def _templates(finding: Finding) -> Iterator[str]:
    """Rewrites with slots: one click would send `{by when}` to the customer, so they are told and not offered."""
    for rewrite in finding.rewrites:
        if rewrite.grade is Grade.NEEDS_FACTS and rewrite.text.strip():
            yield f"For example: {rewrite.text.strip()}"
            return


def _context(text: str, offsets: Offsets, match: Match) -> dict[str, Any]:
    start, end = max(0, match.start - _AROUND), min(len(text), match.end + _AROUND)
    before, after = "..." if start else "", "..." if end < len(text) else ""
    around = before + re.sub(r"[\r\n\t]", " ", text[start:end]) + after
    return {
        "text": around,
        "offset": len(before) + offsets.to_utf16(match.start) - offsets.to_utf16(start),
        "length": utf16_length(text[match.start : match.end]),
    }


def _sentences(reply: Reply) -> list[tuple[int, int]]:
    """The sentences of the body, and the greeting and the sign-off as one each."""
    found = [(sentence.start, sentence.end) for sentence in reply.sentences if sentence.start < sentence.end]
    found += [(zone.start, zone.end) for zone in reply.draft.zones if zone.kind in ("greeting", "signoff")]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart
