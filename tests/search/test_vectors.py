"""The shared vectors: what a query finds and marks, and the fold that Python and the browser share."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from onrecord import fold, search
from onrecord.search import Variants
from search.search_samples import GROUPS, LABELS, ask, found

pytestmark = pytest.mark.browser

VECTORS = Path(__file__).resolve().parents[1] / "vectors"
CASES: list[dict[str, Any]] = json.loads((VECTORS / "search.json").read_text(encoding="utf-8"))
FOLDS: list[dict[str, Any]] = json.loads((VECTORS / "fold.json").read_text(encoding="utf-8"))
LISTS = ("issue", "stance")


def data_of(case: dict[str, Any]) -> bytes:
    groups = [Variants(first, tuple(rest)) for first, *rest in case.get("options", {}).get("groups", [])]
    return search.script(map(record, range(len(case["records"])), case["records"]), groups, LABELS)


def record(number: int, given: dict[str, Any]) -> search.Found:
    return found(number, **{key: tuple(value) if key in LISTS else value for key, value in given.items()})


def asked_of(case: dict[str, Any]) -> dict[str, Any]:
    options = {key: value for key, value in case.get("options", {}).items() if key != "groups"}
    picks = {**dict.fromkeys(LABELS, ()), **options.pop("picks", {})}
    return {"q": case["query"], **options, "picks": {facet: list(values) for facet, values in picks.items()}}


def test_names_are_told_apart() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) > 100


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_query_finds_what_it_says(case: dict[str, Any], shared_engine: Page) -> None:
    [answer] = ask(shared_engine, data_of(case), [asked_of(case)])
    expected = {key: case.get(key, []) for key in ("ids", "unknown", "absent", "ignored")}
    assert {key: answer[key] for key in expected} == expected
    if "marked" in case:
        assert answer["marked"] == case["marked"]


def test_both_sides_fold_alike(shared_engine: Page) -> None:
    """Words of a text and of its folded text are the same, and where two texts fold alike their words do."""
    pairs = [(case["text"], case["folded"]) for case in FOLDS if isinstance(case.get("folded"), str)]
    assert len(pairs) > 20
    shared_engine.evaluate(search.script([], GROUPS, LABELS).decode())
    read = """(texts) => texts.map((text) => onrecord.reader(onrecordQuotes.fold).words(text).map(({word}) => word))"""
    assert shared_engine.evaluate(read, [a for a, _ in pairs]) == shared_engine.evaluate(read, [b for _, b in pairs])


def test_every_character_of_the_table_folds_to_its_class(shared_engine: Page) -> None:
    shared_engine.evaluate(search.script([], GROUPS, LABELS).decode())
    read = """(texts) => texts.map((text) => onrecord.reader(onrecordQuotes.fold).words(text).map(({word}) => word))"""
    for kind, words in {"deleted": ["ab"], "single": ["a'b"], "space": ["a", "b"], "double": ["a", "b"]}.items():
        texts = [f"a{character}b" for character in fold.TABLE[kind]]
        assert shared_engine.evaluate(read, texts) == [words] * len(texts)
    dashes = [f"a{character}b" for kind in ("hyphen", "dash", "long") for character in fold.TABLE[kind]]
    assert shared_engine.evaluate(read, dashes) == [["a", "b"]] * len(dashes)


def test_the_data_is_one_line_that_no_page_can_end() -> None:
    data = search.script([found(0, text="</script><!-- \u2028\u2029 ]]> &amp; \ufeff")], GROUPS, LABELS).decode()
    assert not re.search("[<>&\u2028\u2029\ufeff]", data)
    assert data.count("\n") == 1
    assert (
        json.loads(data.partition(" = ")[2].rstrip(";\n"))["quotes"][0][2]
        == "</script><!-- \u2028\u2029 ]]> &amp; \ufeff"
    )
