"""What is shown: the site as it was made last, made again at each save, or the faults that stand in its place."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import watchfiles

from onrecord import settings
from onrecord.build import Job, Misuse, Outcome, Refused
from onrecord.diagnostics import errors, summary
from onrecord.forms import as_text
from onrecord.publishing import publish
from onrecord.serve.events import News

_TICK = 200  # milliseconds

Say = Callable[[str], object]
Saved = set[watchfiles.main.FileChange]


@dataclass(slots=True)
class Preview:
    """The site, or in its place the faults that keep it from being made; `outcome` is what the last build found.

    `outline` is the faults as anybody on this machine may read them: where saved copies are at hand, without their
    messages, which may tell words of them.
    """

    job: Job
    hosts: frozenset[str] = frozenset()
    faults: str = ""
    outline: str = ""
    outcome: Outcome | None = None
    news: News = field(default_factory=News)
    lock: threading.Lock = field(default_factory=threading.Lock)


def private(job: Job) -> Job:
    """The same content with its drafts, built where nobody publishes from."""
    notes = job.output.resolve().parent / ".onrecord"
    return replace(job, output=notes / "preview" / job.output.name, drafts=True, jobs=1)


def rebuild(preview: Preview, say: Say) -> None:
    """Build once; nobody is answered meanwhile, as the site is not there while it is swapped."""
    with preview.lock:
        before = preview.faults
        preview.outcome, preview.faults, said = _built(preview.job)
        preview.outline = _outlined(preview)
        is_made = preview.outcome is not None and bool(preview.outcome.written or preview.outcome.removed)
        preview.news.tell(shows_anew=is_made or preview.faults != before)
    say(said)


def saves(job: Job, stop: threading.Event | None) -> Iterator[Saved]:
    """What was saved, as it is; nothing, now and then."""
    return watchfiles.watch(
        *_watched(job), stop_event=stop, raise_interrupt=False, yield_on_timeout=True, rust_timeout=_TICK
    )


def _built(job: Job) -> tuple[Outcome | None, str, str]:
    """What came of it, the faults in the site's place, all that is to be said; what goes wrong ends no preview."""
    try:
        outcome = publish(job)
    except Exception as fault:  # the next save may mend it, a fault of ours too
        text = (
            str(fault)
            if isinstance(fault, (Misuse, Refused))
            else f"onrecord itself failed: {type(fault).__name__}: {fault}"
        )
        return None, text, f"{text}\n"
    root = job.content.name
    told = [as_text(each, outcome.files, root) for each in outcome.diagnostics]
    faults = "\n\n".join(as_text(each, outcome.files, root) for each in errors(outcome.diagnostics))
    done = summary(outcome.diagnostics) if faults else f"{outcome.written} files made, {outcome.kept} kept"
    return outcome, faults, "\n".join([*told, done, ""])


def _outlined(preview: Preview) -> str:
    if preview.outcome is None or preview.job.captures is None:
        return preview.faults
    root, files = preview.job.content.name, preview.outcome.files
    every = (replace(each, message=_APART, remedy="") for each in errors(preview.outcome.diagnostics))
    return "\n\n".join(as_text(each, files, root) for each in every)


_APART = "the terminal and the reviewer’s desk say what is wrong"


def _watched(job: Job) -> list[Path]:
    return [folder for folder in (job.content, *settings.themes(job.theme)) if folder.is_dir()]
