"""Mentions as they are written in Markdown, and as they are read: what, where, and what is wrong with them."""

from __future__ import annotations

import pytest

from onrecord import markup


def mentions(body: str) -> list[tuple[str, tuple[str, ...], str, bool]]:
    return [(m.kind, m.ids, m.label, m.block) for m in markup.read(body).mentions]


def under(body: str, line: int, column: int, width: int) -> str:
    return body.split("\n")[line - 1][column - 1 : column - 1 + width]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[[quote:lamp-7k3m]]", ("quote", ("lamp-7k3m",), "", True)),
        ("  [[quote:lamp-7k3m]]  \n", ("quote", ("lamp-7k3m",), "", True)),
        ("- [[quote:lamp-7k3m]]\n\n- other", ("quote", ("lamp-7k3m",), "", True)),
        ("Keepers say [[quote:lamp-7k3m]].", ("quote", ("lamp-7k3m",), "", False)),
        ("[[quote:a b c]]", ("quote", ("a", "b", "c"), "", True)),
        ("[[quote:a\nb]]", ("quote", ("a", "b"), "", True)),
        ("[[quote:a|what one\nkeeper said]]", ("quote", ("a",), "what one keeper said", False)),
        ("## On [[issue:night-watch]]", ("issue", ("night-watch",), "", False)),
        ("| a |\n|---|\n| [[figure:lamps]] |", ("figure", ("lamps",), "", False)),
        ("[[chart:timeline night-watch]]", ("chart", ("timeline", "night-watch"), "", True)),
        ("**[[term:wick]]**", ("term", ("wick",), "", False)),
    ],
)
def test_a_mention_is_read(body: str, expected: tuple[str, tuple[str, ...], str, bool]) -> None:
    assert mentions(body) == [expected]
    assert not markup.read(body).broken


@pytest.mark.parametrize(
    "body",
    ["`[[quote:a]]`", "    [[quote:a]]", "```\n[[quote:a]]\n```", "[[1]]", "see [[above]]", r"\[[quote:a]]", "[[x y]]"],
)
def test_what_is_no_mention_stays_text(body: str) -> None:
    prose = markup.read(body)
    assert prose.mentions == ()
    assert prose.broken == ()


@pytest.mark.parametrize(
    ("body", "marked", "said"),
    [
        ("Look: [[quote:]] here", "[[quote:]]", "names nothing"),
        ("Look: [[qoute:x]] here", "[[qoute:x]]", "not a kind"),
        ("Look: [[quote:Bad Id]] here", "[[quote:Bad Id]]", "`Bad` is not an id"),
        ("Look: [[quote:x] here", "[[quote:x]", "not closed"),
        ("Look: [[quote:x", "[[quote:x", "not closed"),
        ("Look: [[claim:a b]]", "[[claim:a b]]", "names one record, this one 2"),
        ("Look: [[quote:a a]]", "[[quote:a a]]", "twice"),
        ("Look: [[quote:a|]]", "[[quote:a|]]", "text is missing"),
        ("Look: [[quote:a b|two]]", "[[quote:a b|two]]", "names several"),
        ("Look: ![a lamp](lamp.png)", "![a lamp](", "pictures"),
        ("Look: [mail](mailto:a@lamps.example)", "[mail](mailto:a@lamps.example)", "leads nowhere"),
        ("Look: [it](//lamps.example/a)", "[it](//lamps.example/a)", "leads nowhere"),
        ("Look: [it](/etc/passwd)", "[it](/etc/passwd)", "leads nowhere"),
        ("Look: [it](http://127.0.0.1:9/-/)", "[it](http://127.0.0.1:9/-/)", "own machine"),
        ("Look: [it](http://127.1\\@lamps.example)", "[it](http://127.1\\@lamps.example)", "names no site"),
    ],
)
def test_a_broken_one_is_reported_at_its_place(body: str, marked: str, said: str) -> None:
    prose = markup.read(f"First.\n\n> {body}\n", first_line=10)
    assert prose.mentions == ()
    (broken,) = prose.broken
    assert said in broken.message
    assert broken.remedy
    assert (broken.line, under(f"> {body}", 1, broken.column, broken.width)) == (12, marked)


def test_a_misspelt_kind_gets_a_suggestion() -> None:
    assert markup.read("[[qoute:x]]").broken[0].remedy == "did you mean `quote`?"


def test_places_are_the_file_s_own() -> None:
    body = (
        "Ämter 𝄞 [[quote:a]]\n"
        "  next [[quote:b]]\n\n"
        "> - deep [[quote:c]]\n>   and [[quote:d]]\n\n"
        "| x | [[quote:e]] | [[quote:e]] |\n|---|---|---|\n| y | z | [[quote:f]] |\n\n"
        "## Head [[quote:g]] ##\n\n"
        "Wick\n: Sense [[quote:h]]\n\n"
        "Note.[^1]\n\n[^1]: Said [[quote:i]]\n"
    )
    found = markup.read(body).mentions
    assert [m.ids[0] for m in found] == ["a", "b", "c", "d", "e", "e", "f", "g", "h", "i"]
    assert [under(body, m.line, m.column, m.width) for m in found] == [f"[[quote:{m.ids[0]}]]" for m in found]
    assert found[4].column < found[5].column
    assert [m.line for m in markup.read(body.replace("\n", "\r\n")).mentions] == [m.line for m in found]


def test_headings_begin_below_the_page_s_title() -> None:
    headings = markup.read("# Lamps & *wicks*\n\n## Wicks\n\nWicks\n---\n\n## Öl\n\n## 灯\n").headings
    assert [(h.level, h.text, h.id, h.line) for h in headings] == [
        (2, "Lamps & wicks", "h-lamps-wicks", 1),
        (3, "Wicks", "h-wicks", 3),
        (3, "Wicks", "h-wicks-2", 5),
        (3, "Öl", "h-ol", 8),
        (3, "灯", "h-section", 10),
    ]


def test_links_are_told() -> None:
    (link,) = markup.read("See [the issue](../issues/night-watch.html).").links
    assert (link.href, link.column, link.width) == ("../issues/night-watch.html", 5, 39)
