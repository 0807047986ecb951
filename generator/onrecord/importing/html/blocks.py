"""Blocks: the words of part of a page in lines and paragraphs, by a walk over its tree that never calls itself.

Only the edge of a block and `<br>` part words: an inline tag inside a word changes nothing, and what a browser shows on
two lines or in two cells is never joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from onrecord.importing.blogger_text.lines import Line, Lines, lines_of
from onrecord.importing.html.furniture import IMAGE, UNREAD, Omission, emoji_of, omission
from onrecord.importing.html.writing import GAP, Writing

Attributes = dict[str, str | None]
Apart = Callable[[LexborNode, Attributes], Omission | None]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a part of a page: its lines, how often what was left out, and which tags stand in it that change
    what words mean (`q`, `blockquote`, `s`, `sup` …), in order of the alphabet.
    """

    lines: Lines
    omitted: Mapping[str, int]
    telling: tuple[str, ...]


def words_of(tops: Iterable[LexborNode], apart: Apart, line: int = 0) -> Words:
    """The words in the elements, one after another, less what is furniture and what stands `apart`, as its layout says.

    The first line carries the number of the file's line on which the part begins; of the others none is known, and 0
    stands for it.
    """
    walk = _Walk(apart)
    for top in tops:
        walk.over(top)
    return walk.words(line)


def words_from(first: LexborNode, apart: Apart, line: int = 0) -> Words:
    """The words from an element to the end of the one it stands in, less the same."""
    walk = _Walk(apart)
    node: LexborNode | None = first
    while node is not None:
        walk.along(node)
        node = node.next
    return walk.words(line)


def has_class(attributes: Attributes, names: frozenset[str]) -> bool:
    """Whether one of the element's classes is one of the names."""
    classes = attributes.get("class")
    return bool(classes) and not names.isdisjoint((classes or "").split())


_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext
    pre search section summary table tbody td tfoot th thead tr ul xmp""".split()  # noqa: SIM905
)
_AS_IT_IS = frozenset(("pre", "listing", "xmp", "plaintext"))
_TELLING = frozenset(("blockquote", "q", "s", "strike", "del", "sup", "sub"))
_FEW = 2
_SHIFTED = frozenset(("sup", "sub"))
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*([a-z-]+)", re.IGNORECASE)
_WHITE_SPACE = re.compile(
    r"(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|pre-line|break-spaces)\s*(?:!|;|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Open:
    """An element being walked: whether its edges part words, and whether every space in it is shown."""

    node: LexborNode
    is_block: bool
    as_it_is: bool


class _Walk:
    """One walk over one or more elements."""

    def __init__(self, apart: Apart) -> None:
        self.writing = Writing()
        self.omitted: Counter[str] = Counter()
        self.telling: set[str] = set()
        self._apart = apart
        self._open: list[_Open] = []

    def over(self, top: LexborNode) -> None:
        """The element and all it holds."""
        self._enter(top, top.attributes)
        self._through(top.first_child)

    def along(self, node: LexborNode) -> None:
        """The element or the text, unless it is left out."""
        if self._visit(node):
            self._through(node.first_child)

    def words(self, line: int) -> Words:
        """What was said, beginning on a line of the file."""
        return Words(tuple(_lines(self.writing.text(), line)), self.omitted, tuple(sorted(self.telling)))

    def _through(self, node: LexborNode | None) -> None:
        """What stands in the element opened last, from its first child on."""
        while self._open:
            if node is None:
                left = self._leave()
                node = left.next if self._open else None
            else:
                node = node.first_child if self._visit(node) else node.next

    def _visit(self, node: LexborNode) -> bool:
        """Say what it says itself; whether it has children to be walked."""
        if node.is_text_node:
            text = node.text_content or ""
            as_it_is = bool(self._open) and self._open[-1].as_it_is
            (self.writing.say_as_it_is if as_it_is else self.writing.say)(text)
            return False
        if not node.is_element_node:
            return False
        attributes = node.attributes
        if self._is_left_out(node, attributes) or self._is_sign(node, attributes):
            return False
        if node.first_child is None:
            self._edge(_is_block(node, attributes))
            return False
        self._enter(node, attributes)
        return True

    def _is_left_out(self, node: LexborNode, attributes: Attributes) -> bool:
        left_out = self._apart(node, attributes) or omission(node, attributes)
        if left_out:
            self._omit(node, attributes, left_out)
        return left_out is not None

    def _omit(self, node: LexborNode, attributes: Attributes, left_out: Omission) -> None:
        if left_out.name and (left_out.is_seen or node.first_child is not None):
            self.omitted[left_out.name] += 1
        is_block = _is_block(node, attributes)
        self._edge(is_block and left_out.is_seen)
        if left_out in UNREAD and (node.text() or "").strip():
            self.writing.say(GAP)  # at the edge of a line too
            self._edge(is_block)
        elif left_out.is_seen and not is_block:
            self.writing.leave_gap()

    def _is_sign(self, node: LexborNode, attributes: Attributes) -> bool:
        """A line break or an image, said."""
        if node.tag == "br":
            self.writing.end_line()
        elif node.tag == "img":
            self._image(attributes)
        return node.tag in ("br", "img")

    def _image(self, attributes: Attributes) -> None:
        emoji = emoji_of(attributes)
        if emoji:
            self.writing.say(emoji)
        else:
            alt = (attributes.get("alt") or "").strip()
            self.omitted.update((IMAGE.name,) if alt else ())
            is_letter = len(alt) <= _FEW and alt.isalpha()  # drawn, of the word that goes on
            if is_letter:
                self.writing.say(GAP)  # at the edge of a line too
            else:
                self.writing.leave_gap()

    def _enter(self, node: LexborNode, attributes: Attributes) -> None:
        is_block = _is_block(node, attributes)
        self._edge(is_block)
        style = attributes.get("style") or ""
        if node.tag in _TELLING:
            self.telling.add(node.tag or "")
        elif "line-through" in style.casefold():
            self.telling.add("s")
        if node.tag in _SHIFTED:
            self.writing.shift()
        before = bool(self._open) and self._open[-1].as_it_is
        as_it_is = before or node.tag in _AS_IT_IS or bool(_WHITE_SPACE.search(style))
        self._open.append(_Open(node, is_block, as_it_is))

    def _leave(self) -> LexborNode:
        left = self._open.pop()
        if left.node.tag in _SHIFTED:
            self.writing.shift()
        self._edge(left.is_block)
        return left.node

    def _edge(self, is_block: bool) -> None:
        if is_block:
            self.writing.end_paragraph()


def _lines(text: str, number: int) -> Iterator[Line]:
    for line in lines_of(text.lstrip("\n")):
        yield Line(number, 0, line.text)
        number = number if not line.text else 0


def _is_block(node: LexborNode, attributes: Attributes) -> bool:
    """Whether it is shown on lines of its own, by its tag or by what its own `style` says."""
    style = attributes.get("style")
    shown = _DISPLAY.search(style) if style else None
    if shown and not shown[1].startswith(("inherit", "initial", "unset", "revert")):
        return not shown[1].startswith(("inline", "contents", "ruby"))
    return node.tag in _BLOCKS
