"""The account: what the dossier is made of, what was put right, and the page for a missing page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import citations, corrected, places
from onrecord.pages.citations import Citations
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.places import When
from onrecord.pages.quotations import Link, State
from onrecord.pages.site import Site
from onrecord.pages.titles import title
from onrecord.records import Correction as CorrectionRecord
from onrecord.vocabulary import QuoteKind


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right, when, and on which record."""

    id: str
    on: When
    about: Link
    what: str
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """All corrections, the newest first."""

    frame: Frame
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something, and where they are listed (may be nowhere)."""

    name: str
    number: str
    href: str


@dataclass(frozen=True, slots=True)
class HoldingsPage:
    """What the dossier is made of: counts of records, and of quotations by how they were checked and by kind."""

    frame: Frame
    counts: tuple[Count, ...]
    states: tuple[tuple[State, str], ...]
    kinds: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    licence: str
    citations: Citations


@dataclass(frozen=True, slots=True)
class MissingPage:
    """What stands where there is no page."""

    frame: Frame
    ways: tuple[Link, ...]
    search: str


def corrections(site: Site) -> CorrectionsPage:
    """The page of corrections."""
    path, words = urls.index("correction"), site.words
    opening = Opening(path, words.say("nav.corrections"), words.say("corrections.description"))
    every = tuple(_correction(site, correction) for correction in corrected.newest(site.dossier.corrections.values()))
    return CorrectionsPage(frame(site, opening), every)


def data(site: Site) -> HoldingsPage:
    """The page that says what the dossier is made of."""
    words = site.words
    opening = Opening(
        path=urls.DATA,
        title=words.say("data.title"),
        description=words.say("data.description"),
        scripts=(citations.SCRIPT,),
        styles=(citations.SHEET,),
    )
    return HoldingsPage(
        frame=frame(site, opening),
        counts=tuple(_counts(site)),
        states=tuple(_states(site)),
        kinds=tuple(_kinds(site)),
        limits=tuple(_limits(site)),
        licence=site.dossier.settings.record.licence,
        citations=citations.of_work(site, citations.whole(site)),
    )


def missing(site: Site) -> MissingPage:
    """The page a host shows for an address that leads nowhere."""
    words = site.words
    shown = frame(site, Opening(urls.MISSING, words.say("missing.title"), words.say("missing.description")))
    ways = (("nav.home", urls.HOME), ("nav.issues", urls.index("issue")), ("nav.lists", urls.LISTS))
    return MissingPage(shown, tuple(Link(words.say(key), shown.root + path) for key, path in ways), shown.find.href)


def _correction(site: Site, placed: Placed[CorrectionRecord]) -> Correction:
    record = placed.record
    when, about = places.when(record.on, site.words), _about(site, record.about)
    return Correction(placed.id, when, about, record.what, tuple(record.was))


def _about(site: Site, about: str) -> Link:
    """The record a correction is of; a quotation is named by its id, so that a withdrawn one shows no words."""
    kind, _ = corrected.subject(site, about)
    if not kind or (kind == "quote" and not _has_page(site, about)):
        return Link(about, "")
    name = about if kind == "quote" else title(site.dossier.of_kind(kind)[about])
    return Link(site.words.say(f"subject.{kind}", name=name), urls.of(kind, about))


def _has_page(site: Site, quote: str) -> bool:
    return quote in site.quotes or site.dossier.quotes[quote].record.status == "withdrawn"


_COUNTED = ("issue", "source", "claim", "figure", "term", "event", "briefing", "correction")


def _counts(site: Site) -> Iterator[Count]:
    words = site.words
    quotes = tuple(site.quotes.values())
    yield Count(words.say("data.quote"), f"{len(quotes):,}", urls.index("quote"))
    yield Count(words.say("data.contributions"), f"{site.contributions(quotes):,}", "")
    for kind in _COUNTED:
        held = len(site.briefings) if kind == "briefing" else len(site.dossier.of_kind(kind))
        yield Count(words.say(f"data.{kind}"), f"{held:,}", urls.index(kind))


def _states(site: Site) -> Iterator[tuple[State, str]]:
    words = site.words
    found = [site.checks[quote].state if quote in site.checks else "unchecked" for quote in site.quotes]
    for kind in ("verbatim", "verbatim-cut", "unchecked"):
        yield State(kind, words.say(f"key.{kind}.word"), ""), words.counted("count.quotations", found.count(kind))
    withdrawn = sum(quote.record.status == "withdrawn" for quote in site.dossier.quotes.values())
    yield State("withdrawn", words.say("state.withdrawn"), ""), words.counted("count.quotations", withdrawn)


def _kinds(site: Site) -> Iterator[tuple[str, str]]:
    """How many quotations there are of each kind; a kind without any is left out."""
    number = Counter(quote.record.kind for quote in site.quotes.values())
    for kind in get_args(QuoteKind):
        if number[kind]:
            yield site.words.say(f"kind.{kind}"), f"{number[kind]:,}"


def _limits(site: Site) -> Iterator[str]:
    """How much the dossier lets itself quote."""
    budget = site.dossier.settings.record.budget
    yield site.words.say("data.limit.source", share=budget.source)
    yield site.words.say("data.limit.segment", share=budget.segment)
