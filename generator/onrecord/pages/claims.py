"""The claim as it is shown: a neutral sentence, and what stands on either side of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import figures, pieces
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.figures import Figure
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.site import Site
from onrecord.records import Claim as ClaimRecord


@dataclass(frozen=True, slots=True)
class Side:
    """What supports or disputes a claim; `nothing` says so where the side is empty."""

    kind: str
    name: str
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with both its sides."""

    id: str
    href: str
    text: str
    sides: tuple[Side, ...]
    note: str
    issues: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A claim's own page."""

    frame: Frame
    claim: Claim
    uses: tuple[Backlink, ...]


def claim(site: Site, placed: Placed[ClaimRecord], root: str) -> Claim:
    """One claim as pages at that depth show it."""
    record = placed.record
    return Claim(
        id=placed.id,
        href=root + urls.of("claim", placed.id),
        text=record.text,
        sides=(
            _side(site, "for", "claim.supports", record.supports, root),
            _side(site, "against", "claim.disputes", record.disputes, root),
        ),
        note=record.note,
        issues=site.issue_links(record.issues, root),
    )


def page(site: Site, placed: Placed[ClaimRecord]) -> ClaimPage:
    """The claim's own page."""
    path = urls.of("claim", placed.id)
    shown = claim(site, placed, urls.root(path))
    opening = Opening(
        path=path,
        title=pieces.excerpt(placed.record.text, 90),
        description=f"{placed.record.text} {counts(site, shown)}",
        trail=((site.words.say("nav.claims"), urls.index("claim")),),
        section=urls.index("claim"),
        styles=(urls.PROSE_SHEET,),
    )
    return ClaimPage(frame(site, opening), shown, backlinks(site, placed.name, urls.root(path)))


def counts(site: Site, shown: Claim) -> str:
    """How much stands on either side, in words."""
    numbers = [site.words.say("claim.count", side=side.name, n=_weight(side)) for side in shown.sides]
    return "; ".join(numbers)


def _weight(side: Side) -> int:
    return len(side.quotations) + len(side.figures)


def _side(site: Site, kind: str, key: str, ids: list[str], root: str) -> Side:
    quotes = tuple(site.quotation(site.quotes[each], root) for each in ids if each in site.quotes)
    held = site.dossier.figures
    numbers = tuple(figures.figure(site, held[each], root) for each in ids if each in held)
    nothing = "" if quotes or numbers else site.words.say(f"{key}.nothing")
    return Side(kind, site.words.say(f"{key}.name"), quotes, numbers, nothing)
