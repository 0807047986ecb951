"""Lists of quotations: roles few give, long lists in parts, and what may not be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from onrecord import urls
from onrecord.dossier import Dossier
from onrecord.records import Voice
from pages.dossiers import lighthouse, site, views, with_quotes, with_record
from pages.reading import read, words

SOURCE = "dark-towers"


def harbour_master(number: int) -> Dossier:
    """Quotations of so many contributions whose words give one role."""
    dossier = lighthouse()
    for quote in [q for q in dossier.quotes_of("the-long-watch") if q.record.segment.startswith("c")][:number]:
        voice = Voice(role="Harbour Master")
        dossier = with_record(dossier, "quote", quote.id, voice=voice, kind="opinion", status="published")
    return dossier


def contributions(dossier: Dossier) -> int:
    named = [q for q in dossier.quotes.values() if q.record.voice.role == "Harbour Master"]
    return len({q.record.segment for q in named})


def test_a_role_that_fewer_than_three_contributions_give_has_no_list_and_no_choice() -> None:
    dossier = harbour_master(2)
    assert contributions(dossier) == 2
    pages = site(dossier)
    assert "lists/role-harbour-master.html" not in pages
    lists = {path: read(html) for path, html in pages.items() if is_list(path)}
    chosen = [held["value"] for page in lists.values() for held in page.tags("option")]
    assert [value for value in chosen if value.casefold() == "harbour master"] == []
    assert [path for path, page in lists.items() if "role-harbour-master" in " ".join(page.all("href"))] == []
    assert "lists/role-other-practitioner.html" in pages
    named = [q.id for q in dossier.quotes.values() if q.record.voice.role == "Harbour Master"]
    assert [quote for quote in named if "Harbour Master" not in words(pages[f"quotes/{quote}.html"])] == []


def is_list(path: str) -> bool:
    return path.startswith(("lists/", "sources/")) or path == urls.index("quote")


def test_one_contribution_quoted_three_times_is_still_one() -> None:
    dossier = with_quotes(lighthouse(), SOURCE, 3, voice=Voice(role="Harbour Master"), kind="opinion", segment="c9")
    pages = views(dossier)
    assert "lists/role-harbour-master.html" not in pages
    assert pages["lists/role-other-practitioner.html"].items[0].quotation.who == "Harbour Master"


def test_a_role_that_three_give_is_listed() -> None:
    dossier = harbour_master(4)
    assert contributions(dossier) >= 3
    listed = views(dossier)["lists/role-harbour-master.html"]
    assert {item.quotation.who for item in listed.items} == {"Harbour Master"}


def test_the_press_is_no_practitioner() -> None:
    assert "lists/role-the-harbour-gazette-news-report.html" in views(lighthouse())


def test_contributions_are_counted_and_people_are_not() -> None:
    listed = views(lighthouse())[urls.index("quote")]
    shown = {item.quotation.id for item in listed.items}
    dossier = lighthouse()
    places = {(dossier.source_of[i], dossier.quotes[i].record.segment) for i in shown}
    assert listed.tally == f"{len(shown)} quotations from {len(places)} contributions"


def shown_on(view: Any) -> int:
    """How many quotations a page of a list shows."""
    thread = getattr(view, "thread", None)
    return len(view.items) if thread is None else sum(len(each.pieces) for each in thread)


def of_list(pages: dict[str, object], first: str) -> Iterator[str]:
    stem = first.removesuffix(".html")
    return (path for path in pages if path == first or path.startswith(f"{stem}--"))


@pytest.mark.parametrize(("number", "parts"), [(100, 1), (101, 2), (201, 3)])
def test_a_long_list_is_in_parts(number: int, parts: int) -> None:
    dossier = with_quotes(lighthouse(), SOURCE, number - 6, issues={"lamps": "for"})
    held = len([q for q in dossier.quotes_of(SOURCE) if q.record.status == "published"])
    assert held == number
    pages = views(dossier)
    for first in (urls.of("source", SOURCE), f"lists/source-{SOURCE}.html"):
        paths = sorted(of_list(pages, first), key=len)
        assert len(paths) == parts
        lengths = [shown_on(pages[path]) for path in paths]
        assert sum(lengths) == number
        assert max(lengths) <= 100
    last = pages[urls.part(urls.of("source", SOURCE), parts)]
    assert [link.current for link in last.pager.links] == ([] if parts == 1 else [*[""] * (parts - 1), "page"])


def test_an_issue_of_many_quotations_goes_on_elsewhere() -> None:
    pages = site(with_quotes(lighthouse(), SOURCE, 150, issues={"lamps": "for"}))
    more = read(pages["issues/lamps--2.html"])
    assert len(more.tags("figure")) > 50
    assert "lamps.html" in "".join(more.all("href"))


def test_drafts_are_shown_only_when_asked_for() -> None:
    dossier = lighthouse()
    drafts = [quote.id for quote in dossier.quotes.values() if quote.record.status == "draft"]
    assert drafts
    text = dossier.quotes[drafts[0]].record.text
    assert [path for path, html in site(dossier).items() if drafts[0] in html or text in words(html)] == []
    shown = site(dossier, drafts=True)
    assert "Draft: not published" in words(shown[urls.of("quote", drafts[0])])


def test_a_withdrawn_quotation_leaves_a_page_without_its_words() -> None:
    dossier = lighthouse()
    gone = [quote for quote in dossier.quotes.values() if quote.record.status == "withdrawn"]
    assert gone
    pages = site(dossier)
    assert "Withdrawn" in words(pages[urls.of("quote", gone[0].id)])
    start = " ".join(gone[0].record.text.split()[:4])
    assert [path for path, html in pages.items() if start in words(html)] == []
    assert [path for path in pages if is_list(path) and gone[0].id in pages[path]] == []
