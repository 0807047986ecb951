"""Refusals: YAML that could be read but is not taken, as it means less than it seems to say or has no bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn, TypeAlias

from onrecord.diagnostics import Place
from onrecord.yamltree.plaintext import PlainText, is_mark, mark_fault

DEEPEST = 20
"""How many lists and sets of fields may stand inside one another."""
LONGEST_VALUE = 100_000
"""The most code points of one scalar."""
MOST_EVENTS = 500_000
"""The most names, values, and beginnings and ends of lists and sets of fields in one file."""

# An event of the C parser; the stubs say that it may have no marks, but it always has both.
Event: TypeAlias = Any

FIELD = "write fields as `name: value`, with a colon and a space between"


_QUOTE = "if it is words, put all of it in quotation marks; else write the value itself here"
FAULTS: dict[str, tuple[str, str]] = {
    "yaml-alias": ("a value that begins with `*` is read as a reference to another one, and none is followed", _QUOTE),
    "yaml-anchor": ("a value that begins with `&` is read as a mark to refer to, and none is taken", _QUOTE),
    "yaml-tag": ("a value that begins with `!` is read as a tag, and none is taken", _QUOTE),
    "hash-in-value": (
        "everything from this `#` on is read as a comment, and is not part of the value",
        "put all of the value in quotation marks; if it is a comment, type a space after `#`",
    ),
    "yaml-merge-key": (
        "`<<` is read as an order to copy fields from elsewhere, and none is taken",
        "write the fields themselves here",
    ),
    "yaml-directive": (
        "a line that begins with `%` is read as an order to the YAML reader, and none is taken",
        "take the line away",
    ),
    "second-document": (
        "a second document begins here, and a file is read as one",
        "take this line away, or put what follows into a file of its own",
    ),
    "control-character": ("there is an invisible control character in this value", "delete it"),
    "empty-key": ("there is a colon here without the name of a field before it", FIELD),
    "not-a-string-key": (
        "brackets stand where the name of a field should be",
        "if this is a value of words that begins with a bracket, put all of it in quotation marks",
    ),
    "empty-file": ("nothing is written in this file", FIELD),
    "lone-value": ("this is words, but no field with a name and a value", FIELD),
    "too-deep": (
        f"lists and fields stand more than {DEEPEST} deep inside one another here",
        "close the brackets that are open, or take the value out of the lists around it",
    ),
    "too-many-values": (
        f"the file has more than {MOST_EVENTS:,} names and values",
        "divide it into smaller files, one for each source",
    ),
    "value-too-long": (
        f"this value is longer than {LONGEST_VALUE:,} characters",
        "shorten it: a quotation is a part of its source, and a page is written in Markdown",
    ),
}


def refuse(words: PlainText, check: str, at: Place) -> NoReturn:
    """Raises `Refused` for one of the faults that need no more said than their name."""
    words.refuse(at, check, *FAULTS[check])


def refuse_event(words: PlainText, check: str, event: Event) -> NoReturn:
    """Raises `Refused` at the place of an event of the parser."""
    refuse(words, check, _place(words, event))


def refuse_property(words: PlainText, event: Event) -> NoReturn:
    """Raises `Refused` for a value with an anchor or a tag, whichever it begins with."""
    tagged = words.text[event.start_mark.index : event.start_mark.index + 1] == "!"
    refuse_event(words, "yaml-tag" if tagged else "yaml-anchor", event)


def refuse_hash(words: PlainText, event: Event) -> None:
    """Raises `Refused` where a word that begins with `#` follows an unquoted value, and so would be lost."""
    found = None if event.style else _HASHED.match(words.text, event.end_mark.index)
    if found:
        refuse(words, "hash-in-value", words.place(found.start(1), len(found[1])))


def hashed_lines(text: str) -> frozenset[int]:
    """The lines, from 0, that hold a word with `#` before it somewhere after their beginning."""
    return frozenset(_lines(text, (found.start() for found in _MAYBE_HASHED.finditer(text))))


def refuse_directive(words: PlainText) -> NoReturn:
    """Raises `Refused` at the first line that begins with `%`; the parser does not say where it was."""
    line = re.search(r"^%[^\r\n]*", words.text, re.MULTILINE)
    at = words.place(line.start(), len(line[0])) if line else words.place(0)
    refuse(words, "yaml-directive", at)


def refuse_key(words: PlainText, event: Event, first: Place | None) -> NoReturn:
    """Raises `Refused` for a key that is empty, a merge key, or one that stands at `first` already."""
    if first is None:
        refuse_event(words, "yaml-merge-key" if event.value else "empty-key", event)
    message = f"`{_short(event.value)}` stands here a second time; the first is in line {first.line}"
    words.refuse(_place(words, event), "duplicate-key", message, "keep one of the two, or put both values in one list")


def refuse_scalar(words: PlainText, event: Event) -> NoReturn:
    """Raises `Refused` for a value that is too long or has a character of `plaintext` written as an escape."""
    if len(event.value) > LONGEST_VALUE:
        refuse_event(words, "value-too-long", event)
    written = words.text[event.start_mark.index : event.end_mark.index]
    for escape in _ESCAPE.finditer(written):
        character = _unescaped(escape[1])
        if is_mark(character):
            at = words.place(event.start_mark.index + escape.start(), len(escape[0]))
            words.refuse(at, *mark_fault(character))
    refuse_event(words, "control-character", event)


def _place(words: PlainText, event: Event) -> Place:
    start, end = event.start_mark, event.end_mark
    return words.at(start.line, start.column, end.column - start.column if end.line == start.line else 1)


def _lines(text: str, rising: Iterable[int]) -> Iterator[int]:
    """The line, from 0, of each of these indices."""
    line = last = 0
    for index in rising:
        line, last = line + text.count("\n", last, index), index
        yield line


def _unescaped(escape: str) -> str:
    code = int(escape[1:], 16) if escape[0] in "xuU" else _LETTERS.get(escape, ord(" "))
    return chr(code)


def _short(key: str) -> str:
    return key if len(key) <= _LONGEST_SHOWN else key[:_LONGEST_SHOWN] + "[…]"


_MAYBE_HASHED = re.compile(r"[ \t]#[^\s#]")
_HASHED = re.compile(r"[ \t]+(#[^\s#]\S*)")
_LONGEST_SHOWN = 60
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_LETTERS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}
