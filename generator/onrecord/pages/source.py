"""The source's page: what it is, where it was published, how much of it is quoted, and its quotations in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import figures, parts, places
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.entries import Page
from onrecord.pages.figures import Dated, Figure
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.parts import Pager
from onrecord.pages.places import When, capital
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.quote import Address, address
from onrecord.pages.site import Quotes, Site
from onrecord.records import Source


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved copy: its digest, and when it was taken."""

    digest: str
    taken: When


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a source is quoted, in words, and of the limit the dossier sets itself; `used` and `limit` count."""

    words: str
    rule: str
    used: int
    limit: int


@dataclass(frozen=True, slots=True)
class Placing:
    """A quotation at its place in the source; `again` where the one before it is of the same contribution."""

    quotation: Quotation
    place: str
    again: bool
    reply: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that a source's page shows; `extent` holds one or none, `part` is 1 for the first page of its list."""

    frame: Frame
    title: str
    described: bool
    kind: str
    author: str
    publisher: str
    published: When
    summary: str
    rights: str
    address: Address
    saved: tuple[Saved, ...]
    extent: tuple[Extent, ...]
    issues: tuple[Link, ...]
    tally: str
    placings: tuple[Placing, ...]
    pager: Pager
    part: int
    figures: tuple[Figure, ...]
    events: tuple[Dated, ...]
    corrections: tuple[Link, ...]
    uses: tuple[Backlink, ...]


def pages(site: Site, source: Placed[Source]) -> Iterator[Page]:
    """The source's page, and one for each further hundred of its quotations."""
    divided = parts.divided(site.by_source.get(source.id, ()))
    for number in range(1, len(divided) + 1):
        path = urls.part(urls.of("source", source.id), number)
        yield Page(path, "source.html", _page(site, source, divided, number))


def _page(site: Site, source: Placed[Source], divided: tuple[Quotes, ...], number: int) -> SourcePage:
    record, words = source.record, site.words
    first = urls.of("source", source.id)
    root = urls.root(first)
    quotes = site.by_source.get(source.id, ())
    named = {issue for quote in quotes for issue in quote.record.issues}
    return SourcePage(
        frame=frame(site, _opening(site, source, number, len(divided))),
        title=record.title,
        described=record.title_is == "described",
        kind=words.say(f"source.kind.{record.kind}"),
        author=record.author,
        publisher=record.publisher,
        published=places.when(record.published, words),
        summary=record.summary,
        rights=record.rights,
        address=address(site, source),
        saved=tuple(Saved(capture.sha256, places.when(capture.taken, words)) for capture in record.captures),
        extent=_extent(site, source),
        issues=site.issue_links(named, root),
        tally=site.source_tallies[source.id],
        placings=_placings(site, divided[number - 1], root),
        pager=parts.pager(first, number, len(divided), words),
        part=number,
        figures=_figures(site, source.id, root),
        events=_events(site, source.id, root),
        corrections=_corrections(site, source.id, root),
        uses=backlinks(site, source.name, root),
    )


def _opening(site: Site, source: Placed[Source], number: int, of: int) -> Opening:
    record, words = source.record, site.words
    title = record.title if number == 1 else words.say("pager.title", title=record.title, n=number, of=of)
    published = places.when(record.published, words).text
    about = ", ".join(part for part in (record.publisher, published) if part)
    return Opening(
        path=urls.part(urls.of("source", source.id), number),
        title=title,
        description=words.say("source.description", title=record.title, about=about),
        trail=((words.say("nav.sources"), urls.index("source")),),
        section=urls.index("source"),
        narrative=number == 1,
        styles=(urls.PROSE_SHEET,),
    )


def _placings(site: Site, quotes: Quotes, root: str) -> tuple[Placing, ...]:
    before = (None, *(quote.record.segment for quote in quotes))
    return tuple(
        Placing(
            site.quotation(quote, root),
            capital(places.place(quote.record.segment, site.words)),
            quote.record.segment == earlier,
            "." in quote.record.segment,
        )
        for quote, earlier in zip(quotes, before, strict=False)
    )


def _extent(site: Site, source: Placed[Source]) -> tuple[Extent, ...]:
    """How much is quoted, by the check records; nothing where the source was never sealed."""
    seal = site.dossier.seals.get(source.id)
    if seal is None or not seal.words:
        return ()
    used = sum(site.checks[q.id].words for q in site.by_source.get(source.id, ()) if q.id in site.checks)
    share = site.dossier.settings.record.budget.source
    percent = f"{used / seal.words:.1%}"
    said = site.words.say("source.extent", used=f"{used:,}", whole=f"{seal.words:,}", percent=percent)
    limit = int(share.of(seal.words))
    rule = site.words.say("source.limit", share=share, limit=f"{limit:,}")
    return (Extent(said, rule, used, limit),)


def _figures(site: Site, source: str, root: str) -> tuple[Figure, ...]:
    held = (figure for figure in site.dossier.figures.values() if figure.record.source == source)
    return tuple(figures.figure(site, figure, root) for figure in held)


def _events(site: Site, source: str, root: str) -> tuple[Dated, ...]:
    held = (event for event in site.dossier.events.values() if event.record.source == source)
    return tuple(figures.event(site, event, root) for event in figures.in_time(held))


def _corrections(site: Site, source: str, root: str) -> tuple[Link, ...]:
    held = (c for c in site.dossier.corrections.values() if c.record.about == source)
    return tuple(Link(c.record.on.spoken, root + urls.of("correction", c.id)) for c in held)
