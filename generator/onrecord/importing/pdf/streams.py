"""The streams of a PDF, measured before pdfium writes them out: it has no limit of its own below a gigabyte."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OPENS = re.compile(rb"stream\r?\n(?=[\x08\x18-\x78])")  # what follows may be zlib's
_GIVEN, _PIECE = 1 << 16, 1 << 20  # bytes that are read, and written out, at a time
_EVERY = 16  # times as much in all streams together


def is_vast(data: bytes, most: int) -> bool:
    """Whether a packed stream of the file, or one packed twice, is larger than `most` bytes when it is written out."""
    left = _EVERY * most
    for found in _OPENS.finditer(data):
        for packed in (_unpacked(_pieces(data, found.end())), _unpacked(_unpacked(_pieces(data, found.end())))):
            size = 0
            for piece in packed:
                size += len(piece)
                if size > min(most, left):
                    return True
            left -= size
    return False


def _pieces(data: bytes, start: int) -> Iterator[bytes]:
    return (data[at : at + _GIVEN] for at in range(start, len(data), _GIVEN))


def _unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """The stream as it is written out, as far as it is one."""
    unpacking = zlib.decompressobj()
    try:
        while not unpacking.eof:
            given = unpacking.unconsumed_tail or next(packed, b"")
            if not given:
                return
            yield unpacking.decompress(given, _PIECE)
    except zlib.error:
        return
