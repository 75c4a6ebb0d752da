"""Hints at fraud, abuse or bad faith.

An accusation of dishonesty can't be taken back. If there is real suspicion it belongs in another process, not in a reply.

Sources: Brown & Levinson 1987
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import left_out, offered, run_end
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.referral import helps_near
from replylint.moves.turn import taken_on
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import FIRM, NEGATORS, Who, clause_of, clauses, clauses_in, is_conditional, is_negated

_PATTERN = Phrases(
    "(@NUM|two|three|four|five|several|so many|many|repeated|multiple|that many|this many) ~ (@ADJ)? "
    "<refund|return|claim|complaint|chargeback|replacement|loss|report|cancellation|dispute> ... (<tell> (its|their) own (story|tale)|<speak> (volumes|for (itself|themselves))|"
    "<be> (not|hardly|scarcely|more than)? (a|no|just|merely|mere)? (coincidence|bad luck|chance|accident)|<stretch|beggar|strain> (belief|credulity))",
    "(not|hardly|scarcely|never) ~ (one of|down to|just|merely|a (matter|case|question) of)? (simple|mere|pure|plain)? (bad luck|ill luck|misfortune) ,? (is it)? $",
    "(unusual|unusually high|high|suspicious|abnormal|excessive|large|remarkable|surprising|disproportionate) (number|"
    "amount|pattern|volume|frequency|rate|level|run) of (@ADJ)? ~ "
    "(refund|refunds|return|returns|claim|claims|complaint|complaints|chargeback|chargebacks|reports|losses|requests|"
    "missing|replacements|disputes|orders)",
    "(you|account|customer) (have|has|had|'ve) ~ (already|now)? ~ (claimed|requested|received|made|reported|had|returned|"
    "asked for) ~ (a|an|several|many|multiple|too many|@NUM|more) ~ (@NOUN)? (refunds|returns|claims|complaints|chargebacks|"
    "replacements|reports) (since|in|this|within|over|already|for|from|so far|on)",
    "(second|third|fourth|fifth|@NUM) (refund|claim|report|return|complaint|loss) (from you|on your|this (month|year)|in (a|"
    "as many|@NUM|the))",
    "the (second|third|fourth|fifth|sixth|seventh|tenth|umpteenth) time (that)? you (have)? ~ (said|told|claimed|reported|complained|"
    "returned|requested)",
    "(passed|referred|sent|flagged|forwarded|handed|reported) (on|over)? (to|by|with) (our|the) (fraud|loss prevention|security|abuse|"
    "investigations) (team|department|desk|unit|officer)",
    "(sort|kind|type) of (pattern|behavior|activity|claim|request) ... (our|the|we) (system|systems|team|look|flags|picks|"
    "see|fraud)",
    "your (refund|return|claim|claims|complaint) (history|record|pattern)",
    "pattern of (@ADJ)? (refund|return|claim|complaint|chargeback|loss|cancellation)? <refund|return|claim|complaint|chargeback|request|report|loss|cancellation> .. (you|your)",
    "(flagged|identified|marked|listed) (as|for) (a)? (serial|repeat|suspicious|potential|possible|abuse|fraud|high-risk|"
    "misuse)",
    "serial (returner|refunder|complainer|complainant|returners|refunders|complainers|complainants)",
    "(flagged|identified|marked|listed|noted|selected) (for|because of|due to) (excessive|unusual|frequent|repeated|too many|suspicious|the number of) ..",
    "(second|third|fourth|fifth|sixth|@NUM) (refund|claim|report|return|complaint|loss|replacement) (that|which)? (you|your) ..",
    "(not|hardly) be the first (to|who|one|person|customer) ~ (to|who)? ~ (try|tried|claim|attempt|do|use)",
    "(people|those|customers|guests|some) who (wear|use|eat|drink|read|copy|play) ... (and|then) (return|send|bring|claim|ask|complain) ..",
    "(such|these|those) (claims|stories|complaints|reports|photos|reviews) (is|are) (often|usually|frequently|sometimes|mostly|commonly|rarely) ~ (made up|invented|false|fake|exaggerated|genuine|true|staged)",
    "(our|the) (fraud|loss prevention|security|risk|abuse) (team|department|desk|unit) (is|are|will|has|have) ~ (be)? ~ (looking|look|reviewing|review|checking|check|investigating|investigate|examining|examine|informed) ... (your|you|this claim|the claim|this case)",
)
_ACCUSED = Phrases(
    "(do|does|would) not (see|get|have|happen) (that|this|it|such things) (with|from|among) ~ (our)? ~ (genuine|honest|real|normal|ordinary|other) ..",
    "what (that|this|the) (timing|pattern|story|coincidence) (makes|made|tells|suggests|says) ..",
    "(get|gets|getting) (the)? (idea|impression|feeling|sense) (that)? (somebody|someone|you|a certain) .. (wants|want|is|are|might|hopes|wish) .. (earn|gain|profit|make|get|money|something|on it) ..",
    "<sign> up with (a|another) ~ (new|different|second|fresh) (email|account|name|address) ..",
    "(people|those|guests|customers|some) who (report|claim|say|find|discover|complain) .. .. (so|in order) (that)? they (get|can|may|have|need) ..",
    "(guests|customers|people|diners|tenants) who (would|want|like|hope) .. .. (discover|find|report|invent|come up with|notice) ..",
    "(stand|stands|standing|stood) out (compared|among|amongst|against|from|next to|beside) (to|with)? (our|the|your|all)? ~ other ..",
    "(keep|keeping|kept) (an|a close|a very close) ~ (close)? eye on (what you|(you|your|future|further) ~ <account|claim|order|request|return|refund|report|activity>|you (,|.|from|in|$)) ..",
    "(risk|fraud|abuse|misuse|watch) (flag|flags|list|marker|markers|score) ..",
    "(very|rather|awfully|suspiciously|remarkably|most|oddly|a bit too) (handy|convenient|curious|neat) timing ..",
    "(second|another|new|extra) (account|profile|email|login) .. .. to (get|claim|use|have|collect) .. .. (twice|again|a second time|two times) ..",
    "(have|has|had) a (funny|curious|strange|nasty|habit|way)? ~ (way|habit) of (turning up|appearing|happening|getting lost|going missing|breaking|failing|coming up|cropping up) (on|at|just|right|when|before|after) ..",
    "(had|seen|have) (guests|people|customers|others|tenants|passengers|members|diners|drivers|students) <try> (this|that|it) (before|on|already|to|in)",
    "(our|the) ~ (security|fraud|loss prevention) ~ (people|team|department|desk|staff) ~ <be> ~ (watching|monitoring|tracking|following|noting|recording|keeping an eye on) (what|how|whether|your|you|any) ..",
    "(kind of|sort of|a bit|a little|rather|quite|very|pretty|awfully|most|somewhat|oddly) convenient (that|how|timing|,|.|$)",
    "(raises|raise|raising|raised) ~ (some|certain|a few|serious)? questions (on|at|for|in) (our|my) (end|side|part|mind|minds)",
    "(order|parcel|claim|refund|delivery|package|item|return) ~ (this|in) .. (that)? you (say|claim) (got|was|were|is|has|never|did) ..",
    "(i|we) (all)? know (this|that|your|the (old)?) (trick|tricks|dodge|game|ruse|scam) (,|.|!|by|well|too|all|already|$)",
    "we all know (this|that) one (,|.|!|by|too|already|$)",
    "(raises|raise|raising) ~ (some|certain|a few|serious)? questions (about|as to) ((where|how|what|whether|when) (you|your|it ~ really|(it|they) ~ <go|end>)|your|the (story|claim|account)) ..",
    "(makes|make|made) (us|me|one|people) ~ wonder (whether|if) ... (made up|staged|invented|faked|put on)",
    "(makes|make|made) (us|me|one|people) ~ wonder (whether|if|how|why|what) ~ (you|your|(this|that|the) ~ (claim|story|account|damage|photo)|really|ever) ..",
    "(that|this|it|which) is (simply|just|plain|pure|called)? (cheating|stealing|fare dodging|fare evasion) (,|.|!|and|plain|pure|$)",
    "(that|this|it|which) is (simply|just|plain|pure|called) (theft|fraud|dishonest) (,|.|!|and|$)",
    "{customer_people} who (try|tries) it on ..",
    "people (buy|order|wear|use|eat|take) .. .. ,? .. and (then)? ((claim|demand|return) ..|(ask|want) .. (money|refund|refunds|cash|replacement) ..|(send|bring) (it|them|things) back ..)",
    "{customer_people} who ~ (invent|fake|fabricate|stage|exaggerate|concoct|make up|dream up|make things up) ..",
    "(guarantee|warranty|policy|scheme|system|offer|goodwill|promotion|insurance|generosity) .. (is|are|was|were) being (milked|abused|exploited|gamed|misused|taken advantage of)",
    "<milk> (it|this|us|the @NOUN|our @NOUN) (for|dry|,|.|$)",
    "(then)? (sending|bringing|taking|handing) (it|them|things|the @NOUN) back .. .. is something (we|i) (see|get|know|have seen) ..",
    "(you|you may|you might|you could|you seem|you appear|your account|customers who|people who|those who|anyone who|"
    "persons who|some customers|some people) ~ (may|might|could|to|is|are|have|has|been|be|deliberately|knowingly|"
    "repeatedly)? ~ (be|been|have|are|is)? ~ "
    "(abusing|abuse|abused|exploiting|exploit|exploited|misusing|misuse|misused|gaming|defrauding|defraud|"
    "scamming|scam|lying|lie|lied|cheating|cheat|cheated|trying it on|taking advantage|take advantage|make false|making "
    "false|made false|submit false|submitting false|falsified|invented|fabricated|faking|faked|steal|stole|stealing)",
    "(theft|stealing|fraud|robbery|shoplifting|extortion|dishonesty) (by (another|any other) name|(plain|pure) and simple|dressed up)",
    "(little|nothing|not far|not much) (short of|better than|other than|more than|less than|different from) (theft|stealing|fraud|robbery|shoplifting|dishonesty|extortion|blackmail)",
    "know (all)? the (signs|tricks|dodges|ruses|type|drill) (when|of|,|and|$|by now|all too well)",
    "(wise|on) to (such|these|those|your|people|customers|guests|members) ~ (tricks|dodges|games|ruses|who|little)",
    "{customer_people} who .. (<try> it on with|<try> their luck|<chance> their arm|<pull> a fast one|<take> us for)",
    "(bogus|phantom|invented|made-up|imaginary|pretended|feigned|sham|spurious) (injury|injuries|illness|illnesses|ailment|ailments|symptom|symptoms|damage|breakage|breakages|"
    "loss|losses|fault|faults|excuse|excuses|accident|accidents|allergy|allergies|delivery|bereavement)",
    "(looks|seems|appears|sounds|smells|reads|reeks|amounts|this is|that is|it is) (like|to be|of)? ~ (a|an|some|rather)? ~ "
    "(deliberate|clear|blatant|obvious|possible|potential|attempted)? ~ (attempt to|attempted|fraud|scam|abuse|misuse|trick|"
    "ploy|extortion|blackmail)",
    "(attempt|attempting|trying|hoping|looking|angling|fishing) (to (obtain|get|gain|secure|claim|have|avoid)|for) (goods|"
    "money|a refund|refunds|something|products|compensation|free|a free|a bounty|freebies|discounts|payment|paying) ~ (for "
    "(free|nothing)|bit|out)?",
    "(get|getting|got|have) (something|goods|it|things|stuff|a meal|a free) ~ for (free|nothing)",
    "(false|fraudulent|bogus|fake|fabricated|dishonest|exaggerated|inflated|spurious|fictitious) "
    "(claim|claims|statement|"
    "statements|report|reports|information|allegation|allegations|complaint|complaints|review|reviews|declaration|returns|"
    "refunds|receipt|documents)",
    "(false|fraudulent|bogus|fake|fabricated|dishonest|exaggerated|inflated|spurious|fictitious|untruthful|invented|made - up) "
    "(refund|return|claim|compensation|replacement|chargeback|warranty|insurance|expense|damage|loss|delivery|reimbursement|"
    "injury|tenancy|benefit) (request|requests|claim|claims|report|reports|form|forms|dispute|disputes|application|applications|case|"
    "cases|return|returns|complaint|complaints)",
    "(false|fraudulent|bogus|fabricated|dishonest|spurious|fictitious) (disputes|dispute|chargeback|chargebacks|compensation)",
    "(this|your) (review|complaint|post|comment|rating|claim|photo|photos|picture|receipt|document) (is|was|looks|"
    "appears|seems) ~ (to be)? ~ (fake|false|fraudulent|forged|edited|doctored|photoshopped|altered|fabricated|not genuine|"
    "invented|a lie|bogus|staged)",
    "(suspect|suspected|suspicion of|accuse|guilty of|evidence of|signs of|indications of|investigate|prevent|combat|tackle|"
    "deter) ~ (you|your|any|possible|potential)? ~ (of)? ~ (fraud|abuse|dishonesty|misuse|theft|foul play|lying|cheating|"
    "fraudulent @NOUN)",
    "(fraud|abuse|fraudulent|dishonest|dishonesty|misuse) ... (police|authorities|prosecuted|reported|banned|blocked|legal|"
    "investigated|seriously)",
    "(it is|seems|rather|very|quite|highly|looks|(find|found) (it|this|that|these|those|them)) ~ suspicious",
    "(indistinguishable from|consistent with|typical of|indicative of|suggestive of) (fraud|abuse|misuse|theft|tampering)",
    "in bad faith",
    "(marks|hallmarks|signs|look|makings|whiff|smell) of (a|an)? (@ADJ)? (scam|fraud|con|hoax|trick|fake|swindle|set - up)",
    "(believe|suspect|think|assume|have reason to believe|reason to think|convinced|sure) (that)? (your|the|this|that) ~ (review|photo|photos|picture|receipt|claim|complaint|comment|invoice|damage) .. (was|were|is|has been) ~ "
    "(posted|written|edited|altered|faked|made up|invented|staged|fabricated|forged|caused|not genuine|photoshopped|copied)",
    "(claim|complaint|report|story|request) (is|was) not (genuine|honest|true|made in good faith|legitimate|in good faith)",
    "cost (honest|other|our|genuine) ~ (honest|paying)? {customer_people} ..",
    "(misuse|abuse) of (the|our|this) ~ (@NOUN)? (policy|promotion|offer|service|guarantee|scheme|system|goodwill|voucher|"
    "returns|warranty|generosity)",
    "(taking|take|takes) advantage of (us|our|the (offer|policy|system|promotion|guarantee))",
    "tampered with",
    "nothing to hide",
    "(you|people|customers|guests|some|they) .. (trying|attempting|hoping|looking|wanting) to ~ (get (out of|away with|round|around|something for)|dodge|evade|wriggle out of|cheat|pull|avoid (paying|the .. (fee|charge|bill|cost|rent)))",
    "(people|some|customers|guests|tenants|passengers|members|everybody|everyone|anyone) (often|sometimes|usually|always|do|will|just|only)? <say|claim|do|try|tell|report|make|write> (us)? (that|this|it|so|things|such things) ~ (up)? ~ (in order)? to ~ (get|avoid|obtain|save|dodge|escape|claim|win)",
    "(anyone|anybody) (can|could|might) ~ (just)? (say|claim|write|send|allege|make up) (that|this|so|it|such|a|anything)",
    "(your|this|the|that) (claim|story|complaint|account|report|review|request|injury|damage|leak|loss|theft) .. (been|be|is|was) ~ (made|cooked|dreamt|dreamed|trumped) up",
    "(treat|treating|regard|regarding|view|viewing|consider|considering|handle|handling) (this|it|that|your .. ) as ~ (a|an)? (@ADJ)? (fraud|fraudulent|theft|extortion|blackmail|abuse|scam|deception|dishonest)",
    "(who|what) (you|they) (say|claim|purport) (you|they) (are|to be)",
    "(trying|attempting|hoping|looking|angling|fishing) (to|for) ~ (get|obtain|have|claim|secure)? (a|some|your|the|"
    "something|another)? ~ free @NOUN",
    "(trying|attempting) to ~ (get|obtain|have) ... (for (free|nothing)|out of paying|without paying)",
    "(done|caused|made|broken|damaged|happened) (on purpose|deliberately|intentionally)",
    "(your|the|this|that) (photo|photos|picture|pictures|receipt|document|documents|screenshot|invoice|video|certificate) "
    "(has|have|had) (clearly|obviously|been)? ~ (been)? ~ (edited|altered|doctored|manipulated|forged|photoshopped|tampered)",
    "(your|the|this|that) (photo|photos|picture|receipt|document|screenshot|invoice|certificate) (looks|appears|seems) ~ "
    "(to be)? ~ (edited|altered|doctored|forged|fake|false|photoshopped)",
)
# Called on to confess, told that they are seen through, or what a coincidence it is.
_SEEN_THROUGH = Phrases(
    "know (a|an) ~ (scam|con|con - artist|fraud|liar|chancer|try-on|trick|fake|sob story|tall story|scrounger|freeloader) when (we|i) (see|hear|meet|smell)",
    "(ask|asking|urge|invite|advise|suggest|like|want|expect|need|time|best|better|chance|opportunity|please|^|,|you) ~ (for|that|if)? ~ (you)? ~ (should|could|would|to|must)? ~ (just|simply|now|finally|please|either)? ~ "
    "(come clean (about|and|,|$|with|on|as)|own up|fess up|confess|level with (us|me)|(be|being) ~ (honest|straight|truthful|candid|upfront) (with (us|me|yourself)|about (what|how|who|where|when|it|this))|tell (us|me) ~ the (whole)? (truth|real story|whole story))",
    "(have|having|had) (us|me) on (,|.|?|!|$|about|here|again)",
    "<pull> (our|my) leg",
    "<pull> (a fast one|the wool)",
    "(take|taking|took) (us|me) for ~ (a)? ~ (fool|fools|mug|mugs|idiot|idiots|complete|utter|gullible)",
    "(taking|took|taken) (us|me) for a ride",
    "(not|hardly) ~ born yesterday",
    "(i|we) (was|were) not born",
    "not ~ come down in the last shower",
    "(chance|chancing|chanced) (your|their|his|her) (arm|luck)",
    "(spin|spinning|spun) (us|me) (a|another|some) ~ (@ADJ)? (yarn|line|tale|story)",
    "(gaming|milk|milking) (the system|our (goodwill|generosity|guarantee|policy|good nature)|(it|this|that) for (all|everything|what))",
    "(you|people|customers|guests|some) .. (work|working|play|playing) (the system|our (goodwill|generosity|guarantee|policy|good nature))",
    "^ (nice|good) try (,|.|!|$|but)",
    "(we|i) (can|could|have|had)? ~ (see|saw|seen) ~ (right|straight)? through (you|this|that|it|your ~ (@ADJ)? (act|claim|complaint|excuse|excuses|game|request|story|tale))",
    "(know|see|understand|wise to) ~ (exactly|precisely|full well|perfectly well)? ~ what (you are (doing here|really after)|your (game|angle) is|this is really about)",
    "(know|see|understand|wise to) ~ (exactly|precisely|full well|perfectly well) ~ what you are (up to|after)",
    "oldest (trick|excuse|one) in the",
    "(heard|seen|had) (this|that|them|it|these) (one|trick|story|excuse|ones) ~ (before|a (hundred|thousand|million) times)",
    "(we|i) ~ have ~ (heard|seen) (it|this|that) all ~ before",
    "not ~ (our|my) first rodeo",
    "you ~ (know|knew) ~ (perfectly well|full well|very well|damn well|as well as (i|we) do|just as well as) ~ (that|what|who|where|why|,|you|it|the|there|this)",
    "(you and i|we) both know ~ (perfectly well|full well|very well)? ~ (that|what|who|where|why|,|you|it|the|there|this)",
    "(you (<be>|have been|had been)|(your|this|that) ~ (@ADJ)? @NOUN <be>) ~ (less|other|anything but|not ~ (entirely|wholly|being|been|completely|quite|strictly|altogether|fully)) ~ (than|being|been)? ~ (entirely|wholly|completely|quite|strictly|fully)? ~ (honest|truthful|candid|straight|straightforward|forthcoming|upfront|frank|above board) "
    "(with (us|me)|about|in your|on your|when|,|.|$)",
    "economical with the (truth|facts)",
    "you .. (hiding|concealing|keeping|holding) (something|anything|things|facts) ~ (back)? ~ (from (us|me)|$)",
    "(funny|odd|strange|curious|convenient|interesting|remarkable|peculiar|amazing|surprising|striking) (how|that) (your (order|orders|parcel|parcels|package|packages|delivery|deliveries|claim|claims|receipt|receipts|complaint|complaints|refund|refunds|injury|injuries|loss|losses|things|item|items|bag|bags)|you) ... (only|always|every time|never|again|each time|all|just when|just as|right before|right after|the moment)",
    "you ~ (did|have|had)? ~ conveniently ~ <fail|forget|ignore|leave|lose|neglect|omit|overlook|remember|skip>",
    "^ how convenient ~ (,|.|!|$|for you|that)",
    "^ (very|rather|most|quite|that is (very|rather|most|quite)?) convenient ~ (timing|$)",
    "(wonder|wondering|question|questioning) (whether|if) ~ (you|your @NOUN|this|that|it|the @NOUN) ~ (<be>|<have>)? (really|actually|genuinely|truly|ever) ~ (existed|happened|lost|stolen|broken|sick|ill|there|had|ordered|bought|owned|"
    "having|true|the truth)",
    "(wonder|wondering|question|questioning) (whether|if) ~ (you|your @NOUN|this|that|it) ~ <be> ~ (genuine|honest|real|telling (us|me)?|having (us|me)|true)",
    "(an|any) honest (person|customer|mistake|guest|tenant|client|buyer) ~ (would|does|will)",
    "<say|tell|claim|ask|write|expect|demand|maintain|insist|argue> ... with a straight face",
    "crocodile tears",
    "(<want>|<look>|<hope>|<expect>|<angle>|<fish>|<try>|<attempt>|<fancy>|<seek>|<chase>|after|out) ... (something for nothing|a free ride|a free lunch|a quick buck|easy money|a fast buck|a windfall)",
    "(you|people|customers|guests|tenants|some) <be> ~ (on the (fiddle|make|take)|up to something)",
    "up to (no good|your (old|usual)? tricks)",
    "time (that)? you (told (us|me) the (truth|whole|real)|came clean|owned up|were (honest|straight|truthful))",
    "the truth ~ (will|always|has a way) ~ (out $|come out $|comes out $|of (coming|getting|surfacing))",
    "(if|assuming|provided) you (are|were) ~ (being)? ~ (really|entirely|completely|wholly|totally)? ~ (honest|truthful|straight) (with (us|me)|,)",
    "if you were ~ (honest|truthful) with yourself",
    "(got|get) (to)? your story straight",
    "(stick|sticking) to ((that|your|this) story|your version)",
)
# What somebody does who means to deceive.
_DECEITS = frozenset(
    "alter copy doctor edit fake forge hide invent keep resell return sell stage steal swap switch wear".split()
)
_MEANT = frozenset({"purpose", "deliberately", "intentionally", "knowingly"})
_OTHERS = frozenset(
    "ad advert advertiser impostor imposter poster someone somebody seller caller scammer scammers sender thief thieves criminal criminals fraudster fraudsters hacker hackers stranger they he she email site listing message protect".split()
)
# With "you" in it, a "they" beside may be the customer's parcels.
_SOMEBODY_ELSE = _OTHERS - {"they", "he", "she", "it"}


def check(reply: Reply) -> Iterator[Hit]:
    """Counted refunds, and words for dishonesty of which the customer is the one meant."""
    for match in _SEEN_THROUGH.find(reply):
        if (
            not match.sentence.is_question
            and _is_customer_meant(reply, match, _SOMEBODY_ELSE)
            and not _is_open(match)
            and not taken_on(reply, match.sentence)
            and not helps_near(reply, match.sentence, 0, 0)
        ):
            yield _hit(reply, match, 0.88)
    for group, sure in ((_PATTERN, 0.88), (_ACCUSED, 0.88)):
        for match in (
            *group.find(reply),
            *(
                (*_suspected(reply), *_misused(reply), *_disbelieved(reply), *_seen_through(reply), *_meant(reply))
                if group is _ACCUSED
                else ()
            ),
        ):
            if _is_customer_meant(reply, match):
                yield _hit(reply, match, sure)


def _is_open(match: Match) -> bool:
    """ "I'd like to be honest about what went wrong": the writer's own openness."""
    wished = match.words[0].norm in ("like", "want", "need", "expect", "time", "chance", "opportunity")
    return (
        wished
        and not any(w.norm == "you" for w in match.words)
        and any(w.norm in ("i", "we") for w in words_before(match.words[0], 4))
    )


def _suspected(reply: Reply) -> Iterator[Match]:
    """ "We have reason to believe you switched the labels", "we suspect the tag was removed on purpose"."""
    for clause in clauses(reply):
        doubt, verb = clause.verb.head, clause.verb
        if verb.dep != "ccomp" or clause.negated or clause.tense != "past":
            continue
        grounds = (
            doubt.dep == "acl"
            and doubt.lemma in ("believe", "think", "suspect")
            and doubt.head.lemma in ("reason", "ground", "cause")
        )
        if not (doubt.lemma == "suspect" or grounds):
            continue
        meant = any(w.norm in _MEANT for w in clause.words)
        if meant or (clause.who is Who.YOU and not clause.passive and verb.lemma in _DECEITS):
            run = tuple(w for w in clause.sentence.words if doubt.i <= w.i and w.start < clause.end)
            yield matched(run)


# What somebody does who means to deceive; and what they take advantage of.
_DECEIVING = frozenset(
    "cheat concoct con deceive defraud exaggerate fabricate fake falsify forge inflate lie mislead scam swindle".split()
)
_MAKING = frozenset({"doctor", "edit", "invent", "stage"})
_EXPLOITING = frozenset({"abuse", "exploit", "game", "misuse"})
_OFFERED = frozenset(
    "allowance discount generosity goodwill guarantee kindness loophole offer policy promise promotion refund return rule scheme service "
    "system trial trust voucher warranty".split()
)
_TOLD = frozenset(
    "account allegation application certificate claim complaint damage declaration description document evidence form invoice photo picture "
    "receipt report request review statement story testimony version video".split()
)
_UNTRUE = frozenset(
    "bogus concocted dishonest doctored exaggerated fabricated fake faked falsified fictitious forged fraudulent inflated invented spurious "
    "staged untruthful".split()
)


def _misused(reply: Reply) -> Iterator[Match]:
    """ "Guests who exploit our guarantee are barred", "anyone who doctors a photo": people of the customer's kind, and what they are up to."""
    for at in reply.positions.get("who", ()):
        who = words_before(reply.words[at], 1)
        after = [w for w in words_after(reply.words[at], 9) if w.pos != "ADV"]
        if not who or not after or not (who[0].lemma in lexicon("customer_people") or who[0].norm in _ANYONE):
            continue
        verb, done_to = after[0], {w.lemma for w in after[1:]}
        does = {verb.norm, verb.lemma}
        if does & _DECEIVING or (does & _EXPLOITING and done_to & _OFFERED) or (does & _MAKING and done_to & _TOLD):
            yield Match("", (who[0], reply.words[at], verb), who[0].start, verb.end)


_ANYONE = frozenset("those anyone anybody people persons".split())


def _disbelieved(reply: Reply) -> Iterator[Match]:
    """ "Your statement about the lost phone is fraudulent", "appears to be staged": what the customer told or sent, called untrue."""
    for untrue in reply.having(_UNTRUE):
        if not any(w.lemma == "be" for w in untrue.children) or is_conditional(untrue):
            continue
        told = untrue.child("nsubj")
        if told is not None and told.lemma in _TOLD and not is_negated(untrue) and _is_given_by_you(told):
            yield matched(reply.words[told.i : untrue.i + 1])
            continue
        for word in words_before(untrue, 9):
            if word.lemma in _TOLD and any(w.norm in ("your", "this", "that") for w in word.children):
                run = tuple(reply.words[word.i : untrue.i + 1])
                yield matched(run)
            if word.norm in NEGATORS or (
                word.pos == "VERB" and word.dep != "amod" and word.lemma not in ("appear", "seem", "look")
            ):
                break


def _is_given_by_you(told: Word) -> bool:
    """ "The statement you gave us"."""
    clause = told.child("acl:relcl")
    return clause is not None and any(c.norm == "you" for c in clause.children)


# What a request is called by those who don't believe it, and how they come to call it so.
_RUSES = frozenset(
    "attempt bid con dodge excuse fiddle gambit hoax ploy pretext ruse scheme stunt swindle trick wheeze".split()
)
_READING = frozenset(
    "amount appear be come consider feel interpret look read regard see seem smack smell sound strike suggest take treat view".split()
)


def _seen_through(reply: Reply) -> Iterator[Match]:
    """ "Your request reads as an attempt to get a second phone", "is this a ploy to skip the fee?"."""
    for ruse in reply.having(_RUSES):
        before, after = words_before(ruse, 7), words_after(ruse, 2)
        if ruse.pos != "NOUN" or not after or after[0].norm not in ("to", "for", "at"):
            continue
        taken = next((w for w in before if w.lemma in _READING), None)
        known = {w.norm for w in (*before, *ruse.children)}
        if taken is None or known & {"our", "my", "we", "i", "his", "their", "another", "next"}:
            continue
        opening = [w for w in ruse.sentence.words if w.i < ruse.i]
        sent = any(w.lemma in ("text", "call", "email", "message", "link", "site") for w in opening)
        yours = any(w.norm in ("your", "you") or (not sent and w.norm in ("this", "that", "it")) for w in opening)
        gain = words_after(ruse, 4)
        if yours and any(w.lemma in _GAINING or w.lemma in _GAINS for w in gain):
            yield matched(tuple(reply.words[min(taken.i, ruse.i) : ruse.i + 1]))


_GAINING = frozenset("avoid dodge escape evade extract gain get obtain pressure save score secure skip wangle win".split())
_GAINS = frozenset("bargain compensation deal discount free freebie money payout refund replacement upgrade voucher".split())


_HARMING = frozenset(
    "break burn clog crack cut damage destroy flood harm jam ruin scratch smash snap spill spoil stain tear wreck".split()
)


def _meant(reply: Reply) -> Iterator[Match]:
    """ "Some guests break things on purpose": people of the customer's kind who did it deliberately."""
    for clause in clauses(reply):
        subject = clause.subject
        if (
            subject is None
            or not clause.asserted
            or clause.negated
            or not (clause.lemma in _DECEITS or clause.lemma in _HARMING)
        ):
            continue
        people = subject.lemma in lexicon("customer_people") or subject.norm in _ANYONE
        if people and any(w.norm in _MEANT for w in clause.words):
            yield matched(clause.words)


def _is_invited(reply: Reply, match: Match) -> bool:
    """ "Please take advantage of our free returns", "get it for free on our page"."""
    clause = clause_of(reply, match.words[0])
    return (
        clause is not None
        and clause.lemma in ("take", "get", "have")
        and (clause.imperative or clause.modal in ("can", "could", "may", "will"))
    )


def _is_search(match: Match) -> bool:
    """ "You were sent looking for something that isn't on your screen"."""
    return match.words[-1].norm == "something" and any(
        w.norm in ("that", "which", "else") for w in words_after(match.words[-1], 1)
    )


def _is_by_design(match: Match) -> bool:
    """ "That was done on purpose in 4.40": what the makers did."""
    return match.words[0].norm == "done" and not any(
        (w.norm in ("you", "your") and w.i < match.words[0].i) or w.lemma in _HARM for w in match.sentence.words
    )


_HARM = frozenset({"burn", "crack", "cut", "damage", "hole", "injury", "leak", "mark", "scratch", "stain", "tear"})
_UNPAID = frozenset("accept approve condone entertain honor pay process refund reward settle tolerate".split())
_SECURED = frozenset("block cancel detect freeze lock reverse secure spot stop".split())
_STOLEN = frozenset("activity attempt charge login order payment purchase transaction transfer withdrawal".split())


def _is_protected(reply: Reply, match: Match) -> bool:
    """ "We noticed a fraudulent payment on your card and blocked it": the customer is the victim."""
    return any(w.lemma in _STOLEN for w in match.sentence.words) and any(
        c.who is Who.FIRM and c.lemma in _SECURED and not c.negated and c.modal is None
        for c in clauses_in(reply, match.sentence)
    )


_LURES = frozenset("attachment button call code email link message number page popup text website".split())
_SHUNNED = frozenset(
    "answer call click enter follow forward log open pay press reply respond scan send share tap touch use visit".split()
)
_FALLEN_FOR = frozenset("answer click enter follow give open pay reply respond send share tap tell".split())
_DISPOSED = frozenset("block delete forward ignore report".split())


def _is_warned_of(reply: Reply, match: Match) -> bool:
    """ "That's a scam, so please don't click on it": what to do about somebody else's message is told in the same breath."""
    if match.words[-1].norm not in ("scam", "fraud", "trick", "con") or any(w.norm in ("you", "your") for w in match.words):
        return False
    for near in reply.near(match.sentence, 0, 1):
        for clause in clauses_in(reply, near):
            if clause.conditional and clause.who is Who.YOU and clause.lemma in _FALLEN_FOR and clause.verb.start > match.end:
                return True  # "that's a scam. If you tapped on it, ring your bank"
            if not clause.imperative or clause.verb.start < match.end:
                continue
            after = words_after(clause.verb, 4)
            if any(w.norm == "your" and w.head.lemma not in _LURES for w in after):
                continue  # "this is fraud, delete your review"
            lured = any(w.lemma in _LURES or w.norm in ("it", "them", "anything") for w in after)
            if lured and not any(w.norm in FIRM for w in after) and clause.lemma in (_SHUNNED if clause.negated else _DISPOSED):
                return True
    return False


def _is_customer_meant(reply: Reply, match: Match, others: frozenset[str] = _OTHERS) -> bool:
    norms = [w.norm for w in match.sentence.words]
    before = [w.norm for w in words_before(match.words[0], 4)]
    if any(n in _UNPAID for n in before) and "not" in before:
        return True  # "we do not pay fraudulent claims"
    if (
        any(n in others for n in norms)
        or (any(w.norm == "time" for w in match.words[:3]) and "sorry" in norms)
        or _is_protected(reply, match)
        or _is_warned_of(reply, match)
        or _is_invited(reply, match)
        or _is_search(match)
        or _is_by_design(match)
        or owned_near(reply, match.sentence, 0, 0)
        or any(w.norm in ("nobody", "none") for w in words_before(match.words[0], 9))
        or any(n in ("not", "never", "no", "sorry") for n in before)
        or ("if" in before and "as" not in before)
    ):
        return False
    if any(n in ("we", "i", "our") for n in before[:2]) and match.words[0].norm in ("false", "fake", "bogus"):
        return False
    after = [w.norm for w in words_after(match.words[-1], 4)]
    if match.words[-1].norm in ("scam", "abuse", "fraud") and any(
        n in ("thanks", "thank", "report", "well", "glad") for n in norms
    ):
        return False
    return "our" not in after[:0]


def _hit(reply: Reply, match: Match, confidence: float) -> Hit:
    text = "We run a quick check on every {kind of case}; it takes {time} and you don't need to do anything."
    template = reply.replace_sentence(match.sentence, text, Grade.NEEDS_FACTS)
    rewrites = offered(left_out(reply, match.start, match.end), template)
    return Hit(match.start, max(match.end, run_end(match.words[-1], 6)), confidence=confidence, rewrites=rewrites)


RULE = Rule(
    code="TRU003",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This hints that the customer is dishonest; take it out and treat the report as true.",
    check=check,
    evidence="C",
    critical=True,
    beats=frozenset({"TRU001"}),
    examples=(
        Bad("This is fraud."),
        Good("That's a scam, please don't click on the link.", "a warning of somebody else"),
        Bad("Four returns in a month tell their own story."),
        Good("Two returns in a month tell us that the box is too thin, so we ship in wood now.", "the firm learns from it"),
        Good("Please stick to this version until the fix is out.", "software"),
        Good("You get a free ride home with every ticket.", "what is on offer"),
        Good("I wonder if it was lost in the post.", "a guess at what went wrong"),
        Good("I want to be honest about what went wrong: we forgot you.", "the writer's own openness"),
        Bad("We'd ask you to come clean about the crack."),
        Bad("We weren't born yesterday."),
        Bad("Odd that your parcels only vanish when they're dear."),
        Bad("You've been less than honest with us."),
        Good("The seller was having you on, so we've refunded you.", "somebody else's doing"),
        Good("I'll be straight with you: the part is late.", "of the firm"),
        Bad("Customers who fake damage photos are barred."),
        Bad("Frankly, your letter comes across as a ploy to skip the deposit."),
        Bad("Some tenants break the boiler on purpose."),
        Bad("People often say that to get a better room."),
        Good("That text was a ploy to get your PIN, so please ignore it.", "somebody else's doing"),
        Good("Please take advantage of our free returns.", "an invitation"),
        Bad("Diners who exploit the birthday offer lose their table."),
        Bad("We have grounds to think that your account of the broken vase is fabricated."),
        Good("The seller's account of the sale was fabricated, so you have your money back.", "another's account"),
        Good("Guests who played our old pinball table have asked for it back.", "nothing is misused"),
        Bad("We do not pay fraudulent refund claims."),
        Bad("We have reason to believe you switched the labels."),
        Good("We noticed a fraudulent payment on your card and blocked it.", "the customer is the protected party"),
        Good("Customers who send in a photo of the damage are paid the same day.", "nothing is doubted"),
        Bad("We have noticed an unusual number of refund claims on your account."),
        Bad("Our records suggest that you may be abusing the returns policy."),
        Bad("This looks like an attempt to obtain goods for free."),
        Bad("We reserve the right to refuse customers who make false claims."),
        Bad("Please note that fraudulent claims are reported to the police."),
        Bad("It is suspicious that two parcels went missing at the same address."),
        Bad("This review is fake."),
        Bad("You have had three refunds since June."),
        Bad("some people are trying to get something for nothing"),
        Good("We noticed an unusual login and locked the account to protect you.", "the customer is the protected party"),
        Good("Someone may be abusing your card details, so please change the password.", "somebody else is the suspect"),
        Good("That email looks like a scam; thanks for checking with us.", "confirms the customer's suspicion"),
        Good("I've flagged the seller's fake listing and refunded you.", "the seller is the suspect"),
        Good("Two parcels going missing in a month isn't on; I've switched your courier.", "the firm's problem"),
        Good("Your bank's fraud team may ring you to confirm the refund; that's normal.", "procedure, with reassurance"),
        Good("Nobody suspects you of anything.", "negated"),
        Bad("We find that suspicious."),
        Bad("We believe the statement you gave us is dishonest."),
        Good("The statement you gave us is not fake, and the bank agrees.", "denied"),
    ),
)
