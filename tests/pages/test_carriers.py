"""Whatever carries a quotation's words carries the same words: page, copy, description, linked data, search, styles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import served
from built_site import IS_LONG
from onrecord.dossier import Dossier
from pages.dossiers import lighthouse, with_record, written

pytestmark = pytest.mark.browser

HOSTILE = 'He said "1 < 2 & 3" <b>x</b> 🌊 é {y} 100% #_ ~ \\ […] and [then] منارة </script> it\u2019s \u201cso\u201d.'
WORDS = "document.querySelector('.large blockquote p').innerText"
HEAD = "name => document.querySelector(`meta[name='${name}'], meta[property='${name}']`).content"
LINKED = "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).text"
STYLES = "Object.fromEntries([...document.querySelectorAll('.take')].map(each => [each.id, each.textContent]))"
FOUND = "Object.fromEntries(onrecordQuotes.quotes.map(each => [each[0], each[onrecordQuotes.columns.indexOf('text')]]))"
SHORTEST = 50  # characters that tell what was said
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"


def dossier() -> Dossier:
    """The lighthouse dossier with one more quotation that tries every sign."""
    return with_record(lighthouse(), "quote", "lamps-x7k2", text=HOSTILE)


QUOTES = {name: each.record.text for name, each in dossier().quotes.items() if each.record.status == "published"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(dossier(), tmp_path_factory.mktemp("carriers"))


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with served(folder) as root:
        yield root


@pytest.fixture
def allowed(context: BrowserContext, page: Page) -> Page:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def quoted(line: str) -> str:
    """The words between a line's own quotation marks."""
    found = re.fullmatch(r"“(.*)” \(.*", line, re.DOTALL)
    assert found, line
    return found[1]


def is_start(shown: str, words: str) -> bool:
    """Whether a text is the words, or their beginning with a mark for what is left off."""
    begun = shown.removesuffix(" […]")
    return shown == words or (shown != begun and words.startswith(begun) and len(begun) >= SHORTEST)


def unescaped(text: str) -> str:
    for command, sign in (("backslash", "\\"), ("braceleft", "{"), ("braceright", "}"), ("asciitilde", "~")):
        text = text.replace(f"\\text{command}{{}}", f"\0{ord(sign)} ")
    plain = re.sub(r"\\([&%$#_])", r"\1", text)
    return re.sub("\0(\\d+) ", lambda found: chr(int(found[1])), plain)


def test_the_quotations_try_what_there_is() -> None:
    assert any("[…]" in text for text in QUOTES.values())
    assert any("[the inspectors]" in text for text in QUOTES.values())
    assert all(sign in HOSTILE for sign in '"<&🌊{}%#_~\\’“')


def test_every_carrier_has_the_same_words(allowed: Page, site: str) -> None:
    copied = {}
    for name, words in QUOTES.items():
        allowed.goto(f"{site}/quotes/{name}.html")
        allowed.get_by_role("button", name="Copy the quotation").click()
        expect(allowed.get_by_role("status")).to_have_text("Copied")
        copied[name] = allowed.evaluate("navigator.clipboard.readText()")
        assert allowed.evaluate(WORDS) == words
        assert quoted(copied[name]) == words
        assert allowed.evaluate(LINKED) == words
        assert allowed.evaluate(HEAD, "og:description").startswith(f"“{words}” ")
        described = re.match(r"“(.*?)” (?=Anon|[A-Z])", allowed.evaluate(HEAD, "description"))
        assert described
        assert is_start(described[1], words)
        carried(allowed.evaluate(STYLES), words, copied[name])
    found_and_copied(allowed, site, copied)


def carried(styles: dict[str, str], words: str, line: str) -> None:
    """The line and the three formats hold the words; the sentences name the place only."""
    assert styles["_line"] == line
    assert json.loads(styles["_csl"])[0]["abstract"] == f"“{words}”"
    assert f"\nAB  - “{words}”\n" in styles["_ris"]
    abstract = re.search(r"abstract = \{“(.*)”\}\n\}$", styles["_bibtex"])
    assert abstract
    assert unescaped(abstract[1]) == words


def found_and_copied(page: Page, site: str, copied: dict[str, str]) -> None:
    """The search's data, what it shows and what it copies."""
    page.goto(f"{site}/search.html")
    expect(page.locator("#results > li")).to_have_count(len(QUOTES))
    assert page.evaluate(FOUND) == QUOTES
    for name, words in QUOTES.items():
        entry = page.locator(f"li[data-id={name}]")
        assert entry.locator("blockquote").inner_text() == words
        entry.locator("[data-do=copy]").click()
        expect(entry.locator("[data-do=copy]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == copied[name]


def test_every_style_is_copied_whole(allowed: Page, site: str) -> None:
    allowed.goto(f"{site}/quotes/inspections-n8xt.html")
    for fold in allowed.locator(".fold").all():
        fold.locator("summary").click()
        fold.get_by_role("button").click()
        expect(fold.locator(".copied")).to_have_text("Copied")
        expect(allowed.locator(".copied")).to_have_count(1)
        expect(allowed.get_by_role("status")).to_have_text("Copied")
        copied = allowed.evaluate("navigator.clipboard.readText()")
        assert copied == fold.locator(".take").evaluate("each => each.textContent")


def test_what_cannot_be_copied_is_selected(page: Page, folder: Path) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto((folder / "quotes" / "inspections-n8xt.html").as_uri())
    page.get_by_role("button", name="Copy the quotation").click()
    expect(page.locator(".copied")).to_be_in_viewport()
    expect(page.locator(".copied")).to_contain_text("would not copy")
    expect(page.get_by_role("status")).to_contain_text("would not copy")
    assert page.evaluate("getSelection().toString()") == page.locator("#_line").inner_text()


def test_without_script_the_same_text_is_there_to_select(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/quotes/inspections-n8xt.html")
    assert page.locator("button:visible").count() == 0
    expect(page.locator("#_line")).to_be_visible()
    page.locator(".fold summary").first.click()
    expect(page.locator("#_harvard")).to_be_visible()
    assert page.locator(".take").first.evaluate("each => getComputedStyle(each).userSelect") == "all"
    context.close()


def test_a_quotation_is_one_sheet_of_paper(page: Page, site: str) -> None:
    sheets: dict[str, Any] = {}
    longest = sorted(QUOTES, key=lambda name: len(QUOTES[name]), reverse=True)
    for name in longest if IS_LONG else longest[:6]:
        page.goto(f"{site}/quotes/{name}.html")
        sheets[name] = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert {name: number for name, number in sheets.items() if number != 1} == {}
