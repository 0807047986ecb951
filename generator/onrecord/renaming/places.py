"""Places: where the id of a record stands in the files of a dossier, as the stretches of text to be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from onrecord.diagnostics import Place
from onrecord.dossier import Citation, Dossier, Name, Placed, Step
from onrecord.records import Record
from onrecord.yamltree import Unrevisable

Stretch: TypeAlias = tuple[int, int]  # code points of the file's text, half-open

_MARK = b"\xef\xbb\xbf"
_TARGET = re.compile(r"\[\[\s*[A-Za-z][A-Za-z-]*\s*:([^|\]]*)")


def stretches(dossier: Dossier, files: Mapping[str, bytes], name: Name) -> dict[str, list[Stretch]]:
    """By path, where the id is written: in the record itself, in fields that name it, in Markdown.

    Raises Unrevisable where it is written so that it cannot be found.
    """
    found: dict[str, set[Stretch]] = {}
    texts: dict[str, Text] = {}
    for place, is_mention in sorted(set(_places(dossier, name)), key=lambda each: (each[0].path, each)):
        text = texts.setdefault(place.path, Text(files[place.path]))
        inside = text.mentioned(place, name[1]) if is_mention else (text.value(place, name[1]),)
        found.setdefault(place.path, set()).update(inside)
    return {path: sorted(every) for path, every in found.items()}


class Text:
    """The text of a file, and the places in it as stretches."""

    def __init__(self, data: bytes) -> None:
        self.mark = _MARK if data.startswith(_MARK) else b""
        self.text = data[len(self.mark) :].decode("utf-8")
        self._starts = [0, *(at.end() for at in re.finditer("\n", self.text))]

    def value(self, at: Place, old: str) -> Stretch:
        """Where the id stands as a value or key, less its quotation marks."""
        start = self._offset(at)
        start += self.text[start] in "'\""
        if not self.text.startswith(old, start):
            raise Unrevisable(at)
        return start, start + len(old)

    def mentioned(self, at: Place, old: str) -> Iterator[Stretch]:
        """Each place of the id in the reference that begins there."""
        target = _TARGET.match(self.text, self._offset(at))
        if target is None:
            raise Unrevisable(at)
        for found in re.finditer(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", target[1]):
            yield target.start(1) + found.start(), target.start(1) + found.end()

    def changed(self, every: list[Stretch], new: str) -> bytes:
        """The file with another id at each of these."""
        text = self.text
        for start, end in reversed(every):
            text = text[:start] + new + text[end:]
        return self.mark + text.encode("utf-8")

    def _offset(self, at: Place) -> int:
        return self._starts[at.line - 1] + at.column - 1


def is_meant(dossier: Dossier, citation: Citation, name: Name) -> bool:
    """Whether a citation is of that record: of several kinds with one id, the first that the field may name."""
    if citation.id != name[1] or name[0] not in citation.of:
        return False
    return next(kind for kind in citation.of if citation.id in dossier.of_kind(kind)) == name[0]


def _places(dossier: Dossier, name: Name) -> Iterator[tuple[Place, bool]]:
    """Each place of the id, and whether it is that of a reference in Markdown."""
    own = dossier.of_kind(name[0])[name[1]]
    if own.steps:
        yield own.at("id"), False
    for citation in dossier.citations:
        if is_meant(dossier, citation, name):
            if isinstance(citation.where, Place):
                yield citation.where, True
            else:
                yield from ((at, False) for at in _in_field(*citation.where, name[1]))
    if name[0] == "issue":
        yield from ((at, True) for at in _charted(dossier, name[1]))


def _in_field(placed: Placed[Record], steps: tuple[Step, ...], old: str) -> Iterator[Place]:
    """The value of a field, the key of a mapping, or each item of a list that says the id."""
    field = steps[0]
    held: object = placed.document.value
    for step in (*placed.steps, field):
        held = held[step]  # type: ignore[index]
    if isinstance(held, list):
        at = (index for index, each in enumerate(held) if each == old)
        yield from (placed.document.at(*placed.steps, field, index) for index in at)
    else:
        yield placed.key_at(field, old) if isinstance(held, dict) else placed.at(field)


def _charted(dossier: Dossier, issue: str) -> Iterator[Place]:
    """The charts of an issue: they name it after what they show."""
    for placed in dossier.every():
        for mention in placed.prose.mentions if placed.prose else ():
            if mention.kind == "chart" and issue in mention.ids[1:]:
                yield Place(placed.document.at().path, mention.line, mention.column, mention.width)
