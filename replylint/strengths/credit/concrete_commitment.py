"""Names who does what by when.

A promise that can be held against a clock is worth several that can't: it tells the customer when to stop worrying, and when to
write again.

Sources: PackardBerger21; Packard18; PHSO
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import trimmed
from replylint.moves.move import words_before
from replylint.moves.repair import contacts, is_named, repairs
from replylint.moves.time import Time, times
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clause_of, clauses

_VAGUE = Phrases(
    "<look> into",
    "as soon as",
    "<do> (my|our) (best|utmost)",
    "<try> to",
    "<hope> to",
    "(someone|somebody|a member of|one of our)",
    "in due course",
    "<aim> to",
)
_EXPECTED = Phrases(
    "(^|please|so) expect (a|an|my|our|the|another) ~ (@ADJ)? (answer|call|email|message|news|reply|ring|text|update|visit) .. (from|by) (me|us|our|my|@PROPN) .."
)
_WHEREABOUTS = frozenset(
    "await available around away be closed happy here hope look need off open out see think understand work".split()
)
_ARRIVALS = frozenset("arrive be come go land leave reach ship start fit call ring".split())
_COMING = frozenset({"arrive", "call", "come", "reach", "ring", "visit"})  # "our roofer comes to you at nine"
_RECEIVED = frozenset({"get", "have", "hear", "receive"})
_PROMISED = frozenset(
    "answer call check chase come confirm drop email fetch find follow get have hear let look message phone "
    "post read report ring send speak talk tell update visit write".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Commitments of the firm's, or of somebody named, with a bounded time in the same clause; one a sentence."""
    bounded = [t for t in times(reply) if not t.past]
    if not bounded:
        return
    promised = {id(m): m for m in (*repairs(reply), *contacts(reply)) if m.mode == "committed" and not m.contingent}
    starts = {m.start for m in promised.values()}
    seen: set[int] = set()
    for match in _EXPECTED.find(reply):
        time = next((t for t in bounded if t.sentence is match.sentence), None)
        if time is not None and match.sentence.index not in seen:
            seen.add(match.sentence.index)
            yield Hit(*trimmed(reply.source, match.start, max(match.end, time.end)), confidence=0.75)
    for clause in clauses(reply):
        sentence = clause.sentence
        if (
            sentence.index in seen
            or sentence.is_question
            or clause.negated
            or clause.conditional
            or clause.imperative
            or clause.question
        ):
            continue
        time = next((t for t in bounded if t.sentence is sentence and _belongs(reply, t, clause)), None)
        if time is None or _VAGUE.find_in(reply, sentence):
            continue
        if _commits(clause, clause.start in starts):
            seen.add(sentence.index)
            yield Hit(
                *trimmed(reply.source, clause.start, max(clause.end, time.end)),
                confidence=0.9 if clause.who is Who.FIRM else 0.75,
            )


def _commits(clause: Clause, promised: bool) -> bool:
    future = clause.modal in ("will", "shall") or _is_going(clause)
    if clause.perfect and not future:
        return False
    if clause.who is Who.FIRM:
        if clause.subject is not None and clause.subject.norm in ("someone", "somebody"):
            return False
        if not future and clause.verb.tag != "VBG":
            return False
        return (
            promised or clause.lemma in _PROMISED or clause.verb.child("obj", "iobj") is not None
        ) and clause.lemma not in _WHEREABOUTS
    if clause.who is Who.YOU:
        # "You'll hear from me", "you will have my answer": the customer's end of what the firm will do.
        ours = any(w.norm in ("me", "us", "my", "our") for w in clause.words)
        return future and not clause.passive and clause.lemma in _RECEIVED and ours
    if clause.who in (Who.THIRD, Who.THING):
        subject = clause.subject
        if subject is None or (clause.passive and not is_named(clause)):
            return False
        you = any(w.norm in ("you", "your") for w in clause.verb.subtree())
        if is_named(clause):
            # "Omar will be at your door at nine", not "Omar will be in the office".
            acts = (clause.verb.pos == "VERB" or you) and clause.lemma not in _WHEREABOUTS
            return (future and acts) or (
                clause.verb.tag in ("VBZ", "VBG") and clause.lemma in _ARRIVALS | _PROMISED - {"have", "get", "hear"}
            )
        # "The new part reaches you on Thursday": the thing is the customer's, and so is the time.
        known = any(w.norm in ("your", "the", "it", "they", "a") for w in (subject, *words_before(subject, 3)))
        ours = you and clause.lemma in _COMING and any(w.norm == "our" for w in subject.children)
        there = clause.verb.pos in ("NOUN", "PROPN") and any(w.norm in ("in", "at", "on", "with") for w in clause.verb.children)
        return (
            (known or ours)
            and (future or clause.verb.tag == "VBZ")
            and (clause.lemma in _ARRIVALS | _COMING | {"be"} or there)
            and (you or clause.lemma not in ("be", "start", "go", "call"))
            and (not there or any(w.norm == "your" for w in (*subject.children, *clause.verb.children)))
        )
    return False


def _is_going(clause: Clause) -> bool:
    return any(w.norm in ("going", "gonna") for w in words_before(clause.verb, 2))


def _belongs(reply: Reply, time: Time, clause: Clause) -> bool:
    """Whether the time stands in the clause, or hangs on its verb where the parse has it further off."""
    if clause.start <= time.start < clause.end:
        return True
    word = next((w for w in time.sentence.words if w.start >= time.start), None)
    if word is None:
        return False
    owner = clause_of(reply, word)
    return owner is clause or (owner is not None and owner.verb.head is clause.verb and owner.verb.dep in ("xcomp", "conj"))


CREDIT = Credit(
    code="CRD003",
    dimension=Dimension.RESOLUTION,
    message="Names who does what, and by when.",
    check=check,
    value=0.5,
    evidence="A",
    examples=(
        Bad("I'll email you the courier's answer by 4 pm today."),
        Bad("Dana will call you before noon tomorrow on the number ending 471."),
        Bad("I'll check the log tonight and write to you at 9 either way."),
        Bad("The new part reaches you on Thursday between 8 and 10."),
        Bad("I'll refund it today; your bank shows it within three days."),
        Bad("I'll ring you on Friday whether or not it has arrived."),
        Bad("we're sending a new charger out tomorrow morning"),
        Bad("Ravi will refit the tap on Friday at 9."),
        Good("Ravi will be away on Friday.", why="whereabouts"),
        Good("We'll get back to you shortly.", why="vague"),
        Good("Someone will call you soon.", why="no owner, no time"),
        Good("I'll do my best.", why="no object"),
        Good("It should arrive at some point.", why="no time"),
        Good("We will contact you by email.", why="a channel, not a time"),
        Good("I'll be here all day if you need me.", why="availability"),
        Good("We'll look into it by Friday.", why="no object that anyone could check"),
        Bad("By four on Monday I will send you the tuned harp."),
        Bad("You'll hear from me by noon on Friday."),
        Good("You'll hear the bells by noon.", why="nothing that the firm does"),
    ),
)
