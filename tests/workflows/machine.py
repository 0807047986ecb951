"""A machine that a job runs on: it runs the shell scripts of its steps, and its log is read as the runner reads it.

Between `::stop-commands::WORD` and `::WORD::` nothing is a command. Steps that use an action are not run.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import runner

FILES = ("GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")
_OUTCOME = re.compile(r"(!cancelled\(\))|steps\.(\w+)\.outcome == '(\w+)'|steps\.(\w+)\.outputs\.([\w-]+) == '(\w+)'")


def obeyed(log: str) -> Iterator[tuple[str, str]]:
    """The commands that a runner acts on in a log, each with its data; a stop is none of them."""
    stopped = ""
    for line in re.split(r"\r\n|\r|\n", log):
        if stopped:
            stopped = "" if line.strip() == f"::{stopped}::" else stopped
            continue
        for found in runner.commands(line):
            if found.name == "stop-commands":
                stopped = found.data
            else:
                yield found.name, found.data


@dataclass(frozen=True, slots=True)
class Ran:
    """One step that was run: how it ended, what it printed, and what it left for the steps after it."""

    name: str
    status: int
    log: str
    outputs: Mapping[str, str]

    @property
    def commands(self) -> list[tuple[str, str]]:
        return list(obeyed(self.log))


@dataclass
class Machine:
    """`work` is what was checked out, `temp` is empty at first; `passed` are steps not to run."""

    work: Path
    temp: Path
    environment: Mapping[str, str]
    passed: Callable[[dict[str, Any]], bool]
    ran: dict[str, Ran] = field(default_factory=dict)

    def run(self, steps: Iterable[dict[str, Any]]) -> dict[str, Ran]:
        known: dict[str, Ran] = {}
        environment = {**os.environ, **self.environment, "RUNNER_TEMP": str(self.temp)}
        failed = False
        for step in steps:
            if not _is_due(step.get("if", ""), known, failed):
                continue
            is_passed = "uses" in step or self.passed(step)
            done = Ran(step["name"], 0, "", {}) if is_passed else self._step(step, environment)
            failed = failed or done.status != 0
            known[step.get("id", "")] = done
            self.ran[step["name"]] = done
        return self.ran

    @property
    def summary(self) -> str:
        path = self.temp / "GITHUB_STEP_SUMMARY"
        return path.read_text("utf-8") if path.is_file() else ""

    def _step(self, step: dict[str, Any], environment: dict[str, str]) -> Ran:
        files = {name: self.temp / name for name in FILES}
        files["GITHUB_OUTPUT"].write_text("")
        script = self.temp / "script.sh"
        script.write_text(step["run"], "utf-8")
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        told = {**environment, **{name: str(path) for name, path in files.items()}}
        done = subprocess.run(
            words, cwd=self.work, env=told, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        if files["GITHUB_ENV"].is_file():
            environment.update(_pairs(files["GITHUB_ENV"]))
        return Ran(step["name"], done.returncode, done.stdout.decode(), _pairs(files["GITHUB_OUTPUT"]))


def _is_due(condition: str, known: Mapping[str, Ran], failed: bool) -> bool:
    """Whether a step is run, by the few conditions that our workflows know; another is a fault of the test."""
    if not condition:
        return not failed
    parts = condition.removeprefix("${{ ").removesuffix(" }}").split(" && ")
    for part in parts:
        found = _OUTCOME.fullmatch(part)
        assert found, part
        if found[2] and (known[found[2]].status == 0) != (found[3] == "success"):
            return False
        if found[4] and (found[4] not in known or known[found[4]].outputs.get(found[5]) != found[6]):
            return False
    return True


def _pairs(path: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in path.read_text("utf-8").splitlines() if line)


def programs(folder: Path) -> Path:
    """A folder with this Python as `python` and this tree's `onrecord`, as an installation would put on the path."""
    folder.mkdir()
    generator = Path(__file__).resolve().parents[2] / "generator"
    lines = {
        "python": f'exec "{sys.executable}" "$@"\n',
        "onrecord": f'PYTHONPATH="{generator}" exec "{sys.executable}" -m onrecord "$@"\n',
    }
    for name, line in lines.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}", "utf-8")
        (folder / name).chmod(0o755)
    return folder
