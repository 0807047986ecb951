"""Committed JSON: the one form in which programs write records to be committed, and reading it back strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any


class Malformed(ValueError):
    """A record that cannot be read; carries the line, from 1, where that is known, else 0."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


def tree(data: bytes) -> Any:
    """What the bytes hold, no name twice; raises Malformed."""
    try:
        found = json.loads(data.decode("utf-8"), object_pairs_hook=_without_repeats)
        if _HALF.search(data):
            written({"": found})
        return found
    except UnicodeDecodeError:
        raise Malformed("is not UTF-8 text") from None
    except UnicodeEncodeError:
        raise Malformed("holds half of a character") from None
    except json.JSONDecodeError as fault:
        raise Malformed("is not whole JSON", fault.lineno) from None
    except RecursionError:
        raise Malformed("is nested too deeply") from None
    except Malformed:
        raise
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise Malformed("holds a number that is too long") from None


def written(tree: Mapping[str, Any]) -> bytes:
    """Keys sorted, a line each, ending in a line feed."""
    return (json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


# Half of a pair that stands for one character: no text in UTF-8 holds it alone, and no record is written with it.
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def _without_repeats(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed(f"names `{name[:60]}` twice")
        found[name] = value
    return found
