"""Putting: several files written, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path


def put(wanted: Mapping[Path, bytes]) -> None:
    """Write the files, each whole, and where one cannot be put in place, none; raises OSError.

    They are staged beside their places first, so that a full disk is met before anything is changed, and under names
    that no other file has.
    """
    staged: dict[Path, Path] = {}
    before = {path: path.read_bytes() if path.exists() else None for path in wanted}
    done: list[Path] = []
    try:
        for path, data in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _free(path)
            staged[path].write_bytes(data)
        for path, beside in staged.items():
            beside.replace(path)
            done.append(path)
    except BaseException:
        for path in reversed(done):
            _restore(path, before[path])
        raise
    finally:
        for beside in staged.values():
            beside.unlink(missing_ok=True)


def _free(path: Path) -> Path:
    """A new file beside the path."""
    for number in count(1):
        beside = path.with_name(f".{path.name}.{number}.new")
        try:
            beside.touch(exist_ok=False)
        except FileExistsError:
            continue
        return beside
    raise AssertionError


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)
