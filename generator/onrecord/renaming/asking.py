"""What is asked: the record that an id names, and whether it may have the new one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from onrecord import kinds, urls
from onrecord.decode import suggestion
from onrecord.dossier import Dossier, Placed
from onrecord.kinds import Kind
from onrecord.phrasing import a
from onrecord.records import Excused
from onrecord.renaming.places import is_meant
from onrecord.values import Id

KINDS: tuple[Kind, ...] = tuple(kind for kind in (kinds.QUOTE, *kinds.KINDS) if issubclass(kind.model, Excused))
"""The kinds whose records have an id to change."""

_ID = TypeAdapter[str](Id)


class Refusal(Exception):
    """Why an id cannot be changed so: which word of the command is at fault (`OLD` or `NEW`), and what to do."""

    def __init__(self, word: str, message: str) -> None:
        super().__init__(message)
        self.word = word


def named(dossier: Dossier, old: str, kind: str = "") -> Placed[Excused]:
    """The record that an id names, of a kind where that is given; raises Refusal for none and for several."""
    asked = [each.name for each in KINDS if kind in ("", each.name)]
    found = [dossier.of_kind(each)[old] for each in asked if old in dossier.of_kind(each)]
    if len(found) > 1:
        said = " and ".join(a(placed.kind) for placed in found)
        options = " or ".join(f"`--kind {placed.kind}`" for placed in found)
        raise Refusal("OLD", f"`{old}` is {said}; say which with {options}")
    if not found:
        raise Refusal("OLD", f"there is no {kind or 'record'} `{old}`; {_meant(dossier, old, asked)}")
    placed = found[0]
    if not isinstance(placed.record, Excused):
        raise AssertionError(placed.kind)
    return placed  # type: ignore[return-value]


def freed(dossier: Dossier, placed: Placed[Excused], new: str) -> None:
    """Nothing where a record may have the new id; raises Refusal."""
    for message in _reasons(dossier, placed, new):
        raise Refusal("NEW", message)


def _reasons(dossier: Dossier, placed: Placed[Excused], new: str) -> Iterator[str]:
    kind = placed.kind
    yield from _misshapen(new)
    if new == placed.id:
        yield f"`{new}` is its id already"
    if new in dossier.of_kind(kind):
        yield f"`{new}` is the id of another {kind}; choose one that is free"
    for other in dossier.of_kind(kind).values():
        if isinstance(other.record, Excused) and new in other.record.was and other.id != placed.id:
            yield f"the {kind} `{other.id}` was called `{new}` once, and its old address leads there; choose another"
    if urls.is_reserved(kind, new):
        yield f"the site makes a page called `{new}` itself; choose another"
    yield from _ambiguous(dossier, placed, new)
    if kind == kinds.QUOTE.name:
        yield from _unlike_a_quotation(dossier, new)
    elif kind == kinds.SOURCE.name and (new in dossier.seals or new in dossier.sightings):
        yield f"a seal or a record of drift called `{new}.json` is there already; choose another"


def _ambiguous(dossier: Dossier, placed: Placed[Excused], new: str) -> Iterator[str]:
    """Fields that may name records of several kinds, and what names a record that there is not."""
    for citation in dossier.citations:
        at = f"`{citation.at.path}`, line {citation.at.line}" if citation.id in (new, placed.id) else ""
        if citation.id == new and placed.kind in citation.of:
            yield f"{at} names `{new}` already, and would then mean this {placed.kind}; choose another"
        if is_meant(dossier, citation, placed.name):
            first = citation.of[: citation.of.index(placed.kind)]
            if any(new in dossier.of_kind(kind) for kind in first):
                yield f"{at} would then mean another record that is called `{new}`; choose another"


def _misshapen(new: str) -> Iterator[str]:
    try:
        _ID.validate_python(new)
    except ValidationError as fault:
        said = fault.errors()[0]["ctx"]
        yield f"{said['message']}; {said['remedy']}"


def _unlike_a_quotation(dossier: Dossier, new: str) -> Iterator[str]:
    """A quotation is called by an issue and four letters or digits that say nothing; so none is named for its words."""
    issue, _, letters = new.rpartition("-")
    if issue not in dossier.issues or not re.fullmatch("[a-z0-9]{4}", letters):
        example = next((f"`{each}-7k3m`" for each in dossier.issues), "`lamps-7k3m`")
        remedy = suggestion(issue, list(dossier.issues)) or f"write it as {example}"
        yield f"a quotation's id is that of an issue, a hyphen and four letters or digits; {remedy}"
    if any(new in seal.quotes for seal in dossier.seals.values()):
        yield f"a seal tells of a quotation `{new}` that was there before; ids are never re-used"


def _meant(dossier: Dossier, old: str, asked: list[str]) -> str:
    for kind in asked:
        for placed in dossier.of_kind(kind).values():
            if isinstance(placed.record, Excused) and old in placed.record.was:
                return f"it is the {kind} `{placed.id}` now"
    known = [name for kind in asked for name in dossier.of_kind(kind)]
    return suggestion(old, known) or "`onrecord check` says what is wrong where one is named"
