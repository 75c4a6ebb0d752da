"""Repairs: what the firm does, will do or offers to do to put things right ("I've refunded you", "a new one ships tonight")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.failure import TURNED_VERBS, WRONG_WORDS, clause_words
from replylint.moves.move import Move, following, words_before
from replylint.moves.time import timed
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses

Mode = Literal["done", "committed", "offered", "resolved"]

# Verbs that put something right by themselves.
REPAIR_VERBS = frozenset(
    "activate add adjust amend apply arrange backdate book bring bump cancel change clear close collect compensate correct courier cover create credit delete "
    "deliver disable discount dispatch drop email enable exchange expedite extend finish fix generate give halve hand-deliver hold honor install issue lift "
    "link load lock mail make-good mend merge move open order organize overnight pay post prepare print prioritize process pull push reactivate reallocate "
    "rebook recalculate rectify re-enable redeliver redirect redo reduce reduce refill refresh refund reimburse reinstate reissue release remake remove renew "
    "reopen repair repay replace reprint rerun reroute resend reserve reset reship resolve restart restore retrieve return reverse revert rewrite rush "
    "schedule secure send set settle ship solve sort stop straighten submit swap switch top track transfer trigger turn unblock uninstall unlink unlock "
    "unsubscribe update upgrade upload void waive whitelist wipe".split()
)
# Empty by themselves; a repair with one of the nouns.
LIGHT_VERBS = frozenset(
    "apply arrange authorize approve begin book complete confirm create do file get give grant hand initiate issue knock log make organize place put process "
    "raise request run set start submit take throw".split()
)
REPAIR_NOUNS = frozenset(
    "adjustment amendment appointment booking callback cancellation chargeback collection compensation correction credit delivery discount engineer exchange "
    "extension fix label gesture migration order payment pickup rebooking redelivery reduction refund reimbursement repair replacement reroute reset return "
    "reversal room slot switch swap technician transfer update upgrade visit voucher waiver change parcel another one table".split()
)
# Light verbs that say nothing without their noun; the other light verbs are repair verbs too.
_ONLY_LIGHT = LIGHT_VERBS - REPAIR_VERBS | {
    "get",
    "put",
    "make",
    "take",
    "give",
    "do",
    "set",
    "turn",
    "pull",
    "push",
    "throw",
    "hold",
    "open",
    "close",
    "submit",
}
CONTACT_VERBS = frozenset(
    "call ring phone email write text message contact reply update tell confirm notify ping message".split()
)
# Objects that make a repair verb mean the firm's own affairs ("we're updating our process").
_INWARD = frozenset(
    "process procedure service standard experience awareness feedback thought concern comment attention investigation policy team management "
    "communication performance patience request message regard apology newsletter offer best".split()
)
_ARRIVING = frozenset("arrive ship leave land go come reach deliver dispatch be follow".split())
_WILLING = Phrases(
    "would you (like|prefer|want) (me|us) to", "(shall|should|can|could|may) (i|we)", "do you want (me|us) to", "(happy|glad|delighted|pleased) to",
    "(i|we) would ~ (love|like|be (happy|glad|able)) to", "let (me|us)", "(i|we) (can|could) ~ _", "(i|we) <be> ~ able to", "if you (like|prefer|want|would like|would rather|would prefer)",
)  # fmt: skip
_RESOLVED = Phrases(
    "(is|are|was|were|been|be|now) ~ (all|fully|completely|finally)? (fixed|resolved|restored|sorted|repaired|solved|corrected|rectified|settled|reinstated|unblocked|unlocked|cleared) (out)?",
    "(is|are|been|now) ~ (all|fully)? (back online|back up|up and running|back to normal|back in service|working (again|now|normally|as normal|properly|fine)|good to go|all set|live again|back on)",
    "^ (all|now)? (~) (sorted|fixed|done|refunded|cancelled|resolved|corrected|updated|sent|booked|reset|restored) (out|now|for you|that)? (!|.|,|-|–|—|:|$)",
    "(everything|it|this|that|they|page|site|account|app|service|payment|login) (<be>|should be|should now be) ~ (working|back|fixed|fine|available|online|live) (again|now|normally|properly)?",
    "<work> again (now)?", "should ~ <work> (now|again|fine|properly)", "(that|this|it) is ~ (all)? (done|sorted|fixed|gone through|in place|set up)",
)  # fmt: skip
_PUT_RIGHT = Phrases(
    "(put|set|make|making|putting|setting) (this|that|it|things|everything) (all)? right", "(make|making|made) (it|this|that) up to you", "(get|have) (this|that|it|you) ~ (sorted|fixed|booked|refunded|replaced|sent|moved|resolved|delivered|set up)",
    "<get> (a|the|your|another|this|that|one) ... (out|back|over|delivered|sent|shipped|booked) (to you|for you)?", "<knock> @NP off", "<take> @NP off", "<put> @NP (aside|by|through|back|right)",
)  # fmt: skip
_REACHING = Phrases(
    "<get> back to you", "<be> (back)? in (touch|contact)", "<let> you know", "<keep> you (posted|updated|informed|in the loop)", "<give> you (a|another|one) ~ (call|ring|bell|update|shout|buzz)",
    "<come> back to you", "<follow> up (with you)?", "<reach> out", "<drop> you (a|an) (line|email|note|text|message)", "<report> back",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Repair(Move):
    """A step towards putting things right.

    `mode` says how far it has come: done ("I've refunded"), committed ("I'll refund"), offered ("I can refund", "would you like"),
    resolved ("it's fixed"). `who` is the subject's class: FIRM for a first person, THING for "your refund has been issued", NOBODY
    for "Sorted!". `bounded` tells a bounded time in its sentence. `contingent` marks what waits for an if, once or when of the
    customer's ("once you send it back").
    """

    mode: Mode
    verb: str
    who: Who
    bounded: bool
    contingent: bool = False


@once
def repairs(reply: Passage) -> tuple[Repair, ...]:
    """All repairs in text order; not what is negated, asked of the customer, supposed, or a failure told with a repair verb."""
    found: dict[int, Repair] = {}
    for clause in clauses(reply):
        mode = _mode(reply, clause)
        if mode is not None and _repairs(reply, clause):
            found[clause.verb.i] = Repair(
                clause.start,
                clause.end,
                clause.sentence,
                mode,
                clause.lemma,
                clause.who,
                timed(reply, clause.sentence),
                _contingent(reply, clause),
            )
    taken = {i for r in found.values() for i in range(r.start, r.end)} if _RESOLVED.find(reply) else set()
    for match in _RESOLVED.find(reply):
        last = match.words[-1]
        if match.start in taken or _unsettled(match.words[0], last):
            continue
        lemma = next((w.lemma for w in match.words if w.pos in ("VERB", "ADJ")), last.lemma)
        found[match.words[0].i] = Repair(
            match.start, match.end, match.sentence, "resolved", lemma, Who.THING, timed(reply, match.sentence)
        )
    return tuple(sorted(found.values(), key=lambda r: r.start))


@once
def contacts(reply: Passage) -> tuple[Repair, ...]:
    """Promises and offers to get in touch ("I'll call you by five"), in text order, in the same shape as repairs."""
    found: list[Repair] = []
    for clause in clauses(reply):
        if clause.who not in (Who.FIRM, Who.THIRD) or clause.negated or clause.question or clause.imperative:
            continue
        lemma = clause.lemma
        reaching = any(clause.start <= m.start < clause.end for m in _REACHING.find_in(reply, clause.sentence))
        told = lemma in CONTACT_VERBS and any(w.norm in ("you", "back") for w in clause.verb.children)
        if not (reaching or told):
            continue
        mode = _mode(reply, clause)
        if mode in ("committed", "offered"):
            found.append(
                Repair(
                    clause.start,
                    clause.end,
                    clause.sentence,
                    mode,
                    lemma,
                    clause.who,
                    timed(reply, clause.sentence),
                    _contingent(reply, clause),
                )
            )
    return tuple(found)


@once
def _repaired(reply: Passage) -> frozenset[int]:
    return frozenset(r.sentence.index for r in repairs(reply))


def repaired_near(reply: Passage, sentence: Sentence, before: int = 2, after: int = 2) -> bool:
    """Whether a repair stands in the sentence or among those around it."""
    found = _repaired(reply)
    return bool(found) and any(i in found for i in range(sentence.index - before, sentence.index + after + 1))


def _mode(reply: Passage, clause: Clause) -> Mode | None:
    """How far an action of the firm's has come, or None when it is none."""
    verb = clause.verb
    if verb.pos not in ("VERB", "AUX") and verb.tag not in ("VBN", "VBD", "VB", "VBG"):
        return None
    if clause.negated or clause.imperative and not _is_let_me(verb):
        return None
    if _offering(reply, clause):
        return None if _supposed(clause) else "offered"
    if clause.question or clause.conditional:
        return None
    if clause.who is Who.FIRM or (clause.who is Who.THIRD and clause.modal == "will"):
        if clause.modal in ("will", "shall") or _going_to(clause):
            return "committed"
        if clause.modal in ("can", "could"):
            return "offered"
        if clause.modal is not None:
            return None
        if clause.perfect or clause.tense == "past":
            return "done" if not _used_to(verb) else None
        if verb.tag == "VBG" and any(c.lemma == "be" for c in verb.children):
            return "committed"
        return None
    if clause.who is Who.THING or (clause.who is Who.YOU and clause.passive):
        if clause.passive:
            if clause.modal in ("will", "shall") or _going_to(clause) or verb_is_being(clause):
                return "committed"
            return "done" if clause.modal is None and (clause.perfect or clause.tense in ("past", "present")) else None
        if (
            verb.lemma in _ARRIVING
            and timed(reply, clause.sentence)
            and (clause.tense == "future" or verb.tag in ("VBZ", "VBG"))
        ):
            return "committed"
    return None


def verb_is_being(clause: Clause) -> bool:
    """Whether a passive is going on: "is being replaced"."""
    return any(c.norm == "being" for c in clause.verb.children)


def _repairs(reply: Passage, clause: Clause) -> bool:
    """Whether what is done is a repair."""
    verb, lemma = clause.verb, clause.lemma
    if clause.who in (Who.THING, Who.YOU, Who.THIRD) and not clause.passive and lemma in _ARRIVING:
        return True
    right = any(clause.start <= m.start < clause.end for m in _PUT_RIGHT.find_in(reply, clause.sentence))
    words = clause_words(clause)
    if not right:
        nouns = {w.lemma for w in words if w.pos in ("NOUN", "PROPN", "NUM", "PRON") and w is not clause.subject}
        if lemma in LIGHT_VERBS and nouns & REPAIR_NOUNS:
            right = True
        elif lemma in REPAIR_VERBS and lemma not in _ONLY_LIGHT:
            target = verb.child("obj", "nsubj:pass", "iobj")
            right = (
                target is None
                or target.lemma not in _INWARD
                or target.has("nmod:poss")
                and target.lemma in ("offer", "request")
            )
            if (
                target is None
                and not clause.passive
                and lemma
                in ("close", "open", "change", "add", "order", "move", "return", "stop", "turn", "track", "work", "send")
            ):
                right = False
        elif lemma in REPAIR_VERBS:
            right = (
                verb.child("compound:prt") is not None
                and lemma in ("set", "turn", "put", "give")
                or (lemma == "give" and any(w.pos == "NUM" for w in words))
            )
    if not right:
        return False
    if (lemma in TURNED_VERBS or lemma in ("cancel", "stop", "return", "lock", "close", "delete", "remove")) and _mode_is_past(
        clause
    ):
        if any(
            w.norm in WRONG_WORDS and w.norm not in ("double", "extra", "without", "late", "empty")
            for w in words
            if w.i > verb.i
        ) and not _replaces(words):
            return False
    return not _inside_apology(verb)


def _replaces(words: list[Word]) -> bool:
    """ "refunded the wrong charge", "replaced the damaged one": the wrong thing is what gets mended."""
    return any(
        w.lemma
        in (
            "refund",
            "replace",
            "correct",
            "fix",
            "reverse",
            "remove",
            "cancel",
            "swap",
            "exchange",
            "credit",
            "repay",
            "reimburse",
        )
        for w in words
    ) and not any(w.norm in ("mistake", "mistakenly", "error", "accident", "accidentally") for w in words)


def _mode_is_past(clause: Clause) -> bool:
    return clause.tense == "past" or clause.perfect


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
    return any(w.norm == "sorry" or w.lemma in ("apologize", "regret") for w in before) and not any(
        w.pos == "PUNCT" for w in before
    )


def _offering(reply: Passage, clause: Clause) -> bool:
    for match in _WILLING.find_in(reply, clause.sentence):
        last = match.words[-1].i
        if match.words[-1] is clause.verb or last < clause.verb.i <= last + 3:
            if match.words[0].norm == "if":
                continue
            return True
    return False


def _supposed(clause: Clause) -> bool:
    """An offer of something counterfactual: "if we had …, we could have"."""
    return clause.perfect


def _is_let_me(verb: Word) -> bool:
    return verb.lemma == "let"


def _going_to(clause: Clause) -> bool:
    return any(w.norm in ("going", "gonna") for w in words_before(clause.verb, 2))


def _used_to(verb: Word) -> bool:
    return any(w.norm == "used" for w in words_before(verb, 2))


_CONTINGENT = frozenset({"if", "once", "when", "after", "unless", "until", "soon", "provided", "upon", "as"})


def _contingent(reply: Passage, clause: Clause) -> bool:
    """Whether it waits for something that the customer has to do first."""
    from replylint.scope import clauses_in

    for other in clauses_in(reply, clause.sentence):
        if other.who is Who.YOU and other is not clause and other.verb.i != clause.verb.i:
            first = next((w for w in clause.sentence.words if w.start >= other.start), other.verb)
            lead = [first, *words_before(other.subject, 3)] if other.subject is not None else [first]
            if any(w.norm in _CONTINGENT for w in lead):
                return True
    return False


def _unsettled(first: Word, last: Word) -> bool:
    """A state that is denied, hoped for or still to come."""
    before = words_before(first, 4)
    inside = [w for w in first.sentence.words if first.i <= w.i <= last.i]
    if any(
        w.norm in ("not", "never", "until", "once", "when", "if", "hope", "unless", "to", "will", "cannot", "whether", "while")
        for w in [*before, *inside]
    ):
        return True
    after = following(last)
    return first.sentence.is_question or (after is not None and after.norm in ("income", "price", "rate", "by", "term"))
