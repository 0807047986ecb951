"""The answers of a site that an archive keeps (RFC 9112): their heads, and their bodies as they were sent."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from onrecord.importing.archives.records import head_of
from onrecord.importing.archives.streams import DEFLATE, GZIP, ZLIB, Cut, Headless, Lines, Unpacked, whole
from onrecord.importing.saved import LARGEST, Unreadable

_OF_HTTP = StatusAndHeadersParser(["HTTP/"], verify=False)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


def head(lines: Lines) -> StatusAndHeaders | None:
    """The head of an answer, none where there is none; its body is left to be read."""
    try:
        found = head_of(lines)
    except Headless:
        return None
    return _OF_HTTP.parse(BytesIO(found + b"\r\n")) if found.startswith(b"HTTP/") else None


def status(answer: StatusAndHeaders) -> str:
    """Its number: `200` for a page that was there."""
    return str(answer.statusline).partition(" ")[0]


def media_type(answer: StatusAndHeaders) -> str:
    """What kind of file it is, in small letters and without parameters."""
    return named(answer, "Content-Type").partition(";")[0].strip().lower()


def charset(answer: StatusAndHeaders) -> str:
    """The encoding it says its text has; empty where it says none."""
    found = _CHARSET.search(named(answer, "Content-Type"))
    return found[1] if found else ""


def named(answer: StatusAndHeaders, name: str) -> str:
    """A field of its head; empty where it has none."""
    return str(answer.get_header(name, "")).strip()


def body(answer: StatusAndHeaders, sent: bytes) -> bytes:
    """The page itself, out of what was sent: chunks joined, packed bytes unpacked. Raises `Unreadable`."""
    found = _joined(sent) if named(answer, "Transfer-Encoding").lower() == "chunked" else sent
    for coding in reversed(named(answer, "Content-Encoding").lower().split(",")):
        found = _decoded(coding.strip(), found)
    return found


def _joined(sent: bytes) -> bytes:
    """Chunks without their sizes. Some archives keep the page joined already, and the field all the same."""
    if not _SIZE.match(sent):
        return sent
    found, at = bytearray(), 0
    while size := _SIZE.match(sent, at):
        length, start = int(size[1], 16), size.end()
        if not length:
            return bytes(found)
        found += sent[start : start + length]
        at = _end_of_chunk(sent, start + length)
    raise Unreadable("the page in it is cut short or damaged", remedy=_AGAIN)


def _end_of_chunk(sent: bytes, end: int) -> int:
    return end + 2 if sent[end : end + 2] == b"\r\n" else end + 1 if sent[end : end + 1] == b"\n" else len(sent)


def _unpacked(sent: bytes, framing: int) -> bytes:
    try:
        return whole(Unpacked(BytesIO(sent), framing), LARGEST)
    except Cut:
        raise Unreadable("the page in it is cut short", remedy=_AGAIN) from None


def _gzip(sent: bytes) -> bytes:
    """Some archives keep the page unpacked, and the field all the same."""
    return _unpacked(sent, GZIP) if sent[:2] == b"\x1f\x8b" else sent


def _deflate(sent: bytes) -> bytes:
    try:
        return _unpacked(sent, ZLIB)
    except Unreadable:
        return _unpacked(sent, DEFLATE)


_AGAIN = "save the page again"
_CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "identity": bytes,
    "none": bytes,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
}


def _decoded(coding: str, sent: bytes) -> bytes:
    decode = _CODINGS.get(coding)
    if decode is None:
        message = f"the page in it was sent in the encoding `{coding[:20]}`, which is not read here"
        raise Unreadable(message, remedy="make the archive with a program that asks for `gzip` or for none")
    return decode(sent)
