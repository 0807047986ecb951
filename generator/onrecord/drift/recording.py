"""Recording: what a look adds to the record of a source, so that as little of it changes as can."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from onrecord import sightings, verbatim
from onrecord.edtf import Date
from onrecord.records import Quote
from onrecord.sightings import Look, Sighting, Sightings

State: TypeAlias = sightings.State | Literal["doubtful"]


def is_earlier(before: Look | None, address: str, on: Date) -> bool:
    """Whether that day is before the last look at that address: then it adds nothing."""
    return before is not None and before.address == address and before.on.order > on.order


def recorded(before: Look | None, address: str, on: Date, found: Mapping[str, tuple[Quote, State]]) -> Look | None:
    """The look that brought a page, after the one before it; `found` gives each quotation with its state.

    A look at another address begins anew. One of an earlier day than the one before adds nothing, nor does what is
    doubtful: what was known of such words stays.
    """
    if is_earlier(before, address, on) or all(state == "doubtful" for _, state in found.values()):
        return before
    if before and before.address != address:
        before = None
    each = {name: _sighting(before, name, quote, state, on) for name, (quote, state) in found.items()}
    return Look(address=address, on=on, quotes={name: sighting for name, sighting in each.items() if sighting})


def pruned(record: Sightings, quotes: Mapping[str, Quote]) -> Sightings:
    """The record without what it holds of words that are no longer published as they were looked for."""
    return record.model_copy(
        update={"live": _pruned(record.live, quotes), "archived": _pruned(record.archived, quotes)}
    )


def _pruned(look: Look | None, quotes: Mapping[str, Quote]) -> Look | None:
    if look is None:
        return None
    kept = {name: each for name, each in look.quotes.items() if name in quotes and each.fits(quotes[name])}
    return look.model_copy(update={"quotes": kept}) if kept else None


def _sighting(before: Look | None, name: str, quote: Quote, state: State, on: Date) -> Sighting | None:
    words = verbatim.digest(quote.text)
    known = before.quotes.get(name) if before else None
    if known and not known.fits(quote):
        known = None
    last = before.last_seen(name) if before and known else None
    if state == "doubtful":
        return known and known.model_copy(update={"last_seen": last})
    first = known.first_seen if known else None
    if state == "there":
        return Sighting(state=state, words=words, first_seen=first or on)
    if known and not known.is_found:  # missed before: since then, and with the note of then
        return known.model_copy(update={"state": state})
    return Sighting(state=state, words=words, first_seen=first, last_seen=last, since=on, note=sightings.noted(quote))
