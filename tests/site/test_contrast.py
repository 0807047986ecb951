"""The tokens' contrast, by program: every pair that meets, light, dark and printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from probing import SCHEMES, ask, hold, opened, wear

from built_site import Built

pytestmark = pytest.mark.browser

TEXT, SHAPE = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11
GROUNDS = ("paper", "leaf")

# Which token stands on which, and how much they must differ. `hair` is decoration and may be faint.
PAIRS = (
    *((tone, ground, TEXT) for tone in ("ink", "ink-2", "line", "verbatim", "cut", "unchecked") for ground in GROUNDS),
    *(("edge", ground, SHAPE) for ground in GROUNDS),
    ("ink", "mark", TEXT),
    ("paper", "ink", TEXT),
    ("paper", "line", TEXT),
)


def test_every_pair_of_tokens_that_meet_differs_enough(page: Page, sites: dict[str, Built]) -> None:
    opened(page, sites["lighthouse"], "index.html")
    hold(fault for scheme in (*SCHEMES, "print") for fault in _alike(page, scheme))


def test_a_token_that_is_made_fainter_is_named(page: Page, sites: dict[str, Built]) -> None:
    opened(page, sites["lighthouse"], "index.html")
    page.evaluate("document.documentElement.style.setProperty('--ink-2', '#999')")
    told = [fault.partition(" is ") for fault in _alike(page, "light")]
    assert [name.partition(" on ")[0] for name, _, _ in told] == ["tokens.css, light: --ink-2 #999"] * len(GROUNDS)
    assert all(2 < float(reached.split()[0]) < 3 for _, _, reached in told)


def _alike(page: Page, scheme: str) -> Iterator[str]:
    wear(page, scheme)
    tokens = ask(page, "tokens", sorted({name for pair in PAIRS for name in pair[:2]}))
    for one, other, least in PAIRS:
        reached = ask(page, "contrast", tokens[one], tokens[other])
        if reached < least:
            told = f"--{one} {tokens[one]} on --{other} {tokens[other]}"
            yield f"tokens.css, {scheme}: {told} is {reached:.2f} to 1, at least {least}"
