"""Reprints: which contributions of many were published more than once, found without comparing each with every other.

Of each distinct text the `SKETCH` smallest digests of its four-word runs are kept in an index, and all its runs are
looked up there. So one that stands whole in a longer one is found, and so is any that `likeness` lets be spelt
otherwise: one word in eight leaves a run of four whole. A run that many share leads to the `MOST` first of them only.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from zlib import crc32

from onrecord.likeness import FEWEST, Words, are_alike, words

Key = tuple[str, str]
"""A source's id and a segment's."""

RUN = 4
SKETCH = 16
MOST = 64
ENOUGH = 8  # one in so many of a sketch must be met before two texts are compared


def reprints(texts: Iterable[tuple[Key, str]]) -> Mapping[Key, tuple[Key, ...]]:
    """Each contribution that stands elsewhere too, with where, in the order given: best the earlier first."""
    every = [(key, words(text)) for key, text in texts]
    held: defaultdict[Words, list[int]] = defaultdict(list)
    for at, (_, text) in enumerate(every):
        if len(text) >= FEWEST:
            held[text].append(at)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in _pairs(held):
        found[one].add(other)
        found[other].add(one)
    return {every[at][0]: tuple(every[other][0] for other in sorted(found[at])) for at in sorted(found)}


def _pairs(held: Mapping[Words, list[int]]) -> Iterator[tuple[int, int]]:
    """The places of texts that are the same, and of those that are alike."""
    for places in held.values():
        yield from combinations(places, 2)
    distinct = list(held)
    for one, other in _candidates(distinct):
        if are_alike(distinct[one], distinct[other]):
            yield from ((a, b) for a in held[distinct[one]] for b in held[distinct[other]])


def _candidates(texts: list[Words]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share enough runs of words to be worth comparing, each pair once."""
    every = _runs(texts)
    index: defaultdict[int, list[int]] = defaultdict(list)
    for at, runs in enumerate(every):
        for run in runs[:SKETCH]:
            if len(index[run]) < MOST:
                index[run].append(at)
    told: set[tuple[int, int]] = set()
    for at, runs in enumerate(every):
        met = Counter(other for run in runs if run in index for other in index[run])
        for other, shared in met.items():
            pair = (min(at, other), max(at, other))
            if other != at and shared * ENOUGH >= len(every[other][:SKETCH]) and pair not in told:
                told.add(pair)
                yield pair


def _runs(texts: list[Words]) -> list[array[int]]:
    """The digests of each text's runs, the smallest first; tuples of whole numbers have the same on every machine."""
    numbers = {word: crc32(word.encode("utf-8", "surrogatepass")) for word in {word for text in texts for word in text}}
    found = []
    for text in texts:
        every = [numbers[word] for word in text]
        found.append(array("q", sorted(set(map(hash, zip(*(every[at:] for at in range(RUN)), strict=False))))))
    return found
