"""Who is the subject, is it negated, conditional, quoted, asked, passive: the tests that keep a phrase from being taken out of its sentence.

Read off the parse, with surface cues where the parse looks broken (no verb at the root, more than 60 words, a pronoun hung
on the wrong verb), since drafts come in chat English with typos as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from replylint.lexicon import words as lexicon
from replylint.passage import Passage, Sentence, Word, once


class Who(Enum):
    """The class of a clause's subject."""

    YOU = "you"  # the customer
    FIRM = "firm"  # I, we, our team
    THIRD = "third"  # a courier, a bank, they
    THING = "thing"  # the parcel, the page, this
    EXPLETIVE = "expletive"  # there is, it seems
    NOBODY = "nobody"  # a command, or nothing found


@dataclass(slots=True, eq=False)
class Clause:
    """One predicate and what is said of it.

    `verb` is the predicate: a verb, or the adjective or noun after a copula. `modal` is its modal's norm ("should") and `perfect`
    tells "have + participle"; `tense` is past, present or future. `conditional` is true under if, unless, in case, whether,
    provided, or an inverted had or should; `question` for a direct question; `imperative` for a command.
    """

    verb: Word
    subject: Word | None
    who: Who
    negated: bool
    passive: bool
    conditional: bool
    question: bool
    imperative: bool
    perfect: bool
    modal: str | None
    tense: str
    start: int
    end: int

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.verb.sentence

    @property
    def lemma(self) -> str:
        """The predicate's lemma."""
        return self.verb.lemma

    @property
    def asserted(self) -> bool:
        """Stated as a fact: neither conditional nor a question nor a command."""
        return not (self.conditional or self.question or self.imperative)


YOU = frozenset({"you", "yourself", "yourselves", "y'all"})
FIRM = frozenset({"i", "we", "me", "us", "myself", "ourselves", "im", "ive"})
MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "'d", "need", "gonna"})
NEGATORS = frozenset(
    {
        "not",
        "never",
        "no",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "hardly",
        "cannot",
        "dont",
        "cant",
        "wont",
        "didnt",
        "isnt",
    }
)
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "providing", "assuming", "suppose", "supposing", "otherwise"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl")


def who_is(word: Word | None) -> Who:
    """The class of a noun phrase by its head word."""
    if word is None:
        return Who.NOBODY
    norm = word.norm
    if norm in YOU:
        return Who.YOU
    if norm in FIRM:
        return Who.FIRM
    if norm in ("who", "which", "that") and word.head.dep == "acl:relcl" and word.head.head is not word.head:
        return who_is(word.head.head)
    if word.dep == "expl" or norm == "there":
        return Who.EXPLETIVE
    if norm in ("they", "he", "she", "them", "him", "someone", "somebody", "anyone", "everyone", "nobody"):
        return Who.THIRD
    if word.lemma in lexicon("third_parties"):
        return Who.THIRD
    possessor = word.child("nmod:poss")
    if possessor is not None and possessor.norm in ("our", "my") and word.lemma in lexicon("firm_people"):
        return Who.FIRM
    if word.lemma in lexicon("firm_people") and (possessor is None or possessor.norm not in ("your", "their", "his", "her")):
        return Who.FIRM
    if norm in ("it", "this", "that", "these", "those"):
        return Who.THING
    return Who.THING


def is_broken(sentence: Sentence) -> bool:
    """Whether the parse of a sentence is not to be trusted: too long, or no verb, adjective or noun to hang on."""
    root = sentence.root
    return (
        len(sentence.words) > 60
        or sum(w.head is w for w in sentence.words) > 2
        or (root.pos in ("PUNCT", "ADP", "DET", "CCONJ", "SCONJ"))
    )


@once
def clauses(passage: Passage) -> list[Clause]:
    """All clauses in text order."""
    found: list[Clause] = []
    for sentence in passage.sentences:
        for word in sentence.words:
            if _is_predicate(word):
                found.append(_clause(word))
    return found


def clauses_in(passage: Passage, sentence: Sentence) -> list[Clause]:
    """The clauses of one sentence, in text order."""
    return _by_sentence(passage).get(sentence.index, [])


@once
def _by_sentence(passage: Passage) -> dict[int, list[Clause]]:
    found: dict[int, list[Clause]] = {}
    for clause in clauses(passage):
        found.setdefault(clause.sentence.index, []).append(clause)
    return found


def clause_of(passage: Passage, word: Word) -> Clause | None:
    """The innermost clause that a word belongs to: the first predicate on its way up, else the nearest in the sentence."""
    by_verb = _by_verb(passage)
    at = word
    for _ in range(len(word.sentence.words)):
        if at.i in by_verb:
            return by_verb[at.i]
        if at.dep in ("aux", "aux:pass", "cop") and at.head.i in by_verb:
            return by_verb[at.head.i]
        if at.head is at:
            break
        at = at.head
    here = clauses_in(passage, word.sentence)
    return min(here, key=lambda c: abs(c.verb.i - word.i)) if here else None


@once
def _by_verb(passage: Passage) -> dict[int, Clause]:
    return {clause.verb.i: clause for clause in clauses(passage)}


def _is_predicate(word: Word) -> bool:
    if word.dep in ("aux", "aux:pass", "cop"):
        return False
    if word.pos in ("VERB", "AUX"):
        return word.dep not in ("amod", "case", "mark", "compound", "fixed")
    return any(c.dep == "cop" for c in word.children) or (
        word.pos == "ADJ" and any(c.dep.startswith("nsubj") for c in word.children)
    )


def _clause(verb: Word) -> Clause:
    subject = subject_of(verb)
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "aux:pass", "cop")]
    norms = [a.norm for a in auxiliaries]
    inherited = _auxiliaries_by_coordination(verb) if not auxiliaries else []
    modal = next((n for n in [*norms, *inherited] if n in MODALS), None)
    perfect = any(a.lemma == "have" or a.norm == "have" for a in auxiliaries if a.dep == "aux") or "have" in inherited
    passive = any(a.dep == "aux:pass" for a in auxiliaries) or any(c.dep in ("nsubj:pass",) for c in verb.children)
    who = who_is(subject)
    question = _is_question(verb, subject, auxiliaries)
    imperative = subject is None and _is_imperative(verb, auxiliaries)
    sentence = verb.sentence
    own = [w for w in verb.subtree() if clause_head(w) is verb]
    start, end = (own[0].start, own[-1].end) if own else (verb.start, verb.end)
    return Clause(
        verb=verb,
        subject=subject,
        who=who if not imperative else Who.NOBODY,
        negated=is_negated(verb),
        passive=passive,
        conditional=is_conditional(verb),
        question=question or (sentence.is_question and verb is sentence.root),
        imperative=imperative,
        perfect=perfect,
        modal=modal,
        tense=_tense(verb, auxiliaries, modal, perfect),
        start=start,
        end=end,
    )


def clause_head(word: Word) -> Word:
    """The predicate that a word belongs to: itself, or the first on its way up."""
    at = word
    for _ in range(len(word.sentence.words)):
        if _is_predicate(at) or at.head is at:
            return at
        at = at.head
    return at


def subject_of(verb: Word) -> Word | None:
    """The subject of a predicate: its own, else inherited through xcomp and conj, else a pronoun right before it."""
    at = verb
    for _ in range(6):
        for child in at.children:
            if child.dep in _SUBJECTS:
                return child
        if at.dep == "acl:relcl" and at.head is not at and any(c.norm in ("who", "which", "that") for c in at.children):
            return at.head
        if at.dep in ("conj", "xcomp", "parataxis") and at.head is not at and (at.dep != "xcomp" or at is verb or True):
            if at.dep == "parataxis":
                break
            if at.dep == "xcomp":
                obj = at.head.child("obj", "iobj")
                if obj is not None and at.head.lemma in (
                    "ask",
                    "tell",
                    "want",
                    "need",
                    "let",
                    "allow",
                    "make",
                    "help",
                    "advise",
                    "invite",
                    "have",
                    "get",
                ):
                    return obj
            at = at.head
            continue
        break
    return _surface_subject(verb)


def _surface_subject(verb: Word) -> Word | None:
    """A pronoun that stands before the verb with nothing but auxiliaries and adverbs between, for broken parses."""
    words = verb.sentence.words
    index = verb.i - words[0].i
    for word in reversed(words[max(0, index - 5) : index]):
        if word.norm in YOU or word.norm in ("i", "we", "they", "he", "she"):
            return word
        if not (
            word.pos in ("AUX", "ADV")
            or word.norm in MODALS
            or word.norm in NEGATORS
            or word.norm in ("have", "had", "has", "to")
        ):
            return None
    return None


def _auxiliaries_by_coordination(verb: Word) -> list[str]:
    if verb.dep == "conj" and verb.head.pos in ("VERB", "AUX", "ADJ") and not verb.has("nsubj"):
        return [c.norm for c in verb.head.children if c.dep in ("aux",)]
    return []


def is_negated(word: Word) -> bool:
    """Whether a predicate, or the noun phrase that a word heads, stands under not, never, no, without."""
    for child in word.children:
        if child.norm in NEGATORS and child.dep in (
            "advmod",
            "det",
            "aux",
            "case",
            "cc",
            "neg",
            "obj",
            "nsubj",
            "nsubj:pass",
            "obl",
            "cc:preconj",
            "mark",
        ):
            return True
        if child.dep in ("nsubj", "nsubj:pass", "obj") and any(g.norm in ("no", "none", "neither") for g in child.children):
            return True
    if word.dep == "xcomp" and word.head is not word and word.head.lemma not in ("fail", "forget", "neglect", "refuse"):
        return is_negated(word.head)
    words = word.sentence.words
    index = word.i - words[0].i
    for before in reversed(words[max(0, index - 2) : index]):
        if (
            before.norm in ("not", "never", "dont", "didnt", "cant", "wont", "hardly")
            and before.head is not word
            and is_broken(word.sentence)
        ):
            return True
    return False


def is_conditional(word: Word) -> bool:
    """Whether a word stands in a clause under if, unless, in case, whether, provided, or an inverted had or should."""
    at = word
    for _ in range(len(word.sentence.words)):
        for child in at.children:
            if child.dep in ("mark", "advmod", "case") and child.norm in CONDITIONS and child.i < at.i:
                return True
            if child.dep == "mark" and child.norm == "in" and any(w.norm == "case" for w in child.children):
                return True
            if (
                child.dep == "mark"
                and child.norm in ("long",)
                and child.sentence.words[max(0, child.i - child.sentence.words[0].i - 1)].norm == "as"
            ):
                return True
        if _is_inverted(at):
            return True
        if at.head is at or (at.dep in ("conj", "parataxis") and at.has("nsubj")):
            break
        at = at.head
    return _surface_condition(word)


def _is_inverted(verb: Word) -> bool:
    """ "Had you told us", "should you need": the auxiliary before the subject, and no question mark."""
    subject = verb.child("nsubj", "nsubj:pass")
    if subject is None or verb.sentence.is_question:
        return False
    return any(
        c.norm in ("had", "should", "were") and c.i == subject.i - 1 and c.dep in ("aux", "aux:pass", "cop")
        for c in verb.children
    )


def _surface_condition(word: Word) -> bool:
    """From a marker to the next comma or dash, whatever the parse says."""
    words = word.sentence.words
    index = word.i - words[0].i
    for before in reversed(words[:index]):
        if before.norm in ("if", "unless", "whether"):
            return before.norm != "if" or not _as_if(before)
        if before.text in (",", ";", ":", "-", "–", "—", "(", ")") or before.norm in ("then", "because", "so", "but"):
            return False
    return False


def _as_if(word: Word) -> bool:
    words = word.sentence.words
    index = word.i - words[0].i
    return index > 0 and words[index - 1].norm in ("as", "even")


def _is_question(verb: Word, subject: Word | None, auxiliaries: list[Word]) -> bool:
    if not verb.sentence.is_question:
        return False
    if verb.dep in ("ccomp", "advcl", "acl", "acl:relcl", "xcomp") and not (
        subject and any(a.i < subject.i for a in auxiliaries)
    ):
        return verb.dep == "xcomp"
    return True


def _is_imperative(verb: Word, auxiliaries: list[Word]) -> bool:
    if (
        verb.pos not in ("VERB", "AUX")
        or any(a.norm not in ("do", "not") for a in auxiliaries)
        or verb.dep not in ("ROOT", "conj", "parataxis", "ccomp")
    ):
        return False
    if any(c.dep == "mark" for c in verb.children):
        return False
    if verb.tag not in ("VB", "VBP", "") and "Mood=Imp" not in verb.morph:
        return False
    first = min((w for w in verb.sentence.words if w.pos not in ("PUNCT",)), key=lambda w: w.i)
    before = [
        w
        for w in verb.sentence.words
        if first.i <= w.i < verb.i and w.head is verb and w.dep not in ("advmod", "discourse", "aux", "punct", "cc", "vocative")
    ]
    return "Mood=Imp" in verb.morph or (verb.tag in ("VB", "VBP") and not before) or first is verb


def _tense(verb: Word, auxiliaries: list[Word], modal: str | None, perfect: bool) -> str:
    if modal in ("will", "shall", "gonna"):
        return "future"
    if perfect and modal is None:
        return "past"
    finite = next((a for a in auxiliaries if a.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        if finite.tag == "VBD" or "Tense=Past" in finite.morph and "VerbForm=Fin" in finite.morph:
            return "past"
        if finite.lemma == "be" and verb.norm == "going":
            return "future"
        return "present"
    if verb.tag == "VBD" or ("Tense=Past" in verb.morph and "VerbForm=Fin" in verb.morph):
        return "past"
    if verb.tag == "VBN" and not auxiliaries:
        return "past"
    return "present"
