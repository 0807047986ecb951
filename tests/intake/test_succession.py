"""Which contribution is which in a later saving: never another's, whatever was added, taken away or said again."""

from __future__ import annotations

import os
import random

import pytest

from onrecord.intake.succession import are_strange, succession

CASES = min(int(os.environ.get("ONRECORD_CASES", "1000")), 100_000)

LONG = "The lamp was lit at dusk and it burned all night, and nobody on the boat could say why it went out at two."
QUOTED = f"“{LONG}” Well said, whoever you are."

# The older saving, the newer, and what became of c1.
KNOWN: dict[str, tuple[dict[str, str], dict[str, str], str | None]] = {
    "as it was": ({"c1": "a"}, {"c1": "a"}, "c1"),
    "one more above it": ({"c1": "a", "c2": "b"}, {"c1": "new", "c2": "a", "c3": "b"}, "c2"),
    "typed otherwise": ({"c1": "“It” was\nlit"}, {"c1": "New.", "c2": '"It"  was lit'}, "c2"),
    "taken away": ({"c1": "a", "c2": "b"}, {"c1": "b"}, None),
    "taken away, and said again below": ({"c1": "a", "c2": "b"}, {"c1": "b", "c2": "a"}, None),
    "taken away, and quoted below": ({"c1": LONG, "c2": "b"}, {"c1": "b", "c2": QUOTED}, None),
    "taken away, and quoted in its place": ({"c1": LONG, "c2": "b"}, {"c1": QUOTED, "c2": "b"}, None),
    "quoted in its place, and below": ({"c1": LONG, "c2": "b"}, {"c1": LONG, "c1.r1": QUOTED, "c2": "b"}, "c1"),
    "a word mended": ({"c1": LONG, "c2": "b"}, {"c1": "z", "c2": LONG.replace("at two", "at 2"), "c3": "b"}, "c2"),
    "a word mended, and two like it": (
        {"c1": LONG, "c2": "b"},
        {"c1": LONG + " x", "c2": LONG + " y", "c3": "b"},
        None,
    ),
    "two alike, one left": ({"c1": LONG + " x", "c2": LONG + " y"}, {"c1": LONG + " z"}, None),
    "another in its place": ({"c1": "I saw it", "c2": "b"}, {"c1": "I saw nothing", "c2": "b"}, None),
    "said by two, one taken away": ({"c1": "Yes.", "c2": "Yes.", "c3": "b"}, {"c1": "Yes.", "c2": "b"}, None),
    "said by two, parted by another": (
        {"c1": "Yes.", "c2": "b", "c3": "Yes."},
        {"c1": "new", "c2": "Yes.", "c3": "b", "c4": "Yes."},
        "c2",
    ),
    "empty": ({"c1": "", "c2": "b"}, {"c1": "b"}, None),
    "not in the older saving": ({"c2": "a"}, {"c1": "a"}, None),
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_contribution_is_known_again_where_that_is_sure(name: str) -> None:
    old, new, expected = KNOWN[name]
    assert succession(["c1"], old, new).get("c1") == expected


ARTICLE = " ".join(f"On night {night} the lamp burned for {night + 3} hours." for night in range(12))
REVISED = f"Put right. {ARTICLE[:260]} The nights after that were never written down by anybody at the tower."
OTHER = f"The ferry was late. {' '.join(f'At pier {each} nobody waited.' for each in range(20))} “{ARTICLE[:40]}”"


def test_a_text_of_one_voice_is_known_again_though_half_of_it_was_changed() -> None:
    assert succession(["a1"], {"a1": ARTICLE}, {"a1": REVISED}) == {"a1": "a1"}
    assert succession(["e1"], {"e1": ARTICLE, "c1": "b"}, {"e1": REVISED, "c1": "y"}) == {"e1": "e1"}
    assert succession(["e1"], {"e1": ARTICLE}, {"e1": REVISED, "e2": "y"}) == {}


@pytest.mark.parametrize("other", [OTHER, "Nothing of it is left.", f"“{ARTICLE[:60]}”, said another paper."])
def test_another_article_altogether_is_nobody_s_later_saving(other: str) -> None:
    assert succession(["a1"], {"a1": ARTICLE}, {"a1": other}) == {}


def _said(chance: random.Random) -> str:
    words = ["the", "lamp", "was", "lit", "boat", "night", "keeper", "saw", "it", "and", "not", "never", "we", "oil"]
    return " ".join(chance.choices(words, k=chance.choice([1, 2, 3, 12, 40])))


def _later(chance: random.Random, old: list[str]) -> list[tuple[int, str]]:
    """A later saving: who wrote each contribution (by its place in the older one, -1 for new ones), and its text."""
    found: list[tuple[int, str]] = []
    for place, text in enumerate(old):
        if chance.random() < 0.85:
            mended = text + chance.choice([" ", "\n\n", " ok"]) if chance.random() < 0.2 else text
            found.append((place, mended))
        if chance.random() < 0.25:
            quoted = f"somebody wrote {chance.choice(old)} and I agree"
            found.append((-1, chance.choice([_said(chance), quoted])))
    return found


def test_no_contribution_is_ever_taken_for_another_s() -> None:
    for seed in range(CASES):
        chance = random.Random(seed)
        old = [_said(chance) for _ in range(chance.randint(1, 15))]
        later = _later(chance, old)
        before = {f"c{place}": text for place, text in enumerate(old)}
        after = {f"c{place}": text for place, (_, text) in enumerate(later)}
        written = {f"c{place}": f"c{writer}" for place, (writer, _) in enumerate(later)}
        found = succession(before, before, after)
        wrong = [one for one, other in found.items() if written[other] != one]
        # A word or two that another wrote between the same neighbours, when the first was taken away, nobody can tell.
        assert all(len(before[one].split()) <= 3 for one in wrong), seed


def test_most_contributions_are_known_again() -> None:
    chance, kept, found = random.Random(7), 0, 0
    for _ in range(100):
        old = [_said(chance) for _ in range(15)]
        later = _later(chance, old)
        after = {f"c{place}": text for place, (_, text) in enumerate(later)}
        before = {f"c{place}": text for place, text in enumerate(old)}
        kept += sum(writer >= 0 and len(text.split()) >= 12 for writer, text in later)
        found += sum(len(before[one].split()) >= 12 for one in succession(before, before, after))
    assert found > 0.95 * kept


BOAT = "A ferry keeper writes of quite another thing, which is a boat of his own that he has to sell before winter."
STRANGE = (
    (LONG, BOAT, True),
    (LONG, f"{BOAT} {LONG}", False),
    (LONG, LONG.replace("dusk", "noon"), False),
    (LONG, "It is gone.", False),  # too short to tell
    (LONG, f"{BOAT} {LONG.partition(' and')[0]}", False),
)


@pytest.mark.parametrize(("one", "other", "are"), STRANGE)
def test_savings_that_share_next_to_nothing_are_of_two_sources(one: str, other: str, are: bool) -> None:
    assert are_strange({"a1": one}, {"e1": "Log", "c1": other}) == are
    assert are_strange({"c1": other}, {"a1": one}) == are
