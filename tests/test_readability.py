"""Readability: the estimate agrees with textstat, textstat is opened only where it is needed, and nothing is ever fetched."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint import readability
from replylint.lexicon import lines
from replylint.readability import MARGIN, estimated_grade, grade, is_above, syllables, syllables_per_word

PLAIN = [
    "your parcel left us on monday and should be with you by friday".split(),
    "if it is not there by then please write back and i will ring the depot".split(),
]
GRAND = [
    "subsequent to the finalisation of your application remuneration will be disbursed following authorisation".split(),
    "supplementary documentation substantiating the expenditure may additionally be requested from the applicant".split(),
]
WORDS = (
    "the refund delivery replacement yesterday and because subscription left apologise table information carrier we moved dates "
    "cancelled happened needed wishes package immediately appointment is for you another engineer morning"
).split()
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=30), min_size=1, max_size=8)


def clean_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("refund", 2),
        ("made", 1),
        ("dates", 1),
        ("places", 2),
        ("moved", 1),
        ("needed", 2),
        ("table", 2),
        ("safely", 2),
        ("doing", 2),
        ("information", 4),
        ("remuneration", 5),
        ("our", 2),
        ("I'm", 1),
        ("PDF", 3),
        ("rhythm", 1),
    ],
)
def test_counts_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.text(min_size=0, max_size=30))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_nothing_has_grade_nought() -> None:
    assert grade([]) == estimated_grade([]) == syllables_per_word([]) == 0.0
    assert estimated_grade([[]]) == 0.0


@settings(deadline=None)  # the first one loads cmudict
@given(SENTENCES)
def test_estimate_is_near_textstat(sentences: list[list[str]]) -> None:
    assert abs(estimated_grade(sentences) - grade(sentences)) < 3


def test_estimate_is_within_the_margin_on_ordinary_text() -> None:
    for text in (PLAIN, GRAND, PLAIN + GRAND):
        assert abs(estimated_grade(text) - grade(text)) < MARGIN + 1.0


def test_grand_words_are_harder_than_plain_ones() -> None:
    assert grade(GRAND) > 14 > 10 > grade(PLAIN)
    assert is_above(GRAND, 10)
    assert not is_above(PLAIN, 10)


def test_clear_cases_do_not_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    def unpaid() -> None:
        raise AssertionError("textstat was opened")

    monkeypatch.setattr(readability, "_textstat", unpaid)
    assert is_above(GRAND, 10)
    assert not is_above(PLAIN, 10)
    with pytest.raises(AssertionError, match="opened"):
        is_above(PLAIN, estimated_grade(PLAIN) + MARGIN / 2)


def test_close_cases_are_decided_by_textstat() -> None:
    exact = grade(PLAIN)
    assert is_above(PLAIN, exact - 0.01)
    assert not is_above(PLAIN, exact + 0.01)


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import sys, replylint.readability; print([m for m in ('textstat', 'cmudict', 'nltk', 'spacy') if m in sys.modules])"
    assert clean_python(code) == "[]"


def test_the_exact_grade_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    readability._textstat.cache_clear()
    assert grade(GRAND) > 10


def test_the_exact_grade_never_loads_nltk() -> None:
    code = "import sys; from replylint.readability import grade; grade([['a', 'plain', 'line', 'here']]); print('nltk' in sys.modules)"
    assert clean_python(code) == "False"


def test_tables_of_plain_words_are_well_formed() -> None:
    for name in ("plain_words", "jargon_codes"):
        entries = [line.split(" = ") for line in lines(name)]
        assert all(len(entry) == 2 and all(entry) for entry in entries)
        grand = [entry[0] for entry in entries]
        assert grand == sorted(set(grand))
        assert not {plain for _, plain in entries} & set(grand)
