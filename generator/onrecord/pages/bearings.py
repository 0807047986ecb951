"""The bearing: what else a source touches by what is quoted and counted of it, and how often."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Name
from onrecord.pages import figures
from onrecord.pages.figures import Dated, Figure
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site

Citing = Mapping[Name, Counter[str]]  # of each record, how many it names of each kind


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


def _claims(site: Site, citing: Citing, root: str) -> Iterator[Touched]:
    for claim in site.dossier.claims.values():
        if claim.name in citing:
            link = Link(claim.record.text, root + urls.of("claim", claim.id))
            yield Touched(link, _count(site, citing[claim.name]))


def _briefings(site: Site, citing: Citing, root: str) -> Iterator[Touched]:
    for briefing in site.briefings:
        if briefing.name in citing:
            link = Link(briefing.record.title, root + urls.of("briefing", briefing.id))
            yield Touched(link, _count(site, citing[briefing.name]))


def _citing(site: Site, source: str) -> Citing:
    """How many quotations and how many figures of the source each record names; what it names twice counts once."""
    quotes = (quote.name for quote in site.by_source.get(source, ()))
    numbers = (figure.name for figure in site.dossier.figures.values() if figure.record.source == source)
    found: defaultdict[Name, Counter[str]] = defaultdict(Counter)
    for name in (*quotes, *numbers):
        found_by = dict.fromkeys(citation.by for citation in site.dossier.cited_by.get(name, ()))
        for by in found_by:
            found[by][name[0]] += 1
    return found


def _count(site: Site, number: Counter[str]) -> str:
    kinds = (("quote", "count.quotations"), ("figure", "count.figures"))
    return ", ".join(site.words.counted(key, number[kind]) for kind, key in kinds if number[kind])


def _figures(site: Site, source: str, root: str) -> tuple[Figure, ...]:
    held = (figure for figure in site.dossier.figures.values() if figure.record.source == source)
    return tuple(figures.figure(site, figure, root) for figure in held)


def _events(site: Site, source: str, root: str) -> tuple[Dated, ...]:
    held = (event for event in site.dossier.events.values() if event.record.source == source)
    return tuple(figures.event(site, event, root) for event in figures.in_time(held))
