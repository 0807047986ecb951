"""An introduction: a line ending in `:-`, after which somebody else's words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.importing.blogger_text.passages import Passage


@dataclass(frozen=True, slots=True)
class Introduction:
    """An introduction inside a passage: its line, its words, and the texts of up to two paragraphs after its own."""

    line: int
    text: str
    after: tuple[str, ...]


def introduces(text: str) -> bool:
    """Whether the line ends in `:-`, or in a colon and a longer dash."""
    return bool(_INTRODUCES.search(text[-4:]))


def introductions(passage: Passage) -> Iterator[Introduction]:
    """Those that stand in the passage, in order."""
    for at, paragraph in enumerate(passage.paragraphs):
        if ":" not in paragraph.text:
            continue
        after = tuple(then.text for then in passage.paragraphs[at + 1 : at + 3])
        for offset, text in enumerate(paragraph.text.split("\n")):
            if introduces(text):
                yield Introduction(paragraph.line + offset, text, after)


_INTRODUCES = re.compile(r": ?[-\u2010-\u2015]\s*$")
