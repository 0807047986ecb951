"""Drifted: what the committed records of drift say of published quotations."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.case import Case
from onrecord.diagnostics import Diagnostic, Place
from onrecord.dossier import Placed
from onrecord.records import Quote
from onrecord.sightings import Look, Sighting

_TELL = "tell the reader in its `note:`, or give the reason why not under `allow:`"
_LOOK_AGAIN = "run `onrecord drift` over it again, commit what it writes"
_BECAME = {"changed": "have changed on", "gone": "no longer stand on"}


def words_drifted(case: Case) -> Iterator[Diagnostic]:
    """The words have changed on their source's page, or gone from it, and no note has been written since.

    Words never seen at an address that is not exactly the source's own were perhaps never there to be seen.
    """
    for quote in case.published:
        look, sighting = _missed(case, quote)
        if look is None or sighting is None or sighting.is_noted(quote.record) or case.excuses(quote, "words-drifted"):
            continue
        source = case.dossier.sources[case.dossier.source_of[quote.id]].record
        if sighting.last_seen or source.url_is == "exact":
            seen = f"last seen there on {sighting.last_seen}" if sighting.last_seen else "never seen there"
            message = f"the words of `{quote.id}` {_BECAME[sighting.state]} the page by {look.on}; {seen}"
            yield Diagnostic(quote.at("text"), "words-drifted", message, _TELL, "warning")


def _missed(case: Case, quote: Placed[Quote]) -> tuple[Look | None, Sighting | None]:
    """The last look at the source's own address, where it missed these very words."""
    source = case.dossier.source_of[quote.id]
    record = case.dossier.sightings.get(source)
    look = record.live if record else None
    if look is None or look.address != case.dossier.sources[source].record.url:
        return None, None
    sighting = look.quotes.get(quote.id)
    return look, sighting if sighting and not sighting.is_found and sighting.fits(quote.record) else None


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
