"""Regret of every sort, apology or not: "sorry", "forgive us", "we regret", "it is regretted", and pity ("it's a shame", "it saddens us", "gutted for you").

`apologies` finds what counts as an apology; this finds whatever takes an apology's place, so that rules can ask what it is aimed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Word, once

Kind = Literal["sorry", "pity", "wish"]

_SORRY = (
    "sorry",
    "apologies",
    "apology",
    "apologize",
    "apolgies",
    "regret",
    "regretted",
    "regrets",
    "forgive",
    "pardon",
    "excuse",
)
_PITY = (
    "regrettable", "shame", "pity", "bummer", "unfortunate", "gutted", "sad", "sadden", "saddened", "saddens", "saddening", "disheartening", "disappointing",
    "deplore", "sympathize", "sympathy", "sympathies", "heartbroken", "dismayed", "distressed",
)  # fmt: skip
# Pity only with "feel" before them: "we feel awful that you …".
FELT = ("awful", "bad", "dreadful", "horrible", "rotten", "terrible")
_WISH = ("wish", "hate", "hope")
_OTHERS = frozenset({"he", "she", "they", "you", "who", "your", "his", "her", "their"})
ANNOUNCING = frozenset({"inform", "say", "advise", "tell", "announce", "report", "confirm", "notify"})
# What may stand between the head and what the regret is for.
_LEAD = frozenset(
    "to hear learn see read think know understand say find note discover that of about for over at very so really truly deeply sincerely most unreservedly , - – course "
    "indeed extremely you us me all also once again much too obviously naturally just a bit here however".split()
)
_LEAD_VERBS = frozenset({"hear", "learn", "see", "read", "think", "know", "understand", "find", "note", "discover"})


@dataclass(frozen=True, slots=True, eq=False)
class Regret(Move):
    """One expression of regret.

    `head` carries it; `kind` is sorry (also apologise, regret), pity (a shame, saddened, regrettable) or wish ("I'd hate for", "we
    hope this hasn't"). `lead` are the words between the head and what it is for ("to hear that"), `rest` what it is for, to the end
    of the sentence. `heard` tells "sorry to hear".
    """

    head: Word
    kind: Kind
    lead: tuple[Word, ...]
    rest: tuple[Word, ...]

    @property
    def heard(self) -> bool:
        """Whether it is regret at hearing something."""
        return any(w.norm in _LEAD_VERBS for w in self.lead)


@once
def regrets(reply: Passage) -> tuple[Regret, ...]:
    """All regret that the writer voices, in text order; not other people's, not what is denied, not "we regret to inform you"."""
    positions, words = reply.positions, reply.words
    heads: dict[int, Kind] = {}
    groups: tuple[tuple[tuple[str, ...], Kind], ...] = ((_SORRY, "sorry"), (_PITY + FELT, "pity"), (_WISH, "wish"))
    for keys, kind in groups:
        for key in keys:
            for at in positions.get(key, ()):
                if at not in heads and _voiced(words[at], kind):
                    heads[at] = kind
    return tuple(_regret(words[at], heads[at]) for at in sorted(heads))


def _voiced(word: Word, kind: Kind) -> bool:
    before = words_before(word, 4)
    near = [w.norm for w in before]
    if kind == "sorry":
        return _says_sorry(word, near)
    if near[:1] in (["your"], ["their"], ["not"], ["no"]) or any(n in ("not", "never", "no") for n in near[:3]):
        return False
    if kind == "wish":
        return (
            near[:1] == ["would"] and near[1:2] in (["i"], ["we"])
            if word.norm == "hate"
            else any(n in ("i", "we") for n in near[:3])
        )
    return _pities(word, near)


def _asks_pardon(word: Word, near: list[str]) -> bool:
    """ "Forgive us", "pardon our dust", "please excuse the wait", "we beg your pardon"; not "excuse me", which only calls."""
    after = [w.norm for w in words_after(word, 2)]
    if word.norm == "pardon" and near[:1] == ["your"]:
        return any(n in ("beg", "ask") for n in near[1:3])
    if word.norm == "excuse" and after[:1] == ["me"] and after[1:] not in (["if"], ["for"]):
        return False
    asked = not near or near[0] in ("please", "do", "kindly", "to", ",", "and", "but", "so") or near[:2] == ["will", "you"]
    return asked and any(n in ("us", "me", "our", "my", "the", "this", "any") for n in after[:1])


def _says_sorry(word: Word, near: list[str]) -> bool:
    if word.norm in ("forgive", "pardon", "excuse"):
        return _asks_pardon(word, near)
    if any(n in ("not", "never", "no", "nothing") for n in near[:3]) or near[:1] in (
        ["feel"],
        ["your"],
        ["an"],
        ["safe"],
        ["a"],
        ["the"],
    ):
        return "an" in near[:1] and any(n in ("owe", "offer", "extend") for n in near)
    if word.norm.startswith("regret"):
        if word.norm == "regretted":
            return any(n in ("is", "are", "been", "be") for n in near) and not any(n in ("you", "they") for n in near)
        if near[:3] in (["of", "matter", "a"], ["of", "source", "a"]):
            return True
        if any(n in _OTHERS for n in near[:2]) or (word.pos == "NOUN" and word.norm != "regrets"):
            return False
        rest = words_after(word, 3)
        return not (rest[:1] and rest[0].norm == "to" and any(w.lemma in ANNOUNCING for w in rest))
    for n in near[:3]:
        if n in _OTHERS:
            return False
        if n in ("i", "we", "my", "our", ",", "and"):
            break
    return True


def _pities(word: Word, near: list[str]) -> bool:
    norm = word.norm
    if norm in ("shame", "pity", "bummer"):
        return any(n in ("a", "real", "great", "such", "what", "terrible", "crying", "big") for n in near[:2])
    if norm in ("sad", "unfortunate", "disappointing", "disheartening", "saddening", "regrettable", "distressed", "dismayed"):
        after = words_after(word, 1)
        if after and after[0].pos in ("NOUN", "PROPN"):
            return False
        if "would" in near[:4]:  # it has not happened
            return False
        return any(n in ("is", "was", "be", "am", "are", "us", "me", "all", "been", "feel") for n in near[:3])
    if word.lemma in FELT:
        return "feel" in near[:2] and any(n in ("i", "we") for n in near[1:4])
    if norm in ("sympathy", "sympathies"):
        return any(n in ("have", "our", "my") for n in near[:2])
    if norm == "sympathize":
        return any(n in ("i", "we", "do") for n in near[:3])
    return not any(n in ("they", "he", "she", "you") for n in near[:3])


def _regret(head: Word, kind: Kind) -> Regret:
    sentence = head.sentence
    words = sentence.words
    at = head.i - words[0].i
    stop = at + 1
    while stop < len(words) and (
        words[stop].norm in _LEAD
        or (words[stop].norm in ("i", "we") and words[stop + 1 : stop + 2] and words[stop + 1].norm == "hear")
    ):
        if words[stop].norm == "you" and stop + 1 < len(words) and not _is_addressee(words, stop):
            break
        if (
            words[stop].text in (",", "-", "–")
            and kind == "sorry"
            and not any(w.norm in ("course", "very") for w in words[at + 1 : stop + 3])
        ):
            break
        stop += 1
    first = at
    while (
        first > 0
        and words[first - 1].text not in (",", ";", ":", "-", "–", "—", ".", "!")
        and words[first - 1].norm not in ("and", "but", "so")
        and at - first < 6
    ):
        first -= 1
    rest = tuple(words[stop:])
    last = words[-1]
    return Regret(words[first].start, last.end, sentence, head, kind, tuple(words[at + 1 : stop]), rest)


def _is_addressee(words: list[Word], at: int) -> bool:
    """ "gutted for you that", "apologies to you": the customer is who it is said to, not the subject of what went wrong."""
    return words[at - 1].norm in ("for", "to", "with") and (
        at + 1 >= len(words) or words[at + 1].norm in ("that", "if", "when", ",", ".", "for", "about", "in", "should")
    )
