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

_SAME_ROW = 0.4  # of a height: lines whose feet are nearer stand beside one another
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
    """Lines set as one paragraph; `area` numbers where they stand, `body` is the left edge most lines there have."""

    lines: tuple[Line, ...]
    area: int
    body: float

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
    return tuple(_line(row, page, rtl) for row in _rows(area))


def blocks_of(lines: Sequence[Line], area: int) -> tuple[Block, ...]:
    """The lines of one area in blocks."""
    if not lines:
        return ()
    body = float(Counter(round(line.left) for line in lines).most_common(1)[0][0])
    leading = _leading(lines)
    starts = [at + 1 for at, pair in enumerate(pairwise(lines)) if _is_parted(*pair, leading, body)]
    return tuple(Block(tuple(lines[start:end]), area, body) for start, end in pairwise([0, *starts, len(lines)]))


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


def _line(row: list[Run], page: int, rtl: bool) -> Line:
    is_one = len({run.line for run in row}) == 1
    ordered = sorted(row, key=lambda run: run.at if is_one else -run.right if rtl else run.left)
    return Line(
        " ".join(run.text for run in ordered),
        page,
        min(run.left for run in row),
        max(run.right for run in row),
        min(run.bottom for run in row),
        max(run.height for run in row),
        frozenset[int]().union(*(run.weights for run in row)),
        tuple(run.left for run in ordered[1:]),
    )


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
        one.bottom - other.bottom > _LOOSE * leading
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
