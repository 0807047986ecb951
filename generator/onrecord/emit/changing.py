"""Changing: fields of a record put, replaced or taken out, and every other character of the file left as it is."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord import kinds
from onrecord.emit import words, writing
from onrecord.emit.adding import appended
from onrecord.emit.laid import Comment, Entry, Group, Scalar
from onrecord.emit.shapes import Shape, shape_of
from onrecord.emit.sheet import Sheet, Splice, below, sheet
from onrecord.kinds import Kind
from onrecord.yamltree import Node, Step, Unrevisable


def changed(kind: Kind, path: str, data: bytes, steps: tuple[Step, ...], fields: Mapping[str, Node | None]) -> bytes:
    """The file with fields of the record at `steps` put, replaced or, where their value is None, taken out.

    A new field stands where its kind has it. A comment behind a value stays behind the new one, and goes with a field
    that is taken out; the lines above stay. Raises `Refused` where the file, or what would be made of it, cannot be
    read, and `Unrevisable` where it is laid out so that the change cannot be written without losing a comment.
    """
    page = sheet(kinds.SOURCE if kind is kinds.QUOTE else kind, path, data)
    record, shape = _at(page, steps)
    wanted = {name: fields[name] for name in shape.in_order(fields)}
    meant = _meant(page.document.value, steps, wanted)
    now = _now(page.document.value, steps)
    news = {name: value for name, value in wanted.items() if now.get(name) != value}
    if record.is_flow:
        splices = [*_in_brackets(page, record, news)]
    else:
        splices = [*_Lines(page, record, shape, now).splices(news)]
    return page.revised(splices, meant)


def _at(page: Sheet, steps: tuple[Step, ...]) -> tuple[Group, Shape]:
    """The record that steps lead to, and what it may hold."""
    value, shape = page.laid.root, shape_of(page.kind)
    for step in steps:
        found = None
        if isinstance(value, Group):
            found = value.named(step) if isinstance(step, str) else dict(enumerate(value.entries)).get(step)
        if found is None:
            raise Unrevisable(page.document.at(*steps))
        value, shape = found.value, shape.of(step) if isinstance(step, str) else shape
    if not isinstance(value, Group) or not value.has_names:
        raise Unrevisable(page.document.at(*steps))
    return value, shape


def _now(value: Any, steps: tuple[Step, ...]) -> dict[str, Node]:
    for step in steps:
        value = value[step]
    return dict(value)


def _meant(value: Node, steps: tuple[Step, ...], fields: Mapping[str, Node | None]) -> Node:
    """The tree as it is to be."""
    whole: Any = copy.deepcopy(value)
    record = whole
    for step in steps:
        record = record[step]
    for name, new in fields.items():
        if new is None:
            record.pop(name, None)
        else:
            record[name] = new
    return whole  # type: ignore[no-any-return]


def _in_brackets(page: Sheet, record: Group, news: Mapping[str, Node | None]) -> Iterator[Splice]:
    """Values put where the old ones stand, and new fields last; where one is taken out, all of them on their line."""
    if not record.entries or None in news.values():
        yield _on_one_line(page, record, news)
        return
    last = record.entries[-1].value.end
    for name, value in news.items():
        entry, made = record.named(name), _in_flow(name, value)
        if entry is None:
            yield last, last, f", {made}"
        elif page.laid.holds_comment(entry.start, entry.value.end) or entry.value.end == entry.start:
            raise Unrevisable(page.document.at())
        else:
            yield entry.start, entry.value.end, made


def _on_one_line(page: Sheet, record: Group, news: Mapping[str, Node | None]) -> Splice:
    text = page.laid.text
    if "\n" in text[record.start : record.end] or page.laid.holds_comment(record.start, record.end):
        raise Unrevisable(page.document.at())
    made = {entry.key.value: text[entry.start : entry.value.end] for entry in record.entries if entry.key}
    for name, value in news.items():
        if value is None:
            made.pop(name, None)
        else:
            made[name] = _in_flow(name, value)
    return record.start, record.end, "{" + ", ".join(made.values()) + "}"


def _in_flow(name: str, value: Node | None) -> str:
    return words.flow({name: "" if value is None else value})[1:-1]


class _Lines:
    """A record whose fields begin on lines of their own."""

    def __init__(self, page: Sheet, record: Group, shape: Shape, now: Mapping[str, Node]) -> None:
        self.page, self.laid = page, page.laid
        self.record, self.shape, self.now = record, shape, now
        self.column = page.laid.column(record.start)

    def splices(self, news: Mapping[str, Node | None]) -> Iterator[Splice]:
        gone = {name for name, value in news.items() if value is None}
        yield from self._removals(gone)
        left = [entry for entry in self.record.entries if entry.key and entry.key.value not in gone]
        for name, value in news.items():
            entry = self.record.named(name)
            if value is not None and entry:
                yield from self._replacement(entry, name, value)
            elif value is not None:
                yield self._insertion(left, name, value)

    def _removals(self, gone: set[str]) -> Iterator[Splice]:
        entries = self.record.entries
        first = next((at for at, entry in enumerate(entries) if entry.key and entry.key.value not in gone), None)
        if first is None and gone:
            raise Unrevisable(self.page.document.at())
        begins_a_line = self.laid.begins_line(self.record.start)
        for at, entry in enumerate(entries):
            if entry.key is None or entry.key.value not in gone:
                continue
            end = below(self.laid, entry, self.column)
            if at > (first or 0) or begins_a_line:
                yield entry.start - self.column, end, ""
            else:
                yield self._up_to(entry, entries[at + 1], end)

    def _up_to(self, entry: Entry, follower: Entry, end: int) -> Splice:
        """A field on the line of its item's hyphen, taken out up to the next one, which comes to stand there."""
        if self.laid.holds_comment(end, follower.start):
            raise Unrevisable(self.page.document.at())
        return entry.start, follower.start, ""

    def _insertion(self, left: list[Entry], name: str, value: Node) -> Splice:
        """Below the field that comes before it where its kind declares them, or above the first."""
        if not left:
            raise Unrevisable(self.page.document.at())
        order = self.shape.in_order([*(entry.key.value for entry in left if entry.key), name])
        before = [each for each in order[: order.index(name)] if each != name]
        lines = "\n".join(writing.field(self.shape.of(name), name, value, self.column))
        last = self.record.named(before[-1]) if before else None
        if last is None:
            at = left[0].start
            return at, at, lines[self.column :] + "\n" + " " * self.column
        at = below(self.laid, last, self.column)
        gap = "" if self.laid.text[at - 1 : at] == "\n" else "\n"
        return at, at, f"{gap}{lines}\n"

    def _replacement(self, entry: Entry, name: str, value: Node) -> Iterator[Splice]:
        old, shape, now = entry.value, self.shape.of(name), self.now[name]
        if isinstance(value, list) and isinstance(now, list) and now and value[: len(now)] == now:
            yield from appended(self.laid, shape, old, value[len(now) :]) if isinstance(old, Group) else ()
            return
        end = old.end if isinstance(old, Scalar) or old.is_flow else below(self.laid, entry, self.column)
        if isinstance(old, Group) and self.laid.holds_comment(entry.start, end):
            raise Unrevisable(self.page.document.at())
        yield self._put(entry, self._lines(entry, name, value))

    def _lines(self, entry: Entry, name: str, value: Node) -> list[str]:
        """In brackets where the old value was and the new one fits, else as all fields are written.

        Before a comment without a blank behind its `#` words stand in quotation marks, else it would read as theirs.
        """
        old, lead = entry.value, f"{' ' * self.column}{words.name(name)}: "
        if isinstance(value, str):
            lines = writing.field(self.shape.of(name), name, value, self.column)
            is_hashed = any(_HASHED.match(comment.text) for comment in self._comments(entry))
            return [lead + words.quoted(value)] if is_hashed and len(lines) == 1 else lines
        one_line = lead + words.flow(value)
        if isinstance(old, Group) and old.is_flow and value and len(one_line) <= words.WIDTH:
            return [one_line]
        return writing.field(self.shape.of(name), name, value, self.column)

    def _comments(self, entry: Entry) -> list[Comment]:
        """Those behind the name of a field, in its value, and behind that."""
        stop = self._stop(entry)
        return [comment for comment in self.laid.comments if entry.start <= comment.start < stop]

    def _stop(self, entry: Entry) -> int:
        """Where the line ends that a value ends on; words of a block end with theirs."""
        end = entry.value.end
        is_block = isinstance(entry.value, Scalar) and entry.value.is_block
        return end if is_block or self.laid.text[end - 1] == "\n" else self.laid.line_end(end)

    def _put(self, entry: Entry, lines: list[str]) -> Splice:
        """The lines in place of the field; a comment behind its name, header or value comes behind the first."""
        end, found = entry.value.end, self._comments(entry)
        if len(found) > 1:
            raise Unrevisable(self.page.document.at())
        first, *rest = lines
        last = "\n" if self.laid.text[end - 1] == "\n" else ""
        if not found or (found[0].start > end and not rest):
            return entry.start, end, "\n".join([first[self.column :], *rest]) + last
        return entry.start, self._stop(entry), "\n".join([f"{first[self.column :]}  {found[0].text}", *rest]) + last


_HASHED = re.compile(r"#[^\s#]")
