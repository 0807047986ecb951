"""The workflows as GitHub reads them, for this project and for a dossier that is begun, and what of them is run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from forge import made

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = re.compile(r"(?:dot)?\.github/workflows/(\w+)\.yml")


@dataclass(frozen=True, slots=True)
class Workflow:
    """A workflow by its name and whose it is; `on` is read by YAML as the truth, so its key is put right."""

    reader: str
    name: str
    text: str
    tree: dict[str, Any]

    def steps(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for job, held in self.tree["jobs"].items():
            for step in held["steps"]:
                yield job, step

    def step(self, name: str) -> dict[str, Any]:
        return next(step for _, step in self.steps() if step["name"] == name)


def workflows() -> list[Workflow]:
    return [
        Workflow(reader, found[1], text, _read(text))
        for reader in ("project", "starter")
        for path, text in made(reader).items()
        if (found := WORKFLOWS.fullmatch(path))
    ]


def workflow(name: str, reader: str = "starter") -> Workflow:
    return next(each for each in workflows() if (each.reader, each.name) == (reader, name))


def commands(script: str) -> Iterator[list[str]]:
    """The words of each `onrecord` command in a script of a step, its variables as they are written."""
    for line in script.replace("\\\n", " ").splitlines():
        if "'" in line and re.match(r"\s*echo ", line):
            continue  # says what to run, and does not run it
        for found in re.finditer(r"(?<![\w./`-])onrecord (?:'[^']*'|\"[^\"]*\"|[^'\"|;&>])*", line):
            yield shlex.split(re.sub(r"\s\d$", " ", found[0].removesuffix("2")))[1:]


def _read(text: str) -> dict[str, Any]:
    tree: dict[Any, Any] = yaml.safe_load(text)
    tree["on"] = tree.pop(True)
    return tree
