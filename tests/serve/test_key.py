"""The key of the desk: whoever has the address that `serve` printed may read saved copies, and no other account may."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from onrecord import files
from previewed import Served, served_from

ONE = "/-/review/lamps-k7wd"
COPIED = "But the desk gave me my evenings"  # the saved copy alone has it


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    yield from served_from(tmp_path_factory.mktemp("locked"), made)


def test_the_address_that_is_printed_gives_a_cookie_once_and_leads_on_without_the_key(served: Served) -> None:
    path = served.desk.removeprefix(served.address)
    status, _, heads = served.get(path, Cookie="")
    assert (status, heads["Location"]) == (303, "/-/review/")
    cookie, *rest = heads["Set-Cookie"].split("; ")
    assert rest == ["Path=/-/", "HttpOnly", "SameSite=Strict"]
    assert heads["Referrer-Policy"] == "no-referrer"
    assert heads["Cache-Control"] == "no-store"
    assert COPIED in served.get(ONE, Cookie=f"theme=dark; {cookie}; a=b")[1]
    assert served.get(path, Cookie=cookie)[0] == 303, "a second time too, so that the key stays in no history"


def wrong(served: Served) -> list[str]:
    name, _, secret = served.cookie.partition("=")
    return ["", "x", secret, f"{name}=", f"{name}={secret[:-1]}", f"{name}={secret}x", f"x{name}={secret}", f"{name}=é"]


@pytest.mark.parametrize("path", ["/-/review/", ONE, "/-/review/?key=", "/-/review/?key=x", f"{ONE}?key=%FF&key=x"])
def test_without_it_the_desk_is_closed_in_plain_words(served: Served, path: str) -> None:
    for cookie in wrong(served):
        status, page, heads = served.get(path, Cookie=cookie)
        assert status == 403
        assert "Open the address that onrecord serve printed" in page
        assert "refresh.js" not in page
        assert COPIED not in page
        assert "Set-Cookie" not in heads


def test_without_it_nothing_is_recorded(served: Served) -> None:
    form = served.form("lamps-k7wd")
    before = files.read_folder(served.folder / "content").files
    for cookie in wrong(served):
        assert served.post(ONE, form, Cookie=cookie)[0] == 403
    assert served.post(served.desk.removeprefix(served.address), form, Cookie="")[0] == 403
    assert files.read_folder(served.folder / "content").files == before


def test_the_preview_and_what_its_pages_need_stay_open(served: Served) -> None:
    for path in ("/", "/-/refresh.js", "/-/review.css", "/-/assets/ledger.css"):
        assert served.get(path, Cookie="")[0] == 200


def test_faults_tell_no_words_of_a_copy_to_whoever_has_no_key(made: Path, tmp_path: Path) -> None:
    for served in served_from(tmp_path, made):
        path = served.folder / "content/sources/the-long-watch.yaml"
        quoted = "I count the other hours."
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(quoted, "I count the hours, said people who have slept."), encoding="utf-8")
        page = wait_for(served, "quote-not-verbatim")
        assert quoted not in page
        assert "the nearest passage reads" not in page
        assert "the terminal and the reviewer’s desk say what is wrong" in page
        assert "the nearest passage reads" in served.get("/-/review/lamps-x7k2", Cookie=served.cookie)[1]


def wait_for(served: Served, words: str) -> str:
    """The home page, once it holds the words; a save is built within seconds."""
    for _ in range(300):
        page = served.get("/", Cookie="")[1]
        if words in page:
            return page
        time.sleep(0.1)
    raise AssertionError(page)


def test_another_run_has_another_key(served: Served, tmp_path: Path, made: Path) -> None:
    for other in served_from(tmp_path, made, with_copies=False):
        assert other.get("/-/review/", Cookie=served.cookie)[0] == 403
        assert other.cookie.partition("=")[0] != served.cookie.partition("=")[0]


@pytest.mark.browser
def test_a_browser_is_let_in_and_shows_no_key(served: Served, page: Page) -> None:
    page.goto(served.desk)
    assert page.url == f"{served.address}/-/review/"
    page.locator(f'a[href="{ONE}"]').press("Enter")
    page.get_by_text(COPIED).wait_for()
    assert page.evaluate("[document.cookie, document.referrer]") == ["", ""]
    page.close()
