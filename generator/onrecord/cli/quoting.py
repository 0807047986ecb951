"""A new quotation: its words found in their source, the rest asked for, checked as published, and put at its end."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import click

from onrecord import kinds, yamltree
from onrecord.cli import asking, places
from onrecord.cli.asking import Wrong
from onrecord.cli.clock import today
from onrecord.cli.desk import Desk, attempt, show
from onrecord.cli.reports import CLEAN
from onrecord.composing import (
    Added,
    Copies,
    Exhausted,
    Field,
    Given,
    as_printed,
    fields,
    minted,
    spots,
    to_name,
    tree,
    unknown,
    unquoted,
)
from onrecord.yamltree import Node

_STATUSES = ("draft", "published")


def _of_a_new_one(each: Field) -> Field:
    """A field as a new quotation has it: what can be found need not be given, and none begins as withdrawn."""
    words = _STATUSES if each.name == "status" else each.words
    return replace(each, required=each.name in ("kind", "issue"), words=words)


FIELDS = (
    *map(_of_a_new_one, fields(kinds.QUOTE)),
    Field(("id",), "id", "text", words=(), required=False, help="its id  [default: an issue, and four letters]"),
)
_BY_NAME = {each.name: each for each in FIELDS}

# What is asked for where the fault of that name would otherwise keep the quotation from being written.
_MENDED_BY = {
    "second-look": ("note", "what must its reader know"),
    "unnoted-flag": ("note", "what must its reader know"),
    "ambiguous-quote": ("prefix", "the words right before the ones you mean, at most 32 characters"),
    "over-budget-segment": ("why-this-extent", "why is so much of it needed"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How a quotation is to be made: a `draft` is kept though its words do not hold; only what `writes` is written.

    `status` is what its record says in the end; it is checked as published all the same, unless it is a `draft`.
    """

    status: str = "published"
    draft: bool = False
    writes: bool = True


def quote(desk: Desk, given: Mapping[str, Given], source: str, found: Copies, wish: Wish) -> int:
    """Make a quotation of what is given of it and what somebody at a terminal adds; it may stand in what is found."""
    said = {**given, "text": " ".join(_text(given, "text").split())}
    asking.refuse_faults(kinds.QUOTE, FIELDS, said)
    said["text"] = _as_meant(str(said["text"]), found.read)
    spot = places.place_of(desk, _text(said, "text"), source, _text(said, "segment"), found.read)
    said["segment"] = spot.segment
    printed = _as_printed(said, found.read.get(spot.source, {}))
    if printed != said["text"]:
        click.echo("the words are written in the characters of their source", err=True)
    said = _completed(desk, {**said, "text": printed})
    said["id"] = _id(desk, said)
    return _made(desk, spot.source, said, wish, is_at_hand=spot.source in found.read)


def words_wanted(given: Mapping[str, Given], why_not: Callable[[str, str], str]) -> str:
    """The words of a quotation: as they were given, handed in, or asked for until `why_not` has nothing to say.

    That is asked with the words and the contribution that was named.
    """
    said = _text(given, "text")
    if said == "-":
        return asking.standard_input("text")
    if said.strip():
        return said
    if asking.at_terminal():
        is_wrong = partial(_is_wrong, why_not, _text(given, "segment"))
        return str(asking.ask(kinds.QUOTE, _BY_NAME["text"], "the words, as they stand there, on one line", is_wrong))
    raise Wrong("text", "no words are given to quote; `-` reads them from standard input, `--find` searches for some")


def _as_meant(words: str, read: Mapping[str, Mapping[str, str]]) -> str:
    """Without marks round them that are whoever copied them's, and not the source's."""
    bare = unquoted(words)
    return bare if bare != words and not spots(words, read) and spots(bare, read) else words


def _as_printed(said: Mapping[str, Given], segments: Mapping[str, str]) -> str:
    words, segment = _text(said, "text"), segments.get(_text(said, "segment"))
    return as_printed(words, segment, _text(said, "prefix"), _text(said, "suffix")) if segment else words


def _completed(desk: Desk, said: dict[str, Given]) -> dict[str, Given]:
    """With what a quotation needs and nobody has said yet."""
    known = to_name(desk.ground.dossier, kinds.QUOTE, _BY_NAME["issue"])
    unheard = partial(unknown, desk.ground.dossier, kinds.QUOTE, _BY_NAME["issue"])
    is_asked = asking.at_terminal()
    if not said.get("kind"):
        said["kind"] = _asked("kind") if is_asked else _lacking("kind", _BY_NAME["kind"].words)
    if not said.get("issue"):
        words = asking.prompt(_BY_NAME["issue"], known)
        said["issue"] = asking.ask(kinds.QUOTE, _BY_NAME["issue"], words, unheard) if is_asked and known else ()
    if not said["issue"]:
        _lacking("issue", known)
    if message := unheard(said["issue"]):
        raise Wrong("issue", message)
    if is_asked and not any(said.get(name) for name in ("role", "standing", "quoting")):
        said["role"] = _asked("role")
        said["quoting"] = _asked("quoting")
    return said


def _asked(name: str, words: str = "") -> Given:
    return asking.ask(kinds.QUOTE, _BY_NAME[name], words or asking.prompt(_BY_NAME[name]))


def _is_wrong(why_not: Callable[[str, str], str], segment: str, words: Given) -> str:
    return why_not(str(words), segment)


def _lacking(name: str, words: Any) -> str:
    listed = ", ".join(f"`{word}`" for word in words)
    raise Wrong(name, f"it is needed, and nothing is said; {f'write one of {listed}' if listed else 'there is none'}")


def _id(desk: Desk, said: Mapping[str, Given]) -> str:
    named = _text(said, "id")
    if named and (desk.ground.dossier.has("quote", named) or named in _names_of_seals(desk)):
        raise Wrong("id", f"`{named}` is the id of a quotation already, or was; ids are never re-used")
    first = str(said["issue"][0]).partition("=")[0].strip()
    try:
        return named or minted(first, desk.ground.files, secrets.choice)
    except Exhausted:
        raise Wrong("id", "no id is left that nothing here had; give one") from None


def _names_of_seals(desk: Desk) -> set[str]:
    return {name for seal in desk.ground.dossier.seals.values() for name in seal.quotes}


def _made(desk: Desk, source: str, said: dict[str, Given], wish: Wish, *, is_at_hand: bool) -> int:
    checked, said = _checked(desk, source, said, "draft" if wish.draft else "published")
    added = checked
    if wish.status != ("draft" if wish.draft else "published"):
        added = _added(desk, source, said, wish.status)
    show(added.text, _node(said, wish.status))
    if wish.writes:
        desk.put(added)
        click.echo(_next(desk, source, added, is_at_hand), err=True)
    return CLEAN


def _checked(desk: Desk, source: str, said: dict[str, Given], status: str) -> tuple[Added, dict[str, Given]]:
    """The record once nothing stops it; on a terminal what would mend a fault is asked for, once each."""
    asked: set[str] = set()
    while True:
        added = _added(desk, source, said, status)
        held = {added.path: added.data}
        if not added.stops:
            desk.tell(added.faults, held)
            return added, said
        name = _mend(added, said, asked) if asking.at_terminal() else ""
        if not name:
            is_of_words = any(fault.check in _OF_WORDS for fault in added.faults)
            hint = "; `--draft` keeps it as a draft all the same" if is_of_words and status == "published" else ""
            desk.decline(added.faults, held, hint)
        desk.tell((fault for fault in added.faults if fault.severity == "error"), held)
        asked.add(name)
        said[name] = _asked(name, next(words for field, words in _MENDED_BY.values() if field == name))


_OF_WORDS = ("quote-not-verbatim", "crosses-voices", "ambiguous-quote", "second-look")


def _mend(added: Added, said: Mapping[str, Given], asked: set[str]) -> str:
    """The field that would mend the faults, if it has not been asked for."""
    stopping = [fault.check for fault in added.faults if fault.severity == "error"]
    if not all(check in _MENDED_BY for check in stopping):
        return ""
    names = (_MENDED_BY[check][0] for check in stopping)
    return next((name for name in names if name not in asked and not said.get(name)), "")


def _added(desk: Desk, source: str, said: Mapping[str, Given], status: str) -> Added:
    try:
        return desk.ground.quotation(source, _node(said, status))
    except (yamltree.Refused, yamltree.Unrevisable) as refused:
        return attempt(desk, refused)


def _node(said: Mapping[str, Given], status: str) -> dict[str, Node]:
    return tree(FIELDS, {**said, "status": status}) | {"added": today()}


def _next(desk: Desk, source: str, added: Added, is_at_hand: bool) -> str:
    path = f"{desk.content.as_posix()}/{added.path}"
    if added.judged and added.judged.quote.record.status == "draft":
        return f"next: write `status: published` when it is ready; commit {path}"
    if is_at_hand:
        return f"next: run `onrecord seal`, and commit {path} and {desk.content.as_posix()}/seals/{source}.json"
    return f"next: commit {path}; an editor who has the saved copy verifies the words and seals them"


def _text(given: Mapping[str, Given], name: str) -> str:
    said = given.get(name, "")
    return said if isinstance(said, str) else " ".join(said)
