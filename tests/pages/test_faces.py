"""The two faces: small, licensed, at work from a folder too, and coming late without a jump."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from browsing import served
from pages.dossiers import THEME

FACES = sorted((THEME / "static" / "fonts").glob("*.woff2"))
LOADED = "document.fonts.ready.then(all => [...all].filter(face => face.status === 'loaded').map(face => face.family))"
SHIFTS = """
  self.shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { self.shifted += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
"""


def test_there_are_two_faces_of_no_great_size_with_their_licences() -> None:
    assert [face.stem for face in FACES] == ["newsreader", "public-sans"]
    assert all(face.stat().st_size <= 35 * 1024 for face in FACES)
    licences = [face.with_name(f"{face.stem}-OFL.txt").read_text(encoding="utf-8") for face in FACES]
    assert all("SIL OPEN FONT LICENSE Version 1.1" in licence for licence in licences)


@pytest.mark.browser
def test_both_faces_are_found_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "quotes" / "lamps-x7k2.html").as_uri())
    assert {"Voice", "Record"} <= set(page.evaluate(LOADED))


@pytest.mark.browser
@pytest.mark.parametrize("path", ["index.html", "quotes/lamps-x7k2.html", "issues/inspections.html"])
def test_a_late_face_does_not_move_the_page(browser: Browser, folder: Path, path: str) -> None:
    """A tenth is what the Web Vitals call a good layout shift."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    with served(folder) as root:
        late = context.new_page()
        late.route("**/*.woff2", _late)
        late.add_init_script(SHIFTS)
        late.goto(f"{root}/{path}")
        assert {"Voice", "Record"} <= set(late.evaluate(LOADED))
        late.wait_for_timeout(300)
        assert late.evaluate("self.shifted") < 0.1
    context.close()


def _late(route: Route) -> None:
    time.sleep(0.5)
    route.continue_()
