"""Formatting: a file in the one layout that all have, with nothing changed of what it says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from onrecord import frontmatter
from onrecord.emit.body import body
from onrecord.emit.laid import laid
from onrecord.emit.layout import layout
from onrecord.emit.shapes import Shape, shape_of
from onrecord.emit.sheet import fields_of
from onrecord.emit.whole import Altered
from onrecord.kinds import Kind
from onrecord.yamltree import Node
from onrecord.yamltree.plaintext import PlainText, plain


def formatted(kind: Kind, path: str, data: bytes) -> bytes:
    """The file with its fields in the order of their kind, and laid out as all are; twice is the same as once.

    Comments stay beside what they stand on, values as they are written, and of a page the words below. Raises
    `Refused` where the file cannot be read, `Unrevisable` where the name of a field goes over several lines, and
    `Altered`, a fault of ours, if the result would say anything else.
    """
    before = fields_of(kind, path, data).value
    text = plain(path, data).text.replace("\r\n", "\n")
    start, end = frontmatter.bounds(text) if kind.form == "page" else (0, len(text))
    old = laid(text[start:end])
    if kind.form == "page":
        old = replace(old, opened=None)  # the page's own `---` is none of its fields
    made = layout(PlainText(path, old.text, text.count("\n", 0, start)), old, _shape(kind, before))
    whole = f"---\n{made}---\n{body(_below(text, end))}" if kind.form == "page" else made
    result = whole.encode("utf-8")
    if result == data:
        return data
    new = Counter(comment.text for comment in laid(made).comments)
    if fields_of(kind, path, result).value != before or new != Counter(comment.text for comment in old.comments):
        raise Altered(f"{path} would not say the same")
    return result


def _shape(kind: Kind, value: Node) -> Shape:
    """What the fields are to be like; those of another form are let be."""
    return shape_of(kind) if isinstance(value, list) == (kind.form == "list") else Shape(None)


def _below(text: str, end: int) -> str:
    """What stands below the line that closes the front matter."""
    found = text.find("\n", end)
    return "" if found < 0 else text[found + 1 :]
