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
        like = "UTF-16, not UTF-8" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "not a text file"
        raise Unreadable(f"a NUL byte: this is {like}", _line_at(data, data.index(b"\0")), _REMEDY)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Unreadable(_not_utf8(data[fault.start]), _line_at(data, fault.start), _REMEDY) from None
    if not text.strip():
        raise Unreadable("the file is empty")
    return text


_REMEDY = "open it in the program that saved it and save it as UTF-8 text"


def _not_utf8(byte: int) -> str:
    like = bytes([byte]).decode("cp1252", "replace")
    told = f"; in Windows-1252 it is `{like}`" if like.isprintable() and like != "\ufffd" else ""
    return f"these bytes are not UTF-8 text: 0x{byte:02x} is none{told}"


def _line_at(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1
