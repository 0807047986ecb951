"""The plugin: the one module that speaks to Pelican, which lends its settings, theme lookup and environment.

Under `onrecord build` an object of ours is handed to Pelican and renders what the build asks for; under the plain
`pelican` command this module is the plugin, and runs the build.
"""

from __future__ import annotations

import locale
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pelican as host
from jinja2 import Environment
from pelican.generators import Generator
from pelican.log import console
from pelican.plugins import signals
from pelican.settings import read_settings

from onrecord import settings
from onrecord.build import Job, Misuse, Refused, Shell, build
from onrecord.build.shell import Work
from onrecord.diagnostics import errors, summary
from onrecord.forms import as_text

FAULTS, MISUSE, REFUSED = 1, 2, 4

Told = dict[str, Any]


def start(job: Job, work: Work) -> None:
    """Run Pelican quietly with our settings; `work` gets its environment. Raises RuntimeError if Pelican fails."""
    own = job.theme.resolve() if job.theme else None
    lent = _Lent(lambda environment, _: work(environment))
    told = {**settings.pelican(job.content.resolve(), job.output.resolve(), own), "PLUGINS": [lent]}
    with _quiet() as faults:
        try:
            host.Pelican(read_settings(override=told)).run()
        finally:
            lent.unregister()
    if faults:
        raise RuntimeError(f"Pelican failed: {faults[0]}")


def pelican(told: Told) -> Any:
    """What `PELICAN_CLASS` names: Pelican with this plugin at work, or an error; it would else go on without it."""
    given = Path(told["THEME"]).resolve()
    own = settings.own_theme(None if given == settings.LEDGER else given)
    if own:
        # A theme that is named is laid over ours, so that it need not have every template.
        told["THEME_TEMPLATES_OVERRIDES"] = [*told["THEME_TEMPLATES_OVERRIDES"], str(own.resolve() / "templates")]
        told |= {"THEME": str(settings.LEDGER), "ONRECORD_THEME": own.resolve()}
    made = host.Pelican(told)
    if sys.modules[__name__] not in made.plugins:
        raise RuntimeError("the plugin `onrecord` could not be registered; nothing was built")
    return made


def register() -> None:
    """What Pelican calls on each plugin."""
    _PUBLISHER.register()


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class _Lent:
    """A plugin whose generator does one thing, with the environment and the settings that Pelican has made."""

    act: Callable[[Environment, Told], None]

    def register(self) -> None:
        signals.get_generators.connect(self.generator)

    def unregister(self) -> None:
        signals.get_generators.disconnect(self.generator)

    def generator(self, _: object) -> Callable[..., object]:
        act = self.act

        class Lender:
            def __init__(self, **given: Any) -> None:
                self._made = Generator(**given)

            def generate_output(self, _writer: object) -> None:
                act(self._made.env, self._made.settings)

        return Lender


def _publish(environment: Environment, told: Told) -> None:
    """Build the site that Pelican's settings name, and leave with our exit status where that cannot be done."""
    job = _job(told)
    try:
        outcome = build(job, Shell(_templates(told), _deviation(told), lambda work: work(environment)))
    except (Misuse, Refused) as refused:
        sys.stderr.write(f"onrecord: {refused}\n")
        sys.exit(MISUSE if isinstance(refused, Misuse) else REFUSED)
    for each in outcome.diagnostics:
        sys.stderr.write(f"{as_text(each, outcome.files, job.content.name)}\n")
    if outcome.diagnostics:
        sys.stderr.write(f"{summary(outcome.diagnostics)}\n")
    if errors(outcome.diagnostics):
        sys.exit(FAULTS)


_PUBLISHER = _Lent(_publish)


def _job(told: Told) -> Job:
    vault = Path(os.environ.get("ONRECORD_CAPTURES") or "captures")
    return Job(
        content=Path(told["PATH"]),
        output=Path(told["OUTPUT_PATH"]),
        captures=vault if vault.is_dir() else None,
        drafts=bool(told.get("ONRECORD_DRAFTS", False)),
        jobs=int(told.get("ONRECORD_JOBS", 2)),
        theme=told.get("ONRECORD_THEME"),
        pagefind=bool(told.get("ONRECORD_PAGEFIND", True)),
    )


def _templates(told: Told) -> tuple[Path, ...]:
    return (*map(Path, told["THEME_TEMPLATES_OVERRIDES"]), Path(told["THEME"]) / "templates")


_DECIDING = ("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")


def _deviation(told: Told) -> str:
    """Settings of somebody's own that may decide a page's bytes; empty where they are ours."""
    ours: Told = {name: {} for name in _DECIDING} | {"JINJA_ENVIRONMENT": {**settings.JINJA, "extensions": []}}
    said = [(name, _named(told[name])) for name in _DECIDING if told[name] != ours[name]]
    others = [name for name in told["PLUGINS"] if name != __name__]
    return repr((said, others)) if said or others else ""


def _named(table: Told) -> list[tuple[str, str]]:
    """Functions by their names: their code has no lasting form."""
    return sorted((name, getattr(value, "__qualname__", None) or repr(value)) for name, value in table.items())


@contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep what Pelican says and sets to itself; yields the list for its errors, after some of which it goes on."""
    faults: list[str] = []
    logger = logging.getLogger("pelican")
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: faults.append(record.getMessage())  # type: ignore[method-assign]
    before = logger.handlers, logger.propagate, console.quiet, list(sys.path)
    spoken = locale.setlocale(locale.LC_ALL)
    logger.handlers, logger.propagate, console.quiet = [handler], False, True
    try:
        yield faults
    finally:
        logger.handlers, logger.propagate, console.quiet, sys.path[:] = before
        locale.setlocale(locale.LC_ALL, spoken)
