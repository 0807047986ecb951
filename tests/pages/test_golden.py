"""One page of each kind as somebody has read and accepted it: `ONRECORD_ACCEPT=1` accepts the pages as they are now."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from onrecord import pages
from pages.dossiers import THEME, lighthouse, rendered, site

GOLDEN = Path(__file__).with_name("golden")
KEPT = (
    *("404.html", "about.html", "corrections.html", "data.html", "figures.html", "gaps.html", "glossary.html"),
    *("index.html", "search.html", "timeline.html", "issues/index.html", "issues/lamps.html", "lists/index.html"),
    *("lists/role-keeper.html", "sources/dark-towers.html", "verify.html", "claims/night-visits-tire-keepers.html"),
    *("briefings/who-minds-the-lamp.html", "quotes/inspections-n8xt.html", "quotes/lamps-9gsy.html"),
    "quotes/index.html",
)


@cache
def built() -> dict[str, str]:
    return site(lighthouse())


@pytest.mark.parametrize("path", KEPT)
def test_a_page_is_as_it_was_accepted(path: str) -> None:
    kept = GOLDEN / path
    if os.environ.get("ONRECORD_ACCEPT") == "1":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(built()[path], encoding="utf-8")
    assert built()[path] == kept.read_text(encoding="utf-8")


def test_nothing_is_kept_that_is_not_compared() -> None:
    assert {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.html")} == set(KEPT)


def test_every_template_renders_each_page_it_is_for() -> None:
    plan = pages.plan(lighthouse(), THEME, drafts=True)
    used = {entry.template for entry in plan if isinstance(entry, pages.Page) and rendered(entry)}
    not_pages = {"layout.html", "macros.html", "cite.html", "prose.html"}
    assert {path.name for path in (THEME / "templates").iterdir()} - used - not_pages == {
        "issue-part.html",
        "moved.html",
    }


def test_golden_pages_show_every_template_but_two() -> None:
    plan = [entry for entry in pages.plan(lighthouse(), THEME) if isinstance(entry, pages.Page)]
    kept = {entry.template for entry in plan if entry.path in KEPT}
    assert {entry.template for entry in plan} - kept == {"withdrawn.html"}
