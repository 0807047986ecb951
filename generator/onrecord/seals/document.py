"""The file of a seal: the one form it is written in, and reading it back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from onrecord.seals.record import VERSION, Seal, Sealed, Withdrawn


class Malformed(ValueError):
    """A seal that cannot be read; carries the line, from 1, where that is known, else 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def read(data: bytes) -> Seal:
    """The seal that bytes hold; raises Malformed."""
    try:
        tree = json.loads(data.decode("utf-8"), object_pairs_hook=_without_repeats)
        return Seal.model_validate(tree)
    except UnicodeDecodeError:
        raise Malformed("is not UTF-8 text") from None
    except json.JSONDecodeError as fault:
        raise Malformed("is not whole JSON", fault.lineno) from None
    except ValidationError as fault:
        raise Malformed(_unlike(fault)) from None
    except RecursionError:
        raise Malformed("is nested too deeply") from None


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
