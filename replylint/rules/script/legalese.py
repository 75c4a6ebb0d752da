"""Legal or bureaucratic wording in a personal reply.

It puts a counter between the customer and the writer, and makes a simple answer hard to find.

Sources: proselint; PlainEnglish; GOVUKwords; LiebrechtEtAl21.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.cut import capitalized, left_out, offered, stated, without
from replylint.moves.move import words_after, words_before
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_ASKED = "as you asked"
# What plain English says instead; None where the words around have to change too.
_SWAPS: dict[str, str | None] = {
    "pursuant to": "under",
    "hereby": "",
    "herewith": "",
    "hereto": "",
    "herein": "here",
    "hereinafter": "from here on",
    "hereinbefore": "above",
    "heretofore": "until now",
    "therein": None,
    "thereto": None,
    "aforementioned": None,
    "aforesaid": None,
    "abovementioned": None,
    "notwithstanding": "despite",
    "in receipt of": None,
    "forthwith": "at once",
    "even date": None,
    "without prejudice to": None,
    "any and all": "all",
    "do the needful": None,
    "(has|have|was|were|is|are|been) duly": None,
    "(wish|regret|beg|write) to (inform|advise|notify) you": None,
    "the said @NOUN": None,
    "furnish (us|proof|the|a|any|your|evidence|details)": None,
    "by this office": None,
    "dealt with accordingly": None,
    "remitted": "paid",
    "(acknowledge|confirm) receipt of": None,
    "failure to (respond|reply|comply|pay|do so|provide)": None,
    "(per|pursuant to) your (request|letter|email|message|inquiry|correspondence)": _ASKED,
    "without prejudice": None,
    "at your earliest (convenience|opportunity)": "when it suits you",
    "please find (enclosed|attached) (herewith)?": None,
    "in the event (that|of)": None,
    "in respect (of|to)": "about",
    "the undersigned": None,
    "in accordance with": "under",
    "be advised": None,
    "<deem> to <have|be>": None,
    "<be> deemed": None,
    "hereunder": None,
    "thereof": None,
    "thereafter": "then",
    "thereunder": None,
    "whereof": None,
    "wherein": "where",
    "lessee": "tenant",
    "lessor": "landlord",
    "upon execution of": "when you sign",
    "inter alia": "among other things",
    "mutatis mutandis": None,
    "in lieu (of|thereof)": "instead of",
    "of (its|their|our) own motion": None,
    "failing which": None,
    "by virtue of": "because of",
    "for the avoidance of doubt": None,
    "the foregoing": "this",
    "to that effect": None,
    "levied (by|on|upon)": None,
    "at our (sole)? discretion": None,
    "full and final settlement": None,
    "no further correspondence": None,
}  # fmt: skip
# Common in plain writing too: they count beside another only.
_WEAK: dict[str, str | None] = {
    "prior to": "before",
    "subsequent to": "after",
    "with (regard|regards|respect) to": "about",
    "in (regard|regards) to": "about",
    "as per (your|our|the)": None,
    "<remuneration>": "payment",
    "<commence> (the|your|on|with|proceedings|legal)?": None,
    "<terminate> (the|your|this|our) (agreement|contract|membership|subscription|account|service)": None,
}
_PHRASES = Phrases(*_SWAPS)
_COUNTED = Phrases(*_WEAK)
_KINDLY = Phrases(
    "kindly (revert|note|find|be|confirm|advise|furnish|provide|refer|contact|submit|ensure|acknowledge|arrange|send|email|allow|bear|forward|share|call|return)",
    "(shall|will|to) revert (to you|to us|back|in due|with|shortly|soon|once)",
)  # fmt: skip
_SHALL = Phrases("shall")
_STATUTE = Phrases("(act|regulation|regulations|directive|gdpr|statute|section|article|ordinance)")
_PLAIN_VERBS = {
    "terminate": "end",
    "terminated": "ended",
    "terminates": "ends",
    "terminating": "ending",
    "commence": "start",
    "commences": "starts",
    "commenced": "started",
    "commencing": "starting",
}


def check(reply: Reply) -> Iterator[Hit]:
    found = [*_PHRASES.find(reply), *_KINDLY.find(reply), *(m for m in _SHALL.find(reply) if _binds(m))]
    weak = _COUNTED.find(reply)
    if not found and len(weak) < 2:
        return
    found.extend(weak)
    found.sort(key=lambda m: m.start)
    severity = Severity.WARNING if len(found) >= 2 else Severity.INFO
    for match in found:
        statutory = bool(_STATUTE.find_in(reply, match.sentence))
        yield Hit(
            match.start,
            match.end,
            confidence=0.6 if statutory else 0.85,
            severity=Severity.INFO if statutory else severity,
            rewrites=_plain(reply, match) if match.phrase in _SWAPS or match.phrase in _WEAK else _said(reply, match),
        )


def _binds(match: Match) -> bool:
    """ "Notice shall be given": the shall of contracts, with a subject that is nobody here and no question."""
    word = match.words[0]
    before = words_before(word, 2)
    return bool(before) and not word.sentence.is_question and not any(w.norm in ("i", "we", "you") for w in before)


def _plain(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    if match.phrase.startswith("<terminate>") or match.phrase.startswith("<commence>"):
        verb = match.words[0]
        plain = _PLAIN_VERBS.get(verb.norm)
        return (reply.replace(verb.start, verb.end, _cased(plain, verb.text), Grade.SAFE),) if plain else ()
    plain = _SWAPS.get(match.phrase) or _WEAK.get(match.phrase, _SWAPS.get(match.phrase))
    if plain is None:
        return _reworded(reply, match)
    start, end = match.start, match.end
    if plain == "":
        source = reply.source
        if end < len(source) and source[end] == " ":
            end += 1
        elif start > 0 and source[start - 1] == " ":
            start -= 1
        return (reply.replace(start, end, "", Grade.SAFE),) if match.words[0].text[0].islower() else ()
    opening = match.words[0]
    if plain == _ASKED:
        before, after = words_before(opening, 1), words_after(match.words[-1], 1)
        if match.words[-1].norm != "request" or (after and after[0].pos not in ("PUNCT", "PRON")):
            plain = f"following your {match.words[-1].text}"  # "per your letter of 3 May"
        if before and before[0].norm == "as":
            opening, start = before[0], before[0].start
    return (reply.replace(start, end, _cased(plain, opening.text), Grade.SAFE),)


def _cased(plain: str, model: str) -> str:
    return plain[0].upper() + plain[1:] if model[0].isupper() else plain


def _said(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    """ "kindly send" as "please send", "shall be given" as "must be given", "revert" as "reply"."""
    first = match.words[0]
    old = reply.source[match.start : match.end]
    if first.norm == "kindly":
        text = re.sub(r"(?i)^kindly", "Please" if old[0].isupper() else "please", old)
        return (reply.replace(match.start, match.end, re.sub(r"\brevert\b", "reply", text), Grade.REVIEW),)
    text = re.sub(r"(?i)\brevert\b", "reply", old)
    text = re.sub(r"(?i)\bshall\b", "will" if "reply" in text else "must", text)
    return (reply.replace(match.start, match.end, text, Grade.REVIEW),) if text != old else ()


_REWORDED = {
    "in the event (that|of)": "if",
    "thereto": "",
    "therein": "",
    "aforementioned": "",
    "aforesaid": "",
    "abovementioned": "",
    "failing which": "otherwise",
    "the foregoing": "this",
}


def _reworded(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    """What takes more than other words in the same place."""
    sentence, first = match.sentence, match.words[0]
    if match.phrase in _REWORDED:
        plain = _REWORDED[match.phrase]
        if match.words[-1].norm == "of" and plain == "if":
            plain = "in case of"
        if plain and match.words[0].text[0].isupper():
            plain = capitalized(plain)
        return (
            reply.replace(match.start, match.end, plain, Grade.REVIEW)
            if plain
            else without(reply, match.start, match.end, Grade.REVIEW),
        )
    if match.phrase == "the undersigned":
        after = ("by", "to", "of", "with", "from", "for", "contact")
        index = first.i - sentence.words[0].i
        behind = index > 0 and sentence.words[index - 1].norm in after
        return (reply.replace(match.start, match.end, "me" if behind else "I", Grade.REVIEW),)
    if match.phrase in ("for the avoidance of doubt", "without prejudice") and len(sentence.words) > 6:
        return (without(reply, match.start, match.end, Grade.REVIEW),)
    if match.phrase == "in receipt of":
        index = first.i - sentence.words[0].i
        be = sentence.words[index - 1] if index else None
        if be is not None and be.norm in ("am", "are", "is"):
            return (reply.replace(be.start, match.end, "has" if be.norm == "is" else "have", Grade.REVIEW),)
    if match.phrase.startswith("please find"):
        return (
            reply.replace(match.start, match.end, "Here is" if first.i == sentence.words[0].i else "here is", Grade.REVIEW),
        )
    if match.phrase == "be advised":
        return offered(stated(reply, sentence.start, match.end))
    if match.phrase == "as per (your|our|the)":
        return (reply.replace(match.start, match.end, f"under {match.words[-1].text}", Grade.REVIEW),)
    return offered(left_out(reply, match.start, match.end))


RULE = Rule(
    code="SCR005",
    severity=Severity.WARNING,
    dimension=Dimension.VOICE,
    message="This is the language of contracts; say it as you would at the counter.",
    check=check,
    off=frozenset({"regulated"}),
    mode="rate",
    examples=(
        Bad("Pursuant to your correspondence of 3 May, we hereby confirm receipt.", text="hereby"),
        Bad("The aforementioned item is not covered."),
        Bad("Kindly revert at your earliest convenience."),
        Bad("We are in receipt of your letter and shall revert in due course."),
        Bad("Without prejudice, we are prepared to offer £20."),
        Bad("Please find enclosed herewith the requested documentation."),
        Bad("In the event that you wish to terminate the agreement, notice shall be given in writing."),
        Bad(
            "Notwithstanding the rain, the match went ahead.",
            rewrite="Despite the rain, the match went ahead.",
        ),
        Bad("We hereby confirm your new address.", rewrite="We confirm your new address."),
        Good("Your warranty covers parts for two years.", why="a legal noun, used plainly"),
        Good("You'll find the form attached.", why="said plainly"),
        Good("We're sorry we missed the notice you gave in writing.", why="in writing, said plainly"),
        Good("The contract ends on 1 June, as you asked.", why="said plainly"),
        Good(
            "Under the Consumer Rights Act you can send it back within 30 days, and I've arranged that.",
            why="rights explained in the customer's favour",
        ),
        Good("The court hall is opposite our shop.", why="another sense"),
        Good("Please do a backup prior to the update.", why="stiff, but one alone is nothing"),
        Good("Click Save As and choose your desktop.", why="the name of a command"),
        Good("Shall we send the blue one instead?", why="an offer"),
    ),
)
