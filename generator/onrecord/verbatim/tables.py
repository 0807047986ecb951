"""The table: what the rule in the browser takes from here, so that there is one of each."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord import fold
from onrecord.verbatim.ends import ADDRESS, TURNING
from onrecord.verbatim.lexicon import CONTRACTED, WATCH
from onrecord.verbatim.words import OF_THE_WORD


def tables() -> Mapping[str, object]:
    """The classes of folding, the marks that belong to words, and the words that ends and insertions look out for.

    `contracted` is a regular expression in which `[^\\W_]` stands for any letter or digit.
    """
    return {
        "fold": {kind: characters for kind, characters in fold.TABLE.items() if kind != "ellipsis"},
        "inside": OF_THE_WORD,
        "addresses": ADDRESS,
        "turning": sorted(TURNING),
        "watch": sorted(WATCH),
        "contracted": CONTRACTED.pattern,
    }
