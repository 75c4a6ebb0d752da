"""Leads with "unfortunately", "I'm afraid" or "we regret to inform you", and nothing helpful follows.

The word announces bad news and adds nothing to it; the customer braces, and hears the rest as a refusal.

Sources: CSLUnfortunately; SkyVerge; Verequest
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import without
from replylint.moves.alternative import alternative_near
from replylint.moves.move import following, words_after, words_before
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

_HERALDS = Phrases(
    "sad to say",
    "(i|we) (am|are) ~ afraid to ~ (have to)? (say|tell|report|inform) (you)? that?",
    "(hate|sorry|do not like|not like) to be the (bearer|bringer) of (bad|sad|such) (news|tidings)",
    "to be the (bearer|bringer) of (bad|sad) (news|tidings)",
    "unfortunately",
    "regrettably",
    "sadly",
    "regretfully",
    "disappointingly",
    "(i|we) <be> ~ (very|so|really)? afraid that?",
    "(i|we) <be> ~ (very|so|really)? (afraid|sorry) (i|we)? (have|must)? to? (inform|advise|notify|tell|say|report) (you)? that?",
    "(i|we) ~ (do)? regret to (inform|advise|tell|say|announce) (you|that)? that?",
    "(i|we) ~ (do)? regret (informing|telling) you that?",
    "it is with ~ @ADJ? regret that (i|we) (inform|advise|tell|write|must|have to)? (you)? (that)?",
)
_CONDOLING = frozenset({"miss", "missed", "pass", "passed", "lost", "die", "died"})
# What follows a herald that is no sentence's: "unfortunately timed", "afraid of".
_NOT_A_HERALD = frozenset({"of", "to", "for", "timed", "named", "not", "so"})
_WHOSE = 5  # words of "for all of us,"


def check(reply: Reply) -> Iterator[Hit]:
    """Heralds of bad news that no alternative follows in the sentence or the next two."""
    for match in _HERALDS.find(reply):
        if _is_herald(match) and not alternative_near(reply, match.sentence):
            yield Hit(match.start, match.end, confidence=0.8, rewrites=_without(reply, match))


def _is_herald(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    after = following(last)
    if match.sentence.is_question:
        return False
    if any(w.norm == "afraid" for w in match.words):
        present = any(w.norm in ("am", "are") for w in match.words)
        return present and (
            after is None or after.norm not in _NOT_A_HERALD or (after.norm in ("not", "so") and last.norm == "afraid")
        )
    if len(match.words) > 1:
        return after is not None
    if after is None or after.norm in _CONDOLING or after.lemma in _CONDOLING:
        return after is None
    if after.pos in ("ADJ", "ADV") and after.norm in ("too", "small", "large", "placed", "timed", "worded", "named"):
        return False
    return not _is_told(first)


def _is_told(word: Word) -> bool:
    """In a relative or reason clause it heralds nothing: "the part, which unfortunately broke"."""
    before = words_before(word, 2)
    return any(w.norm in ("which", "who", "that", "because", "when", "if", "and", "is", "was", "are") for w in before[:1])


def _without(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    """The herald taken out, with whose misfortune it is: "Unfortunately for us, …"."""
    start, end = _whole(match)
    after = words_after(match.words[-1], _WHOSE)
    if after and after[0].norm == "for":
        comma = next((w for w in after if w.text == ","), None)
        if comma is None:
            return ()
        end = comma.start
    return (without(reply, start, end),)


def _whole(match: Match) -> tuple[int, int]:
    """The match with a "that" behind it and a comma that belongs to it."""
    start, end = match.start, match.end
    before = words_before(match.words[0], 1)
    if before and before[0].text == "," and following(match.words[-1]) is not None and following(match.words[-1]).text in ",.!":  # type: ignore[union-attr]
        start = before[0].start
    return start, end


RULE = Rule(
    code="NEG002",
    severity=Severity.INFO,
    dimension=Dimension.CLARITY,
    message="This word only announces bad news; delete it, and lead with what you can do.",
    check=check,
    evidence="C",
    examples=(
        Bad("Unfortunately, we don't have that in blue.", text="Unfortunately", rewrite="We don't have that in blue."),
        Bad("I'm afraid the tickets are sold out.", rewrite="The tickets are sold out."),
        Bad("Regrettably, the offer has ended.", rewrite="The offer has ended."),
        Bad("Unfortunately your claim falls outside the period.", rewrite="Your claim falls outside the period."),
        Bad("Sadly, we can't post to that address.", rewrite="We can't post to that address."),
        Bad("We regret to inform you that your application was unsuccessful.", rewrite="Your application was unsuccessful."),
        Bad("The blue one is gone, I'm afraid.", rewrite="The blue one is gone."),
        Bad("I'm afraid we discontinued the green thread last year.", rewrite="We discontinued the green thread last year."),
        Good(
            "I'm afraid we ceased dyeing that wool, but the newer one is the same shade.",
            why="an alternative after what has ended",
        ),
        Good(
            "Unfortunately the blue is gone, but I've put a green one aside for you.", why="an alternative in the same sentence"
        ),
        Good("I'm afraid of losing your trust, so here's what I did.", why="afraid is fear here"),
        Good('You said it was "unfortunately too small", so the L is on its way.', why="the customer's words, quoted"),
        Good("I was afraid you'd missed it, so I called the depot.", why="a past worry, and an action"),
        Good("Sadly missed by all of us, and our deepest sympathy.", why="condolence"),
        Good("It's unfortunate timing, I know; I've moved your date.", why="an adjective, with an action"),
        Good("Unfortunately that size has gone. Would you like the next one up at the same price?", why="an offer follows"),
    ),
)
