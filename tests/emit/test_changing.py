"""Fields of a record put, replaced or taken out where they stand, and every other character of the file left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pytest

from onrecord import emit, kinds
from onrecord.yamltree import Node, Refused, Step, Unrevisable

KIND = {kind.name: kind for kind in (*kinds.KINDS, kinds.QUOTE)}
Fields: TypeAlias = "Mapping[str, Node | None]"

SOURCE = """\
# yaml-language-server: $schema=../../schema/source.json
title: The Long Watch  # given
kind: blog-thread
quotes:
  # the first
  - id: lamps-x7k2   # kept
    text: the lamp
    voice: {role: keeper}
    flags: [admission]
    note: >-  # of ours
      The lamp is
      tended.

  - id: lamps-q4ve
    text: |+
      a boat

    issues:
      lamps: for  # so far
    # below
# the end
"""
FIRST, SECOND = ("quotes", 0), ("quotes", 1)
CHANGES: list[tuple[tuple[Step, ...], Fields, str, str]] = [
    ((), {"title": "A: B"}, "title: The Long Watch  #", 'title: "A: B"  #'),
    ((), {"title": "The Long Watch", "kind": None, "url": None}, "kind: blog-thread\n", ""),
    ((), {"author": "a"}, "thread\n", "thread\nauthor: a\n"),
    ((), {"title": None}, "title: The Long Watch  # given\n", ""),
    (FIRST, {"text": "a\tb"}, "text: the lamp", 'text: "a\\tb"'),
    (FIRST, {"id": "b-1"}, "id: lamps-x7k2   #", "id: b-1   #"),
    (FIRST, {"id": None}, "id: lamps-x7k2   # kept\n    text", "text"),
    (FIRST, {"voice": {"role": "mate"}}, "{role: keeper}", "{role: mate}"),
    (FIRST, {"voice": None}, "    voice: {role: keeper}\n", ""),
    (FIRST, {"flags": ["admission", "advice"]}, "[admission]", "[admission, advice]"),
    (FIRST, {"flags": ["advice"]}, "[admission]", "[advice]"),
    (FIRST, {"note": "Dim."}, "note: >-  # of ours\n      The lamp is\n      tended.", "note: Dim.  # of ours"),
    (FIRST, {"segment": "c1", "kind": "opinion"}, "    text: the lamp\n    voice: {role: keeper}\n",
     "    segment: c1\n    text: the lamp\n    voice: {role: keeper}\n    kind: opinion\n"),
    ((*FIRST, "voice"), {"standing": "former"}, "keeper}", "keeper, standing: former}"),
    ((*FIRST, "voice"), {"role": None}, "{role: keeper}", "{}"),
    (SECOND, {"text": "x", "note": "w"}, "text: |+\n      a boat\n\n", "text: x\n"),
    (SECOND, {"text": None}, "    text: |+\n      a boat\n\n", ""),
    (SECOND, {"issues": None}, "    issues:\n      lamps: for  # so far\n    # below\n", "    # below\n"),
    ((*SECOND, "issues"), {"boats": ""}, "so far\n", 'so far\n      boats: ""\n'),
    (SECOND, {"added": "2026-11-22"}, "so far\n", "so far\n    added: 2026-11-22\n"),
]  # fmt: skip


def changed(text: str, steps: tuple[Step, ...], fields: Fields, name: str = "source") -> str:
    return emit.changed(KIND[name], "a", text.encode(), steps, fields).decode()


@pytest.mark.parametrize(("steps", "fields", "old", "new"), CHANGES)
def test_only_what_is_meant_is_changed(steps: tuple[Step, ...], fields: Fields, old: str, new: str) -> None:
    expected = SOURCE.replace(old, new)
    if "note" in fields and steps == SECOND:
        expected = expected.replace("so far\n", "so far\n    note: w\n")
    for text, wanted in ((SOURCE, expected), (SOURCE.replace("\n", "\r\n"), expected.replace("\n", "\r\n"))):
        assert changed(text, steps, fields) == wanted
        assert changed(text, steps, fields, "quote") == wanted


def test_a_list_grows_at_its_end_and_keeps_its_comments() -> None:
    text = "- id: a\n  supports:\n    # the first\n    - x  # said\n    # the last\n"
    fields: Fields = {"supports": ["x", "v", "w"]}
    assert changed(text, (0,), fields, "claim") == text.replace("said\n", "said\n    - v\n    - w\n")


def test_fields_in_brackets_over_several_lines_stay_there() -> None:
    text = "quotes: [\n  {id: a, # the first\n   text: [b]  # said\n  }]\n"
    assert changed(text, FIRST, {"id": "c", "note": "a: b"}) == (
        'quotes: [\n  {id: c, # the first\n   text: [b], note: "a: b"  # said\n  }]\n'
    )


def test_a_list_that_ends_in_blank_lines_of_its_own_is_replaced_whole() -> None:
    assert changed("mood:\n  - |+\n    a\n\ntitle: b\n", (), {"mood": "c"}) == "mood: c\ntitle: b\n"


def test_before_a_comment_without_a_blank_words_stand_in_quotation_marks() -> None:
    assert changed('title: ""  #of it\n', (), {"title": "lamps"}) == 'title: "lamps"  #of it\n'


def test_front_matter_is_changed_and_the_page_below_it_is_not() -> None:
    text = "\ufeff---\ntitle: a\n---\n---\ntitle: a  \n"
    fields: Fields = {"title": "b", "order": "7", "lacks": ["c"]}
    assert changed(text, (), fields, "issue") == (
        "\ufeff---\ntitle: b\nlacks:\n  - c\norder: 7\n---\n---\ntitle: a  \n"
    )


def test_what_changes_nothing_changes_nothing() -> None:
    assert changed(SOURCE, SECOND, {"issues": {"lamps": "for"}, "note": None}) == SOURCE


NOT: list[tuple[str, tuple[Step, ...], Fields]] = [
    ("a:\n  - x # said\n", (), {"a": ["y"]}),
    ("a: x\n", (), {"a": None}),
    ("a: {b: c,\n  d: e}\n", ("a",), {"b": None}),
    ("a: {b: [ # of it\n  c]}\n", ("a",), {"b": "x"}),
    ("a: x\n", ("b",), {"b": "x"}),
    ("a: x\n", ("a",), {"b": "x"}),
    ("a: [x]\n", ("a",), {"b": "x"}),
    ("a:\n- b: 1\n  # of c\n  c: 2\n", ("a", 0), {"b": None}),
    ("a: # one\n  b # two\n", (), {"a": "c"}),
]


@pytest.mark.parametrize(("text", "steps", "fields"), NOT)
def test_what_cannot_be_changed_alone_is_let_be(text: str, steps: tuple[Step, ...], fields: Fields) -> None:
    with pytest.raises(Unrevisable):
        changed(text, steps, fields)


def test_what_cannot_be_read_is_refused() -> None:
    for text, fields in (("a: [", {"a": "b"}), ("a: b", {"a": "\x00"})):
        with pytest.raises(Refused):
            changed(text, (), fields)
