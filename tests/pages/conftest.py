"""What tests of pages are given: the invented dossier's site as files, written once for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.dossiers import lighthouse, written


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(lighthouse(), tmp_path_factory.mktemp("lighthouse"))
