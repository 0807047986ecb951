"""The file of a seal: the one form it is written in, and reading it back."""

from __future__ import annotations

from itertools import zip_longest

from pydantic import ValidationError

from onrecord import committed
from onrecord.committed import Malformed
from onrecord.seals.record import VERSION, Seal, Sealed, Withdrawn


def read(data: bytes) -> Seal:
    """The seal that bytes hold, which has one writing; raises Malformed."""
    try:
        seal = Seal.model_validate(committed.tree(data))
        written = write(seal)
    except ValidationError as fault:
        raise Malformed(_unlike(fault)) from None
    # Git may give the lines another end, which can stand nowhere inside one.
    if data.replace(b"\r\n", b"\n") != written:
        raise Malformed("is not written as `onrecord seal` writes it", _first_unlike(data, written))
    return seal


def is_replaceable(data: bytes) -> bool:
    """Whether a file that holds no seal may be written over: it is whole, and tells of no words withdrawn.

    One that is cut short, or of two changes that could not be joined, may have told how often they were.
    """
    try:
        committed.tree(data)
    except Malformed:
        return False
    return not any(name in data for name in _COUNTED)


_COUNTED = (b'"epoch"', b'"withdrawn"')


def _first_unlike(data: bytes, written: bytes) -> int:
    """The first line, from 1, that is otherwise than it would be written."""
    lines = zip_longest(data.splitlines(), written.splitlines())
    return next((number for number, (one, other) in enumerate(lines, 1) if one != other), 0)


def _unlike(fault: ValidationError) -> str:
    """In what a seal is none."""
    first = fault.errors()[0]
    if first["type"] == "value_error":
        return f"does not add up: {first['ctx']['error']}"
    if first["loc"] == ("version",):
        return f"is of another version than {VERSION}"
    where = ".".join(str(step) for step in first["loc"] if step not in _FORMS)
    return f"does not say what a seal says: `{where}`" if where else "does not say what a seal says"


_FORMS = (Sealed.__name__, Withdrawn.__name__)


def write(seal: Seal) -> bytes:
    """The one form a seal is committed in: sorted, a line each, ending in a line feed."""
    return committed.written(seal.model_dump(mode="json", exclude_defaults=True) | {"version": seal.version})
