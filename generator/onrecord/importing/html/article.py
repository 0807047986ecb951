"""The layout `article-html`: any other saved page, its article read as one voice."""

from __future__ import annotations

import re

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
from onrecord.importing.html.writing import GAP
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
    if not text.replace(GAP, "").strip():
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
# What forums call the box of a post's words, or of who wrote it, one in each post.
_POSTS = """postbody post-body post_body postmsg postcontent postprofile post-profile message-body messageContent
    bbWrapper ipsComment_content cooked js-post-body s-prose commtext usertext-body Post-body bbp-reply-content
    """.split()  # noqa: SIM905
_POSTINGS = (*(f".{name}" for name in _POSTS), "[itemtype$='/DiscussionForumPosting']")


def _region(page: Page) -> tuple[LexborNode, tuple[str, ...]]:
    """The element that holds the article, and what is doubtful about it; raises `Unreadable` where it is one of many
    or where several voices speak in it.
    """
    region, doubt = _article(page) or _rest(page)
    voices = max(len(_apart_from_others(region.css(selector))) for selector in _POSTINGS)
    if voices > 1:
        raise Unreadable(f"several voices: the page prints {voices} posts of a forum", remedy=_REMEDY)
    return region, (*doubt, *_HEADED_COMMENTS) if _holds_comments(region) else doubt


_HEADED_COMMENTS = ("a heading speaks of comments: others' words may stand after it",)
_OF_COMMENTS = re.compile(r"(?:\d[\d,.]* |one )?(?:reader )?(?:comments?|responses|replies)(?: \(?\d+\)?)?:?", re.I)


def _holds_comments(region: LexborNode) -> bool:
    """Whether a heading in it says that comments follow, in no box that tells them apart."""
    found = (node for node in region.css("h2, h3, h4, h5, h6") if _OF_COMMENTS.fullmatch(" ".join(node.text().split())))
    return bool(_apart_from_others(list(found)))


_REMEDY = "save the part that is quoted, as the words of one voice"


def _article(page: Page) -> tuple[LexborNode, tuple[str, ...]] | None:
    """The one article, or the one of several that holds the main heading."""
    bodies = _worded(page, _BODIES)
    found = bodies if len(bodies) == 1 else _worded(page, "article")
    if len(found) <= 1:
        return (found[0], _of_share(page, found[0])) if found else None
    headed = [node for node in found if node.css_first("h1")]
    if len(headed) != 1:
        message = f"several articles: the page holds {len(found)}, and its heading does not say which is meant"
        raise Unreadable(message, remedy=_REMEDY)
    return headed[0], (f"the page holds {len(found)} articles; the one with its main heading is read",)


def _of_share(page: Page, region: LexborNode) -> tuple[str, ...]:
    """That the one article may be a teaser of another page, and this page's text stands elsewhere."""
    if region.css_first("h1") or not page.tree.css_first("h1"):
        return ()
    inside, every = (sum(len(each.text()) for each in node.css("p")) for node in (region, page.tree))
    message = "most paragraphs of the page and its heading stand outside its one article, which alone is read"
    return (message,) if 2 * inside < every else ()


def _rest(page: Page) -> tuple[LexborNode, tuple[str, ...]]:
    main = _worded(page, _MAIN)
    if len(main) == 1:
        return main[0], ("the page marks off no article: all the words of its main part are read",)
    if page.tree.body is None:
        raise Unreadable("the page has no body", remedy="save the page again from a browser")
    return page.tree.body, ("the page marks off no one article: all its words are read, the site's own too",)


def _worded(page: Page, selector: str) -> list[LexborNode]:
    """Those that hold words, and stand neither in one another nor beside the page's text."""
    return _apart_from_others(page.tree.css(selector))


def _apart_from_others(nodes: list[LexborNode]) -> list[LexborNode]:
    return [node for node in outermost(nodes) if (node.text() or "").strip() and not _is_beside(node)]


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
