"""The use: where our own running words name something that a page explains, such as a term of the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token
from markupsafe import Markup

from onrecord.markup import quotations
from onrecord.markup.trace import OBJECT

# What a text names, and where: the name of the thing, and the stretch of the text.
Found = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Uses:
    """How uses are found in a paragraph's text, and how each is shown, in reading order."""

    find: Callable[[str], Iterable[Found]]
    show: Callable[[str, str], Markup]


# Where words are not running words of ours: a title, or what somebody else says.
_LEFT_ALONE = ("blockquote", "heading", "th", "dt")


def marked(tokens: Sequence[Token], find: Callable[[str], Iterable[Found]]) -> tuple[list[Token], tuple[Token, ...]]:
    """The tokens with each use a token of its own, numbered by `meta["use"]`, and those tokens in order.

    Nothing is found in quotations, links, titles and code.
    """
    made: list[Token] = []
    uses: list[Token] = []
    alone = 0
    for token in tokens:
        kind, _, edge = token.type.rpartition("_")
        alone += {"open": 1, "close": -1}.get(edge, 0) if kind in _LEFT_ALONE else 0
        if token.type == "inline" and not alone:
            children = list(_parted(token.children or [], find, uses))
            made.append(replace(token, children=children))
        else:
            made.append(token)
    return made, tuple(uses)


def outside(text: str, found: Iterable[Found]) -> tuple[Found, ...]:
    """What of the found stands outside the quotation marks of a text."""
    quoted = list(quotations.spans(text))
    return tuple(each for each in found if not any(each[1] < end and start < each[2] for start, end in quoted))


def _parted(children: Sequence[Token], find: Callable[[str], Iterable[Found]], uses: list[Token]) -> Iterator[Token]:
    """The parts of one paragraph, with the uses in its text cut out of it."""
    children = list(_on_one_line(children))
    text = "".join(map(_seen, children))
    found = outside(text, find(text))
    at = links = 0
    for child in children:
        links += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        end = at + len(_seen(child))
        here = [each for each in found if at <= each[1] and each[2] <= end]
        if child.type == "text" and here and not links:
            yield from _cut(child, [(name, start - at, stop - at) for name, start, stop in here], uses)
        else:
            yield child
        at = end


def _on_one_line(children: Sequence[Token]) -> Iterator[Token]:
    """The parts with text that runs over a line's end as one."""
    held: Token | None = None
    for child in children:
        if child.type not in {"text", "softbreak"}:
            yield from [held] if held else []
            yield child
            held = None
        else:
            content = (held.content if held else "") + ("\n" if child.type == "softbreak" else child.content)
            held = Token("text", "", 0, content=content, level=child.level)
    yield from [held] if held else []


def _cut(child: Token, found: list[Found], uses: list[Token]) -> Iterator[Token]:
    at = 0
    for name, start, end in found:
        yield replace(child, content=child.content[at:start])
        use = Token("use", "", 0, content=child.content[start:end], meta={"use": len(uses), "name": name})
        uses.append(use)
        yield use
        at = end
    yield replace(child, content=child.content[at:])


def _seen(child: Token) -> str:
    """What a reader sees of one part: emphasis adds nothing, a record or a number is one sign."""
    if child.type == "text":
        return child.content
    return " " if child.type == "hardbreak" else OBJECT if child.nesting == 0 else ""
