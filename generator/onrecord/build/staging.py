"""Staging: files put into the folder that becomes the site, kept from the last one or written anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from onrecord.build.digests import digest
from onrecord.build.manifest import Made, stat_of


def folders(staging: Path, paths: Iterable[str]) -> None:
    """Make every folder that these files stand in, readable for everybody whatever the machine's habit."""
    named = {path.rpartition("/")[0] for path in paths}
    inner = {parent for path in named for parent in (PurePosixPath(path), *PurePosixPath(path).parents)}
    for folder in sorted(inner):
        (staging / folder).mkdir(exist_ok=True)
        (staging / folder).chmod(0o755)


def keep(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Take files over from the last site.

    As second names of the same files, for speed: nobody opens a staged file to write, and the old names are gone
    after the swap, so that each file again has one name and a hand edit of it touches nothing else.
    """
    before, after = f"{old}/", f"{new}/"  # plain texts: ten thousand paths take longer to make than the links
    for path in paths:
        try:
            os.link(before + path, after + path, follow_symlinks=False)
        except OSError:
            shutil.copy2(before + path, after + path)


def put(path: Path, data: bytes, key: str, mark: bytes) -> Made:
    """Write a new file, readable for everybody; it is `searchable` where its bytes hold the mark."""
    with path.open("xb") as file:
        file.write(data)
        os.fchmod(file.fileno(), 0o644)
    size, time = stat_of(path)
    return Made(key, digest(data), size, time, bool(mark) and mark in data)
