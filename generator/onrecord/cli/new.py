"""The command that writes records: new, with a command of its own for each kind."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from onrecord import kinds, values, yamltree
from onrecord.cli import asking, options, places
from onrecord.cli.asking import Wrong
from onrecord.cli.clock import today
from onrecord.cli.desk import Desk, attempt, opened, show
from onrecord.cli.quoting import FIELDS, Wish, quote, words_wanted
from onrecord.cli.reports import CLEAN
from onrecord.composing import Added, Given, fields, made_of, source_called, to_name, tree, unknown
from onrecord.dossier import Dossier
from onrecord.kinds import Kind
from onrecord.phrasing import a

WRITTEN = {kind.name: kind for kind in kinds.KINDS if kind is not kinds.SETTINGS}

# Of what an id is made where none is given.
_NAMED_BY = {"claim": "text", "figure": "of", "term": "label", "event": "what", "correction": "about"}

# What is asked for on a terminal though a record can do without.
_MOSTLY_SAID = {"publisher", "published", "url", "issue", "supports", "disputes", "expansion", "segment"}

_EXAMPLES = {
    "issue": '--title "Fog signals" --question "Should every tower keep a bell?"',
    "source": '--title "The Long Watch" --kind blog-thread --url https://lamproom.example/watch.html',
    "claim": '--text "The lamps fail less often." --issue lamps --supports lamps-t9ra',
    "figure": '--value 36 --of "visits promised a year" --stated-by "a keeper" --standing testimony '
    "--source the-long-watch --segment b4",
    "event": '--date 2019-04~ --what "Four stations lose their keepers." --source the-long-watch',
    "term": '--label RWD --expansion "rated working draught" --sense "How deep a boat may lie."',
    "correction": '--about lamps-x7k2 --what "The date was wrong."',
    "briefing": '--title "Who minds the lamp" --issue lamps',
    "page": '--title "How to write to us"',
}


_SOURCE = "The source, by its id, title or address.  [default: found in the saved copies]"


class _Kinds(click.Group):
    """A command for each kind of record, made of its model."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return ["quote", *WRITTEN]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "quote":
            return quote_
        if cmd_name not in WRITTEN:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=self.list_commands(ctx), ctx=ctx)
        return _command(WRITTEN[cmd_name])


@click.group(
    name="new",
    cls=_Kinds,
    epilog=options.examples(
        'onrecord new quote --text "I count the other hours."',
        "onrecord new quote --find lamps",
        'onrecord new issue --title "Fog signals" --question "Should every tower keep a bell?"',
    ),
)
def new() -> None:
    """Write a new record, in its place and with the right fields; what is missing is asked for on a terminal."""


@click.command(
    name="quote",
    short_help="A quotation, at the end of those of its source.",
    epilog=options.examples(
        'onrecord new quote --text "I count the other hours." --kind testimony --issue lamps=against',
        "onrecord new quote --find lamps",
        "onrecord new quote --text - --issue lamps --kind opinion --draft",
    ),
)
@options.content
@options.vault
@click.option("--find", metavar="WORDS", default="", help="Search the saved copies for a passage that holds these.")
@click.option("--source", metavar="ID", default="", help=_SOURCE)
@asking.options_of(FIELDS)
@click.option("--draft", is_flag=True, help="Keep it as a draft, though its words do not hold yet.")
@click.option("--dry-run", is_flag=True, help="Only print the record; write nothing.")
def quote_(content: Path, vault: Path | None, find: str, source: str, draft: bool, dry_run: bool, **said: Any) -> int:
    """Find words in the saved sources, and put them as a quotation at the end of those of their source.

    The contribution they stand in is found by the verbatim rule; without saved copies, name it yourself.
    """
    given = asking.values_of(FIELDS, said)
    asking.refuse_faults(kinds.QUOTE, [each for each in FIELDS if each.name != "text"], given)
    if find and given["text"]:
        raise click.UsageError("`--find` searches for words, and `--text` gives them; leave one of the two out")
    status = str(given.pop("status")) or ("draft" if draft else "published")
    desk = opened(content, vault)
    source = source_called(desk.ground.dossier, source) or source
    found = places.copies_for(desk, source)
    if find:
        passage = places.picked(desk, find, found.read)
        if passage is None:
            return CLEAN
        asked = "the words of it to quote (or nothing, for all of them)"
        words = click.prompt(asked, default=passage.words, show_default=False, err=True)
        given, source = {**given, "text": words, "segment": passage.spot.segment}, passage.spot.source
    given["text"] = words_wanted(given, partial(places.why_nowhere, read=found.read))
    return quote(desk, given, source, found, Wish(status, status == "draft", writes=not dry_run))


def _command(kind: Kind) -> click.Command:
    known = fields(kind)

    def write(content: Path, record_id: str, dry_run: bool, body: str = "", **said: Any) -> int:
        given = asking.values_of(known, said)
        return _record(opened(content), kind, record_id, given, body, writes=not dry_run)

    is_page = kind.form == "page"
    told = " `onrecord import FILE` makes one of a saved page, with all that it says of itself." * (
        kind is kinds.SOURCE
    )
    named = a(kind.name).capitalize()
    chosen = (
        options.content,
        asking.options_of(known),
        click.option("--id", "record_id", metavar="ID", default="", help="Its id.  [default: made of its words]"),
        *((click.option("--body", metavar="MARKDOWN", default="", help="What it says; `-` reads it."),) * is_page),
        click.option("--dry-run", is_flag=True, help="Only print the record; write nothing."),
    )
    wrapped: Any = write
    for option in reversed(chosen):
        wrapped = option(wrapped)
    example = options.examples(f"onrecord new {kind.name} {_EXAMPLES[kind.name]}")
    says = f"{named}, at the end of `{kind.home}`." if kind.form == "list" else f"{named}, a file of `{kind.home}`."
    made: click.Command = click.command(name=kind.name, help=says + told, epilog=example)(wrapped)
    return made


def _record(desk: Desk, kind: Kind, record_id: str, given: dict[str, Given], body: str, *, writes: bool) -> int:
    known = fields(kind)
    given = _completed(desk.ground.dossier, kind, given)
    asking.refuse_faults(kind, known, given)
    name = record_id or made_of(str(given[_NAMED_BY.get(kind.name, "title")]), _taken(desk, kind), kind.name)
    _refuse_id(desk, kind, name)
    words = asking.standard_input("body") if body == "-" else body
    node = tree(known, given)
    try:
        added: Added | Exception = desk.ground.record(kind, name, node, f"\n{words.strip()}\n" if words.strip() else "")
    except (yamltree.Refused, yamltree.Unrevisable) as refused:
        added = refused
    done = attempt(desk, added)
    held = {done.path: done.data}
    if done.stops:
        desk.decline(done.faults, held)
    desk.tell(done.faults, held)
    show(done.text, {"id": name, **node})
    if writes:
        desk.put(done)
        click.echo(f"next: {_next(kind, name, words)}commit {desk.content.as_posix()}/{done.path}", err=True)
    return CLEAN


def _next(kind: Kind, name: str, body: str) -> str:
    if kind is kinds.SOURCE:
        return f"give it its saved copy with `onrecord import FILE --into {name}`; "
    return "" if body or kind.form != "page" else "write what it says below its last `---`; "


def _completed(dossier: Dossier, kind: Kind, given: dict[str, Given]) -> dict[str, Given]:
    """With what the kind needs and nobody has said yet, and where nothing was, what it mostly has."""
    is_begun = any(given.values())
    said = dict(given)
    if kind.name == "correction":
        said["on"] = said["on"] or today()
    for each in fields(kind):
        if said[each.name]:
            continue
        if asking.at_terminal() and (each.required or (each.name in _MOSTLY_SAID and not is_begun)):
            known = to_name(dossier, kind, each)
            said[each.name] = asking.ask(kind, each, asking.prompt(each, known), partial(unknown, dossier, kind, each))
        elif each.required:
            raise Wrong(each.name, f"{a(kind.name)} needs it; {_one_of(each.words)}")
    return said


def _one_of(words: tuple[str, ...]) -> str:
    return f"write one of {', '.join(f'`{word}`' for word in words)}" if words else "nothing is said"


def _taken(desk: Desk, kind: Kind) -> tuple[str, ...]:
    held = (
        *desk.ground.dossier.of_kind(kind.name),
        *(name for of, name in desk.ground.dossier.unread if of == kind.name),
    )
    return (*held, *(Path(path).stem for path in desk.ground.files if kind.home.endswith("/") and kind.holds(path)))


def _refuse_id(desk: Desk, kind: Kind, name: str) -> None:
    if not values.is_id(name):
        raise Wrong("id", f"`{name[:80]}` is not an id: small letters, digits and single hyphens, at most 64")
    if name in _taken(desk, kind):
        raise Wrong("id", f"`{name}` is the id of a {kind.name} already; ids are never re-used")
