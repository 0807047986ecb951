"""A git repository for a test, which nothing of whoever runs the test has a say in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = {f"GIT_{who}_{what}": "keeper@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
ENV = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    **_WHO,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *words: str) -> str:
    """What git prints there; it must succeed."""
    ran = subprocess.run(["git", *words], cwd=folder, env=ENV, check=True, capture_output=True, text=True)  # noqa: S607
    return ran.stdout


def begin(folder: Path) -> None:
    """A repository whose branch `main` holds what the folder does."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "as it is")
