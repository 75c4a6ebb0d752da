"""Orders the customer about: you must, you have to, you need to, you are required to.

A bare duty puts the reader below the writer. The same step as a request, or as the way to what they want, costs one word.

Sources: CSTC; EpicJamaica; Danescu13; BrownLevinson87
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.moves.move import words_after, words_before
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import clauses_in, is_conditional

_DUTIES = Phrases(
    "you (are|will be) going to (have|need) to ~ @VERB",
    "you ~ (must|shall) ~ @VERB",
    "you are to ~ @VERB",
    "you ~ (have|need|will have|will need|would have|would need|have got) to ~ @VERB",
    "you ~ (are|will be|would be) ~ (required|obliged|expected|obligated) to ~ @VERB",
    "you ~ gotta @VERB",
    "it is (mandatory|compulsory|obligatory) (for you to|that you) ~ @VERB",
)
_STRICT = frozenset({"must", "required", "obliged", "obligated", "mandatory", "compulsory", "obligatory"})
# "You must be tired", "you must have seen it": a guess, no order.
_GUESSED = frozenset(
    "be have feel know understand think find wonder love miss see mean hear imagine realize admit agree believe".split()
)
# "You shall have it": a promise.
_GRANTED = frozenset("be find get have hear keep know receive see".split())
_IDIOMS = frozenset(
    {"see", "try", "taste", "admit", "say", "love", "hear", "laugh", "know", "worry", "understand", "remember", "thank"}
)
_LEADS = frozenset(
    {
        "if",
        "unless",
        "when",
        "whenever",
        "whether",
        "what",
        "everything",
        "anything",
        "nothing",
        "much",
        "little",
        "all",
        "something",
        "things",
        "because",
        "since",
        "that",
        "thing",
        "where",
        "how",
        "why",
        "who",
    }
)


def check(reply: Reply) -> Iterator[Hit]:
    """Duties laid on "you", not guesses, idioms, offers or steps towards what the customer wants."""
    for match in _DUTIES.find(reply):
        if _is_order(reply, match):
            yield Hit(match.start, match.end, confidence=0.75, rewrites=tuple(_rewrites(reply, match)))


def _is_order(reply: Reply, match: Match) -> bool:
    first, verb, sentence = match.words[0], match.words[-1], match.sentence
    norms = {w.norm for w in match.words}
    if sentence.is_question or norms & {"not", "never", "only"} or is_conditional(verb):
        return False
    before = words_before(first, 3)
    if any(w.norm in _LEADS for w in before[:2]) or any(
        w.norm in ("do", "did", "should", "would", "may", "might", "hope", "sorry", "apologize") for w in before
    ):
        return False
    if before and before[0].pos in ("NOUN", "PROPN") and not _is_main(match):
        return False  # "the form you need to fill in"
    strict = bool(norms & _STRICT)
    if "must" in norms and verb.lemma in _GUESSED:
        return False
    if ("shall" in norms or match.phrase.startswith("you are to")) and verb.lemma in _GRANTED:
        return False
    if verb.lemma in _IDIOMS or (verb.lemma == "be" and not strict):
        return False
    if any(w.norm in ("not", "never", "nothing") for w in words_after(verb, 1)):
        return False
    if not strict and (_is_step(match) or _is_wanted(reply) or _is_help(reply, match)):
        return False
    if before and before[0].norm == "so" and (sentence.words[-1].text == ":" or not _follows(match)):
        return False
    return not any(w.norm in ("to", "will") for w in before[:1]) and not _is_goal(match)


def _is_main(match: Match) -> bool:
    """ "For a new card you have to come in": what one gets stands first, and no relative clause follows it."""
    you = match.words[0]
    opening = next(w for w in match.sentence.words if w.pos != "PUNCT")
    return (
        opening.norm in ("for", "with", "without", "after", "before")
        and you.head.dep.lower() in ("root", "conj", "parataxis")
        and not any(w.text == "," for w in words_after(match.words[-1], 3))
    )


def _follows(match: Match) -> bool:
    """ "The box is locked, so you must ring": a result, where "so you have to" without a comma may be the purpose of what was done."""
    before = words_before(match.words[0], 2)
    return len(before) < 2 or before[1].pos in ("PUNCT", "CCONJ")


def _is_goal(match: Match) -> bool:
    """ "To reset it, you need to hold the button": the way to what they want."""
    opening = [w for w in match.sentence.words if w.pos != "PUNCT"][:2]
    purpose = opening[0].norm == "to" or [w.norm for w in opening] in (["in", "order"], ["for", "that"], ["for", "this"])
    if purpose:
        return opening[0].i < match.words[0].i
    return any(w.norm in ("to", "simply", "just") for w in words_before(match.words[0], 1))


def _is_step(match: Match) -> bool:
    """ "You just need to", "you'll simply have to": made light of; "all you have to do"."""
    return any(w.norm in ("just", "simply", "only") for w in match.words)


def _is_wanted(reply: Reply) -> bool:
    """A how-to question was asked and nothing failed: what one needs to do is the answer."""
    customer = reply.customer
    return (
        customer is not None and customer.needs.intent in ("question", "request", "praise", "social") and not customer.failures
    )


def _is_help(reply: Reply, match: Match) -> bool:
    """ "All you have to do is sign; I've filled in the rest": the firm's work goes with it."""
    return any(
        c.who.value == "firm" and (c.perfect or c.modal == "will") and not c.negated
        for c in clauses_in(reply, match.sentence)
        if c.verb.i > match.words[-1].i
    )


def _rewrites(reply: Reply, match: Match) -> Iterator[Rewrite]:
    first, verb = match.words[0], match.words[-1]
    told = any(w.norm == "you" and w.i < first.i for w in match.sentence.words)  # "you have to wait and you need to sign"
    if told or verb.lemma in ("be", "have", "wait", "pay") or any(w.norm == "it" for w in match.words[:1]):
        yield reply.replace_sentence(match.sentence, "To {what they want}, please {step}.", Grade.NEEDS_FACTS)
        return
    opens = first.i == match.sentence.words[0].i
    adverbs = _adverbs(match)
    please = "Please " if opens and first.text[:1].isupper() else "please "
    coordinated = any(
        (w.dep == "conj" and w.head is verb and w.pos in ("VERB", "AUX") and w.has("nsubj"))
        or (w.norm == "or" and w.head.has("nsubj") and w.head.i > w.i)  # "… or the order is void": a threat still
        for w in match.sentence.words
        if w.i > verb.i
    )
    grade = Grade.SAFE if opens and not adverbs and not coordinated else Grade.REVIEW
    yield reply.replace(match.start, verb.start, please + adverbs, grade)


def _adverbs(match: Match) -> str:
    """Adverbs that belong to the step, between the duty and its verb."""
    words = match.words
    at = next((n for n, w in enumerate(words) if w.norm in ("to", "must", "gotta")), len(words) - 2)
    return "".join(w.text + " " for w in words[at + 1 : -1])


RULE = Rule(
    code="NEG003",
    severity=Severity.INFO,
    dimension=Dimension.RESPECT,
    message="This orders the customer about; ask (“please …”), say what it is for, or do it for them.",
    check=check,
    evidence="C",
    examples=(
        Bad("You must return the item in its original packaging.", rewrite="Please return the item in its original packaging."),
        Bad("You have to call before noon.", rewrite="Please call before noon."),
        Bad("You need to update your browser.", rewrite="Please update your browser."),
        Bad("You are required to provide two forms of ID.", rewrite="Please provide two forms of ID."),
        Bad("You will have to wait until Monday."),
        Bad("You'll need to pay the fee first."),
        Bad("First you must carefully read section 4.", rewrite="First please carefully read section 4."),
        Good("You don't have to do anything.", why="negated: relief"),
        Bad("The vestry is locked, so you have to ask the verger."),
        Good("I've widened the gap so you have to lift it less.", why="what was done, and what for"),
        Bad("For a new badge you need to come to reception."),
        Bad("For refunds, you have to bring the receipt."),
        Good("In order to reset it, you need to hold the button.", why="the way to what they want"),
        Good("You must be exhausted after that trip.", why="a guess"),
        Good("To reset it, hold the button for ten seconds.", why="an imperative with its purpose"),
        Good("You need a screwdriver and ten minutes.", why="need with a noun: information"),
        Good("All you have to do is sign; I've filled in the rest.", why="little to do, and the firm's own work"),
        Good("You have to see the view from room 12!", why="a recommendation"),
        Good("If you need to change the date, reply here.", why="conditional"),
        Good("Here is everything you need to know.", why="a relative clause"),
        Good(
            "You'll need to choose Export, then CSV.",
            why="a how-to was asked for",
            customer="How do I get my invoices as a file?",
        ),
    ),
)
