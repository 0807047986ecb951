"""Sanitizing: HTML made from content is cut down to the elements, addresses, ids and classes that are ours."""

from __future__ import annotations

import re

import nh3

_ELEMENTS = frozenset(
    {
        *("a", "br", "code", "em", "strong"),
        *("blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "p", "pre"),
        *("dd", "dl", "dt", "li", "ol", "ul"),
        *("table", "tbody", "td", "th", "thead", "tr"),
    }
)
_ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
# What each attribute may say; an address besides has to pass the schemes.
_VALUES = {
    "href": re.compile(r"(https?://|(?![/\\])[^:]*([/?#]|$)).*", re.DOTALL | re.IGNORECASE),
    "start": re.compile(r"[0-9]{1,9}"),
    "class": re.compile(r"align-(left|centre|right)"),
    "id": re.compile(r"h-[a-z0-9-]+"),
}


def sanitized(html: str) -> str:
    """The HTML with nothing in it that could run, style, load or break out."""
    return nh3.clean(
        html,
        tags=set(_ELEMENTS),
        clean_content_tags={"script", "style"},
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"http", "https"},
        link_rel=None,
    )


def _kept(_element: str, attribute: str, value: str) -> str | None:
    allowed = _VALUES.get(attribute)
    return value if allowed and allowed.fullmatch(value) else None
