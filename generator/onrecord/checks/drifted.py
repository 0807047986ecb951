"""Drifted: what the committed records of drift say of published quotations."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import sightings
from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place

_TELL = "tell the reader in its `note:`, or give the reason why not under `allow:`"
_LOOK_AGAIN = "run `onrecord drift` over it again, commit what it writes"
_BECAME = {
    "changed": "have changed on",
    "gone": "no longer stand on",
    "elsewhere": "stand in another contribution, or in a rewritten one, of",
}


def words_drifted(case: Case) -> Iterator[Diagnostic]:
    """The words have changed on their source's page, or gone from it or to another, and no note was written since."""
    for quote in case.published:
        name = case.dossier.source_of[quote.id]
        source = case.dossier.sources.get(name)  # one that could not be read may hold quotations that could
        if source is None:
            continue
        record = case.dossier.sightings.get(name)
        look, sighting = sightings.told(record, source.record, quote.id, quote.record) or (None, None)
        if look is None or sighting is None or sighting.is_found or sighting.is_noted(quote.record):
            continue
        if not case.excuses(quote, "words-drifted"):
            seen = f"last seen there on {sighting.last_seen}" if sighting.last_seen else "never seen there"
            message = f"the words of `{quote.id}` {_BECAME[sighting.state]} the page by {look.on}; {seen}"
            yield Diagnostic(quote.at("text"), "words-drifted", message, _TELL, "warning")


def stale_drift(case: Case) -> Iterator[Diagnostic]:
    """A record of drift is of no source, or holds quotations that its source does not publish."""
    if case.dossier.has("quote", ""):
        return  # those that cannot be read may be the ones it holds
    published = {(case.dossier.source_of[quote.id], quote.id) for quote in case.published}
    for source, record in case.dossier.sightings.items():
        at = Place(f"drift/{source}.json")
        if not case.dossier.has("source", source):
            message = f"this record is of a source `{source}`, and there is none of that name"
            remedy = "take it away, or give the file of its source that name again"
            yield Diagnostic(at, "stale-drift", message, remedy, "warning")
            continue
        looks = [look for look in (record.live, record.archived) if look]
        for name in dict.fromkeys(name for look in looks for name in look.quotes):
            if (source, name) not in published and ("quote", name) not in case.dossier.unread:
                message = f"this record still holds `{name}`, and `{source}` publishes no such quotation"
                yield Diagnostic(
                    at, "stale-drift", message, "run `onrecord drift` over it again, commit what it writes", "warning"
                )
