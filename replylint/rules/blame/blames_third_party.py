"""Points at a supplier, courier, colleague or other team as the culprit.

The customer has a contract with you and with nobody else. Whoever dropped it, it is yours to pick up, and pointing away says
that nobody will.

Sources: Boshoff & Leong 1998; Baer & Hill 1994; Benoit 1995; Kapes 2022
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.belief import tone_check
from replylint.cut import capitalized, clause_out, offered, run_end, trimmed
from replylint.lexicon import words as lexicon
from replylint.moves.apology import apologies
from replylint.moves.failure import FAIL_VERBS
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import ownerships
from replylint.moves.repair import REPAIR_VERBS, repairs
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clause_of, clauses, clauses_in, is_conditional, is_ours, is_yours

OUTSIDE = lexicon("outside_parties")
OWN = lexicon("own_people")
PARTIES = OUTSIDE | OWN
# Loose words for a group ("the paint people", "that lot"): a party where another word says which.
_GROUPS = frozenset(
    "people lot lad chap folk guy bunch crowd side end gang bod boy girl staff team desk office shop shed yard".split()
)
# Houses of the firm, spoken of as somebody else where another word tells which.
_HOUSES = frozenset(
    "branch clinic counter depot factory garage hub office outlet plant restaurant salon shop site store studio warehouse workshop".split()
)
_THEY = frozenset("""they them he she him theirs their his hers whoever whomever someone somebody""".split())

_FAULTS = "<fault|mistake|error|oversight|doing|blame|slip|blunder|negligence|screw-up|cock-up|mess-up>"
_TROUBLES = "<issue|problem|outage|glitch|gremlin|bug|delay|hold-up|holdup|hiccup|breakdown|fault|trouble>"
_BURDENS = "decision|cause|liability|timing|responsibility|accountability|slot|money|payout"
_DOMAINS = "<decision|call|affair|patch|lookout|department|business|responsibility|choice|court|problem|issue>"
_OFTEN_BLAMED = "courier|couriers|carrier|bank|banks|supplier|suppliers|manufacturer|makers|landlord|warehouse|vendor|driver"
_WHAT_THEY = "(what|how|when|where|whether|whatever) .. (they|he|she|{outside_parties}|{own_people}|people|lads|lot|chaps)"
_CHANGES = "(maintain|run|fix|control|decide|direct|manage|set|judge|give|change|make|own|question)"

# Frames that end in the party at whose door it is laid.
_LAID = Phrases(
    "it (was|is) ~ (the|your|their)? ~ (@ADJ|@NOUN)? (@NOUN|@PROPN) (who|that|which) ~ (have|has|had)? ~ <mix|mess|break|lose|damage|fail|forget|drop|delay|miss|mislabel|mislay|misroute|botch|muddle|bungle> ..",
    "(is|are|was|were) the (ones|one|people|company|party) (who|that) ~ (have|has|had)? ~ <mix|mess|break|lose|damage|fail|forget|drop|delay|miss|mislabel|mislay|misroute|botch|muddle|bungle|change|block> ..",
    f"({_FAULTS}|{_TROUBLES}|<{_BURDENS}>) ... <lie|sit|rest|fall|stick> ~ (entirely|squarely|purely|firmly)? with @NP",
    f"({_FAULTS}|{_TROUBLES}|<decision|cause|responsibility>) <be|lie> ~ (entirely|squarely|not)? (with|at|on|in) @NP",
    "whatever .. is (stuck|lost|missing|wrong) is .. (with|at|on) @NP",
    "<be|come> ~ (entirely|all|purely|simply|always)? down to @NP",
    f"(it|this|that|which|there) <be|look|appear> .. (a|an|the|some)? (@ADJ)? {_TROUBLES} (with|at|on|from|by|over at) @NP",
    f"<arise|result|stem|come> from (a|an|the|some)? (@ADJ)? {_TROUBLES} (with|at|on|from|by|over at) @NP",
    "(you (can|may|should|could|might) ~|^ please? ~|^ do ~) <blame> (it|this|that)? (on)? @NP",
    f"(the|a|an) {_FAULTS} (of|by) @NP",
    f"{_FAULTS} <be> ~ made by @NP",
    f"(that|this|it) <be> ~ (all)? on (the|your|our) @NOUN? ({_OFTEN_BLAMED}|company|seller|airline|agency)",
    f"{_TROUBLES} .. (on|at) (the|its|their)? (@NOUN|@ADJ)? {{outside_parties}} 's (side|end)",
    "(in|left to) the hands of @NP",
    "(entirely|purely|solely|wholly|simply|really|rather) ~ (a matter|a question|one|an issue) for @NP",
    "at the mercy of @NP",
)
# Where a matter is, rather than who is at fault.
_KEPT = Phrases("<lie|sit|rest|stick> ~ (entirely|squarely|purely|firmly|now)? with @NP")
# A slip that came about in somebody's house: "the misspelling crept in at the printer's".
_BEGUN = Phrases(
    f"({_FAULTS}|{_TROUBLES}|<misspelling|typo|mix-up|damage|break|leak|loss|misprint|confusion|muddle>) ~ (seems to have|appears to have|must have|will have|has|have|had)? ~ "
    "(<creep|slip|happen|occur|arise|originate|start|begin|lie|come about|come in|take place|go in>|crept) ~ in? ~ (over|somewhere|back|further back)? ~ (at|with|in|on) @NP",
    "(it|this|that|things|everything|something) ~ (all|must have|seems to have|has|have)? ~ (went|gone|go|goes|got|been) ~ (wrong|missing|astray|awry|lost|muddled|damaged|broken|mixed up) ~ (at|with|in) @NP",
)
# Frames that follow the party.
_POINTED = Phrases(
    "(it|that) is ~ (really|actually|in fact)? ~ (them|her|him|they|@PROPN|the @NOUN|your @NOUN) (that|who|whom)? you (should|need to|ought to|want to|must|have to|can) ~ (really)? ~ (be|<complain>|<blame>|<take>|<thank>) ..",
    "<be> ~ (entirely|solely|fully|squarely)? (to blame|at fault|the culprit|the culprits|the one to blame|the ones to blame)",
    "<be> ~ (entirely|solely|fully)? (responsible|accountable|answerable) for (the|this|that|your|any|all|what)",
    f"('s|') own? (@ADJ)? ({_FAULTS}|{_DOMAINS}|doings|hands)",
    f"({_OFTEN_BLAMED}) {_FAULTS}",
    f"<be> (really|all|entirely|ultimately|rather|purely)? (their|his|her) own? ({_FAULTS}|{_DOMAINS})",
    "<be> (really|all|entirely|ultimately|rather|purely)? theirs (really|alone|now|to|and|,|rather|not|$)",
)
# Frames in which "them" is left to themselves.
_SHRUGGED = Phrases(
    "between (them|him|her|the _|@NOUN) and (them|him|her|his|their|the) @NOUN",
    "between (you two|the two of you|yourselves) ,? (we|and|so|$)",
    f"{_WHAT_THEY} ... <be> ~ (anyone|anybody|somebody|someone) 's guess",
    f"{_WHAT_THEY} ... <be> ~ (up to|between|beyond|down to|another story|their|his|her|entirely|a matter)",
    "<be> ~ (entirely|all|purely|really|very much)? up to (them|(him|her) (,|and|alone|$))",
    "<be> ~ (entirely|all|purely|really|very much)? up to (the|your|our) @NOUN? {outside_parties}",
    "(whatever|whenever|wherever|however|as|when) (it|they|he|she) (<like|please|want|fancy|choose|see fit|feel like>)",
    "(whatever|whenever|wherever|however) .. (<please|suit|take> (it|them|him|her)|the mood takes)",
    "answers to (nobody|no one)",
    "<leave> (us|me|it|this|that|everything|matters) ~ (entirely|rather|somewhat|very much)? in (their|his|her) hands",
    "(it|this|that|matter|matters|decision|timing|rest) <be> ~ (entirely|rather|somewhat|now|purely|very much)? in (their|his|her) (hands|court)",
    "<be> ~ (entirely|rather|somewhat|purely|very much)? in (their|his|her|(the|our|your) (@NOUN|@ADJ)? {outside_parties} 's) gift",
    "(we|i|branch|desk|office|shop|store|team) (tend to|generally|normally|often|only|usually|always)? <hear> (about|of) .. "
    "(after the (event|fact)|afterwards|last|(at the same time|when|the same way) (as)? you)",
    "the (first|last) (that)? (we|i) ~ (knew|know|hear|heard|saw|see) of (it|this|that|these|any of it)",
    "(we|i) (are|am) (always|usually|often|generally)? (the last|among the last) to (know|hear|be told|find out)",
    "(a law unto|their own (thing|rules|way|man|men|bosses|master|masters|judgment|show|sheet)|his own man|her own woman)",
    "<be> ~ told (about it)? (more than once|enough times|often enough)",
    "we get the (complaints|blame|flak|calls|grief|stick) for it",
    "(we|i) ~ (can)? ~ <get|sell|show|pass on|see|hang|print|ship|serve> (what|whatever) "
    "(they|he|she|the @NOUN|turns up|comes in|arrives) (<send|give|set>|on|,|and|$)",
    "(stuck|left|lumbered|landed) with (what|whatever) (they|he|she|it|the)",
    "no idea (what|how|why) (they|he|she|the {outside_parties})",
    "(as much in the dark|we (just)? see the same as you)",
)
# The firm is cleared of it.
_CLEARED = Phrases(
    "(nothing|little|zero) (at all|whatsoever|really|much|whatever)? to do with "
    "(us|me|our _|ours|my _|this (shop|store|office|team|company|desk|branch|department))",
    f"(not|never|none|no|nor|hardly|scarcely) ~ (actually|of|down to|be|been)? (our|my|ours|mine) own? (@ADJ)? {_FAULTS}",
    "(not|never|none|no|nor) ~ (actually|of|down to|be|been)? (our|my) own? "
    "(making|decision|call|choice|idea|department|patch|area|remit|choosing|lookout|delay|say)",
    "not (of|from|on|at) (our|my|this) own? (making|doing|side|end|part|choosing)",
    f"no {_FAULTS} (of|on) (ours|mine|(our|my) (part|side|end))",
    "none of (us|our _|my _|ours) .. (did|caused|made|decided|chose|did not|were asked|was asked)",
    "nobody (here|(in|at|on) (this|our) _) .. <decide|cause|make|choose|touch|change>",
    "(made|done|decided|set|caused) ~ by (nobody|no one|none|anyone|anybody) (here|in|at|of|on)",
    "not ~ (something|anything|a thing|one|a decision|a call) (that|which)? ~ "
    "(we|i|(anyone|anybody) (on _ _|at _ _|in _ _|here)|our _|this _|the (team|staff|office)) "
    "(has|have|had|would|really|ever|actually|personally|on the _ side)? "
    "(did|done|was party to|<control|decide|set|run|manage|influence|cause|choose|see|send|oversee|govern|maintain>)",
    "not ~ (something|anything) (that|which)? <happen|occur|originate|come|start> (on|at|in|from|here)",
    f"(never|not) (been)? ours to {_CHANGES}",
    f"not ~ (the _ 's|this (office|team|desk|branch) 's) to {_CHANGES}",
    "(and|,|but) not (by|with|from|of|on|in|to|at|through)? (ours|mine|us|ourselves|our (@NOUN|@ADJ)? (side|end|own|house|team|desk))",
    "not (for|up to|the place of) (us|me|this @NOUN|our @NOUN) to (answer|comment|judge|say|speak|decide|explain|account)",
    "rather than (by|with|from|of|on|in|to|at)? (us|ours|me|mine)",
    "(has|have|had|got) (no|zero|little|very little|absolutely no|no direct|no real|precious little|no more) "
    "(say|control|influence|sight|visibility|insight|power|pull|means|leverage|sway) (in|over|on|of|into|with|to)",
    "not ~ (@VERB)? ~ (down to|on|because of|due to|by) (us|me) (,|and|but|$)",
    "not (by|with)? (us|ours|mine|ourselves) ~ $",
    "it <be> not (us|me) (,|;|but|that|who)",
    "(is|was|are|were) not ~ (actually|really|entirely|strictly)? (@PROPN|(the|our|this) (app|software|program|system|product|platform|site|website|service|machine|shop|store|upgrade|update)) 's (fault|doing|problem|mistake) (,|;|$|but|that|if|as|because)",
    "not ~ (a|an|any|our|the)? ~ (fault|problem|bug|issue|defect|error|failing|failure) (in|of|with|on) (the|our|my) (@NOUN|@ADJ)? (software|product|app|system|program|service|shop|"
    "store|machine|site|website|side|part|upgrade|update|end|platform|company)",
    "as much (say|influence|control|pull) (in|over|on|with)",
    "(we|i|branch|desk|it|nobody here|office|shop|staff|store|team|us) (do|does|did|is|are|was|were|have|has) not ~ (get|getting|given|allowed|asked for) "
    "(a|any|much|much of a|one) (say|voice|vote) (about|in|on|over)",
    "in whose @NOUN (we|(a|an|our|this|the) @NOUN) <have> no (part|say|hand)",
    "not (anything|ones|one|something) (that|which)? (we|i) (would|could|will|can)? (have|had) ~ (had)? (sight|control|knowledge) (of|over)",
    "(on|over|with) whom (we|i) have no",
    "<be|lie|fall> ~ (beyond|outside|out of) (us|our (direct)? (control|reach|influence|sight)|my (control|reach|influence))",
    "(our|my) hands are (rather|a bit|completely|pretty much)? tied (till|until|by|as|because|here)",
    "(we|i) (only|just|merely|simply) ~ (provide the (platform|service|marketplace|app)|hand over|act (on|as)|go by|"
    "<host|relay|resell|forward|execute|administer|facilitate|hang|collect|print|pass|enforce|read out|carry out>)",
    "(team|desk|line|office|staff|carriers|agents|offices|branches|officers) (only|just|merely|simply) "
    "<read|pass|carry|hand|follow|take|execute|see|relay>",
    "all (that)? we do is",
    "(shoot|shooting) the messenger",
    "(we|i) (only|just|merely|simply) sell (the|them|it|tickets|what)",
)
# An outside party's part in it; a fact, and an excuse only where a complaint gets no more.
_FARMED = Phrases(
    "<be> ~ @VERB ~ (out|through|up|in|on)? ... (by|from) (an|a|some|one of our|our|the)? (outside|external|third-party|"
    "third party|agency|contracted|independent|separate|upstream|outsourced|different) @NP",
    "<be> ~ (run|handled|operated|managed|controlled|set|made|decided|owned|supplied|provided|written|built|drawn up|staffed|"
    "covered|screened|printed|posted|published|produced|fed|maintained|performed|organized|booked|fired off|picked|packed) "
    "~ (on our behalf|to us|for us|out)? ~ (by|from) (an|a|the|its|their|our|my|your)? (@ADJ|@NOUN)? {outside_parties}",
    "<come|arise|stem|result> .. (from|out of) (an|a|some|the) (@ADJ|@NOUN)? {outside_parties}",
    "<be> ~ (looked after|dealt with|taken care of|processed|dispatched|delivered|decided on) ~ by (@ADJ|@NOUN|the|our|an|a)? "
    "(@ADJ|@NOUN)? {outside_parties}",
    "<belong> to ((somebody|someone) else|(an|a|our|the) (@ADJ|@NOUN)? {outside_parties})",
    "<be> ~ (rented|bought in|bought-in|hired in|outsourced|subcontracted|farmed out|contracted out)",
    "<be> ~ (automated|generated automatically|automatically generated|computer-generated|sent automatically)",
    "<be> ~ (sent|generated|made|taken|decided|issued) by (the|our|a) (system|computer)",
    "(came|comes|come) (straight)? (out|from) of? (the|an|our) (automated|automatic) @NP",
    "<be> a (function|quirk|limitation|feature) of the (tool|system|software|app|platform|program)",
    "<come> from (an|the|some) agency",
    "<be> @PROPN @PROPN 's (,|and|;|rather|$)",
    "(<come|go|get|be>) ~ (@VERB)? ~ (straight|direct|directly|down|off)? (from|out of) (corporate|group|headquarters|head office|hq)",
    "({own_people}|{outside_parties}|<instructor|tutor>|they|who) <be> ~ (all)? (self-employed|self - employed|freelance|freelancers|franchisees)",
    "({own_people}|{outside_parties}|<instructor|tutor>|they|who) ~ (all)? (arrange|arranges|choose|keep|keeps|make|manage|plan|plans|run|set|sets) their own "
    "(@ADJ)? <appointment|booking|diary|hour|price|rota|round|route|rule|schedule|shift|term|timetable|visit>",
    "(by|of|with|down to) whoever ~ <assemble|build|fit|install|label|lay|load|make|pack|paint|print|sew|wire>",
)
# One of us, spoken of as a stranger.
_STRANGER = Phrases(
    "(it|that|this|they|which|who) (was|were|would be|will have been|must have been|would have been|will be) ~ (one of)? "
    "(the|an|a|some) (@ADJ|@NOUN|@PROPN)? (@ADJ|@NOUN)? ({own_people}|lad|girl|guy|boy|people|lot|crew) (,|who|that|not)",
    "^ (whoever|whomever) ... (<tell|promise|assure|give|write> ... you|<pack|quote|advise|take>)",
    "<be> (only|just|still)? ~ (a|an) (new)? (trainee|temp|apprentice|intern|newcomer|starter|junior|student)",
    "(has|have|had) ~ (since|now|already)? (left (us|the company|the firm|the team)|moved on|gone off sick)",
    "(they|he|she|people|lot|driver|drivers|engineer|fitter) (do|does|did) not ~ (work for|answer to|report to) (us|me)",
    "no longer (works|work|is|with|employed) (here|with us|with the company|for us)",
    "(previous|former|late|last) (agent|adviser|advisor|colleague|partner|manager|rep|representative|team|owner|provider) ... "
    "(<let|promise|leave|lose|draw|forget|fail|misinform>|stayed)",
    "(them|him|her) (i|we) would be (cross|angry|annoyed|upset) with",
    "them (you|i) (would|should)? (need|have|want) to (chase|blame|complain|take)",
    "(bone to pick|quarrel|argument|grievance|beef|gripe) ... (is|it is)? with (them|him|her|the _)",
)
# Idioms of bungling, by whoever stands before them.
_BUNGLED = Phrases(
    "(have|has|had|seem to have|seems to have|must have)? ~ (dropped the ball|took (their|his|her) eye off|taken (their|his|her) eye off|(fell|fallen) down on|got (their|his|her) (wires|lines) crossed|(was|were) asleep (at|on)|cut corners|cutting corners|"
    "(made|make|making) (a|an|such a|a complete|a right) (hash|mess|pig 's ear|dog 's (dinner|breakfast)|botch|shambles|meal) (of|$)|jumped the gun|(lost|losing) the plot|went rogue|gone rogue|went behind (our|my)|gone behind (our|my)|"
    "acted (off|on) (their|his|her) own|(left|leaving) (us|me) (holding|to pick|to carry|with egg|high|in the)|threw (us|me) under|thrown (us|me) under|sold (us|me) (a pup|short|a lemon)|landed (us|me) in|hung (us|me) out|"
    "messed (it|this|that|things)? up|messed (us|you|everybody|everyone) (about|around)|screwed (it|this|that|things|us|you)? (up|over)|slipped up|fouled up|fluffed|goofed|blundered|muddled|cocked (it|this|that|things)? up|has a lot to answer for|have a lot to answer for|"
    "(pushed|put|rolled|sent|rushed|released|switched|took|changed|moved|made) ... without ~ (so much as)? ~ (a|any|even a)? ~ (word|by-your-leave|by your leave|warning|notice|heads-up) (to (us|me|anyone|anybody|a soul)|,|.|$))",
)
# The firm as a fellow sufferer, or the thing as it was when it left the house.
_BLAMELESS = Phrases(
    "(we|i) ~ (feel|am|are|was|were|am just|are just) ~ (just|every bit|quite|no less|at least)? ~ as ~ (let down|surprised|disappointed|annoyed|frustrated|shocked|angry|cross|upset|baffled|puzzled|unhappy|fed up|appalled|stunned|dismayed|furious|much (a|the)? (victim|victims|in the dark)) "
    "~ (by (this|it|that|them))? ~ (as|here)",
    "(we|i) (am|are|was|were) ~ (just|only|also|both|all|equally)? ~ (a|the)? (victim|victims|casualties) (here|of|in|too|as well|ourselves|,|.|$)",
    "(we|i) (am|are|was|were) ~ (only|just|merely|simply) ~ (the|a|an) ~ (messenger|messengers|middleman|middle man|middlemen|go-between|intermediary|intermediaries|agent|agents|reseller|retailer|shop|venue|platform|marketplace|booking agent|ticket agent)",
    "(it|they|this|that|parcel|parcels|box|boxes|order|item|items|goods|package|packages|everything|@NOUN) (was|were) ~ (in)? ~ (perfect|perfectly fine|fine|intact|sound|undamaged|good|pristine|mint|complete|spotless|sealed|in one piece|in good|in perfect|in working) ~ (@NOUN)? ~ "
    "when (it|they) (left|went out of|was handed|were handed|was collected|were collected|was picked|were picked) ~ (from)? ~ (us|here|our|the|over|up)",
    "left (us|here|our @NOUN|our @NOUN @NOUN|the @NOUN) ~ (in (perfect|good|full|working|mint|pristine|excellent|one|the best)|intact|undamaged|on (time|schedule)|in good time|complete|without a (scratch|mark))",
    "what (happened|happens|went on|became of it) ~ (to it|after (that|this|it)|from then on|from there (on)?|next|en route|in transit|on the way) ... (is|was|we|i|not|beyond)",
    "(we|i) (have|had) ~ been ~ (badly|sadly|sorely|equally|also|ourselves)? ~ (let down|failed|misled|misinformed|badly advised|messed about|kept in the dark|left in the lurch) ~ by (our|the|a|an|one of|@PROPN)",
    "(we|i) (was|were) ~ (badly|sadly|sorely|equally|also|ourselves)? ~ (let down|failed|misled|misinformed|badly advised|messed about|kept in the dark|left in the lurch|given (the wrong|faulty|bad|wrong|duff|incorrect)|sold (a|an|faulty|bad)|sent (the wrong|faulty|bad|a faulty)) ... by (our|the|a|an|one of|@PROPN)",
    "(blame|responsibility|fault|cause|problem) ~ (lies|rests|sits|is|belongs) ~ (squarely|entirely|firmly|wholly)? ~ (elsewhere|somewhere else|further (up|down|along)|with others|with somebody else|with someone else)",
    "(finger|fingers) (of blame)? ~ (points|point|pointing|should be pointed|must be pointed) ~ (squarely|firmly|clearly)? ~ (at|to|elsewhere)",
    "(you can|you have|we can|we have) ~ (only)? ~ (@NP)? to thank for ((this|that|it) (,|.|;|!|$)|(this|that|the) (@NOUN)? <trouble|mess|delay|mix-up|muddle|confusion|damage|error|wait|noise|problem|mistake>)",
    "you can thank @NP for ((this|that|it) (,|.|;|!|$)|(this|that|the) (@NOUN)? <trouble|mess|delay|mix-up|muddle|confusion|damage|error|wait|noise|problem|mistake>)",
)
# Somebody else's deed, by its own words.
_DEED = Phrases(
    "(it|that|this) (is|was) ~ (your|the|their|our) (@ADJ|@NOUN)? ({outside_parties}|{own_people}) (who|that|which) ~ (decide|decides|decided|set|sets|refuse|refuses|refused|"
    "block|blocks|blocked|do not|does not|did not|has not|have not|will not|made|caused|broke|lost|chose|chooses|delays|delayed|charges|charged|controls|insists|insisted|changed|messed|allow)",
    "(it|that) (is|was) (the|their|your) (@NOUN|@ADJ)? {outside_parties} , (and)? (not|rather than) .. , who",
    "{outside_parties} ~ (has|have|had|is|are) ~ (yet to|still to|not (yet)?) ~ (get|got|gotten|revert|reverted|reply|replied|respond|responded|answer|answered|confirm|confirmed|send|"
    "sent|give|given|provide|provided|deliver|delivered|release|released|process|processed|return|returned|update|updated)",
    "{outside_parties} ~ (is|are) (abroad|away|on holiday|on leave|on strike|unavailable|unreachable|not answering|not responding)",
    "(did|does|do|had|has|have) not ~ (bother to|think to)? "
    "<tell|ask|inform|notify|consult|warn|let> (us|me|anyone here|anybody here)",
    "without (telling|asking|informing|consulting|notifying|warning|calling|ringing|checking with|letting) "
    "(us|me|anybody|anyone|a soul|a word)",
    "(left|leaving|let|landed|dropped) (us|half @NP|everyone|everybody) .. (down|in the lurch|in it|stranded|high and dry)",
    "(gone|went|going) (to ground|quiet|silent|awol|off-plan|off plan|on strike|bust)",
    "(done|doing|did) a poor job",
    "(chose|picked) (that|this|the) _ to",
    "to (down|have downed) tools",
    "swore blind",
    "it <be> ~ (they|them) (who|that|we|i|you)",
    "took it (upon|on) (herself|himself|themselves) to",
    "(get|got|getting) (their|its) act together",
)

_HARM = frozenset(
    """drop delay ignore miss damage break smash ruin mix hold withhold refuse cancel scratch lock block corrupt change
    delete reject withdraw pull strand abandon swap""".split()
)
_HARM_ALWAYS = frozenset("""lose forget fail botch bungle neglect omit overlook mess overcharge muddle corrupt""".split())
_GIVE = frozenset(
    """give send tell quote ship enter provide supply pack make put pick book print load pull process take deliver write
    label bill charge set issue fit key type""".split()
)
_WRONG = frozenset(
    """wrong incorrect incorrectly wrongly mistaken faulty dud twice late inaccurate bad rubbish defective broken error
    mistake nonsense cracked soft empty""".split()
)
_OWED = frozenset(
    """tell inform warn notify consult ask answer reply respond update call ring send deliver pass arrive show confirm return
    collect flag scan release""".split()
)
_PRONOUNS = frozenset({"they", "he", "she", "somebody", "someone"})
_FAR = frozenset(
    """previous former last other earlier first another new old outgoing morning evening night weekend saturday sunday agency
    different""".split()
)
_DECIDED = frozenset({"decide", "choose", "opt", "elect", "insist", "rename", "withdraw", "discontinue"})
# With "the wrong thing" after them these don't err.
_NOTICED = frozenset("change collect delete find notice remove report return see spot sort take".split())
_WONT = frozenset({"sometimes", "occasionally", "often", "usually", "typically"})
# With "our" these are the firm itself: "our app never warned you".
_OUR_THINGS = frozenset(
    """app website server software system platform computer engine program plugin extension kitchen factory plant studio mill
    farm bakery printer network host firmware""".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Frames that lay it at somebody's door, then clauses that tell what somebody else did wrong."""
    seen: set[int] = set()
    for match, sure in _framed(reply):
        sentence = match.sentence
        if sentence.index not in seen and _stands(match.words[0], sentence):
            seen.add(sentence.index)
            yield from _hit(reply, *_run(reply, match), sentence, sure)
    for clause in clauses(reply):
        if clause.sentence.index in seen or not (sure := _culprit(clause)):
            continue
        if _stands(clause.verb, clause.sentence):
            assert clause.subject is not None
            seen.add(clause.sentence.index)
            start, end = trimmed(reply.source, min(clause.start, clause.subject.start), clause.end)
            yield from _hit(reply, start, end, clause.sentence, sure, _as_ours(reply, clause))


def _framed(reply: Reply) -> Iterator[tuple[Match, float]]:
    for match in _LAID.find(reply):
        if any(_is_party(w) for w in match.words[-4:]) and not _denied(match) and not _is_yours(match):
            yield match, 0.85
    for match in _KEPT.find(reply):
        if any(_is_party(w) for w in match.words[-3:]) and not _denied(match) and not _is_yours(match):
            yield match, 0.65
    for match in _POINTED.find(reply):
        if not _denied(match) and _pointed_at(match):
            # "That was our reader's slip" says whose it was, and that the reader is ours.
            yield match, 0.65 if any(w.norm == "our" for w in words_before(match.words[0], 3)) else 0.85
    for match in _CLEARED.find(reply):
        yield match, 0.8
    for match in _DEED.find(reply):
        if _is_their_deed(match):
            yield match, 0.8
    for match in _BEGUN.find(reply):
        at = next(w for w in match.words[::-1] if w.norm in ("at", "with", "in", "on"))
        ours = any(w.norm in ("our", "my") for w in words_after(at, 2))
        if any(_is_party(w) for w in match.words if w.i > at.i) and not ours and not _denied(match) and not _is_yours(match):
            yield match, 0.85
    for match in _BUNGLED.find(reply):
        if _has_done_it(reply, match) and not _denied(match):
            yield match, 0.85
    for match in _BLAMELESS.find(reply):
        if not _denied(match):
            yield match, 0.75
    for match in _SHRUGGED.find(reply):
        if not _denied(match) and not any(w.norm in ("you", "your") for w in match.words[-3:]):
            yield match, 0.75
    for match in _STRANGER.find(reply):
        if not _denied(match):
            yield match, 0.75
    if reply.customer is not None and reply.customer.needs.apology >= 0.5:
        for match in _FARMED.find(reply):
            yield match, 0.6


def _is_yours(match: Match) -> bool:
    """The customer's own part, or what the customer said of it."""
    return any(w.norm in ("you", "whoever", "how") for w in (*words_before(match.words[0], 5), *match.words)) or any(
        w.norm == "your" for w in match.words[:-2]
    )


def _has_done_it(reply: Reply, match: Match) -> bool:
    """Whether the clause's subject is somebody else: "the fitters cut corners", not "we cut corners"."""
    clause = clause_of(reply, match.words[-1])
    for c in (clause, clause_of(reply, next((w for w in match.words if w.pos == "VERB"), match.words[0]))):
        if c is not None and c.subject is not None and c.subject.i < match.words[-1].i:
            return _is_party(c.subject) and not c.conditional
    return False


def _is_their_deed(match: Match) -> bool:
    first = match.words[0]
    before = words_before(first, 12)
    if any(w.norm in ("you", "i", "we", "should") for w in before[:3]):
        return False
    if first.norm == "it":
        return any(_is_party(w) for w in match.words)
    return first.norm not in ("without", "let") or any(_is_party(w) for w in before)


def _run(reply: Reply, match: Match) -> tuple[int, int]:
    """The match with its clause before it, and a few words after."""
    words = match.sentence.words
    at = first = match.words[0].i - words[0].i
    while at > 0 and first - at < 9 and words[at - 1].text[0] not in ",;:–—(.!?" and words[at - 1].norm not in _OPENERS:
        at -= 1
    return trimmed(reply.source, words[at].start, max(match.end, run_end(match.words[-1], 5)))


_OPENERS = frozenset("and but so because which that as since".split())


def _pointed_at(match: Match) -> bool:
    first = match.words[0]
    if any(w.lemma in ("choice", "turn", "gift", "pick") for w in words_before(first, 3)):
        return False
    if any(w.norm in ("their", "his", "her", "theirs") for w in match.words) or first.lemma in PARTIES:
        return True
    before = words_before(first, 4)
    if match.words[-1].lemma in _DOMAINS.strip("<>").split("|") and not any(w.lemma == "be" for w in words_before(first, 6)):
        return False
    for n, word in enumerate(before):
        if word.pos in ("PUNCT", "SCONJ", "CCONJ") or word.norm in ("you", "your", "our", "we", "i"):
            return word.norm == "our" and n > 0
        if _is_party(word):
            return True
    return False


def _denied(match: Match) -> bool:
    """ "it isn't the supplier's doing"."""
    return any(
        w.norm in ("not", "never", "no", "neither", "nor", "hardly")
        for w in (*words_before(match.words[0], 4), *match.words[:3])
    )


def _is_party(word: Word) -> bool:
    if word.norm in _THEY or _is_it_team(word):
        return True
    if (word.lemma in PARTIES or word.norm in PARTIES) and word.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    if word.lemma in _GROUPS:
        if any(c.dep == "nmod" and c.lemma in PARTIES | _GROUPS | _HOUSES for c in word.children):
            return True  # "the boys in the paint shop"
        before = words_before(word, 1)
        return bool(before) and (before[0].pos in ("NOUN", "PROPN", "PART") or before[0].norm in ("that", "their", "those"))
    return word.pos == "PROPN" and word.i != word.sentence.words[0].i


def _is_it_team(word: Word) -> bool:
    """The department, and not a pronoun in a sentence that shouts."""
    return word.text == "IT" and not any(w.text.isupper() and len(w.text) > 1 for w in words_after(word, 2))


def _culprit(clause: Clause) -> float:
    """How surely a clause tells what another party did wrong; 0 for none."""
    subject, verb = clause.subject, clause.verb
    if subject is not None and _is_cleft(verb):
        subject = verb.head
    if (
        subject is None
        or clause.passive
        or not clause.asserted
        or clause.who in (Who.YOU, Who.NOBODY, Who.EXPLETIVE)
        or (verb.dep in ("acl", "acl:relcl") and not _is_cleft(verb))
    ):
        return 0.0
    named = subject.lemma in PARTIES or subject.norm in PARTIES or (subject.lemma in _GROUPS and _is_party(subject))
    house = _is_house(subject)
    named = named or _is_it_team(subject) or house
    if subject.norm in ("someone", "somebody"):  # "somebody in marketing"
        named = any(w.dep == "nmod" and w.lemma in PARTIES | _GROUPS for w in subject.children)
    if not (named or subject.norm in _PRONOUNS) or (clause.who is Who.FIRM and not house and subject.lemma not in OWN):
        return 0.0
    if subject.lemma in OUTSIDE and is_ours(subject) and subject.lemma in _OUR_THINGS:
        return 0.0
    if subject.lemma == "team" and not any(c.dep == "compound" or c.norm in _FAR for c in subject.children):
        return 0.0
    if verb.norm in ("wrong", "mistaken") and named and subject.lemma in OWN and not clause.negated:
        return 0.8 if any(w.norm == "to" for w in words_after(verb, 1)) else 0.0
    between = {w.norm for w in verb.sentence.words if subject.i < w.i < verb.i}
    if "should" in between or "ought" in between:
        ours = is_ours(subject)
        far = any(c.norm in _FAR for c in subject.children)
        return (
            0.85
            if named
            and verb.i - subject.i < 9
            and "have" in between
            and "been" not in between
            and (far or not ours)
            and (house or subject.lemma in OWN | _GROUPS)
            else 0.0
        )
    if clause.modal or clause.tense != "past":
        return 0.0
    after = [w.norm for w in words_after(verb, 8)]
    if verb.lemma in _DECIDED and named and subject.lemma in OUTSIDE and not clause.negated:
        return 0.65 if after[:1] and after[0] in ("to", "that", "not", "on", "against", "it", "the", "your") else 0.0
    if clause.negated:
        return 0.7 if named and (verb.lemma in _OWED or _is_undone(clause)) else 0.0
    sure = 0.8 if named else 0.6
    if verb.lemma in ("bump", "strand", "abandon") and named and after[:1] == ["you"]:
        return sure
    if verb.lemma == "get" and named and any(n in ("wrong", "muddled") for n in after[:5]):
        return sure
    if not named and not any(n in ("your", "you", "it", "us", "to") for n in after[:2]):
        return 0.0
    found = verb.dep == "conj" and verb.head.lemma in ("find", "notice", "see", "spot")  # "… and changed it": put right
    if (
        verb.lemma in _HARM_ALWAYS
        or (verb.lemma.startswith("mis") and verb.lemma in FAIL_VERBS)
        or (named and not found and verb.lemma in _HARM and any(n in ("your", "it", "the", "us") for n in after[:3]))
    ):
        return sure
    missed = any(w.norm == "wrong" and w.dep == "amod" for w in words_after(verb, 5))
    missed = missed and not is_yours(subject)
    if named and missed and verb.lemma not in REPAIR_VERBS | _NOTICED:
        return sure
    if verb.lemma in _GIVE and any(n in _WRONG for n in after):
        return sure
    if verb.lemma == "let" and "down" in after and "you" not in after:
        return sure
    return (
        0.85
        if named
        and "without" in after
        and any(n in ("telling", "asking", "checking", "informing", "consulting", "calling") for n in after)
        else 0.0
    )


def _is_house(subject: Word) -> bool:
    """ "The Leeds store", "head office", "the clinic in Hull": one of ours, told apart from whoever writes."""
    if subject.lemma not in _HOUSES or is_ours(subject):
        return False
    apart = any(c.dep == "compound" and (c.text[0].isupper() or c.norm == "head") for c in subject.children)
    return apart or any(c.dep == "nmod" and c.pos == "PROPN" for c in subject.children)


# What it is good, or no fault, not to have done.
_SPARED = _HARM | frozenset(
    "be believe bill blame break bring burn care cause change charge close come complain cost count cut deduct exist expect fall feel "
    "find fine get go happen have hear hurt injure intend know lack leak lie like look lose make matter mean mind miss move need notice object "
    "open own want reject rise see seem sell smell steal stop suffer suspect take think touch tow understand use waste wish work".split()
)


def _is_undone(clause: Clause) -> bool:
    """ "The depot didn't load the second crate": a deed with an object that somebody was to do."""
    verb = clause.verb
    return (
        verb.pos == "VERB"
        and verb.lemma not in _SPARED
        and verb.lemma not in _HARM_ALWAYS
        and verb.has("obj")
        and not clause.perfect
        and not any(w.norm in ("even", "need", "want", "any", "until", "only") for w in words_after(verb, 4))
    )


def _is_cleft(verb: Word) -> bool:
    """ "It was the chemist who mixed up the pills"."""
    head = verb.head
    who = head.child("nsubj", "expl")
    return verb.dep == "acl:relcl" and head.has("cop") and who is not None and who.norm in ("it", "that", "this")


def _stands(word: Word, sentence: Sentence) -> bool:
    """Whether the pointing is meant: not asked, not supposed, and nobody here owns the outcome beside it."""
    return not sentence.is_question and not is_conditional(word)


def _hit(
    reply: Reply, start: int, end: int, sentence: Sentence, sure: float, rewrites: tuple[Rewrite, ...] = ()
) -> Iterator[Hit]:
    # "Our agent should have" is ownership by the grammar, and not by what it says.
    owned = [o for o in ownerships(reply) if o.kind == "named" or o.end <= start or end <= o.start]
    if any(abs(o.sentence.index - sentence.index) <= 2 for o in owned):
        return
    sorry = any(a.sincere for a in apologies(reply)) and bool(repairs(reply))
    if not rewrites:
        rewrites = offered(clause_out(reply, start, end), _owned(reply, sentence))
    # What parties of its kind are wont to do is as often news as blame.
    mild = owned or sorry or sure < 0.75 or any(w.norm in _WONT for w in sentence.words)
    yield Hit(start, end, confidence=sure, severity=Severity.INFO if mild else None, rewrites=rewrites)


_DENIED = Phrases("not ~ (us|ours|mine|our @NOUN|my @NOUN|for (us|me|this @NOUN))", "nothing to do with (us|me)")


def _owned(reply: Reply, sentence: Sentence) -> Rewrite:
    """The outcome owned after the sentence, or in its place where the sentence denies just that or gives orders."""
    mend = "it's ours to put right{}: I'll {{do what}} by {{time}}."
    if _DENIED.find_in(reply, sentence) or any(c.imperative for c in clauses_in(reply, sentence)):
        return reply.replace_sentence(sentence, f"Whatever the cause, {mend.format('')}")
    return reply.replace(sentence.end, sentence.end, f" {capitalized(mend.format(' all the same'))}", Grade.NEEDS_FACTS)


def _as_ours(reply: Reply, clause: Clause) -> tuple[Rewrite, ...]:
    """The same told of the firm: "My colleague gave you" as "We gave you"."""
    subject = clause.subject
    if (
        subject is None
        or subject.lemma not in OWN
        or clause.negated
        or clause.modal is not None
        or not 0 < clause.verb.i - subject.i < 2
    ):
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
    weigh=tone_check("blame_other", "This reads as leaving the problem with somebody else", least_words=20),
    evidence="A",
    beats=frozenset({"EXC001"}),
    examples=(
        Good("You have Tom to thank for the lovely hedge.", why="praise"),
        Bad("The typo crept in at the printer's."),
        Bad("We feel just as let down as you do."),
        Bad("The box was in perfect condition when it left us."),
        Bad("The courier dropped the ball here."),
        Good("We dropped the ball here, and I've booked a new van for nine.", why="owned"),
        Good("The leak started in our kitchen, and we're drying your hall.", why="our own house"),
        Bad("The depot didn't load the second crate."),
        Bad("It was the printer who mixed up the labels."),
        Bad("IT switched off the wrong server."),
        Bad("That's down to IT, I'm afraid."),
        Bad("The Cardiff branch should not have sold you a single."),
        Bad("The lads in the glass shop should have wrapped it."),
        Good("The Cardiff branch should have your size by Monday.", "an expectation"),
        Good("IT will set up your new account on Monday.", "an actor in a plan"),
        Good("The bank didn't charge you for it.", "nothing amiss"),
        Good("The courier didn't open the box.", "nothing amiss"),
        Bad("The courier is to blame for the delay."),
        Bad("This was the warehouse's mistake, not ours."),
        Bad("It's the fault of our payment provider."),
        Bad("My colleague gave you the wrong information.", rewrite="We gave you the wrong information."),
        Bad("Our previous agent should never have told you that."),
        Bad("That's down to the manufacturer, I'm afraid."),
        Bad("Marketing sent that email without checking with us."),
        Bad("the courier messed up, nothing to do with us"),
        Bad("The delay lies with the customs office.", text="The delay lies with the customs office"),
        Bad("Head office sets the prices and we have no say in them."),
        Bad("What the van crew does with a box is between them and their boss."),
        Bad("We only sell the tickets; the organiser decides what happens."),
        Bad("The insurers refused it without asking us."),
        Bad("It was the night shift that packed it."),
        Bad("Our hands are tied until the council replies."),
        Bad("My colleague was wrong to promise you that."),
        Bad("The mooring is in the harbour authority's gift."),
        Bad("The timing is rather in their hands."),
        Bad("This branch doesn't get a say in the prices."),
        Bad("We tend to hear of such things after the event."),
        Bad("The hum is a fault on the phone supplier's side."),
        Bad("It is the wholesaler, not the club, who closed for August."),
        Bad("Our instructors keep their own diaries.", customer="Nobody came to our tour and I am furious."),
        Good("Members set their own hours.", why="plain information", customer="When may I come to the gym?"),
        Good("Your puppy is in good hands with Dr Patel.", why="care"),
        Good("The first we knew of it was your mail, and I'm sorry: we should have checked the log.", why="owned"),
        Good(
            "Our courier lost it, and since we chose them, it's ours to fix: a new one ships today.",
            why="a third party, owned and repaired",
        ),
        Good(
            "My colleague Sam gave you the wrong price. I'm sorry; we'll honour it.",
            why="apology and repair for a colleague's error",
        ),
        Good("The courier will collect the box on Friday.", why="an actor in a plan"),
        Good("Your bank may show the refund a day later than we send it.", why="information about time"),
        Good("We don't blame the driver at all; our label was wrong.", why="blame denied, fault owned"),
        Good("The manufacturer's warranty covers this, and I've filed the claim for you.", why="the manufacturer as a help"),
        Good("Thanks to our warehouse team, yours was found this morning.", why="credit"),
        Good("It's not the courier's fault; we printed the wrong label.", why="a party cleared"),
        Good("It is entirely up to you which colour we send.", why="the customer's choice"),
        Good("If the seller refuses, we refund you ourselves.", why="supposed, and ours to mend"),
        Good("Could you ask your bank whether they have blocked the payment?", why="a question"),
        Good("The delay is on us, not on the courier.", why="owned"),
        Good("This has nothing to do with your payment, so don't worry.", why="a reassurance"),
        Good("The museum is run by the council and opens at ten.", why="plain information"),
        Good("Our app never warned you, and it should have.", why="the firm's own product is the firm"),
    ),
)
