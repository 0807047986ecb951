"""Fields: what a record says, each field in print, and what two records say otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from onrecord.diff.wording import Piece, differing
from onrecord.dossier import Name, reference_fields
from onrecord.records import Record

Form = Literal["value", "words", "items", "order", "typography"]
Printed = Mapping[str, str | tuple[str, ...]]

APART = frozenset({"id", "was", "quotes"})
"""Told in ways of their own: what a record is called, and was, and the quotations of a source."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says otherwise: `voice.role` is a field of a field, `body` the Markdown of a page.

    Of `words` the pieces are all words in order; of `items` those that are in one list alone. Of the other forms they
    are what the field said and what it says: another value, the same items in another order, or the same words in
    other typography.
    """

    field: str
    form: Form
    pieces: tuple[Piece, ...]


def printed(record: Record, onward: Mapping[Name, str] | None = None) -> Printed:
    """The fields that do not say what they say by default; ids of renamed records as they are called since."""
    return dict(_fields(record, "", onward or {}))


def changes(before: Printed, now: Printed) -> tuple[Change, ...]:
    """Each field that says otherwise, in the order of the later record's fields."""
    names = [*now, *(name for name in before if name not in now)]
    return tuple(_change(name, before.get(name, ""), now.get(name, "")) for name in names if _differ(name, before, now))


def otherwise(before: Record, now: Record, onward: Mapping[Name, str]) -> tuple[Change, ...]:
    """The same of two records, with the earlier one's references as they are called since; most are quite the same."""
    return () if before == now and not onward else changes(printed(before, onward), printed(now))


def change(field: str, before: str, now: str) -> tuple[Change, ...]:
    """The same of one text; none where nothing changed."""
    return changes({field: before}, {field: now})


def _fields(record: BaseModel, prefix: str, onward: Mapping[Name, str]) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    kinds = dict(reference_fields(type(record))) if isinstance(record, Record) else {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if name in APART or (value == field.get_default(call_default_factory=True) and not field.is_required()):
            continue
        if isinstance(value, BaseModel):
            yield from _fields(value, f"{prefix}{name}.", onward)
        else:
            yield prefix + name, _value(value, kinds.get(name, ()), onward)


def _value(value: Any, kinds: tuple[str, ...], onward: Mapping[Name, str]) -> str | tuple[str, ...]:
    if isinstance(value, Mapping):
        called = {_called(str(key), kinds, onward): said for key, said in value.items()}
        return tuple(f"{key}: {said}" if said else key for key, said in called.items())
    if isinstance(value, list | tuple):
        return tuple(_item(each, kinds, onward) for each in value)
    return "" if value is None else _called(str(value), kinds, onward)


def _item(item: Any, kinds: tuple[str, ...], onward: Mapping[Name, str]) -> str:
    if isinstance(item, BaseModel):
        held = dict(_fields(item, "", onward))
        return ", ".join(f"{name}: {said if isinstance(said, str) else '; '.join(said)}" for name, said in held.items())
    return _called(str(item), kinds, onward)


def _called(record_id: str, kinds: Iterable[str], onward: Mapping[Name, str]) -> str:
    return next((onward[kind, record_id] for kind in kinds if (kind, record_id) in onward), record_id)


def _differ(name: str, before: Printed, now: Printed) -> bool:
    return before.get(name, "") != now.get(name, "") and bool(before.get(name) or now.get(name))


def _change(field: str, before: str | tuple[str, ...], now: str | tuple[str, ...]) -> Change:
    if isinstance(before, tuple) or isinstance(now, tuple):
        return _items(field, before or (), now or ())
    if not (before and now and (" " in before or " " in now)):
        return Change(field, "value", _replaced(before, now))
    pieces = differing(before, now)
    if all(piece.act == "same" for piece in pieces):
        return Change(field, "typography", _replaced(before, now))
    return Change(field, "words", pieces)


def _items(field: str, before: Iterable[str], now: Iterable[str]) -> Change:
    old, new = Counter(before), Counter(now)
    pieces = [Piece("removed", item) for item in (old - new).elements()]
    pieces += [Piece("added", item) for item in (new - old).elements()]
    if pieces:
        return Change(field, "items", tuple(pieces))
    return Change(field, "order", _replaced(", ".join(before), ", ".join(now)))


def _replaced(before: str, now: str) -> tuple[Piece, ...]:
    pieces = (Piece("removed", before), Piece("added", now))
    return tuple(piece for piece in pieces if piece.text)
