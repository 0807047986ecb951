"""Runs of words in quotation marks, which somebody must be shown to have said."""

from __future__ import annotations

import pytest

from onrecord import markup

PLAIN = [
    ('He said "the lamp was out" again.', ["the lamp was out"]),
    ("He said “the lamp was out” again.", ["the lamp was out"]),
    ("He said 'the lamp was out' again.", ["the lamp was out"]),
    ("He said ‘the lamp was out’ again.", ["the lamp was out"]),
    ("He said «the lamp was out» again.", ["the lamp was out"]),
    ("He said »the lamp was out« again.", ["the lamp was out"]),
    ("He said ‹the lamp was out› again.", ["the lamp was out"]),
    ("He said „the lamp was out“ again.", ["the lamp was out"]),
    ('He said "the lamp was out” again.', ["the lamp was out"]),
    ('("the lamp was out"), he said', ["the lamp was out"]),
    ("‘the keepers’ lamp was out’", ["the keepers"]),
    ("'the keepers' lamp was out'", ["the keepers' lamp was out"]),
    ("'it wasn't my lamp'", ["it wasn't my lamp"]),
    ("‘it wasn’t my lamp’", ["it wasn’t my lamp"]),
    ("‘the lamp’s been out’", ["the lamp’s been out"]),
    ("\"he told 'us all' to go\"", ["he told 'us all' to go"]),
    ("“the lamp was out and stayed so", ["the lamp was out and stayed so"]),
    ('a "so called" lamp', []),
    ("the keeper's lamp and the keepers' wage in the '90s weren't the officers' affair", []),
    ("the keeper’s lamp and the keepers’ wage weren’t the officers’ affair", []),
    ('a 6" lamp, a 7" lamp and an 8" lamp', []),
    ("rock 'n' roll at the lighthouse 'tis said", []),
    ("“one—two—three”", ["one—two—three"]),
    ("“one two … … !”", []),
    ("He said ❝the lamp was out❞ again.", ["the lamp was out"]),
    ("He said ❛the lamp was out❜ again.", ["the lamp was out"]),
    ("He said ``the lamp was out'' again.", ["the lamp was out"]),
    ("He said ``the keepers' two lamps'' again.", ["the keepers' two lamps"]),
    ("He said ''the keepers' two lamps'' again.", ["the keepers' two lamps"]),
    ("He said ‘‘the keepers’ two lamps’’ again.", ["the keepers’ two lamps"]),
    ("``the lamp was out and stayed so", ["the lamp was out and stayed so"]),
    ("the value '' is an empty text, and so('') is this one, or '', and that", []),
]


@pytest.mark.parametrize(("text", "expected"), [pair for pair in PLAIN if pair[1] != ["the keepers"]])
def test_runs_in_plain_text_and_in_markdown(text: str, expected: list[str]) -> None:
    assert [each.text for each in markup.plain_quotations(text)] == expected
    assert [each.text for each in markup.read(text).quotations] == expected
    for each in markup.plain_quotations(text):
        assert text[each.column - 1 : each.column - 1 + each.width] == each.text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Said “the *lamp* was **out**” then", ["the lamp was out"]),
        ("Said “the snake_case lamp * was” then", ["the snake_case lamp * was"]),
        ("Said “the [lamp](a.html) was out” then", ["the lamp was out"]),
        ("Said &quot;the lamp was out&quot; then", ["the lamp was out"]),
        (r"Said \"the lamp was out\" then", ["the lamp was out"]),
        ("Said “the lamp\nwas out” then", ["the lamp was out"]),
        ("Said `“the lamp was out”` then", ["the lamp was out"]),
        ('Said `` "the lamp was out" `` then', ["the lamp was out"]),
        ("Said `the lamp was out` then", []),
        ("```\n“the lamp was out”\n```", ["the lamp was out"]),
        ("```text “in no print”\nthe lamp\n```", []),
        ("Said:\n\n    “the lamp was out”", ["the lamp was out"]),
        (">     The lamp was out.", ["The lamp was out.\n"]),
        ("Said “[[quote:a b c]]” then", []),
        ("[[quote:a|“the lamp was out”]]", ["the lamp was out"]),
        ("[[issue:a|“the lamp was out”]]", ["the lamp was out"]),
        ("“[[issue:a|the lamp was out]]”", ["the lamp was out"]),
        ("“the lamp [[issue:a|was]] out”", ["the lamp was out"]),
        ("> [[issue:a|The lamp was out.]]", ["The lamp was out."]),
        ("[[issue:a|the lamp was out]]", []),
        ("# “The lamp was out”", ["The lamp was out"]),
        ("| “the lamp was out” |\n|---|\n| 'a lamp was out' |", ["the lamp was out", "a lamp was out"]),
        ("Said.[^1]\n\n[^1]: “the lamp was out”", ["the lamp was out"]),
        ("> The lamp was out.", ["The lamp was out."]),
        ("> [[quote:lamp-7k3m]]", []),
        ("> He said “the lamp was out”.", ["the lamp was out"]),
    ],
)
def test_runs_in_markdown(body: str, expected: list[str]) -> None:
    assert [each.text for each in markup.read(body).quotations] == expected


def test_code_between_marks_is_quoted_all_the_same() -> None:
    (found,) = markup.read('He said "`the lamp was out`".').quotations
    assert found.text == "the lamp was out"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("So `“the lamp was out”` then", (3, 6, 16)),
        ("So `` “the lamp was out” `` then", (3, 8, 16)),
        ("A.\n\n```\nb\n  “the lamp was out”\n```", (7, 4, 16)),
        ("- A.\n\n  ```\n  “the lamp\n  was out”\n  ```", (6, 4, 8)),
        ("A.\n\n    “the lamp was out”", (5, 6, 16)),
        ("A [[issue:pay|“the lamp was out”]]", (3, 16, 16)),
        ("A [[issue:pay|“the lamp\nwas out”]]", (3, 3, 1)),
    ],
)
def test_a_run_in_code_or_a_label_is_underlined_where_it_stands(body: str, place: tuple[int, int, int]) -> None:
    (found,) = markup.read(body, first_line=3).quotations
    assert (found.line, found.column, found.width) == place


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        ("[[quote:a]] “the lamp was out” [[quote:b|b]]", ()),
        ("[[quote:a]] [[quote:b|“the lamp was out”]]", ("b",)),
        ("“[[quote:b|the lamp was out]]”", ("b",)),
        ("“the [[quote:b|lamp was\n out]]”", ("b",)),
        ("“the lamp [[quote:b|was]] [[quote:c|out]]”", ("b", "c")),
        ("[[issue:b|“the lamp was out”]]", ()),
    ],
)
def test_words_that_lead_to_a_quotation_say_to_which(body: str, quotes: tuple[str, ...]) -> None:
    (found,) = markup.read(body).quotations
    assert found.quotes == quotes


def test_a_run_over_lines_is_underlined_on_the_first() -> None:
    (found,) = markup.read("First.\n\n> Said “the lamp\n> was out”", first_line=5).quotations
    assert (found.line, found.column, found.width) == (7, 9, 8)


def test_a_run_over_lines_of_plain_text_too() -> None:
    (found,) = markup.plain_quotations("First\n“the lamp\nwas out”")
    assert (found.line, found.column, found.width) == (2, 2, 8)
