"""How lists may be narrowed and sorted: what is offered, what entries answer to, and claims of very many quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from onrecord.dossier import Dossier
from onrecord.records import Voice
from pages.dossiers import lighthouse, site, views, with_quotes, with_record
from pages.reading import read, words

SOURCE = "dark-towers"
HOSTILE = "</option><script>alert(1)</script>\" onclick='x' {{ 7*7 }}"


def offered(view: Any) -> dict[str, list[str]]:
    return {way.id: [choice.name for choice in way.choices] for way in view.narrowing[0].ways}


def test_only_what_entries_differ_in_is_offered() -> None:
    every = offered(views(lighthouse())["quotes/index.html"])
    assert set(every) == {"issue", "role", "kind", "source", "year"}
    assert every["source"] == ["The Long Watch (17)", "Post and thread on dark towers (6)"]
    of_one = offered(views(lighthouse())["lists/source-the-long-watch.html"])
    assert "source" not in of_one
    assert set(offered(views(lighthouse())["lists/issue-lamps.html"])) == {"stance", "role", "kind", "source", "year"}


def test_years_stand_the_newest_first_and_sides_in_their_own_order() -> None:
    ways = offered(views(lighthouse())["lists/issue-lamps.html"])
    years = [name.split()[0] for name in ways["year"]]
    assert years == sorted(years, reverse=True)
    assert [name.partition(" (")[0] for name in ways["stance"]] == [
        *("For", "Against", "On both sides", "On neither side", "No side recorded")
    ]


def test_a_list_of_few_is_read_whole() -> None:
    pages = views(lighthouse())
    few = [
        view for path, view in pages.items() if path.startswith("lists/") and 0 < len(getattr(view, "items", ())) < 4
    ]
    assert few
    assert [view.narrowing for view in few] == [()] * len(few)
    assert not any(script.endswith("narrowing.js") for view in few for script in view.frame.scripts)


def test_every_entry_answers_to_every_choice_that_counts_it() -> None:
    for path, html in site(lighthouse()).items():
        page = read(html)
        entries = [held for name in ("li", "div") for held in page.tags(name) if "data-at" in held]
        assert bool(entries) == bool(page.tags("select")) or path == "search.html"
        for way in [held["name"] for held in page.tags("select") if held["name"] != "sort"]:
            assert all(f"data-{way}" in held for held in entries), (path, way)
    pages = views(lighthouse())
    thread = [piece for each in pages["sources/the-long-watch.html"].thread for piece in each.pieces]
    counted(pages["quotes/index.html"], pages["quotes/index.html"].items)
    counted(pages["sources/the-long-watch.html"], thread)


def counted(view: Any, entries: Sequence[Any]) -> None:
    for way in view.narrowing[0].ways:
        for choice in way.choices:
            held = [dict(entry.answers)[way.id] for entry in entries]
            fitting = [each for each in held if choice.value in (each.split() if way.id == "issue" else [each])]
            assert choice.name.endswith(f"({len(fitting)})")


def test_a_sources_thread_is_narrowed_but_keeps_its_order() -> None:
    pages = views(lighthouse())
    (narrowing,) = pages["sources/the-long-watch.html"].narrowing
    assert narrowing.orders == ()
    assert "source" not in {way.id for way in narrowing.ways}
    assert {way.id for way in narrowing.ways} >= {"issue", "role", "kind"}
    assert all(len(way.choices) > 1 for way in narrowing.ways)
    assert pages["sources/gazette-on-the-lamps.html"].narrowing == ()
    html = site(lighthouse())["sources/the-long-watch.html"]
    assert 'aria-label="Narrow the quotations"' in html
    assert "assets/narrowing.js" in html


def test_what_all_share_is_nothing_to_choose() -> None:
    role = Voice(role="Bell founder")
    alike = with_quotes(lighthouse(), SOURCE, 5, issues={"lamps": "for", "inspections": "for"}, voice=role)
    assert views(alike)["lists/role-bell-founder.html"].narrowing == ()


def test_orders_are_offered_only_where_they_differ() -> None:
    pages = views(lighthouse())
    assert [o.value for o in pages["quotes/index.html"].narrowing[0].orders] == ["newest", "oldest"]
    grouped = pages["issues/lamps.html"].leanings[0].narrowing[0]
    assert [o.value for o in grouped.orders] == ["sources", "newest", "oldest"]


def test_a_role_that_few_give_is_not_offered_by_name() -> None:
    dossier = with_record(lighthouse(), "quote", "lamps-9gsy", voice=Voice(role="Bell founder"))
    for view in views(dossier).values():
        for narrowing in getattr(view, "narrowing", ()):
            assert not any("Bell founder" in c.name for way in narrowing.ways for c in way.choices)
    assert "lists/role-bell-founder.html" not in site(dossier)
    assert "Bell founder" not in words(site(dossier)["lists/index.html"])


def test_what_strangers_wrote_stays_a_value() -> None:
    voice = Voice(role=HOSTILE)
    dossier = with_quotes(lighthouse(), SOURCE, 3, issues={"lamps": "for"}, voice=voice, kind="press")
    page = read(site(dossier)["issues/lamps.html"])
    role = HOSTILE[:1].upper() + HOSTILE[1:]
    assert [held for held in page.run() if "src" not in held] == []
    assert role in [held.get("value") for held in page.tags("option")]
    assert role in [held.get("data-role") for held in page.tags("li")]
    assert page.unbalanced == []


# Claims


def claimed(number: int) -> Dossier:
    dossier = with_quotes(lighthouse(), SOURCE, number, issues={"lamps": "for"})
    ids = [f"many-{n:04}" for n in range(number)]
    dossier = with_record(dossier, "claim", "automatic-lamps-fail-less", supports=ids)
    return with_record(dossier, "claim", "automatic-lamps-fail-less", disputes=["lamps-x7k2", "dark-hours"])


CLAIM = "claims/automatic-lamps-fail-less"


@pytest.mark.parametrize(("number", "parts"), [(99, 1), (100, 2), (250, 3)])
def test_a_claim_of_many_quotations_is_in_parts(number: int, parts: int) -> None:
    pages = views(claimed(number))
    paths = [f"{CLAIM}.html", *(f"{CLAIM}--{n}.html" for n in range(2, parts + 1))]
    assert [path for path in pages if path.startswith(CLAIM)] == sorted(paths)
    shown = [item.quotation.id for path in paths for side in pages[path].sides for item in side.items]
    assert len(shown) == len(set(shown)) == number + 1
    assert max(sum(len(side.items) for side in pages[path].sides) for path in paths) <= 100
    assert {side.count for path in paths for side in pages[path].sides if side.id == "_for"} == {f"{number} quotations"}
    assert [link.current for link in pages[paths[-1]].pager.links] == (
        [] if parts == 1 else [*[""] * (parts - 1), "page"]
    )


def test_a_sides_figures_stand_once_with_its_first_quotations() -> None:
    pages = views(claimed(150))
    held = [path for path in pages if path.startswith(CLAIM) for side in pages[path].sides if side.figures]
    assert held == [f"{CLAIM}--2.html"]


def test_both_sides_of_a_claim_are_counted_even_where_one_is_empty() -> None:
    page = views(lighthouse())["claims/one-desk-minds-many-lamps.html"]
    assert [(side.name, side.count) for side in page.sides] == [
        ("Supports it", "2 quotations, 1 figure"),
        ("Disputes it", "nothing held"),
    ]
    assert page.sides[1].nothing == "Nothing held here disputes it. That does not mean that nothing does."
