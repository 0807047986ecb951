"""The reviewer's desk, which no site has: valid pages, found without fault by axe, whatever they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import auditing
import pytest
from playwright.sync_api import Page
from test_markup import faults

from previewed import Served, served_from

PAGES = {
    "list": "/-/review/",
    "draft": "/-/review/lamps-k7wd",
    "cut": "/-/review/inspections-n8xt",
    "sensitive, reviewed once": "/-/review/supply-boats-5ydt",
    "missing": "/-/review/supply-boats-4mvs",
    "faults": "/",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """With one quotation reviewed, and words of another that are not there, so that no site can be made."""
    for served in served_from(tmp_path_factory.mktemp("desk")):
        served.review("supply-boats-5ydt")
        path = served.folder / "content/sources/dark-towers.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("Give every", "Give each"), encoding="utf-8")
        served.until(lambda: served.get("/")[0] == 500)  # noqa: B023  (there is one)
        yield served


def test_every_page_of_the_desk_is_valid(desk: Served, modules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, path in PAGES.items():
        (folder / f"{name}.html").write_text(desk.get(path)[1], encoding="utf-8")
    assert list(faults(modules, folder)) == []


@pytest.mark.browser
def test_axe_finds_no_fault_at_the_desk(desk: Served, modules: Path, page: Page, watch: object) -> None:
    axe = (modules / "axe-core" / "axe.min.js").read_text("utf-8")
    found = []
    page.goto(desk.desk)
    for path in PAGES.values():
        page.goto(desk.address + path)
        found += [f"{path} {fault}" for fault in auditing.axe_faults(page, axe)]
    page.close()
    watch.errors.clear()  # type: ignore[attr-defined]  # that there are faults is told with a status of 500
    assert found == []
