"""Lists narrowed in a browser: with script and without, by keyboard, from a folder, restored from the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(same_page: Page) -> Page:
    return same_page


def address(folder: Path, path: str = "issues/lamps.html", query: str = "") -> str:
    return (folder / path).as_uri() + query


def counted(page: Page) -> Locator:
    """How many are left, in words; the page's other live region is that of what was copied."""
    return page.get_by_role("group", name="Narrow and sort").get_by_role("status")


def seen(page: Page) -> list[str]:
    """The first words of every quotation of the lists that can be seen, in their order."""
    texts: list[str] = page.locator("[data-at] blockquote:visible").all_inner_texts()
    return [" ".join(text.split()[:3]) for text in texts]


def test_a_choice_leaves_what_fits_and_says_how_many(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    every = seen(page)
    assert len(every) == 11
    expect(counted(page)).to_have_text("11 quotations")
    page.get_by_label("Side", exact=True).select_option("for")
    assert 0 < len(seen(page)) < len(every)
    assert set(seen(page)) < set(every)
    expect(counted(page)).to_have_text(f"{len(seen(page))} of 11 quotations")
    expect(page.get_by_role("heading", name="Against")).to_be_hidden()
    page.get_by_role("button", name="Clear").click()
    assert seen(page) == every
    expect(page.get_by_role("heading", name="Against")).to_be_visible()
    assert "?" not in page.url


def test_a_thread_is_narrowed_by_quotation_and_keeps_places_and_who(page: Page, folder: Path) -> None:
    page.goto(address(folder, "sources/the-long-watch.html"))
    every = seen(page)
    assert len(every) == 17
    page.get_by_label("Issue", exact=True).select_option(label="Night inspections (6)")
    assert len(seen(page)) == 6
    assert seen(page) == [each for each in every if each in seen(page)]
    expect(page.locator(".narrowing [role=status]")).to_have_text("6 of 17 quotations")
    expect(page.locator(".gap")).to_be_hidden()
    shared = page.locator(".entry", has=page.get_by_text("Contribution 2 in the post", exact=True))
    expect(shared.locator(".who:visible")).to_have_text(["Former keeper"])
    expect(shared.locator("blockquote:visible")).to_have_count(1)
    assert page.get_by_text("Contribution 4 in the post", exact=True).is_hidden()
    page.get_by_role("button", name="Clear").click()
    assert seen(page) == every
    expect(page.locator(".gap")).to_be_visible()
    expect(shared.locator(".who:visible")).to_have_count(1)
    expect(shared.locator("blockquote:visible")).to_have_count(3)


def test_choices_are_kept_in_the_address_and_come_back(page: Page, folder: Path) -> None:
    page.goto(address(folder, query="?from=elsewhere#_quotations"))
    page.get_by_label("Kind", exact=True).select_option("opinion")
    page.get_by_label("Order", exact=True).select_option("oldest")
    left = seen(page)
    assert page.url.endswith("?from=elsewhere&kind=opinion&sort=oldest#_quotations")
    page.reload()
    assert seen(page) == left
    page.goto(address(folder, "quotes/lamps-x7k2.html"))
    page.go_back()
    assert seen(page) == left
    expect(page.get_by_label("Kind", exact=True)).to_have_value("opinion")


def test_an_order_puts_all_in_one_list_and_the_sides_come_back(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    by_side = seen(page)
    page.get_by_label("Order", exact=True).select_option("newest")
    said = page.locator(".entry[data-at]:visible").evaluate_all("every => every.map(each => each.dataset.said)")
    assert said == sorted(said, reverse=True)
    assert sorted(seen(page)) == sorted(by_side)
    expect(page.locator(".stance:visible")).to_have_count(len(by_side))
    page.get_by_label("Order", exact=True).select_option("sources")
    at = page.locator(".entry[data-at]:visible").evaluate_all("every => every.map(each => Number(each.dataset.at))")
    assert at == sorted(at)
    page.get_by_label("Order", exact=True).select_option("")
    assert seen(page) == by_side
    expect(page.get_by_role("heading", name="For", exact=False).first).to_be_visible()


def test_an_unknown_choice_in_the_address_changes_nothing(page: Page, folder: Path) -> None:
    page.goto(address(folder, query="?role=%3Cscript%3E&sort=sideways&stance=maybe"))
    assert len(seen(page)) == 11


def test_the_keyboard_alone_is_enough(page: Page, folder: Path) -> None:
    page.goto(address(folder, "quotes/index.html"))
    every = len(seen(page))
    page.get_by_label("Role", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.entry[hidden]').length > 0")
    assert len(seen(page)) < every
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    assert len(seen(page)) == every
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"


def test_a_link_to_a_side_that_is_out_of_sight_brings_all_back(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    page.get_by_label("Side", exact=True).select_option("for")
    page.get_by_role("link", name="Against (").click()
    expect(page.get_by_role("heading", name="Against")).to_be_in_viewport()
    assert len(seen(page)) == 11


def test_a_link_followed_twice_brings_all_back_twice(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    for order in ("newest", "oldest"):
        page.get_by_label("Order", exact=True).select_option(order)
        expect(page.get_by_role("heading", name="Against")).to_be_hidden()
        page.get_by_role("link", name="Against (").click()
        expect(page.get_by_role("heading", name="Against")).to_be_in_viewport()


def test_an_address_that_names_a_side_out_of_sight_shows_it(page: Page, folder: Path) -> None:
    page.goto(address(folder, query="?stance=for#_against"))
    expect(page.get_by_role("heading", name="Against")).to_be_in_viewport()
    assert len(seen(page)) == 11


def test_an_address_that_cannot_be_read_breaks_nothing(page: Page, folder: Path) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address(folder, query="?stance=for#%E0%A4%A"))
    expect(counted(page)).to_contain_text("of 11 quotations")
    page.evaluate("location.hash = '%'")
    page.wait_for_timeout(50)
    assert faults == []


def test_nothing_moves_when_the_controls_come(page: Page, folder: Path) -> None:
    page.goto(address(folder, "quotes/index.html"))
    where = "document.querySelector('.entries').getBoundingClientRect().top"
    after = page.evaluate(where)
    page.evaluate("document.querySelector('.narrowing').setAttribute('data-waiting', '')")
    assert page.evaluate(where) == after


@pytest.mark.parametrize("path", ["issues/lamps.html", "quotes/index.html", "sources/the-long-watch.html"])
def test_without_script_all_is_there_and_no_dead_control(browser: Browser, folder: Path, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(folder, path))
    assert page.locator("[data-at] blockquote:visible").count() == page.locator("[data-at]").count() >= 11
    assert page.locator("select:visible").count() == 0
    page.goto(address(folder))
    page.get_by_role("link", name="Against (").click()
    expect(page.get_by_role("heading", name="Against")).to_be_in_viewport()
    assert page.get_by_role("link", name="By role").get_attribute("href") == "../lists/index.html#_role"
    context.close()


def test_on_paper_there_are_no_controls(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    page.emulate_media(media="print")
    expect(page.locator("select").first).to_be_hidden()
    expect(page.get_by_role("heading", name="Against")).to_be_visible()


def test_paper_shows_both_sides_of_a_narrowed_list(page: Page, folder: Path) -> None:
    page.goto(address(folder))
    page.get_by_label("Side", exact=True).select_option("for")
    left = seen(page)
    page.evaluate(
        "addEventListener('beforeprint', () => (window.out = document.querySelectorAll('[data-at][hidden]')))"
    )
    page.pdf()
    assert page.evaluate("window.out.length") == 0
    expect(page.get_by_role("heading", name="Against")).to_be_hidden()
    assert seen(page) == left
