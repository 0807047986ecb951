"""The content: read, loaded and checked, with all that was found on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import captures, checks, evidence, files, load
from onrecord.build.clock import Clock
from onrecord.build.job import Job
from onrecord.diagnostics import Diagnostic, in_order
from onrecord.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Content:
    """The files of a folder, the dossier they hold if they hold one, and every fault in order."""

    files: Mapping[str, bytes]
    dossier: Dossier | None
    diagnostics: tuple[Diagnostic, ...]


def gathered(job: Job, clock: Clock) -> Content:
    """The content of a job, judged; captures at hand can only add faults."""
    with clock.step("read"):
        folder = files.read_folder(job.content)
    vault = captures.Vault(job.captures) if job.captures else None
    with clock.step("load"):
        loaded = load.load(folder.files, job.jobs, proving=vault is None)
    found = [*folder.diagnostics, *loaded.diagnostics]
    if loaded.dossier:
        with clock.step("check"):
            known = evidence.judge(loaded.dossier, vault, job.jobs, job.base, known=loaded.proved)
            found += checks.run(checks.Case(loaded.dossier, known))
    return Content(folder.files, loaded.dossier, in_order(found))
