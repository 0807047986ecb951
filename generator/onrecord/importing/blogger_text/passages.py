"""A passage: one voice's words on their way to being a segment, still in paragraphs that know their lines."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.importing.blogger_text.lines import Lines, Paragraph
from onrecord.importing.segments import Remark, Segment, Voice


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment to be; `line` is where it begins even if it holds no words."""

    id: str
    kind: Voice
    line: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A thread taken apart: the lines of its post, its comments, how many it says it has, and remarks.

    `flattened` is true where the saving may have printed a paragraph of the post twice over.
    """

    body: Lines
    comments: tuple[Passage, ...]
    stated: int | None
    remarks: tuple[Remark, ...]
    flattened: bool = False


def segment_of(passage: Passage) -> Segment:
    """The passage with its paragraphs parted by blank lines."""
    text = "\n\n".join(paragraph.text for paragraph in passage.paragraphs)
    return Segment(passage.id, passage.kind, text, _first_line(passage))


def _first_line(passage: Passage) -> int:
    return passage.paragraphs[0].line if passage.paragraphs else passage.line
