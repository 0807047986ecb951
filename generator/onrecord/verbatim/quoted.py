"""What a text gives as somebody else's: its stretches in quotation marks, its lines that begin with `>`.

A mark opens or closes by where it stands, and by its shape only where that does not tell. A double mark that nothing
closes reaches to its paragraph's end, and so does a single one where no apostrophe would stand; a mark that nothing
opened reaches back to the one left open in an earlier paragraph, a double one otherwise to its paragraph's beginning.
Where paragraph after paragraph begins with a mark and only the last one ends with one, as English prints it, each is
quoted whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.fold import TABLE
from onrecord.verbatim.words import is_edge

PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|\u2029")

Stretch = tuple[int, int]


@lru_cache(maxsize=64)
def in_marks(original: str) -> tuple[Stretch, ...]:
    """Each stretch in quotation marks, from the opening one to the closing one or to where it must end."""
    paragraphs = list(_paragraphs(original))
    return (*_in_doubles(original, paragraphs), *_in_singles(original, paragraphs))


def begins_quoted(original: str, start: int) -> bool:
    """Whether the line that `start` stands in begins with `>`, as mail and forums mark another's words."""
    line = original.rfind("\n", 0, start) + 1
    return original[line : start + 1].lstrip().startswith(">")


def is_mark(character: str) -> bool:
    """Whether it may be a quotation mark."""
    return character in _ANY


_BRACKETS = "「」『』"
_DOUBLE = re.compile(f"[{TABLE['double']}{_BRACKETS}]")
_SINGLE = re.compile(f"[{re.escape(TABLE['single'])}]")
_ANY = TABLE["double"] + TABLE["single"] + _BRACKETS
_OPENING = "\u2018\u2039\u201c\u00ab\u201e\u201a\u301d"
_BEFORE_OPENING = "([{-–—…" + _ANY
# Letters left out at a word's beginning, whose apostrophe opens nothing.
_ELISION = re.compile(
    r"(?:em|tis|tisn|twas|twill|til|till|cause|cos|n|bout|e|er|im|is|ere|ow|ouse|ome|alf|ave|round|nuff|fraid|ello)\b|\d",
    re.IGNORECASE,
)
_CLOSING_SINGLE = re.compile(f"[.!?,…][{re.escape(TABLE['single'])}](?![^\\W_])")


def _paragraphs(original: str) -> Iterator[Stretch]:
    start = 0
    for found in PARAGRAPH_END.finditer(original):
        yield start, found.start()
        start = found.end()
    yield start, len(original)


def _in_doubles(original: str, paragraphs: list[Stretch]) -> Iterator[Stretch]:
    left_open = None
    for start, end in paragraphs:
        marks = [found.start() for found in _DOUBLE.finditer(original, start, end)]
        found = list(_doubles(original, marks, end, start - 1 if left_open is None else left_open))
        yield from found
        if marks:
            left_open = found[-1][0] if found and found[-1][1] == end else None


def _doubles(original: str, marks: list[int], end: int, since: int) -> Iterator[Stretch]:
    """One paragraph's; a mark that nothing opened closes what stands since `since` or since the mark before it."""
    opened = None
    for at in marks:
        if opened is None and _stands_alone(original, at):
            opened = at
        elif _opens(original, at):
            opened = at if opened is None else opened
        elif opened is not None or not _is_of_number(original, at):
            yield since if opened is None else opened, at
            opened, since = None, at
    if opened is not None:
        yield opened, end


def _in_singles(original: str, paragraphs: list[Stretch]) -> Iterator[Stretch]:
    left_open = None
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(original)
        found = list(_singles(original, start, end, _reopens(original, following)))
        closed = None if left_open is None else _CLOSING_SINGLE.search(original, start, end)
        if left_open is not None and closed and not any(first < closed.start() <= last for first, last in found):
            yield left_open, closed.end() - 1
            left_open = None
        yield from found
        left_open = found[-1][0] if found and found[-1][1] == end else left_open


def _singles(original: str, start: int, end: int, goes_on: bool) -> Iterator[Stretch]:
    """Apostrophes within a word are no marks; one after a plural's `s` closes only where nothing better does."""
    opened, doubtful = None, None
    for at in (found.start() for found in _SINGLE.finditer(original, start, end)):
        if original[at - 1 : at].isalnum() and original[at + 1 : at + 2].isalnum():
            continue
        if _opens(original, at):
            if opened is not None and doubtful is not None:
                yield opened, doubtful
            opened, doubtful = (None if _ELISION.match(original, at + 1) else at), None
        elif opened is not None and not _is_plural(original, at):
            yield opened, at
            opened, doubtful = None, None
        elif opened is not None:
            doubtful = at if doubtful is None else doubtful
    if opened is not None and (goes_on or doubtful is not None or _begins_speech(original, start, opened)):
        yield opened, end if goes_on or doubtful is None else doubtful


def _begins_speech(original: str, start: int, opened: int) -> bool:
    """Whether a single mark that nothing closes is no apostrophe: it stands first, or after a colon or a comma."""
    before = original[start:opened].rstrip()
    return not before or (before[-1] in ":," and original[opened + 1 : opened + 2].isupper())


def _reopens(original: str, start: int) -> bool:
    """Whether a paragraph begins with a single mark that opens."""
    begun = re.compile(r"\s*").match(original, start)
    at = begun.end() if begun else start
    return bool(_SINGLE.match(original, at)) and _opens(original, at) and not _ELISION.match(original, at + 1)


def _is_plural(original: str, at: int) -> bool:
    return original[at - 1] in "sS" and original[at + 1 : at + 2] == " " and original[at + 2 : at + 3].isalpha()


def _is_of_number(original: str, at: int) -> bool:
    """Whether it may be a sign of inches or seconds."""
    return original[at - 1 : at].isdigit() and original[at] in '"″'


def _stands_alone(original: str, at: int) -> bool:
    """A straight mark between spaces tells nothing of itself."""
    around = original[at - 1 : at] if at else "", original[at + 1 : at + 2]
    return original[at] == '"' and all(not each or each.isspace() for each in around)


def _opens(original: str, at: int) -> bool:
    """By where it stands; by its shape only where that does not tell."""
    if original[at] in _BRACKETS:
        return original[at] in "「『"
    before, after = original[at - 1 : at] if at else "", original[at + 1 : at + 2]
    leading = not before or before.isspace() or before in _BEFORE_OPENING
    trailing = not after or after.isspace() or is_edge(after)
    return leading if leading != trailing else original[at] in _OPENING
