"""Phrases: the ready-made way to find words in a reply.

A phrase is written in lower case with contractions written out; it matches inside one sentence, in any spelling and contraction.

    do not hesitate        these words ("don't hesitate", "dont hesitate")
    <fail> to              a lemma, in any form; <fail|forget> either; <hang on to> a lemma and the words after it
    {third_parties}        a word (or lemma) of the list data/third_parties.txt
    (a|b c|<d>)            one of several; (…)? and word? may be left out
    !not                   any word but this; !(a|b)
    _                      any one word; .. up to 3 words; ... up to 6, none of them punctuation that ends a clause
    ~                      up to 2 adverbs ("really", "very", "so", "just")
    @NOUN                  a word of this part of speech; @NP a short noun phrase ("the wrong size", "it")
    ^ $                    the sentence's start and end, punctuation aside

Phrases are compiled once, and each is tried only where its rarest word stands, so that a thousand of them cost little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from replylint import lexicon
from replylint.errors import RuleError
from replylint.passage import Passage, Sentence, Word
from replylint.spelling import american

if TYPE_CHECKING:
    from replylint.reply import Reply
    from replylint.rule import Hit

Step = Callable[[list[Word], int, int], Iterator[int]]  # words, from, to -> the ends of possible matches


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
class _Node:
    """A compiled part of a phrase: how it matches, how many words it takes, and words of which one must be there (None: any)."""

    step: Step
    least: int
    most: int
    anchors: frozenset[str] | None
    offset: tuple[int, int] = (0, 0)  # the anchor's place inside the part


_TOKEN = re.compile(r"\s*(\(|\)\??|\||<[^>]+>\??|\{[a-z_]+\}\??|@[A-Z]+\??|!?\.\.\.?|[^\s()|]+)")
_ADVERBS = frozenset(
    "really very so just truly simply only also actually certainly always never ever still already even quite too extremely sincerely".split()
)
_CLAUSE_END = frozenset({".", "!", "?", ";", ":"})
_COMMON = frozenset(
    "the a an to of and or i we you your our us me my is be are was were am been have has had it that this for in on at with by from as not no "
    "will would can could do does did if so but there what any all they them their please".split()
)


class Phrases:
    """A group of phrases that is looked for together. Raises RuleError when a phrase can't be read."""

    def __init__(self, *phrases: str) -> None:
        self.phrases = phrases
        self._by_anchor: dict[str, list[tuple[str, Step, int, int]]] = {}
        for phrase in phrases:
            node = _compile(phrase)
            if not node.anchors:
                raise RuleError(f"the phrase {phrase!r} has no word to look for; it would be tried everywhere")
            for anchor in node.anchors:
                self._by_anchor.setdefault(anchor, []).append((phrase, node.step, *node.offset))

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
        positions = passage.positions
        by_anchor = self._by_anchor
        keys = (
            [k for k in by_anchor if k in positions]
            if len(by_anchor) < len(positions)
            else [k for k in positions if k in by_anchor]
        )
        if not keys:
            return ()
        words = passage.words
        spans: dict[tuple[int, int], str] = {}
        tried: set[tuple[int, int]] = set()
        for key in keys:
            for phrase, step, nearest, furthest in by_anchor[key]:
                for anchor in positions[key]:
                    sentence = words[anchor].sentence
                    low, high = sentence.words[0].i, sentence.words[-1].i + 1
                    for start in range(max(low, anchor - furthest), anchor - nearest + 1):
                        if (id(step), start) in tried:
                            continue
                        tried.add((id(step), start))
                        for end in step(words, start, high):
                            if end > start:
                                spans[start, end] = phrase
                                break
        matches: list[Match] = []
        for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
            if all(end <= m.words[0].i or m.words[-1].i < start for m in matches):
                run = tuple(words[start:end])
                matches.append(Match(spans[start, end], run, run[0].start, run[-1].end))
        return tuple(sorted(matches, key=lambda m: m.start))


def _compile(phrase: str) -> _Node:
    tokens = [t for t in _TOKEN.findall(phrase) if t]
    if re.sub(r"\s+", "", "".join(tokens)) != re.sub(r"\s+", "", phrase):
        raise RuleError(f"the phrase {phrase!r} can't be read")
    node, rest = _alternatives(tokens, 0, phrase)
    if rest != len(tokens):
        raise RuleError(f"the phrase {phrase!r} has a bracket too many")
    return node


def _alternatives(tokens: list[str], at: int, phrase: str) -> tuple[_Node, int]:
    options: list[_Node] = []
    parts: list[_Node] = []
    while at < len(tokens) and not tokens[at].startswith(")"):
        token = tokens[at]
        if token == "|":
            options.append(_sequence(parts))
            parts = []
        elif token == "(":
            inner, at = _alternatives(tokens, at + 1, phrase)
            if at >= len(tokens):
                raise RuleError(f"the phrase {phrase!r} has a bracket that is not closed")
            parts.append(_optional(inner) if tokens[at] == ")?" else inner)
        else:
            parts.extend(_parts(token, phrase))
        at += 1
    options.append(_sequence(parts))
    return (options[0] if len(options) == 1 else _either(options)), at


def _parts(token: str, phrase: str) -> list[_Node]:
    if token == "^":
        return [_Node(_at_start, 0, 0, None)]
    if token == "$":
        return [_Node(_at_end, 0, 0, None)]
    if token == "_":
        return [_Node(_gap(1, 1), 1, 1, None)]
    if token in ("..", "..."):
        most = 3 if token == ".." else 6
        return [_Node(_gap(0, most), 0, most, None)]
    if token == "~":
        return [_Node(_adverbs, 0, 2, None)]
    optional = token.endswith("?") and len(token) > 1
    token = token.removesuffix("?") if optional else token
    if token == "@NP":
        node = _Node(_noun_phrase, 1, 7, None)
    elif token.startswith("@"):
        node = _Node(_part_of_speech(token[1:]), 1, 1, None)
    elif token.startswith("!") and len(token) > 1:
        node = _Node(_other_than(american(token[1:])), 1, 1, None)
    elif token.startswith("<"):
        options = [option.split() for option in token[1:-1].split("|")]
        lemmas = frozenset(american(option[0]) for option in options if len(option) == 1)
        node = _Node(_lemma(lemmas), 1, 1, lemmas)
        longer = [
            _sequence([*_parts(f"<{first}>", phrase), *(part for word in rest for part in _parts(word, phrase))])
            for first, *rest in options
            if rest
        ]
        if longer:
            node = _either([node, *longer] if lemmas else longer)
    elif token.startswith("{"):
        listed = lexicon.words(token[1:-1])
        node = _Node(_listed(listed), 1, 1, listed)
    else:
        if token != token.lower():
            raise RuleError(f"the phrase {phrase!r} has capitals; phrases are written in lower case")
        if re.search(r"\w'\w|\w’\w", token):
            raise RuleError(f"the phrase {phrase!r} has a contraction; write it out ({token!r})")
        norm = american(token)
        node = _Node(_form(norm), 1, 1, frozenset({norm}))
    return [_optional(node) if optional else node]


def _form(norm: str) -> Step:
    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        if at < end and words[at].norm == norm:
            yield at + 1

    return step


def _lemma(lemmas: frozenset[str]) -> Step:
    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        if at < end and words[at].lemma in lemmas:
            yield at + 1

    return step


def _listed(entries: frozenset[str]) -> Step:
    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        if at < end and (words[at].norm in entries or words[at].lemma in entries):
            yield at + 1

    return step


def _other_than(norm: str) -> Step:
    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        if at < end and words[at].norm != norm:
            yield at + 1

    return step


def _part_of_speech(pos: str) -> Step:
    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        if at < end and words[at].pos == pos:
            yield at + 1

    return step


_IN_NOUN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "PART"})


def _noun_phrase(words: list[Word], at: int, end: int) -> Iterator[int]:
    last = at
    while last < end and last - at < 7 and words[last].pos in _IN_NOUN_PHRASE:
        last += 1
    for stop in range(last, at, -1):
        if words[stop - 1].pos in ("NOUN", "PROPN", "PRON", "NUM"):
            yield stop


def _adverbs(words: list[Word], at: int, end: int) -> Iterator[int]:
    last = at
    while (
        last < end
        and last - at < 2
        and (words[last].norm in _ADVERBS or (words[last].pos == "ADV" and words[last].norm.endswith("ly")))
    ):
        last += 1
    yield from range(last, at - 1, -1)


def _gap(least: int, most: int) -> Step:
    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        stop = at
        while stop - at <= most:
            if stop - at >= least:
                yield stop
            if stop >= end or words[stop].text[0] in _CLAUSE_END:
                return
            stop += 1

    return step


def _at_start(words: list[Word], at: int, end: int) -> Iterator[int]:
    first = words[min(at, end - 1)].sentence.words[0].i
    if all(w.pos == "PUNCT" for w in words[first:at]):
        yield at


def _at_end(words: list[Word], at: int, end: int) -> Iterator[int]:
    if all(w.pos in ("PUNCT", "SYM") for w in words[at:end]):
        yield at


def _optional(node: _Node) -> _Node:
    inner = node.step

    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        yield from inner(words, at, end)
        yield at

    return _Node(step, 0, node.most, None)


def _either(options: list[_Node]) -> _Node:
    steps = [o.step for o in options]

    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        for one in steps:
            yield from one(words, at, end)

    anchors: frozenset[str] | None = frozenset()
    for option in options:
        anchors = None if anchors is None or option.anchors is None else anchors | option.anchors
    return _Node(
        step,
        min(o.least for o in options),
        max(o.most for o in options),
        anchors,
        (min(o.offset[0] for o in options), max(o.offset[1] for o in options)),
    )


def _sequence(parts: list[_Node]) -> _Node:
    steps = [p.step for p in parts]
    count = len(steps)

    def step(words: list[Word], at: int, end: int) -> Iterator[int]:
        def after(nth: int, here: int) -> Iterator[int]:
            if nth == count:
                yield here
                return
            for stop in steps[nth](words, here, end):
                yield from after(nth + 1, stop)

        return after(0, at)

    best: tuple[float, frozenset[str], tuple[int, int]] | None = None
    least = most = 0
    for part in parts:
        if part.anchors:
            cost = sum(10.0 if a in _COMMON else 1.0 for a in part.anchors) / len(part.anchors) ** 0.8
            if best is None or cost < best[0]:
                best = (cost, part.anchors, (least + part.offset[0], most + part.offset[1]))
        least += part.least
        most += part.most
    if best is None:
        return _Node(step, least, most, None)
    return _Node(step, least, most, best[1], best[2])


def phrase_check(
    phrases: Phrases,
    *,
    where: Callable[[Reply, Match], bool] | None = None,
    confidence: float = 0.9,
    rewrite: Callable[[Reply, Match], Iterable[object]] | None = None,
) -> Callable[[Reply], Iterator[Hit]]:
    """A rule's check from phrases: a hit for each match for which `where` holds."""
    from replylint.rule import Hit

    def check(reply: Reply) -> Iterator[Hit]:
        for match in phrases.find(reply):
            if where is None or where(reply, match):
                yield Hit(
                    match.start, match.end, confidence=confidence, rewrites=tuple(rewrite(reply, match)) if rewrite else ()
                )  # type: ignore[arg-type]

    return check
