"""The turn to help: the sentence that names something awkward goes on to mend it (", so I've put both in the parcel").

The same words with such a turn are an account of what was done; without it they are a reproach.
"""

from __future__ import annotations

from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.passage import Passage, Sentence
from replylint.patterns import Phrases
from replylint.scope import NEGATORS

_JOINED = frozenset({"so", "and", "but", ",", ";", ":", "–", "—", "-", "meanwhile"})
_DONE = Phrases(
    "(i|we) ~ (have|will|am|are|would like to|was able to|were able to) ~ @VERB", "(i|we) ~ (have|will) ~ also ~ @VERB"
)
# Done by the firm all the same, but no help.
_NO_HELP = frozenset(
    "accept ask assume believe bill block cancel charge close conclude consider decline do expect fear find get guess have hear hold "
    "keep know lock need notice presume refuse regret reject require see stop suppose suspect suspend tell think understand want wonder".split()
)


def turns_to_help(reply: Passage, sentence: Sentence, after: int) -> bool:
    """Whether the firm does something about it, done or promised, later in the sentence than the code point `after`."""
    for match in _DONE.find_in(reply, sentence):
        verb = match.words[-1]
        if match.start < after or verb.lemma in _NO_HELP or any(w.norm in NEGATORS for w in match.words):
            continue
        if any(w.norm in NEGATORS for w in words_after(verb, 1)):
            continue
        before = words_before(match.words[0], 2)
        if any(w.norm in _JOINED or w.text in _JOINED for w in before):
            return True
    return False


def taken_on(reply: Passage, sentence: Sentence) -> bool:
    """Whether the firm owns something or is truly sorry within two sentences, so that what only hints is not meant as a hint."""
    if owned_near(reply, sentence, 2, 2):
        return True
    return any(a.sincere and abs(a.sentence.index - sentence.index) <= 2 for a in apologies(reply))
