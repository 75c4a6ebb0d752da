"""Capitals for emphasis, "!!" or "??", or an exclamation mark in every sentence.

Capitals read as a raised voice, and a raised voice from the firm is a telling-off; a row of exclamation marks reads as glee.

Sources: GOVUK25; LiChanKim19
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from replylint.cut import capitalized
from replylint.english import is_word
from replylint.lexicon import lines
from replylint.moves.move import words_after, words_before
from replylint.passage import Sentence, Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import is_quoted

_REPEATED = re.compile(r"[!?]{2,}|!(?: !)+")
_PUBLIC = frozenset(lines("acronyms_public"))
# Words that are shouted at somebody; one is enough.
_ORDERS = frozenset(
    "ABSOLUTELY ALL ALWAYS ANY BEFORE CANNOT CAREFULLY DO DON'T EVERY EXACTLY HAVE IMMEDIATELY MUST NEVER NONE NOT NOTHING NOW ONLY PLEASE READ REALLY VERY WILL YOU YOUR "
    "YOURSELF AGAIN FIRST BOTH EVER NOBODY".split()
)
_EMPHATIC = _ORDERS - {
    "ALL",
    "ANY",
    "DO",
    "HAVE",
    "WILL",
    "YOU",
    "YOUR",
    "NOW",
    "FIRST",
    "BEFORE",
    "BOTH",
    "EVERY",
    "PLEASE",
    "ONLY",
    "EVER",
    "AGAIN",
    "VERY",
    "REALLY",
}
_LABELS = frozenset({"WARNING", "CAUTION", "DANGER", "IMPORTANT", "NOTE", "UPDATE", "EDIT", "PS", "NB", "ATTENTION", "NOTICE"})
# Keys, buttons and signs are spelt in capitals.
_LABELLED = frozenset(
    "press tap click choose select type enter hit pick open mark label say read show set switch button key menu tab code sign option "
    "mode field box call name reply text send between from".split()
)
_LEAST = 4  # letters, from which capitals are a word rather than an acronym
_DENSITY, _FEWEST = 40, 3  # one exclamation mark to so many words; and so many at least


def check(reply: Reply) -> Iterator[Hit]:
    """Shouted words and sentences, repeated marks, and too many exclamation marks."""
    source = reply.source
    text = reply.text
    marks = text.count("!")
    if "!" in source or "?" in text:
        closing = [_REPEATED.finditer(source, z.start, z.end) for z in reply.draft.of("signoff")]
        for match in chain(_REPEATED.finditer(text), *closing):
            if _is_theirs(reply, match.start()):
                continue
            yield Hit(
                match.start(),
                match.end(),
                confidence=0.85,
                message=_MARKS,
                rewrites=(reply.replace(match.start(), match.end(), _single(match.group()), Grade.SAFE),),
            )
    capitals = [w for w in reply.words if w.text.isupper()]
    if any(len(w.text) > 2 for w in capitals):
        for index in sorted({w.sentence.index for w in capitals if _is_loud(w)}):
            yield from _shouted(reply, reply.sentences[index])
    single = _single_marks(reply, text) if marks > 1 else []
    marks = max(marks, len(single))
    if len(single) >= _FEWEST and len(single) * _DENSITY > max(reply.word_count, 1):
        first, last = single[1], single[-1]
        calm = reply.replace(first, last + 1, source[first : last + 1].replace("!", "."), Grade.SAFE)
        yield Hit(
            last,
            last + 1,
            confidence=0.6,
            message=f"There are {marks} exclamation marks here; one is plenty.",
            rewrites=(calm,),
        )


def _single_marks(reply: Reply, text: str) -> list[int]:
    """Where exclamation marks stand alone; those of the greeting and the sign-off count where every sentence between exclaims."""
    single = [m.start() for m in _LONE.finditer(text) if not _is_theirs(reply, m.start())]
    if len(single) < _FEWEST and all(s.text.endswith("!") for s in reply.sentences):
        for zone in (*reply.draft.of("greeting"), *reply.draft.of("signoff")):
            single += [m.start() for m in _LONE.finditer(reply.source, zone.start, zone.end)]
    return sorted({*single})


def _is_theirs(reply: Reply, at: int) -> bool:
    """Inside the customer's own words, which are quoted as they wrote them."""
    return any(z.start <= at < z.end for z in reply.draft.of("quotation"))


_LONE = re.compile(r"(?<![!?])!(?![!?]| !)")
_MARKS = "Repeated marks read as shouting; one is enough."


def _single(marks: str) -> str:
    return "?" if "?" in marks else "!"


def _shouted(reply: Reply, sentence: Sentence) -> Iterator[Hit]:
    words = [w for w in sentence.words if any(c.isalpha() for c in w.text) and not w.text.startswith("'")]
    loud = [w for w in words if _is_loud(w) and not is_quoted(reply, w)]
    if not loud:
        return
    if (
        len(words) >= 3
        and len(loud) > 1
        and all(w.text.isupper() or not w.text.isalpha() for w in words)
        and sum(len(w.text) >= 3 and w.text not in _PUBLIC for w in words) >= 2
    ):
        yield Hit(
            sentence.start,
            sentence.end,
            confidence=0.85,
            rewrites=(reply.replace_sentence(sentence, _lowered(reply, sentence), Grade.REVIEW),),
        )
        return
    named = _named(reply, loud)
    loud = [w for w in loud if w.text not in named]
    runs = _runs(loud)
    orders = [r for r in runs if any(w.text in _EMPHATIC or (w.text in _ORDERS and len(r) > 1) for w in r)]
    chosen = runs if len(loud) >= 2 and (orders or _plain(loud)) else orders
    for run in chosen:
        start, end = run[0].start, run[-1].end
        if _is_label(run, sentence):
            continue
        lowered = reply.source[start:end].lower().replace(" i ", " I ")
        if run[0] is words[0]:
            lowered = capitalized(lowered)
        yield Hit(start, end, confidence=0.85, rewrites=(reply.replace(start, end, lowered, Grade.SAFE),))


def _is_loud(word: Word) -> bool:
    text = word.text.replace("’", "'")
    if not text.isupper() or not text.replace("'", "").isalpha() or text in _PUBLIC or set(word.norm) == {"x"}:
        return False
    return len(text) >= _LEAST or text in _ORDERS


def _named(reply: Reply, loud: list[Word]) -> frozenset[str]:
    """Capitals that are names: after "the code", hyphenated or with digits beside, written so by the customer, or in a menu path."""
    theirs = {w.text for w in reply.customer.words} if reply.customer is not None else set()
    found = set()
    for word in loud:
        around = reply.text[max(0, word.start - 1) : word.start] + reply.text[word.end : word.end + 1]
        if (
            any(c in "-_/\\.@#:()[]<>\"'“”‘’*=" for c in around if (c.strip() and c not in ".:") or c in "_/\\@#<>*=")
            and word.text not in _ORDERS
        ):
            found.add(word.text)
        if word.text in theirs and word.text not in _EMPHATIC:
            found.add(word.text)
    return frozenset(found)


def _plain(loud: list[Word]) -> bool:
    """Whether the capitals are words of the language, not names: a part of speech that is no noun among them, or words of the dictionary
    in several places, and no keys or labels."""
    if any(w.pos in ("ADV", "PART", "AUX", "DET", "PRON", "CCONJ", "SCONJ") or w.text in _ORDERS for w in loud):
        return True
    around = [v for w in loud for v in (*words_before(w, 1), *words_after(w, 1))]
    return (
        len(_runs(loud)) > 1
        and not any(w.text.isupper() and len(w.text) > 1 for w in around)
        and all(is_word(w.text.lower()) or is_word(w.lemma) or w.text.endswith("S") for w in loud)
        and not any(w.lemma in _LABELLED for w in loud[0].sentence.words)
    )


def _runs(loud: list[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for word in loud:
        if runs and word.i - runs[-1][-1].i == 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _is_label(run: list[Word], sentence: Sentence) -> bool:
    """ "WARNING: the plate stays hot"."""
    if len(run) > 1 or run[0].text not in _LABELS:
        return False
    at = run[0].i - sentence.words[0].i
    return at + 1 < len(sentence.words) and sentence.words[at + 1].text in (":", "-", "–", "—", "!")


def _lowered(reply: Reply, sentence: Sentence) -> str:
    text = reply.source[sentence.start : sentence.end]
    lowered = re.sub(
        r"[A-Z][A-Z'’]*",
        lambda m: (
            m.group()
            if m.group() in _PUBLIC - {"IT", "NO", "ON", "OFF", "US", "YES"} or m.group() == "I"
            else m.group().lower()
        ),
        text,
    )
    return _REPEATED.sub(lambda m: _single(m.group()), capitalized(lowered))


RULE = Rule(
    code="CLR004",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="Capitals read as shouting; write the word in small letters.",
    check=check,
    evidence="C",
    examples=(
        Bad("Please READ the instructions.", text="READ", rewrite="Please read the instructions."),
        Bad("Your refund is on its way!!", text="!!", rewrite="Your refund is on its way!"),
        Bad("DO NOT unplug the router.", rewrite="Do not unplug the router."),
        Bad("THIS OFFER HAS ENDED.", rewrite="This offer has ended."),
        Bad(
            "Thank you! We're on it! Have a great day! Speak soon!",
            rewrite="Thank you! We're on it. Have a great day. Speak soon!",
        ),
        Bad("I SENT IT TODAY!!!", rewrite="I sent it today!"),
        Bad("It left today.\n\nTHANKS!! Tom", text="!!", rewrite="It left today.\n\nTHANKS! Tom"),
        Bad("Are you sure??", rewrite="Are you sure?"),
        Bad("It is NOT covered by the plan.", rewrite="It is not covered by the plan."),
        Bad("Bring your SIGNED form and the ticket STUB to the gate."),
        Bad("Hi Mo! Your kite is ready! We shut at six!", text="!"),
        Good("Hi Mo! Your kite is ready. We shut at six!", why="not every sentence"),
        Good('The plate on the gate says "KEEP THIS CLEAR", and that goes for vans too.', why="a sign is quoted"),
        Good("Your order ID is ABCD-4471.", why="an identifier"),
        Good("The USB-C port and HDMI cable are both fine.", why="acronyms"),
        Good("Press CTRL, then OK.", why="keys"),
        Good("WARNING: the plate stays hot for ten minutes.", why="one safety label before a colon"),
        Good("The BBC segment airs at 8.", why="an acronym"),
        Good("Thanks so much, Ana!", why="one exclamation mark"),
        Good("Enter the code SPRING at the till.", why="a code"),
        Good(
            'You wrote "I was left there AGAIN!!" and you were, by us. Your seat is booked.',
            why="the customer's words",
            customer="I was left there AGAIN!!",
        ),
    ),
)
