"""Places: in which contribution the words of a new quotation stand, found in the saved copies or picked by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import click

from onrecord import kinds
from onrecord.checks.evidence import AS_PRINTED
from onrecord.cli import asking
from onrecord.cli.asking import Wrong
from onrecord.cli.desk import Desk
from onrecord.cli.reports import answer_with
from onrecord.composing import (
    MOST_SHOWN,
    Copies,
    Passage,
    Spot,
    copies,
    fields,
    nearest,
    passages,
    slip,
    spots,
    unknown,
    unquoted,
)
from onrecord.diagnostics import Diagnostic, Place, visible

_NOT_THERE = {
    "missing": ("quote-not-verbatim", AS_PRINTED),
    "ambiguous": ("ambiguous-quote", "quote more of the words"),
    "crosses-voices": ("crosses-voices", "quote two voices as two quotations"),
}


def copies_for(desk: Desk, source: str) -> Copies:
    """The saved copies to look in: of the source that is named, which must be there, or of all."""
    known = desk.ground.dossier.sources
    if source and source not in known:
        if desk.ground.dossier.has("source", source):
            raise Wrong("source", f"`{source[:64]}` is there and cannot be read; `onrecord check` says why")
        raise Wrong("source", f"there is no source `{source[:64]}`; {slip(source[:64], list(known))}")
    found = copies(desk.ground.dossier, desk.ground.vault, source)
    for name, why in found.unread.items():
        message = f"the saved copy of `{name}` could not be searched: {why}"
        if source:
            desk.decline([Diagnostic(Place(""), "capture-unreadable", message)])
        desk.tell([Diagnostic(Place(""), "capture-unreadable", message, "", "warning")])
    return found


def place_of(desk: Desk, words: str, source: str, segment: str, read: Mapping[str, Mapping[str, str]]) -> Spot:
    """Where the words stand; where nothing or too much tells it, leaves and says what to name."""
    if source and segment:
        return Spot(source, segment)
    if not read and asking.at_terminal():
        return _told(desk, source, segment)
    if not read:
        where = f"no saved copy of `{source}` is at hand" if source else "no saved copy is at hand"
        raise Wrong("segment" if source else "source", f"{where} to find the words in; name where they stand yourself")
    found = spots(words, read, segment)
    if not found:
        desk.decline([_nowhere(words, segment, read)])
    return found[0] if len(found) == 1 else _one_of(found)


def why_nowhere(words: str, segment: str, read: Mapping[str, Mapping[str, str]]) -> str:
    """Why no saved copy holds the words, in a line; nothing where one does, or none is at hand."""
    bare = unquoted(words)
    if not read or spots(words, read, segment) or spots(bare, read, segment):
        return ""
    fault = _nowhere(bare, segment, read)
    return f"{fault.message}; {fault.remedy}"


def picked(desk: Desk, asked: str, read: Mapping[str, Mapping[str, str]]) -> Passage | None:
    """A passage that holds the words, picked on a terminal; elsewhere all are printed and none is taken."""
    if not read:
        raise Wrong("find", "no saved copy is at hand to search in")
    found = passages(asked, read)
    if not found:
        desk.decline([Diagnostic(Place(""), "quote-not-verbatim", "no sentence holds all of these words", "try fewer")])
    rows = [_row(each) for each in found[:MOST_SHOWN]]
    more = f"{len(found) - MOST_SHOWN} more hold these words; give more of them" if len(found) > MOST_SHOWN else ""
    if asking.at_terminal():
        if more:
            click.echo(more, err=True)
        return found[asking.choose("these passages hold the words:", rows)]
    answer_with("\n".join(map(visible, rows)))
    click.echo(more or "give the words with `--text`, and `--source` and `--segment` as they stand here", err=True)
    return None


def _told(desk: Desk, source: str, segment: str) -> Spot:
    """Where somebody says that they stand, no saved copy being at hand to find them in."""
    dossier = desk.ground.dossier
    click.echo("no saved copy is at hand to find the words in", err=True)
    source = source or _asked(desk, "source", tuple(dossier.sources))
    known = tuple(dossier.seals[source].segments) if source in dossier.seals else ()
    return Spot(source, segment or _asked(desk, "segment", known))


def _asked(desk: Desk, name: str, known: Sequence[str]) -> str:
    each = next(each for each in fields(_FIGURE) if each.name == name)
    is_wrong = partial(unknown, desk.ground.dossier, _FIGURE, each)
    return str(asking.ask(_FIGURE, each, asking.prompt(each, known), is_wrong))


_FIGURE = kinds.BY_NAME["figure"]  # which names its place in the same words


def _one_of(found: tuple[Spot, ...]) -> Spot:
    listed = [f"--source {spot.source} --segment {spot.segment}" for spot in found[:MOST_SHOWN]]
    if asking.at_terminal():
        return found[asking.choose("these words stand in several contributions:", listed)]
    raise Wrong("source", f"these words stand in {len(found)} contributions; say which: {', or '.join(listed)}")


def _nowhere(words: str, segment: str, read: Mapping[str, Mapping[str, str]]) -> Diagnostic:
    return _elsewhere(segment, spots(words, read)) or _missing(unquoted(words), read)


def _elsewhere(segment: str, found: tuple[Spot, ...]) -> Diagnostic | None:
    """That the words stand in another contribution than the one that was named, where they do."""
    if not found:
        return None
    listed = ", ".join(f"{spot.segment} of `{spot.source}`" for spot in found[:MOST_SHOWN])
    message = f"these words stand in {listed}, and in no contribution {segment}"
    return Diagnostic(Place(""), "crosses-voices", message, "name the contribution they stand in, or none")


def _missing(words: str, read: Mapping[str, Mapping[str, str]]) -> Diagnostic:
    near = nearest(words, read)
    if near is None:
        return Diagnostic(Place(""), "quote-not-verbatim", "the saved copies hold no words", AS_PRINTED)
    spot, finding = near
    where = "" if finding.state == "crosses-voices" else f", {spot.segment}"
    message = f"`{spot.source}`{where}: {finding.message}"
    check, remedy = _NOT_THERE[finding.state]
    return Diagnostic(Place(""), check, message, remedy)


def _row(each: Passage) -> str:
    before, after = (f"{each.before} " if each.before else ""), (f" {each.after}" if each.after else "")
    return f"{each.spot.source} {each.spot.segment}  …{before}| {each.words} |{after}…"
