"""The yard that tests of the build are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.yards import Yard, new_yard


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return new_yard(tmp_path)
