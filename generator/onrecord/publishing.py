"""Publishing: a build in Pelican's shell, which is started only when there is something to render."""

from __future__ import annotations

import importlib
from functools import partial

from onrecord import settings
from onrecord.build import Job, Outcome, Shell, build
from onrecord.build.shell import Work


def publish(job: Job) -> Outcome:
    """Build the site of a folder of content with Pelican in this process; raises build.Refused."""
    return build(job, Shell(settings.templates(job.theme), "", partial(_start, job)))


def _start(job: Job, work: Work) -> None:
    """Named here rather than imported: Pelican is slow to import, and most builds render nothing."""
    importlib.import_module("onrecord.plugin").start(job, work)
