"""The register: the page that lists all issues, sources, claims or briefings, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import claims, places
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.site import Quotes, Site
from onrecord.records import Briefing, Issue, Source


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a register: its name, a line on it, and a count in words."""

    link: Link
    line: str
    count: str


@dataclass(frozen=True, slots=True)
class Register:
    """A page of rows; `nothing` says so where there are none."""

    frame: Frame
    title: str
    lede: str
    rows: tuple[Row, ...]
    nothing: str


def register(site: Site, kind: str) -> Register:
    """The page that lists all records of a kind."""
    path = urls.index(kind)
    words = site.words
    title, lede = words.say(f"register.{kind}.title"), words.say(f"register.{kind}.lede")
    rows = tuple(_ROWS[kind](site, urls.root(path)))
    opening = Opening(path, title, lede)
    return Register(frame(site, opening), title, lede, rows, "" if rows else words.say("register.nothing"))


def issue_row(site: Site, issue: Placed[Issue], root: str) -> Row:
    """An issue with its question, and how much is held on it."""
    link = Link(issue.record.title, root + urls.of("issue", issue.id))
    return Row(link, issue.record.question, site.issue_tallies[issue.id])


def source_row(site: Site, source: Placed[Source], root: str, quotes: Quotes | None = None) -> Row:
    """A source with who published it and when; counts these quotations of it, or all."""
    record = source.record
    line = ", ".join(part for part in (record.publisher, places.when(record.published, site.words).text) if part)
    tally = site.source_tallies[source.id] if quotes is None else site.tally(quotes)
    return Row(Link(record.title, root + urls.of("source", source.id)), line, tally)


def briefing_row(briefing: Placed[Briefing], root: str) -> Row:
    """A briefing with its first line and its date."""
    record = briefing.record
    link = Link(record.title, root + urls.of("briefing", briefing.id))
    return Row(link, record.summary[0] if record.summary else "", record.date.spoken if record.date else "")


def _issues(site: Site, root: str) -> Iterator[Row]:
    return (issue_row(site, issue, root) for issue in site.issues)


def _sources(site: Site, root: str) -> Iterator[Row]:
    return (source_row(site, source, root) for source in site.sources)


def _claims(site: Site, root: str) -> Iterator[Row]:
    for placed in site.dossier.claims.values():
        shown = claims.claim(site, placed, root)
        issues = ", ".join(link.text for link in shown.issues)
        yield Row(Link(shown.text, shown.href), issues, claims.counts(site, shown))


def _briefings(site: Site, root: str) -> Iterator[Row]:
    return (briefing_row(briefing, root) for briefing in site.briefings)


_ROWS = {"issue": _issues, "source": _sources, "claim": _claims, "briefing": _briefings}
