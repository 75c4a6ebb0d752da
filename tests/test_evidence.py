"""Weighed evidence: what is looked up is what is written out, and what is said names words of the sentence."""

from __future__ import annotations

from typing import Any

import pytest

from replylint import Linter, Severity, belief, cues, evidence, odds
from replylint.reply import Reply
from replylint.rule import Hit

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
        known = {weights.rows[key] for key in map(cues.key_of, evidence.cues(reply, sentence)) if key in weights.rows}
        assert evidence._rows(reply, sentence) == sorted(known)
        assert known


@pytest.mark.parametrize("text", TEXTS)
def test_cues_without_places_are_those_with(text: str) -> None:
    (reply,) = Linter().read_many([text])
    for sentence in reply.sentences:
        known = [cues._of_word(w.norm, w.lemma, w.pos) for w in sentence.words]
        placed = [key for key, _ in cues._constructed(reply, sentence, known)]
        assert sorted(map(str, placed)) == sorted(map(str, cues._unplaced(reply, sentence, known)))


def looked(text: str) -> Reply:
    """A reply at which all rules have had their first look."""
    linter = Linter()
    (reply,) = linter.read_many([text])
    linter.look(reply)
    return reply


@pytest.mark.parametrize("text", TEXTS)
def test_carriers_stand_in_their_sentence(text: str) -> None:
    reply = looked(text)
    for sentence in reply.sentences:
        for fault in evidence.faults():
            words = evidence.carriers(reply, sentence, fault)
            assert len(words) <= 3
            assert all(word in " ".join(sentence.text.split()) for word in words)


def test_a_rebuke_outweighs_thanks() -> None:
    rebuke, _, thanks = (max(belief.beliefs(looked(text))["argumentative"]) for text in TEXTS)
    assert rebuke > belief.SHOWN > belief.BORNE > thanks


def test_quality_follows_the_wording() -> None:
    rude, _, kind = (evidence.quality(looked(text)) for text in TEXTS)
    assert rude is not None and kind is not None  # noqa: PT018
    assert rude + 1 < kind


def test_what_costs_is_named_and_stands_in_the_reply() -> None:
    rude, kind = Linter().lint_many([TEXTS[0], TEXTS[2]])
    assert rude.impression.points > 1.5 > 1 > kind.impression.points
    assert rude.impression.words and not kind.impression.words  # noqa: PT018
    assert all(word in TEXTS[0] for word in rude.impression.words)


def test_beliefs_are_probabilities_and_one_a_sentence() -> None:
    for text in TEXTS:
        reply = looked(text)
        for believed in belief.beliefs(reply).values():
            assert len(believed) == len(reply.sentences)
            assert all(0 <= one <= 1 for one in believed)


def test_a_named_rule_makes_its_fault_more_likely() -> None:
    log_odds = [[-3.0, -3.0], [-4.0, -3.0]]
    in_reply = [-3.0, -3.0]
    alone = belief.signs(log_odds, in_reply, {}, {})[0]
    named = belief.signs(log_odds, in_reply, {0: {1: 0.9}}, {})[0]
    assert odds.probability("fault", named) > odds.probability("fault", alone)
    first, second = belief.shares(log_odds, {0: {1: 0.9}}, 0)
    assert (first < second, second) == (True, 1.0)


def severities(text: str, **settings: Any) -> dict[str, Severity]:
    return {f.code: f.severity for f in Linter(**settings).lint(text).findings}


LONE = "The driver was new and didn't know the area."
MESSAGE = "Could you tell me when the driver comes?"


def test_what_is_not_selected_bears_out_all_the_same() -> None:
    among = f"As I already told you, there is nothing we can do. You failed to read our mail. {LONE}"
    (confidence,) = {f.confidence for f in Linter().lint(among).findings if f.code == "EXC001" and f.text in LONE}
    (only,) = {(f.code, f.confidence) for f in Linter(select=["EXC001"]).lint(among).findings if f.text in LONE}
    assert only == ("EXC001", confidence)


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.9, Severity.ERROR), (0.65, Severity.ERROR), (0.6, Severity.WARNING), (0.05, Severity.INFO)]
)
def test_what_is_in_doubt_counts_less(confidence: float, shown: Severity) -> None:
    (reply,) = Linter().read_many([(LONE, MESSAGE)])
    assert belief.graded(reply, "EXC001", Hit(0, 5, confidence), Severity.ERROR) is shown
    assert belief.graded(reply, "VOI001", Hit(0, 5, confidence), Severity.ERROR) is Severity.ERROR  # no say


def test_what_is_not_believed_is_not_shown() -> None:
    (reply,) = Linter().read_many([(TEXTS[2], MESSAGE)])
    assert belief.graded(reply, "EXC001", Hit(0, 5, 0.1), Severity.ERROR) is None


def test_a_line_without_a_message_keeps_what_a_rule_found() -> None:
    (reply,) = Linter().read_many(["Thank you. It reaches you by Friday."])
    assert belief.graded(reply, "EXC001", Hit(0, 5, 0.1), Severity.WARNING) is Severity.INFO


def test_what_is_shown_is_believed_by_what_it_takes_to_be_shown() -> None:
    """A line alone is shown whatever the evidence says of it, a fault of several sentences begins in a harmless one."""
    alone = "Sorry, which branch was it? And I'm sorry the cash machine kept your card."
    reasons = (
        "Hello Priya,\n\nThank you for your message. The 7.42 never left Reading because somebody had stolen forty metres of signalling "
        "cable overnight.\n\nKind regards,\nCustomer Relations"
    )
    message = "I missed a job interview because the 7.42 didn't run. Not good enough."
    shown = [Linter().lint(alone), Linter().lint(reasons, customer=message)]
    assert all(finding.confidence >= belief.BORNE for report in shown for finding in report.findings)
    (of_both,) = (finding for finding in shown[1].findings if finding.code == "EXC006")
    (reply,) = Linter().read_many([(reasons, message)])
    Linter().look(reply)
    thanks, story = belief.beliefs(reply)["excuse"]
    assert thanks < belief.BORNE < story
    assert of_both.confidence == pytest.approx(story, abs=0.01)


def test_a_severity_that_is_set_stands() -> None:
    assert severities(LONE, severities={"EXC001": Severity.ERROR})["EXC001"] is Severity.ERROR


def test_no_row_of_the_table_is_taken_for_a_remark() -> None:
    assert cues.key_of("# #") in evidence.table().rows
    assert len(evidence.table().rows) == len(evidence.table().weights)
