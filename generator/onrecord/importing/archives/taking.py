"""Taking out: the page that is meant, out of a web archive."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from itertools import islice

from onrecord.importing.addresses import unfragmented
from onrecord.importing.archives import answers, zips
from onrecord.importing.archives.choosing import chosen
from onrecord.importing.archives.opening import Opened
from onrecord.importing.archives.pages import Contents, Page
from onrecord.importing.archives.records import LONGEST_HEAD, Record, records
from onrecord.importing.archives.streams import Allowance, Cut, Lines, Stream, Unpacked, whole
from onrecord.importing.saved import LARGEST, Saved, Unreadable
from onrecord.importing.segments import Remark


def taken_out(data: bytes, form: str, wanted: str) -> Opened:
    """The page at an address in an archive of that form, or the only one; raises `Unreadable`.

    The archive is read twice, once to know what is there and once for the page, so that no other page is ever held.
    """
    media_type, streams = _FORMS[form]
    parts = partial(streams, data)
    contents, ends = _listed(parts)
    page, copies, address = chosen(contents, wanted)
    record, sent = _sent(parts, page)
    remarks = (*ends, *_on_page(page, copies, record))
    if wanted and unfragmented(wanted) not in (page.address, address):
        remarks += (Remark(0, f"the archive has the page that was named at `{page.address}`, and that is read"),)
    return Opened(_saved(record, sent, address), media_type, address, page.day, remarks)


Parts = Callable[[], Iterator[Stream]]


def _listed(parts: Parts) -> tuple[Contents, list[Remark]]:
    contents, ends, allowance = Contents(), list[Remark](), Allowance()
    for part, stream in enumerate(parts()):
        try:
            for record in records(stream, allowance):
                contents.add(part, record)
        except Cut:
            ends.append(Remark(0, _CUT))
    if ends and not contents.pages:
        raise Unreadable("the archive is cut short, and no page in it is whole", remedy="make the archive again")
    return contents, ends


def _sent(parts: Parts, page: Page) -> tuple[Record, bytes]:
    """The record of a page, and what stands in it."""
    stream = next(islice(parts(), page.place[0], None))
    record = next(islice(records(stream, Allowance()), page.place[1], None))
    return record, whole(record.block, LARGEST + LONGEST_HEAD)


def _saved(record: Record, sent: bytes, address: str) -> Saved:
    _refuse_changed(record.field("WARC-Block-Digest"), sent)
    lines = Lines(BytesIO(sent))
    answer = answers.head(lines)
    if answer is None:
        raise ValueError("a record that was listed as a page has no head")
    data, charset = answers.body(answer, whole(lines, LARGEST)), answers.charset(answer)
    if answers.media_type(answer) == "text/plain" and (codec := _OF_TEXT.get(charset.lower())):
        # Unlike a page or a PDF, a text says nothing of its own encoding: what came with it is all there is.
        data, charset = data.decode(codec, "surrogateescape").encode("utf-8", "surrogateescape"), "utf-8"
    return Saved(data, address, charset)


def _refuse_changed(digest: str, sent: bytes) -> None:
    """Where the archive tells the digest of a record, in base 32 or 16, it must be that of what stands there."""
    name, _, told = digest.partition(":")
    if name.lower() not in ("sha1", "sha256") or not told:
        return
    found = hashlib.new(name.lower(), sent, usedforsecurity=False).digest()
    if told.lower() not in (found.hex(), base64.b32encode(found).decode().lower()):
        raise Unreadable("the page in it was changed or damaged since: its digest is another", remedy=_AGAIN)


def _on_page(page: Page, copies: int, record: Record) -> Iterator[Remark]:
    if copies > 1:
        day = page.day or "no known day"
        yield Remark(0, f"the archive holds {copies} copies of this page; the newest, of {day}, is read")
    if record.field("WARC-Truncated"):
        yield Remark(0, "the archive says that this page was cut short when it was saved", "end")


_OF_TEXT = {
    **{f"windows-125{number}": f"cp125{number}" for number in range(9)},
    **{f"iso-8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-1": "cp1252",  # as browsers read it (WHATWG Encoding)
    "latin1": "cp1252",
}
"""The encodings of one byte a character that a text may be in, by the name a site gives them."""

_AGAIN = "make the archive again"
_CUT = "the archive is cut short; what is whole in it is read"


def _plain(data: bytes) -> Iterator[Stream]:
    yield BytesIO(data)


def _packed(data: bytes) -> Iterator[Stream]:
    yield Unpacked(BytesIO(data))


def _zipped(data: bytes) -> Iterator[Stream]:
    for entry in zips.warcs(data):
        lines = Lines(entry)
        yield Unpacked(lines) if lines.peek(2) == b"\x1f\x8b" else lines


_FORMS: Mapping[str, tuple[str, Callable[[bytes], Iterator[Stream]]]] = {
    "warc": ("application/warc", _plain),
    "packed-warc": ("application/warc", _packed),
    "wacz": ("application/wacz", _zipped),
}
"""Of each form of archive its media type, and how the WARC files in it are read."""
