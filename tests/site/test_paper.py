"""Printed on A4: a briefing is two sheets, a quotation one, and neither loses a word that was said."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
import pytest
from playwright.sync_api import Page
from probing import hold

from built_site import Built

pytestmark = pytest.mark.browser

QUOTATIONS = 6  # the longest of them
MOST_OF_AN_ISSUE = 9
WORDS = "each => [...each.querySelectorAll('blockquote')].flatMap(one => one.textContent.split(/\\s+/).filter(Boolean))"


def test_a_briefing_is_two_sheets(page: Page, sites: dict[str, Built]) -> None:
    site = sites["content"]
    assert site.of("briefing.html")
    hold(fault for path in site.of("briefing.html") for fault in _too_long(page, site, path, 2))


def test_a_quotation_is_one_sheet(page: Page, site: Built) -> None:
    hold(fault for path in site.of("quote.html")[:QUOTATIONS] for fault in _too_long(page, site, path, 1))


def test_an_issue_is_no_book(page: Page, site: Built) -> None:
    for path in site.of("issue.html")[:3]:
        hold(_too_long(page, site, path, MOST_OF_AN_ISSUE))


def _too_long(page: Page, site: Built, path: str, most: int) -> Iterator[str]:
    page.goto(site.uri(path))
    said = page.locator("main").evaluate(WORDS)
    sheets = _printed(page)
    if len(sheets) > most:
        yield f"{path}: {len(sheets)} sheets, at most {most}"
    printed = "".join("".join(sheets).split())
    lost = [word for word in said if word not in printed and word.isalnum()]
    if lost:
        yield f"{path}: not printed: {' '.join(lost[:12])}"


def _printed(page: Page) -> list[str]:
    """The text of each sheet."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    try:
        return [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()
