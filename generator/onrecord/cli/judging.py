"""The commands that judge: check and verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from onrecord import checks, collector, evidence, files, load
from onrecord.cli import options
from onrecord.cli.options import Format
from onrecord.cli.reports import report


@click.command(epilog=options.examples("onrecord check", "onrecord check --base main --format json"))
@options.content
@options.base
@options.form
@collector.resting()
def check(content: Path, base: str | None, form: Format) -> int:
    """Check everything that needs no capture: form, references, seals, wording, budgets."""
    believed = options.base_named(content, base)
    folder, read = loaded(content, proving=True)
    found = [*folder.diagnostics, *read.diagnostics]
    if read.dossier:
        known = evidence.judge(read.dossier, None, options.PROCESSES, believed, known=read.proved)
        found += checks.run(checks.Case(read.dossier, known))
    return report(found, folder.files, content, form)


@click.command()
@options.content
@options.vault
@options.base
@options.form
@collector.resting()
def verify(content: Path, vault: Path | None, base: str | None, form: Format) -> int:
    """Compare every quotation with its capture, or with its seal where the capture is not at hand."""
    believed = options.base_named(content, base)
    captures = options.opened(vault)
    folder, read = loaded(content, proving=captures is None)
    found = [*folder.diagnostics, *read.diagnostics]
    judged: Iterable[evidence.Judged] = ()
    if read.dossier:
        known = evidence.judge(read.dossier, captures, options.PROCESSES, believed, known=read.proved)
        found += checks.run(checks.Case(read.dossier, known), checks.OF_EVIDENCE)
        judged = known.judged.values()
    if form == "text":
        click.echo(_states(judged))
    return report(found, folder.files, content, form, {"quotes": [_as_json(each) for each in judged]})


def loaded(content: Path, *, proving: bool = False) -> tuple[files.Folder, load.Loaded]:
    """The files of a folder, and the dossier they hold if they hold one, with what its seals prove if that is asked."""
    folder = files.read_folder(content)
    return folder, load.load(folder.files, options.PROCESSES, proving=proving)


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
