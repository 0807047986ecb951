"""The form for people: place, excerpt, caret and remedy, with nothing that could act on a terminal."""

from __future__ import annotations

import pytest

from onrecord.diagnostics import Diagnostic, Place, visible
from onrecord.forms import as_text


def _said(line: str, column: int, width: int, remedy: str = "") -> str:
    data = f"first\n{line}\nlast\n".encode()
    return as_text(Diagnostic(Place("log.yaml", 2, column, width), "bad-lamp", "out", remedy), {"log.yaml": data})


def test_a_fault_shows_its_line_and_a_caret_under_it() -> None:
    assert _said("    isue: [lamps]", 5, 4, remedy="did you mean `issues`?") == (
        "content/log.yaml:2:5: error[bad-lamp] out\n"
        "    2 |     isue: [lamps]\n"
        "            ^^^^\n"
        "   = did you mean `issues`?"
    )


@pytest.mark.parametrize(
    ("before", "columns"),
    [("日本", 4), ("e\u0301", 1), ("🌊", 2), ("\u202e", 6), ("a\tb", 8), ("n\u20dd\ufe0f", 1), ("##[", 8)],
)
def test_the_caret_stands_under_the_fault_whatever_stands_before_it(before: str, columns: int) -> None:
    text = _said(f"{before}LAMP", len(before) + 1, 4)
    _, line, caret = text.split("\n")
    assert caret == " " * (8 + columns) + "^^^^"
    assert line.endswith("LAMP")


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x07", "\u202e", "\u2066", "\r", "\u2028", "\x00", "\x9b"])
def test_what_acts_on_a_terminal_is_never_printed(hostile: str) -> None:
    everywhere = Diagnostic(Place(f"lo{hostile}g.yaml"), "bad-lamp", f"out{hostile}", f"light{hostile}")
    for text in (as_text(everywhere, {}), _said(f"a{hostile}b", 2, 2)):
        assert hostile not in text
        assert visible(hostile) in text


def test_a_long_line_is_shown_around_its_fault() -> None:
    text = _said("x" * 5000 + "LAMP" + "y" * 5000, 5001, 4)
    _, line, caret = text.split("\n")
    assert len(line) < 200
    assert line[caret.index("^") :].startswith("LAMP")


@pytest.mark.parametrize("place", [Place("log.yaml", 99, 1), Place("other.yaml", 1, 1), Place("log.yaml", 0, 0)])
def test_a_fault_without_a_line_at_hand_is_said_without_one(place: Place) -> None:
    assert as_text(Diagnostic(place, "bad-lamp", "out"), {"log.yaml": b"one\n"}).count("\n") == 0


def test_bytes_that_are_not_utf_8_can_be_shown() -> None:
    assert "caf\ufffd" in as_text(Diagnostic(Place("log.yaml", 1, 1), "bad-lamp", "out"), {"log.yaml": b"caf\xe9"})
