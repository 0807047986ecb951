"""A sheet: one page of a PDF as lines in reading order; how the file is opened, how much of it is read, and closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise

from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2 import raw as pdfium

from onrecord.importing.pdf.areas import areas_of, edge_of
from onrecord.importing.pdf.initials import with_initials
from onrecord.importing.pdf.lines import FAR, Line, are_crossed, lines_of
from onrecord.importing.pdf.runs import MOST_PIECES, Run, TooLong, runs_of
from onrecord.importing.pdf.streams import is_vast
from onrecord.importing.pdf.words import GAP
from onrecord.importing.saved import Unreadable

MOST_PAGES = 5_000
MOST_LETTERS = 10_000_000
MOST_BYTES = 128 * 1024 * 1024  # of one stream of the file, written out


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, from 1: its areas in reading order, each its lines from the top; and what an editor should know of it.

    `columns`, `turned` and `unseen` tell that words are set so; `unknown` counts the letters nobody can name.
    """

    number: int
    areas: tuple[tuple[Line, ...], ...]
    columns: bool = False
    turned: bool = False
    unseen: bool = False
    broken: bool = False

    @property
    def unknown(self) -> int:
        """How many letters the file gives no character for."""
        return sum(line.text.count("\ufffd") for area in self.areas for line in area)

    @property
    def gaps(self) -> int:
        """How often nobody can say how what stands on one line is one text."""
        return sum(line.text.count(GAP) for area in self.areas for line in area)

    @property
    def muddled(self) -> bool:
        """Whether lines stand so that nobody can tell the columns."""
        return any(are_crossed(*pair) for area in self.areas for pair in pairwise(area)) or (
            self.columns
            and (
                any(FAR in line.text for line in self._inner())
                or any(_goes_below(*pair) for pair in pairwise(self.areas))
            )
        )

    @property
    def is_sure(self) -> bool:
        """Whether its areas follow one another beyond doubt."""
        return not self.turned and not self.muddled

    def _inner(self) -> Iterator[Line]:
        """The lines that are neither the first of the page nor its last, as running heads and feet are."""
        lines = [line for area in self.areas for line in area]
        least, most = min(line.bottom for line in lines), max(line.bottom for line in lines)
        return (line for line in lines if least < line.bottom < most)


def _goes_below(one: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether a column has lines, behind white space, under the foot that both have: they may be of neither."""
    foot, height = other[-1].bottom, other[-1].height
    over = [line for line in one if line.bottom > foot - height / 2]
    under = [line for line in one if line.bottom <= foot - height / 2]
    if len(over) < 2 or not under or over[-1].bottom - foot > height / 2:
        return False
    return over[-1].bottom - under[0].bottom > _WHITE * (over[-2].bottom - over[-1].bottom)


_WHITE = 1.25  # of the distance of lines


@dataclass(frozen=True, slots=True)
class File:
    """A PDF read: its sheets, and what it says of itself under the names the format has (Title, CreationDate)."""

    sheets: tuple[Sheet, ...]
    said: Mapping[str, str]


def file_of(data: bytes) -> File:
    """The file's sheets; raises `Unreadable`."""
    if is_vast(data, MOST_BYTES):
        size = f"{MOST_BYTES // (1024 * 1024)} MB"
        message = f"streams of this PDF are larger than {size} when they are written out, or nobody can tell how large"
        raise Unreadable(message, 0, _OWN_COPY)
    with _opened(data) as document:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"this PDF has {len(document)} pages; at most {MOST_PAGES} are read", 0, _PART)
        return File(_sheets(document), document.get_metadata_dict(skip_empty=True))


_PART = "save the part that is quoted"
_OWN_COPY = "save the report again, or print it to a new PDF"
_FAULTS = {
    pdfium.FPDF_ERR_PASSWORD: ("this PDF asks for a password", "save a copy that opens without one"),
    pdfium.FPDF_ERR_SECURITY: ("this PDF is locked in a way that is not read", "save a copy that opens without a key"),
}
_DAMAGED = ("this PDF is damaged or cut short: it cannot be opened", _OWN_COPY)


@contextmanager
def _opened(data: bytes) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(data)
    except PdfiumError as fault:
        message, remedy = _FAULTS.get(fault.err_code or 0, _DAMAGED)
        raise Unreadable(message, 0, remedy) from None
    try:
        yield document
    finally:
        document.close()


def _sheets(document: PdfDocument) -> tuple[Sheet, ...]:
    pages = tuple(_pages(document))
    edges = Counter(edge for runs in pages if runs and (edge := edge_of(runs)) is not None)
    known = [edge for edge, _ in sorted(edges.items(), key=lambda each: (-each[1], each[0]))[:_EDGES]]
    return tuple(_laid_out(number, runs, known) for number, runs in enumerate(pages, 1))


_EDGES = 4  # places where columns begin that other pages are held against


def _pages(document: PdfDocument) -> Iterator[tuple[Run, ...] | None]:
    """The runs of each page, None of one that cannot be read."""
    left = MOST_LETTERS
    for at in range(len(document)):
        try:
            runs = _runs(document, at, left)
        except TooLong:
            message = f"more than {MOST_LETTERS} letters up to page {at + 1}, or {MOST_PIECES} pieces of text on it"
            raise Unreadable(message, 0, _PART) from None
        except PdfiumError:
            runs = None
        left -= sum(len(run.text) for run in runs or ())
        yield runs


def _runs(document: PdfDocument, at: int, most: int) -> tuple[Run, ...]:
    page = document[at]
    try:
        return with_initials(runs_of(page, most))
    finally:
        page.close()


def _laid_out(number: int, runs: tuple[Run, ...] | None, known: Sequence[float]) -> Sheet:
    if runs is None:
        return Sheet(number, (), broken=True)
    areas = tuple(lines_of(area, number) for area in areas_of(runs, known))
    turns = {run.turn for run in runs}
    columns = len(areas) > len(turns)
    return Sheet(number, areas, columns, len(turns) > 1, any(run.unseen for run in runs))
