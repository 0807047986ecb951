"""What stands beside a text in its own element, by how its box is named: comments, its author's box, other posts."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from onrecord.importing.html.furniture import COMMENTS, OTHER_TEXTS, Omission


def beside(node: LexborNode, attributes: dict[str, str | None]) -> Omission | None:
    """Why a box in a text is none of its words, by its classes, `id` and microdata; nothing where it is.

    Plugins name their boxes as they like, so a word in the name decides. A box that holds the page's main heading
    holds the text too, whatever it is called.
    """
    if not attributes or node.tag in _WHOLE:
        return None
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}".split()
    left_out = next((found for name in names if (found := _named(name.casefold()))), None) or _marked(attributes)
    return None if left_out and node.css_first("h1") else left_out


_WHOLE = frozenset(("html", "body", "main"))
_VOICES = re.compile(
    r"comment(?!ar)|disqus|discuz|wpdcom|(?<![a-z])(?:responses|discussions?|replies"
    r"|reader[-_]?letters|kommentare|comentarios|reacties|livefyre|viafoura|spot-?im|remark42|isso-thread|hyvor-talk)(?![a-z])"
)
_OTHERS = re.compile(
    r"(?:author|contributor)[-_]?(?:box|bio|info|card|description|wrap)|about[-_]?(?:the[-_]?)?author|sabox"
    r"|(?<![a-z])(?:related|yarpp)(?![a-z])|post[-_]?profile"
)
# What a theme says of a whole post: that one may comment on it, or that somebody did.
_STATES = re.compile(r"comments?[-_]?(?:open|closed|enabled|disabled|on|off)|(?:no|has|with|hide|show)[-_]?comments?")


def _marked(attributes: dict[str, str | None]) -> Omission | None:
    """What schema.org's words in the markup say."""
    is_type = (attributes.get("itemtype") or "").casefold().endswith("schema.org/comment")
    return COMMENTS if is_type or "comment" in (attributes.get("itemprop") or "").split() else None


def _named(name: str) -> Omission | None:
    if _STATES.fullmatch(name):
        return None
    if _VOICES.search(name):
        return COMMENTS
    return OTHER_TEXTS if _OTHERS.search(name) else None
