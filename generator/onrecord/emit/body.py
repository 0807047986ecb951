"""The body of a page, without the blanks at its line ends that mean nothing."""

from __future__ import annotations

import re
from typing import Any

from onrecord.markup import parser
from onrecord.markup.reading import LONGEST


def body(words: str) -> str:
    """The words with a line feed at their end, and without blanks that nobody sees and no reader acts on.

    Two blanks at a line's end break it, so they stay; and where the words would be read otherwise, as in a block of
    code, all of them do. The lines of `words` end in a line feed alone.
    """
    whole = words if not words or words.endswith("\n") else f"{words}\n"
    bare = _LOST.sub("", whole)
    if bare == whole or len(whole) > LONGEST or _said(bare) != _said(whole):
        return whole
    return bare


def _said(words: str) -> list[Any]:
    """What a reader of Markdown takes the words to be."""
    return [
        [token.type, token.markup, [(part.type, part.content, part.attrs) for part in token.children]]
        if token.children is not None
        else (token.type, token.markup, token.content, token.info)
        for token in parser.parse(words)
    ]


# On a line with words, one blank or tab; on one without, all of them.
_LOST = re.compile(r"(?<=[^ \t\n])[ \t]$|^[ \t]+$", re.MULTILINE)
