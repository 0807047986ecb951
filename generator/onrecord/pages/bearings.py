"""The bearing: what else a source touches by what is quoted and counted of it, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Name
from onrecord.pages import figures
from onrecord.pages.figures import Dated, Figure
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that rests on the source, and how much of the source it rests on, in words."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class Bearings:
    """Everything a source touches."""

    issues: tuple[Touched, ...] = ()
    claims: tuple[Touched, ...] = ()
    briefings: tuple[Touched, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Dated, ...] = ()


def bearings(site: Site, source: str, root: str) -> Bearings:
    """All that one source touches, as pages at that depth show it."""
    citing = _citing(site, source)
    return Bearings(
        issues=tuple(_issues(site, source, root)),
        claims=tuple(_claims(site, citing, root)),
        briefings=tuple(_briefings(site, citing, root)),
        figures=_figures(site, source, root),
        events=_events(site, source, root),
    )


def _issues(site: Site, source: str, root: str) -> Iterator[Touched]:
    number = Counter(issue for quote in site.by_source.get(source, ()) for issue in quote.record.issues)
    for issue in site.issues:
        if number[issue.id]:
            link = Link(issue.record.title, root + urls.of("issue", issue.id))
            yield Touched(link, site.words.counted("count.quotations", number[issue.id]))


def _claims(site: Site, citing: Counter[Name], root: str) -> Iterator[Touched]:
    for claim in site.dossier.claims.values():
        if number := citing[claim.name]:
            yield _touched(site, Link(claim.record.text, root + urls.of("claim", claim.id)), number)


def _briefings(site: Site, citing: Counter[Name], root: str) -> Iterator[Touched]:
    for briefing in site.briefings:
        if number := citing[briefing.name]:
            yield _touched(site, Link(briefing.record.title, root + urls.of("briefing", briefing.id)), number)


def _touched(site: Site, link: Link, number: int) -> Touched:
    return Touched(link, site.words.counted("source.cited", number))


def _citing(site: Site, source: str) -> Counter[Name]:
    """How many quotations and figures of the source each record names; one that it names twice counts once."""
    quotes = (quote.name for quote in site.by_source.get(source, ()))
    numbers = (figure.name for figure in site.dossier.figures.values() if figure.record.source == source)
    cited = site.dossier.cited_by
    return Counter(by for name in (*quotes, *numbers) for by in dict.fromkeys(each.by for each in cited.get(name, ())))


def _figures(site: Site, source: str, root: str) -> tuple[Figure, ...]:
    held = (figure for figure in site.dossier.figures.values() if figure.record.source == source)
    return tuple(figures.figure(site, figure, root) for figure in held)


def _events(site: Site, source: str, root: str) -> tuple[Dated, ...]:
    held = (event for event in site.dossier.events.values() if event.record.source == source)
    return tuple(figures.event(site, event, root) for event in figures.in_time(held))
