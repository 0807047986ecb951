"""The commands that judge: check and verify."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from onrecord import checks, collector, evidence, files, load
from onrecord.cli import options
from onrecord.cli.narrowing import Narrowing, narrowed
from onrecord.cli.options import Format
from onrecord.cli.reports import report
from onrecord.phrasing import tally


@click.command(
    epilog=options.examples(
        "onrecord check",
        "onrecord check content/sources/log.yaml --ignore thin-issue",
        "onrecord check --base main --format github",
    )
)
@options.content
@options.base
@options.every_form
@narrowed
@collector.resting()
def check(content: Path, base: str | None, form: Format, narrowing: Narrowing) -> int:
    """Check everything that needs no capture: form, references, seals, wording, budgets.

    PATHS, files or folders of the content, narrow what is told, and the exit status: all is read and judged.
    """
    believed = options.base_named(content, base)
    folder, read = loaded(content, proving=True)
    found = [*folder.diagnostics, *read.diagnostics]
    if read.dossier:
        known = evidence.judge(read.dossier, None, options.PROCESSES, believed, known=read.proved)
        found += checks.run(checks.Case(read.dossier, known))
    return report(found, folder.files, content, form, narrowing=_judged(narrowing, read))


@click.command(epilog=options.examples("onrecord verify", "onrecord verify --captures saved --format json"))
@options.content
@options.vault
@options.base
@options.every_form
@narrowed
@collector.resting()
def verify(content: Path, vault: Path | None, base: str | None, form: Format, narrowing: Narrowing) -> int:
    """Compare every quotation with its capture, or with its seal where the capture is not at hand.

    PATHS, files or folders of the content, narrow the faults that are told, and the exit status: all is compared.
    """
    believed = options.base_named(content, base)
    captures = options.opened(vault)
    folder, read = loaded(content, proving=captures is None)
    found = [*folder.diagnostics, *read.diagnostics]
    judged: Iterable[evidence.Judged] = ()
    if read.dossier:
        known = evidence.judge(read.dossier, captures, options.PROCESSES, believed, known=read.proved)
        found += checks.run(checks.Case(read.dossier, known), checks.OF_EVIDENCE)
        judged = known.judged.values()
    if form in ("text", "github"):
        click.echo(tally("quotation", (each.state for each in judged)))
    return report(
        found, folder.files, content, form, {"quotes": [_as_json(each) for each in judged]}, _judged(narrowing, read)
    )


def loaded(content: Path, *, proving: bool = False) -> tuple[files.Folder, load.Loaded]:
    """The files of a folder, and the dossier they hold if they hold one, with what its seals prove if that is asked."""
    folder = files.read_folder(content)
    return folder, load.load(folder.files, options.PROCESSES, proving=proving)


def _judged(narrowing: Narrowing, read: load.Loaded) -> Narrowing:
    return replace(narrowing, judged=read.dossier is not None)


def _as_json(judged: evidence.Judged) -> dict[str, str]:
    segment = judged.quote.record.segment
    return {
        "id": judged.quote.id,
        "source": judged.source,
        "segment": segment,
        "state": judged.state,
        "message": judged.message,
    }
