"""Quotations in pieces, and their first words: nothing is shortened without saying so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages import pieces
from onrecord.pages.pieces import Piece

SAMPLES: tuple[tuple[str, list[str], list[str]], ...] = (
    ("the lamp was lit", ["the lamp was lit"], []),
    ("the lamp […] was lit", ["the lamp ", " was lit"], ["[…]"]),
    ("They [the keepers] rowed", ["They ", " rowed"], ["[the keepers]"]),
    ("[T]he lamp went out", ["he lamp went out"], ["[T]"]),
    ("the lmap [sic] was lit", ["the lmap ", " was lit"], ["[sic]"]),
)


@pytest.mark.parametrize(("text", "said", "ours"), SAMPLES)
def test_brackets_are_the_editors(text: str, said: list[str], ours: list[str]) -> None:
    found = pieces.of(text)
    assert [piece.text for piece in found if not piece.by_editor] == said
    assert [piece.text for piece in found if piece.by_editor] == ours


def test_brackets_of_the_source_stay_its_own() -> None:
    assert pieces.of("the lamp [sic] was lit", brackets_are_ours=False) == (Piece("the lamp [sic] was lit"),)


def test_a_line_break_is_a_blank_and_a_no_break_space_stays() -> None:
    assert pieces.of("the lamp\nwas\u00a0lit") == (Piece("the lamp was\u00a0lit"),)


def test_what_is_left_off_is_marked() -> None:
    assert pieces.excerpt("the lamp was lit every night", 12) == "the lamp was […]"
    assert pieces.excerpt("the lamp was lit", 16) == "the lamp was lit"


def test_an_editors_bracket_is_never_parted() -> None:
    assert pieces.excerpt("They [the two old keepers] rowed home", 12) == "They […]"
    assert pieces.excerpt("the lamp […] was lit every night", 13) == "the lamp […]"


@given(st.text(alphabet="ab […]\n", max_size=80), st.integers(5, 40))
def test_the_first_words_are_a_whole_beginning_or_end_in_the_mark(text: str, limit: int) -> None:
    line = pieces.one_line(text)
    found = pieces.excerpt(text, limit)
    kept = found.removesuffix("[…]").rstrip()
    assert found == line or (found.endswith("[…]") and line.replace(" ", "").startswith(kept.replace(" ", "")))
