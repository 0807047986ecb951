"""The difference as text: for a terminal, in colour where it is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.diagnostics import visible
from onrecord.diff.difference import Difference
from onrecord.diff.lines import drawn
from onrecord.diff.phrases import Block, Phrase, Said
from onrecord.diff.summary import summary
from onrecord.diff.telling import sections


def as_text(found: Difference, *, colour: bool = False) -> str:
    """The summary, then each section; every line of content stands behind a mark, `-` or `+` where it changed."""
    return "\n".join(_lines(found, colour=colour))


def _lines(found: Difference, *, colour: bool) -> Iterator[str]:
    paint = _PAINT if colour else {}
    yield f"from {visible(found.before.name)} to {visible(found.now.name)}: {summary(found)}"
    for section in sections(found):
        yield ""
        yield paint.get("title", "{}").format(section.title)
        for block in section.blocks:
            yield from _block(block, paint)


def _block(block: Block, paint: dict[str, str]) -> Iterator[str]:
    yield f"  * {_phrase(block.head)}"
    for mark, text in drawn(block.lines):
        yield paint.get(mark, "{}").format(f"    {mark} {text}")
    yield from (f"    [ ] {_phrase(task)}" for task in block.tasks)


def _phrase(phrase: Phrase) -> str:
    return "".join(visible(part.text) if isinstance(part, Said) else part for part in phrase)


_PAINT = {"title": "\x1b[1m{}\x1b[0m", "-": "\x1b[31m{}\x1b[0m", "+": "\x1b[32m{}\x1b[0m"}
