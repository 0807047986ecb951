"""A printer of pages: an invented thread in Blogger's and WordPress's own markup, with the oddities words have there.

It knows nothing of the readers. What it prints and nobody said is always `Never Said`.
"""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Sequence
from itertools import groupby

from importing.test_any_thread import Voice

Depths = Sequence[int]
INLINE = ("b", "i", "em", "strong", "a", "span", "font", "u", "code", "mark", "x-note")
INVISIBLE = (
    "<!-- Never Said -->",
    "<wbr>",
    "<script>'</p>Never Said'</script>",
    "<style>p{content:'Never Said'}</style>",
    "<span style='color:red; DISPLAY : none'>Never Said</span>",
    "<span hidden>Never <b>Said</b></span>",
    "<noscript>Never Said</noscript>",
    "<template><p>Never Said</p></template>",
    "<span class='x sr-only'>Never Said</span>",
    "<a name='c1'></a>",
)


def inline(rng: random.Random, text: str) -> str:
    """The text with tags, comments and hidden words in it, inside words too, and its characters written in any way."""
    pieces = [encoded(rng, character) for character in text]
    for _ in range(rng.choice((0, 1, 3))):
        start, end = sorted(rng.choices(range(len(pieces) + 1), k=2))
        tag = rng.choice(INLINE)
        if start < end:
            pieces[start:end] = [f"<{tag}>{''.join(pieces[start:end])}</{tag}>"]
    for _ in range(rng.choice((0, 0, 1, 2))):
        pieces.insert(rng.randrange(len(pieces) + 1), rng.choice(INVISIBLE))
    return "".join(pieces)


def encoded(rng: random.Random, character: str) -> str:
    if character == " ":
        return rng.choice((" ", " ", "  ", "\n", "\t ", "\r\n  "))
    if character in "&<>\"'\r" or rng.random() < 0.05:
        return rng.choice((html.escape(character), f"&#{ord(character)};", f"&#x{ord(character):x};"))
    return character


def broken(rng: random.Random, voice: Voice) -> str:
    """As Blogger keeps a comment: breaks and no blocks."""
    line_break = rng.choice(("<br>", "<br />", "<BR/>\n"))
    lines = [line_break.join(inline(rng, line) for line in lines) for lines in voice.paragraphs]
    return f"{line_break}\n{line_break}".join(lines)


def blocks(rng: random.Random, voice: Voice) -> str:
    """As WordPress keeps one: blocks, with breaks in them."""
    tag = rng.choice(("p", "div", "p", "blockquote"))
    made = ("<br />".join(inline(rng, line) for line in lines) for lines in voice.paragraphs)
    return "\n".join(f"<{tag}>{paragraph}</{tag}>" for paragraph in made)


def threaded(rng: random.Random, spoken: Sequence[Voice], depths: Depths) -> str:
    def opened(at: int) -> str:
        return (
            f'<li class="comment" id="c{100 + at}"><div class="avatar-image-container"><img alt="Never Said"></div>'
            '<div class="comment-block"><div class="comment-header"><cite class="user">Never Said</cite>'
            '<span class="datetime secondary-text"><a href="#">Never Said</a></span></div>'
            f'<p class="comment-content">{broken(rng, spoken[at])}</p><span class="comment-actions secondary-text">'
            '<a class="comment-reply">Never Said</a></span></div>'
        )

    replies = (
        '<div class="comment-replies"><span class="thread-toggle">Never Said</span><ol><div>',
        "</div></ol></div>",
    )
    return f'<div id="comment-holder"><ol id="top-ra">{nested(opened, depths, replies)}</ol></div>'


def classic(rng: random.Random, spoken: Sequence[Voice], _depths: Depths) -> str:
    made = (
        f"<dt class='comment-author' id='c{100 + at}'><a name='c{100 + at}'></a>Never Said said...</dt>"
        f"<dd class='comment-body'><p>\n{broken(rng, voice)}\n</p></dd>"
        "<dd class='comment-footer'><span class='comment-timestamp'>Never Said</span></dd>"
        for at, voice in enumerate(spoken)
    )
    return f"<dl id='comments-block'>{''.join(made)}</dl>"


def wordpress(rng: random.Random, spoken: Sequence[Voice], depths: Depths) -> str:
    is_new = rng.random() < 0.5

    def opened(at: int) -> str:
        words = blocks(rng, spoken[at])
        words = f'<div class="comment-content">{words}</div>' if is_new else words
        return (
            f'<li id="comment-{100 + at}" class="comment even depth-{depths[at] + 1}"><article class="comment-body">'
            '<footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Never Said</b></div>'
            f'<time>Never Said</time></footer>{words}<div class="reply"><a>Never Said</a></div></article>'
        )

    return f'<ol class="comment-list">{nested(opened, depths, ("<ol class=children>", "</ol>"))}</ol>'


def nested(opened: Callable[[int], str], depths: Depths, edges: tuple[str, str]) -> str:
    """List items in one another by their depths, each step down between the edges."""
    made: list[str] = []
    above = -1
    for at, depth in enumerate(depths):
        made += [edges[0]] if depth > above >= 0 else ["</li>"] if at else []
        made += [f"{edges[1]}</li>"] * max(above - depth, 0)
        made.append(opened(at))
        above = depth
    return "".join(made) + "</li>" + f"{edges[1]}</li>" * above


SHAPES = {"threaded": threaded, "classic": classic, "wordpress": wordpress}
_POSTS = {"threaded": "post-body", "classic": "post-body", "wordpress": "entry-content"}
_TITLES = {"threaded": "post-title", "classic": "post-title", "wordpress": "entry-title"}


def page(shape: str, post: str, comments: str, stated: str = "") -> str:
    """A page of the shape; `post` and `comments` are markup."""
    return (
        "<!DOCTYPE html>\n<html><head><meta charset='utf-8'><title>Never Said</title></head><body>"
        "<nav>Never Said</nav><h2 class='date-header'>Sunday, 7 March 2021</h2>"
        "<time class='entry-date' datetime='2021-03-07T09:00:00Z'>Never Said</time>"
        f"<h1 class='{_TITLES[shape]}'>Lamps</h1><div class='{_POSTS[shape]}'>{post}</div><div class='foot'>Never Said"
        f"</div><div id='comments'><h4 class='comments-title'>{stated}</h4>{comments}<form>Never Said</form></div>"
        "<footer>Never Said</footer></body></html>"
    )


def depths_of(rng: random.Random, spoken: Sequence[Voice]) -> list[int]:
    """How deep each stands: a reply at most one step deeper than what it follows."""
    depths: list[int] = []
    for is_reply, run in groupby(spoken, key=lambda voice: voice.is_reply):
        for _ in run:
            depths.append(rng.randint(1, min(depths[-1] + 1, 4)) if is_reply else 0)
    return depths
