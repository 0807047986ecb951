"""The job: what to build, from where to where, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.diagnostics import Diagnostic
from onrecord.seals import Base


@dataclass(frozen=True, slots=True)
class Job:
    """One build; `theme` is a folder laid over the theme that comes with the program.

    `base` is another revision, where no seal and no capture is to be believed that it does not have.
    """

    content: Path
    output: Path
    captures: Path | None = None
    drafts: bool = False
    jobs: int = 1
    theme: Path | None = None
    pagefind: bool = True
    base: Base | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build found and did; `timings` are seconds by step, in the order of the steps."""

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes]
    written: int = 0
    kept: int = 0
    removed: int = 0
    timings: Mapping[str, float] = field(default_factory=dict)


class Misuse(Exception):
    """What was asked for would take away something that is no site of ours; nothing was touched."""


class Refused(OSError):
    """The machine, or what already stands on it, does not let the site be written; the last one is as it was."""
