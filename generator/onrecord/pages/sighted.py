"""Sighted: what the committed record of drift says of a quotation's words on their source's page, in words."""

from __future__ import annotations

from onrecord import sightings
from onrecord.dossier import Placed
from onrecord.edtf import Date
from onrecord.pages import places
from onrecord.pages.site import Site
from onrecord.records import Quote
from onrecord.sightings import Look, Sighting


def live(site: Site, quote: Placed[Quote]) -> str:
    """When the words were seen at the source's address, or that they no longer are; nothing where nobody could tell."""
    source = site.source_of(quote.id)
    told = sightings.told(site.dossier.sightings.get(source.id), source.record, quote.id, quote.record)
    if told is None:
        return ""
    said = _said(site, quote.id, *told)
    return said if told[1].is_found else f"{said} {_kept(site, quote)}".strip()


def _said(site: Site, quote: str, look: Look, sighting: Sighting) -> str:
    days = {"last": look.last_seen(quote), "first": sighting.first_seen, "looked": look.on}
    spoken = {name: places.when(day, site.words).text for name, day in days.items()}
    return site.words.say(f"sighted.{_phrase(sighting, days['last'])}", **spoken)


def _phrase(sighting: Sighting, last: Date | None) -> str:
    if sighting.is_found:
        return "again" if sighting.first_seen != last else "once"
    seen, never = _MISSED[sighting.state == "elsewhere"]
    return seen if last else never


_MISSED = {False: ("lost", "absent"), True: ("moved", "apart")}


def _kept(site: Site, quote: Placed[Quote]) -> str:
    """Where the words do stand, of those that were compared with a saved copy."""
    if quote.id not in site.checks:
        return ""
    captured = site.source_of(quote.id).record.captures
    taken = captured[0].taken if captured else None
    return site.words.say("sighted.kept_from", date=taken.spoken) if taken else site.words.say("sighted.kept")
