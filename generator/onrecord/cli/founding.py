"""The command that begins a new dossier: init."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from onrecord import __version__, files, founding, load, values, yamltree
from onrecord.cli import options
from onrecord.cli.reports import CLEAN
from onrecord.diagnostics import errors

_TITLE = "A new dossier"
_SAYS = {
    "title": TypeAdapter[str](values.Line),
    "language": TypeAdapter[str](values.Language),
    "publisher": TypeAdapter[str](values.OptionalLine),
}


def _said(_: click.Context, parameter: click.Parameter, said: str) -> str:
    """The words of an option as the record of the dossier takes them."""
    try:
        return _SAYS[parameter.name or ""].validate_python(said)
    except ValidationError as fault:
        first = fault.errors()[0]
        if "remedy" not in first.get("ctx", {}):
            raise click.BadParameter("write one line of at most 300 characters, and not an empty one") from None
        raise click.BadParameter(f"{first['ctx']['message']}; {first['ctx']['remedy']}") from None


def _requirement(_: click.Context, __: click.Parameter, said: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.][\x20-\x7e]{0,499}", said):
        raise click.BadParameter(f"write what pip knows the program by on one line, such as `onrecord=={__version__}`")
    return said


def _free(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    """A folder that may be filled: one that is not there yet, or holds nothing."""
    if folder.is_symlink():
        raise click.BadParameter(f"`{folder}` is a link; name the folder itself")
    if folder.exists() and not folder.is_dir():
        raise click.BadParameter(f"`{folder}` is a file; name a folder that is not there yet")
    if folder.is_dir() and any(folder.iterdir()):
        raise click.BadParameter(f"`{folder}` is not empty, and a new dossier takes the place of nothing")
    if not folder.exists():
        _refuse_new(folder)
    return folder


def _refuse_new(folder: Path) -> None:
    """A folder that could not be made, or not be taken to another machine."""
    fault = files.name_fault(folder.name)
    if fault:
        raise click.BadParameter(f"{fault.message}; choose another name")
    if not folder.parent.is_dir():
        raise click.BadParameter(f"there is no folder `{folder.parent}` to make it in")


@click.command(
    epilog=options.examples("onrecord init my-dossier", 'onrecord init my-dossier --title "The lamps of Vesmar"')
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path), callback=_free)
@click.option("--title", default=_TITLE, show_default=True, callback=_said, help="What the dossier is called.")
@click.option("--language", default="en-GB", show_default=True, callback=_said, help="The language of its own words.")
@click.option("--publisher", default="", callback=_said, help="Who publishes it.")
@click.option(
    "--requirement",
    metavar="SPEC",
    default=f"onrecord=={__version__}",
    show_default=True,
    callback=_requirement,
    help="What pip installs the program by, for those who clone the dossier.",
)
def init(folder: Path, title: str, language: str, publisher: str, requirement: str) -> int:
    """Begin a new dossier in DIR, with an invented example of each kind of record, ready to build.

    DIR is a folder that is not there yet, or an empty one. Nothing of it is written where not all of it can be.
    """
    try:
        begun = founding.files(founding.Founding(title, language, publisher, requirement))
    except (yamltree.Refused, yamltree.Unrevisable):
        raise click.UsageError("a name holds a character that no dossier may hold; leave it out") from None
    content = {path.removeprefix("content/"): data for path, data in begun.items() if path.startswith("content/")}
    faults = errors(load.load(content).diagnostics)
    if faults:
        raise click.UsageError(f"{faults[0].message}; {faults[0].remedy}")
    founding.found(folder, begun)
    click.echo(f"made {folder.as_posix()}: {len(begun)} files")
    step = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(folder.as_posix())} && "
    click.echo(f"next: {step}onrecord build, then open output/index.html; `onrecord serve` shows it while you write")
    return CLEAN
