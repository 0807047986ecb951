"""The leaning: an issue's quotations by which way they answer its question, in parts of a hundred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord import urls
from onrecord.dossier import Placed
from onrecord.pages import parts, sections
from onrecord.pages.balance import by_stance
from onrecord.pages.narrowing import Listed, Narrowing
from onrecord.pages.origins import Origin
from onrecord.pages.parts import Pager, Part
from onrecord.pages.quotations import Link
from onrecord.pages.sections import Divided, Section
from onrecord.pages.site import Quotes, Site
from onrecord.records import Issue


@dataclass(frozen=True, slots=True)
class Leanings:
    """One part of an issue's quotations, side by side.

    `meaning` says what For and Against are here, `ways` lead to each side, `lists` to other lists of quotations.
    """

    meaning: str
    ways: tuple[Link, ...]
    lists: tuple[Link, ...]
    narrowing: tuple[Narrowing, ...]
    sections: tuple[Section, ...]
    pager: Pager


@dataclass(frozen=True)
class Held:
    """An issue with its quotations, and the source they share if they do."""

    site: Site
    issue: Placed[Issue]
    quotes: Quotes
    origin: tuple[Origin, ...]

    @property
    def path(self) -> str:
        """Where the issue's page is."""
        return urls.of("issue", self.issue.id)

    @property
    def root(self) -> str:
        """What leads from there to the top of the site."""
        return urls.root(self.path)

    @cached_property
    def sides(self) -> Mapping[str, Quotes]:
        """The quotations by side."""
        return by_stance(self.quotes, self.issue.id)

    @cached_property
    def counts(self) -> Mapping[str, str]:
        """How much stands on each side in words, on whichever parts; nothing where nothing does."""
        return {stance: self.site.tally(quotes) if quotes else "" for stance, quotes in self.sides.items()}

    def leanings(self) -> tuple[Leanings, ...]:
        """All parts of the issue's quotations; one at least."""
        divided = sections.divided(self.sides)
        every = (Part(self.path, number, len(divided)) for number in range(1, len(divided) + 1))
        return tuple(_leanings(self, divided, part) for part in every)


def _leanings(held: Held, divided: Divided, part: Part) -> Leanings:
    words, here = held.site.words, divided[part.number - 1]
    quotes = tuple(quote for each in here.values() for quote in each)
    listed = Listed(held.site, held.root, quotes, held.issue.id, held.origin, grouped=True, whole=part.of == 1)
    return Leanings(
        meaning=words.say("issue.sides", question=held.issue.record.question),
        ways=sections.ways(held.sides, divided, part, lambda stance: _name(held, stance), words),
        lists=_lists(held),
        narrowing=listed.narrowing,
        sections=tuple(_section(held, listed, stance, here[stance]) for stance in here),
        pager=parts.pager(part.first, part.number, part.of, words),
    )


def _section(held: Held, listed: Listed, stance: str, here: Quotes) -> Section:
    words, count = held.site.words, held.counts[stance]
    why = (Link(words.say("issue.lacks_why"), "#_lacks"),) if held.issue.record.lacks and not count else ()
    return Section(
        id=sections.anchor(stance),
        name=_name(held, stance),
        count=count,
        items=listed.items(here),
        nothing="" if count else words.say(f"stance.nothing.{stance}"),
        why=why,
    )


def _name(held: Held, stance: str) -> str:
    return held.site.words.say(f"stance.{stance or 'unsaid'}")


def _lists(held: Held) -> tuple[Link, ...]:
    """The issue's plain list, and where those by role, source and year are."""
    words, top = held.site.words, held.root + urls.LISTS
    plain = Link(words.say("lists.plain"), held.root + urls.listing("issue", held.issue.id))
    return (plain, *(Link(words.say(f"lists.by.{each}"), f"{top}#_{each}") for each in ("role", "source", "year")))
