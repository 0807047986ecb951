"""Diagnostics: in order, counted, and with nothing in their words that could act on what shows them."""

from __future__ import annotations

import pytest

from onrecord.diagnostics import Diagnostic, Place, errors, in_order, summary, visible, visibly


def test_faults_are_sorted_by_place_and_said_once() -> None:
    one, two = Diagnostic(Place("a", 2, 1), "x", "m"), Diagnostic(Place("a", 10, 1), "x", "m")
    assert in_order([two, one, two]) == (one, two)


def test_a_summary_counts_errors_and_warnings() -> None:
    every = [Diagnostic(Place(""), "x", "m"), Diagnostic(Place(""), "y", "m", severity="warning")]
    assert summary(every) == "1 error, 1 warning"
    assert len(errors(every)) == 1


@pytest.mark.parametrize(
    "hostile", ["\x1b", "\x07", "\u202e", "\u2066", "\r", "\n", "\u2028", "\x00", "\x9b", "\ue000"]
)
def test_what_acts_on_a_terminal_is_written_as_an_escape(hostile: str) -> None:
    assert visible(f"a{hostile}b") == f"a\\u{ord(hostile):04x}b"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("##[error]out", "##\\u005berror]out"),
        ("###[##[", "###\\u005b##\\u005b"),
        ("# [##", "# [##"),
        ("#\ufe0f#\u034f[error]", "#\ufe0f#\u034f\\u005berror]"),
        ("a [lamp] #1", "a [lamp] #1"),
    ],
)
def test_what_begins_a_command_anywhere_in_a_line_is_broken(words: str, shown: str) -> None:
    assert visible(words) == shown
    assert "".join(visibly(words)) == shown
    assert len(visibly(words)) == len(words)
