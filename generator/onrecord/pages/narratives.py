"""The narrative: a briefing, or a page of the dossier's own prose."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import citations, places
from onrecord.pages.citations import Citations
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.places import When
from onrecord.pages.prose import Prose, prose
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Briefing
from onrecord.records import Page as PageRecord


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """A briefing: its summary point by point, and its argument with numbered notes; `date` holds one or none."""

    frame: Frame
    title: str
    summary: tuple[str, ...]
    date: tuple[When, ...]
    draft: bool
    issues: tuple[Link, ...]
    prose: Prose
    citations: Citations


@dataclass(frozen=True, slots=True)
class ProsePage:
    """A page of the dossier's own: about, method."""

    frame: Frame
    title: str
    summary: str
    prose: Prose


def briefing(site: Site, placed: Placed[Briefing]) -> BriefingPage:
    """A briefing's page."""
    record = placed.record
    path = urls.of("briefing", placed.id)
    root = urls.root(path)
    item = citations.briefing(site, placed)
    opening = Opening(
        path=path,
        title=record.title,
        description=" ".join(record.summary) or record.title,
        trail=((site.words.say("nav.briefings"), urls.index("briefing")),),
        section=urls.index("briefing"),
        narrative=True,
        scripts=(citations.SCRIPT,),
        styles=(citations.SHEET,),
        cites=(item,),
    )
    return BriefingPage(
        frame=frame(site, opening),
        title=record.title,
        summary=tuple(record.summary),
        date=(places.when(record.date, site.words),) if record.date else (),
        draft=record.status == "draft",
        issues=site.issue_links(record.issues, root),
        prose=prose(site, placed, root),
        citations=citations.of_work(site, item),
    )


def own(site: Site, placed: Placed[PageRecord]) -> ProsePage:
    """A page of `pages/`."""
    record = placed.record
    path = urls.of("page", placed.id)
    opening = Opening(path, record.title, record.summary or record.title, narrative=True)
    return ProsePage(frame(site, opening), record.title, record.summary, prose(site, placed, urls.root(path)))
