"""A parsed text as plain Python values: words, sentences, and a memory for what is derived from them once.

Rules read these instead of spaCy's tokens: the labels are UD whatever the pipeline's scheme, whitespace is gone, sentences
never cross a line break, and reading an attribute costs a tenth.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, wraps
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from replylint.lexicon import chat_forms
from replylint.lexicon import words as lexicon
from replylint.spelling import american

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

T = TypeVar("T")
P = TypeVar("P", bound="Passage")


@dataclass(slots=True, eq=False, repr=False)
class Word:
    """A token that is not whitespace.

    `norm` is lower case, in American spelling, with contractions written out ("n't" is "not", "'ll" is "will"); `lemma` is lower
    case and American too. `pos`, `dep` are UD labels, `tag` is Penn's. `start` and `end` are code points in the source, the end
    excluded. `head` is the word itself for a root.
    """

    i: int
    text: str
    norm: str
    lemma: str
    pos: str
    tag: str
    dep: str
    morph: str
    start: int
    end: int
    head: Word = field(init=False)
    sentence: Sentence = field(init=False)
    children: list[Word] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<{self.i} {self.text}/{self.lemma}/{self.pos}/{self.dep}>"

    def child(self, *deps: str) -> Word | None:
        """The first child with one of these labels; a bare label also takes its subtypes ("nsubj" takes "nsubj:pass")."""
        for word in self.children:
            dep = word.dep
            if dep in deps or (":" in dep and dep.split(":")[0] in deps):
                return word
        return None

    def has(self, *deps: str) -> bool:
        """Whether a child has one of these labels, subtypes included."""
        return self.child(*deps) is not None

    def subtree(self) -> list[Word]:
        """The word and all that hangs on it, in text order."""
        found, todo = [], [self]
        while todo:
            word = todo.pop()
            found.append(word)
            todo.extend(word.children)
        return sorted(found, key=lambda w: w.i)


@dataclass(slots=True, eq=False)
class Sentence:
    """A run of words on one line; `index` and `paragraph` count from 0; `start`, `end` are code points in the source."""

    index: int
    paragraph: int
    words: list[Word]
    text: str
    start: int
    end: int
    conditions: list[tuple[int, int]] | None = None  # kept by scope: the runs of words under an if
    asks: bool | None = None  # kept for is_question
    asked: bool | None = None  # kept by scope: whether it is a question, with or without its mark
    clauses: Any = None  # kept by scope, in text order
    kept_root: Word | None = None

    @property
    def root(self) -> Word:
        """The word that the others hang on; the first one where a broken parse left several."""
        if self.kept_root is None:
            self.kept_root = next((w for w in self.words if w.head is w), self.words[0])
        return self.kept_root

    def between(self, start: int, end: int) -> list[Word]:
        """The words that begin from one code point up to another, the end excluded. Not all words are looked at: there may be thousands."""
        first = bisect_left(self.words, start, key=_start)
        return self.words[first : bisect_left(self.words, end, first, key=_start)]

    @property
    def is_question(self) -> bool:
        """Whether it ends in a question mark."""
        if self.asks is None:
            self.asks = self._asks()
        return self.asks

    def _asks(self) -> bool:
        for word in reversed(self.words):
            if word.pos != "PUNCT" and not _CLOSING.fullmatch(word.text):
                return False
            if "?" in word.text:
                return True
        return False


_start = attrgetter("start")


def words_before(word: Word, count: int) -> list[Word]:
    """Up to `count` words of the same sentence before a word, the nearest first."""
    words = word.sentence.words
    at = word.i - words[0].i
    return words[max(0, at - count) : at][::-1]


def words_after(word: Word, count: int) -> list[Word]:
    """Up to `count` words of the same sentence after a word, the nearest first."""
    words = word.sentence.words
    at = word.i - words[0].i
    return words[at + 1 : at + 1 + count]


_CLOSING = re.compile(r"[\W_]+")
_TERMINAL = re.compile(r"[.?!…:;)\]\"']+$")


class Passage:
    """A parsed text. `text` is what was parsed: for a draft, its masked form, so offsets are those of the source."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.words, self.sentences = _read(doc, text)
        self.memory: dict[Any, Any] = {}
        self.called: Any = None  # kept by patterns: the phrases that the words call up

    def release(self) -> None:
        """Lets go of what words and sentences hold of one another, so that all of it is free as soon as the passage is, and not when the
        collector comes round. Nothing of the passage is of use afterwards."""
        for word in self.words:
            del word.head, word.sentence
            word.children.clear()
        for sentence in self.sentences:
            sentence.clauses = sentence.kept_root = None
        self.memory.clear()

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """For each norm and each lemma the indices of the words that have it, in order."""
        found: dict[str, list[int]] = {}
        for word in self.words:
            found.setdefault(word.norm, []).append(word.i)
            if word.lemma != word.norm:
                found.setdefault(word.lemma, []).append(word.i)
        return found

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The norms and lemmas that occur."""
        return frozenset(self.positions)

    def having(self, forms: frozenset[str]) -> list[Word]:
        """The words whose norm or lemma is one of these, in order."""
        positions, words = self.positions, self.words
        return [words[at] for at in sorted({at for form in self.vocabulary & forms for at in positions[form]})]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point, or None between sentences."""
        at = bisect_right(self.sentences, offset, key=_start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def near(self, sentence: Sentence, before: int = 2, after: int = 2) -> list[Sentence]:
        """The sentences around one, itself included."""
        return self.sentences[max(0, sentence.index - before) : sentence.index + after + 1]


def once(derive: Callable[[P], T]) -> Callable[[P], T]:
    """Makes a function of a passage run once for each passage; everything shared between rules is derived this way."""

    @wraps(derive)
    def remembered(passage: P) -> T:
        memory = passage.memory
        if derive in memory:
            known: T = memory[derive]
            return known
        found = memory[derive] = derive(passage)
        return found

    return remembered


# The pieces of a contraction as the tokenizer splits it, with and without the apostrophe, and what each stands for.
_PIECES_BEFORE = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is", "gon": "going", "y'": "you"}
_PIECES_AFTER = {
    "n't": "not", "nt": "not", "n'": "not", "'ll": "will", "ll": "will", "'re": "are", "re": "are", "'ve": "have", "ve": "have",
    "'m": "am", "m": "am", "na": "to", "ta": "to", "'em": "them",
}  # fmt: skip
_AUXILIARY_PIECES = {"will": "MD", "have": "VB", "are": "VBP", "am": "VBP"}
_CLITICS = frozenset({"'s", "'d", "s", "d"})
_PIECES = frozenset({*_PIECES_BEFORE, *_PIECES_AFTER, *_CLITICS})
_LEMMAS = {"am": "be", "are": "be", "is": "be", "has": "have", "had": "have"}


def _norm(lower: str, glued_before: bool, glued_after: bool) -> str:
    if lower in _PIECES_AFTER and (glued_before or "'" in lower):
        return _PIECES_AFTER[lower]
    if glued_after and lower in _PIECES_BEFORE:
        return _PIECES_BEFORE[lower]
    return american(chat_forms().get(lower, lower))


# "ring", "bring": without a vowel before it the "ing" is the word's own, and no ending.
_NO_STEM = re.compile(r"[^aeiouy]*ing")


@lru_cache(maxsize=16384)
def _spelt(lower: str, lemma: str) -> tuple[str, str]:
    """The norm and the lemma of what is no piece of a contraction."""
    known = chat_forms()
    norm = american(known.get(lower, lower))
    lemma = american(lemma.lower() or norm)
    if _NO_STEM.fullmatch(lower):
        lemma = norm
    if lower.startswith("re") and lower == f"{lemma}d":  # "rebooked" is of "rebook", not "rebooke"
        lemma = next((verb for verb in (lemma[:-1], lemma[:-2]) if verb in lexicon("repair_verbs")), lemma)
    return norm, norm if lower in known and lemma == lower else lemma


class _Named(dict[int, str]):
    """The string store's strings by key, each fetched once."""

    def __init__(self, strings: StringStore) -> None:
        self.strings = strings

    def __missing__(self, key: int) -> str:
        found = self[key] = self.strings[key] if key else ""
        return found


_MOST_NAMES = 50_000
_kept: list[_Named] = []  # that of the pipeline used last: a key stands for the same string as long as there is the store


def _named_by(strings: StringStore) -> _Named:
    for named in _kept:
        if named.strings is strings and len(named) < _MOST_NAMES:
            return named
    fresh = _Named(strings)
    _kept[:] = [fresh]
    return fresh


_TO_UD = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "neg": "advmod", "poss": "nmod:poss",
    "npadvmod": "obl", "relcl": "acl:relcl", "dative": "iobj", "prt": "compound:prt", "intj": "discourse", "pcomp": "advcl", "agent": "case",
    "nmod": "nmod", "oprd": "xcomp", "quantmod": "advmod", "predet": "det:predet", "meta": "dep", "preconj": "cc:preconj",
}  # fmt: skip


_READ: list[int | str] = ["LOWER", "LEMMA", "POS", "TAG", "DEP", "MORPH", "IDX", "LENGTH", "IS_SPACE", "SENT_START", "HEAD"]
_WRAP = 2**64  # the array's numbers have no sign: a head further left is so much too far right
_CLEAR_ONLY = frozenset({"dobj", "pobj", "acomp", "attr", "nsubjpass", "auxpass"})


def _read(doc: Doc, text: str) -> tuple[list[Word], list[Sentence]]:
    # One array is read in a third of the time that tokens are; its numbers are keys of the string store.
    columns: list[list[int]] = doc.to_array(_READ).T.tolist()
    named = _named_by(doc.vocab.strings)
    lowers, lemmas, parts, tags, deps, morphs = ([*map(named.__getitem__, column)] for column in columns[:6])
    starts, lengths, spaces, sentence_starts, offsets = columns[6:]
    words: list[Word] = []
    of_token: list[Word | None] = []
    breaks: set[int] = set()  # words before which the parser or a line break ends a sentence
    paragraphs: set[int] = set()
    pending = pending_paragraph = True
    last: Word | None = None
    rows = zip(lowers, lemmas, parts, tags, deps, morphs, starts, lengths, spaces, sentence_starts)
    for lower, lemma, pos, tag, dep, morph, start, length, is_space, sent_start in rows:
        end = start + length
        own = text[start:end]  # the text's own letters: what was parsed may be a calmer form of it
        if is_space:
            if "\n" in own:
                pending = True
                pending_paragraph = pending_paragraph or own.count("\n") > 1
            of_token.append(None)
            continue
        if sent_start == 1 or not of_token:
            pending = pending or (_may_break(words, own) and not (own == "I" and _is_opening(words, max(breaks, default=0))))
        elif last is not None and last.pos == "PUNCT" and last.text[-1] in ".?!" and own[0].isupper():
            pending = pending or last.end < start
        lower = lower.replace("’", "'")
        dep = _TO_UD.get(dep, dep)
        if lower not in _PIECES:
            norm, lemma = _spelt(lower, lemma)
        else:
            after = text[end : end + 1]
            glued_before = last is not None and last.end == start
            norm = _norm(lower, glued_before, after.isalpha() or after in ("'", "’"))
            clitic = glued_before and lower in _CLITICS and pos in ("AUX", "VERB")
            if clitic:
                has = lemma == "have"
                norm = ("has" if has else "is") if lower.endswith("s") else "had" if has else "would"
            lemma = american(lemma.lower() or norm)
            if norm != lower and (clitic or lower in _PIECES_AFTER or lower in _PIECES_BEFORE):
                lemma = _LEMMAS.get(norm, norm)
            elif lower in chat_forms() and lemma == lower:
                lemma = norm
            if glued_before and pos not in ("AUX", "VERB") and norm in _AUXILIARY_PIECES and lower in _PIECES_AFTER:
                pos, tag, dep = "AUX", _AUXILIARY_PIECES[norm], "aux"  # the "ve" of "shouldve"
        last = word = Word(len(words), own, norm, lemma, pos, tag, dep, "" if morph == "_" else morph, start, end)
        if pending:
            breaks.add(word.i)
        if pending_paragraph:
            paragraphs.add(word.i)
        pending = pending_paragraph = False
        of_token.append(word)
        words.append(word)
    sentences = _sentences(words, breaks, paragraphs, text)
    heads = [at + (offset - _WRAP if offset > _WRAP // 2 else offset) for at, offset in enumerate(offsets)]
    for at, found in enumerate(of_token):
        if found is None:
            continue
        head = heads[at]
        while of_token[head] is None and heads[head] != head:  # white space
            head = heads[head]
        found.head = of_token[head] or found
    if not _CLEAR_ONLY.isdisjoint(deps):
        _clear_to_ud(words)
    for sentence in sentences:
        _mend(sentence.words)
    for found in words:
        if found.head.sentence is not found.sentence:
            found.head = found
        if found.head is not found:
            found.head.children.append(found)
        elif found.dep != "ROOT":
            found.dep = "ROOT"
    return words, sentences


def _mend(words: list[Word]) -> None:
    """Rights two parses that the order of the words shows to be wrong.

    "You are right about the price" is about being right, not about a price; in "no one from our team checked it" a finite verb that
    hangs on the sentence's root noun, with no other verb about, is the predicate.
    """
    for word in words:
        if word.dep not in ("advmod", "acl") or word.head.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        noun = word.head
        own = [w for w in words if w.head is noun and w is not noun and w is not word]
        if word.dep == "advmod" and word.pos == "ADJ" and word.i < noun.i:
            copula = any(w.dep == "cop" and w.i < word.i for w in own)
            if copula and any(w.dep == "case" and w.i > word.i for w in own):
                word.head, word.dep = (word, "ROOT") if noun.head is noun else (noun.head, noun.dep)
                noun.head, noun.dep = word, "obl"
                for other in own:
                    if other.i < word.i:
                        other.head = word
                return
        elif word.dep == "acl" and word.tag == "VBD" and noun.head is noun and noun.i < word.i and not _has_verb(words, word):
            word.head, word.dep = word, "ROOT"
            noun.head, noun.dep = word, "nsubj"
            for other in own:
                if other.i > word.i:
                    other.head = word
            return


def _has_verb(words: list[Word], but: Word) -> bool:
    return any(w.pos in ("VERB", "AUX") and w is not but for w in words)


_PATH_MARKS = frozenset({">", ">>", "->", "=>", "→", "›", "»", "|"})


def _may_break(words: list[Word], following: str) -> bool:
    """The parser ends a sentence here; not in the middle of a line where no punctuation stands and lower case follows, nor inside
    "Settings > Privacy"."""
    if not words:
        return True
    last = words[-1].text
    if last in _PATH_MARKS or following in _PATH_MARKS or following in (",", ":", ";"):
        return False
    return bool(_TERMINAL.search(last)) or not following[0].islower()


def _is_opening(words: list[Word], first: int) -> bool:
    """Whether the words from the last break on are but the opening of a sentence: "by five on Friday", before "I will"; in chat a
    sentence may end without a stop, but hardly one that begins so and has no verb."""
    run = words[first:]
    return (
        bool(run)
        and (run[0].pos == "ADP" or run[0].norm == "first")
        and run[-1].pos != "PUNCT"
        and not any(w.pos in ("VERB", "AUX") for w in run)
    )


def _sentences(words: list[Word], breaks: set[int], paragraphs: set[int], text: str) -> list[Sentence]:
    sentences: list[Sentence] = []
    paragraph = -1
    starts = [*sorted(breaks | {0}), len(words)] if words else []
    for first, last in itertools.pairwise(starts):
        if first in paragraphs or paragraph < 0:
            paragraph += 1
        run = words[first:last]
        sentence = Sentence(len(sentences), paragraph, run, text[run[0].start : run[-1].end], run[0].start, run[-1].end)
        for word in run:
            word.sentence = sentence
        sentences.append(sentence)
    return sentences


def _clear_to_ud(words: list[Word]) -> None:
    """Turns CLEAR's heads into UD's: the complement governs its copula, the noun governs its preposition."""
    for word in words:
        if word.dep in ("acomp", "attr") and word.head.lemma == "be":
            copula = word.head
            word.head, word.dep = (word, "ROOT") if copula.head is copula else (copula.head, copula.dep)
            for other in words:
                if other.head is copula and other is not word:
                    other.head = word
            copula.head, copula.dep = word, "cop"
        elif word.dep in ("acomp", "attr"):
            word.dep = "xcomp"
    for word in words:
        if word.dep == "pobj":
            preposition = word.head
            governor = preposition.head
            by_agent = preposition.dep == "case" and preposition.lemma == "by"
            word.head = governor
            word.dep = "obl:agent" if by_agent else "nmod" if governor.pos in ("NOUN", "PROPN", "PRON") else "obl"
            preposition.head, preposition.dep = word, "case"
