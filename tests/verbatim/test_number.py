"""Counting words agrees with finding their places, whatever the marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.fold import TABLE, fold
from onrecord.verbatim import number, words
from onrecord.verbatim.words import count

MARKS = "".join(TABLE.values()) + "ab1%&()?!,;.\x1c\x1f\u0301🌊منارة"


@given(st.text(alphabet=MARKS, max_size=40))
def test_a_count_is_as_many_words_as_have_places(text: str) -> None:
    assert number(text) == count(fold(text).parted)
    if number(text):
        assert number(text) == len(words(text))
