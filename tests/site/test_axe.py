"""No page has a fault of access that axe can see: WCAG 2.2 to AA and its best practice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import Built
from playwright.sync_api import Page
from probing import hold, wear

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
ALL = {"type": "tag", "values": TAGS}
COLOUR = {"type": "rule", "values": OF_COLOUR}

# Dark and light differ in nothing but colour.
VIEWS = ((1280, "light", ALL), (360, "light", ALL), (360, "dark", COLOUR), (1280, "dark", COLOUR))
RUN = """async asked => {
  const found = await axe.run(document, {runOnly: asked, preload: false, resultTypes: ["violations"]});
  return found.violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)} and ${nodes.length - 1} more`);
}"""


@pytest.fixture(scope="module")
def axe(modules: Path) -> str:
    return (modules / "axe-core" / "axe.min.js").read_text("utf-8")


def test_axe_finds_nothing(page: Page, site: Built, axe: str) -> None:
    hold(fault for path in site.samples for fault in _faults(page, site, path, axe))


def test_axe_finds_what_is_put_there(page: Page, axe: str) -> None:
    page.set_content("<!DOCTYPE html><title>A lamp</title><p style='color:#aaa'>faint<img src='data:,'>")
    page.evaluate(axe)
    found = {fault.partition(":")[0] for fault in page.evaluate(RUN, ALL)}
    assert {"color-contrast", "html-has-lang", "image-alt", "landmark-one-main"} <= found


def _faults(page: Page, site: Built, path: str, axe: str) -> Iterator[str]:
    page.goto(site.uri(path))
    page.evaluate(axe)
    for width, scheme, asked in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        wear(page, scheme)
        yield from (f"{path} at {width}, {scheme}: {fault}" for fault in page.evaluate(RUN, asked))
