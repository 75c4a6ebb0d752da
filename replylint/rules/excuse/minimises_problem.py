"""Plays the problem down: "just", "only", "a small inconvenience".

How bad it was is for the customer to say. Whoever calls the damage small tells the customer to make less of a fuss.
Sources: HillBaer94; BrownLevinson87; Benoit95; IrishOmb; PHSO.
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import left_out, offered
from replylint.moves.goodwill import goodwills
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import is_conditional, is_quoted

# Harm that nothing else is called; a "charge" or a "change" is harm to some and a price or a plan to others.
_HARM = (
    "<inconvenience|glitch|oversight|mistake|error|delay|hiccup|blip|mishap|slip|slipup|lapse|setback|annoyance|scratch|dent|scuff|bug"
    "|outage|interruption|disruption|malfunction|defect|blemish|chip|miscommunication|misunderstanding|nuisance>"
)
_SMALL = "(small|minor|slight|little|tiny|minimal|trivial|negligible|brief|isolated|short|momentary)"
_ONLY = "(only|just|merely|simply)"
_TIME = "<minute|hour|day|week>"
_IT = "(it|this|that|these|those|they|there|delay|damage|problem|issue)"
# Said outright of the matter: it is only this much.
_FLAT = Phrases(
    f"{_IT} <be> {_ONLY} (a|an|one|some|a few|a couple of)? .. {_HARM}",
    f"{_IT} <be> {_ONLY} (a|one|two|three|four|five|@NUM|a few|a couple of|half an) {_TIME} (late|overdue|delay|behind|wait|of delay)",
    f"<be> {_ONLY} (a|one|two|three|four|five|@NUM|a few|a couple of|half an) {_TIME} (late|overdue|behind|behind schedule)",
    f"{_IT} <be> (nothing more than|little more than|no more than) (a|an)? .. {_HARM}",
    f"{_IT} <be> (a|an|such a|quite a|very) {_SMALL} @NOUN? {_HARM}",
    f"^ (a|an)? {_SMALL} @NOUN? {_HARM}",
    "not (that|such|so|really|exactly|all that|too|a|any)? (a|very)? (big|huge|great|major) (of)? (a|an)? (deal|drama|problem|issue|disaster)",
    "(no|hardly a|hardly|scarcely a) big deal",
    f"{_IT} <be> ~ (a|an)? ~ (very|really|quite|fairly|relatively|rather)? {_SMALL} (issue|problem|matter|thing|point|amount|sum|detail|fault|mark|damage|one|difference|change)",
    f"{_IT} <be> {_ONLY} (a|an)? ~ (few|couple of|bit of|matter of|handful of)? ~ (pounds|pound|euros|euro|dollars|dollar|pence|cents|bucks|quid|minutes|hours|days|toy|game|dinner|meal|shirt|cup|chair|button|parcel|phone|mark|dent|"
    "formality|typo|spelling|color)",
    "(delay|wait|queue|gap|interruption|outage|drive|trip|detour|walk) <be> not (that|so|very|all that|too|really|particularly) (long|bad|far|great|big|serious)",
    "you (only|just|merely) (had|have|needed|waited|missed|lost|paid|were (asked|kept)) ~ (to)? ~ (wait|waited|pay)? ~ (for)? ~ (a|an|one|two|three|@NUM|half|few|couple|some)? .. (minute|minutes|hour|hours|day|days|pounds|euros|dollars|week|weeks|night)",
    "(mark|scratch|stain|noise|dent|crack|smell|difference|damage|flaw|defect|sound|hum|gap|tear|fault) <be> ~ (hardly|barely|scarcely|almost not|not really|not even) ~ (visible|noticeable|audible|noticed|seen|there|worth)",
    "(damage|defect|fault|scratch|dent|mark|flaw|crack|issue|problem) <be> (purely|merely|only|just|solely|simply) (cosmetic|superficial|visual|aesthetic|temporary|on the surface)",
    "(one|a|two|three|@NUM) (day|days|hour|hours|week|minute|minutes) ~ (late|longer|more)? <be> (nothing|neither here nor there|hardly|not (long|much|bad|that))",
    "at the end of the day ,? it <be> {_ONLY} ..".replace("{_ONLY}", _ONLY),
    "not (really|exactly|quite)? the end of the world",
    "(hardly|scarcely) (a (disaster|tragedy|catastrophe|crisis)|the end of the world)",
    "(a )?(storm|tempest) in a (teacup|teapot)",
    "(it|this|that|damage) (could|might) have been (a lot|much|far|so much)? worse",
    "there <be> no (real|great|lasting|actual)? harm done",
    "(impact|effect|consequences|disruption|inconvenience|damage) ... (was|is|were|are|has been|have been) ~ (minimal|negligible|trivial|minor|slight|insignificant)",
)
# Said in passing, where it may also be an exact description.
_PASSING = Phrases(
    f"(the|this|that|a|an|any|our) {_SMALL} {_HARM}",
    "(the|this|that|a|an) bit of (a|an)? (inconvenience|delay|hiccup|glitch|mishap|nuisance)",
)
_TURNS = frozenset({"but", "yet", "however", "though", "although", "still"})
_DENIES = frozenset({"not", "never", "no", "more", "than", "hardly"})
_SEEMING = frozenset(
    "may might seem seems look looks sound sounds feel feels appear appears if whether call calling called".split()
)
_TOLD = frozenset("say said told tell wrote write mention mentioned describe described".split())


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in _FLAT.find(reply):
        if match.sentence.index not in seen and _plays_down(reply, match):
            seen.add(match.sentence.index)
            softer = owned_near(reply, match.sentence, 1, 1) or repaired_near(reply, match.sentence, 0, 1)
            yield _hit(reply, match, Severity.INFO if softer else None, 0.8)
    for match in _PASSING.find(reply):
        if (
            match.sentence.index not in seen
            and _plays_down(reply, match)
            and not owned_near(reply, match.sentence, 1, 1)
            and not repaired_near(reply, match.sentence, 0, 1)
        ):
            seen.add(match.sentence.index)
            yield _hit(reply, match, Severity.INFO, 0.6)


def _plays_down(reply: Reply, match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    if sentence.is_question or is_conditional(first) or is_conditional(last) or is_quoted(reply, last):
        return False
    words = sentence.words
    at = first.i - words[0].i
    before = [w.norm for w in words[max(0, at - 5) : at]]
    if _DENIES.intersection(before[-3:]) or _SEEMING.intersection(before) or _TOLD.intersection(before):
        return False
    if any(w.norm in ("may", "might", "seem", "you") for w in match.words):
        return False
    if _is_weighed(reply, match) or _is_customers(reply, match):
        return False
    return not any(g.sentence is sentence for g in goodwills(reply))


def _is_weighed(reply: Reply, match: Match) -> bool:
    """Whether the sentence goes on to say that it did weigh: "a small scratch, but I know it was a gift"."""
    later = [w for w in match.sentence.words if w.i > match.words[-1].i]
    turn = next((n for n, w in enumerate(later) if w.norm in _TURNS), None)
    if turn is None:
        return False
    norms = {w.norm for w in later[turn + 1 :]}
    return bool(
        norms & {"know", "understand", "realize", "sorry", "matters", "mattered", "big", "costly", "unacceptable", "should"}
    )


def _is_customers(reply: Reply, match: Match) -> bool:
    """Whether the customer called it that."""
    customer = reply.customer
    if customer is None:
        return False
    small = [w.norm for w in match.words if w.pos == "ADJ"]
    return bool(small) and all(n in customer.vocabulary for n in small)


def _hit(reply: Reply, match: Match, severity: Severity | None, confidence: float) -> Hit:
    return Hit(match.start, match.end, confidence=confidence, severity=severity, rewrites=tuple(_rewrites(reply, match)))


def _rewrites(reply: Reply, match: Match) -> Iterator[Rewrite]:
    small = _minimiser(match)
    if small is not None:
        yield reply.replace(small.start, small.end + 1, "", Grade.SAFE)
    else:
        yield from offered(left_out(reply, match.start, match.end))
        yield reply.replace_sentence(match.sentence, "I can see what it meant for you: {the impact}.", Grade.NEEDS_FACTS)


def _minimiser(match: Match) -> Word | None:
    """The one word that can go: "it's only a delay", where no other word plays it down."""
    found = [w for w in match.words if w.norm in ("only", "just", "merely", "simply")]
    others = [w for w in match.words if w.norm in _SMALL.strip("()").split("|") or w.norm in ("bit", "not")]
    return found[0] if len(found) == 1 and not others else None


RULE = Rule(
    code="EXC003",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This plays the problem down; take out the small words and say what it meant for the customer.",
    check=check,
    evidence="B",
    examples=(
        Bad("It's only a two-day delay.", rewrite="It's a two-day delay."),
        Bad("This is just a minor glitch on the website."),
        Bad("It was a small oversight, nothing more."),
        Bad("A slight inconvenience, we know, but the service is otherwise fully working."),
        Bad("At the end of the day it's just a scratch."),
        Bad("It's not that big a deal."),
        Bad("The impact on your account was minimal."),
        Bad("Your parcel was only two days late."),
        Bad("its just a small dent, the fridge works fine"),
        Bad("It's not the end of the world."),
        Bad("It could have been a lot worse."),
        Bad("You complained about a minor inconvenience."),
        Good("I know this isn't just a two-day delay: you missed the party.", why="negated minimiser"),
        Good("Only you can see this page.", why="restricts access, not the harm"),
        Good("There's just one step left: tap Confirm.", why="effort, not harm"),
        Good("It only takes two minutes and I'll stay with you.", why="the customer's effort, not the harm"),
        Good("It's a small thing, but I've credited your delivery fee.", why="modest about the firm's own gesture"),
        Good("It may look like a small scratch, but I know it was a gift.", why="conceded, then its weight acknowledged"),
        Good("You only need to send one photo.", why="a small request"),
        Good("I've just refunded you.", why="just now"),
        Good("If it's only a scratch, the polish in the box will take it out.", why="conditional"),
        Good("Is it just a scratch, or does the screen flicker too?", why="asked"),
        Good("Our driver told you “it's just a scratch”, and he should not have.", why="quoted"),
        Good("This was more than a small mistake, and I'm sorry.", why="more than that"),
    ),
)
