"""What stands: the files of the last site that are still as it was built."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.build import ground, manifest
from onrecord.build.digests import digest
from onrecord.build.ground import Ground
from onrecord.build.manifest import Made

# The program that makes the page search decides what is under here; nothing of ours is.
INDEX = "pagefind/"


@dataclass(frozen=True, slots=True)
class Standing:
    """The files as built, the paths of all that stands there, and what a whole page search was made from.

    `is_known` where at least one of the files is recorded, changed by hand or not: then it is a site of ours.
    """

    files: Mapping[str, Made]
    paths: frozenset[str]
    index: str
    is_known: bool


def read(ground_: Ground) -> Standing:
    """What stands in the output folder; a file changed by hand stands there, but not as built."""
    recorded = manifest.read(ground_.manifest)
    stats = ground.standing(ground_.output) if ground_.output.is_dir() else {}
    checked = ((path, _as_built(ground_.output / path, made, stats.get(path))) for path, made in recorded.files.items())
    files = {path: made for path, made in checked if made}
    lost = any(path.startswith(INDEX) and path not in files for path in recorded.files)
    is_known = not recorded.files.keys().isdisjoint(stats)
    return Standing(files, frozenset(stats), "" if lost else recorded.index, is_known)


def _as_built(path: Path, made: Made, found: os.stat_result | None) -> Made | None:
    """The file where its bytes are as built: by size and time as Git does, else by their digest."""
    if found is None or not ground.is_plain(found) or found.st_size != made.size:
        return None
    if found.st_mtime_ns == made.time:
        return made
    return replace(made, time=found.st_mtime_ns) if digest(path.read_bytes()) == made.content else None
