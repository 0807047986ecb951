"""The record of a review: written into its quotation's own record, every other character of the file as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import decode, emit, files, kinds, putting, yamltree
from onrecord.diagnostics import Diagnostic
from onrecord.records import Quote
from onrecord.reviews import Review

TRIES = 3

Revise = Callable[[Quote], tuple[Review, ...]]


@dataclass(frozen=True, slots=True)
class Unwritten(Exception):
    """Why nothing was written: the faults of the file; without any, the record is another than it was."""

    faults: tuple[Diagnostic, ...] = ()


def fingerprint(quote: Quote) -> str:
    """A digest of all that a reviewer is shown of a record, so that what was reviewed is what was seen."""
    return hashlib.sha256(quote.model_dump_json(exclude={"reviewed"}).encode()).hexdigest()[:32]


def record(content: Path, source: str, quote: str, seen: str, revise: Revise) -> None:
    """Write the reviews that `revise` makes of those there are; raises Unwritten, and OSError as the machine does.

    `seen` is the fingerprint of the record as the reviewer was shown it, empty where that does not matter. The file is
    read as it is now; one that another program saves meanwhile is read again.
    """
    path = content / "sources" / f"{source}.yaml"
    for _ in range(TRIES):
        data = files.read_folder(content).files.get(f"sources/{source}.yaml", b"")
        revision = _revised(f"sources/{source}.yaml", data, quote, seen, revise)
        if path.read_bytes() == data:
            if revision != data:
                putting.put({path: revision}, content)
            return
    raise Unwritten


def _revised(path: str, data: bytes, quote: str, seen: str, revise: Revise) -> bytes:
    try:
        document = yamltree.read(path, data)
        at = _index(document.value, quote)
        found = _decoded(document, at)
        if seen and fingerprint(found) != seen:
            raise Unwritten
        reviews = revise(found)
        if reviews == tuple(found.reviewed):
            return data
        return emit.changed(kinds.QUOTE, path, data, ("quotes", at), {"reviewed": _nodes(reviews)})
    except yamltree.Refused as refused:
        raise Unwritten((refused.diagnostic,)) from None
    except yamltree.Unrevisable as fault:
        message = "this file is laid out so that a review cannot be written into it"
        remedy = "write the quotation's fields each on a line of its own"
        raise Unwritten((Diagnostic(fault.at, "unrevisable", message, remedy),)) from None


def _index(value: Any, quote: str) -> int:
    """Which of a source's quotations is named so."""
    held = value.get("quotes") if isinstance(value, dict) else None
    for at, item in enumerate(held if isinstance(held, list) else ()):
        if isinstance(item, dict) and item.get("id") == quote:
            return at
    raise Unwritten


def _decoded(document: yamltree.Document, at: int) -> Quote:
    record, faults = decode.decode(kinds.QUOTE.name, Quote, document, ("quotes", at))
    if record is None:
        raise Unwritten(faults)
    return record


def _nodes(reviews: Iterable[Review]) -> Any:
    """As YAML holds them; nothing where there are none, so that the field goes too."""
    return [{"on": str(each.on), "by": each.by} for each in reviews] or None
