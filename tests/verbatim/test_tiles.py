"""Tiles: one a word, of which every character of a text is in just one, wherever the text is cut between two."""

from __future__ import annotations

import os
from itertools import pairwise
from random import Random

import pytest
import verbatim_texts as texts

from onrecord import verbatim

CASES = int(os.environ.get("ONRECORD_CASES", "3000")) // 3
LETTERS = "aaabAB   ..,;!?\"'’-–—…\u200b\u00ad\u0301\n\x1c\u2001[]5£%@/"

CUTS = [
    ("", []),
    ("lit", ["lit"]),
    ("  lit  ", ["  lit  "]),
    ("the lamp", ["the", " lamp"]),
    ("– the – lamp –", ["– the –", " lamp –"]),
    ("dark—so wait…what", ["dark—", "so", " wait…", "what"]),
    ("dark. . . “So", ["dark. . .", " “So"]),
    ("– –", ["– –"]),
    ("the \u200b lamp", ["the", " \u200b lamp"]),
]


@pytest.mark.parametrize(("text", "expected"), CUTS)
def test_a_text_is_cut_so(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_there_are_as_many_as_words_and_they_are_cut_the_same_in_any_run_of_them() -> None:
    random = Random("tiles")
    for number in range(CASES):
        text = any_text(random, number)
        tiles = cut(text)
        assert "".join(tiles) == text
        assert len(tiles) == max(verbatim.number(text), bool(text)), text
        first = random.randrange(len(tiles))
        run = tiles[first : first + random.randint(1, 6)]
        assert cut("".join(run)) == run, (text, run)


def any_text(random: Random, number: int) -> str:
    if number % 2:
        return "".join(random.choices(LETTERS, k=random.randint(1, 40)))
    return texts.segment(random, random.randint(1, 30))


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *verbatim.tiles(text)])]
