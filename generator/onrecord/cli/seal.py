"""The command that seals: what holds in the captures at hand is written, with what it opens and hides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from onrecord import checks, evidence, putting, reprints, sealing, seals
from onrecord.cli import options
from onrecord.cli.clock import today
from onrecord.cli.reading import read
from onrecord.cli.reports import FAULTS, of_file, report, say
from onrecord.diagnostics import Diagnostic
from onrecord.dossier import Dossier
from onrecord.phrasing import count


@click.command(epilog=options.examples("onrecord seal", "onrecord seal --captures saved --make-key"))
@options.content
@options.vault
@click.option("--make-key", is_flag=True, help="First make a key for the vault, so that its seals are made of that.")
@click.option(
    "--change-key",
    is_flag=True,
    help="Make also the seals again that another vault key made; only where that key is lost for good.",
)
def seal(content: Path, vault: Path | None, make_key: bool, change_key: bool) -> int:
    """Verify against the captures at hand, then write the seals of what holds; commit them.

    Sources whose capture, or whose vault key, is not at hand keep the seal they have. Exits with 1 if anything does not
    hold.
    """
    if make_key and _make_key(options.captures_folder(vault)):
        return FAULTS
    held = read(content)
    found = [*held.diagnostics]
    if held.dossier:
        opened = options.opened(vault)
        known = evidence.judge(held.dossier, opened, options.PROCESSES, note=reprints.gists)
        case = checks.Case(held.dossier, known)
        locked = () if change_key else evidence.locked(held.dossier, known)
        found += checks.run(case, checks.OF_WORDS if opened else ())
        found += [replace(fault, severity="error") for fault in checks.vault_key(case) if locked]
        also = reprints.sought(held.dossier, known.gists)
        written = dict(sealing.seals_to_write(held.dossier, known, held.files, today(), also, change_key=change_key))
        for path, data in written.items():
            putting.put({content / path: data}, content)
            click.echo("\n".join(_told(held.dossier, content, path, data)))
        unread = set(sealing.unread(held.dossier, known, held.files)) - {*locked}
        click.echo(_summary(held.dossier, known, len(written), {*locked}, unread))
    return report(found, held.files, content)


def _told(dossier: Dossier, content: Path, path: str, data: bytes) -> Iterator[str]:
    """What was written, and which words were opened once and are no more."""
    after = seals.read(data) if data else None
    before = dossier.seals.get(Path(path).stem)
    held = f": {count(len(after.quotes) if after else 0, 'quotation')}" if data else ""
    yield f"{'wrote' if data else 'removed'} {content.as_posix()}/{path}{held}"
    hidden = list(sealing.hidden_again(before, after))
    if hidden:
        yield f"  words of {', '.join(hidden)} are hidden again, being published no more; older commits still show them"


def _summary(dossier: Dossier, known: evidence.Evidence, written: int, kept: set[str], unsure: set[str]) -> str:
    """What was done and what was not, each source counted once."""
    sources = len(dossier.sources)
    unread = any(fault.check == "vault-key" for fault in known.faults)
    refused = len(known.faults) - unread
    absent = 0 if unread else sources - len(known.captured) - refused
    sealed = len((known.captured.keys() & dossier.seals.keys()) - kept - unsure)
    left = (
        (len(kept), f"{_of(len(kept), sources)} kept the seal that another vault key made"),
        (len(unsure), f"{_of(len(unsure), sources)} kept the seal there is, since it or a quotation cannot be read"),
        (refused, f"the saved copy of {_of(refused, sources)} cannot be relied on"),
        (absent, f"no saved copy of {_of(absent, sources)} is at hand here"),
        (unread, "the saved copies were not looked at, for want of their key"),
    )
    if absent == sources:
        return "no saved copies are at hand, so nothing could be sealed; every seal stays as it is"
    faults = len(kept) + len(unsure) + refused
    return "; ".join((_done(sealed, written, faults), *(words for some, words in left if some)))


def _done(sealed: int, written: int, faults: int) -> str:
    if written:
        return "commit what was written"
    if not sealed:
        return "nothing was sealed, and every seal stays as it is"
    return f"every {'other ' if faults else ''}seal says what its saved copy says"


def _of(some: int, sources: int) -> str:
    return f"{some} of {count(sources, 'source')}"


def _make_key(folder: Path | None) -> bool:
    """Make the vault's key where it has none; whether it could not be made."""
    if folder is None:
        raise click.BadParameter("there is no folder of captures to make a key in", param_hint="'--make-key'")
    path = folder / seals.KEY_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        remedy = "keep it; whoever takes it away can never again show that old seals and captures belong together"
        say(Diagnostic(of_file(path), "already-there", "this vault has its key already", remedy))
        return True
    with os.fdopen(descriptor, "wb") as file:
        file.write(seals.new_key())
    click.echo(f"made {path.as_posix()}: keep it secret, keep a copy, and never commit it")
    return False
