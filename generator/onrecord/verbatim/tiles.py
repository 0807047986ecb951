"""Tiles: a text cut into as many stretches as it has words, so that every character is in one of them."""

from __future__ import annotations

import re

from onrecord.verbatim.words import has_core, is_plain, words


def tiles(text: str) -> list[int]:
    """Where each word's tile ends, in code points; the next begins there, the first at 0, and the last ends the text.

    White space before a word is in its tile, as is all else that stands there and belongs to no word; so whether a
    tile begins with white space says whether the word does, or follows a mark that parts words. A text without words
    is one tile, and an empty one has none.
    """
    ends = _ends(text) if is_plain(text) else [end for _, end in words(text)]
    return [*ends[:-1], len(text)] if text else []


_RUN = re.compile(r"\S+")


def _ends(text: str) -> list[int]:
    """Of a text whose words are parted by nothing but white space."""
    coreless = {run for run in set(text.split()) if not has_core(run)}
    if not coreless:
        return [run.end() for run in _RUN.finditer(text)]
    ends: list[int] = []
    any_word = False
    for run in _RUN.finditer(text):
        is_word = run[0] not in coreless
        if ends and not (is_word and any_word):
            ends.pop()
        any_word = any_word or is_word
        ends.append(run.end())
    return ends
