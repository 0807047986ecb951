"""The gap: what the evidence does not hold, as issues say it and as the records themselves show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site


@dataclass(frozen=True, slots=True)
class Lack:
    """An issue, and what its evidence does not hold."""

    issue: Link
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unheard:
    """One side, and the questions or claims on which no quotation held takes it."""

    name: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GapsPage:
    """What is missing: from the whole, side by side, issue by issue; `without` names issues that say nothing of it."""

    frame: Frame
    whole: tuple[str, ...]
    sides: tuple[Unheard, ...]
    issues: tuple[Lack, ...]
    without: tuple[Link, ...]


def page(site: Site) -> GapsPage:
    """The page of what is missing."""
    words = site.words
    opening = Opening(urls.GAPS, words.say("nav.gaps"), words.say("gaps.description"))
    links = [(Link(issue.record.title, urls.of("issue", issue.id)), issue.record.lacks) for issue in site.issues]
    return GapsPage(
        frame=frame(site, opening),
        whole=(*site.dossier.settings.record.lacks, *_counted(site)),
        sides=tuple(side for side in (*_questions(site), *_claims(site)) if side.links),
        issues=tuple(Lack(link, tuple(lacks)) for link, lacks in links if lacks),
        without=tuple(link for link, lacks in links if not lacks),
    )


def _counted(site: Site) -> Iterator[str]:
    """What the records show to be missing from the whole."""
    words = site.words
    dated = [source.record.published for source in site.sources if source.record.published]
    if dated:
        yield words.say("gaps.newest", date=dated[0].spoken)
    if site.quotes and not any(quote.record.kind == "official" for quote in site.quotes.values()):
        yield words.say("gaps.official")
    yield from _share(site, "gaps.role", [not site.roles[quote] for quote in site.quotes])
    yield from _share(site, "gaps.saved", [not source.record.captures for source in site.sources])
    yield from _share(site, "gaps.archived", [not source.record.archived for source in site.sources])
    yield from _share(site, "gaps.address", [source.record.url_is != "exact" for source in site.sources])


def _share(site: Site, key: str, missing: list[bool]) -> Iterator[str]:
    """Of how many something is missing, where it is of any."""
    if any(missing):
        yield site.words.counted(key, sum(missing), of=f"{len(missing):,}")


def _questions(site: Site) -> Iterator[Unheard]:
    for side in ("for", "against"):
        unheard = (
            Link(issue.record.title, urls.of("issue", issue.id))
            for issue in site.issues
            if not any(quote.record.issues[issue.id] in (side, "both") for quote in site.by_issue.get(issue.id, ()))
        )
        yield Unheard(site.words.say(f"gaps.unheard.{side}"), tuple(unheard))


def _claims(site: Site) -> Iterator[Unheard]:
    for side in ("supports", "disputes"):
        bare = (claim for claim in site.dossier.claims.values() if not _shown(site, getattr(claim.record, side)))
        links = tuple(Link(claim.record.text, urls.of("claim", claim.id)) for claim in bare)
        yield Unheard(site.words.say(f"gaps.unheard.{side}"), links)


def _shown(site: Site, evidence: list[str]) -> bool:
    return any(each in site.quotes or each in site.dossier.figures for each in evidence)
