"""Who is the subject, is it negated, conditional, asked, passive: the tests that keep a phrase from being taken out of context.

Read off the parse, with surface cues where the parse looks broken (no verb at the root, more than 60 words, a pronoun hung on the
wrong verb) and for what surface tells better: how far an "if" reaches, whether a question is asked, who "ill refund u" is. Drafts
come in chat English with typos as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from replylint.lexicon import words as lexicon
from replylint.passage import Passage, Sentence, Word, once, words_after, words_before


class Who(Enum):
    """The class of a clause's subject."""

    YOU = "you"  # the customer
    FIRM = "firm"  # I, we, our team
    THIRD = "third"  # a courier, a bank, they, nobody
    THING = "thing"  # the parcel, the page, this
    EXPLETIVE = "expletive"  # there is, it seems
    NOBODY = "nobody"  # a command, or nothing found


@dataclass(slots=True, eq=False)
class Clause:
    """One predicate and what is said of it.

    `verb` is the predicate: a verb, or the adjective or noun after a copula. `modal` is its modal's norm ("should") and `perfect`
    tells "have + participle"; `tense` is past, present or future. `conditional` is true under if, unless, in case, whether,
    provided, or an inverted had or should; `question` for a direct question; `imperative` for a command. A writer who leaves out
    "I" or "we" ("Will check it", "Thank you") is the FIRM. `asserted`: stated as a fact, and none of these three. `start` to `end` spans the predicate's own words, not the clauses
    inside it, in code points. `sentence` and `lemma` are the predicate's.
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
    sentence: Sentence
    lemma: str
    asserted: bool = field(init=False)

    def __post_init__(self) -> None:
        self.asserted = not (self.conditional or self.question or self.imperative)

    @property
    def words(self) -> list[Word]:
        """The words from `start` to `end`, those of a clause that stands in between too."""
        return self.sentence.between(self.start, self.end)


YOU = frozenset({"you", "yourself", "yourselves", "y'all"})
YOURS = frozenset({"you", "your", "yours"})
FIRM = frozenset({"i", "we", "me", "us", "myself", "ourselves", "im", "ive"})
MODALS = frozenset({"will", "would", "shall", "should", "can", "could", "may", "might", "must", "ought", "'d", "need", "gonna"})
NEGATORS = frozenset(
    {"not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "hardly", "barely", "scarcely", "cannot"}
)
CONDITIONS = frozenset({"if", "unless", "whether", "provided", "providing", "assuming", "suppose", "supposing"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer", "expl"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_PEOPLE = frozenset(
    {"they", "he", "she", "them", "him", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody", "noone"}
)
_NOMINATIVE = frozenset({"i", "we", "you", "they", "he", "she", "it"})
# "ill", "well" and so on are pronoun and verb without their apostrophe where a verb follows; what the two words are.
_CLIPPED = {
    "ill": ("i", "will"),
    "well": ("we", "will"),
    "id": ("i", "would"),
    "wed": ("we", "would"),
    "were": ("we", "are"),
    "its": ("it", "is"),
}


def who_is(word: Word | None) -> Who:
    """The class of a noun phrase by its head word."""
    if word is None:
        return Who.NOBODY
    norm = word.norm
    if norm in YOU:
        return Who.YOU
    if norm in FIRM:
        return Who.FIRM
    if norm in _CLIPPED and _is_clipped(word):
        return Who.FIRM if norm != "its" else Who.THING
    if norm in ("who", "which", "that") and word.head.dep == "acl:relcl" and word.head.head is not word.head:
        return who_is(word.head.head)
    if word.dep == "expl" or norm == "there":
        return Who.EXPLETIVE
    if norm in _PEOPLE or (norm == "one" and any(c.norm in ("no", "any", "every") for c in word.children)):
        return Who.THIRD
    if any(c.dep == "conj" and c.norm in FIRM for c in word.children):
        return Who.FIRM
    possessor = word.child("nmod:poss")
    ours = possessor is not None and possessor.norm in ("our", "my")
    if word.lemma in lexicon("firm_people") and (possessor is None or ours):
        return Who.FIRM
    if word.lemma in lexicon("third_parties"):
        return Who.THIRD
    return Who.THING


def is_ours(noun: Word) -> bool:
    """Whether a noun is said to be the writer's: "our courier", "my colleague"."""
    return any(c.norm in ("our", "my") for c in noun.children)


def is_yours(noun: Word) -> bool:
    """Whether a noun is said to be the customer's: "your order"."""
    return any(c.norm == "your" for c in noun.children)


def is_broken(sentence: Sentence) -> bool:
    """Whether the parse of a sentence is not to be trusted: too long, or no verb, adjective or noun to hang on."""
    root = sentence.root
    if len(sentence.words) > 60 or root.pos in ("PUNCT", "ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART"):
        return True
    return sum(w.head is w for w in sentence.words) > 2


@once
def clauses(passage: Passage) -> list[Clause]:
    """All clauses in text order."""
    found: list[Clause] = []
    for sentence in passage.sentences:
        commands = _hidden_commands(sentence)
        verbs = [
            w
            for w in sentence.words
            if w.i in commands
            or ((w.children or w.pos in _VERBAL) and _is_predicate(w))
            or (w.pos == "NOUN" and _is_promised(w))
        ]
        predicates = {verb.i for verb in verbs}
        sentence.clauses = [_command(verb) if verb.i in commands else _clause(verb, predicates) for verb in verbs]
        found += sentence.clauses
    return found


def clauses_in(passage: Passage, sentence: Sentence) -> list[Clause]:
    """The clauses of one sentence, in text order."""
    if sentence.clauses is None:
        clauses(passage)
    found: list[Clause] = sentence.clauses
    return found


def clause_of(passage: Passage, word: Word) -> Clause | None:
    """The innermost clause that a word belongs to: the first predicate on its way up, else the nearest in the sentence."""
    innermost = _innermost(passage)[word.i]
    if innermost is not None:
        return innermost
    here = clauses_in(passage, word.sentence)
    return min(here, key=lambda c: abs(c.verb.i - word.i)) if here else None


@once
def _innermost(passage: Passage) -> dict[int, Clause | None]:
    """For each word, by its index, the clause of the first predicate on its way up; a way is gone only once, it may be long."""
    found: dict[int, Clause | None] = {clause.verb.i: clause for clause in clauses(passage)}
    for word in passage.words:
        way = []
        while word.i not in found and word.head is not word:
            way.append(word.i)
            word = word.head
        clause = found.setdefault(word.i, None)
        for i in way:
            found[i] = clause
    return found


def _is_predicate(word: Word) -> bool:
    dep, pos = word.dep, word.pos
    if dep in _AUXILIARY:
        return False
    if pos in _VERBAL:
        return dep not in _NO_PREDICATE
    children = word.children
    return bool(children) and any(c.dep in _COPULAR or (pos == "ADJ" and c.dep.startswith("nsubj")) for c in children)


_VERBAL = frozenset({"VERB", "AUX"})
_NO_PREDICATE = frozenset({"amod", "case", "mark", "compound", "fixed"})
_COPULAR = frozenset({"cop", "aux:pass"})


def _is_promised(word: Word) -> bool:
    """A noun by the parse that is a verb after "ill" or "well": "ill refund u"."""
    words = word.sentence.words
    at = word.i - words[0].i
    if not 0 < at < len(words) - 1 or words[at - 1].norm not in ("ill", "well"):
        return False
    return words[at + 1].pos in ("DET", "PRON") and _is_clipped(words[at - 1])


def _clause(verb: Word, predicates: set[int]) -> Clause:
    subject = subject_of(verb)
    auxiliaries = [c for c in verb.children if c.dep in _AUXILIARY and (c.i < verb.i or c.dep != "cop")]
    norms = [a.norm for a in auxiliaries] if auxiliaries else _auxiliaries_by_coordination(verb)
    clipped = _CLIPPED[subject.norm][1] if subject is not None and subject.norm in _CLIPPED and _is_clipped(subject) else None
    modal = clipped if clipped in MODALS else None
    perfect = passive = False
    for norm in reversed(norms):
        if norm in MODALS:
            modal = norm
        perfect = perfect or norm in _HAVING
    for auxiliary in auxiliaries:
        perfect = perfect or auxiliary.lemma == "have"
        passive = passive or auxiliary.dep == "aux:pass"
    passive = passive or verb.has("nsubj:pass") or _is_passive_by_form(verb, auxiliaries)
    imperative = subject is None and _is_imperative(verb, auxiliaries)
    elided = not imperative and subject is None and not passive and _is_elided_firm(verb, norms)
    start, end = _extent(verb, predicates)
    return Clause(
        verb=verb,
        subject=subject,
        who=Who.NOBODY if imperative else Who.FIRM if elided else who_is(subject),
        negated=is_negated(verb),
        passive=passive,
        conditional=is_conditional(verb),
        question=_is_question(verb, subject),
        imperative=imperative,
        perfect=perfect,
        modal=modal,
        tense=_tense(verb, auxiliaries, modal, perfect),
        start=start,
        end=end,
        sentence=verb.sentence,
        lemma=verb.lemma,
    )


_HAVING = frozenset({"have", "has", "had", "having", "of"})


def _command(verb: Word) -> Clause:
    """A command that the parser took for something else: its words run to the next comma or the end."""
    words = verb.sentence.words
    last = verb
    for word in words[verb.i - words[0].i :]:
        if word.text in (",", ";", ":", ".", "!", "?") or (word.norm in ("and", "then") and word.i > verb.i + 1):
            break
        last = word
    negated = any(w.norm in ("not", "never") for w in words[max(0, verb.i - words[0].i - 2) : verb.i - words[0].i])
    return Clause(
        verb=verb,
        subject=None,
        who=Who.NOBODY,
        negated=negated,
        passive=False,
        conditional=False,
        question=False,
        imperative=True,
        perfect=False,
        modal=None,
        tense="present",
        start=verb.start,
        end=last.end,
        sentence=verb.sentence,
        lemma=verb.lemma,
    )


def _extent(verb: Word, predicates: set[int]) -> tuple[int, int]:
    """From the first to the last word that hangs on a predicate without another one in between."""
    first = last = verb
    todo = [*verb.children]
    for word in todo:  # grows as it goes
        if word.i not in predicates:
            if word.i < first.i:
                first = word
            elif word.i > last.i:
                last = word
            todo += word.children
    return first.start, last.end


# Verbs whose object does what the infinitive after it says: "we asked you to send it".
_OBJECT_ACTS = frozenset(
    "advise allow ask encourage expect get have help instruct invite let like make need order permit persuade prefer remind request "
    "require tell trust urge want warn".split()
)


def subject_of(verb: Word) -> Word | None:
    """The subject of a predicate: its own, else inherited through xcomp and conj, else a pronoun right before it."""
    told = _object_before_infinitive(verb)
    if told is not None:
        return told
    at = verb
    for _ in range(6):
        own = _own_subject(at)
        if own is not None:
            return own
        if at.dep == "acl:relcl" and at.head is not at and any(c.norm in ("who", "which", "that") for c in at.children):
            return at.head
        purpose = at.dep in ("advcl", "ccomp") and any(c.norm == "to" and c.i < at.i for c in at.children)
        if (at.dep not in ("conj", "xcomp") and not purpose) or at.head is at:
            break
        if at.dep == "xcomp" and at.head.lemma in _OBJECT_ACTS:
            obj = at.head.child("obj", "iobj")
            if obj is not None and obj.i < at.i:
                return obj
        if at.dep == "conj" and _begins_anew(at):
            break
        at = at.head
    return _surface_subject(verb)


def _own_subject(verb: Word) -> Word | None:
    """Of several, the last before the verb: "which colour did you order" has "you"."""
    found: Word | None = None
    for child in verb.children:
        if child.dep in _SUBJECTS and (found is None or child.i < verb.i):
            found = child
    return found


def _begins_anew(verb: Word) -> bool:
    """A coordinated command does not share the subject: "we have your photo, so please send …"."""
    return any(w.norm in ("please", "kindly") for w in words_before(verb, 2))


def _object_before_infinitive(verb: Word) -> Word | None:
    before = words_before(verb, 4)
    while before and before[0].pos == "ADV":
        del before[0]
    if len(before) < 2 or before[0].norm != "to" or before[1].norm not in ("me", "us", "you", "them", "him"):
        return None
    if len(before) > 2 and before[2].pos == "ADP" and before[2].norm != "for":
        return None
    return before[1]


def _surface_subject(verb: Word) -> Word | None:
    """A pronoun that stands before the verb with nothing but auxiliaries and adverbs between, for broken parses."""
    for word in words_before(verb, 5):
        if word.norm in YOU or word.norm in ("i", "we", "they", "he", "she") or (word.norm in _CLIPPED and _is_clipped(word)):
            return word
        if not (
            word.pos in ("AUX", "ADV")
            or word.norm in MODALS
            or word.norm in NEGATORS
            or word.norm in ("have", "had", "has", "been")
        ):
            return None
    return None


def _is_clipped(word: Word) -> bool:
    """Whether "ill", "well" … stand for "I'll", "we'll": only where a verb of the right form follows."""
    norm = word.norm
    after = words_after(word, 3)
    while after and (
        after[0].norm in ("just", "also", "now", "then", "gladly", "happily", "not", "certainly") or after[0].tag == "RB"
    ):
        after = after[1:]
    if not after or after[0].i - word.i > 2 or "'" in word.text or "’" in word.text:
        return False
    before = words_before(word, 1)
    opens = (
        not before
        or before[0].pos in ("PUNCT", "CCONJ", "SCONJ", "INTJ")
        or before[0].norm in ("sorry", "so", "then", "please")
    )
    following = after[0]
    base = (
        following.norm == following.lemma
        and following.pos in ("VERB", "AUX", "NOUN")
        and following.tag not in ("NNS", "VBD", "VBN")
    )
    if norm in ("ill", "well"):
        if before and (
            before[0].lemma in ("be", "feel", "look", "fall", "get", "very", "work", "go", "do", "as", "so", "how")
            or before[0].norm in ("really",)
        ):
            return False
        return base and following.norm not in (
            "effect",
            "effects",
            "health",
            "done",
            "being",
            "known",
            "made",
            "is",
            "be" if norm == "well" and opens else "",
        )
    if norm in ("id", "wed"):
        return following.norm in (
            "like",
            "love",
            "be",
            "suggest",
            "recommend",
            "prefer",
            "say",
            "need",
            "want",
            "rather",
            "appreciate",
        )
    if norm == "were":
        return opens and (following.tag == "VBG" or following.norm in ("sorry", "not", "happy", "aware", "unable", "here"))
    return following.norm in ("been", "not", "a", "on", "now", "ok", "fine") or following.tag in ("VBN", "VBG")  # its


def _auxiliaries_by_coordination(verb: Word) -> list[str]:
    if verb.dep == "conj" and verb.head.pos in ("VERB", "AUX", "ADJ") and not verb.has("nsubj"):
        return [c.norm for c in verb.head.children if c.dep == "aux"]
    return []


def _is_passive_by_form(verb: Word, auxiliaries: list[Word]) -> bool:
    """ "been" or "being" before a participle, whatever the labels say."""
    if verb.tag == "VBN" and any(a.lemma == "be" for a in auxiliaries) and verb.pos == "VERB":
        return True
    if (
        verb.pos not in ("ADJ", "VERB")
        or not verb.norm.endswith(("ed", "en", "wn", "nt", "lt", "pt", "id"))
        or verb.norm.endswith("ing")
    ):
        return False
    if any(a.norm in ("been", "being") for a in auxiliaries) and (verb.tag in ("VBN", "VBD") or verb.norm.endswith("ed")):
        return not verb.norm.endswith(
            ("delighted", "excited", "pleased", "interested", "worried", "frustrated", "disappointed")
        )
    return False


def is_negated(word: Word) -> bool:
    """Whether a predicate, or the noun phrase that a word heads, stands under not, never, no, without."""
    for child in word.children:
        if child.norm in NEGATORS and child.dep not in _OTHER_CLAUSE:
            if not _only(child):
                return True
        elif not child.children:
            continue
        elif (child.dep in _NEGATABLE and any(g.norm in ("no", "none", "neither") for g in child.children)) or (
            child.norm in ("longer", "way") and any(g.norm == "no" for g in child.children)
        ):
            return True
    if word.dep == "xcomp" and word.head is not word and word.head.lemma not in _TURNED:
        return is_negated(word.head)
    negators = [before for before in words_before(word, 2) if before.norm in _PREPOSED]
    return bool(negators) and (
        any(n.head is not word and not n.head.children and not _only(n) for n in negators) or is_broken(word.sentence)
    )


_OTHER_CLAUSE = frozenset({"conj", "parataxis", "ccomp", "advcl", "discourse", "punct", "root"})
_NEGATABLE = frozenset({"nsubj", "nsubj:pass", "obj"})
_PREPOSED = frozenset({"not", "never", "hardly", "cannot"})
_TURNED = frozenset({"fail", "forget", "neglect", "refuse", "hesitate", "wait", "stop", "mind", "omit", "decline"})


def _only(negator: Word) -> bool:
    """ "not only", "not just": no negation."""
    after = words_after(negator, 1)
    return negator.norm == "not" and bool(after) and after[0].norm in ("only", "just")


@once
def quotations(passage: Passage) -> tuple[tuple[int, int], ...]:
    """What stands between double quotes, as code points, the end excluded: screen texts, names, other people's words."""
    if not any(mark in passage.text for mark in ('"', "“", "«")):
        return ()
    return tuple(m.span() for m in _QUOTED.finditer(passage.text))


_QUOTED = re.compile(r'"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»')


def is_quoted(passage: Passage, word: Word) -> bool:
    """Whether a word stands between double quotes, so that it may be another's."""
    quoted = quotations(passage)
    return bool(quoted) and any(start <= word.start < end for start, end in quoted)


def is_conditional(word: Word) -> bool:
    """Whether a word stands under if, unless, in case, whether, provided, or an inverted had or should."""
    conditions = _conditions(word.sentence)
    return bool(conditions) and any(first <= word.i <= last for first, last in conditions)


_GATE = CONDITIONS | {"case", "long", "event", "condition", "had", "should", "were"}
_INVERTED = frozenset({"had", "should", "were"})
_INVERTED_SUBJECTS = frozenset({"you", "we", "i", "it", "this", "that", "they", "there", "your", "any", "anything", "anyone"})
_ENDS = frozenset({";", ":", "–", "—", "-", "(", ")", "!", "?"})
# Verbs after which a clause follows without "that": a pronoun right after them opens no main clause.
_OPENS_CLAUSE = frozenset(
    "think feel believe say know tell see mean hope wish find notice suppose remember sure realize guess like prefer want need understand "
    "check confirm show the".split()
)


def _conditions(sentence: Sentence) -> list[tuple[int, int]]:
    """The runs of words under a condition, as first and last word index."""
    if sentence.conditions is None:
        words = sentence.words
        sentence.conditions = [
            (word.i, words[_reach(sentence, at)].i)
            for at, word in enumerate(words)
            if word.norm in _GATE and _is_marker(words, at)
        ]
    return sentence.conditions


def _is_marker(words: list[Word], at: int) -> bool:
    norm = words[at].norm
    before = words[at - 1].norm if at else ""
    after = words[at + 1].norm if at + 1 < len(words) else ""
    if norm == "if":
        return before != "as"
    if norm in ("unless", "whether"):
        return True
    if norm == "case":
        return (before == "in" and after not in ("of", "") and words[at + 1].pos != "PUNCT") or (
            before in ("in", "any") and after == "of"
        )
    if norm == "event":
        return before == "the" and at > 1 and words[at - 2].norm == "in"
    if norm == "long":
        return before in ("as", "so") and after == "as"
    if norm == "condition":
        return before == "on"
    if norm in ("provided", "providing", "assuming", "suppose", "supposing"):
        opens = (
            at == 0
            or words[at - 1].pos not in ("AUX", "PART", "DET", "ADJ", "PRON", "NOUN", "PROPN")
            or before in ("it", "back", "you")
        )
        clausal = after in _NOMINATIVE or after in ("that", "the", "your", "this", "there", "all", "none", "no")
        has_subject = any(c.dep in ("nsubj", "nsubj:pass") and c.norm in ("we", "i") for c in words[at].children)
        return opens and clausal and not has_subject and (before not in ("you", "we", "i"))
    if norm in _INVERTED and after in _INVERTED_SUBJECTS:
        opens = at == 0 or words[at - 1].pos in ("PUNCT", "CCONJ") or words[at - 1].norm in ("and", "but", "so")
        asked = words[0].sentence.is_question or (norm == "should" and after in ("i", "we"))
        comma = any(w.text == "," for w in words[at:])
        return opens and (not asked or (comma and any(_inverts(words, k) for k in range(at + 2, len(words) - 1))))
    return False


def _reach(sentence: Sentence, at: int) -> int:
    """Where the clause that opens at a marker ends: before a comma after which a main clause stands, or before its subject."""
    words = sentence.words
    inverted = words[at].norm in _INVERTED
    fronted = at < 3 or words[at - 1].pos in ("PUNCT", "CCONJ") or inverted or words[at - 1].norm in ("that", "then", "so")
    verb_seen = False
    for here in range(at + 1, len(words)):
        word = words[here]
        if word.text in _ENDS:
            return here - 1
        if word.text == ",":
            if not verb_seen and 1 < here - at <= 3:
                return here - 1  # "if not,", "if so,", "if possible,"
            if verb_seen and (_main_follows(words, here + 1) or not fronted):
                return here - 1
            continue
        if verb_seen and word.norm in ("then", "please") and fronted:
            return here - 1
        if verb_seen and not fronted and word.norm in ("and", "so", "but") and _is_promise(words, here + 1):
            return here - 1
        if verb_seen and fronted and here - at > 2 and _new_subject(words, here):
            return here - 1
        if word.pos in ("VERB", "AUX") and not (inverted and here == at):
            verb_seen = True
    return len(words) - 1


def _main_follows(words: list[Word], at: int) -> bool:
    """Whether a main clause opens here: a verb stands before the next comma, and no "and" or "or" carries the condition on."""
    if at >= len(words):
        return False
    if words[at].norm in ("or", "and") and not _is_promise(words, at + 1):
        return False
    if words[at].norm in ("which", "who", "that", "where", "such", "including", "like", "for", "e.g."):
        return False
    for word in words[at:]:
        if word.text in (",", *_ENDS) and word.i > words[at].i + 1:
            break
        if word.pos in ("VERB", "AUX") or word.norm in ("please", "feel", "then") or word.lemma in lexicon("command_verbs"):
            return True
    return False


def _is_promise(words: list[Word], at: int) -> bool:
    """ "we will", "I can", "please": what follows "and" is a clause of its own."""
    if at + 1 >= len(words):
        return False
    first, second = words[at], words[at + 1]
    if first.norm in ("please", "then"):
        return True
    return first.norm in ("we", "i", "ill", "well") and (
        second.norm in MODALS or second.norm in ("am", "are") or first.norm in _CLIPPED
    )


def _new_subject(words: list[Word], at: int) -> bool:
    """Whether a pronoun opens the main clause without a comma before it: "if you send it back we will refund it"."""
    word, before = words[at], words[at - 1]
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if word.norm in ("ill", "well") and _is_clipped(word):
        return True
    if word.norm not in ("we", "i", "you", "they", "it") or (
        word.norm in ("you", "it") and before.pos in ("VERB", "ADP", "AUX")
    ):
        return False
    if not (after.norm in MODALS or after.pos in ("AUX", "VERB") or after.norm in ("will", "not", "just", "always")):
        return False
    if before.norm in (
        "and",
        "or",
        "that",
        "what",
        "when",
        "where",
        "who",
        "which",
        "how",
        "because",
        "why",
        "if",
        "as",
        "than",
        "while",
    ):
        return False
    if before.lemma in _OPENS_CLAUSE and word.norm != "we":
        return False
    if before.lemma in _OPENS_CLAUSE and after.norm not in MODALS:
        return False
    if before.pos in ("NOUN", "PRON", "PROPN") and after.norm not in MODALS:
        return not (word.head.dep.startswith("acl") or after.pos == "VERB")
    return True


def _inverts(words: list[Word], at: int) -> bool:
    """An auxiliary with its subject right after it: "did you", "is it"."""
    if at + 1 >= len(words):
        return False
    return words[at].norm in ASKING and words[at + 1].norm in ASKED_OF


ASKING = frozenset("do does did is are was were have has had can could will would shall should may might must am".split())
ASKED_OF = frozenset("you i we it they he she that this there your the any anyone".split())
WH = frozenset("what when where who whom whose which why how".split())


def is_asked(sentence: Sentence) -> bool:
    """Whether a sentence is a direct question, with or without its mark ("did u restart it")."""
    if sentence.asked is None:
        sentence.asked = sentence.is_question or _is_asked_unmarked(sentence)
    return sentence.asked


def _is_asked_unmarked(sentence: Sentence) -> bool:
    if sentence.words[-1].text in (".", "!", ":"):
        return False
    words = [w for w in sentence.words[:8] if w.pos != "PUNCT"]
    while words and words[0].norm in ("and", "so", "also", "hi", "ok", "okay", "just", "but"):
        words = words[1:]
    if len(words) < 3:
        return False
    first, second = words[0].norm, words[1].norm
    if first in ASKING and second in ("you", "we", "i", "your", "it", "the", "this", "there", "any"):
        return first not in _INVERTED
    if first not in WH:
        return False
    return any(one.norm in ASKING and two.norm in ASKED_OF for one, two in pairwise(words[1:5]))


def _is_question(verb: Word, subject: Word | None) -> bool:
    sentence = verb.sentence
    if not is_asked(sentence) or is_conditional(verb):
        return False
    words = sentence.words
    low = words[0].i
    if _asks(verb, subject):
        return True
    if verb.dep == "xcomp" and verb.head is not verb:
        return _is_question(verb.head, subject_of(verb.head))
    if verb.dep in ("acl", "acl:relcl", "advcl", "csubj"):
        return verb is sentence.root
    elsewhere = any(
        _inverts(words, k) and not is_conditional(words[k]) for k in range(len(words) - 1) if not low + k < verb.i < low + k + 6
    )
    if verb.dep == "ccomp" and verb is not sentence.root:
        return False
    if elsewhere:
        # Another clause asks; this one only shares the sentence unless it is coordinated with that one without a subject of its own.
        return (
            verb.dep == "conj"
            and not any(c.dep in _SUBJECTS for c in verb.children)
            and _is_question(verb.head, subject_of(verb.head))
        )
    return verb is sentence.root or verb.dep in ("conj", "parataxis")


def _asks(verb: Word, subject: Word | None) -> bool:
    """The auxiliary, or the copula, stands right before the subject, and the subject before the verb."""
    if subject is None or not (subject.i < verb.i or verb.lemma == "be"):
        return False
    first = min((w.i for w in subject.children if w.i < subject.i), default=subject.i)
    words = verb.sentence.words
    at = first - words[0].i - 1
    return (
        at >= 0
        and words[at].norm in ASKING
        and (words[at].head is verb or words[at] is verb or words[at].dep in ("aux", "cop", "aux:pass"))
    )


# A writer's own "I" or "we" is left out before these: "Thank you", "Hope this helps", "Looking forward to it".
_SAID_OF_SELF = frozenset({"thank", "hope", "look", "appreciate", "apologize", "regret", "glad", "trust"})


def _is_imperative(verb: Word, auxiliaries: list[Word]) -> bool:
    if verb.pos not in ("VERB", "AUX") or verb.dep not in ("ROOT", "conj", "parataxis", "ccomp", "advcl", "acl:relcl", "list"):
        return False
    if any(a.norm not in ("do", "not") for a in auxiliaries) or any(c.dep == "mark" for c in verb.children):
        return False
    if verb.tag not in ("VB", "VBP", "") and "Mood=Imp" not in verb.morph:
        return False
    before = words_before(verb, 4)
    pleased = any(w.norm in ("please", "kindly") for w in before[:3])
    if verb.lemma in _SAID_OF_SELF and not pleased and verb.norm not in ("look",):
        return False
    while before and (before[0].norm in _MAY_OPEN or before[0].pos == "INTJ"):
        before = before[1:]
    if not before or before[0].pos == "PUNCT" or pleased:
        return not is_asked(verb.sentence) or pleased or before == []
    if before[0].norm in ("and", "or", "but", "so", "then") or before[0].pos == "CCONJ":
        if verb.dep == "conj" and any(c.norm == "to" and c.dep == "mark" for c in verb.head.children):
            return False  # "for a plumber to come and have a look"
        return verb.dep != "conj" or verb.head is verb or _own_subject(verb.head) is None
    at = verb.sentence.words.index(verb)
    if any(last == before[0].i for _, last in _conditions(verb.sentence)):
        return True
    # "Fares sell in real time": a plural before it is its subject, whatever the tagger says.
    return "Mood=Imp" in verb.morph and at < 4 and (before[0].tag != "NNS" or before[0].norm in _CALLED)


_CALLED = frozenset({"guys", "folks", "friends", "lads", "ladies"})
_MAY_OPEN = frozenset(
    "please kindly do not never always just simply then now first next also instead finally only again so hi hello ok".split()
)


def _hidden_commands(sentence: Sentence) -> frozenset[int]:
    """Indices of words that stand where a command would, are spelt like one, and were parsed as something else."""
    found: set[int] = set()
    words = sentence.words
    opening = True
    commanded = False
    for at, word in enumerate(words):
        norm = word.norm
        if opening and word.pos != "PUNCT" and norm not in _MAY_OPEN and not word.text[0].isdigit():
            following = words[at + 1] if at + 1 < len(words) else None
            if _commands(word, following) and (not sentence.is_question):
                # "Go in and put it down", where a past form would look the same.
                if not _is_predicate(word) or not word.tag.startswith("VB") or (commanded and word.tag == "VBD"):
                    found.add(word.i)
                commanded = True
            opening = False
        elif norm in ("please", "kindly") or (commanded and norm in ("and", "then")):
            opening = True
        elif norm == "," and (
            any(first <= words[0].i + 2 for first, _ in _conditions(sentence)) or _is_fronted_when(words, at)
        ):
            opening = not commanded
    return frozenset(found)


def _commands(word: Word, following: Word | None) -> bool:
    if following is None or word.norm not in lexicon("command_verbs") or word.pos in ("PRON", "DET", "AUX"):
        return False
    if word.pos in ("NOUN", "PROPN", "ADJ") and (
        following.pos in ("AUX", "PUNCT", "CCONJ") or (following.pos == "VERB" and following.tag != "VBG")
    ):
        return False
    if word.pos == "NOUN" and word.dep == "compound" and any(w.pos in ("VERB", "AUX") for w in words_after(word, 30)):
        return False
    return following.pos in ("DET", "PRON", "ADP", "NUM", "PART", "NOUN", "PROPN", "ADV", "ADJ")


def _is_fronted_when(words: list[Word], at: int) -> bool:
    first = next((w.norm for w in words if w.pos != "PUNCT"), "")
    return first in ("when", "once", "after", "before", "to", "as", "until", "while") and not any(
        w.text == "," for w in words[:at]
    )


def _is_elided_firm(verb: Word, norms: list[str]) -> bool:
    """Whether "I" or "we" was left out at the sentence's start: "Will check it", "Have sent it", "Refunded your order", "Thank you"."""
    if verb.pos not in ("VERB", "AUX") or verb.dep not in ("ROOT", "parataxis", "conj", "ccomp") or is_asked(verb.sentence):
        return False
    before = [w for w in words_before(verb, 6) if w.norm not in _MAY_OPEN and w.tag != "RB"]
    if before and before[0].pos != "PUNCT" and not all(w.pos in ("AUX", "PART") for w in before[:2]):
        return verb.dep == "conj" and not verb.has("nsubj") and _is_elided_firm(verb.head, norms)
    if verb.lemma in _SAID_OF_SELF:
        return True
    acted = verb.has("obj") or verb.has("iobj")
    if any(n in ("will", "have", "has", "can", "would", "am") for n in norms) or verb.tag in ("VBD", "VBN"):
        return acted
    return False


def _tense(verb: Word, auxiliaries: list[Word], modal: str | None, perfect: bool) -> str:
    if modal in ("will", "shall", "gonna"):
        return "future"
    if perfect and modal is None:
        return "past"
    finite = next((a for a in auxiliaries if a.tag in ("VBD", "VBZ", "VBP")), None)
    if finite is not None:
        if finite.tag == "VBD" or ("Tense=Past" in finite.morph and "VerbForm=Fin" in finite.morph):
            return "past"
        if finite.lemma == "be" and verb.norm == "going":
            return "future"
        return "present"
    if verb.dep == "xcomp" and verb.head is not verb and verb.head.norm == "going":
        return "future"
    if verb.tag == "VBD" or ("Tense=Past" in verb.morph and "VerbForm=Fin" in verb.morph):
        return "past"
    if verb.tag == "VBN" and not auxiliaries:
        return "past"
    if verb.norm in _UNCHANGED and not auxiliaries and _is_one(_own_subject(verb)):
        return "past"
    return "present"


# Verbs whose past looks like the present: "the mill let us down", where the present would be "lets".
_UNCHANGED = frozenset("burst cost cut hit hurt let put quit set shut split spread upset".split())


def _is_one(subject: Word | None) -> bool:
    return subject is not None and (subject.norm in ("he", "she", "it") or subject.tag in ("NN", "NNP"))
