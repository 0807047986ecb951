"""A proof without the capture: a segment's root gathered again, and the segment as far as it is opened."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.fold import TABLE, Folded, fold
from onrecord.seals import tree
from onrecord.seals.record import MOST_CHARACTERS, Run, Sealed
from onrecord.verbatim import tiles


class Broken(ValueError):
    """A proof that does not lead to its root, and why, in words."""


@dataclass(frozen=True)
class Opened:
    """A segment whose proof holds; `text` has what is opened, and placeholders for words that are not.

    A placeholder is a code point that no text can hold, so it is a word that no quotation has. It stands after a
    space. Where what follows shows that the hidden word ended in a mark that parts words, it does so, and is taken for
    an address, since the rule is strictest inside one. One stands before the first run and one after the last, between
    two as many as words are hidden, but no more than `MOST_SHOWN`, so that no number in a seal can fill the memory.

    `runs` gives each run's place in `text`, its place in the whole segment, and its length; `uncounted`, where more
    words than placeholders stand between two, the place in `text` where these end and how many more there are.
    """

    text: str
    runs: tuple[tuple[int, int, int], ...]
    uncounted: tuple[tuple[int, int], ...] = ()

    def is_open(self, start: int, end: int) -> bool:
        """Whether a stretch of `text` is one run's own characters, with nothing of a placeholder's."""
        here, _, length = self._run(start)
        return here <= start < end <= here + length

    def place(self, at: int) -> int:
        """Where a code point of an opened word stands in the whole segment; raises LookupError of a placeholder."""
        here, there, length = self._run(at)
        if not here <= at < here + length:
            raise LookupError(f"no opened word stands at {at}")
        return there + at - here

    def more_hidden(self, start: int, end: int) -> int:
        """How many hidden words between two places in `text` have no placeholder."""
        return sum(words for at, words in self.uncounted if start < at < end)

    @cached_property
    def folded(self) -> Folded:
        """The text as it is compared."""
        return fold(self.text)

    def _run(self, at: int) -> tuple[int, int, int]:
        return self.runs[max(0, bisect_right(self._heres, at) - 1)]

    @cached_property
    def _heres(self) -> list[int]:
        return [here for here, _, _ in self.runs]


def opened(sealed: Sealed) -> Opened:
    """The segment as far as it is opened; raises Broken where the proof does not hold."""
    cuts = [tiles(run.text) for run in sealed.open]
    runs = [(run.first, run.first + len(ends)) for run, ends in zip(sealed.open, cuts, strict=True)]
    if not all(end < start for (_, end), (start, _) in pairwise(runs)) or (runs and runs[-1][1] > sealed.n):
        raise Broken("its opened words overlap, are out of order, or are more than it has")
    if not _has_room(sealed, runs):
        raise Broken("its opened words stand where there is no room for those that are hidden")
    if tree.root(_top(sealed, runs, cuts), sealed.n).hex() != sealed.root:
        raise Broken("its opened words and its proof do not lead to its root")
    return _rebuilt(sealed, runs)


def items(proof: str) -> list[bytes]:
    """The parts of a proof; raises Broken."""
    try:
        data = base64.b64decode(proof, validate=True)
    except (binascii.Error, ValueError):
        raise Broken("its proof is not in base64") from None
    # The last letter may hold bits that stand for nothing; only one way to write them is a proof.
    if len(data) % tree.SIZE or base64.b64encode(data).decode() != proof:
        raise Broken("its proof is cut short, or written in another way than a seal's")
    return [data[at : at + tree.SIZE] for at in range(0, len(data), tree.SIZE)]


HIDDEN = "\ud800"
"""Half of a pair that stands for one character: no text in UTF-8 holds it alone."""

MOST_SHOWN = 60
"""Placeholders between two runs; the rule asks whether there are more than five words, or than fifty."""


def _top(sealed: Sealed, runs: Sequence[tree.Run], cuts: Sequence[list[int]]) -> bytes:
    parts = items(sealed.proof)
    leaves = _leaves(sealed.open, cuts)
    nodes = []
    shape = list(tree.largest(sealed.n, runs))
    if len(shape) != len(parts):
        raise Broken(f"its proof is too {'short' if len(parts) < len(shape) else 'long'} for its words")
    done = 0
    for (height, at, is_open), part in zip(shape, parts, strict=True):
        if not is_open:
            nodes.append((height, at, part))
            continue
        end = done + min(1 << height, sealed.n - (at << height))
        nodes.append((height, at, tree.grown(part, leaves[done:end])))
        done = end
    return tree.gathered(sealed.n, nodes)


def _leaves(every: Sequence[Run], cuts: Sequence[list[int]]) -> list[bytes]:
    """What each opened word has beside its seed."""
    return [
        tree.leaf(run.start + start, run.text[start:end])
        for run, ends in zip(every, cuts, strict=True)
        for start, end in zip([0, *ends], ends, strict=False)
    ]


def _has_room(sealed: Sealed, runs: Sequence[tree.Run]) -> bool:
    """Whether there is a character at least for each hidden word, and none before a first word that is opened."""
    done = at = 0
    for run, (first, end) in zip(sealed.open, runs, strict=True):
        if run.start < at + first - done or (first == 0 and run.start):
            return False
        done, at = end, run.start + len(run.text)
    return at + sealed.n - done <= MOST_CHARACTERS


def _rebuilt(sealed: Sealed, runs: Sequence[tree.Run]) -> Opened:
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    uncounted: list[tuple[int, int]] = []
    done = length = 0
    for run, (first, end) in zip(sealed.open, runs, strict=True):
        shown = min(first - done, MOST_SHOWN if done else 1)
        parts.append(_between(shown, parts[-1] if parts else "", run.text))
        length += len(parts[-1])
        places.append((length, run.start, len(run.text)))
        if done and first - done > shown:
            uncounted.append((length, first - done - shown))
        parts.append(run.text)
        done, length = end, length + len(run.text)
    parts.append(_between(min(sealed.n - done, 1), parts[-1], ""))
    return Opened("".join(parts), tuple(places), tuple(uncounted))


def _between(shown: int, before: str, after: str) -> str:
    """So many placeholders, after and before what is opened."""
    if not shown:
        return ""
    # A word or a number may go on right after two points.
    first = "0" if before.rstrip(TABLE["deleted"]).endswith("..") else " "
    many = first + " ".join(HIDDEN * shown)
    return f"{many}://{_parting(after)}" if after and _is_joined(after) else many


def _is_joined(text: str) -> bool:
    """Whether opened words go on in the run of the one before, which then ended in a mark that parts words."""
    return text.lstrip(TABLE["deleted"])[:1] not in _SPACES


def _parting(after: str) -> str:
    """A mark that parts words, and would not be one with a mark that begins what is opened."""
    return "…" if after.lstrip(TABLE["deleted"])[:1] in _DASHES else "—"


_SPACES = frozenset(TABLE["space"])
_DASHES = frozenset(TABLE["hyphen"] + TABLE["dash"] + TABLE["long"])
