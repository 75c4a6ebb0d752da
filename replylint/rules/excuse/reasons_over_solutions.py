"""Spends more on why it happened than on what happens now.

Reasons answer a question that wasn't asked; the customer still doesn't know what you will do. One line on the cause is plenty.

Sources: Marinova18; PackardLiBerger24; Herhausen19; BradleySparks12
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.lexicon import words as lexicon
from replylint.moves.apology import apologies
from replylint.moves.cause import causes
from replylint.moves.empathy import empathies
from replylint.moves.failure import failures, is_firm_failure
from replylint.moves.goodwill import goodwills
from replylint.moves.instruction import instructions
from replylint.moves.ownership import ownerships
from replylint.moves.repair import contacts, repairs
from replylint.moves.substance import parts
from replylint.passage import Sentence
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import YOURS, Clause, Who, clause_of, clauses, clauses_in

_REASONS, _RATIO, _ALL, _TROUBLED = 2, 1.5, 0.75, 0.35
"""The fewest sentences of reasons, how many of them there may be for each of help, and from which share of the words on one told cause is enough;
from which need of an apology on a statement counts as trouble."""
# The customer wants to know how it works or why: then the reasons are the answer.
_ASKED = Phrases(
    "why",
    "how come",
    "what (happened|is happening|went wrong|caused|is going on|is the reason)",
    "<explain>",
    "(an|the|any|some|your) explanation",
    "<understand> (what|how)",
    "the reason",
    "how (do|does|is|are) ..",
)
# A wish to hear of it moves nothing on.
_PLEASANTRY = Phrases(
    "(tell|let) (me|us) (know)? how .. ... (go|goes|went|get on|gets on|got on|going|turns out|turned out) .. $"
)
# Verbs of repair that tell as well what befell a thing: "the part was held at customs".
_HAPPENING = frozenset(
    "arrange cancel change close collect hold leave move order place process put remove replace reset return send set stop switch take".split()
)
_STORIES = frozenset({"why", "how", "who", "which"})
_GIVEN = frozenset({"attached", "enclosed", "below"})
_DEPENDENT = frozenset("acl acl:relcl advcl ccomp xcomp conj parataxis".split())
_PARTIES = lexicon("external_causes") | lexicon("third_parties") | lexicon("own_people") | lexicon("outside_parties")
# How the firm works inside, told as a habit: "refunds are batched on Thursdays", "it needs two approvals".
_INNER = frozenset(
    "alert approval approver audit backup batch build cache calendar cluster code cutoff data database deployment diary export feed file "
    "format gateway helpdesk hub import index job lab ledger library line list log machine memory menu norm office order payroll pipeline print procedure "
    "process queue regulation release reminder rota route rule run schedule script server shift slot sort stock sync template timetable "
    "tool transfer".split()
)  # fmt: skip


def check(reply: Reply) -> Iterator[Hit]:
    """The run of reasons, when they outweigh what is done about it."""
    customer = reply.customer
    if customer is None or len(reply.sentences) < _REASONS:
        return
    needs = customer.needs
    # A plain statement may be a complaint as well: "I got my exam letter after the exam".
    troubled = needs.intent in ("complaint", "problem", "request") or (needs.intent == "social" and needs.apology >= _TROUBLED)
    if not troubled or _ASKED.find(customer):
        return
    if any(q.kind in _STORIES for q in customer.questions):
        return
    causal = {c.sentence.index for c in causes(reply)} | {c.sentence.index for c in clauses(reply) if _accounts(c)}
    helping = _helping(reply, causal)
    reasons: list[Sentence] = []
    for sentence in reply.sentences:
        goes_on = bool(reasons) and reasons[-1].index == sentence.index - 1 and _goes_on(reply, sentence)
        if sentence.index not in helping and _is_reason(reply, sentence, goes_on or sentence.index in causal):
            reasons.append(sentence)
    # A cause must be told, by its words or by who stands behind it: facts about a thing may as well be the answer.
    told = [s for s in reasons if s.index in causal or _blames_elsewhere(reply, s) or _tells_failure(reply, s)]
    if len(reasons) < _REASONS or len(reasons) <= _RATIO * len(helping):
        return
    sorry = {m.sentence.index for m in (*apologies(reply), *empathies(reply))}
    share = _words(reasons) / max(1, _words([s for s in reply.sentences if s.index not in sorry]))
    thin = share < _ALL or (needs.apology < 0.4 and len(reasons) <= _REASONS)
    if share < 0.5 or len(told) < (2 if thin else 1):
        return
    yield Hit(
        reasons[0].start,
        reasons[-1].end,
        confidence=0.7 if len(told) > 1 else 0.55,
        rewrites=(_turned(reply, reasons),),
    )


def _words(sentences: list[Sentence]) -> int:
    return sum(w.pos != "PUNCT" for s in sentences for w in s.words)


def _helping(reply: Reply, causal: set[int]) -> frozenset[int]:
    """The sentences that do, offer, ask for or explain something that helps."""
    found = {
        p.sentence.index
        for p in parts(reply)
        if p.kind == "pointer"
        or (p.kind == "ask" and p.sentence.index not in causal)
        or (p.kind in ("step", "done") and not _is_of_others(reply, p.sentence))
    }
    found.update(reply.words[at].sentence.index for norm in _GIVEN for at in reply.positions.get(norm, ()))
    for moves in (contacts(reply), instructions(reply), goodwills(reply), ownerships(reply)):
        found.update(m.sentence.index for m in moves)
    found.update(r.sentence.index for r in repairs(reply) if r.verb not in _HAPPENING or not _is_of_others(reply, r.sentence))
    return frozenset(found.difference(m.sentence.index for m in _PLEASANTRY.find(reply)))


def _is_of_others(reply: Reply, sentence: Sentence) -> bool:
    """Tells what some party or thing does or did: nothing that the firm does for the customer, or the customer is to do."""
    here = clauses_in(reply, sentence)
    return (
        bool(here)
        and not any(c.who in (Who.YOU, Who.FIRM) or c.imperative or c.modal is not None or c.tense == "future" for c in here)
        and not any(w.norm in YOURS for w in sentence.words)
    )


def _is_reason(reply: Reply, sentence: Sentence, causal: bool) -> bool:
    """Whether a sentence tells how it came about, or how things are run."""
    if sentence.is_question or any(m.sentence is sentence for m in (*apologies(reply), *empathies(reply))):
        return False
    here = [c for c in clauses_in(reply, sentence) if not c.imperative]
    if not here or any(_is_for_customer(c) for c in here):
        return False
    told = any(c.tense == "past" for c in here)
    return causal or all(_tells(c) or (told and _is_fact(c)) for c in here)


def _goes_on(reply: Reply, sentence: Sentence) -> bool:
    """Says more of the thing that a reason was about: "the seal is rubber. It goes hard when it's hot"."""
    main = clauses_in(reply, sentence)
    opened = sentence.words[0].norm in ("it", "they", "these", "those")
    return opened and bool(main) and all(c.modal is None and c.who is Who.THING for c in main)


def _accounts(clause: Clause) -> bool:
    """A clause that tells why, in the past, or what came of it: "as nobody had told them", "so no one saw it", "that's how it broke"."""
    if clause.tense != "past":
        return False
    opening = [w.norm for w in clause.sentence.words[:3]]
    if opening[:1] in (["that"], ["this"], ["which"]) and opening[-1] in ("how", "why") and clause.who is Who.THING:
        return True
    if any(c.norm in ("as", "because", "since") and c.dep == "mark" for c in clause.verb.children):
        return True
    first = clause.sentence.words[0].i
    followed = any(c.norm == "so" and first < c.i < clause.verb.i for c in clause.verb.children)
    return followed and clause.who in (Who.THIRD, Who.THING)


def _is_for_customer(clause: Clause) -> bool:
    """Speaks of what the customer can do or get, or of what will be."""
    if clause.who is Who.YOU:
        return True
    return clause.modal in ("can", "will", "could", "may", "should", "would", "must") and not clause.negated


def _tells(clause: Clause) -> bool:
    """In the past, or as a habit of the works: about a thing, a party or the firm's doings."""
    if clause.who is Who.YOU or clause.conditional or clause.modal is not None:
        return False
    if clause.tense == "past":
        # What the firm did about it is no reason: "I spoke to the baker".
        if clause.who is Who.FIRM and not (clause.passive or clause.negated or is_firm_failure(clause)):
            return clause.verb.dep in _DEPENDENT
        return clause.verb.pos in ("VERB", "ADJ", "NOUN", "ADV")
    return clause.subject is None or clause.verb.dep in _DEPENDENT or _is_of_the_works(clause)


def _is_fact(clause: Clause) -> bool:
    """What a thing is, beside what befell it: "your meter is an old one, and those lost contact"."""
    return (
        clause.who is Who.THING and clause.asserted and clause.modal is None and not clause.negated and clause.verb.has("cop")
    )


def _is_of_the_works(clause: Clause) -> bool:
    subject = clause.subject
    if subject is None or clause.who is Who.EXPLETIVE:
        return False
    return clause.passive or subject.norm == "they" or subject.lemma in _PARTIES or subject.lemma in _INNER


def _blames_elsewhere(reply: Reply, sentence: Sentence) -> bool:
    """Names a party or a machine as what acted."""
    return any(w.pos in ("NOUN", "PROPN") and w.lemma in _PARTIES for w in sentence.words) and any(
        c.tense == "past" or c.passive for c in clauses_in(reply, sentence)
    )


def _tells_failure(reply: Reply, sentence: Sentence) -> bool:
    """Tells that something went wrong, not that something did not happen, which may be a denial."""
    here = [clause_of(reply, f.word) for f in failures(reply) if f.sentence is sentence]
    return any(clause is not None and not clause.negated for clause in here)


def _turned(reply: Reply, reasons: list[Sentence]) -> Rewrite:
    """What is done first, then the shortest reason; the rest goes."""
    shortest = min(reasons, key=lambda s: len(s.words))
    kept = reply.source[shortest.start : shortest.end]
    return reply.replace(
        reasons[0].start,
        reasons[-1].end,
        f"I've {{what you have done}}, and I'll {{do what}} by {{time}}. {kept}",
        Grade.NEEDS_FACTS,
    )


RULE = Rule(
    code="EXC006",
    severity=Severity.INFO,
    dimension=Dimension.RESOLUTION,
    message="This says more about why it happened than about what happens now; lead with what you do, and keep one line of the cause.",
    check=check,
    evidence="B",
    mode="doc",
    needs_customer=True,
    short_replies=False,
    examples=(
        Bad(
            "Hi Jo, our booking system syncs with three partners. On Monday one of them changed its format. The sync then failed "
            "silently. Because alerts were off, nobody noticed until noon. We're sorry.",
            customer="My booking vanished.",
        ),
        Bad(
            "The port was closed for two days. After that the customs queue grew. Our carrier then lost a slot. Peak season makes that "
            "worse. It should move at some point.",
            customer="Parcel is a week late.",
        ),
        Bad(
            "Refunds are batched on Thursdays because our bank charges per transfer. The batch then needs two approvals. Approvers are "
            "in different time zones.",
            customer="Refund please.",
        ),
        Bad(
            "The crash is due to a memory leak introduced by the charting library, since we upgraded it for performance reasons. The "
            "library's authors changed the defaults.",
            customer="App crashes.",
        ),
        Bad(
            "Meals are loaded by a caterer in Madrid. They pack from a list sent the evening before. Your change came in after it.",
            customer="Wrong meal on my flight.",
        ),
        Bad(
            "Our diary tool double-booked the team, as it was migrated last week, and the reminders were sent to the old calendar, "
            "because the export missed them. The export was written by a contractor.",
            customer="No call back.",
        ),
        Bad(
            "The tyre was fitted by a trainee. The foreman was away that week. The jack slipped because nobody had checked it.",
            customer="The wheel of my car came off on the motorway.",
        ),
        Bad(
            "The tickets are printed in Oslo. The printer there ran out of ink on Friday. The post was then held up by snow.",
            customer="My tickets came a day after the concert.",
        ),
        Bad(
            "The rounds are planned by a program that runs at night. On Monday it dropped a street because two have the same name. The "
            "depot is shut at weekends, so nobody noticed.",
            customer="Our bins have not been emptied for two weeks.",
        ),
        Good(
            "The tyre was fitted badly by a trainee. I've booked you in with our foreman for Monday at 8.",
            why="one reason, and what is done",
            customer="The wheel of my car came off on the motorway.",
        ),
        Good(
            "It's back: room 12, same dates, and I've added breakfast. A sync failed on Monday; that's fixed too.",
            why="one reason, two sentences of help",
            customer="My booking vanished.",
        ),
        Good(
            "A partner changed its format on Monday and our sync failed. Alerts were off. It's back now, with your dates.",
            why="the explanation was asked for",
            customer="Why did my booking vanish? I want to understand.",
        ),
        Good(
            "It's a memory leak. Update to 4.2 and it's gone; I've added a month free.",
            why="more help than reason",
            customer="App crashes.",
        ),
        Good(
            "Refunds are batched on Thursdays; your bank then takes two days.",
            why="a question about a process",
            customer="How does the refund work?",
        ),
        Good(
            "Sorry, it's stuck in customs. I've sent a second one by air; it lands on Friday.",
            why="one sentence of three",
            customer="Parcel is a week late.",
        ),
        Good(
            "I'm sorry. The change reached the caterer too late. I've refunded the meal and fixed your return flight.",
            why="one sentence of four",
            customer="Wrong meal.",
        ),
        Bad(
            "The hinge on that door is brass. It bends when it's slammed. The joiner used short screws because the long ones hadn't come. "
            "That's why it fell.",
            customer="The door you hung fell on my foot.",
        ),
    ),
)
