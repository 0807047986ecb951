"""The commands that judge: check and verify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from onrecord import checks, collector, evidence
from onrecord.cli import options
from onrecord.cli.narrowing import Narrowing, narrowed
from onrecord.cli.options import Format
from onrecord.cli.reading import Read, read
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
    held = read(content, proving=True)
    found = [*held.diagnostics]
    if held.dossier:
        known = evidence.judge(held.dossier, None, options.PROCESSES, believed, known=held.proved)
        found += checks.run(checks.Case(held.dossier, known))
    return report(found, held.files, content, form, narrowing=_judged(narrowing, held))


@click.command(epilog=options.examples("onrecord verify", "onrecord verify --captures saved --format json"))
@options.content
@options.vault
@options.base
@options.every_form
@narrowed
@collector.resting()
def verify(content: Path, vault: Path | None, base: str | None, form: Format, narrowing: Narrowing) -> int:
    """Compare every quotation with its capture, or with its seal where the capture is not at hand.

    PATHS, files or folders of the content, narrow the quotations and the faults that are told, and the exit status:
    all is compared.
    """
    believed = options.base_named(content, base)
    captures = options.opened(vault)
    held = read(content, proving=captures is None)
    found = [*held.diagnostics]
    judged: Sequence[evidence.Judged] = ()
    if held.dossier:
        known = evidence.judge(held.dossier, captures, options.PROCESSES, believed, known=held.proved)
        found += checks.run(checks.Case(held.dossier, known), checks.OF_EVIDENCE)
        judged = [each for each in known.judged.values() if narrowing.is_here(each.quote.document.path)]
    if form in ("text", "github"):
        click.echo(tally("quotation", (each.state for each in judged)))
    return report(
        found, held.files, content, form, {"quotes": [_as_json(each) for each in judged]}, _judged(narrowing, held)
    )


def _judged(narrowing: Narrowing, held: Read) -> Narrowing:
    return replace(narrowing, judged=held.dossier is not None)


def _as_json(judged: evidence.Judged) -> dict[str, str]:
    segment = judged.quote.record.segment
    return {
        "id": judged.quote.id,
        "source": judged.source,
        "segment": segment,
        "state": judged.state,
        "message": judged.message,
    }
