"""The pages of the checks, as they come with the program."""

from __future__ import annotations

from pathlib import Path


def names() -> list[str]:
    """Every check that can be reported, in the order of the alphabet."""
    return sorted(path.stem for path in _folder().glob("*.md"))


def text(name: str) -> str:
    """The page of a check, as it is written; empty for a name that is no check's."""
    path = _folder() / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _folder() -> Path:
    from onrecord import settings  # noqa: PLC0415 - it loads the language of templates, and few commands need a page

    return settings.shipped("docs") / "checks"
