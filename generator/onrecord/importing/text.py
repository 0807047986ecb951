"""The text of a saved file that says nothing of its own encoding: UTF-8, or refused."""

from __future__ import annotations

from onrecord.importing.saved import Unreadable

MOST_LINES = 500_000
"""A thread's reader takes some 600 bytes of memory for a line."""


def text_of(data: bytes) -> str:
    """The text; raises `Unreadable` with the line where it is none."""
    if data.count(b"\n") > MOST_LINES:
        raise Unreadable(f"it has more than {MOST_LINES:,} lines", remedy="save the part that is quoted")
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
