"""A run: words that a PDF sets in one line without a wide gap, where they stand, and how they are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pypdfium2 import PdfPage
from pypdfium2 import raw as pdfium

from onrecord.importing.pdf.words import Box, TextPage, Word, is_unseen, parting, weights_of, words_of

APART = 0.8  # of the height of the letters: a wider gap between words may part columns
MOST_PIECES = 20_000  # of text on a page; pdfium compares each with the others
_SAME = 0.1  # of a height by which the feet of one line's words may differ
_TOUCHES = 0.08  # of a height: a space is wider
_SMALL = (0.5, 0.85)  # of a line's height: a note's mark has this much
_LONGEST = 8  # characters of a mark
_MANY = 0.25  # of a line's letters: as large as so many of them is the line


@dataclass(frozen=True, slots=True)
class Run:
    """Words in the order they are read; its box in points, as it stands when its words are turned upright.

    `turn` is how far they are turned, in degrees; `line` counts the lines as pdfium makes them, `at` the characters
    before it.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    turn: int
    line: int
    at: int
    weights: frozenset[int]
    unseen: bool = False

    @property
    def height(self) -> float:
        """The height of its letters, as their font has it."""
        return self.top - self.bottom


class TooLong(Exception):
    """A page that holds more letters, or more pieces of text, than are read."""


def runs_of(page: PdfPage, most: int) -> tuple[Run, ...]:
    """The runs of a page in the order of its file; raises `TooLong` where it holds more than `most` letters."""
    if pdfium.FPDFPage_CountObjects(page) > MOST_PIECES:
        raise TooLong
    text = page.get_textpage()
    try:
        if pdfium.FPDFText_CountChars(text) > most:
            raise TooLong
        left, bottom, right, top = page.get_bbox()
        return tuple(_runs(text.raw, (left, right, bottom, top)))
    finally:
        text.close()


def _runs(text: TextPage, page: Box) -> Iterator[Run]:
    """Words as runs, parted where the gap between two is wide, they are turned otherwise or stand on another line."""
    held: list[Word] = []
    for word in words_of(text):
        if held and not _goes_on(held, word):
            yield _run(text, held, page)
            held = []
        held.append(word)
    if held:
        yield _run(text, held, page)


def _goes_on(held: list[Word], word: Word) -> bool:
    """Whether a word stands in the run; pdfium ends a line behind a raised mark, though the line goes on."""
    last = held[-1]
    if word.turn != last.turn:
        return False
    if word.line == last.line:
        return not _is_wide(last.box, word.box)
    gap, height = word.box[0] - last.box[1], max(_height(word.box), _height(last.box))
    if not -_SAME * height <= gap <= APART * height:
        return False
    latest = held[-3:]  # the line itself, whatever mark came last
    return any(_is_on_one_line(each.box, word.box) or _is_mark(each, word) or _is_mark(word, each) for each in latest)


def _is_on_one_line(one: Box, other: Box) -> bool:
    height = max(_height(one), _height(other))
    return all(abs(one[at] - other[at]) <= _SAME * height for at in (2, 3))


def _is_mark(small: Word, large: Word) -> bool:
    """Whether the first is a mark raised or lowered beside the second, and neither a large first letter's rest."""
    least, most = (of * _height(large.box) for of in _SMALL)
    shared = min(small.box[3], large.box[3]) - max(small.box[2], large.box[2])
    return (
        least <= _height(small.box) <= most
        and 2 * shared >= _height(small.box)
        and len(small.text) <= _LONGEST
        and (len(large.text) > 1 or not large.text.isupper())
    )


def _height(box: Box) -> float:
    return box[3] - box[2]


def _run(text: TextPage, held: list[Word], page: Box) -> Run:
    """The foot and the top are those of its largest letters, but for a few."""
    feet = Counter[tuple[float, float]]()
    said = ""
    for at, word in enumerate(held):
        feet[word.box[2:]] += len(word.text)
        said += (_between(held[at - 1], word) if at else "") + word.text
    left, right = min(word.box[0] for word in held), max(word.box[1] for word in held)
    first = held[0]
    weights = frozenset((next(weights_of(text, first)), *list(weights_of(text, held[-1]))[1:]))
    unseen = any(is_unseen(text, word, page) for word in held)
    return Run(said, left, right, *_main(feet), first.turn, first.line, first.start, weights, unseen)


def _main(feet: Counter[tuple[float, float]]) -> tuple[float, float]:
    many = [foot for foot in feet if feet[foot] >= _MANY * feet.total()]
    return max(many or feet, key=lambda foot: foot[1] - foot[0])


def _between(one: Word, other: Word) -> str:
    if one.line == other.line or other.is_spaced or other.box[0] - one.box[1] > _TOUCHES * _height(other.box):
        return " "
    return parting(one.text, other.text)


def _is_wide(one: Box, other: Box) -> bool:
    """Whether the gap between two words is wide, on whichever side the second stands."""
    gap = max(other[0] - one[1], one[0] - other[1])
    return gap > APART * min(_height(one), _height(other))
