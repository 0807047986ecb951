"""Reprints with small edits are found, parodies with shared phrases are not, and the search leaves none out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations
from random import Random

import pytest
import reprint_texts as texts

from onrecord.reprints import Key, gists, index
from onrecord.reprints.index import PLACES
from onrecord.reprints.likeness import are_alike, words

CASES = int(os.environ.get("ONRECORD_CASES", "10000"))

LAMP = "The lamp at the north pier was out for 20% of the winter, and nobody came to mend it. \U0001f526"
ALIKE = {
    "a space before the sign": LAMP.replace("20%", "20 %"),
    "a spelling corrected": LAMP.replace("winter", "wintre"),
    "an emoji dropped": LAMP.replace(" \U0001f526", ""),
    "two words for one": LAMP.replace("nobody", "no body"),
    "all three at once": LAMP.replace("20%", "20 %").replace("winter", "wintre").replace("\U0001f526", ""),
    "other marks and case": LAMP.upper().replace(",", " –"),
}
UNLIKE = {
    "its last word": LAMP.replace("mend it", "mend ours"),
    "another share": LAMP.replace("20%", "30%"),
    "the sense turned": LAMP.replace("was out", "was never out"),
    "a parody": "The tea at the north pier was out for 20% of the winter, and nobody came to brew it.",
    "a parody with its phrases": "The lamp at the north pier was out of biscuits, and nobody came to mend the kettle.",
    "only its beginning": "The lamp at the north pier was out for 20% of the winter. Ours was not, and we say so.",
}


def reprints(
    texts: Iterable[tuple[Key, str]], asked: Callable[[Key], bool] = lambda _: True
) -> Mapping[Key, tuple[Key, ...]]:
    return index.reprints(((key, gist) for key, text in texts for gist in gists({"c1": text}).values()), asked)


@pytest.mark.parametrize("edit", ALIKE)
def test_a_small_edit_leaves_a_contribution_the_same(edit: str) -> None:
    assert are_alike(words(LAMP), words(ALIKE[edit]))
    assert are_alike(words(ALIKE[edit]), words(LAMP))


@pytest.mark.parametrize("other", UNLIKE)
def test_what_says_something_else_is_another_contribution(other: str) -> None:
    assert not are_alike(words(LAMP), words(UNLIKE[other]))


def test_a_syllable_put_before_a_word_is_no_other_spelling() -> None:
    safe = "Crossing in the dark with one lamp is possible for every keeper here"
    assert not are_alike(words(safe), words(safe.replace("possible", "impossible")))


def test_what_is_short_is_said_by_many() -> None:
    assert reprints([(("one", "c1"), "Thank you for the post."), (("two", "c1"), "Thank you for the post.")]) == {}


def test_one_that_stands_whole_in_a_longer_one_is_found() -> None:
    long = f"I found this in the old log. {LAMP} Then the log goes on about the weather for three pages or so."
    held = reprints([(("log", "c1"), LAMP), (("later", "b2"), long)])
    assert held == {("log", "c1"): (("later", "b2"),), ("later", "b2"): (("log", "c1"),)}


def test_reprints_are_found_and_parodies_are_not() -> None:
    random = Random("reprints")
    for number in range(CASES // 6):
        text = texts.contribution(random, random.choice((9, 12, 16, 20, 30, 60, 120)) + number % 5)
        again, mocked = texts.reprint(random, text), texts.parody(random, text)
        assert are_alike(words(text), words(again)), (text, again)
        assert are_alike(words(again), words(text)), (again, text)
        assert not are_alike(words(text), words(mocked)), (text, mocked)


def test_what_turns_the_sense_is_no_reprint_however_long_the_rest_is() -> None:
    random = Random("turned")
    for number in range(max(len(texts.TURNED) * 5, CASES // 8)):
        text = texts.contribution(random, random.choice((8, 12, 30, 60, 120, 240)) + number % 5)
        one, other = map(words, texts.turned(random, text))
        assert not are_alike(one, other), (one, other)
        assert not are_alike(other, one), (other, one)


def test_a_word_left_out_or_put_in_that_turns_nothing_leaves_a_long_one_the_same() -> None:
    text = texts.contribution(Random("long"), 80)
    assert are_alike(words(text), words(text.replace(" ", " dear ", 1)))


def test_equal_contributions_are_held_as_one() -> None:
    equal = [(("log", f"c{number}"), LAMP) for number in range(3_000)]
    found = reprints(equal)
    assert len(found) == 3_000
    assert {len(others) for others in found.values()} == {PLACES}
    assert {others[0] for key, others in found.items() if key != ("log", "c0")} == {("log", "c0")}


def test_a_thread_of_equal_comments_takes_little_room() -> None:
    code = f"""
from pathlib import Path
from onrecord.reprints import gists
from onrecord.reprints.index import reprints
every = gists({{f"c{{number}}": {LAMP!r} for number in range(20_000)}})
found = reprints((("log", segment), gist) for segment, gist in every.items())
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(len(found), int(most.split()[1]) // 1024)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found, megabytes = map(int, ran.stdout.split())
    assert found == 20_000
    assert megabytes < 250


def test_texts_of_the_same_few_words_are_not_alike() -> None:
    random = Random("few")
    texts = [((f"log{number}", "c1"), " ".join(random.choices(("lamp", "pier", "boat"), k=900))) for number in range(9)]
    assert reprints(texts) == {}


def test_what_nobody_asks_about_is_not_sought() -> None:
    pair = [(("log", "c1"), LAMP), (("later", "c1"), LAMP), (("last", "c1"), ALIKE["a spelling corrected"])]
    assert reprints(pair, lambda key: key == ("other", "c1")) == {}
    assert set(reprints(pair, lambda key: key == ("last", "c1"))[("last", "c1")]) == {("log", "c1"), ("later", "c1")}


def test_the_search_finds_what_comparing_every_pair_finds() -> None:
    random = Random("search")
    for _ in range(max(1, CASES // 4000)):
        held = list(a_corpus(random))
        plain = [(key, words(text)) for key, text in held]
        expected = {(one, other) for (one, a), (other, b) in combinations(plain, 2) if are_alike(a, b)}
        found = {(one, other) for one, others in reprints(held).items() for other in others}
        assert expected, "no reprint in this corpus"
        assert found == expected | {(other, one) for one, other in expected}


def a_corpus(random: Random) -> list[tuple[tuple[str, str], str]]:
    """Sixty contributions; half have a reprint, an excerpt or a parody among them."""
    every = [texts.contribution(random, random.randint(6, 90)) for _ in range(60)]
    makers = (texts.reprint, texts.parody, excerpt)
    every += [random.choice(makers)(random, text) for text in every if len(text.split()) > 12 and random.random() < 0.5]
    return [((f"log{number % 7}", f"c{number}"), text) for number, text in enumerate(every)]


def excerpt(random: Random, text: str) -> str:
    words = text.split()
    start = random.randrange(len(words) // 3)
    return " ".join(words[start : start + max(12, len(words) // 2)])


def test_a_run_that_many_share_leads_to_the_first_of_them() -> None:
    random = Random("copies")
    letter = LAMP.replace("nobody", "no keeper")  # a denial is never another spelling
    copies = [((f"log{number:03}", "c1"), " ".join(texts.corrected(random, letter.split()))) for number in range(90)]
    found = reprints(copies)
    assert len(found) == 90
    assert min(map(len, found.values())) >= PLACES // 2  # two that misspell one word are not alike
