"""Prose: a body of Markdown as read, with what it mentions, quotes and gets wrong.

Places are lines of the file (from 1) and columns in code points (from 1); a width stays within its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Mention:
    """A record named as `[[kind:id]]`; `block` where it is all of its paragraph and has no label."""

    kind: str
    ids: tuple[str, ...]
    label: str
    block: bool
    line: int
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class Broken:
    """What cannot be published as it is written, and one thing to do about it."""

    check: str
    line: int
    column: int
    width: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Three or more words that a reader takes for somebody's own; a reference without a label among them is U+FFFC.

    `quotes` are the quotations that the words lead to, where they are the text of such a link.
    """

    text: str
    line: int
    column: int
    width: int
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the id that its element gets; `level` is that of the element, 2 to 6.

    It is `nested` where it stands inside a list, a quotation or a footnote.
    """

    level: int
    text: str
    id: str
    line: int
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """An ordinary link of ours, to a page or to an address."""

    href: str
    line: int
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A body read once: all that checks ask of it, and what its HTML is made from."""

    mentions: tuple[Mention, ...] = ()
    broken: tuple[Broken, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Linked, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False, compare=False)
