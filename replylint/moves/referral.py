"""Referrals: the matter is handed to somebody else, and the customer is to find them ("that's one for your bank").

Four ways to say it: the matter is assigned to another ("the fare is a question for the agency"), the customer is directed to them
("you'd want to ring the council"), the firm disclaims it ("we have no say in that"), or the customer is left to guess it from how well
others do there ("their insurers are usually glad to help").
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from replylint import lexicon
from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Match, Phrases
from replylint.scope import is_conditional

Kind = Literal["assigned", "directed", "disclaimed", "hinted"]

_RIGHT_ONE = "(one|ones|person|people|persons|place|party|parties|team|office|body|port of call|department|folks|guys|chap|experts|specialists)"
_RIGHT = Phrases(
    "(is|are|would be|will be) the (one|ones|people|person|place|team|office|number|company) to (chase|ask|contact|ring|call|speak to|talk to|try|write to|phone|email|see|go to|approach) ..",
    f"the (best|right|better|proper|correct|only|first)? ~ {_RIGHT_ONE} (best)? (to|for you to) (ask|contact|speak|talk|call|ring|email|write|quiz|approach|chase|raise|take|deal|turn|go|try|tell|inform|complain|address|consult|see|pursue|help|advise|decide|answer|want|have|start|begin|sort) ..",
    f"the (best|right|better|proper|correct|only|first)? {_RIGHT_ONE} (that|who|whom|which)? (you|your @NOUN) (would|will)? (best)? (<want>|<need>|should|have|must) ~ (to)? ~ (be)? (ask|asking|contact|speak|speaking|talk|talking|call|ring|ringing|email|write|approach|chase|turn|see|tell)",
    "the @NOUN (to|who) (ask|contact|speak to|talk to|call|ring|quiz|approach|chase) ..",
    "your (best|first|only)? ~ port of call ..",
    "(is|are|would be|will be) who (you|your @NOUN) (would|will)? ~ (<want>|<need>|should|have to|must|are after|are looking for) ..",
    "(make|makes|making) (the|your) .. your (address|port of call|contact|first stop|point of contact)",
)  # fmt: skip
_ASSIGNED = Phrases(
    "<be> ~ (more|rather|probably|perhaps|maybe|possibly|of course|then)? (one|something|a matter|matters|a question|a conversation|an issue|a case|a point|a query|a job|a decision|a discussion|a claim|a problem) .. for @NP",
    "(one|something|a matter|a question|a conversation|a point|a discussion) (that|which)? .. (to|you would|you will|you have to) .. (take|raise|discuss|settle|sort|pursue|bring) .. (up)? (with|to|between) @NP",
    "<be|run|sit|lie|hold|remain> .. between (you|yourself|yourselves) and @NP",
    "<be|run|sit|lie|hold|remain> .. between (the|your|a) @NOUN and (you|yourself|the @NOUN|your @NOUN|the @NOUN @NOUN)",
    "(best|better) (taken|raised|addressed|directed|answered|dealt|discussed|handled|asked|put|sent|placed) .. (up)? (with|to|by|at|through|for) @NP",

    "<make> (this|it|that) ~ (more|rather|very much)? (one|something|a matter|a question|a conversation|a job|a case|a problem) for @NP",
    "between (you|yourself|yourselves) and @NP",
    "<be|run|sit|lie|hold|remain> .. between (the|your|a) @NOUN and (you|yourself|the @NOUN @NOUN?|your @NOUN)",
    "(that|it|this) is (now|then)? (between)? you and (the|your) @NOUN",
    "(conversation|chat|word|discussion|talk|matter|question|decision) .. for you to (have|take|raise|discuss) .. with @NP",
    "(it|that) is @NP (that|who|whom)? (you|your @NOUN) (will|would|may|might)? (<want>|<need>|have|should|must|ought) .. (to|be)",
    "(is|are|be) with (them|him|her|the @NOUN|your @NOUN|@PROPN) to @VERB",
    "(is|are) (a|an) (different|separate|another|entirely different|completely different|entirely separate) (team|department|desk|office|company|firm|division|organization|entity|unit|section|branch)",
    "(you|anyone|anybody|one) (would|will|may|might|should)? (<want>|need|needs|look for|looking for|after) (a|an|your own|the|their) (good|proper|local|qualified|decent|independent)? (specialist|plumber|electrician|solicitor|lawyer|doctor|professional|expert|locksmith|mechanic|technician|surveyor|accountant|vet|builder|roofer|dentist|therapist)",
    "(a|any|an) (good|proper|local|qualified|decent|independent|half - decent|nearby)? (plumber|electrician|locksmith|mechanic|garage|dentist|pharmacy|chemist|cobbler|tailor|jeweler|optician|printer|builder|roofer|doctor|solicitor|lawyer|accountant|professional|specialist|handyman) .. (will|can|could|would|may|should) ~ (be able to)? (put|fix|fit|do|mend|repair|look|sort|help|see|tell|advise|make|take|replace|change|sell|have) ..",
    "(sits|rests|lies|lives|remains|sit|rest|lie) (entirely|solely|wholly|squarely|firmly|only|now|then|always|fully)? with @NP",
    "<fall> (to|on|upon) (you|the @NOUN|your @NOUN|them)",
    "<be> (entirely|wholly|very much|really|now)? (theirs|yours|his|hers) to @VERB",
    "<be> (theirs|his|hers) and (theirs|not)",
    "<be> (entirely|wholly|solely|really|very much)? (up|down) to (them|him|her|the @NOUN|your @NOUN|whoever|@PROPN) ~ (to|whether|if|how|what|when|which|$)?",
    "<be> (not)? for (them|him|her|whoever|your @NOUN|the @NOUN|the @NOUN @NOUN) (alone)? to (decide|grant|sort|fix|answer|settle|deal|resolve|pay|judge|raise|claim|arrange|say|determine|take|explain|refund|give|make|pursue|handle|provide)",
    "<be> (really|entirely|strictly)? (the|your|a) @NOUN? {referral_targets} 's (department|job|responsibility|call|decision|business|problem|domain|remit|affair|concern|matter|side|end|territory|doing|baby|pigeon|lookout|shout|patch|headache|jurisdiction|to)",
    "{referral_targets} 's (to deal|to sort|to fix|to answer|to decide|to pay|responsibility to|job to|problem)",
    "(something|one|a matter|an issue|a decision|things) (that|which)? (the|your|their|a) ~ (@ADJ|@NOUN)? {referral_targets} (<need>|<have>|will|would|should|must|ought|may|can) (to)? (have|be|want|need|sort|deal|fix|decide|answer|look|handle|take|settle|pay|arrange|explain|resolve|put) ..",
    "<belong> (with|under) @NP",
    "leave .. (with|to|between) (you|yourself) and @NP",
    "(point|direct|steer|send|refer) you (to|towards|toward|in the direction of|back to|on to) @NP",
    "(ball|onus) (is|lies|rests|sits|remains) ~ (now)? (in|with|on) (the @NOUN|your @NOUN|@PROPN) 's court",
    "(ball|onus) (is|lies|rests|sits|remains) ~ (now)? in (their|his|her) court",
    "buck stops with @NP",
    "<be> ~ their (baby|pigeon|lookout|shout|patch|show|headache|bailiwick|jurisdiction)",
    "<be> ~ their (department|job|responsibility|call|decision|business|problem|domain|remit|affair|concern|matter|territory|side)",
    "(responsibility|matter|decision|duty|remit|job) (of|for) (your|the) (@NP|{referral_targets})",
    "(handled|managed|dealt with|administered|processed) (entirely|solely|only|exclusively|separately|directly)? by (a (different|separate|third|another)|another|an (outside|external|independent)|the|your|our|head|group|corporate)? @NP",
    "<run> through (the|your) @NP",
    "(with|to) whom (you|all|any|the|your) .. (should|must|needs|need|will|would|can|may|are)",
)  # fmt: skip
# How one turns to somebody: by the verb alone, or by a verb with its preposition.
_REACH = frozenset(
    "contact call ring phone telephone email approach ask consult visit chase message notify instruct see try tweet dm hire engage badger nudge find employ".split()
)
_REACH_BY = {
    "to": frozenset("speak talk write reach go turn appeal complain apply refer address direct redirect submit send report take return get on out".split()),
    "with": frozenset("speak talk touch check follow up liaise raise word chat conversation discuss settle sort deal peace register file lodge book claim contact".split()),
    "of": frozenset({"hold", "ask", "inquire"}),
    "from": frozenset("seek ask request".split()),
    "through": frozenset("go claim book order".split()),
}  # fmt: skip
_ERRANDS = frozenset({"visit", "return", "send", "take", "bring", "go", "get"})
_PLACES = frozenset({"branch", "depot", "warehouse", "counter", "desk"})
_LINES = frozenset({"helpline", "hotline", "helpdesk"})
_NAMING_ONLY = frozenset(
    "contact call ring phone telephone email approach consult speak talk write reach touch up raise complain appeal liaise".split()
)
# What is referred or addressed to somebody by name.
_HANDED = frozenset({"address", "direct", "redirect", "refer"})
_MATTERS = frozenset("claim complaint concern inquiry issue it matter query question request this that".split())
_MODALS = frozenset(
    "must should can could may might will would need needs have want ought better best free welcome liberty option entitled advised able wish".split()
)
_NOUNS_TOO = frozenset("email phone message contact call ring mail text visit approach report ask".split())
_ADVISED = frozenset("ask try contact call ring approach check consult speak talk".split())
_ADVISING = frozenset("would just first personally probably honestly start by".split())
_URGING = frozenset(
    "suggest recommend advise encourage invite urge propose suggested recommended advised urged asked requested".split()
)
_LEADS = frozenset(
    "please kindly so then and but also instead just simply always perhaps maybe first otherwise alternatively or do next now if".split()
)
_OTHERS = Phrases(
    "(it|this|that|they) ~ (would|will|does|do)? ~ (need|have|needs|has) to be (reported|raised|made|put|sent|taken|directed|addressed) (to|with) (them|him|her|@PROPN) ~ (separately|directly|yourself)? ..",
    "(is|are|remains) between you and (the|your|them|@PROPN|him|her) ..",
    "(only|just) (the|your) ~ (@ADJ|@NOUN)? @NOUN (does|do|can|could|handles|deals|knows) ~ (that|this|it|those|these) ..",
    "^ (please|just|do)? try (them|him|her) ~ (directly|again|on|instead|first|in) ..",
    "(sit|sits|lie|lies|fall|falls|come|comes|belong|belongs) (with|to|under) (the|your|another|them|@PROPN) .. .. (, (we|i) (just|only)|rather than|and not|not (us|here|to us|with us)) ..",
    "(they|@PROPN) (would|will) ~ (need|have) to (hear|know|be told) .. (from you|by you) ..",
    "(it|this|that|changes|these|those|any change to it) ~ (has|have|needs|need|must|should) ~ (to)? ~ (go|come|be (made|done|handled|dealt with|arranged|raised|sorted)) (through|via|with) (them|him|her|@PROPN) ..",
    "(the|your) ~ (@ADJ|@NOUN)? @NOUN (would|will) ~ (have|need) to (sort|deal with|handle|resolve|fix|look into|take) (that|this|it) ~ (out|up)? ~ (with|for) you ..",
    "you (are|will be|may be) ~ (telling|asking|talking to|speaking to|writing to|contacting|complaining to|addressing|in) the wrong (people|person|team|place|desk|shop|company|department|forum|crowd|group)",
    "^ (this|that|here|it) (is|was) ~ (the)? (wrong|not the right) (place|forum|people|department|desk|person|address|team|venue) (to|for) (complain|ask|this|that|your|report|such|these) ..",
    "(complaints|suggestions|questions|requests|comments|criticism|criticisms|this|these|it|that) ~ (should|must|need|needs|has|have|is|are|would)? ~ (to)? ~ (be|are)? ~ (better)? (belong|belongs|go|goes|post|posted|sent|made|directed|addressed|raised|handled|taken|voiced|put|asked) (elsewhere|somewhere else)",
    "(should|must|need to|can|could|may|please) ~ (post|complain|report|ask|write|go|take it|raise it|raise this|look) (elsewhere|somewhere else)",
    "you (will|would|may)? ~ (have|need) to (fix|sort|solve|deal with|handle|resolve|figure) (it|this|that)? ~ (out)? ~ (yourself|on your own|by yourself|alone)",
    "you (are|will be) the one (that|who) (has|have|will have|needs) to (fix|sort|solve|deal|do|resolve|handle|pay)",
    "(next|any|further) ~ (@ADJ)? (steps|action|step|move|moves|claim|request|inquiry) ... (have|has|need|needs|must|should|would need|would have|will need|will have) ~ to? ~ be? ~ (come|started|start|raised|made|initiated|taken|opened|done|brought|go) ~ (by|from|through|on|with) (the|your|their)",
    "you (may|might|could|should|will)? ~ (wish|want|like|need|have|be advised) to (obtain|seek|take|get|consider|look for) (independent|legal|financial|professional|other|further|your own|alternative|some|specialist)? ~ (advice|counsel|representation|guidance)",
    "(go|take (it|this|that)|complain|escalate) ... (to (a|some|the)? (higher|another|different)) (level|place|team|department|authority|up)",
    "(a (call|word|line|note|visit|letter|trip|chat|quick call) (to|with)|(call|word|line|note|visit|letter|chat) (with|to)) (your|the|them) @NOUN? (might|would|may|could|should|is) .. (be|do|help|worth|time|well)",
    "(remedy|recourse|option|course|avenue|route|port of call|step|next step|best bet|address|claim) (is|would be|lies|is then|is now) .. (with|to|through|against|your|the) .. {referral_targets}",
    "any (@ADJ|good|local|decent|half - decent)? (plumber|electrician|solicitor|lawyer|doctor|locksmith|mechanic|garage|dentist|pharmacy|chemist|cobbler|tailor|jeweler|optician|printer|builder|roofer|supermarket|hardware|shop) .. (near|in|can|worth|around|should|of|nearby)",
    "(courts|ombudsman|court|tribunal|arbitration|regulator|police|enforcement body|small claims) (is|are|exist|exists|will be) .. (there|open|available|at your) .. (to|for|disposal)?",
    "(take|taking|bring|pursue) (it|this|that|the matter|us|your case|your claim|your complaint|things) .. (to|before|through|in) (the|a|your|an)? ~ (small claims|court|courts|ombudsman|tribunal|police|regulator|press|arbitration|solicitor|lawyer|board|council|city)",
    "(talk|speak|go) to the right (person|persons|people|department|team)",
    "(need|have|want|better|best) .. (to)? (go|ask|look|try|seek|find|turn) (help|advice|support|somewhere)? (elsewhere|somewhere else|someone else|another (forum|place|company|provider|client|program))",
    "^ (so|then|please|perhaps|maybe)? (go|ask|look|try) (elsewhere|somewhere else|someone else)",
    "(someone|somebody) else (will|would|may|might|can) (need|have|be able)? .. (advise|help|assist|answer)",
    "seek (help|advice|assistance|support|a second opinion) .. (at|from|by|with|elsewhere|locally|in)",
    "(take|taking) your (custom|business|money|trade) (elsewhere|somewhere else)",
    "there (is|are) (plenty|lots|loads|no shortage|any number) of (alternatives|others|(other|alternative) @ADJ? (ones|options|places|people|"
    "providers|companies|firms|suppliers|sellers|shops|stores|traders|services|sites|apps|programs|products|clients|tools|brands|hotels|"
    "restaurants|airlines|banks|garages|agents|schools|forums)) ..",
    "other (apps|shops|stores|providers|firms|companies|services|clubs|brands|products|programs|clients|places|airlines|hotels|gyms) (may|might|would|will|have|are|offer) (suit|be|have|a|the|bigger|better|more|larger|happier|cheaper|faster|what) ..",
    "(may|might|would|will|could) be (happier|better off|better suited|better served|more at home|more comfortable) (in|with|at|on|elsewhere|somewhere|using|going|trying) ..",
    "find (someone|somebody) (local|else|who|nearby)",
    "<bark> up the wrong tree", "<knock> (on|at) the wrong door",
    "you (have|are) ~ (come|reached|at|in|gotten through|got through|landed|written|turned) (to|at|in|on|with)? the wrong (place|people|person|team|desk|door|shop|department|counter|firm|company|office)",
    "(more|better|best|most) (luck|joy|success) (with|at|from|asking|trying|ringing|calling|writing to|talking to|speaking to) (the|your|their|a|an)? (@NOUN)? ({referral_targets}|them|whoever|someone else|somebody else)",
    "{referral_targets} (is|are|would be|will be|may be|might be) (a|your|the) ~ (better|best|safer|safest) (bet|port of call|place|person|people|ones) ..",
)  # fmt: skip
_DISCLAIMED = Phrases(
    "(not|never) ~ (my|our|ours) (own)? (department|area|job|responsibility|remit|team|call|decision|problem|place|business|concern|doing|domain|affair|duty|role|policy to|property|side|system|product|to @VERB)",
    "(not|never) ~ (a)? (question|matter|thing|something|issue|decision) for (us|me|this)",
    "(not|never) ~ for (us|me) to (decide|say|sort|fix|resolve|deal|judge|comment|intervene|pay|grant|refund|explain|handle|take|overrule)",
    "(we|i) (have|had) nothing to do with (the|your|that|those|these|any|how|what|@NOUN) ..",
    "(above|beyond) my (pay grade|paygrade|station)",
    "not (really)? the (right|correct|proper|best) (inbox|place|channel|desk|team|forum|address|department|person|people|office|number|account|board|mailbox) ..",
    "(my|our) (own)? (role|job|remit|responsibility|part|involvement|duty|brief|jurisdiction) (here)? (stops|ends|finishes|is limited|does not extend|only extends|is only|is just|goes no further|is purely) ..",
    "(get|gets|got|be|become|getting) ~ involved in (disputes|disagreements|arguments|matters|issues|anything|what|private|neighbor|it|this)",
    "(not|never) ~ (responsible|liable|accountable|answerable) (for|in|to)",
    "(can|could|will) not ~ (be)? (held|hold|take|accept|assume|accepts|takes) .. (responsible|responsibility|liable|liability|accountable|blame)",
    "(accept|accepts|take|takes|assume|assumes|bear|bears|have|has) no (responsibility|liability)",
    "(outside|beyond|outwith|out|exceeds|not in|not within|not under) (of)? (my|our|the) ~ (remit|scope|area|hands|power|powers|reach|competence|sphere|authority|gift|department|expertise|responsibility)",
    "(we|i|this (team|desk|forum|account|office|department|channel|chat|page|board|service)) (only|just|merely|purely|solely|simply) (handle|handles|deal|deals|look|looks|cover|covers|sell|supply|act|acts|support|supports|run|runs|manage|manages|process|service|serve|answer|answers|provide the)",
    "(act|acts|acting) (purely|only|solely|merely|simply|just)? as (an|a|the)? (agent|agents|intermediary|platform|broker|marketplace|reseller|go - between|venue)",
    "(only|just|merely) (a|the|an) (booking|letting|ticket|sales|travel|selling)? (agent|intermediary|platform|broker|reseller|middleman|middle man|messenger|retailer|go - between|marketplace)",
    "(we|i|this (team|desk|forum|account|office|department|channel|chat)) (do|can|does|could|will|would) not ~ (deal with|handle|get involved|intervene|interfere|enter into|look after|hold the)",
    "(no|not a|not any) (lever|levers|button|switch) .. (for|to|we|i)",
    "(left|out of|not in|leaves|beyond) (our|my) hands",
    "hands are .. tied",
    "(do not|no use|no point|no good) (look|looking) (at|to) (us|me) ..",
    "(no|little|hardly any|not much|not any) (good|use|point|sense) (in)? (asking|telling|complaining to|writing to|coming to|shouting at|ringing|emailing|chasing|having a go at|taking it up with) (us|me)",
    "(is|are|was|were) not (something|anything|a thing|things|matters|one) (that|which)? (i|we|@NP) (ever|can|could|would)? (get|gets|got|be|become) involved (in|with)",
    "(is|are|was|were) not (something|anything|a thing|things|matters) (that|which)? (i|we|@NP) (ever|can|could|would)? (deal|deals|dealt) with",
    "(is|are|was|were) not (something|anything|a thing|things|matters) (that|which)? (i|we|@NP) (ever|can|could|would)? (handle|handles|run|runs|look after|looks after|see to|sees to|touch|touches|<have> (any|a)? (control|say|part|hand|sway|involvement|jurisdiction))",
    "not (really|quite|exactly|strictly)? (my|our) (circus|pigeon|baby|bag|patch|turf|lookout|headache|jurisdiction|wheelhouse|bailiwick|beat|province|fight|battle|monkeys|field)",
    "<wash> (our|my) hands of ..",
    "(have|has|had|without) no (jurisdiction|dealings|involvement) (over|with|in|for|here) ..",
    "not have any (jurisdiction|dealings|involvement|say|sway) (over|with|in) (what|how|the|that|this|whether|any) ..",
    "(not|never|outside|beyond|out) (of)? (my|our) (court|jurisdiction)",
    "(my|our) (own)? (part|role|involvement|job|duty|responsibility|interest) (in (it|this|that|all this|the matter|the deal))? (ends|ended|stops|stopped|finishes|finished|ceases|ceased) (when|once|there|here|at|with|as soon|the moment|after|on) ..",
    "(i am|we are|this (team|desk|office) is) not (the|a)? (right)? (one|person|people|ones|team|man|woman) (you (want|need|are after|are looking for)|to (ask|contact|speak|talk|complain|see|turn|tell))",
    "(is|are) not (dealt with|handled|discussed|answered|covered|supported|looked after) (on|in|by|through|at|over)? (here|us|this)",
    "(handled|dealt with|answered|covered) (off|outside|elsewhere)",
    "(drop|drops) out of the picture",
    "only (they|he|she|the @NOUN|your @NOUN|the @NOUN @NOUN) (can|could|may|is able|are able|has|have)",
    "something (that)? only (they|he|she|the @NOUN|your @NOUN) (can|could|may)",
)  # fmt: skip
_COVER = "(card|cover|coverage|insurance|insurer|policy|scheme|warranty)"
_ELSEWHERE = f"({{referral_targets}}|{_COVER})"
_TALK = "(call|chat|email|knock|letter|line|note|ring|visit|word)"
# Nobody is told to go there; it is only said how well one fares with them.
_HINTED = Phrases(
    f"{_ELSEWHERE} ... <be> (often|usually|generally|always|normally|actually|typically) ~ (glad|happy|pleased|keen|willing|good|helpful|quick|reasonable|understanding|sympathetic) (to|about|at|with|if|and|,|$) ..",
    f"{_ELSEWHERE} (@NOUN)? <tend> to be ~ (good|helpful|quick|reasonable|understanding|sympathetic|obliging) ..",
    f"{_ELSEWHERE} (@NOUN)? (may|might|could|should|will) ~ (well)? ~ be able to (advise|arrange|assist|do|explain|find|get|give|guide|help|look|make|point|put|sort|step|take|talk|tell|walk) ..",
    f"(a few|few|a lot of|lots of|many|most|plenty of|several|some) (of)? (our|other|the)? (@ADJ)? {{customer_people}} ~ (do|have|generally|usually|often|tend to)? ~ ((find|found) ... {_ELSEWHERE} (@NOUN)? (@ADJ|@VERB|quicker|easier|faster)|(turn|go|gone) ... to ... {_ELSEWHERE}|(claim|claimed) ... {_ELSEWHERE}|(ring|call|use|used) their {_ELSEWHERE}) ..",
    "(<get> (further|more joy|better luck|quicker results|better results)|<get> (a|an) (quicker|faster|better|straighter) (answer|reply|response|result)) .. (with|from|by|out of) (them|him|her|(the|your|their) @NOUN) ..",
    f"(a|an) (@ADJ)? {_TALK} (with|to) (them|him|her|yours|(the|your|their) @NP) ... (may|might|would|could|can|will|tends to) ~ (well)? (be|clear|do|get|help|move|prove|put|save|settle|sort|speed|turn out|work) ..",
    "(never|not) (do|does|hurt|hurts) ~ (any)? (harm)? .. (to|for|if) ... (ask|call|chat|contact|drop|pop|ring|speak|talk|try|word|write) ..",
    "it (may|might|could|would) ~ (speed|help|hurry) (matters|things)? (along|up)? .. if you .. (ask|call|chat|contact|drop|go|have|pop|ring|speak|talk|try|write) ..",
    f"(that|this|it) is ~ what (the|your|their) .. {_ELSEWHERE} is ~ (there)? for",
    f"{_ELSEWHERE} (@NOUN)? (has|have|run|runs|offer|offers) (a|an|its|their) ... (can|may|could) ~ (apply|approach|ask|call|claim|contact|open|ring|use|write) ~ (to)? (direct|directly|yourself|yourselves|themselves) ..",
)  # fmt: skip
_SELVES = frozenset(
    {
        "me",
        "us",
        "myself",
        "ourselves",
        "i",
        "we",
        "here",
        "this",
        "it",
        "that",
        "these",
        "those",
        "one",
        "more",
        "anything",
        "something",
        "everything",
        "again",
        "what",
        "yourself",
        "you",
        "any",
    }
)
_THEM = frozenset({"them", "they", "him", "her", "whoever", "someone", "somebody", "elsewhere", "else", "anyone", "themselves"})
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december".split()
)
_OPTIONAL = Phrases(
    "can also", "could also", "may also", "(if|should|whichever) (you|that|it|this) (would|is|are|suits|had|prefer|like|want|be|will)? ~ (rather|prefer|quicker|easier|faster|handier|sooner|simpler|more convenient|better|suits|in a hurry|urgent|stuck)",
    "(no need|not need|not have) to", "(already|just) (spoken|rung|called|asked|written|emailed|told|sent|passed|forwarded|contacted)",
    "(and)? ask for", "(mention|quote|quoting|mentioning|give them|tell them|say) (your|the|this|my|case|ref|reference|order|i|we|that)",
)  # fmt: skip
_URGENT = Phrases(
    "(see|call|ring|contact|consult|ask|speak to) (a|your|the) .. (doctor|gp|midwife|pharmacist|vet|ambulance) ..",
    "(in an|in any|case of) emergency",
    "(call|ring|dial|phone) (@NUM|nine)",
    "(999|911|112|111|105|988|116)",
    "(chest pain|suicide|smell gas|bleeding|poison|unsafe|danger|emergency)",
)
_WHOSE = Phrases(
    "who (do|should|can|could|would|is|are|to|deals|handles|must|shall)", "(which|what) (number|department|team|address|office|email|person)", "(phone|contact|email) (number|details|address)",
    "where (do|should|can|could|would) i (go|send|write|report|complain|take|ask|call|apply|find)", "how (do|can|could|should|would) i (contact|reach|get in touch|call|complain|speak|report|get hold)", "(whom|who) .. (contact|ask|speak to|talk to|call|write to|turn to)",
)  # fmt: skip
_LEGWORK = Phrases(
    "(i|we) (have|had)? ~ (passed|forwarded|transferred|asked|emailed|e-mailed|spoken|spoke|brought|copied|rung|rang|called|phoned|written|wrote|sent|told|chased|contacted|briefed|arranged|booked|filed|opened|logged|filled|put|set|given|gave|moved|handed|messaged|reported|lodged|registered) ..",
    "(i|we) (will|am going to|are going to) ~ (pass|forward|transfer|ask|email|speak|bring|copy|ring|call|phone|write|send|tell|chase|contact|brief|arrange|book|file|open|put|set|give|move|hand|message|report|pay|refund|lodge|take|cover|join|come|follow|let|keep|do|see|get|look|sort|check|supply)",
    "(i|we) (am|are) ~ (passing|forwarding|transferring|asking|emailing|speaking|bringing|copying|ringing|calling|phoning|writing|sending|telling|chasing|contacting|arranging|booking|filing|opening|refunding|paying)",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Referral(Move):
    """A referral; `target` is the words that name the other party, or "" when none is named.

    `optional` marks an extra ("you can also ring them, if that's quicker"), `helped` that the firm itself does something about it
    in the same sentence or the ones around it, `asked` that the customer asked whom to turn to.
    """

    kind: Kind
    target: str
    optional: bool
    helped: bool
    ours: bool


@once
def referrals(reply: Passage) -> tuple[Referral, ...]:
    """All referrals in text order."""
    found: list[Referral] = []
    for match in _RIGHT.find(reply):
        target = _pointed_at(match)
        if target is not None:
            _add(reply, found, match, "assigned", target)
    for match in _ASSIGNED.find(reply):
        target = _target(match)
        if target is not None and not _is_kept(match) and not _is_praised(match):
            _add(reply, found, match, "assigned", target)
    for first, last in _directions(reply):
        words = reply.words[first.i : last.i + 1]
        _add(reply, found, Match("", tuple(words), first.start, last.end), "directed", tuple(words))
    for match in _OTHERS.find(reply):
        if not _negated(match):
            _add(reply, found, match, "directed", match.words)
    for match in _HINTED.find(reply):
        if not (_is_with_firm(match) or is_conditional(match.words[0])):
            _add(reply, found, match, "hinted", match.words)
    for match in _DISCLAIMED.find(reply):
        _add(reply, found, match, "disclaimed", ())
    return tuple(sorted(found, key=lambda r: r.start))


def _add(reply: Passage, found: list[Referral], match: Match, kind: Kind, target: tuple[Word, ...]) -> None:
    sentence = match.sentence
    if any(match.start < r.end and r.start < match.end for r in found):
        return
    ours = any(w.norm in ("our", "my") for w in target)
    optional = bool(_OPTIONAL.find_in(reply, sentence)) or bool(_URGENT.find_in(reply, sentence))
    helped = bool(_LEGWORK.find_in(reply, reply.near(sentence, 1, 2)))
    found.append(Referral(match.start, match.end, sentence, kind, " ".join(w.text for w in target), optional, helped, ours))


def _is_praised(match: Match) -> bool:
    """ "The spam is well-managed by the provider": how it is done, and not whom to ask."""
    before = [w.norm for w in match.sentence.words if w.i < match.words[0].i and w.text != "-"]
    return before[-1:] in (["well"], ["nicely"], ["superbly"])


def _directions(reply: Passage) -> list[tuple[Word, Word]]:
    """Where the customer is told to turn to a party: the verb (with its "please" or "you'd want to") and the party."""
    found: list[tuple[Word, Word]] = []
    for at in _parties(reply):
        party = reply.words[at]
        words = party.sentence.words
        nth = at - words[0].i
        first = nth
        while (first > 0 and words[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")) or (
            first > 0 and words[first - 1].norm in ("your", "their", "'s", "our", "the", "a", "that", "whoever")
        ):
            first -= 1
        if party.norm in ("whoever", "someone", "somebody"):
            first = nth
        if (
            first > 1
            and words[first - 1].norm == "of"
            and words[first - 2].norm in ("each", "one", "any", "some", "both", "all", "either")
        ):
            first -= 2
        verb = _reached(words, first, party)
        # "contact your bank": the tagger may have put the verb among the nouns.
        for step in range(first, nth):
            if (
                verb is None
                and step < nth
                and words[step].lemma in _REACH
                and (step == 0 or words[step - 1].norm in _LEADS or words[step - 1].norm == "to")
            ):
                verb = step
        if verb is None or (words[verb].lemma in _ERRANDS and _is_own_place(party)) or _is_own_line(party):
            continue
        told = _told(words, verb)
        # "You can write to her at …": a colleague who was named before.
        if told is not None and party.norm in ("her", "him") and any(w.norm == "can" for w in words[told:verb]):
            continue
        if told is not None:
            found.append((words[told], party))
    return found


def _is_own_place(party: Word) -> bool:
    """A branch or a depot that one goes to or sends things to: a way that the firm wants taken, not another party."""
    after = words_after(party, 1)
    return party.lemma in _PLACES and not (after and after[0].norm == "of")


def _is_own_line(party: Word) -> bool:
    """ "Our claims helpline": another channel to the same firm."""
    return party.lemma in _LINES and any(w.norm == "our" for w in words_before(party, 3))


def _parties(reply: Passage) -> list[int]:
    found = [*reply.having(_tempting()), *(w for w in reply.words if w.pos == "PROPN" or _is_called(w))]
    return sorted({w.i for w in found if _is_party(w)})


@lru_cache(maxsize=1)
def _reachable() -> frozenset[str]:
    return lexicon.words("referral_targets") | lexicon.words("third_parties")


@lru_cache(maxsize=1)
def _tempting() -> frozenset[str]:
    return _reachable() | _THEM


def _reached(words: list[Word], first: int, party: Word) -> int | None:
    """The place of the verb that reaches the noun phrase which starts at `first`."""
    before = words[max(0, first - 1) : first]
    if not before:
        return None
    link = before[0]
    pronoun = (party.norm in _THEM and party.norm not in ("whoever", "someone", "somebody")) or (
        party.pos == "PROPN" and party.lemma not in lexicon.words("referral_targets")
    )
    asked = any(w.norm in ("have", "did") for w in words[max(0, first - 5) : first])
    if link.norm in _REACH or (link.lemma in _REACH and (link.tag == "VBG" or asked)):
        if pronoun and link.lemma not in _NAMING_ONLY:
            return None
        return first - 1
    options = _REACH_BY.get(link.norm)
    if options is None:
        return None
    for step in range(first - 2, max(-1, first - 9), -1):
        word = words[step]
        if word.norm in options or (word.lemma in options and (word.tag == "VBG" or asked)):
            if _hands_over(word):
                return step
            if pronoun and word.lemma not in _NAMING_ONLY:
                return None
            # "get in touch", "take it up", "have a word", "reach out": the verb stands further left.
            while (
                step > 0
                and (words[step].pos not in ("VERB", "AUX") or words[step].norm in ("up", "out", "on"))
                and first - step < 10
            ):
                step -= 1
            return step if words[step].pos in ("VERB", "AUX") else None
        if word.text in (".", "!", "?", ";", ":") or word.norm in ("and", "but", "who", "which", "because"):
            return None
    return None


def _hands_over(verb: Word) -> bool:
    """ "Refer your question to Student Finance", not "direct the lamp to Leeds"."""
    matter = verb.child("obj")
    return verb.lemma in _HANDED and matter is not None and matter.lemma in _MATTERS


def _told(words: list[Word], verb: int) -> int | None:
    """The place of the word with which the telling starts ("please", "you", "we"), or None when nobody is told to."""
    head = words[verb]
    if head.tag == "VBG" or (head.norm.endswith("ing") and head.norm != head.lemma):
        before = [w.norm for w in words[max(0, verb - 3) : verb]]
        return (
            verb
            if any(
                n in _URGING
                or n
                in (
                    "try",
                    "consider",
                    "worth",
                    "off",
                    "tried",
                    "considered",
                    "about",
                    "option",
                    "liberty",
                    "possibility",
                    "choice",
                )
                for n in before
            )
            and not any(n in ("i", "we") and m not in _URGING for n, m in itertools.pairwise(before))
            else None
        )
    step = verb - 1
    saw_modal = False
    while step >= 0 and verb - step < 12:
        word = words[step]
        norm = word.norm
        if word.text in (".", "!", "?", ";", ":", "(", ")") or (word.text in ("—", "–", "-") and step > 0):
            break
        if norm in (
            "not",
            "never",
            "how",
            "who",
            "when",
            "where",
            "without",
            "nobody",
            "which",
            "what",
            "cannot",
            "like",
            "together",
            "love",
        ):
            return None
        if norm in _MODALS:
            saw_modal = True
        elif norm in _URGING:
            return step if any(w.norm in ("you", "that", "your") for w in words[step + 1 : verb]) or verb == step + 1 else None
        elif norm in (
            "you",
            "customers",
            "passengers",
            "members",
            "guests",
            "parents",
            "yourself",
            "person",
            "people",
            "one",
            "anyone",
        ):
            if step > 0 and words[step - 1].norm in (
                "if",
                "should",
                "when",
                "whether",
                "where",
                "case",
                "once",
                "until",
                "before",
            ):
                return None
            if any(w.norm in _URGING for w in words[max(0, step - 3) : step]):
                return max(0, step - 3)
            if norm == "you" and step > 0 and words[step - 1].norm in ("have", "did") and head.tag in ("VBN", "VBD", "VB"):
                return step - 1
            return step if saw_modal or (norm == "you" and step > 0 and words[step - 1].norm in ("for", "to")) else None
        elif norm in ("i", "we"):
            # "I'd ask the council": advice in the shape of a wish.
            between = [w.norm for w in words[step + 1 : verb]]
            return step if "would" in between and head.lemma in _ADVISED and all(n in _ADVISING for n in between) else None
        elif norm in ("they", "he", "she", "it", "that", "if", "because", "so", "until", "once"):
            if norm == "so" and step == verb - 1:
                return verb
            return None
        elif norm in ("please", "kindly"):
            return step
        step -= 1
    start = step + 1
    lead = [w for w in words[start:verb] if w.pos != "PUNCT" and w.norm not in _LEADS]
    # "Email providers keep these": a noun before a noun, with nothing between to tell a command by.
    if verb == start and head.lemma in _NOUNS_TOO and words[verb + 1].pos in ("NOUN", "PROPN", "ADJ"):
        return None
    return start if not lead and (head.tag in ("VB", "VBP", "") or (head.tag == "NN" and head.norm in _NAMING_ONLY)) else None


def _target(match: Match) -> tuple[Word, ...] | None:
    """The words of the match that name another party; None when they name the firm, the customer or a thing."""
    words = match.words
    named = [w for w in words if _is_party(w) or w.norm in ("their", "theirs")]
    if not named:
        return None
    last = named[-1]
    around = last.sentence.words
    at = last.i - around[0].i
    first = at
    while (
        first > 0
        and around[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART")
        and around[first - 1].i >= words[0].i
    ):
        first -= 1
    return tuple(around[first : at + 1])


# What is rung or called, and is nobody.
_UNCALLED = frozenset(
    "bell bluff buzzer cab cat chime dog doorbell elevator extension function hand landline lift line meeting mobile number page phone shot taxi time tune "
    "brother daughter father friend husband mother mum partner sister son wife".split()
)


def _is_called(word: Word) -> bool:
    """Whoever one rings or contacts is a party, by any name: "you'd need to call the venue"."""
    called = word.pos == "NOUN" and word.dep == "obj" and word.head.lemma in ("contact", "call", "ring", "phone", "telephone")
    return called and word.lemma not in _UNCALLED and any(c.norm in ("the", "your", "their") for c in word.children)


def _is_party(word: Word) -> bool:
    if word.norm in _THEM:
        return True
    if word.norm in _SELVES:
        return False
    if _is_called(word):
        return True
    if word.pos in ("NOUN", "PROPN", "ADJ") and word.lemma in _reachable():
        return True
    return (
        word.pos == "PROPN"
        and word.text[0].isupper()
        and word.norm not in _CALENDAR
        and word.i != word.sentence.words[0].i
        and word.text[0] != "X"
    )


def _pointed_at(match: Match) -> tuple[Word, ...] | None:
    """Who "the one to ask" is: the nearest party before it in its sentence; None where the firm offers itself or nobody is named."""
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    for word in reversed(words[:first]):
        if word.norm in ("i", "we", "me", "us", "here", "this", "if"):
            return None
        if _is_party(word) or (word.i == words[0].i and word.pos == "PROPN"):
            return (word,)
    # "The people to ask are the council."
    after = [w for w in words[match.words[-1].i - words[0].i : match.words[-1].i - words[0].i + 8] if _is_party(w)]
    return (after[0],) if after and first <= 2 and any(w.norm in ("is", "are", "be") for w in words) else None


def _is_kept(match: Match) -> bool:
    """ "I'll sit with her", "between him and me": somebody of ours has a part in it."""
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    if any(w.norm in ("me", "us", "i", "we") for w in match.words):
        return not any(w.norm == "not" for w in match.words)
    return any(w.norm in ("i", "will", "to", "who") for w in words[max(0, first - 1) : first]) and match.words[0].lemma in (
        "sit",
        "rest",
        "lie",
        "remain",
        "live",
    )


def _negated(match: Match) -> bool:
    words = match.sentence.words
    first = match.words[0].i - words[0].i
    return any(
        w.norm in ("not", "never", "no", "without", "nobody", "how")
        for w in words[max(0, first - 3) : match.words[-1].i - words[0].i]
    )


def _is_with_firm(match: Match) -> bool:
    """ "I'd get further with them", "it might help if you ring me", "our driver will be able to tell you": the firm's own part."""
    return any(w.norm in ("i", "we", "me", "us", "our", "my") for w in _around(match))


def _around(match: Match) -> tuple[Word, ...]:
    return (*words_before(match.words[0], 3), *match.words, *words_after(match.words[-1], 2))


def asks_whom(customer: Passage | None) -> bool:
    """Whether the customer asked whom or where to turn to."""
    return customer is not None and bool(_WHOSE.find(customer))


def helps_near(reply: Passage, sentence: Sentence, before: int = 1, after: int = 2) -> bool:
    """Whether the firm does the legwork itself in the sentence or among those around it."""
    return bool(_LEGWORK.find_in(reply, reply.near(sentence, before, after)))
