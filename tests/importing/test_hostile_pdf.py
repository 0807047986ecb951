"""PDFs nobody can read, and PDFs that ask for too much: each is read or refused with a remedy, soon."""

from __future__ import annotations

import base64
import re
import sys
import time
import zlib

import pytest

from importing.pdfs import Sheet, Text, Writer, column, pdf
from onrecord import importing
from onrecord.importing.pdf import thread
from onrecord.importing.pdf.sheets import File

PAGE = Sheet(column(("The lamp was lit at dusk.",) * 20))
PLAIN = pdf((PAGE, PAGE, PAGE))
LOCK = (
    b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >> /Root " % (b"41" * 32, b"42" * 32)
)
PAGES_OBJECT = re.search(rb"/Pages (\d+ 0 R)", PLAIN)
assert PAGES_OBJECT


def with_contents(data: bytes) -> bytes:
    """A file of one page whose content is these bytes as they are, packed or not."""
    plain = pdf((Sheet((Text(60, 700, "lit"),)),))
    packed = re.search(rb"<< /Filter /FlateDecode /Length \d+ >>\nstream\n.*?\nendstream", plain, re.DOTALL)
    assert packed
    return plain[: packed.start()] + data + plain[packed.end() :]


def filtered(data: bytes, *names: str) -> bytes:
    """A stream of these bytes, said to be packed so, the last last."""
    filters = "".join(f"/{name}Decode" for name in names).encode()
    return b"<< /Filter [%s] /Length %d >>\nstream\n%s\nendstream" % (filters, len(data), data)


def in_runs(data: bytes) -> bytes:
    pieces = (data[at : at + 128] for at in range(0, len(data), 128))
    return b"".join(bytes([len(piece) - 1]) + piece for piece in pieces) + b"\x80"


CONTENT = b"BT /F 9 Tf 9 9 Td <0001> Tj ET"
VAST = zlib.compress(b" " * (130 << 20))
HALF = filtered(zlib.compress(b" " * (70 << 20)), "Flate")
LISTED_TWICE = re.sub(rb"/Contents (\d+ 0 R)", rb"/Contents [\1 \1]", with_contents(HALF))
ON_EACH_PAGE = re.sub(rb"/Contents \d+ 0 R", b"/Contents 99 0 R", pdf((PAGE,) * 30)).replace(
    b"xref\n", b"99 0 obj\n" + HALF + b"\nendobj\nxref\n", 1
)

REFUSED = {
    "pictures alone": (pdf((Sheet(()), Sheet(()))), "this PDF holds no text"),
    "a password": (PLAIN.replace(b"/Root ", LOCK), "asks for a password"),
    "another lock": (PLAIN.replace(b"/Root ", LOCK.replace(b"/Standard", b"/Unheard")), "locked"),
    "cut in half": (PLAIN[: len(PLAIN) // 2], "damaged or cut short"),
    "the mark alone": (b"%PDF-", "damaged or cut short"),
    "garbage after the mark": (b"%PDF-1.7\n" + bytes(range(256)) * 50, "damaged or cut short"),
    "a stream of 130 MB": (with_contents(filtered(VAST, "Flate")), "larger than 128 MB"),
    "packed twice": (with_contents(filtered(zlib.compress(VAST), "Flate", "Flate")), "larger than 128 MB"),
    "base 85": (with_contents(filtered(base64.a85encode(VAST) + b"~>", "ASCII85", "Flate")), "larger than 128 MB"),
    "base 16": (with_contents(filtered(VAST.hex().encode() + b">", "ASCIIHex", "Flate")), "larger than 128 MB"),
    "packed in runs": (with_contents(filtered(in_runs(VAST), "RunLength", "Flate")), "nobody can tell"),
    "one stream twice on a page": (LISTED_TWICE, "larger than 128 MB"),
    "one stream on every page": (ON_EACH_PAGE, "larger than 128 MB"),
    "a list of many numbers": (
        with_contents(filtered(zlib.compress(b"[" + b"1 " * 15_000_000 + b"] 0 d"), "Flate")),
        "over 384 MB of memory, or ends",
    ),
    "too many pieces": (pdf((Sheet(tuple(Text(60, 700, "lit") for _ in range(20_001))),)), "pieces of text"),
}

READ = {
    "bytes before its mark": (b"\r\n" * 300 + PLAIN, 3),
    "no end": (PLAIN[:-7], 3),
    "a page tree in a ring": (PLAIN.replace(b" 0 R] >>", b" 0 R " + PAGES_OBJECT[1] + b"] >>"), 3),
    "a count of two thousand million": (PLAIN.replace(b"/Count 3", b"/Count 2000000000"), 3),
    "a vast box": (pdf((Sheet(column(("lit",)), box="-1e30 -1e30 1e30 1e30"),)), 1),
    "a page in base 85": (
        with_contents(filtered(base64.a85encode(zlib.compress(CONTENT)) + b"~>", "ASCII85", "Flate")),
        1,
    ),
    "a page in base 16": (with_contents(filtered(CONTENT.hex("\n", 32).encode() + b" >", "ASCIIHex")), 1),
    "an odd digit of base 16": (with_contents(filtered(CONTENT.hex(" ").encode()[:-1] + b"\r\n>", "ASCIIHex")), 1),
    "300 pages": (pdf((PAGE,) * 300), 300),
    "lines on one another": (pdf((Sheet(tuple(Text(60, 700 - at / 99, f"w{at}") for at in range(3000))),)), 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_remedy(name: str) -> None:
    data, words = REFUSED[name]
    with pytest.raises(importing.Unreadable) as refusal:
        importing.recognised(data)
    assert words in refusal.value.message
    assert refusal.value.remedy


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read(name: str) -> None:
    data, pages = READ[name]
    start = time.process_time()
    layout, found = importing.recognised(data)
    assert (layout.name, len(found.segments)) == ("pdf", pages)
    # A reader that hangs takes for ever; a slow machine several seconds.
    assert time.process_time() - start < 60


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_a_fault_of_ours_is_not_taken_for_the_files(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read in a process apart where its memory can be limited, and there too a fault is what it is."""

    def fails(_: bytes) -> File:
        raise ZeroDivisionError

    monkeypatch.setattr(thread, "file_of", fails)
    if platform != sys.platform:
        monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(ZeroDivisionError):
        importing.recognised(PLAIN)


def test_a_file_cut_at_its_end_is_told() -> None:
    _, found = importing.recognised(PLAIN[:-7])
    assert any("may be cut short" in remark.message for remark in found.remarks)


def test_a_file_cut_anywhere_says_nothing_that_the_whole_does_not() -> None:
    whole = {segment.id: segment.text for segment in importing.recognised(PLAIN)[1].segments}
    for end in range(6, len(PLAIN), 37):
        try:
            _, found = importing.recognised(PLAIN[:end])
        except importing.Unreadable:
            continue
        assert {segment.id: segment.text for segment in found.segments}.items() <= whole.items()


def test_a_letter_without_a_name_is_never_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Writer, "cmap", lambda _: b"begincmap endcmap")
    _, found = importing.recognised(pdf((Sheet(column(("lit at dusk",))),)))
    assert set(found.segments[0].text) <= {"\ufffd", " ", "\n"}
    assert any("gives no character" in remark.message for remark in found.remarks)
