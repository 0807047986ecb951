"""Registers, figures, timeline, gaps and the frame: what stands together, what is counted, and where things lead."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from onrecord import edtf, urls
from onrecord.pages import home
from onrecord.pages.figures import STANDINGS
from onrecord.pages.site import Site
from pages.dossiers import WORDS, lighthouse, site, views, with_record, with_settings
from pages.reading import read, words


def test_figures_of_different_standing_never_stand_together() -> None:
    standings = views(lighthouse())["figures.html"].standings
    assert [standing.kind for standing in standings] == [kind for kind in STANDINGS if kind in _held()]
    held = lighthouse().figures
    for standing in standings:
        assert {held[figure.id].record.standing for figure in standing.figures} == {standing.kind}
    assert sum(len(standing.figures) for standing in standings) == len(held)


def _held() -> set[str]:
    return {figure.record.standing for figure in lighthouse().figures.values()}


def test_a_figure_stands_with_the_words_that_state_it() -> None:
    page = words(site(lighthouse())["figures.html"])
    quote = lighthouse().quotes["supply-boats-r2wc"].record.text
    assert quote.split("[…]")[0].strip() in page


def test_the_timeline_goes_year_by_year() -> None:
    years = views(lighthouse())["timeline.html"].years
    assert [each.year for each in years] == ["2018", "2019", "2021"]
    assert [len(each.events) for each in years] == [1, 3, 1]
    assert all(one.year < other.year for one, other in pairwise(years))


def test_a_year_that_is_only_an_end_has_one_place() -> None:
    until = with_record(lighthouse(), "event", "first-automatic-lamp-reported", date=edtf.parse("../2021"))
    years = [each.year for each in views(until)["timeline.html"].years]
    assert years == ["2019", "2021"]


def test_a_source_in_the_register_says_its_kind_and_the_share_quoted() -> None:
    rows = {row.link.text: row for row in views(lighthouse())["sources/index.html"].rows}
    sealed = next(row for row in rows.values() if len(row.facts) == 2)
    assert sealed.facts[1].endswith("% of its words quoted")
    assert [row.facts for row in rows.values() if "None" in " ".join(row.facts)] == []


def test_claims_in_the_register_count_both_sides() -> None:
    rows = {row.link.text: row.facts for row in views(lighthouse())["claims/index.html"].rows}
    assert rows["The supply boat comes as often as it was promised."] == (
        *("Supports it: nothing held", "Disputes it: 1 quotation, 1 figure"),
    )


def test_what_is_missing_from_the_whole_is_what_the_records_show() -> None:
    whole = views(lighthouse())["gaps.html"].whole
    saved = [text for text in whole if "saved copy" in text]
    assert saved == ["One source of 4 has no saved copy."]
    assert not [text for text in views(_official())["gaps.html"].whole if "official" in text]
    own = views(with_settings(lighthouse(), lacks=["No keeper now at work is heard."]))["gaps.html"].whole
    assert own[0] == "No keeper now at work is heard."


def _official() -> Any:
    return with_record(lighthouse(), "quote", "lamps-jd5y", kind="official")


def test_a_side_nobody_takes_is_named_with_its_questions_and_claims() -> None:
    sides = {side.name: [link.text for link in side.links] for side in views(lighthouse())["gaps.html"].sides}
    assert sides["Nothing held supports:"] == ["The supply boat comes as often as it was promised."]
    assert sides["Nothing held disputes:"] == ["One desk minds more lamps than one person can watch."]
    draft = with_record(lighthouse(), "quote", "lamps-t9ra", status="draft")
    bare = {side.name: [link.text for link in side.links] for side in views(draft)["gaps.html"].sides}
    assert "Automatic lamps fail less often than tended ones." in bare["Nothing held supports:"]


@pytest.mark.parametrize(
    ("given", "href"),
    [
        ("https://archive.vesmar.example/corrections", "https://archive.vesmar.example/corrections"),
        ("lamps@vesmar.example", "mailto:lamps@vesmar.example"),
        ("lamps@vesmar.example?subject=x&bcc=y@z.example", ""),
        ("javascript:alert(1)//a@b.example", ""),
        ("https://archive@127.0.0.1/corrections", ""),
        ("https://archive.localhost/corrections", ""),
        ("write to the harbour office", ""),
        ("", ""),
    ],
)
def test_a_contact_is_a_link_only_where_it_is_an_address(given: str, href: str) -> None:
    page = read(site(with_settings(lighthouse(), contact=given))["corrections.html"])
    links = [held["href"] for held in page.tags("a") if held["href"].startswith(("mailto:", "https://archive", "java"))]
    assert set(links) == ({href} if href else set())
    assert given in " ".join("".join(page.text).split())


def test_the_part_of_the_site_that_a_page_belongs_to_is_marked() -> None:
    made = site(lighthouse())
    marks = {
        path: [held["href"] for held in read(html).tags("a") if "aria-current" in held] for path, html in made.items()
    }
    assert marks["claims/boats-come-as-promised.html"] == ["../claims/index.html"]
    assert marks["timeline.html"] == ["timeline.html"]
    assert marks["about.html"] == ["about.html"]


def test_every_part_of_the_site_is_one_step_from_any_page() -> None:
    page = read(site(lighthouse())["quotes/lamps-x7k2.html"])
    kinds = ("issue", "briefing", "claim", "quote", "source", "term", "figure", "event", "correction")
    wanted = {f"../{urls.index(kind)}" for kind in kinds} | {
        f"../{path}" for path in (urls.GAPS, urls.LISTS, urls.DATA)
    }
    assert wanted <= set(page.all("href"))


def test_the_page_for_missing_ones_lets_the_reader_search() -> None:
    made = site(with_settings(lighthouse(), base_url="https://lamps.example/record"))
    assert [form["action"] for form in read(made[urls.MISSING]).tags("form")] == ["/record/search.html"]


@pytest.mark.parametrize(
    ("about", "path"),
    [
        ("lamps-x7k2", "quotes/lamps-x7k2.html"),
        ("the-long-watch", "sources/the-long-watch.html"),
        ("lamps", "issues/lamps.html"),
        ("automatic-lamps-fail-less", "claims/automatic-lamps-fail-less.html"),
        ("who-minds-the-lamp", "briefings/who-minds-the-lamp.html"),
        ("dark-hours", "figures.html"),
        ("rwd", "glossary.html"),
        ("first-automatic-lamp-reported", "timeline.html"),
    ],
)
def test_a_correction_stands_on_the_page_it_concerns(about: str, path: str) -> None:
    made = site(with_record(lighthouse(), "correction", "february-cut-marked", about=about))
    assert "corrections.html#february-cut-marked" in made[path]
    assert "29 November 2026" in words(made[path])
    other = "quotes/lamps-t9ra.html"
    assert "february-cut-marked" not in made[other]


def test_no_claims_no_way_to_them() -> None:
    bare = Site(replace(lighthouse(), claims={}), WORDS)
    assert "claims/index.html" not in [link.href for link in home.page(bare).frame.nav]
