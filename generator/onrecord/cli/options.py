"""The options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from onrecord import captures, decode, forms, load, revision
from onrecord.diagnostics import visible
from onrecord.seals import Base

Format = forms.Form

PROCESSES = 2
"""How many share the work, where no option says."""

WIDEST = 92
"""How wide an example of help may be, in characters."""

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class OneOf(click.Choice[str]):
    """One of a few words; for another it is told which was meant."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """As click says it, with the nearest word, if one is near."""
        message = super().get_invalid_choice_message(value, ctx)
        return f"{message} {decode.suggestion(str(value), list(self.choices))}".rstrip()


class _Content(click.Path):
    """The folder of a dossier; whoever has none is told how to come by one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as wrong:
            message = f"{visible(wrong.message)} Go to your dossier, name its folder, or begin one: `onrecord init DIR`"
            raise click.BadParameter(message, ctx, param) from None


CONTENT = _Content(exists=True, file_okay=False, path_type=Path)

content = click.option("--content", type=CONTENT, default="content", show_default=True, help="The dossier's folder.")
vault = click.option(
    "--captures",
    "vault",
    type=FOLDER,
    envvar="ONRECORD_CAPTURES",
    help="The private folder of captures.  [default: captures, where there is one; or ONRECORD_CAPTURES]",
)
form = click.option(
    "--format", "form", type=OneOf(["text", "json"]), default="text", show_default=True, help="How to print it."
)
every_form = click.option(
    "--format",
    "form",
    type=OneOf(list(forms.FORMS)),
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
    return "\b\nExamples:\n" + "\n".join(f"  {part}" for line in lines for part in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """A line that is too wide for help parted before an option, as a shell takes it."""
    shown, *rest = re.split(" (?=--)", line)
    for option in rest:
        if len(shown) + len(option) > WIDEST:
            yield f"{shown} \\"
            shown = f"    {option}"
        else:
            shown += f" {option}"
    yield shown


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
