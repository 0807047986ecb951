"""New records, and fields changed, in the one layout; every other character of a file stays as it was."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from onrecord import emit, kinds, yamltree
from onrecord.yamltree import Node, Refused, Unrevisable

KIND = {kind.name: kind for kind in (*kinds.KINDS, kinds.QUOTE)}
TENDED = "it is tended by two keepers, who take turns, and by a boy of ten"
QUOTE: Mapping[str, Node] = {
    "note": f"The lamp is the one at Île-aux-Cormes: {TENDED} who trims it.",
    "flags": [],
    "issues": {"lamps": "", "boats": "for"},
    "text": "[T]he lamp # burns",
    "id": "lamps-x7k2",
    "added": "2026-11-22",
    "said": "2019",
    "voice": {"standing": "former", "role": "", "quoting": "off"},
    "segment": "c1.r1",
    "kind": "opinion",
    "mood": "unknown field",
}
WRITTEN = """\
- id: lamps-x7k2
  segment: c1.r1
  text: "[T]he lamp # burns"
  voice:
    standing: former
    quoting: "off"
  kind: opinion
  issues:
    lamps: ""
    boats: for
  said: "2019"
  added: 2026-11-22
  note: >-
    The lamp is the one at Île-aux-Cormes: it is tended by two keepers, who take turns, and by a boy of ten who trims
    it.
  mood: unknown field
"""
CLAIM: Mapping[str, Node] = {"id": "b", "text": "Boats come."}
CLAIM_LINES = "- id: b\n  text: Boats come.\n"


def test_an_item_is_in_the_order_of_its_kind_and_says_nothing_empty() -> None:
    assert emit.item(kinds.QUOTE, QUOTE) == WRITTEN


def test_a_page_has_its_fields_above_its_words() -> None:
    fields: Mapping[str, Node] = {"order": "3", "question": "Do lamps fail?", "title": "Lamps", "lacks": ["a: b", ""]}
    assert emit.file(KIND["issue"], fields, "First.\n\nSecond.\n\n").decode() == (
        '---\ntitle: Lamps\nquestion: Do lamps fail?\nlacks:\n  - "a: b"\n  - ""\norder: 3\n---\nFirst.\n\nSecond.\n'
    )


def test_a_source_names_its_schema_and_parts_its_quotes() -> None:
    captures: list[Node] = [{"file": "a.txt"}, {"file": "b.txt"}]
    quotes: list[Node] = [{"id": "a-1"}, {"id": "a-2"}]
    assert emit.file(KIND["source"], {"quotes": quotes, "captures": captures, "title": "null"}).decode() == (
        '# yaml-language-server: $schema=../../schema/source.json\ntitle: "null"\ncaptures:\n  - file: a.txt\n'
        "  - file: b.txt\nquotes:\n  - id: a-1\n\n  - id: a-2\n"
    )


def test_days_stand_as_they_are_and_words_of_ours_are_folded_within_their_source() -> None:
    note = "word " * 30 + "end"
    archived: list[Node] = [{"on": "2019-05-02", "url": "https://a.example/"}]
    found = emit.file(KIND["source"], {"quotes": [{"note": note}], "archived": archived, "published": "2019-05-02"})
    assert found.decode().partition("\n")[2] == (
        'published: "2019-05-02"\narchived:\n  - url: https://a.example/\n    on: 2019-05-02\nquotes:\n'
        f"  - note: >-\n      {'word ' * 22}word\n      {'word ' * 7}end\n"
    )
    assert emit.changed(KIND["source"], "a", b"archived: [{}]\n", ("archived", 0), {"on": "2019"}) == (
        b'archived: [{on: "2019"}]\n'
    )


SAFE = ["a", "a-b", "the lamp, lit", "20% of it", "it’s [sic]", "c1.r1", "10%", "002_ffaa.txt", "20ff26e", "a:b", "x#y"]
QUOTED = [
    "",
    " a",
    "a ",
    "no",
    "On",
    "~",
    "y",
    "1",
    "-1",
    "1.5",
    "0x1f",
    "1e3",
    "1:30",
    "2019-04",
    "2019-04-12~/..",
    "a: b",
]
QUOTED += [
    "a #b",
    "a:",
    "- a",
    "[a",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "'a'",
    '"a"',
    "#a",
    "---",
    "...",
    "? a",
    "=",
    "a\tb",
]
QUOTED += ["18,000", ".inf", "\ufeffa", "a\nb", "+1", "<<", "|", ">", "{a"]


@pytest.mark.parametrize("text", SAFE)
def test_words_that_every_reader_takes_for_words_stand_plain(text: str) -> None:
    assert emit.item(kinds.QUOTE, {"text": text}) == f"- text: {text}\n"


@pytest.mark.parametrize("text", QUOTED[1:])
def test_other_words_stand_in_quotation_marks(text: str) -> None:
    assert emit.item(kinds.QUOTE, {"text": text}).startswith('- text: "')


def test_line_breaks_of_ours_stand_and_those_of_a_quotation_are_escaped() -> None:
    written = emit.item(kinds.QUOTE, {"text": "a\nb", "note": "a\n\n# b"})
    assert written == '- text: "a\\nb"\n  note: |-\n    a\n\n    # b\n'


def test_what_no_file_may_hold_is_refused() -> None:
    for text in ("a\x1bb", "a\u202eb", "\ud800", "a\x85b"):
        with pytest.raises(Refused):
            emit.item(kinds.QUOTE, {"text": text})


ADDED = [
    ("- id: a\n", f"- id: a\n\n{CLAIM_LINES}"),
    ("- id: a", f"- id: a\n\n{CLAIM_LINES}"),
    ("# none yet", f"# none yet\n{CLAIM_LINES}"),
    ("# none yet\n[]\n", f"# none yet\n{CLAIM_LINES}"),
    ("[]  # none", f"# none\n{CLAIM_LINES}"),
    ("[{id: a}]\n", "[{id: a}, {id: b, text: Boats come.}]\n".replace("Boats come.", '"Boats come."')),
    ("-   id: a  # last\n    # of a\n# the end\n", f"-   id: a  # last\n    # of a\n\n{CLAIM_LINES}# the end\n"),
    ("- id: a\n  note: |+\n    x\n\n\n", f"- id: a\n  note: |+\n    x\n\n\n{CLAIM_LINES}"),
    ("- id: a\r\n", f"- id: a\n\n{CLAIM_LINES}".replace("\n", "\r\n")),
    ("\ufeff- id: a\n\n\n", f"\ufeff- id: a\n\n{CLAIM_LINES}\n\n"),
]
QUOTED_IN = [
    ("title: a\nquotes: []  # none\n", "title: a\nquotes:  # none\n  - id: b\n    text: Boats come.\n"),
    ("quotes:\ntitle: a\n", "quotes:\n  - id: b\n    text: Boats come.\ntitle: a\n"),
    ("title: a", "title: a\nquotes:\n  - id: b\n    text: Boats come.\n"),
    ("quotes:\n- id: a\ntitle: a\n", "quotes:\n- id: a\n\n- id: b\n  text: Boats come.\ntitle: a\n"),
    (
        "quotes:\n    - {id: a}\n    # below\n\n# end\n",
        "quotes:\n    - {id: a}\n\n    - id: b\n      text: Boats come.\n    # below\n\n# end\n",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_a_record_is_put_last(text: str, expected: str) -> None:
    assert emit.added(KIND["claim"], "claims.yaml", text.encode(), CLAIM).decode() == expected


@pytest.mark.parametrize("data", [None, b"", b"\n"])
def test_a_list_that_is_not_there_is_made(data: bytes | None) -> None:
    expected = f"# yaml-language-server: $schema=../schema/claims.json\n{CLAIM_LINES}"
    assert emit.added(KIND["claim"], "claims.yaml", data, CLAIM).decode() == expected


@pytest.mark.parametrize(("text", "expected"), QUOTED_IN)
def test_a_quotation_is_put_last_in_its_source(text: str, expected: str) -> None:
    assert emit.added(kinds.QUOTE, "sources/a.yaml", text.encode(), CLAIM).decode() == expected


@pytest.mark.parametrize("text", ["{title: a}", "quotes: a", "quotes: {a: b}", "quotes: [ # none\n]\n", "- a\n"])
def test_a_source_that_has_no_place_for_a_quotation_is_let_be(text: str) -> None:
    with pytest.raises(Unrevisable):
        emit.added(kinds.QUOTE, "sources/a.yaml", text.encode(), CLAIM)


def test_what_cannot_be_read_is_not_written_into() -> None:
    for kind, data in ((KIND["claim"], b"- ["), (KIND["claim"], b"\xff"), (kinds.QUOTE, None)):
        with pytest.raises(Refused):
            emit.added(kind, "a.yaml", data, CLAIM)


def test_what_is_added_is_read_back() -> None:
    data = emit.added(kinds.QUOTE, "sources/a.yaml", b"title: a\n", QUOTE)
    value = yamltree.read("a.yaml", data).value
    assert isinstance(value, dict)
    said = {name: part for name, part in QUOTE.items() if part and name != "voice"}
    assert value["quotes"] == [{**said, "voice": {"standing": "former", "quoting": "off"}}]
