"""Web archives as programs make them, byte by byte, with each thing that goes wrong with one to be chosen."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping

PAGE = "https://lamproom.example/2019/04/the-lamp-log.html"
THREAD = """Friday, 12 April 2019

The lamp log

The lamp was lit at dusk and burned all night.

1 comments:

  1. It went out at two in the morning.

    ReplyDelete
"""


def answer(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    """What a site sent: underlines stand for the hyphens of a field's name."""
    named = {"Content_Type": "text/plain; charset=utf-8", **fields}
    head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def record(
    block: bytes,
    address: str = PAGE,
    kind: str = "response",
    saved: str = "2023-01-29T10:00:00Z",
    digest: str = "sha1",
    **fields: str,
) -> bytes:
    """One record of a WARC file."""
    named = {"WARC-Type": kind, "WARC-Target-URI": address, "WARC-Date": saved}
    if digest:
        named["WARC-Block-Digest"] = (
            "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
        )
    named |= {"Content-Length": str(len(block))} | {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items() if value)
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def info() -> bytes:
    """The record that a WARC file begins with."""
    return record(b"software: lantern\r\n", "", "warcinfo")


def page(text: str = THREAD, address: str = PAGE, **fields: str) -> bytes:
    """The record of a page saved as text."""
    return record(answer(text.encode()), address, **fields)


def packed(records: Iterable[bytes]) -> bytes:
    """A member of gzip for each record, as WARC files are packed."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def chunked(body: bytes, size: int = 7) -> bytes:
    """A body as it is sent in chunks."""
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x;note\r\n%b\r\n" % (len(each), each) for each in pieces) + b"0\r\n\r\n"


def zipped(files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file, as WACZ files are."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", packing) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data, packing)
    return held.getvalue()


def wacz(*warcs: bytes) -> bytes:
    """A WACZ file of these WARC files, with what else stands in one."""
    archives = {f"archive/data-{number}.warc.gz": data for number, data in enumerate(warcs)}
    return zipped({"datapackage.json": b"{}", "pages/pages.jsonl": b"", **archives})
