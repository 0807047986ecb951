"""The question that axe answers: WCAG 2.2 to AA and its best practice, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playwright.sync_api import Page
from probing import resize, wear

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"type": "tag", "values": TAGS}

# Light and dark differ in nothing but colour, which is the same at any width: so each is asked at one.
View = tuple[int, str]
NARROW: tuple[View, ...] = ((360, "dark"),)
VIEWS: tuple[View, ...] = (*NARROW, (1280, "light"))
RUN = """async asked => {
  const found = await axe.run(document, {runOnly: asked, preload: false, resultTypes: ["violations"]});
  return found.violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 160)} and ${nodes.length - 1} more`);
}"""


def axe_faults(page: Page, axe: str, views: Sequence[View] = VIEWS) -> Iterator[str]:
    """What axe finds on the page that is open."""
    page.evaluate(axe)
    for width, scheme in views:
        resize(page, width)
        wear(page, scheme)
        yield from (f"at {width}, {scheme}: {fault}" for fault in page.evaluate(RUN, ALL))
