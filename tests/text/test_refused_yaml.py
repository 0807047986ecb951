"""What is not taken is refused with one diagnostic: its place, its fault in plain words, what to type."""

import time

import pytest

from onrecord.diagnostics import Diagnostic
from onrecord.yamltree import Refused, read
from onrecord.yamltree.faults import _PROBLEMS
from onrecord.yamltree.refusals import FAULTS

CASES = [
    # check, line, column, width, a word of the message, the file
    ("yaml-anchor", 1, 4, 4, "`&`", "a: &x b\n"),
    ("yaml-anchor", 1, 1, 4, "`&`", "&x a: b\n"),
    ("yaml-anchor", 1, 4, 1, "`&`", "a: & b\n"),
    ("yaml-alias", 1, 4, 2, "`*`", "a: *x\n"),
    ("yaml-alias", 1, 4, 1, "`*`", "a: *once* more\n"),
    ("yaml-tag", 1, 4, 4, "`!`", "a: !x b\n"),
    ("yaml-tag", 1, 4, 5, "`!`", "a: !!x []\n"),
    ("yaml-tag", 1, 4, 1, "`!`", "a: !x!y z\n"),
    ("yaml-tag", 1, 4, 1, "`!`", "a: !<x z\n"),
    ("yaml-merge-key", 2, 3, 2, "`<<`", "a:\n  <<: b\n"),
    ("duplicate-key", 4, 3, 1, "line 2", "a:\n  b: [1, 2]\n  c: {d: e}\n  b: x\n"),
    ("duplicate-key", 1, 8, 1, "line 1", "{a: b, a: c}\n"),
    ("second-document", 2, 1, 3, "second document", "a: b\n---\nc: d\n"),
    ("yaml-syntax", 3, 1, 1, "after the end", "a: b\n...\nc: d\n"),
    ("second-document", 2, 1, 3, "second document", "a: b\n---\n"),
    ("yaml-directive", 2, 1, 9, "`%`", "# x\n%YAML 1.1\n---\na: b\n"),
    ("yaml-directive", 1, 1, 24, "`%`", "%TAG !e! tag:lamps,1931:\n---\na: b\n"),
    ("yaml-directive", 1, 1, 1, "`%`", "%FOO\n---\na: b\n"),
    ("yaml-directive", 1, 1, 1, "`%`", "%YAML 2.0\n---\na: b\n"),
    ("hash-in-value", 1, 13, 6, "comment", "a: see wick #seven\n"),
    ("hash-in-value", 2, 6, 6, "comment", "b:\n  a: #seven\n"),
    ("empty-key", 1, 1, 1, "without the name", ": b\n"),
    ("empty-key", 1, 2, 2, "without the name", '{"": b}\n'),
    ("not-a-string-key", 1, 2, 1, "brackets", "{[a]: b}\n"),
    ("not-a-string-key", 1, 5, 1, "brackets", "a: {{ lamp }}\n"),
    ("empty-file", 0, 0, 1, "nothing", ""),
    ("empty-file", 0, 0, 1, "nothing", " \n\n"),
    ("empty-file", 0, 0, 1, "nothing", "# only this\n"),
    ("lone-value", 1, 1, 4, "no field", "lamp\n"),
    ("too-deep", 1, 21, 1, "20 deep", "[" * 30),
    ("control-character", 1, 5, 1, "NUL", "a: b\0c\n"),
    ("control-character", 2, 5, 4, "NUL", 'x: 🔦\nb: "\\x00"\n'),
    ("control-character", 1, 6, 2, "U+001B", 'a: "🔦\\e"\n'),
    ("control-character", 1, 5, 2, "U+2028", 'a: "\\L"\n'),
    ("control-character", 1, 2, 1, "carriage return", "a\rb: c\n"),
    ("control-character", 1, 5, 2, "carriage return", 'a: "\\r"\n'),
    ("control-character", 1, 5, 1, "U+0085", "a: '\x85'\n"),
    ("control-character", 1, 1, 1, "U+FEFF", "\ufeff\ufeffa: b\nc: d\n"),
    ("control-character", 1, 4, 1, "U+FFFF", "a: \uffff\n"),
    ("bidi-control", 2, 6, 1, "U+202E", "# é\na: 🔦b\u202ec\n"),
    ("bidi-control", 1, 1, 1, "U+2066", "\u2066: c\n"),
    ("bidi-control", 2, 5, 10, "U+2069", 'a: "b\n    \\U00002069"\n'),
    ("bidi-control", 1, 2, 6, "U+202A", '"\\u202a": b\n'),
]


def refusal(data: bytes) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        read("f.yaml", data)
    return refused.value.diagnostic


@pytest.mark.parametrize(("check", "line", "column", "width", "words", "text"), CASES)
def test_refused_at_its_place(check: str, line: int, column: int, width: int, words: str, text: str) -> None:
    found = refusal(text.encode())
    at = found.at
    assert (found.check, at.line, at.column, at.width) == (check, line, column, width), found
    assert words in found.message
    assert found.remedy


@pytest.mark.parametrize(
    ("line", "column", "words", "data"),
    [
        (0, 0, "UTF-16", "a: b\n".encode("utf-16")),
        (0, 0, "UTF-16", "a: b\n".encode("utf-16-le")),
        (0, 0, "UTF-16", "a: b\n".encode("utf-16-be")),
        (2, 5, "E9", b"a: b\nb: c\xe9d\n"),
        (2, 5, "E9", b"\xef\xbb\xbfa: b\nb: c\xe9d\n"),
        (1, 5, "F0", "a: 🔦".encode() + b"\xf0\x9f"),
        (1, 4, "ED", b"a: \xed\xa0\x80\n"),
        (1, 1, "FF", b"\xff"),
    ],
)
def test_what_is_not_utf_8(line: int, column: int, words: str, data: bytes) -> None:
    found = refusal(data)
    assert (found.check, found.at.line, found.at.column) == ("not-utf-8", line, column)
    assert words in found.message


LAUGHS = "a: &a [x]\n" + "".join(f"{k}: &{k} [{', '.join(['*' + chr(ord(k) - 1)] * 9)}]\n" for k in "bcdefghi")
HEAVY = {
    "brackets": (b"[" * 100_000, "too-deep"),
    "braces": (b"{a: " * 100_000, "too-deep"),
    "hyphens": (b"- " * 100_000, "too-deep"),
    "laughs": (LAUGHS.encode(), "yaml-anchor"),
    "one huge value": (b"a: " + b"b" * 60_000_000, "too-large"),
    "a long value": (b"a: " + b"b" * 100_001, "value-too-long"),
    "a long line": (b"a: [" + b"b, " * 400_000 + b"]", "line-too-long"),
    "many hashes": (b"a: b\n" + b" #x\n" * 1_000_000 + b"]", "yaml-syntax"),
    "many blanks": (b"a: 'b'" + b" " * 900_000 + b"c: d", "yaml-syntax"),
}


@pytest.mark.parametrize(("data", "check"), HEAVY.values(), ids=HEAVY)
def test_what_is_heavy_is_refused_quickly(data: bytes, check: str) -> None:
    start = time.process_time()
    assert refusal(data).check == check
    # A guard against quadratic reading, whose cost here would be minutes; the machine may be busy.
    assert time.process_time() - start < 5


def test_too_many_values() -> None:
    assert refusal(b"- a\n" * 500_000).check == "too-many-values"
    assert refusal(b"- []\n" * 250_000).check == "too-many-values"


def test_as_much_as_is_allowed_is_read() -> None:
    assert read("f.yaml", b"[" * 20 + b"]" * 20)
    assert read("f.yaml", b"a: " + b"b" * 100_000)
    assert read("f.yaml", b"- a\n" * 400_000).at(399_999).line == 400_000
    assert read("f.yaml", b"[" + b"a," * 400_000 + b"]").at(399_999).column == 799_999 + 1


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\u2014 \\n \\t \\xe9 \\_ \\\\x00"\n',
        "a: '\\x00'\n",
        "a: b # a comment\n",
        "a: 'b' #a comment\n",
        "#a comment\na: b#c\n",
        "a: |\n  b #c\n",
        "a: 'b #c'\n",
        "a: \u200fb\ufeff 🏴\U000e0067\n",
        "a: b\r\nc: d\r\n",
    ],
)
def test_taken_though_it_looks_like_a_fault(text: str) -> None:
    assert read("f.yaml", text.encode())


def test_every_message_has_a_remedy() -> None:
    assert all(message and remedy for message, remedy in FAULTS.values())
    assert all(callable(fault) or fault.remedy for fault in _PROBLEMS.values())
