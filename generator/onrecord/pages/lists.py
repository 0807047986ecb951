"""The list: quotations by issue, role, source or year, and all of them; the way through the site without script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import narrowing, origins, parts, voices
from onrecord.pages.entries import Page
from onrecord.pages.frame import Frame, Opening, frame
from onrecord.pages.narrowing import Listed, Narrowing
from onrecord.pages.origins import Origin
from onrecord.pages.parts import Pager, Part
from onrecord.pages.quotations import Item, Link
from onrecord.pages.registers import Row
from onrecord.pages.site import Quotes, Site
from onrecord.pages.words import Words
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
    meaning: str
    origin: tuple[Origin, ...]
    narrowing: tuple[Narrowing, ...]
    items: tuple[Item, ...]
    pager: Pager
    narrow: Link
    about: tuple[Link, ...]
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


STYLES = (urls.sheet("lists"),)
UNDATED = "unknown"  # the key of quotations that no year is known of
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
        held[narrowing.year(site, quote)].append(quote)
    for known in sorted(held, reverse=True):
        yield _group(site, "year", known or UNDATED, known or site.words.say("said.unknown"), tuple(held[known]))


def _index(site: Site, held: tuple[Group, ...]) -> ListsPage:
    words, root = site.words, urls.root(urls.LISTS)
    opening = Opening(urls.LISTS, words.say("lists.title"), words.say("lists.description"), styles=STYLES)
    facets = (
        Facet(facet, words.say(f"lists.by.{facet}"), tuple(_row(g, root) for g in held if g.facet == facet))
        for facet in FACETS
    )
    return ListsPage(frame(site, opening), tuple(facet for facet in facets if facet.rows))


def _row(group: Group, root: str) -> Row:
    return Row(Link(group.name, root + group.path), "", group.tally)


def _listed(site: Site, group: Group) -> Iterator[Page]:
    first = group.path if group.facet else urls.index("quote")
    root, divided = urls.root(first), parts.divided(group.quotes)
    origin, issue = origins.origin(site, group.quotes, root), group.key if group.facet == "issue" else ""
    for number, quotes in enumerate(divided, 1):
        listed = Listed(site, root, quotes, issue, origin, whole=len(divided) == 1)
        yield Page(urls.part(first, number), "list.html", _page(group, listed, parts.Part(first, number, len(divided))))


def _page(group: Group, listed: Listed, part: Part) -> ListPage:
    site, words = listed.site, listed.site.words
    title = part.title(_name(group, words), words)
    return ListPage(
        frame=frame(site, _opening(site, group, part.path, title, bool(listed.narrowing))),
        title=title,
        tally=group.tally,
        meaning=words.say("lists.sides", question=site.dossier.issues[listed.issue].record.question)
        if listed.issue
        else "",
        origin=listed.origin,
        narrowing=listed.narrowing,
        items=listed.items(listed.quotes),
        pager=parts.pager(part.first, part.number, part.of, words),
        narrow=Link(words.say("lists.narrow"), listed.root + urls.LISTS),
        about=_about(group, words, listed.root),
        nothing="" if group.quotes else words.say("register.nothing"),
    )


def _opening(site: Site, group: Group, path: str, title: str, narrowed: bool) -> Opening:
    words = site.words
    return Opening(
        path=path,
        title=title,
        description=words.say("lists.description_of", title=title, tally=group.tally),
        trail=((words.say("lists.title"), urls.LISTS),) if group.facet else (),
        section=urls.LISTS if group.facet else urls.index("quote"),
        scripts=narrowing.SCRIPTS if narrowed else (),
        styles=narrowing.STYLES if narrowed else (),
    )


def _name(group: Group, words: Words) -> str:
    if not group.facet:
        return group.name
    key = "undated" if (group.facet, group.key) == ("year", UNDATED) else f"of.{group.facet}"
    return words.say(f"lists.{key}", name=group.name)


def _about(group: Group, words: Words, root: str) -> tuple[Link, ...]:
    """The page of the issue or source that a list is of."""
    if group.facet not in {"issue", "source"}:
        return ()
    return (Link(words.say(f"lists.about.{group.facet}"), root + urls.of(group.facet, group.key)),)
