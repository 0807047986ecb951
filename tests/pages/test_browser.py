"""The site in a browser: no page runs off a narrow screen, breaks its own policy or needs a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import pages
from pages.dossiers import THEME, lighthouse, rendered

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WIDER = "document.documentElement.scrollWidth > innerWidth"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium to drive"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("site")
    for entry in pages.plan(lighthouse(), THEME):
        path = top / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(entry.data if isinstance(entry, pages.File) else rendered(entry).encode())
    return top


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_page_fits_and_keeps_its_policy(chromium: object, folder: Path, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})  # type: ignore[attr-defined]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda request: said.extend([request.url] * (not request.url.startswith("file:"))))
    wide = []
    for path in sorted(folder.rglob("*.html")):
        page.goto(path.as_uri())
        if page.evaluate(WIDER):
            wide.append(path.relative_to(folder).as_posix())
    page.close()
    assert (wide, said) == ([], [])


def test_the_search_of_pages_says_plainly_that_it_needs_a_server(chromium: object, folder: Path) -> None:
    page = chromium.new_page()  # type: ignore[attr-defined]
    page.goto((folder / "search.html").as_uri())
    page.fill("#pages-q", "lamp")
    page.press("#pages-q", "Enter")
    assert "served" in page.inner_text("#pages-status")
    assert page.locator("#pages-results li").count() == 0
    page.close()


def test_the_search_of_quotations_works_from_a_folder(chromium: object, folder: Path) -> None:
    page = chromium.new_page()  # type: ignore[attr-defined]
    page.goto((folder / "search.html").as_uri() + "?q=lamp")
    page.wait_for_selector("#results li")
    assert page.locator("#results mark").count() > 0
    assert page.locator("#trouble").is_hidden()
    page.close()
