"""The command `drift`, run as a person runs it."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from commanding import Run, onrecord
from lighthouse import FOLDER


@pytest.fixture
def drift(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in a copy of the example, at whose sources nobody has looked yet."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    shutil.rmtree("content/drift", ignore_errors=True)
    return partial(onrecord, "drift", "--pause", "0")
