"""What tests of the preview are given: one that was made already, which spares each of them the first build."""

from __future__ import annotations

from pathlib import Path

import pytest

from previewed import served_from


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    for _ in served_from(folder):
        pass
    return folder
