"""What becomes of a file taken in: a new source, or a further capture of one that is there."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from onrecord import captures, decode, files, intake, load, yamltree
from onrecord.cli.options import Format
from onrecord.cli.reports import CLEAN, FAULTS, of_file, say
from onrecord.diagnostics import Diagnostic, errors
from onrecord.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Target:
    """What file is taken in, where to, and how that is told; `again` are the options it needs a second time."""

    file: Path
    content: Path
    vault: Path
    form: Format
    dry_run: bool
    again: tuple[str, ...]

    def command(self, source: str) -> str:
        """What to type for the file to become a further capture of a source."""
        return shlex.join(["onrecord", "import", self.file.as_posix(), *self.again, "--into", source])


_KEPT = "this file is there already and is kept as it is"


def begin(taken: intake.Intake, target: Target, source_id: str | None) -> int:
    """Begin a source: neither its record nor another file of the capture's name may be there already."""
    name = source_id or intake.id_of(taken)
    record = target.content / "sources" / f"{name}.yaml"
    wanted = {target.vault / taken.file: taken.data, record: intake.record(taken)}
    _print(taken, target)
    if target.dry_run:
        return CLEAN
    if record.exists() and not any(_is_other(path, data) for path, data in wanted.items()):
        return CLEAN
    known = () if source_id else _recorded(taken, target)  # who names an id has decided
    fault = next(iter((*known, *_there(wanted, target, name))), None)
    if fault is None:
        _put(wanted)
        return CLEAN
    say(fault)
    return FAULTS


def join(taken: intake.Intake, target: Target, source: str) -> int:
    """Make the file the newest capture of a source that is there, and place the segments named of it anew."""
    folder = files.read_folder(target.content)
    loaded = load.load(folder.files)
    root = target.content.as_posix()
    naming = (f"sources/{source}.yaml", "figures.yaml", "events.yaml")
    faults = errors([*folder.diagnostics, *loaded.diagnostics])
    in_the_way = [fault for fault in faults if loaded.dossier is None or fault.at.path in naming]
    for fault in in_the_way:  # what cannot be read cannot be placed anew
        say(fault, folder.files, root)
    if loaded.dossier is None or in_the_way:
        return FAULTS
    _refuse_unknown(loaded.dossier, source)
    if intake.recorded_in(loaded.dossier, taken, (source,)):
        say(_already(target, source))
        return FAULTS
    taken = intake.renamed(taken) if _is_other(target.vault / taken.file, taken.data) else taken
    if _is_other(target.vault / taken.file, taken.data):
        say(Diagnostic(of_file(target.vault / taken.file), "already-there", _KEPT, "rename the saved file"))
        return FAULTS
    try:
        return _joined(taken, target, loaded.dossier, folder.files, source)
    except yamltree.Unrevisable as fault:
        message = "this record is written in a way that a capture cannot be put into without changing more"
        remedy = f"write `- {yamltree.flow(taken.capture)}` as the first of its `captures:` yourself"
        say(Diagnostic(fault.at, "unrevisable", message, remedy), folder.files, root)
        return FAULTS


def _joined(taken: intake.Intake, target: Target, dossier: Dossier, known: Mapping[str, bytes], source: str) -> int:
    joined = intake.joined(dossier, known, source, taken, _segments_so_far(dossier, target, source))
    _print(taken, target, joined.placings)
    if not target.dry_run:
        kept = target.vault / taken.file
        _put({kept: taken.data, **{target.content / path: data for path, data in joined.files.items()}})
        click.echo("run `onrecord seal`: seals are of the newest capture", err=True)
    for fault in joined.faults:
        say(fault, {**known, **joined.files}, target.content.as_posix())
    return FAULTS if joined.faults else CLEAN


def _segments_so_far(dossier: Dossier, target: Target, source: str) -> Mapping[str, str] | None:
    """The segments of the newest capture recorded, where it is at hand and can be relied on."""
    placed = dossier.sources[source]
    if not placed.record.captures:
        return None
    try:
        reading = captures.Vault(target.vault).read(placed.record.captures[0])
    except captures.Unusable as fault:
        at = placed.at("captures", 0, "file")
        say(Diagnostic(at, fault.check, fault.message, fault.remedy, "warning"), None, target.content.as_posix())
        return None
    return reading.segments if reading else None


def _recorded(taken: intake.Intake, target: Target) -> Iterator[Diagnostic]:
    """That the dossier has the capture, or a source at its address, and what to type then."""
    dossier = load.load(files.read_folder(target.content).files).dossier
    if dossier is None:
        return
    if same := intake.recorded_in(dossier, taken, dossier.sources):
        yield _already(target, same)
    elif same := intake.standing_at(dossier, taken.url):
        message = f"the source `{same}` stands at the same address"
        remedy = f"to make this its newest capture, type `{target.command(same)}`"
        yield Diagnostic(of_file(target.file), "already-there", message, remedy)


def _already(target: Target, source: str) -> Diagnostic:
    message = f"this very capture is recorded already, in the source `{source}`"
    return Diagnostic(of_file(target.file), "already-there", message, "there is nothing to do")


def _there(wanted: Mapping[Path, bytes], target: Target, name: str) -> Iterator[Diagnostic]:
    """The files of these names that are there already, with other words."""
    other = "name another source with `--id`, or rename the saved file"
    into = f"for another source, use `--id`; to make this the newest capture of `{name}`, type `{target.command(name)}`"
    for (path, data), remedy in zip(wanted.items(), (other, into), strict=True):
        if _is_other(path, data):
            yield Diagnostic(of_file(path), "already-there", _KEPT, remedy)


def _is_other(path: Path, data: bytes) -> bool:
    """Whether something else stands there; a link or folder is something else whatever it holds."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return True
    return path.exists() and (path.stat().st_size != len(data) or path.read_bytes() != data)


def _refuse_unknown(dossier: Dossier, source: str) -> None:
    if source not in dossier.sources:
        near = decode.suggestion(source, list(dossier.sources)) or "its id is the name of its file in `sources/`"
        raise click.BadParameter(f"there is no source `{source}`; {near}", param_hint="'--into'")


def _put(wanted: Mapping[Path, bytes]) -> None:
    changed = {path: data for path, data in wanted.items() if not path.exists() or _is_other(path, data)}
    intake.put(changed)
    for path in changed:
        click.echo(f"wrote {path.as_posix()}", err=True)


def _print(taken: intake.Intake, target: Target, placings: Iterable[intake.Placing] | None = None) -> None:
    if target.form == "json":
        click.echo(json.dumps(intake.as_json(taken, placings), ensure_ascii=False, indent=1))
        return
    click.echo(intake.as_text(taken))
    if placings is not None:
        click.echo(intake.placings_as_text(placings))
    for remark in taken.thread.remarks:
        say(Diagnostic(of_file(target.file, remark.line), "import-remark", remark.message, severity="warning"))
