"""The score's promises, each as a property, and the numbers that its page tells."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from dataclasses import replace
from math import log
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from replylint.report import Dimension, Needs, Severity
from replylint.score import COLUMNS, WEIGHTS, Credited, Score, Weighed, score, weights

PAGE = Path(__file__).parent.parent / "docs" / "scoring.md"
SIDES = tuple(WEIGHTS)
INTENTS = ("complaint", "problem", "question", "request", "praise", "social")
CODES = ("BLM001", "APO002", "ACT001", "SCR002", "EMP001", "CLR002", "XYZ001")


def wants(intent: str, severity: int = 2, *, apology: float = 0.0, action: float = 0.0) -> Needs:
    return Needs.model_validate(
        {"intent": intent, "severity": severity, "apology": apology, "action": action, "answer": 0.0, "empathy": 0.0}
    )


COMPLAINT = wants("complaint", apology=1.0, action=1.0)


def found(code: str, dimension: str, severity: str = "warning", **more: object) -> Weighed:
    fields: dict[str, object] = {"confidence": 0.9, "evidence": "A", "mode": "existence", "critical": False, "start": 0, **more}
    return Weighed(code=code, dimension=Dimension(dimension), severity=Severity(severity), **fields)  # type: ignore[arg-type]


unit = st.floats(0, 1)
findings = st.lists(
    st.builds(
        Weighed,
        code=st.sampled_from(CODES),
        dimension=st.sampled_from(Dimension),
        severity=st.sampled_from(Severity),
        confidence=unit,
        evidence=st.sampled_from("ABC"),
        mode=st.sampled_from(("existence", "rate", "doc")),
        critical=st.booleans(),
        start=st.integers(0, 500),
        scored=st.booleans(),
    ),
    max_size=12,
)
# Few of random findings are free of errors, and much happens only there.
mild = findings.map(lambda fs: [replace(f, severity=Severity.INFO) if f.severity is Severity.ERROR else f for f in fs])
some_findings = st.one_of(findings, mild)
some_credits = st.lists(
    st.builds(
        Credited,
        code=st.sampled_from(("CRD001", "CRD002", "CRD007", "GEN001", "GEN002")),
        dimension=st.sampled_from(Dimension),
        confidence=unit,
        value=unit,
        start=st.integers(0, 500),
    ),
    max_size=6,
)
some_needs = st.one_of(
    st.none(),
    st.builds(wants, st.sampled_from(INTENTS), st.integers(0, 4), apology=unit, action=unit),
)
some_words = st.integers(0, 400)
setting = st.fixed_dictionaries(
    {
        "needs": some_needs,
        "has_times": st.booleans(),
        "quality": st.none() | st.floats(-2, 8),
        "unscored": st.frozensets(st.sampled_from(Dimension), max_size=3),
    }
)


def points(result: Score) -> float:
    return result.impression + sum(loss.points for d in result.dimensions for loss in (*d.losses, *d.credits))


@given(some_findings, some_credits, some_words, setting, st.data())
def test_taking_a_finding_away_never_lowers_the_score(fs, cs, words, how, data):
    assume(fs)
    index = data.draw(st.integers(0, len(fs) - 1))
    before = score(fs, cs, words=words, **how)
    after = score(fs[:index] + fs[index + 1 :], cs, words=words, **how)
    assert after.total >= before.total
    assert after.uncapped >= before.uncapped
    assert after.ready >= before.ready


@given(some_findings, some_credits, some_words, setting, st.data())
def test_adding_a_credit_never_lowers_the_score(fs, cs, words, how, data):
    assume(cs)
    index = data.draw(st.integers(0, len(cs) - 1))
    without = score(fs, cs[:index] + cs[index + 1 :], words=words, **how)
    assert score(fs, cs, words=words, **how).total >= without.total


@given(some_findings, some_credits, some_words, some_words, setting)
def test_saying_less_never_raises_the_score(fs, cs, some, more, how):
    few, many = sorted((some, more))
    assert score(fs, cs, words=few, **how).total <= score(fs, cs, words=many, **how).total


@given(some_findings, some_credits, some_words, setting, st.data())
def test_doubting_a_finding_or_grading_it_down_never_lowers_the_score(fs, cs, words, how, data):
    assume(fs)
    index = data.draw(st.integers(0, len(fs) - 1))
    softer = replace(
        fs[index],
        confidence=fs[index].confidence * data.draw(unit),
        severity=data.draw(st.sampled_from([s for s in Severity if s.rank <= fs[index].severity.rank])),
    )
    after = score([*fs[:index], softer, *fs[index + 1 :]], cs, words=words, **how)
    assert after.total >= score(fs, cs, words=words, **how).total


@given(some_findings, some_credits, some_words, setting, st.randoms())
def test_the_order_of_findings_does_not_matter(fs, cs, words, how, random):
    mixed, remixed = list(fs), list(cs)
    random.shuffle(mixed)
    random.shuffle(remixed)
    one, other = score(fs, cs, words=words, **how), score(mixed, remixed, words=words, **how)
    assert (one.total, one.cap, one.ready, one.grade) == (other.total, other.cap, other.ready, other.grade)


@given(some_findings, some_credits, some_words, setting, st.floats(-2, 8))
def test_a_better_impression_never_lowers_the_score(fs, cs, words, how, other):
    worse, better = sorted((how["quality"] or 0.0, other))
    low, high = (score(fs, cs, words=words, **{**how, "quality": quality}) for quality in (worse, better))
    assert low.total <= high.total
    assert 0 <= high.impression <= low.impression <= 3


def test_the_impression_sets_apart_what_has_no_finding() -> None:
    of = {quality: score([], [], words=60, needs=COMPLAINT, quality=quality) for quality in (None, 5.0, 4.0, 2.5, 1.0, -3.0)}
    assert [result.total for result in of.values()] == [100, 100, 100, 98.5, 97, 97]
    assert of[2.5].impression == 1.5
    assert {result.grade for result in of.values()} == {"A"}


@given(some_findings, some_credits, some_words, setting)
def test_points_add_up_to_what_is_missing(fs, cs, words, how):
    result = score(fs, cs, words=words, **how)
    lines = sum(len(d.losses) + len(d.credits) for d in result.dimensions)
    assert points(result) == pytest.approx(100 - result.uncapped, abs=0.05 + 0.005 * lines + 1e-9)
    assert sum(len(d.losses) for d in result.dimensions) == len(fs)
    assert all(loss.points >= 0 for d in result.dimensions for loss in d.losses)
    assert all(gain.points <= 0 for d in result.dimensions for gain in d.credits)


@given(some_findings, some_credits, some_words, setting)
def test_the_parts_agree_with_each_other(fs, cs, words, how):
    result = score(fs, cs, words=words, **how)
    assert 0 <= result.total <= 100
    assert result.total == round(result.total, 1)
    assert isinstance(result.total, float)
    assert 0 <= result.bonus <= 8
    assert result.cap is None or result.total <= result.cap.limit
    assert result.total == (result.uncapped if result.cap is None else min(result.uncapped, result.cap.limit))
    has_error = any(f.severity is Severity.ERROR for f in fs)
    assert result.ready == (words > 0 and not has_error)
    assert not (has_error and result.total > 69)
    assert result.verdict.startswith("Not ready") == (not result.ready)
    assert result.verdict.endswith(".")
    assert result.verdict.count(".") == 1
    assert [d.dimension for d in result.dimensions][:8] == list(SIDES)


@given(some_needs, st.booleans(), st.frozensets(st.sampled_from(Dimension)))
def test_weights_add_up_to_one_and_only_the_unscored_weigh_nothing(needs, timed, unscored):
    w = weights(needs, has_times=timed, unscored=unscored)
    assert sum(w.values()) == pytest.approx(0 if unscored >= set(SIDES) else 1)
    assert {d for d in w if w[d] == 0} == unscored & set(SIDES)


@pytest.mark.parametrize("needs", [None, *map(wants, INTENTS)], ids=["no message", *INTENTS])
@pytest.mark.parametrize("side", SIDES, ids=str)
def test_a_warning_costs_something_in_every_dimension_and_for_every_message(side, needs):
    result = score([found("DEF002", side.value)], [], words=60, needs=needs)
    assert result.total <= 99.5
    assert points(result) > 0


def test_a_weak_first_hit_does_not_shield_a_strong_second():
    weak, strong = found("BLM005", "respect", "info", start=1), found("BLM005", "respect", "warning", start=90)
    both, alone = (score(fs, [], words=60, needs=None) for fs in ([weak, strong], [strong]))
    assert both.total < alone.total
    assert {x.start: x.points for x in both.dimensions[2].losses}[90] > 4


def test_repeats_count_half():
    respect = [
        score([found("X", "respect", start=i) for i in range(n)], [], words=60, needs=None).dimensions[2] for n in (1, 2)
    ]
    assert respect[0].score == pytest.approx(77.5)
    assert respect[1].score == pytest.approx(77.5 * (1 - 0.225 / 2), abs=0.05)


def test_only_rate_rules_are_diluted_by_length():
    def voice(mode: str, words: int) -> float:
        return score([found("SCR002", "voice", mode=mode)], [], words=words, needs=None).dimensions[5].score

    assert voice("rate", 40) == voice("rate", 100) == voice("existence", 400) == 77.5
    assert voice("rate", 200) == pytest.approx(100 - 22.5 / 2, abs=0.06)


def test_credits_give_back_two_fifths_at_most_and_nothing_beside_an_error():
    merits = [Credited("CRD001", Dimension.OWNERSHIP, 1.0, 1.0, 0), Credited("CRD002", Dimension.OWNERSHIP, 1.0, 1.0, 9)]
    warned = score([found("EXC002", "ownership")], merits, words=60, needs=COMPLAINT).dimensions[1]
    assert warned.score == pytest.approx(100 - 22.5 * 0.6)
    wrong = score([found("APO002", "ownership", "error")], merits, words=60, needs=COMPLAINT).dimensions[1]
    assert wrong.score == pytest.approx(46.0)
    assert all(gain.points == 0 for gain in wrong.credits)


def test_repeating_a_kindness_is_worth_less_each_time():
    kind = [Credited("CRD007", Dimension.VOICE, 1.0, 0.2, i) for i in range(20)]
    fault = [found("VOI001", "voice")]
    voice = [score(fault, kind[:n], words=60, needs=None).dimensions[5].score for n in (0, 1, 20)]
    assert voice[1] - voice[0] > (voice[2] - voice[1]) > 0


@pytest.mark.parametrize(("count", "limit"), [(1, 69), (2, 49), (3, 34), (4, 34)])
def test_errors_cap_by_their_number(count, limit):
    # Timeliness weighs least, so that the cap shows.
    errors = [found(f"TIM00{i}", "timeliness", "error") for i in range(count)]
    result = score(errors, [], words=60, needs=COMPLAINT)
    assert result.cap is not None
    assert (result.total, result.cap.limit, result.ready) == (limit, limit, False)
    assert "TIM000" in result.cap.reason


def test_the_same_error_twice_is_one_error():
    result = score([found("BLM001", "respect", "error", start=i) for i in (0, 40)], [], words=60, needs=COMPLAINT)
    assert result.cap is not None
    assert result.cap.limit == 69


def test_a_subsumed_finding_is_free_and_no_second_error():
    main = found("ACT001", "resolution", "error")
    under = found("ACT002", "resolution", "error", scored=False)
    one, both = score([main], [], words=60, needs=COMPLAINT), score([main, under], [], words=60, needs=COMPLAINT)
    assert both.total == one.total
    assert both.cap == one.cap
    assert {x.code: x.points for x in both.dimensions[0].losses}["ACT002"] == 0


def test_a_critical_error_caps_harder_and_a_critical_warning_does_not():
    result = score([found("SCR001", "voice", "error", critical=True)], [], words=60, needs=None)
    assert (result.total, result.grade) == (49, "D")
    assert result.cap is not None
    assert result.cap.reason == "a critical error: SCR001"
    assert score([found("SCR001", "voice", critical=True)], [], words=60, needs=None).cap is None


def test_an_unscored_dimension_is_free_but_its_errors_still_cap():
    gone = frozenset({Dimension.VOICE})
    assert score([found("VOI001", "voice")], [], words=60, needs=None, unscored=gone).total == 100
    assert score([found("SCR001", "voice", "error")], [], words=60, needs=None, unscored=gone).total == 69


@pytest.mark.parametrize(
    ("severity", "confidence", "total", "grade"),
    [
        ("warning", 0.4, 90.0, "A"),
        ("warning", 0.404, 89.9, "B"),
        ("warning", 1.0, 75.0, "B"),
        ("error", 0.6, 64.0, "C"),
        ("error", 2 / 3, 60.0, "C"),
        ("error", 0.668, 59.9, "D"),
        ("error", 1.0, 40.0, "D"),
    ],
)
def test_a_grade_begins_at_its_number(severity, confidence, total, grade):
    alone = frozenset(SIDES) - {Dimension.VOICE}
    result = score([found("VOI001", "voice", severity, confidence=confidence)], [], words=60, needs=None, unscored=alone)
    assert (result.total, result.grade) == (total, grade)


def test_findings_that_multiply_share_by_logarithm():
    pair = [found("BLM001", "respect", "error", confidence=1.0), found("ARG003", "respect", "warning", confidence=1.0)]
    big, small = score(pair, [], words=60, needs=None).dimensions[2].losses
    assert (big.code, small.code) == ("BLM001", "ARG003")
    assert big.points / small.points == pytest.approx(log(0.4) / log(0.75), rel=0.01)


GIFT = [Credited("GEN001", Dimension.GENEROSITY, 1.0, 0.6, 0)]


def test_generosity_is_a_bonus_on_a_sound_reply_only():
    flat = [found("VOI001", "voice"), found("EMP001", "listening"), found("ARG002", "respect"), found("CLR001", "clarity")]
    plain, given_ = score(flat, [], words=60, needs=COMPLAINT), score(flat, GIFT, words=60, needs=COMPLAINT)
    assert given_.total - plain.total == pytest.approx(4.8, abs=0.11)
    assert given_.dimensions[-1].credits[0].points == pytest.approx(-4.8)
    for poor in ([found("DEF001", "resolution", "error")], [found(f"ACT00{i}", "resolution") for i in (2, 4)]):
        assert score(poor, GIFT, words=60, needs=COMPLAINT).bonus == 0
    assert score([], GIFT, words=60, needs=COMPLAINT).total == 100


def test_generosity_never_makes_up_for_all_that_is_lost():
    hint = [found("CLR001", "clarity")]
    plain, given_ = score(hint, [], words=60, needs=COMPLAINT), score(hint, GIFT, words=60, needs=COMPLAINT)
    assert plain.total < given_.total < 100


def test_nothing_said_wins_nothing():
    for needs in (None, COMPLAINT, wants("praise")):
        empty = score([], [], words=0, needs=needs)
        assert (empty.total, empty.grade, empty.ready) == (0, "F", False)
        assert empty.verdict == "Not ready: there is no reply to send."


def test_a_sure_hint_has_a_say_in_the_verdict():
    def verdict(confidence: float, worth: Severity) -> str:
        hint = found("BLM090", "respect", "info", confidence=confidence, worth=worth)
        return score([hint], [], words=60, needs=COMPLAINT).verdict

    assert verdict(0.9, Severity.WARNING) == "Ready, but it could treat the customer with more respect."
    assert verdict(0.5, Severity.WARNING) == verdict(0.9, Severity.INFO) == "Ready to send."


def test_a_few_words_do_not_answer_a_complaint_unless_they_act():
    short = score([], [], words=3, needs=COMPLAINT, gives_nothing=True)
    assert (short.total, short.verdict) == (69, "No errors, but it is too short for what the customer needs.")
    good_enough = score(
        [found("SCR002", "voice"), found("VOI001", "voice"), found("EMP001", "listening")], [], words=60, needs=COMPLAINT
    )
    assert short.total < good_enough.total
    done = [Credited("CRD002", Dimension.RESOLUTION, 0.9, 0.6, 0)]
    assert score([], done, words=3, needs=COMPLAINT, gives_nothing=True).total == 100
    assert score([], [], words=3, needs=COMPLAINT).total == 100
    assert score([], [], words=3, needs=wants("praise"), gives_nothing=True).total == 100


def test_known_times_make_timeliness_weigh_more():
    late = [found("TIM001", "timeliness")]
    assert score(late, [], words=60, needs=COMPLAINT, has_times=True).total < score(late, [], words=60, needs=COMPLAINT).total


# The four replies of the model that the score was designed on.
FOUR_ERRORS = [
    found("BLM001", "respect", "error", evidence="B"),
    found("APO002", "ownership", "error", evidence="B"),
    found("EXC001", "ownership", "error", evidence="B"),
    found("ACT001", "resolution", "error"),
    found("EMP001", "listening"),
    found("HON003", "honesty"),
    found("SCR003", "voice"),
    found("VOI001", "voice"),
    found("SCR002", "voice", "info", evidence="B", mode="rate"),
]


def test_a_reply_that_does_everything_wrong():
    result = score(FOUR_ERRORS, [], words=30, needs=COMPLAINT)
    want = {"resolution": 46, "ownership": 29, "respect": 54, "listening": 78, "honesty": 78, "voice": 57, "clarity": 100}
    assert {d.dimension.value: round(d.score) for d in result.dimensions[:7]} == want
    assert result.uncapped == pytest.approx(55.6, abs=0.5)
    assert (result.total, result.grade, result.ready) == (34, "F", False)


def test_a_reply_without_findings_is_perfect():
    result = score([], [Credited("CRD001", Dimension.OWNERSHIP, 0.9, 0.7, 0), *GIFT], words=45, needs=COMPLAINT)
    assert (result.total, result.grade, result.verdict, result.bonus) == (100, "A", "Ready to send.", 0)


def test_one_blaming_sentence_spoils_a_perfect_reply():
    result = score([found("BLM001", "respect", "error", evidence="B")], [], words=60, needs=COMPLAINT)
    assert result.uncapped == pytest.approx(91.5, abs=0.5)
    assert (result.total, result.grade) == (69, "C")


def test_three_warnings_in_three_dimensions_are_a_b():
    three = [found("ACT002", "resolution"), found("EXC002", "ownership"), found("ARG003", "respect", evidence="B")]
    result = score(three, [], words=60, needs=COMPLAINT)
    assert result.total == pytest.approx(86, abs=1)
    assert (result.grade, result.ready) == ("B", True)


def test_better_replies_to_one_message_score_higher():
    acted = score([], [Credited("CRD002", Dimension.RESOLUTION, 0.9, 0.6, 0)], words=40, needs=COMPLAINT)
    generic = score([found("APO006", "ownership"), found("SCR002", "voice")], [], words=40, needs=COMPLAINT)
    excuse = score([found("EXC001", "ownership", "error", evidence="B")], [], words=40, needs=COMPLAINT)
    blame = score([found("BLM001", "respect", "error"), found("ACT001", "resolution", "error")], [], words=40, needs=COMPLAINT)
    assert acted.total > generic.total > excuse.total > blame.total


@pytest.mark.parametrize(
    ("fs", "verdict"),
    [
        ([], "Ready to send."),
        ([found("CLR002", "clarity", "info")], "Ready to send."),
        ([found("APO006", "ownership")], "Ready, but it could own the problem more plainly."),
        ([found("VOI001", "voice"), found("EXC002", "ownership")], "Ready, but it could own the problem more plainly."),
        (
            [found("BLM001", "respect", "error"), found("ACT001", "resolution", "error")],
            "Not ready: it offers no clear action (ACT001) and blames the customer (BLM001).",
        ),
        (
            [found("ARG001", "respect", "error"), found("ARG003", "respect", "error")],
            "Not ready: it argues with the customer (ARG001, ARG003).",
        ),
        (
            [found("ACT001", "resolution", "error"), found("SCR001", "voice", "error", critical=True)],
            "Not ready: it has a gap left to fill (SCR001) and offers no clear action (ACT001).",
        ),
        (
            FOUR_ERRORS,
            "Not ready: it offers no clear action (ACT001), blames the customer (BLM001), and has 2 more errors.",
        ),
        (
            [found(f"{family}00{i}", side) for family, side in (("ACT", "resolution"), ("EXC", "ownership")) for i in range(8)],
            "No errors, but it should say more plainly what will be done and own the problem more plainly.",
        ),
    ],
)
def test_the_verdict_is_one_plain_sentence(fs, verdict):
    assert score(fs, [], words=60, needs=COMPLAINT).verdict == verdict


def test_the_examples_of_the_page_are_true():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried > 5
    assert failed == 0


def test_the_weights_of_the_page_are_ours():
    table = PAGE.read_text("utf-8").split("<!-- weights -->")[1].split("<!-- /weights -->")[0]
    head, _, *rows = [re.split(r" *\| *", line.strip("| ")) for line in table.strip().splitlines()]
    assert tuple(head[1:]) == COLUMNS
    assert {Dimension(name): tuple(map(float, ws)) for name, *ws in rows} == WEIGHTS


def test_the_score_needs_no_parser():
    code = "import sys, replylint.score; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PAGE.parent.parent, check=False).returncode == 0
