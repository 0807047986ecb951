"""Each reader reaches what they came for in as many clicks as `docs/readers.md` says, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from reader_tasks import TASKS, Task

from built_site import ROOT, Built

pytestmark = pytest.mark.browser

DOCUMENT = ROOT / "docs" / "readers.md"
MOST_KEYS = 400
IS_FOCUSED = "each => each === document.activeElement"
FIRST_WORDS = 5

Hand = Callable[[Locator], None]


@pytest.fixture
def page(same_page: Page) -> Page:
    return same_page


def written() -> dict[str, int]:
    """The clicks of each task, from the table of the document."""
    rows = [line.strip("| ").split("|") for line in DOCUMENT.read_text("utf-8").split("\n") if line.startswith("| ")]
    return {cells[0].strip(): int(cells[-1]) for cells in rows if cells[-1].strip().isdigit()}


def by_mouse(place: Locator) -> None:
    place.click()


def by_keyboard(place: Locator) -> None:
    _reach(place)
    place.page.keyboard.press("Enter")


def test_the_document_tells_these_tasks_and_no_others() -> None:
    assert list(written()) == [task.name for task in TASKS]


@pytest.mark.parametrize("hand", [by_mouse, by_keyboard])
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_the_task_is_done_in_as_many_clicks(page: Page, sites: dict[str, Built], task: Task, hand: Hand) -> None:
    site = sites["content"]
    words = _words(page, site)
    page.goto(f"{site.address}/index.html")
    assert _done(page, task, hand, words) == written()[task.name]
    task.goal(page)


def _done(page: Page, task: Task, hand: Hand, words: str) -> int:
    """Goes the way of a task; the number of its clicks."""
    for step in task.steps:
        if step.field:
            _typed(step.field(page), hand, words)
        place = step.use(page)
        expect(place).to_be_visible()
        hand(place)
        page.wait_for_load_state()
    return len(task.steps)


def _typed(field: Locator, hand: Hand, words: str) -> None:
    if hand is by_keyboard:
        _reach(field)
    else:
        field.focus()
    field.page.keyboard.type(words)


def _reach(place: Locator) -> None:
    """Presses Tab until a place has the focus."""
    for _ in range(MOST_KEYS):
        if place.evaluate(IS_FOCUSED):
            return
        place.page.keyboard.press("Tab")
    pytest.fail(f"no key reaches {place}")


def _words(page: Page, site: Built) -> str:
    """The first words of a quotation, as a reader has them who was told it."""
    page.goto(site.uri(site.of("quote.html")[0]))
    said = page.locator("main blockquote").first.inner_text().split()
    return '"' + " ".join(said[:FIRST_WORDS]) + '"'
