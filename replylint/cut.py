"""Where to cut a sentence: the run of words that a finding shows, and what is left when the fault is taken out.

All offsets are code points of the source, the end excluded.
"""

from __future__ import annotations

import re

from replylint.passage import Sentence, Word
from replylint.reply import Reply
from replylint.report import Grade, Rewrite

_STOPS = frozenset(".,;:!?()–—-…")
_NEW_CLAUSE = frozenset({"so", "because", "but", "which", "hence", "therefore", "although", "though", "however", "unless"})
_REASON = re.compile(r"^(?:as|since|because|seeing as|given that|considering)\b", re.IGNORECASE)
_HENCE = re.compile(
    r"\s*(?:,|;|\s[–—-])\s*(?:so(?: that)?|which is why|and so|hence|therefore|and therefore|that is why|that's why|and "
    r"that's why|and as a result)\s+",
    re.IGNORECASE,
)

_JOINT = re.compile(r"[\s,;:–—-]*(?:(?:and|but|so|because|which)\b\s*(?!that\b|why\b))?[\s,]*", re.IGNORECASE)


def run_end(word: Word, most: int = 14) -> int:
    """The end of the run of words from `word` to the end of its clause, at most `most` words on."""
    words = word.sentence.words
    index = word.i - words[0].i
    last = word
    for following in words[index + 1 : index + 1 + most]:
        if following.text[0] in _STOPS or following.norm in _NEW_CLAUSE:
            break
        last = following
    return last.end


def capitalized(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def outcome(reply: Reply, sentence: Sentence, start: int, end: int) -> str | None:
    """What the sentence reports besides the accusation from `start` to `end`: the consequence after "so", or the main clause
    around an opening or closing reason. None where the accusation is all there is. Ends in a full stop.
    """
    text = reply.source[sentence.start : sentence.end]
    hence = _HENCE.search(text)
    rest = ""
    if hence and hence.end() + sentence.start >= end:
        rest = text[hence.end() :]
    elif _REASON.match(text) and "," in text[end - sentence.start :]:
        rest = text[text.index(",", end - sentence.start) + 1 :]
    else:
        before = text[: start - sentence.start]
        because = re.search(r"(.+?),?\s+(?:because|as|since)\s+$", before)
        if because:
            rest = because[1]
    rest = rest.strip().strip(",;").rstrip(".!?").strip()
    if len(rest.split()) < 3 or re.search(r"\byou\b", rest.split()[0], re.IGNORECASE):
        return None
    return capitalized(rest) + "."


def without(reply: Reply, start: int, end: int, grade: Grade = Grade.SAFE) -> Rewrite:
    """The deletion of some words with the comma and the space that go with them; what begins a sentence then gets its capital."""
    source = reply.source
    left, right = start, end
    sentence = reply.sentence_at(start)
    opens = sentence is not None and not source[sentence.start : left].strip(" \"'“‘(")
    if opens:
        while right < len(source) and source[right] in " ,":
            right += 1
    elif left and source[left - 1] == " ":
        had_comma = source[:left].rstrip(" ").endswith(",")
        if had_comma and right < len(source) and source[right] in ",.!?":
            left = len(source[:left].rstrip(" ").rstrip(","))
            if source[right] == ",":
                right += 1
        else:
            left -= 1
    stop = right
    text = ""
    if opens and right < len(source):
        text = source[right].upper()
        stop = right + 1
    return reply.replace(left, stop, text, grade)


def trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    """The span without the joining word, punctuation and spaces at its start, and without those at its end."""
    lead = _JOINT.match(source, start, end)
    if lead:
        start = lead.end()
    while end > start and source[end - 1] in " ,;:.!–—-\n":
        end -= 1
    return start, end
