"""A word as a PDF sets it: its characters, where they stand, and what of it is raised or lowered."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pypdfium2 import raw as pdfium

GAP = "\ufffc"
"""Stands where nobody can say how what is printed side by side is one text: U+FFFC, as in the pages of the web."""

Box = tuple[float, float, float, float]  # left, right, bottom and top, turned upright
TextPage = object  # pdfium's handle of a page's text

_HYPHEN = "\x02"  # what pdfium puts for a hyphen at the end of a line, whatever stood there
_UNKNOWN = "\ufffd"
_INVISIBLE = 3  # the mode in which a text recognised in a picture is laid under it
_VISIBLE = 1.0  # points
_SHIFTED = 0.1  # of a height
_SMALLER = 0.85
_SIGNS = "+\u2212\u2013-"


@dataclass(frozen=True, slots=True)
class Word:
    """Its characters as they are seen, its box, its turn in degrees, and the places of its first and last character.

    The foot and the top are those of its largest letters. `line` counts pdfium's lines; `is_spaced` tells a space
    before it, in the file or as pdfium finds one.
    """

    text: str
    box: Box
    turn: int
    start: int
    end: int
    line: int
    is_spaced: bool


def words_of(text: TextPage) -> Iterator[Word]:
    """All words of a page, in the order of its file."""
    said = _characters(text)
    for number, line in enumerate(_LINE.finditer(said)):
        for found in _WORD.finditer(said, *line.span()):
            for span in _turned_alike(text, *found.span()):
                yield _word(text, said, span, number)


def weights_of(text: TextPage, word: Word) -> Iterator[int]:
    """How heavy its first and its last character are."""
    return (pdfium.FPDFText_GetFontWeight(text, at) for at in (word.start, word.end))


def is_unseen(text: TextPage, word: Word, page: Box) -> bool:
    """Whether it is not seen on the page: without ink, off the page, or too small for any eye."""
    written = pdfium.FPDFText_GetTextObject(text, word.start)
    if written and pdfium.FPDFTextObj_GetTextRenderMode(written) == _INVISIBLE:
        return True
    left, right, bottom, top = _box(text, word.start, 0)
    is_off = right <= page[0] or left >= page[1] or top <= page[2] or bottom >= page[3]
    return is_off or word.box[3] - word.box[2] < _VISIBLE


def parting(before: str, after: str) -> str:
    """What parts characters that touch where the second are raised or lowered: 10² is not 102, nor 12.⁵ 12.5."""
    return GAP if _ENDS.search(before) and _GOES_ON.match(after) else ""


_LINE = re.compile("[^\r\n\x02]+\x02?")  # the mark of a hyphen ends its line
_WORD = re.compile(r"\S+")
_NUMBERS = re.compile(rf"\d[.,:·'’]?[\d{_SIGNS}]")
_ENDS = re.compile(r"\d[.,:·'’]?\Z")
_GOES_ON = re.compile(rf"[.,:·]?\d|[{_SIGNS}]")


def _characters(text: TextPage) -> str:
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


def _turned_alike(text: TextPage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The word, or its parts that are turned otherwise: pdfium makes one word of two that touch."""
    if _turn(text, start) == _turn(text, end - 1):
        yield start, end
        return
    cuts = [at for at in range(start + 1, end) if _turn(text, at) != _turn(text, at - 1)]
    yield from pairwise([start, *cuts, end])


def _word(text: TextPage, said: str, span: tuple[int, int], line: int) -> Word:
    start, end = span
    turn = _turn(text, start)
    pieces = _pieces(text, said, span, turn)
    letters = ""
    for first, last in pieces:
        piece = _letters(text, said, first, last)
        letters += parting(letters, piece) + piece if letters else piece
    main = max((_box(text, first, turn) for first, _ in pieces), key=lambda box: box[3] - box[2])
    one, other = _box(text, start, turn), _box(text, end - 1, turn)
    box = (min(one[0], other[0]), max(one[1], other[1]), main[2], main[3])
    return Word(letters, box, turn, start, end - 1, line, said[start - 1 : start] == " ")


def _pieces(text: TextPage, said: str, span: tuple[int, int], turn: int) -> list[tuple[int, int]]:
    """The word cut where its characters are raised, lowered or smaller; most words are one piece."""
    start, end = span
    if not _NUMBERS.search(said, start, end) and not _is_shifted(text, start, end - 1, turn):
        return [span]
    cuts = [at for at in range(start + 1, end) if _is_shifted(text, at - 1, at, turn)]
    return list(pairwise([start, *cuts, end]))


def _is_shifted(text: TextPage, one: int, other: int, turn: int) -> bool:
    if one == other:
        return False
    heights = [box[3] - box[2] for box in (_box(text, one, turn), _box(text, other, turn))]
    if abs(_baseline(text, one, turn) - _baseline(text, other, turn)) > _SHIFTED * max(heights):
        return True
    sizes = [pdfium.FPDFText_GetFontSize(text, at) for at in (one, other)]
    return all(min(of) < _SMALLER * max(of) for of in (heights, sizes))


def _baseline(text: TextPage, at: int, turn: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
    return y.value * math.cos(math.radians(turn)) - x.value * math.sin(math.radians(turn))


def _letters(text: TextPage, said: str, start: int, end: int) -> str:
    failed = pdfium.FPDFText_HasUnicodeMapError
    return _seen("".join(_UNKNOWN if failed(text, at) == 1 else said[at] for at in range(start, end)))


def _seen(letters: str) -> str:
    """The characters as they are seen; one that the file gives no letter for is U+FFFD, never a guess.

    A soft hyphen is printed on the page as any other, so it is read as one.
    """
    plain = letters.replace(_HYPHEN, "-")
    if not plain.isascii():
        plain = plain.replace("\u00ad", "-").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _NO_LETTER.sub(_UNKNOWN, plain)


_NO_LETTER = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")


def _turn(text: TextPage, at: int) -> int:
    return round(math.degrees(max(0.0, pdfium.FPDFText_GetCharAngle(text, at)))) % 360


def _box(text: TextPage, at: int, turn: int) -> Box:
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
