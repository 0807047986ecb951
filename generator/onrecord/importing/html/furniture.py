"""Furniture: the elements of a page that hold no words of its text, and what an editor is told was left out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from selectolax.lexbor import LexborNode


@dataclass(frozen=True, slots=True)
class Omission:
    """Something left out: what it is called, and whether a reader of the page sees something in its place."""

    name: str
    is_seen: bool


def omission(node: LexborNode, attributes: dict[str, str | None]) -> Omission | None:
    """Why an element is left out with all it holds; nothing where it is kept."""
    tag = node.tag or ""
    if tag in _TAGS:
        is_drawn = tag == "template" and not _SHADOW.isdisjoint(attributes)
        return _DRAWN if is_drawn else _TAGS[tag]
    if tag == "form":
        return None if node.css_first("article, main, h1, table") else _FORM
    if not attributes:
        return None
    return _by_attributes(tag, attributes)


def emoji_of(attributes: dict[str, str | None]) -> str:
    """The characters an image stands for: WordPress and others print a writer's emoji as images named by them."""
    alt = (attributes.get("alt") or "").strip()
    classes = set((attributes.get("class") or "").split())
    if not 0 < len(alt) <= _LONGEST_EMOJI:
        return ""
    return alt if _is_emoji(alt) or (classes & _SMILEYS and _is_smiley(alt)) else ""


ASIDE = Omission("words beside the article", is_seen=True)
COMMENTS = Omission("comments", is_seen=True)
INNER = Omission("articles inside the article", is_seen=True)
OTHER_TEXTS = Omission("texts of its own in the text's element: its author's box, links to other posts", is_seen=True)
UNSAID = Omission("", is_seen=True)
"""A page's own furniture that nobody misses: names, times, links to reply."""
HIDDEN = Omission("words the page hides", is_seen=False)
IMAGE = Omission("images with a description", is_seen=True)
_SILENT = Omission("", is_seen=False)
_FORM = Omission("forms", is_seen=True)
_MEDIA = Omission("drawings, formulas and players", is_seen=True)
_NAVIGATION = Omission("navigation", is_seen=True)
_SHARING = Omission("share buttons and links to other pages", is_seen=True)
_HIDDEN_FROM_READERS = Omission("words hidden from screen readers", is_seen=True)
_HIDDEN_AT_WIDTHS = Omission("words the page hides at some widths", is_seen=True)
_ANNOTATION = Omission("ruby annotations", is_seen=True)
_DRAWN = Omission("parts that a script draws", is_seen=True)

BETWEEN = Omission("boxes of the theme's own between a comment's paragraphs", is_seen=True)
UNREAD = (_HIDDEN_FROM_READERS, _HIDDEN_AT_WIDTHS, _DRAWN, BETWEEN)
"""Words a reader sees, of which the page gives no text we may trust: a gap stands for them, first in a line too."""

_TAGS = {
    **dict.fromkeys(("script", "style", "template", "noscript", "head", "title", "meta", "link"), _SILENT),
    **dict.fromkeys(("nav", "menu"), _NAVIGATION),
    **dict.fromkeys(("button", "select", "textarea", "input", "datalist", "progress", "meter"), _FORM),
    **dict.fromkeys(("svg", "math", "iframe", "object", "embed", "audio", "video", "canvas", "map"), _MEDIA),
    **dict.fromkeys(("rt", "rp", "rtc"), _ANNOTATION),
    **dict.fromkeys(("dialog", "noembed", "noframes"), HIDDEN),
}
_HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*(?:0++(?:\.0++)?|\.0++)%?\s*(?:!|;|$)"
    r"|font-size\s*:\s*0[a-z%]*\s*(?:!|;|$)|(?:left|top|text-indent)\s*:\s*-(?:999|\d{4,})"
    r"|clip\s*:\s*rect\(\s*(?:[01](?:px)?[\s,]*){4}\)|clip-path\s*:\s*inset\(\s*(?:50|100)%)",
    re.IGNORECASE,
)
# A page saved with what its scripts had drawn keeps it in such templates; it is seen.
_SHADOW = frozenset(("shadowrootmode", "shadowroot"))
_CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.DOTALL)
_HIDING_CLASSES = frozenset(
    """screen-reader-text screen-reader sr-only visually-hidden visuallyhidden assistive-text hidden d-none
    is-hidden""".split()  # noqa: SIM905
)
# As Tailwind and Bootstrap have it: `hidden md:block`, `d-none d-lg-inline`.
_SHOWN_AT_WIDTH = re.compile(
    r"(?:[a-z0-9]+:|d-(?:sm|md|lg|xl|xxl)-)(?:block|inline|inline-block|flex|grid|contents|table.*)"
)
_SHARING_CLASSES = frozenset(
    """sharedaddy jp-relatedposts post-share-buttons share-buttons social-share addtoany_content
    addtoany_share_save_container wpcnt wp-block-buttons post-views yarpp-related goog-inline-block mw-editsection
    heateor_sss_sharing_container a2a_kit sd-like jetpack-likes-widget-wrapper""".split()  # noqa: SIM905
)
_NAVIGATION_ROLES = frozenset(("navigation", "menu", "menubar", "search", "toolbar", "tablist"))
_SMILEYS = frozenset(("wp-smiley", "emoji", "emoticon", "smiley"))
_LONGEST_EMOJI = 32
_JOINERS = frozenset("\u200d\ufe0f\ufe0e\u20e3")


def _by_attributes(tag: str, attributes: dict[str, str | None]) -> Omission | None:
    if not attributes.keys().isdisjoint(("hidden", "popover")) or _HIDING.search(
        _CSS_COMMENT.sub("", attributes.get("style") or "")
    ):
        return HIDDEN
    if attributes.get("aria-hidden") == "true" and tag != "img":
        return _HIDDEN_FROM_READERS
    if attributes.get("role") in _NAVIGATION_ROLES:
        return _NAVIGATION
    classes = (attributes.get("class") or "").split()
    if not classes:
        return None
    if not _HIDING_CLASSES.isdisjoint(classes):
        return _HIDDEN_AT_WIDTHS if any(map(_SHOWN_AT_WIDTH.fullmatch, classes)) else HIDDEN
    return None if _SHARING_CLASSES.isdisjoint(classes) else _SHARING


def _is_emoji(text: str) -> bool:
    kinds = [unicodedata.category(character) for character in text if character not in _JOINERS]
    return "So" in kinds and all(kind in ("So", "Sk", "Cf") for kind in kinds)


def _is_smiley(text: str) -> bool:
    """Whether it may be typed for a face or a sign: no space, one letter at most (`:D`)."""
    return not any(map(str.isspace, text)) and not text.isalnum() and sum(map(str.isalpha, text)) <= 1
