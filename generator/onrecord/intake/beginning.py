"""The record that a source begins with: what its saved file says of it, one capture, and no quotations yet."""

from __future__ import annotations

import json

from onrecord import yamltree
from onrecord.intake.taking import Intake
from onrecord.yamltree.plaintext import is_mark

_SCHEMA = "# yaml-language-server: $schema=../../schema/source.json"


def record(intake: Intake) -> bytes:
    """The YAML of the record."""
    fields = {**described(intake), "published": intake.thread.published, "url": intake.url}
    lines = [f"{name}: {_written(name, value)}" for name, value in fields.items() if value]
    lines += [f"url_is: {intake.url_is}", "captures:", f"  - {yamltree.flow(intake.capture)}", "quotes: []"]
    return ("\n".join([_SCHEMA, *lines]) + "\n").encode("utf-8")


def described(intake: Intake) -> dict[str, str]:
    """Its title, whose words that is, and its kind."""
    title = " ".join("".join(" " if is_mark(each) else each for each in intake.thread.title).split())
    fits = 0 < len(title) <= 300
    return {
        "title": title if fits else f"Untitled: {intake.file}",
        "title_is": "given" if fits else "described",
        "kind": intake.layout.kind,
    }


def _written(name: str, value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if name == "title" else yamltree.scalar(value)
