"""Tells the customer, as a fact, that they caused the problem or neglected a duty.

A customer who is told that they failed stops reading for help and starts looking for an answer to the charge. Even where it is
true, saying so repairs nothing.

Sources: Boshoff & Leong 1998; Benoit 1995; Brown & Levinson 1987; Hussein & Tormala 2024; Niteo; WorkSurvival
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from replylint.cut import capitalized, clause_out, offered, outcome, run_end
from replylint.lexicon import words as lexicon
from replylint.moves.failure import FAILURE_NOUNS
from replylint.moves.move import words_after, words_before, words_before_in_clause
from replylint.moves.substance import parts
from replylint.moves.turn import turns_to_help
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.person import asks_for_it, state_of
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import CONDITIONS, FIRM, MODALS, NEGATORS, Clause, Who, clause_of, clauses, clauses_in, is_conditional

DUTIES = lexicon("duties")
SLIPS = lexicon("slips")
RECEIPTS = lexicon("receipts")
# What somebody does to a thing or to the course of events so that it goes wrong.
HARMS = frozenset(
    {
        "break",
        "cause",
        "damage",
        "harm",
        "mess",
        "ruin",
        "spoil",
        "void",
        "wreck",
        "invalidate",
        "corrupt",
        "mishandle",
        "overload",
        "overtighten",
    }
)
PEOPLE = lexicon("customer_people")
EFFORTS = frozenset(
    [
        "ask",
        "call",
        "chase",
        "come",
        "drive",
        "explain",
        "find",
        "go",
        "insist",
        "lose",
        "need",
        "pay",
        "put",
        "queue",
        "repeat",
        "ring",
        "spend",
        "suffer",
        "travel",
        "wait",
        "worry",
        "write",
    ]
)

_UNDONE = Phrases(
    "you ~ (did|have|had|has) ~ not ~ {duties}",
    "you ~ (did|have|had) ~ not ~ (bother|care|trouble|think|try|manage|take the (time|trouble)) .. to ~ {duties}",
    "you ~ (do|are) ~ not ~ (answer|answering|describe|explain|following|listening|paying attention|read|reading|say|specify)",
    "you (have|had)? ~ never ~ (actually|even|really|once)? {duties}",
    "you never ~ {duties}",
    "you ~ (neither|nor) {duties}",
)
_WRONG_INPUT = Phrases(
    "you ~ (have|had)? ~ <enter|type|choose|select|give|provide|send|order|use|pick|submit|install|attach|upload|click|dial|"
    "call|book|put|key|fill|write|supply|set|scan|register|quote> "
    "(in|up)? (the|a|an|your|us|our)? ~ (wrong|incorrect|invalid|outdated|inaccurate|incomplete|expired|misspelled|"
    "unsupported)",
    "you ~ (have|had)? ~ <enter|type|choose|select|set|install|configure|fill|use|complete|spell|read|pack|fit|wire|connect|"
    "plug|follow|understand> ... "
    "(incorrectly|improperly|wrongly|inaccurately|wrong|the wrong way|in error)",
    "you ~ (have|had)? (accidentally|mistakenly|carelessly|erroneously|wrongly|incorrectly|improperly|unwisely|foolishly) "
    "@VERB",
    "you ~ (went|go|did|are doing|have gone) (it|this|that|something|everything)? (wrong|astray)",
    "you ~ (have|had)? ~ <give|tell|send|provide|quote|hand|supply> us .. (wrong|incorrect|invalid|outdated|inaccurate|"
    "incomplete|false)",
    "you ~ (have|had)? ~ <cancel|order|book|arrive|come|start|set off|turn up|check in|report|apply|return|send|leave|contact|check|complain|tighten|wash|"
    "open|press|pull|fill|heat|load|ask|ring|call|write|turn|charge> .. too (late|early|soon|fast|hard|hot|tight|far|many|"
    "few|quickly)",
)
_OUGHT = Phrases(
    "you (probably|perhaps|maybe|really|certainly|surely|arguably) (should|ought to) ~ have ~ @VERB",
    "you ~ (should|ought to|needed to|were supposed to|were meant to|were expected to|were required to|had to) ~ not? ~ "
    "have ~ @VERB",
    "you ~ (were|are) ~ (supposed|meant|expected|required|obliged) to ~ have ~ @VERB",
    "you ~ could ~ have ~ (simply|just|easily|also|at least)? {duties}",
    "you ~ might ~ have (thought|bothered|told|said|mentioned|asked|warned|checked|read|had the (courtesy|decency))",
    "(you|customer|customers) ~ (was|were) ~ (supposed|meant|expected|required|obliged) to ~ (not|never)? ~ {duties}",
    "you ~ could ~ have ~ (simply|just|easily|also|at least)? (asked|ordered|chosen|avoided|prevented|saved|said|spoken)",
)
_GUILT = Phrases(
    "(responsibility|duty|job|task) (for|of|to) .. .. .. (was|is|were) ~ (entirely|solely|always)? ~ (yours|your own|with you|on you) ..",
    "(is|was|are|were) ~ (entirely|purely|all|solely|wholly|simply)? ~ down to (you|yourself|yourselves)",
    "you ~ (have|had)? ~ (brought|bring|bringing) .. .. (on|upon) (yourself|yourselves)",
    "by (you|yourself|yourselves) (, not by us|and not by us|, not us|alone|in error|by mistake|incorrectly|wrongly)",
    "your own? ~ (mistake|error|fault|negligence|oversight|carelessness|misuse|doing|making|impatience|inattention|"
    "mishandling|inaction|choosing)",
    "your (failure|refusal|unwillingness|reluctance|inability|insistence|decision|resistance|choice|tendency) (to|on)",
    "your ~ (@ADJ)? (lack|absence|misreading|misunderstanding|neglect|violation|breach|misuse) of",
    "(mistake|error|fault|misuse|failure|oversight|negligence|misunderstanding|neglect|confusion|carelessness|use|handling) "
    "(was|is|were|lay|lies)? ~ "
    "(entirely|solely|purely|clearly)? (on|at) your (part|end|side)",
    "(user|operator|customer|pilot) (error|mistake|fault)",
    "(self inflicted|self-inflicted)",
    "of your own (making|doing|choosing|choice)",
    "(only|just|nobody but|no one but|nobody else but) ~ (got)? ~ (yourself|yourselves) to (blame|thank)",
    "you (have|had) ~ (only|just)? ~ (got)? ~ (yourself|yourselves) to (blame|thank)",
    "(nobody|no one|no - one) (else)? to (blame|thank) ~ (but|except|other than|besides|apart from) (yourself|yourselves)",
    "(fault|blame|responsibility|mistake|error|doing|lookout|look-out|mess|loss) (is|was|are|were|remains) ~ (entirely|wholly|solely|all|purely|squarely|ultimately)? yours",
    "(that|this|it) (is|was|one is) ~ (entirely|wholly|solely|all|purely|squarely|ultimately)? ~ (on you (,|.|;|!|$|i|not)|your (lookout|look-out|look - out|own lookout|own silly|own stupid|own funeral))",
    "(serves|serve|served) you right",
    "that is what (you get|happens) (when|if) (you|people|one)",
    "you (reap|have reaped) what you",
    "(made|make) your (own)? bed",
    "(architect|author|cause) of your own",
    "(thanks|owing|due|down) to your ~ (own)? ~ (@ADJ)? (delay|delays|carelessness|negligence|inattention|hesitation|impatience|haste|forgetfulness|silence|oversight|absence|lateness|slowness|indecision|neglect|stubbornness|failure)",
    "(but for|had it not been for|if it (were|was) not for|if not for|because of|on account of|as a result of|in view of) your ~ (own)? ~ (@ADJ)? (delay|delays|carelessness|negligence|inattention|hesitation|impatience|haste|forgetfulness|silence|oversight|lateness|"
    "slowness|indecision|neglect|stubbornness|interference|tampering|meddling|non-payment|no-show|no show)",
    "(you|^) ~ (shot|shooting) yourself in the foot",
    "you have ~ yourself to blame",
    "<do|bring> (it|this|that) (to|on|upon) yourself",
    "you (are|were) ~ (to blame|at fault|in the wrong|the cause)",
    "<cause|trigger> .. by (your|you|incorrect|improper|wrong|careless|rough|misuse|mishandling|negligence)",
    "(due|owing|attributable) to (your|incorrect|improper|careless|rough|misuse|mishandling) (use|handling|own|error|"
    "mistake|negligence|actions|inaction|delay|device|settings|operation|installation|storage|care|failure|wear)",
    "(that|this|it|which|the rest|everything else) (is|was|would be) ~ (your|the (customer|user|client|guest|passenger|"
    "tenant|owner|buyer|holder|traveler) 's) "
    "(own|sole)? (responsibility|homework|business|lookout|duty|job|error|fault|mistake|doing)",
    "be the (customer|user|client|guest|passenger|tenant|owner|buyer|holder|traveler) 's (own|sole)? (responsibility|"
    "homework|lookout|duty)",
    "(it|this|that|which) (is|was|remains) (really|entirely|solely|ultimately|purely|all)? ~ (down to|on) you "
    "(to|alone|as|and|now|$)",
    "(onus|burden) (is|was|lies|rests|falls) (on|upon|with) (you|the @NOUN)",
    "(at|on) your own (risk|head|peril)",
    "at (the)? (owner|customer|passenger|buyer|guest|traveler|sender|user|client) 's (own)? (risk|expense and risk)",
    "<do> so at their own risk",
    "(result|consequence|product) of (your|misuse|improper|incorrect|careless|rough|negligence|neglect)",
    "(fault|blame|responsibility) <lie|rest|sit|be> ~ (entirely|squarely|solely|fairly)? (with|on) (you|the (customer|user|"
    "tenant|owner|guest|buyer|passenger))",
)
# A duty that was the customer's, and that nobody did.
_LEFT_TO_YOU = Phrases(
    "(means|shows|tells (us|me)|proves|suggests|says) (that)? you ~ (must|have|had|will)? ~ (have)? ~ (dropped|knocked|hit|banged|spilled|spilt|bent|forced|overloaded|overtightened|scratched|cut|broken|broke|cracked|left|opened|overcharged|overheated|misused|dented|soaked) ..",
    "(is|was|were|been|got|gets) ~ (@ADV)? ~ (overloaded|dropped|misused|damaged|broken|forced|mishandled|bent|scratched|overfilled|overtightened|blocked|neglected|mistreated|misread|miscounted|left (on|open|out)) by (you|yourself|yourselves)",
    "you (left|gave|allowed) (yourself|yourselves) ~ (far|much)? ~ (too little|too short|not enough|hardly any|little|no) (time|room|margin) ..",
    "(it|that) was ~ (entirely|really|always|surely)? ~ (up to|for|on) you to ~ ({duties}|<look|find|get|make|inform|know|sort|obtain|let|tell|notify|report|keep>) ..",
    "you ~ (have|had)? ~ (been)? ~ (@VERB) ... (and|,|;|–|-) (that|this|which) (is|was) ~ (exactly|precisely)? (what|why|how) (has|have|had|is|was|you|it|the|your|this)? ~ (@NOUN)? ~ (missed|lost|ruined|damaged|broke|broken|failed|burned|cracked|caused|scratched|killed|stopped|stained|blocked|cancelled|canceled|flooded|froze|frozen|jammed|snapped|tripped|triggered|voided|overheated|drained|warped|shrank|shrunk|leaked|crashed|tore|melted|expired|lapsed|bounced|got|came|went|ended)",
    "(was|were|is|are|been) ~ (not|never) ~ @VERB (on|in|up|down|off|out)? by (you|yourself|yourselves)",
    "(it|this|that) (was|had been) ~ (entirely|really|always|surely)? ~ (up to|down to|incumbent (on|upon)|your (job|duty|responsibility|business|place) to|for) you? to? ~ "
    "({duties}|<let|tell|inform|notify|advise|update|report|give|warn|ask>) ... .. , (and|but|yet|which) .. (never|not|nothing|failed)",
)
# Idioms of negligence, of chances let go by, and of going ahead against good advice.
_NEGLECTED = Phrases(
    "you ~ (have|had)? ~ (slept|dozed|talked|snored|slept right) (through|past) (the|your|our|every|both) ~ (@NOUN)? (alarm|appointment|announcement|announcements|call|calls|class|deadline|lesson|slot|stop|whistle)",
    "you ~ (have|had)? ~ (dropped the ball|taken your eye|took your eye|messed (it|this|that|things)? up|messed up|screwed up|slipped up|tripped up|jumped the gun|gone about (it|this|that) ~ (all)? ~ (the)? wrong|went about (it|this|that) ~ (all)? ~ (the)? wrong|"
    "cut (it|things) (too)? ~ (fine|close)|cut corners|sat on (it|this|that|the @NOUN|your hands) ~ (for|until|till|too)|rushed (it|this|into (it|this|that))|let (things|it|this|matters) (slide|lapse|drift|go too far)|helped yourself|"
    "brought (it|this|that) (all)? (on|upon) yourself|got yourself (into|in)|talked yourself)",
    "you ~ (have|had)? ~ (left|leave|leaving) (it|this|that|things|your @NOUN|the @NOUN) ~ (far|much|until)? ~ (too late|too long|the last (minute|moment|second)|until the last)",
    "you ~ (could|can) not be ~ (bothered|troubled)",
    "you ~ (did|do|have) not ~ (even)? ~ (bother|bothered|trouble|troubled|deign|deigned|care|cared|see fit|seen fit|stop|stopped) ~ to ~ @VERB",
    "you (were|have been|had been|are being) ~ (so|too|rather|very|simply|just|clearly|plainly)? ~ (careless|negligent|hasty|reckless|sloppy|irresponsible|inattentive|remiss|slapdash|thoughtless|slow to|too slow|late in|dilatory|foolish|unwise)",
    "you ~ (had|have had|had been given|were given|were allowed|were offered) ~ (ample|plenty of|more than enough|every|enough|sufficient|repeated|several|fair|@NUM) ~ (@NOUN|@ADJ)? ~ (time|opportunity|opportunities|chance|chances|warning|warnings|notice|days|weeks|months|"
    "hours|reminders) ~ (in which)? ~ to ~ ({duties}|<cancel|decide|object|act|complain|change|claim|exchange>)",
    "you ~ (knew|were aware|were well aware|were under no illusion) ~ (perfectly well|full well|very well)? ~ of? ~ (the (risk|risks|rules|terms|deadline|deal|score|price|conditions)|what you (were|had)|that (the|our|we|there|it))",
    "you ~ (went|gone|pressed|carried|pushed|ploughed) (ahead|on) ~ (with (it|this|that|the @NOUN|your @NOUN))? (anyway|regardless|and|without|despite|against)",
    "(against|despite|contrary to|in spite of) (our|my|the|all|repeated|several) ~ (@ADJ)? (advice|warnings|warning|instructions|recommendation|recommendations|guidance|reminders) ,? ~ (to the contrary)? ~ (,)? ~ you",
    "you ~ @VERB ... (against|despite|contrary to|in spite of) (our|my|repeated|several|all) ~ (@ADJ)? (advice|warnings|warning|instructions|recommendation|recommendations|guidance|reminders)",
    "you ~ (have|had)? ~ (waited|wait|took|taken|let) ~ (until|for|over|more than|nearly|almost|well over|a (full|whole)|@NUM|three|several|some) ~ (@NUM|@NOUN)? .. (days|weeks|months|hours|years|a week|a month) ~ "
    "(pass|go by|before|to) ~ (you)? ~ {duties}",
)
# Nobody there when it had been agreed, or something done amiss: told as what they pay for.
_ABSENT = Phrases(
    "you (were|had) ~ not ~ (been)? ~ (at (home|the (address|door|property|house|flat|premises))|in (,|.|when|and|so|for|to|$)|there|present|available|ready|around|on time|in the (building|house|room))",
    "you (were|had been) ~ (out|away|absent|late|asleep|elsewhere|nowhere to be) ",
    "you ~ (had|have)? ~ (did|do)? not ~ (be|turn up|turned up|show up|shown up|show|show your face|answer the (door|phone|bell)|come to the door|open (the|your) (door|gate)|attend|appear|arrive)",
    "(nobody|no one|no - one) (was|were) ~ (in|at home|there|present|available|home) to (let|receive|open|sign|meet|answer|take|accept)",
    "you ~ (had|have)? ~ <cancel|miss|delay|postpone|leave|block|lock|refuse> @NP",
)
_PAID_FOR = Phrases(
    "{fees} ~ (will|must|shall|has to|therefore|still|accordingly)? ~ (stands|stand|remains|remain|applies|apply|applied|is due|is payable|was due|was charged|was incurred|cannot be|is not|will not be|has been charged|still applies)",
    "(@NOUN|it|this|that) (was|were|has been|had been|have been|is) ~ (wasted|forfeited|forfeit|void|voided|lapsed|a wasted (journey|trip|visit))",
    "(wasted|waste of) ~ (a|an|our|the|his|her|their|@ADJ)? ~ (journey|trip|visit|time|slot|call-out|morning|afternoon|day)",
    "(you (have been|were|are|will be)|we (have|had) to|we) ~ (charged|charge|bill|billed) ~ (you)? ~ (for|the|a) ~ (@ADJ|@NOUN|missed|full)? ~ ({fees}|night|visit|call-out|appointment|session|lesson)",
    "you (will|must|shall|have to|still|therefore) ~ (still)? ~ (have to|need to)? ~ (pay|owe|forfeit|lose) ",
)
_CHOSE = Phrases(
    "you ~ (have|had)? ~ <choose|decide|elect|opt|prefer|insist> ~ (not)? (to|on|for|against)",
)
_KEEP = Phrases(
    "you ~ <keep|insist|continue> on? not? (ignoring|doing|asking|making|repeating|posting|failing|refusing|forgetting|"
    "misreading|misunderstanding|missing|changing|breaking|sending)"
)

# The customer's act as the cause, after what it brought about: "they are gone because you deleted them".
_BECAUSE = Phrases(
    "(because of|due to|caused by|by|the result of|as a result of|owing to|comes from|came from) (you|your|yourself) ~ not? ~ @VERB",
    "(because|since|cause|cos|coz) you ~ (have|had)? ~ @VERB",
    "(because|since|cause|cos|coz) you ~ (have|had)? ~ <go|come|get|walk|drive|rush|sit|wait|try|stop> ... and @VERB",
    "as you ~ (have|had)? ~ @VERB",
    "(because|since|as|cause|cos|coz) (of)? you ~ (simply|just|still)? (do|did|have|had) not ~ @VERB",
)
_YOURSELF = Phrases(
    "you ~ (have|had)? ~ <cancel|delete|remove|change|disable|unsubscribe|delay|move|alter|switch|turn|set|sign|agree|choose|book|enter|order|close|block|reset> "
    "... yourself",
    "it was you who ~ @VERB",
    "you are the one who ~ @VERB",
)
# What somebody does to their own things, and pays for.
_CAUSING = frozenset(
    """alter block book break cancel change choose clear click close decline delay delete disable disconnect download drop edit empty enter erase
    exceed fill force forget forward jam knock rush slam soak wrench yank format give ignore insert insist install interrupt leave make mark mess miss mistype modify move open order
    overload overwrite pick press pull put refuse reject remove rename reset return select send set sign skip spill store submit switch
    tick try turn type unplug unsubscribe untick update upgrade use wait wash wear wipe write""".split()
)
_WRONGED = frozenset(
    """unable gone lost missing blocked locked broken broke break void late delay delayed fail refuse reject decline deny stop cancel bounce return
    problem issue error charge fee disappear vanish empty impossible invalid expire happen wrong damage crack leak difficult hard
    dry flat burn burst overheat freeze seize snap crash flood jam melt spoil ruin stuck dead shrink tear rip rot warp""".split()
)
_UNCERTAIN = frozenset({"when", "until", "once", "wherever", "case", "hope", "hoped", "why"})
_BODY = frozenset(
    "leg arm wrist ankle hip back heart foot knee toe finger shoulder rib collarbone tooth nose silence record news ice promise".split()
)
# A guess, however it is dressed: that is implied-user-error.
_HEDGING = frozenset(
    {
        "seems",
        "appears",
        "looks",
        "like",
        "perhaps",
        "maybe",
        "probably",
        "possibly",
        "presumably",
        "apparently",
        "guess",
        "suspect",
        "assume",
    }
)
_EXCUSES = frozenset({"sorry", "apologize", "apologies", "regret", "glad", "understand", "shame"})


def check(reply: Reply) -> Iterator[Hit]:
    """Reproaches by the verb, by the noun and by what might have been."""
    here = reply.positions
    if "you" in here or "yourself" in here:
        yield from _by_verb(reply)
    if "had" in here:
        yield from _if_only(reply)
    for match in _LEFT_TO_YOU.find(reply):
        if not match.sentence.is_question and not is_conditional(match.words[0]) and not _is_cleared(match):
            yield _hit(reply, match.words[0], match.words[-1], 0.9)
    for match in _GUILT.find(reply):
        if _is_guilt(match) and not _is_offered(match):
            yield _hit(reply, match.words[0], match.words[-1], 0.9)


def _by_verb(reply: Reply) -> Iterator[Hit]:
    for match in _OUGHT.find(reply):
        verb = match.words[-1]
        if verb.lemma in RECEIPTS or _is_passive(verb) or _is_price(verb) or _begins_to_get(verb) or _is_praised(match):
            continue
        if _asserted(reply, match) and not _is_sympathy(match):
            yield _hit(reply, match.words[0], verb, 0.92)
    for match in _UNDONE.find(reply):
        if _is_undone(reply, match):
            caused = outcome(reply, match.sentence, match.start, match.end) is not None
            # What is not there yet may simply be said; what was never done is held against them.
            pending = any(w.norm in ("have", "has") for w in match.words) and not caused
            mild = pending or turns_to_help(reply, match.sentence, match.end)
            yield _hit(
                reply,
                match.words[0],
                match.words[-1],
                0.7 if mild else 0.95 if caused else 0.85,
                Severity.INFO if mild else None,
            )
    for match in _WRONG_INPUT.find(reply):
        if _is_misdone(reply, match):
            yield _hit(reply, match.words[0], match.words[-1], 0.92)
    for match in _with_the_wrong_one(reply):
        if _is_misdone(reply, match):
            yield _hit(reply, match.words[0], match.words[-1], 0.92)
    for match in _BECAUSE.find(reply):
        if _is_cause(reply, match):
            # A cause found on the way to a cure is half a diagnosis.
            helped = any(p.kind in ("step", "done") for p in parts(reply))
            yield _hit(reply, match.words[0], match.words[-1], 0.8, Severity.INFO if helped else Severity.WARNING)
    for match in _YOURSELF.find(reply):
        if (
            _asserted(reply, match)
            and not _is_relative(match.words[0])
            and not _is_answering(match)
            and any(
                w.tag in ("VBD", "VBN") and (w.lemma in _CAUSING or w.lemma in SLIPS or w.lemma == "agree") for w in match.words
            )
            and not turns_to_help(reply, match.sentence, match.end)
        ):
            yield _hit(reply, match.words[0], match.words[-1], 0.85)
    for match in _NEGLECTED.find(reply):
        if (
            match.words[-1].lemma != "wait"
            and _asserted(reply, match)
            and not _is_relative(match.words[0])
            and not turns_to_help(reply, match.sentence, match.end)
        ):
            yield _hit(reply, match.words[0], match.words[-1], 0.9)
    for match in _ABSENT.find(reply):
        paid = any(p.start >= match.end for p in _PAID_FOR.find_in(reply, match.sentence))
        agreed = any(
            c.who is Who.YOU and c.perfect and c.lemma in _AGREED and c.verb.i > match.words[-1].i
            for c in clauses_in(reply, match.sentence)
        )
        if (paid or agreed) and _asserted(reply, match) and not _is_relative(match.words[0]):
            yield _hit(reply, match.words[0], match.words[-1], 0.85)
    for match in _KEEP.find(reply):
        if _asserted(reply, match):
            yield _hit(reply, match.words[0], match.words[-1], 0.9)
    for match in _CHOSE.find(reply):
        if _is_held_choice(reply, match):
            yield _hit(reply, match.words[0], match.words[-1], 0.7, Severity.INFO)
    for clause in clauses(reply):
        if clause.who is Who.YOU and _is_slip(clause):
            assert clause.subject is not None
            yield _hit(reply, clause.subject, clause.verb, 0.92)


def _is_answering(match: Match) -> bool:
    """ "It was you who picked up": the phone."""
    after = words_after(match.words[-1], 1)
    return match.words[-1].lemma == "pick" and bool(after) and after[0].norm == "up"


_AGREED = frozenset("agree arrange book confirm promise request say tell".split())
# What somebody gives, and where somebody goes or puts a thing.
_GIVING = frozenset(
    "book dial enter fill give leave provide put quote register send show submit supply tell type write".split()
)
_PLACING = frozenset(
    "arrive board bring come connect dock drive fit get go insert join land load moor park plug pour press queue sit stand store tap travel "
    "turn walk wire".split()
)
_WRONG_ONES = frozenset("wrong incorrect invalid outdated inaccurate incomplete expired misspelled misspelt".split())


def _with_the_wrong_one(reply: Reply) -> Iterator[Match]:
    """ "You parked in the wrong bay", "you gave the nursery an outdated number": whatever stands between the two."""
    for clause in clauses(reply):
        if clause.who is not Who.YOU or clause.tense != "past" or clause.passive or clause.lemma not in _GIVING | _PLACING:
            continue
        subject = clause.subject
        wrong = next(
            (c for c in clause.verb.children if c.dep in ("obj", "obl") and any(w.lemma in _WRONG_ONES for w in c.children)),
            None,
        )
        # What was got or brought may be what we handed out; the place where somebody got off is theirs.
        placed = clause.lemma not in ("bring", "get") or (wrong is not None and wrong.dep == "obl")
        if subject is not None and wrong is not None and subject.i < clause.verb.i < wrong.i and placed:
            yield matched([w for w in clause.sentence.words if subject.i <= w.i <= wrong.i])


def _is_misdone(reply: Reply, match: Match) -> bool:
    if (
        not _asserted(reply, match)
        or _is_relative(match.words[0])
        or any(w.norm in ("be", "been", "nothing") for w in match.words)
        or any(w.norm == "from" for w in match.words[1:])
    ):
        return False  # "so you chose from a wrong picture": what led them there was wrong
    # "You went to the wrong gate because our sign was down": the firm takes it on.
    return not any(
        w.norm in ("because", "since", "as", "after", "when")
        and any(n.norm in ("we", "our", "us", "my") for n in words_after(w, 3))
        for w in words_after(match.words[-1], 8)
    )


def _is_cause(reply: Reply, match: Match) -> bool:
    """Whether what the customer did is given as the reason for a failure or a refusal."""
    first, verb = match.words[0], match.words[-1]
    words = match.sentence.words
    negated = any(w.norm == "not" for w in match.words)
    if any(w.norm in _SUPPOSED for w in words if w.i < first.i):
        return False  # "it may be that it's gone because you deleted it": a guess, as such another rule's
    if match.sentence.is_question or verb.lemma in RECEIPTS or is_conditional(verb) or _is_passive(verb):
        return False
    if not negated and (verb.tag not in ("VBD", "VBN", "VBG") or verb.lemma not in _CAUSING):
        return False
    if negated and verb.lemma not in DUTIES and verb.lemma not in _CAUSING:
        return False
    before = [w for w in words if w.i < first.i]
    if not before or first.norm == "as":
        # In front, the reason must lead to something that fails or is refused.
        rest = words_after(verb, 30)
        comma = next((n for n, w in enumerate(rest) if w.text == ","), None)
        return (
            comma is not None
            and _goes_wrong(rest[comma:])
            and not any(w.norm in ("we", "i") and w.i > verb.i for w in rest[:comma])
        )
    return (_goes_wrong(before) or (len(before) < 5 and before[-1].lemma in ("be", "happen"))) and not turns_to_help(
        reply, match.sentence, match.end
    )


_SUPPOSED = frozenset("may maybe might perhaps possibility possible possibly".split())


def _goes_wrong(words: list[Word]) -> bool:
    return any(w.norm in NEGATORS or w.lemma in _WRONGED or w.norm in _WRONGED for w in words)


def _is_slip(clause: Clause) -> bool:
    verb = clause.verb
    if any(c.lemma in _BODY for c in verb.children):
        return False
    if verb.lemma not in SLIPS and verb.lemma not in HARMS:
        return False
    if clause.negated or clause.conditional or clause.question or clause.passive or clause.modal or clause.imperative:
        return False
    subject = clause.subject
    if (
        verb.pos != "VERB"
        or subject is None
        or subject.norm != "you"
        or not 0 < verb.i - subject.i < 6
        or is_conditional(subject)
    ):
        return False
    between = [w.norm for w in verb.sentence.words if subject.i < w.i < verb.i]
    if (
        any(n in MODALS or n in NEGATORS or n == "able" for n in between)
        or (verb.tag == "VB" and "did" not in between)
        or _is_relative(subject)
    ):
        return False
    progressive = verb.norm.endswith("ing") and verb.lemma in SLIPS
    current = verb.tag == "VBP" and verb.lemma in ("ignore", "misunderstand", "overlook", "cause", "refuse") and not between
    if (
        any(
            w.norm in ("nobody", "nothing", "no", "one", "anything", "say", "saying", "mean", "suggest", "suggesting", "did")
            for w in words_before(subject, 3)
        )
        or "did" in between
    ):
        return False
    return (clause.tense == "past" or progressive or current) and not _is_excused(subject)


def _is_undone(reply: Reply, match: Match) -> bool:
    verb = match.words[-1]
    if not _asserted(reply, match) or _is_relative(match.words[0]):
        return False
    if verb.lemma in (
        "do",
        "make",
        "keep",
        "let",
        "call",
        "charge",
        "cancel",
        "come",
        "take",
        "look",
        "use",
        "bring",
        "apply",
        "ask",
    ):
        # Too light to be a duty by itself: "you didn't do anything wrong", "you haven't used yours".
        return verb.lemma in ("cancel", "bring", "apply") and any(w.norm in ("did", "never") for w in match.words)
    return not any(w.norm in ("anything", "anyone", "wrong") for w in words_after(verb, 3))


def _is_held_choice(reply: Reply, match: Match) -> bool:
    if not _asserted(reply, match) or _is_relative(match.words[0]):
        return False
    norms = [w.norm for w in match.sentence.words]
    first = match.words[0].i - match.sentence.words[0].i
    if len(match.words) > 1 and match.words[1].tag == "VB":
        return False  # "the app had you choose a code"
    if any(
        n in ("when", "once", "until", "whichever", "whatever", "what", "glad", "happy", "thanks", "since", "if", "whether")
        for n in norms[max(0, first - 4) : first]
    ):
        return False
    # A choice is only held against somebody where something else is set against it.
    return any(
        n in ("but", "yet", "not", "no", "nothing", "else", "despite", "although", "rather", "anyway", "regardless")
        for n in norms
    )


def _is_sympathy(match: Match) -> bool:
    """ "You should not have had to chase this": the negated effort is one that the firm put them to."""
    negated = any(w.norm in ("not", "never") for w in match.words)
    return (negated and match.words[-1].lemma in EFFORTS) or any(
        w.norm in ("nothing", "anything", "how", "why") for w in words_before(match.words[0], 3)
    )


def _begins_to_get(verb: Word) -> bool:
    """ "You should have started to get the emails on Monday": what was to reach them."""
    return verb.lemma in ("begin", "start") and any(w.lemma in RECEIPTS for w in words_after(verb, 2))


def _is_praised(match: Match) -> bool:
    """ "You did exactly what you should have done"."""
    before = words_before(match.words[0], 3)
    return [w.norm for w in before[:1]] == ["what"] and any(w.norm in ("exactly", "just", "precisely", "right") for w in before)


def _is_cleared(match: Match) -> bool:
    """ "The password was never changed by you": a deed that is not theirs, which clears them; nor what was right of them."""
    words = match.sentence.words
    if any(w.norm in _RIGHTLY_DONE for w in words) or any(a.norm == "you" and b.norm == "did" for a, b in pairwise(words)):
        return True
    return match.words[-1].norm in _THEMSELVES and any(w.tag == "VBN" and w.lemma in _NOT_THEIRS for w in match.words)


_THEMSELVES = frozenset({"you", "yourself", "yourselves"})
_RIGHTLY_DONE = frozenset({"agreed", "fine", "perfect", "right", "thank", "thanks", "well"})
_NOT_THEIRS = frozenset(
    "approve authorize book break cause change charge damage do make open order place request send use write".split()
)


def _is_price(verb: Word) -> bool:
    """ "You should have paid £120", "should have paid less": what was right to ask, not by when it was due."""
    after = words_after(verb, 4)
    if verb.lemma != "pay" or not after:
        return False
    if after[0].norm in _LESS:
        return True
    amount = [*takewhile(lambda w: w.pos in ("NUM", "SYM"), after)]
    return bool(amount) and all(w.pos == "PUNCT" or w.norm in _SET_AGAINST for w in after[len(amount) :][:1])


_LESS = frozenset({"half", "just", "less", "nothing", "only"})
_SET_AGAINST = frozenset({"and", "instead", "not", "rather"})


def _is_guilt(match: Match) -> bool:
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    before = words[max(0, first - 5) : first]
    if (
        any(w.norm in NEGATORS for w in words_before_in_clause(match.words[0], 5))
        or any(w.norm in ("anything", "neither", "rather", "nobody") for w in before)
        or any(w.norm in ("not", "no", "never") for w in match.words)
    ):
        return False
    if (
        any(w.norm in ("if", "whether", "unless", "implies", "imply", "suggests", "as", "like") for w in before)
        or match.sentence.is_question
    ):
        return False
    following = words_after(match.words[-1], 1)
    if match.words[0].norm == "your" and following and following[0].pos in ("NOUN", "PROPN"):
        return False  # "your error message"
    if match.words[0].norm == "your" and match.words[1].norm in ("own", "mistake", "error", "fault", "doing", "oversight"):
        return not any(w.norm in ("our", "my", "correct", "fix", "report", "reported") for w in before)
    if match.words[-1].norm in _THEMSELVES and (
        any(w.norm in _DECIDED for w in words)
        or (bool(following) and following[0].tag == "VBG" and following[0].lemma not in SLIPS | _CAUSING)
    ):
        return False  # "the decision is down to you", "six years of wear is down to you looking after it"
    if match.words[0].norm == "your" and match.words[1].norm in ("decision", "choice"):
        return any(w.norm in ("to", "of", "by", "because") for w in before)
    return True


_DECIDED = frozenset({"choice", "decision", "which", "whether"})
_CHOSEN = frozenset({"choosing", "choice"})
_SCRAPES = FAILURE_NOUNS | frozenset(
    "difficulty loss mess misfortune plight position predicament problem risk situation trouble".split()
)


def _is_offered(match: Match) -> bool:
    """ "A builder of your choosing": what they may choose; not "a mess of your own choosing", "this was your choosing"."""
    chosen = match.words[-1]
    before = words_before(match.words[0], 2)
    if chosen.norm not in _CHOSEN:
        return False
    if match.words[0].norm != "of":
        if not before or before[0].norm != "of":
            return False
        before = before[1:]
    return bool(before) and before[0].pos in ("NOUN", "PROPN") and before[0].lemma not in _SCRAPES


_BETTER_DONE = frozenset("add ask choose include leave list order put type use".split())


def _if_only(reply: Reply) -> Iterator[Hit]:
    """ "Had you told us, we could have": what would not have happened if the customer had done better."""
    for at in reply.positions.get("had", ()):
        had = reply.words[at]
        words = had.sentence.words
        index = at - words[0].i
        following = words[index + 1 : index + 2]
        inverted = (
            bool(following)
            and _could_blame(following[0])
            and (
                index == 0
                or words[index - 1].text in (",", ";", "-", "–", "—", ":", ")", '"')
                or words[index - 1].norm in ("and", "but", "because", "that")
            )
        )
        if inverted and not had.sentence.is_question:
            who, first = following[0], had
        else:
            who = next((w for w in reversed(words[max(0, index - 3) : index]) if w.norm == "you"), None)  # type: ignore[assignment]
            marker = [w for w in words[max(0, index - 5) : index] if w.norm == "if"]
            if who is None or not marker or marker[-1].i > who.i:
                continue
            first = marker[-1]
        verb = next(
            (w for w in words[index + 1 :] if w.i > who.i and w.tag in ("VBN", "VBD", "VB") and w.norm not in ("been", "had")),
            None,
        )
        if any(w.norm == "not" for w in words[index + 1 : index + 4]):
            continue  # "if you hadn't told us": thanks
        if verb is None or verb.i - at > 7 or verb.lemma in RECEIPTS or (_is_passive(verb) and who.norm == "you"):
            continue
        if first.norm == "if" and verb.lemma not in DUTIES and verb.lemma not in _BETTER_DONE:
            continue
        rest = [w.norm for w in words if w.i > verb.i or w.i < first.i]
        if not any(m in rest for m in ("would", "could", "might", "should")) or {"same", "rightly", "nothing"}.intersection(
            rest
        ):
            continue
        yield _hit(
            reply,
            first,
            verb,
            0.9,
            None if who.norm in ("you", "anybody", "anyone", "somebody", "someone") or who.lemma in PEOPLE else Severity.INFO,
        )


def _could_blame(word: Word) -> bool:
    if word.norm == "you" or word.lemma in PEOPLE:
        return True
    return word.norm in ("the", "your", "this", "that", "it", "a") and word.sentence.words[-1] is not word


def _asserted(reply: Reply, match: Match) -> bool:
    """Stated, of the customer, now: not under if, not asked, not regretted, not somebody's report."""
    subject, verb = match.words[0], match.words[-1]
    if match.sentence.is_question and not any(
        w.text in (",", ";", "-", "–", "—") for w in match.sentence.words if w.i > verb.i
    ):
        return False
    if is_conditional(verb) or _under_if(subject) or verb.sentence.words[0].norm == "had":
        return False
    if any(w.norm in ("nobody", "nothing", "no", "anything") for w in words_before(subject, 4)):
        return False
    if any(w.norm in ("thank", "thanks") for w in match.sentence.words) or _is_wronged(reply, match):
        return False
    if any(w.norm in ("nothing", "anything") for w in (*match.words, *words_after(verb, 2))):
        return False
    clause = clause_of(reply, verb)
    if clause is not None and clause.question:
        return False
    return not _is_excused(subject)


_CONSENTING = frozenset("agree approve authorize confirm consent sign".split())


def _is_wronged(reply: Reply, match: Match) -> bool:
    """ "We took £187 that you had not agreed to": what the firm did without the customer's leave."""
    subject, verb = match.words[0], match.words[-1]
    if verb.lemma not in _CONSENTING or not any(w.norm in ("not", "never") for w in match.words):
        return False
    if any(w.norm in ("as", "because", "cause", "since") for w in words_before(subject, 2)):
        return False
    before = [w for w in verb.sentence.words if w.i < subject.i]
    return any(w.norm in FIRM or w.norm in ("our", "my") for w in before) and any(
        c.tense == "past" and c.verb in before for c in clauses_in(reply, verb.sentence)
    )


def _under_if(subject: Word) -> bool:
    return any(w.norm in CONDITIONS or w.norm in _UNCERTAIN for w in words_before(subject, 2))


def _is_excused(subject: Word) -> bool:
    """Regret before the clause: "I'm sorry that you missed it"."""
    before, after = words_before(subject, 4), words_after(subject, 2)
    if before[:1] and before[0].norm == "not" and any(w.lemma == "be" for w in before[1:2]):
        return True  # "it wasn't you pressing the wrong key"
    return any(w.norm in _EXCUSES or w.norm in ("believe", "think", "unless") or w.norm in _HEDGING for w in before) or any(
        w.norm in _HEDGING for w in after
    )


def _is_relative(subject: Word) -> bool:
    """Whether the clause only says which thing is meant: "a plan that you never chose"."""
    words = subject.sentence.words
    index = subject.i - words[0].i
    before = words[max(0, index - 2) : index]
    if not before:
        return False
    last = before[-1]
    if last.norm in ("one", "ones", "those"):
        return True
    if (
        last.norm in ("that", "which", "what", "who", "whom")
        and len(before) > 1
        and before[0].pos in ("NOUN", "PRON", "PROPN", "NUM")
    ):
        return True
    return (
        last.pos in ("NOUN", "PROPN")
        and last.norm not in ("ago", "yesterday", "today")
        and not any(w.text in (",", "-", "–", "—") for w in before[-1:])
        and subject.head.dep.startswith("acl")
    )


def _is_passive(verb: Word) -> bool:
    words = verb.sentence.words
    index = verb.i - words[0].i
    before = [w.norm for w in words[max(0, index - 3) : index]]
    return (
        verb.has("aux:pass")
        or "been" in before
        or (before[-1:] == ["be"])
        or (verb.lemma == "be" and [w.tag for w in words_after(verb, 1)] == ["VBN"])
    )


def _hit(reply: Reply, first: Word, last: Word, confidence: float, severity: Severity | None = None) -> Hit:
    end = max(run_end(last), last.end)
    return Hit(first.start, end, confidence=confidence, severity=severity, rewrites=_rewrites(reply, first, last, end))


def _rewrites(reply: Reply, first: Word, last: Word, end: int) -> tuple[Rewrite, ...]:
    sentence = first.sentence
    told = outcome(reply, sentence, first.start, end)
    if told is not None:
        return (reply.replace_sentence(sentence, f"{told} Here is what I can do: {{your next step}}."),)
    template = reply.replace_sentence(sentence, "{what happened}. Here is what I can do: {your next step}.", Grade.NEEDS_FACTS)
    if last.lemma in _TELLING:
        template = reply.replace_sentence(sentence, "Could you tell me {what you need to know}?", Grade.NEEDS_FACTS)
    return offered(_as_state(reply, first, last, end), clause_out(reply, first.start, end), template)


# What was not said can be asked for.
_TELLING = frozenset("answer say tell describe specify mention state explain reply respond clarify indicate".split())


def _as_state(reply: Reply, first: Word, last: Word, end: int) -> Rewrite | None:
    """ "You failed to attach the receipt" as "The receipt didn't come through. Could you send it to me here?" """
    verb = last
    if last.lemma in ("fail", "forget", "neglect", "omit"):
        verb = last.child("xcomp") or last
        end = max(end, verb.end)
    state = state_of(reply, verb)
    if state is None:
        return None
    closes = not reply.source[end : first.sentence.end].strip(" .!")
    if first.i == first.sentence.words[0].i:
        state = capitalized(state)
    return reply.replace(first.start, end, f"{state}.{asks_for_it(verb)}" if closes else state, Grade.REVIEW)


RULE = Rule(
    code="BLM001",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This puts the fault on the customer; say what happened, without saying who, and what you will do.",
    check=check,
    beats=frozenset({"BLM005"}),
    examples=(
        Bad("This is a mess of your own choosing."),
        Good("I'll ring at a time of your choosing.", "an offer"),
        Good("It was us who took £40 that you had not agreed to.", "what the firm did without leave"),
        Good("I rang twice, and it was you who picked up.", "nothing went wrong"),
        Good("Maybe they're gone because you removed the folder; here is how to get it back.", "a guess"),
        Bad("It was up to you to tell the office, and that never happened."),
        Good("It was up to us to tell you, and we never did.", "our own duty"),
        Bad("You've only yourself to thank."),
        Bad("You had ample time to read the terms."),
        Bad("You weren't in when you'd said you would be, so the fee stands."),
        Bad("You took your eye off the pan."),
        Good("You weren't in when we called, so I've booked another visit at no charge.", "what was found, and help"),
        Good("The choice is entirely yours.", "a choice"),
        Bad("You should have read the terms before placing your order."),
        Bad(
            "You failed to provide the correct delivery address, so the parcel was returned to us.",
            rewrite="The parcel was returned to us. Here is what I can do: {your next step}.",
        ),
        Bad("As you did not cancel before the renewal date, you were charged for another year."),
        Bad("The damage was caused by improper use on your part."),
        Bad("You entered the wrong card number, which is why the payment was rejected."),
        Bad("This is user error rather than a fault with the device."),
        Bad("Had you checked the size guide, you wouldn't have needed an exchange."),
        Bad("You ought to have contacted us within 14 days."),
        Bad("you didnt include the order number"),
        Bad("If you had told us about the gate code, the driver could have come in."),
        Bad("Had anyone rung us beforehand, the gate would have been open."),
        Bad("You never told us which model you have."),
        Bad(
            "You failed to attach the receipt.",
            rewrite="The receipt didn't come through. Could you send it to me here?",
        ),
        Bad("You have ignored two of my questions."),
        Bad("You got off at the wrong stop, so the fare went up."),
        Bad("You told the clinic an outdated address."),
        Good("You went to the wrong gate because our sign was down.", "the firm takes it on"),
        Bad("That is your responsibility, not ours."),
        Bad("The leak is down to your failure to tighten the valve."),
        Bad("We never saw it, due to your own mistake.", text="due to your own mistake"),
        Good("You should have received a confirmation email from us yesterday.", "a receipt verb: what we owed"),
        Good(
            "You should have been told about this fee before you booked, and that is our mistake.",
            "passive: the firm is at fault",
        ),
        Good("If you forgot your password, you can reset it from the sign-in page.", "under if: generic help"),
        Good("It's not your fault at all; our checkout page was showing the old price.", "negated"),
        Good("You didn't do anything wrong, and you couldn't have known.", "exoneration"),
        Good("I can see that you didn't receive the replacement we promised.", "a receipt verb: the firm's failing"),
        Good('You wrote that "you failed to deliver on time", and you\'re right.', "the customer's own words"),
        Good("You should have no trouble signing in now.", "no participle: a forecast"),
        Good("I went through the invoice, and you should have paid £80, not £95.", "what was right to ask"),
        Bad("You should have paid £80 by the end of May."),
        Good("You couldn't have seen that coming.", "negated could have: exoneration"),
        Good("I've refunded the nights you didn't use.", "it only says which nights"),
        Good("You should never have had to ask twice.", "the firm's failing"),
        Good("Had we told you on Friday, you could have taken the early train.", "the firm is the subject"),
        Good("If you haven't read the second part yet, it's on page 4.", "under if"),
        Good("I'm sorry that you missed the last bus because of us.", "regret"),
    ),
)
