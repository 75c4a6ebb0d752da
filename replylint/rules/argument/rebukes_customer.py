"""Scolds the customer for their manner: stop complaining, your attitude, you are wasting our time.

A customer's temper is part of the case and goes when the case is settled; a rebuke makes it the case.

Sources: Danescu 2013; Brown & Levinson 1987; Yeomans 2020; article "Don't be a jerk"
"""

from __future__ import annotations

from collections.abc import Iterator

from replylint.cut import left_out, offered, run_end
from replylint.moves.apology import apologies
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import NEGATORS, is_conditional

# What a person in a temper does, and what helpers find tiresome.
_ACTS = (
    "(posting|making|sending|complaining|insulting|ranting|shouting|threatening|repeating|wasting|harassing|spamming|whining|"
    "moaning|arguing|blaming|swearing|yelling|demanding|accusing|attacking|messaging|emailing|bumping|duplicating|nagging|"
    "pestering|looking for|being|questioning|pretending|trolling|bothering|cross-posting|violating|writing new|adding|asking)"
)
_OUTBURSTS = "(threat|threats|insult|insults|attitude|abuse|nonsense|drama|accusations|whining|sarcasm|venom|rant|rants|snide)"
_ORDERS = Phrases(
    "^ (now|so|and|but|again|please|kindly|once again|use .. and)? ,? ~ (please)? (stop|quit|cease|avoid|refrain from) ~ "
    "(the|your|all)? ~ (@ADJ)? " + _ACTS,
    "and (please)? stop (posting|writing|insulting|complaining|blaming|wasting|shouting|ranting|spamming|accusing|whining)",
    "(stop|quit|cease|drop|enough (of|with)|spare (me|us)) ~ (the|your|those|these) ~ (@ADJ)? " + _OUTBURSTS,
    "^ (please|kindly)? ~ do not ~ (post|open|start|raise|submit) (duplicate|multiple|any (more|further)|more|issues|"
    "questions|new|comments|"
    "what|twice|the same|several|repeated|a (new|second|third|duplicate) (topic|thread|ticket|post|question|case))",
    "^ (please|just|and|so|well|you should|you can)? ,? ~ (be|feel) (glad|grateful|thankful) (that|it|you|we|the|your)",
    "(count|consider|think) (yourself|yourselves) (lucky|fortunate)",
    "you (should|ought to|could|might) ~ be ~ (grateful|thankful|glad) (that|we|it|for|to|you)",
    "you (were|are|got|have been) lucky (that)? (we|i|it|you|to have|to get)",
    "^ (please|so|and|well)? ,? do not ~ expect (an|any|a|us|me|immediate|instant|free|everyone|everybody|people)? ~ (answer|answers|miracles|"
    "reply|replies|help|response|support|sympathy|miracle|miracles|quick|to)",
    "^ (please|so|and|well)? ,? do not ~ (wonder|argue|moan|ask why|even think|even try|kid yourself|flatter yourself|make me|make us)",
    "^ (please|just|and|so)? ,? ~ stop (guessing|assuming|wondering|imagining|pretending|overthinking|being|telling (us|me)|worrying (us|me)|"
    "making (things|it|stuff|this|that) up|trying to (be|make|get|tell|teach)|beating|reading things)",
    "(use|using|try|apply|show|exercise|with) (some|a bit of|a little|your (own)?|using some|to use some|using your)? ~ (common sense|"
    "initiative|brain|brains|brain cells|imagination)",
    "^ (please|just|maybe|perhaps|always)? ,? (think|google|engage your brain) ... before (you|posting|complaining|asking|"
    "writing|making|accusing|commenting|blaming|speaking)",
    "^ (please|just|maybe|perhaps)? ,? (read|look|check|listen|search) (it|this|that|properly|carefully|first|again|the @NOUN)? before "
    "(posting|complaining|asking|accusing|blaming|commenting)",
    "(get|have|check) your (facts|story|act) (straight|right|together)",
    "(mind|watch) your own business",
    "(save|hold|waste) your breath",
    "keep (your|such|those|the) ~ (@ADJ)? (opinions|opinion|comments|insults|remarks|advice|sarcasm|thoughts) to (yourself|yourselves)",
    "spare (us|me) (the|your)",
    "(^|please|to|must|should) (remain|be|stay|keep it|keep this) ~ (civil|polite|respectful|courteous|professional) (and|"
    "or|please|in|when|with|to|"
    "towards|$)",
    "do not take it out on",
    "(please)? answer (the|my|our) (question|questions) (asked|i asked|we asked)",
    "(asked|told|advised|warned) ... not to (post|repeat|email|call|contact|write|send|reply)",
    "^ (please|kindly|so|and|but|once again ,)? ~ do not ~ (insult|shout|yell|complain|argue|accuse|threaten|lecture|put "
    "words|pretend|act|spam|hijack|patronize|moan|whine|swear)",
    "^ (please|kindly|so|and|but)? ~ do not ~ blame (us|our|my|the|them|thunderbird|@PROPN)",
    "^ (please|kindly|so|and|but)? ~ do not ~ waste (our|my|any more of)",
)
_MANNERS = Phrases(
    "(before|instead of) ~ (you)? ~ (<accuse>|<blame>|<insult>|<slander>|<judge>|<rant>|<criticize>|<shout>|<yell>) ~ (at|about|us|me|"
    "people|others|anyone|anybody|someone|somebody|everyone|everybody|volunteers|my|our|the (staff|team|company|developers)) ..",
    "(before|instead of) ~ (you)? ~ (<jump|leap|rush> to conclusions|<point> (the|your)? finger|<point> fingers)",
    "your ~ (@ADJ)? (attitude|whining|rudeness|threat|threats|insults|insult|sarcasm|hostility|temper|manners|ranting|rant|"
    "rants|"
    "moaning|aggression|impatience|venom|condemnation|negativity|anger management|behavior is|tone is|tone was|manner is|"
    "language is)",
    "with (that|this|such) (an|a)? (attitude|tone|approach|manner)",
    "(attitude|attitudes|tone|behavior|manners|language|posts|rants) (such as|like) (yours|that|this|these)",
    "your ~ (@ADJ)? (vulgarity|vocabulary|outburst|tantrum|profanity|cursing|swearing|snark|entitlement|sense of entitlement|arrogance|"
    "ingratitude|foul language|embarrassing)",
    "(insults|insulting us|abuse|swearing|sarcasm|rudeness|name-calling|aggression|shouting|vulgarity|foul language|bad language) ~ "
    "(is|are|will|do|does|get|gets|can|have|has) ~ (not|never|no|nobody|unnecessary|uncalled|(get|gets)? you nowhere|going nowhere)",
    "(no|not any|without any|little) (call|need|place|room|excuse|cause|reason) (here)? for ~ (that|this|such|your|the|any)? ~ (kind|sort|type)? "
    "(of)? ~ (@ADJ)? (language|tone|attitude|rudeness|insults|insult|sarcasm|vulgarity|swearing|aggression|behavior|remarks|hostility)",
    "(criticism|criticisms|feedback|comments|complaints) (should|must|need|needs|has|have|ought) (to)? ~ be (constructive|polite|fair|civil|"
    "respectful|reasonable)",
    "(constructive|polite|civil) ,? not (accusatory|abusive|rude|destructive|insulting|hostile)",
    "(a little|a bit of|some|a touch of|a modicum of) (politeness|courtesy|respect|gratitude|civility|manners|decency) (would|goes|will|might|"
    "could|never|is|and)",
    "and (we)? (do)? expect (the same|to be treated with|you to (be polite|remain|behave|treat|show|do the same))",
    "(i|we) (have|had) ~ (no|little|zero|not much|limited|very little) (patience|tolerance|sympathy) (for|with|left|whatsoever)",
    "(ignore|overlook|excuse|disregard|look past|pass over|let pass) (your|the|that|this) ~ (@ADJ)? (rudeness|vulgarity|vocabulary|language|tone|"
    "insults|insult|sarcasm|attitude|outburst|remark|remarks|tantrum|personal|cheap|rant)",
    "(insulted|offended|hurt|attacked|disgusted|appalled) is (how|what) (i|we)",
    "(i|we) ~ (am|are|feel|felt|was|were|get) ~ (insulted|offended|attacked|affronted|appalled|touchy|irritated) (by (you|your|that|this|the)|that you|"
    "at (your|being)|to be|when (people|you|users|customers|someone|somebody))",
    "where (i|we) (do)? (get|become|draw) ~ (touchy|annoyed|angry|irritated|the line)",
    "(more)? (polite|proper|decent|courteous|grown-up|adult|civil) ~ (and @ADJ)? (response|thing|reply|reaction|answer) (would|is|was|might) "
    "(be|have been)? to",
    "you ~ (harbor|hold|carry|show|display) (such|so much|that much|this much) (anger|resentment|hate|hatred|hostility|negativity)",
    "you should (seriously|really|maybe|perhaps)? ~ (consider|ask yourself|reflect on|think about) (why|whether) you (are|stay|still|keep|even|use|come|"
    "post|bother)",
    "(every|each|almost every|nearly every|hardly a) (day|week|month|time|single day) ,? ~ (goes by (that|without)|someone|somebody|a customer|people|a "
    "user|users|some|another|we (get|hear|have|see|read)) ... <complain|threaten|demand|claim|insist|whine|moan|swear|vow|tell us|tell me>",
    "(people|customers|users|guests|folks|posters|somebody|someone) (just)? like (you|yourself) (every|all the time|a lot|who|$|are|make|always|that|and)",
    "there is always (one|someone|somebody) (who|that)",
    "(people|customers|users|guests|everyone|everybody|folks|passengers|tenants|buyers|members) ~ (love|like) to ~ (moan|complain|whine|blame|rant|"
    "threaten|grumble|criticize|exaggerate|shout)",
    "(people|customers|users|guests|everyone|everybody|folks|passengers|tenants|buyers|members) (always|only|just|all|simply) (want|expect|demand|think|"
    "assume|believe) (everything|that|it|the|to|they|something|their|us)",
    "(some|certain|most|many|such) (people|customers|users|guests|folks|ones) (is|are|will be|will) never (be)? (happy|satisfied|pleased|content|grateful|"
    "learn)",
    "(can|could) not (please|satisfy|help|win over) (everyone|everybody|all)",
    "(amazes|amuses|astounds|astonishes|baffles|saddens|beats|cracks) (me|us) (up)? ~ (how|what|that|why|when)",
    "never ceases to amaze",
    "(it)? (seems|appears) ~ (daily|weekly|every day|every week|constantly|always) (that)? (someone|somebody|people|we|another|users|customers)",
    "(listening|listened|reading|hearing|heard|read|seen|seeing) ... (complain|complaints|complaining|moan|whine|blame|this excuse|that excuse) ... (year|"
    "years|decade|decades|ages)",
    "if you ~ (would)? ~ (rather|prefer to|only want to|just want to|are ~ here to|are here ~ to|came here ~ to|have come ~ to|feel like) ~ "
    "(complain|complaining|vent|rant|ranting|moan|argue|arguing|shout|insult|whine|blame|grumble|preach|wait another)",
    "if you ~ (do not|are not) ~ (want|interested in|willing to|prepared to|ready to|going to) ... (help|fix|listen|cooperate|advice|answers|read|learn|"
    "try|answer) ,? ... (say so|ignore|leave|that is (fine|your)|so be it|feel free|stop|do not|there is no)",
    "if (that|this|it) is not (good|fast|cheap|quick|clear|soon) enough (for you)? ,? ... (there are|go|feel free|then|so be it|elsewhere|look)",
    "if you ~ (think|feel|believe) you (can|could) ~ do (it|this|that|any)? ~ better",
    "if you know better",
    "if you want to (vent|rant|argue|complain|be (listened to|heard|taken seriously|helped|treated))",
    "if you are (so|that) (unhappy|upset|dissatisfied|bothered|clever|smart|angry)",
    "then (i|we) (suppose|guess|assume|take it|presume) (that)? (your|the|that|this) (problem|issue|matter|case|question) (is|has been|must be) (solved|"
    "resolved|gone|fixed|answered|settled)",
    "(that|this|it|your ..) (is|was) ~ (rather|downright|very|quite|extremely|both|really)? (rude|offensive|insulting|"
    "disrespectful|abusive|"
    "uncalled for|harsh|impolite|hurtful|defamatory|slanderous|not welcome|unhelpful|childish|annoying)",
    "(find|found|consider) (your|this|that|it) ... (rude|offensive|insulting|disrespectful|abusive|annoying|hurtful|"
    "unacceptable|spam|unfair)",
    "(lack|absence|shortage) of (respect|courtesy|manners|gratitude|tolerance|civility)",
    "(respect|courtesy|politeness|civility) (is expected|works both|goes both|goes a long|is a two|is appreciated|costs "
    "nothing|would)",
    "not ~ appreciate (the|your|being|such|this) (insult|insults|tone|attitude|accusation|accusations|threat|threats|"
    "language|shouted|spoken|sworn|called|accused)",
    "(rude|abusive|unhelpful|irrelevant|snide|offensive|judgmental|harsh|insulting) (comment|comments|remark|remarks|"
    "message|messages|post|posts|statement|statements|language)",
    "(you|people|folk|customers|users) ~ <whine|rant|moan|insult|attack|harass|lecture|preach|pester|nag|grumble|bitch|"
    "troll> (about|at|that|us|me|the|here|and|on|every)",
    "you ~ (still|just|only|merely|always|even) <complain>",
    "why do you complain",
    "(instead|insteads|rather) (of|than) (ranting|complaining|whining|shouting|moaning|insulting|venting|blaming|your "
    "frustration)",
    "as opposed to (just)? (complaining|ranting|whining|shouting|moaning)",
    "(with|in)? your whining",
    "(blackmail|a bribe|bullying|harassment|extortion)",
    "you think you deserve",
    "you are not (worthy|entitled|the customer|special)",
    "making ~ (demands|threats|accusations|judgmental|snide|irrelevant|rude)",
    "demands have no place",
    "if you (want|wish|would like|expect|need) (help|assistance|support|a reply|an answer|us to help|me to help) ,? (then)? "
    "(you (need|have|must|should)|be|try|stop|learn|start|ask)",
    "if you (truly|really|genuinely|actually|seriously) (want|wanted|wish|care|cared|need (it|this|that|to|help|a|an|our|my))",
    "(will|might|may) (get|receive|find) (you)? (more|better|some) help if",
    "(take|taking) it out on (us|me|our|my|the|him|her|them)",
    "your ~ (behavior|conduct|language|tone|manner|message|email|comments|remarks|approach) ... (is|was|are|were) ~ "
    "(unacceptable|inappropriate|uncalled for|rude|offensive|unreasonable|threatening|abusive|aggressive|disrespectful)",
)
_DONE = Phrases(
    "(i|we) (do not|really do not) ~ care (what you|how you|if you|really|$)",
    "(i|we) (am|are) not ~ (going|prepared|willing|here) to (argue|debate|discuss (this|it)|explain|repeat|enter|go into|go "
    "through|guess|waste|be (insulted|abused|shouted|spoken))",
    "(i|we) (do not|will not|can not) ~ (have|got) the (patience|time|energy|inclination)",
    "(i|we) (have)? no (intention|desire|wish|interest) (to|of|in) ~ (enter|entering|argue|arguing|debate|debating|discuss|"
    "discussing|continue|continuing|repeat)",
    "^ (well|then|so)? ,? (i am|we are) done (here|with (this|you)|$)",
    "(i am|we are|folk|people) (sick|tired|fed up|sick and tired) of (repeating|being|your|the same|explaining|people|"
    "hearing|answering|having|this|telling)",
    "(bigger|better|other) fish to fry",
    "(have|has|had|got) (better|more important|more pressing|other) things to (do|worry|think|attend|deal)",
    "(is|are|am|was) (not|hardly) (on commission|sitting (here|around|by|at|in)|at your (beck|service|disposal))",
    "(no one|nobody) (is|was) ~ (sitting|waiting|standing) ... (for|to|by|until)",
    "(no one|nobody|none of us) ~ (here)? ~ (is|are|was) ~ (obliged|obligated|required|paid|under (any|an) obligation) to "
    "(answer|read|help|reply|respond|explain|listen|do|fix|stay|serve|support|put up|look|solve|hold|teach)",
    "(i am|we are|i was|we were) ~ (not|under no|not under any) ~ (obliged|obligated|obligation|required|paid) to ~ (@VERB)",
    "(we|i) ~ do not ~ owe (you|anyone|anybody|customers)",
    "(i|we) (leave|will leave) it to others to",
    "(i|we) do ~ (try|read|check|test|look|think|know) ... before (i|we) (advise|answer|reply|post|write|speak)",
    "(i) (tried|have tried|try) to be (polite|nice|patient|civil)",
    "<waste> ~ (of)? (my|our|everyone 's|everybody 's|people 's|volunteers 's|(your|and) .. (our|my)) ~ (own)? time",
    "(do not|only be|only|really|be|are) ~ <waste> ~ your time",
    "(a)? waste of (my|our|your|everyone 's)? time",
    "(so|then|,|^) (you|just)? deal with it $",
    "(nobody|no one) ~ asked (you to|for your (opinion|view|advice|comments))",
    "not (here|paid) to (be|babysit|hold your|do your)",
    "<babysit|spoonfeed|spoon-feed>",
    "(it is|that is|is) (none of (my|our|your) business|not ~ (my|our) (problem|concern|job|role|place|duty))",
    "your (time|problem|problems|issues) (is|are) (your|not (our|my)) (own)? (concern|problem|business|affair)",
    "you <be> ~ (really)? (confusing|annoying|boring|exhausting) (me|us)",
    "you <be> ~ (out of line|impossible|ungrateful|beyond help|a (troll|liar|freeloader|nuisance|child|complete))",
    "(will|do|shall) not ~ (be|tolerate|accept|expect to be|put up with|stand for) ~ (being)? (spoken|shouted|abused|"
    "insulted|threatened|bullied|such|this kind|this sort|abuse|abusive|that kind)",
    "(will|can) not ~ (be)? ~ (discuss|discussing|debate|argue|respond|reply|engage) .. ~ (any)? (further|more|anymore|"
    "longer|again)",
    "do not ~ bother (writing|replying|calling|contacting|complaining|asking|emailing|coming back)",
)
# A gerund for what the customer does, as the subject of a clause that says it is no good.
_POINTLESS = Phrases(
    "(shouting|venting|complaining|ranting|yelling|swearing|asking|tagging|threatening|demanding|insulting|blaming|arguing|"
    "repeating|posting|"
    "screaming|reopening|chasing|calling|emailing|accusing|whining|moaning|bothering|making demands|being rude|getting "
    "angry|telling|stating|preaching|"
    "using (upper case|capitals|caps)) ... "
    "((will|do|does|is|are|can) ~ not|serves no|serve no|changes (nothing|little)|gets (you|us|nobody)|helps (nobody|no "
    "one)|achieves|"
    "is ~ (pointless|useless|counterproductive|unhelpful|discouraged|unnecessary|annoying|inappropriate)|makes for few)",
    "(your|such) (complaint|complaints|anger|threats|attitude|frustration|comments|statements|remarks) ... (will not|does "
    "not|do not|serves no|serve no|changes nothing|is not going|are not going)",
    "(there is|it is|so)? no (use|point|sense|good) (in)? (shouting|asking|complaining|arguing|blaming|telling|repeating|"
    "crying|getting|threatening)",
)

_SAYING = frozenset(
    "telling asking stating demanding insisting threatening posting writing calling shouting blaming complaining accusing repeating".split()
)


def check(reply: Reply) -> Iterator[Hit]:
    """Orders about conduct, words on manners, a door slammed, and "shouting won't help"."""
    yield from _of(reply, _ORDERS, "This orders the customer to behave; leave it out and answer the matter.")
    yield from _of(reply, _MANNERS, "This finds fault with the customer's manner; leave it out and answer the matter.")
    yield from _of(reply, _DONE, "This slams the door on the customer; say what you can do, or who can help.")
    for match in _POINTLESS.find(reply):
        before = words_before(match.words[0], 1)
        opens = not before or before[0].pos in ("PUNCT", "CCONJ", "SCONJ") or before[0].norm in ("so", "that", "though", "no")
        after = {w.norm for w in words_after(match.words[-1], 2)}
        if opens and not after & {"necessary", "needed", "cost"} and not any(w.text in (",", ";") for w in match.words):
            yield _hit(reply, match, "This tells the customer that it was pointless to write; say what you can do instead.")

    for sentence in reply.sentences:
        span = _gerund_opening(sentence)
        if span is not None:
            message = "This tells the customer that it was pointless to write; say what you can do instead."
            rewrites = _rewrites(reply, span[0].start, span[1].end)
            yield Hit(span[0].start, span[1].end, confidence=0.82, message=message, rewrites=rewrites)


def _gerund_opening(sentence: Sentence) -> tuple[Word, Word] | None:
    """ "Telling us that you are angry does not help": a long gerund as the subject, and a verdict that it is no good."""
    words = sentence.words
    first = next((w for w in words[:2] if w.norm in _SAYING), None)
    if first is None or (first is not words[0] and words[0].pos != "ADV"):
        return None
    for at, word in enumerate(words[2:28], 2):
        if word.text in (",", ";", ":"):
            return None
        if (
            word.norm in ("does", "is", "will")
            and words[at - 1].pos != "PRON"
            and at + 2 < len(words)
            and words[at + 1].norm == "not"
        ):
            return (first, words[at + 2]) if words[at + 2].norm not in ("necessary", "needed", "required") else None
    return None


def _of(reply: Reply, phrases: Phrases, message: str) -> Iterator[Hit]:
    for match in phrases.find(reply):
        if _is_directed(reply, match) and not owned_near(reply, match.sentence, 0, 1) and not _is_felt(reply, match):
            yield _hit(reply, match, message)


def _is_directed(reply: Reply, match: Match) -> bool:
    """Said of the customer: not of us or a third person, not under if, not denied, not liked."""
    first = match.words[0]
    before = [w.norm for w in words_before(first, 4)]
    if any(
        n in ("our", "my", "his", "her", "their", "sorry", "apologize", "appreciate", "love", "admire", "thank")
        for n in before[:3]
    ):
        return False
    here = [w.norm for s in reply.near(match.sentence, 0, 1) for w in s.words if w.i > first.i]
    if "waste" in here[:6] and "your" in here[:8] and "will" in here and ("i" in here or "we" in here):
        return False  # "don't waste your time queueing, I'll do it": an offer
    if any(n in NEGATORS for n in before[:2]) or "never" in (w.norm for w in match.words):
        return False
    return not is_conditional(first) or first.norm == "if"


_THAT = frozenset({"it", "that", "this"})


def _is_felt(reply: Reply, match: Match) -> bool:
    """ "That's annoying", "that was rude of him, and I'm sorry", "it's people like you who keep us going": with the customer."""
    first, last = match.words[0], match.words[-1]
    if first.norm in ("people", "folks", "customers", "guests", "users") and any(
        w.norm == "it" for w in words_before(first, 2)
    ):
        return any(w.lemma in _PRAISED for w in words_after(last, 2))
    if first.norm not in _THAT:
        return False
    written = any(w.lemma in _WRITING for s in reply.near(match.sentence, 1, 0) for w in s.words)
    return (last.norm == "annoying" and not written) or any(
        a.sincere and a.start >= match.end and a.sentence.index - match.sentence.index <= 1 for a in apologies(reply)
    )


_WRITING = frozenset("ask complain comment email message post stop write".split())
_PRAISED = frozenset("cheer encourage help inspire keep make motivate remind".split())


def _hit(reply: Reply, match: Match, message: str) -> Hit:
    end = max(match.end, run_end(match.words[-1], 6))
    return Hit(match.start, end, confidence=0.88, message=message, rewrites=_rewrites(reply, match.start, end))


def _rewrites(reply: Reply, start: int, end: int) -> tuple[Rewrite, ...]:
    sentence = reply.sentence_at(start)
    assert sentence is not None
    template = reply.replace_sentence(sentence, "Here's what I can do: {your next step}.", Grade.NEEDS_FACTS)
    return offered(left_out(reply, start, end), template)


RULE = Rule(
    code="ARG006",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This scolds the customer for their manner; leave it out and answer the matter.",
    check=check,
    evidence="C",
    examples=(
        Bad("That is rude."),
        Good("That's annoying, I'd be cross too.", why="of the matter, with the customer"),
        Good("That was rude of him, and I'm sorry.", why="of us"),
        Good("It's people like you who keep us going.", why="praise"),
        Bad("Please stop complaining about the queue."),
        Bad("With that attitude it is hard to help you."),
        Bad("Shouting at us won't bring the van any sooner."),
        Bad("Do not blame our drivers for the weather."),
        Bad("You are wasting our time."),
        Bad("I find your letter offensive."),
        Bad("We are not going to argue about this."),
        Bad("please do not post the same question twice"),
        Bad("It's no use asking the desk."),
        Bad("Instead of ranting, send us the receipt."),
        Bad("Check your junk folder before you accuse people of ignoring you."),
        Good("I should have looked at the log before blaming anyone, and I'm sorry.", why="about ourselves"),
        Good("Before I blame the courier, may I see the label?", why="about ourselves"),
        Good("Our reply was rude, and I apologise for it.", "the firm's own conduct"),
        Good("Please don't send the parcel back; keep it.", "a kindness"),
        Good("Stop the pump before you open the valve.", "an instruction"),
        Good("If you want help with the form, ring me on 0555 0100.", "an offer"),
        Good("I appreciate your attitude to all this.", "a compliment"),
        Good("You were right to complain about the noise.", "agreement"),
        Good("Don't waste your time in the queue; I'll do it from here.", "an offer that spares them"),
    ),
)
