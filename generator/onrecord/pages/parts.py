"""The part: a hundred of a long list's entries, and the way to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord import urls
from onrecord.pages.quotations import Link
from onrecord.pages.words import Words

T = TypeVar("T")
LENGTH = 100


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a long list a page stands; without links where the list is whole."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the list that begins at `first`: which it is, and of how many."""

    first: str
    number: int
    of: int

    @property
    def path(self) -> str:
        """Where the part is."""
        return urls.part(self.first, self.number)

    def title(self, name: str, words: Words) -> str:
        """What the part is called: as the whole, and from the second on with its number."""
        return name if self.number == 1 else words.say("pager.title", title=name, n=self.number, of=self.of)


def divided(every: Sequence[T]) -> tuple[tuple[T, ...], ...]:
    """The list in parts; an empty list is one empty part."""
    starts = range(0, max(1, len(every)), LENGTH)
    return tuple(tuple(every[start : start + LENGTH]) for start in starts)


def pager(path: str, number: int, parts: int, words: Words) -> Pager:
    """The links from one part of the list at `path` to each part."""
    if parts == 1:
        return Pager("", ())
    root = urls.root(path)
    links = (
        Link(words.say("pager.part", n=n), root + urls.part(path, n), "page" if n == number else "")
        for n in range(1, parts + 1)
    )
    return Pager(words.say("pager.label", n=number, of=parts), tuple(links))
