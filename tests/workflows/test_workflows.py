"""What each workflow may do: when it runs, with what leave, by which actions, and what it never puts into a script."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import click
import pytest
from forged import ROOT, Workflow, commands, workflow, workflows

from onrecord import cli

PINNED = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
    "actions/github-script": ("ed597411d8f924073f98dfc5c65a23a2325f34cd", "v8.0.0"),
}
MAIN = {"branches": ["main"]}
RUNS_ON: dict[str, dict[str, Any]] = {
    "check": {"pull_request": None},
    "comment": {"workflow_run": {"workflows": ["check"], "types": ["completed"]}},
    "drift": {"schedule": [{"cron": "23 4 * * 1"}], "workflow_dispatch": None},
    "publish": {"push": MAIN, "workflow_dispatch": None},
    "tests": {"pull_request": {"paths-ignore": ["content/**"]}, "push": MAIN},
}
READS = {"contents": "read"}
MAY = {
    ("check", "evidence"): READS,
    ("comment", "comment"): {"actions": "read", "pull-requests": "write"},
    ("drift", "look"): READS,
    ("drift", "tell"): {"issues": "write"},
    ("publish", "build"): READS,
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("tests", "whole"): READS,
    ("tests", "macos"): READS,
    ("tests", "windows"): READS,
}
EVERY = [pytest.param(each, id=f"{each.reader}-{each.name}") for each in workflows()]
LINES = [
    pytest.param(words, id=f"{each.reader}-{each.name}-{words[0]}-{number}")
    for each in workflows()
    for number, (_, step) in enumerate(each.steps())
    for words in commands(step.get("run", ""))
]


def test_there_are_these_and_no_others() -> None:
    names = {reader: {each.name for each in workflows() if each.reader == reader} for reader in ("project", "starter")}
    assert names == {"project": set(RUNS_ON), "starter": set(RUNS_ON) - {"tests"}}


@pytest.mark.parametrize("each", EVERY)
def test_it_runs_when_it_should(each: Workflow) -> None:
    assert each.tree["on"] == RUNS_ON[each.name]
    assert "pull_request_target" not in each.text


@pytest.mark.parametrize("each", EVERY)
def test_it_may_do_no_more_than_it_needs(each: Workflow) -> None:
    assert each.tree["permissions"] == {}
    for name, job in each.tree["jobs"].items():
        assert job["permissions"] == MAY[each.name, name]
    assert "secrets" not in each.text


@pytest.mark.parametrize("each", EVERY)
def test_each_action_is_the_commit_that_was_looked_at(each: Workflow) -> None:
    used = re.findall(r"(?m)^\s*(?:- )?uses: *(.*)$", each.text)
    assert len(used) == sum("uses" in step for _, step in each.steps())
    for line in used:
        name, _, pin = line.partition("@")
        assert pin == "{} # {}".format(*PINNED[name])


@pytest.mark.parametrize("each", EVERY)
def test_no_value_of_others_becomes_code(each: Workflow) -> None:
    for _, step in each.steps():
        for code in (step.get("run", ""), step.get("with", {}).get("script", "")):
            assert "${{" not in code


@pytest.mark.parametrize("each", EVERY)
def test_it_ends_and_does_not_run_twice(each: Workflow) -> None:
    assert each.tree["concurrency"].keys() == {"group", "cancel-in-progress"}
    for job in each.tree["jobs"].values():
        assert 0 < job["timeout-minutes"] <= 120
        assert not job["runs-on"].endswith("latest")


@pytest.mark.parametrize("each", EVERY)
def test_its_shell_is_named(each: Workflow) -> None:
    is_run = any("run" in step for _, step in each.steps())
    assert each.tree.get("defaults") == ({"run": {"shell": "bash"}} if is_run else None)


@pytest.mark.parametrize("each", EVERY)
def test_what_is_checked_out_keeps_no_token(each: Workflow) -> None:
    for _, step in each.steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert not step["with"].keys() - {"persist-credentials", "fetch-depth"}


@pytest.mark.parametrize("each", [each for each in EVERY if each.values[0].name in ("comment", "drift")])  # type: ignore[union-attr]
def test_whoever_may_write_runs_no_program_of_the_repository(each: Workflow) -> None:
    """A job with leave to write has no checkout and no script of a shell, so nothing of a change can run in it."""
    for name, job in each.tree["jobs"].items():
        if "write" in job["permissions"].values():
            used = {step.get("uses", "a shell").split("@")[0] for step in job["steps"]}
            assert used <= {"actions/github-script", "actions/download-artifact"}, name


@pytest.mark.parametrize("each", EVERY)
def test_what_a_command_prints_stands_where_no_runner_acts_on_it(each: Workflow) -> None:
    """A command of ours is run by `fenced`, or its output goes to files."""
    for _, step in each.steps():
        script = step.get("run", "").replace("\\\n", " ")
        for line in script.splitlines():
            if re.search(r"(?<![\w`.-])(onrecord|make) ", line) and not line.lstrip().startswith("echo "):
                assert "bash .github/fenced " in line or re.search(r" > \S+ 2> \S+", line), line


@pytest.mark.parametrize("words", LINES)
def test_each_command_is_one_that_there_is(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, *rest = words
    monkeypatch.chdir(ROOT)
    (tmp_path / "content").mkdir()
    monkeypatch.setenv("RUNNER_TEMP", str(tmp_path))
    monkeypatch.setenv("BASE", "main")
    with click.Context(cli.commands) as over:
        command = cli.commands.get_command(over, name)
        assert command
        command.make_context(name, [os.path.expandvars(word) for word in rest], parent=over)


def test_the_commands_are_all_found() -> None:
    names = {
        step["name"]: [words[0] for words in commands(step.get("run", ""))] for _, step in workflow("check").steps()
    }
    assert [words for found in names.values() for words in found] == ["check", "verify", "fmt", "diff", "build"]
    look = [words for _, step in workflow("drift").steps() for words in commands(step.get("run", ""))]
    assert [words[:2] for words in look] == [["drift", "--dry-run"]]
    assert look[0][-1].startswith("curl ")
    assert look[0][-1].endswith(" {url}")
