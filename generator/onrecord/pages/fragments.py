"""The fragment: an address's tail by which a browser finds words on a page (URL Fragment Text Directives, WICG).

Measured in Chromium: it takes no notice of case, accents, kinds of quotation mark and white space, and `...` is `…` to
it; but kinds of dash differ, and words that run over a line break or a block are found only as a range. So what
may be otherwise on the page than in the record is left between the ends of a range. It goes to the first place of the
words it begins with, so these are lengthened until they stand once in the capture; of a cut quotation only the part
before the first cut is sought, because what is cut is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote as encoded

from onrecord.fold import TABLE
from onrecord.verbatim import lead_words, loose

WHOLE = 10  # words that are looked for as they stand
END = 5  # words at each end of a range
FEWEST = 3


def fragment(text: str, lead: int, *, is_exact: bool = False) -> str:
    """The text directive for a quotation's first part; empty where it could lead to other words.

    So many first words as `lead` says stand nowhere else on the page; with 0 that is not known of any. A line feed is a
    break on the page. `is_exact` says that the part is in the page's own characters, so that its dashes are sought.
    """
    lines = [words for line in text.split("\n") if (words := _words(line))]
    ends = _ends(lines, lead, None if is_exact else _DASH) if lead and lines else []
    return ":~:text=" + ",".join(map(_encoded, ends)) if ends else ""


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# A dash that another hand may have typed otherwise; not the plain hyphen inside a word.
_DASH = re.compile(f"[{TABLE['hyphen'][1:] + TABLE['dash'] + TABLE['long']}]|(?<!\\w)-|-(?!\\w)")

Words = list[str]
Doubt = re.Pattern[str] | None
"""What in a word may be otherwise on the page."""


def _words(text: str) -> Words:
    return _UNSEEN.sub("", text).split()


def _ends(lines: Sequence[Words], lead: int, doubt: Doubt) -> list[Words]:
    """The words whole, or those they begin with and those they end with; none where no line holds the lead."""
    whole = [word for line in lines for word in line]
    if len(lines) == 1 and len(whole) <= WHOLE and _sure(whole, 0, doubt) == whole:
        return [whole]
    start = _start(_sure(lines[0], FEWEST, doubt), lead)
    rest = whole[len(start) :]
    end = _end(rest, lines[-1] if len(lines) > 1 else rest, doubt)
    return [each for each in (start, end) if each] if start else []


def _start(line: Words, lead: int) -> Words:
    """So many of the first words that the lead is among them; none where it is not."""
    every = (line[:n] for n in range(min(END, len(line)), len(line) + 1))
    return next((start for start in every if len(lead_words(" ".join(start))) >= lead), [])


def _end(rest: Words, line: Words, doubt: Doubt) -> Words:
    """So many of the last words that they stand nowhere before in the rest; none where they all do."""
    last = _sure(line[::-1], 1, doubt)[::-1]
    every = (last[-n:] for n in range(min(END, len(last)), len(last) + 1))
    return next((end for end in every if _is_last(end, rest)), [])


def _sure(line: Words, fewest: int, doubt: Doubt) -> Words:
    """The words before the first in doubt, if they are enough; else all of them."""
    at = next((n for n, word in enumerate(line) if doubt and doubt.search(word)), len(line))
    return line[:at] if at >= fewest else line


def _is_last(end: Words, rest: Words) -> bool:
    """Whether words stand nowhere in what follows but at its end."""
    text, sought = loose(" ".join(rest)), loose(" ".join(end))
    return bool(sought) and text.find(sought) == len(text) - len(sought)


def _encoded(words: Words) -> str:
    return encoded(" ".join(words), safe="").replace("-", "%2D")
