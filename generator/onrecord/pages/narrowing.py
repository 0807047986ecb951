"""The narrowing: how a list on a page may be made shorter or put in another order, and what its entries answer to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import places
from onrecord.pages.origins import Origin, short
from onrecord.pages.quotations import Item
from onrecord.pages.site import Quotes, Site
from onrecord.records import Quote

SCRIPTS = (urls.script("narrowing"),)
STYLES = (urls.sheet("narrowing"),)
FEWEST = 4  # a shorter list is read whole

Values = tuple[str, ...]
Answers = tuple[tuple[str, str], ...]  # facet and value; issues parted by spaces


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values entries have, and what it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way to narrow, with the two values or more that entries of the list have."""

    id: str
    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The ways to narrow a list and to sort it; `listed` names its own order, `some` has `{n}` for how many."""

    ways: tuple[Way, ...]
    orders: tuple[Choice, ...]
    listed: str
    every: str
    some: str


@dataclass(frozen=True)
class Listed:
    """The quotations of one page's list, in its order; `issue` is empty where the list is no issue's."""

    site: Site
    root: str
    quotes: Quotes
    issue: str = ""
    origin: tuple[Origin, ...] = ()
    grouped: bool = False
    whole: bool = True
    sortable: bool = True

    @cached_property
    def narrowing(self) -> tuple[Narrowing, ...]:
        """How the list may be narrowed; nothing where there is too little to choose from."""
        if not self.ways and not self.orders:
            return ()
        words, key = self.site.words, "narrowing.whole" if self.whole else "narrowing.part"
        return (
            Narrowing(
                ways=tuple(_way(self, each) for each in self.ways),
                orders=tuple(Choice(each, words.say(f"narrowing.sort.{each}")) for each in self.orders),
                listed=words.say("narrowing.sort.grouped" if self.grouped else "narrowing.sort.listed"),
                every=words.say(f"{key}.every", all=f"{len(self.quotes):,}"),
                some=words.say(f"{key}.some", all=f"{len(self.quotes):,}", n="{n}"),
            ),
        )

    @cached_property
    def ways(self) -> tuple[str, ...]:
        """The facets in which entries of the list differ, and that have two values or more."""
        return tuple(way for way, held in self.values.items() if self._many and _differ(held))

    @cached_property
    def values(self) -> dict[str, tuple[Values, ...]]:
        """What each quotation of the list answers, by facet; its issues are several, all else is one."""
        return {way: self._column(way) for way in _FACETS if way != ("issue" if self.issue else "stance")}

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The earliest day each may have been said, as days sort; empty where none is known."""
        return tuple(said for (said,) in self._column("said"))

    @cached_property
    def orders(self) -> tuple[str, ...]:
        """The orders that differ from the one the list has."""
        reading = ("thread" if len(set(self.values["source"])) == 1 else "sources",) if self.grouped else ()
        dated = ("newest", "oldest") if len(set(self.said)) > 1 else ()
        return (*reading, *dated) if self._many and self.sortable else ()

    @property
    def _many(self) -> bool:
        return len(self.quotes) >= FEWEST

    def _column(self, name: str) -> tuple[Values, ...]:
        if name == "stance":
            return tuple((_stance(self, quote),) for quote in self.quotes)
        every = _column(self.site, name)
        return tuple(every[quote.id] for quote in self.quotes)

    @cached_property
    def answers(self) -> dict[str, Answers]:
        """What each quotation answers to, by id; nothing where the list is not narrowed."""
        names = (*self.ways, *(("at", "said") if self.narrowing else ()))
        held = {name: map(" ".join, self._column(name)) for name in names}
        rows = zip(*(held[name] for name in names), strict=True) if names else iter([()] * len(self.quotes))
        return {q.id: tuple(zip(names, row, strict=True)) for q, row in zip(self.quotes, rows, strict=True)}

    def items(self, quotes: Quotes) -> tuple[Item, ...]:
        """Some of the list's quotations, each with its side of the issue and what it answers to."""
        return tuple(_item(self, quote, self.answers[quote.id]) for quote in quotes)


def year(site: Site, quote: Placed[Quote]) -> str:
    """The year a quotation is filed under; empty where none is known."""
    date = places.date_of(quote.record, site.source_of(quote.id).record)
    return date.year if date else ""


def _column(site: Site, name: str) -> Mapping[str, Values]:
    """What every shown quotation answers to one question, worked out once for all lists."""
    if name not in site.columns:
        site.columns[name] = {quote.id: _VALUES[name](site, quote) for quote in site.quotes.values()}
    return site.columns[name]


def _differ(held: tuple[Values, ...]) -> bool:
    return len(set(held)) > 1 and len(set(chain.from_iterable(held))) > 1


def _item(listed: Listed, quote: Placed[Quote], answers: Answers) -> Item:
    stance = listed.site.words.say(f"stance.{_stance(listed, quote)}") if listed.issue else ""
    return Item(short(listed.site.quotation(quote, listed.root), listed.origin), stance, answers)


def _way(listed: Listed, way: str) -> Way:
    """The values of one facet: sides in their own order, years the newest first, others by number."""
    held = Counter(chain.from_iterable(listed.values[way]))
    values = sorted(held, key=lambda value: (_ORDER[way](value) if way in _ORDER else -held[value], value))
    choices = (Choice(value, f"{_NAMES[way](listed.site, value)} ({held[value]:,})") for value in values)
    return Way(way, listed.site.words.say(f"narrowing.{way}"), tuple(choices))


def _stance(listed: Listed, quote: Placed[Quote]) -> str:
    return quote.record.issues.get(listed.issue, "") or "unsaid"


def _role(site: Site, quote: Placed[Quote]) -> Values:
    return (site.roles[quote.id] or site.words.say("who.none"),)


def _issue(site: Site, quote: Placed[Quote]) -> Values:
    return tuple(issue.id for issue in site.issues if issue.id in quote.record.issues)


def _said(site: Site, quote: Placed[Quote]) -> str:
    date = places.date_of(quote.record, site.source_of(quote.id).record)
    return "{:04}-{:02}-{:02}".format(*date.order[0]) if date else ""


_FACETS = ("issue", "stance", "role", "kind", "source", "year")

_VALUES: dict[str, Callable[[Site, Placed[Quote]], Values]] = {
    "issue": _issue,
    "role": _role,
    "kind": lambda _site, quote: (quote.record.kind,),
    "source": lambda site, quote: (site.dossier.source_of[quote.id],),
    "year": lambda site, quote: (year(site, quote) or "unknown",),
    "said": lambda site, quote: (_said(site, quote),),
    "at": lambda site, quote: (str(site.rank[quote.id]),),
}
_NAMES: dict[str, Callable[[Site, str], str]] = {
    "issue": lambda site, value: site.dossier.issues[value].record.title,
    "stance": lambda site, value: site.words.say(f"stance.{value}"),
    "role": lambda _site, value: value,
    "kind": lambda site, value: site.words.say(f"kind.{value}"),
    "source": lambda site, value: site.dossier.sources[value].record.title,
    "year": lambda site, value: site.words.say("said.unknown") if value == "unknown" else value,
}
_SIDES = ("for", "against", "both", "neither", "unsaid")
_ORDER: dict[str, Callable[[str], int]] = {
    "stance": _SIDES.index,
    "year": lambda value: 0 if value == "unknown" else -int(value),
}
