"""Committed JSON: the one form in which programs write records to be committed, and reading it back strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
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
            json.dumps(found, ensure_ascii=False).encode("utf-8")
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
    return (_text(tree, "\n") + "\n").encode("utf-8")


def _text(value: Any, line: str) -> str:
    """What `json.dumps` writes with an indent of one, which it does in Python and in three times the time."""
    if isinstance(value, dict) and value:
        inner = line + " "
        fields = [
            f"{_string(name)}: {plain(each) if (plain := _PLAIN.get(each.__class__)) else _text(each, inner)}"
            for name, each in sorted(value.items())
        ]
        return f"{{{inner}{f',{inner}'.join(fields)}{line}}}"
    if isinstance(value, (list, tuple)) and value:
        inner = line + " "
        return f"[{inner}{f',{inner}'.join([_text(each, inner) for each in value])}{line}]"
    return json.dumps(value, ensure_ascii=False)


_string = json.encoder.encode_basestring
_PLAIN: Mapping[type, Callable[[Any], str]] = {str: _string, int: str}


# Half of a pair that stands for one character: no text in UTF-8 holds it alone, and no record is written with it.
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def _without_repeats(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Malformed(f"names `{_named_again(pairs)[:60]}` twice")
    return found


def _named_again(pairs: list[tuple[str, Any]]) -> str:
    names = [name for name, _ in pairs]
    return next(name for at, name in enumerate(names) if name in names[:at])
