"""The command that looks again: drift."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from onrecord import drift as drifts
from onrecord import putting
from onrecord.captures import Vault
from onrecord.cli import options
from onrecord.cli.clock import today
from onrecord.cli.options import Format
from onrecord.cli.reading import read
from onrecord.cli.reports import report
from onrecord.diagnostics import Diagnostic, Place, errors, visible
from onrecord.dossier import Dossier
from onrecord.drift import Looked, Misused, Told, Turns
from onrecord.edtf import Date
from onrecord.phrasing import first, tally
from onrecord.sightings import Which
from onrecord.values import Day

_DAY: TypeAdapter[Date] = TypeAdapter(Day)
_QUIET = ("unchanged", "there", "unreached")  # of a page out of reach a diagnostic tells
_MOST_NAMED = 10
_LOST = ("elsewhere", "changed", "gone")


@click.command(
    name="drift",
    epilog=options.examples(
        "onrecord drift --fetch 'curl -gfsSL --max-time 60 {url}'",
        "onrecord drift --saved the-long-watch=page.html --dry-run",
    ),
)
@options.content
@options.vault
@options.every_form
@click.option(
    "--from",
    "given",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    help="Saved pages: a folder, or a file, each named for its source: ID.html, .txt, .pdf, .warc.",
)
@click.option("--saved", "pairs", metavar="ID=FILE", multiple=True, help="The saved page of one source.")
@click.option(
    "--fetch", metavar="COMMAND", help="Fetch the rest with it, as 'curl -gfsSL --max-time 60 {url}'; no shell runs it."
)
@click.option(
    "--believe",
    "believed",
    metavar="ID",
    multiple=True,
    help="Take the page of this source for itself, though nothing quoted is near.",
)
@click.option("--archived", is_flag=True, help="Look at the archived copies, not at the pages as published.")
@click.option("--pause", type=click.FloatRange(0, 3600), default=1, show_default=True, help="Seconds between fetches.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=120, show_default=True, help="Seconds that a fetch may take."
)
@click.option("--on", metavar="DAY", help="The day the pages are of, as 2026-05-21.  [default: today]")
@click.option("--dry-run", is_flag=True, help="Only say what was found; write nothing.")
def drift_(
    content: Path,
    vault: Path | None,
    form: Format,
    given: tuple[Path, ...],
    pairs: tuple[str, ...],
    fetch: str | None,
    believed: tuple[str, ...],
    archived: bool,
    pause: float,
    timeout: float,
    on: str | None,
    dry_run: bool,
) -> int:
    """Look whether each published quotation still stands on its source's page, and keep the days it was seen.

    Nothing is fetched unless `--fetch` says how. No quotation is edited. Leaves with 1 where words are not.
    """
    if not (given or pairs or fetch):
        raise click.UsageError("name saved pages with `--from` or `--saved`, or say with `--fetch` how to fetch them")
    kept, dossier, found = _loaded(content)
    looks: list[Looked] = []
    if dossier:
        pages = _pages(dossier, given, pairs, believed, _turns(fetch, timeout, pause))
        found += pages.passed
        every = pages.looks(dossier, _day(on), "archived" if archived else "live", options.opened(vault))
        looks = [looked if dry_run else _kept(looked, content, kept) for looked in every]
    return _told(looks, found, kept, content, form)


def _loaded(content: Path) -> tuple[Mapping[str, bytes], Dossier | None, list[Diagnostic]]:
    """The files, what is wrong with them, and the dossier where nothing is that keeps it from being read whole."""
    held = read(content)
    whole = not errors(held.diagnostics)  # what cannot be read would be taken for what is no longer there
    return held.files, held.dossier if whole else None, [*held.diagnostics]


def _kept(looked: Looked, content: Path, kept: Mapping[str, bytes]) -> Looked:
    """Put a record in place as soon as its source was looked at: a run that is broken off keeps what it learnt."""
    if kept.get(looked.path, b"") != looked.record:
        putting.put({content / looked.path: looked.record}, content)
        click.echo(f"{'wrote' if looked.record else 'removed'} {content.as_posix()}/{looked.path}", err=True)
    return looked


def _told(looks: list[Looked], found: list[Diagnostic], kept: Mapping[str, bytes], content: Path, form: Format) -> int:
    told = [each for looked in looks for each in looked.told]
    if form in ("text", "github"):
        click.echo(_as_text(told))
    found += [said for looked in looks for said in looked.diagnostics]
    lost = any(each.state in _LOST for each in told)
    return report(found, kept, content, form, {"quotes": [asdict(each) for each in told]}, failed=lost)


@dataclass(frozen=True, slots=True)
class _Pages:
    """Where pages come from: the files that were named, and for the rest what is fetched; `sources` are looked at."""

    sources: Collection[str]
    saved: Mapping[str, Path]
    turns: Turns | None
    believed: Collection[str]
    passed: tuple[Diagnostic, ...]

    def looks(self, dossier: Dossier, on: Date, which: Which, vault: Vault | None) -> Iterator[Looked]:
        """What comes of each source, one after the other."""
        return drifts.look(dossier, self.sources, self, on, which, vault, self.believed)

    def __call__(self, source: str, address: str) -> bytes:
        if source in self.saved:
            return drifts.reach_saved(self.saved[source])
        if not address or self.turns is None:
            raise drifts.Unreached("no address is recorded")
        return self.turns(address)


def _pages(
    dossier: Dossier, given: Sequence[Path], pairs: Iterable[str], believed: Iterable[str], turns: Turns | None
) -> _Pages:
    quoted = [source for source in dossier.sources if drifts.published(dossier, source)]
    try:
        saved = drifts.saved_pages(dossier.sources, given, pairs)
    except Misused as wrong:
        raise click.UsageError(str(wrong)) from None
    without = [source for source in quoted if source not in saved.pages]
    if turns is None and len(without) == len(quoted):
        raise click.UsageError(
            first(_MOST_NAMED, ["nothing given is the page of a source that is quoted", *saved.passed], "; ")
        )
    passed = [*saved.passed]
    if turns is None and without and any(map(Path.is_dir, given)):
        passed.append(f"there is no page for {first(_MOST_NAMED, [f'`{source}`' for source in without])}")
    sources = dossier.sources if turns else saved.pages
    return _Pages(sources, saved.pages, turns, _known(believed, dossier), tuple(map(_passed, passed)))


def _passed(said: str) -> Diagnostic:
    remedy = "name each page for its source, as `ID.html`, or say `--saved ID=FILE`"
    return Diagnostic(Place(""), "passed-over", said, remedy, "warning")


def _known(believed: Iterable[str], dossier: Dossier) -> frozenset[str]:
    try:
        return frozenset(drifts.known(source, dossier.sources) for source in believed)
    except Misused as wrong:
        raise click.BadParameter(str(wrong), param_hint="'--believe'") from None


def _turns(fetch: str | None, timeout: float, pause: float) -> Turns | None:
    if not fetch:
        return None
    try:
        return Turns(drifts.Fetch(drifts.command_of(fetch), timeout), pause, time.sleep)
    except Misused as wrong:
        raise click.BadParameter(str(wrong), param_hint="'--fetch'") from None


def _day(on: str | None) -> Date:
    """The day that was named, not after today."""
    latest = today()
    try:
        day = _DAY.validate_python(on or latest)
    except ValidationError:
        raise click.BadParameter("a day is written as `2026-05-21`", param_hint="'--on'") from None
    if str(day) > latest:
        raise click.BadParameter("that day is still to come", param_hint="'--on'")
    return day


def _as_text(told: Iterable[Told]) -> str:
    """A line for each quotation whose words are not where they were, and how many there are of each state."""
    every = list(told)
    lines = [f"{each.id:24} {each.state:10} {visible(each.message)}" for each in every if each.state not in _QUIET]
    return "\n".join([*lines, tally("quotation", (each.state for each in every))])
