"""The reference says what the program says now: it is made again here and compared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_reference_is_current(tmp_path: Path) -> None:
    subprocess.run([sys.executable, DOCS / "reference.py", tmp_path], check=True)
    assert pages(DOCS / "reference") == pages(tmp_path), "run `make docs` and commit what it writes"


def pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
