"""Reading a body of Markdown: its mentions, faults, quotations, headings and links, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote

from markdown_it.token import Token

from onrecord import web
from onrecord.markup import parser, quotations
from onrecord.markup.places import Lines
from onrecord.markup.prose import Broken, Heading, Linked, Mention, Prose, Quoted
from onrecord.markup.references import Reference
from onrecord.markup.trace import Stretch, Trace
from onrecord.yamltree.plaintext import is_mark, mark_fault

LONGEST = 200_000
MOST_COLUMNS = 20
DEEPEST = 16

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TOP = 2
# Blocks of code, and by how many lines the words of each stand below its beginning.
_CODE = {"fence": 1, "code_block": 0}
_NOTHING = Token("", "", 0)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """One stretch of text with what was found in it: a paragraph, a heading, a cell, a block of code."""

    token: Token
    before: Token
    trace: Trace
    places: tuple[tuple[int, int], ...]
    in_blockquote: bool

    def at(self, start: int, end: int) -> tuple[int, int, int]:
        """The file's line, column and width of a stretch of this paragraph's source."""
        return Lines.place(self.token.content, self.places, start, end)


def read(body: str, first_line: int = 1) -> Prose:
    """The body as prose; `first_line` is the line of the file that it begins on."""
    if len(body) > LONGEST:
        message = f"this text is {len(body):,} characters long; a page has at most {LONGEST:,}"
        return Prose(broken=(_wrong(first_line, 1, 1, message, "part it into several pages"),))
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    tokens = parser.parse(body)
    headings = _headings(tokens, first_line)
    paragraphs = tuple(_paragraphs(tokens, Lines(body, first_line)))
    return Prose(
        mentions=tuple(mention for each in paragraphs for mention in _mentions(each)),
        broken=tuple(sorted(_broken(body, first_line, tokens, paragraphs), key=lambda b: (b.line, b.column))),
        quotations=tuple(quoted for each in paragraphs for quoted in _quotations(each)),
        headings=headings,
        links=tuple(_linked(each, *link) for each in paragraphs for link in each.trace.links),
        tokens=tuple(tokens),
    )


def _paragraphs(tokens: list[Token], lines: Lines) -> Iterator[_Paragraph]:
    quoted = 0
    for before, token in pairwise((_NOTHING, *tokens)):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(before.type, 0)
        if token.type == "inline" and token.map:
            places = lines.of(token.content, token.map[0])
            yield _Paragraph(token, before, token.meta["trace"], places, quoted > 0)
        elif token.type in _CODE and token.map:
            places = lines.of(token.content, token.map[0] + _CODE[token.type])
            yield _Paragraph(token, before, Trace(stretches=[Stretch(token.content, 0)]), places, quoted > 0)


def _mentions(paragraph: _Paragraph) -> Iterator[Mention]:
    for start, found in paragraph.trace.references:
        if not found.message:
            line, column, width = paragraph.at(start, found.end)
            yield Mention(found.kind, found.ids, found.label, _is_block(paragraph, found), line, column, width)


def _is_block(paragraph: _Paragraph, found: Reference) -> bool:
    children = paragraph.token.children or []
    alone = [child.type for child in children] == ["reference"]
    return alone and paragraph.before.type == "paragraph_open" and not found.label


def _quotations(paragraph: _Paragraph) -> Iterator[Quoted]:
    """The runs in quotation marks; all of a block quotation, which says the same without marks."""
    text, places = paragraph.trace.visible()
    found = list(quotations.runs(text))
    if paragraph.in_blockquote and not found and quotations.is_saying(text):
        found = [(0, len(text))]
    for start, end in found:
        first, stop = places[start], places[end - 1] + 1
        yield Quoted(text[start:end], *paragraph.at(first, stop), _led_to(paragraph, first, stop))


def _led_to(paragraph: _Paragraph, first: int, stop: int) -> tuple[str, ...]:
    """The quotations that a stretch of the source links to with a text of ours."""
    labelled = ((at, each) for at, each in paragraph.trace.references if each.kind == "quote" and each.label)
    return tuple(name for at, each in labelled if at < stop and first < each.end for name in each.ids)


def _linked(paragraph: _Paragraph, start: int, end: int, href: str) -> Linked:
    return Linked(href, *paragraph.at(start, end))


def _headings(tokens: list[Token], first_line: int) -> tuple[Heading, ...]:
    """The headings, the highest of them made an `h2`: a page has one title, and its template prints that."""
    opened = [(token, tokens[index + 1]) for index, token in enumerate(tokens) if token.type == "heading_open"]
    lift = _TOP - min((int(token.tag[1]) for token, _ in opened), default=_TOP)
    taken: dict[str, int] = {}
    headings = []
    for token, inline in opened:
        text = inline.meta["trace"].visible()[0].strip()
        level = min(6, int(token.tag[1]) + lift)
        line = first_line + (token.map[0] if token.map else 0)
        headings.append(Heading(level, text, _anchor(text, taken), line, token.level > 0))
    return tuple(headings)


def _anchor(text: str, taken: dict[str, int]) -> str:
    """An id of plain letters that no template uses (`h-…`) and no other heading of the body has."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "section"
    while True:
        taken[slug] = taken.get(slug, 0) + 1
        if taken[slug] == 1:
            return f"h-{slug}"
        slug = f"{slug}-{taken[slug]}"


def _broken(body: str, first_line: int, tokens: list[Token], paragraphs: tuple[_Paragraph, ...]) -> Iterator[Broken]:
    yield from _private(body, first_line)
    yield from _unbounded(tokens, first_line)
    for paragraph in paragraphs:
        yield from _broken_in(paragraph)


def _broken_in(paragraph: _Paragraph) -> Iterator[Broken]:
    for start, found in paragraph.trace.references:
        if found.message:
            yield _wrong(*paragraph.at(start, found.end), found.message, found.remedy)
    for start, end in paragraph.trace.pictures:
        yield _wrong(*paragraph.at(start, end), "pictures are not published", "link to it: take the `!` away")
    for start, end, href in paragraph.trace.links:
        wrong = web.link_fault(href)
        if wrong:
            yield _wrong(*paragraph.at(start, end), *wrong)
    yield from _marked(paragraph)
    if paragraph.trace.crowded:
        message = f"this paragraph has more than {parser.MOST_BRACKETS:,} opening brackets"
        yield _wrong(*paragraph.at(0, 1), message, "part it into several paragraphs")


def _wrong(line: int, column: int, width: int, message: str, remedy: str) -> Broken:
    return Broken("broken-reference", line, column, width, message, remedy)


def _marked(paragraph: _Paragraph) -> Iterator[Broken]:
    """The first character that acts on the text around it, written so that only the page would hold it: `&#x202e;`."""
    text, places = paragraph.trace.visible()
    found = [(character, places[nth], 0) for nth, character in enumerate(text) if is_mark(character)]
    for start, end, href in paragraph.trace.links:
        found += [(character, start, end) for character in unquote(href) if is_mark(character)]
    for character, start, end in found[:1]:
        check, message, remedy = mark_fault(character)
        stop = end or paragraph.token.content.find(";", start) + 1 or start + 1
        yield Broken(check, *paragraph.at(start, stop), message, remedy)


def _private(body: str, first_line: int) -> Iterator[Broken]:
    found = _PRIVATE.search(body)
    if found:
        line = first_line + body.count("\n", 0, found.start())
        column = found.start() - (body.rfind("\n", 0, found.start()) + 1) + 1
        message = f"the private-use character U+{ord(found[0]):04X} means nothing to readers"
        yield _wrong(line, column, 1, message, "take it out")


def _unbounded(tokens: list[Token], first_line: int) -> Iterator[Broken]:
    deep = next((token for token in tokens if token.level > DEEPEST and token.map), None)
    if deep and deep.map:
        message = f"lists and quotations stand more than {DEEPEST // 2} deep in one another here"
        yield _wrong(first_line + deep.map[0], 1, 1, message, "put some of them beside one another")
    for index, token in enumerate(tokens):
        if token.type == "thead_open" and token.map:
            ends = next(n for n in range(index, len(tokens)) if tokens[n].type == "thead_close")
            columns = sum(each.type == "th_open" for each in tokens[index:ends])
            if columns > MOST_COLUMNS:
                message = f"this table has {columns} columns; a table has at most {MOST_COLUMNS}"
                yield _wrong(first_line + token.map[0], 1, 1, message, "turn it, or part it in two")
