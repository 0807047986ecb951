"""The echo: a quotation that holds another's words, in a contribution of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from onrecord.fold import fold

Key = TypeVar("Key")

FEWEST = 3  # words; fewer are said by chance


def echoes(texts: Iterable[tuple[str, str, Key]]) -> Mapping[str, tuple[str, ...]]:
    """For each id, the ids whose words hold or equal its own; each comes with its text and its contribution."""
    every = [(name, _plain(text), of) for name, text, of in texts]
    begun: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, (_, words, _) in enumerate(every):
        if len(words) >= FEWEST:
            begun[words[:FEWEST]].append(at)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, words, of in every:
        for at in _within(words, begun):
            other, held, elsewhere = every[at]
            if other != name and elsewhere != of and _holds(words, held):
                found[other][name] = found[name][other] = None
    return {name: tuple(others) for name, others in found.items()}


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of so few words that the text has."""
    words = _plain(text)
    return frozenset(zip(*(words[at:] for at in range(FEWEST)), strict=False))


def _within(words: tuple[str, ...], begun: Mapping[tuple[str, ...], list[int]]) -> Iterator[int]:
    """Which texts begin as some run of these words does."""
    starts = range(len(words) - FEWEST + 1)
    return (at for start in starts for at in begun.get(words[start : start + FEWEST], ()))


def _holds(words: tuple[str, ...], held: tuple[str, ...]) -> bool:
    return any(words[at : at + len(held)] == held for at in range(len(words) - len(held) + 1))


def _plain(text: str) -> tuple[str, ...]:
    """The folded words without the marks at their edges: a full stop at the end is no other word."""
    return tuple(word.strip("\"'.,;:!?()") for word in fold(text).text.split())
