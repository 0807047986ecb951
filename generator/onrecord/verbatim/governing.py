"""A governing word: one that stands right before or after quoted words and rules how they are meant."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.verbatim.lexicon import Kind, bare
from onrecord.verbatim.words import pieces


def before(kind: Kind, text: str) -> Iterator[str]:
    """The word of the kind that a text ends with, be it followed by `that`, `to`, `us` or the like.

    >>> from onrecord.verbatim.lexicon import KINDS
    >>> [list(before(kind, "Later he wrote that")) for kind in KINDS]
    [[], [], ['wrote']]
    """
    for piece in reversed(pieces(text)):
        word = bare(piece)
        if word.lower() in kind.governing:
            yield word
        if word.lower() not in _LINKS:
            return


def after(kind: Kind, text: str, *, set_off: bool) -> Iterator[str]:
    """The word of the kind that a text begins with; after a comma or a mark also `he wrote` and `wrote Ada`."""
    near = [bare(piece) for piece in pieces(text)]
    if near and kind.name == "condition":
        yield from (word for word in near[:1] if word.lower() in kind.governing)
    elif near and (set_off if kind.name == "attribution" else near[0].lower() in _IS):
        at = 0 if kind.name == "attribution" else 1
        at += _subject(near) if kind.name == "attribution" else 0
        yield from (word for word in near[at : at + 1] if word.lower() in kind.governing)


def _subject(near: list[str]) -> int:
    """How many words say who speaks, before the word that says so."""
    first = near[0]
    if first.lower() in _ARTICLES:
        return 2
    return int(first.lower() in _PRONOUNS or first[:1].isupper())


_LINKS = frozenset("that how if whether to me us you him her them it of as the a an".split())  # noqa: SIM905
_IS = frozenset("is are was were".split())  # noqa: SIM905
_PRONOUNS = frozenset("i he she they we you who it some".split())  # noqa: SIM905
_ARTICLES = frozenset("the a my our their his her one some".split())  # noqa: SIM905
