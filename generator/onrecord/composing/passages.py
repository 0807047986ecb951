"""Passages: the sentences of the saved copies that hold given words, with what stands round them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.composing.locating import Segments, Spot
from onrecord.fold import fold
from onrecord.verbatim import number

MOST_SHOWN = 20
LONGEST_ROUND = 80
LONGEST_SENTENCE = 600

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[^\W\d_a-zß-öø-ÿ])|\n\n+|\n(?=\S)")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence as it stands there, and a little of what stands before and after it in that contribution."""

    spot: Spot
    before: str
    words: str
    after: str


def passages(asked: str, read: Mapping[str, Segments]) -> tuple[Passage, ...]:
    """Those that hold all of the words, in whatever order and case; the ones that hold them side by side first."""
    phrase = _folded(asked)
    wanted = phrase.split()
    if not wanted:
        return ()
    found = [each for each in _every(read) if all(word in _folded(each.words) for word in wanted)]
    return tuple(sorted(found, key=lambda each: phrase not in _folded(each.words)))


def _every(read: Mapping[str, Segments]) -> Iterator[Passage]:
    for source, segments in read.items():
        for segment, text in segments.items():
            for start, end in _sentences(text):
                if number(text[start:end]) > 0 and end - start <= LONGEST_SENTENCE:
                    yield Passage(
                        Spot(source, segment),
                        _line(text[max(0, start - LONGEST_ROUND) : start]),
                        _line(text[start:end]),
                        _line(text[end : end + LONGEST_ROUND]),
                    )


def _sentences(text: str) -> Sequence[tuple[int, int]]:
    """The stretch of each, without the white space that follows it."""
    ends = [*(found.end() for found in _END.finditer(text)), len(text)]
    starts = [0, *ends]
    return [(start, start + len(text[start:end].rstrip())) for start, end in zip(starts, ends, strict=False)]


def _folded(text: str) -> str:
    return fold(text).text.lower()


def _line(text: str) -> str:
    return " ".join(text.split())
