"""A run: words that a PDF sets in one line without a wide gap, where they stand, and how they are set."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

from pypdfium2 import PdfPage, PdfTextPage
from pypdfium2 import raw as pdfium

GAP = 0.8  # of the height of the letters: a wider gap between words may part columns
_HYPHEN = 0x02  # what pdfium puts for a hyphen at the end of a line, whatever stood there
_SOFT = 0xAD
_UNKNOWN = "\ufffd"
_ENDS = frozenset((0x0D, 0x0A, _HYPHEN))
_INVISIBLE = 3  # the mode in which a text recognised in a picture is laid under it


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


@dataclass(frozen=True, slots=True)
class _Mark:
    """A character that is seen: the places of its first and last code, and what it is."""

    at: int
    text: str


_Box = tuple[float, float, float, float]


class TooLong(Exception):
    """A page that holds more letters than are read."""


def runs_of(page: PdfPage, most: int) -> tuple[Run, ...]:
    """The runs of a page in the order of its file; raises `TooLong` where it holds more than `most` letters."""
    text = page.get_textpage()
    try:
        if pdfium.FPDFText_CountChars(text) > most:
            raise TooLong
        return tuple(_runs(text))
    finally:
        text.close()


def _runs(text: PdfTextPage) -> Iterator[Run]:
    for number, words in enumerate(_lines(text)):
        yield from _parted(text, words, number)


def _lines(text: PdfTextPage) -> Iterator[list[list[_Mark]]]:
    """The words of each line, each word its characters; a hyphen at its end is one of them."""
    words: list[list[_Mark]] = [[]]
    for at, code in _codes(text):
        if code == _HYPHEN:
            words[-1].append(_Mark(at, "-"))
        if code in _ENDS:
            yield [word for word in words if word]
            words = [[]]
        elif chr(code).isspace():
            words.append([])
        else:
            words[-1].append(_Mark(at, _seen(text, at, code)))
    yield [word for word in words if word]


def _codes(text: PdfTextPage) -> Iterator[tuple[int, int]]:
    """Each character with its place; two halves of a pair are one."""
    high = 0
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        yield at, code


def _seen(text: PdfTextPage, at: int, code: int) -> str:
    """The character; one that its font gives no letter for is the replacement character, never a guess.

    A soft hyphen is printed on the page as any other, so it is read as one.
    """
    if code == _SOFT:
        return "-"
    if code < 0x20 or 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF}:
        return _UNKNOWN
    return _UNKNOWN if pdfium.FPDFText_HasUnicodeMapError(text, at) == 1 else chr(code)


def _parted(text: PdfTextPage, words: list[list[_Mark]], line: int) -> Iterator[Run]:
    """A line's words as runs, parted where the gap between two of them is wide, or where they are turned otherwise."""
    held: list[tuple[list[_Mark], _Box, int]] = []
    for word in words:
        turn = _turn(text, word[0].at)
        box = _joined(_box(text, word[0].at, turn), _box(text, word[-1].at, turn))
        if held and (turn != held[-1][2] or _is_wide(held[-1][1], box)):
            yield _run(text, held, line)
            held = []
        held.append((word, box, turn))
    if held:
        yield _run(text, held, line)


def _run(text: PdfTextPage, held: list[tuple[list[_Mark], _Box, int]], line: int) -> Run:
    box = held[0][1]
    for _, other, _ in held[1:]:
        box = _joined(box, other)
    first, last = held[0][0][0].at, held[-1][0][-1].at
    weights = frozenset(pdfium.FPDFText_GetFontWeight(text, at) for at in (first, last))
    said = " ".join("".join(mark.text for mark in word) for word, _, _ in held)
    return Run(said, box[0], box[1], box[2], box[3], held[0][2], line, first, weights, _is_unseen(text, first))


def _is_unseen(text: PdfTextPage, at: int) -> bool:
    written = pdfium.FPDFText_GetTextObject(text, at)
    return bool(written) and pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE


def _turn(text: PdfTextPage, at: int) -> int:
    return round(math.degrees(max(0.0, pdfium.FPDFText_GetCharAngle(text, at)))) % 360


def _box(text: PdfTextPage, at: int, turn: int) -> _Box:
    """Left, right, bottom and top of a character, turned upright."""
    found = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(found)):
        return (0.0, 0.0, 0.0, 0.0)
    if turn == 0:
        return (found.left, found.right, found.bottom, found.top)
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = [(x, y) for x in (found.left, found.right) for y in (found.bottom, found.top)]
    along, up = [x * cos - y * sin for x, y in corners], [x * sin + y * cos for x, y in corners]
    return (min(along), max(along), min(up), max(up))


def _joined(one: _Box, other: _Box) -> _Box:
    return (min(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), max(one[3], other[3]))


def _is_wide(one: _Box, other: _Box) -> bool:
    """Whether the gap between two words is wide, on whichever side the second stands."""
    gap = max(other[0] - one[1], one[0] - other[1])
    return gap > GAP * min(one[3] - one[2], other[3] - other[2])
