"""The content as a command reads it: its files, the dossier they hold, and what is wrong with either."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord import files, load
from onrecord.cli import options
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Dossier
from onrecord.lookup import Proved


@dataclass(frozen=True, slots=True)
class Read:
    """One content folder; no dossier where its settings could not be read.

    `proved` is what its seals prove, by source, where that was asked.
    """

    files: Mapping[str, bytes]
    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]
    proved: Mapping[str, Proved]


def read(content: Path, *, proving: bool = False) -> Read:
    """What a folder holds; with `proving` also what its seals prove."""
    folder = files.read_folder(content)
    found = load.load(folder.files, options.PROCESSES, proving=proving)
    return Read(folder.files, found.dossier, (*folder.diagnostics, *found.diagnostics), found.proved)
