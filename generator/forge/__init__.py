"""The forge: what a repository on GitHub is given, made of one source for this project and for a new dossier.

A line of a source that says `#? project`, `#? starter` or `#? both` tells for whom the lines below it are; a line that
says `#+ NAME` stands for the part of that name. A name that begins with a dot is written `dot.` in the sources, and in
the starter, so that no program takes it for its own. The forms of issues are made of `onrecord.submission`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import yaml

from onrecord.submission import FORMS, Ask, Form

Reader = Literal["project", "starter"]

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
PLACES: dict[Reader, Path] = {"project": TOP, "starter": TOP / "generator" / "onrecord" / "starter"}

_FOR = re.compile(r"\s*#\? (project|starter|both)")
_PART = re.compile(r"\s*#\+ ([a-z]+)")
_READ = "# `onrecord from-form` knows the answers by these labels{}.\n"
_MADE: dict[Reader, str] = {
    "project": _READ.format(": written by `make workflows`, of `onrecord.submission`"),
    "starter": _READ.format(", so leave them as they are"),
}


def made(reader: Reader) -> dict[str, str]:
    """Every file of the forge for one reader, its path from the top of that reader's folder to its text."""
    sources = HERE / "sources"
    names = sorted(path.relative_to(sources).as_posix() for path in sources.rglob("*") if path.is_file())
    texts = {name: written((sources / name).read_text("utf-8"), reader) for name in names} | _forms(reader)
    return {_placed(name, reader): text for name, text in texts.items() if text.strip()}


def written(text: str, reader: Reader) -> str:
    """A source as one reader gets it, parts put in."""
    return "".join(f"{line}\n" for line in _lines(text, reader))


def _lines(text: str, reader: Reader) -> Iterator[str]:
    told = "both"
    for line in text.splitlines():
        if turn := _FOR.fullmatch(line):
            told = turn[1]
        elif told not in ("both", reader):
            continue
        elif part := _PART.fullmatch(line):
            yield from _lines((HERE / "parts" / f"{part[1]}.yml").read_text("utf-8"), reader)
        else:
            yield line


def _placed(name: str, reader: Reader) -> str:
    return re.sub(r"(?m)(^|/)dot\.", r"\1.", name) if reader == "project" else name


def _forms(reader: Reader) -> dict[str, str]:
    return {f"dot.github/ISSUE_TEMPLATE/{form.name}.yml": _MADE[reader] + _form(form) for form in FORMS}


def _form(form: Form) -> str:
    """A form as GitHub reads it: the words above it, then one entry a question."""
    opening = {"type": "markdown", "attributes": {"value": form.opening}}
    tree = {
        "name": form.title,
        "description": form.about,
        "labels": [form.label],
        "body": [opening, *map(_question, form.asks)],
    }
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=110)


def _question(ask: Ask) -> dict[str, object]:
    attributes: dict[str, object] = {"label": ask.label, "description": ask.help}
    if ask.example:
        attributes["placeholder"] = ask.example
    if ask.kind == "dropdown":
        attributes["options"] = [choice.label for choice in ask.choices]
    if ask.kind == "checkboxes":
        attributes["options"] = [{"label": choice.label, "required": choice.required} for choice in ask.choices]
        return {"type": ask.kind, "id": ask.id, "attributes": attributes}
    return {"type": ask.kind, "id": ask.id, "attributes": attributes, "validations": {"required": ask.required}}
