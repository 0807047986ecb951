"""The lines: words of the content behind a mark that says whose they are, each short enough to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.diagnostics import visible
from onrecord.diff.phrases import Line

MARKS = {"same": "|", "removed": "-", "added": "+"}
"""A line always begins with one of these, so that no words of the content can."""

WIDTH = 96
MOST_LINES = 120
LONGEST = 12_000
"""Characters of one stretch that is printed; of the rest only that it is there."""

_AROUND = 10
"""How many words of a long text that did not change stand on either side of those that did."""


def drawn(lines: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    """Each line with its mark, `|` for what both revisions have; what could act on a reader is written as an escape.

    Prose stands behind `> ` in each of its rows, and a row that goes on from the one above is set in: so no words can
    pass for the label of a field.
    """
    every = [(MARKS[line.act], row) for line in lines for row in _rows(line)]
    if len(every) <= MOST_LINES:
        return tuple(every)
    return (*every[:MOST_LINES], (MARKS["same"], f"[…] and {len(every) - MOST_LINES:,} more lines"))


def _rows(line: Line) -> Iterator[str]:
    text = _cut(line)
    if not line.label:
        yield from (f"> {row}" for row in _wrapped(text))
        return
    first, *others = _wrapped(visible(f"{line.label}: ") + text if text else visible(line.label))
    yield from (first, *(f"    {row}" for row in others))


def _cut(line: Line) -> str:
    """A line's text in print; of words of ours that stayed as they were only the ends."""
    words = line.text.split()
    if line.act == "same" and not line.is_whole and len(words) > 2 * _AROUND:
        words = [*words[:_AROUND], "[…]", *words[-_AROUND:]]
    text = visible(" ".join(words))
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} […]"


def _wrapped(text: str) -> Iterator[str]:
    row = ""
    for word in text.split(" "):
        if row and len(row) + 1 + len(word) > WIDTH:
            yield row
            row = ""
        row = f"{row} {word}" if row else word
        while len(row) > WIDTH:
            yield row[:WIDTH]
            row = row[WIDTH:]
    yield row
