"""Plays the problem down: "just", "only", "a small inconvenience".

How bad it was is for the customer to say. Whoever calls the damage small tells the customer to make less of a fuss.
Sources: HillBaer94; BrownLevinson87; Benoit95; IrishOmb; PHSO.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint.cut import left_out, offered
from replylint.moves.failure import FAILURE_NOUNS
from replylint.moves.goodwill import goodwills
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.passage import Word
from replylint.patterns import Match, Phrases, matched
from replylint.reply import Reply
from replylint.report import Dimension, Grade, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clause_of, is_conditional, is_quoted

# Harm that nothing else is called; a "charge" or a "change" is harm to some and a price or a plan to others.
_HARM = (
    "<inconvenience|glitch|oversight|mistake|error|delay|hiccup|blip|mishap|slip|slipup|lapse|setback|annoyance|scratch|dent|scuff|bug"
    "|overcharge|overpayment|underpayment|outage|interruption|disruption|malfunction|defect|blemish|chip|miscommunication|misunderstanding|nuisance|mixup|mix-up>"
)
_SMALL = "(small|minor|slight|little|tiny|minimal|trivial|negligible|brief|isolated|short|momentary)"
_ONLY = "(only|just|merely|simply)"
_TIME = "<minute|hour|day|week>"
_TIMES = frozenset("second minute hour day week night".split())
_IT = "(it|this|that|these|those|they|there|delay|damage|problem|issue)"
# Said outright of the matter: it is only this much.
_FLAT = Phrases(
    "(is|was) not ~ (very|that|so|really|all that|too)? ~ long (as .. go|by .. standards|at all) ..",
    "^ (but|and|well)? ,? (it|that) is ~ (only|just)? ~ (one|a single) (letter|digit|word|hour|day|hair|scratch|minute|crumb|night|stain|button|screw) ..",
    "^ (but|and|well|still)? ,? at least (the|your|it|nothing|nobody|no one|you|they|he|she) .. (arrived|was|is|were|got|came|still|had) ..",
    "(for)? (a|an|one|half a|half an|a single|just a|two|a few|a couple of) (afternoon|hour|hours|day|days|minutes|morning|evening|week|night) ,? (and)? that (is|was) all ..",
    "you (will|would|can|could|had)? ~ (barely|hardly|scarcely|not even) (notice|see|feel|tell|spot) ..",
    "(you|one|nobody|no one) (will|would|can)? ~ (hardly|barely|scarcely|not even) (notice|notices|see|sees|feel|feels) (it|them|that|this|the difference|any difference) ..",
    "(talking|speaking) about .. .. (here)? ,? not (a|the) (fortune|end of the world|disaster|catastrophe|king 's ransom|lot) ..",
    "(hardly|not ~ (exactly|quite)?) a fortune (,|.|!|is|$)",
    "(a (few|little|bit of|couple of)|one|some) ... (never|has never|have never) (yet)? (hurt|killed|harmed|bothered) (anyone|anybody|a soul|us|me)",
    "all that (happened|went wrong|occurred) (was|is) (that)? ..",
    "no (real|great|lasting|actual)? harm (was)? done",
    "^ (but|and|well|oh)? ,? (it|that|this) <be> ~ (just|only|merely) (a|an) (@ADJ)? (hat|coat|bag|scarf|umbrella|jacket|book|plant|cake|pie|pizza|burger|carpet|lamp|vase|plate|mug|glass|haircut|song|fence|tree|photo) ,? (after all)? $",
    "(it|that|this) <be> ~ (just|only|merely)? (a|an) (@ADJ)? @NOUN ,? (after all|for (heaven|goodness|pity) 's sake)",
    f"{_IT} <be> {_ONLY} (a|one|two|three|four|five|@NUM|a few|a couple of|half an) {_TIME} (late|overdue|delay|behind|wait|of delay)",
    f"<be> {_ONLY} (a|one|two|three|four|five|@NUM|a few|a couple of|half an) {_TIME} (late|overdue|behind|behind schedule)",
    f"<be> (nothing|little|no|not much) more than (a|an)? ~ (@ADJ)? (@NOUN)? {_HARM}",
    "<be> (nothing|little|no|not much) (more than|but) (a|an)? ~ (small|minor|slight|tiny|trivial|negligible|faint|hairline|superficial|cosmetic|trifling|momentary) (@ADJ|@NOUN)? @NOUN",
    "we <be> (only|just|merely)? <talk|speak> (only|just|merely)? about (only|just|merely)? (@NUM|a few|a couple of) <penny|pence|cent|pound|euro|dollar>",
    f"a? mere _ .. {_TIME} (late|overdue|behind|longer)",
    "(it|this|that) <be> ~ (just|only)? a matter of (a few|a couple of|@NUM|some) <penny|pence|cent|pound|euro|dollar>",
    "(hardly|barely|scarcely) <count|qualify|rate> (as|for)",
    "not (that|such|so|really|exactly|all that|too|a|any)? (a|very)? (big|huge|great|major) (of)? (a|an)? (deal|drama|problem|issue|disaster)",
    "(no|hardly a|hardly|scarcely a) big deal",
    f"{_IT} <be> ~ (a|an)? ~ (very|really|quite|fairly|relatively|rather)? {_SMALL} (issue|problem|matter|thing|point|amount|sum|detail|fault|mark|damage|one)",
    f"(it|this|that|these|those) <be> ~ (a|an)? ~ (very|really|quite|fairly|relatively|rather)? {_SMALL} (difference|change)",
    f"{_IT} <be> {_ONLY} (a|an)? ~ (few|couple of|bit of|matter of|handful of)? ~ (pounds|pound|euros|euro|dollars|dollar|pence|cents|bucks|quid|minutes|hours|days|toy|game|dinner|meal|shirt|cup|chair|button|parcel|phone|mark|dent|"
    "formality|typo|spelling|color)",
    "(delay|wait|queue|gap|interruption|outage|drive|trip|detour|walk) <be> not (that|so|very|all that|too|really|particularly) (long|bad|far|great|big|serious)",
    "you (only|just|merely) (had|have|needed|waited|missed|lost|paid|were (asked|kept)) ~ (to)? ~ (wait|waited|pay)? ~ (for)? ~ (a|an|one|two|three|@NUM|half|few|couple|some)? .. (minute|minutes|hour|hours|day|days|pounds|euros|dollars|week|weeks|night)",
    "(mark|scratch|stain|noise|dent|crack|smell|difference|damage|flaw|defect|sound|hum|gap|tear|fault) <be> ~ (hardly|barely|scarcely|almost not|not really|not even) ~ (visible|noticeable|audible|noticed|seen|there|worth)",
    "(damage|defect|fault|scratch|dent|mark|flaw|crack|issue|problem) <be> (purely|merely|only|just|solely|simply) (cosmetic|superficial|visual|aesthetic|temporary|on the surface)",
    "(one|a|two|three|@NUM) (day|days|hour|hours|week|minute|minutes) ~ (late|longer|more)? <be> (nothing|neither here nor there|hardly|not (long|much|bad|that))",
    "at the end of the day ,? it <be> {_ONLY} ..".replace("{_ONLY}", _ONLY),
    "not (really|exactly|quite)? the end of the world",
    "in the ~ (grand|great|greater|large|larger|big|bigger|whole)? scheme of things",
    "(no|hardly a|scarcely a) ~ (great|real|huge|big)? (calamity|catastrophe|disaster|hardship|tragedy)",
    "(it|this|that) <be> ~ nothing to (get|be) ~ (angry|annoyed|cross|excited|upset|worked up) (about|over)",
    "(hardly|scarcely) (a (disaster|tragedy|catastrophe|crisis)|the end of the world)",
    "(a )?(storm|tempest) in a (teacup|teapot)",
    "(it|this|that|damage) (could|might) have been (a lot|much|far|so much)? worse",
    "there <be> no (real|great|lasting|actual)? harm done",
    f"{_IT} <be> ~ a mere (@NUM|a|one|two|three) ..",
    f"<talk|speak> (only|just|merely)? about (only|just|merely)? (a|an|one|two|three|@NUM|a few|a couple of) .. {_TIME}",
    "(hardly|barely|scarcely) ~ <affect|touch|concern|bother> (anyone|anybody|any of|a soul|you|your)",
    "(it|this|that|the @NOUN|which) (was|were|<amount> to|came to|<boil> down to) ~ (nothing|little|no|not much) more than (a|an|the|some)? ~ (@ADJ)? @NOUN",
    "<amount> to (nothing|little|no|not much|hardly) more than (a|an|the|some|one) ..",
    "<amount> to (very little|next to nothing|nothing|not much|a hill of beans|peanuts|pennies)",
    "(nobody|no one) (died|was hurt|got hurt|has died|was harmed)",
    "(no|hardly) (bones|great|real) (broken|loss|hardship|sweat)",
    "(hardly|scarcely|barely|not really|not exactly|not) ~ (worth) (a|the|your|making|getting|writing|complaining|all|mentioning|shouting) ~ (fuss|bother|breath|complaining|mentioning|worked|upset|home|song|letter|time|a|about|this) ..",
    "(hardly|scarcely|barely|not exactly|not quite|not really) (a|an|the) ~ (@ADJ)? (fortune|king|ransom|crime|disaster|tragedy|catastrophe|crisis|hardship|ordeal|matter of life|life|stuff|scandal|outrage|emergency|national|titanic|apocalypse|end of) ..",
    "(it|this|that|they|difference|sum|amount) <be> ~ (only|just|mere)? (peanuts|pennies|chicken feed|small beer|small potatoes|small change|pocket change|pocket money|loose change|a pittance|a trifle|a bagatelle|a drop in the ocean|a drop in the bucket|neither here nor there|a flea bite|nothing to speak of|nothing to write home about|water off a duck)",
    "(mountain|mountains) (out)? of (a|this)? (molehill|molehills)",
    "(worse|stranger) things (do)? <happen> (at sea|to|in|than|every)",
    "there are (far|much|a lot)? worse (things|fates|places|problems|ways) ..",
    "(a|an|the) (little|few|bit of|spot of|odd|drop of|touch of|one|some) .. never (hurt|harmed|killed) (anyone|anybody|a soul|no one)",
    "(i|we) would not (lose|be losing) (any|much|a wink of)? sleep ..",
    "(i|we) would not (worry|fret|get worked up|get upset|make a fuss|let it) (too much|much)? (about|over|spoil|bother) (it|that|this|one|a|something|such|so)",
    "(keep|get|put|see) (it|this|things|that|matters) (all)? (in|into) (proportion|perspective)",
    "(get|gain|keep|have) (some|a sense of|a little|a bit of) (perspective|proportion)",
    "(nobody|no one) (will|would|is going to|but you will) ~ (notice|see|know|be able to tell|spot) ~ (it|that|the difference|this|them|$)",
    "you (can|could|will|would) (barely|hardly|scarcely) ~ (see|notice|feel|hear|tell|spot|know) (it|that|them|this|anything|the|$)",
    "(big|bigger) fish to fry",
    "first world (problem|problems)",
    "(no|little) skin off ..",
    "(all|some|so much|a lot of|such a) fuss (about|over) (nothing|so little|a|an|one|something so) ..",
    "much ado about nothing",
    "you (will|did) (live|survive|get over it) $",
    "you (survived|lived to tell) ..",
    "(not|no|hardly|scarcely) ~ (much|long|a lot|bad|far|a great deal) in the ~ (@ADJ)? scheme of (things)",
    "(you were|it was|they were|that was|this was) merely (@NUM|a|an|one|two|three|the) ..",
    "(a|one|two|three|@NUM) (second|seconds|minute|minutes|hour|hours|day|days|night|nights|week|weeks) ... (hardly|scarcely|barely|not exactly|not really) ~ (long|much|forever|an age|an eternity|serious|counts|matters|the end) ..",
    "(impact|effect|consequences|disruption|inconvenience|damage) ... (was|is|were|are|has been|have been) ~ (minimal|negligible|trivial|minor|slight|insignificant)",
    f"({_TIME}|<pound|euro|dollar|penny|pence|cent|wait|delay>) ... .. <be> ~ (surely|frankly|rather)? neither here nor there",
    "you (were|are|have been|had been) (only|just|merely) (overcharged|overbilled|overpaid|undercharged|underpaid|delayed|held up|inconvenienced|"
    "kept (waiting|on hold|in the dark)|left (waiting|standing|hanging)|double-charged|charged twice|short-changed|shortchanged|stranded|stuck|out of pocket) ..",
    "(hardly|scarcely|not exactly|not quite|not really|not) ~ (a hanging (matter|offense)|life and death|life or death|life-threatening|"
    "the (crime|scandal|tragedy|disaster|trial) of the (century|year))",
    "(anyone|anybody|you) (would|might|could) ~ think (that)? (someone|somebody|the (sky|world|roof)) (had|was|were|has)? .. (died|dead|fallen|falling|ended|ending)",
    "(make|making|made) ~ (such)? (a|quite a) ~ (meal|production|song and dance|federal case) (out)? (of|about|over) ..",
    "<blow|take|get> .. (wildly|somewhat|rather|a little|all)? out of (all)? proportion",
    "(cry|crying) over (spilt|spilled) milk",
    "a (small|modest|low) price to pay",
    "(lose|losing) (any)? sleep over",
    "no harm (was|is|has been) done",
    "(a|any) (drop|spot|bit|splash) of (rain|water|dust|dirt|mud|cold) (never|will not|did not|does not) ..",
)
# Nouns that are harm where it is said of the matter itself, and a plan's or a price's otherwise.
_TROUBLE = frozenset({"issue", "problem", "trouble", "difficulty", "difference", "discrepancy", "shortfall"})
_HARMS = FAILURE_NOUNS.union(_HARM.strip("<>").split("|"))
_HYPHENED = frozenset({"mix", "slip", "hold", "slop"})  # "mix-up", in three words
_SMALLS = frozenset(
    "small minor slight little tiny minimal trivial negligible brief isolated isolate short momentary rare minuscule petty mild marginal "
    "insignificant mere minute modest teeny wee faint trifling paltry cosmetic superficial hairline".split()
)
# Harm where something was to go on.
_GAPS = frozenset("absence break closure gap halt loss pause shutdown stop stoppage".split())
_HARMFUL = _HARMS | _HYPHENED | _TROUBLE | _GAPS | _TIMES  # without one of these there is no harm to make small
# What doesn't run, and what one does meanwhile.
_STOPPED = frozenset("behind closed dead delayed down late off offline out shut unavailable unreachable without".split())
_ENDURED = frozenset({"queue", "wait"})
_AFTERWARDS = frozenset({"before", "now", "then", "i"})  # "we were closed for just an hour and are back now"
_ONLYS = frozenset({"only", "just", "merely", "simply", "purely"})
_HARDLY = frozenset({"hardly", "barely", "scarcely"})
_NOTICED = frozenset({"affect", "touch", "notice", "concern", "matter", "count", "show", "impact", "disturb"})
_LASTING = frozenset({"come", "amount", "last", "take", "run"})  # "the overcharge came to just £3"
_QUANTIFIED = frozenset({"no", "any", "every", "each", "not", "even"})
_JOURNEYS = frozenset("course drive flight journey ride stay tour trip visit walk".split())
_OFFERED = frozenset("cost fare fee model option package plan price rate size tariff version weight".split())
_BIT = frozenset({"bit", "spot", "touch"})
_MATTER = frozenset({"it", "this", "that", "these", "those", "they", "there", "what", "which"})
_FORECAST = frozenset({"will", "shall", "would", "may", "might", "can", "could", "must"})
_TURNS = frozenset({"but", "yet", "however", "though", "although", "still"})
_DENIES = frozenset({"not", "never", "no", "more", "than", "hardly"})
_SEEMING = frozenset(
    "may might seem seems look looks sound sounds feel feels appear appears if whether call calling called".split()
)
_RELIEVED = frozenset("glad goodness luckily relief relieved thankful thankfully".split())  # "nobody got hurt, and I'm glad"
_CALM = 0.2  # the need of an apology below which nothing is played down
_TOLD = frozenset("say said told tell wrote write mention mentioned describe described".split())


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    small = [(_match(first, last), flat) for first, last, flat in _small_harms(reply)]
    outright = [m for m, flat in small if flat]
    for match, flat in [*((m, True) for m in (*outright, *_FLAT.find(reply))), *((m, False) for m, flat in small if not flat)]:
        if match.sentence.index in seen or not _plays_down(reply, match):
            continue
        softer = owned_near(reply, match.sentence, 1, 1) or repaired_near(reply, match.sentence, 0, 1)
        if flat or not softer:  # in passing it may also be an exact description
            seen.add(match.sentence.index)
            yield _hit(reply, match, None if flat and not softer else Severity.INFO, 0.8 if flat else 0.6)


def _match(first: Word, last: Word) -> Match:
    words = tuple(w for w in first.sentence.words if first.i <= w.i <= last.i)
    return matched(words)


def _small_harms(reply: Reply) -> Iterator[tuple[Word, Word, bool]]:
    """Harm that is called small: from which word to which, and whether it is said outright of the matter."""
    for index in sorted({w.sentence.index for w in reply.having(_HARMFUL)}):
        for word in reply.sentences[index].words:
            clause = clause_of(reply, word) if word.pos in ("NOUN", "PROPN") or word.norm == "up" else None
            if clause is not None and _is_passed_off(word, clause):
                yield _opening(word), word, True
                continue
            only = _only_so_long(word, clause)
            if only is not None:
                yield only, word, True
                continue
            if not _is_harm(word, clause):
                continue
            if (clause is not None and clause.modal in _FORECAST) or _is_of_any(word):
                continue
            sure = word.lemma not in _TROUBLE
            small = _smallness(word)
            if small is not None and not (clause is not None and clause.negated and _is_said_of_it(word)):
                flat = _is_said_of_it(word)
                named = word.child("det", "nmod:poss") is not None or small.norm == "bit"
                merely = any(c.norm in _ONLYS for c in words_before(min(small, *word.children, key=_index), 1))
                if (flat and (sure or not _is_fact_of(word) or (merely and not _is_of_an_offer(word)))) or (
                    named and (sure or small.norm == "bit")
                ):
                    yield min(small, _opening(word) if flat else small, key=_index), word, flat
            last = _told_small(word, clause)
            if last is not None:
                yield min((word, *word.children), key=_index), last, True


def _opening(noun: Word) -> Word:
    """The "it" or "there" that a noun is said of, else the noun."""
    head = _carrier(noun)
    subject = head.child("nsubj", "expl") or head.head.child("expl")
    return subject if subject is not None and subject.norm in _MATTER and subject.norm != "what" else noun


def _is_harm(word: Word, clause: Clause | None = None) -> bool:
    if word.norm == "up":
        return any(c.norm in _HYPHENED for c in word.children)
    lasted = word.lemma in _GAPS and clause is not None and clause.subject is word and clause.tense == "past"
    return word.pos == "NOUN" and (lasted or word.lemma in _HARMS or word.lemma in _TROUBLE)


def _is_passed_off(noun: Word, clause: Clause) -> bool:
    """ "It was merely a three-hour gap", "it was only a two-week pause": only so much of whatever it was."""
    if clause.verb is not noun or clause.tense != "past" or clause.negated or not noun.has("cop"):
        return False
    subject = clause.subject
    if subject is None or subject.norm not in _MATTER or noun.lemma in _JOURNEYS:
        return False
    only = any(c.norm in _ONLYS and c.i < noun.i for c in noun.children)
    return only and (noun.lemma in _GAPS or any(c.dep == "compound" and c.lemma in _TIMES for c in noun.children))


def _only_so_long(noun: Word, clause: Clause | None) -> Word | None:
    """ "Your line was down for just three hours", "you waited barely ten minutes": the small word."""
    if clause is None or noun.lemma not in _TIMES or clause.tense != "past" or noun.i < clause.verb.i:
        return None
    lacking = any(c.norm == "without" for c in clause.verb.children)  # "you were without water"
    if clause.negated and not lacking:
        return None
    if not lacking and clause.verb.norm not in _STOPPED and not (clause.lemma in _ENDURED and clause.who is Who.YOU):
        return None
    if any(w.norm in _AFTERWARDS for w in noun.sentence.words):
        return None
    near = [w for w in words_before(noun, 3) if w.i > clause.verb.i]
    return next((w for w in near if w.norm in _ONLYS or w.norm in _HARDLY or w.norm == "mere"), None)


def _is_of_any(noun: Word) -> bool:
    """ "No small mistake", "any delay", "even a small error": not this one."""
    first = min((noun, *noun.children), key=_index)
    return any(w.norm in _QUANTIFIED for w in (*noun.children, *words_before(first, 1)))


def _smallness(noun: Word) -> Word | None:
    """The word in a noun phrase that makes it small: "a minor glitch", "just a glitch", "a bit of a glitch"."""
    for child in noun.children:
        small = child.lemma in _SMALLS or child.norm in _SMALLS
        # "The one with the smaller chip" tells one of several.
        if child.i < noun.i and small and child.tag not in ("JJR", "JJS") and child.dep in ("amod", "nmod", "compound"):
            return child
        if child.i < noun.i and child.norm in _ONLYS and child.dep == "advmod" and _is_said_of_it(noun):
            return child
        if child.norm == "one" and any(w.norm == "off" for w in words_after(child, 2)):
            return child  # "a one-off glitch"
    bit = _carrier(noun)
    return bit if bit is not noun else None


def _carrier(noun: Word) -> Word:
    """The noun, or the "bit" of it, or the adjective that the parse puts in its place: "a rare and isolated fault"."""
    head = noun.head
    if head.i < noun.i and ((noun.dep == "nmod" and head.norm in _BIT) or (noun.dep == "conj" and head.lemma in _SMALLS)):
        return head
    return noun


def _is_said_of_it(noun: Word) -> bool:
    """ "It was a …", "there was a …", "we're talking about a …", or nothing but the noun."""
    head = _carrier(noun)
    if head.head.lemma in ("talk", "speak") and head.dep in ("obl", "obj"):
        return True
    subject = head.child("nsubj", "nsubj:outer", "expl")
    if head.has("cop") and subject is not None:
        return subject.norm in _MATTER or _is_harm(subject) or subject.lemma == "damage"
    if head.dep == "nsubj" and head.head.lemma == "be" and head.head.child("expl") is not None:
        return True
    return head.head is head and not any(w.pos in ("VERB", "AUX") and w.i < head.i for w in head.sentence.words)


def _is_fact_of(noun: Word) -> bool:
    """ "There's a small difference between the two": a property that is told, not harm."""
    return noun.lemma == "difference" and noun.head.lemma not in ("talk", "speak")


def _is_of_an_offer(noun: Word) -> bool:
    """ "Only a small difference in price": what is for sale is compared."""
    return any(w.lemma in _OFFERED for w in noun.sentence.words if w.i > noun.i)


def _told_small(noun: Word, clause: Clause | None) -> Word | None:
    """The last word by which harm as a subject is told to be small: "the mistake was only £6", "the outage was quite brief"."""
    if (
        clause is None
        or clause.subject is not noun
        or not clause.asserted
        or (noun.lemma in _TROUBLE and clause.tense != "past" and not _is_yours(noun))
    ):
        return None  # "the difference between the two plans is only £2"
    verb = clause.verb
    inside = [w for w in noun.sentence.words if noun.i < w.i <= verb.i + 6]
    measured = next((w for w in reversed(inside) if w.pos == "NUM" or w.lemma in _TIMES), None)
    shrunk = any(w.norm in _ONLYS or w.norm == "mere" or w.lemma in _HARDLY for w in inside) or _more_than(inside)
    if noun.lemma == "wait" and clause.tense != "past":
        return None  # good news: "the wait is only two minutes now"
    if (verb.has("cop") or verb.lemma in _LASTING) and measured is not None and shrunk:
        return measured
    if clause.negated:
        return None
    if verb.has("cop") and (verb.lemma in _SMALLS and verb.pos == "ADJ"):
        return verb
    hardly = any(w.norm in _HARDLY for w in inside)
    return verb if hardly and verb.lemma in _NOTICED else None


def _is_yours(noun: Word) -> bool:
    """ "The difference on your bill", not "the difference between the two plans"."""
    return any(w.norm == "your" for w in noun.subtree())


def _more_than(words: list[Word]) -> bool:
    """ "no more than", "not more than", "less than", "under"."""
    norms = [w.norm for w in words]
    return any(
        two in (["more", "than"], ["less", "than"]) and ("no" in norms or two[0] == "less")
        for two in map(list, pairwise(norms))
    )


def _index(word: Word) -> int:
    return word.i


def _plays_down(reply: Reply, match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    sentence = match.sentence
    if reply.customer is not None and reply.customer.only_asks(_CALM):
        return False  # "you can barely see it" answers what was asked
    if sentence.is_question or is_conditional(first) or is_conditional(last) or is_quoted(reply, last):
        return False
    words = sentence.words
    at = first.i - words[0].i
    before = [w.norm for w in words[max(0, at - 5) : at]]
    if "," in before:  # "don't fret, it's just a dent" denies no dent
        before = before[len(before) - before[::-1].index(",") :]
    if _DENIES.intersection(before[-3:]) or _SEEMING.intersection(before) or _TOLD.intersection(before):
        return False
    if any(w.norm in ("may", "might", "seem") for w in match.words) or any(w.norm in _RELIEVED for w in words):
        return False
    if (
        _is_weighed(match)
        or _is_customers(reply, match)
        or (last.norm == "nothing" and _GRANTED.find_in(reply, sentence))
        or _is_of_use(match)
        or _is_mended(match)
    ):
        return False
    return not any(g.sentence is sentence for g in goodwills(reply))


def _is_mended(match: Match) -> bool:
    """ "The repair is so neat that you'd hardly notice it"."""
    return any(w.lemma in _MENDING for w in words_before(match.words[0], 9))


_MENDING = frozenset({"fix", "mend", "patch", "repair", "respray", "restore", "retouch"})


# Time that is theirs, or a span that is too short for what is made.
_GRANTED = Phrases(
    "<take> (your time|as long as you|all the time you)",
    "(no|not any) (hurry|rush)",
    "(do|need) not ~ (hurry|rush)",
    "<be> nothing for ... (sorry|apologies)",
)


def _is_of_use(match: Match) -> bool:
    """ "No harm is done: with milk it works less well": how something works, where "was done" speaks of what went wrong."""
    after = words_after(match.words[-1], 1)
    norms = [w.norm for w in match.words]
    return (
        norms[-3:] == ["harm", "is", "done"] and bool(after) and (after[0].text == ":" or after[0].norm in ("by", "if", "when"))
    )


def _is_weighed(match: Match) -> bool:
    """Whether the sentence goes on to say that it did weigh: "a small scratch, but I know it was a gift"."""
    later = [w for w in match.sentence.words if w.i > match.words[-1].i]
    turn = next((n for n, w in enumerate(later) if w.norm in _TURNS), None)
    if turn is None:
        return False
    norms = {w.norm for w in later[turn + 1 :]}
    return bool(
        norms & {"know", "understand", "realize", "sorry", "matters", "mattered", "big", "costly", "unacceptable", "should"}
    )


def _is_customers(reply: Reply, match: Match) -> bool:
    """Whether the customer called it that."""
    customer = reply.customer
    if customer is None:
        return False
    small = [w.norm for w in match.words if w.pos == "ADJ"]
    return bool(small) and all(n in customer.vocabulary for n in small)


def _hit(reply: Reply, match: Match, severity: Severity | None, confidence: float) -> Hit:
    return Hit(match.start, match.end, confidence=confidence, severity=severity, rewrites=tuple(_rewrites(reply, match)))


def _rewrites(reply: Reply, match: Match) -> Iterator[Rewrite]:
    small = _minimiser(match)
    if small is not None:
        yield reply.replace(small.start, small.end + 1, "", Grade.SAFE)
    else:
        yield from offered(left_out(reply, match.start, match.end))
        yield reply.replace_sentence(match.sentence, "I can see what it meant for you: {the impact}.", Grade.NEEDS_FACTS)


def _minimiser(match: Match) -> Word | None:
    """The one word that can go: "it's only a delay", where no other word plays it down."""
    found = [w for w in match.words if w.norm in ("only", "just", "merely", "simply")]
    others = [w for w in match.words if w.norm in _SMALL.strip("()").split("|") or w.norm in ("bit", "not")]
    return found[0] if len(found) == 1 and not others else None


RULE = Rule(
    code="EXC003",
    severity=Severity.WARNING,
    dimension=Dimension.RESPECT,
    message="This plays the problem down; take out the small words and say what it meant for the customer.",
    check=check,
    evidence="B",
    examples=(
        Bad("Ten days is nothing."),
        Good("Ten days is nothing, take your time with the form.", "their own time"),
        Good("The blue one has the smaller chip.", "one of two"),
        Good("No harm is done if you take it with milk.", "how it works"),
        Bad("You were only overcharged by a pound or two."),
        Good("You were only charged once, I've checked.", "no harm"),
        Good("Nobody was hurt, and I'm so glad.", why="relief"),
        Bad("It's only a two-day delay.", rewrite="It's a two-day delay."),
        Bad("This is just a minor glitch on the website."),
        Bad("It was a small oversight, nothing more."),
        Bad("A slight inconvenience, we know, but the service is otherwise fully working."),
        Bad("At the end of the day it's just a scratch."),
        Bad("It's not that big a deal."),
        Bad("The impact on your account was minimal."),
        Bad("Your parcel was only two days late."),
        Bad("its just a small dent, the fridge works fine"),
        Bad("It's not the end of the world."),
        Bad("It could have been a lot worse."),
        Bad("You complained about a minor inconvenience."),
        Bad("It was just a two-night break in the heating."),
        Bad("The closure lasted only three days."),
        Bad("We were a mere forty minutes late.", text="a mere forty minutes late"),
        Bad("Nobody died.", customer="You left us in the rain for an hour."),
        Good("After a year you can barely see it.", why="asked", customer="Is the scar visible after the treatment?"),
        Good("It was only a two-hour drive for me, and I'd do it again.", why="the writer's own way"),
        Good("It's only a ten-minute break, so keep your seat.", why="how long it takes"),
        Bad("The overcharge came to just four dollars."),
        Bad("There was a bit of a muddle with your invoice."),
        Bad("This was a rare and isolated fault."),
        Bad("Don't worry, it's only a hairline scratch."),
        Bad("The noise you hear is nothing more than a tiny fault in the fan."),
        Good("There's only a slight difference in price between the two models.", why="what is for sale is compared"),
        Good("The difference between the two plans is only £2.", why="a price told, not harm"),
        Good("Even a small error on a bill is one too many.", why="takes the small ones seriously"),
        Good("There will be a short delay while the van is loaded.", why="news of what is coming"),
        Good("I know this isn't just a two-day delay: you missed the party.", why="negated minimiser"),
        Good("Only you can see this page.", why="restricts access, not the harm"),
        Good("There's just one step left: tap Confirm.", why="effort, not harm"),
        Good("It only takes two minutes and I'll stay with you.", why="the customer's effort, not the harm"),
        Good("It's a small thing, but I've credited your delivery fee.", why="modest about the firm's own gesture"),
        Good("It may look like a small scratch, but I know it was a gift.", why="conceded, then its weight acknowledged"),
        Good("You only need to send one photo.", why="a small request"),
        Good("I've just refunded you.", why="just now"),
        Good("If it's only a scratch, the polish in the box will take it out.", why="conditional"),
        Good("Is it just a scratch, or does the screen flicker too?", why="asked"),
        Good("Our driver told you “it's just a scratch”, and he should not have.", why="quoted"),
        Good("This was more than a small mistake, and I'm sorry.", why="more than that"),
        Bad("Your line was dead for just two hours."),
        Bad("In the grand scheme of things, one meal is nothing."),
        Good("The kiln was off for just an hour and is hot again now.", why="news of the repair"),
        Bad("You were without heat for only two days."),
    ),
)
