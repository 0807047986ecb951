"""A thread made of what a layout found on a page: its post and its comments, as the same thread saved as text reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from onrecord.importing.blogger_text.bodies import Turn, body_remarks, passages, turns
from onrecord.importing.blogger_text.doubts import doubts
from onrecord.importing.blogger_text.passages import Passage, segment_of
from onrecord.importing.blogger_text.repeats import repeated_elsewhere
from onrecord.importing.blogger_text.stamps import stamps
from onrecord.importing.html.blocks import Words
from onrecord.importing.html.comments import Comment, comment_remarks, count_remarks, numbered
from onrecord.importing.html.writing import GAP
from onrecord.importing.saved import Unreadable
from onrecord.importing.segments import Remark, Thread


@dataclass(frozen=True, slots=True)
class Found:
    """What a layout found: the words of the post (none: the page holds no post), the comments, how many the page says
    it has, what else an editor should know, and whether the post is parted into voices as those blogs do that end an
    introduction in `:-`.
    """

    body: Words | None
    comments: Sequence[Comment]
    stated: int | None = None
    remarks: tuple[str, ...] = ()
    is_parted: bool = True


def thread_of(title: str, published: str, address: str, found: Found) -> Thread:
    """The thread; raises `Unreadable` where nothing in it holds words."""
    body = _body(found)
    comments = tuple(numbered(found.comments))
    every = (*body, *(passage for passage, _ in comments))
    if not any(passage.paragraphs for passage in every):
        raise Unreadable("the page holds no words: a script may have to fetch them", remedy=SAVE_WITH_WORDS)
    remarks = (
        *(Remark(0, message) for message in found.remarks),
        *_body_remarks(found, body),
        *count_remarks(found.stated, len(comments)),
        *comment_remarks(comments),
        *_doubts(every),
        *(remark for passage, said in comments for remark in telling_remarks(passage.id, passage.line, said.words)),
        *omission_remarks(found.body, *(said.words for said in found.comments)),
    )
    return Thread(title, published, tuple(map(segment_of, every)), in_order(remarks), address)


SAVE_WITH_WORDS = "open it in a browser and save it when its words are there"


def the_post(candidates: Sequence[LexborNode], *, is_single: bool) -> tuple[LexborNode | None, tuple[str, ...]]:
    """The post's element: the one there is, or on a page of one post the first; raises `Unreadable` where the page
    prints several posts.
    """
    if len(candidates) > 1 and not is_single:
        message = f"the page prints {len(candidates)} posts, each a source of its own"
        raise Unreadable(message, remedy="save the page of the post that is quoted")
    if not candidates:
        return None, ("no post is found on the page, only comments",)
    several = (f"{len(candidates)} parts of the page may be the post; the first is read",)
    return candidates[0], several if len(candidates) > 1 else ()


def outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    """Those that stand in none of the others, in reading order."""
    among = {node.mem_id: node for node in nodes}
    return [node for node in among.values() if not any(above.mem_id in among for above in around(node))]


def around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements a node stands in, the nearest first."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def telling_remarks(id_: str, line: int, words: Words) -> Iterator[Remark]:
    """What tags in a segment say of its words that the words themselves do not."""
    text = "".join(said.text for said in words.lines)
    if GAP in text and not text.replace(GAP, "").strip():
        yield Remark(line, f"{id_} holds no words that can be read")
    for message in dict.fromkeys(_TELLING[tag] for tag in words.telling):
        yield Remark(line, f"{id_} {message}")
    if any("\ufffd" in said.text for said in words.lines):
        yield Remark(line, f"{id_} holds `\ufffd`: characters that were lost before the page was saved")


def omission_remarks(*several: Words | None) -> Iterator[Remark]:
    """What was left out of all the words, in one remark."""
    total: Counter[str] = Counter()
    for words in several:
        total.update(words.omitted if words else {})
    if total:
        told = ", ".join(f"{name} ({number})" for name, number in sorted(total.items()))
        yield Remark(0, f"left out of the text: {told}")


def in_order(remarks: Sequence[Remark]) -> tuple[Remark, ...]:
    """Each remark once, by line."""
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: remark.line))


_STRUCK = "holds words that the page strikes out"
_RAISED = "holds raised or lowered characters, which stand on the line here"
_TELLING = {
    "blockquote": "holds words set off as a quotation: they may be another's",
    "q": "holds a quotation whose marks the page draws: they are not in the text",
    "s": _STRUCK,
    "strike": _STRUCK,
    "del": _STRUCK,
    "sup": _RAISED,
    "sub": _RAISED,
}


def _body(found: Found) -> tuple[Passage, ...]:
    lines = found.body.lines if found.body else ()
    if found.is_parted or not any(line.text for line in lines):
        return tuple(passages(turns(lines)))
    return tuple(passages([Turn("editor", lines)]))


def _body_remarks(found: Found, body: Sequence[Passage]) -> Iterator[Remark]:
    words = found.body
    if not words:
        return
    line = words.lines[0].number if words.lines else 0
    if not found.is_parted and len(turns(words.lines)) > 1:
        yield Remark(line, "e1 holds lines of stars or lines ending in `:-`: others' words may stand in it")
    for remark in body_remarks(body, words.lines):
        yield replace(remark, line=line)
    yield from telling_remarks("the post", line, words)


def _doubts(every: Sequence[Passage]) -> Iterator[Remark]:
    """As of saved text; a page tells only the line a segment begins on."""
    yield from repeated_elsewhere(every)
    for passage in every:
        for remark in (*doubts(passage), *stamps(passage)):
            yield replace(remark, line=passage.line)
