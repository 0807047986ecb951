"""The command `drift`, run as a person runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drifting import Ran, Run
from lighthouse import FOLDER
from onrecord import cli


@pytest.fixture
def drift(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a copy of the example, at whose sources nobody has looked yet."""
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    shutil.rmtree("content/drift", ignore_errors=True)
    monkeypatch.delenv("ONRECORD_CAPTURES", raising=False)

    def run(*words: str) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main(["drift", "--pause", "0", *words])
        printed = capsys.readouterr()
        return Ran(left.value.code, printed.out, printed.err)

    return run
