"""A segment sealed: its tree grown whole from the capture's text, and what is published of it opened."""

from __future__ import annotations

import base64
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.fold import TABLE
from onrecord.seals import tree
from onrecord.seals.keys import seed_of
from onrecord.seals.record import Run, Sealed
from onrecord.verbatim import number, tiles

Stretch = tuple[int, int]
"""Code points of a segment's text, half-open."""


def seal_segment(
    key: bytes, name: str, text: str, opened: Iterable[int], ends: Sequence[int] = (), epoch: int = 0
) -> Sealed:
    """The segment with some of its words opened, counted from 0; `ends` are its tiles, where they are known."""
    ends = ends or tiles(text)
    starts = [0, *ends[:-1]]
    seeds = tree.seeds(seed_of(key, name, text, epoch), len(ends))
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    digests = tree.digests(tree.words(seeds[0], starts, texts))
    runs = list(_runs(opened))
    held = [(seeds if is_open else digests)[height][at] for height, at, is_open in tree.largest(len(ends), runs)]
    return Sealed(
        n=len(ends),
        epoch=epoch,
        root=tree.root(digests[-1][0], len(ends)).hex(),
        open=tuple(Run(first=a, start=starts[a], text=text[starts[a] : ends[b - 1]]) for a, b in runs),
        proof=base64.b64encode(b"".join(held)).decode(),
    )


def words_at(text: str, ends: Sequence[int], parts: Iterable[Stretch], *, inside: bool = False) -> set[int]:
    """The words to open so that the rule finds these parts again; `inside` says that a mark stands inside a part.

    They are the words that a part touches. Where it begins or leaves off inside one that goes on in the run of the
    word before, the rule asks whether that run is an address, so the run is opened from its beginning; where it leaves
    off between two points, the rule asks what follows these.
    """
    found: set[int] = set()
    for start, end in parts:
        if start < end:
            first = bisect_right(ends, start)
            last = bisect_left(ends, end)
            if inside or _divides(text, ends, start, first) or _divides_end(text, ends, end, last):
                first = _run_start(text, ends, first)
            found.update(range(first, min(last + 1 + _ends_between_points(text, end), len(ends))))
    return found


def words_open(sealed: Sealed) -> set[int]:
    """The words that a sealed segment opens."""
    return {word for run in sealed.open for word in range(run.first, run.first + len(tiles(run.text)))}


def _divides(text: str, ends: Sequence[int], start: int, first: int) -> bool:
    """Whether more of a word than its marks stands before the place where a part begins."""
    return number(text[ends[first - 1] if first else 0 : start]) > 0


def _divides_end(text: str, ends: Sequence[int], end: int, last: int) -> bool:
    return number(text[end : ends[last]]) > 0


def _ends_between_points(text: str, end: int) -> bool:
    return text[:end].rstrip(TABLE["deleted"])[-1:] == "." and text[end:].lstrip(TABLE["deleted"])[:1] == "."


def _run_start(text: str, ends: Sequence[int], word: int) -> int:
    """The first word of the run between white space that a word is in."""
    while word and text[ends[word - 1] :].lstrip(TABLE["deleted"])[:1] not in _SPACES:
        word -= 1
    return word


def _runs(words: Iterable[int]) -> Iterator[tree.Run]:
    """The words as runs, each from its first up to but not with its last."""
    every = sorted(words)
    if every:
        breaks = [at for at, (one, other) in enumerate(pairwise(every), 1) if other > one + 1]
        for first, end in pairwise([0, *breaks, len(every)]):
            yield every[first], every[end - 1] + 1


_SPACES = frozenset(TABLE["space"])
