"""The layout `pdf`: a report read as its pages, or as the paragraphs that it numbers.

Each word stands in one segment. Text is the file's own: nobody reads pictures of words. How hyphens at the ends of
lines are read is told in `hyphens`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.importing.pdf import parts
from onrecord.importing.pdf.apart import apart
from onrecord.importing.pdf.hyphens import joined, lexicon_of
from onrecord.importing.pdf.lines import Block, Line, blocks_of
from onrecord.importing.pdf.numbering import numbered
from onrecord.importing.pdf.parts import Part
from onrecord.importing.pdf.remarks import of_file, of_reading
from onrecord.importing.pdf.running import running
from onrecord.importing.pdf.sheets import File, Sheet, file_of
from onrecord.importing.saved import Saved, Unreadable
from onrecord.importing.segments import Segment, Thread

_MAGIC = b"%PDF-"
_LONGEST = 300  # characters of a title
_WITHIN = 1024  # bytes before which the format's mark stands, as readers of PDF allow


def read(saved: Saved) -> Thread | None:
    """The report; nothing where the bytes are no PDF; raises `Unreadable` where it holds no text or cannot be read."""
    if _MAGIC not in saved.data[: _WITHIN + len(_MAGIC)]:
        return None
    return apart(_read, saved)


def _read(saved: Saved) -> Thread:
    file = file_of(saved.data)
    if not any(sheet.areas for sheet in file.sheets):
        raise Unreadable(
            "this PDF holds no text: its pages are pictures or empty, and words in pictures (OCR) are not read",
            0,
            "find a copy that holds its text",
        )
    found = _parts(file.sheets)
    segments, doubtful = _segments(found, file)
    remarks = (*of_file(file, saved.data), *of_reading(found, doubtful))
    return Thread(_title(file), "", segments, remarks)


def _parts(sheets: Sequence[Sheet]) -> tuple[Part, ...]:
    repeated = running([[line for area in sheet.areas for line in area] for sheet in sheets])
    parted, whole = tuple(_blocks(sheets, repeated)), tuple(_blocks(sheets, frozenset()))
    numbers = numbered(parted, len(sheets))
    return tuple(parts.paragraphs(parted, numbers, repeated) if numbers else parts.pages(whole))


def _blocks(sheets: Sequence[Sheet], parted: frozenset[Line]) -> Iterator[Block]:
    """All blocks in reading order; the lines of `parted` are blocks of their own."""
    runs = ((sheet, run) for sheet in sheets for lines in sheet.areas for _, run in groupby(lines, parted.__contains__))
    for area, (sheet, run) in enumerate(runs):
        yield from blocks_of(tuple(run), area, sheet.is_sure)


def _segments(found: Sequence[Part], file: File) -> tuple[tuple[Segment, ...], tuple[str, ...]]:
    """The segments, and the words of which nobody can say how their halves are joined."""
    lexicon = lexicon_of([line for sheet in file.sheets for area in sheet.areas for line in area])
    texts = [[joined(lines, lexicon) for lines in part.paragraphs] for part in found]
    segments = tuple(
        Segment(part.id, part.kind, "\n\n".join(each.text for each in text), 0)
        for part, text in zip(found, texts, strict=True)
    )
    return segments, tuple(word for text in texts for each in text for word in each.doubtful)


# What programs write where nobody gave a title.
_NO_TITLE = re.compile(r"microsoft|untitled|\.(?:docx?|pdf|indd|odt|rtf|pptx?|xlsx?|tex|dvi)$", re.IGNORECASE)


def _title(file: File) -> str:
    title = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", file.said.get("Title", "")).split())
    return "" if _NO_TITLE.search(title) else title[:_LONGEST]
