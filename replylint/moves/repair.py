"""Repairs: what the firm does, will do or offers to do to put things right ("I've refunded you", "a new one ships tonight")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.english import is_word
from replylint.lexicon import words as lexicon
from replylint.moves.failure import TURNED_VERBS, WRONG_WORDS, is_turned_wrong
from replylint.moves.move import Move, following, words_after, words_before
from replylint.moves.time import timed
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses, clauses_in, is_ours, is_yours

Mode = Literal["done", "committed", "offered", "resolved"]

REPAIR_VERBS = lexicon("repair_verbs")
SERVICE_VERBS = lexicon("service_verbs")
CARRYING_VERBS = lexicon("carrying_verbs")
REPAIR_NOUNS = lexicon("repair_nouns")
OWN_AFFAIRS = lexicon("own_affairs")
CONTACT_VERBS = frozenset(
    {"call", "ring", "phone", "email", "write", "text", "message", "contact", "reply", "update", "tell", "notify", "ping"}
)
_ARRIVING = frozenset({"arrive", "ship", "leave", "land", "reach", "dispatch", "come", "go"})
# What is said of a thing by the firm that handles it, not of how a product works.
_HANDLED = frozenset(
    "account balance bag booking box case charge claim deposit fee flight item luggage membership money one order package parcel payment "
    "part place plan price purchase reservation room seat suitcase stay subscription ticket everything it this that these those they both".split()
)
_FOR_CUSTOMER = frozenset({"you", "your", "yours", "yourself"})
_WILLING = Phrases(
    "would you (like|prefer|want) (me|us) to",
    "(shall|should|can|could|may) (i|we)",
    "do you want (me|us) to",
    "(happy|glad|delighted|pleased) to",
    "(i|we) would ~ (love|like|be (happy|glad|able)) to",
    "let (me|us)",
    "(i|we) (can|could) ~ _",
    "(i|we) <be> ~ able to",
)
_PARTICIPLES = (
    "fixed|resolved|restored|sorted|repaired|solved|corrected|rectified|settled|reinstated|unblocked|unlocked|cleared|done"
)
_RESOLVED = Phrases(
    f"(is|are|has been|have been|was|were) (now|all|fully|completely|finally|already|just|both) (all|fully)? ({_PARTICIPLES}) (out)?",
    f"(it|this|that|everything|they|problem|issue|fault|error|bug|account|glitch) (is|has been|was|should be|are|have been) (now)? ({_PARTICIPLES}) (out)?",
    "(is|are|been|now) ~ (all|fully|now)? (back online|up and running|back to normal|back in service|working again|working now|good to go|all set|live again)",
    "^ (and|now|there)? all? (sorted|fixed|done|refunded|cancelled|resolved|corrected|updated|sent|booked|reset|restored) (out|now|for you|that)? (!|.|,|-|–|—|:|$)",
    "(everything|it|app|site|page|account|service|login|link) (is|should be) ~ (working|back up|back on|online) (again|now|normally|properly|$)",
    "should ~ <work> (now|again)",
)
_CHOICE = Phrases(
    "would you (like|prefer|rather have) (a|the|another|your|it|this|that|to have) ... "
    "(refund|refunded|replacement|replaced|exchange|credit|voucher|sent|resent|delivered|booked|moved|back|new one|fixed|repaired|collected)",
    "(do you want|shall we have|should we have) (a|the|another|your|it|this|that) ... (refund|refunded|replaced|replacement|sent|moved|back|collected)",
)
_PUT_RIGHT = Phrases(
    "(put|set|make|making|putting|setting) (this|that|it|things|everything) all? right",
    "(make|making|made) (it|this|that) up to you",
    "(get|have|got) (this|that|it|you|your _) ~ (sorted|fixed|booked|refunded|replaced|sent out|moved|resolved|delivered|set up)",
    "<get> (a|the|your|another|this|that|one) ... (out|over|back|delivered|sent|shipped|booked) (to you|for you)",
    "<knock> @NP off",
    "<take> (@NUM|@SYM|the|that) ... off",
    "<put> (a|the|your|one|it|them|another) ... (aside|through|back on|right|in the (post|mail))",
)
_REACHING = Phrases(
    "<get> back to you",
    "<be> back? in (touch|contact)",
    "<let> you know",
    "<keep> you (posted|updated|informed|in the loop)",
    "<give> you (a|another|one) ~ (call|ring|bell|update|shout|buzz)",
    "<come> back to you",
    "<follow> up",
    "<reach> out",
    "<drop> you (a|an) (line|email|note|text|message)",
    "<report> back",
)
_DONE_TO_PEOPLE = frozenset(
    {"refund", "reimburse", "credit", "compensate", "rebook", "upgrade", "repay", "unblock", "unsubscribe", "move"}
)
# What one does with what the customer has lost: "I've restored every message".
_GIVING_BACK = frozenset({"recover", "reinstate", "restore", "retrieve", "return"})
# With a definite object these are for this customer: "I've sent the larger size".
_SENDING = frozenset(
    {"send", "post", "deliver", "bring", "book", "order", "move", "collect", "unlock", "remove", "clear", "secure"}
)
_BACKGROUND = frozenset(
    {"as", "when", "whenever", "since", "while", "until", "before", "after", "where", "because", "although", "though", "once"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Repair(Move):
    """A step towards putting things right.

    `mode` says how far it has come: done ("I've refunded"), committed ("I'll refund"), offered ("I can refund", "would you like"),
    resolved ("it's fixed"). `verb` is the lemma. `who` is the subject's class: FIRM for a first person or somebody named, THING for "your refund has
    been issued" or "Sorted!". `bounded` tells a bounded time in its sentence. `contingent` marks what waits for an if, once or when
    of the customer's ("once you send it back").
    """

    mode: Mode
    verb: str
    who: Who
    bounded: bool
    contingent: bool = False


@once
def repairs(reply: Passage) -> tuple[Repair, ...]:
    """All repairs in text order; not what is negated, asked of the customer, supposed, or a failure told with a verb of repair."""
    found: list[Repair] = []
    for clause in clauses(reply):
        if clause.lemma not in _EVERY_VERB:
            continue
        mode = _mode(reply, clause)
        if mode is not None and _puts_right(reply, clause) and not _inside_apology(clause.verb):
            found.append(_repair(reply, clause, mode))
    for match in _CHOICE.find(reply):
        if not any(r.start < match.end and match.start < r.end for r in found):
            found.append(
                Repair(
                    match.start,
                    match.end,
                    match.sentence,
                    "offered",
                    match.words[-1].lemma,
                    Who.FIRM,
                    timed(reply, match.sentence),
                )
            )
    for match in _RESOLVED.find(reply):
        if any(r.start <= match.start < r.end for r in found) or _unsettled(match.words[0], match.words[-1]):
            continue
        lemma = next((w.lemma for w in reversed(match.words) if w.pos in ("VERB", "ADJ")), match.words[-1].lemma)
        found.append(Repair(match.start, match.end, match.sentence, "resolved", lemma, Who.THING, timed(reply, match.sentence)))
    return tuple(sorted(found, key=lambda r: r.start))


@once
def contacts(reply: Passage) -> tuple[Repair, ...]:
    """Promises and offers to get in touch ("I'll call you by five"), in text order, in the same shape as repairs."""
    found: list[Repair] = []
    for clause in clauses(reply):
        if not (clause.who is Who.FIRM or _is_person(clause)) or clause.lemma not in _TOUCHING:
            continue
        reaching = any(clause.start <= m.start < clause.end for m in _REACHING.find_in(reply, clause.sentence))
        told = clause.lemma in CONTACT_VERBS and any(w.norm in ("you", "back") for w in words_after(clause.verb, 2))
        if reaching or told:
            mode = _mode(reply, clause)
            if mode in ("committed", "offered") and clause.modal != "can":
                found.append(_repair(reply, clause, mode))
    return tuple(found)


@once
def _repaired(reply: Passage) -> frozenset[int]:
    return frozenset(r.sentence.index for r in repairs(reply))


def repaired_near(reply: Passage, sentence: Sentence, before: int = 2, after: int = 2) -> bool:
    """Whether a repair stands in the sentence or among those around it."""
    found = _repaired(reply)
    return bool(found) and any(i in found for i in range(sentence.index - before, sentence.index + after + 1))


_EVERY_VERB = REPAIR_VERBS | SERVICE_VERBS | CARRYING_VERBS | _ARRIVING | {"get", "make", "put", "take", "have", "be"}
_TOUCHING = CONTACT_VERBS | {
    "get",
    "be",
    "touch",
    "contact",
    "let",
    "know",
    "keep",
    "give",
    "come",
    "follow",
    "reach",
    "drop",
    "report",
    "back",
}


def _repair(reply: Passage, clause: Clause, mode: Mode) -> Repair:
    return Repair(
        start=clause.start,
        end=clause.end,
        sentence=clause.sentence,
        mode=mode,
        verb=clause.lemma,
        who=Who.FIRM if mode == "offered" or _is_done_by_name(clause) else clause.who,
        bounded=timed(reply, clause.sentence),
        contingent=_is_contingent(reply, clause),
    )


def _mode(reply: Passage, clause: Clause) -> Mode | None:
    """How far an action of the firm's has come, or None when it is none."""
    verb = clause.verb
    if clause.negated or _is_background(verb):
        return None
    if verb.dep in ("acl", "acl:relcl", "csubj") and not _goes_on(clause):
        return None
    if _is_offered(reply, clause):
        return None if clause.perfect else "offered"
    if clause.question or clause.conditional or clause.imperative or _is_quoted_belief(clause):
        return None
    if not clause.passive and (clause.who is Who.FIRM or (_is_person(clause) and clause.modal == "will")):
        return _mode_of_firm(clause)
    if _is_done_by_name(clause):
        # "Kofi reset it": one person does so in the past, or it would be "resets".
        past = clause.lemma in _SAME_IN_PAST and verb.norm == clause.lemma and clause.tense == "present" and verb.dep != "xcomp"
        return None if clause.modal is not None else "done" if past else _mode_of_firm(clause)
    if clause.passive or clause.who in (Who.THING, Who.THIRD):
        return _mode_of_thing(reply, clause)
    return None


def _is_person(clause: Clause) -> bool:
    """Whether the subject is somebody: a third party, a name, or the "who" of "Dana in billing, who will call you"."""
    return clause.who is Who.THIRD or (clause.subject is not None and (clause.subject.pos == "PROPN" or _goes_on(clause)))


def is_named(clause: Clause) -> bool:
    """Whether the subject is somebody called by name, "Dana" or "Mr Shah", who is taken for one of the firm's."""
    who = clause.subject
    if who is None or not who.text.istitle() or who.norm in lexicon("weekdays") | lexicon("outside_parties"):
        return False
    # A name that opens the sentence may be parsed as a noun.
    opens = who.tag == "NN" and who is who.sentence.words[0] and not is_word(who.norm)
    return who.pos == "PROPN" or opens or any(w.norm.rstrip(".") in _TITLES for w in words_before(who, 1))


_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx"})
_SAME_IN_PAST = frozenset({"cut", "put", "reset", "set", "shut"})


def _is_done_by_name(clause: Clause) -> bool:
    """ "Olga has booked you in", "Dana replaced the pump"; not where Dana went, what your Sam did, nor what "Acme have" done."""
    if clause.passive or clause.lemma in _ARRIVING or clause.subject is None or not is_named(clause):
        return False
    around = {w.norm for w in (*words_before(clause.subject, 3), *clause.verb.children) if w.i < clause.verb.i}
    return not around & {"the", "a", "an", "your", "their", "his", "her", "have", "are", "were"}


def _goes_on(clause: Clause) -> bool:
    """A "who" after a comma says more of somebody; without one it only tells which: "ask the driver who will call you"."""
    who = clause.subject
    return who is not None and who.norm == "who" and any(w.text == "," for w in words_before(who, 1))


def _mode_of_firm(clause: Clause) -> Mode | None:
    verb = clause.verb
    if clause.modal in ("will", "shall") or clause.tense == "future":
        return "committed"
    if clause.modal is not None:
        return "offered" if clause.modal == "can" else None
    if clause.tense == "past":
        return None if any(w.norm in ("used", "usually", "always") for w in words_before(verb, 2)) else "done"
    if verb.tag == "VBG" and (
        any(c.lemma == "be" for c in verb.children) or clause.subject is None or clause.subject.norm == "were"
    ):
        return (
            "committed" if not any(w.norm in ("always", "constantly", "continually") for w in words_before(verb, 2)) else None
        )
    return None


def _mode_of_thing(reply: Passage, clause: Clause) -> Mode | None:
    verb = clause.verb
    if not _is_customers(reply, clause) or (clause.who is Who.YOU and clause.lemma not in _DONE_TO_PEOPLE):
        return None
    if clause.passive:
        if any(w.norm == "by" and w.i > verb.i for w in words_after(verb, 2)) and not timed(reply, clause.sentence):
            return None
        if clause.modal in ("will", "shall") or clause.tense == "future" or any(c.norm == "being" for c in verb.children):
            return "committed"
        if clause.modal is not None or any(w.norm == "to" for w in words_before(verb, 2)):
            return None
        now = any(w.norm in ("now", "all", "already", "just", "both") for w in words_before(verb, 2)) or timed(
            reply, clause.sentence
        )
        return "done" if clause.perfect or clause.tense == "past" or now else None
    if clause.lemma in _ARRIVING and clause.modal != "should" and timed(reply, clause.sentence):
        if clause.tense == "past" and clause.modal is None:
            return "done" if clause.lemma in ("ship", "leave", "go", "dispatch") else None
        return "committed" if clause.tense == "future" or verb.tag in ("VBZ", "VBG") else None
    return None


def _is_customers(reply: Passage, clause: Clause) -> bool:
    """Whether a thing is one that the firm handles for this customer, not a product's part in general."""
    subject = clause.subject
    if subject is None:
        return False
    if subject.norm in _FOR_CUSTOMER or any(w.norm in _FOR_CUSTOMER for w in (*subject.children, *words_after(clause.verb, 3))):
        return True
    if (
        subject.lemma in _HANDLED
        or subject.lemma in REPAIR_NOUNS
        or any(c.norm in ("new", "right", "correct") for c in subject.children)
    ):
        return True
    ours = is_ours(subject)
    return timed(reply, clause.sentence) and not ours and subject.lemma not in lexicon("external_causes")


def _is_background(verb: Word) -> bool:
    """In a clause of time, place or reason: "as I just added it", "when it was updated"."""
    if verb.dep not in ("advcl", "advcl:relcl", "ccomp", "conj"):
        return False
    if any(c.norm == "that" and c.dep == "mark" and _so_before(c) for c in verb.children):
        return True
    return any(c.norm in _BACKGROUND and c.i < verb.i and c.dep in ("mark", "advmod", "case") for c in verb.children)


def _so_before(word: Word) -> bool:
    return any(w.norm == "so" for w in words_before(word, 1))


def _is_quoted_belief(clause: Clause) -> bool:
    """ "I think we sent it" tells, but "I'd expect it to be sent" supposes."""
    return clause.verb.dep in ("ccomp", "xcomp") and clause.verb.head.lemma in (
        "expect",
        "suppose",
        "assume",
        "hope",
        "wonder",
        "claim",
        "say",
    )


def _puts_right(reply: Passage, clause: Clause) -> bool:
    verb, lemma = clause.verb, clause.lemma
    if clause.who is not Who.FIRM and not clause.passive and lemma in _ARRIVING:
        return True
    if any(clause.start <= m.start < clause.end or m.words[0] is verb for m in _PUT_RIGHT.find_in(reply, clause.sentence)):
        return True
    if clause.tense == "past" and _is_failure(verb, lemma):
        return False
    target = verb.child("obj", "nsubj:pass") or (clause.subject if clause.passive else None)
    given_back = lemma in _GIVING_BACK
    if target is not None and target.lemma in OWN_AFFAIRS and not target.has("nmod:poss") and not given_back:
        return False
    if target is not None and target.child("nmod:poss") is not None and target.lemma in OWN_AFFAIRS:
        return is_yours(target) and lemma in REPAIR_VERBS
    if lemma in CARRYING_VERBS and _carries(verb, target):
        return True
    if lemma in REPAIR_VERBS:
        return True
    if lemma not in SERVICE_VERBS:
        return False
    return _is_for_customer(reply, clause, target)


def _carries(verb: Word, target: Word | None) -> bool:
    if target is not None:
        return target.lemma in REPAIR_NOUNS or any(c.lemma in REPAIR_NOUNS for c in target.children)
    return any(w.lemma in REPAIR_NOUNS and w.pos == "NOUN" for w in words_after(verb, 5))


def _is_for_customer(reply: Passage, clause: Clause, target: Word | None) -> bool:
    """Whether a verb of service is done for this customer, or with a number, a new thing or a bounded time."""
    near = [*words_after(clause.verb, 9), *([*target.children] if target is not None else [])]
    if any(
        w.norm in _FOR_CUSTOMER or w.norm in ("new", "another", "replacement", "spare", "missing", "correct", "right")
        for w in near
    ):
        return True
    if target is not None and (target.lemma in REPAIR_NOUNS or target.lemma in _HANDLED):
        return True
    if target is not None and clause.lemma in _SENDING and any(c.norm == "the" for c in target.children):
        return True
    return target is not None and (timed(reply, clause.sentence) or any(w.text[0] in "£$€" for w in near))


def _is_failure(verb: Word, lemma: str) -> bool:
    """ "We cancelled it by mistake", "we sent the wrong one": told of a failure, unless the wrong thing is what gets mended."""
    if lemma not in TURNED_VERBS and lemma not in ("cancel", "stop", "return", "lock", "close", "delete", "remove"):
        return False
    if not is_turned_wrong(verb):
        return False
    if lemma in ("refund", "remove", "cancel", "collect", "close", "apply"):
        return any(
            w.norm in ("mistake", "mistakenly", "error", "accident", "accidentally", "wrongly", "incorrectly")
            for w in words_after(verb, 8)
        )
    return any(w.norm in WRONG_WORDS for w in words_after(verb, 8))


def _inside_apology(verb: Word) -> bool:
    """Whether a clause is what is being apologised for: "sorry we cancelled it"."""
    at = verb
    for _ in range(6):
        if at.head is at or at.dep in ("conj", "parataxis"):
            break
        if at.dep in ("ccomp", "advcl", "acl", "xcomp", "obl") and (
            at.head.norm in ("sorry", "apologies") or at.head.lemma in ("apologize", "apology", "regret")
        ):
            return at.i > at.head.i
        at = at.head
    subject = next((w for w in words_before(verb, 5) if w.norm in ("we", "i")), None)
    if subject is None:
        return False
    before = words_before(subject, 2)
    return any(w.norm == "sorry" or w.lemma in ("apologize", "regret") for w in before) and all(
        w.pos != "PUNCT" for w in before
    )


def _is_offered(reply: Passage, clause: Clause) -> bool:
    if clause.conditional and clause.modal not in ("can", "will", "would", "could"):
        return False
    verb = clause.verb.i
    return any(m.words[-1].i <= verb <= m.words[-1].i + 3 for m in _WILLING.find_in(reply, clause.sentence))


_CONTINGENT = frozenset({"if", "once", "when", "after", "unless", "until", "soon", "provided", "upon"})


def _is_contingent(reply: Passage, clause: Clause) -> bool:
    """Whether it waits for something that the customer has to do first."""
    for other in clauses_in(reply, clause.sentence):
        if other.who is Who.YOU and other.verb is not clause.verb and other.subject is not None:
            before = words_before(other.subject, 2)
            if any(w.norm in _CONTINGENT for w in before) and other.lemma not in ("like", "prefer", "want", "wish"):
                return True
    return False


_UNSETTLING = frozenset(
    {
        "not",
        "never",
        "until",
        "once",
        "when",
        "if",
        "hope",
        "unless",
        "to",
        "will",
        "cannot",
        "whether",
        "while",
        "and",
        "which",
    }
)


def _unsettled(first: Word, last: Word) -> bool:
    """A state that is denied, hoped for or still to come."""
    words = [*words_before(first, 4), *(w for w in first.sentence.words if first.i <= w.i <= last.i)]
    if any(w.norm in _UNSETTLING for w in words if w.norm not in ("and", "to", "which") or w.i >= first.i):
        return not any(w.norm == "running" for w in words)
    after = following(last)
    return first.sentence.is_question or (after is not None and after.norm in ("income", "price", "rate", "by", "term", "with"))
