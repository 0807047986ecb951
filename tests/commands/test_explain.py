"""The command `explain`: the page of a check on a terminal, and a line on each check there is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import runner
from check_page import PAGES
from commanding import onrecord
from onrecord import checks
from onrecord.forms import page, reading

ROOT = Path(__file__).resolve().parents[2]
NAMES = [path.stem for path in PAGES]


def test_a_page_is_told() -> None:
    ran = onrecord("explain", "unknown-field")
    assert (ran.status, ran.err) == (0, "")
    assert (
        ran.out
        == """\
unknown-field

A field that nobody declared is not read, and what it says would be lost in silence.
Mostly it is a slip of the fingers, so the nearest field is named.

  sources/log.yaml:
    | title: The lamp log
    | kind: post
    | publishd: 1931

  onrecord says:
    | content/sources/log.yaml:3:1: error[unknown-field] `publishd` is not a field of a source
    |     3 | publishd: 1931
    |         ^^^^^^^^
    |    = did you mean `published`?

Nothing excuses it.
"""
    )


def test_it_says_what_may_excuse_a_check() -> None:
    end = "A record may excuse it under `allow:`, with the reason: quote.\n"
    assert onrecord("explain", "said-twice").out.endswith(end)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_can_be_read(path: Path) -> None:
    told = page.read(path.read_text("utf-8"))
    assert told.name == path.stem
    assert told.sentence[-1:] in set(".?!")
    text = reading.as_read(told)
    assert "```" not in text
    assert runner.commands(text) == []
    prose = [line for line in text.split("\n") if not line.startswith("    | ")]
    assert max(map(len, prose)) <= reading.WIDTH
    # Nothing of the page is lost but its fences.
    for line in path.read_text("utf-8").split("\n"):
        assert line.startswith("```") or set(line.removeprefix("# ").split()) <= set(text.split())


def test_every_check_has_its_line() -> None:
    lines = onrecord("explain").out.splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    assert {line.split()[0] for line in lines if line.split()[1] == "excusable"} == {*checks.EXCUSABLE}


def test_it_is_there_for_programs() -> None:
    every = json.loads(onrecord("explain", "--format", "json").out)
    assert every["version"] == 1
    assert [told["name"] for told in every["checks"]] == NAMES
    one = json.loads(onrecord("explain", "thin-issue", "--format", "json").out)
    assert {*one} == {"version", "name", "excused_by", "sentence", "reason", "markdown"}
    assert one["excused_by"] == ["issue"]
    assert one["markdown"] == (ROOT / "docs" / "checks" / "thin-issue.md").read_text("utf-8")


def test_it_is_there_as_markdown() -> None:
    lines = onrecord("explain", "--format", "markdown").out.splitlines()
    assert len(lines) == len(NAMES) + 2
    assert {line.count(" | ") for line in lines if "---" not in line} == {2}
    page = (ROOT / "docs" / "checks" / "thin-issue.md").read_text("utf-8")
    assert onrecord("explain", "thin-issue", "--format", "markdown").out == page


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("unknown-feild", "did you mean `unknown-field`?"),
        ("Thin_Issue", "did you mean `thin-issue`?"),
        ("../README", "`onrecord explain` lists them all"),
        ("a\n::error::x", "there is no check `a\\u000a::error::x`"),
    ],
)
def test_a_name_that_is_no_checks_is_wrong_use(name: str, near: str) -> None:
    ran = onrecord("explain", name)
    assert (ran.status, ran.out) == (2, "")
    assert near in ran.err
    assert runner.commands(ran.err) == []


def test_the_pages_come_with_the_program(tmp_path: Path) -> None:
    """From the wheel that is built of this tree, unpacked apart from it."""
    pytest.importorskip("hatchling")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    command = [sys.executable, "-m", "onrecord", "explain"]
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "PYTHONUTF8": "1"}
    ran = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", timeout=120, check=True)
    assert [line.split()[0] for line in ran.stdout.splitlines()] == NAMES
