"""Apologises only if, or for whatever "any" harm "may" have been done.

The customer has said what happened. An "if" answers that it perhaps did not, and takes the apology back.
Sources: HDI17; PHSO; IrishOmb; Lewicki16; TheWriter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from replylint.flip import regretted
from replylint.moves.regret import Regret, regrets
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_HARM = (
    "inconvenience|trouble|distress|confusion|upset|delay|issue|disappointment|frustration|misunderstanding|offense|hassle|difficulty|problem|disruption|annoyance|"
    "discomfort|concern|harm|hurt|worry|anxiety|stress|bother|nuisance|disturbance|impression|error|mistake|embarrassment|alarm|loss|anguish|dissatisfaction|repetition|"
    "rudeness|discourtesy|failing|lapse|unkindness|insensitivity|offhandedness|drop|want|shortcoming|oversight|miscommunication|ambiguity|unpleasantness|awkwardness|damage|hardship|aggravation"
)
_ANY = Phrases(
    f"(any|any and all|whatever|whichever|such) (@ADJ|@NOUN|and|,)? (@ADJ|@NOUN)? <{_HARM}>",
    f"(any|a|the|some|our|this) ~ (perceived|apparent|alleged|supposed) (@ADJ)? <{_HARM}>",
    f"such (@ADJ|@NOUN)? <{_HARM}> as",
)
_WHATEVER = Phrases(
    "(whatever|anything) (it was)? (that|which)? (may|might|could)? (have)? ~ (<be> ~ (wrong|amiss|lacking|missing|off)|<go> (wrong|amiss|awry)|<happen|upset|cause|offend|trouble|spoil|ruin|mar|annoy|displease>)"
)
_MAY = Phrases(
    "(may|might|could) (well|possibly|perhaps|also)? (have)? ~ (been)? (caused|experienced|felt|encountered|given|occasioned|suffered|perceived|had|brought|created|arisen|resulted|faced)",
    "(you|anyone|anybody|somebody|someone) (may|might|could) (well|possibly|perhaps|also)? have ~ been @VERB",
    "what (may|might|could) (well|possibly|perhaps)? have been (a|an) ..",
)
_HARM_NOUN = frozenset(_HARM.split("|"))
_VAGUE_THING = _HARM_NOUN | frozenset(
    {"situation", "circumstance", "matter", "experience", "this", "it", "that", "anything", "effect", "incident"}
)
_MARKS = frozenset({"if", "should", "whether", "whenever", "wherever", "when"})
# Nouns that make a condition, with the words before them.
_MARKING = {"case": ["in"], "event": ["in", "the"], "extent": ["to", "the"], "chance": ["off"]}
_BEFORE_MARK = frozenset(
    {
        "it",
        "you",
        "this",
        "that",
        "about",
        "for",
        "to",
        "sincerely",
        "of",
        "on",
        "off",
        "course",
        "also",
        "very",
        "much",
        "all",
        "in",
        "the",
        "event",
        "obviously",
        "even",
        ",",
    }
)
# The customer's wishes: "sorry, if you'd prefer a refund" offers.
_WISHES = frozenset(
    {
        "like",
        "prefer",
        "want",
        "need",
        "wish",
        "care",
        "rather",
        "able",
        "send",
        "let",
        "have",
        "can",
        "could",
        "please",
        "know",
        "choose",
        "still",
        "reply",
        "call",
        "happy",
    }
)
# The writer mends their own words in passing: "sorry if I've missed this".
_OWN_SLIP = frozenset(
    "miss overlook repeat misunderstand misread already ask answer clear unclear understand confuse misinterpret mention explain say long sound dumb stupid "
    "duplicate rant ramble wrong right misstate".split()
)
_MESSAGES = frozenset({"question", "message", "post", "email", "mail", "answer", "reply", "note", "explanation"})
_OWN_MESSAGE = frozenset("obvious dumb stupid silly repeat duplicate question already long asked answered basic".split())
_PAST = frozenset(
    "cost cut fell felt hit hurt let put set upset came caused led gave left went was were did had made got took struck seemed read sounded".split()
)
_HYPOTHETICAL = frozenset({"were", "shoe", "shoes"})
_PEOPLE = Phrases(
    "(anyone|anybody|those|all those|everyone|customers|guests|any customers|any guests) (who|that) (was|were|is|are|has|have|had|felt|feel|may|might|found) ...",
    "(anyone|anybody) (affected|inconvenienced|upset|offended|put out|concerned|disappointed|troubled)",
)
_ADVANCE = Phrases("in advance", "beforehand")


def check(reply: Reply) -> Iterator[Hit]:
    found = regrets(reply)
    if not found:
        return
    complained = reply.customer is None or reply.customer.needs.apology >= 0.4
    for regret in found:
        if regret.kind == "wish" or _ADVANCE.find_in(reply, regret.sentence):
            continue
        span = (
            _condition_after(regret)
            or _condition_before(regret)
            or _whatever(reply, regret)
            or _may_have(reply, regret)
            or _whoever(reply, regret)
        )
        if span is None:
            continue
        start, end, confidence = span
        yield Hit(
            start,
            end,
            confidence=confidence,
            severity=None if complained else Severity.WARNING,
            rewrites=tuple(_rewrites(reply, regret, start, end)),
        )


def _condition_after(regret: Regret) -> tuple[int, int, float] | None:
    """ "sorry if", "apologies in case", "a pity if", "sorry should this have": a condition right after the head."""
    words = regret.sentence.words
    at = regret.head.i - words[0].i
    passed_comma = False
    addressed = _addressed(words[at + 1 : at + 8], regret.head.norm in ("excuse", "forgive", "pardon"))
    for nth in range(at + 1, min(at + 8, len(words))):
        word = words[nth]
        led = _MARKING.get(word.norm)
        noun = led is not None and [w.norm for w in words[nth - len(led) : nth]] == led
        if noun or word.norm in _MARKS:
            supposed = word.norm == "should" and any(w.norm == "have" for w in words[nth + 2 : nth + 7])
            if passed_comma and not (noun or supposed):
                return None
            if (
                word.norm in ("when", "whenever", "wherever")
                and regret.kind != "pity"
                and not (regret.head.norm == "sorry" and _one(words[:at]))
            ):
                return None
            body = words[nth + 1 :]
            if noun and body[:1] and body[0].norm in ("that", "of"):
                body = body[1:]
            if (
                not body
                or _is_offer(body)
                or _is_own_slip(body)
                or (word.norm == "should" and body[0].norm in ("have", "be", "not"))
                or word.norm == "whether"
            ):
                return None
            if words[nth - 1].norm in ("as", "only", "see", "know"):
                return None
            return regret.start, _stop(body, regret.sentence.end), 0.95
        if word.text in (".", ";", ":", "!", "?", "–", "—", "-", "("):
            return None
        passed_comma = passed_comma or word.text == ","
        if word.norm not in _BEFORE_MARK and word not in regret.lead and word not in addressed:
            return None
    return None


def _addressed(words: list[Word], pardon: bool) -> list[Word]:
    """ "to you both", "to your wife and her mother": whom it is said to; or what is to be excused."""
    if not words or (words[0].norm != "to" and not pardon):
        return []
    return [*takewhile(lambda w: w.pos in ("ADP", "ADJ", "CCONJ", "DET", "NOUN", "NUM", "PRON", "PROPN"), words)]


def _one(words: list[Word]) -> bool:
    return any(w.norm == "one" for w in words[-4:])


def _condition_before(regret: Regret) -> tuple[int, int, float] | None:
    """ "If we did something wrong, we apologise.": the condition opens the sentence and speaks of what has happened."""
    words = regret.sentence.words
    at = regret.head.i - words[0].i
    opening = _called(words[:at])
    first = next(
        (
            n
            for n in range(opening, at)
            if words[n].pos != "PUNCT" and words[n].norm not in ("and", "but", "so", "again", "also")
        ),
        None,
    )
    opened = _opened_by(words, first) if first is not None else None
    if first is None or opened is None:
        return None
    comma = next((n for n in range(at - 1, first, -1) if words[n].text in (",", "–", "-", "then")), None)
    if comma is None or at - comma > 8 or comma - first < 3:
        return None
    body = words[opened + 1 : comma]
    if words[first].norm not in ("if", "should", "were") and (
        any(w.pos != "PUNCT" for w in regret.rest) or body[0].norm == "you"
    ):
        return None  # "Assuming you got the keys, we're sorry about the latch"
    if words[first].norm == "where" and body[0].norm not in ("our", "we", "any", "this"):
        return None
    later = words[comma + 1 : at]
    if _is_offer(body) or _is_own_slip(body) or any(w.norm in ("will", "can", "and", "but", "not") for w in later):
        return None
    past = words[first].norm in ("should", "insofar", "were") or any(w.tag in ("VBD", "VBN") or w.norm in _PAST for w in body)
    if (
        not past
        or (words[first].norm in ("if", "should") and any(w.norm in _HYPOTHETICAL for w in body))
        or (any(w.norm in ("not", "yet") for w in body) and body[0].norm == "you")
    ):
        return None
    return regret.start if words[first].start > regret.start else words[first].start, _head_end(regret), 0.9


# Conditions that open a sentence in other words than "if".
_SUPPOSING = (
    ("if",),
    ("should",),
    ("were",),
    ("supposing",),
    ("assuming",),
    ("provided",),
    ("where",),
    ("insofar", "as"),
    ("in", "so", "far", "as"),
    ("in", "case"),
    ("in", "the", "event"),
    ("in", "the", "unlikely", "event"),
    ("on", "the", "off", "chance"),
    ("to", "the", "extent"),
)


def _opened_by(words: list[Word], at: int) -> int | None:
    """Where the condition's last word stands: "If", "In the event that", "To the extent that"."""
    norms = tuple(w.norm for w in words[at : at + 6])
    for marker in _SUPPOSING:
        if norms[: len(marker)] == marker:
            last = at + len(marker) - 1
            return last + 1 if norms[len(marker) : len(marker) + 1] == ("that",) else last
    return None


def _called(words: list[Word]) -> int:
    """Where the sentence goes on after a greeting: "Hi Gus, if ...", "Dear Ms Blom, if ..."."""
    comma = next((n for n, w in enumerate(words[:6]) if w.text in (",", "!")), None)
    return comma + 1 if comma and words[0].norm in ("hi", "hello", "hey", "dear", "good", "yes", "no", "oh") else 0


def _whatever(reply: Reply, regret: Regret) -> tuple[int, int, float] | None:
    """ "any inconvenience", "whatever distress": the harm is left open."""
    matches = [*_ANY.find_in(reply, regret.sentence), *_WHATEVER.find_in(reply, regret.sentence)]
    rest = regret.rest
    for match in matches:
        after = (bool(rest) and rest[0].start <= match.start <= rest[min(3, len(rest) - 1)].start) or any(
            w is match.words[0] for w in regret.lead
        )
        before = (
            match.start < regret.head.start
            and regret.head.norm in ("regretted", "regrettable", "unfortunate", "sorry")
            and _is_subject(match, regret)
        )
        if before:
            return match.start, regret.head.end, 0.9
        if after and (match.words[0].norm != "such" or match.words[-1].norm == "as"):
            return (
                regret.start,
                _stop(list(regret.sentence.words[match.words[-1].i - regret.sentence.words[0].i :]), regret.sentence.end),
                0.9,
            )
    return None


def _is_subject(match: Match, regret: Regret) -> bool:
    """The harm opens the clause that the passive ends: "Any misunderstanding is regretted"."""
    words = regret.sentence.words
    before = words[match.words[0].i - words[0].i - 1 : match.words[0].i - words[0].i]
    return match.words[0].norm in ("any", "whatever") and (
        not before or before[0].pos == "PUNCT" or before[0].norm in ("and", "but")
    )


def _may_have(reply: Reply, regret: Regret) -> tuple[int, int, float] | None:
    """ "the trouble this may have caused": the named harm is general and only perhaps happened."""
    for match in _MAY.find_in(reply, regret.sentence):
        if not regret.rest or match.start < regret.rest[0].start:
            continue
        named = [w for w in regret.rest if w.start < match.start and w.pos in ("NOUN", "PROPN")]
        if any(w.lemma not in _VAGUE_THING for w in named) or any(
            w.text in (";", ":") for w in regret.rest if w.start < match.start
        ):
            continue
        if any(w.text == "," for w in regret.rest if w.start < match.start) and any(w.norm == "which" for w in regret.rest):
            continue
        return regret.start, match.end, 0.9
    return None


def _whoever(reply: Reply, regret: Regret) -> tuple[int, int, float] | None:
    """ "To anyone who was put out, we apologise": nobody in particular."""
    if regret.kind != "sorry":
        return None
    for match in _PEOPLE.find_in(reply, regret.sentence):
        if match.start < regret.head.start:
            return (
                regret.sentence.start if match.words[0].i - regret.sentence.words[0].i < 3 else match.start,
                _head_end(regret),
                0.85,
            )
        if regret.rest and match.start <= regret.rest[min(2, len(regret.rest) - 1)].start:
            return regret.start, match.end, 0.85
    return None


def _is_offer(body: list[Word]) -> bool:
    """ "if you'd like a refund": what the customer may wish or do next."""
    if body[0].norm in ("possible", "not", "so", "needed", "only", "available", "that", "this") and body[0].norm not in (
        "that",
        "this",
    ):
        return True
    if body[0].norm != "you":
        return any(w.norm in ("suits", "suit", "works", "helps", "again") for w in body[1:4])
    near = list(body[1:4])
    if any(w.tag in ("VBD", "VBN") for w in near):
        return any(w.norm in ("prefer", "like", "rather") for w in near)
    return any(w.norm in _WISHES or w.lemma in _WISHES for w in near)


def _is_own_slip(body: list[Word]) -> bool:
    """ "if I've missed this": the writer, in the first person singular, of their own message."""
    if body[0].norm in ("i", "we"):
        return any(
            (w.lemma in _OWN_SLIP or w.norm in _OWN_SLIP) and (w.norm not in ("wrong", "long") or body[0].norm == "i")
            for w in body[1:8]
        )
    about = (
        body[1:7]
        if body[0].norm in ("this", "that", "it", "these")
        else body[2:8]
        if len(body) > 2 and body[1].lemma in _MESSAGES
        else []
    )
    return any(w.norm in _OWN_MESSAGE for w in about)


def _stop(body: list[Word], fallback: int) -> int:
    """The end of the clause that begins with these words."""
    last: Word | None = None
    for word in body:
        if last is not None and (
            word.text[0] in ".;:!?–—(" or word.text == "," or word.norm in ("but", "however", "though", "although")
        ):
            break
        last = word
    return last.end if last is not None else fallback


def _head_end(regret: Regret) -> int:
    words = [regret.head, *regret.lead, *regret.rest]
    last = regret.head
    for word in words[1:]:
        if word.text[0] in ".;:!?–—(," or word.norm in ("but", "and", "however", "though"):
            break
        last = word
    return last.end


_PERHAPS = re.compile(r"\b(?:may|might|could)(?: well)? have (caused|felt|had|given|suffered|brought|created)\b", re.IGNORECASE)
_ANY_HARM = re.compile(
    r"\bany (?=inconvenience|trouble|distress|confusion|upset|disappointment|frustration|hassle|disruption|annoyance|discomfort|worry|stress|delay)",
    re.IGNORECASE,
)


def _rewrites(reply: Reply, regret: Regret, start: int, end: int) -> Iterator[Rewrite]:
    text = reply.source[start:end]
    definite = _PERHAPS.sub(r"\1", _ANY_HARM.sub("the ", text))
    if definite != text and not re.search(r"\b(?:if|may|might|could|any|whatever|should)\b", definite, re.IGNORECASE):
        yield reply.replace(start, end, definite, Grade.REVIEW)
    certain = _certain(reply, regret, start, end)
    if certain is not None:
        yield reply.replace(start, end, certain, Grade.REVIEW)
    yield reply.replace(start, end, *regretted(reply.customer))


_SUPPOSED = re.compile(r"\s+(?:if|in case)\s+(?=\w)", re.IGNORECASE)
_STILL_OPEN = re.compile(
    r"\b(?:if|may|might|could|would|should|ever|anything|something|somehow|whatever|your expectations?|expected|anticipated|hoped|you (?:feel|felt|think|thought|believe|found|find|took))\b",
    re.IGNORECASE,
)


def _certain(reply: Reply, regret: Regret, start: int, end: int) -> str | None:
    """ "Apologies if you were kept waiting" as "I'm sorry that you were kept waiting": only of what lies in the past."""
    if start != regret.start:
        return None
    text = reply.source[start:end]
    found = _SUPPOSED.search(text)
    if found is None or _STILL_OPEN.search(text, found.end()):
        return None
    after = [w for w in regret.sentence.words if start + found.end() <= w.start < end]
    if not any(w.tag == "VBD" for w in after) or after[0].pos not in ("PRON", "DET", "NOUN", "PROPN"):
        return None
    rest = re.sub(r"\bany (?=[a-z])", "", text[found.end() :])
    return f"{'We are' if text.lower().startswith('we') else 'I am'} sorry that {rest}"


RULE = Rule(
    code="APO002",
    severity=Severity.ERROR,
    dimension=Dimension.OWNERSHIP,
    message="This is sorry only if something happened; say that it did, and what.",
    check=check,
    evidence="B",
    beats=frozenset({"APO005", "APO006", "SCR002"}),
    examples=(
        Bad("We apologise if this caused you any inconvenience.", text="We apologise if this caused you any inconvenience"),
        Bad("I'm sorry if our agent came across as rude."),
        Bad("Sorry for any inconvenience this may have caused.", rewrite="Sorry for the inconvenience this caused."),
        Bad("We regret any distress you might have experienced."),
        Bad("If we did something wrong, we apologise.", rewrite="I'm sorry that {what went wrong}."),
        Bad("Apologies if you were kept waiting.", rewrite="I am sorry that you were kept waiting."),
        Bad("Please accept our apologies should this have caused any upset."),
        Bad("It is unfortunate if the letter reached you on a difficult day."),
        Bad("Any misunderstanding is of course regretted."),
        Bad("A pity if that spoiled the evening."),
        Bad("sorry in case the wait rubbed you up the wrong way"),
        Bad("If the tone seemed sharp, then our apologies."),
        Bad("To anybody who was put out by the works, we apologise."),
        Bad("Whatever upset there was at the door is regretted."),
        Bad("My apologies to you and your wife if the room felt cold."),
        Bad("Our apologies to the whole party if dinner was slow."),
        Bad("Please forgive us if the choir sang flat."),
        Bad("Apologies in the event that the wrong crate was left with you."),
        Bad("Hello Mo, if the noise upset your cat, we're sorry."),
        Bad("In the event that the steward was rude, please accept our apologies."),
        Bad("To the extent that our letter caused worry, we are sorry."),
        Bad("We apologise for any perceived rudeness."),
        Bad("We're sorry you may have been kept waiting."),
        Good(
            "In the event that it rains, I'm sorry to say we'd have to move the party, and we will.",
            why="speaks of what may come",
        ),
        Good("Forgive me if I'm asking twice, but which size is it?", why="mends the writer's own message"),
        Good("Please excuse the dust in the hall on Monday.", why="no condition"),
        Good("I apologise to you and your wife for the cold room.", why="definite, whoever it is said to"),
        Good(
            "I'm sorry we left you waiting. If it happens again, call me on my direct line.",
            why="the condition belongs to another sentence",
        ),
        Good("I'm sorry. If you'd like a refund instead, just say so.", why="the if makes an offer"),
        Good(
            "Sorry if I've missed this in the thread: which order number is it?",
            why="mends the writer's own message while asking",
        ),
        Good("Apologies in advance if the attachment is slow to load.", why="a courtesy about what is to come"),
        Good("We're sorry for the inconvenience; three cancelled visits is not good enough.", why="definite, and says what"),
        Good("I'm sorry, and if I were in your shoes I'd be furious too.", why="the if is sympathy"),
        Good(
            "We apologise for the outage this morning, which may have stopped you from paying.",
            why="a named failure; only its effect is open",
        ),
        Good("Sorry, we should have rung you.", why="a should of ownership"),
        Good(
            "If the parcel hasn't come by Friday, I'm sorry to say we'd have to send a new one, and we will.",
            why="speaks of what may come",
        ),
        Good(
            "I'm sorry the lid was cracked, and if any of the bowls are too, tell me and I'll replace the lot.",
            why="an offer to do more",
        ),
    ),
)
