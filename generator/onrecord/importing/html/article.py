"""The layout `article-html`: any other saved page, its article read as one voice."""

from __future__ import annotations

from collections import Counter

from selectolax.lexbor import LexborNode

from onrecord.importing.blogger_text.lines import paragraphs_of
from onrecord.importing.html.beside import beside
from onrecord.importing.html.blocks import Apart, Attributes, words_of
from onrecord.importing.html.facts import address_of, published_of, title_of
from onrecord.importing.html.furniture import ASIDE, INNER, Omission
from onrecord.importing.html.page import Page, page_of
from onrecord.importing.html.threads import (
    SAVE_WITH_WORDS,
    around,
    in_order,
    omission_remarks,
    outermost,
    telling_remarks,
)
from onrecord.importing.saved import Saved, Unreadable
from onrecord.importing.segments import Remark, Segment, Thread


def read(saved: Saved) -> Thread | None:
    """The article as the segment `a1`; nothing where the bytes are no page."""
    page = page_of(saved)
    if page is None:
        return None
    region, doubt = _region(page)
    line = page.line_of(region)
    words = words_of([region], _apart(region), line)
    text = "\n\n".join(paragraph.text for paragraph in paragraphs_of(words.lines))
    if not text:
        raise Unreadable("the page holds no words: a script may have to fetch them", remedy=SAVE_WITH_WORDS)
    remarks = (
        *(Remark(0, message) for message in (*page.remarks, *doubt)),
        *telling_remarks("a1", line, words),
        *omission_remarks(words),
    )
    title, published = title_of(page.tree, "h1", within=region), published_of(page.tree)
    return Thread(title, published, (Segment("a1", "article", text, line),), in_order(remarks), address_of(page.tree))


_BODIES = "[itemprop=articleBody]"
_MAIN = "main, [role=main]"
_BESIDE = frozenset(("aside", "footer", "nav"))
_POSTS = ".postbody, .post-body, .postprofile, .post-profile, .message-body, .messageContent, .bbp-reply-content"


def _region(page: Page) -> tuple[LexborNode, tuple[str, ...]]:
    """The element that holds the article, and what is doubtful about it; raises `Unreadable` where it is one of many
    or where several voices speak in it.
    """
    region, doubt = _article(page) or _rest(page)
    voices = max(Counter(node.attributes.get("class") for node in region.css(_POSTS)).values(), default=0)
    if voices > 1:
        raise Unreadable(f"several voices: the page prints {voices} posts of a forum", remedy=_REMEDY)
    return region, doubt


_REMEDY = "save the part that is quoted, as the words of one voice"


def _article(page: Page) -> tuple[LexborNode, tuple[str, ...]] | None:
    """The one article, or the one of several that holds the main heading."""
    bodies = _worded(page, _BODIES)
    found = bodies if len(bodies) == 1 else _worded(page, "article")
    if len(found) <= 1:
        return (found[0], ()) if found else None
    headed = [node for node in found if node.css_first("h1")]
    if len(headed) != 1:
        message = f"several articles: the page holds {len(found)}, and its heading does not say which is meant"
        raise Unreadable(message, remedy=_REMEDY)
    return headed[0], (f"the page holds {len(found)} articles; the one with its main heading is read",)


def _rest(page: Page) -> tuple[LexborNode, tuple[str, ...]]:
    main = _worded(page, _MAIN)
    if len(main) == 1:
        return main[0], ("the page marks off no article: all the words of its main part are read",)
    if page.tree.body is None:
        raise Unreadable("the page has no body", remedy="save the page again from a browser")
    return page.tree.body, ("the page marks off no one article: all its words are read, the site's own too",)


def _worded(page: Page, selector: str) -> list[LexborNode]:
    """Those that hold words, and stand neither in one another nor beside the page's text."""
    found = outermost(page.tree.css(selector))
    return [node for node in found if (node.text() or "").strip() and not _is_beside(node)]


def _is_beside(node: LexborNode) -> bool:
    return any(above.tag in _BESIDE or beside(above, above.attributes) for above in (node, *around(node)))


def _apart(region: LexborNode) -> Apart:
    tags = {"aside", "footer", "header"} if region.tag == "body" else {"aside", "footer"}

    def apart(node: LexborNode, attributes: Attributes) -> Omission | None:
        if node.tag in tags and not (node.parent and node.parent.tag == "blockquote"):
            return ASIDE
        if node.tag == "article" and not node.css_first("h1"):
            return INNER
        return beside(node, attributes)

    return apart
