"""The commands that make the site: build and serve."""

from __future__ import annotations

from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from onrecord import settings
from onrecord.build import Job, Misuse, Outcome
from onrecord.cli import options
from onrecord.cli.clock import today
from onrecord.cli.reports import CLEAN, report
from onrecord.publishing import publish
from onrecord.reviews import Role
from onrecord.serve import serve

PORT = 8000

_ROLE: TypeAdapter[str] = TypeAdapter(Role)


def _role(_: click.Context, __: click.Parameter, given: str) -> str:
    """The role of who reviews, as a record may hold it."""
    try:
        return _ROLE.validate_python(given) if given else ""
    except ValidationError as fault:
        said = fault.errors()[0].get("ctx", {})
        told = f"{said['message']}; {said['remedy']}" if "remedy" in said else "write one line, such as `second editor`"
        raise click.BadParameter(told) from None


@click.command(name="build", epilog=options.examples("onrecord build", "onrecord build --output public --quiet"))
@options.content
@options.vault
@options.base
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), default="output", show_default=True, help="Where the site goes."
)
@options.theme
@options.jobs
@click.option("--pagefind/--no-pagefind", default=True, help="Make the search of pages, or leave it out.")
@click.option("--timings", is_flag=True, help="Say how long each step took.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing where nothing is wrong.")
def build_(
    content: Path,
    vault: Path | None,
    base: str | None,
    output: Path,
    theme: Path | None,
    jobs: int,
    pagefind: bool,
    timings: bool,
    quiet: bool,
) -> int:
    """Check everything, then make the whole site; with a fault in the content the last good site stays."""
    own = settings.own_theme(theme)
    believed = options.base_named(content, base)
    job = Job(content, output, options.captures_folder(vault), jobs=jobs, theme=own, pagefind=pagefind, base=believed)
    try:
        outcome = publish(job)
    except Misuse as wrong:
        raise click.BadParameter(str(wrong), param_hint="'--output'") from None
    silent = quiet and not outcome.diagnostics
    status = CLEAN if silent else report(outcome.diagnostics, outcome.files, content)
    if timings:
        click.echo("\n".join(f"{step:10} {seconds:8.3f} s" for step, seconds in outcome.timings.items()), err=True)
    if status == CLEAN and not quiet:
        click.echo(f"{output.as_posix()}: {_told(outcome)}")
    return status


@click.command(
    name="serve", epilog=options.examples("onrecord serve", 'onrecord serve --as "second editor" --port 8080')
)
@options.content
@options.vault
@options.theme
@click.option("--port", "-p", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any free.")
@click.option(
    "--as", "role", metavar="ROLE", default="", callback=_role, help="Who reviews at `/-/review/`: a role, not a name."
)
def serve_(content: Path, vault: Path | None, theme: Path | None, port: int, role: str) -> int:
    """Show the site with its drafts on 127.0.0.1, and make it again at each save; stop with Ctrl-C.

    The second address is the reviewer's desk, open to you alone: each quotation stands beside its source, and the key
    `r` records that it was reviewed.
    """
    own = settings.own_theme(theme)
    job = Job(content, Path("output"), options.captures_folder(vault), drafts=True, theme=own)
    serve(job, port, ready=_say_where, today=today, role=role)
    return CLEAN


def _say_where(address: str, desk: str) -> None:
    click.echo(f"{address}  (Ctrl-C to stop)\n{desk}  (to review)")


def _told(outcome: Outcome) -> str:
    made = f"{outcome.written} written, {outcome.kept} as they were"
    return f"{made}, {outcome.removed} removed" if outcome.removed else made
