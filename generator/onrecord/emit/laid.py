"""A YAML text as it is laid out: where each name, value, item and comment of it begins and ends.

The text is one that `yamltree` has read, so it holds no anchors, tags or second documents. Places are indexes into it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value of words, with `end` behind the last line that says something.

    `style` is its mark of quotation, the header of a block (`|2+`, `>-`), or nothing; the lines of a block stand
    `indent` columns in.
    """

    start: int
    end: int
    style: str
    value: str
    indent: int = 0

    @property
    def is_block(self) -> bool:
        """Whether its words stand on lines below its header."""
        return self.style[:1] in _BLOCK

    @property
    def is_kept(self) -> bool:
        """Whether blank lines below it are part of it."""
        return self.is_block and "+" in self.style


@dataclass(frozen=True, slots=True)
class Group:
    """Fields or items, in brackets or each on lines of its own; it begins with its bracket or first entry."""

    start: int
    end: int
    is_flow: bool
    has_names: bool
    entries: tuple[Entry, ...]

    def named(self, name: str) -> Entry | None:
        """The field of that name."""
        return next((entry for entry in self.entries if entry.key and entry.key.value == name), None)


@dataclass(frozen=True, slots=True)
class Entry:
    """One field, or one item without a key; it begins with its name, or with its hyphen where it has one."""

    start: int
    key: Scalar | None
    value: Value


Value: TypeAlias = Scalar | Group


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its `#` to the end of its line; `is_alone` where nothing stands before it there."""

    start: int
    text: str
    is_alone: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """The whole text: its value, its comments in order, and where `---` of its own ends, if it has one.

    `blocks` are where the lines of words below a header begin and end.
    """

    text: str
    root: Value
    comments: tuple[Comment, ...]
    opened: int | None
    blocks: tuple[tuple[int, int], ...] = ()

    def column(self, index: int) -> int:
        """How far in from its line's beginning an index is, from 0."""
        return index - (self.text.rfind("\n", 0, index) + 1)

    def line_end(self, index: int) -> int:
        """Where the line of an index ends, before its line break."""
        found = _LINE_BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def line_before(self, index: int) -> str:
        """What stands before an index on its line."""
        return self.text[self.text.rfind("\n", 0, index) + 1 : index]

    def begins_line(self, index: int) -> bool:
        """Whether nothing stands before an index on its line."""
        return not self.line_before(index).strip()

    def is_blank_above(self, index: int) -> bool:
        """Whether the line above that of an index holds nothing, and is no part of words either."""
        end = self.text.rfind("\n", 0, index)
        begin = self.text.rfind("\n", 0, max(end, 0)) + 1
        if end < 0 or self.text[begin:end].strip(" \t\r"):
            return False
        at = bisect_right(self.blocks, begin, key=lambda block: block[0])
        return not at or self.blocks[at - 1][1] <= begin

    def holds_comment(self, start: int, end: int) -> bool:
        """Whether a comment begins between two indexes."""
        at = bisect_left(self.comments, start, key=lambda comment: comment.start)
        return at < len(self.comments) and self.comments[at].start < end


def laid(text: str) -> Laid:
    """How a text is laid out that `yamltree` has read."""
    growth = _Growth(text)
    growth.next()
    event = growth.next()
    root = growth.value(growth.next(), 0)
    opened = event.end_mark.index if event.explicit else None
    return Laid(text, root, tuple(_comments(text, growth.taken)), opened, tuple(growth.blocks))


class _Growth:
    """Events of the parser becoming values; `taken` are the stretches that hold words, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.taken: list[tuple[int, int]] = []
        self.blocks: list[tuple[int, int]] = []
        self._parser = CParser(text)

    def next(self) -> Any:
        """The next event, which always has both marks."""
        return self._parser.get_event()

    def value(self, event: Any, column: int) -> Value:
        """The value that begins with an event; `column` is that of the entries it stands among."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, column)
        is_set = event.__class__ is yaml.MappingStartEvent
        start, column = event.start_mark.index, event.start_mark.column
        entries: list[Entry] = []
        is_flow: bool = event.flow_style
        while isinstance(inner := self.next(), yaml.NodeEvent):
            after = entries[-1].value.end if entries else start
            entries.append(self._field(inner, column) if is_set else self._item(inner, is_flow, after, column))
        end: int = entries[-1].value.end if entries and not is_flow else inner.end_mark.index
        return Group(start, end, is_flow, is_set, tuple(entries))

    def _field(self, event: Any, column: int) -> Entry:
        key = self._scalar(event, column)
        return Entry(key.start, key, self.value(self.next(), column))

    def _item(self, event: Any, is_flow: bool, after: int, column: int) -> Entry:
        found = None if is_flow else _HYPHEN.match(self.text, after)
        return Entry(found.end() - 1 if found else event.start_mark.index, None, self.value(event, column))

    def _scalar(self, event: Any, column: int) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        if event.style not in _BLOCK:
            self.taken.append((start, end))
            return Scalar(start, end, event.style or "", event.value)
        header = _HEADER.match(self.text, start)
        style = header[1] if header else ""
        below = min(end, header.end() if header else end)
        self.taken.append((below, end))
        indent = _indent(self.text[below:end], style, column)
        said = end - below if "+" in style else _said(self.text[below:end], indent)
        self.blocks += [(below, below + said)] if said else []
        return Scalar(start, below + said if said else start + len(style), style, event.value, indent)


def _indent(lines: str, style: str, column: int) -> int:
    """How far in the lines of a block stand: as its header says, or as its first line that is not blank does."""
    stated = _DIGIT.search(style)
    if stated:
        return column + int(stated[0])
    first = _FIRST.search(lines)
    return len(first[1]) if first else len(lines)


def _said(lines: str, indent: int) -> int:
    """How much of a block's lines there is before the blank ones at its end, less the last line break."""
    end = len(lines)
    while end > 0:
        begin = lines.rfind("\n", 0, end) + 1
        line = lines[begin:end].rstrip("\r")
        if len(line) > indent or line.strip(" "):
            return begin + len(line)
        end = begin - 1
    return 0


def _comments(text: str, taken: list[tuple[int, int]]) -> Iterator[Comment]:
    """The comments in what is left between the words."""
    last = 0
    for start, end in [*taken, (len(text), len(text))]:
        for found in _COMMENT.finditer(text, last, max(last, start)):
            before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            yield Comment(found.start(), found[0].rstrip(" \t"), not before.strip(" \t"))
        last = max(last, end)


_BLOCK = ("|", ">")
_HEADER = re.compile(r"([|>][0-9+-]*)[^\n]*\n?")
_DIGIT = re.compile("[1-9]")
_FIRST = re.compile(r"^( *)[^ \r\n]", re.MULTILINE)
_HYPHEN = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+-")
_LINE_BREAK = re.compile(r"\r?\n")
_COMMENT = re.compile(r"#[^\r\n]*")
