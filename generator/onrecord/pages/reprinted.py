"""The reprint: where else a contribution was published, and which of the two was first as far as the dates say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.pages import places
from onrecord.pages.places import When
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.reprints import Key, is_dated_apart


@dataclass(frozen=True, slots=True)
class Reprint:
    """One other place of a contribution: its source, where in it, when that was published, and what came first."""

    source: Link
    place: str
    published: When
    order: str


def reprints(site: Site, key: Key, root: str) -> tuple[Reprint, ...]:
    """Every other place where a contribution was published, the earlier first."""
    return tuple(_reprints(site, key, root))


def _reprints(site: Site, key: Key, root: str) -> Iterator[Reprint]:
    for source, segment in site.copies.others.get(key, ()):
        record = site.dossier.sources[source].record
        yield Reprint(
            Link(record.title, root + urls.of("source", source)),
            places.place(segment, site.words),
            places.when(record.published, site.words),
            site.words.say(f"also.{_order(site, key, (source, segment))}"),
        )


def _order(site: Site, key: Key, other: Key) -> str:
    if not is_dated_apart(site.dossier, key, other):
        return "unknown"
    return "earlier" if other in site.copies.earlier.get(key, ()) else "later"
