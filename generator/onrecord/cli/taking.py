"""The command that takes a saved source in: import."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from onrecord import captures, decode, importing, intake, seals, values, web
from onrecord.cli import options
from onrecord.cli.keeping import Target, begin, join
from onrecord.cli.options import Format
from onrecord.cli.reports import FAULTS, of_file, say
from onrecord.diagnostics import Diagnostic, visible
from onrecord.importing.addresses import cleaned


def _layout(_: click.Context, __: click.Parameter, name: str | None) -> importing.Layout | None:
    if name is None or name in importing.BY_NAME:
        return importing.BY_NAME[name] if name else None
    known = ", ".join(f"`{each}`" for each in importing.BY_NAME)
    near = decode.suggestion(name, list(importing.BY_NAME))
    raise click.BadParameter(f"no reader knows the layout `{name}`; {near or f'there are {known}'}")


def _address(_: click.Context, parameter: click.Parameter, said: str | None) -> str:
    wrong = web.fault(cleaned(said), may_stay=parameter.name == "page") if said else None
    if wrong:
        raise click.BadParameter(visible(f"{wrong.message}; {wrong.remedy}"))
    return said or ""


def _id(_: click.Context, __: click.Parameter, said: str | None) -> str | None:
    if said is not None and not values.is_id(said):
        raise click.BadParameter("an id is small letters, digits and single hyphens")
    return said


@click.command(
    name="import",
    epilog=options.examples(
        "onrecord import saved.html",
        "onrecord import thread.txt --layout blogger-text --id the-long-watch --dry-run",
        "onrecord import saved-again.html --into the-long-watch",
    ),
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.content
@options.vault
@options.form
@click.option("--layout", callback=_layout, help="How the file is laid out.  [default: recognised]")
@click.option("--page", callback=_address, help="Which page of a web archive is meant, by its address.")
@click.option("--url", callback=_address, help="The source's address.  [default: the one the page itself says]")
@click.option("--id", "source_id", callback=_id, help="The source's id.  [default: made of its title]")
@click.option("--into", callback=_id, help="The source that this is a further capture of, by its id.")
@click.option("--anyway", is_flag=True, help="With --into: though it shares no words with the capture before it.")
@click.option("--dry-run", is_flag=True, help="Only print what was read; write nothing.")
def import_(
    file: Path,
    content: Path,
    vault: Path | None,
    form: Format,
    layout: importing.Layout | None,
    page: str,
    url: str,
    source_id: str | None,
    into: str | None,
    anyway: bool,
    dry_run: bool,
) -> int:
    """Read a saved source into numbered segments, copy it to the vault and begin its record.

    FILE is a saved page, a text, a PDF or a web archive. With --into, it becomes the newest capture of a source that
    is there; the ones before it are kept, and every quotation's segment is placed anew.
    """
    if into and (source_id or url):
        raise click.UsageError("`--into` names a source that has its id and address; leave `--id` and `--url` out")
    if anyway and not into:
        raise click.UsageError("`--anyway` goes with `--into`")
    again = _again(content, vault, layout, page)
    target = Target(file, content, vault or Path("captures"), form, dry_run, anyway, again)
    taken = _taken(file, layout, page, url)
    if isinstance(taken, Diagnostic):
        say(taken)
        return FAULTS
    return join(taken, target, into) if into else begin(taken, target, source_id)


def _again(content: Path, vault: Path | None, layout: importing.Layout | None, page: str) -> tuple[str, ...]:
    """The options that the same file would need again."""
    typed = click.get_current_context().get_parameter_source("vault") is ParameterSource.COMMANDLINE
    named = {
        "--content": content.as_posix() if content != Path("content") else "",
        "--captures": vault.as_posix() if vault and typed else "",
        "--layout": layout.name if layout else "",
        "--page": page,
    }
    return tuple(word for name, value in named.items() if value for word in (name, value))


def _taken(file: Path, layout: importing.Layout | None, page: str, url: str) -> intake.Intake | Diagnostic:
    if intake.file_of(file.name).casefold() == seals.KEY_FILE:
        message = f"`{seals.KEY_FILE}` is the vault's key, and no capture may have its name"
        return Diagnostic(of_file(file), "unreadable", message, "rename the file if it is a saved source")
    try:
        return intake.take(file.name, captures.bytes_of(file), layout, page, url)
    except captures.Unusable as fault:
        return Diagnostic(of_file(file), "unreadable", fault.message, fault.remedy)
    except importing.Unreadable as fault:
        return Diagnostic(of_file(file, fault.line), "unreadable", fault.message, fault.remedy)
    except intake.NoArchive:
        message = f"`{file.name}` is no web archive that holds pages; `--url` says where a page stands"
        raise click.BadParameter(message, param_hint="'--page'") from None
