"""A few values of a YAML file changed in place: every comment, order and layout stays, or nothing is written."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable

import pytest

from onrecord import yamltree
from onrecord.yamltree import First, Put, Refused, Top, Unrevisable

ITEM = {"file": "later.txt", "page": "https://lamps.example/a?b=1"}
FILE, PAGE = "file: later.txt", 'page: "https://lamps.example/a?b=1"'
LINES = f"- {FILE}\n    {PAGE}"
FLOW = '{file: later.txt, page: "https://lamps.example/a?b=1"}'

# Before, the changes, after.
LAID = [
    ("quotes:\n  - segment: c1 # the first\n    text: x\n", [("quotes", 0, "segment")], "c1 #", "c15 #"),
    ("quotes:\n- {segment: c1, text: c1}\n", [("quotes", 0, "segment")], "segment: c1", "segment: c15"),
    ("quotes:\n- {text: c1, segment: 'c1'}\n", [("quotes", 0, "segment")], "'c1'", "'c15'"),
    ('quotes: [{segment: "c1"}, {segment: c2}]', [("quotes", 0, "segment")], '"c1"', '"c15"'),
    ("\ufeffa: [{segment: é, b: c1}]\r\n", [("a", 0, "segment")], "é", "c15"),
    ("# 🌊\n🌊: 🌊🌊\nsegment:   c1   # 🌊\n", [("segment",)], "c1 ", "c15 "),
    ("segment:\n  c1\nnext: x", [("segment",)], "c1", "c15"),
]
LISTS = [
    (
        "title: a\ncaptures:  # newest first\n  # the first\n  - file: a.txt\n    taken: 2019\nquotes: []\n",
        "title: a\ncaptures:  # newest first\n  # the first\n"
        f"  {LINES}\n  - file: a.txt\n    taken: 2019\nquotes: []\n",
    ),
    ("captures:\n- file: a.txt\n", f"captures:\n- {FILE}\n  {PAGE}\n- file: a.txt\n"),
    (
        "captures:\r\n    -   {file: a.txt}\r\n",
        f"captures:\r\n    - {FILE}\r\n      {PAGE}\r\n    -   {{file: a.txt}}\r\n",
    ),
    ("captures:\n  -\n    file: a.txt\n", f"captures:\n  {LINES}\n  -\n    file: a.txt\n"),
    ("captures: [{file: a.txt}]\n", f"captures: [{FLOW}, {{file: a.txt}}]\n"),
    ("captures: [\n  {file: a.txt},\n]\n", f"captures: [{FLOW}, \n  {{file: a.txt}},\n]\n"),
    ("captures: []  # none\nquotes: []\n", f"captures: [{FLOW}]  # none\nquotes: []\n"),
    ("captures:   # none yet\nquotes: []\n", f"captures:   # none yet\n  {LINES}\nquotes: []\n"),
    ("captures:", f"captures:\n  {LINES}"),
    ("title: a\n\n# said there\nquotes: []\n", f"title: a\n\n# said there\ncaptures:\n  {LINES}\nquotes: []\n"),
    ("title: a", f"title: a\ncaptures:\n  {LINES}\n"),
    ("# first\r\ntitle: a # last\r\n", f"# first\r\ntitle: a # last\r\ncaptures:\r\n  - {FILE}\r\n    {PAGE}\r\n"),
]
TOPS = [
    ("a:\n  - f: 1\n    g: x # one\n  # two\n  - {f: 2} # 2\n  - f: 3\nb: c\n", 1, [0, 3, 4, 1, 2, 5, 6]),
    ("a: # newest first\n  - f: 1\n  - f: 2\n    g: x # one\n  # none below\nb: c\n", 1, [0, 2, 3, 1, 4, 5]),
    ("a:\r\n- f: 1\r\n- f: 2\r\n", 1, [0, 2, 1]),
]
NOT_MOVED = ["a: [{f: 1}, {f: 2}]", "a:\n  -\n    f: 1\n  -\n    f: 2\n", "a:\n  - f: 1\n  - {f: 2,\n    }\n"]
NO_PLACE = ["{title: a}", "{title: a, quotes: []}", "captures: a.txt", "captures: {file: a.txt}"]


def revised(text: str, changes: Iterable[yamltree.Change]) -> str:
    return yamltree.revised("sources/a.yaml", text.encode(), changes).decode()


@pytest.mark.parametrize(("text", "steps", "old", "new"), LAID)
def test_a_word_is_put_for_another_where_it_stands(
    text: str, steps: list[tuple[str | int, ...]], old: str, new: str
) -> None:
    assert text.count(old) == 1
    assert revised(text, [Put(each, "c15") for each in steps]) == text.replace(old, new)


@pytest.mark.parametrize(("text", "index", "order"), TOPS)
def test_an_item_is_put_on_top_with_the_lines_it_has(text: str, index: int, order: list[int]) -> None:
    lines = text.splitlines(keepends=True)
    assert revised(text, [Top("a", index)]) == "".join(lines[each] for each in order)


def test_an_item_without_a_last_line_feed_gets_one() -> None:
    assert revised("a:\n- f: 1\n- f: 2", [Top("a", 1)]) == "a:\n- f: 2\n- f: 1\n"


@pytest.mark.parametrize("text", NOT_MOVED)
def test_an_item_whose_lines_are_not_its_own_is_let_be(text: str) -> None:
    with pytest.raises(Unrevisable):
        revised(text, [Top("a", 1)])


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_an_item_is_put_first(text: str, expected: str) -> None:
    assert revised(text, [First("captures", ITEM, before="quotes")]) == expected


@pytest.mark.parametrize("text", NO_PLACE)
def test_what_has_no_place_for_it_is_left(text: str) -> None:
    with pytest.raises(Unrevisable):
        revised(text, [First("captures", ITEM, before="quotes")])


def test_words_over_several_lines_are_left() -> None:
    with pytest.raises(Unrevisable):
        revised("title: a long\n  title\n", [Put(("title",), "c15")])
    with pytest.raises(Unrevisable):
        revised("title: |\n  a\n\n  b", [Put(("title",), "c15")])


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refused):
        revised("title: [", [])


@pytest.mark.parametrize("seed", range(60))
def test_of_any_file_only_what_was_meant_is_changed(seed: int) -> None:
    chance = random.Random(seed)
    quotes = [
        {"id": f"lamps-{number}", "segment": f"c{chance.randint(1, 99)}"} for number in range(chance.randint(1, 6))
    ]
    text = _written(chance, quotes)
    moved = chance.sample(range(len(quotes)), chance.randint(0, len(quotes)))
    puts = [Put(("quotes", index, "segment"), f"c{chance.randint(100, 999)}") for index in moved]
    found = revised(text, [*puts, First("captures", ITEM, before="quotes")])
    value = yamltree.read("a.yaml", found.encode()).value
    assert isinstance(value, dict)
    before = yamltree.read("a.yaml", text.encode()).value
    assert isinstance(before, dict)
    expected = json.loads(json.dumps(before))
    for put in puts:
        expected["quotes"][put.steps[1]]["segment"] = put.value
    expected["captures"] = [ITEM, *(before.get("captures") or [])]
    assert value == expected
    assert _comments(found) == _comments(text)


def _written(chance: random.Random, quotes: list[dict[str, str]]) -> str:
    """A source laid out by chance."""
    captures = ["captures: []", "captures:", "captures:\n  - file: a.txt", "captures: [{file: a.txt}]", ""]
    lines = ["# a source", "title: The lamp log  # given", chance.choice(captures), "quotes:"]
    for quote in quotes:
        mark = chance.choice(["", "'", '"'])
        segment = f"{mark}{quote['segment']}{mark}"
        block = f"  - id: {quote['id']}\n    # here\n    segment: {segment}   # seen\n    text: it said c1"
        lines.append(chance.choice([block, f"  - {{id: {quote['id']}, segment: {segment}, text: c1}}  # seen"]))
    return chance.choice(["\n", "\r\n"]).join("\n".join(line for line in lines if line).split("\n"))


def _comments(text: str) -> list[str]:
    return [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]
