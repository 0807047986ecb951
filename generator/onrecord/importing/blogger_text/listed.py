"""The shape of a thread whose lists were kept: a stated count, then comments and replies numbered and indented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.importing.blogger_text.entries import Entry, entries, words_of
from onrecord.importing.blogger_text.furniture import (
    TERMINATORS,
    is_cut_marker,
    is_footer,
    is_glued,
    numbered,
    stated_count,
)
from onrecord.importing.blogger_text.lines import Line, Lines, paragraphs_of, said
from onrecord.importing.blogger_text.passages import Parts, Passage
from onrecord.importing.segments import Remark, miscounted


def listed(lines: Lines) -> Parts | None:
    """The thread taken apart; nothing where no line states a count and no list of comments stands."""
    page = said(lines)
    start = _counted_start(page) or _uncounted_start(page)
    if start is None:
        return None
    found = entries(page, start.first, start.stated)
    comments = tuple(_passage(lines, page, entry) for entry in found)
    return Parts(lines[: start.line - 1], comments, start.stated, tuple(_remarks(page, start, found)))


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the post ends: the number of the line after it, the count stated there, the index of the first comment."""

    line: int
    stated: int | None
    first: int


def _counted_start(page: Lines) -> _Start | None:
    """At the last line that states a count with a list of comments, or nothing, after it; a post may print others."""
    last_marker = max((at for at, line in enumerate(page) if line.text in TERMINATORS), default=-1)
    last_unindented = max((at for at, line in enumerate(page) if not line.indent), default=-1)
    margin = 0 if _has_lost_margins(page) else 1
    for at in range(len(page) - 1, -1, -1):
        stated = None if page[at].indent else stated_count(page[at].text)
        if stated is None:
            continue
        first = _past_footers(page, at + 1)
        is_ended = first <= last_marker or last_unindented <= at
        if first == len(page) or (is_ended and page[first].indent >= margin and _opens_list(page[first])):
            return _Start(page[at].number, stated, first)
    return None


def _uncounted_start(page: Lines) -> _Start | None:
    """At the last `1.` before the first marker that stands indented."""
    marker = next((at for at, line in enumerate(page) if line.indent and line.text == "ReplyDelete"), 0)
    first = next((at for at in range(marker, -1, -1) if page and page[at].indent and _opens_list(page[at])), None)
    return None if first is None or not marker else _Start(page[first].number, None, first)


def _past_footers(page: Lines, at: int) -> int:
    while at < len(page) and is_footer(page[at].text):
        at += 1
    return at


def _opens_list(line: Line) -> bool:
    found = numbered(line.text)
    return found is not None and found[0] == 1


def _has_lost_margins(page: Lines) -> bool:
    """Whether no line is indented, yet blank ones stand and no marker is glued: then the list stands at the margin."""
    has_blanks = page[-1].number > len(page) if page else False
    return has_blanks and not any(line.indent or is_glued(line.text) for line in page)


def _passage(lines: Lines, page: Lines, entry: Entry) -> Passage:
    opening = page[entry.opening.index]
    end = page[entry.end].number - 1 if entry.end < len(page) else len(lines)
    words = [Line(opening.number, 0, words_of(opening)), *lines[opening.number : end]]
    cut = _cut_marker_line(page, entry)
    kept = [line for line in words if line.number != cut]
    return Passage(entry.id, "reply" if entry.opening.reply else "comment", opening.number, paragraphs_of(kept))


def _cut_marker_line(page: Lines, entry: Entry) -> int:
    last = page[-1]
    is_cut = not entry.closed and entry.opening.index < len(page) - 1 and is_cut_marker(last.text)
    return last.number if is_cut else 0


def _remarks(page: Lines, start: _Start, found: tuple[Entry, ...]) -> Iterator[Remark]:
    yield from _count_remarks(start, found)
    for entry in found:
        yield from _entry_remarks(page, entry)
    left = found[-1].after if found else len(page)
    if left < len(page):
        yield Remark(page[left].number, "the words from here on stand after the comments and are left out")


def _count_remarks(start: _Start, found: tuple[Entry, ...]) -> Iterator[Remark]:
    if start.stated is None:
        yield Remark(
            start.line, "no line states how many comments there are; the list that begins here is read as them"
        )
    elif start.stated != len(found):
        yield miscounted(start.line, start.stated, len(found))


def _entry_remarks(page: Lines, entry: Entry) -> Iterator[Remark]:
    opening = page[entry.opening.index]
    if not entry.closed:
        yield Remark(opening.number, f"{entry.id} has no marker at its end: the file may be cut short", "end")
    yield from _kept_markers(page, entry)


def _kept_markers(page: Lines, entry: Entry) -> Iterator[Remark]:
    for line in page[entry.opening.index + 1 : entry.end]:
        if line.text in TERMINATORS or line.text == "Replies":
            yield Remark(line.number, f"`{line.text}` is read as words of {entry.id}: no next number follows it")
