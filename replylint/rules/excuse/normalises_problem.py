"""Excuses the failure as normal, common or industry standard, or compares with other customers.

That it happens to everybody is no comfort to the one it happened to. It says that nothing will change.
Sources: BradleySparks12; Benoit95; ScottLyman68.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from replylint import lexicon
from replylint.cut import clause_span, left_out, offered
from replylint.moves.failure import FAILURE_NOUNS, WRONG_WORDS
from replylint.moves.move import words_after, words_before
from replylint.moves.ownership import owned_near
from replylint.moves.repair import repaired_near
from replylint.passage import Sentence, Word
from replylint.patterns import Match, Phrases
from replylint.reply import Reply
from replylint.report import Dimension, Rewrite, Severity
from replylint.rule import Bad, Good, Hit, Rule
from replylint.scope import Clause, Who, clauses, is_conditional

_KINDS = {phrase: kind for kind in ("normal", "price", "saying") for phrase in lexicon.lines(f"excuse_{kind}")}
_PHRASES = Phrases(*_KINDS)
# Normal is said of a failure, not of how the product works: the fabric bobbles, the light only blinks.
_NORMAL_FOR = Phrases(
    "<be> ~ (quite|perfectly|entirely|pretty)? (normal|common|usual|typical|to be expected) (for|in|with|on|at|across|throughout|within|among) (this|these|such|a|our|any|all|new|the) ...",
    "(normal|usual|common|standard|typical|natural|not unusual|not uncommon|not abnormal) (for|to|that) ...",
    "(that|this|it) <happen> (with|to|at|in|on) (all|every|any|most|every single) ..",
    "<be> (just|much|exactly)? the same (story)? (with|at|in|for|on) (all|any|every|most) ..",
    "<get> @VERB ... (everywhere|(at|in|on|by|with) (all|any|every|most) ..)",
    "@NP (like this|of this kind|of this sort) <be> ~ (normal|common|usual|to be expected|not unusual|not uncommon|part of)",
)
_GOES_WRONG = FAILURE_NOUNS | frozenset(
    "bobble fade leak crack stain scratch break shrink peel rust crash freeze lag delay slip fail fray chip flake smell wobble squeak creak bleed warp tear rip split drip overheat scuff crease misprint bruise "
    "drain slow slower wait queue damage arrive bounce spoil wilt melt dent loosen snap wear discolor stretch error lose miss differ vary disconnect drop".split()
)
# Those that the customer is held up against, by name and by number.
_OTHERS = frozenset(
    "buyer client customer diner driver family guest household member neighbor owner passenger patient people person player reader resident "
    "shopper student subscriber tenant traveler user visitor".split()
)
_MOST = frozenset("all bulk dozen hundred majority many million most other plenty rest thousand".split())
_EVERY = frozenset({"everyone", "everybody"})
_ANY_OF = frozenset({"any", "each", "every"})
_NO_ONE = frozenset({"nobody", "none", "noone"})
_CONTENT = frozenset("happy satisfied fine content comfortable manage cope".split())
_FUSS = frozenset("problem trouble issue difficulty complaint fuss hitch objection quibble bother".split())
_LIKE_OURS = frozenset("do face charge suffer feel".split())
_HAVING = frozenset({"get", "have", "see", "share"})
_THE_SAME = frozenset("this that it so these same likewise".split())
_COMPLAINING = frozenset("complain object mind report mention notice struggle moan grumble protest".split())
_OBJECTING = frozenset({"complain", "object", "mind"})  # what "nobody" says by itself; "nobody mentioned it" may be of the firm
_COMMON = frozenset(
    "common commonplace normal usual typical standard routine inevitable unavoidable widespread frequent".split()
)
_MEANT_LATE = frozenset(
    "opening checkout check shopping night shift hour entry show session slot dinner bar class".split()
)  # "late opening"
_RARE = frozenset("uncommon unusual unheard abnormal rare".split())
_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})
_SHOWN = frozenset({"you", "once", "after", "if", "when"})
_WITHOUT = frozenset({"without", "no", "not", "never"})
_ANSWERS = frozenset({"while", "when", "until", "during", "charging", "charges"})


_COMPLAINT = 0.45  # the need of an apology from which a message is a complaint
_CALM = 0.2  # the need of an apology below which nothing is to be excused


def check(reply: Reply) -> Iterator[Hit]:
    seen: set[int] = set()
    for match in _PHRASES.find(reply):
        sentence = match.sentence
        if sentence.index not in seen and _normalises(reply, match):
            saying = _KINDS[match.phrase] == "saying"
            if not (saying and repaired_near(reply, sentence, 0, 1)):
                seen.add(sentence.index)
                yield _hit(reply, sentence, match.words[0], match.words[-1], 0.8, saying)
    for match in _NORMAL_FOR.find(reply):
        sentence = match.sentence
        if sentence.index not in seen and _said_of_failure(match) and _normalises(reply, match):
            seen.add(sentence.index)
            yield _hit(reply, sentence, match.words[0], match.words[-1], 0.7)
    for clause in clauses(reply):
        sentence = clause.sentence
        challenged = _is_challenge(clause)
        told = (
            challenged
            or _compares(clause)
            or _is_common(clause)
            or _is_done_by_all(clause)
            or (reply.customer and _is_shared(clause))
        )
        if sentence.index not in seen and told and _is_excuse(reply, sentence):
            seen.add(sentence.index)
            sure = 0.8 if _is_done_by_all(clause) else 0.7
            yield _hit(reply, sentence, clause.subject or clause.verb, clause.verb, sure, challenged)
    for first, last in _tautologies(reply):
        if first.sentence.index not in seen and not owned_near(reply, first.sentence, 1, 1) and not first.sentence.is_question:
            seen.add(first.sentence.index)
            yield _hit(reply, first.sentence, first, last, 0.8)


def _hit(reply: Reply, sentence: Sentence, first: Word, last: Word, confidence: float, saying: bool = False) -> Hit:
    """A hit; a saying in answer to a complaint can be nothing else."""
    complained = reply.customer is not None and reply.customer.needs.apology >= _COMPLAINT
    start, end = clause_span(first, last)
    severity = Severity.INFO if repaired_near(reply, sentence, 1, 1) else None
    return Hit(
        start,
        end,
        confidence=confidence,
        severity=severity,
        certain=saying and complained,
        rewrites=tuple(_rewrites(reply, sentence, start, end)),
    )


def _normalises(reply: Reply, match: Match) -> bool:
    first = match.words[0]
    sentence = match.sentence
    if reply.customer is not None and reply.customer.only_asks(_CALM):
        return False  # "a wait of two days is normal" answers what was asked
    if (
        (sentence.is_question and first.norm not in ("what", "anything"))
        or is_conditional(first)
        or owned_near(reply, sentence, 0 if _KINDS.get(match.phrase) == "saying" else 1, 1)
    ):
        return False  # a saying takes back what was owned before it
    words = sentence.words
    if any(w.norm in ("ours", "mine", "unacceptable", "excuse") for w in words):
        return False  # "mistakes happen, but this one was ours"
    at = first.i - words[0].i
    near = words[max(0, at - 3) : at]
    stop = max((n for n, w in enumerate(near) if w.pos == "PUNCT"), default=-1)
    before = [w.norm for w in near[stop + 1 :]]
    # "This should not be normal", "that's no reason to shrug and say mistakes happen"
    return not (
        any(n in ("not", "never", "no", "should") for n in before) and first.norm not in ("not", "no", "nobody", "never")
    ) and not any(w.norm in ("excuse", "unacceptable", "acceptable", "enough", "should") for w in match.words[:4])


def _compares(clause: Clause) -> bool:
    """Others are content, have no trouble, or did not complain: "most guests never have trouble with the lock"."""
    subject = clause.subject
    if subject is None or not clause.asserted or clause.modal is not None or clause.verb.dep not in _MAIN:
        return False
    nobody = subject.norm in _NO_ONE or (subject.norm in ("one", "anyone", "anybody") and clause.negated)
    if not nobody and not _is_others(subject):
        return False
    near = (*words_before(clause.verb, 6), *words_after(clause.verb, 12))
    if any(w.norm in _SHOWN for w in near):
        return False  # "other users had no issue once they updated it"
    after = [w for w in clause.words if w.i >= subject.i]
    if nobody and not any(w.norm in ("else", "other", "our") for w in words_after(subject, 3)):
        return clause.lemma in _OBJECTING
    if nobody:
        return clause.lemma in _COMPLAINING or (clause.lemma == "have" and any(w.lemma in _FUSS for w in after))
    if clause.negated and (clause.lemma in _COMPLAINING or (clause.lemma == "have" and any(w.lemma in _FUSS for w in after))):
        return True
    if not clause.negated and clause.lemma in _CONTENT and clause.tense == "present":
        return True
    fuss = next((w for w in after if w.lemma in _FUSS), None)
    return fuss is not None and any(w.norm in _WITHOUT for w in words_before(fuss, 3)) and fuss.i > clause.verb.i


def _is_challenge(clause: Clause) -> bool:
    """None is better: "show me a roof that never leaks", "I've yet to meet a builder who finishes on time"."""
    verb = clause.verb
    wanted = clause.imperative and clause.lemma in _NAMED and any(w.norm in ("me", "us") for w in words_after(verb, 1))
    unmet = (
        clause.who is Who.FIRM
        and clause.lemma in _MET
        and (any(w.norm in ("yet", "never") for w in words_before(verb, 3)) or verb.head.lemma == "wait")
    )
    noun = verb.child("obj", "xcomp", "ccomp") if wanted or unmet else None
    told = next((c for c in noun.children if c.dep == "acl:relcl"), None) if noun is not None else None
    if noun is None or told is None or told.lemma in _PLEASED or not any(c.norm in _ANY_ONE for c in noun.children):
        return False
    return unmet or any(w.norm in _WITHOUT or w.norm == "always" for w in told.subtree())


_ANY_ONE = frozenset({"a", "an", "any", "one"})
_NAMED = frozenset({"find", "name", "show"})
_MET = frozenset({"meet", "see", "know", "find", "encounter"})
_PLEASED = frozenset("adore beat compare enjoy fail fit like love match resist rival suit work".split())  # praise, not a shrug


def _is_done_by_all(clause: Clause) -> bool:
    """ "All mobile providers do that", "every landlord charges it", "plenty of paints do this", whoever or whatever they are."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or (subject.pos not in ("NOUN", "PROPN") and not (subject.norm in _EVERY and _is_others(subject)))
        or not clause.asserted
        or clause.negated
        or clause.modal is not None
    ):
        return False
    if clause.tense != "present" or verb.lemma not in _LIKE_OURS | _HAVING or verb.dep not in _MAIN:
        return False
    before, after = words_before(verb, 8), words_after(verb, 8)
    if any(w.norm in _SHOWN or w.norm in ("our", "request", "not") for w in (*before, *after)):
        return False  # "all our phones do that when you hold the key"
    if subject.has("acl:relcl"):
        return False  # "most users who donate do so once a year"
    quantified = subject.lemma in _MOST or subject.norm in _EVERY or any(c.norm in _MOST | _ANY_OF for c in subject.children)
    same = verb.child("obj", "advmod")
    if not quantified or same is None:
        return False
    return any(c.norm == "same" for c in same.children) or (same.norm in _THE_SAME and verb.lemma in _LIKE_OURS)


def _is_shared(clause: Clause) -> bool:
    """ "That happens with all paints", "it's the same with any provider", "it's always like that on a Friday"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or subject.pos not in ("PRON", "DET") or clause.tense != "present" or clause.modal is not None:
        return False
    if not clause.asserted or clause.negated or any(w.norm in _SHOWN or w.norm in ("us", "our") for w in clause.words):
        return False
    after = words_after(verb, 6)
    if clause.lemma in ("happen", "occur") or verb.norm == "same":
        return any(a.pos == "ADP" and b.norm in ("all", "any", "every", "most") for a, b in pairwise(after))
    here = [w.norm for w in clause.words]
    return "always" in here and "like" in here and verb.norm in ("that", "this")


def _is_common(clause: Clause) -> bool:
    """ "Dropped calls are fairly common": what goes wrong, and a word that makes it the rule."""
    subject = clause.subject
    if subject is None or not clause.asserted or clause.tense != "present" or clause.modal is not None:
        return False
    rule = clause.lemma in (_RARE if clause.negated else _COMMON) and not any(
        w.norm in _WITHOUT for w in words_before(subject, 3)
    )
    return rule and clause.verb.i > subject.i and any(_is_amiss(w) for w in subject.subtree() if w.i < clause.verb.i)


def _is_amiss(word: Word) -> bool:
    """ "Crash", "crashes", and of a thing "dropped" or "late"."""
    stem = word.norm.removesuffix("ed")
    failed = stem != word.norm and bool({stem, f"{stem}e", stem[:-1]} & _GOES_WRONG)
    return (
        _goes_wrong(word) or failed or (word.pos == "ADJ" and word.norm in WRONG_WORDS and word.head.lemma not in _MEANT_LATE)
    )


def _is_others(subject: Word) -> bool:
    """ "Most of our customers", "other guests", "thousands of users", "everybody else"."""
    if subject.norm in _EVERY:
        return any(w.norm == "else" for w in words_after(subject, 1))
    people = (
        subject
        if subject.lemma in _OTHERS
        else next((c for c in subject.children if c.dep == "nmod" and c.lemma in _OTHERS), None)
    )
    return people is not None and (
        subject.lemma in _MOST or any(c.lemma in _MOST for c in (*subject.children, *people.children))
    )


def _is_excuse(reply: Reply, sentence: Sentence) -> bool:
    """Whether there may be something to excuse, and it is not owned or put right."""
    customer = reply.customer
    troubled = customer is None or customer.needs.apology >= 0.35
    return troubled and not (sentence.is_question or owned_near(reply, sentence, 1, 1) or repaired_near(reply, sentence, 0, 0))


def _said_of_failure(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    low = first.i - 6 if first.lemma == "be" else first.i
    near = [w for w in match.sentence.words if low <= w.i <= last.i + 8]
    return any(_is_amiss(w) or (w.norm == "late" and w.pos == "ADV") for w in near) and not any(
        w.norm in _ANSWERS for w in match.sentence.words
    )


def _goes_wrong(word: Word) -> bool:
    stem = word.norm.removesuffix("ing")
    return (
        word.lemma in _GOES_WRONG
        or word.norm in _GOES_WRONG
        or (stem != word.norm and (stem in _GOES_WRONG or f"{stem}e" in _GOES_WRONG))
    )


def _tautologies(reply: Reply) -> Iterator[tuple[Word, Word]]:
    """ "Rules are rules", "they come when they come", "the fee is what it is": nothing said, and nothing to be done."""
    for word in reply.having(_HINGES):
        words = word.sentence.words
        nth = word.i - words[0].i
        if not 0 < nth < len(words) - 1:
            continue
        if word.norm in _EQUATING:
            last = (_same_noun(words, nth) or _what_it_is(words, nth)) if word.lemma == "be" else None
            if last is not None:
                yield _left_edge(words, nth), last
        elif word.norm in _HINGES:
            pair = _same_verb(words, nth)
            if pair is not None:
                yield pair


_EQUATING = frozenset({"is", "are", "was", "were"})
_HINGES = _EQUATING | {"when", "what", "how", "where", "whatever", "whenever"}


def _same_noun(words: list[Word], nth: int) -> Word | None:
    """ "a node is a node": the same noun on both sides, the right one ending the clause or nearly so."""
    left = words[nth - 1]
    if left.pos not in ("NOUN", "PROPN") or not left.norm.isalpha() or len(left.norm) < 3:
        return None
    for here in range(nth + 1, min(nth + 5, len(words))):
        word = words[here]
        if word.norm == left.norm and word.pos in ("NOUN", "PROPN", "VERB", "ADJ"):
            closed = (
                here + 1 >= len(words)
                or words[here + 1].pos in ("PUNCT", "CCONJ")
                or words[here + 1].norm in ("and", "but", "so")
            )
            return word if closed else None
        if word.norm not in ("a", "an", "the", "indeed", "just", "always", "still", "simply"):
            return None
    return None


def _what_it_is(words: list[Word], nth: int) -> Word | None:
    """ "prices are what they are"."""
    rest = words[nth + 1 : nth + 4]
    if (
        len(rest) == 3
        and rest[0].norm in ("what", "as", "how")
        and rest[1].norm in ("they", "it", "he", "she")
        and rest[2].norm == words[nth].norm
    ):
        closed = nth + 4 >= len(words) or words[nth + 4].pos in ("PUNCT", "CCONJ", "ADP")
        return rest[2] if closed else None
    return None


def _same_verb(words: list[Word], nth: int) -> tuple[Word, Word] | None:
    """ "they come when they come", "shows cost what they cost", "you find what you find"."""
    for back in range(nth - 1, max(-1, nth - 4), -1):
        verb = words[back]
        if verb.pos == "PUNCT":
            return None
        if verb.pos not in ("VERB", "NOUN") or verb.lemma in ("be", "have", "do", "know", "say", "think", "get", "use"):
            continue
        for here in range(nth + 2, min(nth + 5, len(words))):
            word = words[here]
            if word.pos == "PUNCT":
                break
            if word.norm == verb.norm and back > 0:
                closed = (
                    here + 1 >= len(words)
                    or words[here + 1].pos in ("PUNCT", "CCONJ", "ADP")
                    or words[here + 1].norm in ("and", "but", "down", "up", "out", "in")
                )
                return (words[max(0, back - 1)], word) if closed and word.norm != "need" else None
    return None


def _left_edge(words: list[Word], nth: int) -> Word:
    at = nth - 1
    while at > 0 and words[at - 1].pos in ("DET", "ADJ", "NOUN", "PROPN") and words[at - 1].text[0].isalnum():
        at -= 1
    return words[at]


def _rewrites(reply: Reply, sentence: Sentence, start: int, end: int) -> Iterator[Rewrite]:
    yield from offered(left_out(reply, start, end))
    yield reply.replace_sentence(sentence, "This shouldn't have happened. {what you do about it}")


RULE = Rule(
    code="EXC004",
    severity=Severity.WARNING,
    dimension=Dimension.OWNERSHIP,
    message="This calls the failure normal; take it out, say that it should not have happened, and what you do about it.",
    check=check,
    evidence="B",
    examples=(
        Bad("You'll always get one or two cracked ones in a box.", customer="Half the eggs were cracked!"),
        Good("You'll always find one or two free places on a Tuesday.", "no failure"),
        Good("I'll be there to see that it happens.", why="an act promised"),
        Bad("These things happen.", rewrite="This shouldn't have happened. {what you do about it}."),
        Bad("Flu does the rounds wherever children mix."),
        Bad("Show me a roof that never leaks.", customer="The roof you mended leaks again, my carpet is ruined."),
        Bad("You can't win them all.", customer="You sent the wrong order again and I'm fed up."),
        Good("I've yet to meet a child who doesn't like the slide.", why="praise"),
        Good("The warden does the rounds at nine and will look in on him.", why="a round of visits"),
        Bad("This is standard practice in the industry."),
        Bad("No other customer has complained about this."),
        Bad("It's quite normal for the fabric to bobble after one wash."),
        Bad("Delays like this are to be expected at this time of year."),
        Bad("Most of our customers are perfectly happy with the new layout."),
        Bad("Every airline does this."),
        Bad("Prices are what they are."),
        Bad("The binders deliver when they deliver."),
        Bad("Rules are rules, I'm afraid."),
        Bad("With that many letters a few will always go astray."),
        Bad("For £12 nobody is going to test each seam."),
        Bad("There isn't a garage in the county that could have done it sooner."),
        Bad("Cakes don't ice themselves."),
        Bad("That's just the nature of the business."),
        Bad("Like any business, we have to keep an eye on costs."),
        Bad("You get what you pay for."),
        Bad("No wireless network can ever be guaranteed."),
        Bad("Flour has doubled since you last ordered."),
        Bad("The majority of our guests never have trouble with the lock."),
        Bad("Our other passengers didn't mind the wait."),
        Bad("Everybody makes a mistake now and then."),
        Bad("All private gyms do that in January."),
        Bad("Plenty of woollen skirts do this."),
        Good("All our kettles do that when the lid is open.", why="how the product works"),
        Bad("Late pickups are fairly common on that route."),
        Good("Returns are common in January, so we've a desk for them.", why="nothing went wrong"),
        Good("Nobody else can see your messages.", why="privacy, no comparison"),
        Good("Thousands of customers were affected, and all of them get their money back.", why="tells the extent, and acts"),
        Good("It's normal for the light to blink while it charges.", why="tells how the product works"),
        Good("You're not the only one: 40 customers told us, and we're fixing it today.", why="backs the customer, and acts"),
        Good("Other customers have solved this by updating the driver; here's how.", why="a shared solution"),
        Good("This should not be normal, and I'm sorry it happened twice.", why="negated"),
        Good("Two to three days is the usual delivery time.", why="answers a question about time"),
        Good("It happens to all of us! I've resent the link to your new address.", why="saves the customer's face"),
        Good("The price is what you paid, not what the shelf said.", why="says which price holds"),
        Good("Tell me when you come, and I'll come down to the gate.", why="two visits, no tautology"),
        Good("Mistakes happen, but this one was ours and it should never have reached you.", why="owned in the same breath"),
        Bad("It's always like this in the ski season.", customer="The lift queue took two hours and I missed my lesson."),
        Good(
            "A hum is normal with any new freezer.",
            why="the answer to what was asked",
            customer="What sound is normal for a freezer?",
        ),
        Bad("All dairies round the bill up, it isn't just us."),
        Good("It's not just us you'd be helping, so thank you.", why="thanks"),
    ),
)
