"""The command that compares two revisions: diff."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Literal

import click

from onrecord import collector, revision, settings
from onrecord import diff as diffs
from onrecord.cli import options
from onrecord.cli.reports import CLEAN, FAULTS, answer_with, is_coloured
from onrecord.diagnostics import visible
from onrecord.forms import dumped

_RANGE = re.compile(r"[^\s.]\S*[^.]\.\.[^\s.]\S*")
_Form = Literal["text", "markdown", "json"]


@click.command(
    name="diff",
    epilog=options.examples(
        "onrecord diff main",
        "onrecord diff v1.0 v1.1 --format json",
        "onrecord diff origin/main HEAD --format markdown",
    ),
)
@click.argument("before", metavar="BASE")
@click.argument("now", metavar="[HEAD]", default="HEAD")
@options.content
@click.option(
    "--format",
    "form",
    type=options.OneOf(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print it: markdown is for a pull request, with a list for its reviewer.",
)
def diff_(before: str, now: str, content: Path, form: _Form) -> int:
    """Say what evidence changed between two git revisions, word by word.

    Both are read from git, never from the folder's files as they are. Quotations are proved by seal, and no seal of
    HEAD is believed that BASE does not have. Leaves with 1 where files of HEAD cannot be read; the rest is compared.
    """
    held = _read(content, before, "BASE"), _read(content, now, "HEAD")
    with collector.resting():
        found = diffs.compare(*diffs.sides((_named(before), _named(now)), held, options.PROCESSES), settings.themes())
    answer_with(_printed(found, form, content.as_posix()))
    return FAULTS if found.now.formless else CLEAN


def _read(content: Path, name: str, hint: str) -> revision.Revision:
    try:
        return revision.open_revision(content, name)
    except revision.Unknown as fault:
        apart = f"; name the two apart: `{visible(name.replace('..', ' '))}`" if _RANGE.fullmatch(name) else ""
        raise click.BadParameter(f"{fault}{apart}", param_hint=f"'{hint}'") from None


def _named(name: str) -> str:
    """The name as text, with a byte of it that is none as an escape."""
    return name.encode("utf-8", "backslashreplace").decode()


def _printed(found: diffs.Difference, form: _Form, root: str) -> str:
    if form == "json":
        return dumped(diffs.as_json(found, root))
    if form == "markdown":
        return diffs.as_markdown(found)
    return diffs.as_text(found, colour=is_coloured(sys.stdout))
