"""The firm gives something: a credit, a free item, a waived fee, an upgrade, a discount, its own time.

Money and kind words together nearly doubled satisfaction with complaints over either alone; a gesture shown in public can draw the
next crowd, so in reviews and on social it counts for nothing.

Sources: RoschkGelbrich14; SmithBoltonWagner99; Orsingher10; NCRS15; Herhausen19
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replylint.moves.goodwill import PERIODS, goodwills
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import ownerships
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension
from replylint.rule import Bad, Credit, Good, Hit
from replylint.scope import Clause, Who, clause_of, clauses, clauses_in, is_conditional

_TREAT = Phrases(
    "(as|by way of) (a|our|my|an|one) (little|small|wee|big|belated)? (thank-you|thank you|thanks|treat|surprise|welcome|present|gift) from (us|me|the|our|all)",
    "your ~ (@NOUN)? <bill|tab|meal|supper|dinner|lunch|breakfast|fare|taxi|ticket|room|drink|parking> (has|have|is|are|was) (already|all)? (been)? (already|all)? taken care of",
    "with (our|my|the) (compliments|love)",
    "on the house",
    "(as|is|are|be) (our|my) <guest|treat>",
    "(as|is|are|be) (a|our|my) (small|little|personal)? (present|gift|treat)",
    "from (us|me) to you",
    "(at|on) (our|my) (expense|cost|account|tab)",
    "(paid|covered) (for)? by us",
    "(at|for) half (the)? (price|cost)",
    "half price",
    "free (of course|obviously|naturally|for (a|the|two|three|six|@NUM) <month|week|year>|either way)",
    "(,|yours) free (,|and|for|next|this|that|until|$)",
    "(is|are) free ~ on your",
    "plus @SYM @NUM for (the|your|making|that)",
    "(is|are) free (next time|for (you|your|the))",
    "(your|the|this|these|next) ... <month|week|year|session|night|class|lesson|ride|box|bill|visit|coffee|drink|meal|delivery|postage> (is|are|will be|would be) (free|waived|halved)",
    "(fee|charge|cost|fine|penalty|excess|premium|surcharge) (is|are|has been|have been|will be|was) waived",
    "(@NUM|a|one|two|three|six) free <month|week|year|session|night|class|lesson|ride|coffee|meal|wash|box>",
    "(month|week|session|night|class|lesson|ride|box|visit|coffee|drink|meal|round|lunch|dinner|breakfast|next one|delivery|postage) (is|are) (free|on (us|me))",
    "yours to keep",
    "(will|can|do) not (charge|bill|invoice) you (a penny)? (for|a penny|anything)",
    "(as|by way of) a (little|small)? (thank - you|thank you|sorry|apology) ,? there is",
    "<keep> (it|them|that|both|the .. (one|first|spare|old|extra|other)) ~ (with our love|too|either way|anyway|regardless|as well|as (a|our))",
    "<hook> you up",
    "(there is|there will be|you (have|will have|owe)|with) nothing (more|else|further)? to pay ~ ($|,|and|;|for|either|:|at all)",
    "(will|does|would) not cost you (a (penny|cent|thing|bean|dime)|anything|one penny)",
    "(no strings attached|gratis|free, gratis)",
    "<foot> the bill for ..",
    "(pick|picking|picked) up the (tab|bill|cost|check) ..",
    "put your (wallet|purse|card|money) away",
    "(is|are) (my|our) shout",
    "(all)? paid for (by|with) (us|me|our)",
    "@SYM @NUM (off|toward|towards) your next",
    "<have> (a|the|your|this|that|some) .. on (us|me) ~ ($|,|and|while|when|next|tonight|today)",
    "@NOUN on (us|me) $",
)
_CREDITED = Phrases(
    "you will ~ <find|see|have> ... (miles|points|credit|credits|voucher|bonus|bonuses) .. (in|on) your (account|wallet|balance|app|card) .."
)
_ON_US = Phrases("(is|are) on (us|me)", ", on (us|me)", "'s on (us|me)", "@NOUN on (us|me) (if|when|and|while|until|,|$)")
# A remedy as often as a gift, so I or we must be giving, and something more than was asked.
_CHARGELESS = Phrases("(free of|without|at no|for no|no) ~ (extra|additional|further)? (charge|cost)", "for nothing")
_FOR_HARM = Phrases(
    "for (the|your|that|those|all) (@ADJ)? (@ADJ)? (wait|waiting|trouble|worry|scare|chasing|embarrassment|distress|inconvenience|stress|upset|hassle|fright|bother|fuss|mess|runaround)",
    "for (the|your|those) ... (hour|hours|days|weeks|evening|morning|afternoon|calls) (you)? (lost|spent|wasted|waited)",
    "for making you",
    "for (your|the) lost",
    "to make up for",
    "(as|by way of) (a|an) ~ (gesture|apology|thank you|sorry|token|goodwill)",
    "(goodwill|gesture of goodwill)",
)
_HONEST_MONEY = re.compile(
    r"[£$€]\s?\d|\d\s?(?:[£$€]|euros?|pounds?|dollars?|quid|francs?|points|miles|gems?|coins?|tokens?|credits|diamonds|crystals)\b|%|\bpercent\b|\bquid\b|\bvoucher|\bcredit",
    re.I,
)
_GIVING = frozenset(
    "add authorize give grant send put include throw chuck pop slip tuck offer cover upgrade waive extend "
    "donate treat post enclose pack stick load pay lend loan knock credit gift comp double reimburse drop "
    "deduct reduce cancel write take meet settle top round".split()
)
_MAKING = frozenset("bake book cook come do fit have move place raise run schedule swap wire".split())
_TUCKED = frozenset({"chuck", "pop", "slip", "throw", "tuck", "stick"})
_PRESENTS = frozenset(
    "bonus bottle bouquet bunch cake chocolate compensation complimentary coupon dessert discount donation "
    "drink extension extra flower free freebie gesture gift goodwill hamper lounge mile present pass point "
    "prosecco sample spare surprise sweet token treat upgrade voucher wine pudding coffee second another".split()
)
_FEES = frozenset(
    "charge cleaning cost excess fare fee fine interest laundry petrol phone parking penalty postage premium "
    "rent restocking shipping surcharge taxi travel hotel".split()
)
# A refund may be no more than what was owed, so it counts little.
_REFUNDED = Phrases(
    "(i|we) (have|will|am|are)? ~ <refund|reimburse> @NP",
    "(is|are|has been|have been|was|were) ~ (refunded|reimbursed)",
    "<give|send|issue> ... (full|complete|partial) refund",
    "(i|we) (have)? ~ <refund> ..",
)
_OWED = frozenset(
    "twice double duplicate overcharged overcharge wrong wrongly mistake error mistakenly incorrect incorrectly "
    "second difference deposit extra".split()
)
_OWN_LEGS = Phrases(
    "(i|we) (will|can|would) ~ <bring|drive|drop|carry|deliver|fetch|collect|walk> .. (them|it|him|her|you|one|that|this|@NOUN) ... (myself|personally|on my way|to your door|over (tonight|today|tomorrow|on|this))",
    "(i|we) (will|can|would|am|are) ~ <stay> (late|open) ..",
    "(i|we) (will|can|would|could) ~ <lend> you",
    "loan (car|bike|machine|washer|laptop|phone|buggy|cello|set|unit|router|instrument|one)",
    "(i|we) <have> ... you can borrow",
    "<put|set|keep> ... aside ~ (for you|in your name|under your name)",
)
_SELLING = frozenset(
    "refer subscribe newsletter trial promo promotion sale upsell signup checkout spend minimum shop orders "
    "purchase campaign".split()
)
_GENERAL = frozenset(
    "always usually normally every all standard customers everyone basic version software volunteer volunteers".split()
)
_TREATS = frozenset(
    "bill breakfast call cake class cleaning coffee course delivery dessert dinner drink fare film first "
    "fitting lesson lunch main meal month next night one parking pizza postage pudding ride round session "
    "shipping six starter supper taxi tea ten ticket two visit water week wine".split()
)
_FAULT = frozenset({"that", "this", "it", "which", "what", "fault", "blame", "mistake", "error", "responsibility", "onus"})
_WAITING = frozenset({"once", "if", "when", "after", "unless", "upon", "until", "provided"})


def check(reply: Reply) -> Iterator[Hit]:
    """Gifts by verb, by stock phrase and by what money is for; one a sentence."""
    found: dict[int, Hit] = {}
    for start, end, sentence, sure in sorted(_gifts(reply), key=lambda g: (-g[3], g[0])):
        found.setdefault(sentence.index, Hit(start, end, confidence=sure))
    for index in sorted(found):
        yield found[index]


def _gifts(reply: Reply) -> Iterator[tuple[int, int, Sentence, float]]:
    for match in _TREAT.find(reply):
        if _is_given(reply, match.words[0], match.sentence) and not _is_features(match) and not _is_tariff(match):
            yield _from(match.words[0]), match.end, match.sentence, 0.85
    for match in _ON_US.find(reply):
        if _is_given(reply, match.words[0], match.sentence) and not _owns(reply, match):
            yield _from(match.words[0]), match.end, match.sentence, 0.85
    for match in _CHARGELESS.find(reply):
        firm = any(
            c.verb.i < match.words[0].i
            and not c.negated
            and ((c.who is Who.FIRM and c.lemma in _GIVING | _MAKING) or (c.imperative and c.lemma == "keep"))
            for c in clauses_in(reply, match.sentence)
        )
        more = any(w.norm in ("also", "too", "extra", "additional", "spare", "well") for w in match.sentence.words)
        then = words_after(match.words[-1], 1)
        if (
            (firm or more)
            and (not then or then[0].norm != "on")
            and _is_given(reply, match.words[0], match.sentence)
            and not _is_features(match)
        ):
            yield _from(match.words[0]), match.end, match.sentence, 0.7
    for match in (*_OWN_LEGS.find(reply), *_CREDITED.find(reply)):
        if _is_given(reply, match.words[0], match.sentence):
            yield match.start, match.end, match.sentence, 0.7
    for match in _FOR_HARM.find(reply):
        clause = clause_of(reply, match.words[0])
        text = reply.text[match.sentence.start : match.sentence.end]
        if (
            _HONEST_MONEY.search(text)
            and clause is not None
            and not _sorry(match)
            and _is_given(reply, match.words[0], match.sentence)
        ):
            yield min(clause.start, match.start), match.end, match.sentence, 0.85
    for clause in clauses(reply):
        if clause.lemma in _GIVING and _gives(reply, clause):
            yield clause.start, clause.end, clause.sentence, 0.8 if clause.perfect or clause.tense == "past" else 0.7
    for match in _REFUNDED.find(reply):
        clause = clause_of(reply, match.words[0])
        if (
            clause is not None
            and not clause.negated
            and _is_given(reply, match.words[0], match.sentence)
            and not _is_owed(match.sentence)
        ):
            yield match.start, match.end, match.sentence, 0.3
    owned = ownerships(reply)
    for gift in goodwills(reply):
        if not gift.extra or gift.mode == "offered" or _is_general(gift.sentence):
            continue
        wrongly = gift.kind == "refund" and _is_owed(gift.sentence)
        if not wrongly and not any(o.start < gift.end and gift.start < o.end and o.kind == "named" for o in owned):
            yield gift.start, gift.end, gift.sentence, 0.75


def _is_tariff(match: Match) -> bool:
    """ "Breakfast is free for children", "delivery is free over £30": how things are priced for whoever it applies to."""
    after = words_after(match.words[-1], 2)
    if match.words[-1].norm != "free" or len(after) < 2 or any(w.norm in ("your", "next", "this") for w in match.words):
        return False
    if after[0].norm == "for":
        return after[1].norm not in ("you", "your", "both", "all", "us", "the", "a", "this") and after[1].pos in (
            "NOUN",
            "ADJ",
            "PROPN",
            "ADP",
        )
    return after[0].norm in ("over", "above", "under", "after", "with", "before", "between", "to", "at", "during", "on")


def _gives(reply: Reply, clause: Clause) -> bool:
    """I or we give something with a value of its own."""
    if clause.who is not Who.FIRM or clause.negated or clause.passive or clause.question or clause.imperative:
        return False
    if not (
        clause.modal in ("will", "can", "would", "should", "could")
        or clause.perfect
        or clause.tense == "past"
        or clause.verb.tag in ("VBG", "VB")
    ):
        return False
    if not _is_given(reply, clause.verb, clause.sentence):
        return False
    verb = clause.verb
    after = [w for w in clause.sentence.words if w.i > verb.i and w.start < max(clause.end, verb.end)]
    lemmas = {w.lemma for w in after} | {w.norm for w in after}
    text = reply.text[verb.start : max(clause.end, verb.end)]
    money = bool(_HONEST_MONEY.search(text))
    lemma = verb.lemma
    if lemma in ("waive", "lend", "comp", "donate", "upgrade"):
        return bool(after) and "if" not in lemmas
    if lemma in _TUCKED:
        return "in" in {w.norm for w in words_after(verb, 9)} and clause.modal != "would"
    if lemma in ("pay", "cover", "meet", "settle", "reimburse"):
        for_fee = bool(lemmas & _FEES) or "for" in lemmas
        if clause.modal is None:  # "I'm covering the taxi", "we're paying your fine", "I've covered the hotel"
            now = verb.tag == "VBG" and (lemma != "pay" or "your" in lemmas)
            return bool(lemmas & _FEES) and (now or (clause.perfect and lemma in ("cover", "reimburse")))
        return clause.modal in ("will", "would", "can") and for_fee and "back" not in lemmas
    if lemma in ("knock", "take", "write", "drop", "cancel", "deduct", "reduce"):
        if lemma in ("take", "knock") and not (
            lemmas & {"bill", "invoice", "price", "order", "fee", "account", "total", "labor", "job", "rent", "charge"} or money
        ):
            return False
        return (
            ("off" in lemmas or lemma in ("drop", "deduct"))
            and (money or bool(lemmas & _FEES))
            and not lemmas & {"extra", "wrong", "duplicate", "second"}
        )
    if lemma == "extend":
        return bool(lemmas & (PERIODS | {"guarantee", "warranty", "membership", "pass", "trial", "deadline"}))
    if lemma == "add":
        return clause.modal != "would" and (
            money
            or bool(lemmas & (_PRESENTS - {"second", "another"}))
            or bool(lemmas & PERIODS and lemmas & {"plan", "pass", "subscription", "membership", "account"})
        )
    if lemma in ("credit", "double", "gift", "treat", "round", "top"):
        return (money and lemma != "credit") or lemma == "treat" or bool(lemmas & PERIODS and lemma == "credit")
    if lemma == "give" and money and not lemmas & {"discount", "voucher"}:
        return "you" in lemmas
    presents = lemmas & (_PRESENTS - {"second", "another", "pass", "point", "free", "drink", "coffee"})
    if presents & {"discount", "compensation", "voucher", "coupon"} and clause.modal == "would":
        return False
    return bool(presents) or ("free" in lemmas and lemma in ("send", "post", "give", "offer", "throw", "pop", "put", "add"))


def _is_given(reply: Reply, word: Word, sentence: Sentence) -> bool:
    """Not asked, refused, waiting on the customer, supposed or sold."""
    if sentence.is_question or (is_conditional(word) and not any(w.norm == "like" for w in sentence.words)):
        return False
    if any(w.norm in ("not", "never", "cannot", "neither") for w in words_before(word, 4)):
        return False
    norms = [w.norm for w in sentence.words]
    if any(n in _SELLING for n in norms) or any(w.norm == "wish" for w in words_before(word, 4)):
        return False
    if sentence.words[0].tag == "VB" and any(w.norm == "and" and w.i < word.i for w in sentence.words):
        return False  # "Move up to Premium and your first month is on us": a price, by another name
    for nth, norm in enumerate(norms):
        if (
            norm in _WAITING
            and norms[nth + 1 : nth + 2] in (["you"], ["your"], ["we"])
            and not {"like", "want", "prefer", "wish"} & set(norms[nth : nth + 5])
        ):
            return False
    return not any(c.perfect and c.modal in ("would", "could") for c in clauses_in(reply, sentence))


def _is_owed(sentence: Sentence) -> bool:
    return any(w.norm in _OWED for w in sentence.words)


def _is_features(match: Match) -> bool:
    """What everybody gets, or a service that costs nobody anything: "delivery is always free of charge", "at our own expense"."""
    own = words_before(match.words[-1], 1)
    return _is_general(match.sentence) or (bool(own) and own[0].norm == "own")


def _is_general(sentence: Sentence) -> bool:
    return any(w.norm in _GENERAL for w in sentence.words)


def _owns(reply: Reply, match: Match) -> bool:
    """ "That's on us" takes the blame; "lunch is on us" gives."""
    before = words_before(match.words[0], 3)
    subject = before[0] if before else None
    if subject is None or subject.norm in _FAULT or any(w.norm in _FAULT for w in before[:2]):
        return True
    if subject.lemma in _TREATS:
        return False
    if any(w.norm in ("sorry", "apologize", "mistake", "fault") for w in match.sentence.words):
        return True
    told = any(o.sentence is match.sentence and o.kind == "told" for o in ownerships(reply))
    return told or subject.pos not in ("NOUN", "PROPN", "NUM", "ADJ", "PUNCT", "PRON", "DET")


def _sorry(match: Match) -> bool:
    before = words_before(match.words[0], 6)
    return any(w.norm in ("sorry", "apologize", "apologies", "apology", "thank", "thanks", "understand") for w in before)


def _from(word: Word) -> int:
    """Takes the noun that the treat is said of into the span."""
    first = word
    for before in words_before(word, 5):
        if before.pos in ("PUNCT", "CCONJ", "SCONJ") or before.norm in ("and", "but", "so"):
            break
        first = before
    return first.start


CREDIT = Credit(
    code="GEN001",
    dimension=Dimension.GENEROSITY,
    message="Gives something that wasn't asked for or owed.",
    check=check,
    value=0.6,
    off=frozenset({"social", "public-review"}),
    examples=(
        Bad("I've refunded the full amount."),
        Bad("I've waived the late fee."),
        Bad("Keep the first one; the new one is on me."),
        Bad("There's a £20 credit on your account for the wait."),
        Bad("I've upgraded you to the larger room at no charge."),
        Bad("I'm sending a spare blade too, free of course."),
        Bad("I've added a month to your plan."),
        Bad("I've knocked £15 off the invoice."),
        Bad("We'll pay for the taxi home."),
        Bad("Your next coffee is on us."),
        Bad("I've popped a bag of the new roast in the box with our compliments."),
        Bad("I'll drive the new key over tonight myself."),
        Bad("I'm covering the cleaning of your coat."),
        Bad("Keep the spare charger, no charge."),
        Good("Breakfast is free for children under five.", why="a price as it stands"),
        Good("Delivery is free over £30.", why="a price as it stands"),
        Good("Refunds are not possible.", why="refusal"),
        Good("You will be refunded once you return the item at your cost.", why="the standard remedy, on a condition"),
        Good("Our free trial lasts 14 days.", why="a product's feature"),
        Good("Get 10% off when you refer a friend!", why="advertising"),
        Good("You can pay the fee later.", why="deferral"),
        Good("If we had made a mistake, we would refund you.", why="counterfactual"),
        Good("I can't offer a discount.", why="refused"),
        Good("That's on us, and I'm sorry.", why="takes the blame, gives nothing"),
        Good("Delivery is always free of charge.", why="what everybody gets"),
        Good("I'm sorry for the wait.", why="an apology"),
        Good("It's on me to fix this.", why="takes it on, gives nothing"),
        Bad("Lunch's on us today."),
        Bad("Your name is on the list for Sunday, and there's nothing to pay."),
        Good("There's nothing to pay until March.", why="deferral"),
        Bad("I'm giving you 300 coins for the match you lost."),
        Good("You need 300 coins for the sword.", why="a price"),
    ),
)
