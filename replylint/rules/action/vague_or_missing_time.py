"""A promise with no time, or only "soon", "in due course", "once we know more".

A promise that nobody can be held to is not one; the customer will have to chase it.

Sources: SmithBoltonWagner99; Davidow03; PackardBerger21; PHSO.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.cut import has_slot, run_end
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.moves.repair import CONTACT_VERBS, repairs
from replylint.moves.vagueness import is_bounded, vague_times
from replylint.patterns import Match
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, clauses_in, is_ours

# Said by people who mean it too.
_LIGHT = frozenset(
    {
        "soon",
        "very soon",
        "shortly",
        "asap",
        "a.s.a.p.",
        "promptly",
        "eventually",
        "sometime",
        "momentarily",
        "at (some|a certain|an appropriate|the appropriate|the right) (point|stage|time|moment)",
    }
)


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in vague_times(reply):
        sentence = match.sentence
        if sentence.index in seen or is_bounded(reply, sentence):
            continue
        seen.add(sentence.index)
        # "In a future version; until then, use the old one": the customer is not left waiting.
        light = match.phrase in _LIGHT or any(w.norm in ("until", "meanwhile", "meantime") for w in sentence.words)
        yield Hit(
            match.start,
            match.end,
            confidence=0.7 if light else 0.9,
            severity=Severity.INFO if light else Severity.WARNING,
            rewrites=_dated(reply, match),
        )
    if has_slot(reply, "by"):
        return  # a time is meant, and that its slot is empty is another finding
    for clause in clauses(reply):
        sentence = clause.sentence
        if sentence.index in seen or not _is_committed(reply, clause) or _is_settled(reply, clause):
            continue
        seen.add(sentence.index)
        start = next(w.start for w in clause.words if w.pos not in ("PUNCT", "CCONJ"))
        yield Hit(start, clause.end, confidence=0.5, severity=Severity.INFO, rewrites=_appended(reply, clause.end))


# To get in touch with the customer, by itself and with the word that makes it so ("get back", "reach out", "let you know").
_REACH = CONTACT_VERBS | {"answer", "inform", "respond"}
_REACHING = {
    "be": {"touch", "contact"},
    "come": {"back"},
    "drop": {"line", "note", "message"},
    "follow": {"up"},
    "get": {"back", "touch", "contact"},
    "give": {"call", "ring", "bell", "update", "answer", "shout"},
    "keep": {"posted", "informed", "updated", "loop"},
    "let": {"know"},
    "reach": {"out"},
    "report": {"back"},
    "revert": {"you"},
}
_CALLING = frozenset({"call", "contact", "email", "phone", "ring", "telephone", "text", "touch", "write"})
_DECIDED = frozenset(
    "assessed considered decided examined inspected investigated refunded reimbursed reissued repaired replaced reviewed".split()
)


def _is_committed(reply: Reply, clause: Clause) -> bool:
    """The firm will get in touch with the customer: "our plumber is going to ring you"; or the customer's case will be decided."""
    subject, verb = clause.subject, clause.verb
    if clause.negated or not clause.asserted or verb.dep in ("acl", "acl:relcl", "csubj"):
        return False
    if clause.tense != "future" and clause.modal not in ("will", "shall"):
        return False
    if clause.passive:
        yours = subject is not None and any(c.norm in ("your", "the", "this") for c in subject.children)
        return yours and verb.norm in _DECIDED and clause.who is Who.THING
    ours = subject is not None and is_ours(subject)
    if not (clause.who in (Who.FIRM, Who.THIRD) or ours or _is_staff(clause)):
        return False
    if _is_served(reply, clause) or _is_arranged(reply, clause):
        return True
    after = words_after(verb, 5)
    if verb.norm in ("touch", "contact") and verb.has("cop"):
        return True
    if clause.lemma in _REACHING:
        return any(w.norm in _REACHING[clause.lemma] for w in after)
    return clause.lemma in _REACH and any(w.norm in ("you", "back") for w in after[:3])


# What rings or writes to people without being one.
_MACHINES = frozenset(
    "alarm app bank bot computer device email machine page phone portal program screen server site software system timer tool website".split()
)


def _is_staff(clause: Clause) -> bool:
    """ "The locksmith", "one of the kennels", who will call or write: no machine, and nobody of the customer's."""
    subject = clause.subject
    if subject is None or clause.lemma not in _CALLING or subject.pos != "NOUN" or subject.lemma in _MACHINES:
        return False
    return any(c.norm in ("the", "a", "an") for c in subject.children)


def _is_served(reply: Reply, clause: Clause) -> bool:
    """ "I'm going to send you a new key": a step planned for later, where "I'll send you one" may be granted on the spot."""
    if not any(w.norm in ("going", "gonna") for w in words_before(clause.verb, 3)):
        return False
    thing = clause.verb.child("obj")
    if clause.lemma in ("get", "have") and thing is not None:  # "have a new key cut"
        return any(w.tag == "VBN" and w.i > thing.i and not w.has("aux", "aux:pass", "nsubj") for w in clause.verb.subtree())
    return any(r.mode == "committed" and r.start == clause.start for r in repairs(reply))


_ARRANGING = frozenset({"arrange", "book", "organize", "schedule"})
_VISITS = frozenset("appointment callback collection delivery inspection installation pickup survey viewing visit".split())
_CALLERS = (
    lexicon("firm_people")
    | lexicon("own_people")
    | lexicon("referral_targets")
    | {"someone", "somebody", "courier", "fitter", "van", "worker"}
)
_COMING = frozenset(
    "attend bring call clean collect come deliver drop fetch fit fix inspect install look mend pick repair replace ring take visit".split()
)
_SUITED = frozenset({"choose", "convenient", "pick", "slot", "suit", "suitable"})


def _is_arranged(reply: Reply, clause: Clause) -> bool:
    """ "I'll arrange for a fitter to come out", "we'll send a plumber round": a visit, unless the customer is asked which time suits."""
    if clause.who is not Who.FIRM or any(
        s.is_question or any(w.lemma in _SUITED for w in s.words) for s in reply.near(clause.sentence, 0, 1)
    ):
        return False
    thing = clause.verb.child("obj")
    after = words_after(clause.verb, 9)
    if clause.lemma == "send":
        return any(one.lemma in _CALLERS and two.norm in ("out", "round", "around", "over") for one, two in pairwise(after[:5]))
    if clause.lemma not in _ARRANGING:
        return False
    comes = any(w.lemma in _CALLERS for w in after) and any(w.lemma in _COMING and w.tag == "VB" for w in after)
    return comes or (thing is not None and thing.lemma in _VISITS)


def _is_settled(reply: Reply, clause: Clause) -> bool:
    """Whether a time stands beside it, or it waits for what the customer does ("once you send it", "if it turns red")."""
    sentence = clause.sentence
    if is_bounded(reply, sentence):
        return True
    around = [w for near in reply.near(sentence, 1, 0) for w in near.words]
    if any(w.norm in _WAITING for w in sentence.words) or any(w.norm in ("if", "unless", "please") for w in around):
        return True
    if any(w.text == ":" for w in words_after(clause.verb, 12)):
        return True  # and here it is
    # "Send me the form and I'll ring you": it follows on what is asked of the customer.
    return any(c.imperative or c.question for near in reply.near(sentence, 1, 0) for c in clauses_in(reply, near))


_WAITING = frozenset(
    {"once", "when", "whenever", "after", "until", "while", "before", "as", "then", "now", "today", "first", "moment"}
)


def _dated(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    words = match.sentence.words
    at = match.words[0].i - words[0].i
    if at == 0:
        return (reply.replace_sentence(match.sentence, "I'll write to you by {day or time}.", Grade.NEEDS_FACTS),)
    due = "due by" if words[at - 1].lemma == "be" else "by"
    # "when we have an update": the phrase ends with its clause.
    awaited = match.words[0].norm == "as" and any(w.pos in ("VERB", "AUX") for w in match.words)
    open_end = awaited or match.words[0].norm in ("when", "whenever", "once", "after")
    end = run_end(match.words[-1]) if open_end else match.end
    return (reply.replace(match.start, end, f"{due} {{day or time}}", Grade.NEEDS_FACTS),)


def _appended(reply: Reply, end: int) -> tuple[Rewrite, ...]:
    while end > 0 and reply.source[end - 1] in ".!?…":
        end -= 1
    return (reply.replace(end, end, " by {time}", Grade.NEEDS_FACTS),)


RULE = Rule(
    code="ACT003",
    severity=Severity.WARNING,
    dimension=Dimension.TIMELINESS,
    message="Say by when; if you can't know, say when you'll write next.",
    check=check,
    examples=(
        Bad("We will get back to you shortly."),
        Bad("Your refund will be processed as soon as possible."),
        Bad("I'll send the replacement out soon."),
        Bad("The engineer will be in touch in due course."),
        Bad("We hope to have this fixed in the near future."),
        Bad("I'll call you back."),
        Bad("You'll hear from us when we have an update."),
        Bad("A decision will be reached once all avenues have been explored and exhausted."),
        Bad("It should turn up at some point.", text="at some point"),
        Bad("I'll have a look whenever somebody gets a free moment."),
        Bad("Our surveyor is going to give you a call about the damp patch."),
        Bad("Your deposit will be refunded to your card."),
        Bad("I'm going to post you another padlock."),
        Bad("We're going to have your carpet cleaned."),
        Bad("Our fitter will finish the step as fast as she can.", text="as fast as she can"),
        Bad("The dentist will phone you about the crown."),
        Bad("The chairs will be changed when the hall is next painted."),
        Bad("Your curtains will be with you before you know it.", text="before you know it"),
        Bad("Claims are handled in the order they arrive."),
        Bad("A roofer will come once the calls have eased."),
        Bad("A second key is on the estates team's radar.", text="on the estates team's radar"),
        Good("Friday will be here before you know it.", why="no promise"),
        Good("If you like, I'll bring the lamp when I'm next passing.", why="an offer"),
        Good("The prints are arranged in the order they were taken.", why="how a thing is"),
        Bad("I'll arrange for a plumber to look at the tap."),
        Bad("We'll send a locksmith round."),
        Good("I'll arrange for a plumber to look at the tap. Which day suits you?", why="the customer sets the time"),
        Good("I'll arrange for the glazier to come at noon tomorrow.", why="a deadline"),
        Good("The alarm will ring you awake.", why="how the thing works"),
        Good("The joiner came as quickly as he could.", why="told of the past"),
        Good("I'm going to have the badge printed by noon tomorrow.", why="a deadline"),
        Good("I'm going to ask you one thing: is the light red?", why="asked at once"),
        Good("I'll call you before 5 pm today.", why="a deadline"),
        Good("Your refund will reach your card within 3 to 5 working days.", why="a range is a time"),
        Good("I've just sent the replacement; the tracking link is live.", why="done"),
        Good(
            "I'll reply the moment the courier answers, and by Thursday at the latest either way.",
            why="an open event, with a limit",
        ),
        Good("We'll see you soon!", why="a goodbye"),
        Good("As soon as possible doesn't cut it, so I've booked the 8 am slot for you.", why="mentioned, not promised"),
        Good("I'll walk you through it now: open Settings.", why="now"),
        Good("As soon as you send the photo I'll order the part.", why="the customer sets the time"),
        Good("Send me a photo of the label and I'll tell you the part number.", why="the customer sets the time"),
        Good("I'll tell you what I found: the valve was frozen.", why="told at once"),
        Good("The screen will tell you which button to press.", why="how the thing works"),
        Good("The light comes on when it is ready.", why="how the thing works"),
        Good("If it turns red again, write back and I'll send a new unit.", why="only if"),
    ),
)
