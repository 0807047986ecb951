"""A check's page as people read it on a terminal: wrapped, its examples behind a gutter."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence

from onrecord.forms.page import Block, Page

WIDTH = 88

# What stands above an example, by how its block is written; `{}` is the file.
_HEADS: Mapping[str, str] = {
    "sealed": "{}, as `onrecord seal` writes it",
    "sealed but": "{}, as `onrecord seal` writes it, but for this change",
    "gone": "There is no `{}`",
    "link": "{} is a link to",
    "pipe": "{} is no ordinary file",
    "locked": "{}, which nobody may read",
    "absent": "The package `{}` is not installed",
}
_ESCAPED = "{}, with escapes for what would not show"
_SAID = "onrecord says"


def as_read(page: Page) -> str:
    """The whole page."""
    return "\n\n".join([page.name, *map(_shown, page.parts)])


def excused(kinds: Sequence[str]) -> str:
    """Which records may excuse a check, in a sentence."""
    if not kinds:
        return "Nothing excuses it."
    every = ", ".join(kinds)
    return textwrap.fill(f"A record may excuse it under `allow:`, with the reason: {every}.", WIDTH)


def _shown(part: str | Block) -> str:
    return textwrap.fill(part, WIDTH) if isinstance(part, str) else "\n".join(_example(part))


def _example(block: Block) -> Iterator[str]:
    """A heading, and the lines with a gutter before each."""
    yield f"  {_head(block)}{':' if block.lines else ''}"
    yield from (f"    | {line}".rstrip() for line in block.lines)


def _head(block: Block) -> str:
    if not block.path:
        return _SAID
    kind = "sealed but" if block.kind == "sealed" and block.lines else block.kind
    head = _ESCAPED if kind.endswith("-escaped") else _HEADS.get(kind, "{}")
    return head.format(block.path)
