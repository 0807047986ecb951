"""Wording: how two texts differ, word by word, by the rule that says what a word is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

from onrecord import verbatim
from onrecord.fold import TABLE, fold

Act = Literal["same", "removed", "added"]

MOST_WORDS = 4_000
"""Compared one by one between what two texts begin and end with alike; of more, the whole stretch is another."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that both texts have, or one of them alone; of the same words, as the later text has them."""

    act: Act
    text: str


def differing(before: str, now: str) -> tuple[Piece, ...]:
    """All words of two texts in order, what is removed before what is added in its place.

    Words are the same that fold to the same; a mark between white space is compared as a word is. The words that are
    removed and added are as few as can be.
    """
    old, new = _words(before), _words(now)
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    steps = _steps(old[head : len(old) - tail], new[head : len(new) - tail])
    return tuple(_joined([*_all("same", new[:head]), *steps, *_all("same", new[len(new) - tail :])]))


class _Word(NamedTuple):
    """A word as it is compared, and as it stands."""

    key: str
    text: str


_Step = tuple[Act, _Word]


def _all(act: Act, words: Sequence[_Word]) -> Iterator[_Step]:
    return ((act, word) for word in words)


def _words(text: str) -> list[_Word]:
    """A text of which no character makes a word is taken by its runs."""
    spans = verbatim.words(text) or ((0, len(text)),)
    runs = (found[0] for span in spans for found in _RUN.finditer(text, *span))
    return [_Word(fold(run).text, run) for run in runs]


def _alike(old: Sequence[_Word], new: Sequence[_Word]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one.key != other.key), min(len(old), len(new)))


def _steps(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[_Step]:
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (*_all("removed", old), *_all("added", new))
        return
    for step in Indel.opcodes([word.key for word in old], [word.key for word in new]):
        if step.tag == "equal":
            yield from _all("same", new[step.dest_start : step.dest_end])
        else:
            yield from _all("removed", old[step.src_start : step.src_end])
            yield from _all("added", new[step.dest_start : step.dest_end])


def _joined(steps: Sequence[_Step]) -> Iterator[Piece]:
    """Between words that are the same, all that is removed together, then all that is added."""
    for is_same, several in groupby(steps, key=lambda step: step[0] == "same"):
        every = list(several)
        acts: tuple[Act, ...] = ("same",) if is_same else ("removed", "added")
        for act in acts:
            text = " ".join(word.text for acted, word in every if acted == act)
            if text:
                yield Piece(act, text)


_RUN = re.compile(f"[^{TABLE['space']}]+")
