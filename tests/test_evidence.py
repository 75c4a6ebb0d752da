"""Weighed evidence: what is looked up is what is written out, and what is said names words of the sentence."""

from __future__ import annotations

from typing import Any

import pytest

from replylint import Linter, Severity, evidence

TEXTS = [
    "You should have read the e-mail we sent on 3 May. Perhaps you did not look, and nobody asked you to guess!",
    "As I told you twice, our courier isn't to blame; the address you gave us was wrong.",
    "Thank you. I've sent a new mug today, and it reaches you by Friday.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_rows_are_those_of_the_cues(text: str) -> None:
    weights = evidence.table()
    (reply,) = Linter().read_many([text])
    for sentence in reply.sentences:
        known = {weights.rows[key] for key in map(evidence.key_of, evidence.cues(reply, sentence)) if key in weights.rows}
        assert evidence._rows(reply, sentence, weights) == sorted(known)
        assert known


@pytest.mark.parametrize("text", TEXTS)
def test_cues_without_places_are_those_with(text: str) -> None:
    (reply,) = Linter().read_many([text])
    for sentence in reply.sentences:
        known = [evidence._of_word(w.norm, w.lemma, w.pos) for w in sentence.words]
        placed = [key for key, _ in evidence._constructed(reply, sentence, known)]
        assert sorted(map(str, placed)) == sorted(map(str, evidence._unplaced(reply, sentence, known)))


@pytest.mark.parametrize("text", TEXTS)
def test_carriers_stand_in_their_sentence(text: str) -> None:
    (reply,) = Linter().read_many([text])
    for weighed in evidence.weigh(reply):
        assert 0 < weighed.probability <= 1
        assert all(weighed.sentence.start <= start < end <= weighed.sentence.end for start, end in weighed.carriers)


def test_a_rebuke_outweighs_thanks() -> None:
    rebuke, _, thanks = ([w.probability for w in evidence.weigh(reply)] for reply in Linter().read_many(TEXTS))
    assert rebuke
    assert not thanks


def severities(text: str, **settings: Any) -> dict[str, Severity]:
    return {f.code: f.severity for f in Linter(**settings).lint(text).findings}


LONE = "The driver was new and didn't know the area."


def test_a_lone_finding_that_the_evidence_does_not_bear_out_counts_less() -> None:
    among = f"As I already told you, there is nothing we can do. You failed to read our mail. {LONE}"
    assert severities(LONE)["EXC001"].rank < severities(among)["EXC001"].rank
    assert severities(among, select=["EXC001"]) == {"EXC001": severities(among)["EXC001"]}  # the others look all the same


def test_a_severity_that_is_set_stands() -> None:
    assert severities(LONE, severities={"EXC001": Severity.ERROR})["EXC001"] is Severity.ERROR


def test_what_the_evidence_knows_nothing_of_is_not_doubted() -> None:
    (reply,) = Linter().read_many([LONE])
    assert evidence.is_doubtful(reply, "EXC001", 0)
    assert not evidence.is_doubtful(reply, "SCR001", 0)
