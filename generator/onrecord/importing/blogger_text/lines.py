"""A line of a capture: its number, how far it is indented, and its words; and the paragraphs that lines make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its edges trimmed: `number` counts from 1, `indent` is in columns; `text` is empty for a blank line."""

    number: int
    indent: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines without a blank one; `text` keeps their line breaks, `line` is where the run begins."""

    line: int
    text: str


Lines = Sequence[Line]


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line, blank ones too; only CR, LF and CRLF end a line, so that the numbers are an editor's own."""
    raw = _BREAK.split(text) if "\r" in text else text.split("\n")
    return tuple(_line(number, line) for number, line in enumerate(raw, 1))


def paragraphs_of(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """The runs of lines between blank ones."""
    runs = (tuple(run) for said, run in groupby(lines, key=_is_said) if said)
    return tuple(Paragraph(run[0].number, "\n".join(line.text for line in run)) for run in runs)


def said(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines that are not blank."""
    return tuple(filter(_is_said, lines))


def spaced(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with a blank one after each, so that each is a paragraph."""
    for line in lines:
        yield line
        yield Line(line.number, 0, "")


def parted(lines: Lines, parts: Callable[[str], bool]) -> list[Lines]:
    """The stretches between the lines that part them, one more than there are such lines; some may be empty."""
    edges = [-1, *(at for at, line in enumerate(lines) if parts(line.text)), len(lines)]
    return [lines[start + 1 : end] for start, end in pairwise(edges)]


_BREAK = re.compile(r"\r\n?|\n")
_TAB = 4
# Characters nobody sees and `strip` keeps: a line of nothing else is blank.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


def _line(number: int, raw: str) -> Line:
    text = raw.strip()
    if not text.strip(_INVISIBLE):
        return Line(number, 0, "")
    return Line(number, _indent(raw) if raw[0].isspace() else 0, text)


def _indent(raw: str) -> int:
    margin = raw[: len(raw) - len(raw.lstrip())]
    return len(margin.expandtabs(_TAB)) if "\t" in margin else len(margin)


def _is_said(line: Line) -> bool:
    return bool(line.text)
