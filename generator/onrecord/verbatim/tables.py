"""The table: what the rule in the browser takes from here, so that there is one of each."""

from __future__ import annotations

import re
from collections.abc import Mapping

from onrecord import fold
from onrecord.verbatim.ends import ADDRESS, TURNING
from onrecord.verbatim.lexicon import CONTRACTED, WATCH
from onrecord.verbatim.words import OF_THE_WORD

# What the characters of each class count as in a text that tells dashes apart.
_PLAIN = {"deleted": "", "space": " ", "single": "'", "double": '"', "hyphen": "-", "dash": "–", "long": "—"}


def tables() -> Mapping[str, object]:
    """The classes of folding by what they count as, and the patterns of words and their ends.

    `patterns` are regular expressions as JavaScript writes them: a character that makes a word; the sign of an address
    in a run; a part of a compound that turns it round; a word in a text that denies, limits or makes conditional. The
    last three are for text in lower case.
    """
    return {
        "fold": {plain: fold.TABLE[kind] for kind, plain in _PLAIN.items()},
        "patterns": [
            _core(),
            "|".join(map(re.escape, ADDRESS)),
            f"[-–]({'|'.join(sorted(TURNING))})(?![^-–])",
            _watch(),
        ],
    }


def _core() -> str:
    return "[^\\p{P} ]|[" + OF_THE_WORD.replace("\\", "\\\\") + "]"


def _watch() -> str:
    """A word runs over an apostrophe between letters; Python's `[^\\W_]` is a letter or digit."""
    contracted = CONTRACTED.pattern.replace("[^\\W_]", "[\\p{L}\\p{N}]")
    return f"{contracted}|(?<!\\p{{L}}'?)({'|'.join(sorted(WATCH))})(?!'?\\p{{L}})"
