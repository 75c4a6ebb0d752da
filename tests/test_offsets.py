"""One converter for all doors, against Python's own codecs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replylint.offsets import Offsets, utf16_length

TEXTS = st.text(alphabet=st.sampled_from("ab é\u0301漢\r\n😀🎉\U0010ffff\uffff"), max_size=30)


@given(TEXTS)
def test_every_offset_there_and_back(text: str) -> None:
    offsets = Offsets(text)
    for offset in range(len(text) + 1):
        units = len(text[:offset].encode("utf-16-le")) // 2
        assert offsets.to_utf16(offset) == units
        assert offsets.from_utf16(units) == offset
    assert utf16_length(text) == offsets.to_utf16(len(text))


@given(TEXTS)
def test_the_middle_of_a_pair_is_its_character(text: str) -> None:
    offsets = Offsets(text)
    for offset, character in enumerate(text):
        if character > "\uffff":
            assert offsets.from_utf16(offsets.to_utf16(offset) + 1) == offset


def test_offsets_outside_are_moved_to_the_end() -> None:
    offsets = Offsets("a😀")
    assert (offsets.to_utf16(-1), offsets.to_utf16(9)) == (0, 3)
    assert (offsets.from_utf16(-1), offsets.from_utf16(9)) == (0, 2)
