"""An issue's page: its sides apart and counted, its one source said once, its balance, what is related and why."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.dossier import Dossier
from onrecord.pages.origins import Origin
from onrecord.records import Voice
from pages.dossiers import LIGHTHOUSE, lighthouse, site, views, with_quotes, with_record
from pages.reading import read, words

SOURCE = "dark-towers"


def issue(dossier: Dossier, name: str = "lamps", part: str = "") -> Any:
    return views(dossier)[f"issues/{name}{part}.html"]


def only_of(source: str) -> Dossier:
    """The lamps with the quotations of one source alone; others speak of boats."""
    dossier = lighthouse()
    for quote in list(dossier.quotes.values()):
        if "lamps" in quote.record.issues and dossier.source_of[quote.id] != source:
            dossier = with_record(dossier, "quote", quote.id, issues={"supply-boats": ""})
    return dossier


def many(number: int, stance: str = "for") -> Dossier:
    return with_quotes(lighthouse(), SOURCE, number, issues={"lamps": stance})


# Sides


def test_quotations_stand_under_the_side_they_take() -> None:
    dossier = lighthouse()
    (leanings,) = issue(dossier).leanings
    held = {side.name: [item.quotation.id for item in side.items] for side in leanings.sections}
    assert list(held) == ["For", "Against", "On both sides", "On neither side", "No side recorded"]
    taken = {"For": "for", "Against": "against", "On both sides": "both", "On neither side": "neither"}
    for name, ids in held.items():
        assert {dossier.quotes[i].record.issues["lamps"] for i in ids} == {taken.get(name, "")}
    every = [i for ids in held.values() for i in ids]
    assert sorted(every) == sorted(
        q.id for q in dossier.quotes.values() if q.record.status == "published" and "lamps" in q.record.issues
    )


def test_a_side_says_how_much_it_holds_and_the_ways_lead_to_it() -> None:
    page = read(site(lighthouse())["issues/lamps.html"])
    (leanings,) = issue(lighthouse()).leanings
    for side, way in zip(leanings.sections, leanings.ways, strict=True):
        assert way.text == f"{side.name} ({len(side.items)})"
        assert way.href == f"#{side.id}"
        assert side.id in page.all("id")
        assert side.count.startswith(f"{len(side.items)} quotation")


@pytest.mark.parametrize(("stance", "empty"), [("for", "Against"), ("against", "For")])
def test_a_side_nobody_takes_is_there_and_says_so(stance: str, empty: str) -> None:
    dossier = lighthouse()
    for quote in list(dossier.quotes.values()):
        if "lamps" in quote.record.issues:
            dossier = with_record(dossier, "quote", quote.id, issues={"lamps": stance})
    (leanings,) = issue(dossier).leanings
    sides = {side.name: side for side in leanings.sections}
    assert set(sides) == {"For", "Against"}
    assert sides[empty].items == ()
    assert sides[empty].nothing.startswith("No quotation held")
    assert [link.href for link in sides[empty].why] == ["#_lacks"]
    assert [link.text for link in leanings.ways] == [f"{stance.capitalize()} ({len(sides[stance.capitalize()].items)})"]
    text = words(site(dossier)["issues/lamps.html"])
    assert sides[empty].nothing in text
    assert "What the evidence lacks" in text


def test_what_the_sides_are_sides_of_is_said() -> None:
    (leanings,) = issue(lighthouse()).leanings
    assert leanings.meaning.startswith("Should the lamps be left to tend themselves? ")
    assert leanings.meaning in words(site(lighthouse())["issues/lamps.html"])


def test_an_issue_without_quotations_has_no_sides() -> None:
    dossier = lighthouse()
    for quote in list(dossier.quotes.values()):
        if "lamps" in quote.record.issues:
            dossier = with_record(dossier, "quote", quote.id, issues={"supply-boats": ""})
    assert issue(dossier).leanings == ()
    assert "No quotation is held on this issue yet." in words(site(dossier)["issues/lamps.html"])


def test_sides_go_on_over_the_parts_of_a_long_list() -> None:
    dossier = many(150)
    first, second = issue(dossier).leanings[0], issue(dossier, part="--2").leanings
    names = [side.name for side in first.sections], [side.name for side in second.sections]
    assert names == (["For"], ["For", "Against", "On both sides", "On neither side", "No side recorded"])
    assert sum(len(side.items) for side in first.sections) == 100
    assert first.sections[0].count == second.sections[0].count
    assert [way.href for way in first.ways] == [
        "#_for",
        *(f"../issues/lamps--2.html#{s.id}" for s in second.sections[1:]),
    ]
    assert [way.href for way in second.ways][:2] == ["../issues/lamps.html#_for", "#_against"]
    assert first.narrowing[0].every.endswith("in this part")
    assert issue(dossier, part="--2").back.href == "../issues/lamps.html"


# The source, said once


def test_one_source_is_said_once_and_captions_are_short() -> None:
    page = issue(only_of(SOURCE))
    (origin,) = page.origin
    assert origin.source.text == "Post and thread on dark towers"
    items = [item.quotation for side in page.leanings[0].sections for item in side.items]
    assert {shown.publisher for shown in items} == {""}
    assert {shown.source.href for shown in items} == {f"../sources/{SOURCE}.html"}
    assert "comment 3" in {shown.source.text for shown in items}
    assert {shown.said.text for shown in items if shown.said.text}.isdisjoint({origin.said.text})
    text = words(site(only_of(SOURCE))["issues/lamps.html"])
    listed = text[text.index("Under For stand") : text.index("Other lists")]
    assert "Lamp Room Notes" not in listed
    assert f"from {origin.source.text}, Lamp Room Notes, {origin.said.text}, unless said otherwise." in text


def test_a_quotation_of_another_source_on_the_page_keeps_its_whole_caption() -> None:
    page = issue(only_of(SOURCE))
    shown = {quotation.id: quotation for claim in page.claims for side in claim.sides for quotation in side.quotations}
    assert page.origin[0].otherwise
    assert shown["lamps-t9ra"].source.text == "The Long Watch"
    assert shown["lamps-t9ra"].publisher
    assert shown["lamps-jd5y"].publisher == ""


def test_two_sources_are_said_with_each_quotation() -> None:
    page = issue(lighthouse())
    assert page.origin == ()
    assert all(item.quotation.publisher for side in page.leanings[0].sections for item in side.items)


def test_notes_of_the_introduction_keep_their_source() -> None:
    page = issue(only_of("the-long-watch"))
    assert page.origin
    noted = [part.quotations for note in page.introduction.notes for part in note.parts if part.kind == "note"]
    assert noted
    assert all(shown.publisher for quotations in noted for shown in quotations)


def test_a_caption_whose_place_is_its_voice_names_the_source() -> None:
    page = issue(only_of("the-long-watch"))
    items = {item.quotation.id: item.quotation for side in page.leanings[0].sections for item in side.items}
    assert items["lamps-e3fu"].source.text == "The Long Watch"
    assert isinstance(page.origin[0], Origin)


# The balance


def test_the_balance_counts_what_is_held_and_nobody() -> None:
    dossier = lighthouse()
    balance = issue(dossier).balance
    held = [q for q in dossier.quotes.values() if q.record.status == "published" and "lamps" in q.record.issues]
    assert sum(len(share.marks) for share in balance.shares) == len(held)
    counts = {count.name: count.says for count in balance.counts}
    assert counts["Held"].startswith(f"{len(held)} quotations from ")
    assert counts["Official answers"] == "None held"
    assert counts["Sources"] == "The Long Watch (8); Post and thread on dark towers (3)"
    assert "people" not in " ".join(counts.values())


def test_official_answers_are_counted_by_kind() -> None:
    counts = {count.name: count.says for count in issue(lighthouse(), "supply-boats").balance.counts}
    assert counts["Official answers"] == "1 quotation"


def test_rare_roles_of_many_are_counted_together() -> None:
    dossier = with_quotes(lighthouse(), SOURCE, 12, issues={"inspections": ""}, kind="press")
    for n in range(12):
        dossier = with_record(dossier, "quote", f"many-{n:04}", voice=Voice(role=f"Gazette number {n}"))
    counts = {count.name: count.says for count in issue(dossier, "inspections").balance.counts}
    assert counts["Roles"].count(";") == 8
    assert counts["Roles"].endswith("others")


def test_more_marks_than_anybody_can_count_are_left_out() -> None:
    shares = issue(many(61)).balance.shares
    assert [share.marks for share in shares] == [()] * len(shares)
    assert shares[0].count.startswith("62 quotations")


# What else there is


def test_related_issues_carry_the_reason_and_what_they_share() -> None:
    dossier = lighthouse()
    related = {each.link.href: each for each in issue(dossier).related.issues}
    assert len(related) == 2
    for path, each in related.items():
        other = path.rpartition("/")[2].removesuffix(".html")
        assert each.reason == dossier.issues["lamps"].record.related[other]
        published = [q.record.issues for q in dossier.quotes.values() if q.record.status == "published"]
        number = sum({"lamps", other} <= issues.keys() for issues in published)
        assert each.shares == f"shares {number} quotation{'s' * (number != 1)}"
    text = words(site(dossier)["issues/lamps.html"])
    assert all(f"{each.reason} {each.shares}" in text for each in related.values())


def test_an_issue_that_only_shares_quotations_stands_after_those_named() -> None:
    path = "issues/lamps.md"
    before, _, after = (LIGHTHOUSE / path).read_text("utf-8").partition("related:\n")
    issues = issue(lighthouse(**{path: before + after[after.index("---\n") :]})).related.issues
    assert issues
    assert all(each.shares and not each.reason for each in issues)


def test_the_contents_lead_to_every_heading() -> None:
    page = issue(lighthouse())
    headings = read(site(lighthouse())["issues/lamps.html"]).all("id")
    assert [link.href for link in page.contents if link.href.removeprefix("#") not in headings] == []
    assert "Claims (2)" in [link.text for link in page.contents]
    listed = [link.href.removeprefix("#") for link in page.contents]
    assert listed == [each for each in headings if each in listed]
    assert {"_uses", "_cite"} <= set(listed)


def test_a_voice_is_named_alike_in_prose_and_in_lists() -> None:
    rare = with_record(lighthouse(), "quote", "lamps-x7k2", voice=Voice(role="bell founder"))
    page = words(site(rare)["issues/lamps.html"])
    assert "Bell founder" in page[page.index("Under For stand") :]
    assert "Other practitioner" not in [
        item.quotation.who for side in issue(rare).leanings[0].sections for item in side.items
    ]


def test_a_claim_of_very_many_shows_some_and_leads_on() -> None:
    dossier = many(30)
    ids = [f"many-{n:04}" for n in range(30)]
    dossier = with_record(dossier, "claim", "one-desk-minds-many-lamps", supports=ids, disputes=[])
    shown = next(each for each in issue(dossier).claims if each.id == "one-desk-minds-many-lamps")
    assert len(shown.sides[0].quotations) == 6
    assert shown.sides[0].count == "30 quotations"
    assert shown.sides[0].more == "and 24 more on the claim’s page"
    assert shown.sides[1].nothing
    assert shown.sides[1].count == "nothing held"
