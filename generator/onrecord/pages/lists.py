"""The list: quotations by issue, role, source or year, and all of them; the way through the site without script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import issue as issues
from onrecord.pages import parts, places, voices
from onrecord.pages.entries import Page
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.parts import Pager
from onrecord.pages.quotations import Item, Link
from onrecord.pages.registers import Row
from onrecord.pages.site import Quotes, Site
from onrecord.records import Quote


@dataclass(frozen=True, slots=True)
class Group:
    """The quotations that share one value of a facet, how many there are, and the file that lists them."""

    facet: str
    key: str
    name: str
    quotes: Quotes
    tally: str

    @property
    def path(self) -> str:
        """Where they are listed."""
        return urls.listing(self.facet, self.key)


@dataclass(frozen=True, slots=True)
class ListPage:
    """One part of a list of quotations."""

    frame: Frame
    title: str
    tally: str
    items: tuple[Item, ...]
    pager: Pager
    narrow: Link
    nothing: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow: its name and a row for each of its values."""

    id: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ListsPage:
    """All ways to narrow."""

    frame: Frame
    facets: tuple[Facet, ...]


FACETS = ("issue", "role", "source", "year")


def pages(site: Site, held: tuple[Group, ...]) -> Iterator[Page]:
    """The index of lists, the index of quotations, and each list."""
    yield Page(urls.LISTS, "lists.html", _index(site, held))
    yield from _listed(site, _group(site, "", "", site.words.say("quotes.title"), tuple(site.quotes.values())))
    for group in held:
        yield from _listed(site, group)


def groups(site: Site) -> tuple[Group, ...]:
    """Every list there is, facet by facet."""
    by_issue = (_group(site, "issue", i.id, i.record.title, site.by_issue.get(i.id, ())) for i in site.issues)
    by_source = (_group(site, "source", s.id, s.record.title, site.by_source.get(s.id, ())) for s in site.sources)
    every = (*by_issue, *_by_role(site), *by_source, *_by_year(site))
    return tuple(group for group in every if group.quotes)


def year(site: Site, quote: Placed[Quote]) -> str:
    """The year a quotation is filed under; empty where none is known."""
    date = places.date_of(quote.record, site.source_of(quote.id).record)
    return date.year if date else ""


def _group(site: Site, facet: str, key: str, name: str, quotes: Quotes) -> Group:
    return Group(facet, key, name, quotes, site.tally(quotes))


def _by_role(site: Site) -> Iterator[Group]:
    held: defaultdict[str, list[Placed[Quote]]] = defaultdict(list)
    for quote in site.quotes.values():
        held[site.roles[quote.id] or site.words.say("who.none")].append(quote)
    keys: dict[str, int] = {}
    for role in sorted(held, key=lambda role: (-len(held[role]), role)):
        key = voices.slug(role)
        keys[key] = keys.get(key, 0) + 1
        yield _group(site, "role", key if keys[key] == 1 else f"{key}-{keys[key]}", role, tuple(held[role]))


def _by_year(site: Site) -> Iterator[Group]:
    held: defaultdict[str, list[Placed[Quote]]] = defaultdict(list)
    for quote in site.quotes.values():
        held[year(site, quote)].append(quote)
    for known in sorted(held, reverse=True):
        yield _group(site, "year", known or "unknown", known or site.words.say("said.unknown"), tuple(held[known]))


def _index(site: Site, held: tuple[Group, ...]) -> ListsPage:
    words, root = site.words, urls.root(urls.LISTS)
    opening = Opening(urls.LISTS, words.say("lists.title"), words.say("lists.description"))
    facets = (
        Facet(facet, words.say(f"lists.by.{facet}"), tuple(_row(g, root) for g in held if g.facet == facet))
        for facet in FACETS
    )
    return ListsPage(frame(site, opening), tuple(facet for facet in facets if facet.rows))


def _row(group: Group, root: str) -> Row:
    return Row(Link(group.name, root + group.path), "", group.tally)


def _listed(site: Site, group: Group) -> Iterator[Page]:
    first = group.path if group.facet else urls.index("quote")
    divided = parts.divided(group.quotes)
    for number in range(1, len(divided) + 1):
        yield Page(urls.part(first, number), "list.html", _page(site, group, divided, number, first))


def _page(site: Site, group: Group, divided: tuple[Quotes, ...], number: int, first: str) -> ListPage:
    words, root = site.words, urls.root(first)
    name = words.say(f"lists.of.{group.facet}", name=group.name) if group.facet else group.name
    title = name if number == 1 else words.say("pager.title", title=name, n=number, of=len(divided))
    trail = ((words.say("lists.title"), urls.LISTS),) if group.facet else ()
    section = urls.LISTS if group.facet else urls.index("quote")
    opening = Opening(urls.part(first, number), title, words.say("lists.description"), trail, section)
    return ListPage(
        frame=frame(site, opening),
        title=title,
        tally=group.tally,
        items=_items(site, group, divided[number - 1], root),
        pager=parts.pager(first, number, len(divided), words),
        narrow=Link(words.say("lists.narrow"), root + urls.LISTS),
        nothing="" if group.quotes else words.say("register.nothing"),
    )


def _items(site: Site, group: Group, quotes: Quotes, root: str) -> tuple[Item, ...]:
    if group.facet == "issue":
        return issues.items(site, group.key, quotes, root)
    return tuple(Item(site.quotation(quote, root)) for quote in quotes)
