"""New records whole: one item of a list, or a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord import yamltree
from onrecord.emit import writing
from onrecord.emit.shapes import shape_of
from onrecord.emit.sheet import fields_of
from onrecord.kinds import Kind
from onrecord.yamltree import Node


class Altered(RuntimeError):
    """What was written would not read as what was meant: a fault of ours."""


def item(kind: Kind, fields: Mapping[str, Node]) -> str:
    """One item of a list, its hyphen in the first column; fields that say nothing are left out.

    Raises `Refused` where no file may hold such words.
    """
    shape = shape_of(kind)
    value = writing.filled(shape, fields)
    text = "\n".join([*writing.item(shape, value, 0), ""])
    _compare(yamltree.read(kind.home, text.encode("utf-8", "surrogatepass")).value, [value])
    return text


def file(kind: Kind, fields: Mapping[str, Node], body: str = "") -> bytes:
    """A whole new file, its first line naming the schema; of a list with this one item; of a page also its body.

    Raises `Refused` where no file may hold such words.
    """
    shape = shape_of(kind)
    value = writing.filled(shape, fields)
    if kind.form == "page":
        lines = ["---", *writing.fields(shape, value), "---", *body.rstrip("\n").split("\n"), ""]
    else:
        made = writing.item(shape, value, 0) if kind.form == "list" else writing.fields(shape, value)
        lines = [_schema(kind), *made, ""]
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    _compare(fields_of(kind, kind.home, data).value, [value] if kind.form == "list" else value)
    return data


def _schema(kind: Kind) -> str:
    """The line by which editors find the schema, from where the file is at home."""
    up = "../" * (kind.home.count("/") + 1)
    name = kind.plural if kind.form == "list" else kind.name
    return f"# yaml-language-server: $schema={up}schema/{name}.json"


def _compare(found: Node, meant: Node) -> None:
    if found != meant:
        raise Altered("a record does not read as it was meant")
