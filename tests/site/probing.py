"""A page in the browser, opened from its folder and asked what `probes.js` can answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from built_site import Built

PROBES = Path(__file__).with_name("probes.js")
SCHEMES = ("light", "dark")


def opened(page: Page, site: Built, path: str) -> Page:
    """The page at a path of a site, ready to be asked."""
    page.goto(site.uri(path))
    page.evaluate(_script())
    return page


def ask(page: Page, question: str, *given: Any) -> Any:
    """The answer of one probe."""
    return page.evaluate("([question, given]) => probes[question](...given)", [question, list(given)])


def wear(page: Page, scheme: str) -> None:
    """Shows the page light, dark or printed, in no forced colours."""
    colours: Any = {"color_scheme": "dark" if scheme == "dark" else "light", "forced_colors": "none"}
    page.emulate_media(media="print" if scheme == "print" else "screen", **colours)


def resize(page: Page, width: int, height: int = 900) -> None:
    """Gives the window another size."""
    page.set_viewport_size({"width": width, "height": height})


def hold(faults: Iterable[str]) -> None:
    """Fails with every fault on a line of its own."""
    found = list(faults)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@cache
def _script() -> str:
    return PROBES.read_text("utf-8")
