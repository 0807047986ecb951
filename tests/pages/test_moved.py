"""Addresses that moved: where a record was before it was renamed, there is a way to where it is now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import urls
from onrecord.dossier import Dossier
from pages.dossiers import lighthouse, site, with_record
from pages.reading import read, words

RENAMED = [
    ("quote", "lamps-x7k2", "lamps-aaaa", "lamps-x7k2"),
    ("issue", "lamps", "lights", "Automatic lamps"),
    ("source", "the-long-watch", "a-long-watch", "The Long Watch"),
    ("claim", "boats-come-as-promised", "boats", "The supply boat comes as often as it was promised."),
    ("briefing", "who-minds-the-lamp", "the-lamp", "Who minds the lamp"),
    ("page", "about", "imprint", "About this dossier"),
]
ANCHORED = [
    ("term", "rwd", "glossary.html"),
    ("figure", "dark-hours", "figures.html"),
    ("event", "dark-winter", "timeline.html"),
    ("correction", "february-cut-marked", "corrections.html"),
]


def based(dossier: Dossier, base: str) -> Dossier:
    settings = dossier.settings
    return replace(dossier, settings=replace(settings, record=settings.record.model_copy(update={"base_url": base})))


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The site of a dossier in which each of these had two names before."""
    dossier = lighthouse()
    for kind, name, old, _ in RENAMED:
        dossier = with_record(dossier, kind, name, was=[old, "an-older-one"])
    for kind, name, _ in ANCHORED:
        dossier = with_record(dossier, kind, name, was=[f"old-{kind}", f"older-{kind}"])
    return site(dossier)


@pytest.mark.parametrize(("kind", "name", "old", "title"), RENAMED)
def test_an_old_address_leads_to_the_record(made: dict[str, str], kind: str, name: str, old: str, title: str) -> None:
    now = urls.of(kind, name).rpartition("/")[2]
    for each in (old, "an-older-one"):
        page = read(made[urls.of(kind, each)])
        (refresh,) = [held for held in page.tags("meta") if held.get("http-equiv") == "refresh"]
        assert refresh["content"] == f"0; url={now}"
        assert {"name": "robots", "content": "noindex"} in page.tags("meta")
        assert now in page.all("href")
        assert title in words(made[urls.of(kind, each)])
    assert "refresh" not in made[urls.of(kind, name)]


def test_its_lists_lead_on_as_well() -> None:
    made = site(with_record(lighthouse(), "issue", "lamps", was=["lights"]))
    assert "0; url=issue-lamps.html" in made["lists/issue-lights.html"]


def test_nothing_moves_where_nothing_was_renamed() -> None:
    assert not [path for path, html in site(lighthouse()).items() if 'http-equiv="refresh"' in html]


@pytest.mark.parametrize(("kind", "name", "path"), ANCHORED)
def test_an_old_anchor_is_beside_the_new(made: dict[str, str], kind: str, name: str, path: str) -> None:
    anchors = read(made[path]).all("id")
    at = anchors.index(name)
    assert anchors[at : at + 3] == [name, f"old-{kind}", f"older-{kind}"]
    everywhere = [path for path, html in made.items() if f'id="old-{kind}"' in html]
    assert everywhere == [path]


def test_the_canonical_address_is_the_new_one() -> None:
    made = site(with_record(based(lighthouse(), "https://lamps.example/site/"), "issue", "lamps", was=["lights"]))
    (link,) = [held for held in read(made["issues/lights.html"]).tags("link") if held["rel"] == "canonical"]
    assert link["href"] == "https://lamps.example/site/issues/lamps.html"


def test_a_withdrawn_quotation_is_led_to_without_its_words() -> None:
    dossier = with_record(lighthouse(), "quote", "lamps-x7k2", was=["lamps-aaaa"], status="withdrawn")
    html = site(dossier)["quotes/lamps-aaaa.html"]
    assert "0; url=lamps-x7k2.html" in html
    assert "counts the hours" not in html


def test_a_draft_is_led_to_only_where_drafts_are_shown() -> None:
    dossier = with_record(lighthouse(), "quote", "lamps-x7k2", was=["lamps-aaaa"], status="draft")
    assert "quotes/lamps-aaaa.html" not in site(dossier)
