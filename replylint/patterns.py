"""Phrases: the ready-made way to find words in a reply.

A phrase is written in lower case with contractions written out; it matches inside one sentence, in any spelling and contraction.

    do not hesitate        these words ("don't hesitate", "dont hesitate")
    <fail> to              a lemma, in any form; <fail|forget> either; <hang on to> a lemma and the words after it
    {third_parties}        a word (or lemma) of the list data/third_parties.txt
    (a|b c|<d>)            one of several; (…)? and word? may be left out
    !not                   any word but this
    _                      any one word; .. up to 3 words; ... up to 6, none of them punctuation that ends a clause
    ~                      up to 2 adverbs ("really", "very", "so", "just")
    @NOUN                  a word of this part of speech; @NP a short noun phrase ("the wrong size", "it")
    ^ $                    the sentence's start and end, punctuation aside

Phrases are compiled once, and each is tried only where its rarest word stands, so that a thousand of them cost little.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from replylint import lexicon
from replylint.errors import RuleError
from replylint.passage import Passage, Sentence, Word, once
from replylint.spelling import american

if TYPE_CHECKING:
    from replylint.reply import Reply
    from replylint.report import Rewrite
    from replylint.rule import Hit


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Where a phrase stands: `words` in order, `start` and `end` in code points of the source, the end excluded."""

    phrase: str
    words: tuple[Word, ...]
    start: int
    end: int

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.words[0].sentence


@dataclass(frozen=True, slots=True)
class _Part:
    """A compiled part of a phrase: a regular expression over written-out words, and words of which one must be there (None: any).

    `second` is another such set, where there is one: a phrase is tried only in sentences that have a word of both.
    """

    regex: str
    anchors: frozenset[str] | None = None
    second: frozenset[str] | None = None


# A sentence is written out as one string, each word as RECORD norm FIELD lemma FIELD part-of-speech FIELD, so that the
# regular expression engine does the matching. The first word and those after mere punctuation bear OPENING before the norm.
_RECORD, _FIELD, _OPENING = "\x1e", "\x1f", "\x02"
_REST = f"[^{_RECORD}]*"
_ANY = f"{_RECORD}{_REST}"

_TOKEN = re.compile(r"\s*(\(|\)\??|\||<[^>]+>\??|\{[a-z_]+\}\??|@[A-Z]+\??|!?\.\.\.?|[^\s()|]+)")
_ADVERBS = "really|very|so|just|truly|simply|only|also|actually|certainly|always|never|ever|still|already|even|quite|too|extremely|sincerely"
_COMMON = frozenset(
    "the a an to of and or i we you your our us me my is be are was were am been have has had it that this for in on at with by from as not no "
    "will would can could do does did if so but there what any all they them their please".split()
)


@dataclass(slots=True, eq=False)
class _Phrase:
    """A phrase and its regular expression, compiled when its anchor first turns up: most of them never do in one run."""

    text: str
    regex: str
    second: frozenset[str] | None
    compiled: re.Pattern[str] | None = None

    def spans(self, written: str) -> list[tuple[int, int]]:
        """The matches in a written-out sentence."""
        if self.compiled is None:
            self.compiled = re.compile(self.regex)
        return [m.span() for m in self.compiled.finditer(written) if m.end() > m.start()]


class Phrases:
    """A group of phrases that is looked for together. Raises RuleError when a phrase can't be read."""

    def __init__(self, *phrases: str) -> None:
        self.phrases = phrases
        self._by_anchor: dict[str, list[_Phrase]] = {}
        for text in phrases:
            part = _compile(text)
            if not part.anchors:
                raise RuleError(f"the phrase {text!r} has no word to look for; it would be tried everywhere")
            phrase = _Phrase(text, part.regex, part.second)
            for anchor in part.anchors:
                self._by_anchor.setdefault(anchor, []).append(phrase)
        self._anchors = frozenset(self._by_anchor)

    def find(self, passage: Passage) -> tuple[Match, ...]:
        """All matches in text order; where two overlap, the longer one."""
        found: tuple[Match, ...] | None = passage.memory.get(self)
        if found is None:
            found = passage.memory[self] = self._find(passage)
        return found

    def find_in(self, passage: Passage, sentences: Sentence | Iterable[Sentence]) -> list[Match]:
        """The matches inside one sentence or several."""
        every = self.find(passage)
        if not every:
            return []
        wanted = {sentences.index} if isinstance(sentences, Sentence) else {s.index for s in sentences}
        return [m for m in every if m.sentence.index in wanted]

    def _find(self, passage: Passage) -> tuple[Match, ...]:
        vocabulary = passage.vocabulary
        if vocabulary.isdisjoint(self._anchors):
            return ()
        words = passage.words
        written = _written(passage)
        where = _where(passage)
        wanted: dict[_Phrase, frozenset[int]] = {}
        for key in self._anchors & vocabulary:
            for phrase in self._by_anchor[key]:
                wanted[phrase] = wanted[phrase] | where[key] if phrase in wanted else where[key]
        spans: dict[tuple[int, int], str] = {}
        for phrase, indices in wanted.items():
            second = phrase.second
            for index in indices:
                text, starts, first, here = written[index]
                if second is not None and second.isdisjoint(here):
                    continue
                for start, end in phrase.spans(text):
                    spans[first + bisect_left(starts, start), first + bisect_left(starts, end)] = phrase.text
        if not spans:
            return ()
        matches: list[Match] = []
        for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
            if all(end <= m.words[0].i or m.words[-1].i < start for m in matches):
                run = tuple(words[start:end])
                matches.append(Match(spans[start, end], run, run[0].start, run[-1].end))
        return tuple(sorted(matches, key=lambda m: m.start))


@once
def _where(passage: Passage) -> dict[str, frozenset[int]]:
    """For each norm and lemma the sentences that it stands in."""
    words = passage.words
    return {key: frozenset([words[i].sentence.index for i in at]) for key, at in passage.positions.items()}


@once
def _written(passage: Passage) -> list[tuple[str, list[int], int, set[str]]]:
    """Each sentence written out, where in that its words start, the index of its first word, and its norms and lemmas."""
    found: list[tuple[str, list[int], int, set[str]]] = []
    for sentence in passage.sentences:
        records: list[str] = []
        starts: list[int] = []
        at = 0
        opening = _OPENING
        for word in sentence.words:
            record = f"{_RECORD}{opening}{word.norm}{_FIELD}{word.lemma}{_FIELD}{word.pos}{_FIELD}"
            if word.pos != "PUNCT":
                opening = ""
            starts.append(at)
            records.append(record)
            at += len(record)
        here = {word.norm for word in sentence.words}
        here.update([word.lemma for word in sentence.words])
        found.append(("".join(records), starts, sentence.words[0].i, here))
    return found


def _compile(phrase: str) -> _Part:
    tokens = [t for t in _TOKEN.findall(phrase) if t]
    if re.sub(r"\s+", "", "".join(tokens)) != re.sub(r"\s+", "", phrase):
        raise RuleError(f"the phrase {phrase!r} can't be read")
    try:
        part, rest = _alternatives(tokens, 0)
    except RuleError as error:
        raise RuleError(f"the phrase {phrase!r} can't be read: {error}") from error
    if rest != len(tokens):
        raise RuleError(f"the phrase {phrase!r} has a bracket too many")
    return part


def _alternatives(tokens: list[str], at: int) -> tuple[_Part, int]:
    options: list[_Part] = []
    parts: list[_Part] = []
    while at < len(tokens) and not tokens[at].startswith(")"):
        token = tokens[at]
        if token == "|":
            options.append(_sequence(parts))
            parts = []
        elif token == "(":
            inner, at = _alternatives(tokens, at + 1)
            if at >= len(tokens):
                raise RuleError("a bracket is not closed")
            parts.append(_optional(inner) if tokens[at] == ")?" else inner)
        else:
            parts.append(_part(token))
        at += 1
    options.append(_sequence(parts))
    return (options[0] if len(options) == 1 else _either(options)), at


_FIXED = {
    "^": f"(?={_RECORD}{_OPENING})",
    "$": f"(?=(?:{_ANY}{_FIELD}(?:PUNCT|SYM){_FIELD})*\\Z)",
    "_": _ANY,
    "..": f"(?:{_RECORD}(?![.!?;:]){_REST}){{0,3}}?",
    "...": f"(?:{_RECORD}(?![.!?;:]){_REST}){{0,6}}?",
    "~": f"(?:{_RECORD}{_OPENING}?(?:(?:{_ADVERBS}){_FIELD}|[a-z]+ly{_FIELD}[^{_FIELD}]*{_FIELD}ADV{_FIELD}){_REST}){{0,2}}",
    "@NP": f"(?:{_ANY}{_FIELD}(?:DET|ADJ|NOUN|PROPN|PRON|NUM|ADV|PART){_FIELD}){{0,6}}{_ANY}{_FIELD}(?:NOUN|PROPN|PRON|NUM){_FIELD}",
}


@cache
def _part(token: str) -> _Part:
    if token in _FIXED:
        return _Part(_FIXED[token])
    if token.endswith("?") and len(token) > 1:
        return _optional(_part(token.removesuffix("?")))
    if token.startswith("@"):
        return _Part(f"{_ANY}{_FIELD}{token[1:]}{_FIELD}")
    if token.startswith("!") and len(token) > 1:
        return _Part(f"{_RECORD}(?!{_OPENING}?{re.escape(american(token[1:]))}{_FIELD}){_REST}")
    if token.startswith("<"):
        return _lemmas(token[1:-1].split("|"))
    if token.startswith("{"):
        entries = lexicon.words(token[1:-1])
        some = _any_of(entries)
        return _Part(f"{_RECORD}(?:{_OPENING}?{some}{_FIELD}|[^{_FIELD}]*{_FIELD}{some}{_FIELD}){_REST}", entries)
    if token != token.lower():
        raise RuleError(f"{token!r} has capitals; phrases are written in lower case")
    if re.search(r"\w['’]\w", token):
        raise RuleError(f"{token!r} is a contraction; write it out")
    norm = american(token)
    return _Part(f"{_RECORD}{_OPENING}?{re.escape(norm)}{_FIELD}{_REST}", frozenset({norm}))


def _lemmas(options: list[str]) -> _Part:
    single = frozenset(american(option.strip()) for option in options if " " not in option.strip())
    parts = [_Part(f"{_RECORD}[^{_FIELD}]*{_FIELD}{_any_of(single)}{_FIELD}{_REST}", single)] if single else []
    for option in options:
        first, *rest = option.split()
        if rest:
            parts.append(_sequence([_lemmas([first]), *(_part(word) for word in rest)]))
    return parts[0] if len(parts) == 1 else _either(parts)


def _any_of(entries: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(e) for e in sorted(entries))})"


def _optional(part: _Part) -> _Part:
    return _Part(f"(?:{part.regex})?")


def _either(options: list[_Part]) -> _Part:
    anchors: frozenset[str] | None = frozenset()
    for option in options:
        anchors = None if anchors is None or option.anchors is None else anchors | option.anchors
    return _Part(f"(?:{'|'.join(o.regex for o in options)})", anchors)


def _sequence(parts: list[_Part]) -> _Part:
    required = sorted((a for p in parts for a in (p.anchors, p.second) if a), key=_commonness)
    return _Part("".join(p.regex for p in parts), *required[:2])


@cache
def _commonness(anchors: frozenset[str]) -> float:
    return float(sum(10.0 if a in _COMMON else 1.0 for a in anchors) / len(anchors) ** 0.8)


def phrase_check(
    phrases: Phrases,
    *,
    where: Callable[[Reply, Match], bool] | None = None,
    confidence: float = 0.9,
    rewrite: Callable[[Reply, Match], Iterable[Rewrite]] | None = None,
) -> Callable[[Reply], Iterator[Hit]]:
    """A rule's check from phrases: a hit for each match for which `where` holds."""
    from replylint.rule import Hit

    def check(reply: Reply) -> Iterator[Hit]:
        for match in phrases.find(reply):
            if where is None or where(reply, match):
                yield Hit(
                    match.start, match.end, confidence=confidence, rewrites=tuple(rewrite(reply, match)) if rewrite else ()
                )

    return check
