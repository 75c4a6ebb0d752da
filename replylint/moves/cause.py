"""Causes: where a reply says why something went wrong ("due to", "because", "which is why", "our courier let us down")."""

from __future__ import annotations

from dataclasses import dataclass

from replylint.lexicon import words as lexicon
from replylint.moves.failure import FAILURE_ADJECTIVES, FAILURE_NOUNS, failures
from replylint.moves.move import Move, words_after, words_before
from replylint.moves.repair import repairs
from replylint.passage import Passage, Word, once
from replylint.patterns import Match, Phrases
from replylint.scope import is_conditional

EXTERNAL = lexicon("external_causes")
_MARKERS = Phrases(
    "due to",
    "owing to",
    "because of?",
    "as a direct? (result|consequence) of",
    "in (light|view) of",
    "on account of",
    "thanks to",
    "down to",
    "(caused|affected|triggered|prompted|explained|impacted|disrupted|delayed|hit) by",
    "(stems|stemmed|results|resulted|resulting|arises|arose|arisen) from",
    "(reason|cause|culprit) (for|behind|of)? ... (is|was|were|being)",
    "^ (since|as|given) that?",
    ", (since|as)",
    "attributable to",
    "(held up|slowed down|brought on) by",
    "following (a|an|the|recent|our)",
)
_CONSEQUENCES = Phrases(
    "(which|that|this) is (the reason)? (why|what caused|because)",
    "(which|that|this) (has|have)? (caused|meant|means|led to|resulted in|explains|affected|delayed|slowed)",
    "hence",
    ", (and)? (so|therefore)",
    "(leading|resulting) (to|in)",
    "(for|that) reason",
)
_VAGUE = Phrases(
    "(unforeseen|unforseen|unexpected|unavoidable|exceptional|certain|various|unprecedented|extenuating|unusual|extraordinary|unfortunate|other|"
    "several|different) (@ADJ)? <circumstance|reason|issue|factor|event|delay|problem|difficulty|challenge|technicality>",
    "(technical|operational|internal|logistical|logistic|administrative|clerical|system|systems|computer|human|procedural|software|staffing) "
    "<issue|reason|error|problem|difficulty|fault|glitch|challenge|matter|constraint|hiccup>",
    "(beyond|outside|out of) of? (our|my|anyone|the) direct? <control>",
    "some <issue|problem|reason|error>",
    "(a|an) (@ADJ)? (glitch|hiccup|technicality)",
)
WORKLOAD = Phrases(
    "(high|higher|large|larger|huge|heavy|increased|increasing|significant|unprecedented|unusual|overwhelming|exceptional|record|massive|sheer|"
    "great|greater|big|extreme|elevated) ... <volume|demand|number|level|amount|influx|quantity|workload|traffic|backlog|interest|call|inquiry|"
    "request|ticket|contact|order>",
    "(unprecedented|overwhelming) (demand|response)",
    "<influx|surge|spike|flood|backlog|rush|increase|rise|avalanche> (of|in) ... "
    "<inquiry|request|call|order|email|ticket|contact|message|demand|customer|work>",
    "backlog",
    "(busy|busiest|peak|hectic|manic) (time|period|season|week|month|day|spell|moment|holiday)",
    "(short|under) (-|@PUNCT)? staffed",
    "understaffed",
    "<staff|staffing> (shortage|shortages|sickness|absence|absences|illness|issue|issues|problem|problems|level|levels|turnover|constraint)",
    "(lack|shortage) of (staff|people|personnel|agents|drivers|resources|manpower)",
    "(i|we|team|department|office|agents|staff|everyone|lines|phones) <be|have> ~ (been)? ~ "
    "(busy|overwhelmed|swamped|snowed|overloaded|stretched|inundated|rushed|flat out|slammed|drowning)",
    "(small|tiny|lean|one-person) team",
    "(off|out) sick",
    "(limited|reduced|stretched) (staff|staffing|resources|capacity|team|personnel)",
    "workload",
    "(many|thousands|hundreds|tons|loads|lots) of ~ <order|inquiry|request|email|ticket|call|message>",
    "(more|longer|higher|busier|slower) ... than (usual|normal|expected|average)",
    "at capacity",
)
# What the firm is, said instead of what it will do.
_STANDING = Phrases(
    "(i|we|they|everyone|people|volunteers|staff) ... (just|only|all|unpaid|mere)? (volunteers|volunteer)",
    "(staffed|run|manned|supported|provided|answered|done) (only|mostly|entirely)? by ~ (unpaid)? (volunteers|users)",
    "(we|i) (am|are) ~ (only|just) (a|an|the)? (@ADJ)? <user|person|team|company|business|shop|startup|start-up|human|reseller|agent|messenger>",
    "(we|i) (am|are) (a|an) (small|tiny|new|young|family) <company|business|shop|team|startup|start-up|firm>",
    "in (our|my) (own|spare|free) time",
    "(unpaid|non-profit|nonprofit)",
    "(we|i) (have|has) no (control|authority|say|influence|power) (over|to|in)?",
    "(we|i) (am|are) only human",
)


@dataclass(frozen=True, slots=True, eq=False)
class Cause(Move):
    """A cause given for something. `start` to `end` covers the marker and the cause, and `words` are its words.

    `external` when the cause is a party or an event outside, or the firm's own staff and systems spoken of as if outside; `workload`
    when it is how busy the firm is; `vague` when it names nothing that one could check.
    """

    words: tuple[Word, ...]
    external: bool
    workload: bool
    vague: bool


@once
def causes(reply: Passage) -> tuple[Cause, ...]:
    """All causes in text order: those with a marker, and workload, standing or vague causes stated plainly."""
    found = [
        _cause(reply, (*match.words[:-1], *_run(match.words[-1]))) for match in _MARKERS.find(reply) if _marks_cause(match)
    ]
    for match in _CONSEQUENCES.find(reply):
        before = _run_back(match.words[0])
        if (
            before
            and _is_bad(match)
            and (match.words[-1].norm not in ("so", "therefore") or _is_cause_by_itself(reply, before))
        ):
            found.append(_cause(reply, (*before, *match.words)))
    covered = {w.i for c in found for w in c.words}
    for group in (WORKLOAD, _STANDING, _VAGUE):
        for match in group.find(reply):
            if (
                covered.isdisjoint(w.i for w in match.words)
                and not is_conditional(match.words[0])
                and not _counts_things(match)
            ):
                words = tuple(_clause_run(match))
                covered.update(w.i for w in words)
                found.append(_cause(reply, words))
    return tuple(sorted(found, key=lambda c: c.start))


def _cause(reply: Passage, words: tuple[Word, ...]) -> Cause:
    sentence = words[0].sentence
    named = [w for w in words if w.pos in ("NOUN", "PROPN", "ADJ", "VERB")]
    workload = _within(WORKLOAD, reply, words)
    parties = lexicon("third_parties")
    return Cause(
        start=words[0].start,
        end=words[-1].end,
        sentence=sentence,
        words=words,
        external=workload or any(w.lemma in EXTERNAL or w.norm in EXTERNAL or w.lemma in parties for w in named),
        workload=workload,
        vague=_within(_VAGUE, reply, words),
    )


def _within(phrases: Phrases, reply: Passage, words: tuple[Word, ...]) -> bool:
    low, high = words[0].i, words[-1].i
    if phrases is WORKLOAD:
        return any(low <= m.words[0].i <= high and not _counts_things(m) for m in phrases.find_in(reply, words[0].sentence))
    return any(low <= m.words[0].i <= high for m in phrases.find_in(reply, words[0].sentence))


def _counts_things(match: Match) -> bool:
    """ "a high volume of data": what the product handles, not work for the firm."""
    after = words_after(match.words[-1], 4)
    if not after or after[0].norm != "of":
        return False
    return any(w.lemma in ("data", "message", "storage", "file", "photo", "row", "traffic", "water", "user") for w in after)


def _marks_cause(match: Match) -> bool:
    first, last = match.words[0], match.words[-1]
    norm = first.norm if first.text != "," else match.words[1].norm
    after = words_after(last, 5)
    if norm == "due":  # "it is due to arrive on Monday"
        return not (after and after[0].tag == "VB")
    if norm == "since":
        if any(
            w.lemma in ("month", "year") or w.norm in ("then", "yesterday", "last") or w.text[0].isdigit() or w.pos == "PROPN"
            for w in after[:2]
        ):
            return False
        return _has_verb(last)
    if norm == "as" and len(match.words) == (1 if first.norm == "as" else 2):
        return bool(after) and after[0].norm not in _AS_OTHERWISE and _has_verb(last)
    if norm == "thanks":
        return not any(w.norm in ("you", "your") for w in after[:2])
    if norm == "down":
        return any(w.lemma in ("be", "come", "put") for w in words_before(first, 2))
    return norm != "following" or first.pos != "ADJ"


_AS_OTHERWISE = frozenset(
    {
        "you",
        "a",
        "an",
        "per",
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
        "if",
        "though",
    }
)


def _has_verb(marker: Word) -> bool:
    return any(w.pos in ("VERB", "AUX") for w in words_after(marker, 8))


_STOPS = frozenset({".", "!", "?", ";", ":", "(", ")", "–", "—"})
_OPENERS = frozenset("we i you it our your the this there which so and all some please".split())


def _run(marker: Word) -> tuple[Word, ...]:
    """The words of a cause from its marker on: to the comma that opens another clause."""
    run = [marker]
    for word in words_after(marker, 60):
        if word.text in _STOPS or word.norm in ("but", "however", "so", "therefore"):
            break
        if word.text == "," and len(run) > 2 and any(w.norm in _OPENERS for w in words_after(word, 1)):
            break
        run.append(word)
    return tuple(run)


def _run_back(marker: Word) -> tuple[Word, ...]:
    """The words before a "which is why", back to the last stop."""
    run: list[Word] = []
    for word in words_before(marker, 60):
        if word.text in _STOPS:
            break
        run.insert(0, word)
    return () if all(w.pos == "PUNCT" for w in run) else tuple(run)


def _is_cause_by_itself(reply: Passage, words: tuple[Word, ...]) -> bool:
    """Before a mere "so": something gone wrong, or done outside, and nothing put right."""
    start, end = words[0].start, words[-1].end
    if any(start <= r.start < end for r in repairs(reply)):
        return False
    if any(start <= f.start < end for f in failures(reply)):
        return True
    return any(w.lemma in EXTERNAL or w.lemma in lexicon("third_parties") for w in words if w.pos in ("NOUN", "PROPN"))


def _is_bad(match: Match) -> bool:
    """Whether the consequence is a failure: "which is why it was late"."""
    words = (*match.words, *words_after(match.words[-1], 14))
    return any(w.lemma in FAILURE_NOUNS or w.lemma in FAILURE_ADJECTIVES or w.norm in _NEGATIVE for w in words)


_NEGATIVE = frozenset({"nothing", "wrong", "not", "cannot", "unable", "why", "longer", "twice", "never"})


def _clause_run(match: Match) -> list[Word]:
    words = match.sentence.words
    at, to = match.words[0].i - words[0].i, match.words[-1].i - words[0].i
    while at > 0 and words[at - 1].text not in (*_STOPS, ",") and words[at - 1].norm not in ("so", "but", "because", "and"):
        at -= 1
    while to + 1 < len(words) and words[to + 1].text not in (*_STOPS, ",") and words[to + 1].norm not in ("so", "but", "and"):
        to += 1
    return words[at : to + 1]
