"""The keyboard alone: past the head in one key, then every link and control in order, each seen when it is reached."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import Built
from playwright.sync_api import Locator, Page, expect
from probing import ask, hold, opened

pytestmark = pytest.mark.browser

SKIPPED = "document.activeElement.matches('main') || document.querySelector('main').contains(document.activeElement)"
IN_HEAD = "document.activeElement.closest('header.masthead, .skip') !== null"
SHUT = "[...document.querySelectorAll('details')].forEach(each => { each.open = false; })"


def test_one_key_passes_the_head(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _past_the_head(opened(page, site, path), path))


def test_every_link_and_control_is_reached_in_order_and_seen(page: Page, site: Built) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 700})
    hold(fault for path in site.samples for fault in _along(opened(page, site, path), path))


def test_what_unfolds_and_what_pops_up_does_so_by_keyboard(page: Page, site: Built) -> None:
    hold(fault for path in site.samples for fault in _unfolded(opened(page, site, path), path))


def test_a_slash_reaches_the_search_and_escape_empties_it(page: Page, site: Built) -> None:
    page.goto(f"{site.address}/search.html")
    field = page.get_by_role("searchbox").first
    expect(page.locator("#facets input").first).to_be_attached()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("the")
    expect(field).to_have_value("the")
    expect(page.locator("#results li").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")


def _past_the_head(page: Page, path: str) -> Iterator[str]:
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href') || ''")
    if not first.startswith("#"):
        yield f"{path}: the first key does not reach the way past the head"
        return
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if page.evaluate(IN_HEAD):
        yield f"{path}: the way past the head leads back into it"
    elif page.locator("main a, main button").count() and not page.evaluate(SKIPPED):
        yield f"{path}: the way past the head does not lead to the main part"


def _along(page: Page, path: str) -> Iterator[str]:
    number = ask(page, "tabbable")
    for at in range(number):
        page.keyboard.press("Tab")
        focused = ask(page, "focused")
        if focused["at"] != at:
            yield f"{path}: key {at + 1} reaches {focused['name']}, which is number {focused['at'] + 1}"
            return
        yield from (f"{path}: {focused['name']}: {fault}" for fault in focused["faults"])


def _unfolded(page: Page, path: str) -> Iterator[str]:
    page.evaluate(SHUT)
    for way in page.locator("main summary:visible").all()[:3]:
        way.press("Enter")
        if not way.evaluate("each => each.parentElement.open"):
            yield f"{path}: “{way.inner_text()}” does not unfold"
        way.press("Enter")
    for way in page.locator("main [popovertarget]:visible").all()[:3]:
        yield from (f"{path}: “{way.inner_text()}” {fault}" for fault in _popped_up(page, way))


def _popped_up(page: Page, way: Locator) -> Iterator[str]:
    sheet = page.locator(f"#{way.get_attribute('popovertarget')}")
    way.press("Enter")
    if not sheet.evaluate("each => each.matches(':popover-open')"):
        yield "does not pop up"
        return
    page.keyboard.press("Escape")
    if sheet.evaluate("each => each.matches(':popover-open')"):
        yield "does not go away"
    if not way.evaluate("each => each === document.activeElement"):
        yield "loses the focus when it goes away"
