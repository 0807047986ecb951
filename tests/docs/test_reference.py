"""The reference says what the program says now: it is made again here and compared."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"
NAMES = sorted(path.name for path in (DOCS / "reference").glob("*.md"))


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_each_page_is_made_and_no_other_stands_there(reference: ModuleType) -> None:
    assert sorted(reference.pages()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_the_reference_is_current(name: str, reference: ModuleType) -> None:
    committed = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert committed == reference.pages()[name], "run `make docs` and commit what it writes"
