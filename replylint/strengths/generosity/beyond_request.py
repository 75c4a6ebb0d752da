"""Does more than was asked: anticipates, adds, or mends what was not the firm's fault.

An unasked step shows that somebody thought about the person and not only about the ticket; it counts once the thing itself is done.

Sources: ZendeskCat; Dixon10
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import trimmed
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_before
from replylint.passage import Sentence
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clauses_in

# Each marker with what it needs of the clause: any completed act, or legwork done for the customer.
_MORE = Phrases(
    "also",
    "as well",
    "too",
    "anyway",
    "all the same",
    "while (i|we) (was|were|am|are) ..",
    "(just)? in case (you|it|they|that|he|she)",
    "to save you ..",
    "on your behalf",
    "so (that)? you (do|will|need) not (have|need)? to",
    "for good measure",
    "(to be|just to be|to keep you) (safe|sure|on the safe side)",
    "(i|we) (have|had)? (took|taken) the liberty of (@VERB)",
    "you (did|had|have) not (ask|asked) ..",
    "(without|unasked|unprompted|off (my|our) own bat|as i was passing|as we were passing)",
    "(had|have|has) .. .. (left|left over|spare|unused|going spare) ,? so (i|we) ..",
)
_NOTICED = Phrases("(i|we) ~ (also)? (noticed|saw|spotted|see|notice) ...")
_DESPITE = Phrases(
    "(even though|although|though) ..",
    "(not|rather than) (us|ours|our fault|our doing)",
    "(out of|past|outside|beyond) (the)? ~ (warranty|guarantee|return window|deadline)",
)
_FOR_YOU = Phrases("for you", "on your behalf")
_LEGWORK = frozenset(
    "book call chase check contact draft fill find look phone prepare print reserve ring speak track type write".split()
)
_IDLE = frozenset(
    "ask assume attach be believe escalate expect explain feel find forward get have hear hope know like look "
    "mean mention need notice pass read receive regret say see sell share show state suggest tell think try "
    "understand want wish wonder apologize charge copy bill fail forget lose miss delay cancel lock "
    "block refuse".split()
)
_WANTED = Phrases(
    "(you|your) ~ (asked|wanted|requested|needed|ordered) (for|me|us)?",
    "as (requested|asked|promised|agreed)",
    "you (had|have) (asked|requested|ordered)",
)
_DUNNING = frozenset({"overdue", "unpaid", "outstanding", "owe", "debt", "arrears"})


def check(reply: Reply) -> Iterator[Hit]:
    """Completed acts of mine or ours with a sign that nobody asked for them; one a sentence."""
    seen: set[int] = set()
    for match in (*_MORE.find(reply), *_NOTICED.find(reply), *_DESPITE.find(reply), *_FOR_YOU.find(reply)):
        sentence = match.sentence
        if sentence.index in seen or sentence.is_question or _is_trade(reply, sentence):
            continue
        clause = _act(reply, match)
        if clause is not None:
            seen.add(sentence.index)
            yield Hit(*trimmed(reply.source, min(clause.start, match.start), max(clause.end, match.end)), confidence=0.7)


def _act(reply: Reply, match: Match) -> Clause | None:
    """The completed act that the marker stands with."""
    marker = match.words[0].norm
    for clause in clauses_in(reply, match.sentence):
        if not _is_done(clause):
            continue
        inside = clause.start <= match.start < clause.end
        if match.phrase in _FOR_YOU.phrases:
            if (
                inside
                and clause.lemma in _LEGWORK
                and (match.phrase == "on your behalf" or match.words[0].i - clause.verb.i <= 4)
            ):
                return clause
        elif match.phrase in _NOTICED.phrases:
            before = words_before(clause.subject, 2) if clause.subject is not None else []
            if (
                clause.verb.i > match.words[1].i + 2
                and clause.lemma not in ("notice", "see", "spot")
                and any(w.norm in ("so", "and", ",") for w in before)
            ):
                return clause
        elif match.phrase in _DESPITE.phrases:
            reproached = any(
                c.who is Who.YOU and c.start >= match.start and not c.passive
                for c in clauses_in(reply, match.sentence)
                if c is not clause
            )
            if (
                not reproached
                and not inside
                and (
                    clause.lemma in lexicon("repair_verbs")
                    or clause.lemma == "cover"
                    or clause.verb.has("iobj")
                    or any(clause.start <= m.start < clause.end for m in _FOR_YOU.find_in(reply, match.sentence))
                )
            ):
                return clause
        elif marker in ("also", "too", "as", "anyway"):
            if inside and _is_for_them(match.sentence) and (marker == "also" or match.words[-1].i > clause.verb.i):
                return clause
        elif match.words[-1].tag != "VBG" or match.words[-1].lemma not in _IDLE:  # "the liberty of charging you"
            return clause
    return None


def _is_done(clause: Clause) -> bool:
    done = clause.who is Who.FIRM and (clause.perfect or clause.tense == "past") and clause.modal is None
    return (
        done
        and not (clause.negated or clause.passive or clause.conditional)
        and clause.verb.pos == "VERB"
        and (clause.lemma not in _IDLE or _is_seen_to(clause))
    )


def _is_seen_to(clause: Clause) -> bool:
    """ "I've had it made up", "I had one sent over": had done by somebody."""
    return clause.lemma == "have" and any(
        c.tag == "VBN" and c.dep in _CAUSED and c.i > clause.verb.i for c in clause.verb.children
    )


_CAUSED = frozenset({"xcomp", "ccomp", "advcl", "acl"})


def _is_for_them(sentence: Sentence) -> bool:
    """Done to the customer's matter, not to the writer's own: "you", "your", an amount, or somebody else's fault."""
    return any(w.norm in ("you", "your", "yours", "courier", "anyway") or w.text[0] in "£$€" for w in sentence.words)


def _is_trade(reply: Reply, sentence: Sentence) -> bool:
    """Selling, dunning, or just what was asked for."""
    norms = {w.norm for w in sentence.words}
    if norms & lexicon("selling_words") or norms & _DUNNING:
        return True
    return bool(_WANTED.find_in(reply, sentence)) or any(w.norm in ("sorry", "apologize") for w in sentence.words)


CREDIT = Credit(
    code="GEN002",
    dimension=Dimension.GENEROSITY,
    message="Does more than was asked for.",
    check=check,
    value=0.5,
    evidence="C",
    examples=(
        Bad("While I was in there, I also fixed the spelling on your account."),
        Bad("I rang the hotel for you, and they'll hold the room until six."),
        Bad("The courier's at fault rather than us, but I've sent a new one anyway."),
        Bad("I noticed your plan renews next week, so I've moved you to the cheaper one."),
        Bad("I've put the steps in a short video, in case you need them again."),
        Bad("Even though the warranty ended in May, I've covered the repair."),
        Bad("I've also printed the label, to save you the trip."),
        Bad("While we were on the roof, we cleared your gutter."),
        Good("While we were away, we missed your call.", why="nothing was done for them"),
        Good("While I have you, would you like to buy our extended cover?", why="upsell"),
        Good("I've sent the invoice you asked for.", why="just what was asked"),
        Good("You can also see our other models here.", why="advertising"),
        Good("I noticed your payment is overdue.", why="dunning"),
        Good("Even though you missed the deadline, we'll look at it.", why="a concession with a reproach"),
        Good("I also need your date of birth.", why="one more demand"),
        Good("We also understand that this is frustrating.", why="nothing was done"),
        Bad("You had two lessons left, so I've turned them into a voucher for Ade."),
        Bad("You didn't ask, but I've oiled the lock as well."),
        Bad("Even though the guarantee ran out in May, I've sewn on a new strap for you."),
    ),
)
