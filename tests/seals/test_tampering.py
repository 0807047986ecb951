"""Tampered seals: nothing of a proof can be altered so that it still leads to its root, or opens other words."""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest
import seal_texts as texts
from pydantic import ValidationError

from onrecord import seals, verbatim
from onrecord.seals import Run, Sealed

CASES = max(500, int(os.environ.get("ONRECORD_CASES", "5000")) // 10)
PER_SEAL = 20
KEY = bytes(range(32))

Tamper = Callable[[Random, Sealed, Sealed], dict[str, object]]


def test_no_tampered_seal_is_accepted() -> None:
    assert tampered(CASES) == 0


def tampered(cases: int) -> int:
    """How many are accepted of so many seals that were each changed in one field or several."""
    random = Random("tampered")
    asked = accepted = 0
    while asked < cases:
        sealed, other = a_seal(random, asked), a_seal(random, asked + 1)
        assert seals.opened(sealed)
        for tamper in random.choices(TAMPERS, k=PER_SEAL):
            change = tamper(random, sealed, other)
            if {**sealed.model_dump(), **change} != sealed.model_dump():
                asked += 1
                accepted += is_accepted(sealed, change)
    return accepted


def is_accepted(sealed: Sealed, change: dict[str, object]) -> bool:
    """Whether a changed seal can be read and its proof holds."""
    try:
        seals.opened(Sealed.model_validate({**sealed.model_dump(), **change}))
    except (ValidationError, seals.Broken):
        return False
    return True


def a_seal(random: Random, number: int) -> Sealed:
    while True:
        text = texts.segment(random, random.randint(2, 60))
        count = len(verbatim.tiles(text))
        opened = {word for word in range(count) if random.random() < 0.4}
        if opened:
            return seals.seal_segment(KEY, f"c{number}", text, opened)


def flipped(random: Random, text: str) -> str:
    """One bit of one character is another."""
    at = random.randrange(len(text))
    other = chr(ord(text[at]) ^ (1 << random.randrange(7)))
    return text[:at] + other + text[at + 1 :]


def a_root(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    return {"root": random.choice((flipped(random, sealed.root), other.root, sealed.root.upper(), sealed.root[:-2]))}


def a_count(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    return {"n": random.choice((sealed.n + 1, sealed.n - 1, sealed.n * 2, sealed.n ^ (1 << random.randrange(20)), 0))}


def a_proof(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    proof = sealed.proof
    made = (
        flipped(random, proof),
        proof[:-4],
        proof[:-1],
        proof + proof,
        other.proof,
        proof[22:],
        proof + "A",
        "",
        proof + "\n",
    )
    return {"proof": random.choice(made)}


def a_text(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    said = random.choice(sealed.open).text
    made = (
        flipped(random, said),
        said + " ",
        " " + said,
        said[:-1],
        said[1:],
        said.swapcase(),
        said + " not",
        random.choice(other.open).text,
    )
    return _with_run(random, sealed, text=random.choice(made))


def a_place(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    by = random.choice((-1, 1, 2, 1000))
    return _with_run(random, sealed, **random.choice([{"first": by}, {"start": by}]))  # type: ignore[arg-type]


def the_runs(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    runs = list(sealed.open)
    made = (
        runs[::-1],
        runs[1:],
        runs[:-1],
        [*runs, runs[-1]],
        list(other.open),
        [*runs, *other.open],
        _swapped(random, runs),
    )
    return {"open": tuple(run.model_dump() for run in random.choice(made))}


def a_whole(random: Random, sealed: Sealed, other: Sealed) -> dict[str, object]:
    return {"open": tuple(run.model_dump() for run in other.open), "proof": other.proof, "n": other.n}


def _with_run(
    random: Random, sealed: Sealed, text: str | None = None, first: int = 0, start: int = 0
) -> dict[str, object]:
    runs = [run.model_dump() for run in sealed.open]
    run = random.choice(runs)
    run["text"] = run["text"] if text is None else text
    run["first"], run["start"] = run["first"] + first, run["start"] + start
    return {"open": tuple(runs)} if runs != [each.model_dump() for each in sealed.open] else {}


def _swapped(random: Random, runs: list[Run]) -> list[Run]:
    """Two runs with each other's words."""
    one, other = random.choice(runs), random.choice(runs)
    words = {one.first: other.text, other.first: one.text}
    return [run.model_copy(update={"text": words.get(run.first, run.text)}) for run in runs]


TAMPERS: tuple[Tamper, ...] = (a_root, a_count, a_proof, a_text, a_place, the_runs, a_whole)


@pytest.mark.parametrize("tamper", TAMPERS)
def test_each_way_of_tampering_changes_something(tamper: Tamper) -> None:
    random = Random("each way")
    every = [(a_seal(random, 1), a_seal(random, 2)) for _ in range(40)]
    changes = [(one, tamper(random, one, other)) for one, other in every]
    dumped = [(one.model_dump(), {**one.model_dump(), **change}) for one, change in changes]
    assert sum(before != after for before, after in dumped) > 10


def test_what_is_more_hidden_still_leads_to_its_root() -> None:
    """Anybody may open less: a seed gives the digest. So a proof says nothing of what it does not open."""
    text = "The lamp was not lit that night"
    whole = seals.seal_segment(KEY, "c1", text, range(7))
    less = seals.seal_segment(KEY, "c1", text, [0, 1, 4, 5, 6])
    assert whole.root == less.root
    assert seals.opened(less).text.count("\ud800") == 2


def test_the_words_of_one_segment_are_not_those_of_another() -> None:
    text = "The lamp was lit that night"
    one, other = (seals.seal_segment(KEY, name, text, [1, 2]) for name in ("c1", "c2"))
    assert one.open == other.open
    assert one.root != other.root
    assert not set(seals.proof.items(one.proof)) & set(seals.proof.items(other.proof))
