"""Leaves cut as the note beside the seals says it, with its tables and nothing of the generator's own folding."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path
from random import Random
from typing import Any

import pytest
import seal_texts as texts

from onrecord import seals, verbatim

CASES = int(os.environ.get("ONRECORD_CASES", "3000"))
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "seals.json").read_text(encoding="utf-8"))
NOTE = (Path(seals.__file__).parent / "README.md").read_text(encoding="utf-8")


def table(name: str) -> frozenset[str]:
    """The characters of one line of the note's table, ranges and all."""
    listed = re.search(rf"^{name} +((?:[0-9A-F]{{4}}(?:-[0-9A-F]{{4}})?[ \n]+)+)", NOTE, re.MULTILINE)
    assert listed, name
    ranges = (each.split("-") for each in listed[1].split())
    return frozenset(chr(code) for each in ranges for code in range(int(each[0], 16), int(each[-1], 16) + 1))


DELETED, SPACE, DASH, LONG, QUOTE = map(table, ("deleted", "space", "dash", "long", "quote"))
OF_A_WORD = "%‰&@#/\\_§†‡"


def leaf_ends(text: str) -> list[int]:
    """Where each leaf ends, by the note's steps."""
    starts: list[int] = []
    for run in runs(text):
        own = [start for start, piece in stretches(run) if any(not is_mark(character) for character in piece)]
        starts += [run[0][0], *own[1:]] if own else []
    ends = []
    for start in starts[1:]:
        end = start
        while text[end - 1] in SPACE | DELETED:
            end -= 1
        ends.append(end)
    return [*ends, len(text)] if text else []


Run = list[tuple[int, str]]


def runs(text: str) -> list[Run]:
    found: list[Run] = [[]]
    for at, character in enumerate(text):
        if character in SPACE:
            found.append([])
        elif character not in DELETED:
            found[-1].append((at, character))
    return [run for run in found if run]


def stretches(run: Run) -> list[tuple[int, str]]:
    """Where each stretch between parting marks begins in the text, and its characters."""
    said = "".join("-" if c in DASH else "—" if c in LONG else c for _, c in run)
    found = re.finditer(r"(.*?)(?:[-—]{2,}|—|[.…]{2,}|…|$)", said, re.DOTALL)
    return [(run[each.start()][0], "".join(c for _, c in run[slice(*each.span(1))])) for each in found if each[1]]


def is_mark(character: str) -> bool:
    if character in DASH | LONG | QUOTE:
        return True
    return unicodedata.category(character)[0] == "P" and character not in OF_A_WORD


@pytest.mark.parametrize("vector", VECTORS["leaves"], ids=lambda vector: vector["says"])
def test_leaves_are_cut_as_they_were(vector: dict[str, Any]) -> None:
    assert verbatim.tiles(vector["text"]) == vector["ends"] == leaf_ends(vector["text"])


def test_leaves_are_those_the_note_describes() -> None:
    random = Random("leaves")
    for _ in range(CASES // 5):
        text = texts.segment(random, random.randint(1, 30))
        assert verbatim.tiles(text) == leaf_ends(text), text


KINDS = ("P", "S", "Z", "Cc", "Cf", "Lm", "Mc")


def test_every_character_is_of_the_kind_the_note_says() -> None:
    """All those that are no plain letter or digit."""
    every = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)).startswith(KINDS)]
    assert set(every) >= DELETED - {"\ufe0e", "\ufe0f"} | SPACE | DASH | LONG | QUOTE
    for character in every:
        text = f"a{character}b c {character} d"
        assert verbatim.tiles(text) == leaf_ends(text), ascii(text)
        assert verbatim.number(text) == len(leaf_ends(text)), ascii(text)
