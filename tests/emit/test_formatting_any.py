"""Of any file, however it is laid out: the same is said before and after, every comment stays, twice is once."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laying import Laying
from onrecord import emit, frontmatter, kinds, yamltree
from onrecord.emit.laid import laid
from onrecord.emit.sheet import fields_of
from onrecord.yamltree import Node, Refused, Unrevisable

CASES = int(os.environ.get("ONRECORD_CASES", "25"))
SOURCE = kinds.SOURCE

AWKWARD = [
    *"[]{},🌊é \t\\\n>|%@`&*!?~=\"'\u00a0\u2009\u3000\u200b\ufeff",
    "# ",
    " #",
    ": ",
    ":",
    "- ",
    "---",
    "...",
    "  ",
]
AWKWARD += ["\n\n", "\n ", "null", "no", "1:30", "0x1f", "1e3", "12", "word", "words of "]
LONG = ["the lamp", "is lit", "at: night", "#8", "a " * 30]
_marks = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
_words = st.one_of(
    st.lists(st.sampled_from(AWKWARD), max_size=8).map("".join),
    st.lists(st.sampled_from(LONG), max_size=9).map(" ".join),
    st.text(_marks.filter(lambda mark: not ("\u202a" <= mark <= "\u202e" or "\u2066" <= mark <= "\u2069")), max_size=9),
)
_names = st.sampled_from(["id", "segment", "text", "note", "added", "voice", "flags", "mood", "a: b", "#", "on", "é"])
_value = st.recursive(
    _words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3), max_leaves=6
)
_quote = st.dictionaries(_names, _value, max_size=7)
_fields = {
    "title": _words,
    "url": _words,
    "quotes": st.lists(_quote | _value, max_size=4),
    "captures": st.lists(_quote, max_size=2),
    "mood": _value,
    "summary": _words,
    "allow": _value,
}
_source = st.fixed_dictionaries({}, optional=_fields).filter(bool)
_chance = st.randoms(use_true_random=False)
_any = settings(max_examples=CASES, deadline=None, database=None, derandomize=True)


@_any
@given(_quote)
def test_any_record_reads_as_it_was_meant(fields: dict[str, Node]) -> None:
    value = yamltree.read("a.yaml", emit.item(kinds.QUOTE, fields).encode()).value
    assert isinstance(value, list)
    assert _full(value[0]) == _full(fields)


@_any
@given(_source, _chance, st.booleans(), st.booleans())
def test_any_layout_says_the_same_in_ours(
    fields: dict[str, Node], chance: Random, is_page: bool, is_crlf: bool
) -> None:
    written = Laying(chance)
    text = written.text(fields)
    if is_page:
        text = f"---\n{text.removeprefix('---')}\n---\nThe body.\n"
    data = ("\ufeff" * is_crlf + text.replace("\n", "\r\n" if is_crlf else "\n")).encode()
    kind = kinds.ISSUE if is_page else SOURCE
    try:
        before = fields_of(kind, "a", data).value
    except Refused:
        return
    found = emit.formatted(kind, "a", data)
    after = found.decode()
    assert fields_of(kind, "a", found).value == before
    assert emit.formatted(kind, "a", found) == found
    assert "\r" not in after
    assert not after.startswith("\ufeff")
    if before == fields:
        start, end = frontmatter.bounds(after) if is_page else (0, len(after))
        assert _comments(after[start:end]) == Counter(comment.rstrip() for comment in written.comments)


@_any
@given(_source, _quote, _chance)
def test_in_any_layout_a_quotation_is_added_and_fields_are_changed(
    fields: dict[str, Node], quote: dict[str, Node], chance: Random
) -> None:
    data = Laying(chance).text(fields).encode()
    try:
        before = yamltree.read("a", data).value
    except Refused:
        return
    if not isinstance(before, dict):
        return
    try:
        added = emit.added(kinds.QUOTE, "a", data, quote).decode()
    except Unrevisable:
        assert not isinstance(before.get("quotes", []), list) or b"{" in data or b"[" in data
    else:
        assert _comments(added) == _comments(data.decode())
        assert len(added) > len(data.decode()) - 4
    try:
        changed = emit.changed(SOURCE, "a", data, (), {**quote}).decode()
    except Unrevisable:
        return
    assert _comments(changed) == _comments(data.decode())
    assert fields_of(SOURCE, "a", changed.encode()).value == {**before, **quote}


@pytest.mark.parametrize("first", [0, 100])
def test_most_layouts_can_be_read(first: int) -> None:
    """What the properties pass over is little."""
    fields: dict[str, Node] = {
        "title": "the lamp is lit",
        "quotes": [{"id": "a-1", "text": "a: b"}, {"flags": ["x", ""]}],
    }
    read = [_read(Laying(Random(seed)).text(fields)) for seed in range(first, first + 100)]
    assert sum(value == fields for value in read) > 80


def _read(text: str) -> Node | None:
    try:
        return yamltree.read("a", text.encode()).value
    except Refused:
        return None


def _comments(text: str) -> Counter[str]:
    return Counter(comment.text for comment in laid(text).comments)


def _full(fields: Node) -> Node:
    """The fields that say something, those of a voice too."""
    if isinstance(fields, list):
        return [_full(part) for part in fields]
    if isinstance(fields, str):
        return fields
    said = {name: _full(part) if name == "voice" else part for name, part in fields.items()}
    return {name: part for name, part in said.items() if part not in ("", [], {})}
