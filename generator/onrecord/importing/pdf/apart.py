"""The process apart: a PDF is read in one that is given so much memory and no more, for pdfium sets itself no limit.

What a page draws is many times as large in memory as it is written, and a form may be drawn many times over: no measure
of the file tells what it will take. So this is left to the system, which on Linux can refuse; elsewhere nothing does.
"""

from __future__ import annotations

import faulthandler
import importlib
import re
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from onrecord.importing.saved import Saved, Unreadable
from onrecord.importing.segments import Thread

MOST_MEMORY = 384 << 20
"""Bytes that reading one PDF may take beyond what the program has."""


def apart(work: Callable[[Saved], Thread], saved: Saved) -> Thread:
    """What the work makes of a file; raises `Unreadable` where it takes more memory than it is given, or crashes."""
    if sys.platform != "linux":
        return work(saved)
    with ProcessPoolExecutor(1, get_context("fork"), _limit) as process:
        try:
            return process.submit(work, saved).result()
        except (BrokenProcessPool, MemoryError):
            message = f"reading this PDF takes over {MOST_MEMORY >> 20} MB of memory, or ends what reads it"
            raise Unreadable(message, 0, "save the pages that are quoted, or print them to a new PDF") from None


def _limit() -> None:
    """Lets this process take no more; `resource` is not there on every system, so it is imported when it is needed."""
    faulthandler.disable()  # where memory ends the process ends, and that is told in a sentence
    resource = importlib.import_module("resource")
    taken = re.search(r"VmData:\s*(\d+)", Path("/proc/self/status").read_text("ascii"))
    most = (int(taken[1]) << 10 if taken else 0) + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
