"""How pages are woven together: terms with their senses, notes, and where each record is used."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from onrecord.dossier import Dossier
from onrecord.pages.backlinks import Backlink
from onrecord.pages.pieces import Bit
from pages.dossiers import lighthouse, site, views, with_record
from pages.reading import read, words

LAMPS = "issues/lamps.html"
BRIEFING = "briefings/who-minds-the-lamp.html"
HEAD = "---\ntitle: A test\nissues: [lamps]\ndate: 2026-11-30\n{}---\n"


def briefed(body: str, front: str = "", **more: str) -> Dossier:
    """The lighthouse with one briefing more."""
    return lighthouse(**{"briefings/test.md": HEAD.format(front) + body, **more})


def page(body: str, front: str = "") -> str:
    return site(briefed(body, front))["briefings/test.html"]


def buttons(html: str) -> list[str]:
    return re.findall(r'<button class="term"[^>]*>([^<]*)</button>', html)


def test_a_term_has_its_sense_at_its_first_use_alone() -> None:
    html = page(
        "The RWD is cold. Nobody in the RWD keeps a mantle.\n\n## The RWD\n\nThe [[term:rwd]] and its mantles.\n"
    )
    assert buttons(html) == ["RWD", "mantle"]
    assert html.count('href="../glossary.html#rwd"') == 2  # in its sense, and where it is named again
    assert "remote watching desk (likely)" in words(html)


def test_a_term_that_is_named_first_has_its_sense_there() -> None:
    html = page("See [[term:rwd]]: the RWD.\n")
    assert buttons(html) == ["RWD"]
    assert "the RWD." in words(html)


def test_the_summary_comes_first() -> None:
    assert buttons(page("The RWD and a mantle.\n", "summary: [The RWD is “a tended lamp”.]\n")) == ["RWD", "mantle"]


def test_a_quotation_keeps_its_words_and_its_page_explains_them() -> None:
    made = site(lighthouse())
    assert buttons(made["quotes/supply-boats-4mvs.html"]) == ["RWD"]
    for path, html in made.items():
        for said in re.findall(r"<(q|blockquote)\b(.*?)</\1>", html, re.DOTALL):
            assert "<button" not in said[1], path
    assert buttons(made["quotes/lamps-jd5y.html"]) == []


def test_paper_says_what_a_short_form_is_short_for_once() -> None:
    assert 'data-print=" (remote watching desk, likely)"' in page("The RWD.\n")
    assert "data-print=" not in page("The RWD, a remote watching\ndesk.\n").partition("grounds")[0]
    assert 'id="_sense-mantle" popover data-pagefind-ignore>' in page("A mantle.\n")  # short for nothing


def test_nothing_in_a_sense_becomes_structure() -> None:
    hostile = '<script>alert(1)</script> " onclick=x <b>'
    changed = with_record(briefed("The RWD.\n"), "term", "rwd", sense=hostile, expansion=hostile, label=hostile)
    html = site(changed)["briefings/test.html"] + site(changed)["glossary.html"]
    changed = with_record(briefed("The [[term:rwd]].\n"), "term", "rwd", sense=hostile, expansion=hostile)
    html += site(changed)["briefings/test.html"]
    assert html.count("&lt;script&gt;") > 3
    assert [held for held in read(html).run() if "src" not in held] == []
    assert not [held for _, held in read(html).attributes if "onclick" in held]


def test_whatever_opens_is_there_once() -> None:
    for path, html in site(lighthouse()).items():
        found = read(html)
        opened = found.all("popovertarget")
        assert [name for name, count in Counter(found.all("id")).items() if count > 1] == [], path
        assert set(opened) <= set(found.all("id")), path
        popovers = {held["id"] for _, held in found.attributes if "popover" in held}
        assert popovers == set(opened), path


def test_a_note_has_a_number_in_the_text_and_ways_back() -> None:
    html = page("One[^x] and [[quote:lamps-t9ra]], again[^x].\n\n[^x]: The RWD says so.\n")
    found = read(html)
    assert found.all("popovertarget") == ["note-1-text", "note-2-text", "note-1-text", "_sense-rwd"]
    back = [href for href in found.all("href") if href.endswith(("-call", "-call-2"))]
    assert sorted(back) == ["#note-1-call", "#note-1-call-2", "#note-2-call"]
    assert html.count('aria-label="Note 1"') == 2


def used(dossier: Dossier, path: str) -> dict[str, Backlink]:
    return {each.link.href: each for each in views(dossier)[path].uses}


def told(backlink: Backlink) -> list[str]:
    return ["".join(map(printed, sentence)) for sentence in backlink.sentences]


def printed(bit: Bit) -> str:
    text = "".join(piece.text for piece in bit.pieces)
    return f"“{text}”" if bit.said else text


def test_a_quotation_says_where_it_is_used_and_in_which_sentence() -> None:
    uses = used(lighthouse(), "quotes/lamps-q4ve.html")
    assert told(uses["../briefings/who-minds-the-lamp.html"]) == [
        "The case against them is as short: “In February we heard a man shouting […] and he is alive […]”"
    ]


def test_our_words_are_told_whole_and_only_a_quotation_is_cut() -> None:
    long = "It is long, " * 40
    dossier = briefed(f"First. {long}and says e.g. so: [[quote:lamps-9gsy]] Last.\n")
    use = used(dossier, "quotes/lamps-9gsy.html")["../briefings/test.html"]
    (sentence,) = told(use)
    assert sentence.startswith(long)
    assert sentence.endswith("so: “Whether the lamp is tended or automatic matters less to me […]”")


@pytest.mark.parametrize(
    ("path", "href"),
    [
        ("sources/the-long-watch.html", "../issues/supply-boats.html"),
        ("claims/automatic-lamps-fail-less.html", "../issues/lamps.html"),
        ("issues/supply-boats.html", "../briefings/who-minds-the-lamp.html"),
        ("quotes/inspections-6jfu.html", "../issues/inspections.html"),
    ],
)
def test_every_kind_says_where_it_is_used(path: str, href: str) -> None:
    assert told(used(lighthouse(), path)[href])
    assert "Where it is used" in words(site(lighthouse())[path])


def test_a_figure_names_the_pages_that_use_it() -> None:
    standings: Any = views(lighthouse())["figures.html"].standings
    (figure,) = (each for standing in standings for each in standing.figures if each.id == "dark-hours")
    kinds = {use.link.href: use.kind for use in figure.uses}
    assert kinds == {"issues/lamps.html": "Issue", "claims/automatic-lamps-fail-less.html": "Claim"}


def test_a_draft_is_no_use() -> None:
    dossier = briefed("Before. So: [[quote:lamps-9gsy]]\n", "status: draft\n")
    assert "../briefings/test.html" not in used(dossier, "quotes/lamps-9gsy.html")
    shown = {each.link.href for each in views(dossier, drafts=True)["quotes/lamps-9gsy.html"].uses}
    assert "../briefings/test.html" in shown


def test_a_record_that_nothing_uses_says_nothing_of_it() -> None:
    assert views(lighthouse())["quotes/lamps-e3fu.html"].uses == ()
    assert "Where it is used" not in words(site(lighthouse())["quotes/lamps-e3fu.html"])
