"""What a message is about, and whether a reply takes it up: issue words, their families, and echoes.

Two words echo one another when they are the same lemma, have the same stem ("deliver", "delivery"), stand in one family of
`data/issue_families.txt` ("charged", "refund"), or are the same number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
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


@once
def _vocabulary(passage: Passage) -> tuple[frozenset[str], frozenset[str], frozenset[int]]:
    """The content words of a text: lemmas and norms, their stems, the families they stand in."""
    forms: set[str] = set()
    families: set[int] = set()
    known = _families()
    for word in passage.words:
        if word.pos in _CONTENT or word.pos == "ADV":
            forms.add(word.lemma)
            forms.add(word.norm)
            for form in (word.lemma, word.norm):
                if form in known:
                    families |= known[form]
    return frozenset(forms), frozenset(stem(f) for f in forms), frozenset(families)


def echoed(lemma: str, passage: Passage) -> float:
    """How clearly a text takes a lemma up: 1 the same word or stem, 0.7 one of its family, 0 not at all."""
    forms, stems, families = _vocabulary(passage)
    if lemma in forms or stem(lemma) in stems:
        return 1.0
    return 0.7 if _families().get(lemma, frozenset()) & families else 0.0


def echo(lemmas: Iterable[str], passage: Passage) -> dict[str, float]:
    """The lemmas that a text takes up, each with how clearly."""
    return {lemma: clear for lemma in lemmas if (clear := echoed(lemma, passage))}


def echoing(sentence: Sentence, lemmas: Collection[str]) -> bool:
    """Whether a sentence takes one of the lemmas up."""
    known = _families()
    families = {number for lemma in lemmas for number in known.get(lemma, ())}
    stems = {stem(lemma) for lemma in lemmas}
    return any(
        not families.isdisjoint(known.get(form, ())) or stem(form) in stems
        for word in sentence.words
        if word.pos in _CONTENT
        for form in (word.lemma, word.norm)
    )


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
