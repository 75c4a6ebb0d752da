"""The fix has already happened, and the person who did it says so.

What is done needs no trust: of all answers to a complaint, a remedy in hand satisfies most, and soonest.

Sources: Orsingher10; Packard18; SmithBoltonWagner99
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import trimmed
from replylint.moves.failure import is_turned_wrong
from replylint.moves.move import words_after, words_before
from replylint.moves.repair import CARRYING_VERBS, OWN_AFFAIRS, REPAIR_VERBS, SERVICE_VERBS, Repair, repairs
from replylint.moves.time import timed, times
from replylint.passage import Sentence
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clauses, clauses_in

# Verbs of finding out; done with a result ("and your parcel is on van 4"), not by themselves.
_LEGWORK = frozenset(
    "ask call check chase contact find locate message phone reach ring speak talk test trace track visit".split()
)
_LEAVING = frozenset("arrive depart go leave ship dispatch land".split())
# Handed on, not done.
_HANDING = frozenset("escalate file flag forward log note open pass raise refer relay report share submit".split())
_EARLIER = frozenset({"before", "previously", "already", "last", "yesterday", "earlier"})
_DONE = Phrases(
    "^ (all|now)? (sorted|done|fixed|refunded|cancelled|updated|booked|sent|resolved|reset) (out|now|for you)? (!|.|,|-|–|—|:)"
)


def check(reply: Reply) -> Iterator[Hit]:
    """Repairs that are done, one a sentence; legwork where its result follows."""
    seen: set[int] = set()
    for repair in repairs(reply):
        if repair.sentence.index not in seen and _is_done(reply, repair):
            seen.add(repair.sentence.index)
            yield Hit(
                *trimmed(reply.source, repair.start, repair.end),
                confidence=0.9 if repair.bounded or _has_amount(repair.sentence) else 0.8,
            )
    for match in _DONE.find(reply):
        if match.sentence.index not in seen and not match.sentence.is_question:
            seen.add(match.sentence.index)
            yield Hit(*trimmed(reply.source, match.start, match.end), confidence=0.8)
    for clause in clauses(reply):
        if clause.sentence.index in seen or clause.sentence.is_question:
            continue
        if _found_out(reply, clause) or _left(reply, clause) or _handled(clause):
            seen.add(clause.sentence.index)
            yield Hit(*trimmed(reply.source, clause.start, clause.end), confidence=0.7)


def _is_done(reply: Reply, repair: Repair) -> bool:
    if repair.mode not in ("done", "resolved") or repair.contingent or repair.verb in _HANDING:
        return False
    words = [w for w in repair.sentence.words if repair.start <= w.start < repair.end]
    if repair.mode == "resolved":
        return not any(w.norm in ("should", "hopefully", "hope", "if") for w in repair.sentence.words)
    if repair.who is Who.FIRM:
        if any(w.lemma in ("try", "attempt", "would", "happy", "used", "ask", "refuse") for w in words) or any(
            w.norm in ("dm", "going") for w in words
        ):
            return False
        perfect = any(w.norm in ("have", "has") for w in words)
        # "I corrected the date": one person, and a thing that both know of.
        own = words[0].norm == "i" and any(w.norm in ("the", "it", "them", "both", "those") for w in words[2:4])
        return (
            perfect
            or own
            or repair.bounded
            or any(w.norm in ("you", "your", "just") for w in words)
            or _has_amount(repair.sentence)
        )
    if repair.who is Who.YOU or repair.who is Who.THING:
        # "Your refund was sent on Monday" is done; "orders are processed daily" is how things go.
        told = any(w.norm in ("has", "have") for w in words) and repair.verb not in ("set", "issue", "put", "make")
        here = any(w.norm in ("your", "you", "the", "it", "this", "that", "both") for w in words[:3])
        return (
            told
            and here
            and not (any(w.norm in _EARLIER and w.norm != "already" for w in words) and not timed(reply, repair.sentence))
        )
    return False


def _found_out(reply: Reply, clause: Clause) -> bool:
    if clause.who is not Who.FIRM or clause.negated or clause.lemma not in _LEGWORK or clause.conditional:
        return False
    if not (clause.perfect or clause.tense == "past") or clause.modal is not None:
        return False
    words = clause.sentence.words
    rest = words[clause.verb.i - words[0].i + 1 :]
    for nth, word in enumerate(rest):
        if word.norm in ("and", ":", "-", "–", "—") and nth > 0:
            after = rest[nth + 1 : nth + 14]
            # The result is told of the customer's thing or of somebody who now does something.
            return (
                bool(after)
                and after[0].norm in ("your", "it", "they", "he", "she", "the", "you")
                and any(w.pos in ("VERB", "AUX") for w in after)
                and not any(w.norm in ("not", "no", "cannot") for w in after[:6])
            )
    return _is_settled_next(reply, clause.sentence)


def _is_settled_next(reply: Reply, sentence: Sentence) -> bool:
    """ "I rang the depot. They've put your parcel on van 4": whoever was asked has done it, and the next sentence says so."""
    if sentence.index + 1 >= len(reply.sentences):
        return False
    clause = next(iter(clauses_in(reply, reply.sentences[sentence.index + 1])), None)
    return (
        clause is not None
        and clause.subject is not None
        and clause.subject.norm in ("they", "he", "she")
        and clause.perfect
        and clause.asserted
        and not (clause.negated or clause.modal)
        and clause.lemma in REPAIR_VERBS | SERVICE_VERBS | CARRYING_VERBS
        and any(w.norm in ("you", "your") for w in clause.words)
        and not is_turned_wrong(clause.verb)
    )


# What one does with one's hands to a thing of the customer's, which no other verb of repair tells.
_HANDIWORK = frozenset(
    "bag box clean clear cross dig fetch fill fish fit fold glue hang iron knock label mend mount nudge oil pack patch pin plug pop press "
    "put rub scrub seal sew stick strike strip swap sweep take tape tidy tie tighten top unhook unjam unpack unplug untangle wash wax wipe "
    "wire wrap".split()
)
_TAKING_OFF = frozenset({"cross", "knock", "strike", "take", "wipe"})
_AWAY = frozenset({"off", "out", "round", "from"})  # "knocked the fee off", not "knocked your fence over"
_SMALL_WORDS = frozenset({"it", "them", "both", "that", "this", "those"})


def _handled(clause: Clause) -> bool:
    """ "I fitted the new latch", "we've knocked the £12 fee off", "found the atlas and put it on the hold shelf under your name"."""
    if clause.who is not Who.FIRM or clause.negated or clause.passive or not clause.asserted or clause.modal is not None:
        return False
    joined = clause.verb.dep == "conj" and clause.verb.norm == "put"  # "and put it": no form tells its time
    if clause.lemma not in _HANDIWORK or not (clause.perfect or clause.tense == "past" or joined):
        return False
    if is_turned_wrong(clause.verb) and clause.lemma not in _TAKING_OFF:  # "knocked the late fee off" mends
        return False
    thing = clause.verb.child("obj")
    if thing is None:
        return False
    after = words_after(clause.verb, 9)
    if clause.lemma in _TAKING_OFF and not any(w.norm in _AWAY for w in after):
        return False
    theirs = any(w.norm in ("you", "your") or w.text[0] in "£$€" for w in after)
    mended = thing.norm in _SMALL_WORDS or any(c.norm in ("the", "a", "new") for c in thing.children)
    if thing.lemma in OWN_AFFAIRS or thing.lemma in _TALKED_ABOUT:
        return False
    return theirs or (mended and clause.lemma in _MENDING)


# What is put, taken or written without anything being mended: "I put your question to the team", "I took your call".
_TALKED_ABOUT = frozenset(
    "call case claim complaint concern detail email information inquiry issue letter matter message number order pressure price "
    "point problem query review ticket time trouble view word".split()
)
_MENDING = frozenset("fit glue mend oil patch sew tape tighten unblock unjam".split())


def _left(reply: Reply, clause: Clause) -> bool:
    """ "The new part went out this morning"."""
    if (
        clause.who is not Who.THING
        or clause.negated
        or clause.conditional
        or clause.lemma not in _LEAVING
        or clause.modal is not None
    ):
        return False
    if not (clause.perfect or clause.tense == "past") or (clause.passive and not clause.perfect):
        return False
    subject = clause.subject
    if subject is None or not any(
        w.norm in ("your", "the", "a", "it", "they", "both") for w in (subject, *words_before(subject, 3))
    ):
        return False
    out = any(w.norm in ("out", "off", "us", "back", "with") for w in words_after(clause.verb, 4)) or clause.lemma in (
        "ship",
        "dispatch",
        "leave",
    )
    return out and any(t.sentence is clause.sentence and clause.start <= t.start <= clause.end + 1 for t in times(reply))


def _has_amount(sentence: Sentence) -> bool:
    return any(w.text[0] in "£$€" or w.pos == "NUM" for w in sentence.words)


CREDIT = Credit(
    code="CRD002",
    dimension=Dimension.RESOLUTION,
    message="The fix is already done, and the reply says so.",
    check=check,
    value=0.6,
    evidence="A",
    examples=(
        Bad("I've refunded you £18; it left us at 10:40."),
        Bad("Done! Your name is corrected on both tickets."),
        Bad("I've just spoken to the depot and your parcel is on van 4."),
        Bad("I moved your appointment to Tuesday at 8."),
        Bad("I've reset it, and you can sign in now."),
        Bad("The new part went out this morning, signed for."),
        Bad("your order has been cancelled and the £12 is on its way back"),
        Bad("Olga has refunded your second ticket."),
        Bad("Ravi moved your appointment to Tuesday at 8."),
        Bad("I corrected the spelling on the plaque and sent the new proof to the engraver."),
        Bad("We've knocked the £12 late fee off your March invoice."),
        Bad("I found the atlas and put it on the hold shelf under your name."),
        Bad("I popped round this morning and fitted the new latch."),
        Good("I put your question to the team.", why="handed on"),
        Good("I took your call on Monday.", why="nothing is mended by it"),
        Good("We put the price up in May.", why="not done for the customer"),
        Good("We corrected papers all evening.", why="work as such"),
        Good("Dana left at nine this morning.", why="nothing is mended by it"),
        Good("Your brother Sam has cancelled the second room.", why="somebody of the customer's"),
        Good("I will try to refund you.", why="an attempt"),
        Good("Your refund will be processed.", why="a passive promise"),
        Good("We have noted your comments.", why="nothing was done"),
        Good("I've forwarded your email.", why="handed on without an outcome"),
        Good("You've been refunded before.", why="an earlier contact"),
        Good("I would have refunded you.", why="counterfactual"),
        Good("I've checked with the depot.", why="legwork without a result"),
        Bad("I rang the kennels. They've moved your spaniel to the quiet row."),
        Good("I called the kennels. They haven't moved your spaniel.", why="nothing came of it"),
        Good("I called the kennels. They close at five.", why="news, and nothing done"),
    ),
)
