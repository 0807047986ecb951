"""Running heads and feet: lines that stand at one height of several pages, the same but for their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.importing.pdf.lines import Line

_EDGE = 3  # lines from the top and from the foot of a page that may be running ones
_FEWEST = 3  # pages; two of a file of two
_APART = 1.8  # heights, from foot to foot: running lines stand further from the text than its lines do
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)

_Key = tuple[str, int]


def running(pages: Sequence[Sequence[Line]]) -> frozenset[Line]:
    """Those lines of all pages: at a page's top or foot, with nothing but running lines beyond them."""
    stood = defaultdict[_Key, set[int]](set)
    for lines in pages:
        for line in lines:
            stood[_key(line)].add(line.page)
    fewest = max(2, min(_FEWEST, len(pages)))
    repeated = {key for key, on in stood.items() if len(on) >= fewest}
    return frozenset(line for lines in pages for line in _at_edges(lines, repeated))


def _at_edges(lines: Sequence[Line], repeated: set[_Key]) -> Iterator[Line]:
    down = sorted(lines, key=lambda line: -line.bottom)
    for edge in (down, down[::-1]):
        same = list(takewhile(lambda line: _key(line) in repeated, edge[:_EDGE]))
        while same and len(same) < len(edge) and not _is_apart(same[-1], edge[len(same)]):
            same.pop()  # the text itself, which happens to read alike
        yield from same


def _is_apart(one: Line, other: Line) -> bool:
    return abs(one.bottom - other.bottom) > _APART * max(one.height, other.height)


def _key(line: Line) -> _Key:
    """Its words without their numbers, and how high it stands."""
    return _DIGITS.sub("#", line.text), round(line.bottom / 3)
