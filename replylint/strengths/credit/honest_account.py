"""Gives a specific cause that the firm owns, or admits that it doesn't know yet and says when it will.

A plain account of what happened is believed where it names its own side; what separates it from an excuse is who stands in it.

Sources: ShapiroEtAl94; Shaw03; BradleySparks12; LGSCO4R
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from replylint.cut import trimmed
from replylint.lexicon import words as lexicon
from replylint.moves.alternative import alternative_near
from replylint.moves.cause import causes
from replylint.moves.move import words_before
from replylint.moves.ownership import owned_near, ownerships
from replylint.moves.repair import contacts, repaired_near
from replylint.moves.time import timed
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clauses, clauses_in, is_ours

_UNKNOWN = Phrases(
    "(i|we) ~ do ~ not ~ (yet)? know ~ (yet|why|what|how|where|whether|exactly)?",
    "(i|we) <be> ~ not ~ (yet)? (sure|certain|clear) ~ (yet|why|what|how|where|whether)?",
    "(i|we) ~ have ~ not ~ (yet)? (found|worked|figured|tracked) ~ (out|down|it)? ~ (yet|why|what|how|where)?",
    "(i|we) ~ can not ~ (yet)? (tell|say|explain) ~ (you)? (yet|why|what|how|where)",
)
_SLIPS = Phrases(
    "by (mistake|accident)",
    "in error",
    "mistakenly",
    "accidentally",
    "wrongly",
    "incorrectly",
    "without (checking|telling|asking|noticing)",
)
_WRONG = Phrases(
    "(i|we) ~ (got|had|read|heard|wrote|told|gave|quoted) ... wrong ...",
    "(i|we) ~ (typed|put|wrote|entered|sent|booked|ordered|charged|took|gave|picked|packed|printed|used|set|pressed|clicked|posted|cut|read) .. .. instead of ..",
    "(i|we) ~ <misread|misquote|misheard|mishear|misjudge|mislabel|miscount|misspell> ..",
)
_SO = Phrases(
    "(so|hence|therefore) (a|all|half|one|our|some|two|you|your|it|the|nobody|nothing|no|none|everything|everyone)",
    "which is why",
    "that is why",
    "and that is how",
)
_BY_CLOCK = Phrases("(by|before|at) @NUM")
_LEAST = 5  # words, for an account to be specific


def check(reply: Reply) -> Iterator[Hit]:
    """Owned causes, told failures with something put right, and an open "not yet" with a time; one a sentence."""
    seen: set[int] = set()
    for sentence, start, end, sure in _accounts(reply):
        if sentence.index not in seen and not sentence.is_question:
            seen.add(sentence.index)
            yield Hit(*trimmed(reply.source, start, end), confidence=sure)


def _accounts(reply: Reply) -> Iterator[tuple[Sentence, int, int, float]]:
    for cause in causes(reply):
        if cause.vague or cause.workload or not cause.words:
            continue
        sentence = cause.sentence
        if not _is_long(sentence):
            continue
        righted = owned_near(reply, sentence, 2, 2) or repaired_near(reply, sentence, 1, 2)
        if cause.external:
            if owned_near(reply, sentence, 1, 1) and not _shifts(reply, sentence):
                yield sentence, sentence.start, sentence.end, 0.7
        elif _own_doing(reply, sentence) and righted:
            yield sentence, sentence.start, sentence.end, 0.8
    owning = {o.sentence.index for o in ownerships(reply) if o.kind != "told"}
    for ownership in ownerships(reply):
        sentence = ownership.sentence
        if ownership.kind == "told" and _is_long(sentence) and _is_mine(reply, sentence, ownership.start, ownership.end):
            others = not owning.isdisjoint(range(sentence.index - 2, sentence.index + 3))
            if (
                others
                or repaired_near(reply, sentence, 0, 2)
                or alternative_near(reply, sentence, 0, 1)
                or any(c.sentence is sentence and not c.vague for c in causes(reply))
            ):
                yield sentence, ownership.start, ownership.end, 0.7
    for match in _SO.find(reply):
        if (
            owned_near(reply, match.sentence, 1, 2)
            and _own_doing(reply, match.sentence)
            and _is_mine(reply, match.sentence, match.sentence.start, match.start)
        ) or _is_answered_for(reply, match):
            yield match.sentence, match.sentence.start, match.sentence.end, 0.7
    for ownership in ownerships(reply):
        if ownership.kind == "regretted" and _is_let_down(reply, ownership.sentence):
            yield ownership.sentence, ownership.sentence.start, ownership.sentence.end, 0.7
    for match in _SLIPS.find(reply):
        clause = next((c for c in clauses_in(reply, match.sentence) if c.start <= match.start < c.end), None)
        if (
            clause is not None
            and clause.who is Who.FIRM
            and clause.tense == "past"
            and not clause.negated
            and not clause.passive
        ):
            yield match.sentence, min(clause.start, match.start), max(clause.end, match.end), 0.75
    for match in _WRONG.find(reply):
        if _is_long(match.sentence) and not any(
            w.norm in ("if", "not", "never", "hope") for w in words_before(match.words[0], 3)
        ):
            yield match.sentence, match.start, match.sentence.end, 0.7
    for match in _UNKNOWN.find(reply):
        if _is_open(match.words) and _is_promised(reply, match.sentence):
            yield match.sentence, match.start, match.end, 0.75


def _is_answered_for(reply: Reply, match: Match) -> bool:
    """Something happened, whoever did it, so this came of it, and the firm says that it is theirs to answer for."""
    told = [c for c in clauses_in(reply, match.sentence) if c.verb.start < match.start]
    answered = any(
        o.kind in ("regretted", "named") and abs(o.sentence.index - match.sentence.index) <= 1 for o in ownerships(reply)
    )
    return answered and any(c.tense == "past" and c.asserted for c in told) and _is_long(match.sentence)


def _is_let_down(reply: Reply, sentence: Sentence) -> bool:
    """ "The brewery came a day late, and we should have had a spare": what another did, told beside what was ours to see to."""
    return _is_long(sentence) and any(
        c.tense == "past" and c.asserted and c.subject is not None and c.subject.lemma in lexicon("outside_parties")
        for c in clauses_in(reply, sentence)
    )


def _is_mine(reply: Reply, sentence: Sentence, start: int, end: int) -> bool:
    """I, we or our something did it; "the claims team has lost three handlers" is how things are there."""
    here = clauses_in(reply, sentence)
    # Only these are looked at: a sentence without end may have as many accounts as clauses.
    for clause in here[bisect_left(here, start, key=_at) : bisect_left(here, end, key=_at)]:
        subject = clause.subject
        if subject is None or clause.who is not Who.FIRM or clause.tense != "past":
            continue
        if subject.norm in ("i", "we") or is_ours(subject):
            return True
    return False


def _at(clause: Clause) -> int:
    return clause.verb.start


def _own_doing(reply: Reply, sentence: Sentence) -> bool:
    """A past clause whose subject is I, we, or our own people, in the sentence."""
    return any(
        c.who is Who.FIRM and c.tense == "past" and not c.passive and not c.question and c.modal is None
        for c in clauses_in(reply, sentence)
    )


def _shifts(reply: Reply, sentence: Sentence) -> bool:
    """An owned word that is only said of somebody else: "it's the courier's fault"."""
    return not any(_is_ours(c) for c in clauses_in(reply, sentence)) and not any(
        w.norm in ("our", "my", "us", "ours", "mine") for w in sentence.words
    )


def _is_ours(clause: Clause) -> bool:
    return clause.who is Who.FIRM and (clause.tense == "past" or clause.modal in ("should", "ought"))


def _is_long(sentence: Sentence) -> bool:
    return len([*islice((w for w in sentence.words if w.pos != "PUNCT"), _LEAST)]) == _LEAST


def _is_open(words: tuple[Word, ...]) -> bool:
    return any(w.norm in ("yet", "why", "what", "how", "where", "whether", "exactly") for w in words)


def _is_promised(reply: Reply, sentence: Sentence) -> bool:
    """A promise to tell with a time, in the sentence or the next two."""
    near = reply.near(sentence, 0, 2)
    clocked = timed(reply, sentence, 0, 2) or bool(_BY_CLOCK.find_in(reply, near))
    if clocked and any(c.sentence in near and c.mode == "committed" for c in contacts(reply)):
        return True
    will = any(c.sentence in near and c.who is Who.FIRM and (c.modal == "will") and not c.negated for c in clauses(reply))
    return will and clocked


CREDIT = Credit(
    code="CRD005",
    dimension=Dimension.HONESTY,
    message="Says plainly what went wrong on your own side, or that you don't know yet and when you will.",
    check=check,
    value=0.4,
    evidence="B",
    examples=(
        Bad("The oven ran cold all night, so your loaves came late, and we should have rung you."),
        Bad("We packed two lamps with swapped labels, so you got the wrong one. Our fault."),
        Bad("I don't know why yet. I'll tell you what I find by 4."),
        Bad("Our supplier stood us up, so your cake is two days late, and we should have told you yesterday."),
        Bad("The night team turned the alarm off by mistake, which is why nobody came."),
        Bad("We raised the price on Monday and forgot the old page. You'll pay the old price."),
        Bad("I got this wrong on the phone: it's three days, not ten."),
        Bad("I'm not sure yet what stopped it; I'll ring you before noon with what the engineer finds."),
        Good("Due to unforeseen circumstances, we are delayed.", why="vague"),
        Good("It's the courier's fault.", why="blame"),
        Good("Our system did it.", why="vague, and nobody owns it"),
        Good("Because of demand, it is late.", why="workload"),
        Good("We don't know.", why="a dead end, no time"),
        Good("For security reasons, I can't say.", why="tells nothing"),
        Good("The courier lost it, so you'll have to claim from them.", why="somebody else's failing, and nothing owned"),
        Bad("The dairy let us down on Sunday, so half the trays were empty, and we should have rung you."),
        Bad("The supplier brought the cream a day late, and we should have kept some back."),
        Good("The supplier brought the cream a day late.", why="nobody here answers for it"),
    ),
)
