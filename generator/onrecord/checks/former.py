"""Former ids: what a record was called before leads to it still, and is nobody else's."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Citation, Name, Placed
from onrecord.phrasing import a
from onrecord.records import Excused, Record


def duplicate_id(case: Case) -> Iterator[Diagnostic]:
    """An id that a record had before is another's: the address of one would lead to the other."""
    first: dict[Name, Place] = {}
    for placed in case.dossier.every():
        for old in before(placed):
            at, name = placed.at("was", old), (placed.kind, old)
            living = case.dossier.of_kind(placed.kind).get(old)
            if known := living.at("id") if living else first.get(name):
                message = f"`{old}` is already the id of {a(placed.kind)}, in line {known.line} of `{known.path}`"
                yield Diagnostic(at, "duplicate-id", message, "take it out here, or give the other an id of its own")
            first.setdefault(name, at)


def before(placed: Placed[Record]) -> tuple[str, ...]:
    """The ids that a record had before."""
    return tuple(placed.record.was) if isinstance(placed.record, Excused) else ()


def called_now(case: Case, citation: Citation) -> str:
    """What to do where a record is named as it was called before; empty where the id was none's."""
    every = (placed for kind in citation.of for placed in case.dossier.of_kind(kind).values())
    now = next((placed.id for placed in every if citation.id in before(placed)), "")
    return f"it is called `{now}` now: write that" if now else ""
