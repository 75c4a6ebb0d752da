"""Bounded times: a customer can hold them against a clock or a calendar. "soon", "shortly", "in due course" are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from replylint.lexicon import words as lexicon
from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Who, clause_of

_NUMBER = "(@NUM|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|couple of|a couple of|few|a few|half an)"
_RANGE = f"{_NUMBER} (@SYM @NUM|@PUNCT @NUM|to @NUM|or @NUM|to _|or _)?"
_HOUR = "@NUM|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight"
_HOURS = frozenset("one two three four five six seven eight nine ten eleven twelve".split()) | {str(n) for n in range(1, 25)}
_UNIT = (
    "(business|working|calendar|more|full)? <second|sec|minute|minutes|min|hour|hours|day|week|weeks|month|fortnight|weekday>"
)
_ABOUT = "(about|around|roughly|approximately|at most|less than|up to|maximum|just|only|under)?"
_PHRASES = Phrases(
    "(today|tonight|tomorrow|overnight|midnight|noon|midday|eod|cob|lunchtime)",
    "(this|that|tomorrow|later this|early this|the same|the next|the following|next) (morning|afternoon|evening|week|weekend|month|day)",
    "(next|this|coming|following|last|every) (week|month|year|weekend|{weekdays})",
    "(by|before|at|until|till|from) the? very? (end|close|start|beginning) of (the|this|next|your)? (business|working)? "
    "(day|week|month|shift|year|today|tomorrow|play|business)",
    "(by|at) close of (business|play)",
    f"(within|in|inside|after) the? (next|coming)? {_ABOUT} {_RANGE} {_UNIT}",
    "(within|in|over|during) the (next|coming)? (hour|day|week|month|minute|fortnight)",
    f"(<take>|allow|allowing|give (me|us)|needs|needing|lasts|<wait>) {_ABOUT} (us|me|up to)? {_ABOUT} {_RANGE} {_UNIT}",
    f"(up to|at most|no more than|no longer than|less than|maximum of|max) {_RANGE} {_UNIT}",
    f"{_RANGE} {_UNIT} (from (now|today|then)|at most|or less|maximum|max|tops|later|ago|earlier)",
    "half an hour",
    "between @NUM and @NUM",
    "in a (minute|moment|sec|second|mo|tick)",
    "first thing (on|in|tomorrow|this|next|{weekdays})",
    "(yesterday|(last|earlier this) (night|week|month|year|morning|{weekdays}))",
    "((right|just) now|straight away|straightaway|right away|as we speak|immediately|instantly|as i (type|write))",
)
# "Half past two", "by quarter to nine", "at half seven".
_CLOCKS = Phrases(
    f"(half|quarter|ten|twenty|twenty - five|five) past ({_HOUR})",
    f"(by|at|until|till|before|from|around|about|a) (quarter|ten|twenty|twenty - five|five) to ({_HOUR})",
    f"(by|at|until|till|before|around) half ({_HOUR})",
)
_NOW = frozenset({"immediately", "instantly", "away", "straightaway", "now", "speak", "type", "write"})
_PAST = frozenset({"yesterday", "ago", "last", "earlier"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec".split()
)
# Months that are words of their own.
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar"})
_DAYS = lexicon("weekdays")
_SHORT_DAYS = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})
_NAMED = _MONTHS | _DAYS | _SHORT_DAYS
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?:[ap](?:\.?m\.?)?)?|\d{1,2}[ap]\.?m\.?|\d{1,2}o'?clock", re.I)
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?|\d{4}-\d{2}-\d{2}")
_AT = frozenset({"by", "before", "until", "till", "from", "at", "on", "after", "between", "since", "around"})


@dataclass(frozen=True, slots=True, eq=False)
class Time(Move):
    """A bounded time; `past` when it lies behind ("yesterday", "two days ago")."""

    past: bool = False


@once
def times(reply: Passage) -> tuple[Time, ...]:
    """All bounded times in text order; what stands together ("by Friday at 5pm") is one."""
    spans: list[tuple[int, int, bool]] = []
    for match in _PHRASES.find(reply):
        last = match.words[-1]
        if last.norm in _NOW and match.words[0].norm not in ("in", "within") and not _happens_now(reply, last):
            continue
        spans.append((match.words[0].i, last.i, any(w.norm in _PAST for w in match.words)))
    spans += [(m.words[0].i, m.words[-1].i, _is_told(reply, m.words[-1])) for m in _CLOCKS.find(reply)]
    spans += [(w.i - 1, w.i, _is_told(reply, w)) for w in reply.words if w.pos == "NUM" and _is_hour(w)]
    named = reply.having(_NAMED)
    spans += [
        (_from(w), w.i, any(b.norm in ("since", "last") for b in words_before(w, 3)))
        for w in named
        if (_is_month(w) if w.norm in _MONTHS else _is_day(w))
    ]
    spans += [
        (_from(w), w.i + int(_suffixed(w)), False)
        for w in reply.words
        if (w.text[0].isdigit() or w.pos == "NUM") and _is_point(w)
    ]
    return tuple(_merged(reply, spans))


def _is_day(word: Word) -> bool:
    if word.norm in _DAYS or word.lemma in _DAYS:
        return True
    return (
        word.norm in _SHORT_DAYS
        and (word.text[0].isupper() or _is_preposed(word))
        and word.pos in ("PROPN", "NOUN", "ADV", "X")
    )


def _is_month(word: Word) -> bool:
    if word.norm in _AMBIGUOUS_MONTHS and not (word.text[0].isupper() and word.pos in ("PROPN", "NOUN")):
        return False
    around = [*words_before(word, 2), *words_after(word, 2)]
    if _is_preposed(word) or any(w.text[0].isdigit() for w in around):
        return True
    return any(w.norm in ("in", "this", "next", "early", "late", "mid", "to") for w in words_before(word, 1))


def _is_point(word: Word) -> bool:
    """A clock time, a date in figures, or "the 3rd"."""
    if _is_clock(word):
        return True
    dated = _DATE.fullmatch(word.text) or word.norm.endswith(("st", "nd", "rd", "th"))
    return bool(dated) and _is_preposed(word)


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
        if before.norm in _AT or before.text[0].isdigit() or before.norm in _DAYS or before.norm in ("this", "next", "last"):
            first = before.i
        elif before.norm not in ("the", "of", ","):
            break
    return first


def _is_preposed(word: Word) -> bool:
    return any(w.norm in _AT for w in words_before(word, 2))


def _is_hour(word: Word) -> bool:
    """ "By six", "at 3": an hour with nothing counted after it."""
    before, after = words_before(word, 2), words_after(word, 1)
    if not before or before[0].norm not in ("by", "at", "until", "till") or word.norm not in _HOURS:
        return False
    if len(before) > 1 and before[1].lemma in (
        "look",
        "increase",
        "rise",
        "raise",
        "fall",
        "drop",
        "reduce",
        "multiply",
        "divide",
    ):
        return False
    if after and after[0].norm == "of":
        return False
    return (
        not after
        or after[0].norm in ("tonight", "today", "tomorrow")
        or after[0].pos in ("PUNCT", "ADP", "CCONJ", "ADV", "SCONJ")
    )


def _is_told(reply: Passage, word: Word) -> bool:
    """An hour at which something happened: "the music was still on at ten"."""
    clause = clause_of(reply, word)
    return clause is not None and clause.tense == "past"


def _suffixed(word: Word) -> bool:
    after = words_after(word, 1)
    return bool(after) and after[0].norm in ("am", "pm", "a.m.", "p.m.", "o'clock", "oclock")


def _is_clock(word: Word) -> bool:
    if _suffixed(word):
        return True
    if not _CLOCK.fullmatch(word.text):
        return False
    return ":" in word.text or word.text[-1] in "mMkK." or _is_preposed(word)


def _happens_now(reply: Passage, word: Word) -> bool:
    """ "now" and the like bind only what the firm is doing or has done: not "we are closed right now"."""
    clause = clause_of(reply, word)
    if clause is None or clause.negated or clause.verb.pos != "VERB":
        return False
    doing = clause.verb.tag == "VBG" or clause.perfect or clause.tense in ("future", "past") or clause.passive
    if clause.passive and clause.who is not Who.THING:
        return False
    return doing and clause.who in (Who.FIRM, Who.THING) and not _is_slack(clause.verb)


def _is_slack(verb: Word) -> bool:
    return verb.lemma in ("experience", "have", "work", "look", "investigate", "see", "receive", "face", "try", "go")


@once
def _timed(reply: Passage) -> frozenset[int]:
    return frozenset(t.sentence.index for t in times(reply) if not t.past)


def timed(reply: Passage, sentence: Sentence, before: int = 0, after: int = 0) -> bool:
    """Whether a bounded time that does not lie in the past stands in the sentence or among those around it."""
    found = _timed(reply)
    return bool(found) and any(i in found for i in range(sentence.index - before, sentence.index + after + 1))
