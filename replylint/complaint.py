"""How much of a complaint a message is: what went wrong, who is said to have done it, and how upset the customer is.

In this message "you" is the firm and "I" the customer, so `Who.FIRM` ("I", "we") stands for the customer here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from replylint import calls, odds
from replylint.asking import asked
from replylint.lexicon import lines
from replylint.lexicon import words as lexicon
from replylint.passage import Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses, is_ours

if TYPE_CHECKING:
    from replylint.customer import Customer

UPSET = Phrases(*lines("customer_upset"))
FAILURE = Phrases(*lines("customer_failure"))
PERSISTENCE = Phrases(*lines("customer_persistence"))
LEGAL = Phrases(*lines("customer_legal"))
THREAT = Phrases(*lines("customer_threat"), *lines("customer_legal"))
GRATITUDE = Phrases(*lines("customer_gratitude"))
ENQUIRY = Phrases(*lines("customer_enquiry"))
REQUEST = Phrases(*lines("customer_request"))
SENSITIVE = Phrases(*lines("customer_sensitive"))
AROUSED = Phrases(*lines("customer_arousal"))
MISFORTUNE = Phrases(*lines("customer_misfortune"))
_RELATIVES = lexicon("relatives")
ACCUSATION = Phrases(
    "because of (you|your)", "(thanks|no thanks) to (you|your)", "your own? (fault|error|mistake|incompetence|negligence|failure|doing)", "you (have|are)? (ruined|wrecked|destroyed|lied|lying|cheated|scammed|stole|stolen|robbed|robbing|stealing|misled|conned)", "<lose> @NUM ..", "cost me ..",
)  # fmt: skip
EXPERIENCE = Phrases(
    "<have> been", "tried", "trying", "told", "called", "emailed", "ordered", "paid", "charged", "promised", "supposed"
)
REPROACH = Phrases(
    "^ why", "^ how come", "what is going on", "^ where (is|are) my", "^ and why", "^ so why", "^ but why", "when will you .. (fix|sort|answer|stop|learn)", "what (happened|happens) to",
)  # fmt: skip

# The weights of the catalogue's section 4.1, rounded there from a fit on messages to firms.
_WEIGHTS = (
    (UPSET, 2.0),
    (REPROACH, 2.5),
    (FAILURE, 1.0),
    (PERSISTENCE, 1.0),
    (THREAT, 1.0),
    (GRATITUDE, -1.0),
    (ENQUIRY, -1.0),
    (EXPERIENCE, 0.75),
)
_BIAS = -1.25
_MOST = 3  # of one kind that count, in one window
_WINDOW = 3  # sentences
_LONG_ENOUGH = 30  # words
_NEGATIONS = frozenset(
    "not never no nobody none nothing dont doesnt didnt cant wont isnt cannot unable neither nor wasnt havent".split()
)


@once
def probability(customer: Customer) -> float:
    """How likely the message is a complaint, 0 to 1; in a long one, its angriest three sentences decide."""
    rows = [_row(customer, s) for s in customer.sentences]
    if not rows:
        return 0.0
    return max(odds.logistic(_score(rows[at : at + _WINDOW])) for at in range(max(1, len(rows) - _WINDOW + 1)))


@once
def _by_sentence(customer: Customer) -> list[dict[int, int]]:
    found: list[dict[int, int]] = []
    for phrases, _ in _WEIGHTS:
        counts: dict[int, int] = {}
        for match in phrases.find(customer):
            counts[match.sentence.index] = counts.get(match.sentence.index, 0) + 1
        found.append(counts)
    return found


def _row(customer: Customer, sentence: Sentence) -> tuple[list[int], tuple[float, ...]]:
    words = own_words(sentence)
    norms = [w.norm for w in words]
    loud = sentence.text.count("!!") + sentence.text.count("??") + (sum(map(shouted, words)) >= 2)
    extra = (
        1.5 * sum(n in _NEGATIONS for n in norms),
        0.75 * min(loud, 1),
        0.5 * norms.count("my"),
        0.25 * norms.count("your"),
        0.25 * norms.count("please"),
        float(len(words)),
    )
    return [counts.get(sentence.index, 0) for counts in _by_sentence(customer)], extra


def _score(rows: list[tuple[list[int], tuple[float, ...]]]) -> float:
    total = _BIAS
    for nth, (_, weight) in enumerate(_WEIGHTS):
        total += weight * min(_MOST, sum(counted[nth] for counted, _ in rows))
    negated, loud, mine, yours, please, length = [float(sum(column)) for column in zip(*(extra for _, extra in rows))]
    total += min(4.5, negated) + min(0.75, loud) + min(1.5, mine) + min(0.75, yours) + min(0.75, please)
    return total + 1.25 * min(1.0, length / _LONG_ENOUGH)


def own_words(sentence: Sentence) -> list[Word]:
    """The words of a sentence without punctuation, mentions and links."""
    return [w for w in sentence.words if w.pos != "PUNCT" and w.text[0] not in "@#" and not w.text.startswith("http")]


def shouted(word: Word) -> bool:
    """Whether a word is in capitals and no abbreviation by its length."""
    return len(word.text) > 3 and word.text.isupper() and word.text.isalpha()


_SOFTENED = frozenset({"not", "bit", "little", "slightly", "mildly"})


@once
def arousal(customer: Customer) -> int:
    """How worked up the customer is: 0 calm, from 2 on in anger or distress. Praise in capitals counts 0."""
    strong = [m for m in AROUSED.find(customer) if not _softened(m.words[0], customer)]
    upset = len(UPSET.find(customer))
    if not (strong or upset or failures(customer)):
        return 0
    words = [w for s in customer.sentences for w in own_words(s)]
    loud = sum(map(shouted, words))
    total = 2 * len(strong)
    total += 2 <= loud < 0.9 * max(4, len(words))
    total += any(mark in s.text for s in customer.sentences for mark in ("!!", "?!", "??", "!?"))
    if not strong:
        total += (len(THREAT.find(customer)) >= 2) + (upset >= 2)
    return total


def _softened(word: Word, customer: Customer) -> bool:
    return any(w.norm in _SOFTENED for w in customer.words[max(0, word.i - 2) : word.i] if w.sentence is word.sentence)


# ---- what the firm did or failed to do ---------------------------------------------------------------------------------------

_FAILING = lexicon("customer_failing_verbs")
_FAULTY = lexicon("customer_faulty_words")
_FUNCTION = lexicon("customer_function_verbs")
_DONE_TO = lexicon("customer_passive_verbs")
_THINGS = lexicon("customer_things")
_AMISS = frozenset("twice again late wrongly incorrectly badly poorly without thrice double repeatedly extra instead".split())
_HARSH = frozenset("dump kick leave lie mess promise shout swear throw".split())
# Harm done, where the firm or its people did it, and what nobody wants in what they bought.
_HARM = frozenset(
    "bend bruise burn chip dent flatten flood hit hurt injure kill knock poison puncture scald snag soak trample warp".split()
)
_FOUND_IN = frozenset(
    "bone blood bug cockroach crack dent dirt fly glass grease hair hole insect leak lipstick maggot metal mold mud nail plastic rust sand "
    "scratch slug stain stone tear wire worm".split()
)
# What somebody is made to do or left in, when it is no kindness: "made us ill", "kept me waiting", "left my son in tears".
_SUFFERED = frozenset(
    "anxious ashamed awake cold embarrassed feverish homeless hungry hurt ill itch late miss nauseous panic penniless poorly queue "
    "scared shiver short sick sore stranded stuck suffer unwell wait walk wet worry worse".split()
)
_HYPOTHETICAL = frozenset({"should", "could", "would", "may", "might", "must"})
_KEPT = frozenset("ask come cut freeze get go say send tell time".split())
_NOBODY = frozenset({"nobody", "none", "nothing", "noone"})


@once
def failures(customer: Customer) -> tuple[Clause, ...]:
    """The clauses that report a failure of the firm, its people or its product, in order."""
    bad_luck = {match.sentence.index for match in MISFORTUNE.find(customer)}
    return tuple(c for c in clauses(customer) if is_failure(c) and not (c.sentence.index in bad_luck and _is_personal(c)))


def _is_personal(clause: Clause) -> bool:
    """Whether it tells of the customer or of somebody near: "my father died", "I can't come"."""
    if clause.who is Who.FIRM:
        return True
    return clause.subject is not None and clause.subject.lemma in _RELATIVES and not _is_firms(clause.subject)


def is_failure(clause: Clause) -> bool:
    """Whether a clause of the customer's message reports a failure: "you charged me twice", "it never arrived", "the room was filthy"."""
    if clause.conditional or clause.imperative or (clause.modal in _HYPOTHETICAL and not clause.negated):
        return False
    if clause.question and not any(w.norm in ("why", "how") for w in clause.sentence.words[:3]):
        return False
    if clause.verb.pos not in ("VERB", "AUX"):
        return _is_faulty(clause)
    return _fails(clause)


def _is_faulty(clause: Clause) -> bool:
    if clause.who is Who.FIRM and clause.verb.norm not in ("stuck", "locked", "unable", "blocked"):
        return False
    return clause.verb.norm in _FAULTY and not clause.negated


def _fails(clause: Clause) -> bool:
    verb, lemma, subject = clause.verb, _base(clause.lemma), clause.subject
    mine = clause.who is Who.FIRM
    if subject is not None and (subject.norm in _NOBODY or any(c.norm == "no" for c in subject.children)):
        return not mine and lemma in _FUNCTION
    if lemma in ("keep", "continue") and any(c.lemma in _FAILING or c.lemma in _KEPT for c in verb.children):
        return not (mine or (subject is not None and is_ours(subject))) or any(c.lemma == "get" for c in verb.children)
    if clause.passive:
        return _is_done_to(clause, mine)
    if mine and lemma in ("find", "discover") and not clause.negated:
        return any(w.lemma in _FOUND_IN for w in verb.subtree() if w.i > verb.i)
    if mine:
        return clause.negated and (
            (clause.modal in ("can", "could") and lemma in _FUNCTION)
            or (clause.tense == "past" and lemma in ("receive", "get", "hear", "have"))
        )
    if subject is None:
        opens = all(w.i >= verb.i or w.pos in ("ADV", "AUX", "PART", "PUNCT") for w in clause.sentence.words[: verb.i])
        return clause.negated and lemma in ("work", "arrive", "open", "load", "deliver", "answer") and opens
    if lemma in _FAILING:
        return not clause.negated
    if lemma in ("make", "leave", "keep") and _is_suffered(clause):
        return True
    if lemma in ("have", "contain") and not clause.negated and clause.tense == "past":
        return clause.who is Who.THING and any(w.lemma in _FOUND_IN for w in verb.subtree() if w.i > verb.i)
    if clause.negated:
        return lemma in _FUNCTION and (clause.who is not Who.THIRD or _is_firms(subject))
    if lemma == "stop":
        return clause.who is Who.THING and any(c.dep in ("xcomp", "advcl") and c.lemma in _FUNCTION for c in verb.children)
    if clause.who is Who.YOU or _is_firms(subject):
        return clause.tense == "past" and (lemma in _HARSH or lemma in _HARM or _goes_wrong(clause))
    return False


def _is_suffered(clause: Clause) -> bool:
    """Whether somebody comes off badly by it, and by nobody of the customer's own: "the soup made us ill"."""
    verb, subject = clause.verb, clause.subject
    if clause.negated or subject is None or is_ours(subject):
        return False
    return any(c.lemma in _SUFFERED for c in verb.children if c.i > verb.i and c.dep in ("xcomp", "ccomp", "obj", "obl"))


def _is_done_to(clause: Clause, mine: bool) -> bool:
    if clause.tense == "future":
        return False
    lemma = _base(clause.lemma)
    if clause.negated:
        return lemma in _FUNCTION and clause.tense == "past"
    return lemma in _FAILING or (lemma in _DONE_TO and (mine or clause.tense == "past"))


def _base(lemma: str) -> str:
    """The verb without the "-ed" that the lemmatizer left on a word it took for something else."""
    if lemma.endswith("ed"):
        for base in (lemma[:-2], lemma[:-1]):
            if base in _FUNCTION or base in _FAILING or base in _DONE_TO:
                return base
    return lemma


def _goes_wrong(clause: Clause) -> bool:
    """Whether what follows the verb is amiss: "charged me twice", "sent the wrong size", "sent me somebody else's"."""
    after = [w for w in clause.verb.subtree() if w.i > clause.verb.i]
    return any(w.norm in _AMISS or (w.norm in _FAULTY and w.pos == "ADJ") for w in after) or any(
        w.norm in ("someone", "somebody", "customer", "person", "stranger")
        and any(c.dep == "case" and c.i > w.i for c in w.children)
        for w in after
    )


def _is_firms(subject: Word) -> bool:
    return any(c.norm == "your" for c in subject.children) or subject.lemma in _THINGS


WORDING = "wording"
"""The sign of what the words and constructions of the message say, in log-odds."""
_MOST_ODDS = 8.0  # log-odds beyond which nothing gets surer


def _worded(log_odds: float) -> float:
    return max(-_MOST_ODDS, min(_MOST_ODDS, log_odds)) / _MOST_ODDS


# ---- signs that an apology is called for -------------------------------------------------------------------------------------

_CHANGED = Phrases(
    "(since|after|with|from) (the|this|your|my|that|updating|upgrading) (latest|last|new|recent|newest)? (update|upgrade|version|release|redesign|change)", "since (updating|upgrading|the update)",
    "(latest|new|last|recent|newest|current) (update|upgrade|version|release|design|interface|ui|layout|look)", "<update> (broke|ruined|killed|destroyed)", "used to _", "(always|previously) worked", "(until|till) (now|recently|yesterday|today|the)",
    "worked (fine|well|perfectly|great|before)", "(bring|get|put|want|go|went|revert|going|roll) .. back",
)  # fmt: skip
_SUDDEN = Phrases(
    "suddenly",
    "all of a sudden",
    "randomly",
    "constantly",
    "intermittently",
    "out of nowhere",
    "for no reason",
    "without (warning|notice|asking|telling|my|any)",
)
_MINE = Phrases(
    "accidentally",
    "by accident",
    "by mistake",
    "mistakenly",
    "inadvertently",
    "silly (me|question)",
    "my (bad|mistake|fault|own fault)",
    "i (messed|forgot|deleted|removed|lost)",
)
_SEEKING = Phrases(
    "i (would|want|need) (like)? to",
    "i am? trying to",
    "is there (a|any|some)",
    "is it possible",
    "(can|could) (someone|anyone|anybody|you)",
    "please help",
    "how (do|can|to|would|should|does|could)",
    "any (help|ideas|suggestions|advice)",
)
_MONEY = Phrases(
    "<pay>",
    "<charge>",
    "<donate>",
    "donation",
    "money",
    "<bill>",
    "<buy>",
    "bought",
    "refund",
    "fee",
    "fees",
    "price",
    "cost",
    "subscription",
)
_SETTLED = Phrases(
    "(solved|resolved|fixed|sorted) (it|now|the|this|my|.)",
    "(it|that|this|which) (works|worked|did) (now|it|the trick|fine|perfectly|well)?",
    "working (now|again)",
    "found (it|the)",
    "problem solved",
    "all (good|sorted|set)",
)
_LOSS = Phrases(
    "lost",
    "gone",
    "<disappear>",
    "missing",
    "<vanish>",
    "deleted",
    "wiped",
    "emptied",
    "ruined",
    "destroyed",
    "removed",
    "took away",
    "taken away",
)
_WANTED = Phrases(
    "feature",
    "option",
    "add-on",
    "addon",
    "extension",
    "enhancement",
    "suggestion",
    "feedback",
    "<wish>",
    "would be (nice|great|good|helpful|useful)",
    "please add",
    "<support>",
)
_OPENINGS = frozenset({"thanks", "thank", "ok", "okay", "yes", "no", "hello", "hi", "yeah", "sure", "sorry"})


@once
def signs(customer: Customer) -> dict[str, float]:
    """What speaks for or against a need for an apology, each up to 1; `data/odds_apology.txt` weighs them."""
    words = [w for s in customer.sentences for w in own_words(s)]
    norms = [w.norm for w in words]
    count = max(1, len(norms))
    found: dict[str, float] = {"complaint": probability(customer), "arousal": min(arousal(customer), 3) / 3}
    groups = (
        ("upset", UPSET, 3),
        ("failure", FAILURE, 3),
        ("persistence", PERSISTENCE, 3),
        ("threat", THREAT, 2),
        ("gratitude", GRATITUDE, 3),
        ("enquiry", ENQUIRY, 3),
        ("request", REQUEST, 2),
        ("experience", EXPERIENCE, 3),
        ("reproach", REPROACH, 2),
        ("misfortune", MISFORTUNE, 1),
        ("changed", _CHANGED, 2),
        ("sudden", _SUDDEN, 1),
        ("my doing", _MINE, 1),
        ("seeking", _SEEKING, 2),
        ("money", _MONEY, 2),
        ("settled", _SETTLED, 1),
        ("loss", _LOSS, 2),
        ("wanted", _WANTED, 2),
    )
    found |= odds.counted(customer, groups)
    failed = failures(customer)
    if failed:
        found["failed"] = min(len(failed), 3) / 3
        found["any failed"] = 1.0
        found["you failed"] = float(any(c.who is Who.YOU or (c.subject is not None and _is_firms(c.subject)) for c in failed))
        found["done to me"] = float(any(c.passive for c in failed))
    kinds = {q.kind for q in asked(customer)}
    for kind in ("how", "why", "yes-no", "request"):
        found[f"asks {kind}"] = float(kind in kinds)
    found["negations"] = min(sum(n in _NEGATIONS for n in norms), 4) / 4
    found["length"] = min(1.0, math.log(count) / 5)
    found["short"] = float(count < 12)
    found["exclamations"] = min(customer.text.count("!"), 3) / 3
    found["capitals"] = min(1.0, 5 * sum(map(shouted, words)) / count)
    found["goes on"] = float(any(n in _OPENINGS for n in norms[:2]))
    found["thanks first"] = float(any(n in ("thanks", "thank") for n in norms[:12]))
    found["you"] = min(1.0, 10 * sum(n in ("you", "your") for n in norms) / count)
    found["i"] = min(1.0, 5 * sum(n in ("i", "my", "me") for n in norms) / count)
    found[WORDING] = _worded(calls.log_odds(customer)[0])
    return {name: value for name, value in found.items() if value}


# ---- signs that a step or an answer is called for ----------------------------------------------------------------------------


_EMOJI = 0x1F300
_SAD = frozenset("😡😠🤬😤😒🙄😞😢😭💔👎😩🤦🤷😑😐😕☹😣😖😫😔😥😰😱")


@once
def action_signs(customer: Customer) -> dict[str, float]:
    """What speaks for or against a need for a step or an answer, each up to 1; `data/odds_needed.txt` weighs them."""
    asks = asked(customer)
    kinds = {f"asks {q.kind}": 1.0 for q in asks}
    words = sum(w.pos != "PUNCT" for w in customer.words)
    emoji = {c for c in customer.text if c in "☺☹❤✨" or ord(c) >= _EMOJI}
    found = {
        "happy emoji": float(bool(emoji - _SAD)),
        "sad emoji": float(bool(emoji & _SAD)),
        "link": float("http" in customer.text),
        "hashtag": float("#" in customer.text),
        "ends with a bang": float(customer.text.rstrip().endswith("!")),
        "asks": float(bool(asks)),
        "question mark": float("?" in customer.text),
        "under 6 words": float(words < 6),
        WORDING: _worded(calls.log_odds(customer)[1]),
    }
    return {name: value for name, value in (signs(customer) | kinds | found).items() if value}
