"""Work is promised by nobody: an agentless passive, "someone", "the team", "the relevant department".

With nobody's name on it there is nobody to ask; "I" instead of no agent raises how much the customer feels cared for.

Sources: Packard18; BoshoffLeong98; Benoit95; write-good.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before
from replylint.moves.promise import Promise, bounded_near, promises
from replylint.passage import Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, clauses

_CASES = frozenset(
    "request complaint matter issue ticket case query inquiry enquiry feedback concern comment remark report suggestion message email appeal application claim dispute action step measure it this these that refund "
    "file order account result decision outcome update date word recovery reflection position announcement reply response adjustment improvement you everything thought story vote problem what correspondence representation".split()
)
_DEALT = frozenset(
    "process handle address resolve deal do look consider review fix sort action tackle investigate escalate assess".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for promise in promises(reply):
        if promise.sentence.index in seen or not _is_ownerless(promise):
            continue
        seen.add(promise.sentence.index)
        yield Hit(promise.start, promise.end, confidence=0.85, rewrites=_rewrites(reply, promise))
    for clause in _undone(reply):
        if clause.sentence.index not in seen and not any(w.text[0].isdigit() for w in clause.sentence.words):
            seen.add(clause.sentence.index)
            yield Hit(
                clause.start,
                clause.end,
                confidence=0.85,
                rewrites=(reply.replace_sentence(clause.sentence, "I'll {do what} by {day or time}."),),
            )


def _is_ownerless(promise: Promise) -> bool:
    if promise.bounded:
        return False
    subject, words = promise.subject, promise.sentence.words
    if subject is None or any(w.norm in ("else", "no", "not") for w in words if abs(w.i - subject.i) <= 1):
        return False
    if promise.owner == "anyone":
        return promise.form == "future" or (promise.kind == "work" and promise.form == "going on")
    if promise.owner != "nobody" or (subject.norm == "you" and promise.kind != "contact") or _is_relative(subject):
        return False
    if (promise.form == "set going" and promise.kind != "handover") or promise.form == "habit":
        return False
    return subject.lemma in _CASES or subject.norm in _CASES


def _is_relative(subject: Word) -> bool:
    before = words_before(subject, 1)
    return subject.norm in ("that", "which", "what") and bool(before) and before[0].pos in ("NOUN", "PROPN")


def _undone(reply: Reply) -> Iterator[Clause]:
    """Passives of any verb that promise something of a case: "a decision will be taken", "recovery will be attempted"."""
    if not any(n in reply.positions for n in ("will", "shall", "being")):
        return
    for clause in clauses(reply):
        if (
            not clause.passive
            or clause.negated
            or not clause.asserted
            or clause.subject is None
            or clause.subject.i > clause.verb.i
        ):
            continue
        ahead = clause.modal in ("will", "shall") or any(c.norm == "being" for c in clause.verb.children)
        if not ahead or clause.verb.has("obl:agent") or any(w.norm == "by" for w in words_after(clause.verb, 4)):
            continue
        subject = clause.subject
        light = subject.pos == "PRON" and clause.lemma not in _DEALT
        if light or subject.lemma not in _CASES or clause.verb.i - subject.i > 6 or clause.verb.dep == "acl:relcl":
            continue
        if not bounded_near(reply, clause.sentence):
            yield clause


def _rewrites(reply: Reply, promise: Promise) -> tuple[Rewrite, ...]:
    sentence = promise.sentence
    if promise.owner == "anyone":
        text = "{Name} will {do what} by {day or time}."
    elif promise.form == "set going":
        text = "I've asked {name} to {do what} and will tell you what they say by {day or time}."
    else:
        text = "I'll {do what} by {day or time}."
    return (reply.replace_sentence(sentence, text, Grade.NEEDS_FACTS),)


RULE = Rule(
    code="ACT004",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="Nobody owns this; say who does it, best of all yourself, and by when.",
    check=check,
    beats=frozenset({"ACT003"}),
    examples=(
        Bad("Your request will be processed.", rewrite="I'll {do what} by {day or time}."),
        Bad("The matter has been escalated."),
        Bad("Someone from our team will be in touch.", rewrite="{Name} will {do what} by {day or time}."),
        Bad("Your complaint has been forwarded to the relevant department."),
        Bad("A ticket has been raised on your behalf."),
        Bad("It is being looked into."),
        Bad("Appropriate action will be taken."),
        Good("I've escalated this to Dana Cole, who runs our depot.", why="active, and named"),
        Good("Your refund was sent at 10:32 this morning.", why="done, with the time: the agent adds nothing"),
        Good("Your order was packed by Luis and will be delivered on Friday by 6 pm.", why="an agent and a bounded time"),
        Good("The jacket is made in Porto.", why="about the product"),
        Good("You'll be met at the door by our concierge.", why="a passive with its agent"),
        Good("I asked the team to hold your room, and I'll check at 4.", why="I own it"),
        Good("Your seats are confirmed: row C, 4 and 5.", why="a state that is settled"),
    ),
)
