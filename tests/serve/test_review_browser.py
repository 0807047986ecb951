"""The desk in a browser: keys alone record reviews, pages come back by themselves, and nothing breaks their policy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from built_site import IS_LONG
from onrecord import files
from onrecord.serve import events
from previewed import TODAY, Served, put_back_after, served_from

pytestmark = pytest.mark.browser

PATIENCE = 20_000  # milliseconds; a build may be under way
WIDER = "document.documentElement.scrollWidth > innerWidth"
EACH_LOOK = [(width, scheme) for width in (360, 768, 1280) for scheme in ("light", "dark")]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, made: Path) -> Iterator[Served]:
    yield from served_from(tmp_path_factory.mktemp("browsed"), made)


@pytest.fixture
def served(shared: Served) -> Iterator[Served]:
    yield from put_back_after(shared, is_awaited=True)


@pytest.fixture
def page(shared: Served, same_page: Page) -> Iterator[Page]:
    """Let in to the desk; it leaves its preview before that ends, whose stream it would go on asking for."""
    same_page.goto(shared.desk)
    yield same_page
    same_page.goto("about:blank")


def edit(served: Served, path: str, old: str, new: str) -> None:
    file = served.folder / "content" / path
    before = file.read_text(encoding="utf-8")
    assert before.count(old) == 1
    file.write_text(before.replace(old, new), encoding="utf-8")


def press(page: Page, *keys: str) -> None:
    """Once the page is there that a key before has led to."""
    page.wait_for_load_state()
    for key in keys:
        page.keyboard.press(key)


def test_keys_alone_record_a_review_and_all_else_stays_as_it_was(page: Page, served: Served) -> None:
    before = dict(files.read_folder(served.folder / "content").files)
    page.goto(f"{served.address}/-/review/")
    press(page, "j", "Enter")
    expect(page).to_have_url(f"{served.address}/-/review/lamps-k7wd", timeout=PATIENCE)
    page.wait_for_load_state()
    page.locator("#_by").focus()
    page.keyboard.type("editor")
    press(page, "Tab", "r")
    expect(page).to_have_url(f"{served.address}/-/review/inspections-2bgs", timeout=PATIENCE)
    after = dict(files.read_folder(served.folder / "content").files)
    changed = [path for path in before if before[path] != after[path]]
    assert changed == ["sources/dark-towers.yaml"]
    written, old = after[changed[0]].decode(), before[changed[0]].decode()
    new = [line for line in written.split("\n") if line not in old.split("\n")]
    assert re.search(rf"reviewed:.*{TODAY}.*editor", " ".join(new))
    assert [line for line in written.split("\n") if line not in new] == old.split("\n")
    press(page, "u")
    expect(page).to_have_url(f"{served.address}/-/review/lamps-k7wd", timeout=PATIENCE)
    assert files.read_folder(served.folder / "content").files == before


@pytest.fixture
def fresh(tmp_path: Path, made: Path) -> Iterator[Served]:
    """One in which no role was chosen yet."""
    yield from served_from(tmp_path, made)


def test_no_review_is_recorded_before_a_role_is_chosen(page: Page, fresh: Served) -> None:
    before = dict(files.read_folder(fresh.folder / "content").files)
    page.goto(fresh.desk)
    page.goto(f"{fresh.address}/-/review/lamps-k7wd")
    press(page, "r")
    expect(page.locator("#_by")).to_be_focused()
    press(page, "e", "r")  # in the list of roles it is a letter as any other
    expect(page).to_have_url(f"{fresh.address}/-/review/lamps-k7wd", timeout=PATIENCE)
    assert files.read_folder(fresh.folder / "content").files == before
    page.goto("about:blank")


def test_on_and_back_and_to_the_list(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/-/review/lamps-k7wd")
    for key, to in (("j", "inspections-2bgs"), ("j", "lamps-jd5y"), ("k", "inspections-2bgs"), ("l", "")):
        press(page, key)
        expect(page).to_have_url(f"{served.address}/-/review/{to}", timeout=PATIENCE)


@pytest.mark.parametrize("path", ["", "lamps-k7wd", "inspections-n8xt"])
def test_the_desk_fits_each_window(page: Page, served: Served, path: str) -> None:
    wide = []
    page.goto(f"{served.address}/-/review/{path}")
    for width, scheme in EACH_LOOK:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        if page.evaluate(WIDER):
            wide.append((width, scheme))
    assert wide == []


def test_a_page_comes_back_where_the_reader_was(context: BrowserContext, served: Served) -> None:
    page = context.new_page()
    page.add_init_script("window.began = history.scrollRestoration")
    page.goto(f"{served.address}/issues/lamps.html")
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    edit(served, "issues/lamps.md", "title: ", "title: Once more, ")
    expect(page.locator("h1")).to_contain_text("Once more, ", timeout=PATIENCE)
    served.until(lambda: bool(page.evaluate("scrollY === 700")))
    assert page.evaluate("began") == "manual"  # two that scroll at once, one of them gliding, end elsewhere
    page.reload()
    page.reload()
    assert page.evaluate("began") == "auto"


def test_faults_go_by_themselves_once_they_are_mended(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/issues/lamps.html")
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    edit(served, "dossier.yaml", "strapline:", "straplime:")
    expect(page.locator("h1")).to_have_text("The content has faults", timeout=PATIENCE)
    expect(page.locator("pre")).to_contain_text("unknown-field", timeout=PATIENCE)
    edit(served, "dossier.yaml", "straplime:", "strapline:")
    expect(page.locator("h1")).not_to_have_text("The content has faults", timeout=PATIENCE)
    served.until(lambda: bool(page.evaluate("scrollY === 700")))


def test_faults_that_were_mended_unheard_give_way_to_the_place_too(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/issues/lamps.html")
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    edit(served, "dossier.yaml", "strapline:", "straplime:")
    expect(page.locator("h1")).to_have_text("The content has faults", timeout=PATIENCE)
    page.wait_for_load_state()
    page.evaluate("dispatchEvent(new Event('pagehide'))")  # which ends its stream
    edit(served, "dossier.yaml", "straplime:", "strapline:")
    served.until(lambda: served.get("/issues/lamps.html")[0] == 200)
    page.reload()
    assert page.evaluate("new Promise(done => setTimeout(() => done(scrollY), 500))") == 700  # and stays there


@pytest.fixture(autouse=True)
def _faults_are_expected(request: pytest.FixtureRequest, watch: object) -> Iterator[None]:
    yield
    if request.node.name.startswith("test_faults"):
        errors = watch.errors  # type: ignore[attr-defined]
        errors[:] = [each for each in errors if "status of 500" not in each]


def test_the_desk_shows_what_is_saved_and_keeps_what_was_unfolded(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/-/review/lamps-k7wd")
    page.locator("#_before summary").click()
    edit(
        served,
        "sources/dark-towers.yaml",
        "issues: {lamps: neither}\n",
        "issues: {lamps: neither}\n    note: Read on.\n",
    )
    expect(page.locator(".facts")).to_contain_text("Read on.", timeout=PATIENCE)
    expect(page.locator("#_before")).to_have_attribute("open", "")


@pytest.mark.skipif(not IS_LONG, reason="nine pages at once; `make test-long` opens them")
def test_more_pages_than_streams_are_all_kept_up(page: Page, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "RETRY", 200)
    others = [page.context.new_page() for _ in range(events.MOST)]
    for each in (page, *others):
        each.goto(f"{served.address}/issues/lamps.html")
    edit(served, "issues/lamps.md", "title: ", "title: Once more, ")
    for each in (page, *others):
        expect(each.locator("h1")).to_contain_text("Once more, ", timeout=PATIENCE)
    for each in others:
        each.close()


def test_a_save_that_leaves_the_desk_as_it_is_does_not_load_it_again(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/-/review/lamps-k7wd")
    page.evaluate("document.body.dataset.mine = 'yes'")
    with page.expect_request(lambda request: request.method == "HEAD", timeout=PATIENCE):
        edit(served, "dossier.yaml", "language:", "# nobody is shown this\nlanguage:")
    page.wait_for_timeout(500)
    assert page.evaluate("document.body.dataset.mine") == "yes"


def test_the_words_of_a_long_contribution_are_in_view_at_once(page: Page, fresh: Served) -> None:
    copy = fresh.folder / "captures/dark-towers.txt"
    before, said = copy.read_bytes(), b"The towers took a great deal"
    assert before.count(said) == 1
    copy.write_bytes(before.replace(said, b"The sea is wide. " * 4000 + said))
    edit(fresh, "sources/dark-towers.yaml", *(hashlib.sha256(each).hexdigest() for each in (before, copy.read_bytes())))
    page.goto(fresh.desk)
    page.goto(f"{fresh.address}/-/review/lamps-k7wd")
    fresh.until(lambda: bool(page.evaluate(IN_VIEW)))
    page.goto("about:blank")


IN_VIEW = """() => {
  if (!document.querySelector(".own mark")) return false;
  const [mark, box, desk] = [".own mark", ".own", ".desk"].map(
    name => document.querySelector(name).getBoundingClientRect());
  return mark.top >= box.top && mark.bottom <= Math.min(box.bottom, desk.top) && scrollY === 0;
}"""


def test_one_key_shows_what_stands_before_and_after(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/-/review/lamps-k7wd")
    press(page, "c")
    expect(page.locator("details[open]")).to_have_count(2)
    press(page, "c")
    expect(page.locator("details[open]")).to_have_count(0)


def test_the_words_are_marked_on_paper_too_and_the_form_is_not_printed(page: Page, served: Served) -> None:
    page.goto(f"{served.address}/-/review/lamps-k7wd")
    page.emulate_media(media="print")
    expect(page.locator(".own mark")).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".own")).to_have_css("max-height", "none")
    expect(page.locator(".desk")).to_be_hidden()


def test_a_review_is_recorded_without_a_script(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.desk)
    page.goto(f"{served.address}/-/review/lamps-k7wd")
    page.locator("#_by").select_option("editor")
    page.get_by_role("button", name="Record the review").click()
    expect(page).to_have_url(f"{served.address}/-/review/inspections-2bgs", timeout=PATIENCE)
    context.close()
    assert f"on: {TODAY}" in (served.folder / "content/sources/dark-towers.yaml").read_text(encoding="utf-8")
