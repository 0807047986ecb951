"""The standing: where in its segment each part of a quotation stands, from the committed record alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord import seals, verbatim
from onrecord.records import Quote
from onrecord.seals import Check, Run, Seal, Sealed


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
    sealed = seal.sealed.get(quote.segment) if seal and check else None
    placed = _placed(quote, check, sealed, len(own)) if check else ()
    if len(placed) != len(own):
        return tuple(Part(text) for text in own)
    return tuple(_part(sealed, text, start, end) for text, (start, end) in zip(own, placed, strict=True))


Stretches = Sequence[tuple[int, int]]


def _placed(quote: Quote, check: Check, sealed: Sealed | None, number: int) -> Stretches:
    """Where each part stands: as recorded if it is one, else as the ordinary rule finds them in what is opened."""
    if number == 1:
        return ((check.start, check.end),)
    found = _found(quote, sealed) if sealed else ()
    return found if found and (found[0][0], found[-1][1]) == (check.start, check.end) else ()


def _found(quote: Quote, sealed: Sealed) -> Stretches:
    """The parts by their places in the whole segment; nothing where its proof does not hold or bear them out."""
    try:
        held = seals.opened(sealed)
    except seals.Broken:
        return ()
    found = seals.stands(held, quote.text, quote.prefix, quote.suffix)
    return tuple((held.place(start), held.place(end - 1) + 1) for start, end in found.parts) if found else ()


def _part(sealed: Sealed | None, text: str, start: int, end: int) -> Part:
    """With the segment's own characters, where one run has them all."""
    runs = sealed.open if sealed else ()
    held = (run.text[start - run.start : end - run.start] for run in runs if run.start <= start and end <= _end(run))
    read = next(held, "")
    return Part(read or text, start, end, bool(read))


def _end(run: Run) -> int:
    return run.start + len(run.text)
