"""Whole commands over this dossier and generated ones: check, verify, a cold build, one with nothing new, one edit.

Each figure is the median of a few runs, seconds of the whole process; memory is the largest process of a cold build.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import Size, dossier

ROOT = Path(__file__).resolve().parents[1]
GENERATED = (1_000, 10_000)
RUNS = 3


@dataclass(frozen=True)
class Ran:
    """One process: its seconds, and its largest memory in megabytes."""

    seconds: float
    megabytes: float


def ran(folder: Path, *words: str) -> Ran:
    """One run of the command in a folder that holds `content/` and perhaps `captures/`."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"onrecord {' '.join(words)} left with {process.returncode}")
    return Ran(time.perf_counter() - began, usage.ru_maxrss / 1024)


def median(run: Callable[[], Ran], before: Callable[[], object] = lambda: None) -> Ran:
    """The middle of a few runs, each after `before`."""
    found = []
    for _ in range(RUNS):
        before()
        found.append(run())
    return Ran(statistics.median(r.seconds for r in found), max(r.megabytes for r in found))


def aside(folder: Path) -> None:
    """Move the last site away: removing many files just before a run would be timed with it."""
    for name in ("output", ".onrecord"):
        if (folder / name).exists():
            (folder / name).rename(Path(tempfile.mkdtemp(dir=folder.parent)) / name)


def edit(folder: Path) -> None:
    """One note more, in one source: a new length each time."""
    path = sorted((folder / "content" / "sources").glob("*.yaml"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("publisher: ", "publisher: A ", 1), encoding="utf-8")


def measured(folder: Path) -> dict[str, Ran]:
    """All figures of one dossier."""
    build = ("build", "--no-pagefind", "--quiet")
    figures = {
        "check": median(lambda: ran(folder, "check")),
        "verify": median(lambda: ran(folder, "verify")),
        "cold build": median(lambda: ran(folder, *build), lambda: aside(folder)),
        "nothing new": median(lambda: ran(folder, *build)),
        "one source edited": median(lambda: ran(folder, *build), lambda: edit(folder)),
    }
    aside(folder)
    return {**figures, "cold build, pages searched": median(lambda: ran(folder, "build", "-q"), lambda: aside(folder))}


def generated(folder: Path, quotes: int) -> Path:
    """A dossier of so many quotations, true and sealed."""
    for path, data in dossier(Size(quotes)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    ran(folder, "seal")
    return folder


def main() -> None:
    """Print a table: a row a dossier."""
    fast = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=fast) as temporary:
        own = Path(temporary) / "own"
        shutil.copytree(ROOT / "content", own / "content")
        dossiers = [("this dossier", own)]
        dossiers += [(f"{n:,} quotations", generated(Path(temporary) / str(n), n)) for n in GENERATED]
        for name, folder in dossiers:
            figures = measured(folder)
            told = "; ".join(f"{step} {run.seconds:.2f} s" for step, run in figures.items())
            print(f"{name}: {told}; largest process {figures['cold build'].megabytes:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
