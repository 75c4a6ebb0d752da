"""Phrases: the ready-made way to find words in a reply.

A phrase is written in lower case with contractions written out; it matches inside one sentence, in any spelling and contraction.

    do not hesitate        these words ("don't hesitate", "dont hesitate")
    mix-up <slip-up>       a hyphen inside a word is a word of its own, as the tokenizer has it; of a lemma only the last part varies
    <fail> to              a lemma, in any form; <fail|forget> either; <hang on to> a lemma and the words after it
    {third_parties}        a word (or lemma) of the list data/third_parties.txt
    (a|b c|<d>)            one of several; (…)? and word? may be left out
    !not                   any word but this
    _                      any one word; .. up to 3 words; ... up to 6, none of them punctuation that ends a clause
    ~                      up to 2 adverbs ("really", "very", "so", "just")
    @NOUN                  a word of this part of speech; @NP a short noun phrase ("the wrong size", "it")
    ^ $                    the sentence's start and end, punctuation aside

Phrases are compiled once, and each is tried only in sentences that have one of its rarest words or pairs of words, so that
thousands of them cost little.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from replylint import lexicon
from replylint.errors import RuleError
from replylint.passage import Passage, Sentence, Word
from replylint.spelling import american

if TYPE_CHECKING:
    from replylint.reply import Reply
    from replylint.report import Rewrite
    from replylint.rule import Hit


@dataclass(slots=True, eq=False)
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


def matched(words: Sequence[Word]) -> Match:
    """A run of words that was found by the parse, as a phrase's match would be. Raises IndexError for no words."""
    return Match("", tuple(words), words[0].start, words[-1].end)


_NONE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class _Part:
    """A compiled part of a phrase: a regular expression over written-out words, and what must be there for it to match.

    `keys` are norms, lemmas and pairs of neighbours ("not hesitate") of which one must be in the sentence (None: nothing must);
    `second` is another such set, where there is one. `first` and `last` are the words that it can begin and end with (None: any);
    it is `nullable` when it may match nothing. `form` is the regular expression with a slot for the words, where it is nothing but one
    of the words `first`: such options are tried as one.
    """

    regex: str
    keys: frozenset[str] | None = None
    second: frozenset[str] | None = None
    first: frozenset[str] | None = None
    last: frozenset[str] | None = None
    nullable: bool = False
    form: str = ""


# A sentence is written out as one string, each word as RECORD norm FIELD lemma FIELD part-of-speech FIELD, so that the
# regular expression engine does the matching. The first word and those after mere punctuation bear OPENING before the norm.
_RECORD, _FIELD, _OPENING = "\x1e", "\x1f", "\x02"
_REST = f"[^{_RECORD}]*"
_ANY = f"{_RECORD}{_REST}"
_NORM = f"{_RECORD}{_OPENING}?{{}}{_FIELD}{_REST}"
_LEMMA = f"{_RECORD}[^{_FIELD}]*{_FIELD}{{}}{_FIELD}{_REST}"
_POS = f"{_RECORD}[^{_FIELD}]*{_FIELD}[^{_FIELD}]*{_FIELD}{{}}{_FIELD}"

_TOKEN = re.compile(r"\s*(\(|\)\??|\||<[^>]+>\??|\{[a-z_]+\}\??|@[A-Z]+\??|!?\.\.\.?|[^\s()|]+)")
_HYPHEN = re.compile(r"(?<=[a-z])(-)(?=[a-z])")  # where the tokenizer splits "mix-up"; a split by it keeps the hyphen
_ADVERBS = "really|very|so|just|truly|simply|only|also|actually|certainly|always|never|ever|still|already|even|quite|too|extremely|sincerely"
_COMMON = frozenset(
    "the a an to of and or i we you your our us me my is be are was were am been have has had it that this for in on at with by from as not no "
    "will would can could do does did if so but there what any all they them their please should about out up back one get help thank "
    "^ . , ; :".split()
)


@dataclass(slots=True, eq=False)
class _Phrase:
    """A phrase and its regular expression, compiled when its key first turns up: most of them never do in one run."""

    nth: int
    text: str
    regex: str
    group: Phrases
    compiled: re.Pattern[str] | None = None

    def pattern(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = re.compile(self.regex)
        return self.compiled


# All phrases there are by the keys that call them up, each with its second set of keys, so that one look at a text's words finds
# those worth trying; and for each word that begins a key of two, the words that end it with the key: a pair that no phrase asks
# for need not be written out.
_called_up: dict[str, list[tuple[frozenset[str] | None, _Phrase]]] = {}
_pairs_from: dict[str, dict[str, str]] = {}
_serials = itertools.count()

_Tries = list[tuple[_Phrase, int]]  # phrases worth trying, each with the index of a sentence to try it in


class Phrases:
    """A group of phrases that is looked for together; meant to live as long as the program. Raises RuleError when a phrase can't be read."""

    def __init__(self, *phrases: str) -> None:
        self.phrases = phrases
        parts = [_compile(text) for text in phrases]
        for nth, (text, part) in enumerate(zip(phrases, parts)):
            if not part.keys:
                raise RuleError(f"the phrase {text!r} has no word to look for; it would be tried everywhere")
            phrase = _Phrase(nth, text, part.regex, self)
            for key in part.keys:
                _called_up.setdefault(key, []).append((part.second, phrase))
            for key in part.keys | (part.second or _NONE):
                left, _, right = key.partition(" ")
                if right:
                    _pairs_from.setdefault(left, {})[right] = key
        self._serial = next(_serials)

    def find(self, passage: Passage) -> tuple[Match, ...]:
        """All matches in text order; where two overlap, the longer one."""
        called: _Called | None = passage.called
        if called is None or self._serial >= called.known:  # not looked at yet, or before this group was made
            called = passage.called = _Called(passage)
        if self not in called.tries:
            return ()
        found = called.found.get(self)
        if found is None:
            found = called.found[self] = _matches(passage, called.written, called.tries[self])
        return found

    def find_in(self, passage: Passage, sentences: Sentence | Iterable[Sentence]) -> list[Match]:
        """The matches inside one sentence or several."""
        every = self.find(passage)
        if not every:
            return []
        if isinstance(sentences, Sentence):
            return [m for m in every if m.words[0].sentence is sentences]
        wanted = {s.index for s in sentences}
        return [m for m in every if m.sentence.index in wanted]


class _Called:
    """The phrases that a passage's words call up, by group, and what has been found of them; `known` says how many groups there were."""

    __slots__ = ("found", "known", "tries", "written")

    def __init__(self, passage: Passage) -> None:
        self.known = next(_serials)
        self.written = [_Written(sentence) for sentence in passage.sentences]
        self.tries: dict[Phrases, _Tries] = {}
        self.found: dict[Phrases, tuple[Match, ...]] = {}
        tries = self.tries
        for index, sentence in enumerate(passage.sentences):
            here = _keys(sentence)
            called = [
                phrase
                for key in here
                if key in _called_up
                for second, phrase in _called_up[key]
                if second is None or not second.isdisjoint(here)
            ]
            for phrase in called:
                if phrase.group in tries:
                    tries[phrase.group].append((phrase, index))
                else:
                    tries[phrase.group] = [(phrase, index)]


def _matches(passage: Passage, written: list[_Written], tries: _Tries) -> tuple[Match, ...]:
    spans: dict[tuple[int, int], str] = {}
    if len(tries) > 1:
        tries.sort(key=_in_order)  # of two phrases that match the same words, the last counts
    for phrase, index in tries:
        line = written[index]
        for match in phrase.pattern().finditer(line.text):
            start, end = match.span()
            if end > start:
                spans[line.first + bisect_left(line.starts, start), line.first + bisect_left(line.starts, end)] = phrase.text
    if not spans:
        return ()
    words = passage.words
    longest = [*spans] if len(spans) < 2 else sorted(spans, key=lambda s: (s[0] - s[1], s[0]))
    taken: list[tuple[int, int]] = []
    for start, end in longest:
        if all(end <= s or e <= start for s, e in taken):
            taken.append((start, end))
    return tuple([Match(spans[s, e], tuple(words[s:e]), words[s].start, words[e - 1].end) for s, e in sorted(taken)])


def _in_order(tried: tuple[_Phrase, int]) -> tuple[int, int]:
    return tried[0].nth, tried[1]


def _keys(sentence: Sentence) -> set[str]:
    """The keys in a sentence: its norms and lemmas, and of the pairs of neighbours those that some phrase asks for."""
    here: set[str] = set()
    opening = _pairs_from.get("^", {})
    opens = True
    from_norm: dict[str, str] | None = None  # the pairs that the word before begins
    from_lemma: dict[str, str] | None = None
    for word in sentence.words:
        norm, lemma = word.norm, word.lemma
        here.add(norm)
        for pairs in (from_norm, from_lemma, opening if opens else None):
            if pairs:
                if norm in pairs:
                    here.add(pairs[norm])
                if lemma in pairs:
                    here.add(pairs[lemma])
        from_norm = _pairs_from.get(norm)
        if lemma == norm:
            from_lemma = None
        else:
            here.add(lemma)
            from_lemma = _pairs_from.get(lemma)
        opens = opens and word.pos == "PUNCT"
    return here


class _Written:
    """A sentence written out: its text, where in that its words start, and the index of its first word."""

    __slots__ = ("first", "starts", "text")

    def __init__(self, sentence: Sentence) -> None:
        words = sentence.words
        records = [f"{_RECORD}{w.norm}{_FIELD}{w.lemma}{_FIELD}{w.pos}{_FIELD}" for w in words]
        for at, word in enumerate(words):
            records[at] = f"{_RECORD}{_OPENING}{records[at][1:]}"
            if word.pos != "PUNCT":
                break
        self.text = "".join(records)
        self.starts = [*accumulate(map(len, records), initial=0)]
        self.first = words[0].i


def _compile(phrase: str) -> _Part:
    tokens = _TOKEN.findall(phrase)
    if "".join("".join(tokens).split()) != "".join(phrase.split()):
        raise RuleError(f"the phrase {phrase!r} can't be read")
    text = "".join([f"{token}\n" for token in tokens])
    try:
        while (brackets := _BRACKET.subn(lambda bracket: _put_by(bracket[1]), text))[1]:
            text = brackets[0]
        return _alternatives(text)
    except RuleError as error:
        raise RuleError(f"the phrase {phrase!r} can't be read: {error}") from error


# Each token is a line. What is in brackets is compiled first, from the inside out, and a token put in its place. Many brackets and
# options stand in several phrases: they are compiled once.
_BRACKET = re.compile(r"\(\n([^()]*)\)")
_brackets: dict[str, _Part] = {}


@cache
def _put_by(text: str) -> str:
    token = f"\x01{next(_serials)}"
    _brackets[token] = _alternatives(text)
    return token


def _alternatives(text: str) -> _Part:
    options = [_option(option) for option in text.split("|\n")]
    return options[0] if len(options) == 1 else _either(options)


@cache
def _option(text: str) -> _Part:
    return _sequence([_part(token) for token in text.splitlines()])


# It takes no word, so it is passed over at a sequence's edge; but "^ yes" is a pair like any other.
_START = _Part(f"(?={_RECORD}{_OPENING})", first=_NONE, last=frozenset({"^"}), nullable=True)
_FIXED = {
    "^": _START,
    "$": _Part(f"(?=(?:{_POS.format('(?:PUNCT|SYM)')})*\\Z)", first=_NONE, last=_NONE, nullable=True),
    "_": _Part(_ANY),
    "..": _Part(f"(?:{_RECORD}(?![.!?;:]){_REST}){{0,3}}?", nullable=True),
    "...": _Part(f"(?:{_RECORD}(?![.!?;:]){_REST}){{0,6}}?", nullable=True),
    "~": _Part(
        f"(?:{_RECORD}{_OPENING}?(?:(?:{_ADVERBS}){_FIELD}|[a-z]+ly{_FIELD}[^{_FIELD}]*{_FIELD}ADV{_FIELD}){_REST}){{0,2}}",
        nullable=True,
    ),
    "@NP": _Part(
        f"(?:{_POS.format('(?:DET|ADJ|NOUN|PROPN|PRON|NUM|ADV|PART)')}){{0,6}}{_POS.format('(?:NOUN|PROPN|PRON|NUM)')}"
    ),
}


@cache
def _part(token: str) -> _Part:
    if token in _FIXED:
        return _FIXED[token]
    if token.endswith("?") and len(token) > 1:
        return _optional(_part(token.removesuffix("?")))
    if token in _brackets:
        return _brackets[token]
    if token in ("(", ")"):
        raise RuleError("a bracket is not closed" if token == "(" else "it has a bracket too many")
    if token.startswith("@"):
        return _Part(_POS.format(token[1:]))
    if token.startswith("!") and len(token) > 1:
        if _HYPHEN.search(token):
            raise RuleError(f"{token!r} is several words; only one can be ruled out")
        return _Part(f"{_RECORD}(?!{_OPENING}?{re.escape(american(token[1:]))}{_FIELD}){_REST}")
    if token.startswith("<"):
        return _lemmas(token[1:-1].split("|"))
    if token.startswith("{"):
        entries = lexicon.words(token[1:-1])
        some = _any_of(entries)
        regex = f"{_RECORD}(?:{_OPENING}?{some}{_FIELD}|[^{_FIELD}]*{_FIELD}{some}{_FIELD}){_REST}"
        return _Part(regex, entries, None, entries, entries)
    if token != token.lower():
        raise RuleError(f"{token!r} has capitals; phrases are written in lower case")
    if re.search(r"\w['’]\w", token):
        raise RuleError(f"{token!r} is a contraction; write it out")
    return _sequence([_one_of(_NORM, frozenset({american(word)})) for word in _HYPHEN.split(token)])


def _one_of(form: str, words: frozenset[str]) -> _Part:
    return _Part(form.format(_any_of(words)), words, None, words, words, form=form)


def _lemmas(options: list[str]) -> _Part:
    single: set[str] = set()
    longer: list[_Part] = []
    for option in options:
        first, *after = option.split()
        *before, last = _HYPHEN.split(american(first))
        if before or after:
            lemma = _one_of(_LEMMA, frozenset({last}))
            longer.append(_sequence([*map(_part, before), lemma, *map(_part, after)]))
        else:
            single.add(last)
    parts = [_one_of(_LEMMA, frozenset(single)), *longer] if single else longer
    return parts[0] if len(parts) == 1 else _either(parts)


def _any_of(entries: frozenset[str]) -> str:
    options = "|".join([word if word.isalpha() else re.escape(word) for word in sorted(entries)])
    return options if len(entries) == 1 else f"(?:{options})"


def _optional(part: _Part) -> _Part:
    return _Part(f"(?:{part.regex})?", first=part.first, last=part.last, nullable=True)


def _either(options: list[_Part]) -> _Part:
    options = [part for form, alike in groupby(options, key=attrgetter("form")) for part in _merged(form, [*alike])]
    if len(options) == 1:
        return options[0]
    return _Part(
        f"(?:{'|'.join(o.regex for o in options)})",
        _union(o.keys for o in options),
        None,
        _union(o.first for o in options),
        _union(o.last for o in options),
        any(o.nullable for o in options),
    )


def _merged(form: str, options: list[_Part]) -> list[_Part]:
    """Neighbouring options of one form as one: the engine tells a hundred words from one another by their first letters."""
    return [_one_of(form, frozenset().union(*(o.first or _NONE for o in options)))] if form else options


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    found: set[str] = set()
    for some in sets:
        if some is None:
            return None
        found |= some
    return frozenset(found)


def _sequence(parts: list[_Part]) -> _Part:
    if len(parts) == 1:
        return parts[0]
    # From the end, so that what can follow a word is known when one comes to it: of two neighbours that are both sure to be there,
    # whatever between them is left out, some pair of their words must be there too.
    pairs: list[frozenset[str]] = []
    first: frozenset[str] | None = _NONE
    nullable = True
    for part in reversed(parts):
        sure = not nullable and (not part.nullable or part is _START)
        if sure and first and part.last and len(first) * len(part.last) <= _MOST_PAIRS:
            pairs.append(frozenset([f"{a} {b}" for a in part.last for b in first]))
        if not part.nullable:
            first, nullable = part.first, False
        elif first is not None:
            first = None if part.first is None else first | part.first
    # Each set of words once: ", {insults} ," asks for two things.
    required = [*{keys: None for p in parts for keys in (p.keys, p.second) if keys}, *pairs[::-1]]
    if len(required) > 1:
        required.sort(key=_commonness)
    return _Part(
        "".join([p.regex for p in parts]),
        required[0] if required else None,
        required[1] if len(required) > 1 else None,
        first,
        _last(parts),
        nullable,
    )


_MOST_PAIRS = 256


def _last(parts: list[_Part]) -> frozenset[str] | None:
    """The words that a sequence can end with."""
    found: frozenset[str] = _NONE
    for part in reversed(parts):
        if part.last is None:
            return None
        found |= part.last
        if not part.nullable:
            break
    return found


@cache
def _commonness(keys: frozenset[str]) -> int:
    """About how many of two thousand sentences have one of these keys."""
    return sum(map(_frequency, keys))


@cache
def _frequency(key: str) -> int:
    left, _, right = key.partition(" ")
    if not right:
        return 800 if left in _COMMON else 20
    return (1, 4, 30)[(left in _COMMON) + (right in _COMMON)]


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
