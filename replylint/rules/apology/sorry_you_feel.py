"""The "apology" is for the customer's feeling, perception or taste instead of what the firm did.

It makes the customer's reaction the thing that went wrong. People read it as "we did nothing, you are just upset".
Sources: HDI17; CXInsight6; PHSO; Lewicki16; Benoit95.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.flip import regretted
from replylint.moves.move import words_before
from replylint.moves.ownership import owned_near
from replylint.moves.regret import FELT, Regret, regrets
from replylint.moves.repair import repaired_near
from replylint.passage import Word
from replylint.patterns import Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule

# The customer, or somebody who stands for them.
_PERSONS = frozenset(
    "aunt uncle mother father mum mom dad wife husband partner son daughter child baby kid brother sister friend grandmother grandfather nan gran granny grandad family guest guests "
    "resident residents customer customers member members passenger passengers party parents colleague colleagues one team".split()
)
_ANYONE = frozenset(
    {
        "anyone",
        "anybody",
        "everyone",
        "somebody",
        "someone",
        "one",
        "she",
        "he",
        "they",
        "some",
        "people",
        "residents",
        "guests",
        "customers",
    }
)
_OPINE = frozenset(
    {
        "feel",
        "think",
        "believe",
        "perceive",
        "consider",
        "deem",
        "reckon",
        "regard",
        "resent",
        "dislike",
        "interpret",
        "suspect",
        "conclude",
        "assume",
        "judge",
    }
)
_AFFECT = frozenset(
    "upset offended annoyed angry cross hurt displeased irritated insulted unsatisfied disgruntled aggrieved "
    "fuming seething irate incensed indignant outraged enraged peeved narked exasperated riled vexed "
    "unimpressed unconvinced bothered irked stressing disheartened furious miffed sad mad livid uncomfortable".split()
)
_CONTENT = frozenset(
    {
        "happy",
        "satisfied",
        "pleased",
        "impressed",
        "comfortable",
        "content",
        "keen",
        "thrilled",
        "convinced",
        "feeling",
        "enjoying",
        "taken",
    }
)
_LIKING = frozenset({"care", "like", "enjoy", "love", "appreciate", "approve", "rate", "warm", "agree"})
_BETWEEN = frozenset(
    "have has had do does did are were was is am be been being not may might that so very such still now really truly clearly all both just ever also get got gotten "
    "getting become became come came away seem seemed left remain remained remains a bit rather quite little this only too to able can could".split()
)
_JUDGING = frozenset(
    "unhelpful rude disappointing confusing frustrating unacceptable unfair difficult hard slow expensive misleading unclear upsetting offensive poor unsatisfactory "
    "unsatisfying lacking brusque abrupt dismissive curt cold impolite insensitive excessive inadequate substandard offputting underwhelming bad unreasonable "
    "alarming annoying baffling daunting demeaning depressing distressing disturbing embarrassing exhausting frightening galling grating humiliating "
    "infuriating insulting intimidating irritating jarring overwhelming patronizing puzzling startling tiring troubling unnerving unsettling worrying "
    "boring bland cramped dated drab dreary dull grim loud noisy shabby tacky tame tired weak dear pricey steep tedious complicated unprofessional inappropriate distasteful stressful wanting".split()
)
_READ_AS = frozenset(
    {"against", "way", "as", "like", "offense", "exception", "heart", "personally", "so", "badly", "differently", "light"}
)
_HOW = Phrases(
    "(how|the way) (this|that|it|things|we|i|he|she|they|our ..|my ..|the ..) .. (<come|came> (across|over)|<land|look|sound|seem|appear|read>|(was|were|been|being) (received|taken|perceived|read|interpreted|felt))",
    "(how|the way) you (must)? (be|are|were|have been)? ~ (<feel|see|take|perceive|receive|interpret|view>|feeling)",
    "(the|any|a) (wrong|bad|poor|negative|false)? <impression|perception> (this|that|you|it|we|which|of)",
)
_SHORT = Phrases(
    "(not|never|<fail|fall|fell>) ... <meet|match|reach|fulfill|satisfy> (with|to)? (your|their|her|his|the|every|everyone|all|@PROPN) (is)? .. <expectation>",
    "<fall|fell> short of (your|the|what) ...",
    "(not|less) ... (live|lived|living|measure|measured|quite) up to ...",
)
_TASTE = Phrases(
    "not ... (to|for|of) (your|their|her|his|everyone|everybody|somebody|one) (is)? .. (taste|liking|preference|satisfaction|expectation|expectations|tastes)",
    "not ... <agree|correspond|accord|sit|chime> (well)? with ...",
    "not .. (everyone|your|everybody) (is)? cup of tea",
    "(not|less|other|different|than|kinder|better|smoother|fail) ... (you|one|they|she|he|your ..) (are|is|were|was|would|had|have|might|may|could)? (have|been)? ~ "
    "(<hope|wish|like|expect|want|plan|picture|imagine|envisage|prefer|anticipate|have|dream|dreamt>|looking|hoping|after) (for|of|about|in mind|to|it|that|with us)? $",
    "not ... (as|what|the .. that|the ..|everything|all) (you|one|they|she|he) (are|is|were|was|would|had|have|might|may) (have|been)? ~ "
    "(hoped|wished|liked|expected|wanted|planned|pictured|imagined|envisaged|dreamed|dreamt|hoping|looking|expecting)",
    "not ... (hoped|wished|asked|looked) for $",
    "not (quite|exactly|really)? what (one|they|was|is) ...",
    "not (quite|exactly|really)? what you ~ (have|had|were|are)? ~ (after|dreamed|envisaged|expected|expecting|hoped|hoping|imagined|in mind|like|liked|looking|pictured|planned|used|wanted|wished) ...",
)
_TAKEN = Phrases(
    "(it|this|that|he|she|they|we|things) (came|come|comes) (over|across) ~ (like that|that way|so|badly|wrong|as) ..",
    "you (have|had)? ~ (got|get|formed|gained|took away) the ~ (idea|impression|feeling|sense|notion|view) ..",
    "your ~ (disappointment|frustration|dissatisfaction|annoyance|displeasure|unhappiness|anger|concerns) (with|at|about|over) ..",
    "you (are|were|be) ~ (so|this|that|quite|rather)? ~ (down on|cross with|annoyed with|annoyed at|mad at|mad with|fed up with|angry with|angry at|upset with|put out with|unhappy with) (us|me|our) ..",
    "(it|this|that|which) (is|was|has been|be) .. (felt|taken|perceived|seen|received|read|interpreted|experienced|understood) (so|that way|like that|as|in|by|to|badly|hard|amiss)",
    "<take> (it|this|that) (so|to heart|personally|badly|hard|that way|the wrong way|amiss)",
    "<take> (offense|exception|umbrage)",
    "<prey|weigh> on (you|your|her|him)",
    "(rub|rubbed) (you|anyone) up the wrong way",
    "<strike> (you|him|her|them|your ..) as ~ (being|too|a|an)? ~ (@ADJ|a|an) ..",
    "<come> as (a|such a|quite a|something of a) .. (shock|surprise|disappointment|blow|letdown|bombshell)",
    "<pass> (you|somebody|someone|them) by",
)
# What a customer went through, without a word of who did what to them: "the stay was a disappointment".
_WENT_THROUGH = frozenset(
    "afternoon appointment day evening event experience flight it journey morning move night occasion outing process stay that thing this "
    "time trip visit wait week weekend".split()
)
_STIRRED = Phrases(
    "(<be>|been|<become>|<prove>) ~ (such|quite|rather|something of)? (a|an)? ~ (source|cause|time) of (so much|such|great|any|some|real)? "
    "(stress|worry|anxiety|upset|distress|frustration|annoyance|strain|concern|aggravation)",
    "(<be>|been|<become>|<prove>) ~ (such|quite|rather|something of)? (a|an) ~ (@ADJ)? "
    "(disappointment|worry|strain|letdown|frustration|headache|nuisance|upset|ordeal)",
    "(<be>|been|<become>|<prove>) ~ (such|quite|rather)? (a|an)? (bit|little)? ~ (disappointing|distressing|frustrating|stressful|upsetting|worrying|trying|unsettling)",
    "<end|finish|close|start|begin> on (such)? (a|an) ~ @ADJ note",
)
# The idioms of being put out, and of how it looks from where the customer stands; whoever is their subject.
_RUFFLED = Phrases(
    "you (have|had)? ~ <take|read|hear|understand|see> (our|my|his|her|their|the|@PROPN 's|what) ... as (a|an|being|if|though|some sort of|some kind of|criticism|rudeness|disrespect|an insult) ..",
    "you (have|had)? ~ <take|read|understand|interpret|hear|see> (it|this|that|us|me|(our|my|his|her|their|the|what) ...) (in)? the wrong way",
    "you <come|go|walk> (away|off|out) ... (with|under|feeling|thinking|believing) (the|that|an|a|this)? ~ (@ADJ)? (impression|feeling|idea|notion|sense|belief|view|opinion|picture|image|that|we|nobody|no one|you)",
    "(rub|rubs|rubbed) (you|anyone|anybody) up the wrong way",
    "<ruffle> (your|any|some|a few) feathers",
    "<put> your nose out of joint",
    "<get> (your goat|under your skin|on your nerves)",
    "<raise> your hackles",
    "<tread|step> on (your|any) toes",
    "<touch|strike> a (raw)? nerve",
    "<leave> (you with)? (a|such a|an) ~ (bad|bitter|sour|nasty|unpleasant) (taste in your mouth|taste $|impression|feeling) ..",
    "<leave> (something|a lot|a great deal|much) to be desired",
    "you (are|were|have been) left with (that|the|a|an|this|such) .. (impression|feeling|view|opinion|sense)",
    "<come> away with (that|a|an|the|such|this) .. (opinion|impression|view|feeling|taste)",
    "in your (eyes|view|opinion|book|estimation)",
    "from your (perspective|point of view|viewpoint|standpoint)",
    "as far as you are concerned",
    "you (are|were|remain) of the (opinion|view|mind|belief)",
    "you (have|get|got) (got)? (the (hump|needle)|a (chip on your shoulder|bee in your bonnet))",
    "(this|it|that|things|matter|incident|decision) ~ (has|have|had)? ~ (made|left) you (feel|feeling) ..",
    "your ~ (unhappiness|displeasure|disquiet|discontent|irritation) ..",
)
# "And you should be": the feeling is owned to be right.
_RIGHTLY = Phrases(
    "you (should|<have> every (right|reason) to|are (quite)? right to|<have> a right to) ~ be ..",
    "(rightly|understandably|justifiably) so",
)
_PERFECT = Phrases("(had|would) (not|only|ever)? (have)? (been|gone|@VERB)", "could have ~ @VERB")
_NOT_SPOILT = Phrases(
    "(has|have|did|does|will) not .. (<take|spoil|dampen|ruin|put|mar|cloud|sour|affect|diminish|dim|stop|overshadow>)"
)


def check(reply: Reply) -> Iterator[Hit]:
    for regret in regrets(reply):
        found = _aim(reply, regret)
        if found is None or _RIGHTLY.find_in(reply, regret.sentence):
            continue
        end, confidence, severity = found
        end = min(end, _clause_end(regret))
        yield Hit(regret.start, end, confidence=confidence, severity=severity, rewrites=tuple(_rewrites(reply, regret)))


def _aim(reply: Reply, regret: Regret) -> tuple[int, float, Severity | None] | None:
    """Where the misdirected regret ends, how sure it is, and a severity other than the rule's; None where it is rightly aimed."""
    if regret.kind == "wish":
        return _wished(reply, regret)
    if regret.kind == "pity":
        return _pitied(reply, regret)
    rest = regret.rest
    if not rest or any(w.norm in ("if", "whether", "should", "case") for w in rest[:2]):
        return None
    felt = _felt(reply, regret)
    if felt is not None:
        return felt
    first, last = rest[0].start, _clause_end(regret)
    for match in _STIRRED.find_in(reply, regret.sentence):
        if (
            first < match.start < last
            and _is_went_through(rest, match.words[0])
            and not owned_near(reply, regret.sentence, 1, 1)
        ):
            return match.end, 0.6, Severity.WARNING
    for match in _RUFFLED.find_in(reply, regret.sentence):
        if first <= match.start < last and not repaired_near(reply, regret.sentence, 0, 1):
            return match.end, 0.85, None
    ours = any(w.norm in ("we", "i", "our", "my") for w in rest[:2])
    for phrases, confidence in ((_TASTE, 0.85),) if ours else ((_HOW, 0.9), (_TAKEN, 0.85), (_TASTE, 0.85), (_SHORT, 0.85)):
        for match in phrases.find_in(reply, regret.sentence):
            if (
                first <= match.start < last
                and (phrases is _TASTE or not _firm_acts(rest, match.words[0]))
                and not (phrases is _HOW and match.start > first + 12)
            ):
                return match.end, confidence, None
    if regret.lead[-1:] and regret.lead[-1].norm == "to" and rest[0].lemma == "disappoint":
        return rest[min(1, len(rest) - 1)].end, 0.8, Severity.WARNING
    return None


def _is_went_through(rest: tuple[Word, ...], predicate: Word) -> bool:
    """Whether the subject is what the customer went through, and what the firm did has no part in the clause."""
    subject = [w for w in rest if w.i < predicate.i]
    return any(w.lemma in _WENT_THROUGH for w in subject[:3]) and not any(
        w.norm in ("we", "i", "our", "my", "us", "how", "you") for w in subject
    )


def _felt(reply: Reply, regret: Regret) -> tuple[int, float, Severity | None] | None:
    """ "you feel", "you were offended", "your mother took it to heart": a person, then a predicate of opinion or feeling."""
    rest = regret.rest
    at = _person(rest)
    if at is None:
        return None
    plain = True  # no "not" yet
    for nth in range(at, min(at + 8, len(rest))):
        word = rest[nth]
        following = rest[nth + 1 : nth + 8]
        if word.norm == "not":
            plain = False
        if word.lemma in ("choose", "decide") and plain:
            return _through(following, word), 0.85, None
        if word.lemma == "feel" and any(w.lemma in _SENSED for w in following[:3]):
            return None
        if word.lemma == "think" and following and following[0].norm in ("of", "about"):
            return None
        if (
            word.lemma in _OPINE
            and word.pos in ("VERB", "AUX", "NOUN")
            and not (word.lemma == "feel" and following and following[0].norm in ("unwell", "ill", "sick", "poorly", "better"))
        ):
            return _through(following, word), 0.95, None
        if word.lemma in ("see", "view", "take", "regard") and any(w.norm in _READ_AS for w in following[:4]):
            return _through(following, word), 0.9, None
        if word.lemma == "find" and _is_judged(word, following):
            return _through(following, word), 0.9, None
        if word.norm in ("frustrated", "confused", "worried", "stressed", "concerned"):
            return None if _remedied(reply, regret) else (_through(following, word), 0.75, Severity.WARNING)
        if word.norm in ("unhappy", "disappointed", "dissatisfied"):
            return None if _remedied(reply, regret) else (_through(following, word), 0.9, None)
        if word.norm == "hurt" and following and following[0].norm in ("at", "by", "in", "on", "when", "while"):
            return None  # "you were hurt when our shelf came down"
        if word.norm in _AFFECT or (
            word.norm in ("put", "let") and following[:1] and following[0].norm in ("out", "off", "down")
        ):
            return _through(following, word), 0.9, None
        if _is_made_to_feel(word, following) and not owned_near(reply, regret.sentence, 1, 0):
            return _through(following, word), 0.85, None
        if (word.lemma in _LIKING or _takes_to(word, following)) and not plain:
            return (_through(following, word), 0.85, None) if not _remedied(reply, regret) else None
        if word.norm in _CONTENT and not plain:
            return None if _remedied(reply, regret) else (_through(following, word), 0.85, None)
        if word.norm == "under" and following[:2] and following[1].norm == "impression":
            return _through(following, word), 0.9, None
        if word.norm not in _BETWEEN and word.pos != "ADV":
            return None
    return None


# What is so whoever looks: "you found the box empty" reports.
_PLAIN_FACTS = frozenset(
    "empty full open closed shut locked broken damaged missing faulty dead torn wet dirty cracked smashed gone unlocked unattended unmade "
    "occupied late incomplete wrong short expired stuck blocked leaking moldy sold soaked stained alive flat".split()
)


# Nouns with an adjective's ending.
_NOUN_LIKE = frozenset(
    "handful spoonful mouthful teaspoonful tablespoonful armful pocketful threesome foursome handsome unless".split()
)
# "You felt the floor shake", "you felt a draught": with the body, and no view of anything.
_SENSED = frozenset(
    "bump cold damp draft draught drop heat jerk jolt lurch pain shake shock sting tremor vibration warmth wind".split()
)


def _is_judged(find: Word, following: tuple[Word, ...]) -> bool:
    """ "found our prices steep", "found it hard to follow": an adjective said of the object, and not one that anybody could check."""
    if any(w.lemma in ("be", "have") or w.norm == "out" for w in following[:3]):
        return False
    if any(w.norm in _JUDGING or w.norm == "too" for w in following):
        return True
    # "Found the class pointless": an adjective by its ending, whatever the tagger makes of it.
    if any(
        w.norm.endswith(("less", "ous", "ful", "some")) and w.norm not in _NOUN_LIKE and w.i > find.i + 1 for w in following
    ):
        return True
    if following[:1] and following[0].norm == "it" and [w.norm for w in following[2:3]] == ["to"]:
        return following[1].norm not in _PLAIN_FACTS  # "found it awkward to ask"
    called = find.child("xcomp")
    if called is not None and called.pos == "ADJ" and called.i > find.i:
        return called.norm not in _PLAIN_FACTS
    thing = next((nth for nth, w in enumerate(following) if w.pos in ("NOUN", "PROPN", "PRON")), None)
    if thing is None or not (find.has("obj") or find.has("ccomp") or find.has("xcomp") or find.has("nsubj")):
        return False
    while thing + 1 < len(following) and following[thing + 1].pos in ("NOUN", "PROPN", "PART"):
        thing += 1
    after = [w for w in following[thing + 1 :] if w.pos != "ADV" or w.tag == "JJ"]
    if not after or after[0].pos != "ADJ" or after[0].norm in _PLAIN_FACTS:
        return False
    # "a hair long enough to see": an adjective after its noun says what was found where more of the noun follows.
    return not (len(after) > 1 and after[1].pos in ("NOUN", "PROPN", "ADJ"))


def _is_made_to_feel(word: Word, following: tuple[Word, ...]) -> bool:
    """ "You were made to feel a nuisance", "left feeling ignored": a feeling that nobody gave; "by our doorman" says who."""
    norms = [w.norm for w in following]
    felt = norms[:2] in (["to", "feel"], ["to", "look"]) if word.norm == "made" else norms[:1] == ["feeling"]
    passive = any(w.lemma == "be" for w in words_before(word, 2))
    return felt and passive and word.norm in ("made", "left") and "by" not in norms


def _takes_to(word: Word, following: tuple[Word, ...]) -> bool:
    """ "Take to the new lenses", "get on with it": liking in two words or three."""
    norms = [w.norm for w in following[:3]]
    if word.lemma in ("take", "warm"):
        return norms[:1] == ["to"]
    return word.lemma == "get" and norms[:2] == ["on", "with"] and norms[2:] != ["your"]


def _person(rest: tuple[Word, ...]) -> int | None:
    """Where the predicate may begin after "you", "your mother", "anyone"; None when the subject is another."""
    first = rest[0]
    if first.norm == "you" or (first.norm in _ANYONE and len(rest) > 1):
        return 1
    if first.norm in ("your", "the", "any", "some"):
        for nth, word in enumerate(rest[1:5], start=1):
            if word.lemma in _PERSONS or word.norm in _PERSONS:
                return nth + 1
            if word.pos not in ("ADJ", "NUM", "NOUN", "PROPN", "ADV"):
                return None
    return None


def _through(following: tuple[Word, ...], word: Word) -> int:
    """The end of the clause, at most seven words on."""
    last = word
    for after in following:
        if after.text[0] in ".,;:!?–—-(" or after.norm in ("but", "and", "however", "although", "though"):
            break
        last = after
    return last.end


def _remedied(reply: Reply, regret: Regret) -> bool:
    """Something is owned or done about it in the sentence or the next one."""
    return owned_near(reply, regret.sentence, 0, 1) or repaired_near(reply, regret.sentence, 0, 1)


def _wished(reply: Reply, regret: Regret) -> tuple[int, float, Severity | None] | None:
    rest = regret.rest
    if regret.head.norm == "hate":
        return (
            (_clause_end(regret), 0.8, Severity.WARNING) if any(w.norm == "for" for w in regret.lead) or regret.heard else None
        )
    if not rest or any(w.norm in ("we", "i", "you") for w in rest[:1]):
        return None
    if owned_near(reply, regret.sentence, 1, 1):
        return None
    phrases = _PERFECT if regret.head.lemma == "wish" else _NOT_SPOILT
    for match in phrases.find_in(reply, regret.sentence):
        if rest[0].start <= match.start <= rest[min(4, len(rest) - 1)].start:
            return _clause_end(regret), 0.75, Severity.WARNING
    return None


def _pitied(reply: Reply, regret: Regret) -> tuple[int, float, Severity | None] | None:
    if any(w.norm in ("if", "should") for w in regret.rest[:1]) or not regret.rest:
        return None  # conditional, or what comes before it is: APO002 looks there
    if regret.head.norm == "sympathize" and not any(w.norm in ("with", "over", "that") for w in regret.lead):
        return None
    if any(w.norm == "see" for w in regret.lead) and any(w.lemma in ("go", "leave", "cancel", "part") for w in regret.rest):
        return None  # a goodbye
    if any(w.norm in ("we", "i", "our", "my", "us") for w in regret.rest[:6]) or owned_near(reply, regret.sentence, 1, 1):
        return None
    felt = _felt(reply, regret)
    if regret.head.lemma in FELT and felt is None:
        return None
    aimed = (
        felt is not None
        or regret.rest[0].norm in ("when", "whenever")
        or bool(_TASTE.find_in(reply, regret.sentence) or _SHORT.find_in(reply, regret.sentence))
    )
    needs = reply.customer.needs if reply.customer is not None else None
    if needs is not None and needs.apology < 0.3 and not aimed:
        return None
    return _clause_end(regret), 0.85 if aimed else 0.7, Severity.WARNING


def _firm_acts(rest: tuple[Word, ...], upto: Word) -> bool:
    """The firm is the one who did it: "sorry our van didn't come as you expected"."""
    return any(w.norm in ("we", "i", "our", "my", "us") for w in rest if w.i < upto.i)


def _clause_end(regret: Regret) -> int:
    last = regret.head
    for word in [*regret.lead, *regret.rest]:
        if word.i > regret.head.i + 2 and (word.text[0] in ".;:!?–—(" or word.norm in ("but", "however", "although", "though")):
            break
        if word.text == "," and word.i > regret.head.i + 3:
            break
        last = word
    return last.end


_YOU_FEEL = re.compile(
    r"\b(?:that\s+)?you\s+(?:(?:still|now)\s+)?(?:feel|think|believe|felt|thought|believed|consider|found)\s+(?:that\s+)?(?=(?:our|my|we|the|your|this|it)\b)",
    re.IGNORECASE,
)


def _rewrites(reply: Reply, regret: Regret) -> Iterator[Rewrite]:
    text = reply.source[regret.start : regret.end]
    inner = _YOU_FEEL.search(text)
    if inner is not None and regret.kind == "sorry":
        rest = text[inner.end() :].lower()
        if rest.startswith(("our ", "my ", "we ")):
            yield reply.replace(regret.start + inner.start(), regret.start + inner.end(), "", Grade.REVIEW)
            return
    stop = min(_clause_end(regret), regret.end)
    apology, grade = regretted(reply.customer)
    turned = _TURNED.match(reply.source, stop)
    if turned is not None:
        yield reply.replace(regret.start, turned.end(), f"{apology}. {turned[1].upper()}", grade)
    else:
        yield reply.replace(regret.start, stop, apology, grade)


_TURNED = re.compile(r",?[ \t]+(?:but|however),?[ \t]+([a-zA-Z])")  # what follows takes the apology back


RULE = Rule(
    code="APO003",
    severity=Severity.ERROR,
    dimension=Dimension.OWNERSHIP,
    message="This is sorry for how the customer feels or sees it; say sorry for what you did or left undone.",
    check=check,
    evidence="B",
    beats=frozenset({"APO002", "APO005", "APO006", "SCR002"}),
    examples=(
        Bad("I'm sorry you came away with the impression that nobody cares."),
        Bad("I'm sorry that our note rubbed you up the wrong way."),
        Bad("We regret that you are of the opinion that the charge is unfair."),
        Bad("I'm sorry you've come away with a poor opinion of us."),
        Good(
            "I'm sorry you're upset, and you've every right to be: we sent the bill twice.",
            why="the feeling is owned to be right",
        ),
        Bad("I'm sorry you feel that way.", text="I'm sorry you feel that way", rewrite="I'm sorry that {what went wrong}."),
        Bad(
            "We are sorry that you feel our service did not meet your expectations.",
            rewrite="We are sorry our service did not meet your expectations.",
        ),
        Bad("I apologise that you found our agent unhelpful."),
        Bad("We're sorry you were offended by the wording of the email."),
        Bad("I'm sorry that you think the fee is unfair."),
        Bad("We regret that you are unhappy with our decision."),
        Bad("Sorry you got upset about this."),
        Bad("sorry you see it as a price hike"),
        Bad("Apologies for how that came across on the phone."),
        Bad("I'm sorry your father took it to heart, he means a lot to us."),
        Bad("It saddens us that the stay did not live up to what you had pictured."),
        Bad("It is regretted that the outcome was not to your liking."),
        Bad("What a shame that the colour isn't to everyone's taste."),
        Bad("It's a pity you decided to share this online."),
        Bad("I do wish the weekend had gone more smoothly for you."),
        Bad("We do hope this hasn't spoilt your anniversary."),
        Bad("I'm sorry to hear the room wasn't quite what you were hoping for."),
        Bad("We're sorry you found the mattress uncomfortable."),
        Bad("Apologies that you found the lecture pointless."),
        Bad("Sorry that the menu struck you as dear."),
        Bad("I'm sorry that your aunt was made to feel a nuisance."),
        Bad("Sorry that you couldn't warm to the new saddle."),
        Bad("We feel dreadful that you were disappointed."),
        Bad("I was sorry to read that the weekend has been a disappointment."),
        Good("I'm sorry your aunt was made to feel a nuisance by our porter.", why="says who did it"),
        Good("I'm sorry that our silence was so stressful.", why="names what the firm did"),
        Good("I feel dreadful about the missed call, which was mine to make.", why="owned"),
        Good("Apologies that you felt the cabin shake; we've grounded it.", why="felt with the body"),
        Bad("I'm sorry that you found the tone of the letter cold."),
        Good(
            "I'm sorry you had that experience; the store should have exchanged the shoes.",
            why="the event, not the reading of it",
        ),
        Good("I'm sorry we made you feel ignored.", why="the firm is the one who caused it"),
        Good("I'm sorry you had to wait forty minutes.", why="an event that the customer went through"),
        Good("I'm sorry you've been left without hot water.", why="a circumstance, not a perception"),
        Good("I'm sorry your parcel hasn't arrived.", why="the subject is the parcel"),
        Good(
            "You mentioned feeling let down, and I'm sorry: we did let you down.",
            why="the feeling is outside the apology, and ownership follows",
        ),
        Good("I'm sorry you weren't happy with the fit; I've sent the larger size.", why="a preference, with a remedy at once"),
        Good(
            "I'm sorry to hear how upsetting this has been for you and your daughter.", why="sympathy with a distressing event"
        ),
        Good("I'm sorry you found the box empty.", why="what was found is a fact"),
        Good("I'm sorry you found the front desk closed.", why="what was found is a fact"),
        Good(
            "I'm sorry it read like an accusation; I wrote it in a hurry and I should have rung you.",
            why="says what the firm did and owns it",
        ),
        Good(
            "We hope you get well soon, and I'm sorry about the mix-up with your seat.", why="a kind wish, and a plain apology"
        ),
    ),
)
