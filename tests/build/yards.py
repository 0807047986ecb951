"""A yard: an invented theme and plans of invented pages, built without Pelican; and the commands run as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from onrecord.build import Job, Outcome, Shell
from onrecord.build.clock import Clock
from onrecord.build.making import publish
from onrecord.build.planning import planned
from onrecord.build.shell import Work
from onrecord.pages.entries import Entry, File, Page

ROOT = Path(__file__).resolve().parents[2]

TITLE = "<h1>{{ view.title }}</h1>\n"
TEMPLATES = {
    "layout.html": '{% import "marks.html" as show with context %}' + TITLE + "{% block body %}{% endblock %}",
    "marks.html": "{% macro lamp(name) %}<i>{{ name }} {{ t.lit }}</i>\n{% endmacro %}",
    "light.html": '{% extends "layout.html" %}{% block body %}{{ show.lamp(view.keeper) }}{% endblock %}',
    "story.html": '{% extends "layout.html" %}{% block body %}'
    "<main data-pagefind-body>{{ view.keeper }}</main>\n{% endblock %}",
    "bare.html": "{{ view.title }} alone\n",
}


@dataclass(frozen=True, slots=True)
class View:
    title: str
    keeper: str = "nobody"
    lamps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Yard:
    root: Path
    words: Mapping[str, str]
    started: list[int]
    jobs: int = 1
    pagefind: bool = False
    stamp: str = ""

    @property
    def output(self) -> Path:
        return self.root / "output"

    def job(self) -> Job:
        return Job(self.root / "content", self.output, jobs=self.jobs, pagefind=self.pagefind)

    def shell(self) -> Shell:
        def start(work: Work) -> None:
            self.started.append(1)
            loader = FileSystemLoader(self.root / "templates")
            work(Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True))

        return Shell((self.root / "templates",), self.stamp, start)

    def template(self, name: str, text: str) -> None:
        (self.root / "templates" / name).write_text(text)

    def build(self, *entries: Entry) -> Outcome:
        shell = self.shell()
        return publish(self.job(), planned(entries, self.words, shell), shell, Clock())

    def site(self) -> dict[str, bytes]:
        return tree(self.output)

    def but(self, **changes: object) -> Yard:
        return replace(self, **changes)  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def light(path: str, title: str = "Skerry", keeper: str = "nobody", template: str = "light.html") -> Page:
    return Page(path, template, View(title, keeper))


LIGHTS: tuple[Entry, ...] = (
    light("index.html", "Lights"),
    light("lights/skerry.html", "Skerry", "Ansel"),
    light("lights/reef.html", "Reef", "Bryn"),
    light("stories/gale.html", "Gale", "Cato", "story.html"),
    File("assets/site.css", b"p{}\n"),
)


def new_yard(root: Path) -> Yard:
    (root / "content").mkdir(parents=True)
    (root / "templates").mkdir()
    made = Yard(root, {"lit": "is lit"}, [])
    for name, text in TEMPLATES.items():
        made.template(name, text)
    return made


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{ROOT / 'generator'}"
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": path, **environment}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )


def pelican(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "pelican", "-e", "ONRECORD_PAGEFIND=false", *options)
