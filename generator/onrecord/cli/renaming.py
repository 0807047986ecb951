"""The command that changes an id: rename."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from onrecord import putting, renaming, urls, yamltree
from onrecord.cli import options
from onrecord.cli.offering import record_ids
from onrecord.cli.reading import read
from onrecord.cli.reports import CLEAN, FAULTS, report, say
from onrecord.diagnostics import Diagnostic, errors
from onrecord.dossier import Placed
from onrecord.phrasing import count
from onrecord.records import Excused
from onrecord.renaming import Renamed

_KINDS = [kind.name for kind in renaming.KINDS]


@click.command(
    epilog=options.examples(
        "onrecord rename spot-checks inspections",
        "onrecord rename pay wages --kind issue --dry-run",
    )
)
@click.argument("old", shell_complete=record_ids)
@click.argument("new")
@click.option("--kind", type=options.OneOf(_KINDS), help="Which kind of record it is, where several share the id.")
@options.content
@click.option("--dry-run", is_flag=True, help="Only say what would be changed; write nothing.")
def rename(old: str, new: str, kind: str | None, content: Path, dry_run: bool) -> int:
    """Change the id of a record from OLD to NEW wherever it stands; its old address leads to the new one.

    The record keeps OLD under `was:`, so that no other can take it. Seals and records of drift stay valid, and every
    other character of the content stays as it is. In a pull request from a fork leave the id of what is sealed to an
    editor, since its seal has to go with it.
    """
    held = read(content)
    if held.dossier is None or errors(held.diagnostics):
        click.echo("what cannot be read cannot be renamed in; nothing was changed", err=True)
        return report(errors(held.diagnostics), held.files, content)
    try:
        placed = renaming.named(held.dossier, old, kind or "")
        renaming.freed(held.dossier, placed, new)
        done = renaming.renamed(held.dossier, held.files, placed, new)
    except renaming.Refusal as refusal:
        raise click.BadParameter(str(refusal), param_hint=f"'{refusal.word}'") from None
    except yamltree.Unrevisable as error:
        message = f"`{old}` is written here in a way that cannot be changed without changing more"
        remedy = "write it on one line as other records do, and run this again"
        say(Diagnostic(error.at, "unrevisable", message, remedy), held.files, content.as_posix())
        return FAULTS
    _refuse_taken(content, done)
    if not dry_run:
        putting.put({content / path: data for path, data in done.files.items()}, content)
    click.echo("\n".join(_told(placed, new, content.as_posix(), done, dry_run=dry_run)))
    return CLEAN


def _refuse_taken(content: Path, done: Renamed) -> None:
    """What stands at a new file's place, though no record is read from it: a link, a folder, another's name."""
    for path, data in done.files.items():
        is_new = data and path not in done.before
        if is_new and ((content / path).exists() or (content / path).is_symlink()):
            raise click.BadParameter(f"`{content.as_posix()}/{path}` is there already", param_hint="'NEW'")


def _told(placed: Placed[Excused], new: str, root: str, done: Renamed, *, dry_run: bool) -> Iterator[str]:
    would = "would be" if dry_run else "is now"
    yield f"the {placed.kind} `{placed.id}` {would} `{new}`"
    for path in sorted(path for path in done.files if path in done.before):
        to = f" {would} {root}/{done.moved[path]}" if path in done.moved else ""
        places = done.places.get(path, 0)
        yield f"  {root}/{path}{to}" + (f": {count(places, 'place')}" if places else "")
    yield f"{urls.of(placed.kind, placed.id)} {'would lead' if dry_run else 'leads'} to {urls.of(placed.kind, new)}"
