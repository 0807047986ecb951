"""Phrases that messages share: a noun with its article or its number, a long list or text in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence


def a(noun: str) -> str:
    """A noun with its article: "a claim", "an issue"."""
    return f"an {noun}" if noun[:1] in tuple("aeiou") else f"a {noun}"


def count(number: int, noun: str) -> str:
    """So many of something: "1 error", "1,200 errors"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def tally(noun: str, states: Iterable[str]) -> str:
    """How many there are, and how many of each state: "3 quotations: 1 by-seal, 2 verbatim"."""
    counted = Counter(states)
    each = ", ".join(f"{number} {state}" for state, number in sorted(counted.items()))
    return count(counted.total(), noun) + (f": {each}" if each else "")


def first(most: int, every: Sequence[str], between: str = ", ") -> str:
    """The first of a list, and how many more there are: "a, b and 3 more"."""
    more = len(every) - most
    return between.join(every[:most]) + (f" and {more:,} more" if more > 0 else "")


def clipped(text: str, most: int) -> str:
    """Long text with its middle left out."""
    return text if len(text) <= most else f"{text[: most // 2]} […] {text[-most // 2 :]}"
