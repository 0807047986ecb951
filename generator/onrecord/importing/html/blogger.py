"""The layout `blogger-html`: a saved page of a Blogger post, with classic or threaded comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from onrecord.importing.blogger_text.furniture import stated_count
from onrecord.importing.html.blocks import Attributes, has_class, words_of
from onrecord.importing.html.comments import Comment, contents, depths
from onrecord.importing.html.facts import address_of, published_of, title_of
from onrecord.importing.html.furniture import UNSAID, Omission
from onrecord.importing.html.page import Page, page_of
from onrecord.importing.html.threads import Found, around, outermost, the_post, thread_of
from onrecord.importing.saved import Saved
from onrecord.importing.segments import Thread


def read(saved: Saved) -> Thread | None:
    """The thread; nothing where the page is not Blogger's."""
    page = page_of(saved, _SIGNS)
    if page is None or not (page.tree.css_matches(_STRUCTURE) or page.tree.css_matches(_GENERATED)):
        return None
    found = _found(page)
    if found is None:
        return None
    title = title_of(page.tree, ".post-title", ".entry-title")
    return thread_of(title, published_of(page.tree, *_DATED), address_of(page.tree), found)


_SIGNS = re.compile(rb"comments-block|comment-thread|comment-holder|top-ra|post-body")
_STRUCTURE = "dl#comments-block dd.comment-body, div#comments-block .comment-body, #comment-holder, #top-ra"
_GENERATED = "meta[name=generator][content*=logger], link[href*='blogger.com'], link[href*='.blogspot.']"
_DATED = (".date-header", "abbr.published", "time.published")
_BACKLINK = frozenset(("comment-title", "backlink-control", "collapsed-backlink"))
_WIDGET, _BLOG = frozenset(("widget",)), frozenset(("Blog", "blog-posts"))
_AFTER = frozenset(
    ("comment-actions", "comment-replies", "comment-replybox-single", "comment-footer", "comment-header")
)
# Whatever stands in a comment's words and is the page's own, another comment too where a tag was not closed.
_NOT_WORDS = frozenset(
    """comment comment-author comment-block comment-body comment-content comment-footer comment-header comment-replies
    comment-actions comment-timestamp item-control thread-toggle""".split()  # noqa: SIM905
)


def _found(page: Page) -> Found | None:
    comments = tuple(_threaded(page)) or tuple(_classic(page))
    bodies = [node for node in outermost(page.tree.css(".post-body")) if not _is_widget(node)]
    if not bodies and not comments:
        return None
    body, remarks = the_post(bodies, is_single=bool(comments))
    words = words_of([body], _is_comments, page.line_of(body)) if body else None
    return Found(words, comments, _stated(page), (*page.remarks, *remarks))


def _is_widget(node: LexborNode) -> bool:
    """Whether it is a teaser of another post, in a widget that is not the blog itself."""
    widget = next((above for above in around(node) if has_class(above.attributes, _WIDGET)), None)
    return widget is not None and not has_class(widget.attributes, _BLOG)


def _threaded(page: Page) -> Iterator[Comment]:
    entries = page.tree.css("#comment-holder li.comment, #top-ra li.comment, .toplevel-thread li.comment")
    entries = list({entry.mem_id: entry for entry in entries}.values())
    parts = contents(entries, page.tree.css("li.comment .comment-content"))
    for entry, depth in zip(entries, depths(entries).values(), strict=True):
        yield _comment(page, entry, parts[entry.mem_id], depth)


def _comment(page: Page, entry: LexborNode, parts: list[LexborNode], depth: int) -> Comment:
    doubts: tuple[str, ...] = ()
    if len(parts) > 1:
        doubts = ("has several parts that may be its words; the first is read",)
    elif parts and _spills(parts[0]):
        doubts = ("has words after its own element, which are left out: see the page",)
    return Comment(depth, words_of(parts[:1], _is_no_words, page.line_of(entry)), page.line_of(entry), doubts)


def _classic(page: Page) -> Iterator[Comment]:
    for part in page.tree.css("#comments-block .comment-body"):
        opening = _opening(part)
        if not has_class((opening or part).attributes, _BACKLINK):
            line = page.line_of(opening) or page.line_of(part) or page.line_of(part.parent)
            yield Comment(0, words_of([part], _is_no_words, line), line)


def _opening(part: LexborNode) -> LexborNode | None:
    """The element before the words that says who speaks."""
    before = part.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before


def _spills(part: LexborNode) -> bool:
    """Whether words follow the comment's own element in its box: a block inside a `<p>` ends it."""
    after = part.next
    while after is not None:
        if after.is_element_node and has_class(after.attributes, _AFTER):
            return False
        if ((after.text_content if after.is_text_node else after.text()) or "").strip():
            return True
        after = after.next
    return False


def _stated(page: Page) -> int | None:
    for heading in page.tree.css("#comments h4, #comments h3, #comments h2, .comments h4, .comments h3"):
        stated = stated_count(" ".join(heading.text().split()))
        if stated is not None:
            return stated
    return None


def _is_comments(_node: LexborNode, attributes: Attributes) -> Omission | None:
    return UNSAID if attributes.get("id") in ("comments", "comments-block", "comment-holder") else None


def _is_no_words(_node: LexborNode, attributes: Attributes) -> Omission | None:
    return UNSAID if has_class(attributes, _NOT_WORDS) else None
