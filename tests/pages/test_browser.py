"""The site in a browser: no page runs off a narrow screen, breaks its own policy or needs a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from built_site import IS_LONG

WIDER = "document.documentElement.scrollWidth > innerWidth"

pytestmark = pytest.mark.browser


def test_pages_fit_and_keeps_its_policy(page: Page, folder: Path) -> None:
    wide = []
    every = sorted(folder.rglob("*.html"))
    for path in every if IS_LONG else every[::4]:
        page.goto(path.as_uri())
        for width in (320, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate(WIDER):
                wide.append((width, path.relative_to(folder).as_posix()))
    assert wide == []


def test_the_search_of_pages_says_plainly_that_it_needs_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / "search.html").as_uri())
    page.fill("#pages-q", "lamp")
    page.press("#pages-q", "Enter")
    assert "served" in page.inner_text("#pages-status")
    assert page.locator("#pages-results li").count() == 0


def test_the_search_of_quotations_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "search.html").as_uri() + "?q=lamp")
    page.wait_for_selector("#results li")
    assert page.locator("#results mark").count() > 0
    assert page.locator("#trouble").is_hidden()
