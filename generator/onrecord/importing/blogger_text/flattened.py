"""The shape of a thread that was flattened: one paragraph a line, each marker glued to the line after the one it ends.

A line opens a comment if and only if the next line begins with a marker, and that marker gives its level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.importing.blogger_text.furniture import (
    Piece,
    is_cut_marker,
    level_of_cut,
    looks_marked,
    pieces_of,
    stated_count,
)
from onrecord.importing.blogger_text.lines import Line, Lines, Paragraph, said
from onrecord.importing.blogger_text.passages import Parts, Passage
from onrecord.importing.segments import Remark, Voice, miscounted


def flattened(lines: Lines) -> Parts | None:
    """The thread taken apart; nothing where no line begins with a marker."""
    pieces = _pieces(said(lines))
    openings = [at for at, (_, then) in enumerate(pairwise(pieces)) if then.level]
    if not openings:
        return None
    entries = tuple(_entries(pieces, openings))
    body, stated = _body(pieces[: openings[0]])
    remarks = (*_line_remarks(lines, pieces), *_entry_remarks(entries), *_count_remarks(stated, entries))
    return Parts(body, tuple(map(_passage, entries)), stated[1] if stated else None, remarks, flattened=True)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One comment or reply: its numbers, the level its marker gave, and its pieces."""

    comment: int
    reply: int
    level: Voice
    pieces: Sequence[Piece]

    @property
    def id(self) -> str:
        return f"c{self.comment}.r{self.reply}" if self.reply else f"c{self.comment}"


def _pieces(lines: Lines) -> list[Piece]:
    pieces = [piece for line in lines for piece in pieces_of(line.number, line.text)]
    if not pieces or pieces[-1].level or not is_cut_marker(pieces[-1].text):
        return pieces
    last = pieces.pop()
    return [*pieces, Piece(last.line, level_of_cut(last.text), "")]


def _entries(pieces: Sequence[Piece], openings: Sequence[int]) -> Iterator[_Entry]:
    comment = reply = 0
    for start, end in pairwise([*openings, len(pieces)]):
        level = pieces[start + 1].level or "comment"
        # A thread's first comment answers nothing, whatever its marker says.
        is_reply = level == "reply" and comment > 0
        comment, reply = (comment, reply + 1) if is_reply else (comment + 1, 0)
        yield _Entry(comment, reply, level, pieces[start:end])


def _passage(entry: _Entry) -> Passage:
    paragraphs = tuple(Paragraph(piece.line, piece.text) for piece in entry.pieces if piece.text)
    return Passage(entry.id, "reply" if entry.reply else "comment", entry.pieces[0].line, paragraphs)


def _body(pieces: Sequence[Piece]) -> tuple[Lines, tuple[int, int] | None]:
    """The lines of the post, less a line that states a count at its end: that line's number and its count."""
    lines = tuple(Line(piece.line, 0, piece.text) for piece in pieces)
    stated = stated_count(lines[-1].text) if lines else None
    return (lines, None) if stated is None else (lines[:-1], (lines[-1].number, stated))


def _count_remarks(stated: tuple[int, int] | None, entries: Sequence[_Entry]) -> Iterator[Remark]:
    if stated and stated[1] != len(entries):
        yield miscounted(*stated, len(entries))


def _line_remarks(lines: Lines, pieces: Sequence[Piece]) -> Iterator[Remark]:
    if pieces[0].level:
        yield Remark(pieces[0].line, "the file begins with a marker: the comment before it is not in the file")
    last = lines[pieces[-1].line - 1]
    if is_cut_marker(last.text):
        yield Remark(last.number, "the file ends within a marker: it is cut short", "end")
    for line in lines:
        if looks_marked(line.text):
            yield Remark(line.number, f"`{line.text.split(None, 1)[0]}` is read as a writer's word, not as a marker")


def _entry_remarks(entries: Sequence[_Entry]) -> Iterator[Remark]:
    for entry in entries:
        first = entry.pieces[0]
        if entry.level == "reply" and not entry.reply:
            yield Remark(first.line, f"a reply stands before any comment; it is read as the comment {entry.id}")
