"""Succession: which contribution of an older saving of a source is which of a newer one.

Words alone do not tell: somebody may repeat another's, and a contribution may have been taken away. So whole texts are
compared, folded, and their order must hold. A text that stands once in both is the same contribution if its place among
the others fits; so is one that stands once in both between two such. Where the text itself was touched, the two are one
contribution if they share most of their runs of five words, nothing else there does, and they stand between the same
neighbours. A text that is the only one of its voice in both may have changed more. Whatever is not sure has no
successor.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from onrecord.fold import fold

LIKE = 0.7  # of the runs of words that either has (Jaccard), which on real threads finds reprints and nothing else
LIKE_ALONE = 0.3  # where both savings have but one text of one voice: revised, and not another article altogether
LONG_ALONE = 40  # words; in less than that, one quotation that two articles share is as much
RUN = 5
STRANGE = 0.05  # of the runs of words of the shorter: what pages of one site print all the same
MOST = 100_000  # runs of one saving looked at, its first: a set of them takes some 20 MB

_LEADING = 3

_ALONE = ("a", "e")  # a text of one voice, and an editor's own words: where each has one, they are one voice's


def succession(named: Iterable[str], old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """For each segment named of the older saving, the one of the newer that is the same contribution, where sure.

    Texts are by segment id, in reading order.
    """
    before, after = _Side(old), _Side(new)
    anchors = _in_order(_unique(before, after))
    found = {}
    for segment in named:
        if segment in before.place:
            at = _successor(before.place[segment], before, after, anchors)
            at = _sole(segment, before, after) if at is None else at
            if at is not None:
                found[segment] = after.ids[at]
    return found


def are_strange(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Whether two savings have next to no runs of words in common; never where one is too short to have any."""
    runs, others = (_runs_of(texts.values()) for texts in (old, new))
    fewest = min(len(runs), len(others))
    return fewest > 0 and len(runs & others) < STRANGE * fewest


class _Side:
    """One saving: its segments by place in reading order, and their texts folded."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.ids = list(texts)
        self.place = {segment: at for at, segment in enumerate(self.ids)}
        self.texts = [fold(text).text for text in texts.values()]
        self.times = Counter(self.texts)


_Pair = tuple[int, int]


def _unique(before: _Side, after: _Side) -> list[_Pair]:
    """The places of each text that stands once in both, in the older one's order."""
    at = {text: place for place, text in enumerate(after.texts) if after.times[text] == 1}
    return [(place, at[text]) for place, text in enumerate(before.texts) if before.times[text] == 1 and text in at]


def _in_order(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The longest run of pairs that keep their order (patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    behind: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        behind.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [index]
    kept, index = [], ends[-1] if ends else -1
    while index >= 0:
        kept.append(pairs[index])
        index = behind[index]
    return kept[::-1]


def _successor(place: int, before: _Side, after: _Side, anchors: Sequence[_Pair]) -> int | None:
    at = bisect_right(anchors, (place, len(after.ids)))
    if at and anchors[at - 1][0] == place:
        return anchors[at - 1][1]
    first, last = anchors[at - 1] if at else (-1, -1), anchors[at] if at < len(anchors) else _end(before, after)
    olds, news = range(first[0] + 1, last[0]), range(first[1] + 1, last[1])
    same = _same(place, before, after, olds, news)
    return _like(place, before, after, olds, news) if same is None else same


def _end(before: _Side, after: _Side) -> _Pair:
    return len(before.ids), len(after.ids)


def _same(place: int, before: _Side, after: _Side, olds: range, news: range) -> int | None:
    """The place between the same neighbours of the very text, where it stands there once in both."""
    text = before.texts[place]
    there = [at for at in news if after.texts[at] == text]
    return there[0] if len(there) == 1 == sum(before.texts[at] == text for at in olds) else None


def _like(place: int, before: _Side, after: _Side, olds: range, news: range) -> int | None:
    """The one between the same neighbours that is like it, where it is like no other of theirs."""
    there = [at for at in news if _is_like(before.texts[place], after.texts[at])]
    if len(there) != 1:
        return None
    back = [at for at in olds if _is_like(after.texts[there[0]], before.texts[at])]
    return there[0] if back == [place] else None


def _is_like(one: str, other: str) -> bool:
    """Whether two texts begin alike and share most runs of words; somebody who repeats a text says so first."""
    if not len(one) <= 2 * len(other) <= 4 * len(one) or one.split()[:_LEADING] != other.split()[:_LEADING]:
        return False
    return _shares(one, other, LIKE)


def _shares(one: str, other: str, least: float) -> bool:
    """Whether two texts have at least that share of the runs of words that either has."""
    runs, others = _runs(one), _runs(other)
    shared = len(runs & others)
    return shared > 0 and shared >= least * (len(runs) + len(others) - shared)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_in_turn(text))


def _in_turn(text: str) -> Iterable[tuple[str, ...]]:
    words = text.split()
    return zip(*(words[first:] for first in range(RUN)), strict=False)


def _runs_of(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    every = (run for text in texts for run in _in_turn(fold(text).text))
    return frozenset(islice(every, MOST))


def _sole(segment: str, before: _Side, after: _Side) -> int | None:
    """Its own place, where both savings have one segment of its kind, that kind is one voice's, and the two are like.

    The file may be another article altogether, taken for this one by mistake: that it has one voice says nothing then.
    """
    alone = [[each for each in side.ids if each[:1] == segment[:1]] for side in (before, after)]
    if segment[:1] not in _ALONE or alone != [[segment], [segment]]:
        return None
    at = after.place[segment]
    one, other = before.texts[before.place[segment]], after.texts[at]
    is_long = min(len(one.split()), len(other.split())) >= LONG_ALONE
    return at if _shares(one, other, LIKE_ALONE if is_long else LIKE) else None
