"""The desk: the dossier that a command adds records to, and how a record is put there, all or nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from onrecord import putting, yamltree
from onrecord.cli import options
from onrecord.cli.reading import read
from onrecord.cli.reports import FAULTS, answer_with, report, say
from onrecord.composing import Added, Ground
from onrecord.diagnostics import OLDER_COMMAND, Diagnostic, Place, begins_command, visible
from onrecord.yamltree import Node

Held = Mapping[str, bytes] | None
"""Files as they are to be, over those that are there."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A dossier that was read, and where its files are."""

    content: Path
    ground: Ground

    def decline(self, faults: Iterable[Diagnostic], held: Held = None, hint: str = "") -> NoReturn:
        """Say why nothing is written, and leave."""
        self.tell(faults, held)
        click.echo(f"nothing was written{hint}", err=True)
        raise click.exceptions.Exit(FAULTS)

    def tell(self, faults: Iterable[Diagnostic], held: Held = None) -> None:
        """Say each fault with its line, as the files are to be."""
        for fault in faults:
            say(fault, {**self.ground.files, **(held or {})}, self.content.as_posix())

    def put(self, added: Added) -> None:
        """Write the file of a record; what stands there and was not read is never written over."""
        path = self.content / added.path
        if added.path not in self.ground.files and os.path.lexists(path):
            message = "something stands here already, and it is kept as it is"
            self.decline([Diagnostic(Place(added.path), "already-there", message, "give the record another id")])
        putting.put({path: added.data}, self.content)
        click.echo(f"wrote {visible(path.as_posix())}", err=True)


def opened(content: Path, vault: Path | None = None) -> Desk:
    """The desk of a content folder; where no dossier can be read in it, says so and leaves."""
    held = read(content)
    if held.dossier is None:
        raise click.exceptions.Exit(report(held.diagnostics, held.files, content))
    return Desk(content, Ground(held.files, held.dossier, held.diagnostics, options.opened(vault)))


def attempt(desk: Desk, added: Added | Exception) -> Added:
    """The record, or why its file cannot take it, said before leaving."""
    if isinstance(added, yamltree.Refused):
        desk.decline([added.diagnostic])
    if isinstance(added, yamltree.Unrevisable):
        message = "this file is laid out in a way that nothing can be added to without changing more"
        desk.decline([Diagnostic(added.at, "unrevisable", message, "write each item of the list on lines of its own")])
    if isinstance(added, Exception):
        raise added
    return added


def show(text: str, fields: Mapping[str, Node]) -> None:
    """Print a record; where a build's log would take a line of it for a command, on one line that it cannot so take."""
    if OLDER_COMMAND.search(text) or any(map(begins_command, text.split("\n"))):
        text = f"- {json.dumps(fields, ensure_ascii=False)}".replace("#", "\\u0023")
    answer_with(text.rstrip("\n"))
