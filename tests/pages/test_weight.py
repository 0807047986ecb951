"""The weight of a quotation's page: it arrives whole, with its sheets and scripts, in what a first answer carries."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import join, normpath

import pytest

from onrecord import files, load, pages
from onrecord.dossier import Dossier
from pages.dossiers import ROOT, THEME, lighthouse, rendered, with_settings
from pages.reading import read

MOST = 14_000
COPY = 1_000


def real() -> Dossier:
    found = load.load(files.read_folder(ROOT / "content").files).dossier
    assert found is not None
    return found


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def weights(dossier: Dossier) -> dict[str, int]:
    """What each quotation's page weighs with all it links."""
    plan = pages.plan(dossier, THEME)
    held = {entry.path: entry.data for entry in plan if isinstance(entry, pages.File)}
    quotes = [e for e in plan if isinstance(e, pages.Page) and e.template in {"quote.html", "withdrawn.html"}]
    return {entry.path: weight(entry.path, rendered(entry), held) for entry in quotes}


def weight(path: str, html: str, held: Mapping[str, bytes]) -> int:
    page = read(html)
    sheets = [each["href"] for each in page.tags("link") if each["rel"] == "stylesheet"]
    scripts = [each["src"] for each in page.tags("script") if "src" in each]
    assert sheets
    linked = [normpath(join(Path(path).parent.as_posix(), each)) for each in (*sheets, *scripts)]
    return packed(html.encode()) + sum(packed(held[each]) for each in linked)


@pytest.mark.parametrize("dossier", [real, lighthouse])
def test_a_quotation_weighs_little(dossier: Callable[[], Dossier]) -> None:
    every = weights(with_settings(dossier(), base_url="https://lamps.example/on-the-record/"))
    heaviest = max(every, key=lambda path: every[path])
    assert every[heaviest] < MOST, heaviest


def test_the_copy_script_is_small() -> None:
    assert packed((THEME / "static" / "copy.js").read_bytes()) < COPY
