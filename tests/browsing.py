"""Headless Chromium, a watch over what pages ask for and complain of, and a server of a folder on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route, ViewportSize

ARGUMENTS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
WINDOW: ViewportSize = {"width": 1280, "height": 900}
LOCAL = ("http://127.0.0.1:", "file://", "blob:", "data:")


def as_new(page: Page) -> Page:
    """A page that was used before, with the window and the media of a new one."""
    page.set_viewport_size(WINDOW)
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    return page


@dataclass
class Watch:
    """What pages asked for elsewhere, and the errors they printed; a breach of a page's policy is one of these."""

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


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder that is served while it is needed, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
