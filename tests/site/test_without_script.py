"""Without script every page says what it says with it, and the form of the search leads to the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from probing import ask, hold, opened

from built_site import IS_LONG, Built

pytestmark = pytest.mark.browser

ALONE = "main button:visible:not(form button, [popovertarget], [commandfor], [form])"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page whose own scripts are not run; the probes, which the test brings, are."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(5000)
    yield context.new_page()
    context.close()


def test_every_page_says_the_same_without_script(page: Page, plain: Page, site: Built) -> None:
    every = site.samples if IS_LONG else site.samples[::2]
    hold(fault for path in every for fault in _lost(page, plain, site, path))


def test_without_script_the_search_leads_to_lists_that_lead_to_quotations(plain: Page, site: Built) -> None:
    plain.goto(f"{site.address}/index.html")
    plain.get_by_role("searchbox").first.fill("the")
    plain.keyboard.press("Enter")
    expect(plain).to_have_url(f"{site.address}/search.html?q=the")
    plain.get_by_role("searchbox").first.fill("the")
    plain.keyboard.press("Enter")
    expect(plain.get_by_role("main")).to_be_visible()
    assert plain.url.startswith(f"{site.address}/lists/index.html")
    plain.get_by_role("main").get_by_role("link").first.click()
    expect(plain.locator("main blockquote").first).to_be_visible()
    assert "/lists/" in plain.url


def _lost(page: Page, plain: Page, site: Built, path: str) -> Iterator[str]:
    with_script = Counter(ask(opened(page, site, path), "words"))
    without = Counter(ask(opened(plain, site, path), "words"))
    if with_script - without:
        yield f"{path}: only with script: {' '.join(with_script - without)}"
    if sum(without.values()) < 5:
        yield f"{path}: without script its main part is empty"
    yield from (f"{path}: “{text}” does nothing without script" for text in plain.locator(ALONE).all_inner_texts())
