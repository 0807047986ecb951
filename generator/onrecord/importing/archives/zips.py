"""The WARC files packed in a WACZ file: a ZIP archive that keeps them under `archive/`."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from onrecord.importing.archives.streams import Stream
from onrecord.importing.saved import Unreadable

MOST_ENTRIES = 10_000

_ENTRY = b"PK\x01\x02"  # begins each entry of a ZIP file's directory, which is read whole before it can be counted
_ENCRYPTED = 1
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack as much at once as they like
_AGAIN = "make the archive again"


class Entry:
    """A file of a ZIP archive as a stream that says in plain words what is wrong with it."""

    def __init__(self, opened: IO[bytes], name: str) -> None:
        self._opened, self._name = opened, name

    def read(self, size: int) -> bytes:
        """At most `size` of its bytes; raises `Unreadable`."""
        try:
            return self._opened.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError):
            raise Unreadable(f"`{self._name}` in it is damaged", remedy=_AGAIN) from None


def warcs(data: bytes) -> Iterator[Stream]:
    """Each WARC file in it, by name; raises `Unreadable`. Nothing is ever written to a disk."""
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise Unreadable(f"it holds more than {MOST_ENTRIES:,} files", remedy=_AGAIN)
    try:
        packed = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise Unreadable("it is a ZIP file that is cut short or damaged", remedy=_AGAIN) from None
    found = sorted((entry for entry in packed.infolist() if _is_warc(entry)), key=lambda entry: entry.filename)
    if not found:
        message = "it is a ZIP file without a web archive in it"
        raise Unreadable(message, remedy="unpack it, and take in the saved page itself")
    for entry in found:
        yield _opened(packed, entry)


def _is_warc(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.startswith("archive/") and entry.filename.endswith((".warc", ".warc.gz"))


def _opened(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Entry:
    name = entry.filename[-80:]
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(f"`{name}` in it is locked with a password", remedy="make the archive without one")
    if entry.compress_type not in _READ:
        raise Unreadable(f"`{name}` in it is packed in a way that is not read here", remedy=_AGAIN)
    try:
        return Entry(packed.open(entry), name)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError):
        raise Unreadable(f"`{name}` in it is damaged", remedy=_AGAIN) from None
