"""The tree: seeds that grow down to the words of a segment, and digests that are gathered up from them.

A row is one height of the tree, row 0 its leaves; node `i` of row `h` is over the leaves from `i << h` on. A last node
without a partner stands for itself one row higher (as in RFC 6962), seed and digest unchanged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

SIZE = 16
"""Bytes of a seed and of a digest."""

Run = tuple[int, int]
"""Leaves that are opened, from the first up to but not with the last."""

Node = tuple[int, int, bool]
"""Row, place in it, and whether all its leaves are opened; if not, none is."""


def rows(size: int) -> list[int]:
    """How many nodes each row of a tree has, the leaves first."""
    found = [size]
    while found[-1] > 1:
        found.append((found[-1] + 1) // 2)
    return found


def seeds(top: bytes, size: int) -> list[list[bytes]]:
    """The seeds of every node, row by row, the leaves first."""
    grown = [[top]]
    for width in reversed(rows(size)[:-1]):
        above = grown[-1]
        row = _hashed(_SEED, [seed + side for seed in above[: width // 2] for side in (b"L", b"R")])
        grown.append(row + above[width // 2 :])
    return grown[::-1]


def words(seeds_of_leaves: Sequence[bytes], starts: Sequence[int], texts: Iterable[str]) -> list[bytes]:
    """The digest of each leaf: its seed, where it begins in code points, and its characters."""
    every = zip(seeds_of_leaves, starts, texts, strict=True)
    return _hashed(_WORD, [b"%b%d\0%b" % (seed, at, text.encode("utf-8", "surrogatepass")) for seed, at, text in every])


def digests(leaves: list[bytes]) -> list[list[bytes]]:
    """The digests of every node, row by row, the leaves first."""
    gathered = [leaves]
    while len(gathered[-1]) > 1:
        row = gathered[-1]
        alone = row[-1:] if len(row) % 2 else []
        pairs = zip(row[::2], row[1::2], strict=False)
        gathered.append(_hashed(_NODE, [left + right for left, right in pairs]) + alone)
    return gathered


def root(top: bytes, size: int) -> bytes:
    """What a tree is known by: its uppermost digest, bound to its number of leaves."""
    return _hashed(_ROOT, [top + size.to_bytes(4, "big")])[0]


def largest(size: int, opened: Sequence[Run]) -> Iterator[Node]:
    """The largest nodes that are wholly opened or wholly hidden, from left to right; `opened` is in order."""
    widths, ends = rows(size), [end for _, end in opened]
    waiting = [(len(widths) - 1, 0)]
    while waiting:
        height, at = waiting.pop()
        start, end = extent(height, at, size)
        first = bisect_right(ends, start)
        is_met = first < len(ends) and opened[first][0] < end
        if not is_met or (opened[first][0] <= start and ends[first] >= end):
            yield height, at, is_met
            continue
        if 2 * at + 1 < widths[height - 1]:
            waiting.append((height - 1, 2 * at + 1))
        waiting.append((height - 1, 2 * at))


def extent(height: int, at: int, size: int) -> Run:
    """The leaves that a node is over."""
    return at << height, min((at + 1) << height, size)


def gathered(size: int, nodes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The uppermost digest, of nodes that cover the tree from left to right, each with its digest."""
    widths = rows(size)
    lefts: list[bytes] = []
    for height, at, digest in nodes:
        lefts.append(digest)
        for row in range(height, len(widths) - 1):
            place = at >> (row - height)
            if place % 2:
                right = lefts.pop()
                lefts += _hashed(_NODE, [lefts.pop() + right])
            elif place < widths[row] - 1:
                break
    return lefts[-1]


_SEED, _WORD, _NODE, _ROOT = (
    blake2b(digest_size=SIZE, person=person)
    for person in (b"onrecord seed 1", b"onrecord word 1", b"onrecord node 1", b"onrecord root 1")
)


def _hashed(empty: blake2b, parts: Iterable[bytes]) -> list[bytes]:
    """The digest of each; a copy of what has taken nothing in yet costs half of one made anew."""
    found = []
    for part in parts:
        state = empty.copy()
        state.update(part)
        found.append(state.digest())
    return found
