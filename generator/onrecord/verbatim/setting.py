"""A quotation's setting: the sentence round it, the quotation marks it stands in, the line that introduces it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.fold import TABLE, Folded, fold
from onrecord.verbatim.words import core_at, has_core, is_edge, pieces

NEIGHBOURS = 4
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|\u2029")


def sentence_before(source: Folded, start: int) -> str:
    """The folded words, at most four, that stand before `start` in its sentence."""
    near: list[str] = []
    for piece in reversed(pieces(_paragraph_text(source, max(0, start - _REACH), start, -1))):
        if _ends_sentence(piece) or len(near) == NEIGHBOURS:
            break
        near += [piece] if has_core(piece) else []
    return " ".join(reversed(near))


def sentence_after(source: Folded, end: int) -> str:
    """The folded words, at most four, that stand after `end` in its sentence."""
    if _ends_sentence(source.parted[max(0, end - _LONG_WORD) : end].rpartition(" ")[2]):
        return ""
    near: list[str] = []
    for piece in pieces(_paragraph_text(source, end, min(len(source.text), end + _REACH), 0)):
        near += [piece] if has_core(piece) else []
        if _ends_sentence(piece) or len(near) == NEIGHBOURS:
            break
    return " ".join(near)


def closing_marks(parted: str, end: int) -> str:
    """The marks after `end` that belong to the word before it: of its own run, and those standing alone."""
    until = min(core_at(parted, end, end + _LONG_WORD), end + _LONG_WORD)
    marks = parted[end:until]
    if until == len(parted):
        return marks
    return marks[: max(marks.rfind(" ") + 1, marks.rfind("…") + 1, marks.rfind("—") + 1)]


def is_in_quotation_marks(original: str, start: int, end: int) -> bool:
    """Whether the first word stands in a quotation opened before `start`, or all of them in one that they also show."""
    above, below = _paragraph(original, start)
    first, last = start, end
    while first < end and (is_edge(original[first]) or original[first] in _ANY):
        first += 1
    while last > first and (is_edge(original[last - 1]) or original[last - 1] in _ANY):
        last -= 1
    regions = [(above + opened, above + closed) for opened, closed in _regions(original[above:below])]
    return any(opened < first < closed and (opened < start or closed >= last) for opened, closed in regions)


def introduction(original: str, start: int) -> str:
    """The nearest line before `start` that introduces somebody else's words, folded; or nothing."""
    if original.find(":", 0, start) < 0:
        return ""
    lines = original[:start].split("\n")[:-1]
    found = (line for line in reversed(lines) if ":" in line and _INTRODUCES.search(line[-_LONG_LINE:].rstrip()))
    return fold(next(found, "")).text


_REACH = 160
_LONG_WORD = 60
_LONG_LINE = 400

_SENTENCE_END = re.compile(r"[.!?][\"')\]]*$")
_ABBREVIATION = re.compile(
    r"(?:^|[(\[\"'])(?:mr|mrs|ms|dr|st|prof|e\.g|i\.e|etc|vs|cf|[a-hj-z])\.[\"')\]]*$", re.IGNORECASE
)


def _ends_sentence(piece: str) -> bool:
    return _SENTENCE_END.search(piece) is not None and _ABBREVIATION.search(piece) is None


_DASHES = "".join(map(re.escape, TABLE["hyphen"] + TABLE["dash"] + TABLE["long"]))
# `From Twitter:-`, and the same with a plain colon where the line says that it brings words from somewhere.
_INTRODUCES = re.compile(
    rf":\s?[{_DASHES}]+$|^\W*(?:from|via|exchanges?|tweets?|posted|quot\w+)\b[^.!?]{{0,80}}:$", re.IGNORECASE
)

_DOUBLE = re.compile(f"[{TABLE['double']}]")
_SINGLE = re.compile(f"[{re.escape(TABLE['single'])}]")
_ANY = TABLE["double"] + TABLE["single"]
_OPENING = "\u2018\u2039\u201c\u00ab\u201e\u201a\u301d"
_BEFORE_OPENING = "([{-–—…" + _ANY
# Letters left out at a word's beginning, whose apostrophe opens nothing.
_ELISION = re.compile(r"(?:em|tis|twas|til|till|cause|cos|n|bout)\b|\d", re.IGNORECASE)


def _paragraph_text(source: Folded, start: int, end: int, which: int) -> str:
    """What is folded from `start` to `end`, and of that the first or last paragraph."""
    raw = source.original[slice(*source.stretch(start, end))]
    parts = PARAGRAPH_END.split(raw) if "\n" in raw or "\u2029" in raw else []
    return fold(parts[which]).parted if len(parts) > 1 else source.parted[start:end]


def _paragraph(original: str, at: int) -> tuple[int, int]:
    starts = [0, *(found.end() for found in PARAGRAPH_END.finditer(original, 0, at))]
    end = PARAGRAPH_END.search(original, at)
    return starts[-1], end.start() if end else len(original)


def _regions(paragraph: str) -> Iterator[tuple[int, int]]:
    """From each opening mark to its closing one; a double mark never closed reaches to the paragraph's end."""
    yield from _double_regions(paragraph)
    yield from _single_regions(paragraph)


def _double_regions(paragraph: str) -> Iterator[tuple[int, int]]:
    opened = None
    for found in _DOUBLE.finditer(paragraph):
        opens = _opens(paragraph, found.start())
        if opens and opened is None:
            opened = found.start()
        elif not opens and opened is not None:
            yield opened, found.start()
            opened = None
    if opened is not None:
        yield opened, len(paragraph)


def _single_regions(paragraph: str) -> Iterator[tuple[int, int]]:
    """Apostrophes within a word are no marks; one after a plural's `s` closes only where nothing better does."""
    opened, doubtful = None, None
    for at in (found.start() for found in _SINGLE.finditer(paragraph)):
        if paragraph[at - 1 : at].isalnum() and paragraph[at + 1 : at + 2].isalnum():
            continue
        if _opens(paragraph, at):
            if opened is not None and doubtful is not None:
                yield opened, doubtful
            opened, doubtful = (None if _ELISION.match(paragraph, at + 1) else at), None
        elif opened is not None and not _is_plural(paragraph, at):
            yield opened, at
            opened, doubtful = None, None
        elif opened is not None:
            doubtful = at if doubtful is None else doubtful
    if opened is not None and doubtful is not None:
        yield opened, doubtful


def _is_plural(paragraph: str, at: int) -> bool:
    return paragraph[at - 1] in "sS" and paragraph[at + 1 : at + 2] == " " and paragraph[at + 2 : at + 3].isalpha()


def _opens(paragraph: str, at: int) -> bool:
    """By where it stands; by its shape only where that does not tell."""
    before, after = paragraph[at - 1 : at] if at else "", paragraph[at + 1 : at + 2]
    leading = not before or before.isspace() or before in _BEFORE_OPENING
    trailing = not after or after.isspace() or is_edge(after)
    if leading != trailing:
        return leading
    return paragraph[at] in _OPENING
