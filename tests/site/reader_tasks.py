"""What a reader comes for, as steps from the home page; the one place that knows where a page keeps what they need."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

Find = Callable[[Page], Locator]
Goal = Callable[[Page], None]


@dataclass(frozen=True)
class Step:
    """One click; before it, words may be typed into a field."""

    use: Find
    field: Find | None = None


@dataclass(frozen=True)
class Task:
    """A task by the name it has in `docs/readers.md`, its steps, and what must be there at the end."""

    name: str
    steps: tuple[Step, ...]
    goal: Goal


def _main(page: Page) -> Locator:
    return page.get_by_role("main")


def _link(name: str) -> Find:
    return lambda page: _main(page).get_by_role("link", name=re.compile(name, re.IGNORECASE)).first


def _field(page: Page) -> Locator:
    return _main(page).get_by_role("searchbox").first


def _button(page: Page) -> Locator:
    return _main(page).get_by_role("button", name="Search").first


def _state(page: Page) -> Locator:
    return page.locator("#results").get_by_role("link", name=re.compile("^Verbatim")).first


def _result(page: Page) -> Locator:
    return page.locator("#results").get_by_role("link", name=re.compile("^(open|cite|read)", re.IGNORECASE)).first


def _briefing(page: Page) -> Locator:
    section = _main(page).get_by_role("region", name=re.compile("briefing", re.IGNORECASE)).first
    return section.get_by_role("link").first


def _both_sides(page: Page) -> None:
    for side in ("supports|for", "disputes|against"):
        heading = _main(page).get_by_role("heading", name=re.compile(rf"^({side})\b", re.IGNORECASE)).first
        expect(heading).to_be_visible()
        expect(heading.locator("xpath=..").locator("blockquote").first).to_be_visible()


def _receipt(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/quotes/[\w-]+\.html#receipt$"))
    expect(page.locator("#receipt")).to_be_in_viewport()
    expect(_main(page)).to_contain_text("SHA-256")


def _citation(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/quotes/[\w-]+\.html"))
    region = _main(page).get_by_role("region", name=re.compile("cite", re.IGNORECASE)).first
    title = _main(page).locator("figcaption cite").first.inner_text()
    expect(region).to_contain_text(title)


def _sheets(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/briefings/(?!index)[\w-]+\.html$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.emulate_media(media="print")
    expect(_main(page).locator("blockquote").first).to_be_visible()


def _gaps(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/gaps\.html$"))
    assert _main(page).get_by_role("listitem").count() > 10


SEARCH = Step(_button, _field)

TASKS = (
    Task("Find what is said about agency staff on both sides", (Step(_link("agency staff")),), _both_sides),
    Task("Check one quotation's words", (SEARCH, Step(_state)), _receipt),
    Task("Cite a quotation", (SEARCH, Step(_result)), _citation),
    Task("Print the briefing", (Step(_briefing),), _sheets),
    Task("Find out what is missing", (Step(_link("missing|do not have")),), _gaps),
)
