"""Sighted: what the committed record of drift says of a quotation's words on their source's page, in words."""

from __future__ import annotations

from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.site import Site
from onrecord.records import Quote
from onrecord.sightings import Look, Sighting


def live(site: Site, quote: Placed[Quote]) -> str:
    """When the words were seen at the source's address, or that they no longer are; nothing where nobody looked."""
    source = site.source_of(quote.id)
    record = site.dossier.sightings.get(source.id)
    look = record.live if record else None
    sighting = look.quotes.get(quote.id) if look else None
    if look is None or sighting is None or look.address != source.record.url or not sighting.fits(quote.record):
        return ""
    if sighting.is_found:
        return _said(site, quote.id, look, "again" if sighting.first_seen != look.on else "once")
    return f"{_missed(site, quote.id, look, sighting)} {_kept(site, quote)}".strip()


def _missed(site: Site, quote: str, look: Look, sighting: Sighting) -> str:
    return _said(site, quote, look, "lost" if sighting.last_seen else "absent")


def _said(site: Site, quote: str, look: Look, phrase: str) -> str:
    days = {"last": look.last_seen(quote), "first": look.quotes[quote].first_seen, "looked": look.on}
    spoken = {name: places.when(day, site.words).text for name, day in days.items()}
    return site.words.say(f"sighted.{phrase}", **spoken)


def _kept(site: Site, quote: Placed[Quote]) -> str:
    """Where the words do stand, of those that were compared with a saved copy."""
    if quote.id not in site.checks:
        return ""
    captured = site.source_of(quote.id).record.captures
    taken = captured[0].taken if captured else None
    return site.words.say("sighted.kept_from", date=taken.spoken) if taken else site.words.say("sighted.kept")
