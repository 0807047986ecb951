"""A check's page, taken apart: its name, why there is such a check, and what it looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = "```"
_SENTENCE = re.compile(r".*?[.?!](?=\s|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the page: a file of the example, what is printed of it, or a command with what that prints.

    `kind` is how it is written (`yaml`, `text`, `console` …); `path` is the file's, empty where it is none.
    """

    kind: str
    path: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one check: `parts` are its paragraphs, each on one line, and its blocks, as they follow."""

    name: str
    parts: tuple[str | Block, ...]
    source: str

    @property
    def reason(self) -> tuple[str, ...]:
        """The paragraphs before the first block: what is wrong, and why it matters."""
        first = next((at for at, part in enumerate(self.parts) if isinstance(part, Block)), len(self.parts))
        return tuple(part for part in self.parts[:first] if isinstance(part, str))

    @property
    def sentence(self) -> str:
        """The first sentence of the reason."""
        text = self.reason[0] if self.reason else ""
        found = _SENTENCE.match(text)
        return found[0] if found else text


def read(source: str) -> Page:
    """The page that a text in Markdown holds."""
    head, _, rest = source.partition("\n")
    parts: list[str | Block] = []
    waiting: list[str] = []
    lines = iter(rest.split("\n"))
    for line in lines:
        if line.startswith(_FENCE):
            parts += _paragraph(waiting)
            parts.append(_block(line, iter(lines.__next__, _FENCE)))
        elif line:
            waiting.append(line.strip())
        else:
            parts += _paragraph(waiting)
    return Page(head.removeprefix("# ").strip(), (*parts, *_paragraph(waiting)), source)


def _paragraph(waiting: list[str]) -> list[str]:
    """What was gathered as one line, if anything was; the list is emptied."""
    text = " ".join(waiting)
    waiting.clear()
    return [text] if text else []


def _block(opening: str, lines: Iterator[str]) -> Block:
    kind, _, path = opening.removeprefix(_FENCE).partition(" ")
    return Block(kind, path.strip(), tuple(lines))
