"""A page: saved HTML decoded, held to bounds and parsed, and the line of the file on which a named element begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.importing.html.bounds import hold, hold_size
from onrecord.importing.html.charsets import decoded
from onrecord.importing.saved import Saved, Unreadable


@dataclass(frozen=True)
class Page:
    """A parsed page: its source in UTF-8, its tree, and what an editor should know about how it was decoded."""

    source: bytes
    tree: LexborHTMLParser
    remarks: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line, from 1, of each `id` that stands once in the source."""
        return _lines(self.source)

    def line_of(self, node: LexborNode | None) -> int:
        """The line the element begins on, or 0 where its `id` does not say."""
        return self.lines.get(node.attributes.get("id") or "", 0) if node else 0


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a page does, by the table of the MIME Sniffing standard."""
    head = data[:_SNIFFED]
    wide = next((codec for mark, codec in _WIDE.items() if head.startswith(mark)), None)
    if wide:
        head = head.decode(wide, "ignore").encode("utf-8")
    return bool(_BEGINS.match(head.removeprefix(b"\xef\xbb\xbf")))


def page_of(saved: Saved, signs: re.Pattern[bytes] | None = None) -> Page | None:
    """The page; nothing where it is no HTML, or where none of the `signs` of a layout stands in its source.

    Raises `Unreadable` where it is HTML that cannot be read.
    """
    if not is_html(saved.data):
        return None
    page = decoded(saved)
    if b"\0" in page.source:
        line = page.source.count(b"\n", 0, page.source.index(b"\0")) + 1
        raise Unreadable("a NUL byte: this is not a page", line, "save the page again from a browser")
    hold_size(page.source)
    if signs and not signs.search(page.source):
        return None
    hold(page.source)
    tree = LexborHTMLParser(page.source)
    if tree.css_matches(_TRANSLATED):
        raise Unreadable("a browser had translated the page when it was saved", remedy="save it in its own language")
    return Page(page.source, tree, (*page.remarks, *_doubts(tree)))


_TRANSLATED = "html.translated-ltr, html.translated-rtl, font[style*='vertical-align'] > font[style*='vertical-align']"
"""What Google's translation leaves in a page, and takes out again where the reader goes back to the original."""

_TOUCHED = "a browser marked the page's words for translation: look that they are in its own language"
_SNIFFED = 4096
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BEGINS = re.compile(
    rb"(?:\s|<\?xml[^>]*>|<!--(?:[^-]|-(?!->))*+-->)*+"
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|script|style|link|table|iframe|div|font|h1|p|a|b|br|article|main"
    rb"|section)(?=[\s/>]))",
    re.IGNORECASE,
)
_ID = re.compile(rb"\sid\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)


def _doubts(tree: LexborHTMLParser) -> tuple[str, ...]:
    """Edge leaves its marks whether or not the reader goes back to the original."""
    return (_TOUCHED,) if tree.css_matches("[_msttexthash]") else ()


def _lines(source: bytes) -> dict[str, int]:
    found = [(match[1].decode("utf-8", "replace"), match.start(1)) for match in _ID.finditer(source)]
    number = Counter(name for name, _ in found)
    lines: dict[str, int] = {}
    line, before = 1, 0
    for name, at in found:
        line, before = line + source.count(b"\n", before, at), at
        if number[name] == 1:
            lines[name] = line
    return lines
