"""The pages of the checks, as they come with the program."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import decode
from onrecord.diagnostics import visible
from onrecord.shipped import shipped


def names() -> list[str]:
    """Every check that can be reported, in the order of the alphabet."""
    return sorted(path.stem for path in _folder().glob("*.md"))


def known(name: str, hint: str) -> str:
    """The name, if it is a check's; else wrong use of what the hint names, and which was meant."""
    every = names()
    if name not in every:
        near = decode.suggestion(name, every) or "`onrecord explain` lists them all"
        raise click.BadParameter(f"there is no check `{visible(name)}`; {near}", param_hint=f"'{hint}'")
    return name


def text(name: str) -> str:
    """The page of a check, as it is written; empty for a name that is no check's."""
    path = _folder() / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _folder() -> Path:
    return shipped("docs") / "checks"
