"""The scripts against the oracle: random searches over invented records of awkward characters."""

from __future__ import annotations

import os
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord import search
from onrecord.search import Found, Variants
from search.oracle import FACETS, oracle
from search.oracle_words import tokens
from search.search_samples import ask, found

pytestmark = pytest.mark.browser

# Each search takes the oracle some milliseconds, so a long run stops at as many as an hour allows.
CASES = min(int(os.environ.get("ONRECORD_CASES", "400")), 100_000)
RECORDS = 300
AWKWARD = """
the lamp lamps Lamp's LAMPS’ bell bells keeper keepers’ Keeper's officer-led officer led LVO L.V.O. lvo
stop stopped stopping duty duties dut match matched matches care caring cared cars 1990 1990s PO POs its it
20% 20 £20 9/137 18,000 3.5 10:19 60+ C++ R&D #fog @keeper §4 a.m. keepers/clerks word(s) e.g. one,two
café cafe\u0301 CAFE Zoë naïve ﬁne Straße STRASSE ΦΑΡΟΣ φάρος İstanbul ŉ Åland ≠ = K ſea 가나 ก็ ~20 <b>x</b>
won’t won't won`t ‘quoted’ “said” «dit» 5″ two—three two–three two--three and…then a...b light\u00adhouse
li\u200bght \U0001f600 great\U0001f600 \U0001d4d0\U0001d4d1 \U0001f44d\U0001f3fd _under_ snake_case f**k **bold**
light vessel office vessels Fresnel lens lenses […] [...] [sic] [the keeper] [T]he [É]cole [A] [x y [ ] ?! - –
&amp; a\u0338
"""
WORDS = tuple(AWKWARD.split())
JOINTS = (" ", " ", " ", " ", " ", "  ", "\u00a0", "\n", ", ", "-", "/", "—", "", ". ")
GROUPS = (
    Variants("LVO", ("L.V.O.", "lvo"), "light vessel office"),
    Variants("Fresnel lens", ("Fresnel",)),
    Variants("keeper", ("officer",), "the lamp officer"),
)
DATES = (("2001-05-03", "2001-05-03"), ("2003-01-01", "2003-12-31"), ("2001-05-01", "2001-05-31"), ("", ""))
ASKED_DATES = ("", "", "", "2001", "2001-05", "2003-06-01", "2001-05-04", "2002", "200", "2001-13", "soon")


def running(chance: random.Random, most: int) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(1, most))]
    return "".join(word + chance.choice(JOINTS) for word in words)


def a_record(chance: random.Random, number: int) -> Found:
    first, last = chance.choice(DATES)
    return found(
        number,
        text=running(chance, 14),
        literal=chance.random() < 0.1,
        first=first,
        last=last,
        issue=tuple(chance.sample(("lamps", "fog", "boats"), chance.randint(0, 2))),
        role=chance.choice(("", "keeper", "clerk", "constructor")),
        source=chance.choice(("lamps", "boats")),
        year=first[:4],
        kind=chance.choice(("testimony", "opinion")),
        stance=tuple(chance.sample(("for", "against"), chance.randint(0, 2))),
    )


def a_piece(chance: random.Random, records: list[Found]) -> str:
    text = chance.choice(records).text
    words = text.split(" ")
    at = chance.randrange(len(words))
    run = " ".join(words[at : at + chance.randint(1, 4)])
    mark, close = chance.choice((('"', '"'), ("“", "”"), ('"', ""), ("«", "“")))
    kinds = (
        lambda: chance.choice(WORDS),
        lambda: run,
        lambda: f"{mark}{run}{close}",
        lambda: f"-{chance.choice(WORDS)}",
        lambda: f"-{mark}{run}{close}",
        lambda: f"{chance.choice(WORDS)[: chance.randint(1, 4)]}*",
        lambda: chance.choice(("-", "*", '""', "?", "--", "-*", "wibble", "**", '"', "…")),
    )
    return chance.choices(kinds, (6, 4, 4, 2, 1, 3, 1))[0]()


def a_search(chance: random.Random, records: list[Found]) -> dict[str, Any]:
    picks: dict[str, list[str]] = {facet: [] for facet in FACETS}
    for _ in range(chance.choice((0, 0, 1, 2))):
        picks[chance.choice(FACETS)].append(
            chance.choice(("lamps", "keeper", "2001", "opinion", "for", "fog", "clerk"))
        )
    return {
        "q": " ".join(a_piece(chance, records) for _ in range(chance.choice((0, 1, 1, 1, 2, 2, 3)))),
        "variants": chance.random() < 0.5,
        "picks": picks,
        "from": chance.choice(ASKED_DATES),
        "to": chance.choice(ASKED_DATES),
        "sort": chance.choice(("relevance", "relevance", "newest", "oldest")),
    }


def in_short(answer: dict[str, Any]) -> dict[str, Any]:
    """A script's answer in the shape of the oracle's."""
    return {
        **{key: answer[key] for key in ("ids", "counts", "ignored", "undated")},
        "unknown": {word for said in answer["unknown"] for word, _, _ in tokens(said)},
        "absent": bool(answer["absent"]),
        "marks": dict(zip(answer["ids"], answer["marked"], strict=False)),
    }


def test_scripts_and_oracle_agree(shared_engine: Page) -> None:
    chance = random.Random(20260)
    records = [a_record(chance, number) for number in range(RECORDS)]
    searches = [a_search(chance, records) for _ in range(CASES)]
    answers = ask(shared_engine, search.script(records, GROUPS, {}), searches)
    wise = oracle(records, [group.forms for group in GROUPS])
    some = 0
    for asked, answer in zip(searches, answers, strict=True):
        assert in_short(answer) == wise.search(asked), asked
        some += 0 < len(answer["ids"]) < RECORDS
    assert some > CASES / 4
