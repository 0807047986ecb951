"""Telling: what `import` prints of a saved file that was read."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.diagnostics import visible
from onrecord.importing import Segment
from onrecord.intake.beginning import described
from onrecord.intake.placing import Placing
from onrecord.intake.taking import Intake

VERSION = 1


def as_json(intake: Intake, placings: Iterable[Placing] | None = None) -> dict[str, object]:
    """The contract of `import --format json`, version 1; placings are those of a second capture."""
    told = {} if placings is None else {"placings": [_placing(each) for each in placings]}
    return {
        "version": VERSION,
        "source": _source(intake),
        "segments": [
            {"id": part.id, "kind": part.kind, "label": part.label, "text": part.text, "line": part.line}
            for part in intake.thread.segments
        ],
        "warnings": [{"line": remark.line, "message": remark.message} for remark in intake.thread.remarks],
        **told,
    }


def as_text(intake: Intake) -> str:
    """A line a segment: its id, its line in the file where it has one, how many words it has and how it begins."""
    return "\n".join(
        f"{part.id:8} {_line(part):11} {len(part.text.split()):>5} words  {visible(_opening(part.text))}"
        for part in intake.thread.segments
    )


def placings_as_text(placings: Iterable[Placing]) -> str:
    """A line a record whose segment is another now, and how many kept theirs."""
    every = list(placings)
    moved = [f"{each.id}  {each.segment} → {each.to}" for each in every if each.state == "moved"]
    kept = sum(each.state == "kept" for each in every)
    return "\n".join([*moved, f"{len(moved)} of {len(every)} moved, {kept} stand where they stood"])


def _line(part: Segment) -> str:
    return f"line {part.line}" if part.line else ""


def _source(intake: Intake) -> dict[str, object]:
    capture = {"page": "", "taken": "", **intake.capture}
    return {
        **described(intake),
        "published": intake.thread.published,
        "url": intake.url,
        "url_is": intake.url_is,
        "captures": [capture],
    }


def _placing(placing: Placing) -> dict[str, str]:
    return {
        "kind": placing.kind,
        "id": placing.id,
        "segment": placing.segment,
        "to": placing.to,
        "state": placing.state,
        "message": placing.message,
    }


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" […]" if len(words) > 8 else "")
