"""A record as the lines of YAML that hold it, in the one layout that all records have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from onrecord.emit import words
from onrecord.emit.shapes import Shape
from onrecord.yamltree import Node

STEP = 2
"""How many columns further in a value stands than its name."""


def filled(shape: Shape, fields: Mapping[str, Node]) -> dict[str, Node]:
    """The fields that say something, in their order; what is named by ids may say nothing and be said."""
    made = ((name, _filled(shape.of(name), fields[name])) for name in shape.in_order(fields))
    return {name: value for name, value in made if value not in ("", [], {}) or shape.model is None}


def _filled(shape: Shape, value: Node) -> Node:
    if isinstance(value, dict):
        return filled(shape, value)
    return [_filled(shape, part) for part in value] if isinstance(value, list) else value


def fields(shape: Shape, values: Mapping[str, Node], column: int = 0) -> list[str]:
    """Fields as lines that begin in a column counted from 0."""
    return [line for name, value in values.items() for line in field(shape.of(name), name, value, column)]


def field(shape: Shape, name: str, value: Node, column: int) -> list[str]:
    """One field; `shape` is its value's."""
    return _led(shape, f"{' ' * column}{words.name(name)}:", value, column)


def items(shape: Shape, values: list[Node], column: int) -> list[str]:
    """The items of a list; between records of their own stands a blank line."""
    lines: list[str] = []
    for value in values:
        lines += [""] if lines and shape.is_addressed else []
        lines += item(shape, value, column)
    return lines


def item(shape: Shape, value: Node, column: int) -> list[str]:
    """One item of a list, its hyphen in the column."""
    lead = f"{' ' * column}-"
    if not value or isinstance(value, str):
        return _led(shape, lead, value, column)
    first, *rest = _inside(shape, value, column + STEP)
    return [f"{lead} {first[column + STEP :]}", *rest]


def _led(shape: Shape, lead: str, value: Node, column: int) -> list[str]:
    """A value behind a name or a hyphen."""
    if isinstance(value, str):
        return _scalar(shape, f"{lead} ", value, column)
    return [lead, *_inside(shape, value, column + STEP)] if value else [f"{lead} {words.flow(value)}"]


def _inside(shape: Shape, value: Any, column: int) -> list[str]:
    return fields(shape, value, column) if isinstance(value, dict) else items(shape, value, column)


def _scalar(shape: Shape, lead: str, text: str, column: int) -> list[str]:
    is_bare = (shape.is_number and _NUMBER.fullmatch(text)) or (shape.is_day and _DAY.fullmatch(text))
    if is_bare:
        return [lead + text]
    is_named = not lead.endswith("- ")
    return words.folded(text, lead, column + STEP) if shape.is_prose and is_named else [lead + words.plain(text)]


_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
