"""The browser that the search is tested in, a site around it, and a watch over what it asks for and complains of."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright
from search_samples import SCRIPTS, STATIC, data_script

ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
LOCAL = ("http://127.0.0.1:", "file://", "blob:", "data:")


@dataclass
class Watch:
    """What pages asked for elsewhere, and the errors they printed."""

    strayed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.route("**/*", self._route)
        context.on("console", self._console)
        context.on("weberror", lambda fault: self.errors.append(str(fault.error)))

    def _route(self, route: Route) -> None:
        if route.request.url.startswith(LOCAL):
            route.continue_()
            return
        self.strayed.append(route.request.url)
        route.abort()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word; no answer is kept by the browser."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name the base class gives it
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


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
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(5000)
    watch.over(context)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


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
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/search.html"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def shared_engine(browser: Browser) -> Iterator[Page]:
    """An empty page with the pure scripts: what they answer is asked through `ask` of `search_samples`."""
    page = browser.new_page()
    page.route("**/*", lambda route: route.abort())
    for name in SCRIPTS[:-1]:
        page.evaluate((STATIC / name).read_text(encoding="utf-8"))
    yield page
    page.close()
