"""What a command found, as every form is given it, and what a form makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class Findings:
    """The diagnostics, in order, and what a form may say of them.

    `files` are those of the content folder; `root` is that folder as the command was given it, `top` as its repository
    names it; `answer` is what was asked for besides, by its name in the JSON; `pages` are those of the checks, by
    name; `left_out` says how many more there are that nobody wanted to see, `status` how the command leaves.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    root: str = "content"
    top: str = "content"
    answer: Mapping[str, object] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    left_out: int = 0
    status: int = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """What goes to standard output and what to standard error, each without its last line break."""

    out: str = ""
    err: str = ""


def path(at: Place, root: str) -> str:
    """The file of a place, beneath the folder that its path counts from."""
    return f"{root}/{at.path}" if root and at.path else at.path


def line(at: Place, files: Mapping[str, bytes]) -> str | None:
    """The line of a place without its end, None where there is none at hand."""
    data = files.get(at.path)
    if data is None or at.line < 1:
        return None
    lines = _lines(data)
    if at.line > len(lines):
        return None
    text = lines[at.line - 1].decode("utf-8", "replace").removesuffix("\r")
    return text.removeprefix("\ufeff") if at.line == 1 else text


@lru_cache(maxsize=4)
def _lines(data: bytes) -> list[bytes]:
    """A file's lines; many faults of one file split it once."""
    return data.split(b"\n")
