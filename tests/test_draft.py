"""The draft: offsets that hold, points where something belongs, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.draft import MAX_CHARACTERS, read_draft
from replylint.errors import DraftError
from replylint.report import Zone

SOURCE = (
    "Hi Ana 👋,\r\n\r\n"
    "I’m sorry the lid broke. Order #48213 left again today: https://shop.example/48213\r\n\r\n"
    "Kind regards,\r\nTom Adler\r\nWorkshop\r\n\r\n"
    "On 03/03/2025 10:12, Ana Ruiz wrote:\r\n> The lid broke.\r\n> Ana\r\n"
)


def test_a_mail_from_end_to_end() -> None:
    draft = read_draft(SOURCE)
    assert [(zone.kind, draft.text(zone)) for zone in draft.zones] == [
        ("greeting", "Hi Ana 👋,"),
        ("body", "I’m sorry the lid broke. Order #48213 left again today: https://shop.example/48213"),
        ("number", "#48213"),
        ("url", "https://shop.example/48213"),
        ("signoff", "Kind regards,\r\nTom Adler"),
        ("signature", "Workshop"),
        ("quoted", "On 03/03/2025 10:12, Ana Ruiz wrote:\r\n> The lid broke.\r\n> Ana"),
    ]
    assert draft.masked.strip() == "I'm sorry the lid broke. Order #48213 left again today: Xxxxxxxxxxxxxxxxxxxxxxxxxx"
    assert draft.customer == "The lid broke.\nAna"


def test_offsets_count_code_points_past_an_emoji() -> None:
    draft = read_draft(SOURCE)
    at = draft.masked.index("sorry")
    assert draft.source[at : at + 5] == "sorry"


def test_lines_and_columns_count_from_one() -> None:
    draft = read_draft("😀 ab\r\n\r\ncd\n")
    assert [draft.line_column(offset) for offset in (0, 2, 5, 6, 8, 9, 11)] == [
        (1, 1),
        (1, 3),
        (1, 6),
        (2, 1),
        (3, 1),
        (3, 2),
        (4, 1),
    ]


@given(st.text(alphabet="ab\n\r😀", min_size=1, max_size=60).filter(str.strip))
def test_line_and_column_lead_back_to_the_offset(source: str) -> None:
    draft = read_draft(source)
    lines = source.split("\n")
    for offset in range(len(source) + 1):
        line, column = draft.line_column(offset)
        assert sum(len(text) + 1 for text in lines[: line - 1]) + column - 1 == offset


@pytest.mark.parametrize(
    ("source", "start", "after_greeting", "end"),
    [
        ("Hi Ana,\n\nIt left.\n\nTom", "It left.", "\n\nIt left.", "\n\nTom"),
        ("It left.\n\nTom", "It left.", "It left.", "\n\nTom"),
        ("It left.\n", "It left.", "It left.", "\n"),
        ("@115858 It left.", "It left.", " It left.", ""),
        ("It left. Best, Tom", "It left.", "It left.", " Best, Tom"),
        ("It left.\n\nBest,\nTom\n\nP.S. The lid too.", "It left.", "It left.", "\n\nBest,\nTom\n\nP.S. The lid too."),
        ("Hi Ana,\n\nTom", "\n\nTom", "\n\nTom", "\n\nTom"),
    ],
)
def test_points_where_something_belongs(source: str, start: str, after_greeting: str, end: str) -> None:
    draft = read_draft(source)
    assert source[draft.point("start") :].startswith(start)
    assert source[draft.point("after-greeting") :].startswith(after_greeting)
    assert source[draft.point("end") :] == end or source[draft.point("end") :].startswith(end or "\0")


def test_of_gives_one_kind_in_order() -> None:
    draft = read_draft("See a.com and b.com.")
    assert [draft.text(zone) for zone in draft.of("url")] == ["a.com", "b.com"]
    assert draft.of("quoted") == ()


def test_a_draft_is_frozen_and_compares_by_value() -> None:
    draft = read_draft("It left.")
    assert draft == read_draft("It left.")
    assert draft.zones == (Zone(kind="body", start=0, end=8),)
    with pytest.raises(AttributeError):
        draft.source = ""  # type: ignore[misc]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("", "empty"),
        (" \r\n\t\u00a0\u200b\ufeff\n", "empty"),
        ("> It broke.\n> Ana\n", "quoted history"),
        ("It\x00left.", "NUL at character 3"),
        ("\x01\x02\x03\x04PNG", "control characters"),
        ("It \ud83d left.", "lone surrogate"),
        ("a" * (MAX_CHARACTERS + 1), "200,001 characters; at most 200,000"),
    ],
)
def test_what_is_no_draft_is_refused_in_one_line(source: str, says: str) -> None:
    with pytest.raises(DraftError) as caught:
        read_draft(source)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_stray_control_character_is_forgiven() -> None:
    assert read_draft("It\x08 left\x1f.").masked == "It  left ."


def test_the_longest_draft_is_read() -> None:
    assert len(read_draft("It left. " * (MAX_CHARACTERS // 9)).masked) > 199_000
