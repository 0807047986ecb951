"""What the commands print of what was found, and the exit status that follows from it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from onrecord import diagnostics
from onrecord.cli.options import Format
from onrecord.diagnostics import Diagnostic, Place

CLEAN, FAULTS, MISUSE, OURS, REFUSED = range(5)

MOST_SHOWN = 500


def report(
    found: Iterable[Diagnostic],
    files: Mapping[str, bytes],
    content: Path,
    form: Format = "text",
    answer: Mapping[str, object] | None = None,
) -> int:
    """Print what was found: json with the answer to standard output, text to standard error."""
    every = diagnostics.in_order(found)
    root = content.as_posix()
    if form == "json":
        tree = {"version": 1, **(answer or {}), "diagnostics": [diagnostics.as_json(each, root) for each in every]}
        click.echo(json.dumps(tree, ensure_ascii=False, indent=1))
    else:
        for each in every[:MOST_SHOWN]:
            say(each, files, root)
        if len(every) > MOST_SHOWN:
            click.echo(f"and {len(every) - MOST_SHOWN} more; mend these first", err=True)
        click.echo(diagnostics.summary(every), err=True)
    return FAULTS if diagnostics.errors(every) else CLEAN


def say(diagnostic: Diagnostic, files: Mapping[str, bytes] | None = None, root: str = "") -> None:
    """One diagnostic to standard error, in colour on a terminal that wants it."""
    colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    click.echo(diagnostics.as_text(diagnostic, files or {}, root, colour), err=True, color=colour)


def of_file(path: Path, line: int = 0) -> Place:
    """The place of a file that is not under the content folder."""
    return Place(path.as_posix(), line, 1 if line else 0)
