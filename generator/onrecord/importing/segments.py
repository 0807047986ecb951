"""What every importer returns: a source as numbered segments, each one voice's words, and what it left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Voice = Literal["editor", "contribution", "press", "comment", "reply", "article", "page", "paragraph", "speech"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One contribution to a source, by one voice.

    `id` is `e1…` the editor's own words, `b1…` a contribution printed in the body, `p1…` a press article printed
    there, `c1…` a comment, `c4.r2` the second reply to comment 4, `a1` a text of one voice, `g3` the third page of a
    file, `n4.n2` the paragraph numbered 4.2, `s12` the twelfth speech of a debate. `text` is the capture's own words,
    uncorrected, its paragraphs parted by blank lines (two line feeds); `line` is the line of the capture it begins on,
    from 1, or 0 where it has no lines. `label` is what the source prints to say who speaks, of speeches only.
    """

    id: str
    kind: Voice
    text: str
    line: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something an editor should know about how a capture was read; `line` from 1, 0 for the capture as a whole.

    `lacks` is what the capture may not hold of its source by it: its end, or some of its comments.
    """

    line: int
    message: str
    lacks: Literal["", "end", "comments"] = ""


def miscounted(line: int, stated: int, found: int) -> Remark:
    """That a page has more comments, or fewer, than it states."""
    noun = "comment" if stated == 1 else "comments"
    return Remark(line, f"the page states {stated} {noun}; {found} found", "comments" if stated > found else "")


@dataclass(frozen=True, slots=True)
class Thread:
    """A capture read: what it says of itself, its segments in reading order, and remarks.

    `published` is an EDTF date, `address` where the page says that it stands; each is empty where it does not say.
    """

    title: str
    published: str
    segments: tuple[Segment, ...]
    remarks: tuple[Remark, ...]
    address: str = ""
