"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord import captures, forms, load, revision
from onrecord.seals import Base

Format = forms.Form

PROCESSES = 2
"""How many share the work, where no option says."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

content = click.option("--content", type=FOLDER, default="content", show_default=True, help="The dossier's folder.")
vault = click.option(
    "--captures",
    "vault",
    type=FOLDER,
    envvar="ONRECORD_CAPTURES",
    help="The private folder of captures.  [default: captures, where there is one; or ONRECORD_CAPTURES]",
)
form = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
every_form = click.option(
    "--format",
    "form",
    type=click.Choice(list(forms.FORMS)),
    default="text",
    show_default=True,
    help="How to print it: for people, programs, GitHub’s runner or code scanning.",
)
base = click.option(
    "--base",
    metavar="REV",
    help="Believe no seal, and no saved copy, that this git revision does not have; for a change that others propose.",
)
theme = click.option(
    "--theme",
    type=FOLDER,
    help="A folder laid over the theme: templates/, static/, strings/.  [default: theme, where there is one]",
)
jobs = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 64),
    default=PROCESSES,
    show_default=True,
    help="How many processes share the work.",
)


def examples(*lines: str) -> str:
    """The end of a command's help: lines to type, each beginning with `onrecord`."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def captures_folder(named: Path | None) -> Path | None:
    """The vault that was named, else the usual folder where there is one."""
    folder = named or Path("captures")
    return folder if folder.is_dir() else None


def base_named(content: Path, base: str | None) -> Base | None:
    """What the revision that is named says, None where none is; another than git knows is wrong use."""
    if base is None:
        return None
    try:
        return load.base_of(revision.read_revision(content, base, ("seals/", "sources/")))
    except revision.Unknown as fault:
        raise click.BadParameter(str(fault), param_hint="'--base'") from None


def opened(named: Path | None) -> captures.Vault | None:
    """The vault to look words up in, or None where there is none."""
    folder = captures_folder(named)
    return captures.Vault(folder) if folder else None
