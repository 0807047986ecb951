"""The ground: where a site stands, what is put beside it while it is built, and how the two are swapped."""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.build.job import Job, Misuse, Refused


@dataclass(frozen=True, slots=True)
class Ground:
    """The published folder, the folder that becomes it, where the old one waits, and a private folder of notes."""

    output: Path
    staging: Path
    aside: Path
    notes: Path

    @property
    def manifest(self) -> Path:
        """The manifest of this output."""
        return self.notes / f"{self.output.name}.json"


def of(job: Job) -> Ground:
    """The ground of a job; raises Refused where no folder can be, Misuse where it would replace what is no site."""
    output = job.output.resolve()
    if output.exists() and not output.is_dir():
        raise Refused(f"`{job.output.name}` is a file; name a folder")
    for kept, what in ((job.content, "the content"), (job.captures, "the captures"), (Path(), "this folder")):
        if kept is not None and _holds(output, kept.resolve()):
            raise Misuse(f"`{job.output.name}` holds {what}; a build would take its place")
    if output.is_relative_to(job.content.resolve()):
        raise Misuse(f"`{job.output.name}` lies in the content; name a folder outside it")
    beside = output.parent
    return Ground(output, beside / f"{output.name}.staging", beside / f"{output.name}.aside", beside / ".onrecord")


def _holds(folder: Path, other: Path) -> bool:
    return other == folder or other.is_relative_to(folder)


@contextmanager
def held(ground: Ground) -> Iterator[None]:
    """Keep other builds away from this ground while inside; what a killed one left is put right first."""
    ground.notes.mkdir(parents=True, exist_ok=True)
    with (ground.notes / f"{ground.output.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(f"another build is writing `{ground.output.name}`; wait until it has ended") from None
        _recover(ground)
        try:
            yield
        finally:
            _remove(ground.staging)


def _recover(ground: Ground) -> None:
    """A build killed between the two renames has left no site, but the last good one stands aside."""
    if ground.aside.is_dir() and not ground.output.exists():
        ground.aside.rename(ground.output)
    _remove(ground.aside)
    _remove(ground.staging)


def swap(ground: Ground) -> None:
    """Put the staged site in the place of the last one, which comes back if that fails."""
    if ground.output.exists():
        ground.output.rename(ground.aside)
    try:
        ground.staging.rename(ground.output)
    except OSError:
        if ground.aside.exists():
            ground.aside.rename(ground.output)
        raise
    _remove(ground.aside)


def standing(folder: Path) -> dict[str, os.stat_result]:
    """What stands in a folder, by POSIX path: all but folders."""
    found: dict[str, os.stat_result] = {}
    waiting = [("", str(folder))]
    while waiting:
        before, path = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{before}{entry.name}/", entry.path))
                else:
                    found[before + entry.name] = entry.stat(follow_symlinks=False)
    return found


def is_plain(found: os.stat_result) -> bool:
    """Whether it is an ordinary file that everybody may read, as we write them."""
    return stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o644


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)
