"""The issue's page: the question, what its evidence lacks, both sides of each claim, and every quotation on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import figures, parts
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.claims import Claim, claim
from onrecord.pages.entries import Page
from onrecord.pages.figures import Dated, Figure
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.parts import Pager
from onrecord.pages.prose import Prose, prose
from onrecord.pages.quotations import Item, Link
from onrecord.pages.registers import Row, source_row
from onrecord.pages.site import Quotes, Site
from onrecord.records import Issue

STANCES = ("for", "against", "both", "neither", "")


@dataclass(frozen=True, slots=True)
class Share:
    """How many quotations, from how many contributions, take one side; `marks` has one entry a quotation."""

    stance: str
    name: str
    count: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another issue, and why it is worth reading with this one."""

    link: Link
    reason: str


@dataclass(frozen=True, slots=True)
class IssuePage:
    """All that an issue's page shows; `items` is the list's first part."""

    frame: Frame
    title: str
    question: str
    summary: str
    tally: str
    lacks: tuple[str, ...]
    introduction: Prose
    balance: tuple[Share, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    items: tuple[Item, ...]
    pager: Pager
    events: tuple[Dated, ...]
    sources: tuple[Row, ...]
    briefings: tuple[Link, ...]
    terms: tuple[Link, ...]
    related: tuple[Related, ...]
    uses: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class IssuePart:
    """A further part of an issue's quotations."""

    frame: Frame
    title: str
    question: str
    tally: str
    back: Link
    items: tuple[Item, ...]
    pager: Pager


def pages(site: Site, issue: Placed[Issue]) -> Iterator[Page]:
    """The issue's page, and one for each further hundred of its quotations."""
    path = urls.of("issue", issue.id)
    quotes = site.by_issue.get(issue.id, ())
    divided = parts.divided(quotes)
    yield Page(path, "issue.html", _page(site, issue, divided))
    for number in range(2, len(divided) + 1):
        yield Page(urls.part(path, number), "issue-part.html", _part(site, issue, divided, number))


def items(site: Site, issue: str, quotes: Quotes, root: str) -> tuple[Item, ...]:
    """Quotations with their side of the issue's question."""
    return tuple(
        Item(site.quotation(quote, root), site.words.say(f"stance.{quote.record.issues[issue] or 'unsaid'}"))
        for quote in quotes
    )


def balance(site: Site, issue: str) -> tuple[Share, ...]:
    """How the quotations on an issue divide; a side nobody takes is shown as empty, silence is not."""
    quotes = site.by_issue.get(issue, ())
    shares = (_share(site, stance, tuple(q for q in quotes if q.record.issues[issue] == stance)) for stance in STANCES)
    return tuple(share for share in shares if share.marks or share.stance in {"for", "against"})


def _page(site: Site, issue: Placed[Issue], divided: tuple[Quotes, ...]) -> IssuePage:
    path = urls.of("issue", issue.id)
    root, record, dossier = urls.root(path), issue.record, site.dossier
    quotes = site.by_issue.get(issue.id, ())
    return IssuePage(
        frame=frame(site, _opening(site, issue, path, record.title)),
        title=record.title,
        question=record.question,
        summary=record.summary,
        tally=site.issue_tallies[issue.id],
        lacks=tuple(record.lacks),
        introduction=prose(site, issue, root),
        balance=balance(site, issue.id),
        claims=tuple(claim(site, c, root) for c in dossier.claims.values() if issue.id in c.record.issues),
        figures=tuple(figures.figure(site, f, root) for f in dossier.figures.values() if issue.id in f.record.issues),
        items=items(site, issue.id, divided[0], root),
        pager=parts.pager(path, 1, len(divided), site.words),
        events=_events(site, issue.id, root),
        sources=_sources(site, quotes, root),
        briefings=_briefings(site, issue.id, root),
        terms=_terms(site, issue.id, root),
        related=tuple(_related(site, issue, root)),
        uses=backlinks(site, issue.name, root),
    )


def _part(site: Site, issue: Placed[Issue], divided: tuple[Quotes, ...], number: int) -> IssuePart:
    first = urls.of("issue", issue.id)
    path, root = urls.part(first, number), urls.root(first)
    title = site.words.say("pager.title", title=issue.record.title, n=number, of=len(divided))
    return IssuePart(
        frame=frame(site, _opening(site, issue, path, title)),
        title=title,
        question=issue.record.question,
        tally=site.issue_tallies[issue.id],
        back=Link(issue.record.title, root + first),
        items=items(site, issue.id, divided[number - 1], root),
        pager=parts.pager(first, number, len(divided), site.words),
    )


def _opening(site: Site, issue: Placed[Issue], path: str, title: str) -> Opening:
    return Opening(
        path=path,
        title=title,
        description=f"{issue.record.question} {issue.record.summary}".strip(),
        trail=((site.words.say("nav.issues"), urls.index("issue")),),
        section=urls.index("issue"),
        narrative=path == urls.of("issue", issue.id),
        styles=(urls.PROSE_SHEET,),
    )


def _share(site: Site, stance: str, quotes: Quotes) -> Share:
    name = site.words.say(f"stance.{stance or 'unsaid'}")
    count = site.tally(quotes) if quotes else site.words.say("stance.nobody")
    return Share(stance, name, count, tuple(stance or "unsaid" for _ in quotes))


def _events(site: Site, issue: str, root: str) -> tuple[Dated, ...]:
    held = (event for event in site.dossier.events.values() if issue in event.record.issues)
    return tuple(figures.event(site, event, root) for event in figures.in_time(held))


def _sources(site: Site, quotes: Quotes, root: str) -> tuple[Row, ...]:
    here: dict[str, Quotes] = {
        source: tuple(found) for source, found in groupby(quotes, lambda quote: site.dossier.source_of[quote.id])
    }
    return tuple(source_row(site, site.dossier.sources[source], root, found) for source, found in here.items())


def _briefings(site: Site, issue: str, root: str) -> tuple[Link, ...]:
    held = (briefing for briefing in site.briefings if issue in briefing.record.issues)
    return tuple(Link(briefing.record.title, root + urls.of("briefing", briefing.id)) for briefing in held)


def _terms(site: Site, issue: str, root: str) -> tuple[Link, ...]:
    held = (term for term in site.dossier.terms.values() if issue in term.record.issues)
    return tuple(Link(term.record.label, root + urls.of("term", term.id)) for term in held)


def _related(site: Site, issue: Placed[Issue], root: str) -> Iterator[Related]:
    for other in site.issues:
        if other.id in issue.record.related:
            link = Link(other.record.title, root + urls.of("issue", other.id))
            yield Related(link, issue.record.related[other.id])
