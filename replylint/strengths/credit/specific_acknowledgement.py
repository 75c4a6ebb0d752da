"""Plays the customer's own situation back in concrete words.

A customer can tell from one sentence whether the message was read; their own nouns and numbers in the reply are the proof.

Sources: MinLimMagnini15; PackardBerger21; Herhausen23; WangChaudhry18
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replylint.customer import Customer
from replylint.lexicon import words as lexicon
from replylint.passage import Sentence, Word, once
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Who, clauses_in

_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM")
_SUFFIX = re.compile(r"(?:ings?|ed|es|s|er|ers|e|y|ies|ly)$")
_LIGHT = frozenset(
    "answer ask believe book call check come contact day do email feel find get give go good happen help keep "
    "know let like look make mean mention message need new now one order please read receive reply say see send "
    "show sorry still take tell thank thing think time today try two use want week when work write year yet "
    "again also here there just really very much more only back even ever always well right sure able".split()
)
# Too common to name a matter alone, telling together with another term.
_TELLING = frozenset(
    "app cancel charge crash damage delay hour late log lose minute month nobody nothing refund twice wait waiting week".split()
)
_NUMERIC = re.compile(r"^[£$€]?\d[\d.,:]*(?:st|nd|rd|th|am|pm|%)?$", re.I)
_THANKING = frozenset({"thank", "thanks", "welcome"})


def check(reply: Reply) -> Iterator[Hit]:
    """Sentences with two of the customer's terms, or a number of theirs, that speak of their case; two at most."""
    customer = reply.customer
    if customer is None:
        return
    terms = _terms(customer)
    if not terms:
        return
    praise = customer.needs.intent == "praise"
    found: list[Hit] = []
    for sentence in reply.sentences:
        echoed = {stem for w in sentence.words if (stem := _stem(w)) in terms and _counts(w)}
        numbers = {t for t in echoed if any(c.isdigit() for c in t) and (len(t) > 1)}
        if len(echoed) < 2 and not numbers:
            continue
        if _is_about_them(reply, sentence) or (numbers and not sentence.is_question):
            sure = min(0.95, 0.6 + 0.1 * len(echoed))
            found.append(Hit(sentence.start, sentence.end, confidence=0.5 if praise else sure))
    yield from sorted(sorted(found, key=lambda h: -h.confidence)[:2], key=lambda h: h.start)


@once
def _terms(customer: Customer) -> frozenset[str]:
    issues = customer.issues
    return frozenset(_stem(w) for w in customer.words if _counts(w) or (w.lemma in issues and w.lemma not in _LIGHT))


def _counts(word: Word) -> bool:
    """Whether a word can be recognised as the customer's own: content, and not a service word."""
    if _NUMERIC.match(word.text):
        return True
    if word.pos not in _CONTENT and word.norm not in _TELLING:
        return False
    if len(word.norm) < 3 or not word.text[0].isalnum() or set(word.norm) == {"x"}:
        return False
    if word.lemma in _TELLING or word.norm in _TELLING:
        return True
    return word.lemma not in _LIGHT and word.norm not in _LIGHT and word.lemma not in lexicon("issue_stop")


def _stem(word: Word) -> str:
    return _cut(word.text, word.lemma)


@lru_cache(maxsize=8192)
def _cut(text: str, lemma: str) -> str:
    """Close enough for "crackles" and "crackling", "smoked" and "smoking"."""
    if _NUMERIC.match(text):
        return text.strip("£$€").lower()
    return lemma if len(lemma) < 5 else _SUFFIX.sub("", lemma) or lemma


def _is_about_them(reply: Reply, sentence: Sentence) -> bool:
    """Speaks of the customer or of what happened; not of what the firm is or always does."""
    here = clauses_in(reply, sentence)
    if any(c.imperative for c in here[:1]) and not any(w.norm in ("you", "your") for w in sentence.words):
        return False
    if any(w.lemma in _THANKING for w in sentence.words[:4]) and not any(
        c.who in (Who.FIRM, Who.YOU) and c.tense == "past" for c in here
    ):
        return False
    if any(w.norm in ("you", "your", "yours") for w in sentence.words):
        return True
    if any(c.tense == "past" or c.perfect for c in here) or not here:
        return True
    subjects = {c.subject.i for c in here if c.subject is not None}
    ours = any(w.norm in ("our", "we", "i", "my") and (w.i in subjects or w.head.i in subjects) for w in sentence.words)
    return not ours


CREDIT = Credit(
    code="CRD004",
    dimension=Dimension.LISTENING,
    message="Shows that this customer's own words were read.",
    check=check,
    value=0.5,
    evidence="A",
    examples=(
        Bad("Your mum's 80th only comes once, and we missed it.", customer="Flowers for mum's 80th came a day late."),
        Bad("Ten hours waiting in for nobody is a whole day gone.", customer="Waited in from 8 to 6 for nobody."),
        Bad("A crackle only in the left speaker points to the cable.", customer="The left speaker crackles."),
        Bad(
            "You booked non-smoking and got a room that smelled of smoke.", customer="Booked non-smoking, room stank of smoke."
        ),
        Bad("I can see the £30 from 2 June.", customer="Charged £30 on 2 June."),
        Bad("Being logged out every hour makes the app useless at work.", customer="App logs me out every hour."),
        Bad("i'm sorry the zip on the red coat gave way", customer="the zip on my red coat broke on day one"),
        Good("Thank you for bringing this to our attention.", why="generic", customer="The left speaker crackles."),
        Good("I understand your frustration.", why="generic", customer="App logs me out every hour."),
        Good("We have received your message.", why="a receipt, no more", customer="Charged £30 on 2 June."),
        Good("You mentioned an issue.", why="no term of theirs", customer="The zip broke."),
        Good("I'm sorry to hear that.", why="no echo", customer="It broke."),
        Good("Our flowers are cut fresh every day.", why="shares a word, but advertises", customer="Flowers came late."),
    ),
)
