"""Goodwill: the firm gives something beyond putting it right: money, a gift, an upgrade, a waived fee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.lexicon import words as lexicon
from replylint.moves.move import Move, words_after, words_before
from replylint.moves.repair import Mode
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Match, Phrases
from replylint.scope import Clause, Who, clause_of, clauses, is_conditional

Kind = Literal["refund", "credit", "gift", "discount", "waiver", "upgrade", "extension", "treat"]

_GIVING = lexicon("giving_verbs")
_GIFTS = lexicon("gifts")
_FEES = lexicon("fees")
_SELLING = lexicon("selling_words")
# The kind that a verb makes by itself.
_BY_VERB: dict[str, Kind] = {
    "waive": "waiver",
    "refund": "refund",
    "reimburse": "refund",
    "upgrade": "upgrade",
    "extend": "extension",
    "donate": "gift",
    "gift": "gift",
    "discount": "discount",
    "halve": "discount",
    "comp": "treat",
    "treat": "treat",
}
# The kind that a noun or an adjective makes of a verb of giving; the first that is there decides.
_BY_WORD: dict[str, Kind] = {
    "refund": "refund",
    "discount": "discount",
    "coupon": "discount",
    "voucher": "credit",
    "credit": "credit",
    "compensation": "credit",
    "upgrade": "upgrade",
    "extension": "extension",
    "treat": "treat",
}
_TAKING_OFF = frozenset({"remove", "drop", "cancel", "cover", "pay", "write", "take", "knock", "deduct", "reduce", "return"})
PERIODS = frozenset({"month", "week", "day", "year", "night"})
_MONEY_WORDS = frozenset({"percent", "pounds", "dollars", "euros", "quid"})
_FREE = Phrases(
    "<be> ~ on (us|me|the house)",
    "on the house",
    "(at|for) no (extra|additional|further)? (cost|charge)",
    "free of charge",
    "without any? (extra|additional)? (charge|cost)",
    "(our|my) treat",
    "with our compliments",
    "complimentary",
    "as a (small)? (thank you|gift|goodwill gesture|token)",
    "gesture of goodwill",
    "goodwill (gesture|credit|payment|refund)",
    "as a gesture",
    "by way of (an)? (apology|thanks)",
    "to make up for (it|this|that|the)",
    "half price",
    "free (of course|obviously|naturally)",
)
_ON_US = Phrases(
    "on (us|me)",
    "with (our|my) compliments",
    "(paid|covered) by us",
    "as (our|my) (guest|guests|present|gift)",
    "at our (cost|expense)",
)
_COSTING_NOTHING = Phrases(
    "(post|send|bring|cook|make|do|give|deliver|fit|add|include|ship|get|have) (you|it|them|him|her|one|the _|your _|another _|a _) ... (free|for nothing)",
    "(is|are|be) free (next|this|for you|of charge)",
    "(we|i) will ~ <pay|cover|meet> (for)? (it|that|this|them|half|the|your|any)",
    "(we|i) <pay> (for)? (it|half|that|them)",
    "(we|i) (will|have)? ~ (write|wrote|written|writing) (it|this|that|the) ... off",
    "(will|are|is) not be? (billed|charged)",
    "off (your|the|this|next) ... (bill|invoice|payment|price|account|total|order|rent|labor|month)",
    "(has|have) (now|also|both|all)? been (waived|upgraded|credited|extended|halved|discounted|knocked off|taken off|written off)",
)
_KEEP = Phrases(
    "(<keep>|hang on to|hold on to) (the|both|that|this) (@ADJ)? (one|first|original|old|other|wrong|extra|spare|two|pair|both)",
    "(<keep>|hold on to|hang on to) (it|them|both|this|that|the _|what you have) (free|anyway|too|instead|as a gift|with our compliments|on us|for free)",
    "you (can|may|are welcome to) <keep> (it|them|both|this|that|the|what)",
    "(no need to|you do not need to|you do not have to|do not) (send|return|ship|post|bring) (it|them|the|that|this|anything) ... back",
    "(no need to|you do not need to|you do not have to) return (it|them|the|that|this|anything)",
)


@dataclass(frozen=True, slots=True, eq=False)
class Goodwill(Move):
    """Something given.

    `kind` says what; `mode` how far it has come (done, committed, offered). `extra` is false for a bare refund, which may be no more
    than what was owed.
    """

    kind: Kind
    mode: Mode
    extra: bool


@once
def goodwills(reply: Passage) -> tuple[Goodwill, ...]:
    """All goodwill in text order; not refused, not waiting on the customer, not advertising, not a product's feature."""
    found: list[Goodwill] = []
    for clause in clauses(reply):
        given = _given(clause) if clause.lemma in _GIVING else None
        if given is not None:
            found.append(given)
    for match in (
        *_FREE.find(reply),
        *_KEEP.find(reply),
        *_COSTING_NOTHING.find(reply),
        *(m for m in _ON_US.find(reply) if _is_treat(m)),
    ):
        if not any(g.start <= match.start < g.end for g in found) and _is_free(reply, match):
            found.append(Goodwill(match.start, match.end, match.sentence, "treat", "done", True))
    for at in reply.positions.get("credit", ()):
        word = reply.words[at]
        if not any(g.start <= word.start < g.end for g in found) and _lies_there(word):
            found.append(Goodwill(word.sentence.start, word.sentence.end, word.sentence, "credit", "done", True))
    return tuple(sorted(found, key=lambda g: g.start))


def _given(clause: Clause) -> Goodwill | None:
    if clause.who is not Who.FIRM or clause.negated or clause.passive or clause.imperative or clause.verb.dep == "acl:relcl":
        return None
    mode = _mode(clause)
    if mode is None or _sells(clause.sentence) or _waits(clause.sentence):
        return None
    later = [w for w in clause.sentence.words if clause.verb.i < w.i and w.start < clause.end]
    kind = _kind(clause.lemma, later)
    if kind is None:
        return None
    if clause.lemma in ("put", "send", "return", "pay", "give") and any(w.norm == "back" for w in later):
        kind = "refund"
    extra = kind != "refund" or any(
        w.lemma in PERIODS or w.lemma in _FEES or w.norm in ("too", "also", "anyway") for w in later
    )
    return Goodwill(clause.start, clause.end, clause.sentence, kind, mode, extra)


def _kind(lemma: str, later: list[Word]) -> Kind | None:
    if lemma in _BY_VERB:
        return _BY_VERB[lemma]
    names = {w.lemma for w in later} | {w.norm for w in later}
    money = any(w.text[0] in "£$€" or w.text[-1] in "£$€%" or w.norm in _MONEY_WORDS for w in later)
    if lemma in _TAKING_OFF:
        fee = bool(names & _FEES)
        if lemma in ("take", "knock", "deduct", "reduce"):
            amount = money or any(w.pos == "NUM" for w in later)
            return "discount" if amount and names & {"off", "from", "by"} and names & (_FEES | {"off"}) else None
        if lemma in ("remove", "drop", "cancel", "cover", "pay", "write", "return"):
            return "waiver" if fee else None
    for name, kind in _BY_WORD.items():
        if name in names:
            return kind
    if names & _GIFTS:
        return "gift"
    if lemma == "credit" or (money and lemma in ("give", "put", "add", "apply", "send", "load")):
        return "credit"
    if (
        lemma in ("add", "give")
        and names & PERIODS
        and names & {"plan", "subscription", "membership", "account", "free", "extra"}
    ):
        return "extension"
    return None


def _mode(clause: Clause) -> Mode | None:
    if clause.modal in ("will", "shall") or clause.tense == "future":
        return "committed"
    if clause.modal in ("can", "could", "may"):
        return "offered" if not clause.perfect else None
    if clause.modal is not None or clause.conditional:
        return None
    if clause.tense == "past":
        return "done"
    if clause.verb.tag == "VBG":
        return "committed"
    return "offered" if any(w.norm == "to" for w in words_before(clause.verb, 1)) and _is_willing(clause.verb) else None


def _is_willing(verb: Word) -> bool:
    """ "happy to give", "I'd like to offer"."""
    return any(
        w.norm in ("happy", "glad", "like", "love", "delighted", "pleased", "able", "going") for w in words_before(verb, 3)
    )


def _is_free(reply: Passage, match: Match) -> bool:
    first = match.words[0]
    if _sells(match.sentence) or _waits(match.sentence) or match.sentence.is_question or is_conditional(first):
        return False
    if match.phrase in _KEEP.phrases:
        return not any(w.norm in ("must", "should", "not", "never") for w in words_before(first, 3))
    if any(w.norm in ("not", "never", "cannot", "no") for w in words_before(first, 4)):
        return False
    if match.words[-1].norm in ("us", "me") and any(
        w.norm in ("that", "this", "fault", "mistake", "error", "blame") for w in words_before(first, 3)
    ):
        return False  # "that's on us" owns a fault
    clause = clause_of(reply, first)
    return clause is None or not clause.negated


def _is_treat(match: Match) -> bool:
    """ "a bottle of wine on us", not "count on us" nor "that's on us"."""
    if match.words[-1].norm not in ("us", "me") or match.words[0].norm != "on":
        return True
    before = words_before(match.words[0], 2)
    if not before or before[0].lemma == "be":
        return False  # the other phrases see to that
    return before[0].pos in ("NOUN", "PROPN", "NUM", "PUNCT") and before[0].lemma not in (
        "eye",
        "pressure",
        "burden",
        "onus",
        "focus",
        "effect",
        "impact",
        "fault",
    )


def _lies_there(word: Word) -> bool:
    """ "There's a £20 credit on your account"."""
    if not any(w.norm == "there" for w in words_before(word, 6)) or _sells(word.sentence) or _waits(word.sentence):
        return False
    return any(w.text[0] in "£$€" or w.pos == "NUM" for w in words_before(word, 3))


def _sells(sentence: Sentence) -> bool:
    return any(w.norm in _SELLING or w.norm in ("usually", "normally", "standard") for w in sentence.words)


def _waits(sentence: Sentence) -> bool:
    """Waits on the customer: once, if or when you do something."""
    for word in sentence.words:
        if word.norm in ("once", "if", "when", "after", "unless", "upon", "until"):
            after = words_after(word, 4)
            opens = any(w.norm in ("you", "your", "we", "the", "it") for w in after[:1])
            if opens and not any(w.norm in ("like", "want", "prefer") for w in after):
                return True
    return False
