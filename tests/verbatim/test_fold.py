"""Folding keeps, for every character, the place it came from."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.fold import TABLE, fold

AWKWARD = st.text(
    st.sampled_from("aé eE.…-–—'’\"“\u0301\u0323\u0302\u1112\u1161\u11ab\u00ad\u200b\ufeff\u00a0\n\t\U0001f526\u212b")
)


def test_every_kind_of_change_is_mapped() -> None:
    folded = fold(" \u200bcafe\u0301 \u00ad  so——on.…. \U0001f526")
    assert folded.text == "café so-on… \U0001f526"
    assert folded.stretches() == (
        (2, 3), (3, 4), (4, 5), (5, 7), (7, 11), (11, 12), (12, 13), (13, 15), (15, 16), (16, 17), (17, 20), (20, 21),
        (21, 22),
    )  # fmt: skip
    assert folded.stretch(3, 5) == (5, 11)


def test_an_empty_stretch_has_a_place() -> None:
    assert fold("  a").stretch(0, 0) == (2, 2)
    assert fold("  a ").stretch(1, 1) == (4, 4)


def test_dashes_that_part_words_are_told_from_hyphens() -> None:
    assert fold("a-b–c—d--e").parted == "a-b–c—d—e"


@settings(max_examples=400, deadline=None, derandomize=True)
@given(AWKWARD | st.text())
def test_stretches_are_in_order_and_fold_to_what_they_map(text: str) -> None:
    folded = fold(text)
    stretches = folded.stretches()
    assert len(stretches) == len(folded.text) == len(folded.parted)
    for (start, end), (after, _) in zip(stretches, [*stretches[1:], (len(text), 0)], strict=False):
        assert 0 <= start < end <= len(text)
        assert start <= after
    for index, (start, end) in enumerate(stretches):
        piece = fold(text[start:end]).text
        assert folded.text[index] in (piece or " ")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(AWKWARD | st.text())
def test_folding_is_the_four_steps_one_after_another(text: str) -> None:
    slow = unicodedata.normalize("NFC", text)
    slow = "".join(character for character in slow if character not in TABLE["deleted"])
    slow = "".join(" " if character in TABLE["space"] else character for character in slow)
    slow = " ".join(filter(None, slow.split(" ")))
    for plain, kinds in (("'", ("single",)), ('"', ("double",)), ("-", ("hyphen", "dash", "long"))):
        for kind in kinds:
            slow = "".join(plain if character in TABLE[kind] else character for character in slow)
    while "--" in slow:
        slow = slow.replace("--", "-")
    for dots in ("...", "….", ".…", "……"):
        while dots in slow:
            slow = slow.replace(dots, "…")
    assert fold(text).text == slow.replace("….", "…").replace(".…", "…").replace("……", "…")


def test_the_table_can_be_given_to_a_script() -> None:
    assert json.loads(json.dumps(dict(TABLE))) == TABLE
    every = "".join(TABLE.values())
    assert len(every) == len(set(every))


def test_a_tower_of_marks_is_folded_at_once() -> None:
    assert len(fold("a" + "\u0301\u0323" * 50_000).text) > 99_000
