"""A page is its front matter, with places of the file, and its body, with the line in which it begins."""

import pytest

from onrecord.diagnostics import Place
from onrecord.frontmatter import read_page
from onrecord.yamltree import Refused

PAGE = """\
---
title: The lamp 🔦
related: [wicks]
---

Who trimmed it?
---
Nobody says.
"""


@pytest.mark.parametrize("wrap", [str, lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t])
def test_page_is_fields_and_body(wrap: type[str]) -> None:
    page = read_page("issues/lamps.md", wrap(PAGE).encode())
    assert page.front.value == {"title": "The lamp 🔦", "related": ["wicks"]}
    assert page.front.at("related", 0) == Place("issues/lamps.md", 3, 11, 5)
    assert page.front.key_at("related") == Place("issues/lamps.md", 3, 1, 7)
    assert page.body == "\nWho trimmed it?\n---\nNobody says.\n"
    assert page.body_line == 5


def test_blanks_after_the_hyphens_do_not_count() -> None:
    page = read_page("f.md", b"--- \t\na: b\n---  \nc")
    assert (page.body, page.body_line) == ("c", 4)


@pytest.mark.parametrize("end", ["", "\n"])
def test_body_may_be_empty(end: str) -> None:
    page = read_page("f.md", f"---\na: b\n---{end}".encode())
    assert page.body == ""


@pytest.mark.parametrize(
    ("check", "line", "column", "text"),
    [
        ("missing-front-matter", 1, 1, "# The lamp\n"),
        ("missing-front-matter", 1, 1, ""),
        ("missing-front-matter", 3, 1, "\n \n---\na: b\n---\n"),
        ("missing-front-matter", 1, 1, "---a: b\n---\n"),
        ("missing-front-matter", 1, 1, " ---\na: b\n---\n"),
        ("unclosed-front-matter", 1, 1, "---\na: b\n\nWords\n"),
        ("unclosed-front-matter", 1, 1, "---"),
        ("empty-front-matter", 1, 1, "---\n---\nWords\n"),
        ("empty-front-matter", 1, 1, "---\n\n# nothing yet\n---\nWords\n"),
        ("front-matter-not-fields", 2, 1, "---\n- a\n---\n"),
        ("lone-value", 2, 1, "---\nlamp\n---\n"),
        ("duplicate-key", 3, 1, "---\na: b\na: c\n---\n"),
        ("yaml-syntax", 3, 5, "---\nx: 🔦\na: b: c\n---\n"),
        ("yaml-syntax", 2, 4, "---\na: 'b\n---\nWords that aren't closed\n"),
        ("yaml-alias", 2, 4, "---\na: *b\n---\n"),
        ("bidi-control", 4, 7, "---\na: b\n---\nWords \u202eturned\n"),
        ("control-character", 4, 2, "---\na: b\n---\nW\x1b\n"),
        ("control-character", 2, 1, "---\n\ufeffa: b\nc: d\n---\n"),
        ("control-character", 2, 5, '---\na: "\\0"\n---\n'),
        ("yaml-directive", 2, 1, "---\n%YAML 1.1\n---\na: b\n---\n"),
    ],
)
def test_refused_at_its_place_in_the_file(check: str, line: int, column: int, text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_page("f.md", text.encode())
    found = refused.value.diagnostic
    assert (found.check, found.at.path, found.at.line, found.at.column) == (check, "f.md", line, column)
    assert found.remedy


def test_line_of_the_first_of_two_is_that_of_the_file() -> None:
    with pytest.raises(Refused) as refused:
        read_page("f.md", b"---\nx: y\na: b\na: c\n---\n")
    assert "line 3" in refused.value.diagnostic.message
