"""Explains the failure by an outside or uncontrollable cause and offers neither ownership nor a remedy near it.

A reason alone tells the customer that nobody here answers for it. The same reason beside "that's on us" and a fix is welcome.
Sources: ScottLyman68; Schlenker01; BaerHill94; Kapes22; BradleySparks12; Shaw03; ShapiroEtAl94.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint import lexicon
from replylint.cut import clause_span
from replylint.moves.apology import apologies
from replylint.moves.failure import WRONG_WORDS, failures, has_failure
from replylint.moves.move import words_after
from replylint.moves.ownership import owned_near, ownerships
from replylint.moves.repair import repaired_near, repairs
from replylint.moves.turn import turns_to_help
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import YOURS, Clause, Who, clauses, is_conditional

_KINDS = {phrase: kind for kind in ("helpless", "constraint", "role") for phrase in lexicon.lines(f"excuse_{kind}")}
_PHRASES = Phrases(*_KINDS)
_SURE = {"helpless": 0.7, "constraint": 0.6, "role": 0.7}
_MARKERS = Phrases(
    "due to",
    "owing to",
    "because of",
    "because",
    "as a (direct)? (result|consequence) of",
    "on account of",
    "caused by",
    "(which|that) is why",
    "(which|that|this) is the reason (why|that)?",
    "hence",
    "as a (direct)? (result|consequence) $",
    "(which|that|this) (meant|means) (that)?",
    "meant (that)? (your|our|we|the|it|no|nothing|none)",
    ", (and)? so",
    "thanks to",
    "<be> (all)? down to",
    "(delayed|held up|affected|hit|disrupted|triggered|prompted|slowed (down)?|stopped|knocked out|brought down) by",
    "<stem|result|arise> from",
    "(since|as|seeing that|given that)",
    "<be> ~ (that|because)",
    "(which|that|this|it) (has|have|had)? (caused|delayed|disrupted|led to|resulted in|prevented|held up|knocked)",
)
_REASONS = frozenset({"reason", "explanation", "cause", "happen"})
_LOOKING_BACK = frozenset({"which", "that", "this", "it", ",", "meant", "hence"})
_OUTCOMES = frozenset({"result", "consequence"})
# Verbs by which an event does the failing itself: "fog delayed your flight".
_CAUSING = frozenset(
    "affect block cause cut delay derail disrupt force ground halt hamper hit hold impact interrupt keep knock postpone prevent slow stop".split()
)
# Before these words stands what went wrong, told in the sentence before: "That was due to …".
_POINTING = frozenset({"this", "that", "it", "these", "which"})
# A diagnosis rather than an account of what went wrong here.
_GUESS = frozenset(
    {"may", "might", "probably", "likely", "possibly", "usually", "often", "typically", "sometimes", "perhaps", "if", "would"}
)
# A vague cause, or one that nobody could help, weighs more.
_VAGUE = Phrases(
    "(unforeseen|unexpected|unavoidable|exceptional|certain|various|unprecedented|extenuating|extraordinary) (@ADJ)? <circumstance|reason|issue|factor|event|delay|problem>",
    "(technical|operational|internal|logistical|administrative|system|computer|it) <issue|reason|error|problem|difficulty|fault|glitch>",
    "(beyond|outside) (of)? our control",
    "nothing (we|i) (could|can)",
)
_NO_FAILURE = frozenset(
    {"free", "eligible", "upgrade", "discount", "benefit", "welcome", "enjoy", "good", "great", "pleased", "happy", "glad"}
)
_NEGATIVE = frozenset(
    {
        "unable",
        "twice",
        "unfortunately",
        "longer",
        "late",
        "affected",
        "disrupted",
        "canceled",
        "slower",
        "later",
        "wrong",
        "delayed",
        "postponed",
        "missed",
        "missing",
        "lost",
        "nothing",
        "closed",
        "down",
        "stopped",
    }
)
# A marker that is harm by itself.
_HARMING = frozenset("delay hold hit affect disrupt cause slow stop prevent knock".split())
# Verbs that tell a loss as well as a repair, by what is said to have brought it about.
_UNDOING = frozenset("cancel close move postpone remove return stop".split())
_FAILING = frozenset(
    "axe cancel bump delay disrupt ground postpone miss scrub fail outage error mistake disruption cancellation wait interruption fault cut divert suspend withdraw withhold".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in _MARKERS.find(reply):
        if match.sentence.index in seen:
            continue
        span = _caused_outside(reply, match)
        if span is not None:
            seen.add(match.sentence.index)
            yield _hit(reply, match.sentence, match.end, span, 0.6)
    for match in _PHRASES.find(reply):
        if match.sentence.index not in seen and _excuses(reply, match):
            seen.add(match.sentence.index)
            yield _hit(
                reply,
                match.sentence,
                match.end,
                clause_span(match.words[0], match.words[-1]),
                _SURE[_KINDS[match.phrase]],
                _KINDS[match.phrase],
            )
    for clause in _befallen(reply):
        if clause.sentence.index not in seen:
            seen.add(clause.sentence.index)
            yield _hit(reply, clause.sentence, clause.end, (clause.start, clause.end), 0.6)


def _hit(reply: Reply, sentence: Sentence, end: int, span: tuple[int, int], confidence: float, kind: str = "") -> Hit:
    """A hit; mild for a constraint, which is as often plain information as an excuse."""
    customer = reply.customer
    if _VAGUE.find_in(reply, sentence):
        confidence += 0.2
    if customer is not None and _asked_why(reply):
        confidence -= 0.3
    complained = customer is not None and customer.needs.apology >= 0.7
    severity: Severity | None = None
    sorry = any(a.sentence is sentence and not (a.conditional or a.feeling) for a in apologies(reply))
    if (
        kind == "constraint"
        or confidence < 0.5
        or (sorry and not _VAGUE.find_in(reply, sentence))
        or repaired_near(reply, sentence, 1, 1)
        or turns_to_help(reply, sentence, end)
        or (customer is not None and customer.needs.apology < 0.5)
    ):
        severity = Severity.INFO
    elif complained and confidence >= 0.75 and not ownerships(reply) and not repairs(reply):
        severity = Severity.ERROR
    return Hit(*span, confidence=min(confidence, 0.95), severity=severity, rewrites=tuple(_rewrites(reply, sentence, kind)))


def _asked_why(reply: Reply) -> bool:
    customer = reply.customer
    return customer is not None and any(q.kind == "why" for q in customer.questions)


def _caused_outside(reply: Reply, match: Match) -> tuple[int, int] | None:
    """The span from the cause to what it caused, when the cause lies outside and what it caused is a failure."""
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    words = sentence.words
    if _is_no_account(reply, first) or not _marks(match):
        return None
    at, after = first.i - words[0].i, last.i - words[0].i + 1
    back = first.norm in _LOOKING_BACK
    if last.norm in _OUTCOMES:  # "our host had a wobble, and your reports didn't run as a result"
        back, at = True, _joint(words, at)
    cause = _clause_before(words, at) if back else _clause_after(words, after)
    if back and not any(w.pos != "PUNCT" for w in cause) and sentence.index:
        # "The van broke down. That meant …"
        cause = [w for w in reply.sentences[sentence.index - 1].words if w.pos != "PUNCT"][-16:]
    if (
        any(w.norm in ("your", "you") for w in cause[:1])
        or any(w.norm in ("i", "we") for w in cause)
        or not any(map(_outside, cause))
    ):
        return None
    norms = {w.norm for w in match.words}
    if not norms & {"to", "of", "by", "from", "meant"} and not _is_past(cause):
        return None  # "because the ferry runs twice a week": how things are, not what went wrong
    effect = [w for w in words if w not in cause and w not in match.words]
    failing = (
        _fails(reply, effect) or any(w.lemma in _HARMING for w in match.words) or _points_at_failure(reply, sentence, effect)
    )
    if not failing or any(w.norm in _NO_FAILURE for w in effect) or _is_put_right(reply, sentence):
        return None
    run = [*cause, *match.words] if not cause or cause[0].sentence is sentence else [*match.words]
    return min(w.start for w in run), max(w.end for w in run)


def _joint(words: list[Word], at: int) -> int:
    """Where what came of it is joined to its cause: the last "and" or "so" before, else the sentence's start."""
    return next((n for n in range(at - 1, 0, -1) if words[n].norm in ("and", "so", ";")), 0)


def _is_past(words: list[Word]) -> bool:
    """Told as past; a participle that the parse makes of a past form counts, if nothing present stands by it ("is set by")."""
    norms = {w.norm for w in words}
    return not norms.isdisjoint({"has", "have", "had", "was", "were"}) or any(
        w.tag == "VBD" or (w.tag == "VBN" and norms.isdisjoint({"is", "are", "be", "being"})) for w in words
    )


def _is_no_account(reply: Reply, word: Word) -> bool:
    """Asked, supposed, guessed or owned, or where there is nothing to account for."""
    sentence = word.sentence
    return (
        sentence.is_question
        or is_conditional(word)
        or owned_near(reply, sentence, 2, 2)
        or any(w.norm in _GUESS for w in sentence.words)
        or (reply.customer is not None and reply.customer.needs.apology < 0.4)
    )


def _marks(match: Match) -> bool:
    """Whether "since" and "as" open a clause that tells why, "is that" tells a reason, and "thanks to" thanks no one."""
    first, last = match.words[0], match.words[-1]
    if last.norm in ("since", "as"):
        return last.dep == "mark"
    if first.lemma == "be" and last.norm in ("that", "because"):
        return any(w.lemma in _REASONS for w in first.sentence.words if w.i < first.i)
    return first.norm != "thanks" or not any(w.norm in ("you", "your") for w in words_after(last, 2))


def _points_at_failure(reply: Reply, sentence: Sentence, effect: list[Word]) -> bool:
    """Whether what was caused is only pointed at ("That was due to …"), after a failure or in answer to one."""
    named = [w for w in effect if w.pos not in ("PUNCT", "AUX", "ADV", "CCONJ", "DET") or w.norm in _POINTING]
    if not named or any(w.norm not in _POINTING for w in named):
        return False
    return has_failure(reply, reply.sentences[sentence.index - 1]) if sentence.index else reply.customer is not None


def _is_put_right(reply: Reply, sentence: Sentence) -> bool:
    """Whether a repair stands near, other than one that is the failure itself: "your ferry was cancelled because of the fog"."""
    if _VAGUE.find_in(reply, sentence):
        return False
    near = reply.near(sentence)
    return any(
        r.sentence in near and not (r.sentence is sentence and r.who is Who.THING and r.verb in _UNDOING)
        for r in repairs(reply)
    )


def _befallen(reply: Reply) -> Iterator[Clause]:
    """Clauses in which an event outside does the failing itself: "fog delayed your flight", "a strike has held it up"."""
    events = lexicon.words("excuse_external_words") - lexicon.words("own_people") - lexicon.words("outside_parties")
    for clause in clauses(reply):
        if (
            clause.lemma in _CAUSING
            and clause.tense == "past"
            and clause.asserted
            and not (clause.negated or clause.passive or clause.modal)
            and clause.subject is not None
            and clause.subject.lemma in events
            and clause.verb.child("obj", "ccomp", "xcomp") is not None
            and not _is_no_account(reply, clause.verb)
            and not _is_put_right(reply, clause.sentence)
        ):
            yield clause


def _clause_after(words: list[Word], at: int) -> list[Word]:
    found: list[Word] = []
    for word in words[at : at + 14]:
        if word.text[0] in ".;:!?" or (word.text == "," and found) or word.norm in ("so", "but"):
            break
        if len(found) > 1 and word.norm in ("your", "we", "i", "our", "you") and word.pos == "PRON" and found[-1].pos != "ADP":
            break  # "Due to an update your payment failed": no comma, and the effect begins
        found.append(word)
    return found


def _clause_before(words: list[Word], at: int) -> list[Word]:
    found: list[Word] = []
    for word in reversed(words[max(0, at - 16) : at]):
        if word.text[0] in ".;:!?":
            break
        found.append(word)
    return found[::-1]


def _outside(word: Word) -> bool:
    """An event or a party that nobody here answers for."""
    if word.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return False
    external = lexicon.words("excuse_external_words")
    return (
        word.lemma in external
        or word.norm in external
        or (word.pos == "NOUN" and word.lemma in lexicon.words("outside_parties"))
    )


def _fails(reply: Reply, words: list[Word]) -> bool:
    failed = {f.word.i for f in failures(reply)}
    for nth, word in enumerate(words):
        if word.norm in _NEGATIVE or word.lemma in _FAILING or word.i in failed:
            return True
        if word.norm in WRONG_WORDS and word.pos in ("ADJ", "ADV"):
            return True
        following = words[nth + 1] if nth + 1 < len(words) else None
        if following is not None and (
            (word.norm == "never" and following.tag in ("VBD", "VBN"))
            or (word.lemma in ("turn", "send") and following.norm in ("away", "back", "home"))
        ):
            return True  # "it never left", "you were turned away"
        if (
            word.norm == "not"
            and nth
            and (words[nth - 1].norm in ("could", "did", "was", "were", "has", "have", "had") or words[nth - 1].lemma == "be")
        ):
            return True
    return False


def _excuses(reply: Reply, match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    if sentence.is_question or is_conditional(first) or owned_near(reply, sentence, 1, 1):
        return False
    words = sentence.words
    at = first.i - words[0].i
    before = [w.norm for w in words[max(0, at - 2) : at]]
    if any(n in ("not", "never") for n in before) or any(
        w.norm in ("excuse", "should", "ought") for w in words[max(0, at - 4) : last.i - words[0].i + 1]
    ):
        return False
    if any(w.norm == "you" for w in words[max(0, at - 2) : at + 1]):
        return False
    if any(w.norm in ("automatically", "overnight") for w in match.words) and any(w.norm in YOURS for w in words):
        return False  # tells the customer how their own thing works
    return _KINDS[match.phrase] != "constraint" or not any(a.sentence is sentence and not a.feeling for a in apologies(reply))


def _rewrites(reply: Reply, sentence: Sentence, kind: str) -> Iterator[Rewrite]:
    owned = " That's ours to put right, and I'm sorry. I'll {do what} by {time}."
    if kind:  # what the writer can't do is no fault of the firm's
        owned = " It's on me to find a way: I'll {do what} by {time}."
    end = sentence.end
    yield reply.replace(end, end, owned if reply.source[end - 1] in ".!?…" else f".{owned}", Grade.NEEDS_FACTS)


RULE = Rule(
    code="EXC001",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="A reason with nobody behind it is an excuse; keep it to a clause, own your part, and say what you do about it.",
    check=check,
    evidence="B",
    examples=(
        Bad("Due to circumstances beyond our control, your order has been delayed."),
        Bad("Unfortunately the courier had a technical issue, so there is nothing we could have done."),
        Bad("The delay happened because our supplier let us down and because of the bad weather."),
        Bad("Our system was being updated that weekend, which is why your payment was taken twice."),
        Bad("We've had staff off sick and it has been a very difficult month for us."),
        Bad("Because of the bank holiday, the warehouse could not process your return."),
        Bad("The driver was new and didn't know the area."),
        Bad("It's out of our hands once it has left the building."),
        Bad("Staff at the counter can only enter what they are told."),
        Bad("The letters are produced overnight and carry whichever name is on the file."),
        Bad("We didn't write the rules and have no say in them."),
        Bad("I only work here."),
        Bad("Arrival times depend on traffic, weather and the tides."),
        Bad(
            "Since the tills were down all Saturday, your voucher wasn't accepted.",
            text="Since the tills were down all Saturday",
        ),
        Bad("Your train was cancelled because of a gale.", text="because of a gale"),
        Bad("A walkout at the port has held up your sofa."),
        Bad("Nobody in the valley saw that coming."),
        Bad("It was 97 degrees outside when they got to your piano."),
        Bad("Our host had a wobble, and your reports didn't run as a result."),
        Bad("The nurse had rung in sick. That's the reason you were sent home."),
        Good("The hall was 26 degrees because we left the doors shut, and I'm sorry.", why="owned"),
        Bad("The reason for the delay was that customs closed at noon.", text="was that customs closed at noon"),
        Bad("As a consequence of the storm, your roof tiles didn't arrive."),
        Good("The reason we ask is that couriers lost two parcels here last year.", why="why it is asked, not what went wrong"),
        Good("Thanks to you, the printer is back.", why="thanks somebody"),
        Good("As the courier will ring first, please keep your phone on.", why="what will be, not what went wrong"),
        Good(
            "Your train was cancelled because of a gale, so I've booked you on the 9.15 and refunded the difference.",
            why="the cause in half a line, then what was done",
        ),
        Good(
            "Our supplier stood us up, so your cake will be two days late. That's on us, and I've taken 30% off your bill.",
            why="honest cause, owned and made good",
        ),
        Good(
            "The server failed at 9:12 because we skipped a backup test. We've added the test, and your files are back.",
            why="internal cause, owned, fixed",
        ),
        Good(
            "I'm sorry: we packed the wrong lamp because two labels were swapped. The right one ships today.",
            why="the cause stands inside an owned apology",
        ),
        Good("Because you're on the annual plan, you can upgrade at no cost.", why="a benefit, no failure"),
        Good("The refund takes five days because your bank clears it overnight.", why="explains a process, not a failure"),
        Good(
            "Delivery takes longer to the islands because the ferry runs twice a week.",
            why="a general fact that answers a question",
        ),
        Good(
            "Why was it late? The van broke down at noon; we should have rung you, and I'm sorry we didn't.",
            why="the customer asked why, and ownership follows",
        ),
        Good("I told you it was out of my hands; it wasn't, and I'm sorry.", why="takes the excuse back"),
    ),
)
