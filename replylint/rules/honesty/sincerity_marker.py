"""Says "to be honest" or "frankly", as though the rest were not.

The words make readers ask what was less than honest before. They add a note of quarrel to a plain fact.
Sources: SkyVerge; Danescu13; CBSNews10; CustomersRock.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import without
from replylint.moves.failure import failures
from replylint.moves.ownership import ownerships
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Who, clauses_in, is_quoted

_PHRASES = Phrases(
    "(to|if i can|if i may|if i|let me|let us|let 's|i will|i must|i have to) be ~ (perfectly|completely|quite|totally|brutally|entirely|absolutely|fully|very)? (honest|frank|candid|truthful|blunt) (here|about it|for a moment)?",
    "(let me|let us|let 's|i will|i must|i have to) be ~ (perfectly|completely|quite|totally|very|absolutely|crystal)? (clear|plain|straight|upfront|open) (with you|about (this|it|that))? (,|:|-|–|—|.|;)",
    "(to|let me|let us) (be|make|put) (it|this|that|myself)? ~ (perfectly|completely|quite|absolutely|crystal)? (clear|plain|straight|blunt|bluntly|plainly) (,|:|.|-|–|—|;)",
    "if (i|we) (am|are) (being)? ~ (perfectly|completely|quite|totally|brutally|entirely|absolutely)? (honest|frank|candid|truthful)",
    "in all (honesty|candor|truth|frankness|sincerity)", "truth be told", "to tell (you)? the truth", "(quite|perfectly) (frankly|honestly)", "(honestly|frankly|truthfully|candidly) speaking", "speaking (honestly|frankly|candidly)",
    "(honestly|frankly|truthfully|candidly) speaking",
    "^ (well|look|and|but|so|now)? ,? (hand on heart|hand on my heart|cross my heart|in truth|no word of a lie|real talk|straight up|full disclosure) (,|:|–|-)",
    ", (hand on heart|no word of a lie|not going to lie) $",
    "if (the)? truth (be|is|were|was) (told|known)",
    "i (am|would) not (going to)? (lie|sugarcoat|beat about the bush|beat around the bush|mince (my)? words|pull (any)? punches) ..",
    "not (going to|gonna|to) lie (,|:|–|-|but|here)",
    "(to|let me|i will|let us|let 's|i must|i have to|i want to|i need to) be ~ (completely|perfectly|totally|quite)? (upfront|straight|open|real|plain) (with you)? (here|about (this|it))? (,|:|–|-)",
    "^ (believe|trust) me (,|:|–|-|when (i|we) say (that)?)",
    "being (perfectly|completely|quite|totally|brutally)? (honest|frank) (with you)?", "tbh", "i will level with you", "i will not lie", "not gonna lie", "ngl", "tbf",
)  # fmt: skip
_ADVERBS = ("honestly", "frankly", "truthfully", "candidly")


def check(reply: Reply) -> Iterator[Hit]:
    for match in _PHRASES.find(reply):
        if not _sincere(reply, match.words[0], match.words[-1]) and not _commits(match):
            yield _hit(reply, tuple(w for w in match.words if w.pos != "PUNCT"))
    for adverb in _ADVERBS:
        for at in reply.positions.get(adverb, ()):
            word = reply.words[at]
            if _on_sentence(word) and not _sincere(reply, word, word):
                yield _hit(reply, (word,))


def _hit(reply: Reply, words: tuple[Word, ...]) -> Hit:
    start, end = words[0].start, words[-1].end
    return Hit(start, end, confidence=0.7, rewrites=(without(reply, start, end, Grade.SAFE),))


def _on_sentence(word: Word) -> bool:
    """ "Honestly, …", "…, frankly": set off by commas or first in the clause, not "we honestly describe"."""
    words = word.sentence.words
    at = word.i - words[0].i
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    opens = before is None or before.pos == "PUNCT" or before.norm in ("but", "and", "so", "because")
    return (
        opens
        and after is not None
        and (after.text == "," or after.norm in ("i", "we", "it", "that", "this", "there", "you", "the", "nobody", "no"))
    ) or (before is not None and before.text == "," and (after is None or after.pos == "PUNCT"))


def _sincere(reply: Reply, first: Word, last: Word) -> bool:
    """An admission follows, or the words are somebody else's."""
    return is_quoted(reply, first) or _is_admitted(reply, first.sentence, last.end)


def _is_admitted(reply: Reply, sentence: Sentence, start: int) -> bool:
    """Whether what the firm did wrong follows: "I'll be honest with you: we forgot the van"."""
    told = reply.near(sentence, 0, 1) if sentence.words[-1].text == ":" else [sentence]
    if any(o.sentence in told and o.end > start for o in ownerships(reply)):
        return True
    if any(f.sentence in told and f.start >= start and f.who is Who.FIRM for f in failures(reply)):
        return True
    colon = next((w.start for w in sentence.words if w.start >= start and w.text == ":"), None)
    return colon is not None and any(
        c.verb.start > colon and c.who is Who.FIRM and c.tense == "past" and c.asserted and not (c.negated or c.passive)
        for s in told
        for c in clauses_in(reply, s)
    )


def _commits(match: Match) -> bool:
    """ "I want to be honest with you: we lost it"; "be honest: is it worse?"."""
    words = match.sentence.words
    at = match.words[0].i - words[0].i
    near = [w.norm for w in words[max(0, at - 2) : at]]
    return (
        any(n in ("for", "want", "like", "need", "try", "have", "had", "ought", "promise", "able") for n in near)
        or match.sentence.is_question
    )


RULE = Rule(
    code="HON004",
    severity=Severity.INFO,
    dimension=Dimension.HONESTY,
    message="Leave out the claim to be honest; it makes the rest sound less so.",
    check=check,
    evidence="B",
    examples=(
        Bad("To be honest, we didn't expect this.", text="To be honest", rewrite="We didn't expect this."),
        Bad("Honestly, that's not something we can change.", rewrite="That's not something we can change."),
        Bad("To be perfectly frank, the part is discontinued."),
        Bad("If I'm being honest, the old model was better."),
        Bad("In all honesty, we can't do that."),
        Bad("Truth be told, it rarely works."),
        Bad("That's the best we can do, frankly."),
        Bad("Let me be perfectly clear: the fee is due."),
        Bad("To put it bluntly, the part is gone."),
        Bad("Hand on heart, it's the best we have.", rewrite="It's the best we have."),
        Bad("If truth be told, the pool is small."),
        Good("I'll be honest with you: we forgot to book the van.", why="an admission follows"),
        Good("Let me be clear about which button I mean: the red one.", why="clear about a thing"),
        Good("To be clear of the crowds, come before nine.", why="out of the way"),
        Good("I want to be honest with you: we lost it.", why="a commitment that brings an admission"),
        Good("Thank you for your honest feedback.", why="said of what the customer did"),
        Good("Be honest: is the new layout worse?", why="an invitation"),
        Good("We honestly describe every scratch in the listing.", why="how something is done"),
        Good("Mr Frank Hall signed for it.", why="a name"),
        Good("That's an honest mistake on our part, and I've fixed it.", why="ownership"),
    ),
)
