"""The gist of a contribution: what is kept of its text, so that it can be compared when the capture is no more read.

It is its words as they are compared, a space between each two, and one number of 32 bits for each run of four. Made
where a capture is read, in the process that reads it, it is what passes between processes; so a number says the same
in each, which `hash` does not. Two runs may have one number: then two texts are compared that need not have been.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from zlib import crc32

from onrecord.lookup import Gist
from onrecord.reprints.likeness import FEWEST, Words, words

RUN = 4

FACTORS = 0x7C47, 0x58E3
"""For every second word of a run, and for the last two; under 2**15, so that what is made of 32 bits fits into 64."""

KEPT = 1 << 18
"""So many words' numbers are remembered, in any process; then it begins anew."""


def gists(segments: Mapping[str, str]) -> Mapping[str, Gist]:
    """The gist of each segment that has enough words to be a reprint of another."""
    plain = ((segment, words(text)) for segment, text in segments.items())
    return {segment: Gist(" ".join(said), _runs(said)) for segment, said in plain if len(said) >= FEWEST}


def said(gist: Gist) -> Words:
    """The words of a gist."""
    return tuple(gist.words.split(" "))


def runs(gist: Gist) -> array[int]:
    """The number of each run of words, in their order."""
    return array("I", gist.runs)


def length(gist: Gist) -> int:
    """How many words it has."""
    return len(gist.runs) // _WIDTH + RUN - 1


_WIDTH = 4  # bytes of a number
_LANE = 64


def _runs(said: Words) -> bytes:
    """All runs are numbered at once: in a number with a lane for each word, those after it are added to each."""
    lanes = int.from_bytes(array("Q", map(_NUMBERS.__getitem__, said)).tobytes(), "little")
    pairs = lanes + (lanes >> _LANE) * FACTORS[0]
    every = pairs + (pairs >> 2 * _LANE) * FACTORS[1]
    numbers = array("I", every.to_bytes(_LANE // 8 * len(said), "little"))
    return numbers[: 2 * (len(said) - RUN + 1) : 2].tobytes()


class _Numbers(dict[str, int]):
    """A number for each word, by its letters alone."""

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT:
            self.clear()
        self[word] = number = crc32(word.encode("utf-8", "surrogatepass"))
        return number


_NUMBERS = _Numbers()
