"""The vectors that other languages share, read by this one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.fold import fold
from onrecord.verbatim import find

VECTORS = Path(__file__).parent.parent / "vectors"
FOLD: list[dict[str, str]] = json.loads((VECTORS / "fold.json").read_text("utf-8"))
VERBATIM: list[dict[str, Any]] = json.loads((VECTORS / "verbatim.json").read_text("utf-8"))


@pytest.mark.parametrize("vector", FOLD, ids=lambda vector: vector["name"])
def test_fold(vector: dict[str, str]) -> None:
    assert fold(vector["text"]).text == vector["folded"]
    assert fold(vector["folded"]).text == vector["folded"]


@pytest.mark.parametrize("vector", VERBATIM, ids=lambda vector: vector["name"])
def test_verbatim(vector: dict[str, Any]) -> None:
    found = find(vector["quotation"], vector["segment"], vector.get("prefix", ""), vector.get("suffix", ""))
    got = {
        "state": found.state,
        "parts": [list(part) for part in found.parts],
        "words_cut": found.words_cut,
        "looks": [look.kind for look in found.looks],
    }
    assert {name: value for name, value in got.items() if name in vector} == {
        name: vector[name] for name in got if name in vector
    }, found.message


def test_vectors_are_named_once() -> None:
    for vectors in (FOLD, VERBATIM):
        names = [vector["name"] for vector in vectors]
        assert len(names) == len(set(names))
