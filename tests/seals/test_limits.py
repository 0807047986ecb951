"""The limits of a seal: no number in it can fill the memory, place words where none can stand, or end the epochs."""

from __future__ import annotations

from base64 import b64encode
from itertools import pairwise

import pytest
from pydantic import ValidationError

from onrecord import importing, seals, verbatim
from onrecord.seals import Run, Sealed, proof, tree
from onrecord.seals.record import MOST_CHARACTERS, MOST_EPOCHS, MOST_WORDS

TEXT = "The lamp was not lit that night"


def forged(n: int, *runs: Run) -> Sealed:
    """A seal whose proof leads to its root, which is no capture's: whatever its words are said to be."""
    cuts = [verbatim.tiles(run.text) for run in runs]
    extents = [(run.first, run.first + len(ends)) for run, ends in zip(runs, cuts, strict=True)]
    count = len(list(tree.largest(n, extents)))
    made = Sealed(n=n, root="0" * 32, open=runs, proof=b64encode(bytes(16 * count)).decode())
    top = proof._top(made, extents, cuts)  # noqa: SLF001 - nothing public makes a root that is no capture's
    return made.model_copy(update={"root": tree.root(top, n).hex()})


def run(first: int, start: int, text: str) -> Run:
    return Run(first=first, start=start, text=text)


def test_a_forged_seal_with_room_for_its_words_opens() -> None:
    assert seals.opened(forged(5, run(1, 3, " lamp"), run(3, 11, " not"))).text.count(proof.HIDDEN) == 3


NO_ROOM = [
    ("before the first", [run(5, 4, " lamp")]),
    ("before the first word there is none", [run(0, 1, "lamp")]),
    ("between", [run(1, 3, " lamp"), run(4, 9, " not")]),
    ("over one another", [run(1, 3, " lamp"), run(3, 2, " not")]),
    ("after the last", [run(1, MOST_CHARACTERS - 3, " lamp")]),
]


@pytest.mark.parametrize("runs", [row[1] for row in NO_ROOM], ids=[row[0] for row in NO_ROOM])
def test_words_that_leave_no_room_for_the_hidden_are_refused(runs: list[Run]) -> None:
    with pytest.raises(seals.Broken, match="no room"):
        seals.opened(forged(9, *runs))


def test_no_place_is_beyond_the_largest_capture() -> None:
    assert MOST_CHARACTERS == importing.LARGEST
    run(1, MOST_CHARACTERS, "lamp")
    for first, start in ((1, MOST_CHARACTERS + 1), (1, 10**15), (MOST_WORDS + 1, 0)):
        with pytest.raises(ValidationError):
            run(first, start, "lamp")


def test_hidden_words_take_no_memory_by_their_number() -> None:
    held = seals.opened(forged(9_999_999, run(4_000_000, 8_000_000, " lamp"), run(8_000_000, 16_000_000, " not")))
    assert held.text.count(proof.HIDDEN) == 2 + proof.MOST_SHOWN
    assert held.place(held.text.index("not")) == 16_000_001
    assert held.more_hidden(0, len(held.text)) == 3_999_999 - proof.MOST_SHOWN


def test_every_true_seal_has_room() -> None:
    """However narrow the words: a character each is all that is asked for."""
    for text in (TEXT, "a…b…c d e…f", "— a—b --", "\u200b\u200b a \u200bb c"):
        count = len(verbatim.tiles(text))
        for first, other in pairwise(range(count)):
            assert seals.opened(seals.seal_segment(bytes(32), "c1", text, {first, other, count - 1}))


def test_no_epoch_is_after_the_last() -> None:
    assert seals.after(MOST_EPOCHS - 1) == MOST_EPOCHS
    with pytest.raises(ValueError, match="no epoch after"):
        seals.after(MOST_EPOCHS)
    sealed = seals.seal_segment(bytes(32), "c1", TEXT, [1])
    for epoch in (MOST_EPOCHS + 1, 2**32 - 1):
        with pytest.raises(ValidationError):
            Sealed.model_validate({**sealed.model_dump(), "epoch": epoch})
