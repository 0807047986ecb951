"""Copies: contributions that were published more than once, the earlier first, as captures show and seals say.

The earlier is what a source published earlier holds; of sources of one date, or without any, the one whose id comes
first; in one source, what stands there first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.dossier import Dossier
from onrecord.lookup import Gist
from onrecord.reprints.index import PLACES, Key, reprints
from onrecord.seals import Also

Found = Mapping[str, Mapping[str, tuple[Also, ...]]]
"""By source and segment: where else the contribution was published."""

NONE: Found = MappingProxyType({})

Rank = tuple[bool, tuple[object, ...], str, list[tuple[bool, str, int]]]


@dataclass(frozen=True, slots=True)
class Copies:
    """For each contribution that stands elsewhere too, where: `others`, and which of them are earlier."""

    others: Mapping[Key, tuple[Key, ...]]
    earlier: Mapping[Key, tuple[Key, ...]]

    def first(self, key: Key) -> Key:
        """The earliest place where a contribution is known to stand; its own, where that is the only one."""
        while before := self.earlier.get(key):
            key = before[0]
        return key

    def distinct(self, keys: Iterable[Key]) -> int:
        """How many contributions there are, each counted once however often it was published."""
        return len({self.first(key) for key in keys})


def known(dossier: Dossier) -> Copies:
    """What the committed seals say of the captures that are quoted now; either of two copies speaks for both."""
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for one, other in _sealed(dossier):
        if other[0] in dossier.sources and one != other:
            found[one].add(other)
            found[other].add(one)
    ranked = {key: tuple(sorted(others, key=lambda each: rank(dossier, each))) for key, others in found.items()}
    before = {key: tuple(each for each in ranked[key] if rank(dossier, each) < rank(dossier, key)) for key in ranked}
    return Copies(ranked, before)


def sought(dossier: Dossier, gists: Mapping[str, Mapping[str, Gist]]) -> Found:
    """What the captures at hand show, by source and segment; what a seal says of one that is not at hand is kept."""
    ordered = (key for source in _ranked(dossier, gists) for key in source)
    found = reprints(((key, gists[key[0]][key[1]]) for key in ordered), _published(dossier).__contains__)
    every = {key: set(others) for key, others in found.items()}
    for one, other in _sealed(dossier):
        if other[0] not in gists and other[0] in dossier.sources:
            every.setdefault(one, set()).add(other)
    made: defaultdict[str, dict[str, tuple[Also, ...]]] = defaultdict(dict)
    for (source, segment), others in every.items():
        ranked = sorted(others, key=lambda each: rank(dossier, each))
        made[source][segment] = tuple(Also(source=where, segment=part) for where, part in ranked[:PLACES])
    return made


def is_dated_apart(dossier: Dossier, one: Key, other: Key) -> bool:
    """Whether it is known which of two stood first: by two dates that differ, or because both stand in one source."""
    dates = [dossier.sources[source].record.published for source, _ in (one, other)]
    return one[0] == other[0] or (None not in dates and dates[0] != dates[1])


def rank(dossier: Dossier, key: Key) -> Rank:
    """What copies are sorted by; within a source the post stands before what answers it."""
    source = dossier.sources.get(key[0])  # quotations are read even where their source is not
    date = source.record.published if source else None
    return date is None, date.order if date else (), key[0], _steps(key[1])


def _steps(segment: str) -> list[tuple[bool, str, int]]:
    return [(letter in "cr", letter, int(number)) for letter, number in _STEP.findall(segment)]


def _sealed(dossier: Dossier) -> Iterator[tuple[Key, Key]]:
    for source, seal in dossier.seals.items():
        captured = dossier.sources[source].record.captures if source in dossier.sources else []
        if captured and captured[0].sha256 == seal.capture:
            for segment, others in seal.also.items():
                yield from (((source, segment), (other.source, other.segment)) for other in others)


def _ranked(dossier: Dossier, gists: Mapping[str, Mapping[str, Gist]]) -> Iterator[list[Key]]:
    """Each source's contributions as they are ranked, the sources ranked by themselves: none stand among another's."""
    for source in sorted(gists, key=lambda name: rank(dossier, (name, ""))):
        yield sorted(((source, segment) for segment in gists[source]), key=lambda key: _steps(key[1]))


def _published(dossier: Dossier) -> frozenset[Key]:
    """The segments that a seal may speak of: those that are quoted, and those that were."""
    quoted = {(name, quote.segment) for name, source in dossier.sources.items() for quote in source.record.quotes}
    return frozenset(quoted | {(name, segment) for name, seal in dossier.seals.items() for segment in seal.segments})


_STEP = re.compile(r"([a-z])(\d+)")
