"""The echo: a quotation that holds another's words, in a contribution of its own.

All texts are sought in each text at once, in one walk over its words, and of each so many others are told: the work
grows with the words there are, however alike a stranger makes them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from onrecord.fold import fold

Words = tuple[str, ...]
_Said = Mapping[Hashable, Sequence[str]]  # by contribution, the ids of those that have the same words there

FEWEST = 3
"""Words; fewer are said by chance."""

MOST = 16
"""As many others are told of one quotation. Of two that echo at least one names the other, or both name as many."""


def echoes(texts: Iterable[tuple[str, str, Hashable]]) -> Mapping[str, tuple[str, ...]]:
    """For each id, the ids whose words hold or equal its own; each comes with its text and its contribution."""
    said: defaultdict[Words, defaultdict[Hashable, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, text, of in texts:
        said[_plain(text)][of].append(name)
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for words, held in _holding(said):
        _name(found, said[words], said[held])
        _name(found, said[held], said[words])
    return {name: tuple(others) for name, others in found.items()}


def runs(text: str) -> frozenset[Words]:
    """Every run of so few words that the text has."""
    return frozenset(_runs(_plain(text)))


def _name(found: defaultdict[str, dict[str, None]], of_these: _Said, others: _Said) -> None:
    """Keep of each that it echoes the others of other contributions, as far as it has room."""
    for of, names in of_these.items():
        for name in names:
            elsewhere = (other for key, several in others.items() if key != of for other in several)
            for other in islice(elsewhere, MOST - len(found.get(name, ()))):
                found[name][other] = None


def _holding(said: Mapping[Words, _Said]) -> Iterator[tuple[Words, Words]]:
    """Each text with those that stand in it; with itself where it was said in several contributions."""
    every = [words for words in said if len(words) >= FEWEST]
    begun = Counter(words[:FEWEST] for words in every)
    met = Counter(run for words in every for run in dict.fromkeys(_runs(words)) if run in begun)
    tree = _Tree([words for words in every if met[words[:FEWEST]] > 1])
    for words in every:
        if len(said[words]) > 1:
            yield words, words
        yield from ((words, held) for held in tree.within(words) if held != words)


class _Tree:
    """Texts by their words from the first on; from each node it is known where a walk goes on that fails there.

    After Aho and Corasick (1975): `_fail` is the longest beginning of a text that the words to a node end with, `_next`
    the longest of these that is a whole text.
    """

    def __init__(self, texts: Iterable[Words]) -> None:
        self._ways: list[dict[str, int]] = [{}]
        self._whole: dict[int, Words] = {}
        for words in texts:
            self._whole[self._grown(words)] = words
        self._fail = [0] * len(self._ways)
        self._next = [0] * len(self._ways)
        self._tie()

    def within(self, words: Words) -> Iterator[Words]:
        """Each text that stands in these words, once."""
        at, seen = 0, {0}
        for word in words:
            at = self._step(at, word)
            found = at if at in self._whole else self._next[at]
            while found not in seen:
                seen.add(found)
                yield self._whole[found]
                found = self._next[found]

    def _grown(self, words: Words) -> int:
        at = 0
        for word in words:
            at = self._ways[at].setdefault(word, len(self._ways))
            if at == len(self._ways):
                self._ways.append({})
        return at

    def _tie(self) -> None:
        waiting = [*self._ways[0].values()]
        for at in waiting:  # and what is added to it meanwhile: the shorter before the longer
            for word, onward in self._ways[at].items():
                fail = self._fail[onward] = self._step(self._fail[at], word)
                self._next[onward] = fail if fail in self._whole else self._next[fail]
                waiting.append(onward)

    def _step(self, at: int, word: str) -> int:
        while at and word not in self._ways[at]:
            at = self._fail[at]
        return self._ways[at].get(word, 0)


def _runs(words: Words) -> Iterator[Words]:
    return zip(*(words[at:] for at in range(FEWEST)), strict=False)


def _plain(text: str) -> Words:
    """The folded words without the marks at their edges: a full stop at the end is no other word."""
    return tuple(word.strip("\"'.,;:!?()") for word in fold(text).text.split())
