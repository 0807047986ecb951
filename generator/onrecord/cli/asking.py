"""Asking: what a command still needs, asked for on a terminal, and refused by its option's name elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click

from onrecord.composing import MOST_LISTED, Field, Given, fault
from onrecord.diagnostics import visible
from onrecord.kinds import Kind

MOST_READ = 1_000_000
"""The most bytes that are read from standard input."""


class Wrong(click.UsageError):
    """What one option says, or leaves unsaid, cannot be used."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"`--{name}`: {visible(message)}")
        self.name, self.reason = name, message


def at_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def options_of(known: Iterable[Field]) -> Callable[[Any], Any]:
    """An option of a command for each field."""

    def given(command: Any) -> Any:
        for each in reversed(list(known)):
            many, name = each.shape != "text", each.name.replace("-", "_")
            option = click.option(
                f"--{each.name}",
                name,
                default=None if many else "",
                multiple=many,
                metavar=_metavar(each),
                help=_help(each),
            )
            command = option(command)
        return command

    return given


def values_of(known: Iterable[Field], said: dict[str, Any]) -> dict[str, Given]:
    """What the options say, by field."""
    return {each.name: said[each.name.replace("-", "_")] for each in known}


def refuse_faults(kind: Kind, known: Iterable[Field], given: Mapping[str, Given]) -> None:
    """Raise `Wrong` for the first field whose value its record could not hold."""
    for each in known:
        if given.get(each.name) and (message := fault(kind, each, given[each.name])):
            raise Wrong(each.name, message)


def ask(kind: Kind, each: Field, words: str, is_wrong: Callable[[Given], str] | None = None) -> Given:
    """One field from a terminal, again until it can be used; an empty answer is none where the field needs none."""
    while True:
        said: str = click.prompt(words, default="", show_default=False, err=True)
        given: Given = said if each.shape == "text" else said.replace(",", " ").split()
        message = _wrong(kind, each, given, is_wrong)
        if not message:
            return given
        click.echo(f"  {visible(message)}", err=True)


def prompt(each: Field, known: Sequence[str] = ()) -> str:
    """How a field is asked for: by its name, what it holds, how it is written, and the words or ids it may hold."""
    listed = each.words if each.shape == "text" and each.words else known
    shown = f": {', '.join(listed)}" if 0 < len(listed) <= MOST_LISTED else ""
    stances = f", as ID=({'|'.join(each.words)}) or ID alone" if each.shape == "pairs" and each.words else ""
    several = "" if each.shape == "text" else "; several with blanks between"
    return f"{each.name} ({each.help}{stances}{shown}{several}{'' if each.required else '; or nothing'})"


def _wrong(kind: Kind, each: Field, given: Given, is_wrong: Callable[[Given], str] | None) -> str:
    if not given and not each.required:
        return ""
    return fault(kind, each, given) or (is_wrong(given) if is_wrong else "")


def choose(title: str, rows: Sequence[str]) -> int:
    """Which of several, told by their numbers from 1; the number less 1."""
    click.echo(title, err=True)
    for number, row in enumerate(rows, 1):
        click.echo(f"{number:>4}  {visible(row)}", err=True)
    chosen: int = click.prompt("which", type=click.IntRange(1, len(rows)), err=True)
    return chosen - 1


def standard_input(name: str) -> str:
    """All the words that are handed in, up to a bound."""
    data = sys.stdin.buffer.read(MOST_READ + 1)
    if len(data) > MOST_READ:
        raise Wrong(name, f"there is more than {MOST_READ:,} bytes on standard input")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Wrong(name, "what stands on standard input is not UTF-8") from None


def _metavar(each: Field) -> str:
    if each.shape == "pairs":
        return f"ID[={'|'.join(each.words) or 'WORDS'}]"
    return "|".join(each.words) if each.words else "WORDS"


def _help(each: Field) -> str:
    said = f"{each.help[:1].upper()}{each.help[1:]}."
    return f"{said}{'  [repeat it for more]' * (each.shape != 'text')}{'  [required]' * each.required}"
