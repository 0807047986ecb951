"""A source's page: its contributions in order, what between them is not quoted, how much is, and what that bears on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord.dossier import Dossier
from onrecord.pages import places
from onrecord.pages.site import Site
from onrecord.pages.source import pages
from onrecord.pages.thread import unquoted
from pages.dossiers import WORDS, lighthouse, site, with_quotes, with_record
from pages.reading import words


def source(dossier: Dossier, name: str = "dark-towers") -> Any:
    return parts(dossier, name)[0]


def parts(dossier: Dossier, name: str = "dark-towers") -> list[Any]:
    return [made.view for made in pages(Site(dossier, WORDS), dossier.sources[name])]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "c1", ""),
        ("", "c2", "Not quoted: comment 1, with any replies."),
        ("c3", "c4", ""),
        ("c3", "c5", "Not quoted: comment 4, with any replies."),
        ("c3", "c6", "Not quoted: comments 4 and 5, with any replies."),
        ("c7", "c11", "Not quoted: comments 8 to 10, with any replies."),
        ("c6", "c6.r1", ""),
        ("c6", "c6.r2", "Not quoted: comment 6, reply 1."),
        ("c11.r1", "c11.r4", "Not quoted: comment 11, replies 2 and 3."),
        ("c11.r1", "c11.r6", "Not quoted: comment 11, replies 2 to 5."),
        ("c14", "c16.r1", "Not quoted: comment 15, with any replies; comment 16 itself."),
        ("c2.r2", "c3", ""),
        ("b1", "b4", "Not quoted: contributions 2 and 3 in the post."),
        ("b9", "c2.r2", "Not quoted: comment 1, with any replies; comment 2 itself; comment 2, reply 1."),
        ("g12", "g340", "Not quoted: pages 13 to 339."),
        ("g12", "g12.k2", ""),
        ("g12", "g14.k2", "Not quoted: page 13."),
        ("n3", "n12", "Not quoted: paragraphs 4 to 11."),
        ("n4.n2", "n4.n5", "Not quoted: paragraphs 4.3 and 4.4."),
        ("n4.n2", "n5.n3", ""),
        ("s2", "s4", "Not quoted: speech 3."),
        ("c3", "c3", ""),
        ("x1", "x5", ""),
    ],
)
def test_what_is_not_quoted_between_two_contributions_is_told(before: str, after: str, told: str) -> None:
    assert unquoted(places.steps(before), places.steps(after), WORDS) == told


def test_pieces_of_one_contribution_stand_together_under_its_place() -> None:
    held = source(lighthouse(), "the-long-watch").thread
    shared = next(each for each in held if len(each.pieces) > 1)
    assert len({piece.quotation.place for piece in shared.pieces}) == 1
    assert len({each.place for each in held}) == len(held)
    assert [piece.again for piece in shared.pieces] == [False, True]


def test_a_reply_is_told_from_what_it_answers() -> None:
    by_place = {each.place: each.reply for each in source(lighthouse()).thread}
    assert by_place["Comment 1"] is False
    assert by_place["Comment 1, reply 1"] is True


def test_a_date_stands_beside_words_only_where_it_does_not_follow_from_the_source() -> None:
    dossier = lighthouse()
    following = source(dossier).thread
    assert [piece for each in following for piece in each.pieces if piece.said] == []
    day = dossier.sources["the-long-watch"].record.published
    dated = source(with_record(dossier, "quote", "lamps-p3ja", said=day)).thread
    (own,) = [piece for each in dated for piece in each.pieces if piece.said]
    assert own.quotation.id == "lamps-p3ja"


def test_a_withdrawn_quotation_leaves_a_gap() -> None:
    gone = with_record(lighthouse(), "quote", "supply-boats-c9tf", status="withdrawn", text="")
    gaps = [each.gap for each in source(gone).thread if each.gap]
    assert gaps == ["Not quoted: comment 2, with any replies."]


def test_the_bar_runs_to_the_limit_and_says_both_numbers() -> None:
    (extent,) = source(lighthouse()).extent
    page = words(site(lighthouse())["sources/dark-towers.html"])
    assert f"{extent.used} of 562 words" in page
    assert extent.most == f"limit: {extent.limit} words"
    assert extent.most in page


def test_what_a_source_bears_on_is_counted() -> None:
    bearings = source(lighthouse(), "the-long-watch").bearings
    claims = {each.link.text: each.count for each in bearings.claims}
    assert claims["The supply boat comes as often as it was promised."] == "1 quotation, 1 figure"
    assert claims["One desk minds more lamps than one person can watch."] == "2 quotations, 1 figure"
    assert [each.link.href for each in bearings.briefings] == ["../briefings/who-minds-the-lamp.html"]
    assert all(each.count for each in bearings.issues)


def test_a_source_nothing_is_quoted_from_says_so() -> None:
    shown = source(lighthouse(), "gazette-on-the-lamps")
    assert shown.thread == ()
    assert shown.dates == ""
    assert "Nothing is quoted from it yet." in words(site(lighthouse())["sources/gazette-on-the-lamps.html"])


def test_a_further_page_goes_on_where_the_one_before_it_ends() -> None:
    first, second = parts(with_quotes(lighthouse(), "dark-towers", 120, segment="c900"))
    assert first.thread[-1].place == "Comment 900"
    assert first.thread[-1].gap.startswith("Not quoted: comments 4 to 899")
    assert second.thread[0].gap == ""
    assert first.bearings.claims
    assert second.bearings.claims == ()


def test_a_draft_that_uses_a_source_is_not_named() -> None:
    dossier = lighthouse()
    briefing = dossier.briefings["who-minds-the-lamp"]
    draft = replace(briefing, record=briefing.record.model_copy(update={"status": "draft"}))
    hidden = replace(dossier, briefings={"who-minds-the-lamp": draft})
    assert source(hidden, "the-long-watch").bearings.briefings == ()
