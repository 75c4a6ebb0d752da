"""A sentence of more than 25 words.

Past that length a reader has to hold the start in mind to understand the end, and most let go.

Sources: GOVUK25; PlainEnglish
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.cut import capitalized
from replylint.passage import Sentence, Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

LONG = 25
"""Words in a sentence; 25 is what GOV.UK allows."""
_MOST = 3  # findings in one reply
_BULLET = re.compile(r"^(?:[-*•–]|\d+[.)])$")
_LIST_COMMAS = 3  # after a colon: then the items count one by one


def check(reply: Reply) -> Iterator[Hit]:
    """The longest sentences, three at most; semicolons and lists after a colon part a sentence."""
    if reply.word_count <= LONG:
        return
    found: list[tuple[int, list[Word]]] = []
    for sentence in reply.sentences:
        if len(sentence.words) <= LONG:
            continue
        for part in _parts(reply, sentence):
            count = _count(part)
            if count > LONG:
                found.append((count, part))
    found.sort(key=lambda f: -f[0])
    for count, part in found[:_MOST]:
        message = f"This sentence has {count} words; split it, or cut what the customer doesn't need."
        yield Hit(part[0].start, part[-1].end, confidence=0.9, message=message, rewrites=tuple(_split(reply, part)))


def _parts(reply: Reply, sentence: Sentence) -> list[list[Word]]:
    """A sentence at its semicolons and bullets, and the items of a list after a colon one by one."""
    parts: list[list[Word]] = [[]]
    words = sentence.words
    # The parser may have ended a sentence at the colon before it.
    opened = reply.text[: sentence.start].rstrip(" ").endswith(":")
    listed = opened and sum(w.text in (",", ";") for w in words) >= _LIST_COMMAS
    for nth, word in enumerate(words):
        if word.text == ":" and not listed:
            rest = words[nth + 1 :]
            listed = sum(w.text in (",", ";") for w in rest) >= _LIST_COMMAS
            if listed:
                parts.append([])
                continue
        opens = (
            _BULLET.match(word.text) is not None and (nth == 0 or reply.text[word.start - 1] in " \n") and nth + 1 < len(words)
        )
        if (
            word.text == ";"
            or (listed and word.text == ",")
            or (opens and reply.text[word.end : word.end + 1] == " " and word.text not in ("–", "-"))
        ):
            parts.append([])
            continue
        parts[-1].append(word)
    return [p for p in parts if p]


def _count(words: list[Word]) -> int:
    """Words as a reader counts them: contractions and hyphenated words are one, a masked run (a link, a quotation) is one."""
    count = 0
    for nth, word in enumerate(words):
        if word.pos in ("PUNCT", "SYM") and not any(c.isalnum() for c in word.text):
            continue
        previous = words[nth - 1] if nth else None
        if previous is not None and previous.end == word.start and previous.text not in (",", "(", "/", "—", "–", '"'):
            continue
        if previous is not None and set(word.norm) == {"x"} and set(previous.norm) == {"x"}:
            continue
        count += 1
    return count


def _split(reply: Reply, part: list[Word]) -> Iterator[Rewrite]:
    """A full stop before the joining word that is nearest the middle, where a whole sentence stands on both sides."""
    middle = (part[0].start + part[-1].end) / 2
    best: tuple[float, Word, Word] | None = None
    for nth, word in enumerate(part[4:-4], 4):
        if word.norm not in ("and", "but", "so") or word.text != word.text.lower():
            continue
        subject = part[nth + 1]
        if subject.norm not in ("i", "we", "you", "it", "they", "he", "she", "this", "that", "the", "your", "our", "there"):
            continue
        # Without a comma only a new speaker surely begins a new sentence.
        if part[nth - 1].text != "," and subject.norm not in ("i", "we"):
            continue
        if not _begins_sentence(part[nth + 1 : nth + 8]) or not _stands_alone(part[:nth]):
            continue
        distance = abs(word.start - middle)
        if best is None or distance < best[0]:
            best = (distance, part[nth - 1], word)
    if best is None:
        return
    _, before, word = best
    start = before.start if before.text == "," else before.end
    following = part[part.index(word) + 1]
    source = reply.source
    if word.norm == "and":
        yield reply.replace(start, following.end, f". {capitalized(source[following.start : following.end])}", Grade.REVIEW)
    else:
        yield reply.replace(start, word.end, f". {capitalized(source[word.start : word.end])}", Grade.REVIEW)


def _begins_sentence(words: list[Word]) -> bool:
    """A subject and a finite verb follow."""
    if words[0].norm == "that" or (
        words[0].norm == "this" and len(words) > 1 and words[1].norm in ("i", "we", "you", "it", "the")
    ):
        return False  # "and that you …" goes on with a that-clause
    return any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words[1:])


def _stands_alone(words: list[Word]) -> bool:
    """What stands before is a sentence and no open condition or reason."""
    opening = words[0].norm
    if opening in (
        "if",
        "because",
        "when",
        "since",
        "as",
        "although",
        "while",
        "once",
        "whether",
        "after",
        "before",
        "unless",
        "that",
    ):
        return any(w.text == "," for w in words)
    return any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in words)


RULE = Rule(
    code="CLR002",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="This sentence is too long; split it, or cut what the customer doesn't need.",
    check=check,
    evidence="C",
    mode="rate",
    short_replies=False,
    examples=(
        Bad(
            "Your refund was sent on Monday morning to the card that ends in 4471, which is the one you used for the first order and "
            "not the one you told us about later."
        ),
        Bad(
            "Because the parts for this model come from two makers and one of them is closed until the end of the month, the repair "
            "will take a bit longer than the ten days we told you."
        ),
        Bad(
            "I have checked the order, spoken to the depot, asked the driver for a photo of the place where the box was left, and added "
            "a note so that the next driver rings the bell."
        ),
        Bad(
            "If you still see the old price after you have cleared the cache and signed in again, please send me a picture of the page "
            "so that I can show it to our web team tomorrow."
        ),
        Bad(
            "We would like to let you know that the room you booked in March for the second week of July is no longer free since the "
            "works on that floor will not be done in time."
        ),
        Bad(
            "The reason your card was charged on the second of June is that the trial you started in May ended on the first and the "
            "plan renews on its own unless it is cancelled before."
        ),
        Bad(
            "I rang the depot in Leeds this morning about the second box of the three you ordered, and they will put it on the van "
            "that leaves for your town at seven tonight.",
            rewrite="I rang the depot in Leeds this morning about the second box of the three you ordered. They will put it on the van "
            "that leaves for your town at seven tonight.",
        ),
        Good("Your refund was sent on Monday to the card ending 4471. That's the card from the first order.", why="split"),
        Good(
            "Please bring: your passport, the booking number, the card you paid with, two photos, the signed form, proof of address, "
            "and the voucher we sent you in March by email.",
            why="a list after a colon: the items count one by one",
        ),
        Good(
            "Go to https://acme.com/account/settings/billing/invoices/2024/june/export and click Export to get the whole list as one "
            "file for your accountant today.",
            why="a link counts as one word",
        ),
        Good(
            '"I waited for three hours in the rain with two small children while your driver sat in his van and did not answer the '
            "phone or the door\" is what you wrote, and I'm sorry.",
            why="the customer's words, quoted",
        ),
        Good("Short. Plain. Done.", why="short"),
        Good("I've booked Tuesday 8 to 10 with Luis.", why="short"),
    ),
)
