"""The person flip: the customer's words as the firm would say them. "You charged me twice" becomes "we charged you twice".

I and we are the customer and become you; you is the firm and becomes we (us as an object). Nothing else is changed, so that the
customer's own nouns stay; a clause that can't be flipped with confidence gives None.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from replylint import lexicon
from replylint.english import is_word
from replylint.passage import Word
from replylint.report import Grade, Rewrite
from replylint.scope import ASKING, Clause, Who, is_yours

if TYPE_CHECKING:
    from replylint.asking import Question
    from replylint.customer import Customer
    from replylint.reply import Reply

_LONGEST = 20  # words of a clause that is worth repeating
_PERSONS = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves",
    "your": "our", "yours": "ours", "yourself": "ourselves", "yourselves": "ourselves", "ur": "our",
}  # fmt: skip
_BE = {"am": "are", "'m": "'re", "’m": "’re", "was": "were", "wasnt": "weren't"}
_CONTRACTED = {
    "im": "you're",
    "ive": "you've",
    "id": "you'd",
    "ill": "you'll",
    "youre": "we're",
    "youve": "we've",
    "youll": "we'll",
    "u": "we",
}
_SPELT = {
    "dont": "don't",
    "didnt": "didn't",
    "doesnt": "doesn't",
    "cant": "can't",
    "couldnt": "couldn't",
    "isnt": "isn't",
    "wasnt": "wasn't",
    "wont": "won't",
    "havent": "haven't",
    "hasnt": "hasn't",
}
_OPENERS = frozenset(
    "and but so also then because since however still yet plus well now anyway basically honestly apparently unfortunately sadly obviously clearly although though as that which".split()
)
_LEFT_OUT = frozenset({"conj", "parataxis", "discourse", "vocative", "cc", "mark", "advcl", "punct", "dep"})
_RUDE = frozenset(
    "bloody damn damned fucking fuck shit shitty crap crappy suck sucks sucked stupid idiot idiots useless pathetic rubbish joke wtf hell bullshit ass".split()
)
_WH = frozenset({"where", "when", "why", "how", "what", "which", "whether"})
_POINTING = frozenset({"them", "these", "those", "it"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})


def flipped_failure(customer: Customer) -> str | None:
    """The first failure that the customer reports, as the firm would own it, without a full stop: "we charged you twice"."""
    return next(iter(flipped_failures(customer)), None)


def flipped_failures(customer: Customer) -> list[str]:
    """The failures that the customer reports and that can be flipped, the firm's own acts first, each once."""
    ranked = sorted(customer.failures, key=lambda c: (-_weight(c), c.start))
    return list(dict.fromkeys(text for text in map(flipped_clause, ranked) if text is not None))


def regretted(customer: Customer | None) -> tuple[str, Grade]:
    """An apology that names what the customer went through, without a full stop; with a slot where their words can't be turned round."""
    failure = flipped_failure(customer) if customer is not None else None
    if failure is not None:
        that = "" if _OURS.match(failure) else "that "
        return f"I'm sorry {that}{failure}", Grade.REVIEW
    topic = flipped_topic(customer) if customer is not None else None
    if topic is not None and topic.split()[0].lower() in ("your", "our"):
        return f"I'm sorry about the trouble with {topic}", Grade.REVIEW
    return "I'm sorry that {what went wrong}", Grade.NEEDS_FACTS


_OURS = re.compile(r"(?:you|we|your|our)\b", re.IGNORECASE)  # what needs no "that" after "I'm sorry"


_PROMISING = frozenset("promise say tell assure offer guarantee agree advertise quote claim confirm".split())


def _weight(clause: Clause) -> int:
    """The firm's own act first, then what was done to the customer, then what is the matter with a thing."""
    if clause.lemma in _PROMISING and not clause.negated:
        return 0  # what was promised is not what went wrong
    if clause.who is Who.YOU or (clause.subject is not None and is_yours(clause.subject)):
        return 3
    return 2 if clause.passive else 1


def flipped_clause(clause: Clause) -> str | None:
    """A clause of the customer's message with the persons exchanged, its first letter small; None where that is unsafe."""
    words = _run(clause)
    if words is None or clause.subject is None or clause.subject not in words:
        return None
    if clause.tense == "future" or clause.question or any(w.norm in _RUDE for w in words):
        return None
    if _is_opinion(clause) or _is_unfinished(clause) or clause.subject.norm in ("who", "which", "that", "what", "people"):
        return None
    if _is_overstated(clause) or any(_is_misspelt(w) for w in words):
        return None
    if _is_anyone(clause) or (clause.subject.norm == "one" and any(w.norm in _POINTING for w in clause.subject.subtree())):
        return None
    if any(c.dep == "obj" and c not in words for c in clause.verb.children):
        return None  # "I can't open …" without what it was
    if words[0] not in clause.subject.subtree() and (words[0].pos != "ADV" or words[0].norm in _WH):
        return None  # the parser took a neighbour in
    return flipped(words)


_SAYING = frozenset("tell say ask talk explain answer reply claim".split())
_NONE = frozenset("nothing nobody none no never nowhere neither".split())


def _is_overstated(clause: Clause) -> bool:
    """ "You just ignore me", "you can't do nothing": the customer's exasperation, which the firm can't take for what happened."""
    norms = {w.norm for w in clause.words}
    if "not" in norms and norms & _NONE:
        return True
    if clause.who is not Who.YOU or clause.tense != "present" or clause.perfect:
        return False
    return clause.lemma in _SAYING or any(w.norm in ("just", "only", "always", "actually", "literally") for w in clause.words)


def _is_misspelt(word: Word) -> bool:
    """Whether a word is not to be repeated: it is none that we know, and no name."""
    if word.pos not in ("NOUN", "VERB", "ADJ") or not word.norm.isalpha() or not word.text.islower() or word.norm in _SPELT:
        return False
    norm = word.norm
    forms = {norm, word.lemma, word.text, norm[:-1], norm[:-2], norm[:-3], f"{norm[:-3]}e"}
    return not (forms & _named_things()) and not any(map(is_word, forms))


@lru_cache(maxsize=1)
def _named_things() -> frozenset[str]:
    listed = ("customer_things", "jargon_technical", "issue_families", "failure_nouns", "receipts")
    return _NEW_WORDS | frozenset(word for name in listed for line in lexicon.lines(name) for word in line.split())


# Words that are younger than the tables.
_NEW_WORDS = frozenset(
    "app apps inbox username login signup screenshot screenshots uninstall unsubscribe checkout chatbot hoodie preorder selfie esim sim contactless timestamp lawnmower barista online offline livestream "
    "smartwatch earbuds dashcam tote wifi webpage".split()
)


def _is_anyone(clause: Clause) -> bool:
    """ "You can't open it in a new tab": "you" is whoever uses the thing, not the firm."""
    return clause.subject is not None and clause.subject.norm == "you" and clause.modal in ("can", "could", "may", "might")


_OPINIONS = frozenset(
    "terrible ridiculous awful unacceptable bad worst horrible disgusting disgraceful joke shame pathetic poor appalling useless rubbish annoying frustrating disappointing crazy insane "
    "absurd outrageous stupid sad wrong unfair unbelievable shocking mess nightmare disaster nonsense slow great good okay fine".split()
)
_WANT_OBJECT = frozenset("open lose find get use see access send receive have tell give take make put want need".split())
_BARE = frozenset({"nsubj", "nsubj:pass", "aux", "advmod", "punct", "mark", "cc", "discourse"})
_REFERRING = frozenset({"them", "him", "her", "these", "those", "he", "she", "they"})


def _is_opinion(clause: Clause) -> bool:
    """ "This is ridiculous": a judgement of the customer's, which the firm can't say it is sorry for."""
    return clause.verb.pos != "VERB" and (
        clause.lemma in _OPINIONS or any(c.lemma in _OPINIONS for c in clause.verb.children if c.pos in ("ADJ", "NOUN"))
    )


def _is_unfinished(clause: Clause) -> bool:
    """A verb without the object that it needs, a bare noun as its subject, or a pronoun for something named elsewhere."""
    verb, subject = clause.verb, clause.subject
    if verb.lemma in _WANT_OBJECT and not clause.passive and not verb.has("obj", "ccomp", "iobj"):
        return True
    if verb.tag in ("VBN", "VBG", "VB") and not any(c.pos == "AUX" for c in verb.children):
        return True  # "no response provided"
    if verb.pos not in ("VERB", "AUX") and not verb.has("cop"):
        return True  # "two inches too short", of "it is cut crooked and two inches too short"
    if verb.lemma == "do" and not verb.has("obj", "xcomp", "ccomp"):
        return True  # "it does not"
    if verb.pos == "AUX" and not any(c.dep not in _BARE for c in verb.children):
        return True
    if verb.lemma == "tell" and clause.passive and not verb.has("ccomp", "xcomp", "advcl"):
        return True
    if (
        subject is not None
        and subject.pos == "NOUN"
        and subject.tag == "NN"
        and not any(c.i < subject.i and c.dep not in ("compound", "amod", "advmod") for c in subject.children)
    ):
        return True
    return any(w.norm in _REFERRING for w in clause.words)


def _run(clause: Clause) -> list[Word] | None:
    """The words of a clause without those of its neighbours, if they stand together."""
    verb = clause.verb
    dropped: set[int] = set()
    for child in verb.children:
        if child.dep.split(":")[0] in _LEFT_OUT and not (
            child.dep == "advcl" and child.has("mark") and not child.has("nsubj", "nsubj:pass")
        ):
            dropped |= {w.i for w in child.subtree()}
    words = [w for w in verb.subtree() if w.i not in dropped]
    while words and (words[0].norm in _OPENERS or words[0].pos in ("PUNCT", "SYM", "INTJ", "X", "CCONJ")):
        words = words[1:]
    while words and (
        words[-1].pos in ("PUNCT", "SYM", "CCONJ", "SCONJ", "INTJ", "X")
        or words[-1].norm in ("and", "but", "so", "to", "please")
    ):
        words = words[:-1]
    if not 2 <= len(words) <= _LONGEST or any(b.i != a.i + 1 for a, b in pairwise(words)):
        return None
    if any(
        w.text[0] in '@#"“”()' or "http" in w.text or (len(w.text) > 3 and w.text.isupper() and w.pos != "PROPN") for w in words
    ):
        return None
    return words


def flipped(words: list[Word]) -> str:
    """Words of the customer's message with the persons exchanged and the verbs made to agree; the first letter is small."""
    out: list[str] = []
    for nth, word in enumerate(words):
        before = words[nth - 1] if nth else None
        text = _flip(word, before)
        if nth == 0:
            text = _lowered(word, text)
        gap = before is not None and before.end < word.start
        out.append((" " if gap else "") + text)
    return "".join(out)


def _flip(word: Word, before: Word | None) -> str:
    lower = word.text.lower()
    if lower in ("nt", "nt'") and before is not None and before.end == word.start:
        return "n't"
    if lower in ("you", "u", "ya"):
        return "we" if _is_subject(word) else "us"
    if lower in _CONTRACTED and word.pos not in ("ADJ", "NOUN"):
        return _CONTRACTED[lower]
    if lower in _PERSONS and not (lower == "mine" and word.pos == "NOUN"):
        return _PERSONS[lower]
    if lower in _BE and _speaks_of_me(word, before):
        return _BE[lower]
    return _SPELT.get(lower, lower if _is_shouted(word) else word.text)


def _is_shouted(word: Word) -> bool:
    """Whether a word stands in capitals that are no part of it: "THE RESTAURANT", not "PDF"."""
    lower = word.text.lower()
    if len(lower) < 3 or not word.text.isupper() or lower in lexicon.words("acronyms_public"):
        return False
    return word.pos in ("DET", "PRON", "ADP", "AUX") or is_word(lower)


def _is_subject(word: Word) -> bool:
    if word.dep in _SUBJECTS:
        return True
    words = word.sentence.words
    at = word.i - words[0].i
    after = words[at + 1] if at + 1 < len(words) else None
    before = words[at - 1] if at else None
    if before is not None and before.pos in ("VERB", "ADP") and word.dep in ("obj", "iobj", "obl", "nmod"):
        return False
    return after is not None and after.pos in ("VERB", "AUX")


def _speaks_of_me(word: Word, before: Word | None) -> bool:
    """Whether a form of "be" has the customer as its subject."""
    if before is not None and before.norm in ("i", "we"):
        return before.norm == "i"
    if before is not None and before.pos == "ADV":
        words = word.sentence.words
        at = before.i - words[0].i
        return at > 0 and words[at - 1].norm == "i"
    return before is None and any(c.norm == "i" for c in word.head.children)


def _lowered(word: Word, text: str) -> str:
    if word.pos == "PROPN" or (len(word.text) > 1 and word.text[1:] != word.text[1:].lower()):
        return text
    return text[:1].lower() + text[1:]


def flipped_topic(customer: Customer) -> str | None:
    """A noun phrase for what went wrong, for when no clause can be flipped: "your March gym fee"."""
    for clause in customer.failures:
        for word in (clause.subject, clause.verb.child("obj")):
            text = _phrase(word)
            if text is not None:
                return text
    return None


def flipped_matter(customer: Customer) -> str | None:
    """A noun phrase for what the message is about, be it a fault or not: "your booking"."""
    topic = flipped_topic(customer)
    if topic is not None:
        return topic
    weights = customer.issue_weights
    nouns = [w for w in customer.words if w.pos == "NOUN" and w.lemma in weights]
    for word in sorted(nouns, key=lambda w: (-weights[w.lemma], w.i)):
        text = _phrase(word)
        if text is not None and word.lemma not in lexicon.words("relatives") | _COMPANY:
            return text
    return None


def _phrase(word: Word | None) -> str | None:
    """The phrase of a noun, with the persons exchanged, where it begins with a determiner and holds no clause."""
    if word is None or word.pos not in ("NOUN", "PROPN"):
        return None
    words = [w for w in word.subtree() if w.pos not in ("PUNCT", "SYM")]
    together = all(b.i == a.i + 1 for a, b in pairwise(words))
    if not together or len(words) > 8 or words[0].pos not in ("DET", "PRON") or words[0].norm in _INDEFINITE:
        return None
    if any(_is_misspelt(w) for w in words):
        return None
    if any(w.pos in ("VERB", "AUX") or w.norm in _RUDE or w.norm in _REFERRING or w.text.startswith(("@", "#")) for w in words):
        return None
    return flipped(words)


_COMPANY = frozenset("cousin friend colleague neighbor guy girlfriend boyfriend fiance niece nephew boss kid".split())
_INDEFINITE = frozenset("a an no any nobody this that these those another each every some what which all".split())


_ASKED_AUXILIARIES = ASKING - {"am", "did", "does", "must", "shall"}


def flipped_question(question: Question, customer: Customer) -> str | None:
    """A question as the firm would repeat it: "whether you can add gift wrap", "when it will ship". None where that is unsafe."""
    asked_words = [w for w in customer.words if question.start <= w.start < question.end]
    words = [w for w in asked_words if w.pos != "PUNCT"]
    if any(w.text in ",;:–—" for w in asked_words if words and words[0].i < w.i < words[-1].i):
        return None
    at = next((n for n, w in enumerate(words[:5]) if w.norm in _ASKED_AUXILIARIES), None)
    if at is None or at + 2 >= len(words) or len(words) > _LONGEST:
        return None
    asked, auxiliary, rest = words[:at], words[at], words[at + 1 :]
    if asked and asked[0].norm not in ("when", "where", "why", "how", "what", "which", "who"):
        return None
    subject = rest[0]
    if subject.norm not in ("i", "you", "we", "it", "they", "there", "this", "that", "he", "she") or rest[1].norm in (
        "not",
        "please",
    ):
        return None
    if asked and asked[0].norm == "how" and subject.norm == "you" and auxiliary.norm in ("can", "could", "do"):
        return None  # "how do you install it": anyone
    if asked and auxiliary.norm == "do" and subject.norm in ("i", "we") and rest[1].norm in ("do", "go", "get", "find"):
        return " ".join([*(w.text.lower() for w in asked), "to", *(_flip(w, None) for w in rest[1:])])  # "what to do"
    person = _PERSONS.get(subject.norm, "we" if subject.norm == "you" else subject.norm)
    lead = " ".join(["whether"] if not asked else [w.text.lower() if n == 0 else _flip(w, None) for n, w in enumerate(asked)])
    verb = (
        ""
        if auxiliary.norm == "do"
        else " "
        + (
            "are"
            if person == "you" and auxiliary.norm in ("am", "is")
            else "were"
            if person == "you" and auxiliary.norm == "was"
            else auxiliary.norm
        )
    )
    tail = "".join((" " if (rest[n].end < w.start) else "") + _flip(w, rest[n]) for n, w in enumerate(rest[1:]))
    return f"{lead} {person}{verb}{tail}"


_HEADING = re.compile(
    r"(?:(?:re|subject|ref|reference|your ref)\b[^\n]{0,80}|[A-Z][\w ./-]{0,40}\d[\w/-]*)[ \t]*\n[ \t]*\n", re.IGNORECASE
)


def opened(reply: Reply, sentence: str, grade: Grade) -> Rewrite:
    """A rewrite that sets a sentence before the reply's first one, which then begins with a capital."""
    bodies = reply.draft.of("body")
    if not bodies:
        at = reply.draft.point("after-greeting")
        return reply.replace(at, at, f" {sentence}", grade)
    at = bodies[0].start
    if reply.sentences and _HEADING.match(reply.source, at):
        # "Plan 6612908" on a line of its own: the reply begins below it.
        at = next((s.start for s in reply.sentences if s.start > at and s.paragraph > 0), at)
    first = reply.source[at : at + 2]
    if first[:1].islower() and not first[1:].isupper():
        return reply.replace(at, at + 1, f"{sentence} {first[0].upper()}", grade)
    return reply.replace(at, at, f"{sentence} ", grade)
