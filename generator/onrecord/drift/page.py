"""The page: what stands at a source's address now, as segments where a layout knows it, else as one text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord import importing
from onrecord.importing import Thread, Unreadable
from onrecord.importing.text import text_of

LARGEST_TEXT = 8_000_000  # characters: of more, folding and comparing would take too much memory


@dataclass(frozen=True, slots=True)
class Page:
    """A page read: text by segment id, in reading order; not `parted` is one text whose voices nobody told apart.

    `cut` says why it may not be the whole page, `fewer` why it may not show all comments; empty where nothing does.
    """

    segments: Mapping[str, str]
    parted: bool = True
    cut: str = ""
    fewer: str = ""


def read(data: bytes, address: str = "", layout: str = "") -> Page:
    """The page that bytes hold; `layout` is the one its saved copy was read in. Raises `Unreadable`."""
    if not data.strip():
        raise Unreadable("the page is empty")
    page = _read(data, address, layout)
    if sum(map(len, page.segments.values())) > LARGEST_TEXT:
        raise Unreadable(f"there are more than {LARGEST_TEXT:,} characters of text on the page")
    return page


def _read(data: bytes, address: str, layout: str) -> Page:
    try:
        return _parted(importing.recognised(data, address)[1], data)
    except Unreadable as fault:
        text = _text(data, fault)
    return _as_asked(data, address, layout) or Page({"": text}, parted=False)


def _parted(thread: Thread, data: bytes) -> Page:
    if not any(segment.text.strip() for segment in thread.segments):
        raise Unreadable("no words were found on the page")
    lacked = {remark.lacks: remark.message for remark in reversed(thread.remarks)}  # of several, the first is told
    cut = "the page has no end" if _BEGIN.match(data) and not _END.search(data) else lacked.get("end", "")
    return Page({each.id: each.text for each in thread.segments}, cut=cut, fewer=lacked.get("comments", ""))


_BEGIN = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<html[\s>]", re.IGNORECASE)
_END = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)


def _as_asked(data: bytes, address: str, name: str) -> Page | None:
    """In the layout of the saved copy, where that is one which is never recognised."""
    layout = importing.BY_NAME.get(name)
    if layout is None or not layout.by_name:
        return None
    try:
        return _parted(importing.read(data, layout, address), data)
    except Unreadable:
        return None


# What has more in it than words, or begins as what a layout has told the fault of.
_NOT_PLAIN = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:%PDF-|WARC/|PK\x03\x04|\x1f\x8b|<[!?/a-z])|</(?:a|body|div|html|p|span)>", re.IGNORECASE
)


def _text(data: bytes, fault: Unreadable) -> str:
    """The text of a page that no layout knows; markup is none: a word in a script is not a word that is said."""
    if _NOT_PLAIN.search(data):
        raise fault
    return text_of(data)
