"""The record that a source begins with: what its saved file says of it, one capture, and no quotations yet."""

from __future__ import annotations

from onrecord import emit, kinds
from onrecord.intake.taking import Intake
from onrecord.yamltree.plaintext import is_mark


def record(intake: Intake) -> bytes:
    """The YAML of the record, with a list to write quotations into."""
    address = {"published": intake.thread.published, "url": intake.url, "url_is": intake.url_is}
    return emit.file(kinds.SOURCE, {**described(intake), **address, "captures": [{**intake.capture}]}) + _QUOTES


_QUOTES = b"quotes: []\n"


def described(intake: Intake) -> dict[str, str]:
    """Its title, whose words that is, and its kind."""
    title = " ".join("".join(" " if is_mark(each) else each for each in intake.thread.title).split())
    fits = 0 < len(title) <= 300
    return {
        "title": title if fits else f"Untitled: {intake.file}",
        "title_is": "given" if fits else "described",
        "kind": intake.layout.kind,
    }
