"""A look of one's own, laid over the theme the Pelican way: a template, a token and a phrase, seen on the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from build.yards import ROOT, pelican, run, tree
from built_site import IS_LONG
from lighthouse import CONTENT
from onrecord import urls
from onrecord.build import Job, Outcome
from onrecord.diagnostics import errors
from onrecord.pages.assets import assets
from onrecord.publishing import publish
from onrecord.settings import LEDGER

TOKEN, OWN = "--line", "rgb(10, 120, 90)"
HOME = """{% extends "!theme/home.html" %}
{% block main %}
<p id="own">The lamps of Vesmar</p>
{{ super() }}
{% endblock %}
"""

Make = Callable[[Path], None]


def by_onrecord(folder: Path) -> None:
    done = run(folder, "-m", "onrecord", "build", "--no-pagefind", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def by_onrecord_named(folder: Path) -> None:
    (folder / "theme").rename(folder / "own")
    done = run(folder, "-m", "onrecord", "build", "--no-pagefind", "--quiet", "--theme", "own")
    (folder / "own").rename(folder / "theme")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def by_pelican(folder: Path) -> None:
    done = pelican(folder)
    assert (done.returncode, done.stderr) == (0, "")


def by_pelican_named(folder: Path) -> None:
    (folder / "theme").rename(folder / "own")
    done = pelican(folder, "-t", "own")
    (folder / "own").rename(folder / "theme")
    assert (done.returncode, done.stderr) == (0, "")


def laid_out(folder: Path) -> Path:
    """The example with a theme of its own beside it: one template, one token, one phrase."""
    shutil.copytree(CONTENT, folder / "content")
    shutil.copy(ROOT / "pelicanconf.py", folder)
    lay(folder, "templates/home.html", HOME)
    lay(folder, "static/tokens.css", f":root {{ {TOKEN}: {OWN}; }}\n")
    lay(folder, "strings/en.yaml", "nav: {home: Harbour}\n")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return laid_out(tmp_path)


@pytest.fixture(scope="module")
def _first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = laid_out(tmp_path_factory.mktemp("first"))
    built(folder)
    return folder


@pytest.fixture
def made(_first: Path, tmp_path: Path) -> Path:
    """The same with its site, which was built once for all tests."""
    return shutil.copytree(_first, tmp_path / "made")


def lay(folder: Path, name: str, text: str) -> None:
    path = folder / "theme" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def colour(page: Page) -> str:
    """The line's colour as it is painted, wherever on the page it is."""
    script = """token => {
        const probe = document.body.appendChild(document.createElement("i"));
        probe.style.color = `var(${token})`;
        return getComputedStyle(probe).color;
    }"""
    return str(page.evaluate(script, TOKEN))


@pytest.mark.browser
@pytest.mark.parametrize("make", [by_onrecord, by_onrecord_named, by_pelican, by_pelican_named][:: 1 if IS_LONG else 3])
def test_one_template_one_token_and_one_phrase_are_enough(page: Page, folder: Path, make: Make) -> None:
    make(folder)
    page.goto((folder / "output" / "index.html").as_uri())
    assert page.inner_text("#own") == "The lamps of Vesmar"
    assert page.locator("h1").count() == 1, "the page that it extends is there too"
    assert colour(page) == OWN
    page.goto((folder / "output" / "glossary.html").as_uri())
    assert page.locator("#own").count() == 0
    assert page.inner_text(".crumbs li >> nth=0") == "Harbour"
    page.emulate_media(color_scheme="dark")
    assert colour(page) == OWN
    assert page.evaluate("getComputedStyle(document.querySelector('.masthead')).display") != "block", "ours but for it"


def built(folder: Path) -> Outcome:
    return publish(Job(folder / "content", folder / "output", theme=folder / "theme", pagefind=False))


def changed(folder: Path) -> set[str]:
    """What a build after another writes anew."""
    before = tree(folder / "output")
    built(folder)
    after = tree(folder / "output")
    return {path for path in after if after[path] != before.get(path)}


def test_the_two_commands_make_the_same_of_it(folder: Path) -> None:
    by_pelican(folder)
    assert built(folder).written == 0


def test_a_folder_of_templates_may_be_named_to_pelican_alone(folder: Path) -> None:
    (folder / "theme" / "templates").rename(folder / "mine")
    with (folder / "pelicanconf.py").open("a") as conf:
        conf.write('THEME_TEMPLATES_OVERRIDES = ["mine"]\n')
    by_pelican(folder)
    assert "The lamps of Vesmar" in (folder / "output" / "index.html").read_text("utf-8")
    assert OWN in (folder / "output" / urls.STYLESHEET).read_text("utf-8")


def test_each_change_of_it_is_noticed_and_only_what_it_touches_is_made_again(made: Path) -> None:
    lay(made, "static/tokens.css", ":root { --line: teal; }")
    assert changed(made) == {urls.STYLESHEET}
    lay(made, "templates/home.html", HOME.replace("Vesmar", "Skerry"))
    assert changed(made) == {"index.html"}
    lay(made, "static/fonts/lamp.woff2", "font")
    assert changed(made) == {"assets/fonts/lamp.woff2"}
    lay(made, "strings/en.yaml", "missing: {title: Lost at sea}")
    assert {"404.html", "glossary.html"} <= changed(made)
    shutil.rmtree(made / "theme")
    (made / "theme").mkdir()
    built(made)
    without = tree(made / "output")
    publish(Job(made / "content", made / "output", pagefind=False))
    assert tree(made / "output") == without


def test_a_page_changed_under_one_that_extends_it_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = folder / "ours"
    shutil.copytree(LEDGER, ours)
    monkeypatch.setattr("onrecord.settings.LEDGER", ours)
    built(folder)
    beneath = ours / "templates" / "home.html"
    beneath.write_text(beneath.read_text("utf-8").replace("{% endblock %}", "<hr>{% endblock %}"), "utf-8")
    assert changed(folder) == {"index.html"}


def test_one_s_own_sheets_come_after_ours_of_their_name_in_the_same_layer(folder: Path) -> None:
    lay(folder, "static/brand.css", "h1 { color: teal; }")
    lay(folder, "static/pages/search.css", "form { color: teal; }")
    lay(folder, "static/.tokens.css.swp", "half a file")
    ours = {file.path: file.data for file in assets(LEDGER)}
    both = {file.path: file.data for file in assets(LEDGER, folder / "theme")}
    assert both.keys() == ours.keys()
    sheet = both[urls.STYLESHEET].decode()
    assert sheet.startswith("@layer tokens, base, layout, records, brand, pages, print;\n")
    assert (
        sheet.index("@layer tokens {\n@font-face")
        < sheet.index(f"@layer tokens {{\n:root {{ {TOKEN}")
        < sheet.index("@layer base {")
    )
    search = both[urls.sheet("search")]
    assert search == ours[urls.sheet("search")] + b"@layer pages {\nform { color: teal; }\n}\n"
    assert {path for path in ours if both[path] != ours[path]} == {urls.STYLESHEET, urls.sheet("search")}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("strings/en.yaml", "nav:\n  home: [\n", "its words cannot be used: `strings/en.yaml`, line "),
        ("strings/en.yaml", "foot: {licence: '{licence} {lamp}'}", "`foot.licence` fills in {lamp}"),
        ("strings/en.yaml", "nav: {home: 'Harbour {'}", "`nav.home` fills in "),
        ("templates/home.html", "caf\udce9", "`home.html`, or a template it reaches, is not written in UTF-8"),
        ("templates/home.html", '{% extends "!theme/hom.html" %}', "there is no template `!theme/hom.html`"),
    ],
)
def test_a_fault_in_it_is_told_and_the_last_good_site_stays(made: Path, name: str, text: str, said: str) -> None:
    good = tree(made / "output")
    (made / "theme" / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    (fault,) = errors(built(made).diagnostics)
    assert (fault.check, said in fault.message) == ("theme-fault", True), fault.message
    assert tree(made / "output") == good


def test_a_word_of_it_is_the_word_that_was_written(made: Path) -> None:
    lay(made, "strings/en.yaml", "nav: {home: No}")
    built(made)
    assert ">No</a>" in (made / "output" / "glossary.html").read_text("utf-8")


def test_the_theme_that_comes_with_the_program_is_never_laid_over_itself(folder: Path) -> None:
    shutil.rmtree(folder / "theme")
    publish(Job(folder / "content", folder / "output", pagefind=False))
    again = publish(Job(folder / "content", folder / "output", theme=LEDGER, pagefind=False))
    assert again.written == 0
