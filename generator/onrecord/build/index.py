"""The page search: Pagefind's program run over the narrative pages, into a fresh folder each time."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.build.digests import digest, of_pairs
from onrecord.build.manifest import Made, stat_of
from onrecord.build.staging import folders, keep
from onrecord.build.standing import INDEX
from onrecord.diagnostics import Diagnostic, Place

_OPTIONS = ("--silent", "--keep-index-url")
_SECONDS = 600
_NAMES = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")


class Failed(Exception):
    """The page search could not be made; says why in a few words."""


def stamp(files: Mapping[str, Made]) -> str:
    """The digest of what an index is made from: the pages it covers, and the program; empty where there are none."""
    covered = sorted((path, made.content) for path, made in files.items() if made.searchable)
    if not covered:
        return ""
    return of_pairs([("pagefind", f"{_version()} {' '.join(_OPTIONS)}"), *covered])


def make(files: Mapping[str, Made], staging: Path, room: Path) -> dict[str, Made]:
    """Index the narrative pages of a staged site; they alone are put into `room`, which is taken away again."""
    covered = [path for path, made in files.items() if made.searchable]
    shutil.rmtree(room, ignore_errors=True)
    try:
        folders(room, covered)
        keep(staging, room, covered)
        _run(room, staging / INDEX)
        return _readable(staging)
    except Failed:
        shutil.rmtree(staging / INDEX, ignore_errors=True)
        raise
    finally:
        shutil.rmtree(room, ignore_errors=True)


def warning(fault: Failed) -> Diagnostic:
    """What the user is told: the site is whole but for this."""
    message = f"the search of pages could not be made: {fault}"
    remedy = "install `pagefind-bin` as the lock file names it, and build again; the search of quotations is whole"
    return Diagnostic(Place(""), "no-page-search", message, remedy, "warning")


def program() -> Path:
    """The program that the package brings along; raises Failed where there is none."""
    found = importlib.util.find_spec("pagefind_bin")
    folder = Path(found.origin).parent if found and found.origin else None
    there = next((folder / name for name in _NAMES if (folder / name).is_file()), None) if folder else None
    if there is None:
        raise Failed("the program `pagefind` is not there")
    return there


def _version() -> str:
    try:
        return importlib.metadata.version("pagefind_bin")
    except importlib.metadata.PackageNotFoundError:
        return ""


def _run(site: Path, target: Path) -> None:
    command = [str(program()), "--site", str(site), "--output-path", str(target), *_OPTIONS]
    # Its own variables and a `pagefind.toml` where we stand could change what it does.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND")}
    apart: dict[str, Any] = {"cwd": site, "env": environment, "stdin": subprocess.DEVNULL, "capture_output": True}
    try:
        done = subprocess.run(command, **apart, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise Failed(f"`pagefind` did not run ({type(fault).__name__})") from fault
    if done.returncode or not (target / "pagefind.js").is_file():
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise Failed(f"`pagefind` ended with status {done.returncode}{f': {said[-1]}' if said else ''}")


def _readable(staging: Path) -> dict[str, Made]:
    """The index's files as part of the site, readable for everybody."""
    made: dict[str, Made] = {}
    (staging / INDEX).chmod(0o755)
    for path in sorted((staging / INDEX).rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        if path.is_file():
            made[path.relative_to(staging).as_posix()] = Made("pagefind", digest(path.read_bytes()), *stat_of(path))
    return made
