"""The dossiers of this repository: ours is in the one layout, and neither says anything else once it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord import emit, files, kinds, load
from onrecord.records import Record

ROOT = Path(__file__).parents[2]


def laid_out(folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    held = dict(files.read_folder(folder).files)
    known = {path: kind for path in held if (kind := kinds.of_path(path))}
    return held, {path: emit.formatted(kind, path, held[path]) for path, kind in known.items()}


def test_our_dossier_is_laid_out() -> None:
    held, made = laid_out(ROOT / "content")
    assert made
    assert [path for path, data in made.items() if data != held[path]] == []


def records(held: Mapping[str, bytes]) -> list[tuple[str, str, Record, str]]:
    dossier = load.load(held).dossier
    assert dossier
    every = [dossier.settings, *(placed for kind in kinds.KINDS[1:] for placed in dossier.of_kind(kind.name).values())]
    return [(placed.kind, placed.id, placed.record, placed.body) for placed in [*every, *dossier.quotes.values()]]


@pytest.mark.parametrize("folder", ["content", "tests/dossiers/lighthouse/content"])
def test_a_dossier_laid_out_holds_the_same_records_in_their_order(folder: str) -> None:
    held, made = laid_out(ROOT / folder)
    assert records(held | made) == records(held)
    assert len(records(held)) > 30
