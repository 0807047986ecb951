"""Every page fits its window: nothing scrolls sideways, overlaps or is lost, at any width and zoom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from built_site import Built
from playwright.sync_api import Page
from probing import SCHEMES, ask, hold, opened, wear

pytestmark = pytest.mark.browser

WIDTHS = (1920, 1280, 768, 360, 320)
TALL = 900
ZOOMED = {"width": 320, "height": 256}  # a window of 1280 by 1024 at 400%
TWICE = "document.documentElement.style.fontSize = '200%'"


def test_no_page_scrolls_sideways_or_lays_text_on_text(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _at_each_width(opened(page, site, path), path))


def test_at_four_hundred_per_cent_nothing_is_lost(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _zoomed(opened(page, site, path), path))


def test_with_text_twice_as_large_nothing_is_lost(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _enlarged(opened(page, site, path), path))


def _at_each_width(page: Page, path: str) -> Iterator[str]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": TALL})
        yield from (f"{path} at {width}: {fault}" for fault in _faults(page))
        for scheme in SCHEMES:
            wear(page, scheme)
            if ask(page, "is_wide"):
                yield f"{path} at {width}, {scheme}: scrolls sideways"


def _zoomed(page: Page, path: str) -> Iterator[str]:
    page.set_viewport_size({"width": 1280, "height": 1024})
    before = Counter(ask(page, "words"))
    page.set_viewport_size({"width": ZOOMED["width"], "height": ZOOMED["height"]})
    lost = before - Counter(ask(page, "words"))
    if lost:
        yield f"{path}: at 400% these words are gone: {' '.join(lost)}"
    yield from (f"{path} at 400%: {fault}" for fault in _faults(page))


def _enlarged(page: Page, path: str) -> Iterator[str]:
    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": TALL})
        page.evaluate(TWICE)
        yield from (f"{path} at {width}, text at 200%: {fault}" for fault in _faults(page))


def _faults(page: Page) -> Iterator[str]:
    if ask(page, "is_wide"):
        yield "scrolls sideways"
    yield from ask(page, "overlaps")
    yield from ask(page, "cut_off")
