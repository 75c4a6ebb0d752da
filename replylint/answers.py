"""Which of the customer's questions a reply answers.

Read off its form: a time answers when, an amount how much, a yes or a word of the thing itself a yes-or-no question.
"""

from __future__ import annotations

from replylint.asking import Question
from replylint.customer import Customer
from replylint.issues import echoed
from replylint.moves.apology import apologies
from replylint.moves.cause import causes
from replylint.moves.ownership import ownerships
from replylint.moves.repair import repairs
from replylint.moves.substance import parts
from replylint.moves.time import times
from replylint.passage import Sentence, Word, once
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.scope import Clause, Who, clauses

LONG = 70  # words from which a reply is taken to answer what it so much as touches

_YES = Phrases(
    "^ (yes|no|nope|yep|yeah|yup|sure|absolutely|certainly|definitely|indeed|correct|exactly|right|unfortunately|sadly|sorry|not|done|of course|no problem|afraid|gladly|happily|fraid|course)", "(i|we) (am|are) afraid", "(i|we) (do|did|can|could|will|have|are|am|would|may|should) (not)? (,|.|!|$)", "it (is|does|will|can|should|has|was|did|would)",
    "(i|we) can confirm", "not yet", "at the moment", "no longer", "it depends", "(do not|would not)? (think|believe|hope|guess|expect) (so|not)",
)  # fmt: skip
_DONE = Phrases(
    "^ (attached|enclosed|done|sent|booked|canceled|refunded|updated|changed|sorted|added|removed|fixed|consider it done|on its way)"
)
_BOTH = Phrases("^ (yes|no) ,? (to)? (both|all|either)", "^ (both|neither)")
_WHY = Phrases(
    "because", "since", "as a result", "due to", "owing to", "the reason", "which is why", "that is why", "(is|was|were|are) (a|an|the) .. (fee|charge|fault|error|mistake|bug|deposit|hold|tax|limit|rule|setting|problem|change)", "by mistake", "(caused|triggered|explained) by", "this happens when", "it happens when", "turns out", "so that", "in order to", "to (protect|prevent|stop|avoid|make sure|keep|comply|allow)", "means that", "comes from",
)  # fmt: skip
_AMOUNT = Phrases(
    "free", "no (charge|cost|fee|extra)", "nothing", "included", "(costs|cost|price|priced|charge|charged|fee|rate|total) .. @NUM", "@NUM (pounds|euros|dollars|pence|cents|percent|gb|mb|people|pieces|items|cm|mm|kg|litres|liters|miles|km|m)", "(as many|as much|up to|at least|between|unlimited|one|two|three|four|five|six|ten|none|several|dozens|hundreds)", "half", "double", "twice",
)  # fmt: skip
_WHEN = Phrases("once", "as soon as", "when", "after", "until", "still", "already", "soon", "shortly", "currently", "(is|are|was) (on|out|off) .. (way|delivery|today)", "(next|this|last) @NOUN", "@NUM (minutes|hours|days|weeks|months|business|working)", "early", "late", "mid", "spring", "summer", "autumn", "winter", "date", "never", "not (yet|known|decided)")  # fmt: skip
_WHERE = Phrases(
    "(at|in|on|under|inside|behind|near|via|through|from|to|into|opposite|next to|between) (the|your|our|my|a|this|that|any|@PROPN|@NOUN)",
    "here",
    "there",
    "attached",
    "below",
    "above",
    "online",
    "page",
    "link",
)
_WHO = Phrases(
    "(speak|talk|write|email|call|ask|contact|reach|ring) (to|with|me|us|our|the)?",
    "i (can|will|am|do)",
    "we (can|will|do)",
    "team",
    "(manager|colleague|department|desk|driver|engineer|doctor|teacher)",
    "me",
)
# That it is not known is an answer too.
_UNKNOWN = Phrases(
    "(i|we|nobody|no one) ~ (do|did|does) not ~ (yet)? know", "(i|we) (have|had) not (yet)? ~ (heard|been told|found out|decided)", "(i|we) <have> no (idea|information|news|date|experience)",
    "(i|we) (am|are) not (yet)? ~ (sure|certain|aware)", "(i|we) can not (yet)? (say|tell)", "too early to (say|tell)",
)  # fmt: skip
# What answers why without a word of cause: what the firm did or what befell, but not that it looked into it,
# passed it on or was told of it; and what the thing is.
_HANDLING = frozenset(
    "address appreciate ask charge check confirm contact discuss email enter escalate find forward get hear investigate know let log look "
    "mention note notice pass raise read receive record register reply report review see send sort speak submit take talk tell try understand "
    "want write".split()
)
_REPEATING = frozenset("appreciate confirm hear know note notice read realize regret see sorry understand".split())
_NO_NAME = frozenset("concern day feedback matter one pity pleasure point query question shame subject time topic".split())
_PRICED = frozenset("charge charged cost fee pay price rate".split())
_CLOCK = Phrases("(at|by|from|until|between|since) @NUM")
_CURRENCY = frozenset("£$€")
_TIME_UNITS = frozenset("second minute hour day week month year".split())


@once
def questions_of(customer: Customer) -> tuple[Question, ...]:
    """What the customer asks, without what is asked again in other words, as in a subject line."""
    kept: list[Question] = []
    for question in customer.questions:
        if not any(question.kind == other.kind and question.lemmas <= other.lemmas | {""} for other in kept):
            kept = [k for k in kept if not (k.kind == question.kind and k.lemmas and k.lemmas < question.lemmas)]
            kept.append(question)
    return tuple(kept)


@once
def unanswered(reply: Reply) -> tuple[Question, ...]:
    """Those of the customer's questions that nothing in the reply answers."""
    customer = reply.customer
    if customer is None or not reply.words:
        return ()
    asked = questions_of(customer)
    return tuple([q for q in asked if not _is_answered(reply, customer, q, asked)])


def _is_answered(reply: Reply, customer: Customer, question: Question, asked: tuple[Question, ...]) -> bool:
    kind = question.kind
    touched = any(echoed(lemma, reply) for lemma in question.lemmas)
    alone = len(asked) == 1 or not question.lemmas or (_is_measured(reply, kind) and sum(q.kind == kind for q in asked) == 1)
    if reply.word_count > LONG and (touched or alone):
        return True
    gives = bool(repairs(reply)) or any(p.kind in ("step", "done", "pointer") for p in parts(reply)) or ">" in reply.source
    if (alone or touched) and kind != "request" and _UNKNOWN.find(reply):
        return True
    if kind in ("request", "how"):
        return gives or touched or bool(_DONE.find(reply))
    if kind == "choice":
        named = {w.lemma for w in _asked_words(customer, question) if w.pos in _NAMING}
        return (
            touched or any(echoed(lemma, reply) for lemma in named) or (alone and (gives or _states(reply) or _is_named(reply)))
        )
    if kind == "which":
        return touched or (alone and (gives or reply.word_count >= 12 or _is_named(reply)))
    typed = _has_type(reply, customer, question)
    if kind == "yes-no":
        first = next(q for q in asked if q.kind == kind)
        if _BOTH.find(reply) or (
            question is first and reply.sentences[0].words[0].norm in ("yes", "yep", "yeah", "no", "nope")
        ):
            return True
        if _PRICED & question.lemmas and any(_is_amount(w) for w in reply.words):
            return True  # "does it cost anything?": "€12 per person"
        if typed and (alone or touched):
            return True
        return any(echoed(lemma, reply) for lemma in _predicate(customer, question)) or (
            gives and alone and bool(repairs(reply))
        )
    return typed and (alone or touched)


_NAMING = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "VERB"})


def _states(reply: Reply) -> bool:
    """Whether a longer reply says how things are or will be, in words other than the customer's; not how pleased the firm is."""
    return reply.word_count >= 12 and any(
        c.asserted
        and c.who is not Who.FIRM
        and c.verb.head.lemma not in _REPEATING | {"pleased", "glad", "happy", "delighted"}
        and not c.perfect
        for c in clauses(reply)
    )


def _is_named(reply: Reply) -> bool:
    """ "Anything but trainers.", "The blue one.": no sentence, and so an answer."""
    words = reply.sentences[0].words
    return not any(w.pos in ("VERB", "AUX", "INTJ") or w.lemma in ("thanks", "thank") for w in words) and any(
        w.pos in ("NOUN", "NUM", "ADJ", "PROPN") for w in words
    )


def _is_measured(reply: Reply, kind: str) -> bool:
    """Whether a time or an amount is told: it can only answer the one question that asks for one."""
    return (
        bool(times(reply) or _CLOCK.find(reply))
        if kind == "when"
        else kind == "how-much" and any(_is_amount(w) for w in reply.words)
    )


def _predicate(customer: Customer, question: Question) -> set[str]:
    """What a yes-or-no question wants to know of its subject: "waterproof" in "is the jacket waterproof?"."""
    words = _asked_words(customer, question)
    subject: set[int] = set()
    for word in words:
        # "Is there a way to edit it?" asks after what follows "there".
        if word.dep.startswith("nsubj") and word.norm != "there" and not word.head.has("expl"):
            subject |= {w.i for w in word.subtree()}
    named = [w.lemma for w in words if w.lemma in question.lemmas and w.i not in subject]
    whole = subject or any(w.norm in ("any", "there") for w in words[:2])
    return set(named) if whole else set(named[-1:])


def _asked_words(customer: Customer, question: Question) -> list[Word]:
    return [w for w in customer.words if question.start <= w.start < question.end and w.pos != "PUNCT"]


def _has_type(reply: Reply, customer: Customer, question: Question) -> bool:
    kind = question.kind
    if kind == "when":
        return bool(times(reply) or _WHEN.find(reply)) or any(w.pos == "NUM" for w in reply.words)
    if kind == "where":
        return (
            bool(reply.draft.of("url"))
            or any(not _is_thanks(m.sentence) for m in _WHERE.find(reply))
            or (_is_awaited(reply, customer, question) and bool(times(reply)))
        )
    if kind == "who":
        return bool(reply.draft.of("url") or _WHO.find(reply)) or any(w.pos == "PROPN" for w in reply.words)
    if kind == "how-much":
        return bool(_AMOUNT.find(reply)) or any(_is_amount(w) for w in reply.words)
    if kind == "why":
        if _WHY.find(reply) or causes(reply) or ownerships(reply):
            return True
        return any(_explains(reply, c, {w.lemma for w in _asked_words(customer, question)}) for c in clauses(reply))
    return bool(_YES.find(reply)) or any(_tells(c) for c in clauses(reply)) or bool(repairs(reply))


def _is_awaited(reply: Reply, customer: Customer, question: Question) -> bool:
    """ "Where's my lamp?": when the lamp comes is an answer as well."""
    if question.lemmas and not any(echoed(lemma, reply) for lemma in question.lemmas):
        return False
    norms = [w.norm for w in _asked_words(customer, question)]
    return norms[1:2] in (["is"], ["are"]) and norms[2:3] in (["my"], ["our"], ["it"])


def _is_thanks(sentence: Sentence) -> bool:
    """ "Your gift means the world to the team, thank you": no place is told in it."""
    return any(w.norm in ("thank", "thanks", "grateful") for w in sentence.words)


def _explains(reply: Reply, clause: Clause, asked: set[str]) -> bool:
    """Whether a clause tells something new of what came before ("we had the wrong age on file"), or what the thing is."""
    verb, subject = clause.verb, clause.subject
    if not clause.asserted or clause.lemma in asked or subject is None or clause.modal is not None:
        return False
    if verb.head.lemma in _REPEATING or any(m.start <= verb.start < m.end for m in (*apologies(reply), *repairs(reply))):
        return False
    if verb.pos in ("NOUN", "PROPN") and verb.has("cop"):
        return clause.lemma not in _NO_NAME and (subject.lemma in asked or subject.norm in _POINTING)
    if clause.tense != "past" or clause.lemma in _HANDLING:
        return False
    # "We've moved you to the front" is done about it; "we haven't had your form" and "your trial has ended" tell why.
    return clause.who is not Who.FIRM or clause.negated or not clause.perfect


def _is_amount(word: Word) -> bool:
    if word.text[0] in _CURRENCY or word.text[-1] in "%€£":
        return True
    if word.pos != "NUM":
        return False
    words = word.sentence.words
    at = word.i - words[0].i
    return at + 1 >= len(words) or words[at + 1].lemma not in _TIME_UNITS


def _tells(clause: Clause) -> bool:
    """Whether a clause says something of the thing asked about, if only by "it"."""
    return (
        clause.asserted
        and clause.subject is not None
        and clause.subject.norm in _POINTING | {"both", "he", "she", "all", "one"}
    )


_POINTING = frozenset({"it", "they", "that", "this", "these", "those"})
