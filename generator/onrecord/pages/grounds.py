"""The ground: a source that a page of prose argues from, with how much of what it cites comes from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.addresses import Address, address
from onrecord.pages.places import When
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Record


@dataclass(frozen=True, slots=True)
class Ground:
    """A source, who published it and when, where it can be read, and what is cited from it in numbers."""

    link: Link
    publisher: str
    published: When
    address: Address
    count: str


def grounds(site: Site, placed: Placed[Record], root: str) -> tuple[Ground, ...]:
    """The sources a page cites, and those of the quotations and figures it cites, the most cited first."""
    quotes = Counter(site.dossier.source_of[quote] for quote in printed(site, placed))
    figures = Counter(site.dossier.figures[figure].record.source for figure in cited(site, placed, "figure"))
    named = (site.dossier.source_of[quote] for quote in cited(site, placed, "quote"))
    held = {*quotes, *figures, *named, *cited(site, placed, "source")}
    every = sorted(held, key=lambda source: (-quotes[source], -figures[source], source))
    return tuple(_ground(site, source, (quotes[source], figures[source]), root) for source in every)


def cited(site: Site, placed: Placed[Record], kind: str) -> tuple[str, ...]:
    """The shown records of a kind that a page's prose names, each once, in its order."""
    shown = site.quotes if kind == "quote" else site.dossier.of_kind(kind)
    made = site.dossier.cites.get(placed.name, ())
    named = (citation.id for citation in made if citation.field == "body" and kind in citation.of)
    return tuple(dict.fromkeys(name for name in named if name in shown))


def printed(site: Site, placed: Placed[Record]) -> tuple[str, ...]:
    """The quotations whose words the page prints, each once; a link with a label of its own prints none."""
    mentions = placed.prose.mentions if placed.prose else ()
    shown = (each for each in mentions if each.kind == "quote" and not each.label)
    return tuple(dict.fromkeys(quote for each in shown for quote in each.ids if quote in site.quotes))


def _ground(site: Site, name: str, numbers: tuple[int, int], root: str) -> Ground:
    source = site.dossier.sources[name]
    return Ground(
        link=Link(source.record.title, root + urls.of("source", name)),
        publisher=source.record.publisher,
        published=places.when(source.record.published, site.words),
        address=address(site, source),
        count=", ".join(_counts(site, *numbers)),
    )


def _counts(site: Site, quotes: int, figures: int) -> Iterator[str]:
    if quotes:
        yield site.words.counted("count.quotations", quotes)
    if figures:
        yield site.words.counted("count.figures", figures)
