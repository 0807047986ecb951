"""The commands that judge: check, verify and seal."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from onrecord import checks, copies, evidence, files, load, sealing
from onrecord.cli import options
from onrecord.cli.options import Format
from onrecord.cli.reports import report


@click.command()
@options.content
@options.form
def check(content: Path, form: Format) -> int:
    """Check everything that needs no capture: form, references, seals, wording, budgets."""
    folder, loaded = _loaded(content)
    found = [*folder.diagnostics, *loaded.diagnostics]
    if loaded.dossier:
        found += checks.run(checks.Case(loaded.dossier, evidence.judge(loaded.dossier, None)))
    return report(found, folder.files, content, form)


@click.command()
@options.content
@options.vault
@options.form
def verify(content: Path, vault: Path | None, form: Format) -> int:
    """Compare every quotation with its capture, or with its seal where the capture is not at hand."""
    folder, loaded = _loaded(content)
    found = [*folder.diagnostics, *loaded.diagnostics]
    judged: Iterable[evidence.Judged] = ()
    if loaded.dossier:
        known = evidence.judge(loaded.dossier, options.opened(vault), options.PROCESSES)
        found += checks.run(checks.Case(loaded.dossier, known), checks.OF_EVIDENCE)
        judged = known.judged.values()
    if form == "text":
        click.echo(_states(judged))
    return report(found, folder.files, content, form, {"quotes": [_as_json(each) for each in judged]})


@click.command()
@options.content
@options.vault
def seal(content: Path, vault: Path | None) -> int:
    """Verify against the captures at hand, then write the seals of what holds; commit them.

    Sources whose capture is not at hand keep the seal they have. Exits with 1 if anything does not hold.
    """
    folder, loaded = _loaded(content)
    found = [*folder.diagnostics, *loaded.diagnostics]
    if loaded.dossier:
        opened = options.opened(vault)
        known = evidence.judge(loaded.dossier, opened, options.PROCESSES)
        found += checks.run(checks.Case(loaded.dossier, known), checks.OF_WORDS)
        also = copies.sought(loaded.dossier, opened)
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        for path, data in sealing.seals_to_write(loaded.dossier, known, folder.files, today, also):
            sealing.put(content / path, data)
            click.echo(f"{'wrote' if data else 'removed'} {content.as_posix()}/{path}")
    return report(found, folder.files, content)


def _loaded(content: Path) -> tuple[files.Folder, load.Loaded]:
    folder = files.read_folder(content)
    return folder, load.load(folder.files)


def _as_json(judged: evidence.Judged) -> dict[str, str]:
    segment = judged.quote.record.segment
    return {
        "id": judged.quote.id,
        "source": judged.source,
        "segment": segment,
        "state": judged.state,
        "message": judged.message,
    }


def _states(judged: Iterable[evidence.Judged]) -> str:
    counted = Counter(each.state for each in judged)
    total = sum(counted.values())
    states = ", ".join(f"{number} {state}" for state, number in sorted(counted.items()))
    return f"{total} quotation{'' if total == 1 else 's'}{': ' if states else ''}{states}"
