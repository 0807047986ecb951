"""The parts of a report: its pages, or the paragraphs that it numbers and what stands outside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from onrecord.importing.pdf.lines import MARKER, Block, Line, is_unfinished
from onrecord.importing.pdf.numbering import Number
from onrecord.importing.segments import Voice


@dataclass(frozen=True, slots=True)
class Part:
    """A page, a numbered paragraph, or a passage of a page: the lines of each of its paragraphs.

    `runs_over` names the pages over whose foot it runs; one that `breaks_off` ends in the midst of a sentence at an
    edge, where what follows may be its rest or no part of it.
    """

    id: str
    kind: Voice
    paragraphs: tuple[tuple[Line, ...], ...]
    runs_over: tuple[int, ...] = ()
    breaks_off: bool = False


def pages(blocks: Iterable[Block]) -> Iterator[Part]:
    """Each page that holds words, with all that stands on it."""
    for page, on_it in groupby(blocks, lambda block: block.page):
        yield Part(f"g{page}", "page", _paragraphs(tuple(on_it)))


def paragraphs(blocks: Sequence[Block], numbers: Mapping[int, Number], running: frozenset[Line]) -> Iterator[Part]:
    """The numbered paragraphs, and between them the passages outside, each with a number of its own on its page.

    Passages that a numbered paragraph parts are never one: words would seem to adjoin that do not.
    """
    return iter(_Walk(blocks, numbers, running).parts())


@dataclass
class _Walk:
    """Reads the blocks in order: which belongs to which paragraph, and which to none."""

    blocks: Sequence[Block]
    numbers: Mapping[int, Number]
    running: frozenset[Line]
    found: list[tuple[Number | None, list[Block]]] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)
    cut: list[Block] = field(default_factory=list)  # the last of paragraphs that break off

    def parts(self) -> list[Part]:
        """All parts, in the order in which they begin."""
        for at, block in enumerate(self.blocks):
            if at in self.numbers:
                self.open = [block]
                self.found.append((self.numbers[at], self.open))
            elif self.open and self._continues(block):
                self.open.append(block)
                self.found.append((None, []))
            else:
                self._outside(block)
        passages: dict[int, int] = {}
        found = ((_part(number, held, passages), held[-1]) for number, held in self.found if held)
        return [replace(part, breaks_off=part.kind == "paragraph" and last in self.cut) for part, last in found]

    def _outside(self, block: Block) -> None:
        """A running line or a note at the foot leaves the paragraph open, for it may run on over the page."""
        if self.open and not self._is_furniture(block):
            last = self.open[-1]
            is_over = block.area != last.area and _is_over(last, block) and block.is_as_large_as(last)
            self.cut += [last] if is_over and is_unfinished(last.text) else []
            self.open = []
        number, held = self.found[-1] if self.found else (None, [])
        if number is None and held and held[-1].page == block.page:
            held.append(block)
        else:
            self.found.append((None, [block]))

    def _is_furniture(self, block: Block) -> bool:
        is_note = block.height < self.open[-1].height and not block.is_as_large_as(self.open[-1])
        return is_note or all(line in self.running for line in block.lines)

    def _continues(self, block: Block) -> bool:
        """Whether a block is the open paragraph's: an item of a list in it, or the rest of a sentence over an edge."""
        last = self.open[-1]
        if all(line in self.running for line in block.lines) or not block.is_as_large_as(last):
            return False
        if block.area == last.area:
            return MARKER.match(block.text) is not None and block.lines[0].left > self.open[0].lines[0].left
        return _is_over(last, block) and is_unfinished(last.text) and _goes_on(block)


def _part(number: Number | None, held: Sequence[Block], passages: dict[int, int]) -> Part:
    if number is not None:
        over = dict.fromkeys(one.page for one, other in pairwise(held) if one.page != other.page)
        return Part(".".join(f"n{step}" for step in number), "paragraph", _paragraphs(held), tuple(over))
    page = held[0].page
    passages[page] = passages.get(page, 0) + 1
    return Part(f"g{page}" + (f".k{passages[page]}" if passages[page] > 1 else ""), "page", _paragraphs(held))


def _paragraphs(blocks: Sequence[Block]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each block; one whose sentence runs on into the next column or page is one with what follows."""
    made: list[tuple[Line, ...]] = []
    last: Block | None = None
    for block in blocks:
        if last and _runs_on(last, block):
            made[-1] += block.lines
        else:
            made.append(block.lines)
        last = block
    return tuple(made)


def _runs_on(last: Block, block: Block) -> bool:
    is_over = last.area != block.area and last.is_as_large_as(block) and _is_over(last, block)
    return is_over and is_unfinished(last.text) and not MARKER.match(block.text)


def _goes_on(block: Block) -> bool:
    """Whether a block beyond an edge begins within a sentence; a heading or a page's number may stand there as well."""
    first = next(filter(str.isalnum, block.text), "")
    return first.isalpha() and not first.isupper() and not first.istitle()


def _is_over(last: Block, block: Block) -> bool:
    """Whether a block may go on what stands before it: on the next page, or at the head of the next column.

    A cell of a table stands as a column does, but its last line is seldom full.
    """
    if last.page != block.page:
        return True
    *above, end = last.lines
    first = block.lines[0]
    aside = end.right <= first.left or first.right <= end.left
    full = _FULL * max((line.right - line.left for line in above), default=math.inf)
    is_higher = first.bottom > end.bottom + end.height
    return last.is_sure and block.is_sure and aside and is_higher and end.right - end.left >= full


_FULL = 0.75  # of the longest line: a paragraph's last line before a column's end is as long
