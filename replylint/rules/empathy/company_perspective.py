"""Tells what the matter costs the firm, or asks the customer to see it from the firm's side.

The customer came with a trouble of their own; being asked to carry the firm's as well turns a request into a favour.

Sources: Yeomans et al. 2020; Packard, Moore & McFerran 2018
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.cut import left_out, offered
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import NEGATORS, YOURS, Clause, Who, clauses, clauses_in, is_negated, who_is

_SIDE = Phrases(
    "(try to|just|please)? (picture|imagine) what (a|an|our|the|it|life) .. .. (is|was|looks|feels) like (for (us|me)|with (one|two|only|just|half)|in (our|this|the) (kitchen|office|depot|shop|warehouse)|here) ..",
    "(you|one) ~ (can|could|may|will) ~ (only|well|surely|no doubt)? ~ (imagine|picture|guess|appreciate|understand) what (it|that|this) ~ (is|was) ~ like for (us|me|them|him|her) ..",
    "(see|look at|consider|view|think of|understand) (it|this|things|that|the (situation|matter)) from (our|the company 's|the firm 's|a business|my) (side|perspective|point of view|position|end|angle|viewpoint|standpoint)",
    "(from our (perspective|point of view|standpoint)|(^|and|but|while|whereas|though) from our side) (,)? (it|this|we|you) ..",
    "^ (and|but)? on our side (,)? (it|this|we|you) ..",
    "put yourself in (our|my) (shoes|position|place)",
    "(<see>|<look> at|<consider>|<view>|<think> of|<picture>) (it|this|things|that|the (situation|matter)) ~ from where (we|i) <sit|stand|be>",
    "(<see>|<look> at|<consider>|<view>|<picture>) (it|this|things|that) from (a|the|our) @NOUN 's (side|perspective|point of view|position|end|angle|viewpoint|standpoint)",
    "^ (just|please|try to)? (just)? imagine (running|working|trying|handling|answering|juggling|dealing|serving|looking) ..",
    "(please|you (have|need) to|you must|i hope (you|that you)|hope you|try to|you should|do|we ask you to|kindly|we trust you|i trust you|bear in mind) ~ (can|will|could)? ~ (understand|appreciate|realize|remember|consider|bear in mind|see|keep in mind)? .. (costs|cost|hurts|affects|puts|places) (us|me|our) ..",
    "(appreciate|understand|consider|imagine) the (pressure|strain|workload|cost|costs|constraints|position|difficulties|challenges|demands|burden) (we|our|i|on|that) ..",
)
_COST = Phrases(
    "(has|have|had)? ~ (already|nearly|all but)? ~ (eaten|ate|eats|wiped|swallowed) (up|out|into|through) (what|all|our|the|any|everything) .. ..",
    "(is|are|was|were) ~ (really|very|so)? ~ hard on (us|me|a ~ (small|little)) ..",
    "(i|we) (can|could) not ~ (keep|go on|carry on|afford to)? ~ (swallow|swallowing|absorb|absorbing|shoulder|shouldering) (that|it|this|the|those|all) ..",
    "(it|this|that) (has been|is|was|have been) ~ (such)? (a|an) ~ (really|very)? ~ (rotten|hard|tough|difficult|terrible|bad|rough|awful|grim|brutal|nightmare) (of a)? (month|week|year|time|season|day|winter|summer|spell) for (us|me|our|the (team|shop|kitchen|business|trade)) ..",
    "(leaves|left|puts|leave|leaving) (us|me|our ~ @NOUN|the ~ @NOUN) ~ (badly)? ~ out of pocket ..",
    "(for|to) (a|an) ~ (small|little|tiny|family|independent|family-run|two-man) .. like (ours|us|this|mine) ,? .. .. (hurt|hurts|cost|costs|loss|lot|hard|tough|bites|bite|painful|disaster)",
    "<hit|hurt|cost> (a|an|our|us|small|the) .. (small|little|tiny|independent|family)? (salon|shop|business|firm|studio|farm|team|cafe|garage|surgery|practice|school|club|company|restaurant|hotel|us) ~ (like (ours|us|this)|such as (ours|us))? ~ (hard|badly|deeply|in the pocket|where it hurts)",
    "(if|were) (we|i) (to)? ~ (let|allow|give|offer|do|grant|refund|make) (one|every|each|a single) .. .. , (where would|we would|(every|everyone|everybody|all|the next|others|they) .. (will|would) ~ (want|expect|ask|demand|come|queue|do|try|line|claim)) ..",
    "(we|i) (would|will|should)? ~ (be|end up|are|find ourselves) ~ (badly|well)? (out of pocket|in the red|at a loss|worse off)",
    "(costs|cost|costing) (us|me|our _|our _ _|the (company|business|firm|practice|surgery|clinic|school|charity|club|shop|hotel|restaurant|kitchen|studio|farm)) ~ (@ADP)? (@DET|@NUM|@SYM|@ADJ|@ADV|@NOUN) ..",
    "(we|i) (would|will|do|cannot afford to|could|have)? ~ (lose|losing|lost) money ..",
    "(significant|considerable|real|big|huge|large|heavy|additional|extra|major) (expense|cost|burden|loss|financial loss) (for|to|on) (us|the (company|business|firm|store)|our) ..",
    "(expense|cost|burden|strain|loss|pressure|hit) (for|to|on) (us|the (company|business|firm|store)|our (team|staff|business|company|margins))",
    "(puts|put|putting|places|leaves|left) (us|me|our (team|staff|company)) (in|under|at|out of) (a|an|some|great|enormous|considerable|pocket)? ~ (difficult|awkward|impossible|tough|tricky|bad|hard|uncomfortable|pressure|risk|loss|disadvantage) ..",
    "(expensive|costly|dear) (@NOUN)? (for|to) (us|me|our ..)",
    "(we|i) <have> ~ (@ADJ)? (bill|bills|suppliers|supplier|wages|salaries|rent|staff|loans|costs|overheads|taxes) to (pay|cover|meet|think of) ..",
    "(we|team|staff|kitchen|shop) ~ <work|run|operate|live> (on|with|to) (a)? ~ (tight|thin|slim|narrow|small) <margin|budget>",
    "(difficult|hard|tough|challenging|stressful|not easy|no picnic|frustrating|inconvenient) (for|on) (us|our (team|staff|company)|me) (too|as well|right now|at the moment)? (,|.|!|when|if|because|as|that|$)",
    "(caused|causes|gave|gives|made|meant|means|created|creates) (us|me|our (team|staff|people)) ~ (a|an)? ~ (great deal of|lot of|good deal of|lots of|so much|extra|more|considerable|additional|much|enormous) ~ (extra|more|additional)? (work|trouble|effort|hassle|costs|expense|problems|stress|inconvenience)",
    "(not|never|hardly) ~ easy (for|on) (us|me|our @NOUN|the (team|staff|company)) ..",
    "(imagine|think|consider) (how|what) (it|this|that) (is|feels|must be|is like|means) .. (for|to) (us|me|our (staff|team|people))",
    "(we|i) (can|could) not ~ afford to (give|refund|offer|replace|do|make|keep|pay|let|hand|lower|ship|send) ..",
    "if (we|i) (did|gave|offered|made|allowed|do|refunded|granted) (that|this|it|a|an|everyone|everybody|exceptions|one) ... (everyone|everybody|each|every|all|business|bankrupt|broke|nothing left|money)",
    "if (we|i) ~ (did|gave|offered|made|allowed|do|give|offer|allow|refunded|granted|let) (everyone|everybody|every (one|customer|guest|caller|client)|all (comers|of you)) ..",
    "(go|put us|be|be driven) (out of business|to the wall|bust|bankrupt)",
    "<come> (straight|right|directly)? out of (our|my) (own)? (pocket|wages|tips|margin|budget|takings|salaries)",
    "our (margins|profits|takings|funds|means|budgets) .. (is|are) ~ (tiny|thin|slim|tight|narrow|small|limited|stretched|modest|low)",
    "there (is|are) (only|just) (@NUM|a few|a handful|one|two|three|four|five) of us ..",
    "(in|against) our (own)? (interest|interests)",
    "(set|sets|setting|create|creates|creating) (a|an) ~ (@ADJ)? precedent ..",
    # What the trade yields, and what it leaves.
    "<margin|profit> (in|on) (this|our|the|such|a|these|any) .. (is|are) ~ (wafer-thin|razor-thin|paper-thin|thin|tight|slim|tiny|pennies|peanuts|negligible|next to nothing)",
    "<margin> (is|are) ~ (wafer-thin|razor-thin|paper-thin|thin|tight|slim|tiny|pennies|peanuts|negligible|next to nothing)",
    "(we|i) ~ (barely|hardly|scarcely)? <make|earn|clear|see> ~ (next to nothing|almost nothing|hardly anything|very little|pennies|peanuts|a pittance|barely anything) (on|from|out of) ..",
    "before (we|i) <see> (a|one|any) (cent|penny|euro|profit|pound|dollar|dime|money)",
    "(we|i) ~ <run|operate|work|live|survive> ~ (on|from) (a shoestring|a skeleton budget|hand to mouth|next to nothing|wafer-thin margins)",
    "(we|i) <be> not made of money",
    "(we|i) <have> (to)? ~ (make|earn|got) (a|our) (living|crust) (,|.|!|;|as|from|and|too|here|somehow|$)",
    "mouths to feed",
    "(to|and) keep (our|the) (lights on|doors open|(head|heads) above water|wolf from the door)",
    "<leave|put> (us|me|our @NOUN) ~ (@SYM)? (@NUM)? (@NOUN)? (out of pocket|short|in the red|with the (bill|cost|loss))",
    "(us|me|our @NOUN) out of pocket",
    "<set> (us|me|our @NOUN) back (by)? ~ (@SYM|@NUM|a|several|some|hundreds|thousands) ..",
    "(we|i) ~ (have to|must|had to|will have to|end up|ended up) ~ <absorb|swallow|shoulder|foot|bear> (it|that|this|them|(the|all|those|such|every) ..) (<cost|bill|loss|expense|fee>|ourselves|$)",
    "(we|i) ~ <absorb|swallow|shoulder|foot|bear> (all|those|such|every|each) .. (<cost|bill|loss|expense|fee>|ourselves)",
    "(<hit>|<hurt>|<bite>|<sting>) (us (hard|badly|too|as well|financially|where|in the (pocket|wallet)|,|.|$)|(a|any)? small (@ADJ)? (business|firm|shop|studio|farm|team)) ..",
    "(small|independent|little|family) <shop|business|firm|studio|maker|trader|company> (like ours|such as ours|like us) ... (live|lives|survive|survives|depend|depends|rely|relies|struggle|struggles|cannot|can not|feel|feels|suffer|suffers)",
    "(hard|tough|brutal|punishing|ruinous|crippling|expensive|costly|heavy) (on|for) (a|an|any) ~ (@ADJ)? (@NOUN)? (business|firm|shop|studio|farm|team|company|place|outfit|charity|club|maker) (like (ours|us|this one)|such as (ours|us)|of our size|our size)",
    "(not|hardly|never|no) (easy|picnic) .. (keep|keeping|run|running) (a|our|an|this) ~ (@ADJ|@NOUN)? (bakery|business|cafe|café|clinic|club|company|farm|firm|hotel|kitchen|line|office|place|pub|restaurant|school|service|shop|studio|surgery) ..",
    "<be> (our|my|people 's|the team 's) (livelihood|livelihoods|jobs|bread and butter) ..",
    "(an empty|a lost|a wasted|an unsold) (table|room|seat|chair|slot|bed|appointment|day|hour|booking) (for|to) (us|me|our @NOUN)",
    "(have|got|'ve) a (business|company|shop|hotel|restaurant|firm) to run",
    "(hurt|hurts|harm|harms|damage|damages|affect|affects) us ..",
    "(hurt|hurts|harm|harms|damage|damages|affect|affects|hit|hits) (our (business|company|income|staff|team|profits|revenue|margins)) ..",
    "(for|to) us ,? (this|it|that) is (a|also) ~ (matter|question) of ..",
    "(bear|keep|have) in mind (how many|the (number|amount|cost|costs|volume)|that we have|that our|what) .. .. (we|our|us) ..",
    "(appreciate|understand|imagine|realize) (the|how much|what|how) (pressure|stress|strain|work|load|workload|cost|busy) ..",
    "(our|the company 's) (margins|bottom line|profits|profit|overheads|budget|resources) (is|are|does|do|would|will|cannot|can) ..",
    "(we|i) <have> (~) (thousands|hundreds|dozens|tens of thousands|so many|many|lots|@NUM) (of)? (other)? (orders|customers|requests|emails|tickets|people|messages|clients|guests|calls|cases) (to|waiting|ahead|besides|in|every|each|a) ..",
    "you (are|were) not our only @NOUN",
    "you (are|were) not the only (one|{customer_people}) ~ ((that|who|whom)? (we|i) ~ (have|<serve>|must|need|<deal>|<look>|<support>)|(who <be>)? (waiting|queuing)|(in|on) (the|a|our) (queue|line|list|books|desk|plate))",
    "(we|i) (also|too) (have|need) to (make|earn) (money|a living|a profit)",
    "(we|our (company|business)) (are|is) (a|not a) (business|charity) ..",
)
# Sympathy that is asked for the people of the firm, or for how they took what the customer said.
_PITIED = Phrases(
    "spare a thought for (us|me|our|my|those|everyone|everybody|people|the ~ (@ADJ|@NOUN)? ({own_people}|staff|team|crew|people|lads|girls)) ..",
    "<have> (a heart|some compassion|some sympathy|a little sympathy|pity) (,|.|!|:|;|for|$)",
    "(think|thought) of (the|our|my) ~ (poor)? (staff|people|{own_people}) (,)? (who|that) ~ (<have>|<work>|<deal>|<put>|<spend>|<start>|<take>|<bear>|<get>|are|must) ..",
    "<show|have> (some|a (little|bit of)|more)? ~ (consideration|understanding|sympathy|compassion|patience) (for|towards|toward|with) (our|the|my) ~ (@NOUN|staff|team|side|people|{own_people}) ..",
    "be (mindful|considerate) (of|that) (our|the|my) ~ (staff|people|{own_people}) ..",
    "(if|wish) (only)? you ~ (only)? (knew|could see|saw) (how hard|what|how much) (our|the|my|we|i) ..",
    "(our|my|the) ~ (@ADJ)? (staff|people|{own_people}) .. (was|were|is|are|felt|feel|has been|have been) ~ (left)? (hurt|crushed|devastated|gutted|upset|heartbroken|deflated|demoralized|disheartened|in tears|shaken|saddened) "
    "(by|at|after|to|when they) (read|reading|hear|hearing|see|seeing|saw|heard)? (your|such a|this|what you) ~ (@ADJ)? (words|word|review|comment|comments|post|complaint|remarks|message|rating|email|letter|said|wrote|posted)",
    "(effect|impact|toll) (of|that) (your|such|a) (words|review|comment|comments|post|complaint|remarks|message|rating) .. (on|has|have|had)",
    "your (words|review|comment|comments|post|remarks|rating) ~ <hurt|wound|sting|upset|affect> (us|me|our|the|my) ..",
    "(cut|give) (us|our @NOUN|the @NOUN) (a bit of|some|a little)? (slack|break)",
    "(we|i) (do|am|are|did) not (do|doing) this for (the)? (fun|money|love) ..",
)
_YOURS = frozenset({"your", "you", "yours"})


# How hard the firm's people have it.
_TOIL = Phrases(
    "(on the road|on their feet|on the go|at it|at work|working|up|out) (from|since) ..",
    "(long|all|unsocial|antisocial) (hours|shifts|days)",
    "double (shift|shifts)",
    "in all (weather|weathers)",
    "(around|round) the clock",
    "(day and night|flat out|off their feet|through the (night|weekend)|all (day|night) long)",
)


# Verbs that ask for the customer's sympathy, whatever follows, and those that may as well ask for attention.
_FEEL = frozenset("understand appreciate realize recognize acknowledge see imagine".split())
_ATTEND = frozenset("remember consider note think bear keep know".split())
_GOVERNORS = frozenset("hope trust ask request expect have need try".split())
_BURDENS = frozenset(
    "pay cost lose spend earn afford struggle strain pressure expense expensive costly difficult hard tough stressful wage salary rent overhead margin "
    "profit overtime extra supplier volunteer unpaid small burden loss budget busy short shorthanded stretched underpaid tire tired tiring exhausting demanding draining painful grueling".split()
)
_MONEY = frozenset(
    "margin profit income revenue earning earnings budget overhead turnover takings cashflow finance finances business livelihood".split()
)
_PLIGHT = frozenset(
    "angle budget circumstance constraint difficulty dilemma frustration limit limitation perspective plight position pressure predicament side "
    "situation standpoint stance strain struggle viewpoint workload".split()
)
_OURS = frozenset({"us", "me", "our", "my"})
_HURTING = frozenset("cost hurt harm damage hit squeeze drain eat burden strain dent erode reduce cut".split())
# Those of whom a firm has many to serve, and what they bring.
_CLIENTELE = frozenset(
    "application applicant booking call case claim client complaint customer email family guest household inquiry issue job letter mail "
    "member message order parcel passenger patient people person player pupil query repair request reservation resident student subscriber tenant "
    "ticket user visitor".split()
)
_NUMBERS = frozenset("ten hundred thousand dozen score lot load ton many several countless numerous million plenty".split())
_LOADED = frozenset("book desk hand inbox list plate time".split())  # "on our desks", "at any one time"
_SERVING = frozenset("get handle have receive serve".split())
_WAITING = frozenset("waiting ahead queue besides every each a per daily weekly already pending".split())


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in (*_SIDE.find(reply), *_COST.find(reply), *_PITIED.find(reply)):
        if (
            _serves_customer(reply, match.sentence)
            or (_is_denied(match) and match.words[0].norm != "put")
            or _is_conceded(match)
            or match.sentence.is_question
        ):
            continue
        seen.add(match.sentence.index)
        whole = match in _COST.find(reply) and len(reply.sentences) > 1
        yield _hit(reply, match.sentence, match.start, match.end, whole)
    for clause in clauses(reply):
        sentence = clause.sentence
        if sentence.index in seen or sentence.is_question or clause.conditional or _serves_customer(reply, sentence):
            continue
        end = _appealed_for(reply, clause) or _costs_firm(clause) or _has_many(clause)
        if end is not None:
            seen.add(sentence.index)
            yield _hit(reply, sentence, clause.start, max(end.end, clause.verb.end), False)


def _is_denied(match: Match) -> bool:
    """ "It doesn't cost us a penny"; "we make next to nothing" has its nothing in itself."""
    return is_negated(match.words[0]) and not any(w.norm in NEGATORS for w in match.words)


def _is_conceded(match: Match) -> bool:
    """ "You pay what you paid for this, though it costs us more": what is given is given all the same."""
    before = [w.norm for w in words_before(match.words[0], 4)]
    return any(n in ("though", "although") for n in before)


def _hit(reply: Reply, sentence: Sentence, start: int, end: int, whole: bool) -> Hit:
    template = reply.replace_sentence(sentence, "For you, this means {what it means for the customer}.", Grade.NEEDS_FACTS)
    rewrites = offered(left_out(reply, start, sentence.end if whole else end), template)
    return Hit(sentence.start if whole else start, sentence.end if whole else end, confidence=0.85, rewrites=rewrites)


def _appealed_for(reply: Reply, clause: Clause) -> Word | None:
    """The firm that the customer is to feel for: "please appreciate that we …", "you must understand that our drivers …"."""
    if not _appeals(clause):
        return None
    ours = clause.verb.child("obj")
    if ours is not None and ours.lemma in _PLIGHT and _is_firms(ours) and clause.lemma != "see":
        return ours  # "please understand our position"
    after = _told_of(clause)
    if any(w.norm in YOURS for w in after):
        return None
    for told in clauses_in(reply, clause.sentence):
        subject = told.subject
        if told.verb.head is not clause.verb or told.verb.i < clause.verb.i or subject is None or not _is_firms(subject):
            continue
        # What is asked to be kept in mind may be mere news; what is asked to be understood is not.
        if (
            clause.lemma in _FEEL
            or any(w.lemma in _BURDENS for w in after)
            or _had_to(told)
            or _TOIL.find_in(reply, told.sentence)
        ):
            return subject
    if not any(w.lemma in _BURDENS for w in after):
        return None
    return next((w for w, then in pairwise(after) if w.norm in ("for", "on") and then.norm in _OURS), None)


def _told_of(clause: Clause) -> list[Word]:
    """The words after the verb, up to where another statement joins: not ", and you could have called"."""
    words = [w for w in clause.sentence.words if w.i > clause.verb.i]
    for nth, (word, following) in enumerate(pairwise(words)):
        if word.text == "," and following.norm in ("and", "but", "so"):
            return words[:nth]
    return words


def _appeals(clause: Clause) -> bool:
    verb = clause.verb
    if clause.negated or (clause.lemma not in _FEEL and clause.lemma not in _ATTEND):
        return False
    if clause.lemma in ("bear", "keep") and not any(w.norm == "mind" for w in words_after(verb, 3)):
        return False
    governed = verb.head is not verb and verb.head.lemma in _GOVERNORS and verb.dep in ("xcomp", "ccomp")
    if clause.who is Who.YOU:
        return clause.modal in ("must", "should", "ought", "need") or governed
    return clause.imperative or (clause.who is Who.NOBODY and governed and verb.head.lemma == "try")


def _is_firms(word: Word) -> bool:
    """The firm or what belongs to it: "we", "our drivers"."""
    return who_is(word) is Who.FIRM or any(c.norm in _OURS for c in word.children)


def _had_to(clause: Clause) -> bool:
    """ "We had to bring in two cooks"."""
    return clause.lemma == "have" and clause.tense == "past" and clause.verb.child("xcomp") is not None


def _costs_firm(clause: Clause) -> Word | None:
    """What the matter takes away from: "hurts our bottom line", "ate into our margins"."""
    if clause.lemma not in _HURTING or clause.negated or clause.imperative or clause.who is Who.FIRM:
        return None
    for word in clause.verb.children:
        if word.i > clause.verb.i and word.dep in ("obj", "obl", "iobj") and any(c.norm in _OURS for c in word.children):
            line = word.lemma == "line" and any(c.norm == "bottom" for c in word.children)
            if (line or word.lemma in _MONEY) and not any(w.norm in YOURS for w in clause.sentence.words):
                return word
    return None


def _has_many(clause: Clause) -> Word | None:
    """How many others there are: "we have hundreds of tenants to look after"."""
    if clause.who is not Who.FIRM or clause.lemma not in _SERVING or clause.negated or clause.modal:
        return None
    held = clause.verb.child("obj")
    if held is None or any(w.norm in YOURS for w in _told_of(clause)):
        return None
    counted: Word | None = held
    if held.lemma in _NUMBERS:  # "tens of thousands of claims"
        counted = next((w for w in words_after(held, 5) if w.pos == "NOUN" and w.lemma not in _NUMBERS), None)
    many = held.lemma in _NUMBERS or any(c.dep == "nummod" or c.lemma in _NUMBERS for c in held.children)
    if counted is None or not many or counted.lemma not in _CLIENTELE:
        return None
    after = words_after(counted, 7)
    loaded = any(w.lemma in _LOADED and {"our", "my", "any"} & {b.norm for b in words_before(w, 2)} for w in after)
    busy = (
        loaded
        or any(w.norm in _WAITING for w in after[:4])
        or any(
            c.has("mark") and c.pos == "VERB" and c.i > counted.i
            for c in (*held.children, *counted.children, *clause.verb.children)
        )
    )
    return counted if busy else None


_BENEFIT = Phrases(
    "you (keep|get|will get|can keep) .. free",
    "(so|and) (i|we) (have|will|am|are) ..",
    "so you (will|can|get|have|may) ..",
    "<cost|lose|owe|pay> (us|you|me)? nothing",
    "your side",
    "(so|and) (please)? (keep|take|have|use|enjoy) ..",
    "for you",
    "<cost> you",
    "free until",
    "no (cost|charge)",
    "you <be> ~ (the)? (first|next)",
)


def _serves_customer(reply: Reply, sentence: Sentence) -> bool:
    """Whether the sentence is of the customer's lot or gives them something for it, or stands beside what the firm owns up to or is sorry for."""
    near = reply.near(sentence, 1, 1)
    sorry = any(a.sentence in near and a.sentence is not sentence and a.specific and a.sincere for a in apologies(reply))
    return sorry or owned_near(reply, sentence, 1, 1) or any(m.sentence is sentence for m in _BENEFIT.find(reply))


RULE = Rule(
    code="EMP004",
    severity=Severity.WARNING,
    dimension=Dimension.LISTENING,
    message="This is the firm's trouble, not the customer's; leave it out and say what it means for them.",
    check=check,
    evidence="C",
    examples=(
        Bad("We'd be out of pocket if we did that."),
        Bad("You're not our only tenant."),
        Good("You're not the only one, half the street wrote to us.", why="the customer is not alone"),
        Good("It's down on our side, we're moving your page.", why="a place"),
        Good("You pay the old price, though it costs us more.", why="given all the same"),
        Bad("Please understand that this costs us money."),
        Bad("We've got dozens of bookings on our books at any one time."),
        Bad("Do try to see it from where we stand."),
        Bad("Every refund comes out of our own pocket."),
        Good("From where you stand it must look careless.", why="the customer's side"),
        Good("The taxi comes out of our pocket, so take one.", why="a cost that is borne for the customer"),
        Bad("You have to see it from our side."),
        Bad("This puts us in a difficult position."),
        Bad("We have thousands of orders to deal with every day."),
        Bad("Each return is a significant expense for the company."),
        Bad("We would lose money if we did that for everyone."),
        Bad("I hope you can appreciate the pressure our team is under."),
        Bad("Bear in mind that we paid the carrier for both trips.", text="Bear in mind that we"),
        Bad("The new tax eats into our profits."),
        Bad("Our team has dozens of complaints to answer before lunch."),
        Bad("Each empty run costs our drivers two hours."),
        Bad("Please appreciate how tiring the sale was for our packers."),
        Bad("I trust you understand our predicament."),
        Bad("Margins in our trade are razor-thin."),
        Bad("Parking fines are hard on a small firm like ours."),
        Bad("Spare a thought for our waiters, who have been on their feet since noon."),
        Bad("Please bear in mind that our riders are out in all weathers."),
        Bad("Our staff were upset by your review."),
        Good("Our cook was upset to hear that you fell ill.", why="sympathy with the customer"),
        Good("Bear in mind that our riders leave at four, so have the box ready.", why="news that the customer can use"),
        Good("Spare a moment to tell me your size.", why="asks for what is needed"),
        Good("Please understand how important your safety is for us.", why="the customer's good"),
        Good("Bear in mind that we close at six on Sundays.", why="news that the customer can use"),
        Good("We have hundreds of colours to choose from.", why="a choice, not a burden"),
        Good("It costs you nothing to return it.", why="the customer's cost, and it is none"),
        Good("From your side it must look as if nobody cared.", why="the customer's side"),
        Good("This puts you in a difficult position, so I've moved the deadline.", why="the customer's position"),
        Good("It costs us nothing to be kind, so keep the change.", why="generosity"),
        Good("Thanks for understanding; I know it was a long wait for you.", why="thanks, and what it was for the customer"),
        Good(
            "We lose money on the plan, so we're ending it on 1 May, and you keep it free until then.",
            why="an honest reason with a benefit",
        ),
        Bad("We handle tens of thousands of parcels a week."),
        Bad("It's hard on us when diners come late."),
        Good("It's difficult for us to reach your lane by eight, so I've moved you to nine.", why="a reason with a step"),
    ),
)
