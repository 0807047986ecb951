"""Steps that are tried apart: what drift hands on, what runs on less than Linux, and what runs before a commit."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from forged import ROOT, commands, workflow
from machine import Machine, Ran, programs

from commanding import onrecord
from forge import Reader, made
from lighthouse import CONTENT
from onrecord import cli

STATES = workflow("drift").step("Keep ids and states alone")
TOLD = {"source": "the-long-watch", "message": "it reads ::error::taken now", "first_seen": "", "last_seen": ""}


def states(folder: Path, quotes: list[dict[str, Any]], diagnostics: list[dict[str, Any]]) -> Ran:
    (folder / "drift.json").write_text(json.dumps({"quotes": quotes, "diagnostics": diagnostics}), "utf-8")
    path = f"{programs(folder / 'bin')}:/usr/local/bin:/usr/bin:/bin"
    return Machine(ROOT, folder, {"PATH": path}, lambda _: False).run([STATES])["Keep ids and states alone"]


def test_what_drift_hands_on_is_ids_and_states(tmp_path: Path) -> None:
    found = {"lamps-7k3m": "gone", "lamps-x7k2": "there", "lamps-b4nq": "changed", "lamps-u5hz": "doubtful"}
    quotes = [{**TOLD, "id": name, "state": state} for name, state in found.items()]
    done = states(tmp_path, quotes, [{"severity": "warning", "message": "it reads otherwise"}])
    assert (done.status, done.log) == (0, "")
    counts = "changed:1 doubtful:1 gone:1 there:1"
    assert done.outputs == {"missed": "lamps-7k3m:gone lamps-b4nq:changed", "counts": counts}


@pytest.mark.parametrize("name", ["lamps 7k3m", "lamps:7k3m", "lamps\nmissed=all", "", "LAMPS", "l" * 101, "<b>"])
def test_what_is_no_id_goes_no_further(name: str, tmp_path: Path) -> None:
    done = states(tmp_path, [{**TOLD, "id": name, "state": "gone"}], [])
    assert done.status == 1
    assert done.outputs == {}


def test_with_faults_in_the_content_nothing_is_said_of_pages(tmp_path: Path) -> None:
    done = states(tmp_path, [], [{"severity": "error", "message": "a fault"}])
    assert done.status == 1
    assert done.outputs == {}


def test_what_windows_runs_needs_nothing_that_it_lacks(tmp_path: Path) -> None:
    """As far as Linux can tell: without the modules of Unix alone, and where no process can be forked."""
    steps = workflow("tests", "project").tree["jobs"]["windows"]["steps"]
    lines = [words for step in steps for words in commands(step.get("run", ""))]
    assert [words[0] for words in lines] == ["check", "verify"]
    without = ("fcntl", "grp", "pwd", "resource", "termios")
    script = (
        "import multiprocessing, os, sys\n"
        f"sys.modules.update(dict.fromkeys({without}))\n"
        "multiprocessing.set_start_method('spawn'); del os.fork, os.O_NOFOLLOW, os.getuid, os.geteuid\n"
        "from onrecord.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    for words in lines:
        ran = subprocess.run(
            [sys.executable, "-c", script, *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (ran.returncode, ran.stderr) == (0, "0 errors, 0 warnings\n")


@pytest.mark.parametrize("reader", ["project", "starter"])
def test_what_is_run_before_a_commit_takes_names_of_files(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CONTENT.parent)
    names = [f"content/{path.relative_to(CONTENT).as_posix()}" for path in CONTENT.rglob("*") if path.is_file()]
    for hook in hooks(reader):
        fit = [name for name in names if re.search(hook["files"], name)]
        assert "content/claims.yaml" in fit
        assert "content/issues/lamps.md" in fit
        program, name, *words = hook["entry"].split()
        assert program == "onrecord"
        with click.Context(cli.commands) as over:
            command = cli.commands.get_command(over, name)
            assert command
            command.make_context(name, [*words, *fit], parent=over)


def test_a_new_quotation_may_be_committed_and_changed_words_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert onrecord("fmt").status == 0
    path = tmp_path / "content" / "sources" / "the-long-watch.yaml"
    where = ("--source", "the-long-watch", "--segment", "c3.r1", "--text", "I have seen the room.")
    assert onrecord("new", "quote", *where, "--kind", "testimony", "--issue", "lamps=against").status == 0
    assert hooked(path) == [0, 0]
    path.write_text(path.read_text("utf-8").replace("I count the other hours.", "I count no other hours."), "utf-8")
    assert hooked(path) == [0, 1]


def hooked(path: Path) -> list[object]:
    """How each hook leaves, run before a commit of one file."""
    return [onrecord(*hook["entry"].split()[1:], path).status for hook in hooks("starter")]


def test_hooks_for_others_are_those_of_our_own() -> None:
    ours, of_others = (hooks("project", name) for name in (".pre-commit-config.yaml", ".pre-commit-hooks.yaml"))
    same = ("id", "name", "entry", "files", "require_serial")
    assert [{key: hook[key] for key in same} for hook in ours] == [
        {key: hook[key] for key in same} for hook in of_others
    ]
    assert {hook["language"] for hook in ours} == {"system"}


def hooks(reader: Reader, name: str = ".pre-commit-config.yaml") -> list[dict[str, Any]]:
    tree = yaml.safe_load(next(text for path, text in made(reader).items() if path.removeprefix("dot") == name))
    every: list[dict[str, Any]] = tree["repos"][0]["hooks"] if isinstance(tree, dict) else tree
    return every
