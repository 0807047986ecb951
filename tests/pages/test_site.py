"""The site as a whole: every page sound, every link leading somewhere, nothing fetched from elsewhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest

from onrecord import pages, urls
from pages.dossiers import THEME, WORDS, lighthouse, site, views, with_settings
from pages.reading import Reading, read

OWN = ("https://lamps.example/record",)


@cache
def built() -> dict[str, Reading]:
    return {path: read(html) for path, html in site(lighthouse()).items()}


PATHS = sorted(views(lighthouse()))
ADDRESSED = {"og:url", "DC.identifier", "citation_public_url"}
MADE_ELSEWHERE = ("assets/", "search/", "pagefind/")
RECEIPTS = {urls.annotation(quote) for quote in lighthouse().quotes}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_sound(path: str) -> None:
    page = built()[path]
    assert page.unbalanced == []
    assert page.open == []
    assert page.tags("html") == [{"lang": "en-GB"}]
    assert len(page.tags("h1")) == len(page.tags("main")) == len(page.tags("title")) == 1
    assert [name for name, number in Counter(page.all("id")).items() if number > 1] == []
    assert page.tags("style") == []
    assert page.all("style") == []
    inline = [held for held in page.tags("script") if "src" not in held]
    assert [held for held in inline if held["type"] not in {"application/ld+json", "application/json"}] == []
    assert [name for name, _ in page.attributes if name.startswith("on")] == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_what_it_is(path: str) -> None:
    page = built()[path]
    named = {held["name"]: held["content"] for held in page.tags("meta") if "name" in held}
    assert 10 < len(named["description"]) <= 170
    policy = next(held["content"] for held in page.tags("meta") if "http-equiv" in held)
    assert policy.startswith("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'")
    assert ("'wasm-unsafe-eval'" in policy) == ("connect-src" in policy) == (path == urls.SEARCH)
    assert "unsafe-inline" not in policy


@pytest.mark.parametrize("path", PATHS)
def test_headings_step_down_one_at_a_time(path: str) -> None:
    levels = [int(name[1]) for name, _ in built()[path].attributes if name in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_every_link_leads_to_a_page_and_anchor_of_the_site() -> None:
    anchors = {path: set(page.all("id")) for path, page in built().items()}
    assert [fault for path in PATHS for fault in loose(path, anchors)] == []


def loose(path: str, anchors: dict[str, set[str]]) -> list[str]:
    found = []
    for href in [*built()[path].all("href"), *built()[path].all("src"), *built()[path].all("action")]:
        if href.startswith(("https://", "http://")):
            continue
        target, _, anchor = href.partition("#")
        target = target.partition("?")[0]
        to = normpath(join(dirname(path), target)) if target else path
        if to.startswith(MADE_ELSEWHERE) or to in RECEIPTS:
            continue
        if to not in anchors or (anchor and anchor not in anchors[to]):
            found.append(f"{path}: {href}")
    return found


def test_links_name_files_so_that_they_work_from_a_folder() -> None:
    hrefs = {href for page in built().values() for href in page.all("href") if "://" not in href}
    assert [href for href in hrefs if href.startswith("/") or href.partition("#")[0].endswith("/")] == []


def test_the_site_never_names_its_own_address_but_in_canonical_links_and_permalinks() -> None:
    for path, html in site(with_settings(lighthouse(), base_url=OWN[0])).items():
        page = read(html)
        own = [(name, held) for name, held in page.attributes if any(OWN[0] in value for value in held.values())]
        assert {name for name, _ in own} == (set() if path == urls.MISSING else {"link", "meta"})
        assert {held.get("name") or held["property"] for name, held in own if name == "meta"} <= ADDRESSED


def test_without_an_address_there_is_no_canonical_link() -> None:
    assert [held for page in built().values() for held in page.tags("link") if held["rel"] == "canonical"] == []


def test_the_missing_page_starts_at_the_top_of_the_host() -> None:
    page = read(site(with_settings(lighthouse(), base_url=OWN[0]))[urls.MISSING])
    assert all(href.startswith(("/record/", "#")) for href in page.all("href") if "://" not in href)


def test_only_narrative_pages_are_for_the_index_of_pages() -> None:
    marked = {path for path, page in built().items() if "data-pagefind-body" in page.tags("main")[0]}
    folders = {path.partition("/")[0] for path in marked if "/" in path}
    assert folders == {"issues", "briefings", "sources"}
    assert {path for path in marked if "/" not in path} == {"glossary.html", "about.html", "method.html"}
    assert not {path for path in marked if path.endswith("index.html")}


def test_the_same_dossier_makes_the_same_plan() -> None:
    assert pages.plan(lighthouse(), THEME) == pages.plan(lighthouse(), THEME)
    assert repr(pages.plan(lighthouse(), THEME)) == repr(pages.plan(lighthouse(), THEME))


def test_no_two_entries_have_one_path() -> None:
    paths = [entry.path for entry in pages.plan(lighthouse(), THEME)]
    assert paths == sorted(set(paths))


def test_the_foot_of_a_page_promises_no_more_than_was_checked() -> None:
    sealed = "".join(views(lighthouse())["index.html"].frame.promise.split())
    unsealed = views(replace(lighthouse(), seals={}))["index.html"].frame.promise
    assert sealed == "".join(WORDS.say("foot.promise").split())
    assert "not yet" in unsealed
    assert "Every" not in unsealed
