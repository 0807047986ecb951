"""Reading: the bytes of a capture to a thread, by the first layout that knows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.importing import blogger
from onrecord.importing.lines import Lines, lines_of
from onrecord.importing.segments import Thread


class Unreadable(Exception):
    """A capture that cannot be read: why, and at which line (0 for the whole)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Layout:
    """A way captures are laid out: its name and version, which seals record, and its reader."""

    name: str
    version: int
    read: Callable[[Lines], Thread | None]


SEGMENTER = "blogger-text"
SEGMENTER_VERSION = 1
LAYOUTS = (Layout(SEGMENTER, SEGMENTER_VERSION, blogger.read_thread),)


def read(data: bytes) -> Thread:
    """The capture as a thread; raises `Unreadable` where it is no text, or of no layout we know."""
    lines = lines_of(_text(data))
    thread = next(filter(None, (layout.read(lines) for layout in LAYOUTS)), None)
    if thread is None:
        raise Unreadable(f"this is laid out in no way we know ({', '.join(layout.name for layout in LAYOUTS)})")
    return thread


def _text(data: bytes) -> str:
    if b"\0" in data:
        raise Unreadable("a NUL byte: this is not a text file", _line_at(data, data.index(b"\0")))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable("these bytes are not UTF-8 text", _line_at(data, fault.start)) from None
    if not text.strip():
        raise Unreadable("the file is empty")
    return text


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
