"""Web archives: the page that is meant comes out as it was sent, and whatever is wrong is said."""

from __future__ import annotations

import gzip
import os
import random
import zipfile
import zlib
from contextlib import suppress

import pytest

from archiving import PAGE, THREAD, answer, chunked, info, packed, page, record, wacz, zipped
from onrecord import importing
from onrecord.importing import Opened, Unreadable

CASES = min(int(os.environ.get("ONRECORD_CASES", "1000")), 100_000)

OTHER = "https://lamproom.example/2019/05/the-oil-log.html"
BODY = THREAD.encode()
WHOLE = [info(), page(), page("The oil log\n", OTHER)]

ARCHIVES = {
    "plain": b"".join(WHOLE),
    "packed by record": packed(WHOLE),
    "packed as one": gzip.compress(b"".join(WHOLE), mtime=0),
    "wacz": wacz(packed(WHOLE)),
    "wacz of two": wacz(packed(WHOLE[:1]), b"".join(WHOLE[1:])),
    "wacz, stored": zipped({"archive/a.warc": b"".join(WHOLE)}, zipfile.ZIP_STORED),
    "in angle brackets": info() + page(address=f"<{PAGE}>"),
    "no digest": page(digest=""),
}
RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(BODY) + RAW.flush()
SENT = {
    "in chunks": answer(chunked(BODY), Transfer_Encoding="chunked"),
    "in chunks, packed": answer(chunked(gzip.compress(BODY)), Transfer_Encoding="chunked", Content_Encoding="gzip"),
    "packed": answer(gzip.compress(BODY), Content_Encoding="GZIP"),
    "packed twice": answer(gzip.compress(gzip.compress(BODY)), Content_Encoding="gzip, gzip"),
    "deflated": answer(zlib.compress(BODY), Content_Encoding="deflate"),
    "deflated without a frame": answer(DEFLATED, Content_Encoding="deflate"),
    "said to be in chunks, and kept whole": answer(BODY, Transfer_Encoding="chunked"),
    "said to be packed, and kept unpacked": answer(BODY, Content_Encoding="gzip"),
}


def read(data: bytes, address: str = "") -> Opened:
    return importing.opened(data, address)


def refused(data: bytes, address: str = "") -> str:
    with pytest.raises(Unreadable) as refusal:
        importing.opened(data, address)
    return f"{refusal.value.message} = {refusal.value.remedy}"


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_page_is_found_by_its_address_however_it_is_packed(name: str) -> None:
    found = read(ARCHIVES[name], PAGE)
    assert found.saved.data.replace(b"\r\n", b"\n") == BODY
    assert (found.page, found.taken, found.remarks) == (PAGE, "2023-01-29", ())
    assert (found.saved.address, found.saved.charset) == (PAGE, "utf-8")
    assert found.media_type == ("application/wacz" if "wacz" in name else "application/warc")


@pytest.mark.parametrize("name", SENT)
def test_a_page_is_given_as_it_was_before_it_was_sent(name: str) -> None:
    assert read(info() + record(SENT[name])).saved.data == BODY


@pytest.mark.parametrize("address", [PAGE.replace("https", "http"), PAGE + "?m=1", PAGE + "?showComment=15#c15"])
def test_a_page_is_known_by_any_of_its_addresses(address: str) -> None:
    assert read(b"".join(WHOLE), address).page == PAGE
    assert read(page(address=address)).page == address.partition("?")[0]


def test_the_only_page_needs_no_address_whatever_stands_beside_it() -> None:
    beside = [
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(b"x", Content_Type="image/png"), PAGE + "/lamp.png"),
        record(answer(b"", "404 Not Found"), OTHER),
        record(answer(b"", "302 Found", Location=PAGE), "https://lamproom.example/log"),
        record(b"A", "dns:lamproom.example"),
    ]
    assert read(packed([info(), *beside, page()])).page == PAGE


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1", "iso-8859-15", "utf-8", "unheard-of"])
def test_a_text_is_in_the_encoding_that_came_with_it(charset: str) -> None:
    codec = "utf-8" if charset == "unheard-of" else charset
    sent = answer("It was £20, and café.\n".encode(codec), Content_Type=f"text/plain; charset={charset}")
    assert read(record(sent)).saved.data.decode("utf-8") == "It was £20, and café.\n"


def test_the_newest_of_several_copies_is_read_and_that_is_said() -> None:
    copies = [
        page("old\n", saved="2021-05-01T00:00:00Z"),
        page("new\n", saved="2022-05-01T00:00:00Z"),
        page("older\n", saved="2020-05-01T00:00:00Z"),
    ]
    found = read(b"".join(copies))
    assert (found.saved.data, found.taken) == (b"new\n", "2022-05-01")
    (remark,) = found.remarks
    assert "3 copies" in remark.message
    assert "2022-05-01" in remark.message


def test_the_very_address_goes_before_another_of_the_page() -> None:
    both = page("small\n", PAGE + "?m=1", saved="2024-01-01T00:00:00Z") + page("large\n")
    assert read(both, PAGE).saved.data == b"large\n"
    assert read(both, PAGE + "?m=1").saved.data == b"small\n"


APART = ["{}?token=1 {}?token=2", "{}?commentPage=1 {}?commentPage=2", "{}?m=1 {}?m=0", "{}?m=1 {}", "http{} {}/"]


@pytest.mark.parametrize("addresses", [pair.replace("{}", PAGE).replace("httphttps", "http") for pair in APART])
def test_pages_at_two_addresses_are_never_copies_and_each_is_read_or_refused(addresses: str) -> None:
    first, last = addresses.split()
    both = page("first\n", first) + page("last\n", last, saved="2024-01-01T00:00:00Z")
    assert "more than one page" in refused(both)
    for wanted, words in ((first, b"first\n"), (last, b"last\n")):
        if "token" in addresses:
            assert "not recorded of a reader" in refused(both, wanted)
            continue
        found = read(both, wanted)
        assert (found.saved.data, found.remarks) == (words, ())
        assert read(both, found.page).saved.data == words


def test_an_address_that_leads_to_another_s_is_not_read_or_that_is_said() -> None:
    assert "does not hold" in refused(page(address=PAGE + "?token=1"), PAGE + "?token=2")
    assert "the answer 404" in refused(page() + record(answer(b"", "404 Not Found"), PAGE + "?x=1"), PAGE + "?x=1")
    assert "the answer 404" in refused(page() + record(answer(b"", "404 Not Found"), PAGE + "?m=1"), PAGE + "?m=1")
    (remark,) = read(page(address=PAGE + "?token=1"), PAGE + "?utm_source=x").remarks
    assert f"at `{PAGE}?token=1`, and that is read" in remark.message


def test_a_thread_says_what_the_archive_says() -> None:
    layout, thread = importing.recognised(packed(WHOLE), PAGE)
    assert (layout.name, thread.address) == ("blogger-text", PAGE)
    assert [part.id for part in thread.segments] == ["e1", "c1"]
    assert importing.read(packed(WHOLE), layout, PAGE) == thread


def test_an_archive_cut_short_gives_the_pages_that_are_whole() -> None:
    for data in (b"".join(WHOLE)[:-20], packed(WHOLE)[:-20], gzip.compress(b"".join(WHOLE))[:-12]):
        found = read(data, PAGE)
        assert found.saved.data == BODY
        assert ["cut short" in remark.message for remark in found.remarks] == [True]


@pytest.mark.parametrize("kept", range(0, len(packed([page()])), 16))
def test_of_an_archive_cut_short_no_part_of_a_page_is_read(kept: int) -> None:
    with pytest.raises(Unreadable):
        importing.recognised(packed([page()])[:kept])


def test_every_page_is_named_where_none_is_meant_but_no_more_than_ten() -> None:
    pages = [page(address=f"https://lamproom.example/{number}?utm_source=x") for number in range(14)]
    said = refused(packed(pages))
    assert said.count("https://lamproom.example/") == 10
    assert "utm" not in said
    assert "and 4 more" in said
    assert "--page" in said


UNLOCKED = b"PK\x01\x02\x14\x03\x14\0\0"  # up to the flags of an entry
ODD = {
    "no page": (info(), "", "no page"),
    "another page": (page(), OTHER, f"does not hold `{OTHER}`, but `{PAGE}`"),
    "a redirect": (page() + record(answer(b"", "301 Moved", Location=PAGE), OTHER), OTHER, f"stands at `{PAGE}`"),
    "a revisit": (page() + record(answer(b""), OTHER, "revisit"), OTHER, "had not changed"),
    "not found": (page() + record(answer(b"", "404 Not Found"), OTHER), OTHER, "the answer 404"),
    "a picture": (page() + record(answer(b"x", Content_Type="image/png"), OTHER), OTHER, "`image/png`"),
    "an encoding we cannot read": (record(answer(b"\x0b\x02", Content_Encoding="br")), "", "encoding `br`"),
    "changed since": (page().replace(b"burned all night", b"burned all noon!"), "", "digest"),
    "a body cut short": (record(answer(gzip.compress(BODY)[:-9], Content_Encoding="gzip")), "", "cut short"),
    "chunks cut short": (record(answer(chunked(BODY)[:-30], Transfer_Encoding="chunked")), "", "cut short"),
    "a wrong length": (page(digest="", Content_Length="20") + page(), "", "record 1 says"),
    "no length": (page().replace(b"Content-Length", b"Content-Size"), "", "how long"),
    "packed, and no archive": (gzip.compress(b"<html>" * 20_000), "", "no web archive"),
    "damaged": (packed([page()])[:60] + b"\0\0\0\0" + packed([page()])[64:], "", "damaged"),
    "a ZIP file": (zipped({"word/document.xml": b"<a/>"}), "", "without a web archive"),
    "a ZIP file cut short": (wacz(page())[:-30], "", "cut short"),
    "packed in another way": (zipped({"archive/a.warc": page()}, zipfile.ZIP_LZMA), "", "packed in a way"),
    "locked": (
        zipped({"archive/a.warc": page()}).replace(b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\x01"),
        "",
        "password",
    ),
    "many files": (zipped({f"a{number}": b"" for number in range(10_001)}), "", "more than 10,000 files"),
}


@pytest.mark.parametrize("name", ODD)
def test_what_cannot_be_read_says_why(name: str) -> None:
    data, address, words = ODD[name]
    assert words in refused(data, address)


@pytest.mark.parametrize("at", range(5, len(packed([page()])), 9))
def test_a_flipped_bit_never_changes_a_word(at: int) -> None:
    data = bytearray(packed([page()]))
    data[at] ^= 4
    try:
        found = importing.opened(bytes(data))
    except Unreadable:
        return
    assert found.saved.data == BODY


def _spoilt(chance: random.Random, data: bytearray) -> bytes:
    """The bytes with some changed, left out, put in twice, or cut off."""
    for _ in range(chance.choice([1, 1, 2, 5])):
        at, other, size = chance.randrange(len(data)), chance.randrange(len(data)), chance.randrange(1, 200)
        match chance.choice(["change", "change", "leave out", "repeat", "cut"]):
            case "change":
                data[at] = chance.randrange(256)
            case "leave out" if at:
                del data[at : at + size]
            case "repeat":
                data[at:at] = data[other : other + size]
            case "cut" if at:
                del data[at:]
    return bytes(data)


def test_whatever_is_spoilt_is_read_or_refused_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    whole = [*ARCHIVES.values(), *(info() + record(block) for block in SENT.values())]
    for seed in range(CASES):
        chance = random.Random(seed)
        with suppress(Unreadable):
            importing.opened(_spoilt(chance, bytearray(chance.choice(whole))), chance.choice(["", PAGE]))
    assert capfd.readouterr() == ("", "")
