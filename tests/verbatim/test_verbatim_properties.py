"""Properties of the rule over invented text: what is true is never refused, and what is not is never accepted."""

from __future__ import annotations

import os
from random import Random

import verbatim_texts as texts
from verbatim_oracle import parts_stand, plain

from onrecord.verbatim import find

CASES = int(os.environ.get("ONRECORD_CASES", "5000"))
PER_TEXT = 20


def a_text(random: Random) -> str:
    return texts.segment(random, random.randint(20, 60))


def test_runs_of_whole_words_are_never_refused() -> None:
    random = Random("true runs")
    for number in range(CASES):
        if number % PER_TEXT == 0:
            text = a_text(random)
        run = texts.run(random, text)
        if texts.quotable(run):
            found = find(texts.retyped(random, run), text)
            assert found.state in ("verbatim", "ambiguous"), (run, text, found.message)
            assert found.state == "ambiguous" or plain(text[found.start : found.end]) == plain(run), (run, text)


def test_marks_at_a_runs_ends_may_be_left_off() -> None:
    random = Random("marks left off")
    for number in range(CASES // 4):
        if number % PER_TEXT == 0:
            text = a_text(random)
        run = texts.run(random, text)
        bare = run.lstrip("\"'“‘(").rstrip("\"'”’),.;:!?…")
        if texts.quotable(bare):
            found = find(texts.retyped(random, bare), text)
            assert found.state in ("verbatim", "ambiguous"), (bare, text, found.message)


def test_parts_with_a_true_cut_between_are_never_refused() -> None:
    random = Random("true cuts")
    for _ in range(CASES // 10):
        words = [f"{random.choice(('oar', 'lock', 'tide'))}{random.randrange(100)}" for _ in range(50)]
        text = " ".join(words)
        start, head, gap, tail = random.randrange(10), *(random.randint(3, 8) for _ in range(3))
        ends = (start + head, start + head + gap, start + head + gap + tail)
        found = find(" ".join([*words[start : ends[0]], "[…]", *words[ends[1] : ends[2]]]), text)
        assert found.state in ("verbatim-cut", "ambiguous"), (text, found.message)
        assert found.state == "ambiguous" or found.words_cut == gap


def test_corruptions_are_refused_unless_they_stand_there_themselves() -> None:
    random = Random("corruptions")
    accepted = 0
    for number in range(CASES):
        if number % PER_TEXT == 0:
            text, other = a_text(random), a_text(random)
        false = a_corruption(random, number, text, other)
        if find(false, text).state == "missing":
            continue
        accepted += 1
        assert parts_stand(texts.parts_of(false, text), text), (false, text)
    assert accepted < CASES / 5, "these corruptions hardly corrupt"


def a_corruption(random: Random, number: int, text: str, other: str) -> str:
    kind = number % (len(texts.CORRUPTIONS) + 3)
    if kind < len(texts.CORRUPTIONS):
        return " ".join(texts.CORRUPTIONS[kind](random, texts.run(random, text, 4, 10).split()))
    if kind == len(texts.CORRUPTIONS):
        return texts.run(random, other, 3, 10)
    if kind == len(texts.CORRUPTIONS) + 1:
        return " ".join([*text.split()[-random.randint(1, 4) :], *other.split()[: random.randint(1, 4)]])
    return " […] ".join([texts.run(random, text, 3, 5), texts.run(random, other, 3, 5)])
