"""Bounds: what strangers may send takes seconds at most, and is refused in one line."""

from __future__ import annotations

import time

import pytest

from onrecord import markup
from onrecord.markup import Mention, Resolved
from onrecord.markup.reading import LONGEST, MOST_COLUMNS

SECONDS = 20  # a tenth would do on a machine with nothing else to do; quadratic ways take minutes


def resolve(_: Mention) -> Resolved:
    return Resolved(())


@pytest.mark.parametrize(
    "body",
    [
        ">" * 10_000,
        "> " * 10_000 + "a",
        "[" * 50_000,
        "[" * 25_000 + "]" * 25_000,
        "*" * 50_000,
        "*a " * 25_000,
        "**a" * 20_000,
        "_a" * 25_000,
        "![" * 25_000,
        "[a](" * 12_000,
        "[^" * 25_000,
        "[[quote:x" * 6_000,
        "[[a:" * 12_000,
        '"a b c ' * 12_000,
        "'a b " * 12_000,
        "‘a " * 20_000,
        "``a b c " * 8_000,
        "''a b c " * 8_000,
        "[[quote:a|“a b c”]] " * 3_000,
        "```\n" + "“a b c\n" * 8_000,
        "1. " * 10_000,
        "\n".join("1. " * 300 + "a" for _ in range(60)),
        "a\n: " * 5_000,
        "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b\n" * 500,
        "".join("`" * n + " " for n in range(300)),
        "&" * 50_000,
        "<" * 50_000,
        "# a\n" * 3_000,
    ],
    ids=lambda body: body[:6].strip() or "list",
)
def test_time_is_bounded(body: str) -> None:
    began = time.perf_counter()
    markup.html(markup.read(body), resolve)
    assert time.perf_counter() - began < SECONDS


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("a" * (LONGEST + 1), "200,001 characters"),
        ("|a" * (MOST_COLUMNS + 1) + "|\n" + "|-" * (MOST_COLUMNS + 1) + "|\n", "21 columns"),
        (">" * 30 + "deep", "deep in one another"),
        ("- " * 30 + "deep", "deep in one another"),
        ("[" * 3_000, "opening brackets"),
    ],
)
def test_what_is_past_a_bound_is_said_once(body: str, said: str) -> None:
    (broken,) = (
        markup.read(f"Fine.\n\n{body}", first_line=2).broken if "characters" not in said else markup.read(body).broken
    )
    assert said in broken.message
    assert broken.line == (1 if "characters" in said else 4)


@pytest.mark.parametrize(
    "body",
    ["a" * LONGEST, "|a" * MOST_COLUMNS + "|\n" + "|-" * MOST_COLUMNS + "|\n", "> > > > > deep", "[" * 2_000],
)
def test_what_is_just_within_a_bound_is_read(body: str) -> None:
    assert markup.read(body).broken == ()


@pytest.mark.parametrize(
    ("body", "check", "place"),
    [
        ("Fine &#x202e;words.", "bidi-control", (3, 6, 8)),
        ("| a | b |\n|-|-|\n| x | y&#8238; |\n", "bidi-control", (5, 8, 7)),
        ("a[^1]\n\n[^1]: Note &#x2066;.", "bidi-control", (5, 12, 8)),
        ("# Lamps &#x2067;", "bidi-control", (3, 9, 8)),
        ("Lit&#13;again.", "control-character", (3, 4, 5)),
        ("Lit &#x2028; again.", "control-character", (3, 5, 8)),
        ("See <https://example.org/%E2%80%AEy>.", "bidi-control", (3, 5, 32)),
        ("See [it](https://example.org/&#x202e;).", "bidi-control", (3, 5, 34)),
        ("&#x202e;" * 2_000, "bidi-control", (3, 1, 8)),
    ],
    ids=lambda value: value[:8].strip() if isinstance(value, str) else None,
)
def test_a_character_that_acts_on_the_text_is_found_however_it_is_written(
    body: str, check: str, place: tuple[int, int, int]
) -> None:
    (broken,) = markup.read(body, first_line=3).broken
    assert (broken.check, (broken.line, broken.column, broken.width)) == (check, place)


@pytest.mark.parametrize("body", ["Salt &amp; oil &rarr; light", "`&#x202e;`", "    &#x202e;\n", "\\&#x202e;"])
def test_a_reference_that_is_shown_as_written_acts_on_nothing(body: str) -> None:
    assert markup.read(body).broken == ()
