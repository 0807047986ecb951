"""The numbers of a report's paragraphs, believed only where they run through most of it, each after the one before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from statistics import median_low

from onrecord.importing.pdf.lines import Block, is_one_size

Number = tuple[int, ...]  # paragraph 4.2 is (4, 2)

_FEWEST = 5
_MOST = 0.5  # of the document's words stand in them, and of its pages lie from the first to the last
_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,3}){0,2})([.):]?)\s+(?=[\"“‘'(\[]?[^\W\d_])")
_CONTENTS = re.compile(r"(?:\.{3,}|…|(?:\. ){3,})\s*\d+$")  # an entry of a table of contents
_Style = tuple[int, str]  # how many numbers, and the mark after them


def numbered(blocks: Sequence[Block], pages: int) -> Mapping[int, Number]:
    """Which blocks begin a numbered paragraph, and its number; none where the report does not number most of itself."""
    found = max(map(_run, _styles(blocks).values()), key=len, default=())
    return dict(found) if _is_strong(found, blocks, pages) else {}


_Found = Sequence[tuple[int, Number]]


def _styles(blocks: Sequence[Block]) -> Mapping[_Style, _Found]:
    """The blocks that begin with a number, by how it is written; one set in further than the text is a list's."""
    styles = defaultdict[_Style, list[tuple[int, Number]]](list)
    usual = median_low(block.height for block in blocks for _ in block.lines)
    for at, block in enumerate(blocks):
        number = _NUMBER.match(block.lines[0].text)
        if number and is_one_size(block.height, usual) and _is_at_margin(block) and not _CONTENTS.search(block.text):
            parts = tuple(map(int, number[1].split(".")))
            styles[len(parts), number[2]].append((at, parts))
    return styles


def _is_at_margin(block: Block) -> bool:
    return block.lines[0].left <= block.body + block.height / 4


def _run(found: _Found) -> _Found:
    """The first run from 1 of numbers that each follow the one before, where no later one is longer.

    A list of 1 to 3 inside paragraph 3, with paragraph 4 after it, looks like a run from 1: so the first must be it.
    And where the next begins with its last number again, a line of paragraph 4 that begins `5 lamps` may be its end.
    """
    runs: list[list[tuple[int, Number]]] = []
    for at, number in found:
        if runs and number in set(_next(runs[-1][-1][1])):
            runs[-1].append((at, number))
        else:
            runs.append([(at, number)])
    first = runs[0]
    is_whole = all(part == 1 for part in first[0][1]) and len(first) == max(map(len, runs))
    is_told_twice = any(run[0][1] == first[-1][1] for run in runs[1:])
    return first if is_whole and not is_told_twice else ()


def _next(number: Number) -> Iterator[Number]:
    """4.2 is followed by 4.3 or by 5.1."""
    for depth in range(len(number)):
        yield (*number[:depth], number[depth] + 1, *(1 for _ in number[depth + 1 :]))


def _is_strong(found: _Found, blocks: Sequence[Block], pages: int) -> bool:
    if len(found) < _FEWEST:
        return False
    first, last = blocks[found[0][0]].page, blocks[found[-1][0]].page
    held = sum(len(blocks[at].text) for at, _ in found)
    every = sum(len(block.text) for block in blocks)
    return last - first + 1 >= _MOST * pages and held >= _MOST * every
