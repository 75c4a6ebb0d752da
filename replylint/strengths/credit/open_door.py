"""Invites the customer back to the same person by a concrete route.

"Feel free to contact us" sends them to the end of a queue; "just reply here, it comes to me" keeps the thread in one hand.

Sources: LiebrechtEtAl21; Dixon10
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit

_BACK = Phrases(
    "(just)? (message|text|call|ring|ping|write|email) me .. (if|once|when|as soon as|by|before) ..",
    "(drop|send|shoot|fire|ping) me (a|an) (text|message|line|email|note|ring|call) (once|if|when|as soon as|the moment|any time|back) ..",
    "(that is|it is|it will be) me ,? .. (and|if) ..",
    "(just)? (reply|answer|respond|write back|message back|text back) (here|to this|below|in this|on this|to me|to this email|to this message|with|straight|directly)",
    "<write|message|text|call|ring|email|reply|come> back ~ (and|to me|here|,|$)",
    "(call|ring|text|email|message|phone|tell|ask|reach|write to|write|find|dm|ping) me ...",
    "(my|our) (direct)? (line|number|mobile|extension|email|desk) (is|:) ..",
    "(it|this|that|your reply|your message) (comes|goes|will come|will go|lands|reaches) (straight|directly|right)? (to)? me",
    "(it|this|that|they|your reply|your answer|your message) ~ (<come|go> (straight|directly|right)? (to|into)|<land|arrive|end up> (straight|directly|right)? (at|on|in)) my (own)? (desk|inbox|mailbox|phone|screen)",
    "(send|drop|leave|text|write) me (a|another) (quick|short)? (line|note|message|word|text|mail) ..",
    "keep me (posted|updated|informed|in the loop) ..",
    "i am on @NUM ...",
    "come (and|to) see me ..",
    "(answer|use) this (mail|email|message|note|thread) and ..",
    "let me know (how|if|when|whether|which|what|that|by|once|and|either) ...",
    "let us know (how|whether|which|what|when|if|once) ...",
    "(tell|ask) us (how|whether|which|what|when|if) ...",
    "(bring|send|show|hand|forward) me .. .. (if|when|should|once|the moment|the minute) ..",
    "(ask|look) for me ..",
    "(line|word|note|message|reply|answer) (back)? (to|in|on|under|beneath) this (mail|email|message|thread|post|note|chat) ..",
    "(i|we) ~ read (them|it|each|every) ..",
    "(say|shout|holler) (so|if|when|and|the word) ..",
    "(give) (me|us) a (ring|call|shout|bell|buzz) (if|when|on|in|here|the|as|once|straight|at|and|before|after|any) ..",
)
_ASKED = Phrases("(have|did) i (missed|miss|misunderstood|overlooked|overlook|left out|forgotten|forget) ..", "(does|did) (that|this|it) (cover|answer|clear up|settle|deal with) ..", "(does|would|will) (@PROPN|{weekdays}|that) .. (work|suit|do) (for)? you", "(was|is|does|did) (that|this|it) (what|answer|help|work|suit|make|sound|clear) ...", "does (that|this|it|tuesday|monday|wednesday|thursday|friday|saturday|sunday|@PROPN) (suit|work|help|make|sound|answer) ..",
                 "(would|does|will) @NP (suit|work for) you", "how (does|did|is|are) (that|this|it|the) ... (sound|feel|look|going|work|suit)")  # fmt: skip
# The script's words: an invitation to anything at all.
_STOCK = frozenset(
    "anything else further additional questions concerns queries assistance hesitate issues feedback clarification help".split()
)
_ELSEWHERE = frozenset("website site center service services team department helpline hotline portal faq support".split())
_CLOSED = frozenset({"told", "asked", "not", "never", "cannot", "why", "what", "stop"})
_NUMBERED = 5  # more digits than these are a number to ring
# "Let me know your order number" asks for a detail.
_TO_ME = frozenset({"me", "my", "i", "here", "back", "this", "us", "our"})


def check(reply: Reply) -> Iterator[Hit]:
    """Invitations to the writer or this thread that name a condition, a topic or a route; one in a reply."""
    for match in _BACK.find(reply):
        if _is_open(match):
            yield Hit(match.start, match.end, confidence=0.75)
            return
    for match in _ASKED.find(reply):
        if (
            match.sentence.is_question
            and match.sentence.index >= len(reply.sentences) - 2
            and not any(w.norm in _STOCK for w in match.sentence.words)
        ):
            yield Hit(match.start, match.end, confidence=0.7)
            return


def _is_open(match: Match) -> bool:
    words = match.sentence.words
    norms = [w.norm for w in words]
    if (
        any(w.norm in _CLOSED for w in words_before(match.words[0], 3))
        or any(n in _STOCK for n in norms)
        or any(n in _ELSEWHERE for n in norms)
    ):
        return False
    if match.sentence.is_question or not any(w.norm in _TO_ME for w in match.words):
        return False
    if norms[:3] == ["i", "am", "on"]:
        return sum(c.isdigit() for c in match.sentence.text) > _NUMBERED
    before = words_before(match.words[0], 2)
    if _is_free_to(before):
        # "You can ring me on 555-0190 any day", not "you can tell me later".
        return any(c.isdigit() for c in match.sentence.text) or any(n in ("if", "when", "should", "once") for n in norms)
    if (
        before
        and before[0].norm in ("you", "to", "i", "we", "will", "they", "did", "could", "please do not", "and")
        and before[0].norm not in ("to", "and")
    ):
        return False  # "you let me know last week"
    if (
        match.words[0].norm in ("tell", "ask", "call", "ring", "let", "write", "find")
        and before
        and before[0].pos in ("PRON", "AUX", "NOUN", "PROPN")
    ):
        return False
    # A route or a topic: more than the bare invitation.
    rest = [w for w in words_after(match.words[-1], 8) if w.pos != "PUNCT"]
    return len(match.words) + len(rest) >= 4 or any(w.norm == "here" or any(c.isdigit() for c in w.text) for w in match.words)


def _is_free_to(before: list[Word]) -> bool:
    """ "You can", "you're welcome to", "you'll": the customer may."""
    norms = [w.norm for w in before]
    return norms in (["can", "you"], ["may", "you"], ["could", "you"], ["will", "you"], ["to", "welcome"], ["to", "free"])


CREDIT = Credit(
    code="CRD007",
    dimension=Dimension.VOICE,
    message="Keeps the door open to the same person, with a way back.",
    check=check,
    value=0.2,
    evidence="B",
    examples=(
        Bad("Just reply here; it comes straight to me."),
        Bad("My direct line is 555-0111 until six."),
        Bad("If the light turns red again, write back and I'll send a new unit."),
        Bad("Tell me if Tuesday doesn't suit and I'll move it."),
        Bad("Was that what you needed?"),
        Bad("Let me know how the new one sounds."),
        Bad("give me a shout if the code is refused again"),
        Good("Please do not hesitate to contact us.", why="boilerplate"),
        Good("Contact customer service if you need more help.", why="sent elsewhere"),
        Good("Do not reply to this email.", why="closed"),
        Good("Visit our website for more.", why="sent elsewhere"),
        Good("Feel free to reach out.", why="boilerplate"),
        Good("Is there anything else I can help you with today?", why="script"),
        Good("Let us know if you have any further questions.", why="boilerplate"),
        Bad("You can text me on 07700 900111 any day before noon."),
        Bad("Drop me a line if the hinge creaks."),
        Good("You can tell me anything.", why="no route and no condition"),
        Bad("Just answer this note; it lands on my desk."),
        Good("Complaints about bins land on our desk.", why="no way back to the writer"),
    ),
)
