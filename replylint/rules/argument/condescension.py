"""Talks down: obviously, simply, as you can see, calm down, you need to understand.

It says that the customer is slow or childish. Being talked down to is remembered longer than the fault itself.

Sources: Danescu 2013; SkyVerge; alex, Vale; WorkSurvival; CXInsight; Yeomans 2020
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import capitalized, left_out, offered, run_end, stated, without
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.turn import taken_on, turns_to_help
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clause_of, clauses_in, is_conditional

_CALM = Phrases(
    "(no|not any|little|hardly any) ~ (@ADJ)? (reason|need|cause|call) (for you)? to ~ (get|be|become|feel) ~ (so|quite so|all|this|that|too)? ~ (worked up|upset|angry|excited|emotional|agitated|annoyed|cross|hot under the collar)",
    "^ (please|just)? (relax (,|.|$|please)|chill|chill out|settle down|simmer down|cool it|cool down (,|.|!|$|and|please)|take it easy (,|.|!|$|please|now|mate|with the)|"
    "calm yourself|take a ~ (deep|few deep|long|big)? ~ (breath|breaths)|(big|deep|long) (breath|breaths))",
    "let (us|'s) ~ (all|both)? ~ (just)? ~ (take a ~ (deep|long|big|few deep)? ~ (breath|breaths|moment to (breathe|calm))|calm (down|ourselves)|cool (down|off)|keep (calm|cool|our heads|our tempers|"
    "things (civil|calm|polite|in (perspective|proportion))|(it|this) (civil|calm|polite|in (perspective|proportion)))|"
    "(be|stay|remain|try to be|try and be) ~ (calm|civil|adult|adults|grown-up|grown - up|grown-ups|reasonable|rational|sensible|realistic|mature) ~ (about (this|it|that)|here|please|$|,|and|shall)|"
    "(talk|discuss|deal|handle|settle|behave|act|speak) ... like (adults|grown-ups|grown - ups|civilized)|"
    "not ~ (get|be|become) ~ (carried away|hysterical|dramatic|melodramatic|over-dramatic|silly|emotional|ahead of ourselves|worked up|personal)|not ~ (overreact|over - react|exaggerate|lose our heads|"
    "blow (this|it|things) ))",
    "keep (your|a) (hair on|shirt on|pants on|(cool|head) (,|please|$))",
    "(hold your horses|your knickers in a twist)",
    "(once|when|if|after|until|as soon as) you ~ (have|are|feel|can) ~ (managed to|able to|had a chance to)? ~ (calmed|calm|calmer|(cooled|cool) (off|down)|composed|collected yourself|compose yourself|regained|settled down|"
    "in a (calmer|better) (mood|frame)|less (emotional|angry|upset|worked up|agitated))",
    "(no|not any|hardly any|little) ~ (real|earthly)? ~ (call|need|cause|reason) (here)? (for|to) ~ (be|get|use|go|resort to|start|throw|take|make|fly|the|all the|any|all this|all that|such|this|that|quite so many)? ~ "
    "(a|off the)? (capitals|capital letters|caps|block capitals|block letters|exclamation marks|exclamation points|hysterics|hysteria|hysterical|histrionics|dramatics|theatrics|melodrama|drama|dramatic|"
    "outburst|outbursts|panic and|scene|tantrum|tantrums|fuss (about|over|here|like|when|,|and|$)|song and dance|deep end|tone of voice|snippy|shirty|stroppy|ratty|huffy|testy|snappy|nasty|defensive|tetchy|high horse|so cross|so angry|so upset|"
    "so aggressive|so emotional|worked up about|aggressive|shouty)",
    "(remain|stay|keep) calm (and|or|please|$)",
    "no need (to|for) (shout|shouting|yell|yelling|be rude|rudeness|get (upset|angry|worked up|aggressive|emotional|personal)|"
    "raise your voice|swear|swearing|the (tone|attitude|capitals|caps|drama|aggression|hostility))",
    "(watch|mind|moderate|lower) your (tone|language|mouth|voice|manners|attitude)",
    "(try|do|please|you should|you must|need) to ~ (remain|stay|keep|be) calm",
    "(take|turn|bring) (the|your) (volume|tone|temperature) down",
    "(nobody|no one) ~ (needs|likes|deserves|wants) to be (shouted|yelled|sworn|screamed) at",
    "^ (please|just|oh)? (grow up|get a grip|get over it|get a life|act your age)",
    "(^|please|just|,|you (should|need to|must|have to)|you to|ask you to) calm (yourself)? down",
)
_CALM_DOWN = "This tells an upset customer how to feel; say that you see why, and what you will do."

_OBVIOUS = Phrases(
    "you do (realize|know|understand|appreciate|remember) (that|how|what|it|this|we|there|the (first|small|terms|rules)|you) ... , (do not you|do you not|right|yes|i (hope|take it|assume))",
    "obviously",
    "needless to say",
    "you ~ (clearly|evidently|plainly|patently) ~ (did|do|have|had|are|were) not",
    "you (did|do|have|had|are|were) (clearly|evidently|plainly|patently) not",
    "as (everyone|everybody|anyone|anybody|any @NOUN|every @NOUN|any (grown|reasonable|sensible) @NOUN|we all|adults) ~ "
    "(will|would|should|could|can)? ~ <know|understand|realize|appreciate|tell|explain|agree|confirm|attest|manage>",
    "(as|which) (i am sure|no doubt|,)? you ~ (will|would|should|can|may|must|are) ~ (no doubt|surely|already|well|"
    "doubtless|,)? ~ "
    "(appreciate|understand|know|realize|agree|imagine|be aware|aware|(be)? well aware)",
    "you will (recall|appreciate|be aware) (that|at|how)",
    "(anyone|anybody|everyone|everybody|any fool|a child) who (has|have) ever",
    "(anyone|anybody|everyone|everybody) who <keep|own|work|live|have|use|know> .. (knows|understands|will tell you|will "
    "know|expects)",
    "(everyone|everybody|any fool|any child|any grown @NOUN) (knows|can see|could see|would know|can tell)",
    "(just|only|simply|basic|plain|is|was) common (sense|knowledge)",
    "goes without saying",
    "stands to reason",
    "(plain|clear) (for (all|anyone|everyone))? to see",
    "(should|must|ought to) ~ (have)? (be|been) ~ (obvious|evident|apparent|self-evident|plain) (to (you|anyone|anybody|everyone|all|most)|that|,|$)",
    "(is|are|was|were) ~ (self-evident|self-explanatory) ,? really? $",
    "(need|needs|needed) (hardly|scarcely|not|no) ~ (be)? ~ (said|stated|explained|saying|explaining|explanation|pointed)",
    "(anyone|anybody|everyone|those) with (eyes|a brain|sense|common sense|half an eye|half a brain|any|a little)",
    "you do (realize|know|understand|appreciate|see) ~ that",
    "pull yourself together",
    "as you surely",
    "any (fool|idiot|layman) (can|could|would|will|knows)",
    "any (child|beginner|novice) (knows|(can|could|would|will) ~ (be able to)? ~ (do|fit|fix|follow|get|know|manage|open|operate|read|see|set|spot|tell|understand|work))",
    "^ of course you (have to|need to|must|should|can not|will have to)",
    "^ (it|this|that) is (really|actually|all)? (very|quite|so|perfectly|really|extremely) (simple|easy) $",
    "(so|and|well) of course (the|you|it|things|they|there|that|your|@NOUN)",
    "as you can (clearly|plainly|obviously)",
    "as you can see (clearly|plainly|perfectly well|for yourself)",
    "believe it or not",
    "(not|hardly|scarcely|never|neither) ~ (exactly)? (rocket science|brain surgery|rocket surgery|nuclear physics|quantum (physics|mechanics)|higher (math|maths|mathematics)|advanced (math|maths|mathematics|"
    "calculus)|that (hard|difficult|complicated|tricky))",
    "(hardly|scarcely) ~ (hard|difficult|complicated|tricky|taxing|demanding) (to|,|$|,? is it)",
    "(even|any|a|an|your|my) ~ (average|small|mere|little|@NUM - year - old)? ~ (child|kid|toddler|schoolchild|schoolboy|schoolgirl|infant|baby|monkey|chimp|chimpanzee|grandmother|granny|"
    "grandma|gran|nan|grandad|fool|idiot|old) ~ (of (three|four|five|six|seven|eight|ten|twelve))? ~ (can|could|would|managed|manages|knows|understands) ~ (be able to|to|have)? ~ "
    "<set|do|see|understand|manage|follow|figure|operate|install|put|grasp|tell|assemble|fit|read|spot|get|fix|find|know|change|switch|work|how>",
    "(does|did|do) not ~ take (a|an) ~ (genius|expert|einstein|rocket scientist|phd|doctorate|degree|detective|mastermind|brain surgeon|mathematician|master 's)",
    "(you|one|nobody) (do|does)? not? ~ (need|needs|have|has) (to (be|have))? ~ (a|an) ~ (genius|einstein|rocket scientist|phd|doctorate|degree|brain surgeon|mastermind) .. to ~ "
    "(see|know|work|understand|spot|fit|figure|follow|open|boil|tell|realize|read|set|change|switch|press|use|operate|fill|find|grasp)",
    "(hardly|scarcely) ~ (takes|take|needs|need|requires|require) (a|an|any) ~ (genius|expert|einstein|rocket scientist|phd|doctorate|degree|thought|intelligence|effort|skill|brainpower|much)",
    "(child 's play|childs play|idiot-proof|idiot proof|foolproof|fool-proof|a no-brainer|a no brainer)",
    "(do|set|fit|put|manage|find|work|install|fix|open|change|assemble) ... with (your|my|their|his|her) eyes (shut|closed)",
    "as (easy|simple|plain|clear) as (pie|abc|abcs|falling|day|daylight|the nose|one , two|@NUM|mud|that)",
    "(in|of) (words|word) of one (syllable|@NOUN)",
    "(do|must|should|shall) (i|we) ~ (really|honestly)? ~ (have to|need to)? ~ (draw you a|paint you a|spell (it|this|that|everything)|explain (everything|this|it) (again|to you)|hold your hand|walk you through every)",
    "(i|we) (should|ought) not ~ (have|need|to (have|need)) ~ to ~ (explain|tell|spell|remind|point|draw|walk|say|teach) (you|it|this|that|how|what|why|everything|anyone|anybody|to|an adult|a grown|the @NOUN to|,|.|$)",
    "the (clue|hint) (is|was|@PART) in (the|its) (name|title|word)",
    "(it|this|that) is ~ not as (if|though) ~ (it|this|that) is ~ (hard|difficult|complicated|tricky|rocket)",
    "(take|have) my word for it ,? (dear|love|sweetheart|darling)",
    "no ~ (great|big|real)? mystery (to|about|there|here|in)",
    "(hard|difficult|impossible) to miss",
    "(perfectly|dead) (doable|easy|simple)",
    "(really|very|fairly) easy (one|really|once you|if you)",
    "(most people|anyone|anybody|everyone|any @NOUN|people) (will|would|could|can) (happily)? tell you",
    "as (all|most|many|our) (of)? (our|you)? ~ @NOUN (will|would|are|should) ~ (be)? (well)? (aware|know|appreciate|"
    "understand)",
    "^ (clearly|evidently|quite clearly|plainly) ,? you",
    "^ as you (should|must) (recall|remember|know)",
)
_LESSON = Phrases(
    "(i am sure|surely|no doubt|i trust) (that)? you (can|will|could) ~ (work out|see|figure out|understand|imagine|see|judge) .. .. for yourself ..",
    "(in a way|so that|so|in words|in terms) (that)? (even)? you (can|will|might|could) ~ (follow|understand|grasp|manage|get)",
    "(any|every) ~ (sensible|reasonable|normal|responsible|careful|prudent) ~ (person|adult|customer|owner|traveler|driver|parent|tenant|buyer) (would|will|does|knows) ..",
    "(it|this|that) <be> ~ (really|honestly|truly|hardly) ~ (not)? ~ (that|so|very|all that)? ~ (complicated|rocket science|brain surgery|a big ask) ..",
    "(ask|get) .. .. (younger (people|person|member|relative|one|generation)|grandchild|grandchildren|grandson|granddaughter|teenager|nephew|niece|(your|the) (child|children|kids|son|daughter)) .. (to)? (show|help|do|explain|teach|walk|set) ..",
    "(leave|skip|drop|spare (me|us)|save|cut|park|lose) (all)? the ~ (drama|theatrics|histrionics|hysterics|hysteria|shouting|melodrama|emotion|emotions|outrage) ..",
    "(as|like|which|something) (most|other|all|plenty of|lots of|many) (other)? (people|customers|users|folks|members|guests|drivers) ~ (seem to|do|can)? ~ (manage|work out|figure out|find|get|do|cope) .. (on their own|by themselves|without (any|our)? (help|trouble|asking)|just fine|perfectly well|all right) ..",
    "you (seem|appear) to ~ (find|be finding) (this|it|that|things) ~ (very|so|rather|quite)? ~ (hard|difficult|tricky|confusing|challenging) ..",
    "(most|any|every|all|even a|the average) ~ (sensible|reasonable|normal|functioning|intelligent|mature)? ~ (adult|adults|grown-up|grown-ups|child|grown ups|schoolchild|person|people) (can|will|would|do)? ~ (<understand|realize|grasp|figure|manage>|<know> ~ (better|enough|full well|how|not|that|what|why)) ..",
    "(i|we) ~ (will|can|shall|am going to|try to|have)? ~ <keep|make|put|kept> (this|it|that) ~ (really|very|nice and|extra|as)? ~ (basic|simple|short|elementary) ... (so (that)? you|for you (,|.|$|since|this)|enough for you)",
    "^ (do|please|please do|now do)? (try (and|to))? keep up ,? (please)? $",
    "(perhaps|maybe|please|^|you (might|could|should|may)) ,? ~ (try|care)? (and|to)? (read|reading|listen to) (the|my|our|what) ... before you ~ (answer|reply|respond|write|post|complain|ask|comment|accuse)",
    "you ~ (really)? (need|have|ought) to ~ (understand|realize|appreciate|accept|recognize|grasp|be realistic|bear "
    "in mind|keep in mind|make informed)",
    "you (must|should) ~ (understand|realize|appreciate|accept|recognize|grasp|bear in mind|keep in mind)",
    "you (should|ought to) ~ (have known|know (better|the|by now|this|that by now))",
    "surely you (can|will|do|must|would|knew|know|understand|see|realize)",
    "it is important ~ (that you|for you to|to) ~ (understand|realize|appreciate|remember|recognize)",
    "(please)? (try|do try) to (understand|see things|see it from|be (patient|realistic|reasonable))",
    "(please|kindly|do|just) ~ remember (,? please ,?)? that",
    "^ remember (,|that) (you|buyers|other|others|it is|there are|we are|these|this)",
    "(it|this)? (may|might) (help|be helpful|be useful|be worth|be wise|be an idea|do you good) (you)? ~ to (recall|"
    "remember|bear in mind|reflect|look at yours|read)",
    "might be borne in mind",
    "worth (bearing|keeping) in mind",
    "let (me|us) ~ (explain|put|spell|break|clear|go over|go through) ... (simpler|simple|slowly|layman 's|plain english|"
    "once more|one more time|again|terminology|for you)",
    "(let us|i will|shall we) go (through|over) (this|it|that) (again|one more time|once more|slowly)",
    "to put it (simply|plainly|bluntly|mildly|another way|in (simple|plain))",
    "think about (that|it) for a (moment|minute|second)",
    "(a|some) lesson (for|to be learned|there)",
    "(let|allow|permit) (me|us) to? ~ (educate|enlighten|school|tutor) you",
    "(i|we) (will|can|could|would|am happy to|are happy to) ~ (gladly)? ~ (educate|enlighten|school) you",
    "^ (so|and|or)? ,? (perhaps|maybe)? ,? (a|one|just a)? (quick|little|small|friendly|free|gentle)? (word of advice|word to the wise|piece of advice|bit of advice|reality check|history lesson|life lesson|friendly advice) (:|,|for|-)",
    "(even you|i am sure even|surely even) (you)? ~ (can|will|could|must|would|should|are)",
    "(welcome to|live in|living in|back in|here in) the real world",
    "(in|back in) the real world ,",
    "(that|such|this) is ~ (just|simply|sadly|unfortunately)? ~ (how the world works|the way (of the world|the world works|the cookie|it goes)|how (life|business|things|the real world) (is|works|goes)|life (,|$|i)|showbiz|the nature of life)",
    "life is ~ not ~ (always)? ~ (fair|perfect|a bed|a fairy)",
    "(world|universe|business|everything|company) ~ (does|do) not ~ (revolve|turn|spin) (around|round) (you|one)",
    "you are ~ not ~ the only ((pebble|fish)|(one|{customer_people}) ~ ((that|who|whom)? (we|i) ~ (have|<serve>|must|need|<deal>|<look>|<support>)|(who <be>)? (waiting|queuing|here|around)|(in|on) (the|a|our|this) (world|planet|earth|universe|queue|line|list|books|building|waiting)))",
    "(above|over) your (head|pay)",
    "you (would|will|could not possibly|can not possibly) ~ not? ~ (understand|grasp) ~ (the|it|this|that|these|such|unless|anyway|$|how (the|a|an|our|this|it|such|these|@NOUN))",
    "(leave|best left) (it|this|that|such things|these things)? ~ to (the)? ~ (professionals|experts|grown-ups|grown - ups|adults|people who (know|understand)|those (of us)? who (know|understand))",
    "(worry|bother) your (pretty|little|pretty little)",
    "^ (there , there|bless your|come , come)",
    "(try|do try|please try) (and|to) (keep up|follow|pay attention|concentrate|understand that|grow up|think)",
    "(pay attention|listen|read|concentrate) (carefully|properly|closely) (this time|now|,? please|because|as i)",
    "(this|it|that) (is|was) ~ not (exactly)? ~ (a)? ~ (difficult|hard|complicated|complex) (concept|thing|idea|task|instruction|instructions|rule|step) ~ (to|is|,|$)?",
    "all (it|that it|that)? (takes|took|needs|needed|is needed|was needed|is required) is ~ (a|some|an|the)? ~ (little|bit of|modicum of|moment 's|touch of|ounce of|simple)? ~ (common sense|thought|reading|intelligence|logic|forethought)",
    "(think|thought) (it|this|that|things) through (properly|next|before|first)",
    "(perhaps|maybe|one day|some day) you will ~ (understand|learn|appreciate|realize|see) ~ (when|once|one day|how|that|if)",
    "(when|once) you ~ (have|are|get) ~ (been|worked|run|spent|as long|older|a little older|old enough) ~ (in (this|the) (business|trade|industry)|a business|as long as|older|enough|more experience|as many years)",
    "(i|we) (am|are) ~ (trying to|going to|happy to)? ~ (keep|make|put) (it|this) (simple|in simple) (for you|enough)",
    "for (the|some)? (slow|hard) (learners|of (hearing|thinking)|on the uptake)",
    "(that|this) (should|will) teach you",
    "for your (own)? (understanding|information|education) (going forward|in future|next time)",
    "(you|one) can not (very well)? (expect|have it both ways|have your cake|please everyone)",
    "if you are not ~ (technically)? (skilled|capable|able|competent|savvy|technical|smart|prepared)",
    "if (the|all)? (manual|instructions|steps|guide|form) is (all)? too (much|hard|difficult|complicated|technical)",
    "if (that|this|it) is (all)? too (much|hard|difficult|complicated|technical) for you",
    "you ~ (simply|just|clearly|obviously|really|evidently) do not ~ (understand|get it|appreciate|realize|grasp|know what)",
    "you seem to (be having|have) (a problem|trouble|difficulty) (understanding|reading|grasping|following)",
    "(please|^|so|,|and) ,? (reread|re - read|read) (it|this|that|my ...|our ...|the ...|what (i|we|you) ..)? ~ (more)? "
    "(carefully|properly|slowly|again)",
    "(please|^) (reread|re - read) (my|our|the|this|that|what)",
    "(please|^) read (my|what (i|we|you)) ~",
    "you would do well to",
    "you (might|may|would) (be wise|be well advised|do better) to (read|learn|think|reflect|ask yourself|look up|look in)",
    "(say|explain|repeat|type|spell|go through) (it|this|that) ~ (very)? slowly",
    "(i|we) (will|shall|can|could|would|had better|am going to|are going to)? ~ <go|take|talk|speak|type|write|say|explain|put|spell|walk> (it|this|that|things|you|everything)? .. "
    "(slowly|slower|a step at a time) ~ (for you (,|.|$|this|since|as)|this time|(so|in order) that? you (can|might|may) ~ (keep up|follow|take it in|understand|grasp) ~ (,|$))",
    "(i|we) (will|shall|can|could)? ~ <talk|speak|type|write|explain|say> (it|this|that)? ~ (very|extra|nice and)? slowly for you",
    "(so that?|in order that) (even)? you (can|may|might|will) ~ (finally)? (grasp|get your head (round|around)|get it into your head|get the (message|point))",
    "(use|in|stick to) (short|small|simple|little|nice short) words",
    "(words|language|terms) (that)? (even you|a child|anyone|you) (can|could|might|will|should) (understand|follow|grasp|manage)",
    "(are you|you are) ~ (still)? with me so far",
    "(do|please|now) ~ pay attention (this time|now|,|$)",
    "(put|put on|wear|use) your thinking cap",
    "(join|joining|connect) (up)? the dots (for you|yourself|,|$)",
    "spell (it|this|that) out for you",
    "if .. is (all)? too much (trouble|effort|to ask|like hard work)",
    "(something|which|what|a point|a thing|one thing) (that)? (some|many|people|customers|our clients|most|folk|gets|tends) "
    "... <forget|overlook|lose>",
    "(people|customers|folk|folks|reviewers|most people|most customers) (do not|tend not to|rarely|never|seldom) ~ "
    "(always)? (realize|appreciate|understand|see|think about|consider|notice)",
    "do not think (people|customers|folk|most|you) ~ (quite)? (realize|appreciate|understand)",
    "draw (their|your|his|her) own conclusions",
    "worth (pointing out|remembering|recalling|repeating) ~ (too)? that",
    "let (us|'s) go (through|over) (this|it|that) (again|one more time|once more|slowly)",
    "(i|we) (would|might) have (thought|imagined) (that|you|a|an|the|it|some|anyone|most|anybody)",
    "(i|we) would have (expected|hoped) (you|a|an|anyone|most|any|that you|customers|someone|somebody)",
    "(can|could) not ~ (really|reasonably)? be expected to",
    "<have> (homes|lives|families|children|a life|a home) ~ (too|as well|of their own|to go to)",
    "it (should|might) ~ (perhaps)? be (said|noted|pointed out|borne in mind|stressed) that",
)
_MOODS = "(upset|angry|emotional|bitter|touchy|irritated|agitated|frustrated|mad|unhappy|annoyed|disappointed|dissatisfied)"
# A verdict on the customer's mood or mind, or the mood named in order to pass it over.
_STATE = Phrases(
    "you <be|look|sound|seem|appear> ~ (obviously|clearly|evidently|plainly) ~ " + _MOODS,
    "you ~ (obviously|clearly|evidently|plainly) ~ <be|feel|look|sound> ~ " + _MOODS,
    "you <look|sound|seem|appear|be|come across> ~ (as|like|to be)? ~ (a|an)? ~ (bit|little|rather|complete|total|right|bit of a|bit of an)? ~ (silly|stupid|"
    "foolish|ridiculous|hysterical|deluded|paranoid|obsessed|petty|childish|moron|idiot|fool|clown|troll|child|spoiled|like a (moron|fool|child|clown|troll|"
    "spoiled))",
    "you <sound|seem|appear|come across|be> ~ (as|like|to be)? ~ (rather|quite|a bit|a little|very|somewhat)? ~ (confused (about how|as to|by how|here)|set on|intent on|"
    "hell-bent|determined to (be|complain|find|argue|blame|misunderstand)|more interested in|someone who|somebody who|the (type|sort|kind) (who|of|that)|in a bad mood|"
    "in a mood|having a bad day)",
    "(i|we) ~ (can)? ~ (respect|understand|get|see|appreciate|know|realize|hear|accept) (that)? you <be|feel> ~ "
    + _MOODS
    + " ... (but|however|though|still|yet) ~ "
    "(many|most|others|plenty|there|that|this|it|nothing|you|the|our|all|everyone|rules|millions)",
    "(i|we) ~ (can)? ~ (respect|understand|get|see|appreciate|know|realize|hear|accept) (that)? you <be|feel> ~ "
    + _MOODS
    + " ,? (but|however|though|yet)",
)
_SIMPLY = Phrases(
    "you ~ (simply|merely|just) (have|need|had|needed) to",
    "all (that)? you (have|had|need|needed) to do is",
    "(is|was) (simply|just|merely|only) a (question|matter|case) of",
    "^ (then|and)? (simply|merely) @VERB",
)
_IMPERSONAL = Phrases(
    "one ,? (imagines|assumes|supposes|wonders|presumes|trusts|gathers|suspects)",
    "one (would|might|could) ~ have ~ (thought|imagined|expected|hoped|supposed)",
    "one (would|might) ~ (think|imagine|expect|suppose|ask|wonder)",
    "one can (not|hardly|only|scarcely) ~ (very well)? ~ @VERB",
    "one (could|can) (hardly|scarcely|only)",
    "one must ~ (say|ask|wonder|admit|be (a little|rather|fair|realistic|honest|patient|reasonable))",
    "(what|why|where|how) (had|does|did|is|must|should|would) one",
)
_RANK = Phrases(
    "(@NUM|twenty|thirty|forty|fifty|fifteen|ten|twelve|many|some) years (of|in) (experience|practice|service|the (trade|"
    "business|industry|job)|this (trade|business|industry|job)|"
    "managing|running|doing|making|baking|printing|selling|teaching|cutting|cooking|fitting|building|carrying|repairing)",
    "(has|have|had) (been)? ~ (with us|in the (trade|business|industry)|doing this|at (this|it|that desk)) ... (@NUM|twenty|"
    "thirty|forty|nineteen|many) years",
    "(@NUM|twenty|thirty|nineteen|many|forty) years (in the|at (that|this|the)|with us) (trade|business|industry|desk|$)",
    "(in the family|in this family|in (the)? (business|trade)) ... since @NUM",
    "do have some (idea|experience|notion)",
    "know a thing or two",
    "(taught|learned|seen) .. a thing or two",
    "graduated top of",
)
_GIVEN = frozenset("refund refunded free pay apology apologies sorry replace replaced".split())
_ONE_OF = frozenset(
    "the a an this that each every no any some which second first next other last new old right wrong another only".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Calming down, obviousness, lessons, belittled steps, and the lofty "one"."""
    for match in _CALM.find(reply):
        if _is_calming(reply, match):
            yield _calm(reply, match)
    obvious = _OBVIOUS.find(reply)
    for match in (*obvious, *(p for p in _presumed(reply) if not any(p.start < m.end and m.start < p.end for m in obvious))):
        if _is_condescending(reply, match):
            yield _obvious(reply, match)
    for match in _LESSON.find(reply):
        if _is_directed(match) and not taken_on(reply, match.sentence) and not _is_mended(reply, match):
            yield _hit(reply, match, 0.82, "This lectures the customer; give the fact without the lesson.")
    for match in _STATE.find(reply):
        if (
            _is_directed(match)
            and not taken_on(reply, match.sentence)
            and not match.sentence.is_question
            and _is_held(reply, match)
        ):
            yield _hit(reply, match, 0.8, "This passes judgement on the customer's mood or mind; speak of the matter instead.")
    for match in _RANK.find(reply):
        if not taken_on(reply, match.sentence) and not is_conditional(match.words[0]) and not _is_anniversary(match):
            yield _hit(reply, match, 0.8, "This pulls rank; experience is no answer to what went wrong here.")
    for match in _SIMPLY.find(reply):
        if _is_belittling(match) and not _is_relieved(reply, match, -1):
            yield _simply(reply, match)
    for match in _IMPERSONAL.find(reply):
        one = next(w for w in match.words if w.norm == "one")
        before = words_before(one, 1)
        if not before or (before[0].norm not in _ONE_OF and before[0].pos not in ("ADJ", "NUM", "NOUN", "PROPN")):
            yield _hit(reply, match, 0.82, 'Speaking of what "one" must do sounds lofty; speak to the customer as you.')


def _is_calming(reply: Reply, match: Match) -> bool:
    """Said to the customer's temper; not care ("take it easy on that knee"), nor the farewell that ends a reply ("Take it easy!")."""
    after = words_after(match.words[-1], 1)
    farewell = [w.norm for w in match.words[:2]] == ["take", "it"]
    if farewell and len(reply.sentences) > 1 and match.sentence is reply.sentences[-1]:
        return False
    if match.words[-1].lemma == "breath" and _is_relieved(reply, match):
        return False
    return _is_directed(match) and not any(w.norm in ("it", "from") for w in after) and not _at_oneself(match)


def _at_oneself(match: Match) -> bool:
    """ "No need to get upset with yourself": comfort."""
    return any(w.norm in ("yourself", "yourselves") for w in words_after(match.words[-1], 2))


def _is_relieved(reply: Reply, match: Match, side: int = 1) -> bool:
    """ "Deep breath, they're still there": what was feared is not so; told behind the match, or before it."""
    return any(
        clause.asserted
        and clause.tense != "past"
        and clause.who is not Who.FIRM
        and (
            {clause.lemma, clause.verb.norm} & (_GONE if clause.negated else _SAFE)
            or (
                "still" in (w.norm for w in clause.words)
                and (clause.lemma == "exist" or any(w.norm == "there" for w in clause.words))
            )
        )
        for near in reply.near(match.sentence, 0, max(side, 0))
        for clause in clauses_in(reply, near)
        if (clause.verb.start >= match.end if side > 0 else clause.verb.end <= match.start)
    )


_SAFE = frozenset("alright back fine fixable intact okay ok recoverable safe saved secure".split())
_GONE = frozenset("broken delete gone late lost lose ruin".split())


_MENDED = frozenset("add amend change correct edit redo rephrase rewrite shorten simplify update".split())


def _is_mended(reply: Reply, match: Match) -> bool:
    """ "I've changed it, so please read it again"."""
    return any(w.norm == "again" for w in match.words) and any(
        c.who is Who.FIRM and c.lemma in _MENDED and c.tense == "past" and c.verb.end <= match.start
        for c in clauses_in(reply, match.sentence)
    )


def _is_held(reply: Reply, match: Match) -> bool:
    """Whether the mood is set aside rather than shared: no "and rightly so", no help that follows."""
    rest = [w.norm for w in match.sentence.words if w.i >= match.words[-1].i]
    if any(n in ("rightly", "reason", "understandably", "sorry", "would", "right", "too", "let") for n in rest):
        return False
    return not turns_to_help(reply, match.sentence, match.start)


def _is_directed(match: Match) -> bool:
    """Said to the customer: not under if, not what we or somebody else did."""
    first = match.words[0]
    before = [w.norm for w in words_before(first, 2)]
    if any(n in ("our", "my", "his", "her", "their", "sorry", "apologize", "not", "to", "i", "we") for n in before):
        return False
    return not is_conditional(first) or first.norm == "if"


def _is_condescending(reply: Reply, match: Match) -> bool:
    if taken_on(reply, match.sentence) or is_conditional(match.words[0]):
        return False
    rest = [w.norm for w in match.sentence.words if w.i > match.words[-1].i]
    if turns_to_help(reply, match.sentence, match.end) or rest[:1] == ["how"] or _is_granted(rest):
        return False
    if _is_spelling_asked(match) or _is_exonerated(match):
        return False
    if match.words[-1].norm in _EASE and any(w.norm in _WHEN for w in words_after(match.words[-1], 1)):
        return False  # "it isn't that hard once the seal is warm"
    if match.words[0].norm == "needless":
        return any(_is_rule(c) for c in clauses_in(reply, match.sentence) if c.verb.start >= match.end)
    if match.words[0].norm != "obviously":
        return True
    if any(a.sentence is match.sentence for a in apologies(reply)):
        return False
    after = [w.norm for w in words_after(match.words[-1], 4)]
    before = [w.norm for w in words_before(match.words[0], 2)]
    clause = clause_of(reply, match.words[-1])
    if before[:1] in (["i"], ["we"]) or (clause is not None and clause.who is Who.FIRM and not clause.negated):
        return False
    return (
        "not" in after
        or (not before and after[:1] and after[0] in (",", "you", "the", "it", "this", "that", "if", "there", "a"))
        or (before[:1] == ["you"] and "have" not in after[:1])
    )


def _is_spelling_asked(match: Match) -> bool:
    """ "How should we spell it?": a question about a name, where a reproach has "spell it out" or "have to"."""
    if not any(w.lemma == "spell" for w in match.words) or any(w.lemma in ("have", "must", "need") for w in match.words):
        return False
    return not any(w.norm == "out" for w in words_after(match.words[-1], 1))


def _is_exonerated(match: Match) -> bool:
    """ "You're clearly not": a charge that somebody else made is denied."""
    after = words_after(match.words[-1], 1)
    return match.words[-1].norm == "not" and match.words[0].norm == "you" and (not after or after[0].pos == "PUNCT")


_EASE = frozenset("complicated difficult hard tricky".split())
_WHEN = frozenset({"after", "if", "once", "when", "with"})


def _is_rule(clause: Clause) -> bool:
    """How things are or must be, told as if the customer should have known: "dogs need a lead", "you can't return it", and not "this
    isn't good enough", "I've refunded it"."""
    if clause.who is Who.FIRM or clause.tense != "present" or clause.perfect or clause.question:
        return False
    subject = clause.subject
    if subject is None or clause.modal is not None:
        return True
    if clause.verb.dep in ("acl", "acl:relcl") or subject.norm in ("this", "that", "it"):
        return False
    return clause.negated or not subject.has("nmod:poss")  # not "your money is on its way"


def _is_granted(rest: list[str]) -> bool:
    """ "Obviously you get a refund", "you won't pay for that"; not "you won't get a refund", "a free trial doesn't include that"."""
    if not any(n in ("not", "never", "no", "cannot") for n in rest):
        return any(n in _GIVEN for n in rest)
    return any(n in ("pay", "owe", "charged", "billed", "cost", "apology", "apologies", "sorry") for n in rest)


# What a rule says of itself: "of course the warranty doesn't cover that".
_RULED = frozenset(
    "allow apply extend guarantee insure replace return stretch transfer available come cover eligible entitle entitled free include included last permit permitted possible qualify "
    "refundable transferable valid".split()
)
_PLAIN = frozenset({"clearly", "evidently", "plainly", "naturally"})


def _presumed(reply: Reply) -> list[Match]:
    """ "Of course, the warranty doesn't cover that": a no that the customer should have foreseen."""
    found: list[Match] = []
    if _PLAIN.isdisjoint(reply.vocabulary) and "course" not in reply.vocabulary:
        return found
    for sentence in reply.sentences:
        words = [w for w in sentence.words if w.pos != "PUNCT"][:2]
        norms = [w.norm for w in words]
        opening = words[:1] if norms[:1] and norms[0] in _PLAIN else words if norms == ["of", "course"] else []
        if opening and any(
            c.negated
            and c.asserted
            and c.tense == "present"
            and c.who is Who.THING
            and (c.lemma in _RULED or c.verb.norm in _RULED)
            for c in clauses_in(reply, sentence)
        ):
            found.append(matched(opening))
    return found


def _is_anniversary(match: Match) -> bool:
    """The customer's own years: "after forty years of sweet peas you know a bad lot"."""
    return any(w.norm in ("you", "your", "warranty", "guarantee", "thank", "thanks", "old") for w in match.sentence.words)


def _is_belittling(match: Match) -> bool:
    rest = [w.norm for w in match.sentence.words if w.i > match.words[-1].i]
    if any(n in ("days", "hours", "minutes", "time", "weeks", "day") for n in rest[:2]):
        return False
    return "i" not in rest and "we" not in rest and "us" not in rest and not is_conditional(match.words[0])


def _calm(reply: Reply, match: Match) -> Hit:
    text = "You have every right to be upset about {issue}. Here's what I can do: {your next step}."
    rewrites = (reply.replace_sentence(match.sentence, text),)
    return Hit(match.start, match.end, confidence=0.9, severity=Severity.ERROR, message=_CALM_DOWN, rewrites=rewrites)


def _obvious(reply: Reply, match: Match) -> Hit:
    message = "This says that the customer should have known; leave it out and give the fact."
    first, last = match.words[0], match.words[-1]
    norms = [w.norm for w in match.words]
    if norms[-1] == "obviously" or norms in (["needless", "to", "say"], ["believe", "it", "or", "not"]):
        return Hit(match.start, match.end, confidence=0.85, message=message, rewrites=(without(reply, match.start, match.end),))
    adverb = next((w for w in match.words if w.norm in ("clearly", "evidently", "plainly", "patently")), None)
    if adverb is not None and "as" not in norms:
        start = first.start if "quite" in norms else adverb.start
        return Hit(match.start, last.end, confidence=0.82, message=message, rewrites=(without(reply, start, adverb.end),))
    comma = next((w for w in words_after(last, 8) if w.text == ","), None)
    if first.norm == "as" and first is match.sentence.words[0] and comma is not None:
        return Hit(
            match.start, match.end, confidence=0.85, message=message, rewrites=(without(reply, match.start, comma.start),)
        )
    return _hit(reply, match, 0.82, message)


def _simply(reply: Reply, match: Match) -> Hit:
    message = '"Simply" says that it is easy, to somebody for whom it was not; give the step without it.'
    first, rest = match.words[0], reply.source[match.end : match.sentence.end].strip()
    mild = (
        "you" not in [w.norm for w in match.words]
        or "all" in [w.norm for w in match.words]
        or "just" in [w.norm for w in match.words]
    )
    rewrites: tuple[Rewrite, ...] = ()
    if first is match.sentence.words[0] and first.norm in ("simply", "merely"):
        rewrites = (without(reply, first.start, first.end),)
    elif first is match.sentence.words[0] and match.words[-1].norm == "to" and rest:
        rewrites = (reply.replace_sentence(match.sentence, capitalized(rest), Grade.SAFE),)
    return Hit(
        match.start, match.end, confidence=0.7, severity=Severity.INFO if mild else None, message=message, rewrites=rewrites
    )


def _hit(reply: Reply, match: Match, confidence: float, message: str) -> Hit:
    end = max(match.end, run_end(match.words[-1], 5))
    template = reply.replace_sentence(match.sentence, "Here's what I can do: {your next step}.", Grade.NEEDS_FACTS)
    rewrites = offered(stated(reply, match.start, match.end), left_out(reply, match.start, end), template)
    return Hit(match.start, end, confidence=confidence, message=message, rewrites=rewrites)


RULE = Rule(
    code="ARG003",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This talks down to the customer; leave it out and give the fact.",
    check=check,
    examples=(
        Bad("Do I have to spell it out?"),
        Good("How should we spell it on the cake?", "a name"),
        Good("Your albums are safe, it's only a matter of signing in again.", "comfort"),
        Good("I've corrected step two, so please read it again.", "what was mended"),
        Bad("I'll type this slowly for you."),
        Good("We walk slowly so that you can keep up on your first outing.", "how the walk is"),
        Good("Deep breath, your notes are still there.", "comfort"),
        Good("It isn't that hard once the seal is warm.", "when it gets easy"),
        Bad("Even a toddler could work that tap."),
        Bad("It hardly takes a genius to fit the lid."),
        Bad("Let's all take a deep breath."),
        Bad("There's no call for hysterics."),
        Bad("The clue is in the name."),
        Good("Even a beginner can join the Friday class.", "an invitation"),
        Good("Take it easy on that ankle for a week.", "care"),
        Good("You're not the only guest affected, and I've moved everyone to the big hall.", "the firm acts"),
        Bad("Obviously, a free trial doesn't include the workbook."),
        Bad("Of course, the guarantee does not cover scratches."),
        Bad("Needless to say, a kite has to be flown in the wind."),
        Bad("It should be obvious that candles drip."),
        Good("Needless to say, I've sent you a second lamp.", "the firm acts"),
        Good("Needless to say, this isn't good enough.", "said of our own failing"),
        Good("Obviously you won't pay for that.", "good news"),
        Good("Clearly that isn't good enough.", "said of our own failing"),
        Bad("Please calm down so we can discuss this."),
        Bad("Obviously, the warranty doesn't cover water damage.", rewrite="The warranty doesn't cover water damage."),
        Bad("As anyone would know, you have to charge it first.", rewrite="You have to charge it first."),
        Bad("You simply have to click the link in the email.", rewrite="Click the link in the email."),
        Bad("As you can clearly see on the invoice, VAT is included."),
        Bad("You need to understand that we have thousands of customers."),
        Bad("It's common sense to back up your files."),
        Bad("Let me explain this in simpler terms."),
        Bad("one would have thought that a torch was a good idea"),
        Bad("As any plumber will tell you, a tap that drips is a tap that was forced."),
        Bad("The label is on the lid, it's hard to miss."),
        Bad("Please re-read my instructions."),
        Good("You can see the tracking in your account under Orders.", "ability and a place"),
        Good("It's obviously our mistake, and I'm sorry.", "obviously with ownership"),
        Good("Clearly we got this wrong.", "the firm at fault"),
        Good("The form is simpler now: three fields.", "an adjective about the product"),
        Good('Just reply with "yes" and I\'ll do the rest.', "the firm does the work"),
        Good("I simply love that photo!", "a positive verb"),
        Good("I understand that you need the files today.", "the firm understands"),
        Good("I've put the second one in the post today.", "one thing, not one person"),
        Good("You'd clearly planned around it, so I've applied the offer.", "credits the customer"),
        Good("I've read your letter carefully, and again this morning.", "the firm reads"),
    ),
)
