"""The search page where something is missing: the data, the clipboard, storage, a server, the script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import Watch
from onrecord import search
from search.search_samples import SCRIPTS, STATIC

pytestmark = pytest.mark.browser

Write = Callable[..., Path]

CITED = "“The lamp was lit by 20% of the keepers.” (Keeper, comment 1, Lamps at sea, 3 May 2001). Verbatim."
ANOTHER = "“No boat came, and the lamp went out. The lamp!” (Keeper, comment 1, Lamps at sea, 3 May 2001). Verbatim."
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
NO_STORE = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no'); }});"
NO_HISTORY = "history.replaceState = history.pushState = () => { throw new Error('no'); };"


def test_copy_with_citation(context: BrowserContext, page: Page, site: Write, address: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    site()
    page.goto(address)
    button = page.locator("li[data-id=lamps-0000] [data-do=copy]")
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == CITED
    expect(button).to_have_text("Copy with citation")


def test_copy_by_hand(page: Page, site: Write, address: str) -> None:
    page.add_init_script(NO_CLIPBOARD)
    site()
    page.goto(address)
    button = page.locator("li[data-id=lamps-0000] [data-do=copy]")
    button.click()
    button.click()
    expect(page.locator(".by-hand textarea")).to_have_value(CITED)
    expect(page.locator(".by-hand [role=alert]")).to_contain_text("would not copy")
    expect(page.locator(".by-hand textarea")).to_be_focused()
    assert page.evaluate("document.querySelector('.by-hand textarea').selectionEnd") == len(CITED)


@pytest.mark.parametrize("script", ["", NO_STORE])
def test_clips(context: BrowserContext, page: Page, site: Write, address: str, script: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(script)
    site()
    page.goto(address)
    expect(page.locator("#clips")).to_be_hidden()
    for number in (1, 0):
        page.locator(f"li[data-id=lamps-{number:04}] [data-do=clip]").click()
    expect(page.locator("#clips strong")).to_have_text("2 quotations clipped")
    page.fill("#q", "boat")
    expect(page.locator("[data-do=clip][aria-pressed=true]")).to_have_text(["Clipped"])
    page.get_by_role("button", name="Copy all").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{ANOTHER}\n\n{CITED}"
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#clips")).to_be_hidden()
    expect(page.locator("[data-do=clip][aria-pressed=true]")).to_have_count(0)


def test_clips_are_kept_for_the_visit(page: Page, site: Write, address: str) -> None:
    site()
    page.goto(address)
    page.locator("[data-do=clip]").first.click()
    page.reload()
    expect(page.locator("#clips strong")).to_have_text("1 quotation clipped")
    page.evaluate("sessionStorage.setItem('onrecord-clips', '{\"not\": ')")
    page.reload()
    expect(page.locator("#clips")).to_be_hidden()
    expect(page.locator("#count")).to_have_text("4 quotations.")


BROKEN = {
    "empty": b"",
    "cut short": b'globalThis.onrecordQuotes = {"version":1,',
    "of another version": b'globalThis.onrecordQuotes = {"version":2};\n',
    "without quotations": b'globalThis.onrecordQuotes = {"version":1};\n',
}


@pytest.mark.parametrize("data", [None, *BROKEN.values()], ids=["missing", *BROKEN])
def test_missing_or_broken_data_is_said(
    page: Page, site: Write, address: str, watch: Watch, data: bytes | None
) -> None:
    root = site(data)
    if data is None:
        (root / "search" / "quotes.js").unlink()
    page.goto(address)
    expect(page.locator("#trouble")).to_be_visible()
    expect(page.locator("#trouble")).to_have_text("The quotations did not load, so nothing was searched.")
    expect(page.locator("#count")).to_have_text("")
    assert watch.errors
    assert not any("Security" in each for each in watch.errors)
    watch.errors.clear()


def test_a_missing_script_is_said(page: Page, site: Write, address: str, watch: Watch) -> None:
    (site() / "assets" / "match.js").unlink()
    page.goto(address)
    expect(page.locator("#trouble")).to_be_visible()
    watch.errors.clear()


def test_from_a_folder(page: Page, site: Write) -> None:
    opened = (site() / "search.html").as_uri()
    page.goto(f"{opened}?q=lamp")
    expect(page.locator("#count")).to_have_text("2 quotations.")
    page.fill("#q", "boat*")
    page.press("#q", "Enter")
    expect(page.locator("mark")).to_have_text(["boat", "boat"])
    page.locator("#facets input[value=clerk]").check()
    expect(page.locator("#count")).to_have_text("1 quotation.")


def test_no_history_is_no_fault(page: Page, site: Write, address: str) -> None:
    site()
    page.add_init_script(NO_HISTORY)
    page.goto(address)
    page.fill("#q", "lamp")
    page.press("#q", "Enter")
    expect(page.locator("#count")).to_have_text("2 quotations.")


def test_without_script_the_form_leads_to_the_lists(browser: Browser, site: Write, address: str) -> None:
    site()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#q", "lamp")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile(r"/lists\.html\?"))
    context.close()


def one_script() -> bytes:
    return search.joined((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)


def test_the_scripts_are_small() -> None:
    assert len(gzip.compress(one_script(), 9)) < 8192


def test_the_scripts_work_as_one(page: Page, site: Write, address: str) -> None:
    root = site()
    html = (root / "search.html").read_text(encoding="utf-8")
    alone = re.sub(r"<script src=\"assets/(?!fold)[^\n]*\n", "", html).replace("fold.js", "one.js")
    (root / "search.html").write_text(alone, encoding="utf-8")
    (root / "assets" / "one.js").write_bytes(one_script())
    page.goto(f"{address}?q=%22the+lamp%22&variants=1")
    expect(page.locator("mark")).to_have_text(["the lamp", "The lamp", "The lamp"])
    assert alone.count("<script") == 2


def test_the_scripts_touch_no_markup_and_no_network() -> None:
    """No text becomes markup or code, and nothing is fetched: not by these scripts, whatever the policy."""
    unsafe = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\(|XMLHttp|import\("
    )
    for name in SCRIPTS:
        assert not unsafe.search((STATIC / name).read_text(encoding="utf-8")), name
