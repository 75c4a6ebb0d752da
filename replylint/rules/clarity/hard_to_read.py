"""Reads above the level that a customer can take in at one go.

Long words in long sentences make a customer read twice, or not at all, and an upset one reads worse than usual.

Sources: Kincaid75; GOVUK25; ZendeskAuto; PlainEnglish
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replylint.lexicon import lines
from replylint.passage import Sentence
from replylint.readability import is_above, syllables, syllables_per_word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

HARD = 10.0
"""The grade above which a reply is hard; eight or nine years of schooling is what most people read with ease."""
_SCORED_WORDS, _SCORED_SENTENCES = 30, 2
_LEAST_WORDS = 12  # of a sentence that is judged by its words alone
_HEAVY_MEAN = 2.0  # syllables a word
_FEW_WORDS, _CRUSHING_MEAN = 8, 2.8  # hardly a short word among so few
_LETTERS = 2.75  # in a syllable, at the least, over a whole text
_HEAVY_WORDS, _HEAVY = 4, 4  # so many words of so many syllables


def check(reply: Reply) -> Iterator[Hit]:
    """The grade of the whole body; of a shorter one the weight of its words."""
    if _is_light(reply):
        return
    known = {w.norm for w in reply.customer.words} if reply.customer is not None else set()
    plain = [(s, words) for s in reply.sentences if (words := _judged(s, known))]
    sentences = [words for _, words in plain]
    count = sum(map(len, sentences))
    if count < _LEAST_WORDS and (count < _FEW_WORDS or syllables_per_word(sentences) <= _CRUSHING_MEAN):
        return
    heavy = max(plain, key=lambda p: syllables_per_word([p[1]]) * min(len(p[1]), 25))[0]
    if count >= _SCORED_WORDS and len(sentences) >= _SCORED_SENTENCES:
        if is_above(sentences, HARD):
            yield Hit(heavy.start, heavy.end, confidence=0.8, rewrites=tuple(_plainer(reply, heavy)))
    elif (
        syllables_per_word(sentences) > _HEAVY_MEAN
        and sum(syllables(w) >= _HEAVY for words in sentences for w in words) >= _HEAVY_WORDS
    ):
        yield Hit(heavy.start, heavy.end, confidence=0.75, rewrites=tuple(_plainer(reply, heavy)))


def _is_light(reply: Reply) -> bool:
    """Whether short words and sentences rule a high grade out, before any syllable is counted."""
    sizes = [len(w.text) for w in reply.words if w.text[0].isalpha()]
    if not sizes:
        return True
    letters = sum(sizes) / len(sizes)
    return (
        0.39 * len(sizes) / len(reply.sentences) + 11.8 * letters / _LETTERS - 15.59 < HARD - 2
        and letters / _LETTERS < _HEAVY_MEAN
    )


def _judged(sentence: Sentence, known: set[str]) -> list[str]:
    """The words that count; names, numbers, masked runs and what the customer wrote count as the lightest of words."""
    found = []
    for word in sentence.words:
        if not word.text[0].isalpha() or word.pos in ("PUNCT", "SYM", "X"):
            continue
        named = (
            word.pos == "PROPN"
            or word.norm in known
            or not word.norm.strip("x")
            or not word.text.isascii()
            or (word.text.isupper() and len(word.text) > 1)
        )
        found.append("it" if named else word.text.lower())
    return found


@lru_cache(maxsize=1)
def _swaps() -> tuple[re.Pattern[str], dict[str, str]]:
    table = dict(line.split(" = ") for line in lines("plain_words"))
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})\b", re.I), table


def _plainer(reply: Reply, sentence: Sentence) -> Iterator[Rewrite]:
    """The sentence with plain words for grand ones, where that alone makes it light enough."""
    pattern, table = _swaps()
    source = reply.source[sentence.start : sentence.end]

    def swap(match: re.Match[str]) -> str:
        plain = table[match.group().lower()]
        return plain.capitalize() if match.group()[0].isupper() else plain

    swapped = pattern.sub(swap, source)
    words = re.findall(r"[A-Za-z'’]+", swapped)
    if swapped != source and syllables_per_word([words]) <= _HEAVY_MEAN:
        yield reply.replace_sentence(sentence, swapped, Grade.REVIEW)


RULE = Rule(
    code="CLR001",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="This is hard to read; use shorter words and sentences, and say who does what.",
    check=check,
    evidence="B",
    mode="doc",
    short_replies=False,
    examples=(
        Bad(
            "Subsequent to the finalisation of your application, remuneration will be disbursed following authorisation by the "
            "responsible authority."
        ),
        Bad(
            "The discontinuation of the aforementioned subscription necessitates the submission of documentation substantiating "
            "cancellation eligibility."
        ),
        Bad(
            "Notwithstanding the unavailability of the requested configuration, alternative arrangements may be implemented "
            "contingent upon operational feasibility."
        ),
        Bad(
            "Verification of identity constitutes a prerequisite for the processing of account modification requests pertaining "
            "to authorised individuals."
        ),
        Bad(
            "In consideration of the circumstances delineated in your communication, an appropriate remediation methodology is "
            "currently being formulated."
        ),
        Bad(
            "Utilisation of the promotional entitlement is conditional upon the fulfilment of minimum expenditure requirements."
        ),
        Bad(
            "Your application for reimbursement is undergoing evaluation by the responsible department, which will communicate its "
            "determination in accordance with the applicable regulations. Supplementary documentation substantiating the expenditure "
            "may be requested at a subsequent stage of the procedure."
        ),
        Bad("Authorisation of supplementary disbursement necessitates concurrent validation of identification documentation."),
        Good("Your accommodation application includes transportation information.", why="long words, and few"),
        Good("Your refund will reach your card by Friday.", why="short and plain"),
        Good("Antidisestablishmentarianism is the answer to question three, well done!", why="one long word"),
        Good(
            "The Mediterranean Explorer package includes accommodation and transportation.", why="a product's name, and short"
        ),
        Good("Sent!", why="too short to be scored"),
        Good("Update to version 4.2, restart, then sign in.", why="short commands"),
        Good(
            "Your appointment with the ophthalmologist is on Tuesday at 8.",
            why="the customer's own word",
            customer="When is my appointment with the ophthalmologist?",
        ),
        Good(
            "The parcel left us on Monday and should be with you on Wednesday. If it isn't there by then, reply here and I will ring "
            "the depot, find out where it is and let you know the same day.",
            why="plain words, short sentences",
        ),
    ),
)
