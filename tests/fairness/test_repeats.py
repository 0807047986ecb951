"""Quotations that repeat each other are told of, and those that only sound alike are not."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest

from lighthouse import diagnosed
from onrecord import captures
from onrecord.echoes import MOST, echoes

POST = """Friday, 12 April 2019

The lamp log

The lamp was lit at dusk.

2 comments:

  1. The bell rang twice in the fog and the boat came late. Nobody was up. The bell rang twice again at noon, I think.

    ReplyDelete
  2. The bell rang twice, as it does.

    ReplyDelete
"""
FOG = "segment: c1, text: The bell rang twice, suffix: in the fog"
NOON = "segment: c1, text: The bell rang twice, suffix: again at noon"


def said(vault: Path, *quotes: str, at_hand: bool = True) -> list[str]:
    """What `said-twice` says of quotations, each as its fields are written."""
    (vault / "log.txt").write_text(POST)
    digest = hashlib.sha256(POST.encode()).hexdigest()
    ids = ("lamps-7k3m", "lamps-2dpw", "lamps-x9qt")
    listed = [f"  - {{id: {name}, {quote}, kind: testimony}}\n" for name, quote in zip(ids, quotes, strict=False)]
    source = f"title: The log\nkind: blog-thread\ncaptures: [{{file: log.txt, sha256: {digest}}}]\nquotes:\n"
    files = {"dossier.yaml": "title: The log\n", "sources/log.yaml": source + "".join(listed)}
    found = diagnosed({path: text.encode() for path, text in files.items()}, captures.Vault(vault) if at_hand else None)
    return [each.message for each in found if each.check == "said-twice"]


REPEATS = [
    ((FOG, FOG), "quoted already"),
    ((FOG, "segment: c1, text: The bell rang twice in the fog and the boat"), "quoted already"),
    (
        ("segment: c1, text: in the fog and the boat", "segment: c1, text: fog and the boat came late."),
        "quoted already",
    ),
    ((FOG, "segment: c2, text: 'The bell rang twice, as it does.'"), "another contribution"),
    (("segment: c2, text: The bell rang twice", NOON), "another contribution"),
]
APART = [
    (FOG, NOON),
    ("segment: c1, text: in the fog and the boat", "segment: c1, text: the boat came late."),
    ("segment: c1, text: in the fog and the boat", "segment: c1, text: Nobody was up."),
    (FOG, f"{FOG}, status: draft"),
    (FOG, FOG + ", allow: {said-twice: shown with each of two claims}"),
    (FOG + ", allow: {said-twice: shown with each of two claims}", FOG),
]


@pytest.mark.parametrize(("quotes", "how"), REPEATS)
def test_what_is_said_once_and_quoted_twice_is_told(tmp_path: Path, quotes: tuple[str, ...], how: str) -> None:
    messages = said(tmp_path, *quotes)
    assert [how in message for message in messages] == [True]


@pytest.mark.parametrize("quotes", APART)
def test_what_stands_apart_or_is_excused_is_not(tmp_path: Path, quotes: tuple[str, ...]) -> None:
    assert said(tmp_path, *quotes) == []


def test_the_one_that_stands_first_is_named_as_the_earlier(tmp_path: Path) -> None:
    first, second = "segment: c1, text: in the fog and the boat", "segment: c1, text: fog and the boat came late."
    assert said(tmp_path, second, first) == [
        "`lamps-7k3m` has words of c1 that are quoted already in `lamps-2dpw`, c1 of `log`"
    ]


def test_where_nobody_has_found_the_places_equal_words_are_told(tmp_path: Path) -> None:
    assert len(said(tmp_path, FOG, "segment: c1, text: The bell rang twice", at_hand=False)) == 1


ALIKE = {
    "the same": ["nobody minds the lamp on the third night"] * 400,
    "one word apart": [f"nobody minds the lamp on the third night {number}" for number in range(400)],
    "one word again and again": [" ".join(["lamp"] * 100 + [str(number)]) for number in range(40)],
}


@pytest.mark.parametrize("texts", ALIKE.values(), ids=ALIKE)
def test_texts_that_are_much_alike_cost_no_more_than_their_words(texts: list[str]) -> None:
    """Counted in calls, which no machine's speed changes."""
    calls = 0

    def counted(_frame: object, event: str, _of: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(counted)
    found = echoes((f"lamps-{at}", text, at) for at, text in enumerate(texts))
    sys.setprofile(None)
    assert calls < 60 * sum(len(text.split()) for text in texts)
    assert max(map(len, found.values()), default=0) <= MOST


def test_of_many_repeats_each_is_told() -> None:
    short = [(f"lamps-{at}", "nobody minds the lamp", at) for at in range(100)]
    found = echoes([*short, ("lamps-all", "Today nobody minds the lamp", 100)])
    assert found.keys() == {name for name, *_ in short} | {"lamps-all"}
