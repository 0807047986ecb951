"""What `fenced` runs prints whatever it likes: a runner acts on none of it, and learns how it ended."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from machine import obeyed, programs

from forge import TOP

FENCED = TOP / ".github" / "fenced"
HOSTILE = (
    "::error::taken",
    "  ::set-output name=a::taken",
    "3 | ##[warning]taken",
    "::stop-commands::mine\\n::mine::\\n::error::taken",
    "no end of a line ::",
    "\\r::error::taken",
    "::%s::\\n::error::taken",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"{programs(tmp_path_factory.mktemp('programs') / 'bin')}:{os.environ['PATH']}"


def fenced(path: str, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    words = ["bash", str(FENCED), "bash", "-c", script]
    told = {"PATH": path, **environment}
    return subprocess.run(words, env=told, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("line", HOSTILE)
@pytest.mark.parametrize("where", ["1", "2"])
def test_nothing_it_prints_is_a_command(line: str, where: str, path: str) -> None:
    done = fenced(path, f"printf '{line}' >&{where}")
    assert done.stderr == ""
    assert list(obeyed(f"{done.stdout}::notice::after")) == [("notice", "after")]
    assert "taken" in done.stdout or line == "no end of a line ::"


@pytest.mark.parametrize("line", HOSTILE[:4])
def test_without_it_they_would_be(line: str) -> None:
    assert list(obeyed(line.replace("\\n", "\n")))


@pytest.mark.parametrize("status", [0, 1, 3])
def test_it_ends_as_its_command_does(status: int, path: str) -> None:
    assert fenced(path, f"exit {status}").returncode == status


def test_what_was_asked_for_goes_to_a_file(path: str, tmp_path: Path) -> None:
    into = tmp_path / "a file"
    done = fenced(path, "echo asked for; echo '::error::said' >&2; exit 1", INTO=str(into))
    assert into.read_text("utf-8") == "asked for\n"
    assert "said" in done.stdout
    assert done.returncode == 1
    assert list(obeyed(done.stdout)) == []


def test_the_word_that_ends_it_is_another_each_time(path: str) -> None:
    words = {re.findall(r"stop-commands::(\w+)", fenced(path, ":").stdout)[0] for _ in range(2)}
    assert len(words) == 2
    assert all(len(word) == 32 for word in words)


def test_where_no_word_can_be_had_nothing_is_run(tmp_path: Path) -> None:
    (tmp_path / "python").write_text("#!/bin/sh\nexit 4\n", "utf-8")
    (tmp_path / "python").chmod(0o755)
    done = fenced(f"{tmp_path}:{os.environ['PATH']}", "echo ::error::taken")
    assert (done.returncode, done.stdout) == (4, "")
