"""The lighthouse site as files, for the self-check to be opened from a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.dossiers import lighthouse, written


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(lighthouse(), tmp_path_factory.mktemp("self-check"))
