"""Contrast, by program: every text against what lies below it, and every pair of tokens that meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import Built
from playwright.sync_api import Page
from probing import SCHEMES, ask, hold, opened, wear

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


def test_every_text_stands_out_from_its_ground(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _faint(opened(page, site, path), path))


def test_every_state_is_drawn_clearly(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _faint_states(opened(page, site, path), path))


def test_every_pair_of_tokens_that_meet_differs_enough(page: Page, sites: dict[str, Built]) -> None:
    opened(page, sites["lighthouse"], "index.html")
    hold(fault for scheme in (*SCHEMES, "print") for fault in _alike(page, scheme))


def test_the_probe_finds_a_faint_text(page: Page, sites: dict[str, Built]) -> None:
    opened(page, sites["lighthouse"], "about.html")
    page.evaluate("document.querySelector('h1').style.color = 'color-mix(in srgb, var(--ink) 30%, var(--paper))'")
    assert [fault.partition(":")[0] for fault in ask(page, "low_contrast")] == ["h1"]


def _faint(page: Page, path: str) -> Iterator[str]:
    for scheme in SCHEMES:
        wear(page, scheme)
        yield from (f"{path}, {scheme}: {fault}" for fault in ask(page, "low_contrast"))


def _faint_states(page: Page, path: str) -> Iterator[str]:
    for scheme in SCHEMES:
        wear(page, scheme)
        faint = [state for state in ask(page, "states") if (state["least"] or 0) < SHAPE]
        yield from (f"{path}, {scheme}: the mark of {state['kind']}: {state['least']}" for state in faint)


def _alike(page: Page, scheme: str) -> Iterator[str]:
    page.emulate_media(media="print") if scheme == "print" else wear(page, scheme)
    tokens = ask(page, "tokens", sorted({name for pair in PAIRS for name in pair[:2]}))
    for one, other, least in PAIRS:
        reached = ask(page, "contrast", tokens[one], tokens[other])
        if reached < least and not (scheme == "print" and tokens[one] == tokens[other]):
            told = f"--{one} {tokens[one]} on --{other} {tokens[other]}"
            yield f"tokens.css, {scheme}: {told} is {reached:.2f} to 1, at least {least}"
