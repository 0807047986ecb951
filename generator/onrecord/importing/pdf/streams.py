"""The streams of a PDF, measured before pdfium writes them out: it has no limit of its own below a gigabyte.

Its own limits hold for runs and LZW (ISO 32000-1, 7.4) as long as nothing packed stands in them.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain

_OPENS = re.compile(rb"(?<!end)stream\r?\n")
_NUMBER = re.compile(rb"(\d{1,9})\s+\d+\s+obj\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_UNTOLD = re.compile(
    rb"/(?:LZW|RL\b|RunLength).*/Fl(?:ateDecode)?\b", re.DOTALL
)  # packed in what only a reader of it can measure
_BASE_85, _BASE_16 = re.compile(rb"\s*(?:<~)?([!-uz\s]++)~>"), re.compile(rb"([0-9A-Fa-f\s]++)>")
_LISTED = re.compile(rb"(?:/Contents|\[)((?:\s*\d{1,9}\s+\d{1,5}\s+R)+)")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_HEAD = 2048  # bytes before a stream in which its dictionary is looked for
_GIVEN, _PIECE = 1 << 16, 1 << 20  # bytes that are read, and written out, at a time
_EVERY = 16  # times as much in all streams together
_DEEP = 3  # times that a stream may be packed


def is_vast(data: bytes, most: int) -> bool:
    """Whether more than `most` bytes come of a packed stream, or of all that one page lists, or nobody can tell."""
    left = _EVERY * most
    sizes: dict[int, int] = {}
    lists: list[int] = []
    for found in _OPENS.finditer(data):
        head = _head(data, found.start())
        size = max(_size(opened, min(most, left)) for opened in _depths(data, found.end()))
        left -= size
        if size > most or left < 0 or _UNTOLD.search(head):
            return True
        number = int((_NUMBER.findall(head) or [b"0"])[-1])
        sizes[number] = max(sizes.get(number, 0), size or data.find(b"endstream", found.end()) - found.end())
        lists += [found.end()] if b"ObjStm" in head else []
    packed = (b"".join(opened) for start in lists for opened in _depths(data, start))
    return _is_listed(chain([data], packed), sizes, most)


def _is_listed(texts: Iterable[bytes], sizes: Mapping[int, int], most: int) -> bool:
    """Whether the streams of one list, or of all, come to too much: one may be listed many times."""
    left = _EVERY * most
    for found in chain.from_iterable(map(_LISTED.finditer, texts)):
        size = sum(sizes.get(int(number), 0) for number in _REFERENCE.findall(found[1]))
        left -= size
        if size > most or left < 0:
            return True
    return False


def _head(data: bytes, at: int) -> bytes:
    """The number and the dictionary of the stream that opens there, its names written out."""
    head = data[max(0, at - _HEAD) : at].rpartition(b"endobj")[2]
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), head)


def _size(pieces: Iterable[bytes], most: int) -> int:
    """How many bytes the pieces have; little more than `most` are written out."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            break
    return size


def _depths(data: bytes, start: int) -> Iterator[Iterator[bytes]]:
    """The stream that begins there as it is once unpacked, twice, and so on."""
    for depth in range(1, _DEEP + 1):
        opened = _opened(data, start)
        for _ in range(depth):
            opened = _unpacked(opened)
        yield opened


def _opened(data: bytes, start: int) -> Iterator[bytes]:
    """The stream in pieces, written out where it is digits of base 85 or 16; one that is not packed has no end."""
    if found := _BASE_16.match(data, start):
        digits = b"".join(found[1].split())
        yield binascii.unhexlify(digits + b"0" * (len(digits) % 2))
    elif found := _BASE_85.match(data, start):
        with suppress(ValueError):
            yield base64.a85decode(found[1])
    else:
        yield from (data[at : at + _GIVEN] for at in range(start, len(data), _GIVEN))


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
