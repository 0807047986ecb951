"""How long `check` takes over sealed dossiers of 100, 1,000 and 10,000 quotations: the whole command, and its stages.

Processor time is told beside the clock's, since others may share the machine: of the command with all its processes.
Other trees of this code may be named (`checking.py ../before/generator`); then each is measured in turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from statistics import median

from dossiers import ROOT, generated
from onrecord import checks, collector, evidence, files, load

TURNS = 7
QUOTATIONS = (100, 1_000, 10_000)

Spent = tuple[float, float, float]
"""Seconds by the clock, seconds of processors, megabytes of the largest process."""


def main() -> None:
    """Print a row for each dossier and tree, then the stages of the largest in one process."""
    trees = [ROOT / "generator", *map(Path, sys.argv[1:])]
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        for count in QUOTATIONS:
            content = generated(Path(folder) / str(count), count) / "content"
            turns = [[_checked(tree, content) for tree in trees] for _ in range(TURNS + 1)][1:]
            for number, tree in enumerate(trees):
                clock, spent, memory = (median(each) for each in zip(*(turn[number] for turn in turns), strict=True))
                name = "here" if number == 0 else tree
                print(f"{count:,} quotations, {name}: {clock:.2f} s, {spent:.2f} s of processors, {memory:.0f} MB")
        _staged(content)


def _checked(tree: Path, content: Path) -> Spent:
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", "check", "--content", str(content)],
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(tree)},
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"check left with {process.returncode}")
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _staged(content: Path) -> None:
    """Where the time goes, nothing being shared: reading, loading without and with proofs, judging, checks."""
    with collector.resting():
        marks = [time.process_time()]
        held = files.read_folder(content).files
        marks.append(time.process_time())
        load.load(held)
        marks.append(time.process_time())
        found = load.load(held, proving=True)
        marks.append(time.process_time())
        if found.dossier is None:
            raise SystemExit("no dossier")
        known = evidence.judge(found.dossier, None, known=found.proved)
        marks.append(time.process_time())
        list(checks.run(checks.Case(found.dossier, known)))
        marks.append(time.process_time())
    read, plain, proving, judging, checking = (end - start for start, end in pairwise(marks))
    print(
        f"one process: reading {read:.2f} s, loading {plain:.2f} s, proofs {proving - plain:.2f} s more, "
        f"judging {judging:.2f} s, checks {checking:.2f} s"
    )


if __name__ == "__main__":
    main()
