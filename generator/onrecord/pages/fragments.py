"""The fragment: an address's tail by which a browser finds words on a page (URL Fragment Text Directives, WICG).

Measured in Chromium: it takes no notice of case, accents, kinds of quotation mark and white space, and `...` is `…` to
it; but kinds of dash differ, and words that run over a line break or a block are found only as a range. So what
may be otherwise on the page than in the record is left between the ends of a range.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote as encoded

from onrecord.fold import TABLE

WHOLE = 10  # words that are looked for as they stand
END = 5  # words at each end of a range
FEWEST = 3


def fragment(parts: Sequence[str], prefix: str = "", suffix: str = "", *, is_exact: bool = False) -> str:
    """The text directive for a quotation of these parts; empty where there are no words.

    A line feed in a part is a break on the page. Prefix and suffix, which may be empty, tell places apart. `is_exact`
    says that the parts are in the page's own characters, so that dashes need not be left out.
    """
    lines = [_words(line) for part in parts for line in part.split("\n") if line.strip()]
    if not lines:
        return ""
    before = [f"{_encoded(_words(prefix)[-END:])}-"] if prefix else []
    after = [f"-{_encoded(_words(suffix)[:END])}"] if suffix else []
    return ":~:text=" + ",".join([*before, *_ends(lines, None if is_exact else _DASH), *after])


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A dash that another hand may have typed otherwise; not the plain hyphen inside a word.
_DASH = re.compile(f"[{TABLE['hyphen'][1:] + TABLE['dash'] + TABLE['long']}]|(?<!\\w)-|-(?!\\w)")

Words = list[str]
Doubt = re.Pattern[str] | None
"""What in a word may be otherwise on the page."""


def _words(text: str) -> Words:
    return _UNSEEN.sub("", text).split()


def _ends(lines: Sequence[Words], doubt: Doubt) -> list[str]:
    """The words whole, or those they begin with and those they end with."""
    whole = [word for line in lines for word in line]
    if len(lines) == 1 and len(whole) <= WHOLE and _sure(whole, 0, doubt) == whole:
        return [_encoded(whole)]
    start = _sure(lines[0], FEWEST, doubt)[:END]
    rest = whole[len(start) :]
    last = lines[-1] if len(lines) > 1 else rest
    return [_encoded(start), _encoded(_end(rest, last, doubt))] if rest else [_encoded(start)]


def _end(rest: Words, line: Words, doubt: Doubt) -> Words:
    """So many of the last words that they stand nowhere before in the rest."""
    last = _sure(line[::-1], 1, doubt)[::-1]
    every = (last[-n:] for n in range(min(END, len(last)), len(last) + 1))
    return next((end for end in every if _is_last(end, rest)), line)


def _sure(line: Words, fewest: int, doubt: Doubt) -> Words:
    """The words before the first in doubt, if they are enough; else all of them."""
    at = next((n for n, word in enumerate(line) if doubt and doubt.search(word)), len(line))
    return line[:at] if at >= fewest else line


def _is_last(end: Words, rest: Words) -> bool:
    """Whether words stand nowhere in what follows but at its end."""
    text, sought = " ".join(rest).casefold(), " ".join(end).casefold()
    return text.find(sought) == len(text) - len(sought)


def _encoded(words: Words) -> str:
    return encoded(" ".join(words), safe="").replace("-", "%2D")
