"""Adding: a record put at the end of its list, and every other character of the file left as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord import kinds
from onrecord.emit import words, writing
from onrecord.emit.laid import Group, Laid, Scalar
from onrecord.emit.shapes import Shape, shape_of
from onrecord.emit.sheet import Sheet, Splice, below, line_after, sheet
from onrecord.emit.whole import file
from onrecord.kinds import Kind
from onrecord.yamltree import Node, Unrevisable
from onrecord.yamltree.plaintext import plain


def added(kind: Kind, path: str, data: bytes | None, fields: Mapping[str, Node]) -> bytes:
    """The file with one more record, the last of its list; the path of a quotation is its source's.

    A list that is not there yet is made. Raises `Refused` where the file, or what would be made of it, cannot be
    read, and `Unrevisable` where it is laid out so that a record cannot be put into it.
    """
    shape, text = shape_of(kind), plain(path, data or b"").text
    item = writing.filled(shape, fields)
    if kind is kinds.QUOTE:
        return _to_source(shape, sheet(kinds.SOURCE, path, data or b""), item)
    if not _WRITTEN.search(text):
        return _begun(kind, path, data or b"", item)
    page = sheet(kind, path, data or b"")
    old, root = page.document.value, page.laid.root
    if not isinstance(old, list) or not isinstance(root, Group):
        raise Unrevisable(page.document.at())
    splices = appended(page.laid, shape, root, [item]) if root.entries else _into_brackets(page, shape, root, item)
    return page.revised(splices, [*old, item])


def appended(page: Laid, shape: Shape, group: Group, values: list[Node]) -> list[Splice]:
    """More items at the end of a list that has some."""
    last = group.entries[-1]
    if group.is_flow:
        return [(last.value.end, last.value.end, "".join(f", {words.flow(value)}" for value in values))]
    column = page.column(group.entries[0].start)
    at = below(page, last, column)
    is_kept = _ends_kept(last.value)
    parted = "\n" if shape.is_addressed else ""
    made = parted.join("\n".join([*writing.item(shape, value, column), ""]) for value in values)
    return [(at, at, _gap(page, at) + ("" if is_kept else parted) + made)]


def _begun(kind: Kind, path: str, data: bytes, item: Mapping[str, Node]) -> bytes:
    """The first record of a file that holds comments at most."""
    if not data.strip():
        return file(kind, item)
    text = data if data.endswith(b"\n") else data + b"\n"
    line_break = "\r\n" if b"\r\n" in text else "\n"
    lines = "\n".join([*writing.item(shape_of(kind), dict(item), 0), ""])
    made = text + lines.replace("\n", line_break).encode("utf-8", "surrogatepass")
    return sheet(kind, path, made).revised((), [dict(item)])


def _to_source(shape: Shape, page: Sheet, item: dict[str, Node]) -> bytes:
    root, old = page.laid.root, page.document.value
    if not isinstance(root, Group) or not isinstance(old, dict) or root.is_flow:
        raise Unrevisable(page.document.at())
    held, entry = old.get("quotes", ""), root.named("quotes")
    if held and not isinstance(held, list):
        raise Unrevisable(page.document.at("quotes"))
    if entry is None:
        at = below(page.laid, root.entries[-1], page.laid.column(root.start))
        lines = writing.field(shape, "quotes", [item], page.laid.column(root.start))
        splices = [(at, at, _gap(page.laid, at) + "\n".join([*lines, ""]))]
    elif isinstance(entry.value, Group) and entry.value.entries:
        splices = appended(page.laid, shape, entry.value, [item])
    else:
        splices = _into_nothing(page, shape, entry.value, item, page.laid.column(root.start) + writing.STEP)
    return page.revised(splices, {**old, "quotes": [*held, item]})


def _into_nothing(page: Sheet, shape: Shape, value: Scalar | Group, item: dict[str, Node], column: int) -> list[Splice]:
    """Below a name with nothing, or empty brackets, behind it."""
    text, start = page.laid.text, value.start
    if page.laid.holds_comment(value.start, value.end):
        raise Unrevisable(page.document.at("quotes"))
    while text[start - 1] in " \t\r\n":
        start -= 1
    at = line_after(page.laid, value.end)
    lines = "\n".join([*writing.item(shape, item, column), ""])
    return [(start, value.end, ""), (at, at, _gap(page.laid, at) + lines)]


def _into_brackets(page: Sheet, shape: Shape, root: Group, item: dict[str, Node]) -> list[Splice]:
    """In place of the empty brackets that are the whole file; a comment behind them goes above."""
    at = line_after(page.laid, root.end)
    if page.laid.holds_comment(root.start, root.end) or page.laid.column(root.start):
        raise Unrevisable(page.document.at())
    comment = page.laid.text[root.end : at].strip()
    lines = "\n".join([*([comment] if comment else []), *writing.item(shape, item, 0), ""])
    return [(root.start, at, lines)]


def _ends_kept(value: Scalar | Group) -> bool:
    """Whether a blank line below the value would become part of it."""
    while isinstance(value, Group) and value.entries and not value.is_flow:
        value = value.entries[-1].value
    return isinstance(value, Scalar) and value.is_kept


def _gap(page: Laid, at: int) -> str:
    """A line break where the last line of the file has none."""
    return "\n" if at and page.text[at - 1] != "\n" else ""


_WRITTEN = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
