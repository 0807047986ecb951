"""Invented PDFs, written by a small writer that knows nothing of the reader: text at places on pages."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

WIDTH = 0.5  # of an em, of every character
LEFT, TOP, LEADING, SIZE = 60.0, 780.0, 14.0, 10.0


@dataclass(frozen=True)
class Text:
    """Words at a place in points from a page's left bottom corner; `turn` is the cosine and sine of their angle."""

    x: float
    y: float
    words: str
    size: float = SIZE
    turn: tuple[int, int] = (1, 0)


@dataclass(frozen=True)
class Sheet:
    """A page: its texts in the order they are written, its box and how a viewer turns it."""

    texts: tuple[Text, ...]
    box: str = "0 0 595 842"
    rotate: int = 0


@dataclass
class Writer:
    """The objects of a file, numbered from 1; every character has a code of its own, every ligature one."""

    objects: list[bytes] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)

    def add(self, body: bytes) -> int:
        self.objects.append(body)
        return len(self.objects)

    def stream(self, data: bytes, compressed: bool = True) -> int:
        data, how = (zlib.compress(data), b"/Filter /FlateDecode ") if compressed else (data, b"")
        return self.add(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (how, len(data), data))

    def shown(self, text: Text) -> bytes:
        codes = "".join(f"{self.codes.setdefault(unit, len(self.codes) + 1):04x}" for unit in units(text.words))
        cos, sin = text.turn
        place = f"{cos} {sin} {-sin} {cos} {text.x:g} {text.y:g}"
        return f"BT /F {text.size:g} Tf {place} Tm <{codes}> Tj ET\n".encode()

    def cmap(self) -> bytes:
        rows = "".join(f"<{code:04x}> <{unit.encode('utf-16-be').hex()}>\n" for unit, code in self.codes.items())
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
            "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
            f"{len(self.codes)} beginbfchar\n{rows}endbfchar endcmap end end"
        ).encode()

    def whole(self, root: int, information: int) -> bytes:
        out, places = bytearray(b"%PDF-1.7\n"), []
        for number, body in enumerate(self.objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        out += b"".join(b"%010d 00000 n \n" % place for place in places)
        trailer = b"<< /Size %d /Root %d 0 R /Info %d 0 R >>" % (len(places) + 1, root, information)
        return bytes(out + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, table))


LIGATURES = {"\ufb01": "fi", "\ufb02": "fl"}


def units(words: str) -> Iterable[str]:
    """What one code stands for: a character, or the letters of a ligature, written here as its one character."""
    return (LIGATURES.get(character, character) for character in words)


def pdf(sheets: Sequence[Sheet], information: str = "") -> bytes:
    """The bytes of a file of these pages; `information` is the inside of its dictionary of that name."""
    writer = Writer()
    streams = [writer.stream(b"".join(map(writer.shown, sheet.texts))) for sheet in sheets]
    cmap = writer.stream(writer.cmap())
    described = writer.add(
        b"<< /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 1000 800]"
        b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    inner = writer.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /FontDescriptor %d 0 R /DW %d >>" % (described, WIDTH * 1000)
    )
    font = writer.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (inner, cmap)
    )
    root_of_pages = len(writer.objects) + len(sheets) + 1
    kids = [
        writer.add(
            f"<< /Type /Page /Parent {root_of_pages} 0 R /MediaBox [{sheet.box}] /Rotate {sheet.rotate}"
            f" /Contents {stream} 0 R /Resources << /Font << /F {font} 0 R >> >> >>".encode()
        )
        for sheet, stream in zip(sheets, streams, strict=True)
    ]
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    pages = writer.add(f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode())
    root = writer.add(b"<< /Type /Catalog /Pages %d 0 R >>" % pages)
    return writer.whole(root, writer.add(f"<< {information} >>".encode()))


def column(lines: Iterable[str], x: float = LEFT, top: float = TOP, leading: float = LEADING) -> tuple[Text, ...]:
    """Lines under one another; an empty one leaves its room."""
    return tuple(Text(x, top - at * leading, line) for at, line in enumerate(lines) if line)
