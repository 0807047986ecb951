"""The styles: how Harvard, OSCOLA and APA cite each kind of source, words quoted from one, and uncertain dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from onrecord import citing, edtf
from onrecord.citing import Item, Kept, Part
from onrecord.citing.item import FORMS
from onrecord.records import Settings, Source

URL = "https://lamps.example/a"
KEPT = Kept("The lamps on the record", "quotes/lamps-x7k2", "https://record.example/quotes/lamps-x7k2.html")
SETTINGS = Settings(title="The lamps on the record", publisher="The Lights Archive")


def source(**fields: Any) -> Item:
    every: dict[str, Any] = {"title": "Dark towers", "kind": "blog-thread", "publisher": "Lamp Notes", **fields}
    return citing.source(
        Source.model_validate({"published": "2020-11-08", "url": URL, "url_is": "exact", **every}), "a"
    )


def comment(of: Item, segment: str = "c11.r1", place: str = "comment 11, reply 1", speaker: str = "Anonymous") -> Item:
    return citing.quotation(of, "lamps-x7k2", Part(segment, speaker, place, "the lamp was lit"), KEPT)


SOURCES: tuple[tuple[Item, str, str, str], ...] = (
    (
        source(author="A. Keeper"),
        f"A. Keeper (2020) ‘Dark towers’, Lamp Notes, 8 November. Available at: {URL}.",
        f"A. Keeper, ‘Dark towers’ (Lamp Notes, 8 November 2020) <{URL}>.",
        f"A. Keeper. (2020, November 8). Dark towers [Blog post]. Lamp Notes. {URL}",
    ),
    (
        source(title_is="described", published="2020-11-08~", url_is="container"),
        "[Dark towers] [c. 2020], Lamp Notes, [c. 8 November 2020]."
        f" Available at: {URL} (the page that holds or lists it).",
        f"[Dark towers] (Lamp Notes, c 8 November 2020) <{URL}> (the page that holds or lists it).",
        f"[Dark towers] [Blog post]. (ca. 2020, November 8). Lamp Notes. {URL} (the page that holds or lists it).",
    ),
    (
        source(kind="news-article", published="2018-03", author="A. Reporter", url_is="unopened"),
        f"A. Reporter (2018) ‘Dark towers’, Lamp Notes, March. Available at: {URL} (as given, not opened).",
        f"A. Reporter, ‘Dark towers’ (Lamp Notes, March 2018) <{URL}> (as given, not opened).",
        f"A. Reporter. (2018, March). Dark towers. Lamp Notes. {URL} (as given, not opened).",
    ),
    (
        source(kind="report", author="Lights Board", publisher="Lights Board", published="2019"),
        f"Lights Board (2019) Dark towers. Available at: {URL}.",
        f"Lights Board, Dark towers (2019) <{URL}>.",
        f"Lights Board. (2019). Dark towers. {URL}",
    ),
    (
        source(kind="debate", published="2019-05-02", publisher="House of Keepers"),
        f"‘Dark towers’ (2019), House of Keepers, 2 May. Available at: {URL}.",
        f"‘Dark towers’ (House of Keepers, 2 May 2019) <{URL}>.",
        f"Dark towers [Debate]. (2019, May 2). House of Keepers. {URL}",
    ),
    (
        source(kind="foi-response", author="Lights Board", publisher="", url="", published=None),
        "Lights Board (no date) Dark towers.",
        "Lights Board, Dark towers.",
        "Lights Board. (n.d.). Dark towers [Freedom of information response].",
    ),
    (
        source(kind="post", author="Lights Board", publisher="A site"),
        f"Lights Board (2020) ‘Dark towers’, A site, 8 November. Available at: {URL}.",
        f"Lights Board, ‘Dark towers’ (A site, 8 November 2020) <{URL}>.",
        f"Lights Board. (2020, November 8). Dark towers [Online post]. A site. {URL}",
    ),
    (
        source(kind="transcript"),
        f"Dark towers (2020), Lamp Notes, 8 November. Available at: {URL}.",
        f"Dark towers (Lamp Notes, 8 November 2020) <{URL}>.",
        f"Dark towers [Transcript]. (2020, November 8). Lamp Notes. {URL}",
    ),
    (
        source(kind="other", title="Is it lit?", publisher=""),
        f"‘Is it lit?’ (2020), 8 November. Available at: {URL}.",
        f"‘Is it lit?’ (8 November 2020) <{URL}>.",
        f"Is it lit? (2020, November 8). {URL}",
    ),
    (
        citing.dossier(SETTINGS, "https://record.example/"),
        "The Lights Archive (no date) The lamps on the record. Available at: https://record.example/.",
        "The Lights Archive, The lamps on the record <https://record.example/>.",
        "The Lights Archive. (n.d.). The lamps on the record. https://record.example/",
    ),
)

QUOTED: tuple[tuple[Item, str, str, str], ...] = (
    (
        comment(source(author="A. Keeper")),
        "Anonymous (comment 11, reply 1) [2020 or later], on ‘Dark towers’, Lamp Notes, [8 November 2020 or later]."
        f" Available at: {URL}. Quoted in {KEPT.dossier}: {KEPT.permalink}.",
        "Anonymous, comment 11, reply 1 on ‘Dark towers’ (Lamp Notes, 8 November 2020 or later)"
        f" <{URL}>, quoted in {KEPT.dossier} <{KEPT.permalink}>.",
        "Anonymous. (2020, November 8 or later). Comment 11, reply 1 [Comment on the blog post “Dark towers”]."
        f" Lamp Notes. {URL}. Quoted in {KEPT.dossier}: {KEPT.permalink}",
    ),
    (
        replace(comment(source(url="")), kept=replace(KEPT, permalink="")),
        "Anonymous (comment 11, reply 1) [2020 or later], on ‘Dark towers’, Lamp Notes, [8 November 2020 or later]."
        " Quoted in The lamps on the record, quotes/lamps-x7k2.",
        "Anonymous, comment 11, reply 1 on ‘Dark towers’ (Lamp Notes, 8 November 2020 or later),"
        " quoted in The lamps on the record, quotes/lamps-x7k2.",
        "Anonymous. (2020, November 8 or later). Comment 11, reply 1 [Comment on the blog post “Dark towers”]."
        " Lamp Notes. Quoted in The lamps on the record, quotes/lamps-x7k2.",
    ),
    (
        comment(source(kind="report", author="Lights Board", publisher="", url=""), "g12", "page 12", ""),
        f"Lights Board (2020) Dark towers, 8 November, p. 12. Quoted in {KEPT.dossier}: {KEPT.permalink}.",
        f"Lights Board, Dark towers, p 12 (8 November 2020), quoted in {KEPT.dossier} <{KEPT.permalink}>.",
        f"Lights Board. (2020, November 8). Dark towers, p. 12. Quoted in {KEPT.dossier}: {KEPT.permalink}",
    ),
    (
        comment(source(kind="report", author="Lights Board", publisher="", url=""), "n4.n2", "paragraph 4.2", ""),
        f"Lights Board (2020) Dark towers, 8 November, para. 4.2. Quoted in {KEPT.dossier}: {KEPT.permalink}.",
        f"Lights Board, Dark towers, para 4.2 (8 November 2020), quoted in {KEPT.dossier} <{KEPT.permalink}>.",
        f"Lights Board. (2020, November 8). Dark towers, para. 4.2. Quoted in {KEPT.dossier}: {KEPT.permalink}",
    ),
    (
        comment(source(url=""), "e1", "", "Blog editor"),
        f"Blog editor (2020), in ‘Dark towers’, Lamp Notes, 8 November. Quoted in {KEPT.dossier}: {KEPT.permalink}.",
        f"Blog editor, in ‘Dark towers’ (Lamp Notes, 8 November 2020), quoted in {KEPT.dossier} <{KEPT.permalink}>.",
        "Blog editor. (2020, November 8). [In the blog post “Dark towers”]. Lamp Notes."
        f" Quoted in {KEPT.dossier}: {KEPT.permalink}",
    ),
)


@pytest.mark.parametrize(("item", "harvard", "oscola", "apa"), [*SOURCES, *QUOTED])
def test_each_style_cites_each_kind(item: Item, harvard: str, oscola: str, apa: str) -> None:
    assert citing.harvard(item) == harvard
    assert citing.oscola(item) == oscola
    assert citing.apa(item) == apa


def test_every_kind_of_source_is_in_the_table() -> None:
    cited = {item.kind for item, *_ in SOURCES}
    assert FORMS.keys() - cited == {"briefing", "issue"}  # written as reports and posts are; tried with the pages


DATES = (
    ("2023-01-29", "(2023), Lamp Notes, 29 January", "29 January 2023", "2023, January 29"),
    ("2023", "(2023), Lamp Notes", "2023", "2023"),
    ("2023-01-29~", "[c. 2023], Lamp Notes, [c. 29 January 2023]", "c 29 January 2023", "ca. 2023, January 29"),
    ("2023-01?", "[2023?], Lamp Notes, [January 2023?]", "January 2023?", "2023, January?"),
    ("2023%", "[c. 2023?], Lamp Notes, [c. 2023?]", "c 2023?", "ca. 2023?"),
    ("2022-12-30/2023-01-02", "[2022 to 2023], Lamp Notes, [30 December 2022 to 2 January 2023]", None, None),
    ("2023-02~/2023-04", "[c. 2023], Lamp Notes, [c. February 2023 to April 2023]", None, None),
    ("2023~/..", "[c. 2023 or later], Lamp Notes, [c. 2023 or later]", "c 2023 or later", "ca. 2023 or later"),
    ("../2023", "[2023 or earlier], Lamp Notes, [2023 or earlier]", "2023 or earlier", "2023 or earlier"),
)


@pytest.mark.parametrize(("date", "harvard", "oscola", "apa"), DATES)
def test_a_date_that_is_not_sure_says_so(date: str, harvard: str, oscola: str | None, apa: str | None) -> None:
    item = replace(source(url=""), issued=edtf.parse(date))
    assert citing.harvard(item) == f"‘Dark towers’ {harvard}."
    if oscola and apa:
        assert citing.oscola(item) == f"‘Dark towers’ (Lamp Notes, {oscola})."
        assert citing.apa(item) == f"Dark towers [Blog post]. ({apa}). Lamp Notes."


def test_a_comment_may_be_later_than_its_post() -> None:
    assert comment(source(published="2020-11-08~")).edtf == "2020-11-08~/.."
    assert source(published="2020-11-08~").edtf == "2020-11-08~"
    said = replace(comment(source()), part=Part("c1", "Anonymous", "comment 1", "lit", edtf.parse("2020-11-09")))
    assert citing.oscola(said).startswith("Anonymous, comment 1 on ‘Dark towers’ (Lamp Notes, 9 November 2020)")
