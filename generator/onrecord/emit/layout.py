"""Layout: a text of YAML as it is to stand, its words, comments and marks of quotation those that were there.

Fields come in the order of their kind, two columns in for each step; brackets that fit on a line stay; one blank line
parts records of a list, and none is inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.emit.laid import Entry, Group, Laid, Scalar, Value
from onrecord.emit.notes import Notes, key_of, notes
from onrecord.emit.shapes import Shape
from onrecord.emit.words import WIDTH
from onrecord.emit.writing import STEP
from onrecord.yamltree import Unrevisable
from onrecord.yamltree.plaintext import PlainText


def layout(words: PlainText, page: Laid, shape: Shape) -> str:
    """Words that are so laid out, as they are to stand; raises `Unrevisable` where a name goes over lines."""
    made = _Writer(words, page, notes(page))
    made.whole(shape)
    return "\n".join([*made.lines, ""])


class _Writer:
    """Lines as they come; `lead` are the hyphens that the next one begins with."""

    def __init__(self, words: PlainText, page: Laid, found: Notes) -> None:
        self.words, self.page, self.notes = words, page, found
        self.lines: list[str] = []
        self.lead = ""
        self.is_kept = False

    def whole(self, shape: Shape) -> None:
        """All of the text."""
        self._comments(self.notes.head, 0, is_loose=True)
        root = self.page.root
        if not isinstance(root, Group) or self._stays(root, 0):
            self._put(0, self._brackets(root))
        else:
            self._group(root, shape, 0, is_loose=True)
        self._comments(self.notes.foot, 0, is_loose=True)

    def _put(self, column: int, text: str) -> None:
        self.lines.append((self.lead or " " * column) + text)
        self.lead, self.is_kept = "", False

    def _comments(self, lines: Iterable[str], column: int, *, is_loose: bool) -> None:
        """Comments, with the blank lines between them where these are let be."""
        for line in lines:
            if line:
                self._put(column, line)
            elif is_loose:
                self._part()

    def _part(self) -> None:
        """A blank line, unless there is one, nothing is above it, or it would belong to the words above."""
        if self.lines and self.lines[-1] and not self.is_kept:
            self.lines.append("")

    def _group(self, group: Group, shape: Shape, column: int, *, is_loose: bool) -> None:
        """Entries in a column; `is_loose`: blank lines between them are let be."""
        for number, entry in enumerate(_in_order(group, shape)):
            above = [] if self.lead else self._above(entry, shape)
            if not number:
                above = above[next((at for at, line in enumerate(above) if line), len(above)) :]
            elif shape.is_addressed and not group.has_names:
                self._part()
            self._comments(above, column, is_loose=is_loose)
            self._entry(entry, shape.of(entry.key.value) if entry.key else shape, column)
        self._comments(self.notes.below.get(group.start, ()), column, is_loose=is_loose)

    def _above(self, entry: Entry, shape: Shape) -> list[str]:
        """The lines above an entry, with those of its first field where that comes to stand on its hyphen's line."""
        beside, others = self._beside(entry)
        lines = [*self.notes.above.get(key_of(entry), []), *others]
        value = entry.value
        if entry.key or beside or not isinstance(value, Group) or self._stays(value, 0):
            return lines
        return [*lines, *self._above(_in_order(value, shape)[0], shape)]

    def _beside(self, entry: Entry) -> tuple[str, list[str]]:
        """The comment that stays beside an entry, and those that go above it.

        There is one place for two, and one without a blank behind its `#` would be read as lost words of a value.
        """
        found = self.notes.beside.get(key_of(entry), [])
        is_bare = isinstance(entry.value, Scalar) and not entry.value.style
        last = len(found) - bool(found and not (is_bare and _HASHED.match(found[-1])))
        return "".join(found[last:]), [comment.strip() for comment in found[:last]]

    def _entry(self, entry: Entry, shape: Shape, column: int) -> None:
        name = f"{self._name(entry.key)}:" if entry.key else "-"
        beside, _ = self._beside(entry)
        value = entry.value
        if isinstance(value, Scalar):
            self._scalar(name, value, beside, column)
        elif self._stays(value, column + len(name) + 1):
            self._put(column, f"{name} {self._brackets(value)}{beside}")
        else:
            if entry.key or beside:
                self._put(column, name + beside)
            else:
                self.lead = f"{self.lead or ' ' * column}- "
            is_loose = shape.is_addressed and not value.has_names
            self._group(value, shape, column + STEP, is_loose=is_loose)

    def _scalar(self, name: str, value: Scalar, beside: str, column: int) -> None:
        if value.is_block:
            style, lines = _block(self.page, value)
            self._put(column, f"{name} {style}{beside}")
            self.lines += [" " * (column + STEP) + line if line else "" for line in lines]
            self.is_kept = "+" in style
            return
        first, *rest = _rewrapped(self.page.text[value.start : value.end])
        lines = [f"{name} {first}".rstrip(" "), *(" " * (column + STEP) + line if line else "" for line in rest)]
        self._put(column, lines[0] + ("" if rest else beside))
        self.lines += lines[1:]
        if rest:
            self.lines[-1] += beside

    def _name(self, key: Scalar) -> str:
        """A name as it is written; one that goes over lines can stand only where it is."""
        words = self.page.text[key.start : key.end]
        if "\n" in words or len(words) > _LONGEST_NAME:
            raise Unrevisable(self.words.place(key.start))
        return words

    def _stays(self, group: Group, column: int) -> bool:
        """Whether brackets that begin in a column are let be; a field among items in brackets has none."""
        words = self.page.text[group.start : group.end]
        fits = "\n" not in words and column + len(words) <= WIDTH
        return not group.entries or (group.is_flow and words[0] in "[{" and fits)

    def _brackets(self, value: Value) -> str:
        if isinstance(value, Group) and not value.entries:
            return "{}" if value.has_names else "[]"
        return self.page.text[value.start : value.end]


def _in_order(group: Group, shape: Shape) -> list[Entry]:
    """The entries as they are to follow one another."""
    by_name = {entry.key.value: entry for entry in group.entries if entry.key}
    return [by_name[name] for name in shape.in_order(by_name)] if group.has_names else list(group.entries)


def _block(page: Laid, value: Scalar) -> tuple[str, list[str]]:
    """The header of a block and its lines, less the columns they stand in.

    At the end of a text without a last line feed its words end without one too; the header has to say so then.
    """
    style = _DIGIT.sub(str(STEP), value.style)
    begin = page.text.find("\n", value.start) + 1
    lines = page.text[begin : value.end].split("\n") if 0 < begin < value.end else []
    if value.value and not value.value.endswith("\n") and "-" not in style:
        style = f"{style.replace('+', '')}-"
    elif value.is_kept and lines and not lines[-1].strip(" "):
        lines.pop()
    return style, [line[value.indent :] for line in lines]


def _rewrapped(words: str) -> list[str]:
    """The lines of words in quotation marks or none, less blanks that mean nothing."""
    first, *rest = words.split("\n")
    return [_ended(first), *(_ended(line.lstrip(" \t")) for line in rest)]


def _ended(line: str) -> str:
    """The line without blanks at its end, which an escape before them would make part of the words."""
    bare = line.rstrip(" \t")
    return line if bare.endswith("\\") else bare


_LONGEST_NAME = 1000
_HASHED = re.compile(r"\s*#[^\s#]")
_DIGIT = re.compile("[1-9]")
