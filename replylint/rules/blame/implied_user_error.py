"""A softened accusation: "it looks like you forgot", "you must have", "most customers check first".

However soft, the first thing that the reply offers is the customer's own slip, and it is understood at once.

Sources: Niteo; Brown & Levinson 1987; Folkes 1984
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import capitalized, left_out, offered, outcome, run_end
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.moves.turn import taken_on, turns_to_help
from replylint.passage import Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clause_of, clauses, is_conditional

DUTIES = lexicon("duties")
SLIPS = lexicon("slips")
RECEIPTS = lexicon("receipts")
PEOPLE = lexicon("customer_people")

# What stands before "you" when a guess at the customer's slip is dressed up as one.
_HEDGES = tuple(
    tuple(h.split())
    for h in (
        "it looks like|looks like|it looks as if|it looks as though|it seems|it seems that|it seems like|it seems as if|"
        "seems|seems like|it appears|it appears that|"
        "it would appear|it would appear that|it would seem|it would seem that|it sounds like|sounds like|it sounds as if|it sounds as though|it could be that|it may be that|it might be that|chances "
        "are|chances are that|the chances are|the chances are that|perhaps|maybe|possibly|probably|presumably|"
        "apparently|i think|i think that|i guess|"
        "i suspect|i suspect that|i assume|i assume that|i presume|i feel like|i am guessing|i can only assume|i imagine|we "
        "think|we suspect|we assume|we presume|"
        "my guess is|my guess is that|our guess is|my guess would be|my guess would be that|our guess would be that|it could well be that|it may well be that|it might well be that|could it be that|might it be that|could it be|might it be|can it be|can it be that|i get the feeling|i get the feeling that|i would hazard a guess|i would hazard a guess that|i would hazard that|i would venture|i would venture that|"
        "i would guess|i would guess that|from what i can tell|from what i can see|as far as i can tell|i bet|i would bet|i will bet|i would wager|i will wager|i dare say|i daresay|i fancy|i reckon|we reckon|i have a feeling|i have a feeling that|i have a hunch|i have a hunch that|i have a suspicion|"
        "i have a suspicion that|something tells me|something tells me that|i can not help thinking|i can not help thinking that|i can not help wondering whether|i can not help wondering if|i would say|i would say that|"
        "we would say|i would not be surprised if|it would not surprise me if|i wonder if|i wonder whether|we wonder if|we wonder whether|i am wondering if|i am wondering whether|is it possible|is it possible that|"
        "any chance|any chance that|is there any chance|is there any chance that|is there a chance|is there a chance that|it is likely|it is likely that|it is more than likely|it is more than likely that|most likely|"
        "more than likely|in all likelihood|in all probability|no doubt|doubtless|odds are|odds are that|the odds are|the odds are that|ten to one|the likeliest thing is that|the obvious explanation is that|"
        "the likely explanation is that|the most likely explanation is that|the only explanation is that|the simplest explanation is that|the usual reason is that|the likely cause is that|the most likely cause is that|"
        "the only explanation i have is that|the only explanation i can think of is that|all i can think is that|all i can think of is that|the impression is that|it is my impression that|my impression is that|"
        "it strikes me that|it rather looks as if|it rather looks as though|it looks very much as if|it looks very much as though|it looks to me as if|it looks to me as though|it looks to me like|we believe|i believe|i believe that|"
        "we believe that|our engineer thinks|our engineer suspects|it strikes us that|my hunch is|my hunch is that|my suspicion is|my suspicion is that|our suspicion is that|my bet is|my bet is that"
    ).split("|")
)
_ADVERBS = "(apparently|evidently|presumably|probably|possibly|seemingly|perhaps|maybe|likely)"
_WRONGLY = "(upside down|the wrong way|back to front|wrong|incorrect|incorrectly|improperly|by mistake|by accident|in error|accidentally|mistakenly|wrongly)"
_GUESSED = Phrases(
    "you ~ (have|had)? ~ left .. (on|off|open|running|in|unlocked|unplugged|out) $",
    "you had (the|your|it|them|a) ... " + _WRONGLY,
    "you had (@NOUN|@PROPN|the|your) .. (on|off|muted|blocked|disabled|switched (on|off)|turned (on|off|down)) (,|and|as|at|when|while|$)",
    "you ~ (have|had)? ~ @VERB ... instead of",
    "you ~ (did|have|had|were|are) ~ not ~ @VERB",
    "you ~ (have|had|are)? ~ {slips}",
    "you ~ (should|ought to) ~ have ~ @VERB",
    "you ~ (have|had)? ~ @VERB ... " + _WRONGLY,
    "you ~ (have|had)? ~ (accidentally|mistakenly|inadvertently|unintentionally|unknowingly|wrongly|incorrectly) @VERB",
    "you ~ (have|had)? ~ <enter|type|give|provide|send|submit|supply|quote|leave|register|attach|upload|put|write|dial|copy> ... "
    "(outdated|expired|invalid|inaccurate|incomplete|obsolete|illegible|out of date|out - of - date)",
    "you ~ (have|had)? ~ been ~ (not)? ~ (letting|leaving|forgetting|neglecting|skipping|overloading|overfilling|overtightening|overwatering|overcharging|underfilling|misusing|mistreating|ignoring|abusing|mishandling|forcing|slamming|"
    "running ... (dry|empty|flat|hot|down)|using ... (wrong|incorrectly|improperly|too)|putting (the|too|it|them) ... (wrong|too)|doing (it|this|that) wrong)",
    "you ~ (have|had)? ~ (left|let) (the|your|it|them|something|one of the) ... ((on|off|open|running) (,|and|all|for|when|while|overnight|$)|unlocked|flat|dry|wet|overheat|boil|freeze|lapse|expire|run|drop|fall|slip)",
    "you ~ (have|had)? ~ (did|do|are)? not ~ (been)? ~ (cleaning|charging|rinsing|maintaining|servicing|descaling|looking after|emptying|oiling|watering)",
    "you ~ (have|had)? ~ never ~ {duties}",
    "you ~ could ~ have ~ {duties}",
    "you ~ (have|had)? ~ <break|damage|mishandle|overload|ruin|spoil|void|wreck> (the|our|its|this) @NOUN",
    "you ~ (have|had)? ~ <skip> .. (step|steps|part|page|section|instruction|instructions|question|line|dose|payment)",
)
_HEDGED = Phrases(
    "(could|might) you ~ (perhaps|possibly|by any chance)? have ~ ({slips}|<dial|enter|press|use|type|order|book|pick|choose|put|read|send|give> ... (old|wrong|other|previous|expired))",
    "(my|our) (money|bet|guess|hunch|suspicion) is on you ~ (not)? ~ (having)? ~ ({slips}|@VERB)",
    "you ~ " + _ADVERBS + " ~ (have|had)? ~ {slips}",
    "you ~ " + _ADVERBS + " ~ (did|have|had) ~ not ~ @VERB",
    "you (did|have|had) " + _ADVERBS + " not ~ @VERB",
    "you " + _ADVERBS + " @VERB ... " + _WRONGLY,
    "you ~ (must|may|might|will|could) ~ well? ~ have ~ ({slips}|mistyped|skipped|not @VERB)",
    "you ~ (must|may|might|will|could) ~ well? ~ have ~ @VERB ... " + _WRONGLY,
    "you ~ (must|may|might|could) ~ have ~ (accidentally|mistakenly|inadvertently|unintentionally|wrongly) ~ @VERB",
    "you ~ (seem|appear) (not)? to ~ have ~ (not)? ~ ({slips}|not @VERB)",
    "you ~ (seem|appear) not to have @VERB",
    "you ~ (seem|appear) to ~ have ~ @VERB ... " + _WRONGLY,
    "you ~ must ~ not ~ have ~ @VERB",
)
_SOMEBODY = Phrases(
    "(sounds|looks|seems) (to me)? (like|as if|as though) (somebody|someone) ~ (may|might|must|has|had|did not|forgot|skipped|missed|was|got|left|never) ..",
    "it (may|might|could) ~ (well)? be (that)? ... (not)? ... @VERB (on|in|up|down|off|out)? by (you|yourself|yourselves)",
    "(somebody|someone|anybody|anyone) (at|on|in) your (end|side|house|household|team|office|family|place)",
    "(somebody|someone) ~ (must|has to|had to|needs to|ought to) ~ have ~ @VERB",
    "(somebody|someone) (at|on|in) .. (will|must) have @VERB",
    "need (someone|somebody|a person) to",
    "(did|do|does|can) not (walk|get up|change|open|close|vanish|disappear|fall|come|break|delete|cancel|order|switch|go|"
    "grow|turn|leave|jump|unlock|lock|crack|send|install|move) "
    "... by (itself|themselves)",
    "(did|do|does|can) not (walk|get up|open|vanish|disappear|fall|come|break|order|leave|jump|unlock|crack|move) ... on "
    "(its|their) own",
    "not (walk|wander|get up and walk|run) off",
    "(look|looking|start|starting|begin) ~ (a bit|a little)? closer to home",
)
_NORMALLY = frozenset("generally usually normally ordinarily mostly typically commonly habitually routinely mainly".split())
_HELD_TO = frozenset("expect encourage advise ask recommend require urge remind suppose oblige request counsel".split())
_MANY = "(most|other|many|all|our other|half the|lots of the|lots of|plenty of|those of our|the majority of)"
_GENERIC = Phrases(
    "(which|as|what|than|where) (hardly|most|all|other|many|half|our|any|every|sensible|experienced|regular) (of)? (our)? ~ "
    "(@ADJ|@NOUN)? ~ (people|{customer_people}) ~ "
    "(do|does|did|would|will|find|tend|think|take|seem|trip|manage|know)",
    _MANY + " (of)? (our)? ~ (@ADJ)? {customer_people} ~ (tend|usually|generally|manage|normally|keep|leave|give|bring|"
    "check|order|read|message|ring|call)",
    _MANY + " (of)? (our)? ~ (@ADJ)? {customer_people} do (message|ring|call|check|read|ask|keep|bring|take|give|tend|"
    "manage|find|tell)",
    "for (those|the few|anyone|anybody|everyone) (who|that) ~ (look|looks|looked|read|reads|bother|bothers|care|cares|can "
    "not find|could not find|get that far|got that far|scroll|check|checks|ask|asks)",
    "for (anyone|anybody|those) (looking|zooming|reading|checking|scrolling)",
    "(hardly|scarcely) (anyone|anybody|any @NOUN) (bothers|reads|checks|looks)",
    "(nobody|no one) (sane|sensible) @VERB",
    "(sensible|careful|experienced|seasoned|responsible|prudent|serious) {customer_people}",
    "those (of our .. )? who ~ (do not|want|switched|plan|read|check|left|leave|keep|take|order|look|rely) ... (tend|"
    "generally|usually|still have|find)",
    "<fall> to ~ (you|{customer_people}|the {customer_people}|the individual) to @VERB",
    "(duty|obligation|responsibility) (upon|on) ~ (you|the insured|the {customer_people}|{customer_people})",
    "the {customer_people} who ... (do|does) ~ (have|get|find|tend|enjoy)",
    "need (its|the|their) (owner|user|driver|rider|holder) (to|giving|checking|keeping)",
    "(another|some other) (member|person) of (the|your) (household|family|party|team)",
)
_SAYS = (
    "(state|states|stated|tell|tells|told|explain|explains|explained|point out|points out|recommend|recommends|warn|warns|"
    "warned|ask|asks|asked|advise|advises|advised|make clear|makes clear|mention|mentions|set out|sets out|specify|specifies)"
)
_PLAINLY = "(clearly|plainly|quite clearly|very clearly|explicitly|specifically|expressly|actually)"
_PRINTED = Phrases(
    "as ~ (the|our|my|any|its|every) ~ (@NOUN|@ADJ)? ~ ('s|')? ~ {small_print} ~ " + _SAYS,
    "as ~ (the|our|my|its|every) ~ (@NOUN|@ADJ)? ~ ('s|')? ~ {small_print} for .. ~ " + _SAYS,
    "(as|what) ~ (the|our|my|any|its|every) ~ (@NOUN|@ADJ)? ~ ('s|')? ~ {small_print} "
    + _PLAINLY
    + " (say|says|said|show|shows|showed|indicate|indicates|<state>)",
    "{small_print} ... (does|do) ~ (clearly|plainly|also)? (say|state|tell|explain|recommend|warn|advise|mention|rate|"
    "list|point|show|suggest|specify|make|illustrate|encourage)",
    "(we|it|screen|screens|app|pop-up) (do|does) ~ (clearly|also|always)? (say|state|tell|explain|recommend|warn|advise|"
    "mention|point|suggest|specify|encourage|prompt|make (it|this) clear|rely on)",
    "(it|which|that|this|page|form|screen) (clearly|plainly|quite clearly|very clearly|explicitly|expressly) (say|says|said|state|states|stated|show|shows|mention|mentions)",
    "(say|says) as much (directly|right|in|on|at|above|under|$)",
    "(is|are|was|were|been) ~ (all)? ~ (clearly|plainly|quite clearly|expressly|explicitly)? (spelled out|set out|laid out|"
    "stated|explained) ~ (clearly)? (in|on|at|if you|before)",
    "(is|are|was|were|been) (clearly|plainly|quite clearly|expressly|explicitly) (printed|written|displayed|stated|"
    "marked|labeled)",
    "spelled (that|it|this)? out",
    "puts (that|it|this) in (plain|black)",
    "in (plain english|quite large letters)",
    "(above|beside|under|over|below|next to) .. your (own)? signature",
    "your (own)? signature (is|sits|appears|stands|was) ~ (on|at|there|under|below|right|in|beneath|final)",
    "(above|where|document|contract|form|agreement|quote|estimate|terms|conditions|page|paper) .. (that)? you (have|had)? "
    "(yourself)? (signed|ticked|initialed)",
    "gave your .. signature",
    "(carries|bears|carry|bear) your (own)? signature",
    "confirmed as read",
    "there is a .. (box|button|tick|sign|notice|card|banner|scroll bar|pop-up|clock icon) .. (you tick|you click|so (folks|"
    "people|you)|to say)",
    "that is what it says (on|in)",
    "(if you|you just|you only have to) (scroll|look|click|zoom|read) ~ (down|on|past|over|through|at) .. (asterisk|bottom|"
    "past|small|the sizes|to the bottom|the back)",
    "(has been|been) ... on (the|our) {small_print} (since|for|all)",
    "there (on|in) (page|the)",
    "(it is|is) there on",
    "i (do|did) ~ (clearly|also|always)? (say|state|mention|warn|point|explain) (that|this|it|so|in|on|as much)",
    "{small_print} ~ (clearly|also)? (invites|asks|tells|reminds|prompts|advises|warns|encourages) (users|customers|you|"
    "people|everyone|everybody|guests|members|buyers|passengers|visitors)",
    "(it is|its|is) all (in|on|there in|there on) (the|our) @NOUN? {small_print}",
    "(do|does) say so",
    "(was|were|is) there to be (read|seen)",
    "help center (does|did) @VERB",
)
_DILIGENCE = frozenset(
    "look glance patience care attention thought foresight planning courtesy word note call ring check question message peek reminder backup drive line moment text read letter email notice hint mention cushion phone inquiry scan copy glimpse quick minute".split()
)
_AVOIDED = frozenset(
    "get spare save avoid prevent solve clear show settle cost tell bring help do resolve fix catch reveal spot sort answer make be put give flag keep stop stay take have leave".split()
)
_LATE = Phrases(
    "(could|might|should|would) ~ (easily|well|simply|also)? have been (queried|flagged|raised|reported|avoided|noticed|"
    "spotted|prevented|questioned|mentioned|disputed) (at|on|by|with|if|had|sooner|earlier|,|$)",
    "(pity|shame|unfortunate|regrettable) ~ (that)? (it|this|nobody|no one|nothing|you) (was|had|were|is|did|has)? ~ not ~ "
    "(been)? ~ (flagged|reported|mentioned|raised|observed|brought|said)",
    "(needed|needs) to (be|have been) (uploaded|returned|reported|filed|submitted|posted|signed|claimed|activated|switched) "
    "(via|within|before|through|rather)",
    "(was|were) only ~ (submitted|received|reported|forwarded|flagged|raised|notified|filed|lodged) (on|after|at|when|to us|"
    "late)",
    "in case (that|it|you|this) (had|have|has) not (crossed|noticed|occurred|realized)",
    ", just saying $",
    "(would|might) have been (expected to|wise to|wiser|sensible to|advisable|prudent)",
    "nothing (stopped|stopping|prevented|prevents|stops) you",
    "(rather than|instead of) (picking up the phone|asking us|telling us|calling us|ringing us)",
    "you went for the (cheap|cheaper|cheapest|basic|budget)",
    "you (will|would|must) ~ (then|no doubt|surely)? have (seen|noticed|read) (the|that|our|it|this|what)",
    "so should not (really)? have come as",
    "(is|was) a choice $",
    "that is the trade-off",
    "living dangerously",
    "at (a|the) (customer|owner|traveler|buyer) 's own risk",
    "<be> down to (whoever|how (it|they|you|the))",
    "<come> down .. to how (it|they|you|the|one)",
    "would (have|of) been ~ (nice|good|better|easier|helpful|appreciated|kind|kinder|quicker) (to (get|have|hear|be told|"
    "know)|if you|had you)",
    "(went|gone|going) (unnoticed|unseen|unmentioned|unreported)",
)
_WISE = Phrases(
    "(always|generally|usually|often) ~ (wisest|smart|smartest|safest|easiest|wise|sensible|best) for @NP ((or|and) @NP)? to @VERB",
    "(always|generally|usually|often) ~ (a)? (wise|sensible|best|advisable|prudent|good idea|good practice|worth) ~ (to|"
    "having|checking|grabbing|keeping|asking|reading|a)",
    "(it)? (might|may|would) be (wise|sensible|wiser|advisable|prudent) (to|if you|for you|next time|not to)",
    "(prudent|sensible|wise) (course|thing|option|approach|habit) (is|would|and)",
    "(next time|in future) ,? (perhaps|maybe|please|you (might|may|should)|try|do|include|provide|consider|"
    "remember|it might|it may|it is worth)",
    "(perhaps|maybe) ,? (next time|in future|in the future) ,? (you|include|provide|try|read|check|do|give|tell|ask|make)",
    "please ,? (next time|in future|in the future) ,? (include|provide|read|check|give|tell|ask|make|do|be|use|post|send)",
    "worth (your while|a (quick)? (look|squint|glance|check|peek|read)|grabbing|checking|asking|ringing|you) ... (next time|"
    "in future|before)",
    "(does|works|do) wonders",
    "well advised to",
    "does best to @VERB",
    "next time ,? (please)? (read|check|look|ask|bring|call|ring|make sure|book|measure|follow|keep|tell|mention)",
    "(always|it is|so it is|also) worth (keeping|asking|checking|grabbing|taking|having|reading|noting down|making|giving|"
    "looking|doing)",
    "(more often than not|nine times out of ten|nine times in ten|in the (great|vast|overwhelming)? majority of cases|in "
    "(almost|nearly) every (case|instance)) ... (down to|a question of|a matter of|turns out|how|because|the (user|customer|"
    "owner|way))",
)
# The chance that the firm, as it says, never had, and what it took the customer to know.
_CHANCE = Phrases(
    "(i|we) ~ (could)? ~ <wish> (that)? (i|we) (had|would) ~ (been (told|given|asked|informed|made aware|aware|called)|known|heard|had (the|a|an) ~ (chance|opportunity))",
    "(i|we) would ~ have (loved|liked|welcomed|appreciated|been (glad|grateful|happy|pleased) (of|for)) ~ (the|a|an) ~ (chance|opportunity) to "
    "(address|change|correct|fix|help|look|make|mend|move|put|replace|resolve|sort|swap|talk|try)",
    "(i|we) ~ (was|were) ~ (not|never) ~ (given|offered) (the|a|an|any|that) ~ (chance|opportunity)",
    "(i|we) (had|would|have)? ~ (taken|took) it (that)? ~ you (had|have|were|knew|understood)",
    "(i|we) (had|would) ~ (assumed|understood|supposed|presumed|gathered|imagined) (that)? you (were|had|knew|understood)",
)
# The moment at which one would have said so: a step on the way, as the last word of its name.
_STEP = (
    "(appointment|arrival|briefing|check-in|checkin|in|check-out|checkout|out|collection|consultation|counter|delivery|desk|drop-off|dropoff|off|fitting|form|handover|"
    "induction|inspection|interval|pickup|up|preview|proof|rehearsal|survey|tasting|trial|viewing|walk-round|round|walkaround|around|walkthrough|through)"
)
_MOMENT = Phrases(
    _STEP + " (at|on|before|after|with|by)? .. (is|was) ~ (the|your|a|an|the @NOUN 's|everyone 's|people 's)? ~ (@ADJ)? "
    "(moment|time|chance|opportunity|point|stage|occasion) (for @NP)? (to|at which (to|one|people|you)?|when (one|people|you)|where (one|people|you)) ~ "
    "(check|compare|flag|get ... (written|noted|down|recorded|checked)|make sure|measure|mention|note|notice|point|query|question|raise|read|report|say (so|something)|"
    "speak up|spot|tell|try (it|them))",
)
# What the small print did say: a past that is stressed.
_DID_SAY = Phrases(
    "({small_print}|heads - up|confirmation) (@ADP ..)? did ~ (advise|ask|carry|contain|explain|flag|give|have|include|invite|list|make|mention|point|recommend|say|set|"
    "show|spell|state|suggest|tell|warn)",
)
# How such things nearly always come about: through somebody like the customer.
_USUALLY = (
    "(usually|generally|mostly|nearly always|almost always|often|typically|invariably|nine times out of ten|nine times in ten)"
)
_ANYBODY = "(people|folk|folks|somebody|someone|{customer_people})"
_CAUSED = Phrases(
    f"{_USUALLY} ,? (down to|because|because of|a case of|due to|the result of|that|when)? {_ANYBODY} ~ "
    "(having|leaving|forgetting|misreading|not|have not|has not|have left|has left|who have|who has|who did)",
    "(most|many|nearly all|nine|half|the majority) of ... ... (turns|turn) out to be",
)
# What the customer wrote is no use, or too little.
_UNCLEAR = Phrases(
    "you <be> ~ not ~ (being|making yourself)? ~ (clear|specific|precise|explicit|forthcoming) (in|about|on|as|with|when|enough|at|$)",
    "your ~ (@ADJ)? (description|message|question|post|email|request|explanation|report|account|query|story) ~ <make> ~ (no|little|not much|zero|absolutely no) "
    "(sense|difference)",
    "your ~ (@ADJ)? (description|message|question|post|email|request|explanation|report|account|query|story) ~ <be> ~ (too|so|rather|very|quite)? ~ (vague|unclear|"
    "confusing|confused|incomprehensible|impossible|unintelligible|gibberish|meaningless)",
    "you ~ (have|had)? ~ <give|provide|offer|supply|post|include|share> ~ (us|me|the forum)? ~ (no|little|virtually no|almost no|very little|zero|next to no|absolutely no|hardly "
    "any|so little|so few) ~ (@ADJ)? (detail|details|information|info|context|description|clue|facts|specifics|explanation|idea)",
    "you ~ (have|had)? ~ (left|leave) out (the|most|half|all|everything|any|what)",
    "(hard|difficult|impossible|tricky) to (know|tell|see|say|follow|understand|make out|work out) ~ (exactly)? (what|how|why) you (did|have done|mean|mean by|are (doing|on about|"
    "asking|saying|talking)|were doing|actually)",
    "(can|could) not ~ help ~ (you)? (if|when|while|by|with) you ~ (only|do not|just|will not|keep|refuse|writing)",
    "(most|many) (people|users|customers|posters) ... (including you|like you|you included)",
    "(it)? (was|is) up to (you|the {customer_people}) to ~ (check|read|know|ask|make sure|ensure|report|measure|keep|tell|notice|notify|inform)",
    "you (have|had) (a|an|the) ~ (@ADJ)? (obligation|duty|responsibility) ... to @VERB",
    "(place|places|put|puts|impose|imposes) ... (on|upon) (you|the (insured|customer|tenant|guest|buyer|passenger)) ... (duty|obligation|responsibility|burden)",
    "(where|what) you (were|are) (going|doing) ~ (very)? wrong",
    "you need to (tell|give|provide|say|write|post|explain) ~ (us|me)? ~ a (lot|bit|good deal|great deal) (more|better)",
    "force my hand",
)
_FELT = frozenset(
    "worried upset scared frightened anxious tired exhausted relieved delighted disappointed frustrated terrified excited cold hungry busy sad angry furious thrilled proud shocked awful horrible".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Hedged slips, what does not happen by itself, what others do, what was printed, what a glance would have shown."""
    for match in _HEDGED.find(reply):
        if _is_slip(match):
            yield _hit(reply, match.words[0], match, 0.88, None)
    for match in _GUESSED.find(reply):
        hedge = _hedge(match.words[0])
        if hedge is not None and _is_slip(match):
            yield _hit(reply, hedge, match, 0.88, None)
    yield from _imagined(reply)
    for group, sure in ((_SOMEBODY, 0.82), (_LATE, 0.82), (_GENERIC, 0.8), (_PRINTED, 0.8), (_UNCLEAR, 0.75), (_WISE, 0.6)):
        for match in group.find(reply):
            rest = [w.norm for w in match.sentence.words if w.i > match.words[-1].i]
            if group is _LATE and any(n in ("we", "us", "our", "i", "my") for n in rest):
                continue
            if match.words[-1].norm == "your" or rest[:1] in (["us"], ["how"], ["where"], ["attached"]):
                continue
            if group is _SOMEBODY and any(w.norm in ("our", "we", "us", "depot", "warehouse") for w in match.sentence.words):
                continue
            if _is_meant(reply, match.words[0]) and not (group is _PRINTED and _is_excused(match)):
                mild = group is _WISE or (group in (_GENERIC, _PRINTED) and _is_calm(reply)) or _is_pointer(match)
                yield _hit(reply, match.words[0], match, sure, Severity.INFO if mild else None)
    for group in (_CHANCE, _MOMENT, _DID_SAY, _CAUSED):
        for match in group.find(reply):
            if _is_meant(reply, match.words[0]) and not _is_granted(match) and not _is_calm(reply):
                yield _hit(reply, match.words[0], match, 0.6, Severity.INFO)
    yield from _habits(reply)
    if not _is_calm(reply):
        yield from _models(reply)
        yield from _neglects(reply)
    yield from _glances(reply)


def _hedge(you: Word) -> Word | None:
    """The first word of the hedge that ends right before "you", or None."""
    before = [w for w in words_before(you, 6) if w.text != "," and not w.norm.endswith("ly")][::-1]
    norms = tuple(w.norm for w in before)
    for hedge in _HEDGES:
        if norms[-len(hedge) :] == hedge:
            return before[-len(hedge)]
    near = words_before(you, 1)
    return near[0] if near and near[0].norm in ("apparently", "presumably", "probably", "possibly") else None


# Hedges of one who makes up what the customer did; "I think" and "it looks like" may come before what was seen.
_MAKING_UP = frozenset(
    "feeling likely presumably bet chances could explanation fancy guess hazard hunch imagine odds suspect suspicion venture wager".split()
)
# What somebody thinks of, wants or asks for is no slip of theirs.
_MINDED = frozenset(
    "ask call choose contact deserve email enjoy expect hope intend like mean mention order prefer pay plan report say speak tell think try want "
    "wish wonder write".split()
)


def _imagined(reply: Reply) -> Iterator[Hit]:
    """ "My guess is that you pushed the lever only half way", "could it be that you took two?": a deed that the writer makes up, whatever it is."""
    if reply.customer is None or _is_calm(reply):
        return
    for clause in clauses(reply):
        subject, verb = clause.subject, clause.verb
        if clause.who is not Who.YOU or subject is None or clause.passive or clause.negated or clause.conditional:
            continue
        if (
            verb.pos != "VERB"
            or clause.lemma in RECEIPTS | _MINDED
            or not (clause.perfect or clause.tense == "past" or verb.tag == "VBD")
        ):
            continue
        hedge = _hedge(subject)
        told = hedge is not None and any(w.norm in _MAKING_UP for w in clause.sentence.between(hedge.start, subject.start))
        if hedge is None or not told or turns_to_help(reply, clause.sentence, verb.end) or taken_on(reply, clause.sentence):
            continue
        yield Hit(
            hedge.start,
            run_end(verb, 8),
            confidence=0.7,
            severity=Severity.INFO,
            rewrites=_template(reply, clause.sentence.start),
        )


def _is_meant(reply: Reply, word: Word) -> bool:
    """Said of this customer: not under if, not asked, not beside an apology or what the firm owns."""
    if is_conditional(word) or word.sentence.is_question or turns_to_help(reply, word.sentence, word.start):
        return False
    return not taken_on(reply, word.sentence)


def _is_pointer(match: Match) -> bool:
    """ "As our guide explains, returns are free": good news from the small print."""
    norms = [w.norm for w in match.sentence.words]
    return match.words[0].norm == "as" and any(n in ("free", "refund", "refunded", "welcome", "entitled") for n in norms)


def _is_excused(match: Match) -> bool:
    """ "The page does say it, but only at the bottom": the small print owns up to being small."""
    after = [w.norm for w in words_after(match.words[-1], 8)]
    return "but" in after and any(n in after for n in ("only", "not", "easy", "small", "badly", "hard"))


def _is_granted(match: Match) -> bool:
    """ "You're right, the sign did say so"."""
    return any(w.norm in ("right", "agree", "true", "indeed", "but") for w in match.sentence.words)


def _is_calm(reply: Reply) -> bool:
    """Nobody has complained: then what most people do is a tip."""
    return reply.customer is not None and reply.customer.needs.apology < 0.4


def _is_slip(match: Match) -> bool:
    verb = next((w for w in reversed(match.words) if w.pos == "VERB" or w.lemma in SLIPS), match.words[-1])
    if any(w.norm == "nothing" for w in match.words):
        return False  # "I'd say you did nothing wrong"
    held = verb is match.words[1] and verb.norm == "had"  # "you had the card in upside down"
    if (
        (verb.lemma in RECEIPTS and not held)
        or verb.lemma in ("want", "prefer", "like", "mean")
        or match.words[-1].norm == "been"
    ):
        return False
    if verb.lemma == "break" and match.words[-1].lemma in ("ice", "news", "record", "silence"):
        return False
    first = match.words[0]
    if any(w.norm in ("sorry", "if", "whether", "not") for w in words_before(first, 5)) or is_conditional(first):
        return False
    after = [w.norm for w in words_after(match.words[-1], 3)]
    return not any(n in _FELT or (n in ("anything", "wrong", "nothing") and verb.lemma == "do") for n in after)


def _habits(reply: Reply) -> Iterator[Hit]:
    """ "Guests usually ring first", "a policyholder is expected to check": customers in general, as they ought to be."""
    for clause in clauses(reply):
        subject = clause.subject
        if subject is None or subject.lemma not in PEOPLE or clause.who is Who.YOU or clause.conditional or clause.question:
            continue
        if not _is_general(clause) or clause.verb.pos != "VERB":
            continue
        norms = {c.norm for c in clause.verb.children}
        usual = bool(norms & _NORMALLY) or clause.lemma in ("tend",) or (clause.modal == "would" and bool(norms & _NORMALLY))
        held = clause.passive and clause.lemma in _HELD_TO
        emphatic = any(c.norm in ("do", "does") and c.dep == "aux" for c in clause.verb.children) and not clause.negated
        if (usual or held or emphatic) and clause.lemma not in RECEIPTS and _is_meant(reply, subject):
            first = min([subject, *subject.children], key=lambda w: w.i)
            end = run_end(clause.verb, 8)
            yield Hit(
                first.start,
                max(end, clause.verb.end),
                confidence=0.82,
                severity=Severity.INFO if _is_calm(reply) else None,
                rewrites=_template(reply, clause.sentence.start),
            )


def _models(reply: Reply) -> Iterator[Hit]:
    """ "Those who keep them on generally get used to them", "a boiler that is looked after doesn't quit": how well the careful fare."""
    for clause in clauses(reply):
        subject = clause.subject
        way = None if subject is None else subject.child("acl:relcl")
        if subject is None or way is None or not clause.asserted or clause.tense != "present" or clause.modal is not None:
            continue
        kept = clause_of(reply, way)
        if kept is None or kept.who in (Who.FIRM, Who.YOU):
            continue
        around = {c.norm for c in clause.verb.children}
        usual = bool(around & _NORMALLY)
        if subject.norm == "those":
            told = usual and clause.lemma not in RECEIPTS and (clause.verb.pos == "VERB" or clause.verb.has("acl:relcl"))
        elif subject.lemma in PEOPLE:
            told = "always" in around and _is_general(clause) and clause.verb.pos == "VERB" and clause.lemma not in RECEIPTS
        else:
            one = any(c.norm in ("a", "an", "any") for c in subject.children)
            told = one and kept.tense == "present" and clause.negated and (usual or clause.lemma in _FAILING)
        if told and _is_meant(reply, subject):
            yield _hint(reply, min([subject, *(c for c in subject.children if c.dep != "cc")], key=lambda w: w.i), clause.verb)


def _neglects(reply: Reply) -> Iterator[Hit]:
    """ "Which will happen when the lid is left open": how such things come about, told of nobody."""
    for verb in reply.having(frozenset({"happen", "occur"})):
        when = verb.child("advcl", "acl")
        left = clause_of(reply, when) if when is not None and when.i > verb.i else None
        if when is None or left is None or any(w.norm in _OURS or w.lemma in lexicon("third_parties") for w in left.words):
            continue
        somebody = left.subject is not None and left.subject.lemma in PEOPLE
        undone = left.lemma in DUTIES if left.negated else left.lemma in SLIPS | _LEFT
        if undone and (somebody or left.passive or left.subject is None) and _is_meant(reply, verb):
            yield _hint(reply, verb, when)


_OURS = frozenset({"by", "i", "our", "us", "we"})
_LEFT = frozenset({"force", "leave"})
_FAILING = lexicon("customer_failing_verbs")


def _hint(reply: Reply, first: Word, last: Word) -> Hit:
    """A hit for what only hints."""
    return Hit(first.start, run_end(last, 8), confidence=0.6, severity=Severity.INFO, rewrites=_template(reply, first.start))


def _is_general(clause: Clause) -> bool:
    """A bare plural, "a policyholder", "most guests", not "the customer who rang" or "your guest"."""
    subject = clause.subject
    assert subject is not None
    determiner = subject.child("det", "nmod:poss", "nummod")
    if determiner is not None and determiner.norm in ("the", "this", "these", "your", "my"):
        return False
    if subject.norm in ("anyone", "anybody", "everyone", "everybody", "somebody", "someone", "people", "folk", "folks"):
        return subject.norm not in ("somebody", "someone", "everyone", "everybody") and clause.tense == "present"
    if determiner is not None and determiner.norm not in (
        "a",
        "an",
        "any",
        "every",
        "most",
        "all",
        "our",
        "those",
        "many",
        "no",
    ):
        return False
    plural = subject.tag == "NNS" or "Number=Plur" in subject.morph
    return clause.tense == "present" and (plural or determiner is not None)


def _glances(reply: Reply) -> Iterator[Hit]:
    """ "A glance at the label would have told you": how little it would have taken."""
    for at in reply.positions.get("would", ()):
        would = reply.words[at]
        words = would.sentence.words
        index = at - words[0].i
        rest = words[index + 1 : index + 4]
        if not any(w.norm == "have" for w in rest):
            continue
        verb = next(
            (w for w in words[index + 1 : index + 6] if w.norm not in ("have", "not", "been") and w.pos in ("VERB", "AUX")),
            None,
        )
        if verb is None:
            continue
        before = words[:index]
        start = next((w for w in reversed(before) if w.norm in ("a", "an", "one", "any")), None)
        if start is None or index - (start.i - words[0].i) > 14:
            continue
        subject = words[start.i - words[0].i + 1 : index]
        opening = words[: start.i - words[0].i]
        if (
            opening
            and opening[-1].norm not in (",", "and", "but", "that", "though", "because", "so", "however", "as")
            and opening[-1].pos not in ("PUNCT", "SCONJ", "CCONJ")
        ):
            continue
        if verb.lemma not in _AVOIDED and not any(w.norm == "and" for w in subject):
            continue
        if not any(w.lemma in _DILIGENCE for w in subject[:3]) or any(
            w.norm in ("us", "our", "me", "my", "we", "i") for w in (*subject, *rest)
        ):
            continue
        if not _is_meant(reply, would):
            continue
        yield Hit(start.start, run_end(verb, 8), confidence=0.88, rewrites=_template(reply, would.sentence.start))


def _template(reply: Reply, offset: int, end: int | None = None) -> tuple[Rewrite, ...]:
    sentence = reply.sentence_at(offset)
    assert sentence is not None
    template = reply.replace_sentence(
        sentence, "Here's what happened: {what happened}. I'll {do what} by {time}.", Grade.NEEDS_FACTS
    )
    return offered(left_out(reply, offset, end or offset + 1), template)


_THING = {
    "attach": "didn't come through",
    "include": "wasn't with your message",
    "send": "hasn't reached us yet",
    "enclose": "wasn't with your message",
}


def _hit(reply: Reply, first: Word, match: Match, confidence: float, severity: Severity | None) -> Hit:
    end = max(match.end, run_end(match.words[-1], 8))
    return Hit(first.start, end, confidence=confidence, severity=severity, rewrites=_rewrites(reply, match, end))


def _rewrites(reply: Reply, match: Match, end: int) -> tuple[Rewrite, ...]:
    forgot = [w for w in match.words if w.lemma in ("forget", "omit", "neglect", "fail")]
    if (forgot and forgot[0] is match.words[-1]) or (forgot and match.words[-1].norm == "to"):
        after = words_after(forgot[0], 7)
        verbs = [w for w in after if w.lemma in _THING]
        if verbs and after[0].norm == "to":
            rest = words_after(verbs[0], 6)
            stop = next(
                (n for n, w in enumerate(rest) if w.pos in ("PUNCT", "CCONJ", "SCONJ", "ADP") or w.norm == "so"), len(rest)
            )
            thing = reply.source[rest[0].start : rest[stop - 1].end] if stop else ""
            if thing:
                return (
                    reply.replace_sentence(
                        match.sentence, f"{capitalized(thing)} {_THING[verbs[0].lemma]}. Could you send it again?", Grade.REVIEW
                    ),
                )
    told = outcome(reply, match.sentence, match.start, end)
    if told is not None:
        return (reply.replace_sentence(match.sentence, f"{told} Here is what I can do: {{your next step}}."),)
    return _template(reply, match.start, end)


RULE = Rule(
    code="BLM005",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This hints that it is the customer's own doing; make the thing the subject and say what you will do.",
    check=check,
    evidence="C",
    examples=(
        Bad("Could it be that you took two on one day?", customer="There are two tablets missing and I'm furious."),
        Bad("My guess is that you turned the dial only half way.", customer="Your heater stopped after a day."),
        Good(
            "My guess is that you paid before the price changed, so I've sent back the rest.",
            "in their favour",
            customer="You charged me too much.",
        ),
        Good("I imagine you expected better of us.", "what they thought", customer="Your heater stopped after a day."),
        Bad("I suspect you've been letting the tyres run flat."),
        Bad("Something tells me you skipped a step."),
        Bad("I'd hazard a guess that you forgot the lid."),
        Good("I suspect you've been waiting far too long.", "sympathy"),
        Good("I think you left your scarf in room 4; I'll post it today.", "lost property"),
        Bad("It looks like you didn't unzip the file properly."),
        Bad("You must have entered the wrong postcode."),
        Bad("Perhaps you overlooked our email."),
        Bad("It seems you forgot to attach the receipt.", rewrite="The receipt didn't come through. Could you send it again?"),
        Bad("You probably mistyped your password."),
        Bad("Maybe you ordered the wrong size by mistake?"),
        Bad("A glance at the label would have shown the size."),
        Bad("Cyclists aside, most riders check the brakes before they set off."),
        Bad("A tenant is expected to keep the drains clear."),
        Bad("As our email clearly stated, the hall closes at six."),
        Bad("The leaflet does say that the lid comes off."),
        Bad("Doors don't lock by themselves."),
        Bad("Possibly you left the vet an outdated number."),
        Bad("I think you never told us the floor."),
        Bad("It looks like you broke the seal."),
        Good("It looks like you broke the record!", "praise"),
        Bad("It could have been reported on the day."),
        Good("It looks like the attachment didn't come through.", "the subject is the thing"),
        Good("It looks like you've been charged twice.", "the firm's failing"),
        Good("You must have been so worried.", "empathy"),
        Good("Perhaps you'd prefer the larger one?", "an offer"),
        Good("It seems you found a bug, thank you!", "credit"),
        Good("You probably want the 9 am slot, so I've held it.", "a wish foreseen"),
        Good("A call from us would have saved you the trip, and I'm sorry there was none.", "our own omission"),
        Good("Most customers see the refund within three days.", "information"),
        Good("Your order is listed in the app under Purchases.", "where to find it"),
        Good("The light goes off by itself after a minute.", "how it works"),
        Bad("The fitting is the time to point out a tight sleeve."),
        Bad("I only wish we'd been told on the night."),
        Bad("I had taken it that you knew about the toll."),
        Bad("The listing did show the stairs."),
        Bad("Of course, those who wear them daily are generally the ones who get on with them."),
        Bad("A hinge that is oiled doesn't usually squeak."),
        Bad("That tends to happen when a tap is left running."),
        Bad("Most of what comes back to our bench turns out to be water damage."),
        Good("You're right, the sign did say two for one.", "granted"),
        Good("I wish we had known, and I should have asked.", "our own omission"),
        Good("That happens when our server drops the link.", "the firm's own cause"),
        Good("Check-in is the time to ask for a late check-out.", "information"),
        Good("We would have loved the chance to meet you.", "kindness"),
        Bad("It seems you mistakenly muted the alarm."),
        Bad("You seem to have picked the wrong island."),
        Good("It seems you were mistakenly billed for the kayak.", why="done to the customer"),
    ),
)
