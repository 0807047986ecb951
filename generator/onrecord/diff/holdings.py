"""The holding: any record but a quotation that came, went, or says otherwise, and the dossier's own settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.diff.bodies import renamed_in
from onrecord.diff.fields import Change, change, changes, otherwise, printed
from onrecord.diff.pairing import KINDS, Pairs
from onrecord.diff.sides import Side
from onrecord.dossier import Placed
from onrecord.records import Record

Act = Literal["added", "removed", "renamed", "changed", "unread"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A record of a kind; `was` is its earlier id where that is another."""

    kind: str
    id: str
    was: str
    acts: tuple[Act, ...]
    fields: tuple[Change, ...]


def holdings(before: Side, now: Side, pairs: Pairs) -> tuple[Holding, ...]:
    """Every record but quotations of which something changed: the settings, then kind by kind."""
    of_kinds = (each for kind in KINDS if kind != "quote" for each in _of_kind(kind, before, now, pairs))
    return (*_settings(before, now, pairs), *of_kinds)


def _settings(before: Side, now: Side, pairs: Pairs) -> Iterator[Holding]:
    if not now.has_settings:
        yield Holding("dossier", "dossier", "", ("unread",), ())
    elif not before.has_settings:
        yield Holding("dossier", "dossier", "", ("added",), changes({}, printed(now.dossier.settings.record)))
    else:
        yield from _kept(before.dossier.settings, now.dossier.settings, pairs)


def _of_kind(kind: str, before: Side, now: Side, pairs: Pairs) -> Iterator[Holding]:
    old, new, earlier = before.dossier.of_kind(kind), now.dossier.of_kind(kind), pairs.earlier[kind]
    for name, placed in new.items():
        if name in earlier:
            yield from _kept(old[earlier[name]], placed, pairs)
        else:
            fields = (*changes({}, printed(placed.record)), *change("body", "", placed.body))
            yield Holding(kind, name, "", ("added",), fields)
    kept = frozenset(earlier.values())
    for name in old:
        if name not in kept:
            act: Act = "unread" if now.may_hold(kind, name) else "removed"
            yield Holding(kind, name, "", (act,), ())


def _kept(old: Placed[Record], new: Placed[Record], pairs: Pairs) -> Iterator[Holding]:
    was = old.id if old.id != new.id else ""
    found = otherwise(old.record, new.record, pairs.onward)
    fields = (*found, *change("body", renamed_in(old.body, pairs.onward), new.body))
    renamed: tuple[Act, ...] = ("renamed",) if was else ()
    changed: tuple[Act, ...] = ("changed",) if fields else ()
    if acts := renamed + changed:
        yield Holding(new.kind, new.id, was, acts, fields)
