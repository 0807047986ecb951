"""The rule over the private captures: true runs never refused, corruptions accepted only where they stand there."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from onrecord.fold import fold
from onrecord.verbatim import find, words

FOLDER = os.environ.get("ONRECORD_CAPTURES", "")
RUNS = 30


@pytest.mark.captures
@pytest.mark.skipif(not FOLDER, reason="ONRECORD_CAPTURES names no folder of captures")
def test_the_captures() -> None:
    files = sorted(Path(FOLDER).glob("*.txt"))
    assert files
    for file in files:
        text = file.read_text("utf-8")
        tiles = words(text)
        for start, end in _runs(Random(file.name), tiles):
            assert find(text[start:end], text).state in ("verbatim", "ambiguous"), (start, end)
            _refused(text, start, end)


def _runs(random: Random, tiles: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    starts = [random.randrange(len(tiles) - 40) for _ in range(RUNS)]
    return [(tiles[at][0], tiles[at + random.randint(0, 30)][1]) for at in starts]


def _refused(text: str, start: int, end: int) -> None:
    """A letter of the run's middle changed; a letter of its first and last word left off."""
    quoted = text[start:end]
    middle = len(quoted) // 2
    for false in (f"{quoted[:middle]}zq{quoted[middle:]}", f"x{quoted}", f"{quoted}x"):
        assert not find(false, text), (start, end)
    assert fold(quoted).text in fold(text).text
