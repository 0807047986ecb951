"""The command that takes a saved source in: import."""

from __future__ import annotations

import json
from pathlib import Path

import click

from onrecord import importing, sealing, values
from onrecord import intake as intakes
from onrecord.cli import options
from onrecord.cli.options import Format
from onrecord.cli.reports import CLEAN, FAULTS, of_file, say
from onrecord.diagnostics import Diagnostic

_OTHER_ID = "name another source with `--id`, or rename the saved file"


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.content
@options.vault
@options.form
@click.option("--dry-run", is_flag=True, help="Only print what was read; write nothing.")
@click.option("--id", "source_id", help="The source's id.  [default: made of its title]")
def import_(file: Path, content: Path, vault: Path | None, form: Format, dry_run: bool, source_id: str | None) -> int:
    """Read a saved post and its thread into numbered segments, copy it to the vault and begin its source record."""
    if source_id is not None and not values.is_id(source_id):
        raise click.BadParameter("an id is small letters, digits and single hyphens", param_hint="'--id'")
    try:
        intake = intakes.take(file.name, file.read_bytes())
    except importing.Unreadable as fault:
        say(Diagnostic(of_file(file, fault.line), "unreadable", fault.message))
        return FAULTS
    if form == "json":
        click.echo(json.dumps(intakes.as_json(intake), ensure_ascii=False, indent=1))
    else:
        click.echo(intakes.as_text(intake))
        _remarks(file, intake)
    return CLEAN if dry_run else _begin(intake, file, content, vault, source_id)


def _remarks(file: Path, intake: intakes.Intake) -> None:
    for remark in intake.thread.remarks:
        say(Diagnostic(of_file(file, remark.line), "import-remark", remark.message, severity="warning"))


def _begin(intake: intakes.Intake, file: Path, content: Path, vault: Path | None, source_id: str | None) -> int:
    """Copy the file into the vault and write the source; neither may be there already."""
    name = source_id or intakes.id_of(intake)
    wanted = {
        content / "sources" / f"{name}.yaml": intakes.record(intake),
        (vault or Path("captures")) / intake.file: file.read_bytes(),
    }
    there = [path for path, data in wanted.items() if path.exists() and path.read_bytes() != data]
    for path in there:
        say(Diagnostic(of_file(path), "already-there", "this file is there already and is kept as it is", _OTHER_ID))
    if there:
        return FAULTS
    for path, data in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        sealing.put(path, data)
        click.echo(f"wrote {path.as_posix()}", err=True)
    return CLEAN
