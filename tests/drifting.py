"""Runs of the command `drift` in a copy of the example: saved pages as they might read now, and ways to fetch them."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from lighthouse import FOLDER

WATCH = "the-long-watch"
RECORD = "content/drift/the-long-watch.json"
WATCHES = 17  # published quotations of it


def page(old: str = "", new: str = "", name: str = f"{WATCH}.txt") -> Path:
    """The saved thread with one stretch of it changed, as it reads now."""
    text = (FOLDER / "captures" / f"{WATCH}.txt").read_text("utf-8")
    assert old in text
    Path(name).write_text(text.replace(old, new, 1) if old else text, "utf-8")
    return Path(name)


def fetching(*lines: str) -> str:
    """A command that runs a small program of these lines; `address` is what it was given."""
    Path("fetch.py").write_text("\n".join(["import sys, os, time", "address = sys.argv[1]", *lines]), "utf-8")
    return shlex.join([sys.executable, "fetch.py"]) + " {url}"


def record() -> str:
    return Path(RECORD).read_text("utf-8")
