"""Uses: words of ours that a page explains are found in running text, and nowhere that is not running text of ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord import markup
from onrecord.markup import Mention, Piece, Resolved, Uses
from onrecord.records import Term
from onrecord.terms import Lexicon


def lexicon(*terms: Term) -> Lexicon:
    return Lexicon.of({term.id: term for term in terms})


def term(label: str, *variants: str, expansion: str = "") -> Term:
    name = "".join(filter(str.isalnum, label)).lower()
    return Term(id=name, label=label, variants=list(variants), expansion=expansion, sense="What it is.")


LAMPS = lexicon(
    term("RWD", "R.W.D.", expansion="remote watching desk"),
    term("tended", "tended lamp"),
    term("relief"),
    term("C++"),
)


def resolve(mention: Mention) -> Resolved:
    return Resolved((Piece(Markup("<a>{}</a>").format(mention.label or mention.ids[0])),))


def html(body: str, known: Lexicon = LAMPS) -> str:
    uses = Uses(lambda text: ((u.term, u.start, u.end) for u in known.uses(text) if not u.in_full), shown)
    return str(markup.html(markup.read(body), resolve, uses=uses).html)


def shown(name: str, words: str) -> Markup:
    return Markup("<{}>{}</>").format(name, words)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("The RWD was cold.", "The <rwd>RWD</> was cold."),
        ("RWD", "<rwd>RWD</>"),
        (
            "the R.W.D. and the RWDs and the RWD’s door",
            "the <rwd>R.W.D.</> and the <rwd>RWDs</> and the <rwd>RWD’s</> door",
        ),
        ("Relief, relief, RELIEF", "<relief>Relief</>, <relief>relief</>, <relief>RELIEF</>"),
        ("the rwd, CRWD and RWD2", "the rwd, CRWD and RWD2"),
        ("a tended lamp, tended", "a <tended>tended lamp</>, <tended>tended</>"),
        ("a tended *lamp*", "a tended <em>lamp</em>"),
        ("*RWD*", "<em><rwd>RWD</></em>"),
        ("R*W*D", "R<em>W</em>D"),
        ("RWD & <C++>", "<rwd>RWD</> &amp; &lt;<c>C++</>&gt;"),
        ("a remote watching desk", "a remote watching desk"),
        ("a tended\nlamp", "a <tended>tended\nlamp</>"),
    ],
)
def test_terms_are_found_whole_longest_first_and_as_they_are_written(body: str, expected: str) -> None:
    assert html(body) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize(
    "body",
    [
        "[the RWD](../about.html)",
        "[[quote:a|what the RWD says]]",
        "<https://lamps.example/RWD>",
        "## The RWD",
        "The RWD\n===",
        "`RWD`",
        "    RWD",
        "```\nRWD\n```",
        "> from the RWD",
        "“the RWD was cold”",
        "the so-called “RWD”",
        'the "RWD"',
        "| RWD |\n|---|\n| lamp |",
        "RWD\n:   a room",
    ],
)
def test_nothing_is_found_in_links_titles_quotations_and_code(body: str) -> None:
    assert "<rwd>" not in html(body)
    assert "RWD" in html(body)


@pytest.mark.parametrize("body", ["| a |\n|---|\n| RWD |", "- RWD", "a\n:   the RWD", "1. x\n\n   RWD"])
def test_terms_are_found_wherever_words_run(body: str) -> None:
    assert "<rwd>RWD</>" in html(body)


def test_a_footnote_is_read_after_the_words_that_call_it() -> None:
    seen: list[str] = []

    def noted(_name: str, words: str) -> Markup:
        seen.append(words)
        return Markup("{}").format(words)

    uses = Uses(lambda text: ((u.term, u.start, u.end) for u in LAMPS.uses(text)), noted)
    rendered = markup.html(markup.read("One[^x] relief.\n\n[^x]: The RWD.\n\nA tended lamp.\n"), resolve, uses=uses)
    assert seen == ["relief", "tended lamp", "RWD"]
    assert rendered.notes[0].html == "<p>The RWD.</p>\n"


def test_a_hundred_terms_are_all_found() -> None:
    known = lexicon(*(term(f"Q{n}X") for n in range(100)))
    body = " ".join(f"Q{n}X" for n in range(100))
    assert html(body, known).count("</>") == 100


def test_no_term_is_found_where_there_are_none() -> None:
    assert html("The RWD.", lexicon()) == "<p>The RWD.</p>\n"


def test_the_words_found_are_printed_as_text() -> None:
    known = lexicon(term("<script>alert(1)</script>"))
    assert html("a <script>alert(1)</script> b", known) == (
        "<p>a <scriptalert1script>&lt;script&gt;alert(1)&lt;/script&gt;</> b</p>\n"
    )


WRITTEN = ["RWD", "R.W.D.", "tended", "lamp", "Tended lamps", "relief's", "#9", "C++", " ", "s", ",", "’"]


@given(st.lists(st.sampled_from(WRITTEN)))
def test_the_quick_way_finds_what_the_pattern_finds(parts: list[str]) -> None:
    text = "".join(parts)
    for known in (LAMPS, lexicon(term("#9"), term("lamp", "tended lamp"))):
        assert [(use.start, use.end) for use in known.uses(text)] == [m.span() for m in known.pattern.finditer(text)]
