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
