"""A charset: in which encoding the bytes of a saved page are, by the order of precedence of the HTML standard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.importing.saved import Saved, Unreadable


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as UTF-8, and what an editor should know about how it came to be so."""

    source: bytes
    remarks: tuple[str, ...] = ()


def decoded(saved: Saved) -> Decoded:
    """By the byte order mark, else by what came with the page, else by what it declares; undeclared bytes that are
    no UTF-8 are Windows-1252, as browsers take them. Raises `Unreadable` where the bytes are not what is said, or
    where what is said names no encoding we know.
    """
    for mark, codec in _MARKS:
        if saved.data.startswith(mark):
            return _decoded(saved.data[len(mark) :], codec, "begins with a mark of")
    label = saved.charset or _declared(saved.data)
    codec = _CODECS.get(label.strip().casefold(), "")
    if codec:
        return _decoded(saved.data, codec, f"is said to be {label.strip()}:")
    if label:
        message = f"the page says it is in `{label[:40]}`, an encoding we do not know"
        raise Unreadable(message, remedy="save the page again from a browser, which saves it in UTF-8")
    return _undeclared(saved.data)


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED_WITHIN = 65_536
_META = re.compile(rb"<meta\s[^<>]*?charset\s*+=\s*+[\"']?\s*+([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
_COMMENTS = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIGH = re.compile(rb"[\x80-\xff]")

_PAGES = (1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258)
# Labels of the Encoding standard that saved pages carry; a page cannot declare UTF-16 in its own bytes, so says UTF-8.
_CODECS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be"), "utf-8"),
    **dict.fromkeys(
        (
            "windows-1252",
            "cp1252",
            "x-cp1252",
            "ansi_x3.4-1968",
            "iso_8859-1:1987",
            "l1",
            "iso-8859-1",
            "iso8859-1",
            "iso_8859-1",
            "latin1",
            "latin-1",
            "us-ascii",
            "ascii",
        ),
        "windows-1252",
    ),
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"{name}{page}": f"cp{page}" for page in _PAGES for name in ("windows-", "cp", "x-cp")},
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("windows-874", "dos-874", "tis-620", "iso-8859-11"), "cp874"),
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm866": "cp866",
    "macintosh": "mac-roman",
    **dict.fromkeys(("gb2312", "gb_2312-80", "chinese", "x-gbk", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("euc-jp", "x-euc-jp"), "euc-jp"),
    "iso-2022-jp": "iso-2022-jp",
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "ms932", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "korean", "ks_c_5601-1987", "ksc5601", "windows-949"), "cp949"),
}
_CONTROLS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def _declared(data: bytes) -> str:
    head = _COMMENTS.sub(b"", data[:_DECLARED_WITHIN])
    found = _META.search(head) or _XML.match(head)
    return found[1].decode("ascii") if found else ""


def _undeclared(data: bytes) -> Decoded:
    if _is_utf8(data):
        return Decoded(data)
    remark = "the page does not say its encoding, and is no UTF-8; it is read as Windows-1252, as browsers do"
    return Decoded(_windows_1252(data), (remark,))


def _decoded(data: bytes, codec: str, how: str) -> Decoded:
    if codec == "utf-8":
        return Decoded(_held_to_utf8(data, how))
    if codec == "windows-1252":
        doubt = "the page says it is in Windows-1252 or Latin-1, but its bytes are UTF-8 too; look for words like `â€™`"
        is_doubtful = _HIGH.search(data) is not None and _is_utf8(data)
        return Decoded(_windows_1252(data), (doubt,) if is_doubtful else ())
    try:
        return Decoded(data.decode(codec).encode("utf-8"))
    except UnicodeError:
        message = f"the page {how} {codec.upper()}, but its bytes are not"
        raise Unreadable(message, remedy="save the page again from a browser") from None


def _held_to_utf8(data: bytes, how: str) -> bytes:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        like = _windows_1252(data[fault.start : fault.start + 1]).decode("utf-8")
        message = (
            f"the page {how} UTF-8, but the byte 0x{data[fault.start]:02x} is none; in Windows-1252 it is `{like}`"
        )
        line = data.count(b"\n", 0, fault.start) + 1
        raise Unreadable(message, line, "save the page again from a browser, or save it as it was sent") from None
    return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _windows_1252(data: bytes) -> bytes:
    """As the Encoding standard has it: the five bytes that Windows leaves open are control characters."""
    return data.decode("latin-1").translate(_CONTROLS).encode("utf-8")
