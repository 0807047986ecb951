"""The correction as it stands on the page it concerns: when, what was put right, and where all of them are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Name, Placed
from onrecord.pages import places
from onrecord.pages.places import When
from onrecord.pages.site import Site
from onrecord.records import Correction

# What a correction may be about.
_SUBJECTS = ("quote", "source", "issue", "figure", "claim", "term", "event", "briefing")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction of one record: its day, what was done, and where it stands among all."""

    on: When
    what: str
    href: str


def corrected(site: Site, name: Name, root: str) -> tuple[Corrected, ...]:
    """The corrections of a record, the newest first."""
    about = [each for each in site.dossier.corrections.values() if each.record.about == name[1]]
    return tuple(_corrected(site, each, root) for each in newest(about) if subject(site, each.record.about) == name)


def newest(every: Iterable[Placed[Correction]]) -> list[Placed[Correction]]:
    """Corrections, the newest first."""
    by_id = sorted(every, key=lambda correction: correction.id)
    return sorted(by_id, key=lambda correction: correction.record.on.order, reverse=True)


def subject(site: Site, about: str) -> Name:
    """The kind and id of the record that a correction is about; the kind is empty where there is none."""
    return next((kind for kind in _SUBJECTS if about in site.dossier.of_kind(kind)), ""), about


def _corrected(site: Site, placed: Placed[Correction], root: str) -> Corrected:
    record = placed.record
    return Corrected(places.when(record.on, site.words), record.what, root + urls.of("correction", placed.id))
