"""Says flat out that the customer is wrong, or argues the record with them.

An argument won is a customer lost: whoever is told that they are wrong defends themselves instead of reading on.

Sources: Yeomans 2020; Brown & Levinson 1987; Danescu 2013; Kapes 2022; CXInsight; Li, Cui & Peng 2018
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.cut import clause_out, offered, run_end, without
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.moves.turn import taken_on, turns_to_help
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import ASKED_OF, ASKING, Clause, Who, clause_of, clauses, clauses_in, is_asked, is_conditional

_ACCOUNT = (
    "(claim|claims|assertion|assertions|allegation|accusation|assumption|theory|belief|argument|reasoning|"
    "complaint|impression|perception|"
    "criticism|logic|premise|conclusion|description|version|understanding|interpretation|comment|comments|expectation|"
    "expectations|accusations|allegations)"
)
_UNTRUE = (
    "(untrue|incorrect|inaccurate|false|nonsense|rubbish|mistaken|wrong|baseless|unfounded|groundless|unjustified|"
    "unwarranted|misplaced|flawed|misleading|"
    "absurd|ridiculous|silly|invalid|unrealistic|without (any)? (foundation|merit|basis)|not ~ (true|correct|accurate|right|"
    "valid|fair|justified|the case|so|realistic))"
)
# What the customer told or wrote, as it is called by who does not accept it.
_TOLD = (
    "(account|accusation|accusations|allegation|allegations|argument|claim|claims|comment|comments|complaint|criticism|description|letter|logic|message|post|reasoning|recollection|"
    "review|story|suggestion|theory|version)"
)
_VERDICT = Phrases(
    "you <seem|appear> to ~ have ~ (got|gotten|grasped)? ~ (hold of)? the wrong (end of the stick|idea|impression|person|firm|company|man|woman|branch)",
    "you <seem|appear> to ~ have ~ (muddled|misread|misheard|misremembered|mixed (up|us)|dreamt|dreamed|imagined|got (it|this|that|things) (all)? (wrong|muddled|mixed))",
    "you are ~ (sadly|quite|totally|completely|entirely|sorely|very|badly)? (wrong|mistaken|incorrect|misinformed|"
    "ill-informed|misguided|deluded|overthinking|exaggerating|"
    "overreacting|missing the point|out of line|in denial|not understanding|not listening|talking (nonsense|rubbish))",
    "you <be> being (ridiculous|unreasonable|difficult|rude|dramatic|silly|unfair|aggressive|abusive|impatient)",
    "you (have|had)? ~ got (it|this|that|things|your @NOUN) (all|completely|entirely)? (wrong|backwards)",
    "you (have|had)? ~ got (this|that|things|everything|(your|the|some of (your|the)) (facts|dates|story|order|events|timeline|details|sequence)) ~ "
    "(all|completely|entirely|rather|somewhat)? (muddled|confused|mixed up|twisted|out of proportion|the wrong way (round|around|about)|back to front)",
    "you ~ (have|had)? ~ <get|have|grasp> ~ (hold of)? the wrong (end of the stick|impression)",
    "you ~ (have|had)? ~ <put> two and two together",
    "you <be> ~ (barking up the wrong tree|clutching at straws|grasping at straws|splitting hairs|wide of the mark|off the mark|off base|jumping to conclusions|"
    "making a mountain|imagining (it|things|this|that)|misremembering|mixing (us|me) up|confusing (us|me))",
    "you must be (mistaken|confused|thinking of (someone|somebody|another|some other)|confusing (us|me)|mixing (us|me))",
    "(that|this|there|here) is ~ where you (are|go|went) ~ (wrong|mistaken|astray)",
    "(nothing|not) (could|can) ~ be ~ further from the (truth|facts)",
    "your ... (is|are|was|were|bears|bear|has|have) ~ (no|little|scant) ~ (relation|resemblance|relationship|basis|foundation) (to|in) ~ (the)? (truth|reality|facts|fact|"
    "what ~ happened)",
    "your ~ (@ADJ)? "
    + _TOLD
    + " ... (do|does|did|will|would) not ~ (hold (any)? water|stand up|bear ~ (scrutiny|examination|closer)|survive)",
    "your ~ (@ADJ)? " + _TOLD + " ... <hold> no water",
    "your ~ (@ADJ)? "
    + _TOLD
    + " ... <be|sound|read> ~ (like|as)? ~ (a|an)? ~ (pure|complete|total|sheer|utter|absolute|work of|piece of|figment of|product of|"
    "pack of|tissue of|string of)? ~ (your|the|an)? ~ (@ADJ)? (fiction|fantasy|invention|fabrication|imagination|make-believe|lies|untruths|half-truths|falsehoods|fairy tale|fairytale|"
    "hogwash|drivel|wrong on (every|all|several|a number))",
    "(that|this|it) is ~ not (how|what|the way) ~ (it|things|this|that|matters|events) ~ (happened|went|unfolded|occurred|took place)",
    "you <be|appear|seem> ... under ~ (a|an|some|the|any) (misapprehension|misconception|illusion|false impression|wrong "
    "impression|mistaken impression)",
    "you seem to ~ (think|believe|assume|imagine|be unaware|misunderstand|have misunderstood|be under|forget|have forgotten)",
    "your own? ~ (@ADJ)? " + _ACCOUNT + " ... (is|are|was|were) ~ " + _UNTRUE,
    "your own? ~ (@ADJ)? " + _ACCOUNT + " ... (has|have|had) no (basis|foundation|merit|substance|truth)",
    "your (false|mistaken|wrong|incorrect|baseless|unfounded) " + _ACCOUNT,
    "(that|this) (statement|claim|assertion|assumption|accusation|suggestion|argument|comment) (is|was) ... " + _UNTRUE,
    "(that|this|which) (is|was) ~ (just|simply|of course|quite|completely|totally|kind of)? not ~ (true|accurate|the "
    "case|so $|factual|what happened)",
    "(that|this) (is|was) ~ (untrue|false|nonsense|rubbish|absurd|debatable|an exaggeration|a gross exaggeration|"
    "incorrect|inaccurate)",
    "^ ~ (not true|not correct|not the case|not so|incorrect|untrue|nonsense|utter nonsense) $",
    "^ no ,? you (did|are|were|have|do) not $",
    "^ (that|this|it) (has|had)? (simply|just)? never (happened|happens|occurred|took place) $",
    "nothing of (the (sort|kind)|that (sort|kind)) (was|were|is|has|had|ever|took|happened)",
    "(facts|records|evidence|figures|logs|footage|recording|data|notes) (clearly|do)? ~ (say|says|show|shows|suggest|suggests|tell|tells|prove|proves|indicate|"
    "indicates) (otherwise|differently|a different)",
    "^ no they (are|did|were|do|have) not $",
    "there is no (truth|basis|merit|substance) (in|to|for|behind)",
    "you <be> being ~ (ridiculous|unreasonable|difficult|rude|dramatic|silly|unfair|aggressive|abusive|impatient|"
    "unrealistic|childish)",
)
_REJECT = Phrases(
    "what you ~ (are saying|say|describe|claim|report|tell us|are telling us) is ~ (simply|just)? ~ (impossible|untrue|wrong|false|not ~ (possible|true|correct|right|accurate|so))",
    "(do not|stop|no need to) (exaggerate|exaggerating|dramatize|dramatizing|overdo it|make things up)",
    "(room|food|parcel|driver|product|line|heating|water|door|item|order|bag|machine|it) can not (possibly|really)? have been ~ (@ADJ|@VERB) ..",
    "(nowhere near|not nearly|not half|hardly|far less|not remotely) as @ADJ as you ~ (make|made|say|said|claim|claimed|describe|described|suggest|suggested|put|think|thought|are making) ..",
    "(it|that) can not ~ (possibly)? ~ (be (the case|right|true)|have (happened|been)) ~ (that)? ... (you|your) ~ (are|were)? ~ <say|claim|describe|suggest|tell> ..",
    "(that|this|it) (is|was) ~ not (really|quite|actually|at all|simply)? (how|what|the way) (it|things|this|that)? ~ (happened|occurred|went|was said|took place|went down|played out) (,|.|!|;|and|at all|on|in|$)",
    "(i|we) ~ (have to|must|would like to|need to|should|would|am going to have to) ~ correct you (there|here|on (that|this)|,|.|:|$)",
    "your ~ (@ADJ)? (description|account|version|summary|portrayal|depiction|recollection|statement) .. (is|was) ~ (far from|nowhere near|anything but|not ~ (even|at all)? ~ (close to)?) ~ (accurate|true|correct|right|fair|complete|the truth|what happened)",
    "(what|the (events|incident|conversation|scene)) you (describe|report|allege|claim|mention|recount) ~ (never|(did|does|do) not) ~ (take place|took place|happened|happen|occurred|occur|exist|existed)",
    "at no (point|time|stage) (did|has|had|have) (we|i|he|she|they|anyone|anybody|@PROPN|(our|the|my|any|a) @NOUN) ~ <agree|break|claim|damage|deny|insult|mislead|offer|promise|raise|refuse|say|scratch|shout|state|suggest|swear|threaten|touch> ..",
    "(we|i) ~ (strongly|must|have to|would|respectfully|simply|totally|firmly)? disagree ~ (with (you|your|this|that|how|"
    "what)|that|$)",
    "(we|i) ~ (strongly|must|have to|would|respectfully|simply|totally|firmly|will)? (dispute|reject|refute|contest|deny) "
    "(you|your|this|that|the|any|having)",
    "(we|i) (can not|do not|will not|could not) ~ (accept|agree with|agree to|share|recognize|subscribe to|go along with) "
    "(your|the|any|this|that) "
    "(claim|claims|suggestion|allegation|allegations|assertion|assertions|view|version|premise|contention|criticism|"
    "characterization|description|complaint|interpretation|opinion|accusation|reasoning|argument)",
    "(suggestion|claim|allegation|assertion|accusation|view|reading|contention) .. (is|are) (one|something|not one)? .. (we|"
    "i) (can not|do not|could not|must|would) (accept|agree|share|recognize|reject)",
    "<take> (issue|exception) (with|to) (your|the|being)",
    "<beg> to differ",
    "(we|i) (do|can) not ~ recognize (the|this|that|any of the) ... you (paint|describe|give|present|set out|draw)",
    "(we|i) (can not|will not|could not) ~ let (that|this|your @NOUN|such @NP) ~ (stand|go unchallenged|pass unchallenged|go uncorrected)",
    "(we|i) (could not|can not) ~ disagree more",
    "(we|i) (would|must|have to|will) ~ (challenge|question|quarrel with|take you up on) ((that|this) ((@ADJ)? "
    + _TOLD
    + "|idea|notion|view|premise|assertion|,|.|;|$)|your|the (idea|notion|suggestion|claim|premise))",
    "agree to disagree",
    "(contrary|as opposed) to (what|your|the impression|popular|the claim|the suggestion)",
    "(despite|notwithstanding) (your|the) " + _ACCOUNT,
    "(despite|notwithstanding|whatever) (what)? you (may|might)? (say|claim|think|believe|assert|feel|imagine)",
    "(we|i) (do|can|will) not ~ (accept|agree) that (the|your|this|there|it|our|we|you|any)",
)
_RECORD = Phrases(
    "(but|actually|in fact|indeed|,) ,? you ~ (did)? <agree|accept|consent> (to|that|with|our|the|this)",
    "^ you ~ (did)? <agree|accept|consent> (to|with)? (this|these|that|it|them|our|the (terms|conditions|policy|contract|"
    "rules)|all of) (terms|conditions|policy|policies|contract|rules)? (when|by|before|at|in|on|as) ",
    "^ (but|and|,|however|actually|in fact|yes)? ,? you (were|have been|had been) ~ (clearly|fully|duly|repeatedly|already|"
    "specifically|made)? (told|informed|advised|warned|notified|aware) ... (that|of|about|to|not)",
    "^ (actually|in fact|as a matter of fact|in actual fact|in reality|in truth|for the record) ,? you ~ @VERB",
    "^ (actually|in fact|as a matter of fact|in actual fact|in reality|in truth|for the record) ,? you (were|have been|had been) ~ "
    "(told|informed|advised|warned|notified|reminded|shown|given|offered|asked)",
    "^ (actually|in fact|as a matter of fact|in actual fact|in reality|for the record) ,? you ~ (did|have|had|were|are) not",
    "^ (actually|in fact|as a matter of fact|in actual fact|for the record) ,? (no|that is not|we did|we never|i never|i "
    "said) ",
    "^ (but|however|and|yes)? ,? you did <sign|agree|accept|tick|consent|approve|confirm> (for|to|with|the|our|this|that|it) ..",
    "to set the record straight",
    "(we|i) (must|have to|would have to|am afraid i must|will) contradict (you|that|this)",
    "let us (get|keep|stick to|look at) (the|our|some)? facts",
    "(the)? (fact|truth) (is|remains|of the matter is) (that)?  ... you",
)
_PEDANTRY = Phrases(
    "strictly speaking",
    "technically speaking",
    "if we are being ~ (accurate|precise|pedantic|strict|literal|exact)",
    "(if|just) to be ~ (strictly)? (accurate|precise|pedantic|strict|exact)",
    "with (all|the) ~ (due|greatest|utmost)? (of)? respect",
    "with the (greatest|best|utmost) (of)? (goodwill|will) (in the world)?",
    "^ with respect ,",
    "(i|we) (would|must|will|have to|might) ~ (respectfully|politely|gently) (suggest|point|remind|note|observe|disagree|"
    "submit)",
    "(i|we) (would)? (respectfully|politely|gently) (suggest|point out|remind|note|observe|disagree|submit)",
    "you will find ,? (i|we) (think|believe|suspect|fancy)",
    "(i|we) (think|believe|suspect) you will find that",
    "(let|allow) (me|us) to? (correct|remind|set) (you|your|the record)",
    "(i|we) (should|would|must|feel i should|feel obliged to)? ~ (correct|remind) you",
)
# Hair-splitting: what was promised was never a promise, what was meant was another word.
_HAIRS = Phrases(
    "(is|are|was|were) ~ (only|merely|just)? (a|an|for) ~ (guide|guideline|guidelines|guidance|target|estimate|estimates|"
    "aim|indication|approximation|goal|figure) ... "
    "(not|never|rather than) ~ (been)? ~ (a|an|any|the)? (guarantee|guarantees|promise|promises|appointment|price|"
    "commitment|deadline|obligation|contract)",
    "(is|are|was|were|been) (not|never) ~ (been)? (a|an) (guarantee|promise|price|commitment|undertaking)",
    "(is|are) ~ (only|merely|just)? (a|an) (guideline|target|estimate|indication|approximation) $",
    "no ~ (promise|undertaking|guarantee|commitment) ... (is|was|has been|were) ~ (ever)? (given|made)",
    "(is|are) ~ (two|three) ~ (quite|very|entirely|rather)? (different|separate|distinct) (things|acts|matters|sentences|"
    "questions|buttons|animals)",
    "(is|are) ~ (a|quite a|rather a)? ~ different (thing|animal|beast|kettle) (from|to|than|of)",
    "which is a different thing",
    "not (quite|at all|exactly)? the same thing as",
    "which is not (quite|at all|exactly)? the same as",
    "there is ... a difference between",
    "(is|are|was) ~ (a|an|rather a|quite a)? ~ (strong|big|serious|heavy|grave|harsh|large|loaded) (word|words|verb|term|"
    "accusation|accusations|thing|claim|charge|allegation) (to|for|and|when|,|$)",
    "(has|have|carries|carry) a meaning",
    "(a|an) up to figure",
    "(is|was) (what|as) (its|the) (name|word) (says|suggests|implies)",
    "as the word (suggests|implies|says)",
    "(is|are) ~ (a)? (matter|question) of (taste|opinion|interpretation|definition|perspective)",
    "in no (sense|way) (a|an|is|was|does|did|can|could)",
    "you <buy|book|order|choose|pay> ~ (for)? (a|an|the) ... , not (a|an|the)",
    "you <be> not (paying|being charged) for ... , you",
    "(is|are) only ever (that|a|an|ever)",
    "(engine|system|software|app|machine|till|printer|scheme|program|form|team|driver|import|he|she|we|they|it) ~ (do|does|"
    "did|has done|have done)? ~ (precisely|exactly) what (it|you|the @NOUN|they|he|she|we) ~ (was|were|is|are|instructed|"
    "told|asked|said|tells|ordered|requested)",
)
# One's own words insisted on, and what the customer thinks set aside.
_INSISTED = Phrases(
    "(i|we) ~ (thought|believed) (that)? (i|we) ~ (had|have|was|were)? ~ (made|been) ~ (that|this|it|myself|ourselves)? ~ "
    "(clear|plain)",
    "(i|we) ~ (have|had)? ~ (made|make) (that|this|it|myself|ourselves|my @NOUN) ~ (clear|plain) (already|before|in|enough|,|$|twice)",
    "(i|we) did not ~ (say|write|claim|promise|suggest|state|tell you) (that|it would|it was|it is|anything|any such|so|such|you)",
    "(i|we) never ~ (said|wrote|promised|claimed|told|suggested) .. (it|that|you) .. (would|was|were|is|are|could|will)",
    "(let me|i will|allow me to) translate (that|this|it)? (for you)?",
    "translation (for you)? :",
    "(i|we) ~ have ~ (already)? answered (that|this|your|the) (question|query|email|post|point)? $",
    "not what (i|we) (said|wrote|meant|told you|asked|agreed to)",
    "(regardless|irrespective) of (your (opinion|opinions|view|views|feelings|beliefs|personal|claims|thoughts)|"
    "(what|how|who) you ~ (may|might)? ~ (think|believe|feel|say|want|claim|assume|prefer|imagine))",
    "(whether|if) you ~ like it or not",
    "^ like it or (not|lump it)",
    "you (may|might|will|do|need) not ~ (have to)? (like|agree with) (it|that|this|them|the @NOUN) ,? (but|however|yet)",
    "(entitled to|welcome to|free to (have|hold)) (your (own)?|an|any) (opinion|opinions|view|views|beliefs|perspective)",
    "^ (just)? to correct you",
    "(problem|issue|bug|fault|defect|error) (that|which)? (you (describe|mention|report|claim|see|have))? ~ (do|does|did) not ~ "
    "(actually|really)? exist",
    "(bug|problem|issue|fault|defect) (that|which) (do|does|did) not ~ exist",
    "(that|this|it) is not (a|an) (bug|fault|error|defect|mistake|problem|delay|charge) ,? (it|that|this) is (a|an|by|how|called)",
    "not (broken|faulty|defective) ,? (it|they|that) (is|are) (meant|supposed|designed|intended|made) to",
)
_INCREDULOUS = Phrases(
    "(i|we) ~ (do not|can not|fail to|could not) ~ (honestly|really|quite|possibly)? (understand|get|follow|fathom|comprehend|"
    "imagine) ~ (why|what) (you|your|anyone|all)",
    "(i|we) (do not|can not|fail to|could not) ~ (honestly|really|quite)? (understand|get|follow|fathom|comprehend) (your ~ "
    "(issue|point|problem|question|complaint|logic|reasoning|post|message|concern|request)|(this|the) (comment|complaint|"
    "fuss|problem|issue)|it at all|any of)",
    "(i|we) ~ (honestly|really)? do not know ~ (what|why) (you|else you) (are (talking|referring|going on|complaining|on "
    "about|expecting|trying)|mean|expect|want)",
    "(i|we) ~ (have|had) no ~ (idea|clue) ~ (why (you|anyone)|what (you (mean|want|are|were|would|expect|think|hope)|your|"
    "the discussion|this|the (original)? (problem|point|issue)))",
    "^ ... you ... (i|we) have no (idea|clue) $",
    "at a (loss|complete loss) (as)? to (understand|see|which|what|why|how|know)",
    "explain what you are (talking|going on|complaining) about",
    "not ~ sure what (else|more|extra)",
)
_NOBODY = Phrases(
    "(nobody|no one|none of us) ~ ever ~ <put|give|charge|move|sign> (you|that|it|anything) ..",
    "(nobody|no one|none of us) (here|there|at our end)? ~ (has|have|had|is|was|are|were)? ~ <force|suggest|promise|pretend|"
    "deny|accuse|question|treat>",
    "(nobody|no one|none of us) ~ (has|have|is|was|are)? ~ <claim> (that|to|you|it|anything)",
    "(nobody|no one) (has|is|was)? ~ (forced|forcing|forces|making|made|obliged|obliging|compelled) (you|anyone|anybody|a|"
    "any|customers)",
    "(nobody|no one) (is|was) ~ saying",
    "(we|i) (never|did not ever) ~ (said|claimed|promised|suggested|stated|told|guaranteed|implied) (that|you|anything|it|"
    "any|to|we|i|this) ",
    "(we|i) (did no such thing|said no such thing|made no mention|made no such|did nothing of the)",
    "(no|never) (mention|promise|undertaking|guarantee|commitment) (was|were|is|has|of .. was) ... (ever)? (made|given)",
    "at no (point|time|stage) (did|have|has|was|were|do) (we|i|our|any|this|it|anyone)",
    "at no (point|time|stage|moment) (did|do|does|have|has|had) (he|she|they|@PROPN|(our|the|my) (@ADJ|@NOUN)? @NOUN) ~ "
    "<promise|offer|guarantee|agree|suggest|imply|claim|undertake|state|quote|refuse|swear|shout|admit|insult|threaten>",
    "(say|said|promise|promised|offer|offered|suggest|suggested|agree to|agreed|do|did) ~ (you)? ~ (anything|nothing) of the (kind|sort)",
    "nowhere .. .. (do|did|does|has|have|had) (we|i|our|it|anyone|anybody|they|he|she) ~ <promise|say|state|offer|guarantee|claim|mention|suggest|agree|imply|undertake>",
    "no such (promise|thing|offer|agreement|conversation|guarantee|undertaking|commitment|statement|call|arrangement|assurance|discussion|request) (was|is|has|had|were|ever|exists|existed|took) ..",
)
# A colleague's character, or what one would have said, held against the complaint.
_CHARACTER = Phrases(
    "(is|was|are|were) ~ (not|hardly|never) ~ (somebody|someone|a (man|woman|person|@NOUN)|people|folk|the (sort|kind|type) (of @NOUN)?) who",
    "(he|she|they|@PROPN|{own_people}) (is|was|are|were) ~ (not|hardly|never) ~ (one|the (sort|kind|type)) (of @NOUN)? to @VERB",
    "not in the habit of",
    "(is|was|be|seem|seems|sound|sounds) ~ unlike (him|her|them|our? (@PROPN|{own_people}))",
    "out of character (for|with|of) (him|her|them|the|our|@PROPN)",
    "not sound ~ like (him|her|them|(our|the)? (@PROPN|{own_people}))",
    "(i|we) have ~ never ~ known (him|her|them|(our|the)? (@PROPN|{own_people})) ~ to",
    "(he|she|they|@PROPN|{own_people}) would ~ have (said (so|something)|told (me|us)|mentioned|noted|reported|flagged|let (me|us) know)",
    "do not make (it|that|this|them|things|@NOUN) up $",
)
# What the customer said or thinks; and papers that may be ours, unless they are said to be about something.
_SAYINGS = frozenset(
    "accusation allegation argument assertion assumption belief calculation claim comment complaint conclusion contention criticism "
    "description expectation figure impression insinuation interpretation logic memory notion opinion perception premise reading "
    "reasoning recollection remark suggestion suspicion telling theory understanding version view".split()
)
_PAPERS = frozenset("account email information letter message note point post record report review statement story".split())
_ABOUT = frozenset({"about", "concerning", "regarding", "that", "of", "on"})
_FALSE = frozenset(
    "absurd baseless distortion exaggeration fabricated fabrication falsehood faulty fiction invention lie myth nonsense slander untruth false flawed groundless illogical implausible inaccurate incorrect invalid misguided misleading "
    "mistaken nonsensical preposterous ridiculous unfair unfounded unjustified unreasonable unsupported untrue unwarranted "
    "wrong".split()
)
_TRUE = frozenset("accurate case correct fair factual justified right supported tenable true valid".split())
_SAYING = frozenset("allege assert claim describe imply report say state suggest tell think write".split())
# What facts do to a true account: "your version doesn't match the log".
_BEARING = frozenset("agree correspond fit match reflect square tally".split())
_HAPPENING = frozenset("happen occur exist".split())


def _contradicted(reply: Reply) -> list[Match]:
    """ "Your report about the smell is false", "what you say isn't correct"."""
    found: list[Match] = []
    for clause in clauses(reply):
        subject, verb = clause.subject, clause.verb
        if not clause.asserted or clause.modal is not None:
            continue
        false = verb.norm in _FALSE or clause.lemma in _FALSE or (verb.norm == "made" and _is_made_up(verb))
        true = verb.norm in _TRUE or clause.lemma in _BEARING or clause.lemma in _HAPPENING or _takes_place(clause)
        if clause.negated == false or not (false or true):
            continue
        opening = verb.child("advcl")
        if subject is None and opening is not None and opening.i < verb.i and _is_told(opening):
            # "What you've written about us is false": a parse that misses the subject.
            run = tuple(w for w in clause.sentence.words if clause.start <= w.start and w.i <= verb.i)
            found.append(Match("", run, run[0].start, verb.end))
            continue
        if subject is None or subject.sentence is not clause.sentence:
            continue
        if subject.norm == "it" and _is_denied(clause):
            run = tuple(w for w in clause.sentence.words if subject.i <= w.i <= verb.i)
            found.append(Match("", run, run[0].start, verb.end))
            continue
        heads = [subject, *subject.children, *(w for w in verb.children if w.norm == "what")]
        told = [verb.child("csubj"), *(w.child("acl:relcl") for w in heads if w is subject or w.norm == "what")]
        if not (_is_saying(subject) or any(map(_is_told, told))):
            continue
        run = tuple(w for w in clause.sentence.words if clause.start <= w.start and w.i <= verb.i)
        found.append(Match("", run, run[0].start, verb.end))
    return found


def _is_saying(subject: Word) -> bool:
    """ "Your remark", "your report about the smell"."""
    if not any(w.norm == "your" and w.dep == "nmod:poss" for w in subject.children):
        return False
    told = {w.norm for w in words_after(subject, 1)} | {w.norm for c in subject.children for w in c.children if w.i > subject.i}
    return subject.lemma in _SAYINGS or (subject.lemma in _PAPERS and bool(told & _ABOUT))


_FACTUAL = frozenset("untrue false incorrect inaccurate nonsense true correct accurate case".split())


def _is_denied(clause: Clause) -> bool:
    """ "It's untrue that the nurse was rude"; not "it's not true that you have to pay", which sets at ease."""
    said = clause.verb.child("csubj", "ccomp", "acl")
    if clause.verb.norm not in _FACTUAL or said is None or said.i < clause.verb.i:
        return False
    subject = said.child("nsubj")
    if subject is None and said.lemma in _SAYING:
        return True  # "it's not correct to say that nobody answered"
    return subject is not None and subject.norm not in ("you", "it", "this")


def _is_told(verb: Word | None) -> bool:
    """ "What you say", "what you wrote"."""
    return verb is not None and verb.lemma in _SAYING and any(w.norm == "you" and w.dep == "nsubj" for w in verb.children)


def _is_made_up(verb: Word) -> bool:
    return any(w.norm == "up" for w in words_after(verb, 1))


def _takes_place(clause: Clause) -> bool:
    return clause.lemma == "take" and any(w.norm == "place" for w in words_after(clause.verb, 1))


def _unseen(reply: Reply) -> list[Match]:
    """ "I don't see why we should pay", "we fail to see how that is our fault"; not "I can't see why it failed", which is looked into."""
    found: list[Match] = []
    for clause in clauses(reply):
        verb = clause.verb
        if clause.lemma != "see" or clause.who is not Who.FIRM:
            continue
        claimed = verb.child("ccomp", "advcl", "advcl:relcl")
        if claimed is None or claimed.i < verb.i:
            continue
        wh = next((w for w in words_after(verb, 3) if w.norm in ("how", "why", "what")), None)
        blind = clause.negated or verb.head.lemma in ("fail", "struggle")
        said = clause_of(reply, claimed)
        if wh is None or said is None or not blind or not clause.asserted or clause.tense != "present" or said.negated:
            continue
        # "I can't see why it is slow" may tell what was looked into; "how that could be our fault" does not.
        plain = wh.norm == "what" and not any(w.norm in ("more", "else") for w in words_after(wh, 1))
        if said.modal is None and (plain or (clause.modal == "can" and said.verb.pos != "NOUN")):
            continue
        # "why you should pay", "why you had to wait": the customer's part is taken.
        spared = said.who is Who.YOU and (said.lemma in _BORNE or any(w.norm in _FORCED for w in said.words))
        if (said.tense != "past" or said.modal is not None) and not spared:
            run = tuple(w for w in clause.sentence.words if verb.i - 2 <= w.i <= wh.i + 1 and w.start >= clause.start)
            found.append(matched(run))
    return found


_BORNE = frozenset("chase lose miss pay suffer wait".split())
_FORCED = frozenset({"have", "had"})
_WELCOME = frozenset("qualify deserve win earn get save pay need own owe gain receive find".split())
_AMISS = frozenset("wrong wrongly incorrect incorrectly bad another nothing".split())
_EXONERATED = frozenset({"right", "sorry", "apologize", "apologies", "fair", "understandably"})


def check(reply: Reply) -> Iterator[Hit]:
    """Verdicts on what the customer said, rejections of it, the record held against it, and incredulity."""
    verdicts = _VERDICT.find(reply)
    told = [c for c in _contradicted(reply) if not any(c.start < v.end and v.start < c.end for v in verdicts)]
    for match in (*verdicts, *told):
        if _is_verdict(reply, match):
            yield _hit(reply, match, 0.92)
    for match in _REJECT.find(reply):
        if not _is_softened(match) and not match.sentence.is_question:
            yield _hit(reply, match, 0.9)
    for match in _RECORD.find(reply):
        answers = match.words[-1].norm == "no" and _is_answer(reply)
        if not (answers or _is_softened(match) or match.sentence.is_question or _is_passed_to_us(match)):
            yield _hit(reply, match, 0.85)
    for match in (*_CHARACTER.find(reply), *_long_served(reply)):
        if _is_held_against(reply, match):
            yield _hit(reply, match, 0.6, Severity.INFO)
    for match in _PEDANTRY.find(reply):
        yield _pedantic(reply, match)
    for match in _HAIRS.find(reply):
        if not _is_softened(match) and not match.sentence.is_question and not taken_on(reply, match.sentence):
            yield _hit(reply, match, 0.82, Severity.WARNING)
    for match in (*_INCREDULOUS.find(reply), *_unseen(reply)):
        after = {w.norm for w in words_after(match.words[-1], 6)}
        admits = after & {"past", "slipped", "let", "missed", "happened", "took"} or _asks_on(reply, match)
        if not is_conditional(match.words[-1]) and not admits:
            yield _hit(reply, match, 0.8, Severity.WARNING)
    for match in _INSISTED.find(reply):
        if (
            not match.sentence.is_question
            and not is_conditional(match.words[-1])
            and not taken_on(reply, match.sentence)
            and not turns_to_help(reply, match.sentence, match.end)
            and not _is_own_word(match)
        ):
            yield _hit(reply, match, 0.8, Severity.WARNING)
    for match in _NOBODY.find(reply):
        if not taken_on(reply, match.sentence) and not is_conditional(match.words[-1]):
            yield _hit(reply, match, 0.8, Severity.WARNING)


def _asks_on(reply: Reply, match: Match) -> bool:
    """ "Maybe I don't understand what you're after, so help me out": the lack is the writer's, and they ask."""
    if [w.norm for w in match.words[-2:]] != ["what", "you"]:
        return False
    hedged = any(w.norm in ("maybe", "perhaps") for w in words_before(match.words[0], 2))
    return hedged and any(c.imperative and c.verb.start > match.end for c in clauses_in(reply, match.sentence))


def _is_own_word(match: Match) -> bool:
    """ "Not what we meant by stable": a word of the firm's that it fell short of."""
    return match.words[-1].norm == "meant" and any(w.norm == "by" for w in words_after(match.words[-1], 1))


def _long_served(reply: Reply) -> list[Match]:
    """ "She has sat there for nineteen years and has never laughed at anyone": long service, and so it can't have been."""
    found: list[Match] = []
    for clause in clauses(reply):
        subject = clause.subject
        if subject is None or not _is_colleague(subject) or not clause.perfect or clause.negated or not clause.asserted:
            continue
        if not any(w.lemma in ("year", "decade") and w.has("nummod") for w in clause.words):
            continue
        later = (c for c in clauses_in(reply, clause.sentence) if c.verb.i > clause.verb.i and c.asserted)
        denied = next((c.verb for c in later if c.negated and c.tense != "future" and c.verb.pos == "VERB"), None)
        if denied is not None and subject.i < clause.verb.i:
            found.append(matched([w for w in clause.sentence.words if subject.i <= w.i <= denied.i]))
    return found


def _is_colleague(word: Word | None) -> bool:
    return word is not None and (word.norm in _THEY or word.pos == "PROPN" or word.lemma in lexicon("own_people"))


_THEY = frozenset({"he", "she", "they"})


def _is_verdict(reply: Reply, match: Match) -> bool:
    first = match.words[0]
    if turns_to_help(reply, match.sentence, match.end) or (first.norm == "no" and _is_asked(reply)):
        return False
    if match.sentence.is_question or is_conditional(match.words[-1]) or is_conditional(first) or _is_softened(match):
        return False
    if any(
        a.norm in ("because", "from", "since") and b.norm in ("our", "we", "my", "i")
        for a, b in pairwise(words_after(match.words[-1], 6))
    ):
        return False  # "you got the wrong impression because our page was unclear"
    if any(w.norm in ("anymore", "more", "longer") for w in words_after(match.words[-1], 2)):
        return False  # "that's not true any more": it was
    if match.words[-1].norm in ("otherwise", "differently", "different") and repaired_near(reply, match.sentence, 0, 1):
        return False  # our records are what is put right
    if first.norm in ("that", "this", "it", "which", "not", "there"):
        # Of our own statement the same words are an admission.
        return not owned_near(reply, match.sentence, 1, 2) and not _speaks_of_us(match)
    return True


def _is_answer(reply: Reply) -> bool:
    """ "Actually no, the little ones just walk in", to a plain question."""
    return reply.customer is not None and reply.customer.only_asks(0.3)


def _is_asked(reply: Reply) -> bool:
    """Whether no may be an answer: the customer asked something that has yes or no for one."""
    return reply.customer is not None and any(
        is_asked(s) and any(a.norm in ASKING and b.norm in ASKED_OF for a, b in pairwise(s.words))
        for s in reply.customer.sentences
    )


def _is_held_against(reply: Reply, match: Match) -> bool:
    """Said of a colleague to somebody who complains, and nothing is owned or mended beside it."""
    if reply.customer is not None and reply.customer.needs.apology < 0.4:
        return False
    before = words_before(match.words[0], 1)
    if match.sentence.is_question or (before and before[0].norm in ("you", "i", "we", "there", "this", "that")):
        return False
    if turns_to_help(reply, match.sentence, match.start) or taken_on(reply, match.sentence):
        return False
    return not _is_softened(match)


def _speaks_of_us(match: Match) -> bool:
    if any(w.norm in ("our", "my") for w in words_after(match.words[-1], 3)) and not _denies_a_deed(match):
        return True
    return any(
        w.norm in ("our", "my", "ours", "mine", "we", "i", "us") and w.i < match.words[0].i for w in match.sentence.words
    )


def _denies_a_deed(match: Match) -> bool:
    """ "It is untrue that our nurse refused": ours stands in what the customer told; "that our app shares data" sets at ease."""
    said = match.words[-1].child("csubj", "ccomp", "acl")
    told = said is not None and said.tag in ("VBD", "VBN") and not said.has("aux:pass")
    return told and match.words[0].norm == "it" and any(w.norm == "is" for w in match.words)


def _is_softened(match: Match) -> bool:
    """Agreement in the same sentence, or a thought that the customer is granted: "you're right that this is not true"."""
    before = words_before(match.words[0], 12)
    if any(w.norm in _EXONERATED for w in before) or is_conditional(match.words[0]):
        return True
    return any(w.norm in ("feel", "felt", "think", "understand", "asked") for w in before[:4])


def _is_passed_to_us(match: Match) -> bool:
    verb = match.words[-1]
    if verb.lemma in _WELCOME or (
        verb.pos == "AUX" and verb.norm != "not" and words_after(verb, 1) and words_after(verb, 1)[0].tag == "VBN"
    ):
        return True  # "actually, you've been overcharged", "in fact you qualify for more"
    # "You were told that" by us, wrongly, is an admission unless it is said to be plain or proper.
    norms = [w.norm for w in match.words]
    if any(n in ("given", "shown", "told") for n in norms) and any(w.norm in _AMISS for w in words_after(verb, 5)):
        return True  # "actually, you were given the wrong size"
    if "told" not in norms and "advised" not in norms and "informed" not in norms:
        return False
    return not any(
        n in ("clearly", "fully", "duly", "repeatedly", "already", "specifically", "warned") for n in norms
    ) and not any(n in ("actually", "fact", "reality", "truth", "record") for n in norms[: norms.index("you")])


def _repaired(reply: Reply, match: Match) -> Severity | None:
    """Info where an acknowledgement and a repair follow: then the disagreement is not the answer."""
    if taken_on(reply, match.sentence) and repaired_near(reply, match.sentence, 0, 2):
        return Severity.INFO
    return None


def _hit(reply: Reply, match: Match, confidence: float, severity: Severity | None = None) -> Hit:
    end = max(match.end, run_end(match.words[-1], 8))
    return Hit(
        match.start, end, confidence=confidence, severity=_repaired(reply, match) or severity, rewrites=_rewrites(reply, match)
    )


def _pedantic(reply: Reply, match: Match) -> Hit:
    return Hit(
        match.start,
        match.end,
        confidence=0.85,
        severity=_repaired(reply, match) or Severity.WARNING,
        rewrites=(without(reply, match.start, match.end),),
    )


def _rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    fact = (
        "Here is what I can see on my side: {fact}. If that doesn't match what you have, send me {what would show it} "
        "and I'll look again."
    )
    if any(
        w.norm in ("talking", "referring", "mean", "understand", "idea", "clue")
        for w in (*match.words, *words_after(match.words[-1], 3))
    ):
        fact = "Could you tell me {what you need to know}?"  # "please explain what you are talking about"
    return offered(clause_out(reply, match.start, match.end), reply.replace_sentence(match.sentence, fact, Grade.NEEDS_FACTS))


RULE = Rule(
    code="ARG001",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This tells the customer that they are wrong; give the fact you see and a way to check it together.",
    check=check,
    beats=frozenset({"ARG003"}),
    examples=(
        Bad("That is not what we meant."),
        Good("Not what we meant by reliable. Version 4 is out on Monday.", "a word of the firm's own that it fell short of"),
        Good("Maybe I don't understand what you need, so tell me which rooms.", "the lack is the writer's, and they ask"),
        Bad("At no point did our agent promise you a view."),
        Good("At no point did our driver ring, and I'm sorry.", "our own failing"),
        Good("No, you don't.", "the answer to what was asked", customer="Do I have to pay the second half as well?"),
        Good("You got the wrong impression because our page was unclear.", "an admission"),
        Bad("You've got hold of the wrong end of the stick."),
        Bad("Your story doesn't hold water."),
        Bad("Nothing could be further from the truth."),
        Good("Your cup doesn't hold water because the lid was cracked, and a new one is on its way.", "a cup"),
        Bad("Our fitters are not in the habit of leaving a mess."),
        Bad("Marco is not the sort to raise his voice."),
        Bad("If the crew had seen a puddle they would have noted it."),
        Bad("She has sat at that desk for nineteen years and has never laughed at a patient."),
        Good("She has worked here for nineteen years and will look after you.", "praise without a dispute"),
        Good("We are not in the habit of being late, and I'm sorry that we were.", "owned"),
        Bad("Your report about the smell is false."),
        Bad("What you wrote of our cleaner is untrue."),
        Bad("In fact, you were warned about the gate."),
        Bad("I don't see why the library should replace your phone."),
        Bad("What you wrote about our waiter is simply not true."),
        Good("I don't see why you should pay twice, so I've taken the second fee off.", why="the customer's part is taken"),
        Good("I can't see why the parcel was held, so I've asked the depot to look.", why="looked into"),
        Good("Your statement was wrong, and I've sent a corrected one.", "a paper of our own"),
        Good("Actually, you were given the wrong size, so I've posted the right one.", "what we did amiss"),
        Bad("That is simply not true."),
        Bad("You are mistaken: the offer ended on Friday."),
        Bad("Actually, you agreed to this when you signed up."),
        Bad("I'm afraid your claim is incorrect, as our records show the item was delivered."),
        Bad("We disagree with your description of the call."),
        Bad("I don't see how this could be our fault."),
        Bad("Contrary to what you state in your email, we did reply on 3 May."),
        Bad("Strictly speaking, the lift isn't broken.", rewrite="The lift isn't broken."),
        Bad("your assumption about the fee is wrong"),
        Bad("Nobody forced you to take the longer contract."),
        Bad("I have no idea why you would expect that."),
        Bad("With all due respect, the guide was in the box."),
        Good("You're right, the price on the page was wrong.", "wrong is said of the page, and the customer is agreed with"),
        Good("If I've got this wrong, please tell me.", "wrong is said of the writer, under if"),
        Good(
            "Our records show a delivery at 14:05. Could it have gone to a neighbour? I'll check with the driver now.",
            "the record as information, and a joint search",
        ),
        Good("The date on the invoice is incorrect; I've sent a corrected one.", "incorrect is said of our own document"),
        Good("I see it differently, but I can understand why it looked that way, and I'll refund it.", "a concession follows"),
        Good("Actually, I can do better than that: I'll upgrade you for free.", "actually opens a concession"),
        Good(
            'You mentioned that our reply "is simply not true", so let me show you where the numbers come from.',
            "the customer's own words",
        ),
        Good("What we wrote was not true, and I'm sorry.", "an admission"),
        Good("Nobody told you that the hall was closed, and we should have.", "an admission"),
        Good("You were told two weeks, and it has been five.", "the firm's own promise"),
        Bad("What you wrote about the nurse is untrue."),
        Bad("The quarrel you describe never took place."),
        Bad("It's simply not true that our usher shouted at you."),
        Good("It's not true that our app sells your data.", why="it sets at ease"),
        Bad("Your version doesn't match the log."),
        Good("What I wrote to you on Monday is wrong: the fee is £4.", why="of the writer's own words"),
    ),
)
