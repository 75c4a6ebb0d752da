"""Work is promised by nobody: a passive without an agent, "someone", "the relevant department".

Where nobody says "I", nobody will; the customer can't tell whom to ask, nor whether anything was done at all.

Sources: Packard18; BoshoffLeong98; Benoit95; write-good.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import STEP, offered
from replylint.lexicon import words as lexicon
from replylint.moves.move import following, words_before
from replylint.moves.time import timed
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.person import first_person
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, clauses

# What is done with a case, as against what is done for a customer.
_CASE_VERBS = frozenset(
    "process escalate forward pass refer review investigate look address take raise log note deal handle assign action resolve consider assess examine "
    "monitor notify inform advise contact update communicate follow attempt undertake announce record register evaluate share circulate feed acknowledge "
    "prioritize fix publish reach pursue explore check discuss submit flag open channel convey relay table weigh determine ascertain implement put keep have "
    "turn pick issue make place lay bring push chase respond reply answer sort".split()
)
_DONE_VERBS = frozenset(
    "forward pass escalate refer note log record register raise share circulate notify feed acknowledge relay convey flag put place lay take submit".split()
)
_CASES = frozenset(
    "request complaint matter issue ticket case query feedback concern action it this refund that claim comment remark suggestion inquiry message report step measure "
    "lesson decision outcome answer response solution update date position situation problem question you investigation review recovery word application "
    "correspondence detail point file they announcement result email letter everything experience observation stone content entitlement "
    "order booking delivery customer passenger guest holder".split()
)
# "The warehouse has been told": somebody was, by nobody.
_TOLD = frozenset("inform notify tell brief alert remind advise assign task appoint instruct".split())
_SOMEONE = Phrases(
    "(by|to) (whoever|whichever (colleague|agent|team)) <be> (on (shift|duty|call)|free|available|next|in|working) ..",
    "(a|an|the) ~ (internal|full|formal|thorough|independent|service)? (review|investigation|inquiry|enquiry|audit|assessment) (is going to|will|is to|shall) ~ be (carried out|conducted|done|held|launched|opened|made|undertaken) ..",
    "^ (~) (someone|somebody) .. (will|should|is going to|is|may|might|can) ..", "(and|so|but|,) (someone|somebody) (from|in|on|at)? .. (will|should|is going to) ~ (be|get|contact|call|reach|come|respond|reply|write|ring|email|look|check|help|let)",
    "(a|another|one) (member|colleague|representative|agent|rep|advisor|adviser|specialist) (of|from|in) (the|our|my) .. (will|should|is going to|is|may|can) ..",
    "^ (and|so|then|but)? (a|an|another|our|the|your) (colleague|engineer|technician|manager|representative|specialist|advisor|adviser|agent|assessor|surveyor|inspector|case worker|handler|supervisor|colleagues|engineers) (from|in|at|of)? .. (will|should|is going to) ~ (be|pick|get|contact|call|reach|come|respond|reply|write|ring|visit|look|take|check|attend|review|assess|swing|pop|deal|see|handle|follow) ..",
    "^ (~) (a|another|some) (member|members) of (staff|the team|our team|the crew|the department) (will|should|is going to|is|may|can) ..",
    "one of (us|our @NOUN|our @NOUN @NOUN|my @NOUN|the (girls|lads|guys|team|boys|ladies|others|agents|people)) (will|should|is going to|is|may|can) ..",
    "(a|our) (representative|colleague|specialist|case handler|case worker) (will|should) ~ (be|get|contact|call|reach|come|respond|reply|write) ..",
    "the (relevant|appropriate|right|responsible|concerned|competent|correct|proper|specialist|respective) (team|department|people|person|persons|office|colleagues|folks|party|parties|desk|partner|unit|section|channels|department concerned|authority|management|teams|departments) (will|is|are|has|have|should) ..",
    "(to|with|by|for) (the|our|a) (relevant|appropriate|right|responsible|concerned|competent|proper|respective) (team|department|people|person|persons|office|colleagues|folks|party|parties|desk|partner|unit|section|channels|resolver group|teams|departments|quarters)",
    "(is|are|be|been|being|get|gets|got|was|were) (passed|sent|pushed|kicked|referred|bumped) ~ (upstairs|up the (chain|line|ladder)|higher up|on high)",
    "(to|with) the (team|department|office|person|people|persons|party|colleagues) (concerned|responsible|competent|in question)",
)  # fmt: skip


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    positions = reply.positions
    for match in _SOMEONE.find(reply):
        sentence = match.sentence
        if sentence.index in seen or _is_pinned(reply, match.words[0]) or sentence.is_question or _is_asking(match):
            continue
        seen.add(sentence.index)
        yield Hit(match.start, match.end, confidence=0.85, rewrites=(_named(reply, sentence),))
    for clause in clauses(reply):
        if clause.sentence.index in seen or not _is_anybodys(clause) or _is_pinned(reply, clause.verb):
            continue
        if clause.sentence.is_question or _is_owned_too(clause):
            continue
        seen.add(clause.sentence.index)
        assert clause.subject is not None
        yield Hit(
            next(w for w in clause.subject.subtree() if w.pos not in ("PUNCT", "CCONJ")).start,
            max(clause.verb.end, clause.end),
            confidence=0.85,
            rewrites=(_named(reply, clause.sentence),),
        )
    if not any(b in positions for b in ("be", "been", "being", "is", "are", "was", "get")):
        return
    for clause in clauses(reply):
        if clause.sentence.index in seen or not _is_ownerless(clause) or _is_pinned(reply, clause.verb):
            continue
        seen.add(clause.sentence.index)
        subject = clause.subject
        start = subject.subtree()[0].start if subject is not None else clause.start
        yield Hit(start, clause.verb.end, confidence=0.85, rewrites=_active(reply, clause))


# Anybody at all, and anybody of a kind that a firm employs.
_INDEFINITE = frozenset({"someone", "somebody"})
_HANDS = lexicon("firm_people") | frozenset(
    "member colleague representative rep assistant assessor surveyor inspector handler worker person clerk fitter driver plumber electrician "
    "mechanic operator officer official expert nurse doctor cleaner porter steward".split()
)
_ANY = frozenset({"a", "an", "another", "one", "some"})
_IN_CHARGE = frozenset(
    "relevant appropriate right responsible correct proper respective concerned competent specialist designated dedicated".split()
)
_PARTS = frozenset("team department office unit desk person people party colleague section authority group partner".split())
# What is no work for the customer: to be, to have, to know.
_IDLE = frozenset({"have", "need", "want", "know", "like", "be", "seem", "win", "enjoy", "happen", "appear"})
_STATES_OF_WORK = frozenset({"touch", "contact", "back", "hand", "case", "way"})


def _is_anybodys(clause: Clause) -> bool:
    """What somebody unnamed will do: "somebody from our lettings office will call you", "the department concerned is going to look"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or clause.negated or not clause.asserted or clause.passive or clause.lemma in _IDLE:
        return False
    if clause.tense != "future" and clause.modal not in ("will", "shall", "should", "may", "might"):
        return False
    if clause.perfect or verb.dep in ("acl", "acl:relcl") or (verb.pos != "VERB" and verb.norm not in _STATES_OF_WORK):
        return False
    if subject.norm in _INDEFINITE:
        return not any(c.norm == "else" for c in subject.children)
    before = [c.norm for c in subject.children if c.i < subject.i]
    kind = [c.norm for c in subject.children if c.dep in ("amod", "compound", "acl")]
    if subject.norm == "one":
        return any(c.norm in ("us", "our") or c.lemma in _HANDS | _PARTS for c in subject.subtree() if c.i > subject.i)
    if subject.lemma in _HANDS and _ANY.intersection(before):
        return True
    return subject.lemma in _PARTS and any(k in _IN_CHARGE for k in kind)


def _is_owned_too(clause: Clause) -> bool:
    """Whether the writer has a hand in it: "I'll make sure somebody calls you"."""
    return any(w.norm in ("i", "if", "whether") for w in clause.sentence.words)


def _is_ownerless(clause: Clause) -> bool:
    """A passive of a case verb that looks ahead, or tells that the case was moved on, with nobody doing it."""
    verb = clause.verb
    if not clause.passive or clause.negated or clause.conditional or clause.question or clause.lemma not in _CASE_VERBS:
        return False
    subject = clause.subject
    told = clause.lemma in _TOLD and subject is not None and subject.pos in ("NOUN", "PROPN")
    if (
        subject is None
        or not (told or _is_case(subject) or _is_made_one(clause, subject))
        or any(
            (c.dep == "obl:agent" and any(p.norm == "by" for p in c.children)) or (c.norm == "by" and c.dep != "mark")
            for c in verb.children
        )
    ):
        return False
    if any(w.norm == "by" for w in clause.sentence.words if verb.i < w.i <= verb.i + 2):
        return False
    if any(c.norm in _USUAL for c in verb.children) or (subject.norm in _PRONOUNS and clause.lemma in _LIGHT_VERBS):
        return False
    if clause.modal in ("will", "shall") or clause.tense == "future":
        return True
    being = any(c.norm == "being" for c in verb.children)
    if being and clause.tense == "present" and any(c.norm in ("is", "are") for c in verb.children):
        return True
    return clause.perfect and clause.modal is None and (clause.lemma in _DONE_VERBS or (told and subject.norm not in _PRONOUNS))


# "It will generally be made of oak": how things are, not what somebody will do.
_USUAL = frozenset("generally usually normally always often automatically typically never sometimes".split())
_PRONOUNS = frozenset("it this that they which".split())
_LIGHT_VERBS = frozenset(
    "make put have keep turn bring push lay place issue publish take open fix check pick reach chase".split()
)


# Whatever this is done with is a case: the fault with the lift, the missing pages.
_CASEWORK = frozenset(
    "address assess consider deal escalate evaluate examine handle inquire inspect investigate log look prioritize process review".split()
)


def _is_made_one(clause: Clause, subject: Word) -> bool:
    definite = any(c.norm in ("your", "the", "this", "that", "these", "those", "all") for c in subject.children)
    return clause.lemma in _CASEWORK and definite and subject.pos in ("NOUN", "PROPN")


def _is_case(subject: Word) -> bool:
    return subject.lemma in _CASES or subject.norm in ("you", "it", "this", "that", "they", "which")


def _is_pinned(reply: Reply, word: Word) -> bool:
    """Whether a time, a figure or a name makes it checkable."""
    sentence = word.sentence
    if timed(reply, sentence, 0, 1):
        return True
    return any(
        (w.text[0].isdigit() and not _is_reference(w))
        or (
            w.pos == "PROPN"
            and w.i > sentence.words[0].i
            and w.text[0].isupper()
            and w.text[1:2].islower()
            and not _is_called(w)
        )
        for w in sentence.words
    )


def _is_reference(number: Word) -> bool:
    """ "Under ref 88213": the number of the case says neither who nor when."""
    return any(w.norm in _NUMBERED for w in words_before(number, 3))


_NUMBERED = frozenset({"case", "claim", "complaint", "id", "no", "number", "ref", "reference", "ticket"})


def _is_called(name: Word) -> bool:
    """ "…, Mr Bassi": the customer's name."""
    before = next((w for w in words_before(name, 3) if not w.text.istitle()), None)
    after = following(name)
    return before is not None and before.text == "," and (after is None or after.pos in ("PUNCT", "PROPN"))


def _is_asking(match: Match) -> bool:
    """Asked of the customer, supposed, or owned in the same breath."""
    words = match.sentence.words
    return any(w.norm in ("if", "whether", "please", "could", "can") for w in words if w.i < match.words[0].i) or any(
        w.norm in ("else", "i") for w in words if w.i > match.words[0].i
    )


def _named(reply: Reply, sentence: Sentence) -> Rewrite:
    return reply.replace_sentence(sentence, STEP, Grade.NEEDS_FACTS)


# The active form for the case verbs that people use most: participle to base.
_BASES = {
    "processed": "process", "reviewed": "review", "considered": "consider", "investigated": "look into", "looked": "look", "forwarded": "forward",
    "escalated": "escalate", "passed": "pass", "notified": "tell", "informed": "tell", "contacted": "contact", "updated": "update", "resolved": "resolve",
    "addressed": "deal with", "raised": "raise", "logged": "log", "noted": "note", "shared": "share", "checked": "check", "assessed": "assess", "handled": "handle",
}  # fmt: skip


def _active(reply: Reply, clause: Clause) -> tuple[Rewrite, ...]:
    """ "Your request will be processed" becomes "I'll process your request by {time}"; only where the sentence is just that."""
    subject, verb, sentence = clause.subject, clause.verb, clause.sentence
    turned = offered(first_person(reply, clause, " by {time}"), first_person(reply, clause))
    if turned:
        return turned
    base = _BASES.get(verb.norm)
    words = [w for w in sentence.words if w.pos != "PUNCT"]
    if base is None or subject is None or clause.modal != "will" or words[-1] is not verb or base == "look":
        return (_named(reply, sentence),)
    run = subject.subtree()
    if run[0] is not words[0]:
        return (_named(reply, sentence),)
    object_ = reply.source[run[0].start : run[-1].end]
    object_ = object_[0].lower() + object_[1:]
    return (reply.replace(sentence.start, verb.end, f"I'll {base} {object_} by {{time}}", Grade.NEEDS_FACTS),)


RULE = Rule(
    code="ACT004",
    severity=Severity.WARNING,
    dimension=Dimension.RESOLUTION,
    message='Nobody does this; say who will do it, best "I", and by when.',
    check=check,
    examples=(
        Bad("Your request will be processed.", rewrite="I'll process your request by {time}."),
        Bad("The matter has been escalated."),
        Bad("Someone from our team will be in touch."),
        Bad("Your complaint has been forwarded to the relevant department."),
        Bad("A ticket has been raised on your behalf."),
        Bad("It is being looked into."),
        Bad("Appropriate action will be taken."),
        Bad("One of the lads will pop over."),
        Bad("It will be looked at and passed along."),
        Bad("Your comments have been circulated internally.", text="Your comments have been circulated"),
        Bad("Somebody from the housing office is going to ring you about the leak."),
        Bad("The missing pages will be looked at."),
        Bad("Your enquiry has been logged, Mrs Otieno."),
        Good("I've escalated this to Dana Cole, who runs our depot.", why="active, and named"),
        Good("Your refund was sent at 10:32 this morning.", why="done, with its time"),
        Good("Your order was packed by Luis and will be delivered on Friday by 6 pm.", why="an agent and a time"),
        Good("The jacket is made in Porto.", why="a fact about the thing"),
        Good("You'll be met at the door by our concierge.", why="the agent is named"),
        Good("I asked the team to hold your room, and I'll check at 4.", why="owned"),
        Good("If you like, someone can show you the room.", why="an offer"),
        Good("It will be delivered on 4 May, and I'll text you when it leaves.", why="a date, and I"),
        Good("Your seats are confirmed: row C, 4 and 5.", why="a result"),
        Good("I'll make sure somebody from the office calls you.", why="the writer sees to it"),
        Good("Someone left a scarf in the taxi, so it's at our desk.", why="told, not promised"),
    ),
)
