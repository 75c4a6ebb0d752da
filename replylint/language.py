"""Is this English? A text in another language gets a notice and no findings, since every rule would misread it."""

from __future__ import annotations

import re

from replylint.english import is_word
from replylint.passage import Passage

_ENOUGH = 8  # words from which the function words alone tell
_FEWEST = 5  # words; shorter texts ("ok, merci") are given the benefit of the doubt
_SIGNS = 4  # letters of another script; a name has fewer or Latin ones beside
_FUNCTION_WORDS = frozenset(
    "the a an to of and or in on at for with from by is are was were be been have has had do does did will would can could should it this that we you i he "
    "she they our your my their us me not no if but so as what when where which who there here please thanks thank sorry just any all some more than then".split()
)

_LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff]")
_MASKED = re.compile(r"x[x'’]*")  # somebody else's words, quoted
_NOTICE = "This does not look like English and was not judged."


def foreign(passage: Passage) -> str | None:
    """A notice when the passage is not English, else None.

    English prose has about 45 function words in 100; chat and lists have no fewer than 15, other languages fewer than 10 (a few
    of their words look English: "in", "was", "me"). In short texts it is that most words are not in the dictionary; and in any, that
    most letters are of another script, which may have no spaces to tell words by.
    """
    other = sum(c.isalpha() and not _LATIN.match(c) for w in passage.words if not w.text.isascii() for c in w.text)
    if other >= _SIGNS and other * 2 > sum(c.isalpha() for w in passage.words for c in w.text):
        return _NOTICE
    letters = [
        w.norm for w in passage.words if w.text[0].isalpha() and not (w.norm.startswith("x") and _MASKED.fullmatch(w.norm))
    ]
    if len(letters) < _FEWEST:
        return None
    function_words = [norm for norm in letters if norm in _FUNCTION_WORDS]
    share = len(function_words) / len(letters)
    distinct = len({*function_words})
    if len(letters) >= _ENOUGH and (share < 0.10 or (share < 0.2 and distinct <= 2 and len(letters) >= 15)):
        return _NOTICE
    if distinct <= 1:
        small = [w for w in passage.words if w.text[0].islower() and w.norm in letters]  # no names
        known = sum(w.norm in _FUNCTION_WORDS or is_word(w.norm) or is_word(w.lemma) for w in small)
        return _NOTICE if known * 2 < len(small) else None
    return None
