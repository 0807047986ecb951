"""An area: runs of a page that are read from its top to its foot before those of the next; columns are areas."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from statistics import median_low

from onrecord.importing.pdf.runs import Run

Area = Sequence[Run]

_FEWEST = 2  # lines of a column, where nothing else says that there are columns
_PROSE = 12  # characters of a column's line, on average: numbers, bullets and the cells of a table have fewer
_GUTTER = 0.6  # of the height of the letters
_WHITE = 0.2  # of a height more than between lines: white space over a page's width, where columns may end
_ASIDE = 1.0  # points by which two lines that begin under one another may differ
_INDENT = (0.7, 4.0)  # of a height: what is set in begins so much further in
_COLUMNS = 3  # how often an area may be halved again
_CANDIDATES = 24  # places where columns may begin that are tried
_MOST = 10_000  # runs of a page that may stand in columns


def areas_of(runs: Sequence[Run], known: Sequence[float] = ()) -> tuple[Area, ...]:
    """The areas in reading order; words turned otherwise than most of the page stand after them.

    `known` is where other pages of the document have their columns: there one line is enough.
    """
    return tuple(area for turned in _by_turn(runs) for area in _areas(turned, _COLUMNS, known))


def edge_of(runs: Sequence[Run]) -> float | None:
    """Where the second column of a page begins, as the page itself tells; nothing where it has none."""
    upright = next(_by_turn(runs), ())
    return _edge(upright) if len(upright) <= _MOST else None


def _by_turn(runs: Sequence[Run]) -> Iterator[Area]:
    turns = Counter[int]()
    for run in runs:
        turns[run.turn] += len(run.text)
    for turn in sorted(turns, key=lambda turn: (-turns[turn], turn)):
        yield [run for run in runs if run.turn == turn]


def is_rtl(runs: Sequence[Run]) -> bool:
    """Whether most letters are of a script that is written from the right."""
    ways = Counter(unicodedata.bidirectional(letter) for run in runs for letter in run.text)
    return ways["R"] + ways["AL"] > ways["L"]


def _areas(runs: Area, deeper: int, known: Sequence[float]) -> Iterator[Area]:
    edge = _edge(runs) or _known_edge(runs, known) if deeper and len(runs) <= _MOST else None
    if edge is None:
        yield runs
        return
    right_first = is_rtl(runs)
    for columns, bands in groupby(_bands(runs, edge), lambda band: _is_set_in_columns(band, edge, 1)):
        if not columns:
            yield from _areas(list(chain.from_iterable(bands)), deeper - 1, ())
            continue
        for band in bands:
            halves = _halves(band, edge)
            for half in reversed(halves) if right_first else halves:
                yield from _areas(half, deeper - 1, known)


def _known_edge(runs: Area, known: Sequence[float]) -> float | None:
    """The edge of other pages by which this one has columns too."""
    return next((edge for edge in known if any(_is_set_in_columns(band, edge, 1) for band in _bands(runs, edge))), None)


def _edge(runs: Area) -> float | None:
    """Where a second column begins, by the lines that begin there; nothing where none does."""
    lefts = Counter(round(run.left) for run in runs)
    tried = sorted((left for left in lefts if lefts[left] >= _FEWEST), key=lambda left: (-lefts[left], left))
    best, most = None, 0
    for left in tried[:_CANDIDATES]:
        edge = left - 1.0
        within = sum(len(band) for band in _bands(runs, edge) if _is_set_in_columns(band, edge, _FEWEST))
        if within > most:
            best, most = edge, within
    return best


def _bands(runs: Area, edge: float) -> Iterator[Area]:
    """The page from its top: each line that crosses the edge alone, and between two of them what is set in one way."""
    down = sorted(runs, key=lambda run: (-(run.top + run.bottom), run.left))
    for crosses, band in groupby(down, lambda run: run.left < edge < run.right):
        if crosses:
            yield from ([run] for run in band)
        else:
            yield from _set_alike(list(band), edge)


def _set_alike(band: Area, edge: float) -> Iterator[Area]:
    """The band cut where white space runs over its width and what follows does not stand under what is above."""
    if not all(_halves(band, edge)):
        yield band
        return
    held: list[Run] = []
    sides = _Sides()
    for strip in _strips(band, edge):
        here = _sides(strip, edge)
        if held and not _stand_under_one_another(sides, here):
            yield held
            held, sides = [], _Sides()
        held += strip
        sides = sides.with_(here)
    yield held


def _strips(band: Area, edge: float) -> Iterator[list[Run]]:
    """The band cut at all white space over its width that is wider than between lines."""
    white = _between_lines(band, edge) + _WHITE * median_low(run.height for run in band)
    strip: list[Run] = []
    foot = 0.0
    for run in sorted(band, key=lambda run: -run.top):
        if strip and foot - run.top > white:
            yield strip
            strip = []
        foot = min(foot, run.bottom) if strip else run.bottom
        strip.append(run)
    yield strip


def _between_lines(band: Area, edge: float) -> float:
    """How much white the lines of a side have between them, as most do."""
    downs = (sorted(side, key=lambda run: -run.bottom) for side in _halves(band, edge))
    gaps = [one.bottom - other.top for side in downs for one, other in pairwise(side) if one.bottom >= other.top - 1.0]
    return max(0.0, median_low(gaps)) if gaps else 0.0


@dataclass(frozen=True, slots=True)
class _Sides:
    """Where the lines on both sides of an edge begin, and how far those of the left go; `height` is of the smallest."""

    left: float = math.inf
    end: float = -math.inf
    right: float = math.inf
    height: float = math.inf

    @property
    def are_both(self) -> bool:
        return math.inf not in (self.left, self.right)

    @property
    def are_clear(self) -> bool:
        return self.right - self.end >= _GUTTER * self.height

    def with_(self, other: _Sides) -> _Sides:
        return _Sides(
            min(self.left, other.left),
            max(self.end, other.end),
            min(self.right, other.right),
            min(self.height, other.height),
        )


def _sides(strip: Area, edge: float) -> _Sides:
    left, right = _halves(strip, edge)
    return _Sides(
        min((run.left for run in left), default=math.inf),
        max((run.right for run in left), default=-math.inf),
        min((run.left for run in right), default=math.inf),
        min(run.height for run in strip),
    )


def _stand_under_one_another(one: _Sides, other: _Sides) -> bool:
    """Whether two strips may be parts of the same columns; what stands on one side only may always be.

    But the left alone above both may as well end a paragraph over the whole page, and is read before them in any case.
    """
    if not one.with_(other).are_clear or (math.isinf(one.right) and other.are_both):
        return False
    if not (one.are_both and other.are_both):
        return True
    return all(_is_under(aside, other.height) for aside in (abs(one.left - other.left), abs(one.right - other.right)))


def _is_under(aside: float, height: float) -> bool:
    least, most = (of * height for of in _INDENT)
    return aside <= _ASIDE or least <= aside <= most


def _halves(band: Area, edge: float) -> tuple[Area, Area]:
    return [run for run in band if run.right <= edge], [run for run in band if run.left >= edge]


def _is_set_in_columns(band: Area, edge: float, fewest: int) -> bool:
    """Whether both sides of the edge hold lines of prose beside one another, with a clear gap between."""
    halves = left, right = _halves(band, edge)
    if min(len(left), len(right)) < fewest or len(left) + len(right) < len(band):
        return False
    return (
        _sides(band, edge).are_clear
        and all(sum(len(run.text) for run in side) >= _PROSE * len({run.line for run in side}) for side in halves)
        and _overlap(left, right) >= fewest - 1
    )


def _overlap(left: Area, right: Area) -> float:
    """How far the two stand beside one another, in lines of the lower."""
    shared = min(max(run.top for run in side) for side in (left, right)) - max(
        min(run.bottom for run in side) for side in (left, right)
    )
    return shared / max(run.height for run in (*left, *right))
