"""Says what was changed so that it won't happen again, or prevents the next problem.

"It won't happen again" is a wish; the change that sees to it is a reason to believe it.

Sources: Lewicki16; DixonBook13; IrishOmb
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import trimmed
from replylint.moves.move import words_after, words_before
from replylint.passage import Sentence
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clauses_in

_CHANGES = frozenset(
    "add alter assign block book brief change configure correct create disable enable fit fix flag give hire "
    "install introduce link lock lower mark merge move note order print put raise record reduce remove rename "
    "repair replace reset retire retrain rewrite schedule scrap set show stick stop switch tag teach tell test "
    "train turn update upgrade write".split()
)
_SO_THAT = Phrases(
    "(which (means|ensures|makes sure)|meaning|that way|this way) (that)? ... (can not|will not|does not|do not|can never|never|no longer|nobody|no one|nothing)",
    "so (that)? ... (can not|will not|does not|do not|can never|never|no longer|nobody|no one|nothing)",
    "so (that)? (it|this|that|they|the|your|every|each|you|next|nobody|no) .. (always|only|now|next|first|before|every|straight) ...",
    "so (that)? ... (can|will) ... (if|even if|even when|whenever) (the|a|an|one|any|it|that|this|your|anything) ...",
    "(will not|can not|does not|do not) ... (the way|like|as) (it|this|that|they) (one)? (did|was|were)",
    "(will not|can not|does not|do not|not) ... (again|twice|next time|next year|any more|anymore)",
    "to (stop|prevent|keep|avoid|make sure|ensure|catch) ... (again|happening|repeating|recurring|twice|next|future|anyone|other|another|before)",
    "to (make ~ sure|ensure|see to it) ... (@VERB|@AUX)",
    "(from|as of) (today|now on|now|tomorrow|this week|monday|next week|1 @PROPN|{weekdays})",
    "before (it|they|orders|order|parcels|parcel|anything|a|an|any|every|each|the next|we) ... (leave|leaves|go|goes|out|ships|ship|sent|dispatched|bill|charge)",
    "(every|each) (time|order|parcel|box|week|month|day|morning|evening|shift) ...",
)
_SAVES = Phrases("to (save|spare) you (a|the|another|having to|any) ..")
# A mended thing is out: "we released that fix last night".
_RELEASED = Phrases(
    "(fix|patch|change|correction|update) (is|went|has gone|was|has been) ~ (live|out|in|in place|released|rolled out|shipped|deployed)",
    "<release|ship|roll out|deploy|push|publish> (that|the|a|this|our) (@ADJ)? (fix|patch|correction)",
)
_STOPPED = frozenset({"longer", "anymore"})
_AWAY = frozenset({"away", "down", "off", "out"})
_FROM_NOW = Phrases(
    "from now on (each|every|all) ..",
    "(each|every|all) ... from now on",
    "(each|every) ... (is|gets) now ~ <check|test|read|weigh|sign|inspect|double-check|count|verify|label|photograph|scan|tag|seal|taste|probe|review>",
)
# What a firm may change for the worse, or asks of its customers.
_NO_REMEDY = frozenset(
    "ask bill cancel charge close end expect limit oblige refuse reject require restrict sell tax withdraw".split()
)
_CULPRIT = Phrases(
    "(that|which) (caused|sent|made|did|let|lost|double|charged|wrote|triggered|broke) ... (was|is|has been|have been|were) (replaced|fixed|removed|repaired|switched|turned|taken|retired|changed|corrected|updated|rewritten|stopped)"
)
_VAGUE = frozenset(
    "service services process processes experience procedure procedures quality standards feedback team "
    "everything system systems communication case complaint query report request ticket".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Completed changes with their purpose, one a sentence."""
    seen: set[int] = set()
    for match in (*_SAVES.find(reply), *_CULPRIT.find(reply)):
        if match.sentence.index not in seen and not match.sentence.is_question and len(match.sentence.words) > 6:
            seen.add(match.sentence.index)
            yield Hit(match.sentence.start, match.sentence.end, confidence=0.7)
    for match in _RELEASED.find(reply):
        mended = any(w.norm in _STOPPED or w.lemma == "stop" for near in reply.near(match.sentence, 1, 0) for w in near.words)
        if match.sentence.index not in seen and mended:
            seen.add(match.sentence.index)
            yield Hit(match.sentence.start, match.sentence.end, confidence=0.7)
    for match in _FROM_NOW.find(reply):
        ordered = next((c for c in clauses_in(reply, match.sentence) if c.start <= match.start < c.end), None)
        if match.sentence.index not in seen and ordered is not None and _is_new_order(ordered):
            seen.add(match.sentence.index)
            yield Hit(*trimmed(reply.source, ordered.start, ordered.end), confidence=0.7)
    for match in _SO_THAT.find(reply):
        sentence = match.sentence
        if sentence.index in seen or sentence.is_question:
            continue
        clause = _change(reply, match)
        if clause is not None:
            seen.add(sentence.index)
            yield Hit(*trimmed(reply.source, min(clause.start, match.start), max(clause.end, match.end)), confidence=0.7)


def _is_new_order(clause: Clause) -> bool:
    """ "From now on every order is checked twice": how it is done now, by the firm."""
    return (
        clause.asserted
        and clause.tense == "present"
        and clause.modal is None
        and not clause.negated
        and clause.passive
        and clause.who is Who.THING
        and clause.lemma not in _NO_REMEDY
    )


def _change(reply: Reply, match: Match) -> Clause | None:
    """What was changed, in the sentence of the purpose."""
    told = reply.near(match.sentence, 1, 0) if match.words[0] is match.sentence.words[0] else (match.sentence,)  # "That way …"
    for clause in (c for sentence in told for c in clauses_in(reply, sentence)):
        mine = clause.who is Who.FIRM and not clause.passive
        done = clause.perfect or (clause.tense == "past" and clause.modal is None)
        mended = clause.passive and clause.perfect and clause.who is Who.THING
        if _is_new_state(clause) and not _is_wrong(match.sentence):
            return clause
        changes = clause.lemma in _CHANGES or (
            clause.lemma == "take" and any(c.norm in _AWAY for c in words_after(clause.verb, 6))
        )
        if not ((mine and done) or mended) or clause.negated or clause.conditional or not changes:
            continue
        if _is_concrete(clause) and not _is_wrong(match.sentence):
            return clause
    return None


def _is_new_state(clause: Clause) -> bool:
    """ "The step now has a yellow edge": how a thing is since it was changed."""
    return (
        clause.who is Who.THING
        and clause.subject is not None
        and clause.subject.pos in ("NOUN", "PROPN")
        and clause.asserted
        and clause.tense == "present"
        and clause.modal is None
        and not clause.negated
        and clause.lemma not in _NO_REMEDY
        and any(w.norm == "now" for w in clause.words)
    )


def _is_concrete(clause: Clause) -> bool:
    """Something is changed that can be pointed at; "improved our service" changes nothing."""
    target = clause.subject if clause.passive else clause.verb.child("obj")
    if target is None:
        return any(w.pos in ("NOUN", "PROPN", "PRON") for w in words_after(clause.verb, 4))
    if target.lemma in _VAGUE and not any(c.pos in ("NOUN", "ADJ", "NUM") for c in target.children):
        return False
    return target.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X")


def _is_wrong(sentence: Sentence) -> bool:
    """The change itself is what went wrong: "we changed the price so it didn't match"."""
    return (
        any(w.norm in ("wrong", "mistake", "wrongly", "forgot", "sorry", "should") for w in sentence.words)
        and not any(w.norm in ("again", "today", "now") for w in sentence.words)
    ) or any(w.norm in ("please",) for w in words_before(sentence.words[-1], 40)[-3:])


CREDIT = Credit(
    code="GEN003",
    dimension=Dimension.GENEROSITY,
    message="Says what was changed so that it doesn't happen again.",
    check=check,
    value=0.4,
    evidence="B",
    examples=(
        Bad("We've added a second check before orders leave the packing table."),
        Bad("I've turned off auto-renew, so this can't repeat next year."),
        Bad("From today drivers must ring the bell; I've put that on your address too."),
        Bad("To save you a second call: the remote pairs on its own after ten minutes."),
        Bad("I've switched you to email receipts, so they can't go missing again."),
        Bad("The label printer that caused this was replaced this morning."),
        Bad("We've moved the sign so that nobody parks there by mistake again."),
        Bad("I've put a lock on the gate to make sure the dog stays in."),
        Good("I've raised a ticket to ensure this is looked at.", why="a ticket changes nothing yet"),
        Good("We will ensure this never happens again.", why="a bare promise"),
        Good("We are always improving our services.", why="generic"),
        Good("Please make sure you check the address next time.", why="puts it on the customer"),
        Good("To prevent fraud, we block accounts.", why="policy"),
        Good("It won't happen again.", why="a bare promise"),
        Good("We have learned from your feedback.", why="generic"),
        Good("I've updated your address.", why="a change, and nothing that it prevents"),
        Bad("From now on every tray is weighed twice."),
        Bad("The ramp now has a rail on both sides, so nobody slips off the edge again."),
        Bad("Receipts no longer print twice: the fix went live on Monday."),
        Good("The pool now opens at nine.", why="news, and nothing that it prevents"),
        Bad("I've set up a second key, so you can get in if the first one sticks."),
        Good("From now on all guests are asked to pay first.", why="asked of the customer"),
    ),
)
