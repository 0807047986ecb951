"""The issue's page: the question, what its evidence lacks, both sides of each claim, and every quotation on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import citations, claims, figures, narrowing, origins, senses
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.balance import Balance, balance
from onrecord.pages.citations import Citations
from onrecord.pages.claims import Claim
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.entries import Page
from onrecord.pages.figures import Dated, Figure
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.leanings import Held, Leanings
from onrecord.pages.origins import Origin
from onrecord.pages.prose import Prose, prose
from onrecord.pages.quotations import Link
from onrecord.pages.registers import Row, source_row
from onrecord.pages.related import Related, related
from onrecord.pages.senses import Told
from onrecord.pages.site import Quotes, Site
from onrecord.pages.words import Words
from onrecord.records import Issue

STYLES = (urls.sheet("prose"), urls.sheet("issue"), citations.SHEET, *narrowing.STYLES)
SCRIPTS = (citations.SCRIPT, *narrowing.SCRIPTS)


@dataclass(frozen=True, slots=True)
class IssuePage:
    """All that an issue's page shows; `leanings` holds the first part of its quotations, or nothing."""

    frame: Frame
    title: str
    question: str
    summary: tuple[Told, ...]
    tally: str
    origin: tuple[Origin, ...]
    contents: tuple[Link, ...]
    lacks: tuple[Told, ...]
    balance: Balance
    introduction: Prose
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    leanings: tuple[Leanings, ...]
    events: tuple[Dated, ...]
    sources: tuple[Row, ...]
    related: Related
    corrections: tuple[Corrected, ...]
    uses: tuple[Backlink, ...]
    citations: Citations


@dataclass(frozen=True, slots=True)
class IssuePart:
    """A further part of an issue's quotations."""

    frame: Frame
    title: str
    question: str
    tally: str
    origin: tuple[Origin, ...]
    back: Link
    leanings: Leanings


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands above an issue's introduction, with the sense of each term that it uses first."""

    summary: tuple[Told, ...]
    lacks: tuple[Told, ...]


def pages(site: Site, issue: Placed[Issue]) -> Iterator[Page]:
    """The issue's page, and one for each further hundred of its quotations."""
    root = urls.root(urls.of("issue", issue.id))
    quotes, stated = site.by_issue.get(issue.id, ()), _claims(site, issue, root)
    opened = _opened(site, issue, root)
    introduction = prose(site, issue, root, senses.named((*opened.summary, *opened.lacks)))
    others = (*origins.standing(introduction), *(shown for each in stated for shown in claims.quotations(each)))
    held = Held(site, issue, quotes, origins.origin(site, quotes, root, others))
    first, *further = held.leanings()
    yield Page(held.path, "issue.html", _page(held, opened, introduction, stated, first))
    for number, part in enumerate(further, 2):
        yield Page(urls.part(held.path, number), "issue-part.html", _part(held, part, number, len(further) + 1))


def _opened(site: Site, issue: Placed[Issue], root: str) -> Opened:
    summary = senses.paragraphs(issue.record.summary)
    told = senses.told(site, [*summary, *issue.record.lacks], root)
    return Opened(told[: len(summary)], told[len(summary) :])


def _page(held: Held, opened: Opened, introduction: Prose, stated: tuple[Claim, ...], first: Leanings) -> IssuePage:
    site, issue, root = held.site, held.issue, held.root
    record, numbers = issue.record, site.dossier.figures.values()
    made = IssuePage(
        frame=frame(site, _opening(held, held.path, record.title)),
        title=record.title,
        question=record.question,
        summary=opened.summary,
        tally=site.issue_tallies[issue.id],
        origin=held.origin,
        contents=(),
        lacks=opened.lacks,
        balance=balance(site, issue.id),
        introduction=origins.shortened(introduction, held.origin),
        claims=tuple(claims.shortened(each, held.origin) for each in stated),
        figures=tuple(figures.figure(site, each, root) for each in numbers if issue.id in each.record.issues),
        leanings=(first,) if held.quotes else (),
        events=_events(site, issue.id, root),
        sources=_sources(site, held.quotes, root),
        related=related(site, issue, root),
        corrections=corrected(site, issue.name, root),
        uses=backlinks(site, issue.name, root),
        citations=citations.of_work(site, citations.issue(site, issue)),
    )
    return replace(made, contents=_contents(made, len(held.quotes), site.words))


def _part(held: Held, leanings: Leanings, number: int, of: int) -> IssuePart:
    site, record = held.site, held.issue.record
    title = site.words.say("pager.title", title=record.title, n=number, of=of)
    return IssuePart(
        frame=frame(site, _opening(held, urls.part(held.path, number), title)),
        title=title,
        question=record.question,
        tally=site.issue_tallies[held.issue.id],
        origin=held.origin,
        back=Link(record.title, held.root + held.path),
        leanings=leanings,
    )


def _opening(held: Held, path: str, title: str) -> Opening:
    record = held.issue.record
    return Opening(
        path=path,
        title=title,
        description=f"{record.question} {record.summary}".strip(),
        trail=((held.site.words.say("nav.issues"), urls.index("issue")),),
        section=urls.index("issue"),
        narrative=path == held.path,
        scripts=SCRIPTS,
        styles=STYLES,
        cites=(citations.issue(held.site, held.issue),) if path == held.path else (),
    )


def _contents(page: IssuePage, quotes: int, words: Words) -> tuple[Link, ...]:
    """The page's headings in order, with how many things stand under them; one with nothing under it is left out."""
    held = (
        ("lacks", "issue.lacks", True, 0),
        ("balance", "issue.balance", quotes, 0),
        ("brief", "issue.brief", page.introduction.parts, 0),
        ("claims", "issue.claims", page.claims, len(page.claims)),
        ("figures", "issue.figures", page.figures, len(page.figures)),
        ("quotations", "issue.quotations", True, quotes),
        ("timeline", "issue.timeline", page.events, len(page.events)),
        ("sources", "issue.sources", page.sources, len(page.sources)),
        ("related", "issue.related", page.related, 0),
        ("corrections", "corrections.here", page.corrections, len(page.corrections)),
        ("uses", "uses.title", page.uses, 0),
        ("cite", "cite.title", True, 0),
        ("notes", "issue.notes", page.introduction.notes, 0),
    )
    return tuple(Link(_heading(words, key, number), f"#_{at}") for at, key, shown, number in held if shown)


def _heading(words: Words, key: str, number: int) -> str:
    name = words.say(key)
    return words.say("sections.way", name=name, n=f"{number:,}") if number else name


def _claims(site: Site, issue: Placed[Issue], root: str) -> tuple[Claim, ...]:
    held = (claim for claim in site.dossier.claims.values() if issue.id in claim.record.issues)
    return tuple(claims.claim(site, claim, root) for claim in held)


def _events(site: Site, issue: str, root: str) -> tuple[Dated, ...]:
    held = (event for event in site.dossier.events.values() if issue in event.record.issues)
    return tuple(figures.event(site, event, root) for event in figures.in_time(held))


def _sources(site: Site, quotes: Quotes, root: str) -> tuple[Row, ...]:
    here: dict[str, Quotes] = {
        source: tuple(found) for source, found in groupby(quotes, lambda quote: site.dossier.source_of[quote.id])
    }
    return tuple(source_row(site, site.dossier.sources[source], root, found) for source, found in here.items())
