"""What a rewrite leaves of a sentence, and whether that may stand.

A fault is often cured by taking a clause or a sentence out. That is no cure where the rest says the same in other words, where it
is no clause any more, or where nothing but a handle is left. Seen to here once for all rules, with what all of them found.
Offsets are code points of the source, the end excluded.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from replylint.cut import MARKS, STEP, leans_back, offered, sentence_out
from replylint.evidence import part_log_odds
from replylint.report import Grade, Rewrite
from replylint.scope import Who, clauses_in

if TYPE_CHECKING:
    from replylint.passage import Sentence, Word
    from replylint.reply import Reply
    from replylint.rule import Hit

_STINGING = ("ARG", "BLM", "TRU", "EXC", "DEF")  # families that are about how the customer is treated
_CUTTING = (*_STINGING, "SCR", "EMP")  # families that take clauses out; the others rebuild them
_TONE = "090"  # the end of the codes that speak of a sentence as a whole
# From these log-odds on the words that are left are taken for a fault, too. Low: what stood beside a fault is seldom a kindness,
# and a sentence with slots is offered as well.
_STINGS = {
    "argumentative": -1.8,
    "blame_customer": -2.0,
    "blame_other": -2.0,
    "distrust": -2.0,
    "excuse": -2.0,
    "deflection": -1.0,
    "boilerplate": 0.0,
}
_FEWEST = 5  # words of a clause that says enough to be kept when the one beside it goes
_MOST = 12  # words that may go with the clause beside them when they hurt as well
_HOLLOW = frozenset({"ADV", "PART", "CCONJ", "SCONJ"})
_UNDER = ("advcl", "acl", "ccomp", "xcomp")
_LINKS = frozenset({"punct", "cc", "mark", "discourse", "vocative"})
_TRAILING = ("…", "...")  # the end of a taunt, whatever stands before it
_HALF = 4  # words of a half of a sentence that says something
_ADDRESSED = frozenset({"you", "your", "yours", "yourself", "volunteer", "volunteers"})
_HANDLE = re.compile(r"\s*@\w+[,:]?\s*")
_ASKING = frozenset("why how what where who did do does are is would".split())
_FEW = 3  # words of an answer
_YES = frozenset({"yes", "yep", "yeah", "yup", "correct"})


def sound(reply: Reply, code: str, hit: Hit) -> tuple[Rewrite, ...]:
    """A hit's rewrites without those that leave what may not stand, or with better ones in their place."""
    if not any(r.start < r.end for r in hit.rewrites):
        return hit.rewrites
    return tuple(dict.fromkeys(_dared(reply, r) for rewrite in hit.rewrites for r in _sound(reply, code, hit, rewrite)))


def _dared(reply: Reply, rewrite: Rewrite) -> Rewrite:
    """The same rewrite, to be read first where it takes out the sentence that the next one speaks of."""
    if rewrite.grade is not Grade.SAFE or any(c.isalnum() for c in rewrite.text):
        return rewrite
    for gone, following in pairwise(reply.sentences):
        words = [w for w in gone.words if w.pos != "PUNCT"]
        out = bool(words) and rewrite.start <= words[0].start and words[-1].end <= rewrite.end
        if out and rewrite.end <= following.words[0].end and leans_back(following):
            return rewrite.model_copy(update={"grade": Grade.REVIEW})
    return rewrite


def _sound(reply: Reply, code: str, hit: Hit, rewrite: Rewrite) -> Iterator[Rewrite]:
    first = bisect_right(reply.sentences, rewrite.start, key=lambda s: s.end)
    touched = reply.sentences[first : bisect_left(reply.sentences, rewrite.end, key=lambda s: s.start)]
    if rewrite.start == rewrite.end or len(touched) != 1:
        yield rewrite
        return
    (sentence,) = touched
    taken = {w.i: w for w in sentence.words if rewrite.start <= w.start and w.end <= rewrite.end}
    kept = [w for w in sentence.words if w.i not in taken and w.pos != "PUNCT"]
    if len(rewrite.text.strip()) > 1:
        yield rewrite if kept else _narrowed(reply, sentence, hit, rewrite)
    elif not kept and (rewrite.text.strip() or rewrite.end < sentence.end):  # only the full stop would be left
        yield from offered(sentence_out(reply, sentence, rewrite.grade))
    elif not kept:
        if _is_left_with(reply, sentence):
            if len(hit.rewrites) == 1 or not _says_more(reply, code, hit, sentence):
                yield _narrowed(reply, sentence, hit, rewrite)
        elif len(hit.rewrites) == 1:
            yield reply.replace_sentence(sentence, STEP, Grade.NEEDS_FACTS)
    elif all(w.pos in _HOLLOW for w in kept):
        return  # "obviously not": the rest is no answer
    elif (
        not code.startswith(_CUTTING)
        or rewrite.grade is Grade.SAFE
        or not any(w.pos in ("VERB", "AUX") for w in taken.values())
    ):
        yield rewrite
    elif _is_clause(reply, sentence, kept, taken) and not sentence.text.rstrip().endswith(_TRAILING):
        hurt = _hurt(reply, code, sentence, kept, taken, rewrite)
        if hurt is None:
            if len(kept) >= _FEWEST or _is_under(taken):
                yield rewrite
        elif hurt and len(kept) <= _MOST and not any(c.isdigit() for w in kept for c in w.text):
            whole = sentence_out(reply, sentence, rewrite.grade)
            if whole is not None:
                yield from _sound(reply, code, hit, whole)
            elif len(hit.rewrites) == 1:
                yield reply.replace_sentence(sentence, STEP, Grade.NEEDS_FACTS)


def _narrowed(reply: Reply, sentence: Sentence, hit: Hit, rewrite: Rewrite) -> Rewrite:
    """A whole sentence's rewrite that leaves alone an answer or a link before the fault: "Yes, and read the manual next time"."""
    words = sentence.words
    if len(words) > 2 and words[0].norm in _YES and words[1].text == "," and words[2].norm in ("and", "but"):
        return reply.replace(words[0].end, rewrite.end, f". {rewrite.text}".rstrip(), rewrite.grade)
    answered = _answered(sentence, hit)
    if answered is not None:
        return reply.replace(answered, sentence.end, f". {rewrite.text}".rstrip(), rewrite.grade)
    links = [z for z in reply.draft.of("url") if rewrite.start <= z.start and z.end <= rewrite.end]
    before = [z.end for z in links if z.end <= hit.start]
    if before:
        after = next((w.start for w in words if w.start >= max(before)), rewrite.start)
        return reply.replace(after, rewrite.end, rewrite.text, rewrite.grade)
    if links and rewrite.text:
        return reply.replace(rewrite.start, rewrite.end, f"{rewrite.text} See {reply.draft.text(links[0])}", rewrite.grade)
    return rewrite


def _answered(sentence: Sentence, hit: Hit) -> int | None:
    """Where an answer ends that stands before a question: "not that I know, but why would you want it?"."""
    if not sentence.is_question:
        return None
    for before, word, after in zip(sentence.words, sentence.words[1:], sentence.words[2:]):
        if word.norm == "but" and word.start < hit.end and after.norm in _ASKING and word.i - sentence.words[0].i >= _FEW:
            last = before if before.pos != "PUNCT" else sentence.words[before.i - sentence.words[0].i - 1]
            return last.end if hit.start >= word.start else None
    return None


def _is_left_with(reply: Reply, without: Sentence) -> bool:
    """Whether something is said in the reply besides a sentence: more than a name, a handle or a sign, on its line as well."""
    before = reply.source[: without.start].rpartition("\n")[2]
    after = reply.source[without.end :].partition("\n")[0]
    if _HANDLE.fullmatch(before) and "\n" in reply.source[: without.start] and not after.strip():
        return False
    for sentence in reply.sentences:
        words = [w for w in sentence.words if w.text[0].isalpha() and w.pos != "PROPN"]
        if sentence is not without and (len(words) > 2 or any(w.pos in ("VERB", "AUX") for w in words)):
            return True
    return False


def _says_more(reply: Reply, code: str, hit: Hit, sentence: Sentence) -> bool:
    """Whether the sentence has another half that says something of the matter and hurts nobody: "the valve sticks, so stop writing"."""
    if not code.startswith(_STINGING):
        return False
    ends = [-1, *(n for n, w in enumerate(sentence.words) if w.text in MARKS or w.norm in ("but", "so")), len(sentence.words)]
    for low, high in pairwise(ends):
        part = [w for w in sentence.words[low + 1 : high] if w.pos != "PUNCT"]
        if len(part) < _HALF or any(w.norm in _ADDRESSED for w in part) or not any(w.pos == "NOUN" for w in part):
            continue
        start, end = part[0].start, part[-1].end
        if any(start < other.end and other.start < end for _, other in ((code, hit), *_pointed(reply))):
            continue
        if part[0].pos not in ("SCONJ", "ADP", "CCONJ") and not _is_evident(part_log_odds(reply, sentence, [(start, end)])):
            return True
    return False


def _pointed(reply: Reply) -> list[tuple[str, Hit]]:
    """What the rules found about how the customer is treated, but for what is said of whole sentences."""
    return [(code, hit) for code, hit in reply.hits if code.startswith(_STINGING) and not code.endswith(_TONE)]


def _is_evident(odds: dict[str, float]) -> bool:
    return any(odds[fault] >= least for fault, least in _STINGS.items())


def _is_clause(reply: Reply, sentence: Sentence, kept: list[Word], taken: dict[int, Word]) -> bool:
    """Whether the words that are left hang on a verb of their own with its subject before it, or on a command."""
    own = set()
    for clause in clauses_in(reply, sentence):
        subject = clause.subject
        if clause.imperative or (subject is not None and subject.i < clause.verb.i and subject.i not in taken):
            own.add(clause.verb.i)
    loose = [w for w in kept if (w.head is w or w.head.i in taken) and w.dep not in _LINKS]
    return bool(loose) and all(w.i in own for w in loose)


def _is_under(taken: dict[int, Word]) -> bool:
    """Whether what was taken out hung on what is left, as a relative clause does."""
    first = next((w.norm for _, w in sorted(taken.items()) if w.pos != "PUNCT"), "")
    if first in ("and", "but", "so", "yet"):
        return False
    return all(
        w.dep.startswith(_UNDER)
        for w in taken.values()
        if w.pos in ("VERB", "AUX", "NOUN", "ADJ") and w.head.i not in taken and w.dep not in _LINKS
    ) and not any(w.head is w for w in taken.values())


def _hurt(
    reply: Reply, code: str, sentence: Sentence, kept: list[Word], taken: dict[int, Word], rewrite: Rewrite
) -> bool | None:
    """Whether the words that are left hurt as well: True where a rule says so, or they say what the customer did or must not do, or
    the evidence is strong; False where it is not, but there is some; None where they are harmless.
    """
    spans = [(sentence.start, rewrite.start), (rewrite.end - len(rewrite.text), sentence.end)]
    if not code.startswith(_STINGING):
        others = [
            hit
            for other, hit in reply.hits
            if other.startswith(("ACT", "SCR")) and not other.endswith(_TONE) and hit.start < hit.end
        ]
        stock = part_log_odds(reply, sentence, spans)["vague_action"] >= 0
        hurt = any(hit.start < w.end and w.start < hit.end and hit.start >= sentence.start for hit in others for w in kept)
        return True if stock or (hurt and code.startswith("SCR")) else None
    beside = [hit for _, hit in _pointed(reply) if not rewrite.start <= hit.start < rewrite.end]
    if any(hit.start < w.end and w.start < hit.end for hit in beside for w in kept):
        return True
    for clause in clauses_in(reply, sentence):
        if clause.verb.i in taken:
            continue
        told_off = clause.who is Who.YOU and clause.asserted and clause.modal is None and clause.tense == "past"
        if (clause.imperative and clause.negated) or (told_off and not _is_under(taken)):
            return True
    if max(taken.values(), key=lambda w: w.i).text == ":":
        return None  # a herald: what it announces is another thing
    odds = part_log_odds(reply, sentence, spans)
    return any(odds[fault] >= 0 for fault in _STINGS) if _is_evident(odds) else None
