"""The source's page: what it is, how much of it is quoted, its quotations in order, and what else they bear on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import citations, narrowing, parts, places, senses
from onrecord.pages.addresses import Address, address
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.bearings import Bearings, bearings
from onrecord.pages.citations import Citations
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.entries import Page
from onrecord.pages.extent import Extent, extent
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.narrowing import Listed, Narrowing
from onrecord.pages.parts import Pager
from onrecord.pages.places import When
from onrecord.pages.senses import Told
from onrecord.pages.site import Quotes, Site
from onrecord.pages.thread import Contribution, thread
from onrecord.records import Quote, Source


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved copy: its digest, and when it was taken."""

    digest: str
    taken: When


@dataclass(frozen=True, slots=True)
class SourcePage:
    """All that a source's page shows; `extent` holds one or none, `part` is 1 for the first page, which tells most."""

    frame: Frame
    title: str
    described: bool
    kind: str
    author: str
    publisher: str
    published: When
    summary: tuple[Told, ...]
    rights: str
    address: Address
    saved: tuple[Saved, ...]
    extent: tuple[Extent, ...]
    tally: str
    dates: str
    narrowing: tuple[Narrowing, ...]
    thread: tuple[Contribution, ...]
    pager: Pager
    part: int
    bearings: Bearings
    corrections: tuple[Corrected, ...]
    uses: tuple[Backlink, ...]
    citations: Citations


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
    listed = Listed(site, root, divided[number - 1], whole=len(divided) == 1, sortable=False)
    return SourcePage(
        frame=frame(site, _opening(site, source, number, len(divided), bool(listed.narrowing))),
        title=record.title,
        described=record.title_is == "described",
        kind=words.say(f"source.kind.{record.kind}"),
        author=record.author,
        publisher=record.publisher,
        published=places.when(record.published, words),
        summary=senses.told(site, senses.paragraphs(record.summary), root),
        rights=record.rights,
        address=address(site, source),
        saved=tuple(Saved(capture.sha256, places.when(capture.taken, words)) for capture in record.captures),
        extent=extent(site, source),
        tally=site.source_tallies[source.id],
        dates=_dates(site, source, quotes),
        narrowing=listed.narrowing,
        thread=thread(listed, _last(divided, number - 1)),
        pager=parts.pager(first, number, len(divided), words),
        part=number,
        bearings=bearings(site, source.id, root) if number == 1 else Bearings(),
        corrections=corrected(site, source.name, root),
        uses=backlinks(site, source.name, root),
        citations=citations.of_work(site, citations.source(source)),
    )


def _opening(site: Site, source: Placed[Source], number: int, of: int, narrowed: bool) -> Opening:
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
        scripts=(citations.SCRIPT, *(narrowing.SCRIPTS if narrowed else ())),
        styles=(urls.sheet("prose"), citations.SHEET, urls.sheet("source"), *(narrowing.STYLES if narrowed else ())),
        cites=(citations.source(source),),
    )


def _last(divided: tuple[Quotes, ...], parts: int) -> Placed[Quote] | None:
    """The last quotation of the parts before this one."""
    return divided[parts - 1][-1] if parts else None


def _dates(site: Site, source: Placed[Source], quotes: Quotes) -> str:
    """When words were said that have no date beside them, where there is an answer to say so of."""
    date = source.record.published
    answers = any(quote.record.segment.startswith("c") for quote in quotes)
    return site.words.say("source.dates", date=date.spoken) if date and answers else ""
