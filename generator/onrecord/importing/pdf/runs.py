"""A run: words that a PDF sets in one line without a wide gap, where they stand, and how they are set."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdfium2 import PdfPage
from pypdfium2 import raw as pdfium

GAP = 0.8  # of the height of the letters: a wider gap between words may part columns
MOST_PIECES = 20_000  # of text on a page; pdfium compares each with the others
_HYPHEN = "\x02"  # what pdfium puts for a hyphen at the end of a line, whatever stood there
_UNKNOWN = "\ufffd"
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


_Box = tuple[float, float, float, float]
_Word = tuple[str, _Box, int, int, int]  # its characters, box and turn, and the places of its first and last character


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
        return tuple(_runs(text.raw))
    finally:
        text.close()


_TextPage = object  # pdfium's handle of a page's text


def _runs(text: _TextPage) -> Iterator[Run]:
    said = _characters(text)
    for number, line in enumerate(_LINE.finditer(said)):
        yield from _parted(text, [_word(text, said, *found.span()) for found in _words(said, line)], number)


_LINE = re.compile("[^\r\n\x02]+\x02?")  # the mark of a hyphen ends its line
_WORD = re.compile(r"\S+")


def _words(said: str, line: re.Match[str]) -> Iterator[re.Match[str]]:
    return _WORD.finditer(said, *line.span())


def _characters(text: _TextPage) -> str:
    """All characters, each at its place; halves of a pair apart. pdfium's mark of a hyphen is U+0002."""
    count = pdfium.FPDFText_CountChars(text)
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, units) - 1
    if written != count:  # some have no letter: then each is asked for
        return "".join(chr(pdfium.FPDFText_GetUnicode(text, at)) for at in range(count))
    said = list(map(chr, units[:count]))
    for at in (at for at, unit in enumerate(said) if unit == "\ufffe"):  # the mark, or a letter that nobody can name
        said[at] = chr(pdfium.FPDFText_GetUnicode(text, at))
    return "".join(said)


def _word(text: _TextPage, said: str, start: int, end: int) -> _Word:
    turn = _turn(text, start)
    box = _joined(_box(text, start, turn), _box(text, end - 1, turn))
    failed = pdfium.FPDFText_HasUnicodeMapError
    letters = "".join(_UNKNOWN if failed(text, at) == 1 else said[at] for at in range(start, end))
    return (_seen(letters), box, turn, start, end - 1)


def _seen(letters: str) -> str:
    """The characters as they are seen; one that the file gives no letter for is U+FFFD, never a guess.

    A soft hyphen is printed on the page as any other, so it is read as one.
    """
    plain = letters.replace(_HYPHEN, "-")
    if not plain.isascii():
        plain = plain.replace("\u00ad", "-").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _NO_LETTER.sub(_UNKNOWN, plain)


_NO_LETTER = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")


def _parted(text: _TextPage, words: list[_Word], line: int) -> Iterator[Run]:
    """A line's words as runs, parted where the gap between two of them is wide, or where they are turned otherwise."""
    held: list[_Word] = []
    for word in words:
        if held and (word[2] != held[-1][2] or _is_wide(held[-1][1], word[1])):
            yield _run(text, held, line)
            held = []
        held.append(word)
    if held:
        yield _run(text, held, line)


def _run(text: _TextPage, held: list[_Word], line: int) -> Run:
    box = held[0][1]
    for word in held[1:]:
        box = _joined(box, word[1])
    first, last = held[0][3], held[-1][4]
    weights = frozenset(pdfium.FPDFText_GetFontWeight(text, at) for at in (first, last))
    said = " ".join(word[0] for word in held)
    return Run(said, *box, held[0][2], line, first, weights, _is_unseen(text, first))


def _is_unseen(text: _TextPage, at: int) -> bool:
    written = pdfium.FPDFText_GetTextObject(text, at)
    return bool(written) and pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE


def _turn(text: _TextPage, at: int) -> int:
    return round(math.degrees(max(0.0, pdfium.FPDFText_GetCharAngle(text, at)))) % 360


def _box(text: _TextPage, at: int, turn: int) -> _Box:
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
