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


def _runs(said: Words) -> bytes:
    fours = zip(*(said[at:] for at in range(RUN)), strict=False)
    return array("I", (crc32(" ".join(four).encode("utf-8", "surrogatepass")) for four in fours)).tobytes()
