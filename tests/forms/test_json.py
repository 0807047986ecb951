"""The form for programs: every part of a fault, and nothing that acts on what prints it."""

from __future__ import annotations

import json

import pytest

from onrecord.diagnostics import Diagnostic, Place
from onrecord.forms import dumped
from onrecord.forms.json import as_json


def test_json_gives_every_part() -> None:
    tree = as_json(Diagnostic(Place("a.yaml", 1, 2, 3), "x", "m", "r", "warning"))
    assert tree == {
        "path": "content/a.yaml", "line": 1, "column": 2, "width": 3,
        "severity": "warning", "check": "x", "message": "m", "remedy": "r",
    }  # fmt: skip


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\u202e", "\x9b", "\u2028", "\n::error::out", "##[error]out", "\U000e0001", "\ud800"]
)
def test_nothing_in_it_acts_and_its_reader_gets_every_character(hostile: str) -> None:
    text = dumped({"message": f"a{hostile}é🌊"})
    assert json.loads(text) == {"message": f"a{hostile}é🌊"}
    assert "é🌊" in text
    assert hostile not in text
    assert all(line.isprintable() for line in text.split("\n"))
