"""The change: every file of a dossier that an id stands in as it is to be, proved by reading all of them again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord import emit, kinds, load
from onrecord.dossier import Dossier, Name, Placed
from onrecord.records import Excused
from onrecord.renaming.places import Text, is_meant, stretches
from onrecord.renaming.recorded import recorded
from onrecord.yamltree import Node, Unrevisable


@dataclass(frozen=True, slots=True)
class Renamed:
    """Content files by path as they are to be, without bytes where one goes, and how often the id stood in each.

    `before` names the files that were there, `moved` those with another name now, each with that.
    """

    files: Mapping[str, bytes]
    places: Mapping[str, int]
    before: frozenset[str]
    moved: Mapping[str, str]


def renamed(dossier: Dossier, files: Mapping[str, bytes], placed: Placed[Excused], new: str) -> Renamed:
    """The content with another id for one record; the old one is noted under `was:`.

    Raises Unrevisable where a file is laid out so that this cannot be written into it. The content is read again: each
    record and each reference is there as it was, but for the id, or nothing is given.
    """
    kind = kinds.BY_NAME[placed.kind]
    found = stretches(dossier, files, placed.name)
    path = placed.at().path
    changed = {each: Text(files[each]).changed(every, new) for each, every in found.items()}
    was: list[Node] = [*(each for each in placed.record.was if each != new), placed.id]
    changed[path] = emit.changed(kind, path, changed.get(path, files[path]), placed.steps, {"was": was})
    moved = {path: f"{kind.home}{new}{kind.suffix}"} if kind.home.endswith("/") else {}
    for before, after, data in recorded(dossier, files, placed.name, new):
        changed[before] = data
        moved |= {before: after} if after != before else {}
    written = dict.fromkeys(moved, b"") | {moved.get(each, each): data for each, data in changed.items()}
    _prove(dossier, {**files, **written}, placed, new)
    return Renamed(written, {each: len(every) for each, every in found.items()}, frozenset(files), moved)


def _prove(dossier: Dossier, files: Mapping[str, bytes], placed: Placed[Excused], new: str) -> None:
    after = load.load({path: data for path, data in files.items() if data}).dossier
    moved = (placed.kind, new)
    if after is None or Counter(_said(dossier, placed.name, moved)) != Counter(_said(after, moved, moved)):
        raise Unrevisable(placed.at())


def _said(dossier: Dossier, name: Name, now: Name) -> Iterator[tuple[object, ...]]:
    """Each record, and each citation, with the record of that name called otherwise."""
    for record in dossier.every():
        yield now if record.name == name else record.name
    for each in dossier.citations:
        by = now if each.by == name else each.by
        yield (by, each.field, each.of, *(now if is_meant(dossier, each, name) else ("", each.id)))
