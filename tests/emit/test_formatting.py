"""Files as people lay them out, and as they are laid out after: fields in order, comments beside what they stand on."""

from __future__ import annotations

import pytest

from onrecord import emit, kinds
from onrecord.yamltree import Refused, Unrevisable

LIST = next(kind for kind in kinds.KINDS if kind.name == "claim")

SOURCE = """\
# yaml-language-server: $schema=../../schema/source.json
# of the kind
kind:   post  # a letter


title:
  "The lamp   # log"
quotes:

# the first
-   text: the lamp
    id: lamps-x7k2 # id
    voice: {standing: former,  role: keeper}

    mood: bright
    note: >
       A tended
       lamp.
        Further in.
    # still of the first
-
      # the second
      flags: [ admission, # ours
        advice,
        ]
      id: lamps-q4ve
      text: 'a boat
        at dusk'
 # the end of the list
summary: |2+
   kept

# the end
"""
SOURCE_LAID = """\
# yaml-language-server: $schema=../../schema/source.json
title: "The lamp   # log"
# of the kind
kind: post  # a letter
summary: |2+
   kept

quotes:
  # the first
  - id: lamps-x7k2 # id
    text: the lamp
    voice: {standing: former,  role: keeper}
    note: >
      A tended
      lamp.
       Further in.
    mood: bright
    # still of the first

  - id: lamps-q4ve
    text: 'a boat
      at dusk'
    # the second
    flags:
      - admission # ours
      - advice
  # the end of the list
# the end
"""
EACH = [
    ("title: a", "title: a\n"),
    ("{title: a}", "{title: a}\n"),
    ("# head\n\n\n\n\ntitle: a\n\n\nurl: b\n\n\n", "# head\n\ntitle: a\n\nurl: b\n"),
    ("url: b\n\n# on it\ntitle: a # a\n", "# on it\ntitle: a # a\nurl: b\n"),
    ("---\ntitle: a\n...\n", "---\ntitle: a\n"),
    ("  title: a\n  url: b", "title: a\nurl: b\n"),
    ("title: |\n   a", "title: |-\n  a\n"),
    ("title: |+\n   a\n\nkind: |\n   a\n\n\nurl: b", "title: |+\n  a\n\nkind: |\n  a\n\nurl: b\n"),
    ("url: b\ntitle: |-\n  a\n   \nmood: c\n", "title: |-\n  a\n   \nurl: b\nmood: c\n"),
    ("title: |-\n  a\n   \nmood: c\n", "title: |-\n  a\n   \nmood: c\n"),
    ("title: a  \n \nurl:\t\n", "title: a\n\nurl:\n"),
    ("mood: [\n]\ntitle: {\n}\n", "title: {}\nmood: []\n"),
    ("mood: [a, # b\n  [c,\n d], {e: f}]\n", "mood:\n  - a # b\n  - - c\n    - d\n  - {e: f}\n"),
    ("mood:\n  # of it\n  a  # b\n", "# of it\nmood: a  # b\n"),
    ("mood: [a, #b\n c]\n", "mood:\n  #b\n  - a\n  - c\n"),
    ("mood:\n- # b\n  - c\n-   - d\n", "mood:\n  - # b\n    - c\n  - - d\n"),
    ("mood: a\n  b\n\n    c # d\n", "mood: a\n  b\n\n  c # d\n"),
    ('mood: "a \\\n  \\ b  \n  c\\ \n  d"\n', 'mood: "a \\\n  \\ b\n  c\\ \n  d"\n'),
    ("? mood # a\n: b # c\n", "# a\nmood: b # c\n"),
    ("allow: {a: b}\nquotes: []\ntitle: a\n", "title: a\nallow: {a: b}\nquotes: []\n"),
    (f"flags: [{'a, ' * 40}b]\n", "flags:\n" + "  - a\n" * 40 + "  - b\n"),
]  # fmt: skip
LISTS = [
    ("- {text: b, id: a}\n- id: c\n\n\n- id: d\n", "- {text: b, id: a}\n\n- id: c\n\n- id: d\n"),
    ("# none\n[]", "# none\n[]\n"),
    ("# one\n\n- id: a\n\n# two\n\n- id: b\n# end\n", "# one\n\n- id: a\n\n# two\n\n- id: b\n# end\n"),
    ("- id: a\n  note: |+\n    x\n\n- id: b\n", "- id: a\n  note: |+\n    x\n\n- id: b\n"),
    ("- id: a\n  note: |+\n    x\n- id: b\n", "- id: a\n  note: |+\n    x\n- id: b\n"),
    ("-   note: |2\n        x\n", "- note: |2\n      x\n"),
    ("text: b\nid: a\n", "text: b\nid: a\n"),
]
BODIES = [
    ("a \nb\t\n \n", "a\nb\n\n"),
    ("a  \nb", "a  \nb\n"),
    ("```\na \n```\nb \n", "```\na \n```\nb \n"),
    ("    code \n", "    code \n"),
    ("a\\ \nb\n", "a\\ \nb\n"),
    ("\n\na\n\n\n", "\n\na\n\n\n"),
    ("", ""),
]


def formatted(text: str, kind: kinds.Kind = kinds.SOURCE) -> str:
    return emit.formatted(kind, "a", text.encode()).decode()


def test_a_source_is_laid_out() -> None:
    assert formatted(SOURCE) == SOURCE_LAID
    assert formatted("\ufeff" + SOURCE.replace("\n", "\r\n")) == SOURCE_LAID
    assert formatted(SOURCE_LAID) == SOURCE_LAID


@pytest.mark.parametrize(("text", "expected"), EACH)
def test_fields_are_laid_out(text: str, expected: str) -> None:
    assert formatted(text) == expected
    assert formatted(expected) == expected
    page = f"---\n{expected}---\n"
    if not expected.startswith(("-", "{")):
        assert formatted(page, kinds.ISSUE).startswith("---\n")


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_are_laid_out(text: str, expected: str) -> None:
    assert formatted(text, LIST) == expected
    assert formatted(expected, LIST) == expected


@pytest.mark.parametrize(("words", "expected"), BODIES)
def test_of_a_page_the_words_stay(words: str, expected: str) -> None:
    found = formatted(f"\ufeff---  \r\nquestion: b\r\ntitle: a\r\n---\r\n{words}", kinds.ISSUE)
    assert found == f"---\ntitle: a\nquestion: b\n---\n{expected}"
    assert formatted(found, kinds.ISSUE) == found


def test_a_name_over_several_lines_is_let_be_and_its_place_said() -> None:
    with pytest.raises(Unrevisable) as error:
        formatted("---\ntitle: a\n? b\n  c\n: d\n---\n", kinds.ISSUE)
    assert (error.value.at.line, error.value.at.column) == (3, 3)


@pytest.mark.parametrize("data", [b"", b"# a", b"a: [", b"\xff", b"a: &b c", b"a: 1\na: 2", b"a: \x85"])
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        emit.formatted(kinds.SOURCE, "a", data)
