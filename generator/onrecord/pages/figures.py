"""The figure and the event as they are shown: a number or a date, never without who stated it, where and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.places import When
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.site import Site
from onrecord.records import Event
from onrecord.records import Figure as FigureRecord


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is of and out of, its standing, who stated it and when.

    `quote` and `said`, a link to the quotation that states it and the quotation itself, are empty or hold one. Where it
    is used is told where all figures stand, and nowhere else.
    """

    id: str
    href: str
    value: str
    of: str
    out_of: str
    standing: str
    stated_by: str
    when: When
    source: Link
    place: str
    quote: tuple[Link, ...]
    issues: tuple[Link, ...]
    note: str
    corrections: tuple[Corrected, ...]
    said: tuple[Quotation, ...] = ()
    uses: tuple[Backlink, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """An event: its date, how sure that is, what happened, and where that is said."""

    id: str
    href: str
    when: When
    inferred: str
    what: str
    source: Link
    place: str
    issues: tuple[Link, ...]
    note: str
    corrections: tuple[Corrected, ...]
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of one standing, which are never set beside those of another, and what that standing means."""

    kind: str
    name: str
    means: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All figures of the dossier by their standing."""

    frame: Frame
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The events that begin in one year, the earliest first."""

    year: str
    events: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """All events of the dossier, the earliest year first."""

    frame: Frame
    years: tuple[Year, ...]


def figure(site: Site, placed: Placed[FigureRecord], root: str) -> Figure:
    """One figure as pages at that depth show it."""
    record, words = placed.record, site.words
    source = site.dossier.sources[record.source]
    quote = record.quote if record.quote in site.quotes else None
    return Figure(
        id=placed.id,
        href=root + urls.of("figure", placed.id),
        value=record.value,
        of=record.of,
        out_of=words.say("figure.out_of", whole=record.out_of) if record.out_of else "",
        standing=words.say(f"standing.{record.standing}"),
        stated_by=record.stated_by,
        when=places.when(record.when, words),
        source=Link(source.record.title, root + urls.of("source", source.id)),
        place=places.place(record.segment, words),
        quote=(Link(words.say("figure.quote"), root + urls.of("quote", quote)),) if quote else (),
        issues=site.issue_links(record.issues, root),
        note=record.note,
        corrections=corrected(site, placed.name, root),
        was=tuple(record.was),
        said=(site.quotation(site.quotes[quote], root),) if quote else (),
    )


def event(site: Site, placed: Placed[Event], root: str) -> Dated:
    """One event as pages at that depth show it."""
    record, words = placed.record, site.words
    source = site.dossier.sources[record.source]
    return Dated(
        id=placed.id,
        href=root + urls.of("event", placed.id),
        when=places.when(record.date, words),
        inferred=words.say("event.inferred") if record.date_is == "inferred" else "",
        what=record.what,
        source=Link(source.record.title, root + urls.of("source", source.id)),
        place=places.place(record.segment, words) if record.segment else "",
        issues=site.issue_links(record.issues, root),
        note=record.note,
        corrections=corrected(site, placed.name, root),
        was=tuple(record.was),
    )


def in_time(events: Iterable[Placed[Event]]) -> tuple[Placed[Event], ...]:
    """The earliest first."""
    return tuple(sorted(events, key=lambda event: (event.record.date.order, event.id)))


# From what an authority states as its own to what one person tells.
STANDINGS = ("official", "finding", "press-report", "estimate", "testimony")


def figures_page(site: Site) -> FiguresPage:
    """The page of all figures."""
    path, words = urls.index("figure"), site.words
    root = urls.root(path)
    opening = Opening(path, words.say("figures.title"), words.say("figures.description"))
    by_standing: dict[str, list[Figure]] = {kind: [] for kind in STANDINGS}
    for placed in site.dossier.figures.values():
        shown = replace(figure(site, placed, root), uses=backlinks(site, placed.name, root))
        by_standing[placed.record.standing].append(shown)
    held = (
        Standing(kind, words.say(f"figures.{kind}.name"), words.say(f"figures.{kind}.means"), tuple(every))
        for kind, every in by_standing.items()
        if every
    )
    return FiguresPage(frame(site, opening), tuple(held))


def timeline_page(site: Site) -> TimelinePage:
    """The page of all events."""
    path, words = urls.index("event"), site.words
    root = urls.root(path)
    opening = Opening(path, words.say("timeline.title"), words.say("timeline.description"))
    in_years = sorted(in_time(site.dossier.events.values()), key=lambda event: event.record.date.year)
    by_year = groupby(in_years, lambda event: event.record.date.year)
    years = (Year(year, tuple(event(site, each, root) for each in group)) for year, group in by_year)
    return TimelinePage(frame(site, opening), tuple(years))
