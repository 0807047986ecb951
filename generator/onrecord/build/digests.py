"""The digest of a page: exactly its view, the templates it reaches, the strings and the versions that make it."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from onrecord import __version__, settings

_PARTS = ("jinja2", "markupsafe", "pelican")
_SCALARS = (str, int, float, bool, bytes, type(None))
# Their own code decides bytes as much as a version does, and changes without one while it is written.
_MAKERS = (settings.__file__, *(str(Path(__file__).with_name(f"{name}.py")) for name in ("rendering", "escaping")))


def digest(*parts: bytes) -> str:
    """BLAKE2b over the parts, each with its length, so that no two lists of parts read alike."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.hexdigest()


def stamp(words: Mapping[str, str], extra: str) -> bytes:
    """What all pages share: the strings, the versions of the program and its parts, and further settings."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in _PARTS]
    made_by = [Path(maker).read_bytes() for maker in _MAKERS]
    return digest(__version__.encode(), repr(versions).encode(), *made_by, _pairs(words), extra.encode()).encode()


def of_page(view: object, templates: str, shared: bytes) -> str:
    """The digest of one page: a frozen dataclass writes out all of its fields, fast enough for ten thousand."""
    return digest(repr(view).encode("utf-8", "surrogatepass"), templates.encode(), shared)


def require_lasting(value: object) -> None:
    """Raise TypeError where a view holds what is written out differently, or not whole, from run to run."""
    if isinstance(value, Mapping):
        parts: Iterable[object] = [*value.keys(), *value.values()]
    elif is_dataclass(value) and not isinstance(value, type) and all(field.repr for field in fields(value)):
        parts = [getattr(value, field.name) for field in fields(value)]
    elif isinstance(value, tuple | list):
        parts = value
    elif isinstance(value, _SCALARS):
        parts = ()
    else:
        raise TypeError(f"a view cannot hold a {type(value).__name__}: it has no lasting form")
    for part in parts:
        require_lasting(part)


def _pairs(words: Mapping[str, str]) -> bytes:
    return repr(sorted(words.items())).encode()


def of_pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """The digest of names with a digest each, in the order given."""
    return digest(*[part.encode() for pair in pairs for part in pair])
