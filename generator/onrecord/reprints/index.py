"""The index of runs: which contributions of many were published more than once, no two compared that share nothing.

Of the texts that are asked about, the four-word runs are kept in an index, of longer ones every fourth; the runs of
all texts are looked up there. So one that stands whole in another is found, and so is any that `likeness` lets be spelt
otherwise: one word in eight leaves seven side by side. A run that many share leads to the `MOST` first of them only; of
the places where a contribution stands the `PLACES` first are told: equal texts are held as one, never as pairs.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import merge
from itertools import islice

from onrecord.lookup import Gist
from onrecord.reprints.gist import RUN, length, runs, said
from onrecord.reprints.likeness import are_alike

Key = tuple[str, str]
"""A source's id and a segment's."""

PLACES = 16
"""As many other places are told of one contribution; the first of all is always among them."""

MOST = 64
SHORT = 32  # words; of texts no longer every run is kept
ENOUGH = 64  # one word in so many must begin a shared run before two texts are compared


def reprints(
    gists: Iterable[tuple[Key, Gist]], asked: Callable[[Key], bool] = lambda _: True
) -> Mapping[Key, tuple[Key, ...]]:
    """Each contribution that stands elsewhere too, with where, in the order given: best the earlier first.

    Two of which none is `asked` about are not compared.
    """
    keys: list[Key] = []
    texts: list[Gist] = []
    held: defaultdict[str, list[int]] = defaultdict(list)
    for key, gist in gists:
        same = held[gist.words]
        if not same:
            texts.append(gist)
        same.append(len(keys))
        keys.append(key)
    wanted = [any(asked(keys[at]) for at in places) for places in held.values()]
    found = dict(_places(texts, list(held.values()), wanted))
    return {keys[at]: tuple(keys[other] for other in found[at]) for at in sorted(found)}


def _places(texts: list[Gist], held: list[list[int]], wanted: list[bool]) -> Iterator[tuple[int, list[int]]]:
    """For each place of a text that stands elsewhere, where: where it stands unchanged, and where what is like it."""
    alike = _alike(texts, wanted)
    for at, own in enumerate(held):
        if wanted[at] or alike[at]:
            first = list(islice(merge(own, *(held[other] for other in sorted(alike[at]))), PLACES + 1))
            for place in own if len(first) > 1 else ():
                yield place, [other for other in first if other != place][:PLACES]


def _alike(texts: list[Gist], wanted: list[bool]) -> list[set[int]]:
    """Which texts are like each; of one that many are like, only so many are looked for."""
    found: list[set[int]] = [set() for _ in texts]
    for one, other in _candidates(texts, wanted):
        enough = len(found[one]) >= PLACES and len(found[other]) >= PLACES
        if not enough and are_alike(said(texts[one]), said(texts[other])):
            found[one].add(other)
            found[other].add(one)
    return found


def _candidates(texts: list[Gist], wanted: list[bool]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share enough runs of words to be worth comparing, the earlier first, each pair once."""
    first, more = _index(texts, wanted)
    for at, text in enumerate(texts):
        own = runs(text)
        if first.keys().isdisjoint(own):
            continue
        shared = dict.fromkeys(filter(first.__contains__, own))
        met = Counter(other for run in shared for other in (first[run], *more.get(run, ())))
        for other, count in met.items():
            is_new = other < at or (other > at and not wanted[at])
            if is_new and count * ENOUGH >= min(length(text), length(texts[other])):
                yield min(at, other), max(at, other)


def _index(texts: list[Gist], wanted: list[bool]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Where each run stands first among the texts that are asked about, and where after that."""
    first: dict[int, int] = {}
    more: defaultdict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if wanted[at]:
            for run in _kept(text):
                if first.setdefault(run, at) != at and len(more[run]) < MOST and at not in more[run][-1:]:
                    more[run].append(at)
    return first, dict(more)


def _kept(text: Gist) -> array[int]:
    """The runs that are kept of a text: each, or of a longer one every fourth."""
    return runs(text)[:: 1 if length(text) <= SHORT else RUN]
