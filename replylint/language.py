"""Is this English? A text in another language gets a notice and no findings, since every rule would misread it."""

from __future__ import annotations

from replylint.passage import Passage

_ENOUGH = 8  # words; shorter texts ("ok, merci") are given the benefit of the doubt
_FUNCTION_WORDS = frozenset(
    "the a an to of and or in on at for with from by is are was were be been have has had do does did will would can could should it this that we you i he "
    "she they our your my their us me not no if but so as what when where which who there here please thanks thank sorry just any all some more than then".split()
)


def foreign(passage: Passage) -> str | None:
    """A notice when the passage is not English, else None.

    English prose has about 45 function words in 100; chat and lists have no fewer than 15, other languages fewer than 10 (a few
    of their words look English: "in", "was", "me").
    """
    letters = [w.norm for w in passage.words if w.text[0].isalpha()]
    if len(letters) < _ENOUGH:
        return None
    share = sum(norm in _FUNCTION_WORDS for norm in letters) / len(letters)
    distinct = len({norm for norm in letters if norm in _FUNCTION_WORDS})
    if share < 0.10 or (share < 0.2 and distinct <= 2 and len(letters) >= 15):
        return "This does not look like English and was not judged."
    return None
