"""Ids of new records: of a form that the dossier takes, and never one that something had."""

from __future__ import annotations

import random
from itertools import cycle

import pytest

from lighthouse import content
from onrecord import values
from onrecord.composing import Exhausted, made_of, minted


def test_a_minted_id_stands_in_no_file() -> None:
    chance, files = random.Random(1), content()
    for issue in ("lamps", "a" * 64, "supply-boats"):
        for _ in range(200):
            made = minted(issue, files, chance.choice)
            assert values.is_id(made)
            assert issue.startswith(made[:-5])
            assert not any(made[-5:].encode() in data for data in files.values())
            assert not set("aeiou01l") & set(made[-4:])


def test_one_that_a_seal_or_a_correction_holds_is_drawn_again() -> None:
    drawn = iter("zzz2zzz3zzz4")
    files = {"seals/a.json": b'{"lamps-zzz2": 1}', "corrections.yaml": b"- about: lamps-zzz3\n"}
    assert minted("lamps", files, lambda _: next(drawn)) == "lamps-zzz4"


def test_one_of_letters_or_digits_alone_is_drawn_again() -> None:
    drawn = iter("zzzz2345zz34")
    assert minted("lamps", {}, lambda _: next(drawn)) == "lamps-zz34"


def test_where_none_is_left_it_says_so() -> None:
    drawn = cycle("zzz2")
    with pytest.raises(Exhausted):
        minted("lamps", {"a.yaml": b"lamps-zzz2"}, lambda _: next(drawn))


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Tone Deaf", "tone-deaf"),
        ("The desk’s “work”, again", "the-desks-work-again"),
        ("Île-aux-Cormes", "ile-aux-cormes"),
        ("منارة", "claim"),
        ("con", "con-claim"),
        ("", "claim"),
        ("taken", "taken-2"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word"),
        ("x" * 300, "x" * 48),
    ],
)
def test_an_id_is_made_of_a_title(title: str, made: str) -> None:
    assert made_of(title, ["taken"], "claim") == made
    assert values.is_id(made)
