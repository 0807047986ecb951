"""The sheet of a file: its fields as text, with what stands before and after them, to be written into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from onrecord import frontmatter, yamltree
from onrecord.emit.laid import Entry, Laid, laid
from onrecord.kinds import Kind
from onrecord.yamltree import Document, Node, Unrevisable
from onrecord.yamltree.plaintext import plain

Splice: TypeAlias = tuple[int, int, str]
"""Where words are taken out, from and to, and what is put there."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fields of one file, all of it or the front matter of a page, as read and as laid out."""

    kind: Kind
    path: str
    mark: bytes
    above: str
    laid: Laid
    below: str
    document: Document

    @property
    def line_break(self) -> str:
        """How the file's lines end, by its first."""
        found = re.search(r"\r?\n", self.above + self.laid.text)
        return found[0] if found else "\n"

    def revised(self, splices: Iterable[Splice], meant: Node) -> bytes:
        """The file with words put into it; raises `Unrevisable` where it would not read as meant, or not as before.

        Of splices at one place the first stands first.
        """
        text = self.laid.text
        for _, (start, end, words) in sorted(enumerate(splices), key=lambda at: (*at[1][:2], at[0]), reverse=True):
            text = text[:start] + words.replace("\n", self.line_break) + text[end:]
        whole = self.mark + (self.above + text + self.below).encode("utf-8", "surrogatepass")
        found = fields_of(self.kind, self.path, whole)
        if found.value != meant:
            raise Unrevisable(self.document.at())
        return whole


def sheet(kind: Kind, path: str, data: bytes) -> Sheet:
    """The sheet of a file of a kind; raises `Refused` where it cannot be read."""
    document, text = fields_of(kind, path, data), plain(path, data).text
    start, end = frontmatter.bounds(text) if kind.form == "page" else (0, len(text))
    mark = _MARK if data.startswith(_MARK) else b""
    return Sheet(kind, path, mark, text[:start], laid(text[start:end]), text[end:], document)


def fields_of(kind: Kind, path: str, data: bytes) -> Document:
    """What a file of a kind holds, its body apart; raises `Refused`."""
    return frontmatter.read_page(path, data).front if kind.form == "page" else yamltree.read(path, data)


def below(page: Laid, entry: Entry, column: int) -> int:
    """Where the next line begins under an entry and the comments that stand further in than the column."""
    end = line_after(page, entry.value.end)
    for comment in page.comments:
        if comment.start >= end:
            is_next = not page.text[end : comment.start].strip() and comment.is_alone
            if not is_next or page.column(comment.start) <= column:
                break
            end = line_after(page, comment.start)
    return end


def line_after(page: Laid, index: int) -> int:
    """Where the line below that of an index begins; a line's beginning, behind a block, is one."""
    if index and page.text[index - 1] == "\n":
        return index
    found = page.text.find("\n", index)
    return len(page.text) if found < 0 else found + 1


_MARK = b"\xef\xbb\xbf"
