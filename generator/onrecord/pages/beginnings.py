"""The beginning: where each kind of reader may start, with only those ways that lead to something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.pages.quotations import Link
from onrecord.pages.site import Site

# Pages that a dossier may write itself, known by their ids.
METHOD, JOINING = "method", "contributing"


@dataclass(frozen=True, slots=True)
class Way:
    """A kind of reader, what there is for them, and the links to it."""

    reader: str
    line: str
    links: tuple[Link, ...]


def ways(site: Site) -> tuple[Way, ...]:
    """One for each kind of reader."""
    words = site.words
    lines = {"add": "begin.add.line" if site.dossier.settings.record.contact else "begin.add.nowhere"}
    links = (("use", _to_use(site)), ("report", _to_report(site)), ("add", _to_add(site)))
    return tuple(
        Way(words.say(f"begin.{key}.reader"), words.say(lines.get(key, f"begin.{key}.line")), (*found,))
        for key, found in links
    )


def method(site: Site) -> tuple[Link, ...]:
    """The dossier's own page on how it checks, where it has one."""
    return tuple(_own(site, METHOD))


def corrections(site: Site) -> Link:
    """The way to the corrections; it promises no way to ask for one where no address is given."""
    given = site.dossier.settings.record.contact
    return Link(site.words.say("begin.add.corrections" if given else "nav.corrections"), urls.index("correction"))


def _to_use(site: Site) -> Iterator[Link]:
    held = {"briefing": len(site.briefings), "claim": len(site.dossier.claims), "figure": len(site.dossier.figures)}
    for kind, number in held.items():
        if number:
            yield Link(site.words.say(f"begin.use.{kind}"), urls.index(kind))


def _to_report(site: Site) -> Iterator[Link]:
    yield Link(site.words.say("begin.report.search"), urls.SEARCH)
    yield Link(site.words.say("begin.report.lists"), urls.LISTS)
    yield from method(site)


def _to_add(site: Site) -> Iterator[Link]:
    yield Link(site.words.say("begin.add.gaps"), urls.GAPS)
    yield corrections(site)
    yield from _own(site, JOINING)


def _own(site: Site, page: str) -> Iterator[Link]:
    placed = site.dossier.pages.get(page)
    if placed:
        yield Link(placed.record.title, urls.of("page", page))
