"""Revising: a few values of a YAML file changed where they stand, and every other character of it left as it is."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from onrecord.diagnostics import Place
from onrecord.yamltree.document import Document, read
from onrecord.yamltree.plaintext import Refused
from onrecord.yamltree.spots import Step


class Unrevisable(Exception):
    """A file laid out so that a change cannot be written into it without touching more; `at` is where."""

    def __init__(self, at: Place) -> None:
        super().__init__(at)
        self.at = at


@dataclass(frozen=True, slots=True)
class Put:
    """Another word in place of the one that the steps lead to."""

    steps: tuple[Step, ...]
    value: str


@dataclass(frozen=True, slots=True)
class First:
    """A set of fields as the new first item of the list of that name at the top; the list may be empty or missing.

    A missing list is put before the field `before`, or at the end.
    """

    name: str
    item: Mapping[str, str]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Top:
    """The item at an index, not the first, of the list of that name at the top, put above the others."""

    name: str
    index: int


Change: TypeAlias = Put | First | Top


def revised(path: str, data: bytes, changes: Iterable[Change]) -> bytes:
    """The file with the changes made; raises `Refused` where it cannot be read, and `Unrevisable`.

    The result is read again: it holds what was meant and nothing else is changed, or nothing is given.
    """
    document, made = read(path, data), tuple(changes)
    page = _Page(data, document)
    splices = sorted((splice for change in made for splice in page.splices(change)), reverse=True)
    text = page.text
    for start, end, words in splices:
        text = text[:start] + words + text[end:]
    revision = page.mark + text.encode("utf-8")
    if _value(path, revision) != _meant(document, made):
        raise Unrevisable(document.at())
    return revision


def scalar(value: str) -> str:
    """A text as YAML writes it anywhere: plain where that is safe, else in double quotation marks."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def flow(fields: Mapping[str, str]) -> str:
    """Fields as YAML writes them on one line."""
    return "{" + ", ".join(f"{name}: {scalar(value)}" for name, value in fields.items()) + "}"


_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._/+~-]*[A-Za-z0-9~.])?")
_MARK = b"\xef\xbb\xbf"
_LINE_BREAK = re.compile(r"\r?\n")
_REST_OF_KEY = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r?\n|\Z)")

_Splice: TypeAlias = tuple[int, int, str]


class _Page:
    """The words of a file and the places in them."""

    def __init__(self, data: bytes, document: Document) -> None:
        self.mark = _MARK if data.startswith(_MARK) else b""
        self.text = data[len(self.mark) :].decode("utf-8")
        self.document = document
        found = _LINE_BREAK.search(self.text)
        self.line_break = found[0] if found else "\n"
        self._starts = [0, *(at.end() for at in re.finditer("\n", self.text))]

    def splices(self, change: Change) -> tuple[_Splice, ...]:
        if isinstance(change, Top):
            return self._top(change)
        return (self._put(change) if isinstance(change, Put) else self._first(change),)

    def _top(self, change: Top) -> tuple[_Splice, _Splice]:
        """The lines of the item taken from where they stand, and put above those of the first."""
        first, begin = self._item(change.name, 0), self._item(change.name, change.index)
        fields: Any = self.document.value[change.name]  # type: ignore[index, call-overload]
        if change.index + 1 < len(fields):
            end = self._item(change.name, change.index + 1)
        else:
            last = max(self.document.at(change.name, change.index, each).line for each in fields[change.index])
            end = [*self._starts, len(self.text)][last]
        lines = self.text[begin:end]
        gap = "" if lines.endswith("\n") else self.line_break
        return (first, first, lines + gap), (begin, end, "")

    def _item(self, name: str, index: int) -> int:
        """Where the first line of an item of a list begins, which must be its own, or the comment above it."""
        at = self.document.at(name, index)
        line = at.line - 1
        if not self.text[self._starts[line] :].lstrip(" ").startswith("- "):
            raise Unrevisable(at)
        while index and self.text[self._starts[line - 1] :].lstrip(" ").startswith("#"):
            line -= 1
        return self._starts[line]

    def _put(self, change: Put) -> _Splice:
        at = self.document.at(*change.steps)
        start = self._offset(at)
        quote = self.text[start]
        words = f"{quote}{change.value}{quote}" if quote in "'\"" else scalar(change.value)
        return start, start + at.width, words

    def _first(self, change: First) -> _Splice:
        held = self.document.value.get(change.name) if isinstance(self.document.value, dict) else None
        if held is None:
            return self._new_list(change)
        if held == "":
            return self._into_nothing(change)
        at = self.document.at(change.name)
        start = self._offset(at)
        if self.text[start] == "[":
            words = flow(change.item) + (", " if held else "")
            return start + 1, start + 1, words
        return self._above(change.item, at, start)

    def _above(self, item: Mapping[str, str], at: Place, start: int) -> _Splice:
        """A line of its own above the first item, as far in as that."""
        begin = self._starts[at.line - 1]
        indent = self.text[begin:start]
        if self.text[start] != "-" or indent.strip(" "):
            raise Unrevisable(at)
        return begin, begin, self._lines(item, indent)

    def _into_nothing(self, change: First) -> _Splice:
        """A line below a name that nothing is written after."""
        at = self.document.key_at(change.name)
        colon = self.text.find(":", self._offset(at) + at.width)
        rest = _REST_OF_KEY.match(self.text, colon + 1)
        if colon < 0 or not rest:
            raise Unrevisable(at)
        lines = self._lines(change.item, " " * (at.column + 1))
        return rest.end(), rest.end(), self.line_break + lines.removesuffix(self.line_break)

    def _new_list(self, change: First) -> _Splice:
        value: Any = self.document.value
        at = self.document.key_at(change.before) if change.before in value else self.document.at()
        if self.text[self._offset(at)] == "{" or at.column != 1:
            raise Unrevisable(at)
        lines = f"{change.name}:{self.line_break}{self._lines(change.item, '  ')}"
        if change.before in value:
            return self._offset(at), self._offset(at), lines
        gap = "" if self.text.endswith("\n") else self.line_break
        return len(self.text), len(self.text), gap + lines

    def _lines(self, item: Mapping[str, str], indent: str) -> str:
        """An item of a list, each field on a line of its own."""
        first, *rest = (f"{name}: {scalar(value)}{self.line_break}" for name, value in item.items())
        return "".join([f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)])

    def _offset(self, at: Place) -> int:
        return self._starts[at.line - 1] + at.column - 1


def _meant(document: Document, changes: Iterable[Change]) -> Any:
    """The tree as it is to be."""
    value: Any = copy.deepcopy(document.value)
    for change in changes:
        if isinstance(change, Put):
            holder = value
            for step in change.steps[:-1]:
                holder = holder[step]
            holder[change.steps[-1]] = change.value
        elif isinstance(change, Top):
            value[change.name].insert(0, value[change.name].pop(change.index))
        else:
            value[change.name] = [dict(change.item), *(value.get(change.name) or [])]
    return value


def _value(path: str, data: bytes) -> Any:
    try:
        return read(path, data).value
    except Refused:
        return None
