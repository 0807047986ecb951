"""What is related to an issue: other issues with the reason and the quotations they share, briefings and terms."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.records import Issue


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another issue, why it is worth reading with this one, and how many quotations the two share, in words."""

    link: Link
    reason: str
    shares: str


@dataclass(frozen=True, slots=True)
class Related:
    """What else to read: issues named as related before those that only share quotations, briefings, terms."""

    issues: tuple[Neighbour, ...]
    briefings: tuple[Link, ...]
    terms: tuple[Link, ...]

    def __bool__(self) -> bool:
        return bool(self.issues or self.briefings or self.terms)


def related(site: Site, issue: Placed[Issue], root: str) -> Related:
    """What is related to one issue, as pages at that depth link to it."""
    named, shared = issue.record.related, _shared(site, issue)
    other = [each for each in site.issues if each.id != issue.id]
    first = [each for each in other if each.id in named]
    after = [each for each in other if each.id not in named and shared[each.id]]
    return Related(
        issues=tuple(
            _neighbour(site, each, named.get(each.id, ""), shared[each.id], root) for each in (*first, *after)
        ),
        briefings=_briefings(site, issue.id, root),
        terms=_terms(site, issue.id, root),
    )


def _shared(site: Site, issue: Placed[Issue]) -> Counter[str]:
    """How many of the issue's quotations stand on each other issue too."""
    return Counter(other for quote in site.by_issue.get(issue.id, ()) for other in quote.record.issues)


def _neighbour(site: Site, other: Placed[Issue], reason: str, shared: int, root: str) -> Neighbour:
    link = Link(other.record.title, root + urls.of("issue", other.id))
    return Neighbour(link, reason, site.words.counted("issue.shares", shared) if shared else "")


def _briefings(site: Site, issue: str, root: str) -> tuple[Link, ...]:
    held = (briefing for briefing in site.briefings if issue in briefing.record.issues)
    return tuple(Link(briefing.record.title, root + urls.of("briefing", briefing.id)) for briefing in held)


def _terms(site: Site, issue: str, root: str) -> tuple[Link, ...]:
    held = (term for term in site.dossier.terms.values() if issue in term.record.issues)
    return tuple(Link(term.record.label, root + urls.of("term", term.id)) for term in held)
