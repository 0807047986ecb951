"""The plan: every output file of the site, each as a template with its view or as bytes."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from onrecord import urls
from onrecord.dossier import Dossier
from onrecord.pages import (
    accounts,
    claims,
    figures,
    gaps,
    glossary,
    home,
    issue,
    lists,
    moved,
    narratives,
    quote,
    source,
    words,
)
from onrecord.pages.annotations import annotation_file
from onrecord.pages.assets import assets
from onrecord.pages.entries import Entry, File, Page
from onrecord.pages.finding import index_file, search_page
from onrecord.pages.registers import register
from onrecord.pages.site import Site
from onrecord.pages.verifying import verify_page


def plan(dossier: Dossier, *themes: Path, drafts: bool = False) -> tuple[Entry, ...]:
    """Every output file of the site but the pages' own search index, in order of path.

    Each theme is laid over those before it. Raises Misworded where one's words cannot be said.
    """
    site = shown(dossier, *themes, drafts=drafts)
    held = lists.groups(site)
    made: list[Entry] = [*_pages(site, held), *_annotations(site)]
    every = [*made, *moved.entries(site, made), index_file(site, held), *assets(*themes)]
    return tuple(sorted(every, key=lambda entry: entry.path))


def shown(dossier: Dossier, *themes: Path, drafts: bool = False) -> Site:
    """The dossier as its readers may see it, in the words of the themes; raises Misworded."""
    return Site(dossier, words.read(*themes, language=dossier.settings.record.language), drafts)


def pages(site: Site, less: Container[str] = ()) -> Mapping[str, Page]:
    """The pages of the plan by path, in its order, less those of some quotations."""
    made = list(_pages(site, lists.groups(site), less))
    again = (entry for entry in moved.entries(site, made) if isinstance(entry, Page))
    return {page.path: page for page in sorted((*made, *again), key=lambda page: page.path)}


def _pages(site: Site, held: tuple[lists.Group, ...], less: Container[str] = ()) -> Iterator[Page]:
    yield from _single(site)
    yield from _records(site, less)
    yield from lists.pages(site, held)


def _single(site: Site) -> Iterator[Page]:
    """The pages there is one of."""
    yield Page(urls.HOME, "home.html", home.page(site))
    yield Page(urls.SEARCH, "search.html", search_page(site))
    yield Page(urls.VERIFY, "verify.html", verify_page(site))
    yield Page(urls.index("term"), "glossary.html", glossary.page(site))
    yield Page(urls.index("event"), "timeline.html", figures.timeline_page(site))
    yield Page(urls.index("figure"), "figures.html", figures.figures_page(site))
    yield Page(urls.index("correction"), "corrections.html", accounts.corrections(site))
    yield Page(urls.GAPS, "gaps.html", gaps.page(site))
    yield Page(urls.DATA, "data.html", accounts.data(site))
    yield Page(urls.MISSING, "404.html", accounts.missing(site))
    for kind in ("issue", "source", "claim", "briefing"):
        yield Page(urls.index(kind), "register.html", register(site, kind))


def _records(site: Site, less: Container[str]) -> Iterator[Page]:
    """The pages of records, one or more for each."""
    for each in site.issues:
        yield from issue.pages(site, each)
    for origin in site.sources:
        yield from source.pages(site, origin)
    for briefing in site.briefings:
        yield Page(urls.of("briefing", briefing.id), "briefing.html", narratives.briefing(site, briefing))
    for own in site.dossier.pages.values():
        yield Page(urls.of("page", own.id), "page.html", narratives.own(site, own))
    for claim in site.dossier.claims.values():
        yield from claims.pages(site, claim)
    yield from _quotes(site, less)


def _annotations(site: Site) -> Iterator[File]:
    """The receipts for programs; a withdrawn quotation has none."""
    return (annotation_file(site, each) for each in site.quotes.values())


def _quotes(site: Site, less: Container[str]) -> Iterator[Page]:
    for each in site.quotes.values():
        if each.id not in less:
            yield Page(urls.of("quote", each.id), "quote.html", quote.page(site, each))
    for placed in site.dossier.quotes.values():
        if placed.record.status == "withdrawn":
            yield Page(urls.of("quote", placed.id), "withdrawn.html", quote.withdrawn(site, placed))
