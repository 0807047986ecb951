"""Facts: what a page says of itself: its title, when it was published and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.importing.blogger_text.heads import date_of
from onrecord.importing.html.blocks import Attributes, words_of


def title_of(tree: LexborHTMLParser, *headings: str, within: LexborNode | None = None) -> str:
    """The first heading that holds words, else what the page calls itself; empty where it does not.

    `within` is the text's own element: a heading outside it may be the site's, so Open Graph's title goes before one.
    """
    own = _heading(within, headings) if within else ""
    named = _meta(tree, "og:title")
    return own or (named if within else "") or _heading(tree, headings) or named or _title(tree)


def published_of(tree: LexborHTMLParser, *selectors: str, within: LexborNode | None = None) -> str:
    """The day it was published, as an ISO date: by elements of its layout, its linked data, its meta tags, its first
    `time` in an article's head; empty where none says. Of a text with an element of its own, `within`, elements of the
    layout elsewhere come after the linked data and the meta tags: they may date other posts.
    """
    return next(filter(None, _dates(tree, selectors, within)), "")


def address_of(tree: LexborHTMLParser) -> str:
    """Where the page says that it stands: its canonical link, else Open Graph's; http and https only."""
    link = tree.css_first("link[rel~=canonical]")
    for address in ((link.attributes.get("href") if link else "") or "", _meta(tree, "og:url")):
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc:
            return address.strip()
    return ""


_LONGEST_LINKED = 1_000_000
_META_DATES = ("article:published_time", "datePublished", "citation_publication_date", "dc.date.issued", "date")
_TIMES = ("[itemprop=datePublished]", "abbr.published", "time.published", "article header time", "article time")
_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?![\d-])")
_LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')


def _heading(within: LexborHTMLParser | LexborNode, headings: tuple[str, ...]) -> str:
    found = (_said(node) for selector in headings for node in within.css(selector))
    return next(filter(None, found), "")


def _title(tree: LexborHTMLParser) -> str:
    return _plain((node.text() if (node := tree.css_first("head > title")) else "") or "")


def _dates(tree: LexborHTMLParser, selectors: tuple[str, ...], within: LexborNode | None) -> Iterator[str]:
    for selector in selectors:
        yield from (_day(node) for node in (within or tree).css(selector))
    yield from _told(tree)
    for selector in (*(selectors if within else ()), *_TIMES):
        yield from (_day(node) for node in tree.css(selector))


def _told(tree: LexborHTMLParser) -> Iterator[str]:
    """By what the page tells machines."""
    for script in tree.css('script[type="application/ld+json"]'):
        yield _linked_day(script.text() or "")
    yield from (_iso(_meta(tree, name)) for name in _META_DATES)


def _day(node: LexborNode) -> str:
    """The day an element gives: in its machine-readable attribute, else in its words."""
    attributes = node.attributes
    given = next((attributes[name] for name in ("datetime", "content", "title") if attributes.get(name)), "")
    return _iso(given or "") or date_of(_said(node))


def _linked_day(text: str) -> str:
    """The first `datePublished` of linked data that can be read at all."""
    found = _LINKED.search(text) if len(text) <= _LONGEST_LINKED else None
    return _iso(found[1]) if found else ""


def _iso(text: str) -> str:
    found = _DAY.match(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else ""
    except ValueError:
        return ""


def _meta(tree: LexborHTMLParser, name: str) -> str:
    for key in ("property", "name", "itemprop"):
        node = tree.css_first(f'meta[{key}="{name}"]')
        if node and (said := _plain(node.attributes.get("content") or "")):
            return said
    return ""


def _said(node: LexborNode) -> str:
    """Its words on one line."""
    return " ".join(line.text for line in words_of([node], _whole).lines if line.text)


def _whole(_node: LexborNode, _attributes: Attributes) -> None:
    """Nothing stands apart."""


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
