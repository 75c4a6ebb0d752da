"""What a message asks: its questions, the answer that each calls for, and what they are about. Rhetorical ones are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.issues import is_issue
from replylint.passage import Passage, Sentence, Word, once
from replylint.patterns import Phrases
from replylint.scope import ASKING, WH

Wanted = Literal["yes-no", "choice", "when", "where", "who", "how", "how-much", "why", "which", "request"]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One thing that is asked. `start`, `end` are code points in the message, the end excluded.

    `kind` is the answer that it calls for; `request` calls for a step rather than an answer ("could you send the invoice?").
    `lemmas` are the words that name what it is about.
    """

    text: str
    start: int
    end: int
    kind: Wanted
    lemmas: frozenset[str]


_RHETORICAL = Phrases(
    "seriously", "^ really $", "who does that", "what is wrong with you", "are you (lot|guys|people|all|actually|really)? (kidding|joking|serious|having a laugh)", "how hard (can|is|could)", "how dare", "what the (hell|heck|fuck)", "what is the point",
    "is this (a joke|how you)", "why (bother|should i|on earth|do i even)", "how are you", "do you (even|really) (care|think|expect)", "what (kind|sort) of (company|service|firm|business|people)", "are you (taking|having) the",
    "wtf", "how (many|much) (more|longer) (times|do i|must i)", "do you know how (long|hard|much|it feels)", "who (designs|thought|makes|does|came up with)", "you know what", "guess what", "can you believe", "who cares", "what a",
)  # fmt: skip
_ABOUT = "(if|whether|when|where|why|how|what|which|who)"
_INDIRECT = Phrases(
    f"(i|we) (would|want|need|wanted) (like)? to (know|find out|ask|understand|check) {_ABOUT}",
    f"wondering {_ABOUT}",
    f"(i|we) wonder {_ABOUT}",
    f"(can|could|would|please) you? (please)? (tell|let|advise|confirm|explain|clarify|check) (me|us)? know? {_ABOUT}",
    "^ any (idea|ideas|news|update|updates|chance|suggestions|advice|eta)",
    f"question is {_ABOUT}",
)
_AUXILIARIES = ASKING - {"must"}
_JOINERS = frozenset({"and", "or", "but", "so", "also", "then", "plus"})
_ANGER = frozenset("rubbish crap shit hell joke idiots idiot clowns ridiculous pathetic bloody damn fuck fucking".split())
_STEPS = frozenset(
    "add arrange book bring call cancel change check close contact correct credit delete do extend fix forward get give help issue look make move provide put refund remove "
    "replace reply resend reserve reset respond return send ship sort stop switch take transfer unsubscribe update waive".split()
)


@once
def asked(passage: Passage) -> tuple[Question, ...]:
    """All real questions in text order, one for each thing asked: "when will it ship, and can I add a card?" holds two."""
    rhetorical = {m.sentence.index for m in _RHETORICAL.find(passage)}
    indirect = {m.sentence.index: m for m in _INDIRECT.find(passage)}
    found: list[Question] = []
    for sentence in passage.sentences:
        if sentence.index in rhetorical:
            continue
        runs: list[list[Word]] = []
        if sentence.is_question:
            runs = _runs(sentence)
        elif sentence.index in indirect:
            from_word = indirect[sentence.index].words[-1].i
            runs = [[w for w in sentence.words if w.i >= from_word]]
        elif _opens_as_question(sentence.words):
            runs = [sentence.words]
        found.extend(question for run in runs if (question := _question(passage, run)) is not None)
    return tuple(found)


def _opens_as_question(words: list[Word]) -> bool:
    """Whether it reads as a question without its mark: "how do i reset it"."""
    norms = [w.norm for w in words if w.pos != "PUNCT"][:3]
    if len(norms) < 3 or words[-1].text == "!":
        return False
    if norms[0] in ("when", "where", "why", "how", "what", "who") and norms[1] in _AUXILIARIES:
        return norms[2] in ("i", "you", "we", "it", "the", "my", "your", "this", "that", "they", "there", "a")
    return norms[0] in ("do", "does", "can", "could", "is", "are", "will", "would") and norms[1] in (
        "i", "you", "it", "there", "we", "this", "that", "they",
    )  # fmt: skip


def _runs(sentence: Sentence) -> list[list[Word]]:
    """A question split where a joiner or a comma opens another one."""
    words = sentence.words
    cuts = [0]
    for at, word in enumerate(words[:-2]):
        if word.norm in _JOINERS or word.text in (",", ";", "-", "–", "—", "?", ":"):
            one, two = words[at + 1].norm, words[at + 2]
            # "…, and what time is check-out", "and which gate do I use"
            third = words[at + 3].norm if at + 3 < len(words) else ""
            named = one in ("what", "which", "whose") and two.pos == "NOUN" and third in _AUXILIARIES
            opens = (one in WH and (two.norm in _AUXILIARIES or one == "how" or named)) or (
                one in _AUXILIARIES and two.pos in ("PRON", "DET", "NOUN", "PROPN", "VERB") and word.norm != "or"
            )
            if opens and at + 1 - cuts[-1] >= 2:
                cuts.append(at + 1)
    runs = [words[a:b] for a, b in zip(cuts, [*cuts[1:], len(words)])]
    if len(runs) > 1 and not any(w.norm in WH or w.norm in _AUXILIARIES for w in runs[0][:4]):
        runs = [[*runs[0], *runs[1]], *runs[2:]]
    return runs


def _question(passage: Passage, words: list[Word]) -> Question | None:
    while words and (words[0].norm in _JOINERS or words[0].pos == "PUNCT"):
        words = words[1:]
    while words and (words[-1].norm in _JOINERS or words[-1].text in (",", ";", "-", "–", "—")):
        words = words[:-1]
    content = [w for w in words if w.pos not in ("PUNCT", "SYM")]
    if not content or (len(content) < 2 and content[0].norm not in ("why", "when", "where", "how")):
        return None
    if any(w.norm in _ANGER for w in content) or not (_asks(content) or _is_tagged(words)):
        return None
    start, end = words[0].start, words[-1].end
    return Question(passage.text[start:end], start, end, _kind(content), frozenset(w.lemma for w in content if is_issue(w)))


def _is_tagged(words: list[Word]) -> bool:
    """ "It would still be $3, right?"; not what the firm is told of itself."""
    return [w.text for w in words[-3::2]] == [",", "?"] and words[-2].norm in _TAGS and words[0].norm not in ("you", "your")


_TAGS = frozenset({"right", "correct", "yes", "no"})


def _asks(words: list[Word]) -> bool:
    """Whether a run of words asks: an auxiliary or a question word opens it, or it is no more than "any news?"."""
    if len(words) <= 4:
        return True
    opening = [w.norm for w in words[:8]]
    for at, norm in enumerate(opening):
        if norm in _AUXILIARIES and at < 6:
            return at == 0 or opening[at - 1] not in (
                "i",
                "you",
                "we",
                "they",
                "it",
                "he",
                "she",
                "that",
                "this",
                "there",
                "who",
                "which",
            )
        if norm in WH and norm != "which" and at < 6:
            return any(w.norm in _AUXILIARIES or w.pos == "VERB" for w in words[at + 1 : at + 6]) and not (
                norm == "when" and words[at + 1].tag == "VBG"
            )
    return opening[0] in ("any", "anyone", "anybody", "which", "or", "ok", "wondering")


def _kind(words: list[Word]) -> Wanted:
    norms = [w.norm for w in words]
    for at, norm in enumerate(norms[:8]):
        following = norms[at + 1] if at + 1 < len(norms) else ""
        if norm == "how":
            if following in ("long", "soon", "often"):
                return "when"
            return "how-much" if following in ("much", "many", "big", "far", "old", "expensive") else "how"
        if norm == "when" or norm == "where" or norm == "why" or norm == "who":
            return norm  # type: ignore[return-value]
        if norm in ("what", "which"):
            return "when" if following in ("time", "day", "date") else "which"
        if norm in _AUXILIARIES:
            break
    if (
        len(norms) > 2
        and norms[0] in ("can", "could", "would", "will")
        and norms[1] == "you"
        and any(w.lemma in _STEPS for w in words[2:6])
    ):
        return "request"
    if len(norms) > 3 and norms[0] in ("can", "could", "may") and norms[1] in ("i", "we") and norms[2] in ("have", "get"):
        return "request"
    if "any" in norms[:1] and norms[1:2] in (["news"], ["update"], ["updates"], ["eta"]):
        return "when"
    if "or" in norms[2:] and norms[-2:] != ["or", "not"]:
        return "choice"
    return "yes-no"
