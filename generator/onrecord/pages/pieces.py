"""The piece: a stretch of a quotation that is the source's words, or an editor's mark among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

CUT = "[…]"
_MARK = re.compile(r"\[[^\[\]]*\]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_TOKEN = re.compile(r"(?:\[[^\[\]]*\]|\S)+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in order; `by_editor` where they are ours, in square brackets."""

    text: str
    by_editor: bool = False


def of(text: str, brackets_are_ours: bool = True) -> tuple[Piece, ...]:
    """The quotation in pieces; a capital set in brackets at a word's start is one of ours too."""
    line = one_line(text)
    if not brackets_are_ours:
        return (Piece(line),)
    pieces = [Piece(line[:0])]
    at = 0
    for mark in _MARK.finditer(line):
        pieces += [Piece(line[at : mark.start()]), Piece(mark[0], by_editor=True)]
        at = mark.end()
    return tuple(piece for piece in [*pieces, Piece(line[at:])] if piece.text)


def one_line(text: str) -> str:
    """The words with line breaks and runs of plain blanks as one blank; other spaces stay as they are."""
    return _BLANKS.sub(" ", text).strip(" ")


def excerpt(text: str, limit: int = 60) -> str:
    """The first words, ending in ` […]` where any are left off; an editor's bracket is never parted."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    kept = ""
    for word in _TOKEN.findall(line):
        if kept and len(kept) + len(word) + 1 > limit:
            break
        kept = f"{kept} {word}".strip()
    whole = kept == " ".join(_TOKEN.findall(line))
    return line if whole else f"{kept.removesuffix(CUT).rstrip()} {CUT}".strip()


def insertions(text: str) -> int:
    """How many of an editor's brackets add or replace words: all but cuts."""
    return sum(mark[0] not in {CUT, "[...]"} for mark in _MARK.finditer(text))


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of one of our sentences: our own words, or (`said`) somebody's, with an editor's marks apart."""

    pieces: tuple[Piece, ...]
    said: bool = False


Sentence = tuple[Bit, ...]
