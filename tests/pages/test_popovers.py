"""Senses and notes in a browser: they open without a script, by keyboard too, and are on paper what they should be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import Watch
from pages.dossiers import lighthouse, written

BODY = "The RWD is cold.[^x] So it is.\n\n[^x]: In winter, by the [[term:mantle]].\n"
FILE = "---\ntitle: A test\nsummary: [One.]\n---\n" + BODY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(lighthouse(**{"briefings/test.md": FILE}), tmp_path_factory.mktemp("popovers"))


@pytest.fixture(params=[360, 1280])
def briefing(browser: Browser, watch: Watch, folder: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, java_script_enabled=False)
    context.set_default_timeout(5000)
    watch.over(context)
    page = context.new_page()
    page.goto((folder / "briefings/test.html").as_uri())
    yield page
    context.close()


def test_a_sense_opens_and_closes_without_a_script(briefing: Page) -> None:
    sense = briefing.locator("#_sense-rwd")
    assert sense.is_hidden()
    briefing.get_by_role("button", name="RWD").click()
    assert "remote watching desk (likely)" in sense.inner_text()
    box, size = sense.bounding_box(), briefing.viewport_size
    assert box is not None
    assert size is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= 800
    briefing.keyboard.press("Escape")
    assert sense.is_hidden()


def test_a_note_stands_in_its_list_and_opens_at_its_number(briefing: Page) -> None:
    note = briefing.locator("#note-1-text")
    assert note.is_visible()
    call = briefing.get_by_role("button", name="Note 1")
    call.focus()
    briefing.keyboard.press("Enter")
    assert note.evaluate("note => note.matches(':popover-open')")
    assert note.get_by_role("link", name="Back to reference 1").is_hidden()
    briefing.keyboard.press("Tab")
    assert note.get_by_role("button", name="mantle").evaluate("button => button === document.activeElement")
    briefing.keyboard.press("Enter")
    assert briefing.locator("#_sense-mantle").is_visible()
    briefing.keyboard.press("Escape")
    briefing.keyboard.press("Escape")
    assert note.is_visible()
    assert note.get_by_role("link", name="Back to reference 1").is_visible()
    assert briefing.locator("#_sense-mantle").is_hidden()


def test_words_are_copied_without_the_numbers_of_notes(page: Page, folder: Path) -> None:
    page.goto((folder / "briefings/test.html").as_uri())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.prose'))")
    assert page.evaluate("String(getSelection())").strip() == "The RWD is cold. So it is."


def test_paper_has_what_a_short_form_is_short_for(briefing: Page) -> None:
    briefing.emulate_media(media="print")
    sense = briefing.locator("#_sense-rwd")
    shown = "sense => getComputedStyle(sense).display + getComputedStyle(sense, '::before').content"
    assert sense.evaluate(shown) == 'inline" (remote watching desk, likely)"'
    assert sense.inner_text() == ""
    assert briefing.locator("#note-1-text").is_visible()
