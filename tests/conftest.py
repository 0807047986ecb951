"""What tests of several folders are given: a browser, a page that is watched, both dossiers as built sites."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browsing import ARGUMENTS, WINDOW, Watch, as_new, served
from built_site import CONTENT, Built, built

MODULES = Path(sys.prefix) / "node" / "node_modules"  # where `make` puts what tests/node/package-lock.json names


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What drives a browser comes first: no core is left with one long file when the others are done."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(autouse=True)
def _no_private_captures(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command of a test reads or fills the vault of who runs it; tests of real captures name it themselves."""
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no `chromium` on the path")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test that leaves an error nobody expected; a test that expects one takes it off the list."""
    watch = Watch()
    yield watch
    assert watch.strayed == []
    assert watch.errors == []


@pytest.fixture
def context(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=WINDOW)
    context.set_default_timeout(5000)
    watch.over(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def _kept(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    watch = Watch()
    context = browser.new_context(viewport=WINDOW)
    context.set_default_timeout(5000)
    watch.over(context)
    yield context.new_page(), watch
    context.close()


@pytest.fixture
def same_page(_kept: tuple[Page, Watch], watch: Watch) -> Iterator[Page]:
    """One page for all tests of a file, which is three times as quick as one for each; its window and media are as new.

    What a test adds to its context, as scripts and permissions, stays: a test that does so takes `page`.
    """
    page, kept = _kept
    kept.strayed, kept.errors = watch.strayed, watch.errors
    yield as_new(page)
    page.evaluate("0")  # what it printed until now is this test's


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Built]]:
    """Both sites by name, served from under paths of their own."""
    top = tmp_path_factory.mktemp("sites")
    with served(top) as address:
        yield {name: built(name, top, address) for name in CONTENT}


@pytest.fixture(scope="session", params=sorted(CONTENT))
def site(request: pytest.FixtureRequest, sites: dict[str, Built]) -> Built:
    """One site after the other."""
    name: str = request.param
    return sites[name]


@pytest.fixture(scope="session")
def modules() -> Path:
    """The folder of what npm installed."""
    if not MODULES.is_dir():
        pytest.skip("nothing is installed from tests/node/package-lock.json: run `make test`")
    return MODULES
