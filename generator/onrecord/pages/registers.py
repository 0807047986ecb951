"""The register: the page that lists all issues, sources, claims or briefings, a row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import claims, places
from onrecord.pages.extent import extent
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.site import Quotes, Site
from onrecord.records import Briefing, Issue, Source

MOST_MARKS = 40  # more of them could not be told apart, and the numbers stand beside them


@dataclass(frozen=True, slots=True)
class Sides:
    """How many quotations take which side: in words, and as one mark a quotation unless there are too many."""

    words: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a register: its name, a line on it, a count in words, further facts, and one or no division."""

    link: Link
    line: str
    count: str
    facts: tuple[str, ...] = ()
    sides: tuple[Sides, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """A page of rows; `key` says how to read their marks, `nothing` says so where there are none."""

    frame: Frame
    title: str
    lede: str
    key: str
    rows: tuple[Row, ...]
    nothing: str


def register(site: Site, kind: str) -> Register:
    """The page that lists all records of a kind."""
    path = urls.index(kind)
    words = site.words
    title, lede = words.say(f"register.{kind}.title"), words.say(f"register.{kind}.lede")
    rows = tuple(_ROWS[kind](site, urls.root(path)))
    return Register(
        frame=frame(site, Opening(path, title, lede, styles=(urls.sheet("register"),))),
        title=title,
        lede=lede,
        key=words.known(f"register.{kind}.key", "") if any(row.sides for row in rows) else "",
        rows=rows,
        nothing="" if rows else words.say("register.nothing"),
    )


def issue_row(site: Site, issue: Placed[Issue], root: str) -> Row:
    """An issue with its question, how much is held on it, and how that divides."""
    link = Link(issue.record.title, root + urls.of("issue", issue.id))
    quotes = site.by_issue.get(issue.id, ())
    sides = (_sides(site, [quote.record.issues[issue.id] or "unsaid" for quote in quotes]),) if quotes else ()
    return Row(link, issue.record.question, site.issue_tallies[issue.id], sides=sides)


def source_row(site: Site, source: Placed[Source], root: str, quotes: Quotes | None = None) -> Row:
    """A source with who published it and when; counts these quotations of it, or all, with the share quoted."""
    record, words = source.record, site.words
    line = ", ".join(part for part in (record.publisher, places.when(record.published, words).text) if part)
    link = Link(record.title, root + urls.of("source", source.id))
    if quotes is not None:
        return Row(link, line, site.tally(quotes))
    shares = tuple(held.percent for held in extent(site, source))
    facts = (words.say(f"source.kind.{record.kind}"), *shares)
    return Row(link, line, site.source_tallies[source.id], facts)


def briefing_row(site: Site, briefing: Placed[Briefing], root: str) -> Row:
    """A briefing with its first line, its date and what it is about."""
    record = briefing.record
    link = Link(record.title, root + urls.of("briefing", briefing.id))
    about = ", ".join(issue.text for issue in site.issue_links(record.issues, root))
    draft = (site.words.say("briefing.draft"),) if record.status == "draft" else ()
    facts = (*draft, *((about,) if about else ()))
    return Row(link, record.summary[0] if record.summary else "", record.date.spoken if record.date else "", facts)


def _sides(site: Site, taken: list[str]) -> Sides:
    """For and against are counted even where nobody takes that side; silence is not."""
    number = Counter(taken)
    said = [site.words.say(f"sides.{side}", n=f"{number[side]:,}") for side in _SIDES if number[side] or side in _TWO]
    marks = tuple(side for side in _SIDES for _ in range(number[side]))
    return Sides(", ".join(said), marks if len(marks) <= MOST_MARKS else ())


_TWO = ("for", "against")
_SIDES = (*_TWO, "both", "neither", "unsaid")


def _issues(site: Site, root: str) -> Iterator[Row]:
    return (issue_row(site, issue, root) for issue in site.issues)


def _sources(site: Site, root: str) -> Iterator[Row]:
    return (source_row(site, source, root) for source in site.sources)


def _claims(site: Site, root: str) -> Iterator[Row]:
    for placed in site.dossier.claims.values():
        shown = claims.claim(site, placed, root)
        issues = ", ".join(link.text for link in shown.issues)
        yield Row(Link(shown.text, shown.href), issues, "", claims.counts(site, shown))


def _briefings(site: Site, root: str) -> Iterator[Row]:
    return (briefing_row(site, briefing, root) for briefing in site.briefings)


_ROWS = {"issue": _issues, "source": _sources, "claim": _claims, "briefing": _briefings}
