"""The rule in the browser and the rule in Python: the same vectors, and the same invented cases, put to both.

Characters that one of them does not know yet are left out of both: browsers follow Unicode sooner than Python does, so
that a newer letter, as those of Kirat Rai (U+16D40…), may be composed, or be a letter at all, in one alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
import verbatim_texts as texts
from playwright.sync_api import Browser, Page

from onrecord import fold, verbatim
from pages.dossiers import lighthouse, written

TESTS = Path(__file__).resolve().parents[1]
VECTORS = TESTS / "vectors"
FOLDS: list[dict[str, str]] = json.loads((VECTORS / "fold.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = json.loads((VECTORS / "verbatim.json").read_text("utf-8"))
MANY = int(os.environ.get("ONRECORD_CASES", "10000"))

pytestmark = pytest.mark.browser

Pair = tuple[str, str]

_FIND = """(pairs) => pairs.map(([quotation, text]) => {
  const points = (at) => Array.from(text.slice(0, at)).length;
  const found = onrecordRule.find(quotation, text);
  const state = found.places.length > 1 || found.reason === "many" ? "ambiguous"
    : !found.places.length ? "missing" : found.isMarked ? "verbatim-cut" : "verbatim";
  const once = found.places.length === 1;
  return {
    state,
    parts: once ? found.places[0].map((stretch) => stretch.map(points)) : [],
    words: once ? found.words : 0,
    cut: once ? found.cut : 0,
  };
})"""


@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The self-check's page with its script, both as they are published."""
    page = browser.new_page()
    page.goto((written(lighthouse(), tmp_path_factory.mktemp("rule")) / "verify.html").as_uri())
    yield page
    page.close()


def both(engine: Page, pairs: list[Pair]) -> Iterator[tuple[Pair, dict[str, Any], dict[str, Any]]]:
    """What the browser and what Python answer to each pair of a quotation and a text."""
    for pair, answer in zip(pairs, engine.evaluate(_FIND, pairs), strict=True):
        found = verbatim.find(*pair)
        parts = [list(part) for part in found.parts]
        yield pair, answer, {"state": found.state, "parts": parts, "words": found.words, "cut": found.words_cut}


def test_both_fold_alike(engine: Page) -> None:
    read = (
        "(texts) => texts.map((text) => { const { text: t, parted } = onrecordRule.fold(text); return [t, parted]; })"
    )
    answers = engine.evaluate(read, [case["text"] for case in FOLDS])
    assert [text for text, _ in answers] == [case["folded"] for case in FOLDS]
    assert [parted for _, parted in answers] == [fold.fold(case["text"]).parted for case in FOLDS]


def test_both_find_the_same_of_every_vector(engine: Page) -> None:
    """A page has no prefix and no suffix, so both are asked without."""
    every = list(both(engine, [(case["quotation"], case["segment"]) for case in CASES]))
    assert len(every) > 250
    assert [(pair, browser) for pair, browser, _ in every] == [(pair, python) for pair, _, python in every]


def invented(random: Random) -> Iterator[Pair]:
    """True runs in another hand's typography, their parts with a cut between, and corruptions of both."""
    for number in range(MANY // 10):
        if number % 10 == 0:
            text = texts.segment(random, random.randint(10, 50))
        run = texts.retyped(random, texts.run(random, text))
        words = run.split()
        at = random.randrange(len(words))
        cut = [*words[:at], random.choice(("[…]", "[...]", "[so]", "[sic]", "[T]")), *words[at + number % 3 :]]
        yield run, text
        yield " ".join(cut), text
        yield run[number % 4 : len(run) - number % 3], text
        if len(words) > 3:
            yield " ".join(texts.CORRUPTIONS[number % len(texts.CORRUPTIONS)](random, words)), text


def test_both_find_the_same_of_invented_texts(engine: Page) -> None:
    pairs = list(invented(Random("two rules")))
    found = list(both(engine, pairs))
    states = {python["state"] for _, _, python in found}
    assert states == {"verbatim", "verbatim-cut", "ambiguous", "missing"}
    assert [(pair, browser) for pair, browser, _ in found] == [(pair, python) for pair, _, python in found]
