"""The narrative: a briefing, or a page of the dossier's own prose."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import citations, places, senses
from onrecord.pages.citations import Citations
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.grounds import Ground, grounds, printed
from onrecord.pages.places import When
from onrecord.pages.prose import Sectioned, sectioned
from onrecord.pages.quotations import Link
from onrecord.pages.senses import Told
from onrecord.pages.site import Site
from onrecord.records import Briefing
from onrecord.records import Page as PageRecord

# With fewer headings than these a list of them would only stand in the way.
FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a briefing, and when."""

    on: When
    what: str


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """A briefing: its summary point by point, its argument with numbered notes, and what it argues from.

    `date` holds one or none; `method` is a link to where the rule of quotation is explained, or empty.
    """

    frame: Frame
    title: str
    summary: tuple[Told, ...]
    date: tuple[When, ...]
    publisher: str
    draft: bool
    issues: tuple[Link, ...]
    contents: tuple[Link, ...]
    prose: Sectioned
    checked: str
    method: tuple[Link, ...]
    grounds: tuple[Ground, ...]
    citations: Citations
    corrections: tuple[Corrected, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of the dossier's own: about, method."""

    frame: Frame
    title: str
    summary: str
    prose: Sectioned


def briefing(site: Site, placed: Placed[Briefing]) -> BriefingPage:
    """A briefing's page."""
    record, root = placed.record, urls.root(urls.of("briefing", placed.id))
    summary = senses.told(site, record.summary, root)
    shown = sectioned(site, placed, root, senses.named(summary))
    return BriefingPage(
        frame=frame(site, _opening(site, placed)),
        title=record.title,
        summary=summary,
        date=(places.when(record.date, site.words),) if record.date else (),
        publisher=site.dossier.settings.record.publisher,
        draft=record.status == "draft",
        issues=site.issue_links(record.issues, root),
        contents=_contents(shown),
        prose=shown,
        checked=_checked(site, printed(site, placed)),
        method=_method(site, root),
        grounds=grounds(site, placed, root),
        citations=citations.of_work(site, citations.briefing(site, placed)),
        corrections=corrected(site, placed.name, root),
        changes=_changes(site, record),
    )


def own(site: Site, placed: Placed[PageRecord]) -> ProsePage:
    """A page of `pages/`."""
    record = placed.record
    path = urls.of("page", placed.id)
    opening = Opening(path, record.title, record.summary or record.title, narrative=True, styles=(urls.sheet("prose"),))
    return ProsePage(frame(site, opening), record.title, record.summary, sectioned(site, placed, urls.root(path)))


def _opening(site: Site, placed: Placed[Briefing]) -> Opening:
    record = placed.record
    return Opening(
        path=urls.of("briefing", placed.id),
        title=record.title,
        description=" ".join(record.summary) or record.title,
        trail=((site.words.say("nav.briefings"), urls.index("briefing")),),
        section=urls.index("briefing"),
        narrative=True,
        scripts=(citations.SCRIPT,),
        styles=(urls.sheet("prose"), urls.sheet("briefing"), citations.SHEET),
        cites=(citations.briefing(site, placed),),
    )


def _contents(shown: Sectioned) -> tuple[Link, ...]:
    """The headings, where there are enough of them."""
    named = [section for section in shown.sections if section.id]
    return tuple(Link(each.name, f"#{each.id}") for each in named) if len(named) >= FEWEST_HEADINGS else ()


def _checked(site: Site, quotes: tuple[str, ...]) -> str:
    """How the quotations printed were checked: no more is said than was done."""
    unchecked = sum(quote not in site.checks for quote in quotes)
    if not quotes:
        return ""
    number = site.words.counted("count.quotations", len(quotes))
    if not unchecked:
        return site.words.counted("briefing.every", len(quotes), quotations=number)
    return site.words.say("briefing.some", quotations=number, checked=len(quotes) - unchecked)


def _method(site: Site, root: str) -> tuple[Link, ...]:
    page = site.dossier.pages.get("method")
    return (Link(page.record.title, root + urls.of("page", page.id)),) if page else ()


def _changes(site: Site, record: Briefing) -> tuple[Change, ...]:
    """The newest first, and of one day the last written."""
    in_time = sorted(record.changes, key=lambda change: change.on.order)
    return tuple(Change(places.when(change.on, site.words), change.what) for change in in_time[::-1])
