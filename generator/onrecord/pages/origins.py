"""The origin: the one source that all quotations of a page come from, said once above them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from onrecord.pages.mentions import Part, Quotations
from onrecord.pages.places import When
from onrecord.pages.prose import Prose
from onrecord.pages.quotations import Link, Quotation
from onrecord.pages.site import Quotes, Site

FEWEST = 2  # a single quotation says its own


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as captions leave it out: where it is, who published it, and when its quotations were said, or most."""

    source: Link
    publisher: str
    said: When
    otherwise: bool


def origin(site: Site, quotes: Quotes, root: str, others: Sequence[Quotation] = ()) -> tuple[Origin, ...]:
    """The source that all quotations of a list have in common, if there is one; `others` stand on the page as well."""
    if len(quotes) + len(others) < FEWEST or len({site.dossier.source_of[quote.id] for quote in quotes}) != 1:
        return ()
    every = [site.quotation(quote, root) for quote in quotes]
    source, said = every[0].source, Counter(shown.said for shown in every).most_common(1)[0][0]
    otherwise = any((shown.source, shown.said) != (source, said) for shown in (*every, *others))
    return (Origin(source, every[0].publisher, said, otherwise),)


def short(shown: Quotation, said_above: tuple[Origin, ...]) -> Quotation:
    """The quotation with who and place alone where the page says the rest; the place leads to the source."""
    for each in said_above:
        if shown.source == each.source:
            said = When("") if shown.said == each.said else shown.said
            source = shown.source if shown.repeats else Link(shown.place, shown.source.href)
            return replace(shown, source=source, publisher="", said=said, repeats=True)
    return shown


def shortened(prose: Prose, said_above: tuple[Origin, ...]) -> Prose:
    """Prose whose quotations that stand by themselves have short captions; its notes stay whole."""
    return replace(prose, parts=tuple(_shortened(part, said_above) for part in prose.parts))


def standing(prose: Prose) -> tuple[Quotation, ...]:
    """The quotations that stand by themselves in prose."""
    return tuple(shown for part in prose.parts if _is_block(part) for shown in part.quotations)


def _shortened(part: Part, said_above: tuple[Origin, ...]) -> Part:
    if not _is_block(part):
        return part
    return replace(part, quotations=tuple(short(shown, said_above) for shown in part.quotations))


def _is_block(part: Part) -> TypeGuard[Quotations]:
    return isinstance(part, Quotations) and part.kind == "block"
