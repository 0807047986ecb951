"""The likeness of two contributions: whether one is the other published again, with small edits at most.

Words are compared, without case, marks, emoji or the space within `20 %`. The texts are aligned word by word, and a
word that is only spelt otherwise is taken for the same; then five-word shingles are counted. Without the alignment a
single corrected spelling would cost a contribution of twelve words five of its eight shingles. A word put for another,
or one that denies, limits or attributes put in or left out, makes it another contribution however long it is. Likeness
says what is counted twice, never what was said: it is no evidence of a quotation.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from onrecord.fold import TABLE
from onrecord.reprints.spellings import is_respelt
from onrecord.verbatim.lexicon import denies, turns

FEWEST = 8
"""Words; what is shorter, many people write of themselves."""

JACCARD, CONTAINED, SHARED = 0.7, 0.95, 12
"""Of the shingles of both; of the shingles of the shorter, if at least so many are shared.

Jaccard counts what stands before the first word and after the last as words, so that a word put in or left out costs
as much wherever it stands.
"""

RESPELT = 8
"""One word in so many may be spelt otherwise."""

BESIDE = 4
"""Words before and after what a longer text holds whole, in which nothing may turn it round."""

SHINGLE = 5

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of a text as they are compared: letters and digits, and the signs of per cent and money."""
    for mark, plain in _COMMON:
        text = text.replace(mark, plain)
    if text.isascii():
        plainly = text.lower().encode().translate(_PLAIN, _QUOTES).decode()
        return tuple(plainly.replace("%", " % ").replace("$", " $ ").split())
    return tuple(_WORD.findall(_DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())))


def are_alike(one: Words, other: Words) -> bool:
    """Whether these are one contribution published twice, or one holds the other whole."""
    short, long = sorted((one, other), key=lambda text: (len(text), text))
    if len(short) < FEWEST or short == long:
        return len(short) >= FEWEST
    said = {*short}
    if 2 * len(said.intersection(long)) < len(said):
        return False
    mended = _mended(short, long)
    return mended is not None and (mended == short or _holds(short, mended) or _overlaps(short, mended))


_DROPPED = re.compile(f"[{re.escape(TABLE['single'] + TABLE['deleted'])}]")
_WORD = re.compile(r"[^\W_]+|[%‰£$€]")
_COMMON = tuple(zip("‘’“”–—…\xa0", "''      ", strict=True))
"""Marks that good typing has, and plain ones that are read the same: most texts are ASCII but for them."""
_PLAIN = bytes(code if chr(code).isalnum() or chr(code) in "%$" else 32 for code in range(128)) + bytes(128)
_QUOTES = b"'`"


def _holds(short: Words, long: Words) -> bool:
    held = _shingles(short)
    shared = len(held & _shingles(long))
    return shared >= SHARED and shared >= CONTAINED * len(held)


def _overlaps(one: Words, other: Words) -> bool:
    edge = ("",) * (SHINGLE - 1)
    first, second = _shingles(edge + one + edge), _shingles(edge + other + edge)
    return len(first & second) >= JACCARD * len(first | second)


def _shingles(text: Words) -> frozenset[Words]:
    return frozenset(_runs(text))


def _runs(text: Words) -> Iterator[Words]:
    return zip(*(text[at:] for at in range(SHINGLE)), strict=False)


_Block = tuple[Words, Words]


def _mended(short: Words, long: Words) -> Words | None:
    """The longer text, with the words that it only spells otherwise as the shorter spells them.

    None where one has another word than the other, turns round what it says, or spells too much otherwise.
    """
    start, end = _window(short, long)
    blocks = _blocks(short, long[start:end])
    if _is_turned(blocks, long[:start], long[end:]):
        return None
    made, respelt = list(long[:start]), 0
    for own, its in blocks:
        changed = _respelt(own, its)
        if changed is None and own and its:
            return None
        made += its if changed is None else own
        respelt += changed or 0
    return None if respelt * RESPELT > max(RESPELT, len(short)) else (*made, *long[end:])


def _window(short: Words, long: Words) -> tuple[int, int]:
    """Where in the longer text the shorter stands, if it does: most runs that each has once are as far apart there."""
    slack = len(short) // RESPELT + BESIDE
    if len(long) <= len(short) + 2 * slack:
        return 0, len(long)
    places = {run: at for at, run in enumerate(_runs(long))}
    apart = Counter(places[run] - at for at, run in enumerate(_runs(short)) if run in places)
    start = min(apart, key=lambda offset: (-apart[offset], offset), default=0)
    if long[max(0, start) : start + len(short)] == short:
        return start, start + len(short)
    return max(0, start - slack), min(len(long), start + len(short) + slack)


def _is_turned(blocks: list[_Block], earlier: Words, later: Words) -> bool:
    """Whether a word that denies, limits or attributes was put in or left out, or one stands right beside."""
    first, last = 0 if blocks[0][0] else 1, len(blocks) - (0 if blocks[-1][0] else 1)
    before = (*earlier, *(word for _, its in blocks[:first] for word in its))
    after = (*(word for _, its in blocks[last:] for word in its), *later)
    changed = (word for own, its in blocks[first:last] if _respelt(own, its) is None for word in (*own, *its))
    return _is_turned_by(before, before[-BESIDE:]) or _is_turned_by(after, after[:BESIDE]) or any(map(turns, changed))


def _is_turned_by(added: Words, beside: Words) -> bool:
    """A few words belong to what they stand beside; of more, those that attribute introduce it only."""
    return any(map(turns if len(added) <= 2 * BESIDE else denies, beside))


def _blocks(one: Words, other: Words) -> list[_Block]:
    """The texts side by side: stretches that are the same, and between them what one has for the other."""
    found = []
    for _, several in groupby(Levenshtein.opcodes(one, other), lambda step: step.tag == "equal"):
        every = list(several)
        first, last = every[0], every[-1]
        found.append((one[first.src_start : last.src_end], other[first.dest_start : last.dest_end]))
    return found


def _respelt(own: Words, its: Words) -> int | None:
    """How many words are spelt otherwise, where all are the same ones; to part words otherwise is no spelling."""
    if own == its:
        return 0
    respelt = 0
    while own and its:
        step = next((step for step in _STEPS if _is_same(own[: step[0]], its[: step[1]])), None)
        if step is None:
            return None
        respelt += step == (1, 1) and own[0] != its[0]
        own, its = own[step[0] :], its[step[1] :]
    return None if own or its else respelt


_STEPS = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))


def _is_same(own: Words, its: Words) -> bool:
    """Whether these are the same letters parted otherwise, as `no body`, but not `not able`; or one word respelt."""
    if own == its:
        return True
    if any(map(turns, own)) != any(map(turns, its)):
        return False
    return "".join(own) == "".join(its) or (len(own) == len(its) == 1 and is_respelt(own[0], its[0]))
