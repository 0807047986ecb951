"""Home and source in a browser: the order of the head, room for a thumb, the columns, and the pages they print on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(same_page: Page) -> Page:
    return same_page


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_head_is_read_in_the_order_it_is_seen(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / "gaps.html").as_uri())
    boxes = [link.bounding_box() for link in page.locator(".masthead nav a").all()]
    places = [(round(box["y"]), round(box["x"])) for box in boxes if box]
    assert len(places) == 7
    assert places == sorted(places)
    assert page.locator(".masthead .name").bounding_box() != page.locator(".masthead .find").bounding_box()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_link_around_the_page_has_room_for_a_thumb(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / "sources/the-long-watch.html").as_uri())
    page.evaluate("document.fonts.ready")
    tops = page.eval_on_selector_all(".masthead li a", "all => all.map(a => a.getBoundingClientRect().height)")
    assert [height for height in tops if height < 24] == []
    feet = page.eval_on_selector_all(".colophon nav a", "all => all.map(a => a.getBoundingClientRect().height)")
    assert [height for height in feet if height < 24] == []


def test_the_name_and_the_search_do_not_overlap_on_a_narrow_screen(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((folder / "index.html").as_uri())
    name, find = page.locator(".masthead .name").bounding_box(), page.locator(".masthead .find").bounding_box()
    assert name
    assert find
    assert find["y"] >= name["y"] + name["height"]


def test_a_wide_screen_has_issues_in_two_columns_and_a_narrow_one_in_one(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    lefts = "all => new Set(all.map(li => li.getBoundingClientRect().left)).size"
    assert page.eval_on_selector_all(".register.columns > li", lefts) == 2
    page.set_viewport_size({"width": 600, "height": 800})
    assert page.eval_on_selector_all(".register.columns > li", lefts) == 1


def test_the_bar_does_not_go_beyond_its_own_width(page: Page, folder: Path) -> None:
    page.goto((folder / "sources/the-long-watch.html").as_uri())
    bar = page.locator("meter")
    assert float(bar.get_attribute("value") or 0) <= float(bar.get_attribute("max") or 0)
    assert bar.get_attribute("aria-label") == page.locator(".extent strong").inner_text()


def test_the_home_page_prints_on_three_sheets_at_most(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    assert 1 <= sheets(page) <= 3


def test_printed_the_bar_keeps_its_ink(page: Page, folder: Path) -> None:
    page.goto((folder / "sources/the-long-watch.html").as_uri())
    page.emulate_media(media="print")
    assert page.eval_on_selector("meter", "bar => getComputedStyle(bar).printColorAdjust") == "exact"


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def test_the_marks_of_the_sides_differ_in_forced_colours(page: Page, folder: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((folder / "issues/lamps.html").as_uri())
    drawn = "(mark) => ['Style', 'Width'].map((each) => getComputedStyle(mark)[`borderInlineStart${each}`]).join()"
    sides = ("for", "against", "both")
    looks = {page.locator(f".tally.{side} i").first.evaluate(drawn) for side in sides}
    assert len(looks) == len(sides)
