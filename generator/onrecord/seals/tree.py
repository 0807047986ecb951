"""The tree: seeds that grow down to the words of a segment, and digests that are gathered up from them.

A row is one height of the tree, row 0 its leaves; node `i` of row `h` is over the leaves from `i << h` on. A last node
without a partner stands for itself one row higher (as in RFC 6962), seed and digest unchanged.
"""

from __future__ import annotations

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
    return _hashed(_WORD, [seed + leaf(at, text) for seed, at, text in every])


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


def grown(seed: bytes, leaves: Sequence[bytes]) -> bytes:
    """The digest of a tree that is wholly opened, of its uppermost seed and what each leaf has beside its own.

    It is what `seeds`, `words` and `digests` come to; most are over a few leaves, for which rows cost more than nodes.
    """
    if len(leaves) == 1:
        state = _WORD.copy()
        state.update(seed + leaves[0])
        return state.digest()
    if len(leaves) == 2:
        return _pair(seed, *leaves)
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    left, right = _SEED.copy(), _SEED.copy()
    left.update(seed + b"L")
    right.update(seed + b"R")
    state = _NODE.copy()
    state.update(grown(left.digest(), leaves[:half]) + grown(right.digest(), leaves[half:]))
    return state.digest()


def _pair(seed: bytes, first: bytes, second: bytes) -> bytes:
    """The same of two leaves, as most are in one, written out."""
    left, right, one, other, node = _SEED.copy(), _SEED.copy(), _WORD.copy(), _WORD.copy(), _NODE.copy()
    left.update(seed + b"L")
    right.update(seed + b"R")
    one.update(left.digest() + first)
    other.update(right.digest() + second)
    node.update(one.digest() + other.digest())
    return node.digest()


def leaf(start: int, text: str) -> bytes:
    """What a leaf has beside its seed: where it begins in code points, and its characters."""
    return b"%d\0%b" % (start, text.encode("utf-8", "surrogatepass"))


def largest(size: int, opened: Iterable[Run]) -> Iterator[Node]:
    """The largest nodes that are wholly opened or wholly hidden, from left to right; `opened` is in order."""
    done = 0
    for start, end in opened:
        yield from _covering(size, done, start, is_open=False)
        yield from _covering(size, start, end, is_open=True)
        done = end
    yield from _covering(size, done, size, is_open=False)


def _covering(size: int, start: int, end: int, *, is_open: bool) -> Iterator[Node]:
    """The largest nodes over a run of leaves; the last node of a row may have fewer leaves than the others."""
    while start < end:
        height = (start & -start).bit_length() - 1 if start else (size - 1).bit_length()
        if end < size:
            height = min(height, (end - start).bit_length() - 1)
        yield height, start >> height, is_open
        start += 1 << height


def gathered(size: int, nodes: Iterable[tuple[int, int, bytes]]) -> bytes:
    """The uppermost digest, of nodes that cover the tree from left to right, each with its digest."""
    lefts: list[bytes] = []
    for height, place, digest in nodes:
        top, at = digest, place
        is_last = (place + 1) << height >= size
        while lefts and (is_last or at % 2):
            state = _NODE.copy()
            state.update(lefts.pop() + top)
            top, at = state.digest(), at // 2
        lefts.append(top)
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
