"""The records of a WARC file (ISO 28500), one after another: the head of each, and its block as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from onrecord.importing.archives.streams import Allowance, Cut, Headless, Lines, Stream
from onrecord.importing.saved import Unreadable

MOST_RECORDS = 50_000
LONGEST_HEAD = 256 * 1024

_AGAIN = "make the archive again"
_MARK = b"WARC/"
_OF_WARC = StatusAndHeadersParser(ArcWarcRecordLoader.WARC_TYPES)


@dataclass(slots=True)
class Block:
    """What stands in a record below its head: `left` of its bytes are still to be read."""

    lines: Lines
    left: int

    def read(self, size: int) -> bytes:
        """At most `size` of its bytes; raises `Cut` where the archive ends within it."""
        if not self.left:
            return b""
        found = self.lines.read(min(size, self.left))
        if not found:
            raise Cut
        self.left -= len(found)
        return found

    def drain(self) -> None:
        """Passes over what is left of it."""
        while self.left:
            self.read(self.left)


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number from 0, its named fields, and its block, to be read before the next record is."""

    number: int
    fields: StatusAndHeaders
    block: Block

    def field(self, name: str) -> str:
        """A named field; empty where it has none."""
        return str(self.fields.get_header(name, "")).strip()

    @property
    def address(self) -> str:
        """`WARC-Target-URI`, which some programs put in angle brackets."""
        return self.field("WARC-Target-URI").removeprefix("<").removesuffix(">")


def records(stream: Stream, allowance: Allowance) -> Iterator[Record]:
    """Each record in turn; raises `Cut` where the last one is not whole, and `Unreadable`."""
    lines = Lines(stream, allowance)
    if lines.peek(len(_MARK)) not in (_MARK, b""):
        raise Unreadable("it is compressed, and holds no web archive", remedy="unpack it, and take in what was in it")
    for number in range(MOST_RECORDS):
        head = _head(lines, number)
        if not head:
            return
        fields = _fields(head, number)
        record = Record(number, fields, Block(lines, _length(fields, number)))
        yield record
        record.block.drain()
    raise Unreadable(f"it holds more than {MOST_RECORDS:,} records", remedy="make an archive of that page alone")


def head_of(lines: Lines) -> bytes:
    """The lines up to the next blank one, past blank ones before; none at the end. Raises `Headless`."""
    found = bytearray()
    while line := lines.readline():
        if line.strip():
            found += line
        elif found:
            return bytes(found)
        if len(found) > LONGEST_HEAD:
            raise Headless
    if found:
        raise Headless
    return b""


def _head(lines: Lines, number: int) -> bytes:
    try:
        return head_of(lines)
    except Headless:
        if not lines.peek(1):
            raise Cut from None
        raise Unreadable(f"the head of record {number + 1} is longer than heads are", remedy=_AGAIN) from None


def _fields(head: bytes, number: int) -> StatusAndHeaders:
    try:
        return _OF_WARC.parse(BytesIO(head + b"\r\n"))
    except StatusAndHeadersParserException:
        message = f"no record of a web archive begins where record {number} says that it ends"
        raise Unreadable(message, remedy=_AGAIN) from None


def _length(fields: StatusAndHeaders, number: int) -> int:
    said = str(fields.get_header("Content-Length", "")).strip()
    if not said.isascii() or not said.isdigit() or len(said) > 15:
        raise Unreadable(f"record {number + 1} does not say how long it is", remedy=_AGAIN)
    return int(said)
