"""The site around the search page, and its pure scripts in an empty page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import served
from search.search_samples import SCRIPTS, STATIC, data_script

Site = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Writes the test page, the scripts, and the data file of the records given (or none)."""

    def write(data: bytes | None = None) -> Path:
        (tmp_path / "assets").mkdir(exist_ok=True)
        (tmp_path / "search").mkdir(exist_ok=True)
        for name in SCRIPTS:
            shutil.copy(STATIC / name, tmp_path / "assets" / name)
        shutil.copy(Path(__file__).parent / "search.html", tmp_path / "search.html")
        for name in ("index.html", "lists.html", "favicon.ico"):
            (tmp_path / name).write_text("", encoding="utf-8")
        (tmp_path / "search" / "quotes.js").write_bytes(data_script() if data is None else data)
        return tmp_path

    return write


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serves the site on this machine alone; the address of its search page."""
    with served(tmp_path) as root:
        yield f"{root}/search.html"


@pytest.fixture(scope="session")
def shared_engine(browser: Browser) -> Iterator[Page]:
    """An empty page with the pure scripts: what they answer is asked through `ask` of `search_samples`."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    for name in SCRIPTS[:-1]:
        page.evaluate((STATIC / name).read_text(encoding="utf-8"))
    yield page
    page.close()
