"""Apologies, and what is wrong or right with each: conditional, about feelings, taken back, hollow, specific, owned."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.lexicon import words as lexicon
from replylint.moves.failure import failures, is_firm_failure
from replylint.moves.move import Move, following, words_after, words_before
from replylint.moves.ownership import owned_near, ownerships
from replylint.moves.repair import repairs
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import Clause, Who, clauses_in, subject_of, who_is

HARM_NOUNS = lexicon("harm_nouns")
# Words of a complement that name nothing.
_EMPTY = HARM_NOUNS | lexicon("apology_filler")
_PERCEIVING = lexicon("perceiving_verbs") | {"see", "take"}
_FELT = lexicon("felt_words")
_FEELINGS = frozenset(
    "feeling frustration disappointment dissatisfaction annoyance displeasure unhappiness perception anger".split()
)
_ADVERSATIVE = frozenset("but however although though yet nevertheless nonetheless unfortunately still".split())
_INTENSE = lexicon("intensifiers")
_CONDOLENCE = frozenset(
    "loss bereavement passing death funeral illness diagnosis died condolence condolences cancer surgery stroke divorce redundancy miscarriage".split()
)
_LOST_SOMEONE = frozenset(
    "mother father mum mom dad wife husband partner son daughter child baby brother sister friend grandmother grandfather nan gran pet dog cat uncle aunt parent".split()
)
_SOFTENED = frozenset(
    "bother ask interrupt trouble pester disturb chase nag say inform report tell see miss disappoint advise confirm".split()
)
_SENDERS = frozenset("company management firm business restaurant hotel store shop everyone all entire".split())
_FORGIVE = Phrases(
    "<forgive> (me|us|our|my)", "<pardon> (me for|us|our|my)", "my bad", "(beg|ask|asking) (for)? your (pardon|forgiveness)", "mea culpa",
    "(i|we) (feel|felt) ~ (awful|terrible|dreadful|bad|horrible|ashamed|sick|embarrassed|gutted)",
    "(i|we) <be> ~ (mortified|ashamed|embarrassed|gutted|horrified|appalled)", "(i|we) <hang> (our|my) <head>", "(our|my|the) (deepest|deep|sincere|sincerest|great|profound) regret|regrets",
)  # fmt: skip


_HELPING = frozenset(
    {
        "help",
        "assist",
        "sort",
        "fix",
        "get",
        "look",
        "arrange",
        "offer",
        "check",
        "make",
        "put",
        "do",
        "find",
        "try",
        "explain",
        "show",
        "suggest",
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Apology(Move):
    """One apology. `start` to `end` runs from its first word to the end of what it says sorry for.

    `head` is the word that carries it ("sorry", "apologise"). `specific` when it names what went wrong, here or right after a bare
    sorry; `conditional` for "if", "any inconvenience", "may have caused"; `feeling` when it is for the customer's feelings or
    reading of things; `retracted` when a "but" follows that brings no help, and `adversative` is that word; `hollow` when it names
    nothing; `owned` when the firm is the doer in it or owns up right beside it; `heard` for "sorry to hear". `intensity` runs from 0.
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
    adversative: Word | None = None

    @property
    def sincere(self) -> bool:
        """Neither conditional, nor about feelings, nor taken back, nor hollow."""
        return not (self.conditional or self.feeling or self.retracted or self.hollow)


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    head: Word
    words: tuple[Word, ...]  # from the first word to the end of the complement
    complement: tuple[Word, ...]


@once
def apologies(reply: Passage) -> tuple[Apology, ...]:
    """All apologies in text order; not condolences, softeners ("Sorry, we don't sell those"), "Sorry?", nor somebody else's."""
    return tuple(_judged(reply, found) for found in _sorted_out(reply)[0])


@once
def condolences(reply: Passage) -> tuple[Move, ...]:
    """Sympathy for what nobody here did: "sorry for your loss"."""
    return _sorted_out(reply)[1]


@once
def softeners(reply: Passage) -> tuple[Move, ...]:
    """ "Sorry" that only softens a no or a request: "Sorry, we don't sell those", "sorry to bother you", "Sorry, which one?"."""
    return _sorted_out(reply)[2]


@once
def _sorted_out(reply: Passage) -> tuple[tuple[_Found, ...], tuple[Move, ...], tuple[Move, ...]]:
    real: list[_Found] = []
    comforting: list[Move] = []
    softening: list[Move] = []
    for head in _heads(reply):
        found = _complement(reply, head)
        if real and real[-1].words[-1].i >= head.i:
            continue
        move = Move(found.words[0].start, found.words[-1].end, head.sentence)
        if _condoles(found):
            comforting.append(move)
        elif _softens(reply, found):
            softening.append(move)
        else:
            real.append(found)
    return tuple(real), tuple(comforting), tuple(softening)


def _heads(reply: Passage) -> list[Word]:
    positions, words = reply.positions, reply.words
    heads: dict[int, Word] = {}
    for at in positions.get("sorry", ()):
        if _is_sorry(words[at]):
            heads[at] = words[at]
    for at in positions.get("apologize", ()):
        if _is_ours(words[at]):
            heads[at] = words[at]
    for at in sorted({*positions.get("apology", ()), *positions.get("apologies", ())}):
        if at not in heads and _is_offered(words[at]):
            heads[at] = words[at]
    for at in positions.get("regret", ()):
        if _is_regret(words[at]):
            heads[at] = words[at]
    for at in positions.get("regrettable", ()):
        if any(c.dep == "cop" for c in words[at].children) and not words[at].sentence.is_question:
            heads[at] = words[at]
    for match in _FORGIVE.find(reply):
        first = match.words[0]
        if not any(w.norm in ("not", "never", "no") for w in [*words_before(first, 3), *match.words]):
            heads[match.words[-1].i] = match.words[-1]
    return [heads[at] for at in sorted(heads)]


def _is_sorry(word: Word) -> bool:
    before, after = words_before(word, 4), following(word)
    if (
        before
        and before[0].norm in ("a", "the", "this", "that", "feel", "feeling", "felt", "say", "said", "saying", "says")
        and not (before[0].norm == "say" and _voiced(before))
    ):
        return before[0].norm in ("feel", "feeling", "felt") and (after is None or after.norm not in ("for",))
    if word.dep == "amod" and after is not None and after.pos == "NOUN":
        return False
    if any(w.norm in ("not", "never", "cannot", "no") for w in before[:3]) and not any(
        w.norm in ("only", "enough", ",") for w in [*before[:3], *words_after(word, 2)]
    ):
        return False
    if (after is not None and after.text == "?") or any(w.norm in ("better", "safe") for w in before[:2]):
        return False
    subject = _speaker(word)
    return subject is None or _speaks_for_firm(subject, word)


def _voiced(before: list[Word]) -> bool:
    """ "I want to say sorry", "we'd like to say sorry"."""
    return any(w.norm in ("i", "we") for w in [*before, *(words_before(before[-1], 3) if before else [])])


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
    who = who_is(subject)
    if who is Who.FIRM:
        return True
    if who is Who.YOU or subject.norm in ("he", "she", "they"):
        return False
    if subject.lemma in _SENDERS or subject.pos == "PROPN":
        return word.tag in ("VBZ", "VBP", "VB", "NNS", "JJ") or word.norm.endswith("izes")
    return who is Who.NOBODY or (
        who is Who.THING
        and word.tag in ("JJ", "VBP")
        and subject.pos in ("PRON", "PROPN")
        and subject.norm not in ("it", "that", "this")
    )


def _is_ours(word: Word) -> bool:
    before = words_before(word, 5)
    near = [w.norm for w in before]
    negators = [n for n in near[:4] if n in ("not", "never", "no", "cannot", "without")]
    if negators and not any(w.norm in ("enough", "sufficiently") for w in words_after(word, 2)):
        return False
    if "need" in near[:3] and "you" in near:
        return False
    subject = word.child("nsubj") or _speaker(word)
    if subject is not None and subject.i < word.i:
        return _speaks_for_firm(subject, word)
    if near[:1] == ["to"] or word.tag in ("VB", "VBP", "VBG", ""):
        governor = word.head
        if near[:1] == ["to"] and governor is not word:
            owner = governor.child("nsubj")
            if owner is not None:
                return who_is(owner) is Who.FIRM
        return word.tag not in ("VBN", "VBD") or word.i == word.sentence.words[0].i
    return word.i == word.sentence.words[0].i or (word.dep == "ROOT" and not word.has("nsubj"))


def _is_offered(word: Word) -> bool:
    before = words_before(word, 6)
    near = [w.norm for w in before]
    if any(n in ("no", "not", "never", "without", "their", "his", "her", "your", "demand", "want") for n in near[:3]):
        return "enough" in near or ("not" in near[:3] and "only" in near)
    if not before or all(
        w.pos in ("PUNCT", "ADJ", "ADV", "CCONJ", "INTJ", "DET") or w.norm in ("my", "our", "once", "again", "please")
        for w in before
    ):
        return True
    if any(
        n
        in (
            "my",
            "our",
            "accept",
            "extend",
            "offer",
            "send",
            "owe",
            "deserve",
            "with",
            "many",
            "sincere",
            "sincerest",
            "deepest",
            "deserved",
        )
        for n in near[:5]
    ):
        if any(w.norm in ("not", "never") for w in words_before(word, 7)) and not {"only", "enough"} & set(near):
            return False
        if "owe" in near and near[near.index("owe") - 1 :][:1] in (["us"], ["me"]):
            return False
        return not any(n in ("he", "she", "they", "driver") for n in near)
    return word.norm == "apologies" and before[0].text in (",", ".", "-", "–", "—", "!", ":", ";")


def _is_regret(word: Word) -> bool:
    if word.pos not in ("VERB", "AUX") and word.tag not in ("VB", "VBP"):
        return False
    before, after = words_before(word, 4), words_after(word, 3)
    if any(w.norm in ("not", "never", "will", "may", "might") for w in before):
        return False
    if [w.norm for w in after[:1]] == ["to"] and any(
        w.lemma in ("inform", "say", "advise", "tell", "announce", "report", "confirm") for w in after
    ):
        return False
    return any(w.norm in ("we", "i") for w in before)


def _complement(reply: Passage, head: Word) -> _Found:
    """What the apology is for: the words after the head to an adversative, a new main clause, or the sentence's end."""
    words = head.sentence.words
    at = head.i - words[0].i
    first = at
    while first > 0 and (
        words[first - 1].norm
        in _INTENSE
        | {"we", "i", "am", "are", "my", "our", "do", "would", "like", "to", "want", "must", "please", "accept", "is", "im"}
    ):
        first -= 1
    last = at
    depth_clause = False
    for here in range(at + 1, len(words)):
        word = words[here]
        rest = words[here + 1 : here + 4]
        if word.norm in _ADVERSATIVE and (word.norm not in ("still", "yet", "though") or words[here - 1].text in ",;"):
            break
        if word.text in (";",):
            break
        if (
            word.text in (",", "-", "–", "—", ":")
            and here > at + 1
            and rest
            and (
                rest[0].norm in ("so", "i", "we", "please", "let")
                or (rest[0].norm == "and" and len(rest) > 1 and rest[1].norm in ("i", "we"))
            )
        ):
            break
        if (
            word.norm == "and"
            and rest
            and rest[0].norm in ("i", "we", "will", "thank", "please", "appreciate", "have")
            and depth_clause
        ):
            break
        if word.norm == "and" and rest and rest[0].norm in ("thank", "please", "appreciate", "hope", "look", "assure"):
            break
        depth_clause = depth_clause or word.pos not in ("PUNCT",)
        last = here
    while last > at and words[last].pos == "PUNCT":
        last -= 1
    return _Found(head, tuple(words[first : last + 1]), tuple(words[at + 1 : last + 1]))


def _condoles(found: _Found) -> bool:
    words = found.complement
    for word in words:
        if word.norm in _CONDOLENCE and (
            word.norm not in ("loss", "passing", "death")
            or any(w.norm in ("your", "the", "his", "her", "their", "a") for w in words_before(word, 3))
        ):
            if word.norm == "loss" and not any(w.norm == "your" for w in words_before(word, 3)):
                continue
            return not any(w.lemma in ("data", "file", "income", "revenue", "earning") for w in words)
    lost = any(w.lemma in ("lose", "pass", "die") for w in words) and any(w.norm == "you" or w.norm == "your" for w in words)
    return lost and any(w.lemma in _LOST_SOMEONE for w in words)


def _softens(reply: Passage, found: _Found) -> bool:
    head, words = found.head, found.complement
    if head.lemma == "regret":
        return any(
            (c.who is Who.FIRM and c.negated and c.modal in ("can", "could")) or c.lemma == "unable"
            for c in clauses_in(reply, head.sentence)[1:2]
        )
    if head.norm not in ("sorry", "apologies"):
        return False
    after = words_after(head, 12)
    bare = found.words[0].i == head.i
    if after and after[0].norm == "to" and any(w.lemma in _SOFTENED for w in after[1:3]):
        return True
    if (
        bare
        and head.sentence.is_question
        and (not words or head.i <= head.sentence.words[0].i + 1)
        and not any(w.norm in ("for", "about", "that", "this") for w in after[:1])
    ):
        return True
    if not after or after[0].text not in (",", "-", "–", "—"):
        return False
    rest = after[1:]
    if not rest or rest[0].norm in _ADVERSATIVE:
        return False
    if [w.norm for w in rest[:2]] in (
        ["one", "moment"],
        ["just", "a"],
        ["bear", "with"],
        ["hang", "on"],
        ["one", "sec"],
        ["not", "yet"],
    ):
        return True
    for clause in clauses_in(reply, head.sentence):
        if clause.verb.i > head.i and clause.verb is not head:
            return _is_refusal(clause)
    return any(w.norm == "no" for w in rest[:3])


def _is_refusal(clause: Clause) -> bool:
    """A no in the present: "we don't sell those", "we can't", "it's not available", "that one is sold out"."""
    if clause.who is Who.YOU or clause.tense == "past" or clause.perfect:
        return False
    if clause.negated or any(w.norm in ("only", "no", "cannot") for w in clause.words):
        return True
    return clause.lemma in ("sell", "unavailable", "full", "closed", "discontinue", "book") and any(
        w.norm in ("out", "unavailable", "full", "closed", "discontinued", "booked") for w in clause.words
    )


def _judged(reply: Passage, found: _Found) -> Apology:
    head, words = found.head, found.complement
    inside = [
        c for c in clauses_in(reply, head.sentence) if c.verb is not head and words and words[0].i <= c.verb.i <= words[-1].i
    ]
    heard = (
        bool(words)
        and any(w.lemma in ("hear", "learn", "read", "see", "know") for w in words[:3])
        and any(w.norm == "to" for w in words[:2])
    )
    conditional = _is_conditional(found, inside)
    feeling = _is_feeling(words, inside)
    named = _names_something(words)
    owned = _is_owned(reply, found, inside)
    specific = (named or (owned and bool(words))) and not feeling
    if not specific and not feeling and (not words or not named) and not conditional:
        specific = _named_next(reply, head.sentence, words)
    adversative = _adversative(reply, found)
    retracted = adversative is not None and not _helps(reply, adversative)
    return Apology(
        start=found.words[0].start,
        end=found.words[-1].end,
        sentence=head.sentence,
        head=head,
        specific=specific,
        conditional=conditional,
        feeling=feeling,
        retracted=retracted,
        hollow=not specific and not feeling and not named,
        owned=owned or (not conditional and not feeling and owned_near(reply, head.sentence, 0, 1)),
        intensity=_intensity(found),
        heard=heard,
        adversative=adversative,
    )


def _is_conditional(found: _Found, inside: list[Clause]) -> bool:
    words, head = found.complement, found.head
    for nth, word in enumerate(words):
        if (
            word.norm in ("if", "whether", "unless")
            or (word.norm == "case" and nth and words[nth - 1].norm == "in")
            or (word.norm == "event" and nth > 1)
        ):
            subject = words[nth + 1].norm if nth + 1 < len(words) else ""
            overlooked = (
                subject in ("i", "we")
                and any(w.lemma in ("miss", "overlook", "repeat", "misunderstand", "misread") for w in words[nth:])
                and head.sentence.is_question
            )
            offer = any(w.norm in ("prefer", "like", "want", "need", "wish") for w in words[nth : nth + 4]) and nth > 0
            if not overlooked and not offer and not (nth and words[nth - 1].norm in ("as", "even", "only", "see")):
                return True
        if word.norm in ("any", "whatever") and any(
            w.lemma in HARM_NOUNS or w.lemma in ("delay", "mistake", "error", "wait", "hurt", "harm", "anxiety")
            for w in words[nth + 1 : nth + 5]
        ):
            return True
        if (
            word.norm == "should"
            and nth + 1 < len(words)
            and words[nth + 1].norm in ("you", "this", "it", "there", "the")
            and word.i < _next_verb(words[nth:])
        ):
            return True
        if word.norm in ("may", "might", "could") and any(
            w.lemma in ("cause", "experience", "encounter", "face", "result", "occur", "have") for w in words[nth + 1 : nth + 4]
        ):
            before = words[:nth]
            harm = [w for w in before if w.pos in ("NOUN", "PROPN")]
            if not harm or all(w.lemma in HARM_NOUNS for w in harm):
                return True
    norms = [w.norm for w in head.sentence.words if w.i < found.words[0].i]
    if (
        norms
        and norms[0] in ("if", "should")
        and not any(n in ("like", "prefer", "want") for n in norms)
        and norms[-1:] in ([","], ["then"])
    ):
        return not any(n in ("had", "known", "were", "shoes") for n in norms)
    return False


def _next_verb(words: tuple[Word, ...]) -> int:
    return next((w.i for w in words if w.pos == "VERB"), 10**9)


def _is_feeling(words: tuple[Word, ...], inside: list[Clause]) -> bool:
    for nth, word in enumerate(words):
        if word.norm == "you" and nth + 1 < len(words):
            rest = words[nth + 1 : nth + 6]
            made = any(w.norm in ("we", "i", "us", "our") or w.lemma in ("make", "leave", "let") for w in words[:nth])
            if made:
                continue
            for verb in rest:
                if verb.norm in (
                    "not",
                    "have",
                    "do",
                    "did",
                    "had",
                    "may",
                    "might",
                    "that",
                    "are",
                    "were",
                    "was",
                    "been",
                    "is",
                    "be",
                    "so",
                    "very",
                    "feel",
                    "felt",
                    "feeling",
                    "get",
                    "got",
                    "such",
                    "still",
                    "now",
                    "this",
                ):
                    if verb.lemma == "feel":
                        return True
                    continue
                if verb.lemma in _PERCEIVING and (verb.lemma not in ("see", "find", "take", "view") or _as_read(verb)):
                    return True
                if (verb.norm in _FELT or verb.norm in ("happy", "satisfied", "pleased")) and any(
                    w.lemma in ("be", "get", "become", "feel") for w in rest
                ):
                    return verb.norm in _FELT or any(w.norm == "not" for w in rest)
                break
        if word.lemma in _FEELINGS and nth and any(w.norm == "your" for w in words[max(0, nth - 2) : nth]):
            return True
        if word.norm == "way" and any(w.norm == "feel" for w in words):
            return True
    return False


def _as_read(verb: Word) -> bool:
    """ "found our agent unhelpful", "see it that way", not "found a hair in it"."""
    after = words_after(verb, 7)
    if verb.lemma == "find":
        return (
            any(w.pos == "ADJ" and w.dep in ("xcomp", "advcl", "ccomp") and w.head is verb for w in after)
            or verb.has("xcomp")
            or verb.has("ccomp")
        )
    return any(w.norm in ("way", "as", "like", "offense") for w in after)


def _modifies(adjective: Word) -> bool:
    """Whether an adjective stands before its noun: "a broken lamp", not "our agent unhelpful"."""
    after = following(adjective)
    return after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")


def _names_something(words: tuple[Word, ...]) -> bool:
    for word in words:
        if word.pos in ("NOUN", "PROPN", "NUM", "VERB", "ADJ") and word.lemma not in _EMPTY and word.norm not in _EMPTY:
            return True
        if word.norm in ("late", "long", "twice"):
            return True
    return False


def _is_owned(reply: Passage, found: _Found, inside: list[Clause]) -> bool:
    words = found.complement
    if not words:
        return False
    start, end = words[0].start, words[-1].end
    if any(o.start < end and start <= o.start for o in ownerships(reply)):
        return True
    if any(is_firm_failure(c) for c in inside):
        return True
    if any(c.who is Who.FIRM and not c.conditional and c.tense == "past" and c.modal is None for c in inside):
        return True
    if len(words) > 1 and words[0].norm in ("for", "about"):
        second = next((w for w in words[1:3] if w.norm != "not"), words[1])
        if second.tag == "VBG" and second.lemma not in ("cause", "hear"):
            return True
    return any(f.who is Who.FIRM for f in failures(reply) if start <= f.start < end)


def _named_next(reply: Passage, sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """A bare sorry whose next words say what for: "I'm sorry. We lost your booking."."""
    if any(w.norm == "to" for w in words[:1]):
        return False
    here = [o for o in ownerships(reply) if o.sentence is sentence and (not words or o.start > words[-1].end)]
    if here:
        return True
    after = [s for s in reply.near(sentence, 0, 1) if s is not sentence]
    return any(o.sentence is s and o.kind != "named" for o in ownerships(reply) for s in after) or any(
        f.sentence is s and f.who is Who.FIRM for f in failures(reply) for s in after
    )


def _adversative(reply: Passage, found: _Found) -> Word | None:
    sentence = found.head.sentence
    later = [w for w in sentence.words if w.i > found.words[-1].i]
    for nth, word in enumerate(later[:3]):
        if word.norm in _ADVERSATIVE and word.norm != "unfortunately":
            if word.norm == "still" or (word.norm in ("yet",) and nth + 1 < len(later) and later[nth + 1].pos == "PUNCT"):
                continue
            before = words_before(found.words[0], 4)
            if (any(w.norm == "not" for w in before) and any(w.norm == "only" for w in before)) or any(
                w.norm in ("nothing", "anything", "cannot", "last") for w in words_before(word, 1)
            ):
                return None
            return word
        if word.pos != "PUNCT" and word.norm not in ("about", "that"):
            break
    if later and any(w.pos != "PUNCT" for w in later):
        return None
    later_sentences = [s for s in reply.near(sentence, 0, 1) if s is not sentence and s.paragraph == sentence.paragraph]
    for after in later_sentences:
        first = after.words[0]
        if first.norm in ("but", "however", "nevertheless", "nonetheless", "unfortunately") or [
            w.norm for w in after.words[:2]
        ] == ["that", "said"]:
            return first
    return None


def _helps(reply: Passage, word: Word) -> bool:
    """Whether what follows the adversative brings help rather than a reason."""
    sentence = word.sentence
    later = [c for c in clauses_in(reply, sentence) if c.verb.i > word.i]
    if (
        later
        and later[0].who is Who.FIRM
        and later[0].modal in ("can", "will")
        and not later[0].negated
        and later[0].lemma in _HELPING
    ):
        return True
    return any(r.sentence is sentence and r.end > word.start for r in repairs(reply)) or any(
        o.sentence is sentence and o.start > word.start for o in ownerships(reply)
    )


def _intensity(found: _Found) -> int:
    near = [*words_before(found.words[0], 2), *found.words[:6]]
    return sum(
        w.norm in _INTENSE
        for w in near
        if w.i <= found.head.i or w.norm in ("sincerely", "deeply", "unreservedly", "enough", "wholeheartedly")
    ) + (any(w.norm == "enough" for w in found.complement[:2]))
