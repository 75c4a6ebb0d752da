"""What a message is about, and whether a reply takes it up: issue words, their families, and echoes.

Two words echo one another when they are the same lemma, have the same stem ("deliver", "delivery"), stand in one family of
`data/issue_families.txt` ("charged", "refund"), or are the same number.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from replylint import lexicon
from replylint.passage import Passage, Sentence, Word, once
from replylint.spelling import american

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "X"})
_STOP = lexicon.words("issue_stop")
_STOCK = lexicon.words("stock_words") | lexicon.words("channel_words")
_ENDINGS = (
    "ations", "ation", "ings", "ing", "ments", "ment", "ions", "ion", "ness", "ers", "ies", "ied", "able", "ible", "ed", "er", "al", "es", "ly", "or", "s", "y", "e",
)  # fmt: skip


def is_issue(word: Word) -> bool:
    """Whether a word can name a matter: a content word that is no service word, mention or link."""
    norm = word.norm
    if word.pos not in _CONTENT or len(norm) < 2 or norm[0] in "@#&" or "http" in norm or "t.co" in norm:
        return False
    if word.pos == "NUM" or norm[0].isdigit():
        return len(norm) >= 2
    return norm[0].isalpha() and word.lemma not in _STOP and norm not in _STOP and norm not in _NOT_NAMES


_NOT_NAMES = frozenset(
    {"im", "ive", "dont", "cant", "didnt", "doesnt", "wont", "amp", "rt", "lol", "omg", "wtf", "hi", "hello"}
)


@lru_cache(maxsize=20_000)
def stem(lemma: str) -> str:
    """A lemma without its ending, so that "delivery", "delivered" and "deliveries" meet. At least four letters are left."""
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= 4:
            lemma = lemma[: -len(ending)]
            break
    return lemma[:-1] if len(lemma) > 4 and lemma[-1] == lemma[-2] else lemma


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lexicon.lines("issue_families")):
        for entry in line.split():
            found.setdefault(american(entry), set()).add(number)
    return {lemma: frozenset(numbers) for lemma, numbers in found.items()}


_Vocabulary = tuple[frozenset[str], frozenset[int]]


def _vocabulary(words: Iterable[Word]) -> _Vocabulary:
    """What content words echo: the stems of their lemmas and norms, and the families that these stand in."""
    forms = {form for word in words if word.pos in _CONTENT or word.pos == "ADV" for form in (word.lemma, word.norm)}
    known = _families()
    return frozenset(map(stem, forms)), frozenset(number for form in forms if form in known for number in known[form])


@once
def _of_passage(passage: Passage) -> _Vocabulary:
    return _vocabulary(passage.words)


def _clear(lemma: str, vocabulary: _Vocabulary) -> float:
    stems, families = vocabulary
    if stem(lemma) in stems:
        return 1.0
    return 0.7 if _families().get(lemma, frozenset()) & families else 0.0


def echoed(lemma: str, passage: Passage) -> float:
    """How clearly a text takes a lemma up: 1 the same word or stem, 0.7 one of its family, 0 not at all."""
    return _clear(lemma, _of_passage(passage))


def echo(lemmas: Iterable[str], passage: Passage) -> dict[str, float]:
    """The lemmas that a text takes up, each with how clearly."""
    return {lemma: clear for lemma in lemmas if (clear := echoed(lemma, passage))}


def echoing(sentence: Sentence, lemmas: Iterable[str]) -> bool:
    """Whether a sentence takes one of the lemmas up."""
    here = _vocabulary(sentence.words)
    return any(_clear(lemma, here) for lemma in lemmas)


@once
def own_words(passage: Passage) -> tuple[Word, ...]:
    """The words of a reply that say something of this matter: content words outside the service stock; no names that are called, no masked links."""
    return tuple(
        w
        for w in passage.words
        if w.pos in _CONTENT
        and w.lemma not in _STOCK
        and w.norm not in _STOCK
        and is_issue(w)
        and not w.norm.startswith("xxx")
        and not _is_called(w)
    )


_PARTED = frozenset({",", "!", ".", "?", "-", "–", "—", ":", ";", "(", ")", "^", "*", "/", "~"})
_CALLS = frozenset({"hi", "hey", "hello", "dear", "thanks", "sorry", "hiya", "morning", "afternoon", "evening", "you"})


def _is_called(word: Word) -> bool:
    """Whether a word is a name that the reply addresses or signs with: "Hi Melanie", "you're welcome, Cindy", "-Becky", "2/2"."""
    if "/" in word.text or "^" in word.text:
        return True
    if not word.text[0].isupper() or word.pos not in ("PROPN", "NOUN", "X", "ADJ", "VERB"):
        return False
    words = word.sentence.words
    at = word.i - words[0].i
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    opened = before is None or before.text in _PARTED or before.norm in _CALLS
    closed = after is None or after.text in _PARTED
    return opened and closed and (before is not None or after is None or after.text in (",", "!"))
