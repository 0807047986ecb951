"""The metadata: what a page's head tells programs, from one place for every page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from onrecord import citing, search, urls
from onrecord.citing import Item
from onrecord.citing.linked import filled, organization
from onrecord.pages.site import Site

Tags = tuple[tuple[str, str], ...]

# A glossary of more terms than this would be the page twice over.
MOST_TERMS = 100

_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: `json.dumps` makes one for each page


@dataclass(frozen=True, slots=True)
class Metadata:
    """Tags by `name` and by `property`, none of them empty, and JSON-LD that is safe in a page (empty for none)."""

    named: Tags
    properties: Tags
    linked: Markup


def metadata(site: Site, path: str, title: str, description: str, cites: Iterable[Item]) -> Metadata:
    """The metadata of one page; `cites` holds what it is cited as, one thing or none."""
    items = tuple(cites)
    tags = (tag for item in items for tag in (*citing.dublin_core(item), *citing.highwire(item)))
    nodes = [citing.linked(item) for item in items] or _standing(site, path)
    return Metadata(
        named=_held(tags),
        properties=_held(_graph(site, path, title, description)),
        linked=Markup(search.safe(_json(nodes[0]))) if nodes else Markup(),  # noqa: S704
    )


def _graph(site: Site, path: str, title: str, description: str) -> Tags:
    """The page in Open Graph; the address only where the dossier has one."""
    settings = site.dossier.settings.record
    return (
        ("og:title", title),
        ("og:description", description),
        ("og:type", "website" if path == urls.HOME else "article"),
        ("og:site_name", settings.title),
        ("og:locale", _locale(settings.language)),
        ("og:url", site.address(path)),
    )


def _locale(language: str) -> str:
    """Open Graph writes `en_GB`, and knows no language without its country."""
    return language.replace("-", "_") if language.count("-") == 1 else ""


def _standing(site: Site, path: str) -> list[dict[str, Any]]:
    """What the two pages are that stand for the dossier and for its glossary."""
    made = {urls.HOME: _dataset, urls.index("term"): _glossary}
    node = made[path](site) if path in made else {}
    return [{"@context": "https://schema.org", **node}] if node else []


def _dataset(site: Site) -> dict[str, Any]:
    settings = site.dossier.settings.record
    return filled(
        kind="Dataset",
        name=settings.title,
        description=settings.strapline or site.tally(tuple(site.quotes.values())),
        inLanguage=settings.language,
        url=site.address(urls.HOME),
        license={"@type": "CreativeWork", "name": settings.licence} if settings.licence else {},
        publisher=organization(settings.publisher),
    )


def _glossary(site: Site) -> dict[str, Any]:
    terms = [term.record for term in site.dossier.terms.values()]
    if not 0 < len(terms) <= MOST_TERMS:
        return {}
    every = [filled(kind="DefinedTerm", name=t.label, alternateName=t.expansion, description=t.sense) for t in terms]
    return filled(kind="DefinedTermSet", name=site.words.say("glossary.title"), hasDefinedTerm=every)


def _held(tags: Iterable[tuple[str, str]]) -> Tags:
    return tuple((name, content) for name, content in tags if content)
