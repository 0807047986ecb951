"""The home page: the claim it shows, what it calls new, where it sends each reader, and what it says is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from lighthouse import diagnosed, edited
from onrecord import urls
from onrecord.dossier import Dossier
from onrecord.pages.home import page
from onrecord.pages.site import Site
from pages.dossiers import WORDS, lighthouse, site, with_quotes, with_record, with_settings
from pages.reading import read, words


def home(dossier: Dossier) -> Any:
    return page(Site(dossier, WORDS))


def exchange(dossier: Dossier) -> Any:
    (found,) = home(dossier).exchange
    return found


def one_sided(dossier: Dossier) -> Dossier:
    """Without the two claims that have a quotation on either side."""
    for claim in ("automatic-lamps-fail-less", "night-visits-tire-keepers"):
        dossier = with_record(dossier, "claim", claim, disputes=[])
    return dossier


def test_the_first_claim_with_a_quotation_on_either_side_is_shown() -> None:
    shown = exchange(with_settings(lighthouse(), front=None))
    assert shown.text == "Automatic lamps fail less often than tended ones."
    assert [view.quotation.id for view in shown.views] == ["lamps-t9ra", "lamps-jd5y"]
    assert shown.whole.href == "claims/automatic-lamps-fail-less.html"
    assert [issue.text for issue in shown.issues] == ["Automatic lamps"]


def test_the_chosen_claim_is_shown_before_the_first() -> None:
    shown = exchange(with_settings(lighthouse(), front="night-visits-tire-keepers"))
    assert shown.text == "Night inspections leave keepers too tired for the watch that follows."


@pytest.mark.parametrize("chosen", ["boats-come-as-promised", "one-desk-minds-many-lamps", "no-such-claim"])
def test_a_chosen_claim_that_has_not_both_sides_gives_way_to_one_that_has(chosen: str) -> None:
    assert exchange(with_settings(lighthouse(), front=chosen)).text.startswith("Automatic lamps")


def test_a_front_that_names_no_claim_is_a_fault_with_its_place() -> None:
    found = diagnosed(edited("dossier.yaml", "front: automatic-lamps-fail-less", "front: automatic-lamps-fail-les"))
    (fault,) = [each for each in found if each.check == "unknown-reference"]
    assert fault.message == "there is no claim `automatic-lamps-fail-les`"
    assert fault.at.path.endswith("dossier.yaml")
    assert "automatic-lamps-fail-less" in fault.remedy


def test_a_figure_alone_is_no_view() -> None:
    without = with_record(lighthouse(), "claim", "automatic-lamps-fail-less", disputes=["dark-hours"])
    assert exchange(without).text.startswith("Night inspections")


def test_a_draft_is_no_view() -> None:
    draft = with_record(lighthouse(), "quote", "lamps-jd5y", status="draft")
    assert exchange(draft).text.startswith("Night inspections")


def test_without_such_a_claim_the_exchange_is_left_out() -> None:
    assert home(one_sided(lighthouse())).exchange == ()
    assert "two sides" not in words(site(one_sided(lighthouse()))[urls.HOME])


@pytest.mark.parametrize(("who", "whom"), [("lamps-t9ra", "lamps-jd5y"), ("lamps-jd5y", "lamps-t9ra")])
def test_it_is_an_exchange_only_where_one_answers_the_other(who: str, whom: str) -> None:
    apart = lighthouse()
    for quote in (who, whom):
        apart = with_record(apart, "quote", quote, answers=[])
    assert exchange(apart).name == "One claim, two sides"
    assert exchange(with_record(apart, "quote", who, answers=[whom])).name == "One exchange, two views"
    assert "One claim, two sides" in words(site(apart)[urls.HOME])


def test_the_exchange_counts_what_it_does_not_show() -> None:
    assert "2 more" not in exchange(with_settings(lighthouse(), front="automatic-lamps-fail-less")).whole.text
    assert exchange(lighthouse()).whole.text.endswith("1 more")  # the figure that disputes it


def test_more_than_a_page_of_several_things_shows_is_counted_too() -> None:
    dossier = with_quotes(lighthouse(), "dark-towers", 30, issues={"lamps": "for"})
    ids = [f"many-{n:04}" for n in range(30)]
    long = with_record(dossier, "claim", "automatic-lamps-fail-less", supports=ids)
    assert exchange(long).whole.text.endswith("30 more")  # 29 on this side, and the figure on the other


def test_nobody_is_sent_to_ask_where_no_address_is_given() -> None:
    for contact, text in (("lamps@vesmar.example", "Corrections, and how to ask for one"), ("", "Corrections")):
        made = with_settings(lighthouse(), contact=contact)
        assert home(made).corrections.text == text
        assert text in [link.text for link in home(made).ways[2].links]
    pages = site(with_settings(lighthouse(), contact=""))
    assert "how to ask" not in words(pages[urls.HOME]).lower()
    assert "how to ask" not in words(pages[urls.index("correction")]).lower()


def test_the_newest_quotations_say_when_they_were_added() -> None:
    dossier = lighthouse()
    newest = max(q.record.added.text for q in Site(dossier, WORDS).quotes.values() if q.record.added)
    assert home(dossier).latest[0].added[0].iso == newest
    assert f"Added {home(dossier).latest[0].added[0].text}" in words(site(dossier)[urls.HOME])


def test_a_newer_quotation_comes_first_even_on_an_issue_that_has_others() -> None:
    dossier = lighthouse()
    later = next(q.record.added for q in dossier.quotes.values() if q.record.added)
    dated = replace(
        dossier, quotes={i: _added(q, later if i == "lamps-jd5y" else None) for i, q in dossier.quotes.items()}
    )
    latest = home(dated).latest
    assert [quotation.id for quotation in latest[0].quotations] == ["lamps-jd5y"]
    assert latest[1].added == ()
    assert sum(len(each.quotations) for each in latest) == 4


def _added(quote: Any, day: Any) -> Any:
    return replace(quote, record=quote.record.model_copy(update={"added": day}))


def test_ways_lead_only_to_what_there_is() -> None:
    bare = replace(lighthouse(), briefings={}, claims={}, figures={}, pages={})
    ways = home(bare).ways
    assert [len(way.links) for way in ways] == [0, 2, 2]
    assert all(link.href for way in home(lighthouse()).ways for link in way.links)
    assert [link.href for link in home(lighthouse()).method] == ["method.html"]
    assert home(bare).method == ()


def test_what_is_missing_stands_with_the_issue_that_says_so() -> None:
    missing = home(with_settings(lighthouse(), lacks=["Nobody under twenty is heard."])).missing
    assert missing[0].text == "Nobody under twenty is heard."
    assert missing[0].issue == ()
    assert [each.issue[0].text for each in missing[1:]] == ["Automatic lamps", "Night inspections", "Supply boats"]


def test_an_issue_says_how_its_quotations_divide_for_and_against_even_where_nobody_does() -> None:
    rows = {row.link.text: row for row in home(lighthouse()).issues}
    (sides,) = rows["Supply boats"].sides
    assert "for" in sides.words
    assert "against" in sides.words
    held = Site(lighthouse(), WORDS).by_issue["supply-boats"]
    assert len(sides.marks) == len(held)


def test_too_many_marks_are_left_to_the_numbers() -> None:
    many = with_quotes(lighthouse(), "dark-towers", 60, issues={"lamps": "for"})
    (sides,) = home(many).issues[0].sides
    assert sides.marks == ()
    assert "for" in sides.words


def test_the_search_box_has_a_name_and_leads_to_the_search() -> None:
    shown = read(site(lighthouse())[urls.HOME])
    assert [form["action"] for form in shown.tags("form")] == [urls.SEARCH]
    assert "_q" in [label["for"] for label in shown.tags("label")]
