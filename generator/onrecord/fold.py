"""Folding: the one table of what counts as the same character, and the way back to the original."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

TABLE: Mapping[str, str] = {
    "deleted": "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f",
    "space": "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000",
    "single": "'\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u02b9\u2032\u0060\u00b4\uff07",
    "double": '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f\uff02',
    "hyphen": "-\u2010\u2011\ufe63\uff0d",
    "dash": "\u2012\u2013\u2043\u2212",
    "long": "\u2014\u2015\u2e3a\u2e3b\ufe58",
    "ellipsis": "\u2026",
}
"""Every character that folding treats apart, by class; `hyphen`, `dash` and `long` all fold to a hyphen."""

_Edit = tuple[int, int, int, int]  # new text [0] to [0] + [1] came from old text [2] to [3]
_Layer = tuple[_Edit, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its characters came from.

    `parted` has the same length as `text` and tells three kinds of `-` apart: `-` was a hyphen, `–` another single
    dash, `—` an em dash or two dashes together (which part words, where a hyphen does not).
    """

    text: str
    parted: str
    original: str
    layers: tuple[_Layer, ...]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The half-open stretch of the original that the folded characters from `start` up to `end` came from."""
        if start >= end:
            place = self._place(start)[0] if start < len(self.text) else len(self.original)
            return place, place
        return self._place(start)[0], self._place(end - 1)[1]

    def stretches(self) -> tuple[tuple[int, int], ...]:
        """For each folded character in turn, its half-open stretch of the original."""
        return tuple(map(self._place, range(len(self.text))))

    def _place(self, index: int) -> tuple[int, int]:
        start, end = index, index + 1
        for layer in self.layers:
            start, end = _before(layer, start)[0], _before(layer, end - 1)[1]
        return start, end


def fold(text: str) -> Folded:
    """The text with only those differences taken out that typography makes; not case, spelling or punctuation."""
    if text.isascii() and not (text[:1] == " " or text[-1:] == " " or any(map(text.__contains__, _FOLDED_IN_ASCII))):
        return Folded(text, text, text, ())
    normal, composed = _composed(text)
    kept, deleted = _replaced(normal, _DELETED, lambda _: "") if _DELETED.search(normal) else (normal, ())
    plain = _ALONE.sub(lambda found: _PLAIN[found[0]], kept)
    spaced, closed = _spaced(plain)
    parted, joined = _replaced(spaced, _MARKS, _one_mark)
    layers = tuple(layer for layer in (joined, closed, deleted, composed) if layer)
    return Folded(parted.replace("\u2014", "-").replace("\u2013", "-"), parted, text, layers)


_DELETED = re.compile(f"[{TABLE['deleted']}]+")
# What is in ASCII and folded; asked one by one, since that is quicker than one pattern.
_FOLDED_IN_ASCII = ("\n", "  ", "--", "...", "`", "\t", "\r", "\v", "\f")
_PLAIN = {
    character: plain
    for kind, plain in (
        ("space", " "),
        ("single", "'"),
        ("double", '"'),
        ("hyphen", "-"),
        ("dash", "\u2013"),
        ("long", "\u2014"),
    )
    for character in TABLE[kind]
    if character != plain
}
_ALONE = re.compile(f"[{re.escape(''.join(_PLAIN))}]")
# Only what changes the length: all else is one character for one, and needs no record of where it was.
_SPACES = re.compile("\\A +|  +| \\Z")
_MARKS = re.compile("[-.\u2013\u2014\u2026](?:(?<=[-\u2013\u2014])[-\u2013\u2014]+|(?<=[.\u2026])[.\u2026]+)")


def _spaced(text: str) -> tuple[str, _Layer]:
    """The text without a space that is one too many: after another, and at either end."""
    if "  " in text:
        return _replaced(text, _SPACES, _one_space)
    kept = text.removeprefix(" ")
    first: _Layer = ((0, 0, 0, 1),) if len(kept) < len(text) else ()
    if not kept.endswith(" "):
        return kept, first
    return kept[:-1], (*first, (len(kept) - 1, 0, len(text) - 1, len(text)))


def _one_space(found: re.Match[str]) -> str:
    return "" if found.start() == 0 or found.end() == len(found.string) else " "


def _one_mark(found: re.Match[str]) -> str:
    if found[0][0] not in ".\u2026":
        return "\u2014"
    return found[0] if found[0] == ".." else "\u2026"


def _replaced(text: str, runs: re.Pattern[str], of: Callable[[re.Match[str]], str]) -> tuple[str, _Layer]:
    """The text with each run replaced, and an edit for each replacement that differs from its run."""
    pieces: list[str] = []
    edits: list[_Edit] = []
    done = length = 0
    for found in runs.finditer(text):
        start, end = found.span()
        new = of(found)
        pieces += text[done:start], new
        length += start - done
        edits.append((length, len(new), start, end))
        length, done = length + len(new), end
    pieces.append(text[done:])
    return "".join(pieces), tuple(edit for edit in edits if edit[1] != edit[3] - edit[2])


def _before(layer: _Layer, index: int) -> tuple[int, int]:
    """Where one character stood before a layer of edits."""
    found = bisect_right(layer, (index, sys.maxsize)) - 1
    if found < 0:
        return index, index + 1
    at, length, start, end = layer[found]
    if index < at + length:
        return start, end
    return index - at - length + end, index - at - length + end + 1


# A character below U+0300 neither changes under NFC nor joins the one before it.
# The standard library orders the marks of a cluster in quadratic time; no writing has one this long.
_LONGEST_CLUSTER = 200
_COMPOSABLE = re.compile("[\\s\\S]?[^\\x00-\\u02ff]+")


def _composed(text: str) -> tuple[str, _Layer]:
    """The text in NFC, with an edit for each cluster (a base and its marks) that composition alters."""
    if unicodedata.is_normalized("NFC", text):
        return text, ()
    pieces: list[str] = []
    edits: list[_Edit] = []
    done = length = 0
    for start, end in _clusters(text):
        new = unicodedata.normalize("NFC", text[start:end])
        if new != text[start:end]:
            pieces += text[done:start], new
            length += start - done
            edits.append((length, len(new), start, end))
            length, done = length + len(new), end
    pieces.append(text[done:])
    return "".join(pieces), tuple(edits)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    for found in _COMPOSABLE.finditer(text):
        start = found.start()
        for at in range(start + 1, found.end()):
            if at - start == _LONGEST_CLUSTER or not _joins(text[at]):
                yield start, at
                start = at
        yield start, found.end()


def _joins(character: str) -> bool:
    """Whether NFC may compose or reorder it with what stands before: marks, Hangul vowels and finals, Kirat Rai."""
    if "\u1160" <= character <= "\u11ff" or "\U00016d63" <= character <= "\U00016d6a":
        return True
    return unicodedata.category(character)[0] == "M"
