"""Promises activity with no object, result or check-back ("we'll look into it").

The customer can't tell whether anything will happen, or what, or when to ask again; concrete words show that somebody listened.

Sources: PackardBerger21; Lewicki16; CBSNews10; RoseBlodgett16.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.instruction import instructions
from replylint.moves.move import words_after
from replylint.moves.promise import Promise, bounded_near, promises
from replylint.moves.repair import repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import is_conditional, is_negated

# What a vague promise is about: words for the matter as such.
_MATTERS = frozenset(
    "it this that these those them things thing matter matters issue issues problem problems situation position concern concerns feedback comment comments complaint complaints case cases "
    "request requests query queries inquiry inquiries enquiry enquiries remark remarks point points message messages email note report suggestion suggestions idea thought thoughts input vote story observation "
    "observations experience dispute claim file ticket details contents wording wish sentiment correspondence appeal representation application options option communication area action step steps reflection recovery "
    "adjustment what everything something ways everyone here internally further back over along on up words word lesson lessons improvement improvements".split()
)
_PRAISE = frozenset("kind lovely nice sweet wonderful warm praise compliment compliments thanks congratulations".split())
_TEAMS = frozenset(
    "team teams department desk unit group office services service operations experience relations support care management board".split()
)
_MENTAL = frozenset({"care", "hear", "understand", "appreciate", "read", "see", "listen", "take", "value"})
# The state in which it is said to be: in somebody's queue, on a list, known, being done.
_STATES = Phrases(
    "(we|team|teams|developers|department|engineers|techs|staff|management|colleagues|people|network|product) .. (is|are) ~ aware (and|of (this|the|it|your)|$)", "(know|knows) about it",
    "(is|are|was|sits|sit|lies|now) ~ with (our|the|their)? (relevant|appropriate|concerned|right|responsible|correct|specialist|accounts|billing|finance|management|team|developers|partner|department)",
    "(is|are|be|been|now|placed|back|sits|have it|has it|had it) ~ (in|on) (their|our|the|my) (queue|tray|to - do list|radar|roadmap|agenda|wishlist|backlog|pile|list|hands|pipeline)", "(have|has) (it|this|that|them) (in|on) (their|our|the|my) (queue|tray|radar|hands|list)",
    "(<pop|put|add|get> (it|this|that|your @NOUN) (on|to|in) (the|our|my) (wishlist|list|queue|file|pile|backlog))",
    "(step|steps|measure|measures|action|actions|improvements|lessons) (are|is|have been|has been|will be|may be|were) ~ (being)? ~ (taken|put|implemented|rolled|introduced|made|learned|drawn|underway)",
    "(appropriate|necessary|corrective|suitable|further) (action|actions|steps|measures) (will|shall)", "lessons (will|may|can|are|have|to) (be)?",
    "get (seen to|looked at|picked up)", "<keep> an eye (open|out)", "(let|told|made) (them|the team|team|staff) (know|aware)", "<put> it in front",
    "(solution|decision|response|reply|update|announcement|breakdown|outcome|news|answer|explanation|improvements|changes|steps|fix|fixes) (will|shall|may|might|should) ~ well? (follow|present|come|emerge|arrive|appear|be forthcoming)", "(more|some)? (good news|surprises|exciting things|big things|great things) (just|to come|coming|soon|on the|around|in)", "(have|got) (more|some)? (fixes|improvements|updates|changes|things) coming",
    "be the first to (hear|know)", "(will|shall) ~ find (something|a way|a solution|a little something|a slot)", "(will|shall) see (you right|it gets|that it gets)", "(looking|look) to do better", "in (close|constant|regular)? (contact|talks|discussion|discussions) with (our|the) @NOUN (regarding|about|on|over)?",
    "(raised|discussed|reviewed|considered|handled|looked at|weighed|discuss|examined) internally", "(come|comes) (right|good|to light) (by itself|in the end)?", "(closely)? monitoring (this|the|it)", "(endorsed|conveyed|relayed|referred|laid) .. (your|sentiment|before|upwards|to the)", "(gone|gone across|sent across|gone through|gone over|gone off) to (the|our|their) @NOUN",
    "squeezed in", "get round to",
)  # fmt: skip


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in _STATES.find(reply):
        if match.sentence.index not in seen and _is_state(reply, match):
            seen.add(match.sentence.index)
            yield Hit(match.start, match.end, confidence=0.8, rewrites=_rewrites(reply, match.sentence))
    for promise in promises(reply):
        if promise.sentence.index in seen or not _is_vague(reply, promise):
            continue
        seen.add(promise.sentence.index)
        yield Hit(
            promise.start,
            promise.end,
            confidence=0.85,
            rewrites=_rewrites(reply, promise.sentence),
        )


def _rewrites(reply: Reply, sentence: Sentence) -> tuple[Rewrite, ...]:
    return (reply.replace_sentence(sentence, "I'll {check what} and {tell you how} by {day or time}."),)


def _is_state(reply: Reply, match: Match) -> bool:
    sentence = match.sentence
    if sentence.is_question or bounded_near(reply, sentence) or is_conditional(match.words[0]) or is_negated(match.words[-1]):
        return False
    return not any(w.text[0].isdigit() for w in sentence.words) and not _asks_beside(reply, sentence)


def _is_vague(reply: Reply, promise: Promise) -> bool:
    if promise.bounded or promise.kind == "contact" or (promise.owner == "other" and not promise.passive):
        return False
    if promise.owner == "other" or (
        promise.subject is not None and promise.subject.norm in ("you", "who", "which", "he", "she")
    ):
        return False
    if (promise.kind == "work" and promise.form == "set going") or (
        promise.head.lemma in ("speak", "talk") and promise.form == "set going"
    ):
        return False
    if (
        promise.form == "set going"
        and promise.owner == "self"
        and promise.head.dep == "conj"
        and promise.head.head.lemma not in _MENTAL
        and not any(p.head is promise.head.head for p in promises(reply))
    ):
        return False
    if any(w.norm == "myself" or (w.norm in ("vote", "votes") and w.pos == "VERB") for w in promise.sentence.words):
        return False
    if promise.form == "habit" and not any(w.norm in ("review", "observation", "eye", "on") for w in promise.match.words):
        return False
    if promise.kind == "handover" and promise.form == "habit":
        return False
    if not _is_generic(promise) or _names_somebody(promise) or _is_answered(reply, promise):
        return False
    return promise.owner == "nobody" or not _is_praise(promise)


def _is_generic(promise: Promise) -> bool:
    """Whether what is worked on or handed over is only called the matter, the issue, your feedback."""
    if promise.passive:
        subject = promise.subject
        return subject is not None and (subject.lemma in _MATTERS or subject.norm in _MATTERS)
    inside = promise.match.words[1:]
    named = _object(promise)
    if named is None:
        return True
    return (
        named.norm in _MATTERS
        or named.lemma in _MATTERS
        or any(w.norm in _MATTERS for w in inside if w.pos in ("NOUN", "PRON"))
    )


def _object(promise: Promise) -> Word | None:
    """The noun after the verb phrase, or inside it."""
    own = promise.head.child("obj")
    if own is not None and promise.head.i < own.i < promise.head.i + 7:
        return own
    for word in words_after(promise.match.words[-1], 5):
        if word.pos == "PUNCT" or word.norm in ("and", "but", "so", "for", "because"):
            return None
        if word.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            following = words_after(word, 1)
            if following and following[0].pos in ("NOUN", "PROPN") and word.pos in ("NOUN", "PROPN"):
                continue
            return word
        if word.pos == "VERB":
            return None
    return None


def _names_somebody(promise: Promise) -> bool:
    """A person's name after the verb: "passed to Dana in billing"."""
    for word in words_after(promise.head, 12):
        if word.pos == "PROPN" and word.text[0].isupper():
            after = [w.lemma for w in words_after(word, 3)]
            if word.lemma not in _TEAMS and not any(a in _TEAMS for a in after) and not _is_called(word):
                return True
        if word.pos == "NUM" or any(c.isdigit() for c in word.text):
            return True
    return False


def _is_called(word: Word) -> bool:
    words = word.sentence.words
    at = word.i - words[0].i
    return at > 0 and words[at - 1].text == ","


def _is_praise(promise: Promise) -> bool:
    return any(w.norm in _PRAISE or w.lemma in _PRAISE for w in promise.sentence.words)


def _is_answered(reply: Reply, promise: Promise) -> bool:
    """A detail is asked for in order to act, or a step with a result stands beside it."""
    here = promise.sentence.index
    if _asks_beside(reply, promise.sentence):
        return True
    return any(
        here <= r.sentence.index <= here + 1 and r.verb != promise.head.lemma and not (promise.start <= r.start < promise.end)
        for r in repairs(reply)
        if r.bounded or r.mode == "done"
    )


def _asks_beside(reply: Reply, sentence: Sentence) -> bool:
    """Whether the customer is asked for something, or told a step, in the sentence or beside it."""
    here = sentence.index
    if any(s.is_question for s in reply.sentences[max(0, here - 1) : here + 2]):
        return True
    return any(abs(i.sentence.index - here) <= 1 for i in instructions(reply))


RULE = Rule(
    code="ACT002",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message="This promises activity, not a result; say what you will do, and by when you will tell the customer what came of it.",
    check=check,
    evidence="A",
    beats=frozenset({"ACT003", "ACT004"}),
    examples=(
        Bad("We will look into this for you.", rewrite="I'll {check what} and {tell you how} by {day or time}."),
        Bad("I've passed your comments on to the relevant team."),
        Bad("We're working on it."),
        Bad("Your feedback has been noted and will be taken into consideration."),
        Bad("Rest assured, we are doing everything we can to resolve the matter."),
        Bad("We'll see what we can do."),
        Bad("Someone is investigating the issue at the moment."),
        Good(
            "I'm checking the courier's GPS log for 4 May and will email you what it shows by 3 pm.",
            why="object, result and time",
        ),
        Good("I looked into it: the card was declined twice before it went through.", why="the finding is reported"),
        Good(
            "We'll look into it today, and I'll call you at 5 with whatever we find, even if it's nothing.",
            why="time, owner and check-back",
        ),
        Good("I've passed this to Dana in billing, who will refund you by Friday.", why="a named recipient and the outcome"),
        Good("Thanks for the idea! We'll add it to the list the team votes on each month.", why="the process is named"),
        Good("I'm working on your refund now and it will be done within the hour.", why="object and time"),
    ),
)
