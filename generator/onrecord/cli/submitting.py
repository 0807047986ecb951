"""The command that takes what was written into a form on the web: from-form."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from onrecord import captures, emit, kinds, submission
from onrecord.cli import asking, options, places
from onrecord.cli.asking import Wrong
from onrecord.cli.clock import today
from onrecord.cli.desk import Desk, opened, show
from onrecord.cli.quoting import FIELDS, Wish, quote
from onrecord.cli.reports import CLEAN, FAULTS, say
from onrecord.composing import (
    MOST_READ,
    Answer,
    Answers,
    Given,
    Unread,
    answers,
    issue_called,
    made_of,
    slip,
    source_called,
    subject_called,
)
from onrecord.composing import (
    fields as composed_of,
)
from onrecord.diagnostics import Diagnostic, Place, visible
from onrecord.yamltree import Node

_OPTIONS = tuple(each for each in FIELDS if each.name not in ("id", "text", "status"))
_ASKED_AS = {"text": "words", "issue": "issues", "flag": "flags"}  # a field, and what a form asks for it
_ONE_LINE = ("segment", "role", "quoting", "said", "note")
_STANDARD_INPUT = "standard input"


@click.command(
    name="from-form",
    epilog=options.examples(
        "onrecord from-form suggestion.md",
        "onrecord from-form suggestion.md --kind testimony --segment c4.r2 --write",
        "onrecord from-form - --issue lamps",
    ),
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@options.content
@options.vault
@click.option("--source", metavar="ID", default="", help="Where the words stand.  [default: as the form says]")
@asking.options_of(_OPTIONS)
@click.option("--draft", is_flag=True, help="Keep it though its words do not hold yet.")
@click.option("--write", is_flag=True, help="Put it into its source, as a draft.  [default: only print it]")
def from_form(file: Path, content: Path, vault: Path | None, source: str, draft: bool, write: bool, **said: Any) -> int:
    """Make a draft record of what somebody wrote into a form on the web, checked as if it were published.

    FILE is the text that the form made, as an issue shows it; `-` reads it from standard input. What an option says
    goes before what the form says. A report of an error becomes a correction, which is only printed.
    """
    data, path = _read(file)
    try:
        filled = answers(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _refused(Unread(0, "this is not UTF-8", "save it again with the encoding UTF-8"), path, data)
    except Unread as unread:
        return _refused(unread, path, data)
    desk = opened(content, vault)
    given = {name: value for name, value in asking.values_of(_OPTIONS, said).items() if value}
    try:
        if filled.form is submission.QUOTATION:
            wish = Wish("draft", draft=draft, writes=write)
            source = source or _source(desk, filled)
            words = {**_given(desk, filled, given), **given}
            return quote(desk, words, source, places.copies_for(desk, source), wish)
        return _other(desk, filled, write)
    except Wrong as wrong:
        answer = filled.by_id.get(_ASKED_AS.get(wrong.name, wrong.name))
        if answer is None or not answer.text or wrong.name in given or (wrong.name == "source" and source):
            raise
        otherwise = f", or say it with `--{wrong.name}`" if wrong.name not in ("text", "about") else ""
        return _refused(Unread(answer.line, wrong.reason, f"mend it there{otherwise}"), path, data)


def _read(file: Path) -> tuple[bytes, str]:
    """The form's bytes, which are few, and what is told of where they are."""
    if file.as_posix() == "-":
        data, path = sys.stdin.buffer.read(MOST_READ + 1), _STANDARD_INPUT
    else:
        try:
            data, path = captures.bytes_of(file), file.as_posix()
        except FileNotFoundError:
            raise click.BadParameter(f"there is no file `{visible(file.as_posix())}`", param_hint="'FILE'") from None
        except captures.Unusable as fault:
            raise click.BadParameter(f"{visible(fault.message)}; {fault.remedy}", param_hint="'FILE'") from None
    if len(data) > MOST_READ:
        raise click.BadParameter(f"it is longer than {MOST_READ:,} bytes, and no form is", param_hint="'FILE'")
    return data, path


def _refused(unread: Unread, path: str, data: bytes) -> int:
    at = Place(path, unread.line, 1 if unread.line else 0)
    say(Diagnostic(at, "unreadable", unread.message, unread.remedy), {path: data})
    click.echo("nothing was written", err=True)
    return FAULTS


def _given(desk: Desk, filled: Answers, otherwise: Mapping[str, Given]) -> dict[str, Given]:
    """The fields of a quotation that the form answers."""
    by_id = filled.by_id
    said: dict[str, Given] = {name: by_id[name].text for name in _ONE_LINE}
    said |= {name: "".join(by_id[name].chosen) for name in ("kind", "standing")}
    issues = () if "issue" in otherwise else _issues(desk, by_id["issues"])
    return {**said, "text": by_id["words"].text, "flag": by_id["flags"].chosen, "issue": issues}


def _issues(desk: Desk, answer: Answer) -> tuple[str, ...]:
    known = desk.ground.dossier.issues
    called = [issue_called(desk.ground.dossier, line) for line in answer.text.split("\n") if line.strip()]
    unknown = next((name for name, _ in called if name not in known), "")
    if unknown:
        raise Wrong("issue", f"there is no issue `{unknown[:64]}`; {slip(unknown[:64], list(known))}")
    return tuple(f"{name}={stance}" if stance else name for name, stance in called)


def _source(desk: Desk, filled: Answers) -> str:
    answer = filled.by_id["source"]
    found = source_called(desk.ground.dossier, answer.text)
    if not found:
        near = slip(answer.text[:64], list(desk.ground.dossier.sources))
        raise Wrong("source", f"no source of ours, or more than one, is called that or stands there; {near}")
    return found


def _other(desk: Desk, filled: Answers, write: bool) -> int:
    """A report of an error as the correction to begin with; removal is asked for in private."""
    if not filled.form.taken:
        contact = desk.ground.dossier.settings.record.contact
        where = f"the dossier's contact is {visible(contact)}" if contact else "`dossier.yaml` gives no `contact:` yet"
        raise click.UsageError(f"what asks for removal is answered in private and becomes no record; {where}")
    if write:
        raise click.UsageError("a correction is written once it is made; leave `--write` out, and take what is printed")
    fields = _correction(desk, filled.by_id)
    show(emit.item(_CORRECTION, fields), fields)
    for name in ("wrong", "shown"):
        for line in filled.by_id[name].text.split("\n"):
            click.echo(f"{name:>6} | {visible(line)}", err=True)
    return CLEAN


_CORRECTION = kinds.BY_NAME["correction"]


def _correction(desk: Desk, by_id: Mapping[str, Answer]) -> dict[str, Node]:
    about = subject_called(desk.ground.dossier, by_id["about"].text)
    if not about:
        raise Wrong("about", "no record of ours has this id or this page")
    fields: dict[str, Given] = {"on": today(), "about": about, "what": " ".join(by_id["right"].text.split())}
    asking.refuse_faults(_CORRECTION, composed_of(_CORRECTION), fields)
    name = made_of(about, desk.ground.dossier.corrections, "correction")
    return {"id": name, **{each: str(said) for each, said in fields.items()}}
