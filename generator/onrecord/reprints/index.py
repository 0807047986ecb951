"""The index of runs: which contributions of many were published more than once, no two compared that share nothing.

Of the texts that are asked about, the four-word runs are kept in an index, of longer ones every fourth; the runs of
all texts are looked up there. So one that stands whole in another is found, and so is any that `likeness` lets be spelt
otherwise: one word in eight leaves seven side by side. A run that many share leads to the `MOST` first of them only; of
the places where a contribution stands the `PLACES` first are told: equal texts are held as one, never as pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import merge
from itertools import islice

from onrecord.reprints.likeness import FEWEST, Words, are_alike, words

Key = tuple[str, str]
"""A source's id and a segment's."""

PLACES = 16
"""As many other places are told of one contribution; the first of all is always among them."""

RUN = 4
MOST = 64
SHORT = 32  # words; of texts no longer every run is kept
ENOUGH = 64  # one word in so many must begin a shared run before two texts are compared


def reprints(
    texts: Iterable[tuple[Key, str]], asked: Callable[[Key], bool] = lambda _: True
) -> Mapping[Key, tuple[Key, ...]]:
    """Each contribution that stands elsewhere too, with where, in the order given: best the earlier first.

    Two of which none is `asked` about are not compared.
    """
    keys: list[Key] = []
    held: defaultdict[Words, list[int]] = defaultdict(list)
    for key, text in texts:
        plain = words(text)
        if len(plain) >= FEWEST:
            held[plain].append(len(keys))
            keys.append(key)
    wanted = [any(asked(keys[at]) for at in places) for places in held.values()]
    found = dict(_places(list(held), list(held.values()), wanted))
    return {keys[at]: tuple(keys[other] for other in found[at]) for at in sorted(found)}


def _places(texts: list[Words], held: list[list[int]], wanted: list[bool]) -> Iterator[tuple[int, list[int]]]:
    """For each place of a text that stands elsewhere, where: where it stands unchanged, and where what is like it."""
    alike = _alike(texts, wanted)
    for at, own in enumerate(held):
        if wanted[at] or alike[at]:
            first = list(islice(merge(own, *(held[other] for other in sorted(alike[at]))), PLACES + 1))
            for place in own if len(first) > 1 else ():
                yield place, [other for other in first if other != place][:PLACES]


def _alike(texts: list[Words], wanted: list[bool]) -> list[set[int]]:
    """Which texts are like each; of one that many are like, only so many are looked for."""
    found: list[set[int]] = [set() for _ in texts]
    for one, other in _candidates(texts, wanted):
        enough = len(found[one]) >= PLACES and len(found[other]) >= PLACES
        if not enough and are_alike(texts[one], texts[other]):
            found[one].add(other)
            found[other].add(one)
    return found


def _candidates(texts: list[Words], wanted: list[bool]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share enough runs of words to be worth comparing, the earlier first, each pair once."""
    first, more = _index(texts, wanted)
    for at, text in enumerate(texts):
        shared = dict.fromkeys(filter(first.__contains__, _runs(text)))
        met = Counter(other for run in shared for other in (first[run], *more.get(run, ())))
        for other, count in met.items():
            is_new = other < at or (other > at and not wanted[at])
            if is_new and count * ENOUGH >= min(len(text), len(texts[other])):
                yield min(at, other), max(at, other)


def _index(texts: list[Words], wanted: list[bool]) -> tuple[dict[int, int], dict[int, list[int]]]:
    """Where each run stands first among the texts that are asked about, and where after that."""
    first: dict[int, int] = {}
    more: defaultdict[int, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if wanted[at]:
            for run in islice(_runs(text), 0, None, 1 if len(text) <= SHORT else RUN):
                if first.setdefault(run, at) != at and len(more[run]) < MOST and at not in more[run][-1:]:
                    more[run].append(at)
    return first, dict(more)


def _runs(text: Words) -> Iterator[int]:
    """A number for each run: it differs from one process to the next, and is only ever compared."""
    return map(hash, zip(*(text[at:] for at in range(RUN)), strict=False))
