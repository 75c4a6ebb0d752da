"""Points at a supplier, courier, colleague or other team as the culprit.

The customer has a contract with you and with nobody else. Whoever dropped it, it is yours to pick up, and pointing away says
that nobody will.

Sources: Boshoff & Leong 1998; Baer & Hill 1994; Benoit 1995; Kapes 2022
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replylint.cut import trimmed
from replylint.lexicon import words as lexicon
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, is_conditional

OUTSIDE = lexicon("outside_parties")
OWN = lexicon("own_people")
PARTIES = OUTSIDE | OWN
# Loose words for a group ("the paint people", "that lot"), a party where another noun or "other" says which.
GROUPS = frozenset("people lot lad chap folk guy bunch crowd side end gang bod boy girl".split())
THEY = frozenset({"they", "them", "he", "she", "him", "theirs", "their", "whoever", "whomever", "someone", "somebody", "somebody's"})

_FAULTS = "fault|mistake|error|oversight|doing|blame|responsibility|negligence|slip|blunder|failure|failing"
_TROUBLES = "issue|problem|fault|error|outage|glitch|gremlin|bug|mistake|fault|delay|hold-up|holdup|hiccup|trouble|breakdown|limitation"

# The blame is laid at a party's door; the party stands at the end.
_LAID = Phrases(
    f"(<{_FAULTS}|{_TROUBLES}|decision|cause|liability|timing|matter|question>|it|this|that) ... ~ <lie|sit|rest|fall|rests> ~ (entirely|squarely|purely|firmly|solely|fully)? "
    "(with|on|at the door of) @NP",
    f"(<{_FAULTS}|{_TROUBLES}|cause>) <be|start|originate|begin|arise> ~ (entirely|squarely|firmly)? (with|at|from|on the side of) @NP",
    "<be|come|comes> ~ (entirely|all|purely|simply)? down to @NP",
    f"(it|this|that|which) <be|look|appear|seem> .. (a|an|the|some)? (@ADJ)? (<{_TROUBLES}>) (with|at|on|in|from|by) @NP",
    "<blame|fault> (it|this|that)? (on)? @NP",
    f"(the|a|an) (<{_FAULTS}>) (of|by|from) @NP",
    "(in|left to) the hands of @NP",
    "(entirely|purely|solely|wholly|simply) (a matter|a question|one|an issue) for @NP",
    "at the mercy of @NP",
    "<take> (it|this|that|the matter|any complaint|your complaint|complaints) up with @NP",
    "(bone to pick|quarrel|argument|complaint|grievance|beef|gripe) ... <be> (really|properly|rather|best)? with @NP",
    f"(it|this|that) <be> (@NP) who (<fail|lose|cancel|forget|decide|set|hold|make|break|delay|miss|owe|run|let>)",
)
# The party stands first.
_POINTED = Phrases(
    "@NP <be> ~ (to blame|at fault|the culprit|the ones to blame|the one at fault|in the wrong)",
    "@NP <be> ~ (entirely|solely|fully)? (responsible|accountable|answerable) for (the|this|that|your|any|all|what)",
    f"<be> @NP 's (own|own sole)? (<{_FAULTS}>|decision|call|idea|affair|business|patch|lookout|problem|choice|doings|side|end)",
    f"(@NP 's|their) (<{_FAULTS}>) (,|and|–|—|-|rather) (not|than) (ours|mine|us)",
    "@NP 's (side|end|part|doing|hands|patch|court)",
    "<be> (all)? (theirs|his|hers) (really|alone|and not|,|$)",
    "<be> (their|his|her) (own)? (call|decision|affair|business|patch|lookout|job|choice|fault|mistake|doing|department|error|responsibility)",
    "between (them|him|her|you two|the two of you|yourselves|you|the @NOUN|@NOUN|@NP) and (them|him|her|his|their|the @NOUN|your @NOUN)",
    "<be> (entirely|all|purely|really|very much)? (up to) (them|him|her|{outside_parties}|the {outside_parties}|your {outside_parties}|the @NOUN {outside_parties})",
    "not ~ (by|with|from|at|for|in|on)? (us|me|ours|mine|our _|here) (at all|really)? but (by|with|from|at|in|to|on)? (the|an|a|our|your|their) ",
)
# The firm is cleared.
_CLEARED = Phrases(
    "(nothing|little|not anything|zero) (at all|whatsoever|really|much)? to do with (us|me|our|ours|my|here|this (shop|store|office|team|company|desk))",
    f"(not|never|none|hardly|scarcely) ~ (actually|of)? (our|my|ours|mine) (own)? ~ (@ADJ)? (<{_FAULTS}>|making|decision|call|choice|idea|department|patch|area|remit|job|business|say|lookout|software|product|problem)",
    "not (of|from|on|at) (our|my) (own)? (making|doing|side|end|part|choosing)",
    f"no (<{_FAULTS}>) (of|on) (ours|mine|our (part|side|end)|my (part|side|end))",
    "none of (us|our _|my _|ours) ~ (did|did not|was|were|has|had|made|decided|chose)",
    "not ~ (down to|on|because of|with|from|by) (us|me|ours|anyone here|anybody here|anyone (on|at) (our|this))",
    "not ~ (something|anything|a thing|one|a matter|a decision) (that|which)? ~ (we|i|anyone|anybody|our (team|side|staff|people|office|_)|this (office|team|desk|_)|happens|comes|the (team|staff|office|chat)) ",
    "(has|have|had|was|were|is|are) (never|not) (been)? ours to",
    "(, and|and|,|, but|but) not (by|with|from|of|on|in|to|at)? (ours|mine|us|our (side|end|own|_))",
    "rather than (by|with|from|of|on|in|to|at)? (us|ours|me|mine|here)",
    "(we|i) (have|had|have got|has) (no|zero|little|very little|absolutely no|no direct|no real|precious little) (say|control|influence|sight|visibility|part|hand|insight|power|pull|means|leverage|way) "
    "(in|over|on|of|into|with|to)",
    "(no|zero|as much|little) (say|influence|control|sway|sight|pull|part) (in|over|on|of|with)",
    "(is|are|was|were|lie|lies|fall|falls) ~ (beyond|outside|out of) (us|our (control|hands|reach|influence|remit|sight)|my (hands|control)|{firm_people} 's (control|hands))",
    "(my|our) hands are tied (till|until|by|as|because)",
    "(we|i|the _ team|it|staff|carriers|the _) ~ (only|just|merely|simply) ~ (<host|relay|resell|forward|execute|administer|facilitate|list|hang|collect|print|show|hand|display|pass|provide|read|sell|follow|carry|take|see|act|go>) "
    "(on|over|out|along|through|what|by|the|whatever|as|it|them|for)",
    "all we do is @VERB",
    "(is|are|was|were) (not)? (run|made|decided|set|staffed|owned|handled|managed|operated|done|controlled|printed|written|produced|maintained) ~ (by)? (not)? (by)? (nobody|no one|none) (here|in|at|of)",
)
# An outside party's part in it, told to a complaint.
_FARMED = Phrases(
    "@VERB ~ (out)? (on our behalf|for us)? (by|from|to) (an|a|some|one of our|our)? (outside|external|third-party|third party|agency|contracted|independent|separate|upstream|partner|outsourced|different) @NP",
    "@VERB ~ (by|from) (an|a) (agency|agency lad|subcontractor|contractor|franchisee|freelancer|volunteer|third party|partner|temp|trainee|partner of ours)",
    "(<be|come|supplied|provided|rented|bought> ~ from|<come|arise|stem|result> .. from) (an|a|some|the) (outside|external|third-party|third party|agency|upstream) @NP",
    "<belong> to (somebody|someone) else",
    "(is|are|was|were) (an|a)? (automated|automatic|computer-generated|auto-generated|generated automatically|automatically generated|generated by the (system|computer))",
    "(came|comes|come) (straight)? (out|from) of? (the|an|our) (automated|automatic) @NP",
)
# Somebody, one of us, spoken of as a stranger.
_STRANGER = Phrases(
    "(it|that|this|they|which|who) (was|were|would be|will have been|must have been|would have been|may have been|is|looks like|sounds like) ~ (one of)? (the|an|a|our|my|some) (@ADJ|@NOUN|@PROPN)? (@ADJ|@NOUN)? ({own_people}|lad|girl|guy|boy|people|lot|crew) (,|who|that|on|,? not)",
    "^ (whoever|whomever) ... <tell|do|write|speak|take|send|pack|give|answer|deal|quote|say>",
    "(is|was) (only|just|still)? ~ (a|an|our|the) ~ (new)? (trainee|temp|apprentice|intern|newcomer|new starter|junior|student|work experience lad|saturday _|agency _)",
)

_HARM = frozenset(
    """lose forget fail drop delay mislay misplace botch bungle mishandle ignore neglect omit overlook miss mess damage break smash ruin
    mix swap hold withhold refuse cancel misinform mislead misquote overcharge misroute misdeliver misread muddle scratch lock block
    corrupt change delete reject withdraw pull strand abandon""".split()
)
_HARM_ALWAYS = frozenset(
    """lose forget fail mislay misplace botch bungle mishandle neglect omit overlook mess misinform mislead misquote overcharge misroute
    misdeliver muddle corrupt""".split()
)
_GIVE = frozenset("give send tell quote ship enter provide supply pack make put pick book print load pull process take deliver write label bill charge set issue fit".split())
_WRONG = frozenset("wrong incorrect incorrectly wrongly mistaken faulty dud twice late inaccurate bad rubbish defective broken error mistake nonsense cracked soft empty".split())
_SAYING = frozenset("tell inform warn notify consult ask answer reply respond update call ring send deliver pass arrive show do process confirm return collect flag let give read check pay release".split())


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match, sure in _found(reply):
        sentence = match.sentence
        if sentence.index in seen or not _stands(reply, match.words[0], sentence):
            continue
        seen.add(sentence.index)
        yield _hit(reply, match.start, match.end, sentence, sure)
    for clause in clauses(reply):
        if clause.sentence.index not in seen and (sure := _culprit(reply, clause)):
            assert clause.subject is not None
            if _stands(reply, clause.verb, clause.sentence):
                seen.add(clause.sentence.index)
                start, end = trimmed(reply.source, min(clause.start, clause.subject.start), clause.end)
                yield _hit(reply, start, end, clause.sentence, sure, _as_ours(reply, clause))


def _found(reply: Reply) -> Iterator[tuple[Match, float]]:
    for match in _LAID.find(reply):
        if is_party_named(_tail(match)):
            yield match, 0.85
    for match in _POINTED.find(reply):
        if any(_is_party(w) for w in match.words):
            yield match, 0.85
    for match in _CLEARED.find(reply):
        yield match, 0.8
    for match in _FARMED.find(reply):
        yield match, 0.6
    for match in _STRANGER.find(reply):
        yield match, 0.75


def _tail(match: Match) -> tuple[Word, ...]:
    return match.words[-4:]


def is_party_named(words: Iterable[Word]) -> bool:
    """Whether some words name somebody else than the customer and the person who writes."""
    return any(_is_party(w) for w in words)


def _is_party(word: Word) -> bool:
    if word.norm in THEY:
        return True
    if word.lemma in PARTIES and word.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    if word.lemma in GROUPS:
        before = words_before(word, 1)
        return bool(before) and (before[0].pos in ("NOUN", "PROPN", "PART") or before[0].norm in ("other", "that", "their", "those", "agency"))
    return word.pos == "PROPN" and word.dep not in ("vocative",) and word.i != word.sentence.words[0].i


def _culprit(reply: Reply, clause: Clause) -> float:
    """How surely a clause tells what another party did wrong."""
    subject, verb = clause.subject, clause.verb
    if subject is None or clause.who in (Who.YOU, Who.NOBODY, Who.EXPLETIVE) or clause.passive or not clause.asserted:
        return 0.0
    if clause.who is Who.FIRM and subject.lemma not in OWN:
        return 0.0
    if not (subject.lemma in PARTIES or subject.norm in ("they", "he", "she", "whoever") or (subject.lemma in GROUPS and _is_party(subject))):
        return 0.0
    if clause.modal in ("should", "ought") and clause.perfect:
        return 0.85 if subject.lemma in OWN or subject.lemma in OUTSIDE else 0.6
    if clause.modal or clause.tense != "past":
        return 0.0
    after = words_after(verb, 8)
    if clause.negated:
        return 0.75 if verb.lemma in _SAYING and (subject.lemma in PARTIES) else 0.0
    if verb.lemma in _HARM_ALWAYS or (verb.lemma in _HARM and any(w.norm in ("your", "it", "the", "us", "without") for w in after)):
        return 0.8 if subject.lemma in PARTIES or subject.lemma in GROUPS else 0.6
    if verb.lemma in _GIVE and any(w.norm in _WRONG for w in after):
        return 0.85
    if verb.lemma == "let" and any(w.norm == "down" for w in after):
        return 0.8
    if any(w.norm == "without" and x.lemma in ("tell", "ask", "check", "inform", "warn", "consult", "tell", "call", "let", "notify") for w in after for x in words_after(w, 1)):
        return 0.85
    return 0.0


def _stands(reply: Reply, word: Word, sentence: Sentence) -> bool:
    """Whether the pointing is meant: not asked, not supposed, and nobody here owns the outcome beside it."""
    if sentence.is_question or is_conditional(word):
        return False
    if owned_near(reply, sentence, 1, 1):
        return False
    return True


def _hit(reply: Reply, start: int, end: int, sentence: Sentence, sure: float, rewrites: tuple[Rewrite, ...] = ()) -> Hit:
    helped = any(abs(a.sentence.index - sentence.index) <= 2 and a.sincere for a in apologies(reply)) and repaired_near(reply, sentence)
    severity = Severity.INFO if helped or sure < 0.75 else None
    if not rewrites:
        rewrites = (reply.replace_sentence(sentence, "We {chose or work with WHO}, so this is ours to put right: {WHAT YOU WILL DO} {BY WHEN}.", Grade.NEEDS_FACTS),)
    return Hit(start, end, confidence=sure, severity=severity, rewrites=rewrites)


def _as_ours(reply: Reply, clause: Clause) -> tuple[Rewrite, ...]:
    """The same told of the firm: "My colleague gave you" as "We gave you"."""
    subject = clause.subject
    if subject is None or subject.lemma not in OWN or clause.negated or clause.modal is not None or not 0 < clause.verb.i - subject.i < 2:
        return ()
    first = min((w for w in subject.subtree() if w.i <= subject.i), key=lambda w: w.i)
    we = "We" if first.i == first.sentence.words[0].i else "we"
    return (reply.replace(first.start, subject.end, we, Grade.REVIEW),)


RULE = Rule(
    code="BLM003",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="This points at somebody else; the customer is with you, so own the outcome and say what you will do.",
    check=check,
    evidence="A",
    beats=frozenset({"EXC001"}),
    examples=(
        Bad("The courier is to blame for the delay."),
        Bad("This was the warehouse's mistake, not ours."),
        Bad("It's the fault of our payment provider."),
        Bad("My colleague gave you the wrong information.", rewrite="We gave you the wrong information."),
        Bad("Our previous agent should never have told you that."),
        Bad("That's down to the manufacturer, I'm afraid."),
        Bad("Marketing sent that email without checking with us."),
        Good("Our courier lost it, and since we chose them, it's ours to fix: a new one ships today.", why="a third party, owned and repaired"),
        Good("My colleague Sam gave you the wrong price. I'm sorry; we'll honour it.", why="apology and repair for a colleague's error"),
        Good("The courier will collect the box on Friday.", why="an actor in a plan"),
        Good("Your bank may show the refund a day later than we send it.", why="information about time"),
        Good("We don't blame the driver at all; our label was wrong.", why="blame denied, fault owned"),
        Good("The manufacturer's warranty covers this, and I've filed the claim for you.", why="the manufacturer as a help"),
        Good("Thanks to our warehouse team, yours was found this morning.", why="credit"),
    ),
)
