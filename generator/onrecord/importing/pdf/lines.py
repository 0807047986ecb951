"""A line of a page, and the blocks that lines make: paragraphs, as far as their setting tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from onrecord.importing.pdf.areas import Area, is_rtl
from onrecord.importing.pdf.runs import Run
from onrecord.importing.pdf.words import GAP

_SAME_ROW = 0.4  # of a height: lines whose feet are nearer stand beside one another
FAR = f" {GAP} "
"""Stands between words far apart on a line; what is above or under it may be of either."""

_OVERLAP = 0.6  # of a height: lines whose feet are nearer stand in one another
_CLOSE = 1.5  # of a height, from foot to foot: lines further apart do not seem to be one text
_FAR = 1.8  # of a height, about 2 em: words further apart on a line are no one sentence
_STRANGE = 0.35  # of a height: as far apart as pieces may stand that the file does not write one after the other
_OPENINGS = 64  # wide gaps of a line that are looked at
_LOOSE = 1.25  # of the usual distance of lines: a wider one parts paragraphs
_SIZES = 0.12  # two sizes that differ by more are two
_INDENT = 0.8  # of a height


@dataclass(frozen=True, slots=True)
class Line:
    """One line, upright: its words, its box and its page from 1.

    `starts` is where words stand after a wide gap, as they do after a number that hangs beside its paragraph.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    weights: frozenset[int]
    starts: tuple[float, ...]

    @property
    def is_hyphened(self) -> bool:
        """Whether it ends in a hyphen after a word."""
        return _HYPHENED.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Block:
    """Lines set as one paragraph; `area` numbers where they stand, `body` is the left edge most lines there have.

    `is_sure` tells that the order of its page's areas is beyond doubt.
    """

    lines: tuple[Line, ...]
    area: int
    body: float
    is_sure: bool = True

    @property
    def text(self) -> str:
        """Its words as they are printed, line by line."""
        return "\n".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.lines[0].page

    @property
    def height(self) -> float:
        """The height of its letters."""
        return median_low(line.height for line in self.lines)

    def is_as_large_as(self, other: Block) -> bool:
        """Whether the two are set in one size."""
        return is_one_size(self.height, other.height)


def lines_of(area: Area, page: int) -> tuple[Line, ...]:
    """The lines from the top of an area to its foot."""
    rtl = is_rtl(area)
    rows = [_ordered(row, rtl) for row in _rows(area)]
    gaps = [[], *([_opening(*pair) for pair in pairwise(row)][:_OPENINGS] for row in rows), []]
    return tuple(_line(row, page, [*gaps[at], *gaps[at + 2]]) for at, row in enumerate(rows))


def are_crossed(one: Line, other: Line) -> bool:
    """Whether two lines that follow one another stand in one another, or close together but not under one another."""
    down, height = one.bottom - other.bottom, min(one.height, other.height)
    return down < _OVERLAP * height or (down < _CLOSE * max(one.height, other.height) and _are_aside(one, other))


def blocks_of(lines: Sequence[Line], area: int, is_sure: bool = True) -> tuple[Block, ...]:
    """The lines of one area in blocks."""
    if not lines:
        return ()
    body = float(Counter(round(line.left) for line in lines).most_common(1)[0][0])
    leading = _leading(lines)
    starts = [at + 1 for at, pair in enumerate(pairwise(lines)) if _is_parted(*pair, leading, body)]
    return tuple(
        Block(tuple(lines[start:end]), area, body, is_sure) for start, end in pairwise([0, *starts, len(lines)])
    )


def is_one_size(one: float, other: float) -> bool:
    """Whether two heights differ by no more than a line's letters make them."""
    return abs(one - other) <= _SIZES * max(one, other)


def is_unfinished(text: str) -> bool:
    """Whether a sentence runs on after these words."""
    return not re.search(r"[.!?:;…][\"')\]”’»]*\d{0,3}$", text)


# A number or a letter with a point or brackets, a bullet or a dash, before words.
MARKER = re.compile(
    r"(?:[•●▪◦‣·○■□\uf0b7–—-]|\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)|(?:[a-z]|[ivx]{1,5})\.)\s+\S", re.IGNORECASE
)

_BEGINS = re.compile(rf"{MARKER.pattern}|\d{{1,4}}(?:\.\d{{1,3}}){{0,2}}[.):]?\s", re.IGNORECASE)
_HYPHENED = re.compile(r"\w[-\u2010]$")
_HUNG = re.compile(
    r"[•●▪◦‣·○■□\uf0b7–—-]|\(?\d{1,4}(?:\.\d{1,3}){0,3}[.):]?|\(?(?:[a-z]{1,2}|[ivxlc]{1,6})[.):]", re.IGNORECASE
)
_HANGING = 4  # heights: as far as a number without a wide gap after it may hang


def _rows(area: Area) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in sorted(area, key=lambda run: (-run.bottom, run.line, run.left)):
        if row and row[0].bottom - run.bottom > _SAME_ROW * min(row[0].height, run.height):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _are_aside(one: Line, other: Line) -> bool:
    return one.right <= other.left or other.right <= one.left


def _ordered(row: list[Run], rtl: bool) -> list[Run]:
    is_one = len({run.line for run in row}) == 1
    return sorted(row, key=lambda run: run.at if is_one else -run.right if rtl else run.left)


_Opening = tuple[float, float]  # the white between two runs, from its left to its right


def _opening(one: Run, other: Run) -> _Opening:
    return (one.right, other.left) if one.right <= other.left else (other.right, one.left)


def _line(row: list[Run], page: int, near: Sequence[_Opening]) -> Line:
    """The line, as high as most of its letters; `near` are the wide gaps of the lines over and under it."""
    main = max(row, key=lambda run: len(run.text))
    said = row[0].text
    for one, other in pairwise(row):
        said += _between(said, one, other, near) + other.text
    return Line(
        said,
        page,
        min(run.left for run in row),
        max(run.right for run in row),
        main.bottom,
        main.height,
        frozenset[int]().union(*(run.weights for run in row)),
        tuple(run.left for run in row[1:]),
    )


def _between(said: str, one: Run, other: Run, near: Sequence[_Opening]) -> str:
    """What parts two runs of a line: a space behind a number that hangs there, GAP where they may be two texts."""
    if _HUNG.fullmatch(said) and not other.text[0].isdigit():
        return " "
    left, right = _opening(one, other)
    wide, height = right - left, min(one.height, other.height)
    is_strange = abs(other.line - one.line) > 1 and wide > _STRANGE * height
    if (
        is_strange
        or not -_FAR * height / 2 <= wide <= _FAR * height
        or any(_is_shared(left, right, *gap) for gap in near)
    ):
        return FAR
    return " "


def _is_shared(left: float, right: float, other_left: float, other_right: float) -> bool:
    """Whether white of two lines stands under one another, as it does between columns."""
    return min(right, other_right) - max(left, other_left) > 0.5 * min(right - left, other_right - other_left) > 0


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from foot to foot of two lines."""
    apart = sorted(one.bottom - other.bottom for one, other in pairwise(lines) if one.bottom > other.bottom)
    usual = apart[len(apart) // 4] if apart else 0.0
    height = median_low(line.height for line in lines)
    return min(max(usual, height), 2.2 * height)


def _is_parted(one: Line, other: Line, leading: float, body: float) -> bool:
    """Whether the second line begins another paragraph."""
    indent = _INDENT * other.height
    return (
        are_crossed(one, other)
        or _are_aside(one, other)
        or FAR in one.text + other.text
        or one.bottom - other.bottom > _LOOSE * leading
        or not is_one_size(one.height, other.height)
        or one.weights.isdisjoint(other.weights)
        or other.left < body - indent
        or (other.left > body + indent and one.left <= body + indent and not _hangs(one, other))
        or (other.left < one.left - indent and _BEGINS.match(other.text) is not None)
    )


def _hangs(one: Line, other: Line) -> bool:
    """Whether the second line stands under the words of the first, whose number or marker stands out beside them."""
    if not _BEGINS.match(one.text):
        return False
    near = any(abs(start - other.left) < one.height / 3 for start in one.starts)
    return near or (not one.starts and other.left - one.left < _HANGING * one.height)
