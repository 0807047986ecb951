"""Growth: what a page eight times as long costs, against what it costs; no time is asserted but in proportion."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from onrecord.importing import Saved
from onrecord.importing.html.blocks import words_of
from onrecord.importing.html.charsets import decoded

STYLES = ("opacity:{}x", "opacity:{}.{}x", "opacity:0;{}", "/*{}", "display:{}")


def seconds(work: Callable[[Any], object], given: object) -> float:
    """The quickest of five runs."""
    taken = []
    for _ in range(5):
        began = time.perf_counter()
        work(given)
        taken.append(time.perf_counter() - began)
    return min(taken)


@pytest.mark.parametrize("unit", ["0", " ", "0 "])
@pytest.mark.parametrize("style", STYLES)
def test_a_style_costs_in_proportion_to_its_length(style: str, unit: str) -> None:
    def walk(tree: LexborHTMLParser) -> None:
        words_of([tree.body], lambda _node, _attributes: None)  # type: ignore[list-item]

    short, long = (LexborHTMLParser(f"<p style='{style.replace('{}', unit * n)}'>x") for n in (1_000, 8_000))
    assert seconds(walk, long) < 24 * seconds(walk, short)  # eight times; quadratic ways take 64


@pytest.mark.parametrize("unit", [b"<meta ", b"<meta charset=  ", b"<meta charset", b" ", b"<!--", b"<?xml "])
def test_finding_the_encoding_costs_in_proportion_to_the_page(unit: bytes) -> None:
    short, long = (b"<meta charset=" + unit * (length // len(unit)) for length in (8_000, 64_000))
    assert seconds(decoded, Saved(long)) < 24 * seconds(decoded, Saved(short))
