"""Linked data and tags: what a thing is part of, who is named, and who is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from onrecord import citing, urls
from pages.dossiers import lighthouse, site, with_record, with_settings
from pages.reading import Reading, read

BASE = "https://lamps.example/record"


@cache
def built(base: str = "") -> dict[str, Reading]:
    return {path: read(html) for path, html in site(with_settings(lighthouse(), base_url=base)).items()}


def linked(page: Reading) -> Any:
    """The page's JSON-LD as a program reads it."""
    (text,) = [text for text in page.text if text.startswith('{"@context"')]
    return json.loads(text)


def tags(page: Reading) -> dict[str, str]:
    return {held.get("name") or held.get("property", ""): held.get("content", "") for held in page.tags("meta")}


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(inner)


def test_a_quotation_is_part_of_a_comment_on_a_post() -> None:
    node = linked(built(BASE)["quotes/inspections-n8xt.html"])
    assert node == {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "text": lighthouse().quotes["inspections-n8xt"].record.text,
        "identifier": "quotes/inspections-n8xt",
        "url": f"{BASE}/quotes/inspections-n8xt.html",
        "isPartOf": {
            "@type": "Comment",
            "name": "comment 1",
            "temporal": "2020-11-08~/..",
            "isPartOf": {
                "@type": "BlogPosting",
                "name": "[Post and thread on dark towers]",
                "temporal": "2020-11-08~",
                "isPartOf": {"@type": "Blog", "name": "Lamp Room Notes"},
            },
        },
    }


def test_a_comment_is_not_given_the_date_of_its_post() -> None:
    node = linked(built()["quotes/inspections-6jfu.html"])["isPartOf"]
    assert (node["temporal"], "datePublished" in node) == ("2019-04-12/..", False)
    assert node["isPartOf"]["datePublished"] == "2019-04-12"


def test_nobody_is_made_a_person_and_no_contributor_an_author() -> None:
    for path, page in built().items():
        for node in nodes(linked(page) if any(t.startswith('{"@context"') for t in page.text) else {}):
            assert node.get("@type") != "Person", path
            assert not {"author", "creator", "spokenByCharacter"} & node.keys(), path
        if path.startswith("quotes/"):
            assert not {"citation_author", "DC.creator"} & tags(page).keys()


def test_a_source_with_an_author_names_them() -> None:
    held = tags(built()["sources/the-long-watch.html"])
    assert held["citation_author"] == held["DC.creator"] == "the blog's editor"
    assert held["citation_publication_date"] == "2019/04/12"
    assert held["DC.date"] == "2019-04-12"


def test_each_kind_of_page_says_what_it_is() -> None:
    kinds = {path: linked(built()[path])["@type"] for path in KINDS}
    assert kinds == KINDS


KINDS = {
    "index.html": "Dataset",
    "glossary.html": "DefinedTermSet",
    "briefings/who-minds-the-lamp.html": "Report",
    "sources/gazette-on-the-lamps.html": "NewsArticle",
    "quotes/lamps-x7k2.html": "Quotation",
}


def test_every_page_is_described_for_those_who_share_it() -> None:
    for path, page in built(BASE).items():
        held = tags(page)
        assert held["og:title"]
        assert path.startswith("quotes/") or held["og:description"] == held["description"]
        assert (held["og:type"] == "website") is (path == urls.HOME)
        assert (held["og:site_name"], held["og:locale"]) == ("The lamps on the record", "en_GB")
        assert ("og:url" in held) is (path != urls.MISSING)
        assert all(held.values()), path


def test_a_quotation_is_passed_on_whole_and_its_description_fits_a_line() -> None:
    for quote in lighthouse().quotes.values():
        held = tags(built()[urls.of("quote", quote.id)]) if quote.record.status == "published" else {}
        if held:
            assert held["og:description"].startswith(f"“{' '.join(quote.record.text.split())}” ")
            assert len(held["description"]) <= 160 or "[…]” " in held["description"]


def test_without_an_address_none_is_made_up() -> None:
    assert not [path for path, page in built().items() if "og:url" in tags(page)]
    assert not [path for path, page in built().items() if path[0] == "q" and "citation_public_url" in tags(page)]
    assert tags(built()["quotes/lamps-x7k2.html"])["DC.identifier"] == "quotes/lamps-x7k2"


def test_words_cannot_end_the_block_they_stand_in() -> None:
    text = '</script><script>alert(1)</script><!-- "a\u2028b" & \\'
    dossier = with_record(lighthouse(), "quote", "lamps-x7k2", text=text)
    html = site(dossier)["quotes/lamps-x7k2.html"]
    assert len(read(html).tags("script")) == 2
    assert linked(read(html))["text"] == text
    assert "\u2028" not in html[html.index("ld+json") : html.index("</script>")]


def test_a_page_of_a_report_is_the_reports_own() -> None:
    item = citing.Item("a", "report", "A report", part=citing.Part("g3", "", "page 3", "lit"))
    assert citing.linked(item)["isPartOf"] == {"@type": "Report", "name": "A report"}
    assert citing.linked(replace(item, part=None)) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": "A report",
    }
