"""The search page: typing, facets, order, pages, the address, the keyboard, what is shown and what is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from search.search_samples import SAMPLE, data_script, found

pytestmark = pytest.mark.browser

MANY = tuple(found(n, text=f"Lamp {n} burns", issue=("lamps" if n % 2 else "fog",)) for n in range(120))

Write = Callable[..., Path]


@pytest.fixture
def page(same_page: Page) -> Page:
    return same_page


@pytest.fixture
def opened(page: Page, site: Write, address: str) -> Page:
    site()
    page.goto(address)
    return page


@pytest.fixture
def many(page: Page, site: Write, address: str) -> Page:
    site(data_script(MANY))
    page.goto(address)
    return page


def ids(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("#results > li", "all => all.map((li) => li.dataset.id.slice(-4))")
    return found


def query_of(page: Page) -> str:
    return page.url.partition("?")[2]


def box(page: Page, facet: str, value: str) -> Any:
    return page.locator(f"#facets input[name={facet}][value={value}]")


def tallies(page: Page, facet: str) -> dict[str, str]:
    read = "all => Object.fromEntries(all.map((i) => [i.value, i.closest('label').querySelector('.n').textContent]))"
    found: dict[str, str] = page.eval_on_selector_all(f"#facets input[name={facet}]", read)
    return found


def test_everything_is_listed_first(opened: Page) -> None:
    expect(opened.locator("#count")).to_have_text("4 quotations.")
    assert ids(opened) == ["0000", "0001", "0002", "0003"]
    assert query_of(opened) == ""


def test_typing_searches_and_marks(opened: Page) -> None:
    opened.fill("#q", "lamp -boat")
    expect(opened.locator("#count")).to_have_text("1 quotation.")
    expect(opened.locator("mark")).to_have_text(["lamp"])
    expect(opened).to_have_url(re.compile(r"\?q=lamp\+-boat$"))


def test_what_is_not_found_is_named(opened: Page) -> None:
    opened.fill("#q", 'wibble * "lamp keepers"')
    said = "No quotation has all of this. “wibble” occurs in no quotation."
    said += ' No quotation has these words in a row: “"lamp keepers"”. Not searched: “*”.'
    expect(opened.locator("#count")).to_have_text(said)
    assert ids(opened) == []


def test_an_entry_says_who_where_when_and_how_checked(opened: Page) -> None:
    entry = opened.locator("li[data-id=lamps-0002]")
    expect(entry.locator("figcaption")).to_have_text("Keeper, comment 1, Boats, 2003")
    expect(entry.locator("time")).to_have_attribute("datetime", "2003")
    expect(entry.locator("cite a")).to_have_attribute("href", "sources/boats.html")
    expect(entry.locator("a.state")).to_have_attribute("href", "quotes/lamps-0002.html#receipt")
    expect(entry.locator("a.state")).to_have_attribute("data-state", "verbatim")
    expect(entry.get_by_role("link", name="Its page")).to_have_attribute("href", "quotes/lamps-0002.html")
    expect(entry.locator(".by-editor")).to_have_text(["[the cutter]", "[…]", "[W]"])


def test_marks_stand_around_an_editors_letter(opened: Page) -> None:
    opened.fill("#q", "we costs")
    expect(opened.locator("mark")).to_have_text(["costs", "[W]e"])
    expect(opened.locator("mark .by-editor")).to_have_text("[W]")
    expect(opened.locator("blockquote p")).to_have_text(SAMPLE[2].text)


def test_a_mark_leaves_sic_out(page: Page, site: Write, address: str) -> None:
    site(data_script([found(0, text="The lampe [sic] went out")]))
    page.goto(f"{address}?q=%22lampe+went%22")
    expect(page.locator("mark")).to_have_text(["lampe ", " went"], use_inner_text=False)
    expect(page.locator("blockquote p")).to_have_text("The lampe [sic] went out")


def test_markup_in_content_is_text(opened: Page) -> None:
    words = opened.locator("li[data-id=lamps-0003] blockquote p")
    expect(words).to_have_text("<b>Fog</b> & <script>alert(1)</script> horns")
    opened.fill("#q", "<script>alert(1)</script> fog")
    expect(opened.locator("#count")).to_have_text("1 quotation.")
    assert opened.locator("#results script, #results b").count() == 0
    expect(opened.locator("li[data-id=lamps-0000] cite")).to_have_count(0)


def test_facets_narrow_and_stay_live(opened: Page) -> None:
    assert tallies(opened, "issue") == {"lamps": "2", "boats": "2", "fog": "1"}
    box(opened, "issue", "boats").check()
    assert ids(opened) == ["0001", "0002"]
    assert tallies(opened, "issue") == {"lamps": "2", "boats": "2", "fog": "1"}
    assert tallies(opened, "role") == {"keeper": "1", "clerk": "1"}
    box(opened, "issue", "lamps").check()
    assert ids(opened) == ["0000", "0001", "0002"]
    box(opened, "role", "clerk").check()
    assert ids(opened) == ["0002"]
    assert tallies(opened, "issue") == {"lamps": "0", "boats": "1", "fog": "0"}
    expect(opened.locator("#count")).to_have_text("1 quotation.")
    assert query_of(opened) == "issue=boats&issue=lamps&role=clerk"


def test_dates_and_undated(opened: Page) -> None:
    opened.fill("#from", "2002")
    opened.locator("#from").blur()
    expect(opened.locator("#count")).to_have_text("1 quotation. 1 with these words have no date, and are left out.")
    opened.fill("#from", "last year")
    opened.locator("#from").blur()
    expect(opened.locator("#count")).to_have_text("4 quotations. Not searched: “last year”.")
    expect(opened.locator("#from")).to_have_attribute("aria-invalid", "true")


def test_order(opened: Page) -> None:
    opened.select_option("#sort", "newest")
    assert ids(opened) == ["0002", "0000", "0001", "0003"]
    opened.select_option("#sort", "oldest")
    assert ids(opened) == ["0000", "0001", "0002", "0003"]
    opened.select_option("#sort", "relevance")
    assert query_of(opened) == ""


def test_variants(opened: Page) -> None:
    opened.fill("#q", "lamps")
    expect(opened.locator("#count")).to_contain_text("“lamps” occurs in no quotation")
    opened.check("#variants")
    expect(opened.locator("#count")).to_have_text("2 quotations.")
    assert query_of(opened) == "q=lamps&variants=1"


def test_pages_of_fifty(many: Page) -> None:
    expect(many.locator("#count")).to_have_text("120 quotations.")
    assert len(ids(many)) == 50
    many.get_by_role("link", name="Next").click()
    assert ids(many)[0] == "0050"
    assert query_of(many) == "page=2"
    assert many.locator("#results").get_attribute("start") == "51"
    assert many.evaluate("document.activeElement.id") == "results"
    many.get_by_role("link", name="Next").click()
    assert len(ids(many)) == 20
    expect(many.get_by_role("link", name="Next")).to_have_count(0)
    many.go_back()
    expect(many.locator("#pager [aria-current=page]")).to_have_text("Page 2 of 3")
    many.fill("#q", "burns")
    expect(many.locator("#pager [aria-current=page]")).to_have_text("Page 1 of 3")
    many.goto(many.url.partition("?")[0] + "?page=99")
    expect(many.locator("#pager [aria-current=page]")).to_have_text("Page 3 of 3")


def test_the_address_is_restored(opened: Page, address: str) -> None:
    asked = "from=2001&issue=boats&issue=lamps&q=%22the+lamp%22+-dark&role=keeper&sort=oldest&to=2001-05&variants=1"
    opened.goto(f"{address}?{asked}")
    for _ in range(2):
        expect(opened.locator("#q")).to_have_value('"the lamp" -dark')
        expect(opened.locator("#from")).to_have_value("2001")
        expect(opened.locator("#to")).to_have_value("2001-05")
        expect(opened.locator("#sort")).to_have_value("oldest")
        expect(opened.locator("#variants")).to_be_checked()
        expect(box(opened, "issue", "boats")).to_be_checked()
        expect(box(opened, "role", "keeper")).to_be_checked()
        assert ids(opened) == ["0000", "0001"]
        assert query_of(opened) == asked
        opened.reload()


def test_a_value_that_nothing_has_is_shown(opened: Page, address: str) -> None:
    opened.goto(f"{address}?issue=constructor&sort=sideways&page=x")
    expect(opened.locator("#count")).to_have_text("No quotation has all of this.")
    expect(box(opened, "issue", "constructor")).to_be_checked()
    box(opened, "issue", "constructor").uncheck()
    assert len(ids(opened)) == 4


def test_back_and_forward(opened: Page) -> None:
    length = opened.evaluate("history.length")
    opened.fill("#q", "lam")
    opened.wait_for_url("**/search.html?q=lam")
    assert opened.evaluate("history.length") == length
    opened.fill("#q", "lamp")
    opened.press("#q", "Enter")
    opened.wait_for_url("**/search.html?q=lamp")
    assert opened.evaluate("history.length") == length + 1
    opened.press("#q", "Enter")
    assert opened.evaluate("history.length") == length + 1
    opened.fill("#q", "lamp boat")
    opened.wait_for_url("**?q=lamp+boat")
    box(opened, "issue", "boats").check()
    assert opened.evaluate("history.length") == length + 2
    opened.go_back()
    expect(opened.locator("#q")).to_have_value("lamp")
    expect(box(opened, "issue", "boats")).not_to_be_checked()
    assert ids(opened) == ["0001", "0000"]
    opened.go_back()
    expect(opened.locator("#q")).to_have_value("")
    assert len(ids(opened)) == 4
    opened.go_forward()
    opened.go_forward()
    expect(opened.locator("#q")).to_have_value("lamp boat")
    expect(box(opened, "issue", "boats")).to_be_checked()
    assert ids(opened) == ["0001"]


def test_keys(opened: Page) -> None:
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") == "q"
    opened.keyboard.type("9/137 lamp")
    expect(opened.locator("#q")).to_have_value("9/137 lamp")
    opened.keyboard.press("Escape")
    expect(opened.locator("#q")).to_have_value("")
    expect(opened.locator("#count")).to_have_text("4 quotations.")
    opened.keyboard.press("Escape")
    box(opened, "issue", "fog").focus()
    opened.keyboard.press("Space")
    assert ids(opened) == ["0003"]
    assert opened.evaluate("document.activeElement.value") == "fog"
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") == "q"


def test_one_live_region(opened: Page) -> None:
    live = opened.locator("[aria-live], [role=status], output")
    assert [opened.evaluate("e => e.id", each.element_handle()) for each in live.all()] == ["count"]


def test_a_facet_of_many_values_hides_those_with_nothing_to_find(page: Page, site: Write, address: str) -> None:
    site(data_script([found(n, role=f"role-{n:02}", text=f"lamp {n % 3}") for n in range(30)]))
    page.goto(address)
    shown = page.locator("#facets [data-facet=role] label:visible")
    expect(shown).to_have_count(30)
    page.goto(f"{address}?q=0&role=role-01")
    expect(shown).to_have_count(11)
    expect(box(page, "role", "role-01")).to_be_visible()
    box(page, "role", "role-01").uncheck()
    expect(box(page, "role", "role-01")).to_be_focused()
    expect(page.locator("#count")).to_have_text("10 quotations.")
