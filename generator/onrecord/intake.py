"""Taking in a saved source: what `import` prints of it, and the source record it begins."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass

from onrecord import importing
from onrecord.importing import Layout, Thread

VERSION = 1


@dataclass(frozen=True, slots=True)
class Intake:
    """A saved file read: its name, its digest, how it is laid out, and the thread in it."""

    file: str
    sha256: str
    layout: Layout
    thread: Thread


def take(name: str, data: bytes) -> Intake:
    """Read a saved file; raises importing.Unreadable."""
    layout, thread = importing.recognised(data)
    return Intake(_plain(name), hashlib.sha256(data).hexdigest(), layout, thread)


def as_json(intake: Intake) -> dict[str, object]:
    """The contract of `import --format json`, version 1."""
    return {
        "version": VERSION,
        "source": _source(intake),
        "segments": [
            {"id": part.id, "kind": part.kind, "text": part.text, "line": part.line} for part in intake.thread.segments
        ],
        "warnings": [{"line": remark.line, "message": remark.message} for remark in intake.thread.remarks],
    }


def as_text(intake: Intake) -> str:
    """A line a segment: its id, its line in the file, how many words it has and how it begins."""
    return "\n".join(
        f"{part.id:8} line {part.line:<6} {len(part.text.split()):>5} words  {_opening(part.text)}"
        for part in intake.thread.segments
    )


def record(intake: Intake) -> bytes:
    """The YAML of a source with this capture and no quotations yet."""
    source = _source(intake)
    lines = ["# yaml-language-server: $schema=../../schema/source.json"]
    lines += [f"{name}: {json.dumps(source[name], ensure_ascii=False)}" for name in ("title", "title_is", "kind")]
    lines += [f"published: {source['published']}"] if source["published"] else []
    lines += ["url_is: unopened", "captures:"]
    lines += [f"  - {{{', '.join(f'{name}: {value}' for name, value in _capture(intake).items())}}}"]
    return ("\n".join([*lines, "quotes: []"]) + "\n").encode("utf-8")


def id_of(intake: Intake) -> str:
    """An id for the source, made of its title: `Tone Deaf` gives `tone-deaf`."""
    ascii_only = unicodedata.normalize("NFKD", intake.thread.title or intake.file).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:60].strip("-") or "source"


def _source(intake: Intake) -> dict[str, object]:
    title = intake.thread.title
    return {
        "title": title or f"Untitled: {intake.file}",
        "title_is": "given" if title else "described",
        "kind": intake.layout.kind,
        "published": intake.thread.published,
        "captures": [_capture(intake)],
    }


def _capture(intake: Intake) -> dict[str, str]:
    layout = intake.layout
    return {"file": intake.file, "sha256": intake.sha256, "media_type": layout.media_type, "layout": layout.name}


def _plain(name: str) -> str:
    """The file's name as the vault takes it."""
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", name).lstrip(".-")
    return kept[-200:] or "capture.txt"


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" […]" if len(words) > 8 else "")
