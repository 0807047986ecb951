"""What comes with the program: its theme, schemas, pages and starter, wherever it is installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """What comes with the program: inside the package where it is installed, beside it in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.exists() else _PACKAGE.parents[1] / name
