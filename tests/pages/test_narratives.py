"""Briefings, own pages and the glossary: what they are parted into, what they argue from, what is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from onrecord.dossier import Dossier
from pages.dossiers import lighthouse, site, views, with_record
from pages.reading import read, words

HEAD = "---\ntitle: A test\ndate: 2026-11-30\n{}---\n"


def briefing(body: str, front: str = "") -> Any:
    return views(lighthouse(**{"briefings/test.md": HEAD.format(front) + body}))["briefings/test.html"]


def test_prose_is_parted_at_its_highest_headings() -> None:
    body = (
        "Before.\n\n# One [[figure:dark-hours]]\n\nA.\n\n## Below\n\nB.\n\n> # In a quotation\n\n# Two & *more*\n\nC.\n"
    )
    sections = briefing(body).prose.sections
    assert [(each.id, each.name) for each in sections] == [("", ""), ("h-one", "One 310"), ("h-two-more", "Two & more")]
    assert "Below" in "".join(str(part.html) for part in sections[1].parts if part.kind == "text")
    assert "In a quotation" in "".join(str(part.html) for part in sections[1].parts if part.kind == "text")


def test_a_page_without_headings_is_one_section() -> None:
    assert [each.id for each in briefing("Only this.\n").prose.sections] == [""]


def test_a_title_holds_no_button() -> None:
    html = site(lighthouse(**{"briefings/test.md": HEAD.format("") + "## On the [[term:rwd]]\n\nThe [[term:rwd]].\n"}))
    found = html["briefings/test.html"]
    title = found.partition('<h2 id="h-on-the')[2].partition("</h2>")[0]
    assert "<button" not in title
    assert title.endswith("RWD")


def test_contents_are_listed_where_there_are_three_headings() -> None:
    assert briefing("## A\n\na\n\n## B\n\nb\n").contents == ()
    listed = briefing("## A\n\na\n\n## B\n\nb\n\n## C\n\nc\n").contents
    assert [(each.text, each.href) for each in listed] == [("A", "#h-a"), ("B", "#h-b"), ("C", "#h-c")]


def test_sources_are_counted_the_most_cited_first() -> None:
    body = (
        "[[quote:lamps-p3ja]] [[quote:lamps-x7k2 lamps-t9ra]] [[quote:lamps-t9ra]] [[figure:dark-hours]]\n"
        "[[source:gazette-on-the-lamps]]\n"
    )
    grounds = briefing(body).grounds
    assert [(each.link.text, each.count) for each in grounds] == [
        ("The Long Watch", "2 quotations"),
        ("Post and thread on dark towers", "1 quotation, 1 figure"),
        ("Lamps that mind themselves", ""),
    ]


def test_a_link_with_words_of_our_own_is_no_quotation_printed() -> None:
    page = briefing("[[quote:lamps-p3ja]] and [[quote:lamps-t9ra|a keeper]]\n")
    assert page.checked.startswith("The 1 quotation it prints")
    assert {each.link.text: each.count for each in page.grounds} == {
        "Post and thread on dark towers": "1 quotation",
        "The Long Watch": "",
    }
    assert briefing("[[quote:lamps-t9ra|a keeper]]\n").checked == ""


def test_no_more_is_promised_than_was_checked() -> None:
    assert briefing("Nothing quoted.\n").checked == ""
    assert briefing("[[quote:lamps-x7k2]]\n").checked.startswith("The 1 quotation it prints was compared")
    unsealed = replace(lighthouse(), seals={})
    checked = views(unsealed)["briefings/who-minds-the-lamp.html"].checked
    assert ", 0 were compared" in checked
    assert "not yet checked" in checked


def test_changes_are_told_the_newest_first() -> None:
    days = {"One.": "2026-12-01", "Two.": "2026-12-05", "Three.": "2026-12-05"}
    front = "changes:\n" + "".join(f"  - {{on: {on}, what: {what}}}\n" for what, on in days.items())
    assert [each.what for each in briefing("x\n", front).changes] == ["Three.", "Two.", "One."]


def glossary(dossier: Dossier) -> dict[str, Any]:
    return {term.id: term for letter in views(dossier)["glossary.html"].letters for term in letter.terms}


def test_the_glossary_counts_the_quotations_that_use_a_term() -> None:
    terms = glossary(lighthouse())
    assert terms["rwd"].count == "In 1 quotation."
    assert [link.href for link in terms["rwd"].find] == ["search.html?q=RWD&variants=1"]
    assert terms["tended"].count == "In 2 quotations."
    assert terms["tended"].find[0].href == "search.html?q=%22tended+lamp%22&variants=1"


def test_a_term_in_no_quotation_is_not_sought() -> None:
    terms = glossary(with_record(lighthouse(), "term", "rwd", label="QQQ", variants=[], expansion=""))
    assert terms["rwd"].count == "In no quotation here."
    assert terms["rwd"].find == ()


def test_a_term_names_its_issues_and_pages_once() -> None:
    hrefs = [link.href for link in glossary(lighthouse())["relief"].pages]
    assert hrefs == ["issues/supply-boats.html"]


def test_the_list_of_terms_is_sound() -> None:
    html = site(lighthouse())["glossary.html"]
    assert len(read(html).tags("dt")) == 5
    assert "Also written R.W.D., watching desk." in words(html)
