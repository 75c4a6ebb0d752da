"""Explains a bad or late answer with how busy, small, unpaid or popular the firm is.

The customer is asked to feel for the firm instead of being helped. How many others wait does not shorten this one's wait.
Sources: ScottLyman68; Benoit95; PopickInc; Usedesk.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint import lexicon
from replylint.cut import clause_out, clause_span, offered, sentence_out
from replylint.flip import regretted
from replylint.moves.apology import apologies
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near, repairs
from replylint.passage import Word, words_before
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import YOURS, Clause, Who, clause_of, clauses, is_conditional, is_ours, is_yours

_KINDS = {
    phrase: kind
    for kind in ("volume", "rushed", "season", "staff", "small", "small_firm", "unpaid")
    for phrase in lexicon.lines(f"excuse_{kind}")
}
_PHRASES = Phrases(*_KINDS)
_SURE = {"volume": 0.85, "rushed": 0.8, "season": 0.75, "staff": 0.8, "small": 0.75, "small_firm": 0.6, "unpaid": 0.85}
_HURTS = Phrases(
    "(can|could|will|do|does|would) not",
    "(delay|delays|slow|slower|longer|late|wait|patience|patient|sometimes|unable|struggle|hard|difficult|impossible|limited|mistakes|slip|behind)",
)
_ADVICE = Phrases(
    "(so|if you|best to|come|try|avoid) .. (before|after|skip|earlier|early|outside|quieter|instead)",
    "so (please|do|just)? (come|ring|call|visit|try|book|drop in) (on|in|at|by|after|before|between) ..",
    "(skip|beat|avoid) the (queue|queues|rush|crowds|lines)",
)
# Product talk: a volume of data, a busy signal, a volunteer whom somebody asked about.
_PRODUCT = frozenset(
    "data message messages file files storage traffic bandwidth memory disk sound audio speaker usage photo photos text texts minutes sms export import oven line signal key keys button buttons "
    "keyboard calendar status server processor cpu".split()
)
# What a plan or a product does with a volume.
_PROVIDES = frozenset("accommodate allow carry cope cover enable hold include let offer permit provide support".split())
# The backlog that has been cleared, the people who have been hired.
_OVERCOME = frozenset({"cleared", "hired", "recruited", "resolved", "gone", "overcome", "excuse", "extra"})
# "Our boxes are stacked high", "our lunches are packed".
_SAID_OF_THINGS = frozenset("bananas bonkers crazy insane knackered mad mental nuts packed rammed stacked".split())
# Where people work, and ways to reach them.
_PLACES = frozenset(
    "bakery bar branch cafe center chat clinic depot desk garage gym helpline hospital hotel hotline inbox kitchen lab laboratory library "
    "line museum nursery office pharmacy phone practice reception restaurant salon school shop store studio surgery switchboard theater "
    "venue ward warehouse workshop".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    found: dict[int, tuple[str, Match]] = {}
    for match in _PHRASES.find(reply):
        kind = _KINDS[match.phrase]
        best = found.get(match.sentence.index)
        if (best is None or _SURE[best[0]] < _SURE[kind]) and _excuses(reply, match, kind):
            found[match.sentence.index] = (kind, match)
    for clause in clauses(reply):
        if clause.sentence.index not in found and _is_swamped(clause):
            match = matched([w for w in clause.words if w.pos != "PUNCT"])
            if _excuses(reply, match, "rushed"):
                found[clause.sentence.index] = ("rushed", match)
    for kind, match in found.values():
        start, end = clause_span(match.words[0], match.words[-1])
        # Help right beside it, or plain sorrow for the wait, makes it half an explanation.
        mild = repaired_near(reply, match.sentence, 1, 1) or _is_news(reply, kind) or _is_sorry_for_it(reply, match)
        severity = Severity.INFO if mild else None
        yield Hit(start, end, confidence=_SURE[kind], severity=severity, rewrites=tuple(_rewrites(reply, match, kind)))


def _is_swamped(clause: Clause) -> bool:
    """ "Our phone lines have been busy", "the clinic is drowning in referrals": what is the firm's, and how much it has to do."""
    subject, verb = clause.subject, clause.verb
    if subject is None or subject.pos != "NOUN" or not clause.asserted or clause.negated or clause.modal is not None:
        return False
    if verb.dep in ("acl", "acl:relcl") or verb.norm not in lexicon.words("excuse_busy_words"):
        return False
    if is_ours(subject):
        return subject.lemma in _PLACES or verb.norm not in _SAID_OF_THINGS
    return subject.lemma in _PLACES and not any(c.norm in YOURS for c in subject.children)


def _is_sorry_for_it(reply: Reply, match: Match) -> bool:
    """A sincere apology in the sentence before or after that names what it is for."""
    near = reply.near(match.sentence, 1, 1)
    return any(a.sentence in near and a.specific and a.sincere and a.sentence is not match.sentence for a in apologies(reply))


def _is_news(reply: Reply, kind: str) -> bool:
    """Where the customer complains of nothing, a busy day may be no more than news."""
    return kind in ("volume", "rushed", "staff") and reply.customer is not None and reply.customer.needs.apology < 0.5


def _is_answer(reply: Reply, kind: str) -> bool:
    """ "Saturdays are our busiest time", to who asks when to come."""
    return kind in ("volume", "rushed", "season") and reply.customer is not None and reply.customer.only_asks(_CALM)


_CALM = 0.3


def _excuses(reply: Reply, match: Match, kind: str) -> bool:
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    if sentence.is_question or is_conditional(first) or _denied(first) or _is_answer(reply, kind):
        return False
    if (kind != "unpaid" and any(w.norm in YOURS for w in match.words)) or any(
        w.norm in ("your", "you") for w in words_before(first, 1)
    ):
        return False
    if kind in ("volume", "rushed"):
        near = sentence.words[max(0, first.i - sentence.words[0].i - 2) : last.i - sentence.words[0].i + 4]
        if any(w.norm in _PRODUCT for w in near) and not any(
            w.lemma in ("call", "inquiry", "request", "order", "ticket") for w in near
        ):
            return False
    clause = clause_of(reply, first)
    if kind == "staff" and clause is not None and clause.who is Who.YOU:
        return False  # "you can go on maternity leave"
    if kind == "volume" and (_is_customers(clause, match) if clause is not None else sentence.words[0].norm == "your"):
        return False
    if kind == "volume" and clause is not None and clause.lemma in _PROVIDES and clause.who is not Who.FIRM:
        return False  # "the tariff allows a larger number of calls"
    # "Gone down with flu" is no getting over it.
    if any(w.norm in _OVERCOME for w in sentence.words if kind != "staff" or w not in match.words):
        return False
    rest = sentence.words[last.i - sentence.words[0].i + 1 :]
    if last.norm == "busy" and rest and rest[0].tag == "VBG":
        return False  # "we've been busy adding sizes"
    if owned_near(reply, sentence, 1, 1) or _GAINED.find_in(reply, sentence):
        return False
    if kind == "small_firm" and (not _HURTS.find_in(reply, sentence) or any(r.sentence is sentence for r in repairs(reply))):
        return False
    return not _ADVICE.find_in(reply, sentence)


# "There are only three of us, so you'll know everyone by name."
_GAINED = Phrases("so you (get|can|know|(will|shall) ~ (find|get|hear|know|meet|see))")


def _is_customers(clause: Clause, match: Match) -> bool:
    """ "Your switchboard copes with a higher number of calls", "you've had an avalanche of mail": theirs."""
    theirs = clause.who is Who.YOU or (clause.subject is not None and is_yours(clause.subject))
    volume = next((w for w in match.words if w.head is clause.verb and w.dep in ("obj", "obl")), None)
    return theirs and volume is not None and all(c.norm == "with" for c in volume.children if c.dep == "case")


def _denied(first: Word) -> bool:
    """ "that's no excuse", "not even in our busiest week"."""
    words = first.sentence.words
    if any(w.norm in ("excuse", "excuses") for w in words):
        return True
    near = words_before(first, 3)
    return any(w.norm in ("not", "no", "never", "even") for w in near) and first.norm not in (
        "not",
        "no",
        "never",
        "nobody",
        "none",
        "neither",
    )


def _rewrites(reply: Reply, match: Match, kind: str) -> Iterator[Rewrite]:
    sentence = match.sentence
    words = sentence.words
    start, end = clause_span(match.words[0], match.words[-1])
    norms = [w.norm for w in words[:2]]
    comma = next((w for w in words if w.start >= end and w.text == ","), None)
    if (
        start == sentence.start
        and comma is not None
        and comma.start <= end + 1
        and (norms in (["due", "to"], ["owing", "to"], ["because", "of"]))
    ):
        following = words[comma.i - words[0].i + 1 :]
        if following and following[0].norm != "so":
            yield reply.replace(start, following[0].start + 1, following[0].text[:1].upper(), Grade.REVIEW)
            return
    if (
        kind in ("small", "small_firm", "unpaid")
        and len(reply.sentences) > 2
        and end - start > 0.7 * (sentence.end - sentence.start)
    ):
        yield from offered(sentence_out(reply, sentence))
    else:
        yield from offered(clause_out(reply, start, end))
    yield reply.replace_sentence(sentence, f"{regretted(reply.customer)[0]}. I'll {{do what}} by {{time}}.", Grade.NEEDS_FACTS)


RULE = Rule(
    code="EXC002",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="How busy, small or unpaid you are is not the customer's concern; leave it out and say what happens now, and when.",
    check=check,
    evidence="B",
    examples=(
        Bad(
            "Due to a high volume of enquiries, our response times are longer than usual.",
            rewrite="Our response times are longer than usual.",
        ),
        Bad("We are currently experiencing higher than normal demand."),
        Bad("We're short-staffed this week, so please bear with us."),
        Bad("As you can imagine, this is our busiest time of year."),
        Bad("Our team is overwhelmed with requests right now."),
        Bad("Owing to the unprecedented number of orders, delays are to be expected."),
        Bad("We're two brothers with day jobs, so mails wait their turn."),
        Bad("Mondays are always mayhem here."),
        Bad("it's been manic this week sorry"),
        Bad("Half the team is down with flu."),
        Bad("Please remember that this forum is run by volunteers."),
        Bad("Nobody here gets paid to answer questions."),
        Bad("We get thousands of these forms a week, so some delay is natural."),
        Bad("My colleague has been off sick and the phones are ringing off the hook."),
        Bad("The surgery is extremely busy right now."),
        Bad("Our booking lines have been incredibly busy since the concert was announced."),
        Bad("The tax office is drowning in letters."),
        Bad("The desk hasn't had a moment to look at your form."),
        Bad("The phones are going crazy here."),
        Good("I've a spare minute now, so I've read your form.", why="time is given"),
        Good("Your till can now ring up a greater number of sales at once.", why="what the product can do"),
        Bad("Our switchboard has been overloaded since Monday."),
        Bad("Her youngest has been poorly, and the relief drivers are still finding their way."),
        Bad("We were catering for two weddings, with one waiter serving the terrace."),
        Bad("Ines does the whole island on her own now that Luis has left."),
        Bad("That was the fitters' fourth staircase of the day."),
        Good("I'm sorry your son has gone down with flu; the costume is yours until Friday.", why="the customer's own illness"),
        Good("Now that Luis has your key, he'll be there at nine.", why="a step"),
        Bad("Owing to an enormous backlog, permits are taking weeks."),
        Good("The new tariff allows a larger number of payments a day.", why="what the product can do"),
        Good("Our garage is very busy on Mondays, so come on Tuesday for a shorter wait.", why="a tip that helps the customer"),
        Good(
            "We took on too many orders in May and didn't hire in time. That's our fault; I've put yours first.",
            why="workload, but owned and acted on",
        ),
        Good("It's busy at the desk from 12 to 2, so come before noon to skip the queue.", why="a tip that helps the customer"),
        Good("High volumes of data can slow the export; try one month at a time.", why="technical volume, product advice"),
        Good(
            "Sorry you waited so long: we were short of people on Monday and should have warned you. You're next.",
            why="an owned omission, and action",
        ),
        Good("Your plan covers a higher volume of messages now.", why="the product's volume"),
        Good(
            "We're a small shop, so it will be me who picks up when you ring.", why="smallness told as what the customer gains"
        ),
        Good("I know you're busy, so here is the short version.", why="the customer is busy"),
        Good("The swap is free and I've booked it for Tuesday.", why="free is the offer"),
        Good("Being busy is no excuse: you waited nine days and I'm sorry.", why="denies the excuse"),
        Good("We've hired six more people so this doesn't happen again.", why="prevention, not an excuse"),
        Bad("Only two of us on duty tonight, so it may take a while."),
        Bad("Our mailbox has been flooded since the fair."),
        Good(
            "We were short of cooks and took your booking, which was wrong of us. Your table is free.",
            why="owned, and put right",
        ),
        Good("Only two of us can open the safe, and both are on their way.", why="who may do it"),
    ),
)
