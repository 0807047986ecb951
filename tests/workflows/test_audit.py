"""zizmor, without the network, over what this project and a dossier that is begun give GitHub."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from forge import PLACES, Reader, made

READERS: tuple[Reader, ...] = ("project", "starter")
AUDIT = ("--offline", "--no-progress", "--color=never", "--persona=auditor", "--collect=all", "--strict-collection")


@pytest.fixture(scope="module")
def zizmor() -> str:
    found = shutil.which("zizmor", path=sysconfig.get_path("scripts")) or shutil.which("zizmor")
    if found is None:
        pytest.skip("zizmor is not installed: run `make test`")
    return found


@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_found(reader: Reader, zizmor: str, tmp_path: Path) -> None:
    done = audited(zizmor, laid_out(reader, tmp_path))
    assert "No findings to report" in done.stdout
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("reader", READERS)
def test_what_is_passed_over_is_one_thing(reader: Reader, zizmor: str, tmp_path: Path) -> None:
    """That `comment` runs after another workflow, which it has to: no other finding is silenced."""
    done = audited(zizmor, laid_out(reader, tmp_path), "--no-ignores")
    found = re.findall(r"(?m)^(?:error|warning|info|help)\[([\w-]+)\]", done.stdout)
    assert found == ["dangerous-triggers"], done.stdout


@pytest.mark.parametrize("reader", READERS)
def test_what_is_passed_over_has_its_reason(reader: Reader) -> None:
    silenced = [line for text in made(reader).values() for line in text.splitlines() if "zizmor: ignore" in line]
    assert len(silenced) == 1
    assert re.search(r"# zizmor: ignore\[[a-z-]+\] \w.{20,}", silenced[0])


def test_a_value_in_a_script_would_be_found(zizmor: str, tmp_path: Path) -> None:
    top = laid_out("starter", tmp_path)
    path = top / ".github" / "workflows" / "check.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"refs/remotes/origin/$GITHUB_BASE_REF"', '"${{ github.head_ref }}"'), "utf-8")
    assert "template-injection" in audited(zizmor, top).stdout


def laid_out(reader: Reader, folder: Path) -> Path:
    """The files where GitHub looks for them, and nothing else, so that no settings of ours are read."""
    assert PLACES[reader].is_dir()
    for name, text in made(reader).items():
        path = folder / re.sub(r"(^|/)dot\.", r"\1.", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def audited(zizmor: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([zizmor, *AUDIT, *words, str(folder)], capture_output=True, text=True, check=False)
