"""A passive told by the one who does it: "your ticket will be escalated" becomes "I'll escalate your ticket".

Only the forms that case work is written in: will be done, has been done, is being done. They need no table of inflections: the base
form is the parser's lemma, the participle stands in the text, and the form in -ing is regular in English but for doubled letters.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from replylint.report import Grade, Rewrite

if TYPE_CHECKING:
    from replylint.passage import Word
    from replylint.reply import Reply
    from replylint.scope import Clause

_DOUBLED = frozenset(
    "cancel ship stop refer submit transfer put set plan drop swap get run tag flag scan fit let log label chat".split()
)
_OBJECTS = {
    "i": "me",
    "we": "us",
    "they": "them",
    "he": "him",
    "she": "her",
    "you": "you",
    "it": "it",
    "this": "this",
    "that": "that",
}
_KEPT = frozenset("now also already just currently then first".split())
_LONGEST = 12  # words of a subject that is moved behind its verb


def ing(lemma: str) -> str:
    """The form in -ing of a verb: "issue" becomes "issuing", "ship" becomes "shipping"."""
    if lemma in _DOUBLED:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return f"{lemma[:-1]}ing"
    return f"{lemma}ing"


def first_person(reply: Reply, clause: Clause, end: str = "") -> Rewrite | None:
    """The clause with "I" as its subject, to be read first; `end` is put after the sentence's last word.

    None for what has another doer, is denied or supposed, or is built in another way.
    """
    said = _said(reply, clause)
    if said is None:
        return None
    start, words = said
    verb, sentence = clause.verb, clause.sentence
    if not end:
        return reply.replace(start, _particle(verb).end, words, Grade.REVIEW)
    if clause.modal is None:
        return None
    last = next(w for w in reversed(sentence.words) if w.pos != "PUNCT")
    if last.i < verb.i:
        return None
    return reply.replace(start, last.end, words + reply.source[_particle(verb).end : last.end] + end, Grade.NEEDS_FACTS)


def _said(reply: Reply, clause: Clause) -> tuple[int, str] | None:
    subject, verb = clause.subject, clause.verb
    if not clause.passive or clause.negated or clause.conditional or clause.question or subject is None or verb.tag != "VBN":
        return None
    if clause.modal not in (None, "will", "shall") or subject.norm in ("which", "that", "who", "there", "what"):
        return None
    noun = [w for w in subject.subtree() if w.i <= subject.i or w.i < verb.i]
    if any(b.i != a.i + 1 for a, b in pairwise(noun)) or len(noun) > _LONGEST or any(w.pos in ("VERB", "AUX") for w in noun):
        return None
    between = [w for w in verb.sentence.words if noun[-1].i < w.i < verb.i]
    if any(w.pos not in ("AUX", "ADV") for w in between) or _has_doer(verb):
        return None
    if any(c.dep == "conj" and c.pos in ("VERB", "AUX") and not c.has("nsubj") for c in verb.children):
        return None  # "has been logged and will be fixed": the second verb would lose its subject
    words = verb.sentence.words
    after = words[verb.i - words[0].i + 1 :]
    if after and after[0].norm in ("into", "at", "after", "upon") and (len(after) < 2 or after[1].pos == "PUNCT"):
        return None  # "is being looked into"
    tense = [w.norm for w in between if w.pos == "AUX"]
    form = _form(tense, verb)
    if form is None:
        return None
    auxiliary, participle = form
    kept = "".join(f" {w.text}" for w in between if w.norm in _KEPT)
    thing = _OBJECTS.get(subject.norm) if len(noun) == 1 else None
    if thing is None:
        thing = reply.source[noun[0].start : noun[-1].end]
        if noun[0].pos != "PROPN" and noun[0].text[1:].islower():
            thing = thing[0].lower() + thing[1:]
    particle = _particle(verb)
    moved = "" if particle is verb else f" {particle.text}"
    short = len(noun) == 1 and noun[0].norm in _OBJECTS
    phrase = f"{thing}{moved}" if short else f"{moved.strip()} {thing}".strip()
    return noun[0].start, f"{auxiliary}{kept} {participle} {phrase}"


def _form(tense: list[str], verb: Word) -> tuple[str, str] | None:
    if tense in (["will", "be"], ["shall", "be"]):
        return "I'll", verb.lemma
    if tense in (["has", "been"], ["have", "been"]):
        return "I've", verb.text.lower()
    if tense in (["is", "being"], ["are", "being"], ["am", "being"]):
        return "I'm", ing(verb.lemma)
    return None


def _particle(verb: Word) -> Word:
    """ "on" in "passed on", where it follows at once; else the verb."""
    words = verb.sentence.words
    at = verb.i - words[0].i + 1
    return words[at] if at < len(words) and words[at].dep == "compound:prt" else verb


def _has_doer(verb: Word) -> bool:
    return any(c.dep == "obl:agent" for c in verb.children) or any(
        w.norm == "by"
        and not any(c.norm in ("then", "now", "end") or c.text[0].isdigit() or c.pos == "PROPN" for c in [w.head])
        for w in verb.sentence.words
        if verb.i < w.i <= verb.i + 2
    )


# Blame turned into the state of the thing: what to say of one, and of several.
_STATES = {
    **dict.fromkeys(("attach", "upload", "forward"), ("didn't come through", "didn't come through")),
    **dict.fromkeys(("enclose", "include"), ("wasn't with your message", "weren't with your message")),
    **dict.fromkeys(("send", "provide", "supply", "submit", "post", "return", "pay", "settle"), ("hasn't reached us yet", "haven't reached us yet")),
    "sign": ("isn't signed yet", "aren't signed yet"),
    **dict.fromkeys(("complete", "fill"), ("isn't complete yet", "aren't complete yet")),
    "confirm": ("isn't confirmed yet", "aren't confirmed yet"),
    "activate": ("isn't active yet", "aren't active yet"),
    "update": ("isn't up to date yet", "aren't up to date yet"),
    "cancel": ("was still active", "were still active"),
}  # fmt: skip
_TO_SEND = frozenset("attach upload forward enclose include send provide supply submit post".split())
_WRONG = frozenset("wrong incorrect invalid mistyped false outdated old".split())
_INPUT = frozenset("enter give provide supply select choose type use order send put write submit pick".split())


def state_of(reply: Reply, verb: Word) -> str | None:
    """What is the matter with the thing, without saying who: for "attach" in "you failed to attach the receipt", "the receipt didn't
    come through". It begins small and has no full stop; None where the thing is not named.
    """
    thing = verb.child("obj")
    if thing is None or thing.pos not in ("NOUN", "PROPN") or thing.i < verb.i:
        return None
    words = [w for w in thing.subtree() if w.i <= thing.i or w.dep in ("case", "nmod", "compound", "flat", "nummod")]
    words = [w for w in words if w.pos != "PUNCT"]
    if any(b.i != a.i + 1 for a, b in pairwise(words)) or len(words) > _LONGEST or any(w.pos in ("VERB", "AUX") for w in words):
        return None
    several = thing.tag in ("NNS", "NNPS")
    wrong = [w for w in words if w.norm in _WRONG]
    if wrong:
        if verb.lemma not in _INPUT or words[0].pos not in ("DET", "PRON", "ADJ"):
            return None
        named = " ".join(w.text for w in words if w not in wrong and w.norm not in ("a", "an", "the", "your"))
        return f"the {named} we have {'don’t' if several else 'doesn’t'} seem to be right".replace("’", "'")
    state = _STATES.get(verb.lemma)
    if state is None or words[0].norm in ("any", "no", "a", "an", "all", "enough", "sufficient", "some"):
        return None
    phrase = reply.source[words[0].start : words[-1].end]
    if words[0].pos in ("NOUN", "ADJ"):
        phrase = f"the {phrase}"
    if words[0].pos != "PROPN":
        phrase = phrase[0].lower() + phrase[1:]
    return f"{phrase} {state[several]}"


def asks_for_it(verb: Word) -> str:
    """The sentence that asks for what is not there yet, or nothing."""
    return " Could you send it to me here?" if verb.lemma in _TO_SEND else ""
