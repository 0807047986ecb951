"""Questions to a page that only a keyboard touches: is all reached in order, seen, unfolded and shut again."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, Page
from probing import ask, resize, wear

IN_MAIN = "document.querySelector('main').contains(document.activeElement)"
SHUT = "for (const each of document.querySelectorAll('details')) each.open = false"
EACH = 3  # of the things of one kind on a page
KEYS = 120  # what follows in a list so long is more of the same


def is_walked_by_keyboard(page: Page) -> Iterator[str]:
    """Every link and control is reached in order, is seen when it is, and shows that it has the focus."""
    page.emulate_media(reduced_motion="reduce")
    wear(page, "light")
    resize(page, 1280, 700)
    for at in range(min(ask(page, "tabbable"), KEYS)):
        page.keyboard.press("Tab")
        focused = ask(page, "focused")
        if focused["at"] != at:
            yield f"key {at + 1} reaches {focused['name']}, which is number {focused['at'] + 1}"
            return
        yield from (f"{focused['name']}: {fault}" for fault in focused["faults"])


def unfolds_by_keyboard(page: Page) -> Iterator[str]:
    """What unfolds and what pops up does so by a key, and goes away by another."""
    page.evaluate(SHUT)
    for way in page.locator("main summary:visible").all()[:EACH]:
        way.press("Enter")
        if not way.evaluate("each => each.parentElement.open"):
            yield f"“{way.inner_text()}” does not unfold"
        way.press("Enter")
    for way in page.locator("main [popovertarget]:visible").all()[:EACH]:
        yield from (f"“{way.inner_text()}” {fault}" for fault in _popped_up(page, way))


def has_a_way_past_its_head(page: Page) -> Iterator[str]:
    """The first link leads past the head, and the next key goes on from there."""
    wear(page, "light")
    first = page.locator("a[href]").first
    if not (first.get_attribute("href") or "").startswith("#"):
        yield "the first link does not lead past the head"
        return
    first.focus()
    page.keyboard.press("Enter")
    if not page.evaluate(IN_MAIN):
        yield "the way past the head does not lead to the main part"
    page.keyboard.press("Tab")
    if page.locator("main a:visible, main button:visible").count() and not page.evaluate(IN_MAIN):
        yield "the way past the head leads out of the main part again"


def _popped_up(page: Page, way: Locator) -> Iterator[str]:
    sheet = page.locator(f"#{way.get_attribute('popovertarget')}")
    way.press("Enter")
    if not sheet.is_visible():
        yield "does not pop up"
        return
    page.keyboard.press("Escape")
    if sheet.evaluate("each => each.matches(':popover-open')"):
        yield "does not go away"
    if not way.evaluate("each => each === document.activeElement"):
        yield "loses the focus when it goes away"
