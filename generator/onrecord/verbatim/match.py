"""Matching: every place where a quotation's parts stand in a source, in order and whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.fold import Folded
from onrecord.verbatim.ends import may_end, may_start
from onrecord.verbatim.marks import MOST_REPLACED, Gap, Part, Reading
from onrecord.verbatim.words import core_at, count, spans

FEWEST_WORDS = 3
MOST_PLACES = 20_000

Alignment = tuple[tuple[int, int], ...]
"""One folded stretch for each part."""

Reason = Literal["", "absent", "inside-word", "apart", "too-few-words", "too-many-places"]


@dataclass(frozen=True, slots=True)
class Matches:
    """The alignments that contain no other, in order; where there is none, why, and the part that it lies at."""

    alignments: tuple[Alignment, ...]
    reason: Reason = ""
    part: int = 0


def match(reading: Reading, source: Folded) -> Matches:
    """Where the parts stand, each at the nearest place after the one before from which the rest can follow."""
    for number, part in enumerate(reading.parts):
        if _anchor(part)[1] not in source.text:
            return Matches((), "absent", number)
    return _matched(reading, source)


def replaced(alignment: Alignment, source: Folded) -> tuple[str, ...]:
    """What the source has, folded, in each gap."""
    return tuple(source.parted[before[1] : after[0]] for before, after in pairwise(alignment))


def _matched(reading: Reading, source: Folded) -> Matches:
    columns: list[Sequence[int]] = []
    budget = MOST_PLACES
    for number, part in enumerate(reading.parts):
        places = _places(part, source.text, budget)
        if places is None:
            return Matches((), "too-many-places", number)
        if not places:
            return Matches((), "absent", number)
        budget -= len(places) * (1 + len(part.letters))
        columns.append(_whole(places, reading, number, source.parted))
        if not columns[-1]:
            return Matches((), "inside-word", number)
    if not reading.gaps:
        end = len(reading.parts[0].text)
        return Matches(tuple(((at, at + end),) for at in columns[0]))
    return _long_enough(reading, _aligned(reading, columns, source.parted), source.parted)


def _places(part: Part, text: str, budget: int) -> list[int] | None:
    """Where the part's characters stand; nothing where that takes more looking than the budget allows."""
    offset, anchor = _anchor(part)
    stretches = tuple(_plain_stretches(part)) if part.letters else ((offset, anchor),)
    found: list[int] = []
    at = text.find(anchor, offset)
    while at >= 0:
        budget -= len(stretches)
        if budget < 0:
            return None
        if not part.letters or _fits(part, stretches, text, at - offset):
            found.append(at - offset)
        at = text.find(anchor, at + 1)
    return found


def _anchor(part: Part) -> tuple[int, str]:
    """The part's longest stretch without a letter in brackets, and where it stands in the part."""
    return max(_plain_stretches(part), key=lambda stretch: len(stretch[1])) if part.letters else (0, part.text)


def _plain_stretches(part: Part) -> Iterator[tuple[int, str]]:
    starts = (0, *(letter + 1 for letter in part.letters))
    for start, end in zip(starts, (*part.letters, len(part.text)), strict=True):
        yield start, part.text[start:end]


def _fits(part: Part, stretches: tuple[tuple[int, str], ...], text: str, start: int) -> bool:
    here = text[start : start + len(part.text)]
    return (
        len(here) == len(part.text)
        and all(here[letter].lower() == part.text[letter].lower() for letter in part.letters)
        and all(here.startswith(stretch, at) for at, stretch in stretches)
    )


def _whole(places: list[int], reading: Reading, number: int, parted: str) -> list[int]:
    """Those places where the part begins and ends at a word's, and so does each word that begins in brackets."""
    part, first, last = reading.parts[number], number == 0, number == len(reading.parts) - 1
    return [
        at
        for at in places
        if may_start(parted, at, after_mark=not first)
        and may_end(parted, at + len(part.text), before_mark=not last)
        and all(may_start(parted, at + letter) for letter in part.letters)
    ]


_Link = tuple[int, int]  # where the alignment from here ends, and the index of the next part's place


def _aligned(reading: Reading, columns: list[Sequence[int]], parted: str) -> list[Alignment]:
    """The alignments that contain no other, in order."""
    last = reading.parts[-1]
    places = list(columns[-1])
    links: list[_Link] = [(at + len(last.text), -1) for at in places]
    chain = [(places, links)]
    for number in range(len(columns) - 2, -1, -1):
        length = len(reading.parts[number].text)
        places, links = _linked(columns[number], length, reading.gaps[number], (places, links), parted)
        chain.append((places, links))
    return [_followed(reading, chain[::-1], index) for index in _least_starts(links)]


def _linked(
    column: Sequence[int], length: int, gap: Gap, following: tuple[list[int], list[_Link]], parted: str
) -> tuple[list[int], list[_Link]]:
    """The places that have a place of the next part in reach, with the nearest."""
    places: list[int] = []
    links: list[_Link] = []
    for at in column:
        nearest, farthest = _reach(parted, at + length, gap)
        index = bisect_left(following[0], nearest)
        if index < len(following[0]) and following[0][index] <= farthest:
            places.append(at)
            links.append((following[1][index][0], index))
    return places, links


def _reach(parted: str, end: int, gap: Gap) -> tuple[int, int]:
    """The first and last place where the next part may begin: past a word for a cut, at most five for an insertion."""
    if gap.cuts:
        return core_at(parted, end) + 1, len(parted)
    left = spans(parted, end)
    for _ in range(MOST_REPLACED):
        next(left, None)
    too_far = next(left, None)
    return end, core_at(parted, too_far[0]) if too_far else len(parted)


def _least_starts(links: list[_Link]) -> list[int]:
    """The starts whose alignment contains no other, in order; a later start never ends sooner than an earlier one."""
    kept: list[int] = []
    least = None
    for index in range(len(links) - 1, -1, -1):
        if least is None or links[index][0] < least:
            kept.append(index)
            least = links[index][0]
    return kept[::-1]


def _followed(reading: Reading, chain: list[tuple[list[int], list[_Link]]], index: int) -> Alignment:
    stretches = []
    for part, (places, links) in zip(reading.parts, chain, strict=True):
        stretches.append((places[index], places[index] + len(part.text)))
        index = links[index][1]
    return tuple(stretches)


def _long_enough(reading: Reading, alignments: list[Alignment], parted: str) -> Matches:
    if not alignments:
        return Matches((), "apart")
    kept = tuple(found for found in alignments if _is_long_enough(reading, found, parted))
    return Matches(kept) if kept else Matches((), "too-few-words")


def _is_long_enough(reading: Reading, alignment: Alignment, parted: str) -> bool:
    """At least three source words between cuts, and between a cut and the quotation's end."""
    if not any(gap.cuts for gap in reading.gaps):
        return True
    counts = [0]
    for number, (start, end) in enumerate(alignment):
        if number and reading.gaps[number - 1].cuts:
            counts.append(0)
        counts[-1] += count(parted[start:end])
    return min(counts) >= FEWEST_WORDS
