"""What becomes of a file taken in: a new source, or a further capture of one that is there."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from onrecord import captures, decode, forms, intake, putting, yamltree
from onrecord.cli.options import Format
from onrecord.cli.reading import Read, read
from onrecord.cli.reports import CLEAN, FAULTS, answer_with, of_file, say
from onrecord.diagnostics import Diagnostic, errors, visible
from onrecord.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Target:
    """What file is taken in, where to, and how that is told; `again` are the options it needs a second time.

    `anyway`: though it looks like another source's.
    """

    file: Path
    content: Path
    vault: Path
    form: Format
    dry_run: bool
    anyway: bool
    again: tuple[str, ...]

    def command(self, source: str = "", *more: str) -> str:
        """What to type for the file to begin a source, or to become a further capture of one."""
        into = ("--into", source) if source else ()
        return shlex.join(["onrecord", "import", self.file.as_posix(), *self.again, *into, *more])


_KEPT = "this file is there already and is kept as it is"
_RENAME = "rename the saved file"


def begin(taken: intake.Intake, target: Target, source_id: str | None) -> int:
    """Begin a source: its record may not be there already, nor the capture in another."""
    name = source_id or intake.id_of(taken)
    taken = _named_apart(taken, target)
    record = target.content / "sources" / f"{name}.yaml"
    wanted = {target.vault / taken.file: taken.data, record: intake.record(taken)}
    _print(taken, target)
    if record.exists() and not any(_is_other(path, data) for path, data in wanted.items()):
        click.echo(f"nothing new: `{visible(target.file.name)}` is recorded as `{name}`", err=True)
        known: Iterable[Diagnostic] = ()
    else:
        known = () if source_id else _recorded(taken, target)  # who names an id has decided
    fault = next(iter((*known, *_there(wanted, target, name))), None)
    if fault is None:
        _put({} if target.dry_run else wanted, target)
        return CLEAN
    say(fault)
    return FAULTS


def join(taken: intake.Intake, target: Target, source: str) -> int:
    """Make the file the newest capture of a source that is there, and place the segments named of it anew.

    One that is recorded already, below a newer one, is put on top.
    """
    held = read(target.content)
    root = target.content.as_posix()
    naming = (f"sources/{source}.yaml", "figures.yaml", "events.yaml")
    in_the_way = [fault for fault in errors(held.diagnostics) if held.dossier is None or fault.at.path in naming]
    for fault in in_the_way:  # what cannot be read cannot be placed anew
        say(fault, held.files, root)
    if held.dossier is None or in_the_way:
        return FAULTS
    _refuse_unknown(held.dossier, source)
    taken = _as_recorded(taken, held.dossier, source) or _named_apart(taken, target)
    if refusal := next(_refusals(taken, target, held.dossier, source), None):
        say(refusal)
        return FAULTS
    try:
        return _joined(taken, target, held.dossier, held.files, source)
    except yamltree.Unrevisable as error:
        message = "this record is written in a way that a capture cannot be put into without changing more"
        is_there = intake.place_of(held.dossier, source, taken) is not None
        written = f"put `{taken.file}`" if is_there else f"write `- {yamltree.flow(taken.capture)}`"
        remedy = f"{written} as the first of its `captures:` yourself"
        say(Diagnostic(error.at, "unrevisable", message, remedy), held.files, root)
        return FAULTS


def _as_recorded(taken: intake.Intake, dossier: Dossier, source: str) -> intake.Intake | None:
    """The same under the name that the source's record has for it, if any."""
    at = intake.place_of(dossier, source, taken)
    return None if at is None else replace(taken, file=dossier.sources[source].record.captures[at].file)


def _named_apart(taken: intake.Intake, target: Target) -> intake.Intake:
    """The same under a name that no other file of the vault has: every browser saves an `index.html`."""
    return intake.renamed(taken) if _is_other(target.vault / taken.file, taken.data) else taken


def _refusals(taken: intake.Intake, target: Target, dossier: Dossier, source: str) -> Iterator[Diagnostic]:
    """Why the file cannot become the newest capture."""
    at = intake.place_of(dossier, source, taken)
    if at is not None:
        read_as = dossier.sources[source].record.captures[at].layout
        if at == 0:
            yield _already(target, source)
        elif read_as != taken.layout.name:
            message = f"this very capture is recorded already, in the layout `{read_as}`"
            yield Diagnostic(of_file(target.file), "already-there", message, f"take it with `--layout {read_as}`")
    if _is_other(target.vault / taken.file, taken.data):
        yield Diagnostic(of_file(target.vault / taken.file), "already-there", _KEPT, _RENAME)


def _joined(taken: intake.Intake, target: Target, dossier: Dossier, known: Mapping[str, bytes], source: str) -> int:
    old = _segments_so_far(dossier, target, source)
    joined = intake.joined(dossier, known, source, taken, old)
    is_known = intake.place_of(dossier, source, taken) is not None  # as an older capture, put back on top
    if not (target.anyway or is_known) and intake.is_another(taken, joined, old):
        say(_another(target, source, is_alone=intake.standing_at(dossier, taken.url) is None))
        return FAULTS
    taken = intake.with_doubts(dossier, source, taken, old)
    _print(taken, target, joined.placings)
    if not target.dry_run:
        kept = target.vault / taken.file
        _put({kept: taken.data, **{target.content / path: data for path, data in joined.files.items()}}, target)
        click.echo("run `onrecord seal`: seals are of the newest capture", err=True)
    for fault in joined.faults:
        say(fault, {**known, **joined.files}, target.content.as_posix())
    return FAULTS if joined.faults else CLEAN


def _another(target: Target, source: str, *, is_alone: bool) -> Diagnostic:
    """`is_alone`: no source stands at the file's address, so that it may begin one."""
    message = f"no words quoted of `{source}` stand in this file, and it shares next to none with the newest capture"
    new = f"to begin a source of its own, type `{target.command()}`; " if is_alone else ""
    remedy = f"{new}if it is `{source}` all the same, type `{target.command(source, '--anyway')}`"
    return Diagnostic(of_file(target.file), "another-source", message, remedy)


def _segments_so_far(dossier: Dossier, target: Target, source: str) -> Mapping[str, str] | None:
    """The segments of the newest capture recorded, where it is at hand and can be relied on."""
    placed = dossier.sources[source]
    if not placed.record.captures:
        return None
    newest = placed.record.captures[0]
    try:
        if reading := captures.Vault(target.vault).read(newest):
            return reading.segments
        message = f"`{newest.file}`, the newest capture so far, is not at hand: nothing can be placed anew for sure"
        fault = captures.Unusable("capture-unreadable", message, "put it back into the vault")
    except captures.Unusable as error:
        fault = error
    at = placed.at("captures", 0, "file")
    say(Diagnostic(at, fault.check, fault.message, fault.remedy, "warning"), None, target.content.as_posix())
    return None


def _recorded(taken: intake.Intake, target: Target) -> Iterator[Diagnostic]:
    """That the dossier has the capture, or a source at its address, and what to type then."""
    held = read(target.content)
    _say_unread(target, held)
    if held.dossier is None:
        return
    if same := intake.recorded_in(held.dossier, taken):
        is_newest = intake.place_of(held.dossier, same, taken) == 0
        yield _already(target, same) if is_newest else _below(target, same)
    elif same := intake.standing_at(held.dossier, taken.url):
        message = f"the source `{same}` stands at the same address"
        remedy = f"to make this its newest capture, type `{target.command(same)}`"
        yield Diagnostic(of_file(target.file), "already-there", message, remedy)


def _say_unread(target: Target, held: Read) -> None:
    """That there may be a record of the file which cannot be read."""
    faulty = {fault.at.path for fault in errors(held.diagnostics) if fault.at.path.startswith("sources/")}
    unread = faulty if held.dossier else {path for path in held.files if path.startswith("sources/")}
    if unread:
        first, more = min(unread), f" and {len(unread) - 1} more" if len(unread) > 1 else ""
        message = f"whether this is recorded already is not sure: `{first}`{more} cannot be read"
        remedy = "run `onrecord check`, mend them, and look"
        say(Diagnostic(of_file(target.file), "import-remark", message, remedy, "warning"))


def _already(target: Target, source: str) -> Diagnostic:
    message = f"nothing new: this very capture is recorded already, in the source `{source}`"
    return Diagnostic(of_file(target.file), "already-there", message, "there is nothing to do")


def _below(target: Target, source: str) -> Diagnostic:
    message = f"this very capture is recorded already, in the source `{source}`, below a newer one"
    remedy = f"to put it on top, type `{target.command(source)}`"
    return Diagnostic(of_file(target.file), "already-there", message, remedy)


def _there(wanted: Mapping[Path, bytes], target: Target, name: str) -> Iterator[Diagnostic]:
    """The files of these names that are there already, with other words."""
    into = f"for another source, use `--id`; to make this the newest capture of `{name}`, type `{target.command(name)}`"
    for (path, data), remedy in zip(wanted.items(), (_RENAME, into), strict=True):
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


def _put(wanted: Mapping[Path, bytes], target: Target) -> None:
    changed = {path: data for path, data in wanted.items() if not path.exists() or _is_other(path, data)}
    putting.put(changed, target.content, target.vault)
    for path in changed:
        click.echo(f"wrote {visible(path.as_posix())}", err=True)


def _print(taken: intake.Intake, target: Target, placings: Iterable[intake.Placing] | None = None) -> None:
    if target.form == "json":
        answer_with(forms.dumped(intake.as_json(taken, placings)))
        return
    click.echo(intake.as_text(taken))
    if placings is not None:
        click.echo(intake.placings_as_text(placings))
    for remark in taken.thread.remarks:
        say(Diagnostic(of_file(target.file, remark.line), "import-remark", remark.message, severity="warning"))
