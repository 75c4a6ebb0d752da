"""Frames the customer's account as a mere claim.

Words that keep the customer's account at arm's length are read as "you are lying", and most people are not.

Sources: Brown & Levinson 1987; Herhausen 2023; PHSO
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.cut import clause_out, offered, run_end, without
from replylint.flip import flipped_failure
from replylint.lexicon import words as lexicon
from replylint.moves.move import words_after, words_before
from replylint.moves.repair import REPAIR_VERBS
from replylint.moves.turn import taken_on, turns_to_help
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import FIRM, MODALS, NEGATORS, Clause, Who, clause_of, clauses, clauses_in, is_conditional, is_yours

_CLAIM = Phrases(
    "(you|customer|complainant|guest|passenger|client|claimant) ~ (have|has|had|are|is|were|was|do|did)? ~ (now|also|still|"
    "repeatedly)? <claim|allege|insist|maintain|assert|contend|purport|profess>",
    "(as|what|which|that|whatever) you ~ (claim|allege|assert|perceive|perceived|imagine|imagined|call|term|consider|"
    "considered)",
    "your (claim|claims|allegation|allegations|assertion|assertions) (that|of|about|regarding|is|are|was|were|the|to|can|"
    "has|have|cannot)",
    "your (own)? (version|recollection|memory|telling|depiction|narrative) (of|that|differs)",
    "your (own)? (story|side) of (events|it|things|the story|what)",
    "<be> your account of",
    "according to you",
    "(by|on) your own (telling|account|admission|version|showing)",
    "^ (by|in|going by) your (telling|reckoning|recollection|account (,|the|we|our|it|this|there|he|she|they|you|nobody|no)|version (,|of (events|things)))",
    "on your version of (events|things)",
    "you would have (us|me|everyone|one) ~ (to)? ~ (believe|think|accept|suppose)",
    "(we|i) (am|are) ~ (being)? ~ (asked|expected|invited) to (believe|accept|swallow|credit|imagine)",
    "(or)? (so|or at least so|at least so) you (say|claim|tell (us|me)|would have (us|me)|maintain|allege|insist) ",
    "to hear you (tell|describe|put) it",
    "as you would have (it|us)",
    "(what|which) you (characterize|style|choose to (call|describe))",
    "your ~ (@ADJ)? (account|story|version|description|explanation|narrative|tale) ~ (just|simply|really|quite)? ~ (keeps changing|has changed|changes|has shifted|raises more|leaves ~ (a lot|gaps|little|many|much|open|out|questions|room|some|several)|is full of (contradictions|gaps|holes|inconsistencies)|is riddled|has (several|some|a few|many|more) holes|does not (stack|add|hang|quite|ring|wash|fit))",
    "(holes|inconsistencies|contradictions|discrepancies|gaps) in (your|this|that|the) ~ (@ADJ)? (account|story|version|description|explanation|narrative|tale|statement|statements)",
    "(take|taking|took|taken) (your|this|that|it|what you) ... with a (pinch|grain) of salt",
    "(only|just) have your side of",
    "your word against",
    "(unsubstantiated|uncorroborated|unverified|unproven|unsupported|unconfirmed|fanciful|far-fetched|implausible|dubious|questionable|improbable|tall|unlikely) ~ (@ADJ)? (account|accounts|allegation|allegations|assertion|assertions|claim|claims|complaint|complaints|explanation|story|stories|"
    "tale|tales|version|report|reports|scenario)",
    "your (own)? (version|account|story|description|statement) .. (do|does|did) not ~ (<match|tally|agree|square|correspond>|add up|hold (up|water)|ring true)",
    "as you (put|tell|describe|remember|recall|present) it",
    "you (say|state|tell us|tell me|report|describe) ... (,|;|but|yet|although|though|however|whereas) ... (but|yet|however|"
    "tracking|records|record|logs|log|system|footage|camera|scan|photo|data|history|notes|driver|shows|show|says|otherwise)",
)
_ALLEGED = Phrases(
    "(if|assuming|supposing|presuming) (that)? (the|your|this|that|it|there|they|any|a) .. (really|genuinely|truly) (did|was|were|had|happened|took place|broke|came|went)",
    "(let us|let me|we might|we could|if we) ~ (suppose|assume|grant|accept|imagine) ,? for (a|one|the) (moment|minute|second|sake of argument) ,? (that)? (you|your|the|this|it|there) ..",
    "<take> (what you|your|all (of)? (this|that)|this|that) .. at face value ,? (for a moment|and|but|would)",
    "(alleged|purported|so-called|so called|ostensible)",
    "(allegedly|supposedly|purportedly|ostensibly|reportedly)",
    "(is|are|was|were) said to ~ (be|have)",
    "(is|are|was|were) ~ (meant|supposed|reported|claimed|alleged|understood) to have",
    "(may|might) or (may|might) not ~ (have|be|work)",
    "(what|whatever|how) it is (said|claimed|reported) to be",
    "if (what|all)? you (say|are saying|tell us|tell me|are telling us|claim|describe|report|state|wrote|have told us) is ~ "
    "(true|correct|accurate|right|so)",
    "if ,? as you (say|claim|allege|maintain|state|suggest) ,?",
    "(if|were) you (are|to be) ~ (to be)? believed",
    "(if|assuming) (indeed|,) (it|you|there|any|this|that|the)",
    "if (this|that|it|they) (is|was|were|did|has) (really|truly|genuinely|indeed)",
    "if (there)? (anything|any|something) (is|was|has) (actually|really|genuinely|in fact)",
    ", if (true|anything|so it was|it ever was) ,",
    ", if (a|an|any|the) @NOUN (was|were|is|has) @VERB ,",
    "(if|assuming|supposing|provided) (that)? (your|the|this|that) (story|account|claim|version|report|allegation|statement) (is|was|were|proves|turns out) ~ "
    "(true|correct|accurate|genuine|right)",
    "had (it|that|this|there|they|the @NOUN) (really|truly|genuinely|actually|indeed)",
    "(now|since|subsequently) (put forward|advanced|presented|claimed|offered|alleged)",
)
_EVIDENCE = Phrases(
    "(gps|records|record|log|logs|system|footage|camera|cameras|tracking|tracker|data|scan|photo|photos|meter|register|app|sensor|timestamp) ~ (clearly|itself|here)? ~ (say|says|tell|tells|show|shows) (us|me)? ~ (something|another thing|a different thing) ~ (else|different|other)?",
    "whether (it|that|this|they|you|he|she|there) ~ (was|is|were|did|does|has|had|really) .. (is|remains) (another|a different|quite another) (matter|question|story|thing)",
    "there would (be|have been|surely be|surely have been) ... (,|;|and|but) (and|but|yet)? (there (is|was|are|were) (not|none|no|nothing)|(we|i) (see|find|have|found|can see|can find) (none|no|nothing))",
    "(records|record|logs|log|ledger|system|footage|camera|cameras|notes|tracking|data|scan|photo|photos|history|recording|"
    "till|file|telemetry|reading|readings|meter|job sheet|register) ~ "
    "(clearly|itself|here)? ~ <tell|read|show|say|paint|indicate|suggest|state|have> (us|me|it)? ~ (otherwise|differently|"
    "different|a ~ different @NOUN|another (story|tale|picture|version)|a different)",
    "<tell> (us)? (another|a different|quite another) (story|tale)",
    "(do|does|did) not ~ (bear (that|this|it)? out|support (your|that|this|the) (account|claim|version|story|suggestion|"
    "statement|complaint)|bear out|tally with|square with|match your|reflect (your|that|what you)|corroborate|agree with "
    "(your|what you))",
    "(not|hardly|scarcely) ~ (borne out|supported|corroborated|confirmed|consistent|in line) ~ (by|with) (the|our|any|your) ",
    "(hard|difficult|impossible|tricky|not easy|struggle|struggling|struggled|can not|trouble|difficulty) ~ (to)? ~ (square|reconcile|squaring|reconciling|marry) ~ "
    "(this|that|it|what you|your (account|story|version|claim|description|report|recollection|statement|complaint|explanation)) ... with",
    "(hard|difficult|impossible|tricky|not easy|struggle|struggling|struggled) ~ to ~ (see how|understand how|picture how|imagine how|believe|credit|swallow|accept) ~ (that)? ~ (you|your|such|a|an|anything|what) .. (could|can|would|might|came|managed|happened|have|say|said|told|tell|"
    "telling|claim|describe)",
    "(trouble|difficulty|problems|hard time) (believing|accepting|crediting|swallowing|seeing how|understanding how) ~ (you|your|this|that|any|what)",
    "(takes|take) some (believing|swallowing)",
    "(stretches|stretch|stretching|strains|straining|beggars|defies|defy) ~ (the bounds of)? ~ (credulity|credibility|belief|imagination)",
    "(something|it|this|that|which|timeline|timings|(your|the) @NOUN of events) (here|about this)? ~ (does|do|is) not ~ (quite|really|entirely|at all)? ~ (add up|stack up|hang together|ring ~ true|adding up|stacking up|wash) $",
    "something (here|about (this|that|your @NOUN)) ~ (does|is) not ~ (add|adding|right|quite|stack|ring)",
    "<sound|smell|look|seem> ~ (a bit|a little|rather|somewhat|very|distinctly|decidedly)? ~ (fishy|far-fetched|fanciful|implausible|improbable|like a (tall|cock|likely) (story|tale)|too good to be true)",
    "(a likely|a tall) (story|tale) (,|.|!|$)",
    "(signature|gps|cctv|receipt|contract|timestamp|invoice|paperwork|proof of delivery|staff|driver|engineer|technician|evidence|weighbridge|parcel locker|booking|email trail|email chain) ~ (clearly|itself|here|we (hold|have)|on file)? ~ "
    "<tell|paint|show|say|suggest|indicate> (us|me|it)? ~ (otherwise|differently|a ~ different @NOUN|another (story|tale|picture|version))",
    "(none of (our|the|my) @NOUN|no member of (our|the) (staff|team|crew)|nobody (here|on duty|on (our|the) (staff|team)|at the (desk|till|counter|branch))|no one (here|on duty|on (our|the) (staff|team)|at the (desk|till|counter|branch))) .. ~ "
    "(has|have|had|can)? ~ (any (memory|recollection|knowledge)|(recall|remember|remembers|recalls|saw|noticed|heard|witnessed|seen|witness|reported) (anything|any|such|it|this|you|your|a|of))",
    "(cameras|camera|footage|cctv|recording|logs|log|system|records) ~ (do|does|did) not ~ (show|record|contain|reveal|capture|support) ~ (any (damage|evidence|fault|incident|person|sign|such|trace)|anything|such|you|your|a|what)",
    "at (odds|variance) with (our|the|what (we|i|our)|my) ~ ({records}|@NOUN @NOUN|we|i|see|have|hold)",
    "(flatly)? ~ <contradict> (by|our|the) ~ (our|the)? ~ {records}",
    "(can not|unable to|no way (of|to)|could not) ~ (verify|verifying|confirm|confirming|substantiate|corroborate) ~ (your|"
    "that you|whether you|what you|any of|the claim|this claim|that claim)",
    "(we|i) (have|had|find|found|see|can see|can find|hold) no (evidence|proof|indication|sign|trace|record|records|log|"
    "mention) (that|of) (you|your|any such|any|this|such|it|the alleged|ever|a call|having)",
    "there (is|was|are|were) no (evidence|proof|indication|sign|trace|record|records|log|mention) (that|of|whatsoever|"
    "anywhere) (you|your|any such|any|this|such|it|the alleged|ever|a call|having|to)",
    "(nothing|no mention|no note|no entry|not a word) (in|on) (the|our) ~ (notes|log|logs|file|records|diary|system|book|"
    "books) ~ (about|of|to|suggests|shows|that)",
    "(nothing|none|not one|no request|no report|no call|no complaint|no message) .. (appears|appear|seems|seem) to have "
    "(been|ever)",
    "(has|have|had|was|were) (ever|never) (surfaced|arrived|reached) (here|at this end|at our end|us|in)",
    "not ~ (be)? (sure|certain|convinced|persuaded|satisfied) (that|whether|if|by|of)? (your (account|version|story|statement|description|claim|explanation)|what you (say|told|tell|describe|claim))",
    "(only|just) have your word",
    "have (only|just|nothing but) your word",
    "(nobody|no one|none of (us|them|my|our)) .. ~ (recognizes|recalls|remembers|recognize|recall|remember|answering)",
    "(he|she|they|guide|team|staff|crew|waiter|nurse|engineer|colleague|{third_parties}|{firm_people}) (does|do|did) not "
    "(recognize|recall|remember) (the|this|that|any|your|it)",
    "<show|tell|suggest|say> (us|me)? something ~ (quite|very|rather|entirely|altogether)? different",
    "(do|does|did) not ~ (support|confirm|reflect|show|bear out) (that|this|it|so|any of (that|this|it)|what you) $",
    "(the)? first (i|we|any of us|anyone here|that i|that we) ~ (have|has)? ~ heard (of|about)",
    "(nothing|no note|no mention|not a thing) on (file|record|our|the) ... (to (suggest|show|say|indicate)|suggests|shows|"
    "that|about)",
    "<sit> ~ (a little|rather|somewhat)? (oddly|uneasily|awkwardly|ill) (with|beside|alongside|next to)",
    "<depart|differ|diverge> ... from (that|what|the (one|account|version|events|record|statement)) (recorded|given|you|at|"
    "in|we)",
    "(only|just|nothing but) your (word|description|account|say-so|photo|photos|recollection|memory) (to go|for|on)",
)
# Records by which the writer is bound, and those of a colleague, whose word then stands against the customer's.
_BOUND = Phrases(
    "(i|we) (am|are) ~ not ~ (at all|entirely|fully|quite|wholly)? ~ (convinced|persuaded|sure) (that)? (there|it|this|you|anything|any|he|she|they) ~ (was|were|ever|really|is|did|had|has|happened) ..",
    "(makes|make|made) (that|this|it) (rather|very|quite|somewhat|most|highly) (unlikely|doubtful|improbable|hard to believe) ..",
    "(only|just) ~ (have|got|got only)? ~ your word (for (it|that|this)|that|on|to go on) ..",
    "(paint|paints|painted|tell|tells|told|give|gives|gave) ~ (a|quite a|rather a|a very|a rather|another|a somewhat|an altogether|an entirely) ~ (different|other)? (picture|story|tale|account) (from|to|than) (what you|yours|your ..|the one you) ..",
    "(i|we) ~ (find|am finding|are finding) (it|that|this) ~ (very|rather|quite|so|a little|a bit)? ~ (hard|difficult|tough) to (believe|imagine|credit|accept|swallow|picture) ..",
    "(can|could|will) not ~ (just|simply)? ~ (take|accept) (it|that|this) as (read|given|fact|true|gospel) ..",
    "you (are|keep|were) (telling|saying|claiming) ~ (us|me)? ~ (that)? ... (yet|but|though|however|although|only) ..",
    "{records} ... (i|we) (have to|must|need to|can only|am bound to|are bound to) ~ (be)? (guided|go|work|rely|stand|abide|decide) (by|on|with|from)",
    "(i|we) (have to|must|need to|can only|am bound to|are bound to) ~ (be)? (guided|go|work|rely|stand|abide|decide) (by|on|with|from) ... {records}",
    "(all|only thing) (that)? (i|we) (have|had|have got|can) (to)? (go|work) (on|by|from) (is|are|was) ... {records}",
    "as far as (the|our|his|her|their|my) ~ (@NOUN|@ADJ)? {records} (is|are|was|were|shows|goes)",
    "(according to|going by|judging by|as per) (his|her|their|{own_people} 's|@PROPN 's) ~ (own)? (@NOUN|@ADJ)? {records}",
    "(his|her|their|{own_people} 's|@PROPN 's) ~ (own)? (@NOUN|@ADJ)? {records} ~ (shows|show|says|say|puts|put|reads|read|lists|list|gives|give|marks|states|state|"
    "(has|have) (you|it|your|no|nothing|a|an|the|both|all|@NUM|@PUNCT))",
    "it (is|was|has been) ~ (noted|recorded|logged|documented|minuted|entered|down) ... that",
)
_ODD = Phrases(
    "^ (well|now|hm|ah|ha|ooh)? ,? (that|this) is a new one (on|to) (us|me) (,|.|!|$)",
    "(puzzled|baffled|bemused|perplexed|mystified|bewildered) ~ (by|at)? (to (hear|read|see|learn|be told)|(as to)? (how|why) "
    "(you|your|this|that|it|anyone|anybody|anything|the @NOUN) ~ (could|can|would|might|came|got|should|have|had))",
    "^ (it is|that is|how|very|rather|quite|bit|a bit|pretty|most)? ~ (funny|odd|curious|strange|peculiar|convenient|"
    "interesting|remarkable|suspicious|surprising|surprised) (how|that|then|they)",
    "(it|which|that) (is|was|would be|seems|does seem|strikes .. as) ~ (a (bit|little))? ~ (funny|odd|curious|strange|"
    "peculiar|convenient|remarkable|suspicious|surprising|unusual) (how|that|then|they)",
    "(find|finds|found) (it|this|that) ~ (a (bit|little))? ~ (odd|curious|strange|peculiar|convenient|remarkable|surprising|"
    "suspicious|funny|hard to (believe|credit|accept|imagine|understand)|difficult to (believe|credit|accept|imagine|"
    "understand))",
    "(one|i|we) (does|do|can only|can not help but|have to|must) ~ wonder",
    "(it|which|that) (does|do)? ~ <make|leave> (me|us|one) ~ (wonder|curious|suspicious)",
    "beats me (how|what|why)",
    "(hard|difficult|tough) to (believe|credit|swallow)",
    "i (highly|seriously|very much|strongly|really|do|rather)? doubt (that)? you (have|had|did|ever|were|are|really|"
    "actually|read|followed|saw|tried|used)",
    "i (highly|seriously|very much|strongly|really|do|rather)? doubt (your|it very|very much)",
    "i (highly|seriously|very much|strongly|really) doubt (it|this)",
    "(i|we) (have|must have) (my|our) doubts",
    "<raise> (an|some|a few)? (eyebrow|eyebrows|suspicion|suspicions)",
    "a curious (feature|thing|fact|detail|coincidence|aspect)",
    "(what a|quite a|some) coincidence",
    "coincidentally",
    "(i|we) (highly|seriously|very much|strongly|really|do|rather)? doubt (that|whether|if) (it|this|they|the @NOUN|anyone|"
    "there) (was|were|had|did)",
    "(we|i) (were|was|am|are) (quite|rather|very|somewhat|a little|a bit|frankly|most)? surprised (to (hear|read|learn|"
    "see)|by your|at your|that you)",
    "would have (expected|thought) to (hear|see|be told|know)",
)
_HEARD = Phrases(
    "(we|i) ~ <hear|get|read> (that|this|it)? ~ (a lot|often|all the time|regularly|daily|every (day|week)) $",
    "<hear|read> (that|this|it)? (rather|quite|fairly|very|pretty) (often|regularly|frequently) ($|once|from|in)",
    "(we|i) (are|am) told (this|that)? ~ (fairly|quite|very|rather)? (regularly|often|frequently|daily|every)",
    "(everyone|everybody|they all|people always) (claims|claim|swears|swear|writes) ",
    "(get|had|see) (a lot of|plenty of|many|so many) (people|customers|folk|users|callers) (saying|claiming|telling|"
    "swearing|who (say|claim))",
    "(memory|memories|recollection|recollections) ~ (can|may|do|does|is|are|tend|tends|will|might) ~ (be|vary|differ|play|"
    "fade|patchy|unreliable|short|selective|to)",
    "you <be> (making (that|it|this|things|something|stories) (all)? up|making up (things|stories|a|this|that) |inventing)",
    "nothing to hide",
    "only you (would|will|can|could)? know",
    "(whether|if) you (remember|recall|realize|admit|like) it (now)? or not",
    "heard that (one)? before",
    "(people|customers|they|everyone|everybody|guests) say (that|this|so) (all the time|a lot|to get|when|every)",
    "forgive (me|us) (if|for) .. not believe",
    "(no|not .. any|not .. a|have a|any) reason to (lie|fib|invent|make (it|that|things|this) up)",
    "that is what (they|everyone|everybody) (all)? (say|says)",
)
_MERELY_ODD = frozenset("curious interesting odd strange peculiar unusual surprising surprised funny".split())
# What turns something odd into something that the customer is doubted for.
_HINTS = frozenset(
    "nobody none nothing alone only until then yet never unmentioned else everyone everybody just suddenly always mention mentioned seeing how when".split()
)
_CLAIMABLE = frozenset(
    "refund discount reward code expense back money compensation credit voucher cashback prize gift bonus tax it them these allowance costs cost benefit relief points".split()
)
_TOLD = {
    "claim": "told us",
    "claims": "told us",
    "claimed": "told us",
    "allege": "told us",
    "alleged": "told us",
    "insist": "told us",
    "insisted": "told us",
    "maintain": "told us",
    "assert": "told us",
}
_DELETED = frozenset(
    {
        "alleged",
        "supposed",
        "purported",
        "allegedly",
        "supposedly",
        "purportedly",
        "ostensibly",
        "reportedly",
        "ostensible",
    }
)


def _supposed(reply: Reply) -> Iterator[Match]:
    """ "The supposed leak": an adjective, where "is supposed to" is a duty."""
    for word in reply.having(frozenset({"supposed"})):
        if word.dep == "amod" and word.head.i > word.i and not any(w.norm == "to" for w in words_after(word, 1)):
            yield matched([word])


# What nobody would do for nothing: to make up or to put down what is not so.
_MADE_UP = frozenset(
    "claim concoct dream enter exaggerate fabricate fake falsify fib imagine invent lie log make mark note photograph pretend put record "
    "report say tell tick write".split()
)
_MOTIVES = frozenset({"call", "cause", "incentive", "interest", "motive", "reason"})
_SURE = frozenset("adamant categorical certain definite emphatic positive sure".split())
_VOUCHING = frozenset({"assure", "insist", "maintain", "swear"})


def _vouched(reply: Reply) -> list[Match]:
    """ "The crew would have no reason to dream that up", "he is adamant that he knocked": a colleague is believed instead."""
    found: list[Match] = []
    for clause in clauses(reply):
        subject = clause.subject
        if subject is None or not clause.asserted or clause.who in (Who.YOU, Who.FIRM):
            continue
        last = _pointless(clause) or _sworn(reply, clause)
        first = min([subject, *subject.children], key=lambda w: w.i)
        if last is not None and first.i < last.i and not taken_on(reply, clause.sentence):
            found.append(matched([w for w in clause.sentence.words if first.i <= w.i <= last.i]))
    return found


def _pointless(clause: Clause) -> Word | None:
    """ "They would have no reason to make it up": what would be made up."""
    motive = clause.verb.child("obj")
    if clause.lemma != "have" or motive is None or motive.lemma not in _MOTIVES:
        return None
    done = motive.child("acl") or clause.verb.child("advcl", "xcomp")
    denied = clause.negated or any(w.norm in ("no", "little", "hardly") for w in motive.children)
    return done if denied and done is not None and done.lemma in _MADE_UP else None


def _sworn(reply: Reply, clause: Clause) -> Word | None:
    """ "She assures me she rang", of what the colleague did; not "she's sure that it will arrive", "he's certain he mended it"."""
    if clause.tense != "present" or clause.negated or clause.lemma not in _SURE | _VOUCHING or not _is_person(clause.subject):
        return None
    said = clause.verb.child("ccomp", "advcl")
    told = clause_of(reply, said) if said is not None and said.i > clause.verb.i else None
    if told is None or told.subject is None or told.tense != "past" or told.lemma in REPAIR_VERBS:
        return None
    return said if told.subject.norm in _PERSONS else None


_PERSONS = frozenset({"he", "she", "they"})


def _is_person(word: Word | None) -> bool:
    if word is None:
        return False
    return word.norm in _PERSONS or word.pos == "PROPN" or word.lemma in lexicon("own_people") | lexicon("third_parties")


def check(reply: Reply) -> Iterator[Hit]:
    """Claims, alleged things, evidence held against the account, and doubts wondered aloud."""
    for match in _CLAIM.find(reply):
        if _is_mere_claim(match):
            yield _hit(reply, match, 0.92, Severity.ERROR)
    for match in (*_ALLEGED.find(reply), *_supposed(reply)):
        if _distances(reply, match):
            yield _hit(reply, match, 0.9, Severity.ERROR)
    for match in _EVIDENCE.find(reply):
        asserted = not is_conditional(match.words[-1]) and not match.sentence.is_question
        if asserted and not _is_owned(reply, match) and not _is_of_the_matter(reply, match):
            yield _hit(reply, match, 0.85, Severity.WARNING)
    for match in _BOUND.find(reply):
        if _is_held_against(reply, match):
            yield _hit(reply, match, 0.6, Severity.INFO)
    for match in _vouched(reply):
        yield _hit(reply, match, 0.6, Severity.INFO)
    for match in _ODD.find(reply):
        if _is_suspicious(match) and not taken_on(reply, match.sentence):
            yield _hit(reply, match, 0.85, Severity.WARNING)
    for match in _HEARD.find(reply):
        if taken_on(reply, match.sentence) or _is_conceded(reply, match):
            continue
        if match.words[0].norm == "you" and any(
            w.norm in NEGATORS or w.norm in ("anyone", "think", "thinks") for w in words_before(match.words[0], 5)
        ):
            continue
        yield _hit(reply, match, 0.82, Severity.WARNING)


def _is_mere_claim(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    after = words_after(last, 4)
    before = [w.norm for w in words_before(first, 5)]
    if before[:1] and before[0] in MODALS:
        return False  # "could you tell us what it says, and whether …": a request
    if is_conditional(first) or any(
        n in ("if", "when", "once", "whenever", "before", "so", "until", "how") for n in before[:2]
    ):
        return False
    if last.lemma == "insist" and after and after[0].norm == "on":
        return False
    verb = next((w for w in match.words if w.lemma == "claim"), None)
    if (verb is not None and verb.norm not in ("claims",)) or (verb is not None and first.norm != "your"):
        norms = [w.norm for w in after]
        if (
            verb is last
            and any(n in _CLAIMABLE for n in norms[:3])
            and not any(n in ("that", "you", "i", "we", "was", "were", "is") for n in norms[1:4])
        ):
            return False
        if (
            verb is last
            and norms[:1]
            in (
                ["for"],
                ["on"],
                ["under"],
                ["through"],
                ["from"],
                ["against"],
                ["your"],
                ["a"],
                ["an"],
                ["up"],
                ["back"],
                ["online"],
                [],
            )
            and not any(n in ("was", "is", "were") for n in norms)
        ):
            return norms[:1] == ["your"] and "was" in norms
    if (
        first.norm == "your"
        and last.norm in ("to", "can", "has", "have", "is", "are", "was", "were", "of", "about", "regarding", "the")
        and match.words[1].norm in ("claim", "claims")
    ):
        # An insurance claim or a warranty claim is paid, processed, received; an account is true or false.
        return last.norm == "that" or (
            any(
                w.norm
                in ("true", "false", "incorrect", "untrue", "correct", "the", "valid", "substantiated", "unsubstantiated")
                for w in after[:3]
            )
            and last.norm in ("is", "are", "was", "were", "the")
        )
    return not any(n in NEGATORS for n in before[:3])


def _distances(reply: Reply, match: Match) -> bool:
    first = match.words[0]
    if first.norm in ("is", "are", "was", "were"):
        who = [w.norm for w in words_before(first, 4)]
        if match.words[1].norm in ("supposed", "meant") and not any(
            n in ("you", "clock", "it", "call") or n.endswith("ver") for n in who
        ):
            return False
        return not any(n in ("we", "i", "our") for n in who[:2]) and "sorry" not in who
    if first.norm == "reportedly":
        return False
    if first.norm in ("may", "might"):
        return (
            any(w.norm in ("said", "happened", "sent", "have", "been") for w in words_after(match.words[-1], 3))
            or match.words[-1].norm == "have"
        )
    if first.norm in ("if", "assuming", ","):
        after = [w.norm for w in words_after(match.words[-1], 6)]
        return not any(w.norm in ("right", "our", "us", "we", "i") for w in match.words) and "owe" not in after
    if turns_to_help(reply, match.sentence, match.end):
        return False
    named = words_after(match.words[-1], 1)
    if first.norm in ("so",) and named and named[0].text[0] in "\"“‘'":
        return False  # the "golden hour": a name for a thing
    if first.dep == "amod" and is_yours(first.head):
        return True
    # Whose it is stands before: "our so-called expert", not "the so-called burns from our spa".
    near = [w.norm for w in (*words_before(first, 3), *words_after(match.words[-1], 3))]
    ours = any(w.norm in ("our", "we", "my") for w in words_before(first, 3))
    return not ours and not any(n in ("seller", "caller", "fraud", "fraudster", "thief", "scammer", "we") for n in near)


def _is_owned(reply: Reply, match: Match) -> bool:
    """ "There is no record of your call, and there should be": the gap is ours."""
    after = [w.norm for w in match.sentence.words if w.i > match.words[-1].i]
    if turns_to_help(reply, match.sentence, match.end) or ("word" in after and ("taking" in after or "take" in after)):
        return True
    return taken_on(reply, match.sentence) or ("should" in after and "be" in after)


# What a machine recognizes or not, and what a witness is ashamed to have forgotten.
_TOKENS = frozenset(
    "address browser card code device file fingerprint key login number password pin plate signature voucher".split()
)
_REGRETTED = frozenset({"ashamed", "embarrassed", "embarrassing", "pity", "shame"})


def _is_of_the_matter(reply: Reply, match: Match) -> bool:
    """The same words of what a thing can do, of what should be, or regretted, and not of what the customer told."""
    first, last = match.words[0], match.words[-1]
    after = words_after(last, 2)
    if any(w.norm in _REGRETTED for w in words_before(first, 5)):
        return True  # "it's a pity that nobody remembers"
    if last.dep == "acl:relcl":
        return True  # "for reasons nobody remembers"
    if last.norm in ("i", "we", "you") and after and after[0].norm in MODALS:
        return True  # "it may differ from what we'd want"
    if first.norm == "they" and any(w.lemma == "recognize" for w in match.words):
        return any(w.lemma in _TOKENS for w in (last, *after))  # "they don't recognize the device": the app or the bank
    verb = next((w for w in match.words if w.lemma == "support"), None)
    clause = clause_of(reply, verb) if verb is not None and first.lemma == "do" else None
    if clause is None or clause.subject is None:
        return False
    # "The browser doesn't support that" has no such feature; a record, a test or a finding bears out.
    return clause.subject.norm in FIRM or (last.norm in ("it", "so", "that", "this") and not _bears_out(clause.subject))


def _bears_out(subject: Word) -> bool:
    return subject.norm in ("which", "neither", "none") or subject.lemma in (lexicon("records") - _DEVICES) | _FINDINGS


_DEVICES = frozenset("camera handheld handset satnav scanner system tablet terminal till tracker".split())
_FINDINGS = frozenset(
    "account check datum diagnosis document email evidence examination fact figure file finding inspection inquiry investigation invoice "
    "measurement paper paperwork photo pic proof receipt report result sample screenshot statement test testing timestamp trace video witness".split()
)


def _is_conceded(reply: Reply, match: Match) -> bool:
    """ "It's too big on a phone, we hear that a lot": the fault is stated first, so what they hear is granted."""
    return match.words[0].norm in ("i", "we") and any(
        c.asserted and c.who is Who.THING and _is_of_ours(c.subject) and c.tense == "present" and c.verb.end < match.start
        for c in clauses_in(reply, match.sentence)
    )


def _is_of_ours(subject: Word | None) -> bool:
    """ "It", "the lid": not "your bag", "people"."""
    return subject is not None and (subject.norm in ("it", "that", "this") or any(c.norm == "the" for c in subject.children))


# Where a thing was put that should have come to the customer.
_ELSEWHERE = frozenset({"another", "different", "elsewhere", "neighbor", "neighbors", "wrong"})


def _is_held_against(reply: Reply, match: Match) -> bool:
    """Of what has happened, to somebody who complains: "his notes say the tap was off", not "his diary says he's free"."""
    if is_conditional(match.words[0]) or match.sentence.is_question or _is_owned(reply, match):
        return False
    if reply.customer is not None and reply.customer.needs.apology < 0.4:
        return False
    norms = [w.norm for s in reply.near(match.sentence, 1, 1) for w in s.words]
    yours = any(c.who is Who.YOU and c.verb.i > match.words[-1].i for c in clauses_in(reply, match.sentence))
    if (_ELSEWHERE.intersection(norms) and not yours) or ("next", "door") in pairwise(norms):
        return False  # "her photo shows a green door, so it went next door": it bears the customer out
    told = [c for c in clauses_in(reply, match.sentence) if c.verb.i > match.words[-1].i]
    return not told or any(c.tense == "past" for c in told)


def _is_suspicious(match: Match) -> bool:
    if any(w.norm in ("we", "our", "i", "my") for w in words_after(match.words[-1], 2)):
        return False  # "hard to believe that we let it happen"
    norms = [w.norm for w in match.sentence.words]
    if match.sentence.is_question and "you" not in norms:
        return False
    vague = any(w.norm in _MERELY_ODD for w in match.words)
    if (
        vague
        and not any(n in _HINTS for n in norms)
        and "you" not in [w.norm for w in words_after(match.words[-1], 2)]
        and match.words[-1].norm != "you"
    ):
        return False
    if any(n in ("sorry", "our", "us", "we", "lovely", "thank", "thanks", "great", "nice") for n in norms) and not any(
        n in ("you", "your", "yours", "else", "nobody", "people") for n in norms
    ):
        return False
    return not is_conditional(match.words[0])


def _hit(reply: Reply, match: Match, confidence: float, severity: Severity) -> Hit:
    single = len(match.words) == 1
    end = match.end if single else max(match.end, run_end(match.words[-1], 6))
    return Hit(match.start, end, confidence=confidence, severity=severity, rewrites=_rewrites(reply, match))


def _rewrites(reply: Reply, match: Match) -> tuple[Rewrite, ...]:
    first, last = match.words[0], match.words[-1]
    if len(match.words) == 1 and first.norm in _DELETED:
        return (without(reply, match.start, match.end),)
    if first.norm == "you" and last.norm in _TOLD and len(match.words) == 2:
        return (reply.replace(last.start, last.end, _TOLD[last.norm], Grade.SAFE),)
    if [w.norm for w in match.words] == ["according", "to", "you"]:
        after = words_after(last, 2)
        if after and after[0].text == "," and len(after) > 1:
            return (reply.replace(match.start, after[1].start, "You told us ", Grade.REVIEW),)
    failure = flipped_failure(reply.customer) if reply.customer is not None else None
    told = f"that {failure}" if failure else "{what happened}"
    text = f"You told us {told}, and I take your word for it. I'll {{do what}} by {{time}}."
    return offered(clause_out(reply, match.start, match.end), reply.replace_sentence(match.sentence, text, Grade.NEEDS_FACTS))


RULE = Rule(
    code="TRU001",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This treats what the customer told you as a mere claim; take it as true and say what you will do.",
    check=check,
    evidence="C",
    examples=(
        Good("The old tablet doesn't support that.", "a feature, where a record bears out"),
        Good("Could you tell us the code on the lid, and whether the lamp shows?", "a request"),
        Good("They don't recognise your card yet.", "a machine"),
        Good("It's a pity nobody remembers who signed for it.", "regretted"),
        Good("The lid is too stiff, we hear that a lot.", "the fault is granted"),
        Good("The driver's photo shows a blue gate, so it's at the wrong house.", "the record bears the customer out"),
        Bad("Assuming the lock really did jam, there would be marks on it."),
        Bad("You would have us believe that the box was empty."),
        Bad("By your reckoning the van came at nine."),
        Bad("It's hard to square what you say with the signature that we hold."),
        Bad("We struggle to see how a lamp could have burnt your rug."),
        Good("We can't reconcile your payment with an invoice; could you send me its number?", "our own books"),
        Bad("You claim that the parcel never arrived.", rewrite="You told us that the parcel never arrived."),
        Bad("The alleged damage is not visible in your photo.", rewrite="The damage is not visible in your photo."),
        Bad("If what you say is true, we will consider a refund."),
        Bad("According to you, our agent promised a discount.", rewrite="You told us our agent promised a discount."),
        Bad("We have no way of verifying your version of events."),
        Bad("The item was supposedly faulty when it was delivered.", rewrite="The item was faulty when it was delivered."),
        Bad("You say you never received it, but tracking says otherwise."),
        Bad("Our records show otherwise."),
        Bad("It is curious that nobody else noticed the smell you describe."),
        Bad("We only have your word that the lid was closed."),
        Bad("one does wonder how the screen got wet"),
        Bad("Everybody swears that the box was empty."),
        Bad("We looked for the supposed leak and found a dry wall.", text="supposed"),
        Bad("According to her notes you were happy with it when you left."),
        Bad("The driver is adamant that he rang twice."),
        Bad("The crew would have no reason to invent a blocked drive."),
        Bad("The handset reads 'not at home', and that is the record we have to go by."),
        Bad("I'm puzzled to hear that the room was cold."),
        Good("According to our log the courier never came; that's on us.", "a record that the firm owns up to"),
        Good("According to his diary he is free on Monday.", "a plan"),
        Good("She is certain that it will be ready by noon.", "a promise"),
        Good("The bank had no reason to decline your card.", "the customer's side is taken"),
        Good("I'm as puzzled as you are that the light stays on.", "about the thing"),
        Bad("Your account of the evening doesn't tally with ours."),
        Bad("We can't be sure that your account is right."),
        Good("The ferry is supposed to leave at nine.", "a duty or a plan"),
        Good("To start your insurance claim, upload the form here.", "claim as a noun of the trade"),
        Good("You can claim your discount at checkout.", "claim as redeem"),
        Good("You mentioned the parcel never arrived, so I've sent another.", "a neutral verb, belief and action"),
        Good("As you said, the zip broke on day two.", "it endorses"),
        Good("According to the tracking page, it's in Leeds.", "not the customer's word"),
        Good("We claimed the engine was waterproof, and it wasn't.", "the firm is the subject"),
        Good("If that's right, I owe you an apology and a refund.", "one's own debt"),
        Good("Your claim has been paid in full.", "a claim that is paid"),
        Good("The lamp was supposed to arrive on Friday, and it didn't.", "supposed to: what we owed"),
        Good("I can't find an order under this address. Which one did you use?", "asking for a detail"),
    ),
)
