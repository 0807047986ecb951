"""The finding: the search page, and the data its exact search of quotations reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import search, urls
from onrecord.dossier import Placed
from onrecord.edtf import Date
from onrecord.pages import citations, lists, places
from onrecord.pages.balance import STANCES
from onrecord.pages.entries import File
from onrecord.pages.frame import SEARCH_POLICY, Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Quote

PAGEFIND = "pagefind/pagefind.js"
KINDS = ("testimony", "opinion", "proposal", "prediction", "editorial", "press", "official")
SCRIPTS = (urls.SEARCH_DATA, urls.SEARCH_SCRIPT, urls.script("pages-search"), urls.script("narrow"))

Keys = Mapping[str, Mapping[str, str]]  # for each facet, the key of each quotation's value


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page: the way without script, and where the index of pages is."""

    frame: Frame
    lists: Link
    pages: str


def search_page(site: Site) -> SearchPage:
    """The search page, with the data before the scripts that read it."""
    words = site.words
    opening = Opening(
        path=urls.SEARCH,
        title=words.say("search.title"),
        description=words.say("search.description"),
        scripts=SCRIPTS,
        styles=(urls.sheet("search"),),
        policy=SEARCH_POLICY,
    )
    return SearchPage(frame(site, opening), Link(words.say("search.noscript_lists"), urls.LISTS), PAGEFIND)


def index_file(site: Site, held: tuple[lists.Group, ...]) -> File:
    """The data file of all shown quotations, with the lists they are in as its facets."""
    keys = {facet: _keys(held, facet) for facet in ("role", "year")}
    found = tuple(_found(site, quote, keys) for quote in site.quotes.values())
    terms = (term.record for term in site.dossier.terms.values())
    variants = tuple(search.Variants(term.label, tuple(term.variants), term.expansion) for term in terms)
    strings = {key: site.words.known(f"find.{key}", text) for key, text in search.STRINGS.items()}
    return File(urls.SEARCH_DATA, search.script(found, variants, _labels(site, held), strings))


def _keys(held: tuple[lists.Group, ...], facet: str) -> dict[str, str]:
    return {quote.id: group.key for group in held if group.facet == facet for quote in group.quotes}


def _labels(site: Site, held: tuple[lists.Group, ...]) -> search.Labels:
    """What each value of a facet is called, in the order of the lists."""
    named = {facet: {group.key: group.name for group in held if group.facet == facet} for facet in lists.FACETS}
    kinds = {kind: site.words.say(f"kind.{kind}") for kind in KINDS}
    stances = {stance: site.words.say(f"stance.{stance}") for stance in STANCES if stance}
    return {**named, "kind": kinds, "stance": stances}


def _found(site: Site, quote: Placed[Quote], keys: Keys) -> search.Found:
    record, source = quote.record, site.source_of(quote.id)
    shown, check = site.quotation(quote, ""), site.checks.get(quote.id)
    first, last = _days(places.date_of(record, source.record))
    return search.Found(
        id=quote.id,
        url=shown.href,
        text="".join(piece.text for piece in shown.pieces),
        literal=bool(check and check.own_brackets),
        who=shown.who,
        where="" if shown.repeats else shown.place,
        when=shown.said.text,
        date=shown.said.iso,
        first=first,
        last=last,
        source=source.id,
        source_title=shown.source.text,
        source_url=shown.source.href,
        state=shown.state.kind,
        state_label=shown.state.word,
        citation=citations.tail(site, site.quotation(quote, "")),
        issue=tuple(record.issues),
        role=keys["role"][quote.id],
        year=keys["year"][quote.id],
        kind=record.kind,
        stance=tuple(stance for stance in STANCES if stance and stance in record.issues.values()),
    )


def _days(date: Date | None) -> tuple[str, str]:
    """The earliest and the latest day that a date is known to mean; an open side adds nothing."""
    known = [point for point in (date.start, date.end) if point] if date else []
    if not known:
        return "", ""
    first, last = known[0].first, known[-1].last
    return "{:04}-{:02}-{:02}".format(*first), "{:04}-{:02}-{:02}".format(*last)
