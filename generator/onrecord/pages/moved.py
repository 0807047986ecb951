"""The page that moved: what stands where a record was before its id was changed, and leads to where it is now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from onrecord import urls
from onrecord.dossier import Name, Placed
from onrecord.pages.entries import Entry, File, Page
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site
from onrecord.pages.titles import title
from onrecord.records import Excused, Record


@dataclass(frozen=True, slots=True)
class MovedPage:
    """Where the page is now; browsers go there by themselves."""

    frame: Frame
    now: Link


def entries(site: Site, made: Iterable[Entry]) -> Iterator[Entry]:
    """A page for each address that a record had before, of those that lead to something now; of receipts a copy."""
    by_path = {entry.path: entry for entry in made}
    for placed in site.dossier.every():
        for old in before(placed.record):
            for path, now in _addresses(placed.name, old, by_path.keys()):
                entry = by_path[now]
                yield File(path, entry.data) if isinstance(entry, File) else _page(site, placed, path, now)


def before(record: Record) -> tuple[str, ...]:
    """The ids that a record had before."""
    return tuple(record.was) if isinstance(record, Excused) else ()


def _addresses(name: Name, old: str, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each address under the old id, with the one under the new, of those that the site has."""
    kind, new = name
    pairs = [(urls.of(kind, old), urls.of(kind, new))]
    if kind in ("issue", "source"):
        pairs.append((urls.listing(kind, old), urls.listing(kind, new)))
    for path, now in pairs:
        for number in count(1):
            if urls.part(now, number) not in paths:
                break
            yield urls.part(path, number), urls.part(now, number)
    if kind == "quote" and urls.annotation(new) in paths:
        yield urls.annotation(old), urls.annotation(new)


def _page(site: Site, placed: Placed[Record], path: str, now: str) -> Page:
    words = site.words
    around = frame(site, Opening(path, words.say("moved.title"), words.say("moved.description")))
    # A quotation is named by its id: of one that is withdrawn no words may stand anywhere.
    name = placed.id if placed.kind == "quote" else title(placed)
    view = MovedPage(replace(around, canonical=site.address(now)), Link(name, urls.relative(path, now)))
    return Page(path, "moved.html", view)
