"""The manifest: what the last build made of what, kept beside the site; without it a build is only a cold one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, astuple, dataclass, field
from pathlib import Path

FORM = 1


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the site: the digests of what it was made from and of its bytes, its size and time (ns) on disk."""

    key: str
    content: str
    size: int
    time: int
    searchable: bool = False


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a site by path, and the digest of the pages that its page search was made from."""

    files: Mapping[str, Made] = field(default_factory=dict)
    index: str = ""


def read(path: Path) -> Manifest:
    """The manifest, or an empty one where it is missing, of another form, or not whole."""
    try:
        tree = json.loads(path.read_bytes())
        if tree["form"] != FORM or not isinstance(tree["index"], str):
            return Manifest()
        return Manifest({name: _made(*row) for name, row in tree["files"].items()}, tree["index"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest()


def write(path: Path, manifest: Manifest) -> None:
    """Put the manifest in the place of the last one, whole or not at all."""
    rows = {name: astuple(made) for name, made in sorted(manifest.files.items())}
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps({"form": FORM, "index": manifest.index, "files": rows}), encoding="utf-8")
    fresh.replace(path)


def _made(key: str, content: str, size: int, time: int, searchable: bool) -> Made:
    made = Made(key, content, size, time, searchable)
    if [type(value) for value in asdict(made).values()] != [str, str, int, int, bool]:
        raise TypeError("a row of another form")
    return made


def stat_of(path: Path) -> tuple[int, int]:
    """The size and time that a file is known by."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns
