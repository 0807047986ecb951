"""Every kind of page of both dossiers, each opened once and asked everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import auditing
import hands
import looks
import pytest
from playwright.sync_api import Browser, Page, expect
from probing import ask, hold, opened

from browsing import Watch, as_new
from built_site import IS_LONG, Built

pytestmark = pytest.mark.browser

Question = Callable[[Page], Iterator[str]]
QUESTIONS: tuple[Question, ...] = (
    looks.has_contrast,
    looks.fits_every_width,
    looks.keeps_all_at_400_per_cent,
    looks.keeps_all_with_text_at_200_per_cent,
    looks.prints_no_tool,
    looks.is_told_in_forced_colours,
    looks.stands_still_for_who_asks,
    hands.is_walked_by_keyboard,
    hands.unfolds_by_keyboard,
    hands.has_a_way_past_its_head,  # moves the focus, so it comes last
)
SLOW = (looks.fits_every_width, hands.is_walked_by_keyboard)
# Half of the pages are asked one of the two that take long, and half the other; the long run asks all of each.
QUICK = [tuple(each for each in QUESTIONS if each is not left) for left in SLOW]


@pytest.fixture(scope="module")
def axe(modules: Path) -> str:
    return (modules / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def answers(browser: Browser, site: Built, axe: str) -> Mapping[str, list[str]]:
    """The faults that each question finds, on all kinds of page; what the pages complain of is one more question."""
    found: dict[str, list[str]] = {question.__name__: [] for question in QUESTIONS}
    audited: list[str] = []
    views = auditing.VIEWS if site.name == "lighthouse" else auditing.NARROW  # of the same templates
    watch = Watch()
    context = browser.new_context()
    watch.over(context)
    page = context.new_page()
    for number, path in enumerate(site.samples):
        opened(as_new(page), site, path)
        seen = views if IS_LONG or number % 2 else auditing.NARROW
        audited += [f"{path} {fault}" for fault in auditing.axe_faults(page, axe, seen)]  # as it was opened
        for question in QUESTIONS if IS_LONG else QUICK[number % 2]:
            found[question.__name__] += [f"{path}: {fault}" for fault in question(page)]
    context.close()
    return {**found, "axe": audited, "complaints": [*watch.strayed, *watch.errors]}


@pytest.mark.parametrize("question", [question.__name__ for question in QUESTIONS])
def test_every_kind_of_page(answers: Mapping[str, list[str]], question: str) -> None:
    hold(answers[question])


def test_no_page_complains_or_asks_for_anything_elsewhere(answers: Mapping[str, list[str]]) -> None:
    hold(answers["complaints"])


def test_axe_finds_nothing(answers: Mapping[str, list[str]]) -> None:
    hold(answers["axe"])


def test_axe_finds_what_is_put_there(page: Page, axe: str) -> None:
    page.set_content("<!DOCTYPE html><title>A lamp</title><p style='color:#aaa'>faint<img src='data:,'>")
    found = {fault.split(": ")[1] for fault in auditing.axe_faults(page, axe)}
    assert {"color-contrast", "html-has-lang", "image-alt", "landmark-one-main"} <= found


# What a sheet would have to say for a page to be found at fault.
FAULTS: dict[Question, str] = {
    looks.has_contrast: "h1 { color: color-mix(in srgb, var(--ink) 30%, var(--paper)) }",
    looks.fits_every_width: "h1 { inline-size: 1400px }",
    looks.keeps_all_at_400_per_cent: "@media (max-width: 400px) { main p { display: none } }",
    looks.keeps_all_with_text_at_200_per_cent: "h1 { block-size: 2rem; margin-block-end: -2rem }",
    looks.prints_no_tool: "@layer tokens { .masthead nav { display: block !important } }",
    looks.is_told_in_forced_colours: "[data-state]::before { border: 0 !important }",
    looks.stands_still_for_who_asks: "a { transition: color 1s !important }",
    hands.is_walked_by_keyboard: "main a:focus-visible { outline: none !important }",
    hands.unfolds_by_keyboard: "main [popover] { display: none !important }",
    hands.has_a_way_past_its_head: "main { display: none }",
}
SHEET = "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }"


@pytest.mark.parametrize("question", FAULTS, ids=lambda question: question.__name__)
def test_each_question_finds_its_fault(page: Page, sites: dict[str, Built], question: Question) -> None:
    opened(page, sites["lighthouse"], "issues/lamps.html" if question is hands.unfolds_by_keyboard else "index.html")
    page.evaluate(SHEET, FAULTS[question])
    assert list(question(page))


def test_a_slash_reaches_the_search_and_escape_empties_it(page: Page, site: Built) -> None:
    page.goto(f"{site.address}/search.html")
    field = page.get_by_role("searchbox").first
    expect(page.locator("#results li").first).to_be_visible()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("the")
    expect(field).to_have_value("the")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_states_are_told_apart_on_some_page(page: Page, sites: dict[str, Built]) -> None:
    opened(page, sites["lighthouse"], "index.html")
    assert {state["kind"] for state in ask(page, "states")} >= {"verbatim", "verbatim-cut", "unchecked"}
