"""The lead: how many first words of a quotation it takes for them to stand once in a whole capture.

A browser that is sent to words goes to the first place it takes for them, and it takes more for alike than the rule
does: case, accents, kinds of punctuation. So here all of these are left out, and the ends of words with them.
"""

from __future__ import annotations

import re
import unicodedata

from onrecord.fold import TABLE

MOST = 40  # words; an address has to stay short enough to be passed on


def lead(text: str, everywhere: str) -> int:
    """How many of the first words of a text stand nowhere else in a capture made `loose`; 0 where no number does."""
    words = lead_words(text)
    if "".join(words) not in everywhere:
        return 0
    for number in range(1, min(len(words), MOST) + 1):
        sought = "".join(words[:number])
        if everywhere.find(sought, everywhere.find(sought) + 1) < 0:
            return number
    return 0


def lead_words(text: str) -> list[str]:
    """The runs of letters and digits of a text, without case and accents."""
    return _RUN.findall(_BEYOND_ASCII.sub(_seen, unicodedata.normalize("NFKD", text)).casefold())


def loose(text: str) -> str:
    """A text as its letters and digits alone."""
    return "".join(lead_words(text))


_RUN = re.compile(r"[^\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNSEEN = frozenset(TABLE["deleted"])


def _seen(stretch: re.Match[str]) -> str:
    """What a reader sees of characters beyond ASCII, without the marks over and under them."""
    return "".join(
        each for each in stretch[0] if each not in _UNSEEN and not unicodedata.category(each).startswith("M")
    )
