"""A YAML file as a tree of plain values, each with its place.

Values are `dict`, `list` and `str`: every scalar stays the words that were written, and an empty value is `""`.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any, TypeAlias

import yaml
from yaml._yaml import CParser

from onrecord.diagnostics import Place
from onrecord.yamltree import faults, refusals
from onrecord.yamltree.plaintext import PlainText, Refused, holds_mark, plain, refuse_second_mark
from onrecord.yamltree.refusals import DEEPEST, LONGEST_VALUE, MOST_EVENTS, Event
from onrecord.yamltree.spots import COLUMN, LINE, WIDEST, Node, Spots, Step

__all__ = ["Document", "Node", "Refused", "Step", "read", "tree"]


@dataclass(frozen=True, slots=True)
class Document:
    """A tree of plain values, not to be changed, that knows where each of them was written."""

    value: Node
    spots: Spots

    @property
    def path(self) -> str:
        """The file that it is of."""
        return self.spots.path

    def at(self, *steps: Step) -> Place:
        """The place of the value that keys and indices lead to, or of the nearest one around it.

        Quotation marks are part of it; of words under `|` or `>` it is their first line, of fields their first key.
        """
        return self.spots.value(self.value, steps)[0]

    def key_at(self, *steps: Step) -> Place:
        """The place of the key itself; of an item of a list, that of the item."""
        place, taken = self.spots.value(self.value, steps)
        is_key = bool(steps) and taken == len(steps) and isinstance(steps[-1], str)
        return self.spots.key(self.value, steps) if is_key else place


def read(path: str, data: bytes) -> Document:
    """The tree of one file; raises `Refused`."""
    return tree(plain(path, data))


def tree(words: PlainText) -> Document:
    """The tree of words whose characters `plain` has passed; raises `Refused`."""
    growth = _Growth(words)
    refuse_second_mark(words)  # the parser would drop it, and count every place wrong
    try:
        _grow(growth, CParser(words.text).get_event)
    except yaml.YAMLError as error:
        faults.refuse(words, error)
    if not growth.root or growth.root[0] == "":
        refusals.refuse(words, "empty-file", Place(words.path))
    found = growth.document()
    if isinstance(found.value, str):
        refusals.refuse(words, "lone-value", found.at())
    return found


class _Growth:
    """A tree while its events come in, without recursion.

    `around` holds the lists and sets of fields that those now open stand in, with the slots of those now open.
    """

    __slots__ = ("around", "hashed", "may_refuse", "root", "spots", "words")

    def __init__(self, words: PlainText) -> None:
        text = words.text
        self.words = words
        self.hashed = refusals.hashed_lines(text)
        # An anchor needs `&`, a tag `!`, an escape a backslash: most files have none, and no value is looked at.
        is_suspect = any(map(text.__contains__, "&!\\"))
        self.may_refuse = is_suspect or bool(self.hashed) or len(text) > LONGEST_VALUE
        self.spots = array("Q")
        self.root: list[Node] = []
        self.around: list[tuple[_Open, int]] = []

    def document(self) -> Document:
        """What has grown so far."""
        self._end_in_the_text()
        return Document(self.root[0], Spots(self.words.path, self.words.above, self.spots))

    def _end_in_the_text(self) -> None:
        """Values left out at the end: the parser puts them on a line that a file without a last line feed has not."""
        text, last = self.words.text, self.words.text.count("\n")
        end = last << LINE | (len(text) - text.rfind("\n") - 1) << COLUMN | 1
        for slot in range(len(self.spots) - 1, -1, -1):
            if self.spots[slot] >> LINE <= last:
                return
            self.spots[slot] = end


# A list or set of fields that is being filled: each branch of the code that does it knows which of them it has.
_Open: TypeAlias = Any


def _grow(growth: _Growth, next_event: Callable[[], Event | None]) -> None:
    """Puts each value into what is open: `here`, and of a set of fields under the `key` that waits for one."""
    put, may_refuse, scalar, event = growth.spots.append, growth.may_refuse, yaml.ScalarEvent, None
    here: _Open = growth.root
    key: str | None = None
    for _ in repeat(None, MOST_EVENTS):
        if (event := next_event()) is None:
            return
        kind = event.__class__
        if kind is not scalar:
            here, key = _STEPS[kind](growth, event, here, key), None
            continue
        # Nine events in ten come here: what they need is written out rather than called.
        value = event.value
        start, end = event.start_mark, event.end_mark
        line = end.line
        if may_refuse:
            _look_twice(growth, event)
        if start.line == line:
            put(line << LINE | start.column << COLUMN | (end.column - start.column))
        else:
            put(_first_line(growth.words.text, event))
        if here.__class__ is list:
            here.append(value)
        elif key is None:
            key = _key(growth, event, here, value)
        else:
            here[key] = value
            key = None
    refusals.refuse_event(growth.words, "too-many-values", event)


def _look_twice(growth: _Growth, event: Event) -> None:
    """Refuses a scalar that is too long, named, tagged, not all there, or hides a refused character in an escape."""
    if event.anchor or event.tag:
        refusals.refuse_property(growth.words, event)
    if event.end_mark.line in growth.hashed:
        refusals.refuse_hash(growth.words, event)
    if len(event.value) > LONGEST_VALUE or (event.style == '"' and holds_mark(event.value)):
        refusals.refuse_scalar(growth.words, event)


def _key(growth: _Growth, event: Event, here: _Open, key: str) -> str:
    """The key, as one string however often it comes back."""
    if key in here:
        refusals.refuse_key(growth.words, event, _first_of(growth, here, key))
    if not key or key == "<<":
        refusals.refuse_key(growth.words, event, None)
    return sys.intern(key)


def _first_of(growth: _Growth, here: _Open, key: str) -> Place:
    """The place of a key of what is open."""
    slot = growth.around[-1][1]
    return Spots(growth.words.path, growth.words.above, growth.spots[slot:]).key(here, (key,))


def _open(growth: _Growth, event: Event, here: _Open, key: str | None) -> _Open:
    if event.anchor or event.tag:
        refusals.refuse_property(growth.words, event)
    if len(growth.around) >= DEEPEST:
        refusals.refuse_event(growth.words, "too-deep", event)
    inner: _Open = {} if event.__class__ is yaml.MappingStartEvent else []
    if here.__class__ is list:
        here.append(inner)
    elif key is not None:
        here[key] = inner
    else:
        refusals.refuse_event(growth.words, "not-a-string-key", event)
    growth.around.append((here, len(growth.spots)))
    growth.spots.append(event.start_mark.line << LINE | event.start_mark.column << COLUMN)
    return inner


def _close(growth: _Growth, _event: Event, _here: _Open, _key: str | None) -> _Open:
    here, slot = growth.around.pop()
    growth.spots[slot] += len(growth.spots) - slot
    return here


def _begin(growth: _Growth, event: Event, here: _Open, _key: str | None) -> _Open:
    if growth.root:
        refusals.refuse_event(growth.words, "second-document", event)
    if event.version or event.tags:
        refusals.refuse_directive(growth.words)
    return here


def _alias(growth: _Growth, event: Event, _here: _Open, _key: str | None) -> _Open:
    refusals.refuse_event(growth.words, "yaml-alias", event)


def _pass(_growth: _Growth, _event: Event, here: _Open, _key: str | None) -> _Open:
    return here


_STEPS: dict[type[yaml.Event], Callable[[_Growth, Event, _Open, str | None], _Open]] = {
    yaml.MappingStartEvent: _open,
    yaml.SequenceStartEvent: _open,
    yaml.MappingEndEvent: _close,
    yaml.SequenceEndEvent: _close,
    yaml.StreamStartEvent: _pass,
    yaml.DocumentStartEvent: _begin,
    yaml.DocumentEndEvent: _pass,
    yaml.StreamEndEvent: _pass,
    yaml.AliasEvent: _alias,
}


def _first_line(text: str, event: Event) -> int:
    """The spot of words that go over several lines: their first, below `|` or `>` the first that is not blank."""
    start = event.start_mark
    found = _FIRST_LINE[event.style in _BLOCK].match(text, start.index, event.end_mark.index)
    if not found or not found[1]:
        return int(start.line << LINE | start.column << COLUMN | 1)
    index = found.start(1)
    line = start.line + text.count("\n", start.index, index)
    column = index - text.rfind("\n", 0, index) - 1
    return int(line << LINE | column << COLUMN | min(len(found[1].rstrip(" \r")), WIDEST))


_BLOCK = ("|", ">")
_FIRST_LINE = (re.compile(r"([^\n]*)"), re.compile(r"[^\n]*\n[ \r\n]*([^\n]*)"))
