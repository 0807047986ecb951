"""The likeness of two contributions: whether one is the other published again, with small edits at most.

Words are compared, without case, marks, emoji or the space within `20 %`. The texts are aligned word by word, and a
word that is only spelt otherwise is taken for the same; then five-word shingles are counted. Without the alignment a
single corrected spelling would cost a contribution of twelve words five of its eight shingles. Likeness says what is
counted twice, never what was said: it is no evidence of a quotation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from sys import intern

from rapidfuzz.distance import OSA, Levenshtein

from onrecord.fold import TABLE
from onrecord.verbatim.lexicon import WATCH

FEWEST = 8
"""Words; what is shorter, many people write of themselves."""

JACCARD, CONTAINED, SHARED = 0.7, 0.95, 12
"""Of the shingles of both; of the shingles of the shorter, if at least so many are shared.

Jaccard counts what stands before the first word and after the last as words, so that a word put for another costs five
shingles wherever it stands: of fewer than 24 words none may be another, of more about one in 25.
"""

RESPELT = 8
"""One word in so many may be spelt otherwise."""

SHINGLE = 5
LONGEST = 4_000  # words: aligning longer texts costs much, and one word in them counts for little

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of a text as they are compared: letters and digits, and the signs of per cent and money."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())
    return tuple(map(intern, _WORD.findall(plain)))


def are_alike(one: Words, other: Words) -> bool:
    """Whether these are one contribution published twice, or one holds the other whole."""
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    if len(short) < FEWEST:
        return False
    mended = _mended(short, long)
    return mended == short or _holds(short, mended) or _overlaps(short, mended)


_DROPPED = re.compile(f"[{re.escape(TABLE['single'] + TABLE['deleted'])}]")
_WORD = re.compile(r"[^\W_]+|[%‰£$€]")


def _holds(short: Words, long: Words) -> bool:
    held = _shingles(short)
    shared = len(held & _shingles(long))
    return shared >= SHARED and shared >= CONTAINED * len(held)


def _overlaps(one: Words, other: Words) -> bool:
    edge = ("",) * (SHINGLE - 1)
    first, second = _shingles(edge + one + edge), _shingles(edge + other + edge)
    return len(first & second) >= JACCARD * len(first | second)


def _shingles(text: Words) -> frozenset[Words]:
    return frozenset(zip(*(text[at:] for at in range(SHINGLE)), strict=False))


def _mended(one: Words, other: Words) -> Words:
    """The other text, with the words that it only spells otherwise as the first spells them; unless they are many."""
    if max(len(one), len(other)) > LONGEST:
        return other
    made: list[str] = []
    respelt = 0
    for own, its in _blocks(one, other):
        changed = _respelt(own, its)
        made += its if changed is None else own
        respelt += changed or 0
    return tuple(made) if respelt * RESPELT <= max(RESPELT, len(one)) else other


def _blocks(one: Words, other: Words) -> Iterator[tuple[Words, Words]]:
    """The texts side by side: stretches that are the same, and between them what one has for the other."""
    steps = Levenshtein.opcodes(one, other)
    for _, several in groupby(steps, lambda step: step.tag == "equal"):
        every = list(several)
        first, last = every[0], every[-1]
        yield one[first.src_start : last.src_end], other[first.dest_start : last.dest_end]


def _respelt(own: Words, its: Words) -> int | None:
    """How many words are spelt otherwise, where all are the same ones; to part words otherwise is no spelling."""
    if "".join(own) == "".join(its):
        return 0
    if len(own) != len(its) or not all(map(_is_one_word, own, its)):
        return None
    return sum(one != other for one, other in zip(own, its, strict=True))


def _is_one_word(one: str, other: str) -> bool:
    """A letter or two apart, by the length; never a number, a watch word, or one with a syllable put before it."""
    shorter = min(len(one), len(other))
    if one == other:
        return True
    if shorter < _LEAST_LETTERS or not (one.isalpha() and other.isalpha()) or {one, other} & WATCH:
        return False
    if one.endswith(other) or other.endswith(one):
        return False  # as in `possible` and `impossible`
    allowed = 1 if shorter < _LONG_WORD else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


_LEAST_LETTERS = 4
_LONG_WORD = 8
