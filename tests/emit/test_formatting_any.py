"""Of any file, however it is laid out: the same is said before and after, every comment stays, twice is once."""

from __future__ import annotations

import os
from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from laying import Laying

from onrecord import emit, frontmatter, kinds, yamltree
from onrecord.emit import laid
from onrecord.emit.sheet import fields_of
from onrecord.yamltree import Node, Refused

CASES = int(os.environ.get("ONRECORD_CASES", "120"))
SOURCE = kinds.SOURCE

AWKWARD = [
    "#",
    " #",
    ": ",
    ":",
    "- ",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ",",
    "🌊",
    "é",
    " ",
    " ",
    "\u00a0",
    "\u2009",
    "\u3000",
    "\u200b",
    "\ufeff",
]
AWKWARD += [
    "---",
    "...",
    "\t",
    "\\",
    "\n",
    "\n\n",
    "\n ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "&",
    "*",
    "!",
    "?",
    "~",
    "=",
    "null",
    "no",
    "1:30",
    "0x1f",
    "1e3",
    "12",
    "word",
    "words of ",
]
_words = st.one_of(
    st.lists(st.sampled_from(AWKWARD), max_size=8).map("".join),
    st.lists(st.sampled_from(["the lamp", "is lit", "at: night", "#8", "a " * 30]), max_size=9).map(" ".join),
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\u2028\u2029"),
        max_size=20,
    ).filter(lambda text: not any("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" for c in text)),
)
_names = st.sampled_from(["id", "segment", "text", "note", "added", "voice", "flags", "mood", "a: b", "#", "on", "é"])
_value = st.recursive(
    _words, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3), max_leaves=6
)
_quote = st.dictionaries(_names, _value, max_size=7)
_source = st.fixed_dictionaries(
    {},
    optional={
        "title": _words,
        "url": _words,
        "quotes": st.lists(_quote | _value, max_size=4),
        "captures": st.lists(_quote, max_size=2),
        "mood": _value,
        "summary": _words,
        "allow": _value,
    },
).filter(bool)


@settings(max_examples=CASES, deadline=None, database=None, derandomize=True)
@given(_quote)
def test_any_record_reads_as_it_was_meant(fields: dict[str, Node]) -> None:
    value = yamltree.read("a.yaml", emit.item(kinds.QUOTE, fields).encode()).value
    assert isinstance(value, list)
    assert value == [] or _full(value[0]) == _full(fields)


def _full(fields: Node) -> Node:
    """The fields that say something, those of a voice too."""
    if isinstance(fields, list):
        return [_full(part) for part in fields]
    if isinstance(fields, str):
        return fields
    said = {name: _full(part) if name == "voice" else part for name, part in fields.items()}
    return {name: part for name, part in said.items() if part not in ("", [], {})}


@settings(max_examples=CASES, deadline=None, database=None, derandomize=True)
@given(_source, st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_any_layout_says_the_same_in_ours(
    fields: dict[str, Node], chance: Random, is_page: bool, is_crlf: bool
) -> None:
    written = Laying(chance)
    text = written.text(fields)
    if is_page:
        text = f"---\n{text.removeprefix('---').rstrip(' ')}\n---\nThe body.\n"
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
    assert "\ufeff---" not in after
    if before == fields:
        start, end = frontmatter.bounds(after) if is_page else (0, len(after))
        comments = Counter(comment.text for comment in laid.laid(after[start:end]).comments)
        assert comments == Counter(comment.rstrip() for comment in written.comments)
