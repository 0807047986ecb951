"""Shapes: what a value is by where it stands in a record, so that it can be written as that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from onrecord.kinds import KINDS, QUOTE, Kind
from onrecord.records import Excused

DAYS = ("added", "changed", "on")
"""Fields whose dates are written as they are: a day that a machine put there, the same to every reader of YAML."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value may hold: the fields of `model`, or values that no record names where there is none.

    `path` are the names that lead to it within its record, with points between; `prose` those of the kind that hold
    our own words. `is_number`: it is written in digits alone.
    """

    model: type[BaseModel] | None
    prose: tuple[str, ...] = ()
    path: str = ""
    is_number: bool = False

    def of(self, name: str) -> Shape:
        """The shape of a field's value, or of each item of it."""
        found = _fields(self.model).get(name) if self.model else None
        model, is_number = found or (None, False)
        if model in _KINDS:
            return shape_of(_KINDS[model])
        return replace(self, model=model, path=f"{self.path}.{name}" if self.path else name, is_number=is_number)

    def in_order(self, names: Iterable[str]) -> list[str]:
        """The names as the record declares them; those it does not know come last, as they were."""
        known = {name: place for place, name in enumerate(_fields(self.model) if self.model else ())}
        return sorted(names, key=lambda name: known.get(name, len(known)))

    @property
    def is_prose(self) -> bool:
        """Whether these are words of ours, which may go over several lines."""
        return self.path in self.prose

    @property
    def is_day(self) -> bool:
        """Whether a day stands here without quotation marks."""
        return self.path.rpartition(".")[2] in DAYS

    @property
    def is_addressed(self) -> bool:
        """Whether each of a list is a record by itself, with a blank line to the next."""
        return self.model is not None and issubclass(self.model, Excused)


_KINDS: dict[type[BaseModel] | None, Kind] = {kind.model: kind for kind in (*KINDS, QUOTE)}


def shape_of(kind: Kind) -> Shape:
    """What a record of a kind holds."""
    return Shape(kind.model, kind.prose)


@lru_cache(maxsize=64)
def _fields(model: type[BaseModel]) -> dict[str, tuple[type[BaseModel] | None, bool]]:
    """Each field in its order: the record in it, if any, and whether it is a number.

    What all records may have stands behind a record's own fields, and the records inside it behind that.
    """
    found = {name: next(_models(field.annotation), None) for name, field in model.model_fields.items()}
    order = sorted(found, key=lambda name: (found[name] in _KINDS, name in Excused.model_fields))
    return {name: (found[name], model.model_fields[name].annotation is int) for name in order}


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
