"""Comments: those found on a page, numbered, and made passages that the readers of saved text know how to doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from onrecord.importing.blogger_text.lines import paragraphs_of
from onrecord.importing.blogger_text.passages import Passage
from onrecord.importing.html.blocks import Words
from onrecord.importing.segments import Remark, Voice, miscounted


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of a page: how many comments it stands in (0: it answers none), its words, the line it begins on, and
    what is doubtful about how it was found (sentences that go on from its id).
    """

    depth: int
    words: Words
    line: int
    doubts: tuple[str, ...] = ()


def numbered(comments: Iterable[Comment]) -> Iterator[tuple[Passage, Comment]]:
    """Each as a passage: `c4`, and `c4.r2` for whatever stands in it, replies to replies too, in reading order."""
    comment = reply = 0
    for said in comments:
        is_reply = said.depth > 0 and comment > 0
        comment, reply = (comment, reply + 1) if is_reply else (comment + 1, 0)
        id_ = f"c{comment}.r{reply}" if is_reply else f"c{comment}"
        kind: Voice = "reply" if is_reply else "comment"
        yield Passage(id_, kind, said.line, paragraphs_of(said.words.lines)), said


def comment_remarks(numbered: Sequence[tuple[Passage, Comment]]) -> Iterator[Remark]:
    """What is doubtful about where the comments stand."""
    for passage, said in numbered:
        if said.depth > 0 and passage.kind == "comment":
            yield Remark(said.line, f"a reply stands before any comment; it is read as the comment {passage.id}")
        elif said.depth > 1:
            yield Remark(said.line, f"{passage.id} answers a reply; it is numbered in reading order")
        for doubt in said.doubts:
            yield Remark(said.line, f"{passage.id} {doubt}")


def count_remarks(stated: int | None, found: int) -> Iterator[Remark]:
    """Whether the page holds as many comments as it says."""
    if stated is not None and stated != found:
        yield miscounted(0, stated, found)


def nearest(node: LexborNode, among: Mapping[int, object]) -> LexborNode | None:
    """The nearest element around the node that is one of those, by `mem_id`."""
    above = node.parent
    while above is not None and above.mem_id not in among:
        above = above.parent
    return above


def depths(entries: Sequence[LexborNode]) -> dict[int, int]:
    """How many of the entries each stands in, by `mem_id`; they are given in reading order."""
    found: dict[int, int] = {}
    for entry in entries:
        around = nearest(entry, found)
        found[entry.mem_id] = found[around.mem_id] + 1 if around else 0
    return found


def contents(entries: Sequence[LexborNode], parts: Sequence[LexborNode]) -> dict[int, list[LexborNode]]:
    """Of each entry, by `mem_id`, the parts that stand in it and in no entry inside it, none inside another part."""
    among: dict[int, list[LexborNode]] = {entry.mem_id: [] for entry in entries}
    either = {**dict.fromkeys(part.mem_id for part in parts), **among}
    for part in {part.mem_id: part for part in parts}.values():
        around = nearest(part, either)
        if around is not None and around.mem_id in among:
            among[around.mem_id].append(part)
    return among
