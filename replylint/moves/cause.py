"""Causes: where a reply says why something went wrong ("due to", "because", "which is why", "our courier let us down")."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.lexicon import words as lexicon
from replylint.moves.failure import FAILURE_ADJECTIVES, FAILURE_NOUNS, failures
from replylint.moves.move import Move, words_after, words_before
from replylint.passage import Passage, Word, once
from replylint.patterns import Match, Phrases
from replylint.scope import is_conditional

_AFTER = Phrases(
    "due to", "owing to", "because of?", "as a (direct)? (result|consequence) of", "in light of", "in view of", "on account of", "thanks to", "down to", "as a result of",
    "(caused|affected|triggered|prompted|explained|impacted|disrupted) by", "<stem|result|arise|come> from", "(reason|cause|problem|culprit) (for|behind|of)? ... (is|was|were|being)",
    "^ (since|as|given) (that)?", "attributable to", "(owed|put) down to", "held up by", "slowed down by", "brought on by", "following (a|an|the|recent|our)",
)  # fmt: skip
_BEFORE = Phrases(
    "(which|that|this) is (the reason)? (why|what caused|the cause|because)", "(which|that|this) (caused|meant|means|led to|resulted in|explains|affected|delayed|has caused|has affected|has delayed)",
    "hence", "(leading|resulting) (to|in)", "(for|that) reason",
)  # fmt: skip
EXTERNAL = frozenset(
    "weather storm snow flood traffic strike strikes holiday holidays pandemic covid covid-19 coronavirus brexit war customs courier carrier supplier vendor manufacturer "
    "bank partner system systems server servers website site software platform provider network update upgrade migration maintenance staff staffing shortage "
    "shortages demand volume volumes circumstances circumstance third-party party logistics port port's supply chain power internet "
    "christmas easter season peak sickness illness absence outage glitch bug computer colleague driver warehouse contractor postal post mail industry economy "
    "inflation government regulation legislation airline airport roadwork roadworks accident fire algorithm technology tech it's".split()
)
_VAGUE = Phrases(
    "(unforeseen|unforseen|unexpected|unavoidable|exceptional|certain|various|unprecedented|extenuating|unusual|extraordinary|unfortunate|other|several|different) "
    "(@ADJ)? <circumstance|reason|issue|factor|event|delay|problem|difficulty|challenge|technicality>",
    "(technical|operational|internal|logistical|logistic|administrative|clerical|system|systems|computer|human|procedural|software|staffing) "
    "<issue|reason|error|problem|difficulty|fault|glitch|challenge|matter|constraint|hiccup>",
    "(beyond|outside|out of) (of)? (our|my|anyone|the) (direct)? <control>", "<reason> beyond", "some <issue|problem|reason|error>", "(a|an) (@ADJ)? (glitch|hiccup|technicality)",
)  # fmt: skip
WORKLOAD = Phrases(
    "(high|higher|large|larger|huge|heavy|increased|increasing|significant|unprecedented|unusual|overwhelming|exceptional|record|massive|sheer|great|greater|big|extreme|elevated) ... "
    "<volume|demand|number|level|amount|influx|quantity|workload|traffic|backlog|interest|call|inquiry|request|ticket|contact|order>",
    "(unprecedented|overwhelming) (demand|response)", "(<influx|surge|spike|flood|backlog|rush|increase|rise|avalanche> of|in) ... <inquiry|request|call|order|email|ticket|contact|message|demand|customer|work>",
    "backlog", "(busy|busiest|peak|hectic|manic|high) (time|period|season|week|month|day|spell|moment|holiday|demand|volume)", "(short|under) (-)? staffed", "understaffed", "short-staffed",
    "<staff|staffing> (shortage|sickness|absence|illness|issue|problem|level|turnover|leave|holiday|constraint)", "(lack|shortage) of (staff|people|personnel|agents|drivers|resources|manpower)",
    "(i|we|team|department|office|agents|staff|everyone|lines|phones) <be> (@ADV)? (@ADV)? (busy|overwhelmed|swamped|snowed|overloaded|stretched|inundated|rushed|flat out|slammed|drowning)",
    "(i|we) (have)? (been)? (@ADV)? (very|extremely|really|so|incredibly|exceptionally|unusually)? (busy|overwhelmed|swamped|inundated|overloaded|stretched|rushed|slammed)",
    "(small|tiny|lean) team", "(off|out) sick", "(limited|reduced|stretched) (staff|staffing|resources|capacity|team|personnel)", "workload", "(many|thousands|hundreds|tons|loads|lots) of ~ <order|inquiry|request|email|ticket|call|message>",
    "(more|longer) ... than (usual|normal|expected|average)", "(higher|busier|longer|slower) than (usual|normal)", "at capacity", "only (one|two|a few) (of us|people|agents|staff)",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Cause(Move):
    """A cause given for something. `start` to `end` covers the marker and the cause.

    `marker` is its words in lower case ("due to"); `external` when the cause is a party or event outside, or the firm's own staff
    and systems spoken of as if outside; `workload` when it is how busy the firm is; `vague` when it names nothing that one could
    check; `failure` when a failure stands in the same sentence or the one before, so that it excuses something.
    """

    marker: str
    words: tuple[Word, ...]
    external: bool
    workload: bool
    vague: bool
    failure: bool


@once
def causes(reply: Passage) -> tuple[Cause, ...]:
    """All causes in text order: those with a marker, and workload or vague causes stated plainly ("we're very busy")."""
    found: list[Cause] = []
    for match in _AFTER.find(reply):
        first, last = match.words[0], match.words[-1]
        if _is_cause_marker(match):
            found.append(_cause(reply, _written(match), first, _run(last)))
    for match in _BEFORE.find(reply):
        first = match.words[0]
        run = _run_back(first)
        if run and _consequence_is_bad(match):
            found.append(_cause(reply, _written(match), run[0], (*run, *match.words)))
    covered = {w.i for c in found for w in c.words}
    for match in (*WORKLOAD.find(reply), *_VAGUE.find(reply)):
        if covered.isdisjoint(w.i for w in match.words) and not is_conditional(match.words[0]):
            words = tuple(_clause_run(match))
            covered.update(w.i for w in words)
            found.append(_cause(reply, "", words[0], words))
    return tuple(sorted(found, key=lambda c: c.start))


def _cause(reply: Passage, marker: str, first: Word, words: tuple[Word, ...]) -> Cause:
    low, high = words[0].i, words[-1].i
    sentence = first.sentence
    heads = [w for w in words if w.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    external = any(w.lemma in EXTERNAL or w.norm in EXTERNAL or w.lemma in lexicon("third_parties") for w in heads)
    workload = any(low <= m.words[0].i <= high for m in WORKLOAD.find_in(reply, sentence))
    vague = any(low <= m.words[0].i <= high for m in _VAGUE.find_in(reply, sentence))
    near = reply.near(sentence, 1, 0)
    failure = (
        any(f.sentence is s for f in failures(reply) for s in near)
        or any(
            w.lemma in FAILURE_NOUNS or w.lemma in FAILURE_ADJECTIVES
            for s in near
            for w in s.words
            if w.pos in ("NOUN", "ADJ", "ADV", "VERB")
        )
        or any(w.norm in ("not", "cannot", "unable") for w in sentence.words)
    )
    start = min(first.start, words[0].start)
    return Cause(start, words[-1].end, sentence, marker, words, external or workload, workload, vague, failure)


def _written(match: Match) -> str:
    return " ".join(w.norm for w in match.words)


def _is_cause_marker(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    norm = first.norm
    if (
        norm == "due"
        and any(w.lemma in ("be", "expect") for w in words_before(first, 1))
        and not any(w.pos in ("NOUN", "PROPN", "PRON", "DET", "ADJ") for w in words_after(last, 1))
    ):
        return False  # "it is due to arrive"
    if norm == "due" and any(w.tag == "VB" for w in words_after(last, 1)):
        return False
    if norm == "since":
        after = words_after(last, 4)
        return not any(
            w.lemma in ("month", "year") or w.norm in ("then", "yesterday", "last") or w.text[0].isdigit() or w.pos == "PROPN"
            for w in after[:2]
        ) and any(w.pos in ("VERB", "AUX") for w in words_after(last, 8))
    if norm == "as" and len(match.words) == 1:
        after = words_after(last, 5)
        return (
            bool(after)
            and after[0].norm
            not in (
                "you",
                "a",
                "per",
                "an",
                "soon",
                "well",
                "for",
                "long",
                "far",
                "much",
                "mentioned",
                "requested",
                "discussed",
                "always",
            )
            and any(w.pos in ("VERB", "AUX") for w in after)
        )
    if norm == "thanks":
        return not any(w.norm in ("you", "your") for w in words_after(last, 2))
    if norm == "down":
        return any(w.lemma in ("be", "come", "put") for w in words_before(first, 2)) or bool(
            any(w.text == "," for w in words_before(first, 1))
        )
    if norm == "following":
        return first.pos != "ADJ"
    return True


_STOPS = frozenset({".", "!", "?", ";", ":", "(", ")", "–", "—"})


def _run(marker: Word) -> tuple[Word, ...]:
    """The words of a cause after its marker: to the comma that opens another clause."""
    words = marker.sentence.words
    at = marker.i - words[0].i
    run: list[Word] = [marker]
    for word in words[at + 1 :]:
        if word.text in _STOPS or word.norm in ("but", "however", "so", "therefore"):
            break
        if word.text == "," and len(run) > 2:
            after = words_after(word, 3)
            if any(
                w.norm
                in (
                    "we",
                    "i",
                    "you",
                    "it",
                    "our",
                    "your",
                    "the",
                    "this",
                    "there",
                    "which",
                    "so",
                    "and",
                    "all",
                    "some",
                    "please",
                )
                for w in after[:1]
            ):
                break
        run.append(word)
    return tuple(run)


def _run_back(marker: Word) -> tuple[Word, ...]:
    words = marker.sentence.words
    at = marker.i - words[0].i
    run: list[Word] = []
    for word in reversed(words[:at]):
        if word.text in _STOPS:
            break
        run.insert(0, word)
    if not run or all(w.pos == "PUNCT" for w in run):
        before = marker.sentence.index
        if before == 0:
            return ()
        return ()
    return tuple(run)


def _consequence_is_bad(match: Match) -> bool:
    return any(
        w.lemma in FAILURE_NOUNS | FAILURE_ADJECTIVES
        or w.norm in ("not", "cannot", "unable", "why", "longer", "twice", "never")
        for w in (*match.words, *words_after(match.words[-1], 14))
    )


def _clause_run(match: Match) -> list[Word]:
    words = match.sentence.words
    at, to = match.words[0].i - words[0].i, match.words[-1].i - words[0].i
    while at > 0 and words[at - 1].text not in (*_STOPS, ",") and words[at - 1].norm not in ("so", "but", "because", "and"):
        at -= 1
    while to + 1 < len(words) and words[to + 1].text not in (*_STOPS, ",") and words[to + 1].norm not in ("so", "but", "and"):
        to += 1
    return words[at : to + 1]
