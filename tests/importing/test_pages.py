"""Invented pages, each with what it must be read as beside it, word for word."""

import json
from pathlib import Path

import pytest

from onrecord import importing

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_reads_word_for_word(path: Path) -> None:
    layout, thread = importing.recognised(path.read_bytes())
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert [(s.id, s.kind, s.line, s.text) for s in thread.segments] == [
        (s["id"], s["kind"], s["line"], s["text"]) for s in expected["segments"]
    ]
    facts = (layout.name, thread.title, thread.published, thread.address)
    assert facts == tuple(expected[name] for name in ("layout", "title", "published", "address"))
    assert [[remark.line, remark.message] for remark in thread.remarks] == expected["remarks"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_nobody_said_stands_in_no_segment(path: Path) -> None:
    _, thread = importing.recognised(path.read_bytes())
    assert not [segment.id for segment in thread.segments if "never said" in segment.text.casefold()]


def test_every_page_has_its_reading_beside_it() -> None:
    assert len(PAGES) >= 8
    assert {path.stem for path in PAGES} == {path.stem for path in PAGES[0].parent.glob("*.json")}
