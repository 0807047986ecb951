"""What the commands print of what was found, and the exit status that follows from it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

import click

from onrecord import diagnostics, forms
from onrecord.cli import manual
from onrecord.cli.narrowing import EVERYTHING, Narrowing
from onrecord.cli.options import Format
from onrecord.diagnostics import Diagnostic, Place
from onrecord.forms import text

CLEAN, FAULTS, MISUSE, OURS, REFUSED = range(5)


def report(
    found: Iterable[Diagnostic],
    files: Mapping[str, bytes],
    content: Path,
    form: Format = "text",
    answer: Mapping[str, object] | None = None,
    narrowing: Narrowing = EVERYTHING,
    *,
    failed: bool = False,
) -> int:
    """Print in one form what was found, as far as it is wanted; gives the exit status, which is of that alone.

    `failed` says that the answer itself is a fault.
    """
    every = diagnostics.in_order(found)
    kept = narrowing.kept(every)
    spoke = dict.fromkeys(each.check for each in kept) if form == "sarif" else ()
    pages = {name: manual.text(name) for name in spoke}
    root, top = content.as_posix(), from_top(content)
    status = FAULTS if failed or diagnostics.errors(kept) else CLEAN
    findings = forms.Findings(kept, files, root, top, answer or {}, pages, len(every) - len(kept), status)
    colour = form == "text" and is_coloured(sys.stderr)
    printed = text.printed(findings, colour=True) if colour else forms.FORMS[form](findings)
    if printed.out:
        answer_with(printed.out)
    if printed.err:
        click.echo(printed.err, err=True, color=colour)
    return status


def answer_with(text: str) -> None:
    """What was asked for to standard output, to a file or a program in UTF-8 whatever the machine would write."""
    click.echo(text if sys.stdout.isatty() else text.encode())


def say(diagnostic: Diagnostic, files: Mapping[str, bytes] | None = None, root: str = "") -> None:
    """One diagnostic to standard error, in colour on a terminal that wants it."""
    colour = is_coloured(sys.stderr)
    click.echo(forms.as_text(diagnostic, files or {}, root, colour), err=True, color=colour)


def of_file(path: Path, line: int = 0) -> Place:
    """The place of a file that is not under the content folder."""
    return Place(path.as_posix(), line, 1 if line else 0)


def from_top(folder: Path) -> str:
    """The folder as its repository names it, empty for the top itself; of one in none, as it is named from here."""
    here = folder.resolve()
    tops = (*(above for above in (here, *here.parents) if os.path.lexists(above / ".git")), Path.cwd().resolve())
    top = next((top for top in tops if here.is_relative_to(top)), here.parent)
    named = here.relative_to(top).as_posix()
    return "" if named == "." else named


def is_coloured(stream: TextIO) -> bool:
    """Whether what is printed there is read on a terminal that wants colour."""
    return stream.isatty() and "NO_COLOR" not in os.environ
