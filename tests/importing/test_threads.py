"""Invented threads, each with what it must be read as beside it, word for word."""

import json
from pathlib import Path

import pytest

from onrecord import importing

THREADS = sorted((Path(__file__).parent / "threads").glob("*.txt"))


@pytest.mark.parametrize("path", THREADS, ids=lambda path: path.stem)
def test_thread_reads_word_for_word(path: Path) -> None:
    _, thread = importing.recognised(path.read_bytes())
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert [(s.id, s.kind, s.line, s.text) for s in thread.segments] == [
        (s["id"], s["kind"], s["line"], s["text"]) for s in expected["segments"]
    ]
    assert (thread.title, thread.published) == (expected["title"], expected["published"])
    assert [[remark.line, remark.message] for remark in thread.remarks] == expected["remarks"]


def test_every_thread_has_its_reading_beside_it() -> None:
    assert len(THREADS) >= 14
    assert {path.stem for path in THREADS} == {path.stem for path in THREADS[0].parent.glob("*.json")}
