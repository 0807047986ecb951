"""The layout `article-html`: any other saved page, its article read as one voice."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from onrecord.importing.blogger_text.lines import paragraphs_of
from onrecord.importing.html.blocks import Apart, Attributes, has_class, words_of
from onrecord.importing.html.facts import address_of, published_of, title_of
from onrecord.importing.html.furniture import ASIDE, COMMENTS, Omission
from onrecord.importing.html.page import Page, page_of
from onrecord.importing.html.threads import SAVE_WITH_WORDS, in_order, omission_remarks, outermost, telling_remarks
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
    title, published = title_of(page.tree, "h1"), published_of(page.tree)
    return Thread(title, published, (Segment("a1", "article", text, line),), in_order(remarks), address_of(page.tree))


_REGIONS = ("[itemprop=articleBody]", "article", "main, [role=main]")
_COMMENTS = frozenset(
    ("comments", "comments-area", "comment-list", "commentlist", "comment-thread", "comments-section")
)
_COMMENT_IDS = frozenset(("comments", "respond", "disqus_thread", "comment-holder"))


def _region(page: Page) -> tuple[LexborNode, tuple[str, ...]]:
    """The element that holds the article, and what is doubtful about it."""
    for selector in _REGIONS:
        found = [node for node in outermost(page.tree.css(selector)) if (node.text() or "").strip()]
        if len(found) == 1:
            return found[0], ()
        if found and selector == "article":
            headed = [node for node in found if node.css_first("h1")]
            if len(headed) == 1:
                return headed[0], (f"the page holds {len(found)} articles; the one with its main heading is read",)
    body = page.tree.body
    if body is None:
        raise Unreadable("the page has no body", remedy="save the page again from a browser")
    return body, ("the page marks off no one article: all its words are read, the site's own too",)


def _apart(region: LexborNode) -> Apart:
    beside = {"aside", "footer", "header"} if region.tag == "body" else {"aside", "footer"}

    def apart(node: LexborNode, attributes: Attributes) -> Omission | None:
        if has_class(attributes, _COMMENTS) or attributes.get("id") in _COMMENT_IDS:
            return COMMENTS
        is_beside = node.tag in beside and not (node.parent and node.parent.tag == "blockquote")
        return ASIDE if is_beside else None

    return apart
