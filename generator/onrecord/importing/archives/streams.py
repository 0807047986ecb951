"""Streams: packed bytes read a little at a time, so that no header's word decides how much memory they take."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Protocol

from onrecord.importing.saved import Unreadable

MOST_UNPACKED = 512 * 1024 * 1024
"""The most bytes that all of an archive may unpack to."""

MOST_MEMBERS = 200_000
LONGEST_LINE = 64 * 1024
_PIECE = 16 * 1024

GZIP, ZLIB, DEFLATE = 31, 15, -15
"""How packed bytes are framed, as zlib's `wbits` counts it."""


class Cut(Exception):
    """The bytes end before what they began is whole."""


class Headless(Exception):
    """What stands where a head should is none: a line or all of it is too long, or it has no end."""


class Stream(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """At most so many of the next bytes; none at the end. Raises `Cut` and `Unreadable`."""


@dataclass(slots=True)
class Allowance:
    """How many bytes may still be unpacked, of one archive in all its parts."""

    left: int = MOST_UNPACKED

    def spend(self, size: int) -> None:
        """Raises `Unreadable` where more is taken than there is left."""
        self.left -= size
        if self.left < 0:
            most = MOST_UNPACKED // (1024 * 1024)
            message = f"it unpacks to more than {most} MB"
            raise Unreadable(message, remedy="make an archive of the page that is quoted alone")


class Unpacked:
    """A stream of packed members, one after another, as the bytes that were packed."""

    def __init__(self, packed: Stream, framing: int = GZIP) -> None:
        self._packed, self._framing = packed, framing
        self._member = zlib.decompressobj(framing)
        self._waiting = b""
        self._members = 1

    def read(self, size: int) -> bytes:
        """At most `size` bytes; raises `Cut` within a member and `Unreadable` where one is damaged."""
        try:
            while not self._is_at_end():
                if found := self._some(size):
                    return found
        except zlib.error:
            raise Unreadable("its compressed bytes are damaged", remedy="save it again") from None
        return b""

    def _some(self, size: int) -> bytes:
        found = self._member.decompress(self._waiting, size)
        self._waiting = self._member.unconsumed_tail
        if not found and not self._member.eof and not self._waiting:
            self._waiting = self._packed.read(_PIECE)
            if not self._waiting:
                raise Cut
        return found

    def _is_at_end(self) -> bool:
        """Whether the last member is read to its end; else the next one is begun where it is due."""
        if not self._member.eof:
            return False
        rest = self._member.unused_data or self._packed.read(_PIECE)
        if not rest.strip(b"\0"):
            return True
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Unreadable("it is packed in more parts than an archive has")
        self._member, self._waiting = zlib.decompressobj(self._framing), rest
        return False


class Lines:
    """A stream read by lines and by number of bytes."""

    def __init__(self, stream: Stream, allowance: Allowance | None = None) -> None:
        self._stream, self._allowance = stream, allowance
        self._held = b""

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        if not self._held:
            self._fill()
        found, self._held = self._held[:size], self._held[size:]
        return found

    def peek(self, size: int) -> bytes:
        """The next bytes, still to be read; fewer only at the end."""
        while len(self._held) < size and self._fill():
            pass
        return self._held[:size]

    def readline(self) -> bytes:
        """A line with its end; without one, the last of the stream. Raises `Headless` where it is too long."""
        while (end := self._held.find(b"\n")) < 0 and self._fill():
            if len(self._held) > LONGEST_LINE:
                raise Headless
        cut = end + 1 or len(self._held)
        found, self._held = self._held[:cut], self._held[cut:]
        return found

    def _fill(self) -> bool:
        more = self._stream.read(_PIECE)
        if self._allowance:
            self._allowance.spend(len(more))
        self._held += more
        return bool(more)


def whole(stream: Stream, most: int) -> bytes:
    """All of a stream; raises `Unreadable` where it is more than `most` bytes."""
    found = bytearray()
    while piece := stream.read(_PIECE):
        found += piece
        if len(found) > most:
            raise Unreadable(f"the page is larger than {most // (1024 * 1024)} MB")
    return bytes(found)
