"""The worst that can be asked is answered soon, or refused with a reason."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from onrecord.verbatim import Finding, find, judge

PATIENCE = 3.0  # seconds: several times what the slowest takes, far less than any search through alignments

LONG = "a " * 50_000
ROUND = "a b c d e f " * 1_500

WORST: dict[str, Callable[[], Finding]] = {
    "ten cuts in one word over and over": lambda: find(" […] ".join(["a a a"] * 11), LONG),
    "ten cuts in six words over and over": lambda: find(" […] ".join(["a b c"] * 11), ROUND),
    "ten insertions": lambda: find(" [x] ".join(["a b c"] * 11), ROUND),
    "a last part that is not there": lambda: find(" […] ".join(["a b c"] * 10 + ["d e g"]), ROUND),
    "a long quotation that is not there": lambda: find("one two three " * 6_000, "one two three four " * 4_000),
    "a long quotation that is": lambda: find("one two three " * 6_000, "one two three " * 6_000),
    "letters in brackets": lambda: find("[o]ne two " * 49, "one two " * 9_000),
    "opening brackets": lambda: find("a" + "[" * 100_000, LONG),
    "pairs of brackets": lambda: find("a" + "[]" * 50_000, LONG),
    "marks between insertions": lambda: find("[x] ! [y] ! [z] ! a", ("!" * 59 + " ") * 300 + " a"),
    "one long run": lambda: find("a…b", "a…" * 40_000),
    "an address with commas": lambda: find("a,", "@" + "a," * 19_000),
    "marks before the words": lambda: find("one two", "\" ' " * 20_000 + "one two"),
    "blank lines in a cut": lambda: find("a b c […] d e f", "a b c " + "\n \t" * 20_000 + "z d e f"),
    "a tower of marks": lambda: find("a b", "a" + "\u0301\u0323" * 50_000),
    "nowhere in many segments": lambda: judge("one zero", "s1", {f"s{i}": "one two " * 900 for i in range(60)}),
}


@pytest.mark.parametrize("ask", WORST.values(), ids=WORST.keys())
def test_the_worst_is_bounded(ask: Callable[[], Finding]) -> None:
    began = time.perf_counter()
    assert ask().message
    assert time.perf_counter() - began < PATIENCE
