"""The home page: what the dossier is, its issues, its briefings, its latest quotations, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import urls
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Item, Link, State
from onrecord.pages.registers import Row, briefing_row, issue_row, source_row
from onrecord.pages.site import Site

LATEST = 4


@dataclass(frozen=True, slots=True)
class HomePage:
    """All that the home page shows; `key` explains the states printed beside quotations."""

    frame: Frame
    title: str
    lede: str
    search: str
    issues: tuple[Row, ...]
    briefings: tuple[Row, ...]
    latest: tuple[Item, ...]
    all_quotes: Link
    sources: tuple[Row, ...]
    key: tuple[tuple[State, str], ...]
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
    opening = Opening(urls.HOME, settings.title, settings.strapline or lede)
    return HomePage(
        frame=frame(site, opening),
        title=settings.strapline or settings.title,
        lede=lede,
        search=urls.SEARCH,
        issues=tuple(issue_row(site, issue, "") for issue in site.issues),
        briefings=tuple(briefing_row(briefing, "") for briefing in site.briefings),
        latest=_latest(site),
        all_quotes=Link(words.say("home.all_quotes"), urls.index("quote")),
        sources=tuple(source_row(site, source, "") for source in site.sources[:LATEST]),
        key=tuple(_explained(site, kind) for kind in ("verbatim", "verbatim-cut", "unchecked")),
        gaps=Link(words.say("nav.gaps"), urls.GAPS),
        corrections=Link(words.say("nav.corrections"), urls.index("correction")),
        corrected=_corrected(site),
    )


def _corrected(site: Site) -> str:
    made = len(site.dossier.corrections)
    return site.words.counted("count.corrections", made) if made else site.words.say("count.no_corrections")


def _latest(site: Site) -> tuple[Item, ...]:
    """The quotations added last; of those added on one day, the first of each issue comes first."""
    every = sorted(site.quotes.values(), key=lambda quote: quote.id)
    by_day = sorted(every, key=lambda quote: quote.record.added.text if quote.record.added else "", reverse=True)
    seen: set[str] = set()
    fresh: dict[str, None] = {}
    for quote in by_day:
        if not seen.intersection(quote.record.issues):
            fresh[quote.id] = None
            seen.update(quote.record.issues)
    chosen = [*dict.fromkeys([*fresh, *(quote.id for quote in by_day)])][:LATEST]
    return tuple(Item(site.quotation(site.quotes[each], "")) for each in chosen)


def _explained(site: Site, kind: str) -> tuple[State, str]:
    return State(kind, site.words.say(f"key.{kind}.word"), ""), site.words.say(f"key.{kind}.means")
