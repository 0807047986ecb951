"""The interface's words, and how the theme's files are joined."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onrecord import pages, search, urls
from onrecord.pages.assets import assets, stylesheet
from onrecord.pages.words import Words
from pages.dossiers import ROOT, THEME, WORDS, lighthouse

ASKED = re.compile(r't\["([a-z_.]+)"\]')


def templates() -> str:
    folders = (THEME / "templates", THEME / "review")
    return "".join(path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.html")))


def test_templates_ask_only_for_phrases_there_are() -> None:
    assert [key for key in ASKED.findall(templates()) if key not in WORDS.table] == []


def test_no_phrase_is_idle() -> None:
    package = ROOT / "generator" / "onrecord"
    sources = sorted([*(package / "pages").glob("*.py"), *(package / "serve").rglob("*.py")])
    code = templates() + "".join(path.read_text("utf-8") for path in sources)
    ours = [key for key in WORDS.table if not key.startswith(("find.", "verify.say."))]
    assert [key for key in ours if not is_said(key, code)] == []


def test_the_self_check_says_all_its_phrases() -> None:
    """By name, or with what the rule found, or in the form that goes with a number."""
    code = "".join(path.read_text("utf-8") for path in sorted((THEME / "scripts" / "verify").iterdir()))
    phrases = [key.removeprefix("verify.say.") for key in WORDS.table if key.startswith("verify.say.")]
    named = {name.removesuffix("_one").removesuffix("_other") for name in phrases}
    forms = {name: (f'"{name}"', f"say.{name}", f" {name.removeprefix('passed_')}: ") for name in sorted(named)}
    assert [name for name, every in forms.items() if not any(form in code for form in every)] == []


def is_said(key: str, code: str) -> bool:
    """Whether code writes the key: whole, without its form, or with a part filled in."""
    whole = {key, key.rpartition(".")[0]}
    if any(f'"{each}"' in code for each in whole if each.count(".")):
        return True
    return any(_is_filled(each, code) for each in whole if each.count("."))


def _is_filled(key: str, code: str) -> bool:
    parts = key.split(".")
    filled = (".".join([*parts[:n], "{}", *parts[n + 1 :]]) for n in range(1, len(parts)))
    patterns = (re.escape(each).replace(r"\{\}", r"\{[^\"]*\}") for each in filled)
    return any(re.search(f'"{pattern}(?:\\.[a-z]+)?"', code) for pattern in patterns)


def test_the_search_says_nothing_of_its_own() -> None:
    assert [key for key in search.STRINGS if f"find.{key}" not in WORDS.table] == []


def test_a_number_chooses_its_form() -> None:
    words = Words({"count.one": "{n} lamp", "count.other": "{n} lamps"})
    assert [words.counted("count", n) for n in (0, 1, 2, 1200)] == ["0 lamps", "1 lamp", "2 lamps", "1,200 lamps"]


def test_what_is_filled_in_is_never_filled_in_again() -> None:
    assert Words({"a": "on {name}"}).say("a", name="{name.__class__} {}") == "on {name.__class__} {}"


def test_style_sheets_become_one_in_their_layers() -> None:
    made = {file.path: file.data for file in assets(THEME)}
    css = made[urls.STYLESHEET].decode()
    assert css.startswith("@layer tokens, base, layout, records, pages, print;\n")
    assert css.count("{") == css.count("}")
    others = {path for path in made if path.endswith(".css")} - {urls.STYLESHEET}
    assert others == {f"assets/pages/{path.name}" for path in (THEME / "static" / "pages").glob("*.css")}
    assert {urls.sheet("search"), urls.sheet("prose"), urls.sheet("briefing"), urls.sheet("glossary")} <= made.keys()
    assert made[urls.sheet("search")].startswith(b"@layer pages {\n")
    assert set(re.findall(r"url\(([^)]*)\)", css)) == {'"fonts/newsreader.woff2"', '"fonts/public-sans.woff2"'}
    assert not re.search(r"@import|https?:", css)


def test_sheets_are_published_without_what_is_for_their_writers(tmp_path: Path) -> None:
    sheet = tmp_path / "base.css"
    sheet.write_text(
        '/* a lamp\'s\n "colour" */\n\n.lamp {\n  color: red; /* "lit" */\n  content: "/* kept */";\n}\n/**/'
    )
    expected = b'@layer base, pages;\n@layer base {\n.lamp {\ncolor: red;\ncontent: "/* kept */";\n}\n}\n'
    assert stylesheet({"base": (sheet,)}) == expected
    assert b"/*" not in b"".join(file.data for file in assets(THEME) if file.path.endswith(".css"))


def test_an_override_with_another_sheet_has_its_own_layer_before_print() -> None:
    folder = THEME / "static"
    made = {name: (folder / f"{name}.css",) for name in ("tokens", "print")} | {"mine": (folder / "base.css",)}
    assert stylesheet(made).startswith(b"@layer tokens, mine, pages, print;\n")


@pytest.mark.parametrize("kind", ["quote", "issue", "source", "claim", "briefing"])
def test_ids_that_would_overwrite_the_sites_own_pages_are_known(kind: str) -> None:
    assert urls.is_reserved(kind, "index")
    assert not urls.is_reserved(kind, "search")
    assert not urls.is_reserved("term", "index")
    assert urls.is_reserved("page", "search")


def test_every_page_of_the_sites_own_is_reserved() -> None:
    plan = pages.plan(lighthouse(), THEME)
    tops = {entry.path.partition("/")[0].removesuffix(".html") for entry in plan}
    assert tops - set(lighthouse().pages) <= urls.RESERVED


def test_addresses_are_relative_to_the_page() -> None:
    assert urls.relative("issues/lamps.html", "quotes/a.html") == "../quotes/a.html"
    assert urls.relative("quotes/b.html", "quotes/a.html") == "a.html"
    assert urls.relative("index.html", "glossary.html#rwd") == "glossary.html#rwd"
    assert urls.relative("glossary.html", "glossary.html#rwd") == "#rwd"
