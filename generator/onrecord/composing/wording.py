"""Wording: a quotation's words in the very characters of its source, whatever was typed for them."""

from __future__ import annotations

import re

from onrecord import verbatim

_QUOTED = re.compile("[\"“”‘’'«»](.*)[\"“”‘’'«»]", re.DOTALL)
# What nobody sees and the rule passes over: where a line may break, and nothing.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")


def unquoted(words: str) -> str:
    """The words without the marks of quotation that somebody set them in, if they did."""
    found = _QUOTED.fullmatch(words.strip())
    return found[1].strip() if found else words


def as_printed(words: str, segment: str, prefix: str = "", suffix: str = "") -> str:
    """The words as the segment has them, on one line, the marks between them kept; as they are where they do not hold.

    A stretch that holds a mark of its own (`[T]he`, `[sic]`) stays as it was typed.
    """
    typed = " ".join(words.split())
    found = verbatim.find(typed, segment, prefix, suffix)
    if not found:
        return typed
    printed = typed
    for stretch, (start, end) in zip(verbatim.stretches(typed, found.literal_brackets), found.parts, strict=False):
        if printed.count(stretch) == 1:
            printed = printed.replace(stretch, " ".join(_UNSEEN.sub("", segment[start:end]).split()))
    again = verbatim.find(printed, segment, prefix, suffix)
    return printed if again.parts == found.parts and again.state == found.state else typed
