"""Watch words: the words that turn a sentence round, and those that lay it at somebody's door."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.verbatim.words import is_edge, pieces

_DENIES = """
    not never no nor neither none nobody nothing nowhere cannot without hardly barely scarcely rarely seldom
"""
_LIMITS = "if unless lest except only until but"
_ATTRIBUTES = """
    say says said saying claim claims claimed claiming lie lies lied lying liar liars deny denies denied denying
    allege alleges alleged alleging allegedly allegation allegations assert asserts asserted asserting
    insist insists insisted insisting pretend pretends pretended pretending
    purport purports purported purporting purportedly believe believes believed believing
    tell tells told telling accuse accuses accused accusing admit admits admitted admitting
    argue argues argued arguing reckon reckons reckoned reckoning suppose supposes supposed supposing supposedly
    doubt doubts doubted doubting doubtful according apparently reportedly reported seemingly
    rumour rumours rumoured rumor rumors rumored hearsay
"""

NEGATION = frozenset(_DENIES.split())
CONDITION = frozenset(_LIMITS.split())
WATCH = NEGATION | CONDITION
ATTRIBUTION = frozenset(_ATTRIBUTES.split())


def watch_words(parted: str) -> Iterator[str]:
    """The words of a folded text that deny, limit or make conditional, however their apostrophe was typed."""
    return _such(parted, lambda text: _denies(text) or _has(CONDITION, text))


def negations(parted: str) -> Iterator[str]:
    """Those that deny: without them the opposite is said."""
    return _such(parted, _denies)


def conditions(parted: str) -> Iterator[str]:
    """Those that limit or make conditional: without them more is said."""
    return _such(parted, lambda text: _has(CONDITION, text))


def attributions(parted: str) -> Iterator[str]:
    """The words of a folded text that say these are somebody's words, or doubt them."""
    return _such(parted, lambda text: _has(ATTRIBUTION, text))


def bare(piece: str) -> str:
    """A word without the marks at its edges."""
    start, end = 0, len(piece)
    while start < end and is_edge(piece[start]):
        start += 1
    while end > start and is_edge(piece[end - 1]):
        end -= 1
    return piece[start:end].replace("\u2013", "-")


def _such(parted: str, is_such: Callable[[str], bool]) -> Iterator[str]:
    """The words that pass; the text as a whole is asked first, since nearly all have none."""
    if is_such(parted.lower()):
        yield from (bare(piece) for piece in pieces(parted) if is_such(piece.lower()))


def _denies(text: str) -> bool:
    return CONTRACTED.search(text) is not None or _has(NEGATION, text)


def _has(among: frozenset[str], text: str) -> bool:
    return not among.isdisjoint(_TOKEN.findall(text))


_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# `n't` with its apostrophe; for the auxiliary verbs also with another mark for it, or none.
CONTRACTED = re.compile(
    r"n't(?![^\W_])|(?<![^\W_])"
    r'(?:ai|are|ca|could|dare|did|do|does|had|has|have|is|might|must|need|ought|sha|should|was|were|wo|would)n[,;:?"]?t(?![^\W_])'
)
