"""Prose as HTML: what mentions become, numbered notes, and nothing that content could smuggle in."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from onrecord import markup
from onrecord.markup import Mention, Piece, Resolved


def resolve(mention: Mention) -> Resolved:
    if mention.label:
        return Resolved((Piece(Markup('<a class="ours">{}</a>').format(mention.label)),))
    if mention.block:
        return Resolved((Piece(Markup("<figure>{}</figure>").format(" ".join(mention.ids))),), block=True)
    note = Markup("note of {}")
    return Resolved(tuple(Piece(Markup("<q>{}</q>").format(each), note.format(each)) for each in mention.ids))


def html(body: str) -> str:
    return str(markup.html(markup.read(body), resolve).html)


def test_a_block_takes_the_place_of_its_paragraph() -> None:
    assert html("Before.\n\n[[quote:a b]]\n\nAfter.") == "<p>Before.</p>\n<figure>a b</figure>\n<p>After.</p>\n"


def test_what_a_resolver_makes_no_block_of_stays_a_paragraph() -> None:
    prose = markup.read("[[figure:lamps]]")
    assert markup.html(prose, lambda _: Resolved((Piece(Markup("12")),))).html == "<p>12</p>\n"


def test_a_link_is_no_block_and_a_list_item_may_hold_one() -> None:
    assert html("[[quote:a|there]]") == '<p><a class="ours">there</a></p>\n'
    assert html("- [[quote:a]]") == "<ul>\n<li><figure>a</figure></li>\n</ul>\n"


def test_notes_are_numbered_in_order_with_the_writer_s_own_footnotes_among_them() -> None:
    body = "One [[quote:a]], two[^x] and three [[quote:b]], again[^x].\n\n[^x]: Aside [[quote:c]].\n"
    rendered = markup.html(markup.read(body), resolve, first_note=4)
    assert [(n.number, n.id, re.sub("<[^>]+>", "", n.html).strip(), n.calls) for n in rendered.notes] == [
        (4, "note-4", "note of a", ("note-4-call",)),
        (5, "note-5", "Aside c7.", ("note-5-call", "note-5-call-2")),
        (6, "note-6", "note of b", ("note-6-call",)),
        (7, "note-7", "note of c", ("note-7-call",)),
    ]
    assert re.findall(r">(\d)</a></sup>", rendered.html) == ["4", "5", "6", "5"]
    everything = rendered.html + Markup("").join(note.html for note in rendered.notes)
    ids = re.findall(r'id="([^"]+)"', everything)
    assert sorted(ids) == sorted(call for note in rendered.notes for call in note.calls)


def test_each_reference_gets_its_own_answer() -> None:
    body = (
        "Note.[^1] [[quote:late]]\n\n[^1]: In it [[quote:noted]].\n\n[[quote:listed]] [[qoute:broken]] [[quote:last]]"
    )
    text = html(body)
    assert re.findall("<q>([a-z]+)</q>", text) == ["late", "listed", "last"]
    assert "[[qoute:broken]]" in text


HOSTILE = [
    "<script>alert(1)</script>",
    "a <b onclick=x>b</b> <img src=x onerror=y>",
    "[x](javascript:alert(1)) <javascript:alert(1)> [y](data:text/html,z) [z](vbscript:a)",
    '[x](https://lamps.example "t\\" onmouseover=\\"a")',
    "![x](https://lamps.example/track.png)",
    '```html" onload="x\n<script>\n```',
    "| a |\n|:-:|\n| <style>*{}</style> |",
    "[x]: javascript:alert(1)\n\n[x]",
    "&lt;script&gt; &#60;script&#62; &#x3c;script&#x3e;",
    "<!-- x --> <?php x ?> <![CDATA[ x ]]> <!DOCTYPE x>",
    "[//evil.example](//evil.example) [\\\\evil](\\\\evil.example)",
]
SAFE_TAG = re.compile(
    r"</?(?:a|blockquote|br|code|dd|dl|dt|em|figure|h[2-6]|hr|li|ol|p|pre|q|strong|sup|table|tbody|td|th|thead|tr|ul)"
    r'(?: (?:href="(?!javascript|data|vbscript|//)[^"<>]*"|id="(?:h|note)-[a-z0-9-]+"|role="doc-noteref"|start="\d+"'
    r'|class="(?:align-(?:left|centre|right)|note-call|ours)"))*>'
)


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_hostile_gets_through(body: str) -> None:
    assert "<" not in SAFE_TAG.sub("", html(body))


MORSELS = [*"<>\"'&;#x[]()!`*_|:-/\\ \n=\ue000\ue001m0f1a", "script", "[[quote:a]]", "](", "&#xE000;", "\n\n"]


@given(st.lists(st.sampled_from(MORSELS)).map("".join))
def test_whatever_is_written_only_our_elements_come_out(body: str) -> None:
    text = html(body)
    assert "<" not in SAFE_TAG.sub("", text)
    assert not re.search("[\ue000-\uf8ff]", text)


@pytest.mark.parametrize(
    "forged", ["\ue000m0\ue001", "&#xE000;m0&#xE001;", "`\ue000m0\ue001`", "[\ue000m0\ue001](a.html)"]
)
def test_content_cannot_forge_a_place_for_a_piece(forged: str) -> None:
    assert html(f"{forged} x [[quote:a]]").count("<q>") == 1


def test_a_private_use_character_is_reported() -> None:
    (broken,) = markup.read("One\ntwo \ue000", first_line=3).broken
    assert (broken.line, broken.column) == (4, 5)
    assert "U+E000" in broken.message


def test_tables_definitions_and_code_are_there() -> None:
    table = html("| a | b |\n|--:|---|\n| 1 | 2 |")
    assert '<td class="align-right">1</td>' in table
    assert html("Wick\n: A string.") == "<dl>\n<dt>Wick</dt>\n<dd>A string.</dd>\n</dl>\n"
    assert html("```python\nx\n```") == "<pre><code>x\n</code></pre>\n"


def test_quotation_marks_and_dashes_stay_as_they_were_written() -> None:
    assert html("\"a\" 'b' -- ... (c)") == "<p>\"a\" 'b' -- ... (c)</p>\n"


def test_the_same_prose_renders_alike_each_time() -> None:
    prose = markup.read("# A\n\nx [[quote:a]][^1]\n\n[^1]: y")
    assert markup.html(prose, resolve) == markup.html(prose, resolve)
