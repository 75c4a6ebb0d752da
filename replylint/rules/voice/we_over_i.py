"""The agent hides behind "we" for what they feel and do themselves.

Agents who say "I" are felt to care and to act; "we" is right for what the firm did, not for what the writer will do.

Sources: Packard18; ReworkApology.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.passage import Word
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, clauses

_ACTS = frozenset(
    "check look send refund call ring phone email write text message understand appreciate apologize help assist arrange review find hope read see "
    "investigate update contact ask speak confirm forward pass note reply respond get come resend regret feel know try share escalate follow".split()
)
_FEELINGS = frozenset(
    "sorry happy glad pleased delighted grateful sad thrilled excited able available here aware certain sure confident".split()
)
_LONG = 25  # words, from which two of them are no habit
_INSTEAD = {"are": "am", "'re": "'m", "’re": "’m", "were": "was"}


def check(reply: Reply) -> Iterator[Hit]:
    positions = reply.positions
    if len(positions.get("we", ())) < 2 or positions.get("i") or _is_plural(reply):
        return
    found = [c for c in clauses(reply) if _is_own(c)]
    subjects = {c.subject.i for c in found if c.subject is not None}
    long = reply.word_count >= _LONG
    if len(found) < 2 + long or len(subjects) < 2:
        return
    enough = len(found) >= 3 and long
    first = found[0]
    assert first.subject is not None
    yield Hit(
        first.subject.start,
        first.subject.end,
        confidence=0.7 if enough else 0.5,
        severity=Severity.INFO,
        rewrites=_first_person(reply, first.subject),
    )


def _is_own(clause: Clause) -> bool:
    subject = clause.subject
    if subject is None or subject.norm != "we":
        return False
    return clause.lemma in _FEELINGS or (clause.lemma in _ACTS and not clause.passive)


def _is_plural(reply: Reply) -> bool:
    """Whether several people sign."""
    text = "\n".join(reply.draft.text(z) for z in reply.draft.of("signoff"))
    last = text.strip().rsplit("\n", 1)[-1]
    return (" & " in last or " and " in last) and sum(w[:1].isupper() for w in last.replace("&", " ").split()) >= 2


def _first_person(reply: Reply, subject: Word) -> tuple[Rewrite, ...]:
    """ "We are" becomes "I am", "we've" becomes "I've"."""
    words = subject.sentence.words
    at = subject.i - words[0].i
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.text.lower() in _INSTEAD:
        gap = reply.source[subject.end : following.start]
        return (reply.replace(subject.start, following.end, "I" + gap + _INSTEAD[following.text.lower()], Grade.REVIEW),)
    return (reply.replace(subject.start, subject.end, "I", Grade.REVIEW),)


RULE = Rule(
    code="VOI002",
    severity=Severity.INFO,
    dimension=Dimension.VOICE,
    message='Say "I" for what you yourself feel and do here.',
    check=check,
    evidence="A",
    mode="doc",
    examples=(
        Bad(
            "We are happy to help you. We have checked your order and we will send you an update.",
            rewrite="I am happy to help you. We have checked your order and we will send you an update.",
        ),
        Bad("We understand your concern and we will look into it for you."),
        Bad("We have reviewed your file and we are sending the form."),
        Bad("We are sorry to read this. We will call you today."),
        Bad("We would be glad to assist. We look forward to hearing from you."),
        Bad("We appreciate your message. We have refunded it and we will email you."),
        Good("I've checked your order; we had the wrong address.", why="I for the act, we for the firm's failure"),
        Good("We charged you twice, and I'm sorry.", why="we owns the failure"),
        Good(
            "We've booked the loft for Friday and we'll send you the plan; the stairs come first, then the beams, and the house is dry by "
            "the evening, whatever the weather does.",
            why="a longer reply, and hardly a we in it",
        ),
        Good("We're open from 9 to 5.", why="a fact about the firm"),
        Good("We ship from Porto.", why="a fact about the firm"),
        Good("Dana and I have both looked at it.", why="I is there"),
        Good("We've both tried it on our own phones, and we hope it lasts.\n\nTom & Mel", why="two people sign"),
        Good("We opened a second shop in May, and we stock your size there.", why="facts about the firm"),
    ),
)
