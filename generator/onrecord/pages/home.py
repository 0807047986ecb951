"""The home page: what the dossier is and how it knows, an exchange, its issues, and where each reader may begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import beginnings, claims, places
from onrecord.pages.beginnings import Way
from onrecord.pages.claims import Claim
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.places import When
from onrecord.pages.quotations import Link, Quotation, State
from onrecord.pages.registers import Row, briefing_row, issue_row, source_row
from onrecord.pages.site import Quotes, Site
from onrecord.records import Quote

LATEST = 4
NAMED = 3  # so many issues say on the home page what they lack
_SHEETS = (urls.sheet("register"), urls.sheet("home"))


@dataclass(frozen=True, slots=True)
class View:
    """One side of the exchange: what it does to the claim, and the first quotation that does so."""

    kind: str
    name: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Exchange:
    """A claim with a quotation on either side, the claim's own page, and the issues it belongs to.

    `name` says what it is: an exchange only where one of the two answers the other.
    """

    name: str
    text: str
    views: tuple[View, ...]
    whole: Link
    issues: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """The quotations added on one day; `added` holds that day, or nothing where none was recorded."""

    added: tuple[When, ...]
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What the evidence lacks, and the issue that says so; the whole dossier's own lacks have no issue."""

    text: str
    issue: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the home page shows; `key` explains the states printed beside quotations, `exchange` is one or none."""

    frame: Frame
    title: str
    strapline: str
    lede: str
    search: str
    key: tuple[tuple[State, str], ...]
    method: tuple[Link, ...]
    exchange: tuple[Exchange, ...]
    issues: tuple[Row, ...]
    ways: tuple[Way, ...]
    briefings: tuple[Row, ...]
    latest: tuple[Fresh, ...]
    all_quotes: Link
    sources: tuple[Row, ...]
    all_sources: Link
    missing: tuple[Missing, ...]
    gaps: Link
    corrections: Link
    corrected: str


def page(site: Site) -> HomePage:
    """The home page."""
    settings, words = site.dossier.settings.record, site.words
    lede = words.say(
        "home.lede",
        tally=site.tally(tuple(site.quotes.values())),
        sources=words.counted("count.sources", len(site.sources)),
    )
    opening = Opening(urls.HOME, settings.title, settings.strapline or lede, styles=_SHEETS)
    return HomePage(
        frame=frame(site, opening),
        title=settings.title,
        strapline=settings.strapline,
        lede=lede,
        search=urls.SEARCH,
        key=tuple(_explained(site, kind) for kind in ("verbatim", "verbatim-cut", "unchecked")),
        method=beginnings.method(site),
        exchange=tuple(_exchange(site)),
        issues=tuple(issue_row(site, issue, "") for issue in site.issues),
        ways=beginnings.ways(site),
        briefings=tuple(briefing_row(site, briefing, "") for briefing in site.briefings),
        latest=tuple(_latest(site)),
        all_quotes=Link(words.say("home.all_quotes"), urls.index("quote")),
        sources=tuple(source_row(site, source, "") for source in site.sources[:LATEST]),
        all_sources=_all_sources(site),
        missing=tuple(_missing(site)),
        gaps=Link(words.say("home.all_gaps"), urls.GAPS),
        corrections=beginnings.corrections(site),
        corrected=_corrected(site),
    )


def front(site: Site) -> Claim | None:
    """The claim that the home page shows: the one chosen, else the first, of those with a quotation on both sides."""
    chosen, held = site.dossier.settings.record.front, site.dossier.claims
    first = [held[chosen]] if chosen and chosen in held else []
    shown = (claims.claim(site, placed, "") for placed in (*first, *held.values()))
    return next((claim for claim in shown if all(side.quotations for side in claim.sides)), None)


def _exchange(site: Site) -> Iterator[Exchange]:
    claim = front(site)
    if claim:
        views = tuple(View(side.kind, side.name, side.quotations[0]) for side in claim.sides)
        name = "home.exchange" if _answer(site, *(view.quotation.id for view in views)) else "home.two_sides"
        more = claims.size(site, site.dossier.claims[claim.id].record) - len(views)
        key = "home.exchange_more" if more else "home.exchange_claim"
        whole = Link(site.words.say(key, n=f"{more:,}"), claim.href)
        yield Exchange(site.words.say(name), claim.text, views, whole, claim.issues)


def _answer(site: Site, one: str, other: str) -> bool:
    """Whether one of the two quotations answers the other."""
    answers = {quote: site.quotes[quote].record.answers for quote in (one, other)}
    return one in answers[other] or other in answers[one]


def _missing(site: Site) -> Iterator[Missing]:
    """What the dossier lacks as a whole, and the first that each of the first issues says it lacks."""
    yield from (Missing(text, ()) for text in site.dossier.settings.record.lacks)
    saying = [issue for issue in site.issues if issue.record.lacks][:NAMED]
    for issue in saying:
        yield Missing(issue.record.lacks[0], (Link(issue.record.title, urls.of("issue", issue.id)),))


def _all_sources(site: Site) -> Link:
    more = len(site.sources) > LATEST
    return Link(site.words.say("home.all_sources"), urls.index("source") if more else "")


def _corrected(site: Site) -> str:
    made = len(site.dossier.corrections)
    return site.words.counted("count.corrections", made) if made else site.words.say("count.no_corrections")


def _latest(site: Site) -> Iterator[Fresh]:
    """The quotations added last, day by day; of those added on one day, the first of each issue comes first."""
    by_day = sorted(sorted(site.quotes.values(), key=lambda quote: quote.id), key=_added, reverse=True)
    for _, group in groupby(_varied(by_day)[:LATEST], _added):
        quotes = tuple(group)
        day = quotes[0].record.added
        added = (places.when(day, site.words),) if day else ()
        yield Fresh(added, tuple(site.quotation(quote, "") for quote in quotes))


def _varied(by_day: list[Placed[Quote]]) -> Quotes:
    """Quotations by day, those that are the first on their issues before the others of their day."""
    ordered: list[Placed[Quote]] = []
    for _, group in groupby(by_day, _added):
        ordered += _first_of_each(list(group))
    return tuple(ordered)


def _first_of_each(quotes: list[Placed[Quote]]) -> list[Placed[Quote]]:
    seen: set[str] = set()
    fresh: list[Placed[Quote]] = []
    others: list[Placed[Quote]] = []
    for quote in quotes:
        (others if seen.intersection(quote.record.issues) else fresh).append(quote)
        seen.update(quote.record.issues)
    return [*fresh, *others]


def _added(quote: Placed[Quote]) -> str:
    return quote.record.added.text if quote.record.added else ""


def _explained(site: Site, kind: str) -> tuple[State, str]:
    return State(kind, site.words.say(f"key.{kind}.word"), ""), site.words.say(f"key.{kind}.means")
