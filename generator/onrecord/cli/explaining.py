"""The command that tells what a check is: explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

import click

from onrecord import checks, forms
from onrecord.cli import manual, options
from onrecord.cli.offering import check_names
from onrecord.cli.reports import CLEAN, answer_with
from onrecord.forms import page, reading
from onrecord.forms.json import VERSION
from onrecord.forms.page import Page

Style = Literal["text", "markdown", "json"]


@click.command(
    epilog=options.examples("onrecord explain", "onrecord explain thin-issue", "onrecord explain --format json")
)
@click.argument("name", required=False, shell_complete=check_names)
@click.option(
    "--format",
    "style",
    type=options.OneOf(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def explain(name: str | None, style: Style) -> int:
    """Tell what a check looks for, why, and what to do; without a NAME, list them all."""
    answer_with(_one(page.read(manual.text(manual.known(name, "NAME"))), style) if name else _all(style))
    return CLEAN


def _one(told: Page, style: Style) -> str:
    if style == "markdown":
        return told.source.rstrip("\n")
    if style == "json":
        return forms.dumped({"version": VERSION, **_row(told), "reason": [*told.reason], "markdown": told.source})
    return f"{reading.as_read(told)}\n\n{reading.excused(_excused_by(told.name))}"


def _all(style: Style) -> str:
    pages = [page.read(manual.text(name)) for name in manual.names()]
    return _LISTS[style](pages)


def _as_lines(pages: Iterable[Page]) -> str:
    """A line for each: its name, whether a record may excuse it, what is wrong."""
    rows = [(told.name, "excusable" if _excused_by(told.name) else "", told.sentence) for told in pages]
    width = max(len(name) for name, _, _ in rows)
    return "\n".join(f"{name:{width}}  {can:9}  {sentence}" for name, can, sentence in rows)


def _as_table(pages: Iterable[Page]) -> str:
    rows = (f"| `{told.name}` | {', '.join(_excused_by(told.name))} | {told.sentence} |" for told in pages)
    return "\n".join(["| check | may be excused by | what is wrong |", "|---|---|---|", *rows])


def _as_json(pages: Iterable[Page]) -> str:
    return forms.dumped({"version": VERSION, "checks": [_row(told) for told in pages]})


_LISTS = {"text": _as_lines, "markdown": _as_table, "json": _as_json}


def _row(told: Page) -> Mapping[str, object]:
    return {"name": told.name, "excused_by": [*_excused_by(told.name)], "sentence": told.sentence}


def _excused_by(name: str) -> tuple[str, ...]:
    excusable = checks.EXCUSABLE.get(name)
    return excusable.kinds if excusable else ()
