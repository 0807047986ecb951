"""RIS: an item as tagged lines, one a tag, for programs that keep references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.citing.csl import remarks
from onrecord.citing.dates import is_open
from onrecord.citing.item import Item

_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def ris(item: Item) -> str:
    """The record, from its type to its end."""
    lines = [("TY", item.form.ris), ("ID", item.id), *_fields(item)]
    return "\n".join([*(f"{tag}  - {_line(text)}" for tag, text in lines if text), "ER  - "])


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    point = item.date.start or item.date.end if item.date else None
    yield "AU", item.by
    yield "TI", item.heading
    yield "T2", item.container
    yield "PY", f"{point.year:04}" if point else ""
    yield "DA", "" if is_open(item.date) or not point else point.iso.replace("-", "/")
    yield "SP", item.part.page if item.part else ""
    yield "UR", item.url
    yield "LA", item.language
    yield "N1", remarks(item)
    yield "AB", f"“{item.part.words}”" if item.part else ""


def _line(text: str) -> str:
    return _BREAKS.sub(" ", text)
