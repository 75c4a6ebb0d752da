"""The firm talks about itself in the third person, as if nobody were writing.

"The company regrets" comes from no one, so the customer has no one to talk to.

Sources: Packard18; LiebrechtEtAl21; Kelleher09.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.context import Context
from replylint.passage import Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_SELVES = frozenset(
    "restaurant cafe company management firm bank hotel garage bakery brand studio agency insurer branch team undersigned organization department school council board office association business practice club "
    "trust authority airline store shop clinic hospital society university college library museum gallery institution administration committee".split()
)
_SERVICES = frozenset("services service support care relations office team".split())
# Verbs of stance and of service; with any other the noun may be somebody else's.
_VERBS = frozenset(
    "regret apologize accept value wish strive endeavor pride note advise decline reserve assure acknowledge appreciate thank hope trust sympathize "
    "consider deem disappoint regard sadden take hold offer provide handle operate ship deliver investigate issue process review respond reply contact confirm decide require undertake remain maintain refuse dispute deny recognize charge".split()
)
_STANCE = frozenset(
    "regret apologize value wish strive endeavor pride assure acknowledge appreciate disappoint sadden thank sympathize undertake accept "
    "reserve trust".split()
)
# What the one who makes the rules does.
_RULING = frozenset({"require", "decide", "decline", "refuse", "reserve", "review", "charge"})
_BEFORE_CLAUSE = frozenset(", - – — : ; and but that so as because since which while if when where".split())
_LEGAL = ("ltd", "ltd.", "inc", "inc.", "gmbh", "llc", "plc", "corp", "corp.", "co.", "limited")
_OWN = _SELVES | _SERVICES | frozenset(_LEGAL)


def check(reply: Reply) -> Iterator[Hit]:
    company = frozenset((reply.context.company or "").lower().split()) - frozenset(_LEGAL)
    if not company and _OWN.isdisjoint(reply.vocabulary):
        return
    for sentence in reply.sentences:
        words = sentence.words
        if sentence.is_question or any(w.norm in ("i", "we", "me", "us", "our", "my") for w in words):
            continue
        for at in range(len(words)):
            verb = _verb_after(words, at) if _may_be_self(words[at], company) else None
            if verb is not None and _is_self(reply, at, words, company, verb):
                first = _start(words, at)
                stance = _form(verb.norm) in _STANCE
                yield Hit(
                    first.start,
                    verb.end,
                    confidence=0.85 if stance else 0.7,
                    severity=Severity.WARNING if stance else Severity.INFO,
                    rewrites=_first_person(reply, verb, first) or _spoken(reply, words[at], verb, first),
                )
                break
    yield from _policy_of(reply)


def _may_be_self(word: Word, company: frozenset[str]) -> bool:
    norm, lemma = word.norm, word.lemma
    return norm in company or norm in _LEGAL or norm == "." or lemma in _SELVES or lemma in _SERVICES


def _verb_after(words: list[Word], at: int) -> Word | None:
    """The verb right after a noun, auxiliaries and adverbs apart; taggers trip over "accepts" there, so by its form."""
    for word in words[at + 1 : at + 5]:
        if _form(word.norm) in _VERBS:
            # "The hotel review is up": a noun after all.
            return (
                None
                if word.pos == "NOUN" and _form(word.norm) == word.norm and word.head is not word and word.dep != "conj"
                else word
            )
        if not (word.pos in ("AUX", "ADV") or word.norm in _LEADING):
            return None
    return None


_LEADING = frozenset("not has have will shall does must would like to".split())


def _form(norm: str) -> str:
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ed", "e"), ("ed", "")):
        if norm.endswith(ending) and norm[: -len(ending)] + instead in _VERBS:
            return norm[: -len(ending)] + instead
    return norm


def _start(words: list[Word], at: int) -> Word:
    """The first word of the noun phrase that ends at `at`."""
    first = at
    while (
        first > 0
        and words[first].pos != "DET"
        and words[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN")
        and words[first - 1].text not in (",", ".")
    ):
        first -= 1
    return words[first]


def _is_fronted(noun: Word, opens: Word) -> bool:
    """ "In June the department will review it": only a time or a place stands before the main clause's subject."""
    before = [w for w in noun.sentence.words if w.i < opens.i]
    main = noun.dep.startswith("nsubj") and noun.head.dep.lower() == "root"
    return main and before[0].pos == "ADP" and not any(w.pos in ("VERB", "AUX", "SCONJ") for w in before)


def _is_another(reply: Reply, noun: Word) -> bool:
    """Somebody here speaks as "I" or "we", or the customer named it: then "the bank" may be another firm."""
    if any(n in reply.positions for n in ("i", "we", "us", "our", "my", "me")):
        return True
    return reply.customer is not None and noun.lemma in reply.customer.vocabulary


def _is_self(reply: Reply, at: int, words: list[Word], company: frozenset[str], verb: Word) -> bool:
    word = words[at]
    opens = _start(words, at)
    nth = opens.i - words[0].i
    if nth > 0 and words[nth - 1].norm not in _BEFORE_CLAUSE and not _is_fronted(word, opens):
        return False
    if word.norm in company:
        return word.text[0].isupper()
    if word.norm in _LEGAL or (word.norm == "." and at > 0 and words[at - 1].norm in _LEGAL):
        return at > 0
    if word.lemma in _SELVES:
        always = ("management", "undersigned", "company", "firm", "department", "administration")
        if opens.norm != "the" and word.norm != "management":
            return False
        return (
            _form(verb.norm) in _STANCE or word.norm in always or (_form(verb.norm) in _RULING and not _is_another(reply, word))
        )
    return word.lemma in _SERVICES and word.text[0].isupper() and opens.norm in ("customer", "client", "guest", "the")


def _policy_of(reply: Reply) -> Iterator[Hit]:
    for at in reply.positions.get("policy", ()):
        words = reply.words[at : at + 4]
        if len(words) == 4 and words[1].norm == "of" and words[2].norm == "the" and words[3].lemma in _SELVES:
            start = words[0].start
            before = reply.words[at - 1] if at else None
            if before is not None and before.norm == "the":
                start = before.start
            ours = (reply.replace(start, words[3].end, "our policy", Grade.REVIEW),)
            yield Hit(words[0].start, words[3].end, confidence=0.8, severity=Severity.WARNING, rewrites=ours)


_AGREED = {"has": "have", "is": "are", "was": "were", "does": "do"}
_ALONE = {"has": "have", "is": "am", "are": "am", "were": "was", "does": "do"}


def _spoken(reply: Reply, noun: Word, verb: Word, first: Word) -> tuple[Rewrite, ...]:
    """ "The company accepts" as "We accept", "the undersigned has reviewed" as "I have reviewed"."""
    words = verb.sentence.words
    at = noun.i - words[0].i + 1
    if at >= len(words):
        return ()
    leading = words[at]
    alone = noun.lemma == "undersigned"
    finite = leading.text
    if leading.pos == "AUX" or leading is not verb:
        if leading.pos not in ("AUX", "VERB"):
            return ()
        finite = (_ALONE if alone else _AGREED).get(leading.norm, leading.text)
    elif verb.norm.endswith("s") and verb.norm != _form(verb.norm):
        finite = _form(verb.norm)
    end = leading.end
    its = [w for w in words if w.norm == "its" and w.i > leading.i]
    text = f"{'I' if alone else 'We'} {finite}"
    if its and not any(w.norm in ("it", "they") for w in words):
        tail = reply.source[end : its[-1].end]
        text += re.sub(r"\b[Ii]ts\b", "my" if alone else "our", tail)
        end = its[-1].end
    return (reply.replace(first.start, end, text, Grade.REVIEW),)


def _first_person(reply: Reply, verb: Word, first: Word) -> tuple[Rewrite, ...]:
    """ "The management apologises for the noise" becomes "I'm sorry about the noise"."""
    source = reply.source
    end = verb.end
    if verb.norm in ("apologizes", "apologize"):
        if source[end : end + 5] != " for ":
            return ()
        end += 4
    elif verb.norm not in ("regrets", "regret"):
        return ()
    if source[end : end + 6].lower().startswith((" the ", " this ", " any ", " your ")):
        return (reply.replace(first.start, end, "I'm sorry about", Grade.REVIEW),)
    return ()


RULE = Rule(
    code="VOI003",
    severity=Severity.WARNING,
    dimension=Dimension.VOICE,
    message='Speak as yourself: "I" for what you feel and do, "we" for the firm.',
    check=check,
    examples=(
        Bad("Acme Ltd. regrets the delay.", rewrite="I'm sorry about the delay."),
        Bad("The company accepts no liability for late deliveries."),
        Bad("Customer Services will respond in due course."),
        Bad("The management apologises for the noise.", rewrite="I'm sorry about the noise."),
        Bad("The undersigned has reviewed your file."),
        Bad("It is the policy of the bank to charge for this."),
        Bad("The library requires a deposit of £5 for each headset."),
        Bad("After the summer the department will decide on the hedge."),
        Bad("Brightwell values its visitors.", context=Context(company="Brightwell")),
        Good("We at Acme are sorry.", why="we, with the name"),
        Good("Acme's warranty runs for two years.", why="the name owns a product"),
        Good("I spoke to the company that made the hinge.", why="another company"),
        Good("Our customer services team rang you at 9; that was me, Tom.", why="our team, and I"),
        Good("I rang the library, and the library requires a form, which I've filled in for you.", why="another body"),
        Good("Welcome to Acme!", why="a greeting"),
        Good("The bank that sent your payment is closed today.", why="the customer's own bank"),
        Good("The company that made the hinge has confirmed the fault.", why="another company"),
    ),
)
