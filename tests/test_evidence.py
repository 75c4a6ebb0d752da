"""Weighed evidence: what is looked up is what is written out, and what is said names words of the sentence."""

from __future__ import annotations

import pytest

from replylint import Linter, evidence

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
        known = {weights.rows[cue] for cue in evidence.cues(reply, sentence) if cue in weights.rows}
        assert evidence._rows(reply, sentence, weights) == sorted(known)
        assert known


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
