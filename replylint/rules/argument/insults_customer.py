"""Insults the customer, swears, or tells them that people like them are not wanted.

One such word outlives everything else that the reply did for them, and it is the one that they will show to others.

Sources: Brown & Levinson 1987; article "Don't be a jerk"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint import lexicon
from replylint.moves.move import following, words_before
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import is_conditional, is_quoted, quotations

_SWEARING = lexicon.words("swearing")
_INSULTS = lexicon.words("insults")
_FOLK = "(people|persons|folk|folks|customers|guests|anyone|anybody|someone|somebody|those|types|ones)"
# Said of the customer, or of nobody but them.
_CALLED = Phrases(
    "you <be|look|sound|seem|appear> ~ (such|clearly|obviously|plainly|evidently|either|too|that|like|as|being|utterly|completely|"
    "totally|absolutely|a bit|rather|really|incredibly|fucking|bloody)? (a|an|the|one)? ~ (complete|total|utter|absolute|real|right|"
    "proper|bunch of|load of|bit of a|fucking|bloody|little|big|biggest|old|pathetic|silly)? ({insults}|{insulting_adjectives})",
    "(are|were) you ~ (a|an|some|some kind of|such a)? ~ (complete|total|utter|@ADJ)? ({insults}|{insulting_adjectives}|mad|crazy|insane) "
    "(or|,|?|$)",
    "<stop|quit> (being|acting) (like|so|such)? (a|an)? ~ (@ADJ)? ({insults}|{insulting_adjectives})",
    "do not (be|act) (like|so|such)? (a|an)? ~ (@ADJ)? ({insults}|{insulting_adjectives})",
    "(only|just|even) (a|an|the|some) ~ (@ADJ)? {insults} (would|could|will|can|does|like)",
    "(any|every) ~ (@ADJ)? {insults} (would|could|will|can|knows|with|should)",
    "(what|which) (kind|sort) of (a|an)? ~ (@ADJ)? {insults}",
    "what (a|an) ~ (@ADJ)? {insults} (you|,|!|.|$)",
    "(a|an|such) ~ (@ADJ)? {insults} (like|such as) (you|yourself)",
    "{insults} (like|such as) (you|yourself)",
    "you ~ (stupid|dumb|fucking|bloody|ugly|fat|pathetic|worthless|lazy|dirty|filthy|little|old|silly|ignorant|miserable|complete|"
    "absolute|utter|@ADJ)? {insults}",
    "you (stupid|dumb|ugly|fat|pathetic|worthless|filthy|miserable|silly) (woman|man|person|people|cow|pig|dog|bitch|boy|girl|bugger|sod|git|lot)",
    "you (have|would have|'d have|must|must have) (to be|be|been) ~ (a|an|some kind of|a complete|a total)? ({insults}|{insulting_adjectives})",
    "your (own)? ~ (stupid|dumb|idiotic|moronic|pathetic|imbecilic|asinine|brainless|worthless|retarded) (little|@ADJ)? (question|questions|"
    "complaint|complaints|message|messages|email|emails|letter|review|reviews|comment|comments|mistake|opinion|opinions|demand|demands|"
    "excuse|excuses|ticket|tickets|attitude|request|story|face|life|behavior|self)",
    "your (own)? (stupidity|idiocy|imbecility|brainlessness)",
    "(what|who) is wrong with you",
)
_ALONE = Phrases("^ (you)? {insults} $", "^ {insults} (,|!)", ", {insults} $", ", {insults} ,")
# Phrases that send the customer to the devil, whatever each word may mean elsewhere.
_CURSES = Phrases(
    "(piss|sod|bugger|bog|naff|jog|eff) off $",
    "(now|so|please|just|you can|can|could|^|,) (piss|sod|bugger|naff) off",
    "go to hell",
    "burn in hell",
    "(^|,|so|and|please|well|oh) screw (you|yourself|your)",
    "up yours",
    "^ (oh|just|so|please|now)? ,? get (stuffed|lost|bent|knotted) $",
    "^ (oh|just|so|please|now|will you|would you|you should)? ,? shut ~ (up|it|your (mouth|face|trap|gob)) (,|and|$)",
    "^ (oh|just)? drop dead $",
    "(kiss|lick|bite) my (ass|arse|bum|butt)",
    "stick it up (your|the)",
    "(shove|stick) (it|that|your @NOUN) (where the sun|up your)",
    "(pain|pains) in the (ass|arse|butt|backside)",
    "son of a (bitch|gun)",
    "(f|s|sh) * + (ing|ck|t|it|ed)",
    "(ass|arse) (hole|hat|wipe)",
    "(piece|sack|load|pile) of (crap|turd)",
    "(such|absolute|utter|complete|total) crap",
)
# Milder: a colleague might say it, a firm does not write it; not always at the customer.
_MILD = Phrases(
    "(what|who|why|how|where) the (hell|bloody)",
    "(bloody|damn|damned|freaking|frigging|effing) (awful|thing|things|stupid|question|questions|email|emails|ticket|tickets|message|"
    "messages|complaint|complaints|business|nuisance|sick|tired)",
    "for (christ|chrissake|god) ('s)? sake",
    "(do|does|did|could|will|would) not give a (damn|crap|toss|hoot|monkey)",
    "^ (damn|dammit) you",
    "(piss|pisses|pissing|pissed) (me|us) off",
)
# People like them, and their language.
_UNWANTED = Phrases(
    "(do|will|can|would) (not|never) ~ (serve|help|want|need|accept|like|deal with|cater for|cater to|sell to|work with|welcome|do business with) "
    "(any|to|with)? ~ (people|persons|folk|customers|guests|women|men|foreigners|immigrants|your (kind|sort|type|lot|people)) "
    "(like (you|yourself)|of your (kind|sort|type)|such as (you|yourself)) (here|in|at|near|any|$|,|and|or)",
    "(do|will|can|would) (not|never) ~ (serve|want|accept|deal with|cater for|cater to|sell to|welcome) ~ (your (kind|sort|type|lot|people)|foreigners|immigrants)",
    _FOLK + " (like|such as) (you|yourself) (are|is) not (welcome|wanted|served|allowed)",
    "(your|you) (kind|sort|type|lot|people) (are|is) not (welcome|wanted|served|allowed)",
    "(tired|sick|had enough) of ~ " + _FOLK + " like (you|yourself)",
    "no (foreigners|immigrants)",
    "(typical|so typical) of you people",
    "^ (please|first|just|maybe|perhaps|go|and|so|you should|you need to|you must|you have to|try to)? (and)? learn (some|proper|better|basic|how to)? "
    "(to)? (english|our language|the language|(speak|read|write|spell) (english|properly)?) (first|properly|before ...)? $",
    "(please|just|go|and|then|when|until|once|unless) (you)? ~ (have|can)? (learn|learned|speak|write) (some|proper|better|to)? (speak|write)? "
    "(english|our language) (first|properly)? $",
    "(come|write|ring|call) back (to us)? (when|once|after) you ~ (have|can)? (learn|learned|speak|write|know|read|spell) ..",
    "(go|went) back to (your (own)? country|where you (came|come) from|school)",
    "(in|this is) (this country|england|america|britain|the uk|the us) ,? (so)? ,? (we)? speak english",
    "^ (please|just|we)? speak english (here|please)? $",
    "(your|such) (bad|poor|broken|terrible|awful|appalling) (english|grammar|spelling)",
)
# In a greeting or a closing, which the parser never sees, "Dick" is a name and "Fraud" a desk.
_OUTSIDE = _SWEARING | _INSULTS - {"dick", "dicks", "fraud", "frauds"}
_APART = re.compile(r"(?<![\w@/.-])[A-Za-z]+(?![\w@/-])")
_STARRED = re.compile(
    r"(?<![\w*])(?:f|s|c|b)[a-z]?[*#@$%!]{1,4}(?:u?ck|k|t|g|ing|c?king|er|ed|king|ked|kers?|ts|tch|rd)\b", re.IGNORECASE
)
_TEMPLATE = "I'm sorry for {what went wrong}. {your next step}."


def check(reply: Reply) -> Iterator[Hit]:
    """Swearing, insults at the customer, curses, and people who are not wanted; outside quotations and names."""
    for word in reply.having(_SWEARING):
        if word.norm in _SWEARING and not _is_name(word) and not is_quoted(reply, word):
            yield _hit(reply, matched([word]), "A swear word or a slur stands here; take it out.")
    for found in _STARRED.finditer(reply.text):
        if not any(start <= found.start() < end for start, end in quotations(reply)):
            yield Hit(
                found.start(), found.end(), confidence=0.9, message="A swear word stands here, starred or not; take it out."
            )
    for match in _CALLED.find(reply):
        if not _is_spared(reply, match) and not _is_given(match):
            yield _hit(reply, match, "This insults the customer; take it out.")
    for match in _ALONE.find(reply):
        if not _is_spared(reply, match) and not _is_of_other(match):
            yield _hit(reply, match, "This insults the customer; take it out.")
    for match in _CURSES.find(reply):
        if not _is_spared(reply, match):
            yield _hit(reply, match, "This swears at the customer; take it out.")
    for match in _UNWANTED.find(reply):
        if not _is_own(match) and not is_quoted(reply, match.words[0]):
            yield _hit(reply, match, "This says that people like this customer are not wanted; take it out.")
    for match in _MILD.find(reply):
        if not is_quoted(reply, match.words[0]) and not any(map(_is_name, match.words)):
            message = "A reply doesn't swear, however mildly; say it without."
            yield Hit(match.start, match.end, confidence=0.8, severity=Severity.WARNING, message=message)
    for kind in ("greeting", "signoff"):
        for zone in reply.draft.of(kind):
            for found in _APART.finditer(reply.source, zone.start, zone.end):
                if found[0].lower() in _OUTSIDE:
                    yield Hit(*found.span(), confidence=0.9, message="This insults the customer; take it out.")


def _hit(reply: Reply, match: Match, message: str) -> Hit:
    rewrite = reply.replace_sentence(match.sentence, _TEMPLATE, Grade.NEEDS_FACTS)
    return Hit(match.start, match.end, confidence=0.95, message=message, rewrites=(rewrite,))


def _is_name(word: Word) -> bool:
    """ "the Bastard ale", "Paki Smith": a capital within a sentence that is otherwise in small letters."""
    return word.text.istitle() and word is not word.sentence.words[0] and not _shouts(word.sentence)


def _shouts(sentence: Sentence) -> bool:
    return sentence.text == sentence.text.upper()


def _is_spared(reply: Reply, match: Match) -> bool:
    """Another's words, denied, supposed, or a name."""
    if is_quoted(reply, match.words[0]) or _is_name(match.words[-1]) or _is_own(match):
        return True
    insult = match.words[-1]
    return any(w.norm in ("if", "whether") for w in words_before(match.words[0], 3)) and is_conditional(insult)


def _is_own(match: Match) -> bool:
    """ "I'm not saying that you are stupid", "nobody called you an idiot"."""
    before = [w.norm for w in words_before(match.words[0], 5)]
    after = [w.norm for w in match.words]
    denied = any(n in ("never", "nobody", "nor", "neither", "hardly") or (n == "not" and "only" not in before) for n in before)
    # "You are not stupid"; but "don't be stupid" and "we don't serve your kind" are what is looked for.
    within = "not" in after and after[0] in ("you", "are", "were")
    return denied or within


def _is_given(match: Match) -> bool:
    """ "To offer you fraud protection", "sent you thieves' locks": what the customer gets."""
    nxt, before = following(match.words[-1]), words_before(match.words[0], 1)
    if nxt is not None and match.words[-1].lemma in _INSULTS and (nxt.pos in ("NOUN", "PROPN") or nxt.tag == "POS"):
        return True
    plain = match.words[0].norm == "you" and not any(
        w.lemma in ("be", "look", "sound", "seem", "appear", "have", "must") for w in match.words
    )
    return plain and bool(before) and before[-1].pos == "VERB" and before[-1].end + 1 >= match.words[0].start


def _is_of_other(match: Match) -> bool:
    """ "…, thieves, …" in a list, or of somebody who has been spoken of: a vocative stands by itself."""
    first = match.words[0] if match.words[0].pos != "PUNCT" else match.words[1]
    return (
        first.dep in ("conj", "appos", "obj", "nsubj", "obl", "nmod", "compound")
        and first.head is not first
        and (first.i != first.sentence.words[0].i)
    )


RULE = Rule(
    code="ARG008",
    severity=Severity.ERROR,
    dimension=Dimension.RESPECT,
    message="This insults the customer; take it out.",
    check=check,
    evidence="C",
    critical=True,
    beats=frozenset({"ARG003", "ARG006", "ARG007"}),
    examples=(
        Bad("For fuck's sake, stop sending us tickets, you moron.", text="you moron"),
        Bad("I refunded you £30 today. Now piss off. Tom", text="Now piss off"),
        Bad("You are stupid. The kettle comes on Friday.", text="You are stupid"),
        Bad("You're an idiot."),
        Bad("Only an idiot would plug it in like that."),
        Bad("Any fool can see where the lid goes."),
        Bad("Stop being such a crybaby."),
        Bad("You'd have to be a moron to miss it."),
        Bad("Thanks for your pathetic little complaint."),
        Bad("Hi moron, the parcel left today."),
        Bad("What a clown."),
        Bad("That's bullshit and you know it."),
        Bad("Your f***ing parcel is on the way."),
        Bad("We don't give a damn about your tent."),
        Bad("We don't serve people like you."),
        Bad("Learn English first."),
        Bad("Come back when you can speak English."),
        Bad("We do not want your kind in our restaurant."),
        Good('You wrote that it is "damn slow and shit", and you are right.', why="the customer's words"),
        Good("Hi Dick, the parcel left today.", why="a name"),
        Good("I felt like an idiot when I saw which lamp I had packed.", why="about ourselves"),
        Good("You're not stupid: the manual is wrong.", why="denied"),
        Good("We owe you an apology, and the money.", why="no insult"),
        Good("Two bottles of the Fat Bastard Merlot left our cellar today.", why="a product's name"),
        Good("The jerk chicken is off the menu this week.", why="a dish"),
        Good("This option offers you fraud protection.", why="what the customer gets"),
        Good("Your bitch had five healthy puppies.", why="a dog breeder's word"),
        Good("Damn, that lamp was meant to last, and I'm sorry.", why="feels with them"),
        Good("You can learn English with us on Tuesdays.", why="a course"),
        Good("That was a stupid mistake of ours.", why="about our own mistake"),
        Good("We do not serve people under 18.", why="a law"),
    ),
)
