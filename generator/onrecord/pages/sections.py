"""The section: quotations of a page under one heading, and what is said where there are none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import parts
from onrecord.pages.figures import Figure
from onrecord.pages.parts import Part
from onrecord.pages.quotations import Item, Link
from onrecord.pages.site import Quotes
from onrecord.pages.words import Words
from onrecord.records import Quote

Divided = tuple[Mapping[str, Quotes], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Quotations under one heading; `nothing` says so where there are none, and `why` leads to what is said of that."""

    id: str
    name: str
    count: str
    items: tuple[Item, ...]
    figures: tuple[Figure, ...] = ()
    nothing: str = ""
    why: tuple[Link, ...] = ()


def divided(held: Mapping[str, Quotes]) -> Divided:
    """A list in headed parts: what each page of it shows, by heading; one without quotations stands on the first."""
    every = [(key, quote) for key, quotes in held.items() for quote in quotes]
    made = tuple(_by_key(part) for part in parts.divided(every))
    empty = {key: quotes for key, quotes in held.items() if not quotes}
    first = {key: made[0].get(key, ()) for key in held if key in made[0] or key in empty}
    return (first, *made[1:])


def ways(
    held: Mapping[str, Quotes], in_parts: Divided, here: Part, name: Callable[[str], str], words: Words
) -> tuple[Link, ...]:
    """From one part to each heading that has quotations, on whichever part it begins, with how many there are."""
    begins = {key: number for number in range(here.of, 0, -1) for key in in_parts[number - 1]}
    return tuple(
        Link(words.say("sections.way", name=name(key), n=f"{len(quotes):,}"), _to(here, begins[key], key))
        for key, quotes in held.items()
        if quotes
    )


def begins(in_parts: Divided, here: Part, key: str) -> bool:
    """Whether a heading stands on this part and on none before it."""
    return [key in part for part in in_parts[: here.number]].index(True) == here.number - 1


def anchor(key: str) -> str:
    """The anchor of a heading; with a mark that no record's id begins with."""
    return f"_{key or 'unsaid'}"


def _to(here: Part, number: int, key: str) -> str:
    page = "" if here.number == number else urls.root(here.first) + urls.part(here.first, number)
    return f"{page}#{anchor(key)}"


def _by_key(part: Iterable[tuple[str, Placed[Quote]]]) -> Mapping[str, Quotes]:
    return {key: tuple(quote for _, quote in pairs) for key, pairs in groupby(part, key=itemgetter(0))}
