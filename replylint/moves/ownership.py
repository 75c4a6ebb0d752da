"""Ownership: the firm says that it was its doing ("that's our mistake", "we should have called", "we charged you twice")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.failure import is_firm_failure
from replylint.moves.move import Move, words_after, words_before, words_before_in_clause
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Who, clauses, is_conditional

FAULT_NOUNS = "mistake|fault|error|oversight|failing|failure|mix-up|mixup|slip|slip-up|blunder|muddle|mishap|responsibility|bad|doing|lapse|miss"
_NAMED = Phrases(
    "(our|my) own? (@ADJ)? (@ADJ)? <" + FAULT_NOUNS + ">",
    "(our|my) (@ADJ|@NOUN)? @NOUN 's (own|plain)? (@ADJ)? <" + FAULT_NOUNS + ">",
    "(poor|bad|sloppy|careless|shoddy|thoughtless|lousy|rotten|weak) (@NOUN)? (@NOUN) (from|by|on the part of) us",
    "what (we|i) ~ (failed|neglected|forgot) to do (was|is)",
    "(there is|that is|i have|we have) ~ no ~ (good|real|possible)? excuse ~ (for (it|that|this|how|what|the|our|my|your|such|a)|,|.|!|$)",
    "(our|my) own? (@ADJ)? (mix|slip|mess|cock|foul) -? up",
    "(our|my) (@NOUN)? (side|end|part) <be> (wrong|incorrect|slow|late|at fault)",
    "(a|an|the) (@ADJ)? (@ADJ)? <" + FAULT_NOUNS + "> (on|at|from) (our|my) (part|side|end)",
    "(error|mistake|fault|oversight|slip|mix-up|failing) of (ours|mine)",
    "(is|was|are|were) (~) (all|entirely|squarely|totally|completely)? on (us|me)",
    "(that|this|it) one? (all|entirely|squarely|totally|completely)? on (us|me)",
    "(fault|blame|responsibility) <be|lie|sit|rest|lay> ~ (all|entirely|squarely)? (ours|mine|with (us|me)|on (us|me))",
    "(ours|mine) to (fix|own|put|sort|solve|answer|make|correct|repair)",
    "(fault|mistake|error|failure|failing|breach|choice|blame|call|bug) (is|was|were|are) ~ (ours|mine)",
    "(that|this|it) (is|was) all? (down to|because of) (us|me)",
    "(is|was|are|were) all? both? down to (us|me)",
    "(bug|breach|choice|decision|job) of (ours|mine)",
    "<be> ~ (wrong|careless|bad|sloppy|thoughtless|remiss|poor|unfair|unkind|rude|clumsy|short - sighted|inconsiderate) of (us|me)",
    "(that|this|it) (is|was) (our|my) own? (bug|breach|choice|decision|job|doing|call|update|wording|advice|process)",
    "(we|i) ~ (got|get|have got|had|have|did|had got|handled|judged|read|called) (this|that|it|things|something|your ..) (so|very|completely|badly|totally)? wrong",
    "(we|i) (have)? ~ <let> (you|your ..|everyone|people|both|them) (all|both)? ~ down",
    "(we|i) (have)? ~ <own> (this|that|it|up|the|our|my)",
    "(we|i) (have)? ~ (<take|accept|bear>|(can|will|must|want to|would like to|have to|do) <take|accept|bear>) ~ (full|the|complete|all|that|our|total|sole)? (full|complete)? "
    "(responsibility|blame|fault|accountability)",
    "(we|i) ~ (<be> ~ to blame|<be> ~ at fault|<be> ~ in the wrong|<be> ~ responsible for|<be> ~ accountable)",
    "(we|i) ~ (messed|screwed|slipped|mucked|stuffed|cocked|tripped|botched|goofed|blew) (up|it)?",
    "(we|i) (have)? (dropped|fumbled) (the|a) (ball|catch)",
    "(we|i) (have)? ~ (fell|fallen|fall|came) ~ (far|well)? short",
    "(we|i) <owe> you (a|an|more|better|that|this|some)",
    "(we|i) (should|ought to|could) (have)? ~ (done|have done|do) (~) better",
    "(we|i) (have)? (broke|broken) (our|my|that|a) (promise|word)",
    "my bad",
    "you deserved (~) better (from us|than)?",
    "(my|our) (apologies|apology) for (my|our) <" + FAULT_NOUNS + ">",
)
_NOT_OURS = frozenset({"not", "never", "no", "neither", "nor", "hardly", "without"})
_LEFT_OPEN = frozenset({"whether", "if"})


_REGRETTED = Phrases(
    "(we|i) ~ ought ~ (not)? to (not)? have _",
    "(our|my) _ _? (should|ought to) ~ not? never? have _",
    "(we|i) ~ should ~ have (,|.|!|;|$)",
    "(it|this|that|these|they|which|(the|your) (@ADJ)? (@NOUN)? @NOUN) should ~ (not|never) ~ have ~ (gone|left|come|arrived|happened|slipped|been ~ (billed|booked|cancelled|charged|closed|declined|deleted|sent|sold|refused|rejected|given|told|turned)) ..",
    "no ~ (good|earthly)? (reason|excuse) (why|that)? (you|your ..|anyone|anybody) .. should ~ have ..",
    "you should ~ have (had|got|been _|received|heard) ... (from us|by us)",
    "you should never have (had|been|got|received|needed)",
    "you should have been (told|offered|called|warned|given|asked|informed|contacted|refunded)",
)


@dataclass(frozen=True, slots=True, eq=False)
class Ownership(Move):
    """The firm owns a fault. `kind`: named ("our mistake"), regretted ("we should have …") or told ("we charged you twice")."""

    kind: Literal["named", "regretted", "told"]


@once
def ownerships(reply: Passage) -> tuple[Ownership, ...]:
    """All ownership in text order; not what is negated, conditional or asked."""
    found: list[Ownership] = []
    for match in _NAMED.find(reply):
        first, last = match.words[0], match.words[-1]
        if not _denied(first, last) and not match.sentence.is_question:
            found.append(Ownership(match.start, match.end, match.sentence, "named"))
    for clause in clauses(reply):
        if clause.who is not Who.FIRM or clause.conditional or clause.question:
            continue
        if clause.modal in ("should", "ought") and (
            clause.perfect or any(w.norm == "have" for w in words_before(clause.verb, 3))
        ):
            found.append(Ownership(clause.start, clause.end, clause.sentence, "regretted"))
        elif is_firm_failure(clause):
            found.append(Ownership(clause.start, clause.end, clause.sentence, "told"))
    for match in _REGRETTED.find(reply):
        if not match.sentence.is_question and not any(o.start <= match.start < o.end for o in found):
            found.append(Ownership(match.start, match.end, match.sentence, "regretted"))
    return tuple(sorted(_apart(found), key=lambda o: o.start))


def _apart(found: list[Ownership]) -> list[Ownership]:
    """Drops what a named one covers already."""
    named = [o for o in found if o.kind == "named"]
    return [o for o in found if o.kind == "named" or not any(n.start < o.end and o.start < n.end for n in named)]


def _denied(first: Word, last: Word) -> bool:
    near = words_before(first, 4)
    denying = any(map(_negates, words_before_in_clause(first, 4))) or any(w.norm in _LEFT_OPEN for w in near)
    if denying and not any(w.norm in ("only", "but") for w in near[:3]):
        return True
    inside = [w for w in first.sentence.words if first.i <= w.i <= last.i]
    if any(w.norm in ("not", "never") for w in inside):
        return True
    after = words_after(last, 3)
    if last.lemma in FAULT_NOUNS.split("|") and any(w.norm == "not" for w in after[:2]):
        return True
    return is_conditional(first)


def _negates(word: Word) -> bool:
    """Not the "no" of "two no-shows are our fault"."""
    return word.norm in _NOT_OURS and not (word.norm == "no" and any(w.text == "-" for w in words_after(word, 1)))


@once
def _owned_sentences(reply: Passage) -> frozenset[int]:
    return frozenset(o.sentence.index for o in ownerships(reply))


def owned_near(reply: Passage, sentence: Sentence, before: int = 2, after: int = 2) -> bool:
    """Whether ownership stands in the sentence or among those around it."""
    owned = _owned_sentences(reply)
    return bool(owned) and any(i in owned for i in range(sentence.index - before, sentence.index + after + 1))
