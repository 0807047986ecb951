"""What pages are cited as: who speaks, what stands on pages of our own, and where the same words stand again."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import citing, urls
from onrecord.dossier import Dossier
from onrecord.echoes import echoes
from onrecord.pages import citations
from onrecord.pages.site import Site
from onrecord.records import Voice
from pages.dossiers import WORDS, lighthouse, site, views, with_record, with_settings
from pages.reading import read

SPEAKERS = (
    ("inspections-n8xt", "Anonymous", "comment 1"),
    ("lamps-x7k2", "Anonymous", "contribution 1"),
    ("lamps-e3fu", "Blog editor", ""),
    ("inspections-2bgs", "The Harbour Gazette, news report", "press text"),
    ("supply-boats-5ydt", "Anonymous, quoting a notice on a station's noticeboard", "comment 2"),
)


def item(quote: str, dossier: Dossier | None = None) -> citing.Item:
    site = Site(dossier or lighthouse(), WORDS)
    placed = site.quotes[quote]
    return citations.quotation(site, placed, site.quotation(placed, ""))


def page(path: str, dossier: Dossier | None = None) -> Any:
    return views(dossier or lighthouse())[path]


@pytest.mark.parametrize(("quote", "speaker", "place"), SPEAKERS)
def test_a_practitioner_is_anonymous_and_a_publication_is_named(quote: str, speaker: str, place: str) -> None:
    part = item(quote).part
    assert part
    assert (part.voice, part.place) == (speaker, place)


def test_a_name_alone_is_the_author_of_data_and_the_note_says_the_rest() -> None:
    press, notice = citing.ris(item("inspections-2bgs")), citing.ris(item("supply-boats-5ydt"))
    assert "AU  - The Harbour Gazette\n" in press
    assert "N1  - Speaker: The Harbour Gazette, news report." in press
    assert "AU  - Anonymous\n" in notice
    assert "N1  - Speaker: Anonymous, quoting a notice on a station's noticeboard." in notice
    assert citing.oscola(item("inspections-2bgs")).startswith("The Harbour Gazette, news report, press text in ")


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Lights Board", "Lights Board"),
        ("Ministry for Ports, Lights and Tides", "Ministry for Ports, Lights and Tides"),
        ("Ministry for Ports, Lights and Tides, statement", "Ministry for Ports, Lights and Tides"),
    ],
)
def test_the_name_of_an_office_keeps_its_own_commas(role: str, name: str) -> None:
    made = item("inspections-2bgs", with_record(lighthouse(), "quote", "inspections-2bgs", voice=Voice(role=role)))
    assert (made.by, made.credit) == (name, role)


PASSED_ON = (
    (Voice(role="keeper", standing="former", quoting="a letter"), "Former keeper", "Anonymous"),
    (Voice(standing="former", quoting="a letter"), "Somebody no longer in the work", "Anonymous"),
)


@pytest.mark.parametrize(("voice", "who", "cited"), PASSED_ON)
def test_a_role_is_of_the_one_whose_words_are_passed_on(voice: Voice, who: str, cited: str) -> None:
    dossier = with_record(lighthouse(), "quote", "inspections-n8xt", voice=voice)
    rest = "in a letter passed on by an anonymous contributor"
    shown, made = page("quotes/inspections-n8xt.html", dossier), item("inspections-n8xt", dossier)
    assert shown.quotation.who == f"{who}, {rest}"
    assert shown.citations.line.startswith(f"({who}, {rest}, comment 1, ")
    assert citing.harvard(made).startswith(f"{cited}, {rest} (comment 1) [c. 2020 or later], on ")
    assert citing.oscola(made).startswith(f"{cited}, {rest}, comment 1 on ")
    assert citing.apa(made).startswith(f"{cited}, {rest}. (ca. 2020, November 8 or later).")
    assert f"Speaker: {cited}, {rest}." in citing.csl_json(made)


@pytest.mark.parametrize(
    ("segment", "cited"), [("g2", "p 2 ("), ("n4.n2", "para 4.2 ("), ("g2.k3", "p 2 ("), ("a1", "(")]
)
def test_a_part_of_a_report_is_its_authors(segment: str, cited: str) -> None:
    made = item("lamps-x7k2", with_record(lighthouse(), "quote", "lamps-x7k2", segment=segment))
    comma = "" if cited == "(" else ","
    assert citing.oscola(made).startswith(f"the blog's editor, ‘The Long Watch’{comma} {cited}")


def test_a_speech_in_a_debate_is_its_speakers() -> None:
    spoken = with_record(lighthouse(), "quote", "lamps-x7k2", segment="s2", kind="opinion", voice=Voice())
    assert citing.oscola(item("lamps-x7k2", spoken)).startswith("A speaker in the debate, speech 2 in ‘The Long Watch’")
    named = with_record(spoken, "quote", "lamps-x7k2", voice=Voice(role="Member for Northport"))
    assert citing.oscola(item("lamps-x7k2", named)).startswith("Member for Northport, speech 2 in ‘The Long Watch’")


def test_pages_of_our_own_are_cited_by_their_publisher() -> None:
    site = Site(with_settings(lighthouse(), base_url="https://lamps.example"), WORDS)
    issue = citations.issue(site, site.issues[0])
    assert citing.harvard(issue) == (
        f"The Vesmar Lights Archive (no date) ‘{issue.title}’, The lamps on the record."
        f" Available at: https://lamps.example/issues/{issue.id}.html."
    )
    assert citing.apa(citations.whole(site)).endswith("The lamps on the record. https://lamps.example/")
    assert page("briefings/who-minds-the-lamp.html").citations.line == (
        "Who minds the lamp, The Vesmar Lights Archive, The lamps on the record, 30 November 2026."
        " briefings/who-minds-the-lamp"
    )


def test_a_source_says_what_its_address_is() -> None:
    assert page("sources/dark-towers.html").citations.line == (
        "[Post and thread on dark towers], Lamp Room Notes, about 8 November 2020."
        " https://lamproom.example/2020/11/ (the page that holds or lists it)"
    )


def test_the_description_begins_with_the_words_and_closes_them() -> None:
    for path, view in views(lighthouse()).items():
        if path.startswith("quotes/") and hasattr(view, "citations"):
            assert view.frame.description.startswith("“")
            assert "” " in view.frame.description


def test_a_description_says_nothing_twice_and_keeps_its_date() -> None:
    shared = read(site(lighthouse())["quotes/lamps-e3fu.html"])
    (tag,) = [held for held in shared.tags("meta") if held.get("property") == "og:description"]
    assert tag["content"].casefold().count("blog editor") == 1
    voice = Voice(quoting="a long letter that the contributor says was read out to every station on the coast at noon")
    dossier = with_record(lighthouse(), "quote", "inspections-n8xt", voice=voice)
    (held,) = [
        held
        for held in read(site(dossier)["quotes/inspections-n8xt.html"]).tags("meta")
        if held.get("name") == "description"
    ]
    assert held["content"].endswith("in a thread begun about 8 November 2020.")


TEXTS = (
    ("a", "I count the other hours.", 1),
    ("b", "The Board counts the hours when nothing happens. I count the other hours", 2),
    ("c", "I  count the\u00a0other hours", 3),
    ("d", "I count the other hours.", 1),
    ("e", "I count the others", 4),
    ("f", "other hours", 5),
    ("g", "Whenever I count the other hours, it rains", 6),
)


def test_the_same_words_are_found_in_other_contributions() -> None:
    found = {name: set(others) for name, others in echoes(TEXTS).items()}
    assert found == {
        "a": {"b", "c", "g"},
        "b": {"a", "c", "d"},
        "c": {"a", "b", "d", "g"},
        "d": {"b", "c", "g"},
        "g": {"a", "c", "d"},
    }


def test_the_same_words_elsewhere_are_linked_both_ways() -> None:
    words = lighthouse().quotes["lamps-x7k2"].record.text
    dossier = with_record(lighthouse(), "quote", "lamps-p3ja", text=words)
    for here, there in (("lamps-x7k2", "lamps-p3ja"), ("lamps-p3ja", "lamps-x7k2")):
        (echo,) = page(urls.of("quote", here), dossier).elsewhere
        assert echo.href.endswith(f"quotes/{there}.html")
    assert page("quotes/lamps-x7k2.html").elsewhere == ()


def test_what_changes_is_spoken_in_at_most_two_places() -> None:
    roles = {path: read(html).all("role") for path, html in site(lighthouse()).items()}
    assert {path for path, held in roles.items() if held.count("status") > 2} == set()
    assert roles["quotes/lamps-x7k2.html"].count("status") == 1
