"""Bounded times: a customer can hold them against a clock or a calendar. "soon", "shortly", "in due course" are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Who, clause_of

_UNIT = "<second|sec|minute|min|hour|hr|day|night|week|month|weekday|business|working>"
_N = (
    "(@NUM|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|couple of|a couple of|few|a few|half an|an|next|coming)"
)
_PHRASES = Phrases(
    "today", "tonight", "tomorrow", "overnight", "midnight", "noon", "midday", "eod", "cob", "lunchtime", "2day", "2moro", "tmrw", "2morrow", "tomoz", "tmr",
    "(this|that|tomorrow|later this|early this|the same|the next|the following|next) (morning|afternoon|evening|week|weekend|month|day)",
    "(next|this|coming|following|last|every) (week|month|year|weekend|{weekdays})",
    "(by|before|at|until|till|from) the? very? (end|close|start|beginning) of (the|this|next|your)? (business|working)? (day|week|month|shift|year|today|tomorrow|play|business)",
    "(by|at) close of (business|play)",
    "within (the|an|a)? (next|coming)? (hour|day|week|month|minute|fortnight)",
    "(within|in|under|after|inside) (the)? (next|coming)? (about|around|roughly|approximately|at most|less than|up to|maximum)? " + _N + " (@SYM @NUM|to @NUM|or @NUM)? "
    "(@ADJ|business|working|more|calendar)? " + _UNIT + " day?",
    "(takes|take|taking|allow|allowing|give (me|us)|needs|in|within|up to|at most|no more than|less than|maximum of) ~ (about|around|roughly|us|me|up to|approximately|at least|maximum)? "
    "(@NUM|a|an|a couple of|a few|one|two|three) (@SYM @NUM|to @NUM|or @NUM)? (business|working|more|calendar)? <second|minute|min|hour|hr|day|week|month|fortnight> day?",
    "(in|over|for) the next (@NUM|few|couple of)? (@SYM @NUM|to @NUM|or @NUM)? (business|working)? <second|minute|min|hour|hr|day>",
    "(in|within) the (hour|week|month)",
    "@NUM (@SYM @NUM|to @NUM|or @NUM)? (business|working)? <minute|min|hour|hr|day|week|month> (from now|from today|at most|or less|maximum|max|tops|ago|later|earlier)",
    "(in|within) half an hour", "half an hour", "in a (minute|moment|sec|second|mo|tick)",
    "first thing (on|in|tomorrow|this|next|{weekdays})",
    "yesterday", "(last|earlier this) (night|week|month|year|morning|{weekdays})", "@NUM <minute|hour|day|week|month> ago", "(an|a) <hour|minute|day|week|month> ago",
    "(right|just) now", "straight away", "straightaway", "right away", "as we speak", "immediately", "instantly", "as i (type|write)",
)  # fmt: skip
_NOW = frozenset({"immediately", "instantly", "away", "straightaway", "now", "speak", "type", "write"})
_PAST = frozenset({"yesterday", "ago", "last", "earlier"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
_WEEKDAY_FORMS = frozenset({*_WEEKDAYS, *(f"{d}s" for d in _WEEKDAYS if d.endswith("day"))})
_SHORT_DAYS = frozenset({"mon", "wed", "sat", "sun", "fri", "tue", "thu"})
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[ap]\.?m\.?)?|\d{1,2}[ap]\.?m\.?|\d{1,2}o'?clock", re.I)
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?|\d{4}-\d{2}-\d{2}")
_AT = frozenset({"by", "before", "until", "till", "from", "at", "on", "after", "between", "since", "around"})


@dataclass(frozen=True, slots=True, eq=False)
class Time(Move):
    """A bounded time; `past` when it lies behind ("yesterday", "two days ago")."""

    past: bool = False


@once
def times(reply: Passage) -> tuple[Time, ...]:
    """All bounded times in text order."""
    spans: list[tuple[int, int, bool]] = []
    for match in _PHRASES.find(reply):
        last = match.words[-1]
        if last.norm in _NOW and match.words[0].norm not in ("in", "within") and not _happening(reply, last):
            continue
        spans.append((match.words[0].i, last.i, any(w.norm in _PAST for w in match.words)))
    for word in reply.words:
        norm = word.norm
        if norm in _WEEKDAY_FORMS:
            if norm not in _SHORT_DAYS or word.text[0].isupper() or _preposed(word):
                spans.append((_from(word), word.i, any(w.norm in ("last", "since") for w in words_before(word, 2))))
        elif norm in _MONTHS:
            if (
                norm not in ("may", "march", "mar", "sept") or (word.text[0].isupper() and word.pos in ("PROPN", "NOUN"))
            ) and _is_date(word):
                spans.append((_from(word), word.i, any(w.norm in ("since", "last") for w in words_before(word, 3))))
        elif word.text[0].isdigit():
            if (
                _is_clock(word)
                or (_DATE.fullmatch(word.text) and _preposed(word))
                or (norm.endswith(("st", "nd", "rd", "th")) and _preposed(word))
            ):
                spans.append((_from(word), word.i + (1 if _suffix(word) else 0), False))
    return tuple(_merged(reply, spans))


def _merged(reply: Passage, spans: list[tuple[int, int, bool]]) -> list[Time]:
    found: list[Time] = []
    words = reply.words
    first = last = -1
    past = False
    for one, two, was in [*sorted(spans), (10**9, 10**9, False)]:
        if first >= 0 and one > last + 1:
            found.append(Time(words[first].start, words[last].end, words[first].sentence, past))
            first = -1
        if first < 0 and one < 10**9:
            first, last, past = one, two, was
        elif one < 10**9:
            last, past = max(last, two), past and was
    return found


def _from(word: Word) -> int:
    """Takes a preposition and a number before a date into it: "by", "on 12 March"."""
    first = word.i
    for before in words_before(word, 4):
        if (
            before.norm in _AT
            or before.norm in ("the", "of", ",")
            or before.text[0].isdigit()
            or before.norm in _WEEKDAYS
            or before.norm in ("this", "next", "last")
        ):
            if before.norm not in ("the", "of", ","):
                first = before.i
            continue
        break
    return first


def _preposed(word: Word) -> bool:
    return any(w.norm in _AT for w in words_before(word, 2))


def _is_date(word: Word) -> bool:
    around = [*words_before(word, 2), *words_after(word, 2)]
    return (
        _preposed(word)
        or any(w.text[0].isdigit() for w in around)
        or any(w.norm in ("in", "this", "next", "early", "late", "mid") for w in words_before(word, 1))
    )


def _suffix(word: Word) -> bool:
    after = words_after(word, 1)
    return bool(after) and after[0].norm in ("am", "pm", "a.m.", "p.m.", "o'clock", "oclock")


def _is_clock(word: Word) -> bool:
    if _suffix(word):
        return True
    if not _CLOCK.fullmatch(word.text):
        return False
    return ":" in word.text or word.text[-1] in "mMkK." or _preposed(word)


def _happening(reply: Passage, word: Word) -> bool:
    """ "now" and the like bind only what the firm is doing or has done: not "we are closed right now"."""
    clause = clause_of(reply, word)
    if clause is None or clause.negated or clause.verb.pos != "VERB":
        return False
    doing = clause.verb.tag == "VBG" or clause.perfect or clause.tense in ("future", "past") or clause.passive
    return doing and clause.who in (Who.FIRM, Who.THING) and not _slack(clause.verb)


def _slack(verb: Word) -> bool:
    return verb.lemma in ("experience", "have", "work", "look", "investigate", "see", "receive", "face", "try", "go")


@once
def _timed(reply: Passage) -> frozenset[int]:
    return frozenset(t.sentence.index for t in times(reply) if not t.past)


def timed(reply: Passage, sentence: Sentence, before: int = 0, after: int = 0) -> bool:
    """Whether a bounded time that does not lie in the past stands in the sentence or among those around it."""
    found = _timed(reply)
    return bool(found) and any(i in found for i in range(sentence.index - before, sentence.index + after + 1))
