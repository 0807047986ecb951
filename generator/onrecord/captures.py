"""The vault of captures: the exact bytes somebody saved of each source, kept privately, read as numbered segments."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from onrecord import importing, verbatim
from onrecord.importing import Layout, Thread, Unreadable
from onrecord.records import Capture

LARGEST = 64 * 1024 * 1024  # bytes of one capture


class Unusable(Exception):
    """A capture that is at hand but cannot be relied on; `check` is the fault's name."""

    def __init__(self, check: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.check, self.message, self.remedy = check, message, remedy


@dataclass(frozen=True)
class Reading:
    """A capture read: its digest, how it is laid out, its thread, and each segment's text by id, in reading order."""

    sha256: str
    layout: Layout
    thread: Thread

    @cached_property
    def segments(self) -> Mapping[str, str]:
        """Text by segment id."""
        return {segment.id: segment.text for segment in self.thread.segments}

    @cached_property
    def words(self) -> int:
        """How many words the segments hold together."""
        return verbatim.number("\n\n".join(self.segments.values()))


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of captures, each file known by its name and digest."""

    root: Path

    def read(self, capture: Capture) -> Reading | None:
        """The capture as segments, or None when it is not at hand; raises Unusable."""
        layout = importing.BY_NAME.get(capture.layout)
        if layout is None:
            known = ", ".join(f"`{name}`" for name in importing.BY_NAME)
            raise Unusable(
                "capture-unreadable", f"no reader knows the layout `{capture.layout}`", f"write one of {known}"
            )
        path = self.root / capture.file
        if path.is_symlink():
            raise Unusable("capture-unreadable", f"`{capture.file}` is a link; the vault holds files", "copy the file")
        if not path.is_file():
            return None
        data = _bytes(path)
        found = hashlib.sha256(data).hexdigest()
        if found != capture.sha256:
            raise Unusable(
                "capture-changed",
                f"`{capture.file}` is not the file that was recorded: its SHA-256 is {found[:16]}…, "
                f"the record says {capture.sha256[:16]}…",
                "put the saved file back, or record the new one as a new capture",
            )
        return Reading(found, layout, _thread(capture, layout, data))


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        size = LARGEST // (1024 * 1024)
        raise Unusable("capture-unreadable", f"`{path.name}` is larger than {size} MB", "save the part that is quoted")
    return path.read_bytes()


def _thread(capture: Capture, layout: Layout, data: bytes) -> Thread:
    try:
        return importing.read(data, layout, capture.page)
    except Unreadable as fault:
        where = f", line {fault.line}" if fault.line else ""
        message = f"`{capture.file}`{where}: {fault.message}"
        raise Unusable("capture-unreadable", message, fault.remedy or "save the source again") from None
