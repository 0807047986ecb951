"""Entries: the comments and replies of a thread whose lists were kept, each ended by its marker.

A marker ends an entry only where the next number expected, or nothing, comes after it: so a writer may print
`Delete`, `Replies` or a numbered list of his own at any indentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.importing.blogger_text.furniture import TERMINATORS, is_footer, numbered
from onrecord.importing.blogger_text.lines import Line, Lines


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a comment (`reply` 0) or a reply opens: the index of its line, and its numbers."""

    index: int
    comment: int
    reply: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One comment or reply: where it opens, the index of the line after its words, and whether a marker ended it."""

    opening: Opening
    end: int
    closed: bool
    after: int

    @property
    def id(self) -> str:
        """`c4`, or `c4.r2`."""
        reply = f".r{self.opening.reply}" if self.opening.reply else ""
        return f"c{self.opening.comment}{reply}"


def entries(lines: Lines, first: int, stated: int | None) -> tuple[Entry, ...]:
    """Every entry in order, from the line that opens comment 1; the lines hold no blank one.

    A blank line stands before a marker; where the page's count says that it need not, it need not.
    """
    if first >= len(lines):
        return ()
    indented = max((at for at, line in enumerate(lines) if line.indent), default=-1)
    page = _Page(lines, lines[first].indent, indented, _past_footers(lines))
    strict = tuple(_entries(replace(page, is_spaced=True), first))
    if len(strict) == stated or not _has_crowded_marker(lines):
        return strict
    lenient = tuple(_entries(page, first))
    return min(strict, lenient, key=lambda found: -len(found) if stated is None else abs(stated - len(found)))


def _has_crowded_marker(lines: Lines) -> bool:
    """Whether some marker has no blank line before it: without one, both ways of reading are the same."""
    return any(then.text in TERMINATORS and then.number == line.number + 1 for line, then in pairwise(lines))


def words_of(line: Line) -> str:
    """The words of a line that opens an entry, less its number."""
    found = numbered(line.text)
    return found[1] if found else line.text


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines, how far comments are indented, the last index that is indented, and the next non-footer from each.

    `is_spaced` is whether a blank line must stand before a marker.
    """

    lines: Lines
    margin: int
    indented: int
    past_footers: Sequence[int]
    is_spaced: bool = False


@dataclass(frozen=True, slots=True)
class _Next:
    """What comes after a marker: an opening, or the end of the thread at an index."""

    opening: Opening | None
    at: int


def _entries(page: _Page, first: int) -> Iterator[Entry]:
    opening: Opening | None = Opening(first, 1)
    while opening:
        entry, opening = _entry(page, opening)
        yield entry


def _entry(page: _Page, opening: Opening) -> tuple[Entry, Opening | None]:
    for at in range(opening.index, len(page.lines)):
        if not _may_end(page, at, opening):
            continue
        then = _next(page, at + 1, opening)
        if then:
            return Entry(opening, at, closed=True, after=then.at), then.opening
    end = len(page.lines)
    return Entry(opening, end, closed=False, after=end), None


def _may_end(page: _Page, at: int, opening: Opening) -> bool:
    line, opens = page.lines[at], at == opening.index
    if (words_of(line) if opens else line.text) not in TERMINATORS:
        return False
    return not page.is_spaced or (not opens and _is_set_off(page.lines[at - 1], line, opening))


def _is_set_off(before: Line, line: Line, opening: Opening) -> bool:
    """Whether a blank line comes before, or a number without words."""
    return line.number > before.number + 1 or numbered(before.text) == (opening.reply or opening.comment, "")


def _next(page: _Page, at: int, before: Opening) -> _Next | None:
    at = page.past_footers[at]
    if at > page.indented and not (page.margin == 0 and at < len(page.lines)):
        return _Next(None, at)
    if before.reply == 0 and at < len(page.lines) and page.lines[at].text == "Replies":
        return _first_reply(page, page.past_footers[at + 1], before)
    opening = _sibling(page, at, before) or _comment(page, at, before)
    return _Next(opening, at) if opening else _ended(page, at)


def _past_footers(lines: Lines) -> list[int]:
    past = [len(lines)] * (len(lines) + 1)
    for at in range(len(lines) - 1, -1, -1):
        past[at] = past[at + 1] if is_footer(lines[at].text) else at
    return past


def _ended(page: _Page, at: int) -> _Next | None:
    return _Next(None, at) if at >= len(page.lines) else None


def _first_reply(page: _Page, at: int, before: Opening) -> _Next | None:
    if _number_at(page, at) == 1 and page.lines[at].indent >= page.margin:
        return _Next(Opening(at, before.comment, 1), at)
    opening = _comment(page, at, before)
    return _Next(opening, at) if opening else _ended(page, at)


def _sibling(page: _Page, at: int, before: Opening) -> Opening | None:
    """The reply after a reply, indented as it was, or less by the width a longer number takes."""
    if not before.reply or _number_at(page, at) != before.reply + 1:
        return None
    was, now = page.lines[before.index].indent, page.lines[at].indent
    is_listed_alike = was - 1 <= now <= was and (now > page.margin or now == was)
    return Opening(at, before.comment, before.reply + 1) if is_listed_alike else None


def _comment(page: _Page, at: int, before: Opening) -> Opening | None:
    if _number_at(page, at) != before.comment + 1 or page.lines[at].indent > page.margin:
        return None
    return Opening(at, before.comment + 1)


def _number_at(page: _Page, at: int) -> int | None:
    found = numbered(page.lines[at].text) if at < len(page.lines) else None
    return found[0] if found else None
