"""The layout `wordpress-html`: a saved page of a WordPress post with its comments, as most themes print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from onrecord.importing.html.beside import beside
from onrecord.importing.html.blocks import Apart, Attributes, Words, has_class, words_from, words_of
from onrecord.importing.html.comments import Comment, contents, depths
from onrecord.importing.html.facts import address_of, published_of, title_of
from onrecord.importing.html.furniture import BETWEEN, UNSAID, Omission
from onrecord.importing.html.page import Page, page_of
from onrecord.importing.html.threads import Found, around, outermost, the_post, thread_of
from onrecord.importing.saved import Saved
from onrecord.importing.segments import Thread


def read(saved: Saved) -> Thread | None:
    """The thread; nothing where the page is not WordPress's."""
    page = page_of(saved, _SIGNS)
    if page is None:
        return None
    entries = _entries(page)
    bodies = _bodies(page)
    if not entries and not (bodies and page.tree.css_matches(_GENERATED)):
        return None
    post = _post(bodies[0]) if bodies else None
    title = title_of(page.tree, *_HEADED, within=post)
    published = published_of(page.tree, *_DATED, within=post)
    return thread_of(title, published, address_of(page.tree), _found(page, entries, bodies))


_SIGNS = re.compile(
    rb"wp-content|wp-includes|WordPress|comment-?list|comment-template|comment-body|entry-content", re.I
)
_GENERATED = (
    "meta[name=generator][content*=WordPress], link[href*='wp-content'], link[href*='wp-includes']"
    ", link[href*='wp-json'], script[src*='wp-content'], script[src*='wp-includes'], img[src*='wp-content']"
)
_HEADED = ("h1.entry-title", "h1.post-title", ".wp-block-post-title", ".entry-title", ".post-title")
_DATED = (
    "time.entry-date.published",
    "time.published",
    "abbr.published",
    "time.entry-date",
    ".entry-date",
    ".post-date",
)
_LISTS = (
    "li.comment, li.pingback, li.trackback, .commentlist > li, .comment-list > li, .wp-block-comment-template > li"
    ", .commentlist .children > li, .comment-list .children > li, .commentlist li[id^=comment-]"
    ", .comment-list li[id^=comment-], .commentlist li[id^=li-comment-], .comment-list li[id^=li-comment-]",
    ".comment-list div.comment, .commentlist div.comment, #comments div.comment[id^=comment-]"
    ", #comments article.comment[id^=comment-]",
)
_PLUGINS = (
    "#disqus_thread, #wpdcom, [class*=wpd-comment], .fb-comments, li[id^=comment-], div[id^=comment-], .commentlist > *"
    ", .comment-list > *, .comment:not(a, span, body), tr[id^=comment-]"
)
_UNMARKED = "is not marked off from its name and date by this theme: look whether they stand in it"
_UNKNOWN = "its comments are printed in a way we do not know, so none is read"
_PINGS = frozenset(("pingback", "trackback"))
_CONTENT = (
    ".comment-content, .comment-text, .commenttext, .comment_text, .comment-entry, .wp-block-comment-content",
    ".comment-body, .comment_body, .comment-inner",
)
_BODIES = (".entry-content, .wp-block-post-content", ".post-content, .post-entry, .entry-body, .storycontent, .entry")
_VOICES = frozenset(("comment", "commentlist", "comment-list", "comments-area"))
_NOT_POST = _VOICES | {"widget", "entry-summary", "sidebar"}
_OWN = frozenset(("post", "hentry", "type-post", "type-page"))
_OUTSIDE = frozenset(("aside", "nav", "footer"))
# Commenters cannot set a class: whatever has one of these is the theme's.
_NOT_WORDS = re.compile(
    r"(?:^|[\s_-])(?:author|meta|metadata|commentmetadata|date|time|reply|edit|avatar|vcard|moderation|permalink|says"
    r"|fn|rating|votes?|likes?|actions?|respond|header|footer|number|children)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PROSE = frozenset(("p", "blockquote", "ul", "ol", "pre", "table"))
_STATED = re.compile(r"(\d[\d,]*|one|no) +(?:thoughts?|comments?|responses?|repl(?:y|ies))\b", re.IGNORECASE)
_COUNTED = ".comments-title, #comments-title, h2#comments, h3#comments, #comments > h2, #comments > h3"


def _entries(page: Page) -> list[LexborNode]:
    for selector in _LISTS:
        found = list({entry.mem_id: entry for entry in page.tree.css(selector)}.values())
        if found:
            return found
    return []


def _bodies(page: Page) -> list[LexborNode]:
    for selector in _BODIES:
        found = [node for node in outermost(page.tree.css(selector)) if not _is_outside(node)]
        if found:
            return [node for node in found if not _is_of_another(node)] or found
    return []


def _is_outside(node: LexborNode) -> bool:
    return any(above.tag in _OUTSIDE or has_class(above.attributes, _NOT_POST) for above in around(node))


def _is_of_another(node: LexborNode) -> bool:
    """Whether it stands in a box of comments, of related posts or of an author; a post's own names its categories."""
    return any(beside(above, above.attributes) for above in around(node) if not has_class(above.attributes, _OWN))


def _post(body: LexborNode) -> LexborNode:
    """The element that holds a post's words with its title and date; its words' own where none does."""
    return next((above for above in around(body) if above.tag == "article" or has_class(above.attributes, _OWN)), body)


def _found(page: Page, entries: Sequence[LexborNode], bodies: Sequence[LexborNode]) -> Found:
    voices = [entry for entry in entries if not has_class(entry.attributes, _PINGS)]
    comments = tuple(_comments(page, entries, voices))
    body, remarks = the_post(bodies, is_single=bool(entries))
    words = words_of([body], _beside, page.line_of(body)) if body else None
    pings = len(entries) - len(voices)
    told = (f"left out: pingbacks and trackbacks ({pings}), which are no contributions",) if pings else ()
    stated = _stated(page)
    counted = len(voices) if stated == len(entries) else stated  # most themes count pingbacks too
    told = (*told, _UNKNOWN) if not comments and page.tree.css_matches(_PLUGINS) else told
    return Found(words, comments, counted, (*page.remarks, *remarks, *told), is_parted=False)


def _comments(page: Page, entries: Sequence[LexborNode], voices: Sequence[LexborNode]) -> Iterator[Comment]:
    depth = depths(voices)
    among = frozenset(entry.mem_id for entry in entries)
    marked, boxed = (contents(entries, page.tree.css(selector)) for selector in _CONTENT)
    for entry in voices:
        is_marked = bool(marked[entry.mem_id])
        parts = marked[entry.mem_id] or boxed[entry.mem_id]
        words, doubts = _said(parts[0] if parts else entry, _apart(among), page.line_of(entry), is_marked=is_marked)
        if not parts:
            doubts = tuple(dict.fromkeys((*doubts, _UNMARKED)))
        elif len(parts) > 1:
            doubts = (*doubts, "has several parts that may be its words; the first is read")
        yield Comment(depth[entry.mem_id], words, page.line_of(entry), doubts)


def _said(part: LexborNode, apart: Apart, line: int, *, is_marked: bool) -> tuple[Words, tuple[str, ...]]:
    """The words of a comment: where its theme does not mark them off, from their first paragraph on."""
    words = words_of([part], apart, line)
    first = None if is_marked else next(filter(_is_prose, part.iter()), None)
    if first is None:
        return words, () if is_marked else (_UNMARKED,)
    rest = words_from(first, apart, line)
    before = " ".join(found.text for found in words.lines[: len(words.lines) - len(rest.lines)]).split()
    message = f"has words before its first paragraph, left out as its name and date: “{' '.join(before[:12])}”"
    return rest, (message,) if before else ()


def _is_prose(part: LexborNode) -> bool:
    return part.tag in _PROSE and not _is_furniture(part.attributes)


def _apart(among: frozenset[int]) -> Apart:
    """What in a comment is none of its words: the theme's own, and its answers."""

    def apart(node: LexborNode, attributes: Attributes) -> Omission | None:
        if node.mem_id in among or _is_answer(node, attributes):
            return UNSAID
        if not _is_furniture(attributes):
            return None
        return BETWEEN if _is_between(node) else UNSAID

    return apart


def _is_between(node: LexborNode) -> bool:
    """Whether a paragraph stands right before it and right after."""
    before, after = node.prev, node.next
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    while after is not None and after.is_text_node and not (after.text_content or "").strip():
        after = after.next
    return before is not None and after is not None and before.tag in _PROSE and after.tag in _PROSE


def _is_furniture(attributes: Attributes) -> bool:
    return bool(_NOT_WORDS.search(attributes.get("class") or ""))


def _is_answer(node: LexborNode, attributes: Attributes) -> bool:
    """Whether it is the theme's link to answer a comment, and not one among words that somebody wrote."""
    within = next((above for above in around(node) if above.tag in ("p", "li")), None)
    is_alone = within is None or within.tag == "li" or within.text().strip() == node.text().strip()
    return "replytocom=" in (attributes.get("href") or "") and is_alone


def _stated(page: Page) -> int | None:
    for heading in page.tree.css(_COUNTED):
        found = _STATED.match(" ".join(heading.text().split()))
        if found:
            return {"one": 1, "no": 0}.get(found[1].casefold(), int("0" + re.sub(r"\D", "", found[1])))
    return None


def _beside(node: LexborNode, attributes: Attributes) -> Omission | None:
    is_own = attributes.get("id") == "respond" or has_class(attributes, _NOT_POST - _VOICES)
    return UNSAID if is_own else beside(node, attributes)
