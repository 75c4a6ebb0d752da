"""Goodwill: the firm gives something beyond putting it right: money, a gift, an upgrade, a waived fee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.move import Move, words_after, words_before
from replylint.moves.repair import Mode
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Who, clauses, clause_of, is_conditional

Kind = Literal["refund", "credit", "gift", "discount", "waiver", "upgrade", "extension", "treat"]

_GIVING = frozenset(
    "refund reimburse credit waive upgrade add give send cover extend discount donate knock gift throw comp take drop halve reduce treat apply offer issue include put "
    "cancel write pop slip ship pay enclose load leave return remove deduct double process raise set arrange".split()
)
_KINDS: dict[str, Kind] = {
    "refund": "refund", "reimburse": "refund", "reimbursement": "refund", "credit": "credit", "voucher": "credit", "waive": "waiver", "upgrade": "upgrade", "extend": "extension",
    "extension": "extension", "discount": "discount", "gift": "gift", "donate": "gift", "donation": "gift", "coupon": "discount", "compensation": "credit", "bonus": "gift",
    "goodwill": "gift", "complimentary": "gift", "treat": "treat", "gesture": "gift", "comp": "treat", "halve": "discount", "free": "gift", "extra": "gift", "spare": "gift",
}  # fmt: skip
_VALUES = frozenset(
    "voucher discount coupon compensation bonus gift donation upgrade extension spare extra free complimentary goodwill gesture points flowers chocolates dessert bottle treat hamper credit".split()
)
_PERIODS = frozenset("month week day year night".split())
_MONEY = frozenset("£$€%")
_FEES = frozenset(
    "fee charge cost postage shipping delivery fine penalty surcharge interest bill price invoice rent deposit premium excess".split()
)
_FREE = Phrases(
    "(is|are|it is|that is|be|this one is) on (us|me|the house)", "on the house", "(at|for) no (extra|additional|further)? (cost|charge)", "free of charge", "without (any)? charge", "(our|my) treat", "with our compliments", "as a (small)? (thank you|gift|goodwill gesture|gesture|token|sorry)",
    "gesture of goodwill", "goodwill (gesture|credit|payment|refund)", "by way of (an)? (apology|thanks)", "to make up for (it|this|that|the)", "(keep|hold on to|hang on to) (the|it|that|this|both|them|your) .. (one|first|it|free|item|order|lamp|set|original|gift|anyway|too|instead|$)",
    "(no need to|you do not need to|do not) (send|return|ship|post) ... back", "(no need to|you do not need to) return", "half price", "free (of course|obviously|naturally)", "complimentary", "<knock> @NP off", "money back",
)  # fmt: skip
_SELLING = frozenset(
    "refer friend subscribe newsletter trial promo promotion sale buy purchase upsell sign-up signup code checkout spend minimum new-customer customers next-day orders".split()
)
_CUSTOMARY = frozenset("usually normally always standard every all policy orders over per".split())


@dataclass(frozen=True, slots=True, eq=False)
class Goodwill(Move):
    """Something given. `kind` says what; `mode` how far it has come (done, committed, offered); `extra` is false for a bare refund, which
    may be no more than what was owed."""

    kind: Kind
    mode: Mode
    extra: bool


@once
def goodwills(reply: Passage) -> tuple[Goodwill, ...]:
    """All goodwill in text order; not refused, not waiting on the customer, not advertising, not a product's feature."""
    found: list[Goodwill] = []
    for clause in clauses(reply):
        if (
            clause.who is not Who.FIRM
            or clause.negated
            or clause.conditional
            or clause.passive
            or clause.lemma not in _GIVING
            or clause.imperative
        ):
            continue
        words = [w for w in clause.sentence.words if clause.start <= w.start < clause.end]
        kind = _kind(clause.verb, words)
        mode = _mode(clause.modal, clause.perfect, clause.tense, clause.verb.tag)
        if kind is None or mode is None or _sells(clause.sentence) or _waits(clause.sentence):
            continue
        extra = kind != "refund" or any(w.lemma in _PERIODS | _FEES | {"too", "also", "extra", "anyway"} for w in words)
        found.append(Goodwill(clause.start, clause.end, clause.sentence, kind, mode, extra))
    for match in _FREE.find(reply):
        if (
            any(g.start <= match.start < g.end for g in found)
            or _denied(match.words[0])
            or _sells(match.sentence)
            or _waits(match.sentence)
        ):
            continue
        if match.sentence.is_question or is_conditional(match.words[0]):
            continue
        clause = clause_of(reply, match.words[0])
        if clause is not None and clause.negated and match.words[0].norm not in ("no", "do", "you", "without"):
            continue
        if (
            match.words[-1].norm in ("us", "me")
            and any(w.lemma in ("fault", "that", "mistake", "error", "mistake") for w in words_before(match.words[0], 2))
            and not _given(match.sentence)
        ):
            continue
        found.append(Goodwill(match.start, match.end, match.sentence, "treat", "done", True))
    for at in reply.positions.get("credit", ()):
        word = reply.words[at]
        if (
            not any(g.start <= word.start < g.end for g in found)
            and any(w.norm == "there" for w in words_before(word, 6))
            and any(w.text[0] in _MONEY or w.pos == "NUM" for w in words_before(word, 3))
        ):
            if not _sells(word.sentence) and not _waits(word.sentence):
                found.append(Goodwill(word.sentence.start, word.sentence.end, word.sentence, "credit", "done", True))
    return tuple(sorted(found, key=lambda g: g.start))


def _kind(verb: Word, words: list[Word]) -> Kind | None:
    lemma = verb.lemma
    after = [w for w in words if w.i > verb.i]
    lemmas = {w.lemma for w in after} | {w.norm for w in after}
    money = any(
        w.text[0] in _MONEY or w.text[-1] in _MONEY or w.norm in ("percent", "pounds", "dollars", "euros", "quid")
        for w in after
    )
    if lemma == "waive":
        return "waiver"
    if lemma in ("refund", "reimburse"):
        return "refund" if not lemmas & {"policy"} else None
    if lemma in ("upgrade", "donate", "discount", "gift", "comp", "treat", "halve"):
        return _KINDS[lemma]
    if lemma in ("remove", "drop", "cancel", "cover", "pay", "write", "take", "knock", "deduct", "reduce", "return") and (
        money or lemmas & _FEES
    ):
        return "waiver" if lemma in ("remove", "drop", "cancel", "cover", "pay", "write") else "discount"
    if lemma == "extend":
        return "extension"
    if lemma in (
        "issue",
        "process",
        "raise",
        "arrange",
        "set",
        "put",
        "apply",
        "give",
        "offer",
        "send",
        "add",
        "include",
        "throw",
        "pop",
        "slip",
        "enclose",
        "load",
        "leave",
        "credit",
        "ship",
    ):
        if "refund" in lemmas:
            return "refund"
        value = next((v for v in sorted(lemmas) if v in _VALUES and v in _KINDS), None)
        if value:
            return _KINDS[value]
        if lemmas & _VALUES:
            return "gift"
        if lemma == "credit" or money and lemma in ("give", "put", "add", "apply", "send", "load"):
            return "credit"
        if (
            lemma in ("add", "give")
            and lemmas & _PERIODS
            and lemmas & {"plan", "subscription", "membership", "account", "free", "extra", "to", "you"}
            and not lemmas & {"call", "reply"}
        ):
            return "extension" if not lemmas & {"in", "within", "by"} else None
    return None


def _mode(modal: str | None, perfect: bool, tense: str, tag: str) -> Mode | None:
    if modal in ("will", "shall") or tense == "future":
        return "committed"
    if modal in ("can", "could", "would", "may"):
        return "offered"
    if modal is not None:
        return None
    if perfect or tense == "past":
        return "done"
    return "committed" if tag == "VBG" else "offered" if tag in ("VB",) else None


def _given(sentence: Sentence) -> bool:
    return any(
        w.lemma in ("one", "drink", "lunch", "coffee", "delivery", "shipping", "postage", "meal", "replacement", "it")
        for w in sentence.words[:6]
    )


def _denied(first: Word) -> bool:
    return any(w.norm in ("not", "never", "cannot", "no") for w in words_before(first, 4))


def _sells(sentence: Sentence) -> bool:
    return any(w.norm in _SELLING for w in sentence.words) or any(
        w.norm in ("usually", "normally", "standard") for w in sentence.words
    )


def _waits(sentence: Sentence) -> bool:
    """Waits on the customer: once, if or when you do something."""
    for word in sentence.words:
        if word.norm in ("once", "if", "when", "after", "unless", "upon", "until"):
            after = words_after(word, 3)
            if any(w.norm in ("you", "your", "we", "the", "it") for w in after[:1]) and not any(
                w.norm in ("like", "want", "prefer") for w in words_after(word, 4)
            ):
                return True
    return False
