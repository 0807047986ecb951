"""Recording: what years of looks leave in the record, and that nothing else can be read as one."""

from __future__ import annotations

import json
import os
import random

import pytest

from lighthouse import content, diagnosed, loaded
from onrecord import sightings
from onrecord.drift.recording import State, pruned, recorded
from onrecord.edtf import Date, parse
from onrecord.sightings import Look, Sightings

CASES = int(os.environ.get("ONRECORD_CASES", "300"))
QUOTE = loaded(content()).quotes["lamps-x7k2"].record
ADDRESS = "https://lamproom.example/2019/04/the-long-watch.html"
RECORD = "drift/the-long-watch.json"
STATES: tuple[State, ...] = ("there", "elsewhere", "changed", "gone")


def day(number: int) -> Date:
    return parse(f"2026-{1 + number // 28:02}-{1 + number % 28:02}")


def after(looks: list[tuple[int, State]], address: str = ADDRESS) -> Look:
    look: Look | None = None
    for number, state in looks:
        look = recorded(look, address, day(number), {"lamps-x7k2": (QUOTE, state)})
    assert look is not None
    return look


def test_the_record_says_what_the_looks_found() -> None:
    chance = random.Random(7)
    for _ in range(CASES):
        days = sorted(chance.sample(range(300), chance.randint(1, 8)))
        looks = [(number, chance.choice(STATES)) for number in days]
        look = after(looks)
        sighting = look.quotes["lamps-x7k2"]
        found = [number for number, state in looks if state == "there"]
        missed = [number for number, _ in looks if not found or number > found[-1]]
        assert (look.on, sighting.state) == (day(days[-1]), looks[-1][1])
        assert sighting.first_seen == (day(found[0]) if found else None)
        assert look.last_seen("lamps-x7k2") == (day(found[-1]) if found else None)
        assert sighting.since == (day(missed[0]) if missed else None)
        record = Sightings(live=look)
        assert sightings.read(sightings.write(record)) == record


def test_what_is_doubtful_leaves_what_was_known() -> None:
    other = QUOTE.model_copy(update={"text": "I count the other hours."})
    before = recorded(None, ADDRESS, day(1), {"a": (QUOTE, "there"), "b": (QUOTE, "gone"), "c": (other, "there")})
    look = recorded(
        before, ADDRESS, day(9), {"a": (QUOTE, "doubtful"), "b": (QUOTE, "doubtful"), "c": (other, "there")}
    )
    assert before is not None
    assert look is not None
    assert [look.last_seen(name) for name in "abc"] == [day(1), None, day(9)]
    assert look.quotes["b"] == before.quotes["b"]
    assert sightings.read(sightings.write(Sightings(live=look))).live == look
    assert recorded(look, ADDRESS, day(20), {"a": (QUOTE, "doubtful")}) == look
    later = recorded(look, ADDRESS, day(20), {"a": (QUOTE, "gone"), "d": (QUOTE, "doubtful")})
    assert later is not None
    assert ([*later.quotes], later.last_seen("a")) == (["a"], day(1))
    assert recorded(None, ADDRESS, day(1), {"a": (QUOTE, "doubtful")}) is None


def test_another_address_other_words_or_an_earlier_day() -> None:
    look = after([(1, "there"), (9, "there")])
    moved = recorded(look, f"{ADDRESS}?page=2", day(20), {"lamps-x7k2": (QUOTE, "there")})
    assert moved is not None
    assert moved.quotes["lamps-x7k2"].first_seen == day(20)
    other = QUOTE.model_copy(update={"text": "I count the other hours."})
    changed = recorded(look, ADDRESS, day(20), {"lamps-x7k2": (other, "gone")})
    assert changed is not None
    assert changed.last_seen("lamps-x7k2") is None
    assert recorded(look, ADDRESS, day(5), {"lamps-x7k2": (QUOTE, "gone")}) == look


def test_nothing_is_kept_of_what_is_not_published() -> None:
    record = Sightings(live=after([(1, "there")]), archived=after([(2, "gone")]))
    assert pruned(record, {"lamps-x7k2": QUOTE}) == record
    assert pruned(record, {}) == Sightings()


def drifted(look: Look, **fields: str) -> list[str]:
    """What is said of the example with this record, its quotation having these fields too."""
    every = content()
    path = "sources/the-long-watch.yaml"
    more = "".join(f"    {name}: {value}\n" for name, value in fields.items()).encode()
    every[path] = every[path].replace(b"  - id: lamps-x7k2\n", b"  - id: lamps-x7k2\n" + more)
    found = diagnosed({**every, RECORD: sightings.write(Sightings(live=look))})
    return [each.check for each in found]


def test_drifted_words_are_warned_of_until_a_note_deals_with_them() -> None:
    look = after([(1, "there"), (9, "gone")])
    assert drifted(look) == ["words-drifted"]
    assert drifted(look, note="The page no longer holds these words.") == []
    assert drifted(look, allow="{words-drifted: the blog was closed}") == []
    assert drifted(after([(1, "there"), (9, "elsewhere")])) == ["words-drifted"]
    assert drifted(after([(1, "gone"), (9, "there")])) == []
    assert drifted(after([(1, "gone")])) == ["words-drifted"]  # the address is exactly the source's own
    assert drifted(after([(1, "there"), (9, "gone")], "https://elsewhere.example/")) == []


def test_a_note_written_before_does_not_deal_with_it() -> None:
    noted = QUOTE.model_copy(update={"note": "The hours are hers."})
    look = recorded(after([(1, "there")]), ADDRESS, day(9), {"lamps-x7k2": (noted, "changed")})
    again = recorded(look, ADDRESS, day(20), {"lamps-x7k2": (noted, "gone")})
    assert again is not None
    assert drifted(again, note="The hours are hers.") == ["words-drifted"]
    assert drifted(again, note="The hours are hers. The page no longer says so.") == []


SAID = json.loads(sightings.write(Sightings(live=after([(1, "there"), (9, "gone")]))))


def edited(**fields: object) -> bytes:
    quotes = {"lamps-x7k2": {**SAID["live"]["quotes"]["lamps-x7k2"], **fields}}
    return json.dumps({**SAID, "live": {**SAID["live"], "quotes": quotes}}).encode()


DAMAGED = [
    b"", b"{", b"[]", b"null", b'{"version": 2}', b"\xff", b"[" * 100_000, b'{"version": 1, "version": 1}',
    b'{"version": ' + b"9" * 5000 + b"}", b'{"version": NaN}', json.dumps({**SAID, "words": "I count"}).encode(),
    edited(text="I count the other hours."), edited(state="there"), edited(since="2025-01-01"), edited(since=None),
    edited(first_seen=None), edited(last_seen="2026-01-11"), edited(first_seen="2026"), edited(words="I count"),
]  # fmt: skip


@pytest.mark.parametrize("data", DAMAGED)
def test_a_damaged_record_is_one_diagnostic(data: bytes) -> None:
    found = diagnosed({**content(), RECORD: data})
    assert [(each.check, each.at.path) for each in found] == [("malformed-drift", RECORD)]


def test_no_word_of_a_source_stands_in_a_record() -> None:
    data = sightings.write(Sightings(live=after([(1, "there"), (9, "gone")]), archived=after([(2, "there")])))
    assert not [word for word in QUOTE.text.split() if len(word) > 5 and word in data.decode()]


def test_a_record_of_no_source_is_said_once() -> None:
    data = sightings.write(Sightings(live=after([(1, "there")])))
    (found,) = diagnosed({**content(), "drift/gone.json": data})
    assert (found.check, found.message) == (
        "stale-drift",
        "this record is of a source `gone`, and there is none of that name",
    )
