"""The prose: a page's Markdown in parts, each record it names a part of its own, with its numbered notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Any

from markupsafe import Markup, escape

from onrecord import markup
from onrecord.dossier import Placed
from onrecord.markup import Uses
from onrecord.pages import senses
from onrecord.pages.mentions import Absent, Figures, Part, Quotations, Stand, Text, Way
from onrecord.pages.senses import Sense
from onrecord.pages.site import Site


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note: its anchor, what it says, and the anchors in the text that lead to it."""

    number: int
    id: str
    parts: tuple[Part, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A page's prose in order, and its notes."""

    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of prose under one heading, whose `title` is empty where the prose begins without one."""

    id: str
    title: tuple[Part, ...]
    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sectioned:
    """A page's prose heading by heading, and its notes."""

    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()


def prose(site: Site, placed: Placed[Any], root: str, known: frozenset[str] = frozenset()) -> Prose:
    """The prose of a record as a page at that depth shows it; the senses `known` are told before it on the page."""
    if not placed.body.strip():
        return Prose()
    stand, rendered = _rendered(site, placed, root, known)
    return Prose(stand.parted(rendered.html), _notes(stand, rendered))


def sectioned(site: Site, placed: Placed[Any], root: str, known: frozenset[str] = frozenset()) -> Sectioned:
    """The prose of a record parted at its highest headings."""
    read = placed.prose or markup.Prose()
    if not placed.body.strip():
        return Sectioned()
    stand, rendered = _rendered(site, placed, root, known)
    highest = [each.id for each in read.headings if each.level == _HIGHEST and not each.nested]
    divided = _divided(str(rendered.html), highest)
    return Sectioned(tuple(_section(stand, *each) for each in divided), _notes(stand, rendered))


_HIGHEST = 2


def _rendered(site: Site, placed: Placed[Any], root: str, known: frozenset[str]) -> tuple[Stand, markup.Rendered]:
    stand = Stand(site, root, told=set(known), around=placed.body)
    uses = Uses(partial(senses.found, site), stand.use)
    return stand, markup.html(placed.prose or markup.Prose(), stand.resolve, caller=stand.call, uses=uses)


def _notes(stand: Stand, rendered: markup.Rendered) -> tuple[Note, ...]:
    return tuple(Note(note.number, note.id, stand.parted(note.html), note.calls) for note in rendered.notes)


def _divided(html: str, ids: list[str]) -> Iterator[tuple[str, str, str]]:
    """The id, the title and the HTML below it of each section; nobody can write these tags but the rendering."""
    name, title = "", ""
    for following in ids:
        above, _, rest = html.partition(f'<h2 id="{following}">')
        if name or above.strip():
            yield name, title, above
        title, _, html = rest.partition("</h2>")
        name = following
    yield name, title, html


def _section(stand: Stand, name: str, title: str, html: str) -> Section:
    parts = tuple(_plain(part) for part in stand.parted(Markup(title)))  # noqa: S704 - markup has sanitized it
    spoken = " ".join("".join(map(_words, parts)).split())
    return Section(name, parts, spoken, stand.parted(Markup(html)))  # noqa: S704 - markup has sanitized it


def _plain(part: Part) -> Part:
    """A title has its words, and nothing to open."""
    return Text(escape(part.words)) if isinstance(part, Sense) else part


def _words(part: Part) -> str:
    """A part of a title as its name in a list says it."""
    if isinstance(part, Text):
        return unescape(re.sub("<[^>]*>", "", part.html))
    if isinstance(part, Quotations):
        return ", ".join(f"“{''.join(piece.text for piece in each.pieces)}”" for each in part.quotations)
    if isinstance(part, Figures):
        return ", ".join(figure.value for figure in part.figures)
    return part.link.text if isinstance(part, Way) else part.words if isinstance(part, Absent | Sense) else ""
