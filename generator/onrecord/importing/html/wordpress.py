"""The layout `wordpress-html`: a saved page of a WordPress post with its comments, as most themes print it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from onrecord.importing.html.blocks import Attributes, has_class, words_of
from onrecord.importing.html.comments import Comment, contents, depths
from onrecord.importing.html.facts import address_of, published_of, title_of
from onrecord.importing.html.furniture import UNSAID, Omission
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
    title = title_of(
        page.tree, "h1.entry-title", "h1.post-title", ".wp-block-post-title", ".entry-title", ".post-title"
    )
    found = _found(page, entries, bodies)
    return thread_of(title, published_of(page.tree, *_DATED), address_of(page.tree), found)


_SIGNS = re.compile(
    rb"wp-content|wp-includes|WordPress|comment-?list|comment-template|comment-body|entry-content", re.I
)
_GENERATED = (
    "meta[name=generator][content*=WordPress], link[href*='wp-content'], link[href*='wp-includes']"
    ", link[href*='wp-json'], script[src*='wp-content'], script[src*='wp-includes'], img[src*='wp-content']"
)
_DATED = (
    "time.entry-date.published",
    "time.published",
    "abbr.published",
    "time.entry-date",
    ".entry-date",
    ".post-date",
)
_LISTS = (
    "li.comment, li.pingback, li.trackback, .commentlist > li, .comment-list > li, .wp-block-comment-template > li",
    ".comment-list div.comment, .commentlist div.comment, #comments div.comment[id^=comment-]"
    ", #comments article.comment[id^=comment-]",
)
_PINGS = frozenset(("pingback", "trackback"))
_CONTENT = (
    ".comment-content, .comment-text, .commenttext, .comment_text, .comment-entry, .wp-block-comment-content",
    ".comment-body, .comment_body, .comment-inner",
)
_BODIES = (".entry-content, .wp-block-post-content", ".post-content, .post-entry, .entry-body, .storycontent, .entry")
_NOT_POST = frozenset(("widget", "comment", "commentlist", "comment-list", "comments-area", "entry-summary", "sidebar"))
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
            return found
    return []


def _is_outside(node: LexborNode) -> bool:
    return any(above.tag in _OUTSIDE or has_class(above.attributes, _NOT_POST) for above in around(node))


def _found(page: Page, entries: Sequence[LexborNode], bodies: Sequence[LexborNode]) -> Found:
    voices = [entry for entry in entries if not has_class(entry.attributes, _PINGS)]
    comments = tuple(_comments(page, entries, voices))
    body, remarks = the_post(bodies, is_single=bool(entries))
    words = words_of([body], _is_comments, page.line_of(body)) if body else None
    pings = len(entries) - len(voices)
    told = (f"left out: pingbacks and trackbacks ({pings}), which are no contributions",) if pings else ()
    stated = _stated(page)
    counted = len(voices) if stated == len(entries) else stated  # most themes count pingbacks too
    return Found(words, comments, counted, (*page.remarks, *remarks, *told))


def _comments(page: Page, entries: Sequence[LexborNode], voices: Sequence[LexborNode]) -> Iterator[Comment]:
    depth = depths(voices)
    among = frozenset(entry.mem_id for entry in entries)
    marked, boxed = (contents(entries, page.tree.css(selector)) for selector in _CONTENT)
    for entry in voices:
        parts = marked[entry.mem_id] or boxed[entry.mem_id]
        yield _comment(page, entry, parts, depth[entry.mem_id], among)


def _comment(page: Page, entry: LexborNode, parts: list[LexborNode], depth: int, among: frozenset[int]) -> Comment:
    doubts: tuple[str, ...] = ()
    if not parts:
        parts = _paragraphs(entry)
        doubts = ("is not marked off from its name and date by this theme: look whether they stand in it",)
    elif len(parts) > 1:
        parts, doubts = parts[:1], ("has several parts that may be its words; the first is read",)

    def apart(node: LexborNode, attributes: Attributes) -> Omission | None:
        return UNSAID if node.mem_id in among or _is_furniture(attributes) else None

    line = page.line_of(entry)
    return Comment(depth, words_of(parts or [entry], apart, line), line, doubts)


def _paragraphs(entry: LexborNode) -> list[LexborNode]:
    """The entry's own paragraphs, where nothing says which of its parts are its words."""
    return [part for part in entry.iter() if part.tag in _PROSE and not _is_furniture(part.attributes)]


def _is_furniture(attributes: Attributes) -> bool:
    return bool(_NOT_WORDS.search(attributes.get("class") or ""))


def _stated(page: Page) -> int | None:
    for heading in page.tree.css(_COUNTED):
        found = _STATED.match(" ".join(heading.text().split()))
        if found:
            return {"one": 1, "no": 0}.get(found[1].casefold(), int("0" + re.sub(r"\D", "", found[1])))
    return None


def _is_comments(_node: LexborNode, attributes: Attributes) -> Omission | None:
    return UNSAID if attributes.get("id") in ("comments", "respond") or has_class(attributes, _NOT_POST) else None
