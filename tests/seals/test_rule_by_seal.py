"""The rule by seal: what opened words are taken for stands in the segment, and what stands there is found."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import pytest
import seal_texts as texts

from onrecord import seals, verbatim
from onrecord.fold import fold
from onrecord.seals.proof import HIDDEN, MOST_SHOWN

CASES = int(os.environ.get("ONRECORD_CASES", "3000"))
PER_SEAL = 6
KEY = bytes(range(32))


@dataclass
class Tally:
    """How many quotations were asked about, how many stand in the segment, and how many the seal had accepted."""

    asked: int = 0
    true: int = 0
    accepted: int = 0
    false_accepts: int = 0
    false_rejects: int = 0


def test_what_is_accepted_by_any_proof_stands_in_the_segment() -> None:
    tally = with_any_words_hidden(CASES)
    assert tally.false_accepts == 0
    assert tally.accepted > CASES / 20, "hardly anything is accepted"


def test_what_stands_in_the_segment_is_found_by_its_seal() -> None:
    tally = with_their_words_opened(CASES)
    assert tally.false_rejects == 0
    assert tally.true > CASES / 10, "hardly anything is true"


def with_any_words_hidden(cases: int, seed: str = "any words hidden") -> Tally:
    """Whoever has a proof can hide more of it, so any of the words may be hidden."""
    random, tally = Random(seed), Tally()
    while tally.asked < cases:
        text = texts.segment(random, random.randint(4, 40))
        held = seals.opened(seals.seal_segment(KEY, "c1", text, some_words(random, text)))
        for said, prefix, suffix in [asked_beside(random, text, held) for _ in range(PER_SEAL)]:
            tally.asked += 1
            found = seals.stands(held, said, prefix, suffix)
            if found and HIDDEN not in said + prefix + suffix:
                tally.accepted += 1
                true = verbatim.find(said, text, prefix, suffix)
                tally.true += bool(true)
                is_same = not true or true.parts != in_whole(held, found) or counted(true) == counted(found)
                tally.false_accepts += not ((true or true.state == "ambiguous") and is_same)
    return tally


def with_their_words_opened(cases: int, seed: str = "true ones") -> Tally:
    """What the seal opens is what the rule asks of quotations that stand there, and no more."""
    random, tally = Random(seed), Tally()
    while tally.asked < cases:
        text = texts.segment(random, random.randint(4, 40))
        every = [asked(random, text) for _ in range(PER_SEAL)]
        true = [(each, found) for each in every if (found := verbatim.once(each[0], fold(text), *each[1:]))]
        tally.asked += PER_SEAL
        ends = verbatim.tiles(text)
        opened = {word for each, found in true for word in words_of(text, ends, each[0], found)}
        held = seals.opened(seals.seal_segment(KEY, "c1", text, opened or {0}, ends))
        for (said, prefix, suffix), whole in true:
            tally.true += 1
            found = seals.stands(held, said, prefix, suffix)
            is_same = found is not None and in_whole(held, found) == whole.parts and counted(found) == counted(whole)
            tally.accepted += found is not None
            tally.false_rejects += not is_same
    return tally


def in_whole(held: seals.Opened, found: verbatim.Finding) -> tuple[tuple[int, int], ...]:
    """The parts of a finding by their places in the whole segment."""
    return tuple((held.place(start), held.place(end - 1) + 1) for start, end in found.parts)


SHORT = [
    ("pay –£..5 at the lock", [1], "£.."),  # a minus and its number
    ("see http://lock.example/a…b,Then wait", [2], "Then wait"),  # an address
    ("see http://lock.example/a…b,Then wait", [2, 3], "Then wait"),
]


@pytest.mark.parametrize(("text", "opened", "said"), SHORT)
def test_what_hidden_words_might_forbid_is_refused(text: str, opened: list[int], said: str) -> None:
    held = seals.opened(seals.seal_segment(KEY, "c1", text, opened))
    assert not verbatim.find(said, text)
    assert verbatim.find(said, held.text).state == "missing"


def stands(said: str, text: str, opened: Iterable[int], prefix: str = "", suffix: str = "") -> verbatim.Finding | None:
    return seals.stands(seals.opened(seals.seal_segment(KEY, "c1", text, opened)), said, prefix, suffix)


LAMP = "He said no…the lamp was lit that night, they claimed then again"

MARKED = [
    (LAMP, range(3, 8), "—the lamp was lit that", ""),
    (LAMP, range(3, 8), "the lamp was lit that", "—"),
    (LAMP, [0, 1, *range(3, 12)], "He said […] —the lamp was lit", ""),
    (LAMP, range(3, 8), "://—the lamp was lit that", ""),
    ("a b-…-é", [2], "…-é", ""),
    ("so it was..5 and then", range(3), "so it was..0", ""),
]


@pytest.mark.parametrize(("text", "opened", "said", "prefix"), MARKED)
def test_a_placeholders_own_marks_are_no_words_of_the_source(
    text: str, opened: Iterable[int], said: str, prefix: str
) -> None:
    assert not verbatim.find(said, text, prefix)
    assert stands(said, text, opened, prefix) is None


def test_a_place_is_that_of_an_opened_word_and_no_other() -> None:
    held = seals.opened(seals.seal_segment(KEY, "c1", LAMP, [3, 4, 7]))
    at = held.text.index("the")
    assert (held.place(at), held.is_open(at, at + 8)) == (LAMP.index("the lamp"), True)
    for other in (0, at - 1, at + 8, len(held.text) - 1, len(held.text)):
        with pytest.raises(LookupError):
            held.place(other)
        assert not held.is_open(other, at + 4 if other < at else other + 1)


@pytest.mark.parametrize("hidden", [1, 5, 6, MOST_SHOWN - 1, MOST_SHOWN, MOST_SHOWN + 1, 400])
@pytest.mark.parametrize("mark", ["[…]", "[it]"])
def test_words_cut_are_counted_though_not_each_has_a_placeholder(hidden: int, mark: str) -> None:
    text = f"{'far ' * 300}the lamp was lit {'that night ' * 200}and the keeper slept {'long ' * 300}"
    ends = verbatim.tiles(text)
    opened = [*range(300, 304), *range(304 + hidden, 704), *range(704, 708)]
    kept = " ".join(text.split()[304 + hidden : 704])
    said = f"the lamp was lit {mark} {kept} and the keeper slept".replace("  ", " ")
    held = seals.opened(seals.seal_segment(KEY, "c1", text, opened, ends))
    assert held.text.count(HIDDEN) == min(hidden, MOST_SHOWN) + 2
    whole, found = verbatim.once(said, fold(text)), seals.stands(held, said)
    assert (whole is None) is (found is None) is (mark == "[it]" and hidden > 5)
    if whole and found:
        assert in_whole(held, found) == whole.parts
        assert counted(found) == counted(whole)
        assert {look.kind for look in found.looks} >= {look.kind for look in whole.looks}


@pytest.mark.parametrize("text", ["so.. then", "so..then"])
def test_an_end_between_two_points_is_judged_by_what_follows(text: str) -> None:
    true = verbatim.once("so.", fold(text))
    assert bool(true) == (" " in text)
    assert not stands("so.", text, [0])
    ends = verbatim.tiles(text)
    assert seals.words_at(text, ends, [(0, 3)]) == {0, 1}
    assert stands("so.", text, [0, 1]) == true


def test_whether_hidden_words_say_the_same_again_is_not_told() -> None:
    """Without the capture nobody can say; so it is the check record that says that the words stand there once."""
    text = "dark was the night, dark was the day"
    assert verbatim.find("dark was", text).state == "ambiguous"
    assert verbatim.find("dark was", seals.opened(seals.seal_segment(KEY, "c1", text, [0, 1])).text)


def asked(random: Random, text: str) -> tuple[str, str, str]:
    """A quotation, and now and then a prefix and a suffix."""
    said = texts.quotation(random, text)
    if random.random() < 0.7:
        return said, "", ""
    at = text.find(said)
    prefix = text[max(0, at - random.randint(0, 12)) : max(0, at)]
    suffix = text[at + len(said) :][: random.randint(0, 12)]
    if random.random() < 0.3:
        return said, random.choice(texts.BESIDE), suffix
    if random.random() < 0.3:
        return said, prefix, random.choice(texts.BESIDE)
    return said, prefix, suffix


def asked_beside(random: Random, text: str, held: seals.Opened) -> tuple[str, str, str]:
    """The same, or what stands in the rebuilt segment between two hidden words, the placeholders' marks and all."""
    if random.random() < 0.85:
        return asked(random, text)
    said = random.choice(held.text.split(HIDDEN)).strip(random.choice((" ", " :/")))
    if random.random() < 0.5:
        said = " ".join(said.split()[: random.randint(1, 4)])
    return (said[1:], said[:1], "") if random.random() < 0.2 else (said, "", "")


def some_words(random: Random, text: str) -> set[int]:
    """Runs of words, anywhere in the text."""
    count = len(verbatim.tiles(text))
    share = random.choice((0.1, 0.4, 0.8, 1))
    found: set[int] = set()
    while len(found) < count * share:
        first = random.randrange(count)
        found.update(range(first, min(count, first + random.randint(1, 9))))
    return found


def words_of(text: str, ends: list[int], said: str, found: verbatim.Finding) -> set[int]:
    return seals.words_at(text, ends, (*found.parts, *found.beside), inside="[" in said)


def counted(found: verbatim.Finding) -> tuple[object, ...]:
    return found.state, found.words, found.words_cut, found.insertions, found.literal_brackets, found.words_beside
