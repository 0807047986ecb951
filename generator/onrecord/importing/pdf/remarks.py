"""What an editor should know of how a PDF was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.importing.pdf.parts import Part
from onrecord.importing.pdf.sheets import File
from onrecord.importing.segments import Remark
from onrecord.phrasing import first

_END = b"%%EOF"
_TAIL = 2048  # bytes at the end of a file in which its mark stands
_SHOWN = 8  # examples in a remark


def of_file(file: File, data: bytes) -> Iterator[Remark]:
    """What the file itself is like: when it was made, what of it cannot be read, how its pages are set."""
    if _END not in data[-_TAIL:]:
        yield Remark(0, "the file does not end as a PDF does: it may be cut short, and pages may be missing", "end")
    made = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", file.said.get("CreationDate", ""))
    if made:
        day = "-".join(filter(None, made.groups()))
        yield Remark(0, f"the file was made on {day}, which need not be when it was published: no date is given")
    for said, message in _OF_SHEETS:
        pages = [sheet.number for sheet in file.sheets if getattr(sheet, said)]
        if pages:
            yield Remark(0, f"{_pages(pages)}: {message}")
    empty = [sheet.number for sheet in file.sheets if not sheet.areas and not sheet.broken]
    if empty:
        yield Remark(0, f"{_pages(empty)}: no text; words in pictures are not read")


def of_reading(parts: Sequence[Part], doubtful: Sequence[str]) -> Iterator[Remark]:
    """How it became segments: by which numbers, over which edges, and which hyphens stay as they are printed."""
    numbers = [part.id.replace("n", "") for part in parts if part.kind == "paragraph"]
    if numbers:
        yield Remark(
            0,
            f"the report numbers its paragraphs, from {numbers[0]} to {numbers[-1]}; what stands outside them is kept "
            "under its page",
        )
    over = [part.id.replace("n", "") for part in parts if part.runs_over]
    if over:
        yield Remark(
            0,
            f"{_named('paragraph', over)}: continued over the edge of a page; running heads and feet, page numbers and "
            "notes at the foot are left out of them and kept under their pages",
        )
    cut = [part.id.replace("n", "") for part in parts if part.breaks_off]
    if cut:
        yield Remark(
            0,
            f"{_named('paragraph', cut)}: broken off at an edge; what follows there may be a heading or the rest of "
            "the sentence, and is kept under its page",
        )
    if doubtful:
        words = first(_SHOWN, list(dict.fromkeys(doubtful)))
        yield Remark(
            0, f"a line ends in a hyphen that may be its own or the word's, and so it stands as printed: {words}"
        )


_OF_SHEETS = (
    ("broken", "cannot be read, and is left out"),
    ("columns", "set in columns, which are read one after another"),
    ("muddled", "columns cannot be told for certain: compare the order of what you quote"),
    (
        "gaps",
        "“\ufffc” stands where words or numbers are set so that nobody can say how they are one text: raised, far "
        "apart on a line, or behind a large first letter",
    ),
    ("turned", "some words are turned; they stand after the others"),
    (
        "unseen",
        "words that are not seen on the page: under a picture, beyond its edge or too small; compare what you quote",
    ),
    ("unknown", "letters that the file gives no character for are read as “\ufffd”"),
)


def _pages(numbers: Sequence[int]) -> str:
    return _named("page", [str(number) for number in numbers])


def _named(kind: str, numbers: Sequence[str]) -> str:
    return f"{kind} {numbers[0]}" if len(numbers) == 1 else f"{kind}s {first(_SHOWN, numbers)}"
