"""The standing: where in its segment each part of a quotation stands, from the committed record alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord import verbatim
from onrecord.records import Quote
from onrecord.seals import Check, Seal

Run = tuple[int, str]
"""A stretch of the segment's text that is published: where it begins, in code points, and its characters."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a quotation between its cuts and insertions.

    `start` and `end` are code points of the segment's text, half-open; both are 0 where the record does not say. The
    text `is_own` where it is in the segment's own characters, else it may be in another typography.
    """

    text: str
    start: int = 0
    end: int = 0
    is_own: bool = False


def parts(quote: Quote, check: Check | None, seal: Seal | None) -> tuple[Part, ...]:
    """The parts of a quotation in order; without a place where no check record fits the words."""
    own = verbatim.stretches(quote.text, bool(check and check.own_brackets))
    runs = runs_of(seal, quote.segment) if check else ()
    placed = _placed(quote, check, runs, len(own)) if check else ()
    if len(placed) != len(own):
        return tuple(Part(text) for text in own)
    return tuple(_part(runs, text, start, end) for text, (start, end) in zip(own, placed, strict=True))


def runs_of(seal: Seal | None, segment: str) -> tuple[Run, ...]:
    """What a seal publishes of a segment; nothing where its words are withdrawn, or it is not sealed."""
    sealed = seal.sealed.get(segment) if seal else None
    return tuple((run.start, run.text) for run in sealed.open) if sealed else ()


Stretches = Sequence[tuple[int, int]]

_HIDDEN = "\uffff"  # of no text, so that no quotation can stand on it


def _placed(quote: Quote, check: Check, runs: Sequence[Run], number: int) -> Stretches:
    """Where each part stands: as recorded if it is one, else as the ordinary rule finds them in what is published."""
    if number == 1:
        return ((check.start, check.end),)
    if not runs:
        return ()
    found = verbatim.find(quote.text, _filled(runs), quote.prefix, quote.suffix, quoting=True)
    return found.parts if (found.start, found.end) == (check.start, check.end) else ()


def _filled(runs: Sequence[Run]) -> str:
    """The published runs at their places; what is hidden between two counts as one word."""
    ends = [(0, 0), *((start, start + len(text)) for start, text in runs)]
    gaps = [after - end for (_, end), (after, _) in pairwise(ends)]
    return "".join(_gap(gap) + text for gap, (_, text) in zip(gaps, runs, strict=True))


def _gap(length: int) -> str:
    return f" {_HIDDEN * (length - 1)}" if length > 1 else _HIDDEN * length


def _part(runs: Sequence[Run], text: str, start: int, end: int) -> Part:
    """With the segment's own characters, where one run has them all."""
    held = (run[start - at : end - at] for at, run in runs if at <= start and end <= at + len(run))
    read = next(held, "")
    return Part(read or text, start, end, bool(read))
