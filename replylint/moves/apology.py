"""Apologies, and what is wrong or right with each: conditional, about feelings, taken back, hollow, specific, owned."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.lexicon import words as lexicon
from replylint.moves.failure import failures, is_firm_failure
from replylint.moves.move import Move, following, words_after, words_before
from replylint.moves.ownership import owned_near, ownerships
from replylint.moves.regret import ANNOUNCING
from replylint.moves.repair import repairs
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses_in, is_quoted, subject_of, who_is

HARM_NOUNS = lexicon("harm_nouns")
_EMPTY = HARM_NOUNS | lexicon("apology_filler")
_PERCEIVING = lexicon("perceiving_verbs") | {"see", "take"}
_FELT = lexicon("felt_words")
_CONTENT = frozenset({"happy", "satisfied", "pleased"})
_FEELINGS = frozenset(
    {
        "feeling",
        "frustration",
        "disappointment",
        "dissatisfaction",
        "annoyance",
        "displeasure",
        "unhappiness",
        "perception",
        "anger",
    }
)
_ADVERSATIVE = frozenset(
    {"but", "however", "although", "though", "yet", "nevertheless", "nonetheless", "unfortunately", "still"}
)
_INTENSE = lexicon("intensifiers")
# What may stand before the head and belongs to the apology: "I would like to", "please accept our".
_LEAD = _INTENSE | frozenset("we i am are my our do would like to want must please accept is im once again also and".split())
_SOFTENED = frozenset(
    "bother ask interrupt trouble pester disturb chase nag say inform report tell see miss disappoint advise confirm".split()
)
_SENDERS = frozenset({"company", "management", "firm", "business", "restaurant", "hotel", "store", "shop", "everyone", "all"})
_HELPING = frozenset(
    "help assist sort fix get look arrange offer check make put do find try explain show suggest give send move".split()
)
_OTHER_WORDS = Phrases(
    "<forgive> (me|us|our|my)",
    "<pardon> (me for|us|our|my)",
    "my bad",
    "(beg|ask|asking) for? your (pardon|forgiveness)",
    "mea culpa",
    "(please|kindly) <forgive> (the|this|what|how) ..",
    "(please|kindly) excuse (the|our|my|this) ~ (@ADJ)? <delay|wait|mistake|mix-up|inconvenience|error|confusion|trouble|silence|slip|muddle>",
    "(i|we) (feel|felt) ~ (awful|terrible|dreadful|bad|horrible|ashamed|sick|embarrassed|gutted)",
    "(i|we) <be> ~ (mortified|ashamed|embarrassed|gutted|horrified|appalled)",
    "(mortified|ashamed|embarrassed) (of|by|at|that)? (our|my|the @NOUN|what|how)? (i|we) _",
    "(i|we) <hang> (our|my) <head>",
    "(our|my) (deepest|deep|sincere|sincerest|great|profound) (regret|regrets)",
)


@dataclass(frozen=True, slots=True, eq=False)
class Apology(Move):
    """One apology. `start` to `end` runs from its first word to the end of what it says sorry for.

    `head` is the word that carries it ("sorry", "apologise"). `specific` when it names what went wrong, here or right after a bare
    sorry; `conditional` for "if", "any inconvenience", "may have caused"; `feeling` when it is for the customer's feelings or
    reading of things; `retracted` when a "but" follows that brings no help; `hollow` when it names nothing; `owned` when the firm is the doer in it or owns up right beside it; `heard` for "sorry to hear".
    `intensity` counts what strengthens it, from 0.
    """

    head: Word
    specific: bool
    conditional: bool
    feeling: bool
    retracted: bool
    hollow: bool
    owned: bool
    intensity: int
    heard: bool = False

    @property
    def sincere(self) -> bool:
        """Neither conditional, nor about feelings, nor taken back, nor hollow."""
        return not (self.conditional or self.feeling or self.retracted or self.hollow)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """An apology before it is judged: its head, all its words, and those after the head, which say what for."""

    head: Word
    words: tuple[Word, ...]
    complement: tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Sorted:
    real: tuple[_Found, ...]
    condolences: tuple[Move, ...]
    softeners: tuple[Move, ...]


@once
def apologies(reply: Passage) -> tuple[Apology, ...]:
    """All apologies in text order; not condolences, softeners ("Sorry, we don't sell those"), "Sorry?", nor somebody else's."""
    return tuple(_judged(reply, found) for found in _sorted_out(reply).real)


@once
def condolences(reply: Passage) -> tuple[Move, ...]:
    """Sympathy for what nobody here did: "sorry for your loss"."""
    return _sorted_out(reply).condolences


@once
def softeners(reply: Passage) -> tuple[Move, ...]:
    """A "sorry" that only softens a no or a request: "Sorry, we don't sell those", "sorry to bother you", "Sorry, which one?"."""
    return _sorted_out(reply).softeners


@once
def _sorted_out(reply: Passage) -> _Sorted:
    real: list[_Found] = []
    comforting: list[Move] = []
    softening: list[Move] = []
    for head in _heads(reply):
        if real and real[-1].words[-1].i >= head.i:
            continue
        found = _with_complement(head)
        move = Move(found.words[0].start, found.words[-1].end, head.sentence)
        if _condoles(found):
            comforting.append(move)
        elif _softens(reply, found):
            softening.append(move)
        else:
            real.append(found)
    return _Sorted(tuple(real), tuple(comforting), tuple(softening))


# Finding the head


def _heads(reply: Passage) -> list[Word]:
    positions, words = reply.positions, reply.words
    heads: dict[int, Word] = {}
    for keys, is_one in _TESTS:
        for key in keys:
            for at in positions.get(key, ()):
                if is_one(words[at]):
                    heads[at] = words[at]
    for match in _OTHER_WORDS.find(reply):
        if not _has(match.words, "not", "never", "no") and not _has(words_before(match.words[0], 3), "not", "never", "no"):
            heads[match.words[-1].i] = match.words[-1]
    return [heads[at] for at in sorted(heads) if not is_quoted(reply, heads[at])]


def _has(words: list[Word] | tuple[Word, ...], *norms: str) -> bool:
    return any(w.norm in norms for w in words)


def _is_sorry(word: Word) -> bool:
    before, after = words_before(word, 4), following(word)
    nearest = before[0].norm if before else ""
    if nearest in ("feel", "feeling", "felt"):
        return after is None or after.norm != "for"
    if nearest in ("say", "saying"):
        return _has(words_before(word, 6), "i", "we", "let")
    if nearest in ("a", "the", "this", "that", "said", "says", "safe", "better", "than"):
        return False
    if after is not None and (after.text == "?" or (word.dep == "amod" and after.pos == "NOUN")):
        return False
    if _has(before[:3], "not", "never", "cannot", "no") and not _has(
        [*before[:3], *words_after(word, 2)], "only", "enough", ","
    ):
        return False
    subject = _speaker(word)
    return subject is None or _speaks_for_firm(subject, word)


def _is_apologizing(word: Word) -> bool:
    near = [w.norm for w in words_before(word, 5)]
    if any(n in ("not", "never", "no", "cannot", "without") for n in near[:4]) and not _has(words_after(word, 2), "enough"):
        return False
    if "need" in near[:3] and "you" in near:
        return False
    subject = _speaker(word)
    if subject is not None and subject.i < word.i:
        return _speaks_for_firm(subject, word)
    first = next(w for w in word.sentence.words if w.pos != "PUNCT" or w is word)
    return word.tag not in ("VBN", "VBD") or word is first


def _is_apology_given(word: Word) -> bool:
    """Given, not owed by the customer, asked for, refused or somebody else's."""
    before = words_before(word, 7)
    near = [w.norm for w in before]
    if _has(before, "not", "never") and not _has(before, "only", "enough"):
        return False
    if any(n in ("no", "without", "their", "his", "her", "your", "demand", "want") for n in near[:3]) and "enough" not in near:
        return False
    if all(w.pos in ("PUNCT", "ADJ", "ADV", "CCONJ", "INTJ", "DET") or w.norm in _LEAD for w in before):
        return True
    if "owe" in near and near[near.index("owe") - 1] in ("us", "me"):
        return False
    if any(n in ("he", "she", "they", "driver") for n in near):
        return False
    return bool(_GIVEN.intersection(near[:5])) or (word.norm == "apologies" and before[0].pos == "PUNCT")


_GIVEN = frozenset(
    "my our thousand hundred million accept extend offer send owe deserve deserved with many sincere sincerest deepest".split()
)


def _is_regretted(word: Word) -> bool:
    if word.pos not in ("VERB", "AUX") and word.tag not in ("VB", "VBP"):
        return False
    before, after = words_before(word, 4), words_after(word, 3)
    if _has(before, "not", "never", "will", "may", "might") or not _has(before, "we", "i"):
        return False
    return not (_has(after[:1], "to") and any(w.lemma in ANNOUNCING for w in after))


def _is_regrettable(word: Word) -> bool:
    opens = [w.norm for w in words_before(word, 2)] in (["how"], ["most"], ["very"])
    return (word.has("cop") or opens) and not word.sentence.is_question


_TESTS = (
    (("sorry",), _is_sorry),
    (("apologize",), _is_apologizing),
    (("apology", "apologies"), _is_apology_given),
    (("regret",), _is_regretted),
    (("regrettable",), _is_regrettable),
)


def _speaker(word: Word) -> Word | None:
    """Who is sorry: the subject of the predicate, or a pronoun right before it."""
    subject = subject_of(word)
    if subject is not None and subject.i < word.i:
        return subject
    for before in words_before(word, 5):
        if before.norm in ("i", "we", "he", "she", "they", "you", "im"):
            return before
        if before.pos == "PUNCT" or before.norm in ("and", "but", "so"):
            return None
    return None


def _speaks_for_firm(subject: Word, word: Word) -> bool:
    """The firm itself, its name ("Acme apologises"), or, before "sorry", a noun that the parser hung there by mistake."""
    who = who_is(subject)
    if who is Who.YOU or subject.norm in ("he", "she", "they"):
        return False
    if subject.lemma in _SENDERS or subject.pos == "PROPN":
        return word.tag not in ("VBD", "VBN") or word.norm.endswith("izes")
    return who in (Who.FIRM, Who.NOBODY) or (who in (Who.THING, Who.EXPLETIVE) and word.norm == "sorry")


# What it is for


def _with_complement(head: Word) -> _Found:
    """What the apology is for: the words after the head to an adversative, a new main clause, or the sentence's end."""
    words = head.sentence.words
    at = head.i - words[0].i
    first = last = at
    while first > 0 and words[first - 1].norm in _LEAD:
        first -= 1
    while first < at and words[first].norm == "and":
        first += 1
    while last + 1 < len(words) and not _opens_another(words, last + 1, at):
        last += 1
    while last > at and words[last].pos == "PUNCT":
        last -= 1
    return _Found(head, tuple(words[first : last + 1]), tuple(words[at + 1 : last + 1]))


def _opens_another(words: list[Word], here: int, head: int) -> bool:
    """Whether something else than the apology begins at a word."""
    word = words[here]
    after = [w.norm for w in words[here + 1 : here + 3]]
    if word.text == ";":
        return True
    if word.norm in _ADVERSATIVE:
        return word.norm not in ("still", "yet", "though") or words[here - 1].text in ",;"
    if not after:
        return False
    if word.norm == "and":
        said = any(w.pos != "PUNCT" for w in words[head + 1 : here])
        if after[0] in ("thank", "thanks", "please", "appreciate", "hope", "look", "assure", "if") or _is_glad(
            words[here + 1 :]
        ):
            return True
        anew = (said or after[0] in ("again", "once")) and _apologizes_anew(words[here + 1 : here + 8])
        return anew or (said and after[0] in ("i", "we", "will", "have"))
    if word.text == "," and after[0] in ("sorry", "apologies"):
        return True
    if word.text == "," and _is_called(words[here + 1 :]):
        return True
    if word.text in (",", "-", "–", "—", ":") and here > head + 1:
        opens = after[0] in ("so", "i", "we", "please", "let") or (after[0] == "and" and after[-1] in ("i", "we"))
        return opens or _is_glad(words[here + 1 :])
    return False


def _is_glad(rest: list[Word]) -> bool:
    """ "sorry for the wait, and so glad you like it": what else the writer is."""
    first = next((w for w in rest if w.pos != "ADV" and w.norm not in ("and", "but")), None)
    return first is not None and first.norm in _GLAD


_GLAD = frozenset("delighted glad grateful happy pleased relieved thankful thrilled".split())


def _apologizes_anew(words: list[Word]) -> bool:
    """ "and again, our sincerest apologies": nothing but what leads to a second apology."""
    for word in words:
        if word.norm in ("sorry", "apologies", "apology") or word.lemma == "apologize":
            return True
        if word.norm not in _LEAD and word.text != "," and word.pos != "ADJ":
            return False
    return False


def _is_called(rest: list[Word]) -> bool:
    """Whether nothing but a name follows, called out: "sorry about that, Hans."."""
    named = [w for w in rest if w.pos != "PUNCT"]
    return 0 < len(named) < 4 and all(w.text.istitle() for w in named)


def _condoles(found: _Found) -> bool:
    words = found.complement
    if any(w.lemma in ("data", "file", "income", "revenue", "earning") for w in words):
        return False
    for word in words:
        if word.norm in lexicon("condolence_words"):
            before = words_before(word, 3)
            if word.norm == "loss":
                if _has(before, "your") or any(w.lemma in lexicon("relatives") for w in words_after(word, 4)):
                    return True
            elif word.norm not in ("passing", "death") or _has(before, "your", "the", "his", "her", "their", "a"):
                return True
    gone = any(w.lemma in ("lose", "die") or w.norm == "passed" for w in words) and _has(words, "you", "your")
    return gone and any(w.lemma in lexicon("relatives") for w in words)


def _softens(reply: Passage, found: _Found) -> bool:
    """Whether it only makes a no or a question gentler."""
    head, words = found.head, found.complement
    if head.lemma == "regret":
        inside = [c for c in clauses_in(reply, head.sentence) if c.verb.i > head.i][:1]
        return any(c.lemma == "unable" or (c.who is Who.FIRM and c.negated and c.modal in ("can", "could")) for c in inside)
    if head.norm not in ("sorry", "apologies"):
        return False
    after = words_after(head, 12)
    if after and after[0].norm == "to" and any(w.lemma in _SOFTENED for w in after[1:3]):
        # "Sorry to see you go" is a goodbye, "sorry to see this" regrets it.
        return not (after[1].lemma == "see" and after[2:] and after[2].norm != "you")
    opens = head.i <= head.sentence.words[0].i + 1
    if found.words[0] is head and head.sentence.is_question and (opens or not words):
        return not _has(after[:1], "for", "about", "that", "this")
    if not after or after[0].text not in (",", "-", "–", "—"):
        before = [c for c in clauses_in(reply, head.sentence) if c.verb.i < found.words[0].i]
        closes = not words and len(found.words) == 1 and bool(_has(words_before(head, 1), ","))
        return (
            closes
            and len(before) == 1
            and before[0].who is Who.FIRM
            and before[0].modal in ("can", "could")
            and before[0].negated
        )
    rest = after[1:]
    if not rest or rest[0].norm in _ADVERSATIVE or rest[0].norm == "and":
        return False
    if tuple(w.norm for w in rest[:2]) in _MOMENTS or _is_short_no(rest):
        return True
    if any(m.words[0].i in (rest[0].i, rest[0].i + 1) for m in _OF_OURSELVES.find_in(reply, head.sentence)):
        return False
    later = next((c for c in clauses_in(reply, head.sentence) if c.verb.i > head.i), None)
    return _is_refusal(later) if later is not None else _has(rest[:3], "no") or rest[0].norm == "not"


# What denies nothing that was asked: a verdict on ourselves ("sorry, that's not how I want to run this place"), what can't be made good or
# put into words ("I'm sorry, I can't undo the lost morning"), a vow ("sorry, it won't happen again").
_OF_OURSELVES = Phrases(
    "(that|this|it) <be> not ~ (good enough|ok|okay|acceptable|great|ideal|like (us|me)|up to (our|the|your|any)? (@ADJ)? (<standard>|scratch|par|level|mark))",
    "(that|this|it) <be> not ~ (how|what|the @NOUN (of @NOUN)?) ... (we|i) ~ (would|do)? ~ (<want|aim|hope|like|intend|mean|strive|promise|run>|<stand> for|<be> (here|about|known|proud) ..)",
    "(that|this|it) <be> not ~ (how|what|the @NOUN (of @NOUN)?) ... (should|ought|deserve|deserved|deserves|supposed|meant)",
    "(that|this|it) <be> not ~ what you ~ (have|had|were|are)? ~ (ask|asked|book|booked|come|came|deserve|deserved|order|ordered|pay|paid|promised|sign|signed|told|want|wanted) ..",
    "(there is|that is|there was|we have|i have)? ~ no ~ (good|possible|real)? (excuse|excuses|justification|defense) ..",
    "(i|we) (do|did) not ~ have (a|any) ~ (good|real|proper)? (excuse|reason|answer|explanation) (for (it|that|this|how|what|why)|,|.|!|$)",
    "(nobody|no one|no (customer|guest|parent|patient|passenger|client|member|child|family)|not (your|our) ~ @ADJ) ~ (should|deserves|ought|needs)",
    "not (our|my) (finest|best|proudest) ..",
    "not ~ (good enough|ok|okay|acceptable|great|ideal|fair|what you (deserve|paid|booked|ordered)) ..",
    "(i|we|nobody|nothing) ~ (can|could|will) not? ~ (undo|imagine|excuse|make (it|this|that|up)|turn back|turn the clock|(bring|give) .. back|begin to|put (it )?into words|say how (sorry|bad|ashamed|much)|tell you how (sorry|bad|ashamed|much)|find the words|change (that|what|how)|blame you|take (it|that|this) back) ..",
    "(i|we) (do|did) not ~ (know what to say|have (the)? words|blame you|know how (this|that|it|we|i)) ..",
    "(that|this|it|nothing like (that|this|it)|such a thing) (will|shall) not? ~ (happen|occur|be repeated) ~ (again|twice|,|.|!|;|$)",
    "(i|we) (will|shall) not ~ @VERB ... (again|twice|a second time)",
    "(i|we) (will|shall) not ~ (let|allow) (it|that|this) ~ (happen|occur|stand|rest|pass|go)",
    "(i|we) (will|shall) not ~ (argue|deny|dispute|excuse|forget|hide|pretend|quibble|sugarcoat|waste your|make (any|an)? ~ (excuse|excuses)|make (a|an) ~ (second|third|fourth|fifth|empty|further)|make another) ..",
)


def _is_short_no(words: list[Word]) -> bool:
    """ "we don't", "it can't": a no that leaves its verb out."""
    if len(words) < 3 or words[0].pos != "PRON" or words[1].norm not in _SHORT_VERBS or words[2].norm != "not":
        return False
    return len(words) == 3 or words[3].pos in ("PUNCT", "CCONJ")


_SHORT_VERBS = frozenset({"do", "does", "can", "will", "is", "are", "have", "has"})
_MOMENTS = {("one", "moment"), ("just", "a"), ("bear", "with"), ("hang", "on"), ("one", "sec"), ("not", "yet")}
_VERDICTS = frozenset(
    "acceptable brilliant cool enough excusable fair fine forgivable fun funny good great ideal nice normal ok okay on pleasant reasonable right".split()
)
_WISHES = frozenset("deserve enjoy expect fancy like love need want".split())
_GONE = frozenset({"out", "unavailable", "full", "closed", "discontinued", "booked"})


def _is_refusal(clause: Clause) -> bool:
    """A no in the present: "we don't sell those", "we can't", "that one is sold out".

    Not a warning ("don't eat it"), a verdict ("a week without water isn't ok") nor what should have been.
    """
    if (
        clause.who is Who.YOU
        or clause.tense == "past"
        or clause.perfect
        or _has(clause.words, "please")
        or clause.modal in ("should", "ought")
    ):
        return False
    if clause.negated and (clause.lemma in _VERDICTS or clause.verb.norm in _VERDICTS):
        return False
    nobody = clause.subject is not None and clause.subject.norm in ("nobody", "one", "none")
    if nobody and clause.lemma in _WISHES:
        return False  # "nobody wants cold food"
    if clause.negated or _has(clause.words, "only", "no", "cannot"):
        return True
    return clause.lemma in ("sell", "unavailable", "full", "closed", "discontinue", "book") and _has(clause.words, *_GONE)


# Judging it


def _judged(reply: Passage, found: _Found) -> Apology:
    head, words = found.head, found.complement
    inside = [c for c in clauses_in(reply, head.sentence) if words and words[0].i <= c.verb.i <= words[-1].i]
    conditional = _is_conditional(found)
    feeling = _is_feeling(words)
    named = any(_names(w) for w in _without_parties(words))
    owned = _is_owned(reply, words, inside)
    specific = not feeling and (named or (owned and bool(words)))
    if not (specific or feeling or conditional):
        told = _told_beside(reply, found)
        owned = owned or (told is not None and _is_ours(told))
        specific = told is not None or _is_named_beside(reply, found)
    adversative = _adversative(reply, found)
    return Apology(
        start=found.words[0].start,
        end=found.words[-1].end,
        sentence=head.sentence,
        head=head,
        specific=specific,
        conditional=conditional,
        feeling=feeling,
        retracted=adversative is not None and not _helps(reply, adversative),
        hollow=not (specific or feeling or named),
        owned=owned or (not conditional and not feeling and _is_owned_beside(reply, head.sentence)),
        intensity=_intensity(found),
        heard=_has(words[:2], "to") and any(w.lemma in ("hear", "learn", "read", "see", "know") for w in words[:3]),
    )


def _is_conditional(found: _Found) -> bool:
    words = found.complement
    for nth, word in enumerate(words):
        after = words[nth + 1 : nth + 6]
        if word.norm in _CONDITIONAL_TESTS and _CONDITIONAL_TESTS[word.norm](found, nth, after):
            return True
    sentence = found.head.sentence.words
    if sentence[0] is found.words[0] or sentence[0].norm not in ("if", "should"):
        return False
    before = [w.norm for w in sentence[: found.words[0].i - sentence[0].i]]
    if before[-1] not in (",", "then"):
        return False
    return not {"like", "prefer", "want", "had", "known", "were", "shoes"}.intersection(before)


def _under_if(found: _Found, nth: int, after: tuple[Word, ...]) -> bool:
    words = found.complement
    before = words[nth - 1].norm if nth else ""
    if (found.words[-1].i > words[nth].i and _has(words[:nth], "advance")) or before in ("as", "even", "only", "see"):
        return False
    if any(w.pos == "VERB" and w.lemma not in ("hear", "learn", "see", "read") for w in words[:nth]) or _has(after[:2], "not"):
        return False  # too far from the sorry to be what it hangs on
    if words[nth].norm in ("case", "event") and before not in ("in", "the"):
        return False
    if nth and _has(after[:4], "prefer", "like", "want", "need", "wish"):
        return False  # an offer: "sorry, if you prefer we can …"
    overlooked = after and after[0].norm in ("i", "we") and any(w.lemma in _OVERLOOKING for w in after)
    return not (overlooked and found.head.sentence.is_question)


_OVERLOOKING = frozenset({"miss", "overlook", "repeat", "misunderstand", "misread"})


def _any_harm(_found: _Found, _nth: int, after: tuple[Word, ...]) -> bool:
    return any(
        w.lemma in HARM_NOUNS or w.lemma in ("delay", "mistake", "error", "wait", "hurt", "harm", "anxiety") for w in after[:4]
    )


def _may_cause(found: _Found, nth: int, after: tuple[Word, ...]) -> bool:
    """ "the inconvenience this may have caused", not "the outage, which may have stopped you"."""
    if not any(w.lemma in ("cause", "experience", "encounter", "face", "result", "occur", "bring") for w in after[:3]):
        return False
    return all(w.lemma in HARM_NOUNS for w in found.complement[:nth] if w.pos in ("NOUN", "PROPN"))


def _should_invert(found: _Found, nth: int, after: tuple[Word, ...]) -> bool:
    return _has(after[:1], "you", "this", "it", "there", "the") and all(w.pos != "VERB" for w in found.complement[:nth])


_CONDITIONAL_TESTS = {
    **dict.fromkeys(("if", "whether", "unless", "case", "event"), _under_if),
    **dict.fromkeys(("any", "whatever"), _any_harm),
    **dict.fromkeys(("may", "might", "could"), _may_cause),
    "should": _should_invert,
}

# What may stand between "you" and what the customer is said to feel.
_BETWEEN = frozenset(
    "not have do did had may might that are were was been is be so very get got such still now this rather a bit quite really become".split()
)


def _is_feeling(words: tuple[Word, ...]) -> bool:
    """Whether it is for what the customer feels, or how the customer sees it."""
    for nth, word in enumerate(words):
        if word.norm == "you" and not _is_made_to(words[:nth]) and _is_said_to_feel(words[nth + 1 : nth + 7]):
            return True
        if word.lemma in _FEELINGS and _has(words[max(0, nth - 2) : nth], "your"):
            return True
    return (_has(words, "way") and _has(words, "feel")) or _takes_badly(words)


def _takes_badly(words: tuple[Word, ...]) -> bool:
    """The matter as it "came across", "landed with you", was "not to your taste", "not what you were hoping for"."""
    norms = [w.norm for w in words]
    lemmas = {w.lemma for w in words}
    if "come" in lemmas and ("across" in norms or "over" in norms) and {"how", "if", "that"}.intersection(norms):
        return True
    if "how" in norms and lemmas & {"land", "perceive", "feel"} and {"you", "your", "this", "that"}.intersection(norms):
        return True
    return "not" in norms and "your" in norms and bool(lemmas & {"taste", "liking", "expectation", "preference"})


def _is_made_to(before: tuple[Word, ...]) -> bool:
    """ "we made you feel", "how our agent left you": the firm did something."""
    return any(w.norm in ("we", "i", "us", "our") or w.lemma in ("make", "leave", "let") for w in before)


def _is_said_to_feel(after: tuple[Word, ...]) -> bool:
    for word in after:
        if word.lemma == "feel":
            return True
        if word.norm in _BETWEEN:
            continue
        if word.norm in _FELT:
            return any(w.lemma in ("be", "get", "become") for w in after)
        if word.norm in _CONTENT:
            return _has(after, "not")
        if word.lemma == "think" and _has(words_after(word, 1), "of", "about"):
            return False
        return word.lemma in _PERCEIVING and (word.lemma not in ("see", "find", "take", "view") or _is_reading(word))
    return False


def _is_reading(verb: Word) -> bool:
    """ "found our agent unhelpful", "see it that way", not "found a hair in it"."""
    after = words_after(verb, 7)
    if verb.lemma == "find":
        return verb.has("ccomp") or any(w.pos == "ADJ" and not _modifies(w) for w in after)
    return _has(after, "way", "as", "like", "offense")


def _modifies(adjective: Word) -> bool:
    """Whether an adjective stands before its noun: "a broken lamp", not "our agent unhelpful"."""
    after = following(adjective)
    return after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")


def _without_parties(words: tuple[Word, ...]) -> list[Word]:
    """Without those who say it or to whom: "sorry on behalf of the whole team", "our apologies from all of us", "to you and your wife"."""
    left: list[Word] = []
    party = False
    for nth, word in enumerate(words):
        after = words[nth + 1 : nth + 3]
        if word.pos == "PUNCT" or word.norm in _WHAT_FOR:
            party = False
        elif _has(after, "behalf") or (word.norm in ("from", "to") and bool(after) and _is_party(after[0])):
            party = True
        if not party:
            left.append(word)
    return left


# With these it is said what for, or of whom more.
_WHAT_FOR = frozenset("about as because for how if over that what when which who whose".split())


def _is_party(word: Word) -> bool:
    return word.norm in ("all", "everyone", "everybody", "me", "us", "you") or (
        word.norm in ("our", "my", "the", "your") and any(w.lemma in _SENDERS | _PARTIES for w in words_after(word, 2))
    )


_PARTIES = lexicon("firm_people") | lexicon("relatives") | lexicon("customer_people")


def _names(word: Word) -> bool:
    if word.norm in ("late", "long", "twice"):
        return True
    return word.pos in ("NOUN", "PROPN", "NUM", "VERB", "ADJ") and word.lemma not in _EMPTY and word.norm not in _EMPTY


def _is_owned(reply: Passage, words: tuple[Word, ...], inside: list[Clause]) -> bool:
    if not words:
        return False
    start, end = words[0].start, words[-1].end
    if any(start <= o.start < end for o in ownerships(reply)) or any(is_firm_failure(c) for c in inside):
        return True
    if any(_is_ours(c) and c.tense == "past" and c.modal is None and not c.conditional for c in inside):
        return True
    if len(words) > 1 and words[0].norm in ("for", "about"):
        gerund = next((w for w in words[1:3] if w.norm != "not"), words[1])
        if gerund.tag == "VBG" and gerund.lemma not in ("cause", "hear"):
            return True
    return any(f.who is Who.FIRM for f in failures(reply) if start <= f.start < end)


def _is_owned_beside(reply: Passage, sentence: Sentence) -> bool:
    return owned_near(reply, sentence, 0, 1)


def _only_points(words: tuple[Word, ...]) -> bool:
    """Nothing, "about that", "that it did", "to you": what it is for stands elsewhere."""
    if _has(words[:1], "to") and any(w.pos == "VERB" for w in words[:3]):
        return False
    return not any(_names(w) or w.lemma in HARM_NOUNS or w.pos in ("NOUN", "PROPN") for w in _without_parties(words))


def _told_beside(reply: Passage, found: _Found) -> Clause | None:
    """For a bare or pointing sorry, the neighbour that says what for: "I'm sorry. We lost it.", "it rained in, and I'm sorry".

    In its own sentence before it, then in the sentence before, then in the one after, which has to be the firm's own telling.
    """
    if not _only_points(found.complement):
        return None
    sentence = found.head.sentence
    leads = _leads(found.head)
    here = [c for c in clauses_in(reply, sentence) if c.verb.i < found.words[0].i and c.asserted and c.verb.i not in leads]
    after = [c for c in clauses_in(reply, sentence) if c.verb.i > found.words[-1].i and _tells(c, reply)]
    if here or after:
        told = [c for c in here if _tells(c, reply)] or here or after
        return next((c for c in told if _is_ours(c)), told[0])
    for step in (-1, 1):
        at = sentence.index + step
        if not 0 <= at < len(reply.sentences) or reply.sentences[at].paragraph != sentence.paragraph:
            continue
        beside = [c for c in clauses_in(reply, reply.sentences[at]) if _tells(c, reply)]
        if step == 1:
            beside = [c for c in beside if _is_ours(c) and not c.perfect and not _mends(c, reply)]
        if beside:
            return next((c for c in beside if _is_ours(c)), beside[0])
    return None


def _leads(head: Word) -> set[int]:
    """The verbs that lead up to it: "I want to say sorry"."""
    found = set()
    while head.dep == "xcomp" and head.head is not head:
        head = head.head
        found.add(head.i)
    return found


def _tells(clause: Clause, reply: Passage) -> bool:
    """Whether a clause tells an event: in the past or negated or a state of failure, and not a repair or a thank-you."""
    if not clause.asserted or clause.modal in ("will", "can", "may", "might", "must"):
        return False
    if any(f.word is clause.verb for f in failures(reply)):
        return True
    if not (clause.tense == "past" or clause.negated or clause.modal in ("should", "ought")):
        return False
    if clause.lemma in (
        "check",
        "see",
        "read",
        "look",
        "speak",
        "hear",
        "understand",
        "receive",
        "know",
        "thank",
        "want",
        "hope",
        "mean",
    ):
        return False
    return clause.negated or clause.perfect is False or not _mends(clause, reply)


def _mends(clause: Clause, reply: Passage) -> bool:
    return any(r.start <= clause.verb.start < r.end for r in repairs(reply))


def _is_ours(clause: Clause) -> bool:
    """The firm's own doing: "we …", "our driver …"."""
    if clause.who is Who.FIRM:
        return True
    return clause.subject is not None and _has(clause.subject.children, "our", "my")


def _is_named_beside(reply: Passage, found: _Found) -> bool:
    """ "My mistake, sorry!", "Sorry! We lost your booking."."""
    sentence, words = found.head.sentence, found.complement
    if not _only_points(words):
        return False
    if any(o.sentence is sentence for o in ownerships(reply)):
        return True
    after = sentence.index + 1
    return after < len(reply.sentences) and any(
        f.sentence is reply.sentences[after] and f.who is Who.FIRM for f in failures(reply)
    )


def _adversative(reply: Passage, found: _Found) -> Word | None:
    """The "but" that follows: in the sentence, or as the first word of the next."""
    sentence = found.head.sentence
    later = sentence.words[found.words[-1].i - sentence.words[0].i + 1 :]
    for nth, word in enumerate(later[:3]):
        if word.norm in _ADVERSATIVE and word.norm not in ("unfortunately", "still"):
            if word.norm == "yet" and nth + 1 < len(later) and later[nth + 1].pos == "PUNCT":
                continue
            before = words_before(found.words[0], 4)
            if (_has(before, "not") and _has(before, "only")) or _has(
                words_before(word, 1), "nothing", "anything", "cannot", "last"
            ):
                return None
            return word
        if word.pos != "PUNCT" and word.norm not in ("about", "that"):
            break
    if any(w.pos != "PUNCT" for w in later) or sentence.index + 1 >= len(reply.sentences):
        return None
    after = reply.sentences[sentence.index + 1]
    first = after.words[0]
    if after.paragraph != sentence.paragraph:
        return None
    if first.norm in ("but", "however", "nevertheless", "nonetheless", "unfortunately"):
        return first
    return first if _has(after.words[:1], "that") and _has(after.words[1:2], "said") else None


def _helps(reply: Passage, word: Word) -> bool:
    """Whether what follows the adversative brings help rather than a reason."""
    sentence = word.sentence
    first = next((c for c in clauses_in(reply, sentence) if c.verb.i > word.i), None)
    helping = first is not None and first.who is Who.FIRM and not first.negated and first.lemma in _HELPING
    if first is not None and helping and (first.modal in ("can", "will") or (first.perfect and first.modal is None)):
        return True
    if any(r.sentence is sentence and r.end > word.start for r in repairs(reply)):
        return True
    return any(o.sentence is sentence and o.start > word.start for o in ownerships(reply))


def _intensity(found: _Found) -> int:
    before = [*words_before(found.words[0], 2), *(w for w in found.words if w.i <= found.head.i)]
    after = [w for w in found.complement[:4] if w.norm in ("sincerely", "deeply", "unreservedly", "wholeheartedly", "enough")]
    return sum(w.norm in _INTENSE for w in before) + len(after)
