"""An area: the runs of a page that are read from its top to its foot before those of the next; columns are areas."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.importing.pdf.runs import Run

Area = Sequence[Run]

_FEWEST = 2  # lines of a column, where nothing else says that there are columns
_PROSE = 12  # characters of a column's line, on average: numbers, bullets and the cells of a table have fewer
_GUTTER = 0.6  # of the height of the letters
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
            yield [run for band in bands for run in band]
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
    """The page from its top: each line that crosses the edge alone, and what stands between two of them."""
    down = sorted(runs, key=lambda run: (-(run.top + run.bottom), run.left))
    for crosses, band in groupby(down, lambda run: run.left < edge < run.right):
        if crosses:
            yield from ([run] for run in band)
        else:
            yield list(band)


def _halves(band: Area, edge: float) -> tuple[Area, Area]:
    return [run for run in band if run.right <= edge], [run for run in band if run.left >= edge]


def _is_set_in_columns(band: Area, edge: float, fewest: int) -> bool:
    """Whether both sides of the edge hold lines of prose beside one another, with a clear gap between."""
    left, right = _halves(band, edge)
    if min(len(left), len(right)) < fewest or len(left) + len(right) < len(band):
        return False
    gutter = min(run.left for run in right) - max(run.right for run in left)
    return (
        gutter >= _GUTTER * min(run.height for run in band)
        and all(sum(len(run.text) for run in side) >= _PROSE * len(side) for side in (left, right))
        and _overlap(left, right) >= fewest - 1
    )


def _overlap(left: Area, right: Area) -> float:
    """How far the two stand beside one another, in lines of the lower."""
    shared = min(max(run.top for run in side) for side in (left, right)) - max(
        min(run.bottom for run in side) for side in (left, right)
    )
    return shared / max(run.height for run in (*left, *right))
