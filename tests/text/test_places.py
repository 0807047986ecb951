"""Every key and value of a tree knows where it was written."""

import pytest

from onrecord.diagnostics import Place
from onrecord.yamltree import Document, read
from onrecord.yamltree.spots import Step

LOG = """\
# kept at the harbour
title: Wick 🔦 log
quotes:
  - id: lamps-7k3m
    text: |

      The lamp — so they say —
      was lit at dusk.
    note: 'it''s 🔦
      two lines'   # and a comment
    voice: {role: keeper, "sta\\u00e9nding": former, none: }
  - e\u0301te\u0301: plain words that
      go on
    empty:
    block: >-
    hours: [1:30, 012, ~, null, no, -]
"""


def log(text: str = LOG) -> Document:
    return read("sources/log.yaml", text.encode())


def test_every_scalar_stays_the_words_that_were_written() -> None:
    assert log().value == {
        "title": "Wick 🔦 log",
        "quotes": [
            {
                "id": "lamps-7k3m",
                "text": "\nThe lamp — so they say —\nwas lit at dusk.\n",
                "note": "it's 🔦 two lines",
                "voice": {"role": "keeper", "staénding": "former", "none": ""},
            },
            {
                "e\u0301te\u0301": "plain words that go on",
                "empty": "",
                "block": "",
                "hours": ["1:30", "012", "~", "null", "no", "-"],
            },
        ],
    }


VALUES: list[tuple[tuple[Step, ...], tuple[int, int, int]]] = [
    ((), (2, 1, 5)),
    (("title",), (2, 8, 10)),
    (("quotes",), (4, 3, 1)),
    (("quotes", 0), (4, 5, 2)),
    (("quotes", 0, "id"), (4, 9, 10)),
    (("quotes", 0, "text"), (7, 7, 24)),
    (("quotes", 0, "note"), (9, 11, 8)),
    (("quotes", 0, "voice"), (11, 12, 1)),
    (("quotes", 0, "voice", "role"), (11, 19, 6)),
    (("quotes", 0, "voice", "staénding"), (11, 45, 6)),
    (("quotes", 0, "voice", "none"), (11, 59, 1)),
    (("quotes", 1), (12, 5, 5)),
    (("quotes", 1, "e\u0301te\u0301"), (12, 12, 16)),
    (("quotes", 1, "empty"), (14, 11, 1)),
    (("quotes", 1, "block"), (15, 12, 1)),
    (("quotes", 1, "hours", 3), (16, 27, 4)),
]


@pytest.mark.parametrize(("steps", "expected"), VALUES)
@pytest.mark.parametrize("wrap", [str, lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t])
def test_place_of_a_value(wrap: type[str], steps: tuple[Step, ...], expected: tuple[int, int, int]) -> None:
    assert log(wrap(LOG)).at(*steps) == Place("sources/log.yaml", *expected)


KEYS: list[tuple[tuple[Step, ...], tuple[int, int, int]]] = [
    (("title",), (2, 1, 5)),
    (("quotes",), (3, 1, 6)),
    (("quotes", 0, "text"), (5, 5, 4)),
    (("quotes", 0, "voice", "staénding"), (11, 27, 16)),
    (("quotes", 1, "e\u0301te\u0301"), (12, 5, 5)),
    (("quotes", 1, "empty"), (14, 5, 5)),
    (("quotes", 1, "hours", 0), (16, 13, 4)),
    (("quotes", 1), (12, 5, 5)),
    ((), (2, 1, 5)),
]


@pytest.mark.parametrize(("steps", "expected"), KEYS)
def test_place_of_a_key(steps: tuple[Step, ...], expected: tuple[int, int, int]) -> None:
    assert log().key_at(*steps) == Place("sources/log.yaml", *expected)


@pytest.mark.parametrize(
    ("steps", "nearest"),
    [
        (("titel",), ()),
        ((0,), ()),
        (("title", 0), ("title",)),
        (("title", "x", "y"), ("title",)),
        (("quotes", 2), ("quotes",)),
        (("quotes", -1), ("quotes",)),
        (("quotes", "id"), ("quotes",)),
        (("quotes", 1, "hours", 6, "x"), ("quotes", 1, "hours")),
    ],
)
def test_steps_that_leave_the_tree_give_the_nearest_value(steps: tuple[Step, ...], nearest: tuple[Step, ...]) -> None:
    assert log().at(*steps) == log().at(*nearest)
    assert log().key_at(*steps) == log().at(*nearest)


def test_long_lists_and_many_fields_are_counted_right() -> None:
    lines = [f"- {{a: [1, {{b: {i}}}], c: {i}}}" for i in range(300)]
    found = read("f.yaml", "\n".join(lines).encode())
    assert [found.at(i, "a", 1, "b").line for i in range(300)] == list(range(1, 301))
    many = read("f.yaml", "".join(f"k{i}: [a, b]\n" for i in range(300)).encode())
    assert [many.at(f"k{i}", 1) for i in range(300)] == [Place("f.yaml", i + 1, 8 + len(str(i)), 1) for i in range(300)]


def test_a_list_may_be_the_whole_file() -> None:
    assert read("claims.yaml", b"---\n- a: b\n...\n").value == [{"a": "b"}]


def test_order_of_fields_is_kept() -> None:
    found = read("f.yaml", b"z: 1\na: 2\nm: 3\n").value
    assert list(found) == ["z", "a", "m"]
