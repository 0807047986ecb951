"""The reach: the quotations whose pages a change cannot touch, so that they need not be made to be compared.

A quotation's page shows the records of its own source, those that name it or that it names, those that one sentence
names with it, contributions that were published twice, and echoes. Settings, terms and pages of the dossier's own may
show anywhere, and so may another order of records.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import kinds
from onrecord.dossier import Dossier, Name, Placed
from onrecord.pages import Site
from onrecord.records import Record

_ANYWHERE = ("term", "page")
_KINDS = tuple(kind.name for kind in kinds.KINDS if kind is not kinds.SETTINGS)


def unreached(before: Site, now: Site) -> tuple[str, ...]:
    """The ids of quotations whose pages both sites have, and that show the same there but for their frames."""
    old, new = before.dossier, now.dossier
    changed = frozenset(_changed(old, new))
    if any(kind in _ANYWHERE for kind, _ in changed) or _said(old.settings) != _said(new.settings):
        return ()
    if any(_is_reordered(kind, old, new) for kind in _KINDS):
        return ()
    met = {*changed, *_echoing(before, now), *_beside(before, changed), *_beside(now, changed)}
    shown = (quote for name, quote in now.quotes.items() if name in before.quotes and not quote.record.was)
    return tuple(quote.id for quote in shown if quote.name not in met)


def _changed(old: Dossier, new: Dossier) -> Iterator[Name]:
    """What either has alone, or says otherwise; a source with its seal and what was seen of it, and all its quotes."""
    for kind in _KINDS:
        before, now = old.of_kind(kind), new.of_kind(kind)
        yield from (
            (kind, name) for name in before.keys() | now.keys() if _said(before.get(name)) != _said(now.get(name))
        )
    for name in old.sources.keys() | new.sources.keys():
        if _of_source(name, old) != _of_source(name, new):
            yield ("source", name)
            yield from (quote.name for each in (old, new) if name in each.sources for quote in each.quotes_of(name))


def _said(placed: Placed[Record] | None) -> object:
    return placed and (placed.record, placed.body)


def _of_source(name: str, dossier: Dossier) -> object:
    return _said(dossier.sources.get(name)), dossier.seals.get(name), dossier.sightings.get(name)


def _is_reordered(kind: str, old: Dossier, new: Dossier) -> bool:
    before, now = old.of_kind(kind), new.of_kind(kind)
    return [name for name in before if name in now] != [name for name in now if name in before]


def _echoing(before: Site, now: Site) -> Iterator[Name]:
    """Quotations that echo others than they did; of those that echo what changed the page is met by its neighbour."""
    every = before.echoes.keys() | now.echoes.keys()
    return (("quote", name) for name in every if before.echoes.get(name) != now.echoes.get(name))


def _beside(site: Site, changed: frozenset[Name]) -> Iterator[Name]:
    """What names a changed record, is named by it, stands in one page's prose with it, echoes it, or is its reprint."""
    dossier = site.dossier
    for name in changed:
        citing = dossier.cited_by.get(name, ())
        yield from (each.by for each in citing)
        yield from _named(name, dossier)
        for page in {each.by for each in citing if each.field == "body"}:
            yield from _named(page, dossier)
        yield from (("quote", other) for other in site.echoes.get(name[1], ()) if name[0] == "quote")
    for echo, alike in site.echoes.items():  # one of many that are alike is named by more than it names
        if any(("quote", each) in changed for each in alike):
            yield ("quote", echo)
    for (source, _), others in site.copies.others.items():
        if ("source", source) in changed:
            yield from (quote.name for key in others for quote in site.by_segment.get(key, ()))


def _named(name: Name, dossier: Dossier) -> Iterator[Name]:
    return ((kind, each.id) for each in dossier.cites.get(name, ()) for kind in each.of)
