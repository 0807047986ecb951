"""The nearest passage: what the source does read where a quotation is not in it. It is never evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from onrecord.fold import Folded, fold
from onrecord.phrasing import clipped
from onrecord.verbatim.lexicon import bare

MOST_WORDS = 300
MOST_SOURCE_WORDS = 100_000
MOST_DIFFERENCES = 6
MOST_SHOWN = 300  # characters


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def nearest(quotation: str, segment: str) -> str:
    """The source's own words nearest to the quotation's, on one line; nothing where none are near."""
    passage = _near(quotation, segment)
    if not passage:
        return ""
    start, end = fold(segment).stretch(passage[0].start, passage[-1].end)
    return " ".join(segment[start:end].split())


def difference(quotation: str, segment: str) -> str:
    """The nearest passage and, word by word, how the quotation differs from it, as a clause; or nothing."""
    asked = _words(fold(quotation))[:MOST_WORDS]
    passage = _near(quotation, segment)
    if not passage:
        return ""
    passage = _trimmed(asked, passage)
    changes = [_change(asked[a:b], passage[c:d]) for a, b, c, d in _changes(asked, passage)]
    listed = "; ".join(changes[:MOST_DIFFERENCES]) + ("; and more" if len(changes) > MOST_DIFFERENCES else "")
    return f"the nearest passage reads “{_shown(passage)}”" + (f": {listed}" if listed else "")


@lru_cache(maxsize=4)
def _near(quotation: str, segment: str) -> Sequence[_Word]:
    """Kept for a moment: who asks what is near asks for the difference next."""
    return _passage(_words(fold(quotation)), _read(segment))


@lru_cache(maxsize=2)
def _read(segment: str) -> Sequence[_Word]:
    """The words of a segment, kept for the next quotation that is sought in it."""
    return _words(fold(segment))[:MOST_SOURCE_WORDS]


def _words(folded: Folded) -> list[_Word]:
    words, at = [], 0
    for run in folded.text.split(" "):
        words += [_Word(run, at, at + len(run))] if run else []
        at += len(run) + 1
    return words


def _passage(asked: Sequence[_Word], source: Sequence[_Word]) -> list[_Word]:
    """The window that shares most words with the quotation, less what it has more at its ends."""
    asked, source = asked[:MOST_WORDS], source[:MOST_SOURCE_WORDS]
    if not asked or not source:
        return []
    start, shared = _densest([_key(word.text) for word in asked], [_key(word.text) for word in source])
    if shared * 3 < len(asked):
        return _like(asked, source)
    margin = 2 + len(asked) // 4
    window = source[max(0, start - margin) : start + len(asked) + margin]
    return _within(asked, window)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    return bare(word).lower() or word


def _densest(asked: list[str], source: list[str]) -> tuple[int, int]:
    """Where the window of the quotation's length begins that shares most words with it, and how many it shares."""
    wanted = Counter(asked)
    shared, best = 0, (0, 0)
    for at, word in enumerate(source):
        wanted[word] -= 1
        shared += wanted[word] >= 0
        if at >= len(asked):
            leaving = source[at - len(asked)]
            shared -= wanted[leaving] >= 0
            wanted[leaving] += 1
        if shared > best[1]:
            best = max(0, at - len(asked) + 1), shared
    return best


def _within(asked: Sequence[_Word], window: Sequence[_Word]) -> list[_Word]:
    """The part of the window that differs least from the quotation; of several, the one most nearly as long."""
    words, read = [_key(word.text) for word in asked], [_key(word.text) for word in window]
    unlike = [(0, at) for at in range(len(read) + 1)]  # of what ends there: how many differ, and where it begins
    for number, word in enumerate(words, 1):
        above, unlike = unlike, [(number, 0)]
        for at, other in enumerate(read, 1):
            otherwise, left_out, put_in = above[at - 1], above[at], unlike[-1]
            steps = (
                (otherwise[0] + (word != other), otherwise[1]),
                (left_out[0] + 1, left_out[1]),
                (put_in[0] + 1, put_in[1]),
            )
            unlike.append(min(steps, key=itemgetter(0)))
    end = min(range(len(unlike)), key=lambda at: (unlike[at][0], abs(at - unlike[at][1] - len(words))))
    return list(window[unlike[end][1] : end])


def _like(asked: Sequence[_Word], source: Sequence[_Word]) -> list[_Word]:
    """The passage with the most similar letters, for a quotation that shares too few words; short ones only."""
    needle = " ".join(word.text for word in asked)[:64].lower()
    text = " ".join(word.text for word in source).lower()[:20_000]
    found = fuzz.partial_ratio_alignment(needle, text, score_cutoff=60)
    if found is None:
        return []
    at, kept = 0, []
    for word in source:
        kept += [word] if at < found.dest_end and at + len(word.text) > found.dest_start else []
        at += len(word.text) + 1
    return kept


def _trimmed(asked: Sequence[_Word], passage: Sequence[_Word]) -> Sequence[_Word]:
    """The passage less the punctuation before its first and after its last word that a quotation may leave off."""
    *before, last = passage
    if _is_same(asked[-1], last) and last.text.startswith(asked[-1].text):
        last = asked[-1]
    first, *after = *before, last
    if _is_same(asked[0], first) and first.text.endswith(asked[0].text):
        first = asked[0]
    return first, *after


def _is_same(one: _Word, other: _Word) -> bool:
    return _key(one.text) == _key(other.text)


def _changes(asked: Sequence[_Word], passage: Sequence[_Word]) -> Iterator[tuple[int, int, int, int]]:
    for step in Levenshtein.opcodes([word.text for word in asked], [word.text for word in passage]):
        if step.tag != "equal":
            yield step.src_start, step.src_end, step.dest_start, step.dest_end


def _change(asked: Sequence[_Word], passage: Sequence[_Word]) -> str:
    if not passage:
        return f"“{_shown(asked)}” is not in it"
    if not asked:
        return f"its “{_shown(passage)}” is left out"
    return f"where this has “{_shown(asked)}”, it has “{_shown(passage)}”"


def _shown(words: Sequence[_Word]) -> str:
    return clipped(" ".join(word.text for word in words), MOST_SHOWN)
