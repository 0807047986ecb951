"""A quotation's own page: how it was checked, where it stands, what side it takes, and how it is cited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord import urls
from onrecord.dossier import Dossier
from pages.dossiers import lighthouse, views, with_record, with_settings

ID = "inspections-n8xt"


def page(dossier: Dossier, quote: str = ID) -> Any:
    return views(dossier)[urls.of("quote", quote)]


def test_the_state_comes_from_the_committed_check_of_these_very_words() -> None:
    assert page(lighthouse()).quotation.state.word == "Verbatim, 8 words cut"
    other = page(with_record(lighthouse(), "quote", ID, text="A keeper woken at two is a danger at four"))
    assert other.quotation.state.kind == "unchecked"
    assert other.quotation.state.word == "Not yet checked"
    assert other.receipt.compared == ()


def test_the_receipt_says_what_was_compared() -> None:
    receipt = page(lighthouse()).receipt
    assert "17 words" in receipt.found
    (compared,) = receipt.compared
    assert compared.cut == "8 words"
    assert compared.position.endswith("of comment 1")
    assert len(compared.digest) == 64
    assert "as text, undated" in compared.copy
    assert compared.reader == "blogger-text, version 1"
    assert receipt.command == "onrecord verify"


def test_the_receipt_leads_to_the_same_check_elsewhere() -> None:
    ways = [way.href for way in page(lighthouse()).receipt.ways]
    assert ways == [f"../verify.html?quote={ID}", f"../quotes/{ID}.json", "../method.html"]


@pytest.mark.parametrize(("kind", "is_found"), [("exact", True), ("container", False), ("unopened", False)])
def test_only_an_exact_address_leads_to_the_words(kind: str, is_found: bool) -> None:
    address = page(with_record(lighthouse(), "source", "dark-towers", url_is=kind)).address
    assert (":~:text=" in address.link.href) is is_found
    assert ":~:" not in address.link.printed
    assert address.kind


@pytest.mark.parametrize("context", ["private", "public"])
def test_words_that_stand_twice_are_not_led_to(context: str) -> None:
    """What stands beside them is not asked for: it may not be published, and a browser goes to the first place."""
    dossier = with_record(lighthouse(), "quote", "supply-boats-v6ld", context=context)
    assert page(dossier, "supply-boats-v6ld").address.link.href == dossier.sources["the-long-watch"].record.url


def test_a_seal_that_does_not_say_where_words_stand_once_leads_nowhere() -> None:
    dossier = lighthouse()
    seal = dossier.seals["dark-towers"]
    old = {name: check.model_copy(update={"lead": 0}) for name, check in seal.quotes.items()}
    earlier = replace(dossier, seals={**dossier.seals, "dark-towers": seal.model_copy(update={"quotes": old})})
    for held, is_found in ((dossier, True), (earlier, False)):
        link = page(with_record(held, "source", "dark-towers", url_is="exact")).address.link
        assert (":~:text=" in link.href) is is_found


def test_an_archived_copy_and_the_page_name_each_other() -> None:
    address = page(lighthouse(), "lamps-q4ve").address
    (copy,) = address.archived
    assert copy.version == copy.href == address.link.version
    assert copy.original == address.link.printed
    assert copy.taken == address.link.taken == "2019-05-02"


def test_the_side_is_said_of_the_issues_question() -> None:
    (side,) = page(lighthouse()).sides
    assert side.question == lighthouse().issues["inspections"].record.question
    assert side.stance.startswith("Against")


def test_what_answers_it_and_what_it_answers_name_each_other() -> None:
    answer = page(lighthouse()).answered_by[0].id
    assert [quote.id for quote in page(lighthouse(), answer).answers] == [ID]


def test_the_line_to_cite_holds_the_words_whole_and_where_they_stand() -> None:
    dossier = with_settings(lighthouse(), base_url="https://lamps.example/record/")
    shown = page(dossier)
    assert shown.citations.words == dossier.quotes[ID].record.text
    assert shown.citations.line == (
        "(Anonymous contributor, comment 1, [Post and thread on dark towers], Lamp Room Notes, in a thread begun about"
        " 8 November 2020). Verbatim, 8 words cut. Quoted in The lamps on the record:"
        f" https://lamps.example/record/quotes/{ID}.html"
    )


def test_the_way_through_a_source_leads_there_and_back() -> None:
    dossier = lighthouse()
    for quote in dossier.quotes_of("dark-towers"):
        for turn in page(dossier, quote.id).after if quote.record.status == "published" else ():
            after = turn.href.rpartition("/")[2].removesuffix(".html")
            assert page(dossier, after).before[0].href.endswith(f"/{quote.id}.html")


def test_an_issue_says_what_it_lacks_before_what_it_has() -> None:
    fields = list(type(views(lighthouse())["issues/lamps.html"]).__dataclass_fields__)
    assert fields.index("lacks") < fields.index("introduction") < fields.index("leanings")
