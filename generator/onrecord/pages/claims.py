"""The claim as it is shown: a neutral sentence, and what stands on either side of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import figures, narrowing, origins, parts, pieces, sections, senses
from onrecord.pages.backlinks import Backlink, backlinks
from onrecord.pages.corrected import Corrected, corrected
from onrecord.pages.entries import Page
from onrecord.pages.figures import Figure
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.narrowing import Listed, Narrowing
from onrecord.pages.origins import Origin
from onrecord.pages.parts import Pager, Part
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.sections import Divided, Section
from onrecord.pages.senses import Told
from onrecord.pages.site import Quotes, Site
from onrecord.records import Claim as ClaimRecord

SHOWN = 6  # quotations of one side where a claim is one of several things on a page


@dataclass(frozen=True, slots=True)
class Side:
    """What supports or disputes a claim; `nothing` says so where the side is empty, `more` where not all is shown."""

    kind: str
    name: str
    count: str
    quotations: tuple[Quotation, ...]
    figures: tuple[Figure, ...]
    nothing: str
    more: str


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
    """A part of a claim's own page; `sides` hold what stands on this part."""

    frame: Frame
    title: str
    note: tuple[Told, ...]
    tally: str
    origin: tuple[Origin, ...]
    issues: tuple[Link, ...]
    narrowing: tuple[Narrowing, ...]
    ways: tuple[Link, ...]
    sides: tuple[Section, ...]
    pager: Pager
    corrections: tuple[Corrected, ...]
    uses: tuple[Backlink, ...]


_KEYS = {"for": "claim.supports", "against": "claim.disputes"}


def claim(site: Site, placed: Placed[ClaimRecord], root: str) -> Claim:
    """One claim as pages at that depth show it among other things."""
    record = placed.record
    return Claim(
        id=placed.id,
        href=root + urls.of("claim", placed.id),
        text=record.text,
        sides=tuple(_side(site, kind, _ids(record, kind), root) for kind in _KEYS),
        note=record.note,
        issues=site.issue_links(record.issues, root),
    )


def shortened(shown: Claim, said_above: tuple[Origin, ...]) -> Claim:
    """The claim with short captions where the page says the source of all its quotations above."""
    return replace(
        shown,
        sides=tuple(
            replace(side, quotations=tuple(origins.short(quotation, said_above) for quotation in side.quotations))
            for side in shown.sides
        ),
    )


def quotations(shown: Claim) -> tuple[Quotation, ...]:
    """The quotations on both sides of a claim as it is shown."""
    return tuple(quotation for side in shown.sides for quotation in side.quotations)


def counts(site: Site, shown: Claim) -> tuple[str, ...]:
    """How much stands on each side, in words."""
    return tuple(site.words.say("claim.count", side=side.name, n=side.count) for side in shown.sides)


def size(site: Site, record: ClaimRecord) -> int:
    """How many quotations and figures stand on both sides together."""
    named = (*record.supports, *record.disputes)
    return sum(each in site.quotes or each in site.dossier.figures for each in named)


def pages(site: Site, placed: Placed[ClaimRecord]) -> Iterator[Page]:
    """The claim's own page, and one for each further hundred of its quotations."""
    path = urls.of("claim", placed.id)
    held = {kind: _quotes(site, _ids(placed.record, kind)) for kind in _KEYS}
    divided = sections.divided(held)
    for number in range(1, len(divided) + 1):
        part = Part(path, number, len(divided))
        yield Page(part.path, "claim.html", _page(site, placed, held, divided, part))


def _page(site: Site, placed: Placed[ClaimRecord], held: dict[str, Quotes], divided: Divided, part: Part) -> ClaimPage:
    record, words, root = placed.record, site.words, urls.root(part.first)
    shown, here = claim(site, placed, root), divided[part.number - 1]
    listed = _listed(site, held, here, root, part)
    return ClaimPage(
        frame=frame(site, _opening(site, shown, part, bool(listed.narrowing))),
        title=part.title(record.text, words),
        note=senses.told(site, senses.paragraphs(record.note), root),
        tally="; ".join(counts(site, shown)),
        origin=listed.origin,
        issues=shown.issues,
        narrowing=listed.narrowing,
        ways=sections.ways(held, divided, part, lambda kind: words.say(f"{_KEYS[kind]}.name"), words),
        sides=tuple(
            _section(listed, side, here, sections.begins(divided, part, side.kind))
            for side in shown.sides
            if side.kind in here
        ),
        pager=parts.pager(part.first, part.number, part.of, words),
        corrections=corrected(site, placed.name, root),
        uses=backlinks(site, placed.name, root),
    )


def _listed(site: Site, held: dict[str, Quotes], here: Mapping[str, Quotes], root: str, part: Part) -> Listed:
    every, shown = (tuple(quote for quotes in each.values() for quote in quotes) for each in (held, here))
    return Listed(site, root, shown, origin=origins.origin(site, every, root), grouped=True, whole=part.of == 1)


def _opening(site: Site, shown: Claim, part: Part, narrowed: bool) -> Opening:
    return Opening(
        path=part.path,
        title=part.title(pieces.excerpt(shown.text, 90), site.words),
        description=f"{shown.text} {'; '.join(counts(site, shown))}",
        trail=((site.words.say("nav.claims"), urls.index("claim")),),
        section=urls.index("claim"),
        scripts=narrowing.SCRIPTS if narrowed else (),
        styles=(urls.sheet("prose"), *(narrowing.STYLES if narrowed else ())),
    )


def _section(listed: Listed, side: Side, here: Mapping[str, Quotes], first: bool) -> Section:
    items = listed.items(here[side.kind])
    return Section(
        sections.anchor(side.kind), side.name, side.count, items, side.figures if first else (), side.nothing
    )


def _side(site: Site, kind: str, ids: Sequence[str], root: str) -> Side:
    words, key = site.words, _KEYS[kind]
    quotes, held = _quotes(site, ids), site.dossier.figures
    numbers = tuple(figures.figure(site, held[each], root) for each in ids if each in held)
    left = len(quotes) - SHOWN
    return Side(
        kind=kind,
        name=words.say(f"{key}.name"),
        count=_count(site, len(quotes), len(numbers)),
        quotations=tuple(site.quotation(quote, root) for quote in quotes[:SHOWN]),
        figures=numbers,
        nothing="" if quotes or numbers else words.say(f"{key}.nothing"),
        more=words.counted("claim.more", left) if left > 0 else "",
    )


def _count(site: Site, quotes: int, numbers: int) -> str:
    held = (("count.quotations", quotes), ("count.figures", numbers))
    return ", ".join(site.words.counted(key, n) for key, n in held if n) or site.words.say("count.nothing")


def _quotes(site: Site, ids: Sequence[str]) -> Quotes:
    return tuple(site.quotes[each] for each in ids if each in site.quotes)


def _ids(record: ClaimRecord, kind: str) -> Sequence[str]:
    return record.supports if kind == "for" else record.disputes
