"""The parser's terse complaints come out in plain words, at the place where something is to be typed."""

import pytest

from onrecord.yamltree import Refused, read

CASES = [
    (1, 14, "colon and a space inside", "quotation marks", "text: he said: no\n"),
    (2, 4, "further in than the one above", "same column", "a: b\n   c: d\n"),
    (1, 1, "no colon after its name", "`name: value`", "lamp\nb: c\n"),
    (2, 1, "no colon after its name", "further in", "a: 1\nlamp\n# x\nc: 2\n"),
    (2, 2, "no space after this colon", "type a space", "a: b\nc:d\n"),
    (1, 2, "no space after this colon", "type a space", "a:b\n\nc: d\n"),
    (2, 6, "is not closed", 'type `"` at the end', 'x: y\nabc: "wick\nb: c\n'),
    (1, 4, "is not closed", "apostrophe", "a: 'tis the season\nb: c\n"),
    (1, 4, "closed only on the next line", 'type `"` at the end', 'a: "wick\nb: "c"\n'),
    (1, 4, "closed only 2 lines below", "apostrophe", "a: 'wick\nb: c\nd: it's lit\n"),
    (1, 8, "after the closing quotation mark", "write `|`", 'a: "x" y\n'),
    (2, 6, "after the closing quotation mark", "write `|`", 'a: "x\n  y" z\n'),
    (1, 8, "after the closing quotation mark", "twice", "a: 'it's lit'\n"),
    (1, 7, "`[` is read as a list", "quotation marks", "a: [T]he lamp\n"),
    (1, 8, "`{` is read as a set of fields", "quotation marks", "a: {b} c\n"),
    (1, 4, "not closed with `]`", "commas", "a: [x\nb: c\n"),
    (1, 4, "not closed with `}`", "commas", "a: {x: y\nb: c\n"),
    (1, 10, "nothing it closes", "quotation marks", "a: {b: c}}\n"),
    (2, 1, "tab", "spaces", "a:\n\tb: c\n"),
    (3, 1, "tab", "spaces", "a:\n  b: c\n\td: e\n"),
    (2, 1, "tab", "spaces", "a: |\n\tb\n"),
    (1, 4, "cannot begin with `@`", "quotation marks", "a: @lamp\n"),
    (1, 4, "cannot begin with a backtick", "quotation marks", "a: `lamp\n"),
    (1, 4, "cannot begin with `%`", "quotation marks", "a: %x\n"),
    (1, 4, "cannot begin with `,`", "quotation marks", "a: , b\n"),
    (1, 4, "cannot begin with `? `", "quotation marks", "a: ? b\n"),
    (1, 4, "list cannot begin on the line of its name", "next line", "a: - b\n"),
    (3, 3, "column of its own", "as many spaces", "a:\n    b: c\n  d: e\n"),
    (3, 3, "column of its own", "as many spaces", "x: |\n    a\n  b\nc: d\n"),
    (2, 1, "item of a list stands among fields", "name of the list", "a: b\n- c\n"),
    (2, 1, "field stands among the items", "two spaces", "- a\nb: c\n"),
    (1, 5, "on the line of `|`", "next line", "a: |x\n  b\n"),
    (1, 5, "cannot be 0", "take the number away", "a: |0\n  b\n"),
    (1, 5, "escape", "backslash", 'a: "\\q"\n'),
    (1, 6, "escape", "character itself", 'a: "b\\xzz"\n'),
    (1, 5, "escape", "character itself", 'a: "\\ud83d\\udd26"\n'),
    (1, 2, "inside brackets that are not closed", "`]` or `}`", "["),
    (1, 4, "after the end", "take it away", "[a]]\n"),
    (1, 5, "line of `---`", "next line", "--- a: b\n"),
    (1, 1, "longer than 1,024", "name: value", "a" * 1100 + ": b\n"),
    (2, 3, "no colon after its name", "further in", "a:\n  🔦é\n  c: d\n"),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("line", "column", "words", "remedy", "text"), CASES)
def test_said_in_plain_words(line: int, column: int, words: str, remedy: str, text: str, end: str) -> None:
    with pytest.raises(Refused) as refused:
        read("f.yaml", text.replace("\n", end).encode())
    found = refused.value.diagnostic
    assert words in found.message
    assert remedy in found.remedy
    assert (found.check, found.at.line, found.at.column) == ("yaml-syntax", line, column)
