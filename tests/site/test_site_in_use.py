"""The built site as a reader uses it: words found, the address kept, pages found, and nothing asked of anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import IS_LONG, Built

pytestmark = pytest.mark.browser


@pytest.fixture
def page(same_page: Page) -> Page:
    return same_page


@pytest.fixture
def site(sites: dict[str, Built]) -> str:
    """The address of the example, built whole and served from under a path of its own."""
    return sites["lighthouse"].address


def _found(page: Page) -> list[str]:
    found: list[str] = page.locator("#results li").evaluate_all("every => every.map(each => each.dataset.id)")
    return found


def test_a_quotation_is_found_by_its_words_and_the_address_restores_it(page: Page, site: str) -> None:
    page.goto(f"{site}/index.html")
    page.get_by_role("searchbox").first.fill("count the OTHER hours")
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("1 quotation")
    assert _found(page) == ["lamps-x7k2"]
    assert "q=count+the+OTHER+hours" in page.url
    page.reload()
    expect(page.locator("#results li")).to_have_count(1)
    assert _found(page) == ["lamps-x7k2"]


def test_a_result_leads_to_its_quotation_with_how_it_was_checked(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=%22count+the+other%22")
    page.locator("#results a", has_text="Verbatim").first.click()
    expect(page).to_have_url(f"{site}/quotes/lamps-x7k2.html#receipt")
    assert "I count the other hours." in page.locator("blockquote").first.inner_text()


def test_a_word_that_nobody_said_is_named(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html?q=submarine")
    expect(page.locator("#count")).to_contain_text("submarine")
    assert _found(page) == []


def test_pages_are_found_apart_from_quotations(page: Page, site: str) -> None:
    page.goto(f"{site}/search.html")
    page.fill("#pages-q", "inspections")
    page.press("#pages-q", "Enter")
    expect(page.locator("#pages-results a").first).to_be_visible()
    hrefs = page.locator("#pages-results a").evaluate_all("every => every.map(each => each.href)")
    assert any(href.startswith(f"{site}/issues/inspections.html") for href in hrefs)
    assert not any("/quotes/" in href for href in hrefs)


def test_every_page_keeps_its_policy_when_served(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/quotes/index.html")
    links = page.locator("main a").evaluate_all("every => [...new Set(every.map(each => each.href.split('#')[0]))]")
    inside = [link for link in links if link.startswith(site)]
    assert len(inside) > 20
    for link in inside if IS_LONG else inside[::3]:
        answer = page.goto(link)
        assert answer is not None
        assert answer.status == 200


def test_without_script_the_form_leads_to_the_lists(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/search.html")
    page.fill("#q", "lamp")
    page.press("#q", "Enter")
    assert page.url.startswith(f"{site}/lists/index.html")
    assert page.locator("main a").count() > 5
    context.close()
