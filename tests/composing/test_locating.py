"""Words of a source, however they are typed, are found where they stand and written as they stand there."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator

import pytest

from lighthouse import VAULT, content, loaded
from onrecord import verbatim
from onrecord.composing import Spot, as_printed, copies, nearest, passages, spots

CASES = int(os.environ.get("ONRECORD_CASES", "3000")) // 10
READ = copies(loaded(content()), VAULT).read
EVERY = [(source, segment, text) for source, held in READ.items() for segment, text in held.items()]
PLAIN = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-"})


def runs(seed: int) -> Iterator[tuple[Spot, str, str]]:
    """Runs of whole words, with the contribution each is from and its text."""
    chance = random.Random(seed)
    for _ in range(CASES):
        source, segment, text = chance.choice(EVERY)
        tiles = verbatim.words(text)
        first = chance.randrange(len(tiles))
        last = min(len(tiles) - 1, first + chance.randint(2, 30))
        yield Spot(source, segment), text[tiles[first][0] : tiles[last][1]], text


def test_every_run_of_words_is_found_in_its_contribution() -> None:
    for spot, run, _ in runs(1):
        typed = run.translate(PLAIN).replace("\n\n", "\n")
        if verbatim.find(typed, READ[spot.source][spot.segment]).state != "missing":
            assert spot in spots(typed, READ)
            assert spot in spots(typed, READ, spot.segment)


def test_words_are_written_in_the_characters_of_their_source() -> None:
    told = 0
    for _, run, text in runs(2):
        typed = run.translate(PLAIN)
        found = verbatim.find(typed, text)
        printed = as_printed(typed, text)
        if found:
            told += printed != typed
            assert printed == " ".join(text[found.start : found.end].split())
            assert as_printed(printed, text) == printed
            assert verbatim.find(printed, text).parts == found.parts
        else:
            assert printed == " ".join(typed.split())
    assert told


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the desk is now five desks' work", "the desk is now five desks’ work"),
        ('They call it "remote watching" [...] for not being', "They call it “remote watching” [...] for not being"),
        ("[T]he desk is now five desks' work", "[T]he desk is now five desks' work"),
        ("words that\n nobody said", "words that nobody said"),
    ],
)
def test_marks_stay_as_they_were_typed(typed: str, printed: str) -> None:
    text = READ["the-long-watch"]["b2"] + " " + READ["the-long-watch"]["c3.r1"]
    assert as_printed(typed, text) == printed


def test_what_nobody_sees_is_left_out() -> None:
    assert as_printed("the lamp log of May", "In the lamp\u00ad log\u200b of\nMay") == "the lamp log of May"


@pytest.mark.parametrize(
    ("words", "spot", "state"),
    [
        ("Flour we cannot stretch at all", Spot("the-long-watch", "b4"), "missing"),
        ("Give every station a rowing boat", Spot("dark-towers", "c1.r1"), "missing"),
        ("kept every one of mine. From the noticeboard", None, "crosses-voices"),
    ],
)
def test_the_nearest_contribution_is_told(words: str, spot: Spot | None, state: str) -> None:
    found = nearest(words, READ)
    assert found is not None
    assert found[1].state == state
    assert spot in (None, found[0])


def test_nothing_is_near_where_nothing_was_saved() -> None:
    assert nearest("any words at all", {}) is None
    assert spots("any words at all", {}) == ()


def test_every_passage_is_a_run_of_its_contribution_that_holds_the_words() -> None:
    for asked in ("lamp", "the BOAT", "‘remote watching’".translate({8216: "“", 8217: "”"}), "oil ordering", "🌊"):
        found = passages(asked, READ)
        assert found
        for each in found:
            assert verbatim.stands(each.words, READ[each.spot.source][each.spot.segment])
            assert all(word in each.words.lower() or "“" in each.words for word in asked.lower().split())
    assert passages("  ", READ) == passages("zeppelin", READ) == ()
