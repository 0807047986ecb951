"""The vault of captures: the exact bytes somebody saved of each source, kept privately, read as numbered segments."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from onrecord import importing, seals, verbatim
from onrecord.importing import LARGEST, Layout, Thread, Unreadable
from onrecord.records import Capture

LARGEST_KEY = 200


class Unusable(Exception):
    """A capture that is at hand but cannot be relied on; `check` is the fault's name."""

    def __init__(self, check: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.check, self.message, self.remedy = check, message, remedy


@dataclass(frozen=True)
class Reading:
    """A capture read: its digest, how it is laid out, its thread, and each segment's text by id, in reading order.

    `key` is what the seeds of its segments are made of.
    """

    sha256: str
    layout: Layout
    thread: Thread
    key: bytes = b""

    @cached_property
    def segments(self) -> Mapping[str, str]:
        """Text by segment id."""
        return {segment.id: segment.text for segment in self.thread.segments}

    @cached_property
    def words(self) -> int:
        """How many words the segments hold together."""
        return verbatim.number("\n\n".join(self.segments.values()))

    @cached_property
    def loose(self) -> str:
        """All that a reader of the page may come upon, as a browser compares it."""
        said = (f"{segment.label}\n{segment.text}" for segment in self.thread.segments)
        return verbatim.loose("\n".join((self.thread.title, *said)))


@dataclass(frozen=True, slots=True)
class Vault:
    """A folder of captures, each file known by its name and digest; `key` is the folder's own, where it has one."""

    root: Path
    key: bytes = b""

    def unlocked(self) -> Vault:
        """The vault with the key that its folder holds, if any; raises Unusable where that is no key."""
        path = self.root / seals.KEY_FILE
        if not os.path.lexists(path):
            return self
        if path.is_symlink() or not path.is_file():
            raise Unusable("vault-key", f"`{path.name}` among the captures is no ordinary file", _PUT_BACK)
        try:
            with path.open("rb") as file:
                return replace(self, key=seals.key_read(file.read(LARGEST_KEY)))
        except PermissionError:
            raise Unusable("vault-key", f"you have no permission to read `{path.name}`", _PUT_BACK) from None
        except seals.BadKey as fault:
            raise Unusable("vault-key", f"`{path.name}` among the captures holds no key: {fault}", _PUT_BACK) from None

    def read(self, capture: Capture) -> Reading | None:
        """The capture as segments, or None when it is not at hand; raises Unusable."""
        layout = importing.BY_NAME.get(capture.layout)
        if layout is None:
            known = ", ".join(f"`{name}`" for name in importing.BY_NAME)
            raise Unusable(
                "capture-unreadable", f"no reader knows the layout `{capture.layout}`", f"write one of {known}"
            )
        path = self.root / capture.file
        if capture.file == seals.KEY_FILE:
            raise Unusable("capture-unreadable", f"`{capture.file}` is the vault's key and no capture", _NAMED)
        if path.is_symlink():
            raise Unusable("capture-unreadable", f"`{capture.file}` is a link; the vault holds files", "copy the file")
        if not os.path.lexists(path):
            return None
        data = bytes_of(path)
        found = hashlib.sha256(data).hexdigest()
        if found != capture.sha256:
            raise Unusable(
                "capture-changed",
                f"`{capture.file}` is not the file that was recorded: its SHA-256 is {found[:16]}…, "
                f"the record says {capture.sha256[:16]}…",
                "put the saved file back, or record the new one as a new capture",
            )
        return Reading(found, layout, _thread(capture, layout, data), seals.key_of(data, self.key))


_PUT_BACK = "put back the key that the seals were made with; without it the captures are not looked at"
_NAMED = "name the saved file of the source"


def bytes_of(path: Path) -> bytes:
    """The bytes of a saved file; one that is too large is refused before it is read. Raises `Unusable`."""
    size = LARGEST // (1024 * 1024)
    too_large = Unusable(
        "capture-unreadable", f"`{path.name}` is larger than {size} MB", "save the part that is quoted"
    )
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Unusable("capture-unreadable", f"`{path.name}` is no ordinary file", "name a file")
        if found.st_size > LARGEST:
            raise too_large
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except PermissionError:
        message, remedy = f"you have no permission to read `{path.name}`", "look at its permissions"
        raise Unusable("capture-unreadable", message, remedy) from None
    if len(data) > LARGEST:
        raise too_large
    return data


def _thread(capture: Capture, layout: Layout, data: bytes) -> Thread:
    try:
        return importing.read(data, layout, capture.page)
    except Unreadable as fault:
        where = f", line {fault.line}" if fault.line else ""
        message = f"`{capture.file}`{where}: {fault.message}"
        raise Unusable("capture-unreadable", message, fault.remedy or "save the source again") from None
