"""The difference of two texts: it loses no word of either, and as few words differ as can be."""

from __future__ import annotations

import os
from random import Random

import pytest

from onrecord.diff import wording
from onrecord.diff.wording import differing
from onrecord.fold import fold

CASES = min(20_000, int(os.environ.get("ONRECORD_CASES", "10000")) // 10)
WORDS = ["lamp", "the", "lamp", "boat's", "boat’s", "no", "not", "[…]", "two—three", "sea-wall", "20%", "“gale”", "–"]


def oracle(before: list[str], now: list[str]) -> int:
    """How many words two lists have in common in order, by the table that every textbook fills."""
    row = [0] * (len(now) + 1)
    for one in before:
        last = row
        row = [0]
        for at, other in enumerate(now):
            row.append(last[at] + 1 if one == other else max(row[at], last[at + 1]))
    return row[-1]


def runs(text: str) -> list[str]:
    """The words of a text made of `WORDS`, folded: an em dash parts two, all else white space does."""
    return fold(text.replace("—", "— ")).text.split()


def test_nothing_is_lost_and_nothing_more_is_said() -> None:
    random = Random("word by word")
    for _ in range(CASES):
        before, now = (" ".join(random.choices(WORDS, k=random.randint(1, 14))) for _ in range(2))
        pieces = differing(before, now)
        kept = [piece.text for piece in pieces if piece.act == "same"]
        for text, act in ((before, "removed"), (now, "added")):
            assert runs(" ".join(p.text for p in pieces if p.act in ("same", act))) == runs(text), (before, now)
        assert len(runs(" ".join(kept))) == oracle(runs(before), runs(now)), (before, now)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("The lamp was lit", "The lamp was not lit", ["same The lamp was", "added not", "same lit"]),
        ("lit at dusk", "lit at dawn", ["same lit at", "removed dusk", "added dawn"]),
        ("a b c d", "b x d", ["removed a", "same b", "removed c", "added x", "same d"]),
        ("the keeper's lamp", "the keeper’s  lamp", ["same the keeper’s lamp"]),
        ("a man and is alive", "a man […] and is alive", ["same a man", "added […]", "same and is alive"]),
        ("", "all new", ["added all new"]),
        ("gone", "", ["removed gone"]),
        ("***", "---", ["removed ***", "added ---"]),
        ("", "", []),
    ],
)
def test_a_difference_reads_as_people_would_tell_it(before: str, now: str, said: list[str]) -> None:
    assert [f"{piece.act} {piece.text}" for piece in differing(before, now)] == said


def test_of_two_long_texts_only_the_stretch_between_like_ends_is_another() -> None:
    before = "head " + " ".join(f"old{n}" for n in range(wording.MOST_WORDS + 1)) + " tail"
    now = "head new tail"
    assert [piece.act for piece in differing(before, now)] == ["same", "removed", "added", "same"]
