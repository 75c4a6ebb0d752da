"""Promises: what the firm says it does, has set going or will do, by how it is put ("we'll look into it", "it has been passed on").

A promise is read off the words before its verb, so that chat English and a broken parse still show who acts and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.move import Move, words_after
from replylint.moves.time import timed
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Match, Phrases
from replylint.scope import MODALS, clause_of, is_asked, is_conditional

Kind = Literal["work", "handover", "contact"]
Form = Literal["future", "going on", "set going", "habit"]

# Activity that says nothing of what is done: looking, working, taking steps.
_WORK = Phrases(
    "<look> ~ (further|deeper|more closely|closely)? (into|in to)",
    "<look> (at|over) (it|this|that|these|matters|things|the (matter|issue|problem|situation|case)|your (case|complaint|request|issue|concern|concerns|feedback|comments))",
    "<have|take> (a|another|one more) ~ (@ADJ)? (look|peek|gander|peep)",
    "<dig|delve> (into|deeper|further)",
    "<investigate|monitor|review|assess|examine|evaluate|explore|consider|reconsider|revisit|reassess|scrutinize|probe|study>",
    "<work> ~ (hard|diligently|closely|tirelessly|away|flat out|around the clock|actively|continuously|internally)? (on|with|towards|toward|behind the scenes)",
    "<work> ~ (hard|diligently|closely|tirelessly|away|flat out|around the clock|actively|continuously|internally)? to (get|fix|resolve|restore|improve|sort|find|correct|solve|rectify|address|have|bring|make|reunite|put|remedy)",
    "<deal> with", "<address|tackle|handle|process|action>", "<attend> to", "<see> about",
    "<take> .. (on board|into consideration|into account|under advisement|up (with|internally))",
    "<take> (all|any|the|whatever|some)? (appropriate|necessary|corrective|relevant|required|further|suitable|immediate|needed|proper) (and @ADJ)? (step|steps|action|actions|measure|measures)", "<take> (steps|action|measures)",
    "<put> (appropriate|necessary|corrective|suitable)? (steps|measures) in place",
    "<see> (what|where|how|whether|if) (i|we|they|it|there|else|more|can|could|the)", "<do> (everything|all|our best|my best|their best|our utmost|what|our level best|the best) .. (can|could|possible|able|power|to|need|needs)?",
    "<keep> (a|an|our|my)? (close|closer|constant|watchful)? eye", "<keep> .. under .. (review|consideration|observation)", "<try|strive|endeavor> (our|my|their)? (best|hardest|utmost)? to (get|fix|resolve|restore|improve|sort|find|correct|solve|rectify|address|do|be|make)",
    "<sort|figure> (it|this|that|things|something|everything) out", "<pull> (strings|out all)", "<turn> (all|every) (stone|stones)", "<get|be> (right)? on (it|to it|the case|top of (it|this))", "<make> (a note|enquiries|inquiries)",
    "<talk|discuss> .. internally", "<learn> (from|lessons)", "<leave> no stone", "<run|go> (it|this|that) (past|by) (the|our|my)",
)  # fmt: skip
# Handing it to others, or writing it down.
_HANDOVER = Phrases(
    "<pass> .. (on|along|over|back|up|upstairs|onto|to)", "<forward|escalate|relay|circulate|log|note|record|register|flag|raise|prioritize>", "<hand> (it|this|that|your _)? (over|on|to)",
    "<share> ~ (this|that|it|your|the|these|all|with|internally|among|across|to)", "<feed> (this|that|it|your _)? back", "<bring> .. to the (attention|notice)", "<route|redirect|transfer|submit> .. (to|internally)",
    "<send> (this|that|it|your|the) ... (to|over|across|up) (our|the|my|their|relevant|appropriate|concerned)",
    "<let> (the|our|my) @NP know", "<make> (the|our|my) ~ .. (team|management|department|manager|developers|colleagues) .. aware", "<put> (it|this|that|your _) .. (forward|across|in front of|on the list|on our list)", "<loop> .. (in|into|back)", "<add> .. to (the|our|my) (list|wishlist|wish list|backlog|feedback|file|queue)", "<speak|talk> to (the|our|my) (team|management|manager|staff|colleagues|department|boss)", "<have> (a)? words? with",
)  # fmt: skip
# Getting in touch, or telling the outcome.
_CONTACT = Phrases(
    "<be> ~ (back)? in (touch|contact)", "<get|come|circle|report|write|revert> ~ back ~ (to|with)?", "<get> in (touch|contact)", "<reach> out ~ (to|with)?", "<follow> up", "<revert>", "<touch> base", "<let> (you|him|her|them|everyone) know", "<keep> (you|everyone) ~ (posted|updated|informed|up to date|in the loop|abreast)",
    "<update|notify|inform|contact|advise|call|ring|phone|email|message|text|tell|reply|respond|answer> (you|to you|back|everyone|here|in kind|affected)?", "<give> you (a|an|another|some) .. (call|ring|shout|bell|update|buzz|answer|nudge|news)", "<drop> you (a|an)", "<provide> (you|an|with|a|further|more|any) .. (update|updates|information|answer|response|feedback)", "<communicate|announce|publish>", "<be> (contacted|informed|notified|advised|told|updated)", "<make> known",
)  # fmt: skip
_KINDS: tuple[tuple[Kind, Phrases], ...] = (("handover", _HANDOVER), ("contact", _CONTACT), ("work", _WORK))

# What stands between the subject and the verb.
_AUXILIARIES = MODALS | frozenset(
    "be is am are was were been being have has had having do does did to going gonna sure certain hope hoping plan planning intend intending try trying aim aiming continue continuing "
    "expect expecting get getting best all both also now currently still just already duly carefully always".split()
)
_FUTURE = frozenset({"will", "shall", "going", "gonna", "'ll"})
_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being", "get", "getting"})
_HAVE = frozenset({"have", "has", "had"})
_UNSURE = frozenset(
    {"can", "could", "may", "might", "would", "should", "must", "ought", "need", "'d", "did", "do", "does", "had"}
)
_SELF = frozenset({"i", "we", "ill", "im", "ive"})


@dataclass(frozen=True, slots=True, eq=False)
class Promise(Move):
    """One promise, from its subject to the end of its verb phrase.

    `kind`: work (looking into it), handover (passed on, noted), contact (will be in touch). `form`: future, going on ("we're
    looking"), set going ("we've passed it on"), habit ("we keep it under review"). `bounded`: a bounded time in its
    sentence or the next. `head` is the verb, `match` its phrase.
    """

    kind: Kind
    form: Form
    passive: bool
    bounded: bool
    head: Word
    subject: Word | None
    match: Match


@once
def promises(reply: Passage) -> tuple[Promise, ...]:
    """All promises in text order; not under an if, asked, denied, or merely possible ("we can look into it")."""
    found: list[Promise] = []
    taken: set[int] = set()
    for kind, phrases in _KINDS:
        for match in phrases.find(reply):
            head = match.words[0]
            if head.i in taken:
                continue
            promise = _promise(reply, kind, match)
            if promise is not None:
                taken.update(w.i for w in match.words)
                found.append(promise)
    return tuple(sorted(found, key=lambda p: p.start))


def _promise(reply: Passage, kind: Kind, match: Match) -> Promise | None:
    head = match.words[0]
    sentence = match.sentence
    if head.pos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") or is_asked(sentence):
        return None
    words = sentence.words
    at = head.i - words[0].i
    between: list[Word] = []
    while at > 0 and (words[at - 1].norm in _AUXILIARIES or words[at - 1].pos in ("AUX", "ADV") or words[at - 1].norm == "not"):
        at -= 1
        between.append(words[at])
    norms = {w.norm for w in between}
    before = words[at - 1] if at > 0 else None
    subject, shared = _subject(reply, head, words, at)
    if shared:
        norms |= _shared(head)
    passive = (head.tag in ("VBN", "VBD", "JJ") and bool(norms & _BE)) or (
        head.norm == "be" and match.words[-1].tag in ("VBN", "VBD")
    )
    form = _form(head, norms, passive, before, subject)
    if form is None or norms & {"not", "never"} or is_conditional(head) or _is_aside(head, match, subject):
        return None
    if not _is_firms(subject, passive, at, words):
        return None
    start = _noun_start(subject).start if subject is not None and 0 <= head.i - subject.i < 12 else words[at].start
    last = match.words[-1]
    return Promise(
        start=start,
        end=max(_phrase_end(last), last.end),
        sentence=sentence,
        kind=kind,
        form=form,
        passive=passive,
        bounded=bounded_near(reply, sentence),
        head=head,
        subject=subject,
        match=match,
    )


def _is_aside(head: Word, match: Match, subject: Word | None) -> bool:
    """What tells of something else: "noted that", "considering leaving", "the fault we are working on"."""
    after = words_after(match.words[-1], 1)
    if (
        after
        and head is match.words[-1]
        and (
            (after[0].norm in ("that", "whether") and head.lemma in ("note", "consider", "record", "flag"))
            or after[0].tag == "VBG"
        )
    ):
        return True
    if head.lemma == "consider" and head.pos != "VERB":
        return True
    if head.dep == "acl:relcl" and head.head is not head and head.head.norm != "something":
        return subject is None or subject.norm not in ("who",)
    return False


def _subject(reply: Passage, head: Word, words: list[Word], at: int) -> tuple[Word | None, bool]:
    """The subject and whether it is shared with a verb before ("we've noted it and passed it on")."""
    before = words[at - 1] if at > 0 else None
    if before is not None and (
        before.norm in _SELF or before.norm in ("you", "they", "it", "this", "that", "which", "who", "he", "she", "these")
    ):
        return before, False
    clause = clause_of(reply, head)
    subject = clause.subject if clause is not None and clause.verb in (head, head.head) else None
    if before is None or before.pos == "PUNCT" or before.norm in ("and", "but", "so", "or", "then", "&", "please"):
        return subject, subject is not None
    if before.pos in ("NOUN", "PROPN", "PRON", "NUM"):
        return (subject if subject is not None and subject.i < head.i else before), False
    return subject, False


def _shared(head: Word) -> set[str]:
    """The auxiliaries of the verb that this one is coordinated with."""
    if head.dep != "conj" or head.head is head:
        return set()
    return {c.norm for c in head.head.children if c.dep in ("aux", "aux:pass")}


def _form(head: Word, norms: set[str], passive: bool, before: Word | None, subject: Word | None) -> Form | None:
    if norms & _FUTURE or (subject is not None and subject.norm in ("ill",)):
        return "future"
    if norms & _UNSURE:
        return "future" if {"should", "expect"} & norms and passive else None
    if head.tag == "VBG" or "being" in norms:
        opens = before is None or before.pos == "PUNCT"
        return "going on" if norms & _BE or "keep" in norms or opens or "being" in norms else None
    if norms & {"to"}:
        return (
            "future"
            if norms & {"hope", "hoping", "plan", "planning", "aim", "intend", "trying", "sure", "going", "continue", "expect"}
            else None
        )
    if passive:
        return "set going" if head.tag in ("VBN", "VBD") else None
    if norms & _HAVE and head.tag in ("VBN", "VBD"):
        return "set going"
    if head.tag == "VBD" and subject is not None:
        return "set going"
    if head.tag in ("VBP", "VBZ") and subject is not None:
        return "habit"
    if head.tag in ("VBD", "VBN") and (before is None or before.pos == "PUNCT"):
        return "set going"
    return None


def _is_firms(subject: Word | None, passive: bool, at: int, words: list[Word]) -> bool:
    """Whether somebody here may be the one who promises: not the customer, nor a subject left out in the middle of a clause."""
    if passive:
        return True
    if subject is None:
        return at == 0 or words[at - 1].pos in ("PUNCT", "CCONJ")
    return subject.norm != "you"


def _noun_start(subject: Word) -> Word:
    """The first word of a noun phrase: its determiner or possessive."""
    first = subject
    words = subject.sentence.words
    at = subject.i - words[0].i
    while (
        at > 0
        and words[at - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM")
        and words[at - 1].norm not in ("it", "this", "you", "we", "i")
    ):
        at -= 1
        first = words[at]
    return first


def _phrase_end(last: Word) -> int:
    """Where the noun phrase or the recipient after a verb phrase ends."""
    end = last.end
    for word in words_after(last, 7):
        if word.pos == "PUNCT" or word.norm in ("and", "but", "so", "which", "because", "as", "once", "when", "if"):
            break
        end = word.end
    return end


_AT = frozenset({"at", "by", "before", "until", "till", "around", "after", "from", "between"})
_HOURS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve half quarter noon lunch dinner breakfast".split()
)
_SAME = frozenset({"day", "evening", "morning", "afternoon", "night", "week", "month"})


@once
def _bounded(reply: Passage) -> frozenset[int]:
    """The sentences with a time that a customer can hold against a clock, or a slot in which the writer puts one."""
    found: set[int] = set()
    words = reply.words
    for word in words:
        if word.i == 0:
            continue
        before = words[word.i - 1].norm
        if (
            (before in _AT and (word.text[0].isdigit() or word.norm in _HOURS))
            or (before in ("same", "that", "this", "every", "each") and word.norm in _SAME)
            or (word.norm in ("daily", "hourly", "weekly"))
            or (before == "by" and len(word.text) > 3 and not word.norm.strip("x"))  # a slot
        ):
            found.add(word.sentence.index)
    return frozenset(found)


def bounded_near(reply: Passage, sentence: Sentence, after: int = 1) -> bool:
    """Whether a time stands in a sentence, or in the next ones, that binds whoever promises."""
    if timed(reply, sentence, 0, after):
        return True
    found = _bounded(reply)
    return bool(found) and any(i in found for i in range(sentence.index, sentence.index + after + 1))
