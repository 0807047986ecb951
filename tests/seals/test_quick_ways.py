"""What is worked out in a quick way is what the plain way comes to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import pytest

from onrecord import committed
from onrecord.seals import tree
from onrecord.verbatim import governing, lexicon


def test_the_largest_nodes_are_those_found_from_the_top() -> None:
    random = Random("nodes")
    for size in range(1, 140):
        chosen = [random.random() < random.random() for _ in range(size)]
        runs = list(runs_of(chosen))
        assert list(tree.largest(size, runs)) == list(from_the_top(chosen, (size - 1).bit_length(), 0))


def runs_of(chosen: Sequence[bool]) -> Iterator[tree.Run]:
    start = None
    for at, is_open in enumerate([*chosen, False]):
        if is_open and start is None:
            start = at
        if not is_open and start is not None:
            yield start, at
            start = None


def from_the_top(chosen: Sequence[bool], height: int, at: int) -> Iterator[tree.Node]:
    """A node whose leaves are all alike, else those of its halves that are over any leaf."""
    leaves = chosen[at << height : (at + 1) << height]
    if not leaves or len(set(leaves)) == 1:
        yield from ((height, at, is_open) for is_open in leaves[:1])
    else:
        yield from from_the_top(chosen, height - 1, 2 * at)
        yield from from_the_top(chosen, height - 1, 2 * at + 1)


def test_an_opened_tree_is_what_its_rows_come_to() -> None:
    for size in range(1, 70):
        starts, texts = list(range(0, 3 * size, 3)), [f" w{number}" for number in range(size)]
        rows = tree.digests(tree.words(tree.seeds(b"s" * 16, size)[0], starts, texts))
        leaves = [tree.leaf(start, text) for start, text in zip(starts, texts, strict=True)]
        assert tree.grown(b"s" * 16, leaves) == rows[-1][0]


@pytest.mark.parametrize("seed", range(40))
def test_a_record_is_written_as_json_writes_it(seed: int) -> None:
    made = {"version": 1, "held": value(Random(f"written {seed}"), 0)}
    plain = json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert committed.written(made) == plain.encode()


def value(random: Random, depth: int) -> Any:
    many = range(random.randrange(4))
    plain: list[Any] = ["", "lamp “é”", 'a "\\ \n\x07\u2028', 0, -7, 1.5, True, False, None, [], {}, ()]
    if depth == 4 or random.random() < 0.3:
        return random.choice(plain)
    if random.random() < 0.5:
        return [value(random, depth + 1) for _ in many]
    return {random.choice(["n", 'quo"te', "ä", "z\n", str(number)]): value(random, depth + 1) for number in many}


WORDS = """
    lamp keeper's it_wrote_ wrote' 'tis'wrote Wrote. (think) DENIES didn't cant in case 's so long as less than
    provided that İf nearly… when—while ſays never, (refused) … — if;then \ud800
""".split()  # noqa: SIM905


def test_a_text_that_is_passed_over_holds_no_watch_word() -> None:
    random, passed = Random("watch words"), 0
    for _ in range(4000):
        text = " ".join(random.choice(WORDS) for _ in range(random.randint(0, 4)))
        if not lexicon.may_turn(text):
            passed += 1
            assert not list(every_watch_word(text)), text
    assert passed > 400


def every_watch_word(text: str) -> Iterator[str]:
    for kind in lexicon.KINDS:
        yield from kind.cut(text)
        yield from governing.before(kind, text)
        for set_off in (True, False):
            yield from governing.after(kind, text, set_off=set_off)
