"""Words: what counts as one, and which marks are only the edge of one."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.fold import TABLE, fold

OF_THE_WORD = "%‰&@#/\\_§†‡"

# A stretch of a run between the marks that part words: `…`, an em dash or `--` (here `—`), and `..`.
_PIECE = re.compile(r"(?:[^ .…—]++|(?<!\.)\.(?!\.))+")
_PARTS = re.compile(r"[ …—]|\.\.")


def words(text: str) -> tuple[tuple[int, int], ...]:
    """The stretch of `text` that each word takes, in code points, with the marks that belong to it and no outer space.

    A mark standing alone belongs to the word before it (at the very start, to the word after); so every character but
    white space and what folding deletes is in one word, if there is any.
    """
    folded = fold(text)
    starts = list(_starts(folded.parted))
    if not starts:
        return ()
    ends = [*starts[1:], len(folded.parted)]
    return tuple(folded.stretch(*_trimmed(folded.parted, *tile)) for tile in zip(starts, ends, strict=True))


def number(text: str) -> int:
    """How many words a text has: as many as `words` gives places for, in a fraction of the time."""
    plain = text.translate(_PLAIN) if _UNSEEN.search(text) else text
    runs = (_PARTING.sub(" ", plain) if _parts(plain) else plain).split()
    coreless = {run for run in set(runs) if not has_core(run)}
    return len(runs) - sum(map(coreless.__contains__, runs)) if coreless else len(runs)


def is_plain(text: str) -> bool:
    """Whether its words are its runs between white space: none is parted, and nothing in it folds to another kind."""
    return not (_UNSEEN.search(text) or _parts(text))


def _parts(text: str) -> bool:
    """Whether a mark that parts words may stand in it; looked for in ways that cost next to nothing."""
    return "--" in text or ".." in text or bool(_RARE.search(text))


def count(parted: str) -> int:
    """How many words a folded text has, the parts of words at its ends counted as words."""
    return sum(map(has_core, pieces(parted)))


def spans(parted: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Each word of a folded text from `start` on, with the marks of its run that no parting mark divides from it."""
    for found in _PIECE.finditer(parted, start):
        if has_core(found[0]):
            yield found.span()


@lru_cache(maxsize=65536)  # the same few thousand runs make up most of any text
def has_core(piece: str) -> bool:
    """Whether there is more in it than edge punctuation."""
    return piece.isalnum() or not all(map(is_edge, piece))


# The marks that part words, before folding has made them one.
_DASHES = f"[{re.escape(TABLE['hyphen'] + TABLE['dash'])}]{{2,}}"
_DOTS = f"[.{TABLE['ellipsis']}]*{TABLE['ellipsis']}[.{TABLE['ellipsis']}]*|[.]{{2,}}"
_PARTING = re.compile(f"[{TABLE['long']}]|{_DASHES}|{_DOTS}")
_RARE = re.compile(f"[{TABLE['long']}{TABLE['ellipsis']}{TABLE['dash']}{TABLE['hyphen'][1:]}]")

# What is otherwise than it seems: deleted, no white space to folding, or a symbol that folds to a mark.
_CHANGED = (
    dict.fromkeys(TABLE["deleted"], "")
    | dict.fromkeys("\x1c\x1d\x1e\x1f", "x")
    | {mark: "-" for mark in TABLE["dash"] if unicodedata.category(mark)[0] != "P"}
    | {mark: "'" for mark in TABLE["single"] + TABLE["double"] if unicodedata.category(mark)[0] != "P"}
    | dict.fromkeys("\u0374\u1fef\u1ffd", "'")  # which NFC makes one of these
)
_UNSEEN = re.compile(f"[{''.join(_CHANGED)}]")
_PLAIN = str.maketrans(_CHANGED)


@lru_cache(maxsize=4096)
def is_edge(character: str) -> bool:
    """Edge punctuation: Unicode category P, but for the signs that are part of a word."""
    return unicodedata.category(character)[0] == "P" and character not in OF_THE_WORD


def core_at(parted: str, start: int, limit: int = sys.maxsize) -> int:
    """Where the first character from `start` on stands that makes a word; the limit or the length if there is none."""
    for at in range(start, min(limit, len(parted))):
        if parted[at] != " " and not is_edge(parted[at]):
            return at
    return min(limit, len(parted))


def pieces(parted: str) -> list[str]:
    """The runs of a folded text, parted by the marks that part words; marks alone among them."""
    unparted = "…" not in parted and "—" not in parted and ".." not in parted
    return [piece for piece in (parted.split(" ") if unparted else _PARTS.split(parted)) if piece]


def _starts(parted: str) -> Iterator[int]:
    """Where each word's tile begins: its run's leading marks are its own, marks alone the one's before it."""
    done = 0
    for start, end in spans(parted):
        run = parted.rfind(" ", done, start) + 1
        yield 0 if done == 0 else run or start
        done = end


def _trimmed(parted: str, start: int, end: int) -> tuple[int, int]:
    return start, start + len(parted[start:end].rstrip(" "))
