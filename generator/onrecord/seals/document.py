"""The file of a seal: the one form it is written in, and reading it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from pydantic import ValidationError

from onrecord.seals.record import VERSION, Seal, Sealed, Withdrawn


class Malformed(ValueError):
    """A seal that cannot be read; carries the line, from 1, where that is known, else 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def read(data: bytes) -> Seal:
    """The seal that bytes hold, which has one writing; raises Malformed."""
    try:
        seal = Seal.model_validate(_tree(data))
        written = write(seal)
    except ValidationError as fault:
        raise Malformed(_unlike(fault)) from None
    # Git may give the lines another end, which can stand nowhere inside one.
    if data.replace(b"\r\n", b"\n") != written:
        raise Malformed("is not written as `onrecord seal` writes it", _first_unlike(data, written))
    return seal


def _tree(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_without_repeats)
    except UnicodeDecodeError:
        raise Malformed("is not UTF-8 text") from None
    except json.JSONDecodeError as fault:
        raise Malformed("is not whole JSON", fault.lineno) from None
    except RecursionError:
        raise Malformed("is nested too deeply") from None
    except Malformed:
        raise
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise Malformed("holds a number that is too long") from None


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
    tree = seal.model_dump(mode="json", exclude_defaults=True) | {"version": seal.version}
    return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _without_repeats(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed(f"names `{name[:60]}` twice")
        found[name] = value
    return found
