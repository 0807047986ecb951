"""Plain text: a file's bytes as words, if they are UTF-8, not too many, and none of them acts on its reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from onrecord.diagnostics import Diagnostic, Place

LARGEST_FILE = 8_000_000
"""The most bytes a content file may have."""

LONGEST_LINE = 1_000_000
"""The most code points of one line."""


class Refused(Exception):
    """A file that cannot be read, with the one diagnostic that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class PlainText:
    """Words of a file: all of it, or the part that begins after `above` of its lines."""

    path: str
    text: str
    above: int = 0

    def place(self, index: int, width: int = 1) -> Place:
        """Where the code point at `index` stands; past the end is the end."""
        index = max(0, min(index, len(self.text)))
        line = self.text.count("\n", 0, index)
        return self.at(line, index - (self.text.rfind("\n", 0, index) + 1), width)

    def at(self, line: int, column: int, width: int = 1) -> Place:
        """The place of a line and column that count from 0."""
        return Place(self.path, self.above + line + 1, column + 1, max(1, width))

    def refuse(self, at: Place, check: str, message: str, remedy: str = "") -> NoReturn:
        """Raises `Refused` with this one fault."""
        raise Refused(Diagnostic(at, check, message, remedy))


def plain(path: str, data: bytes) -> PlainText:
    """The file's words without a byte-order mark; raises `Refused`."""
    if len(data) > LARGEST_FILE:
        _refuse_file(path, "too-large", *too_large(len(data)))
    found = PlainText(path, _decoded(path, data))
    refuse_second_mark(found)
    refuse_marks(found)
    _refuse_long_line(found)
    return found


def too_large(size: int) -> tuple[str, str]:
    """What is said of a file of so many bytes, and the remedy."""
    bound = LARGEST_FILE // 1_000_000
    return (
        f"the file has {size / 1_000_000:.1f} million bytes, and {bound} million is the most that is read",
        "divide it into smaller files, one for each source",
    )


def refuse_marks(words: PlainText) -> None:
    """Raises `Refused` at the first character that is not shown but acts on the text around it."""
    found = _MARK.search(words.text) or ("\r" in words.text and _LONE_RETURN.search(words.text))
    if found:
        words.refuse(words.place(found.start()), *mark_fault(found[0]))


def refuse_second_mark(words: PlainText) -> None:
    """Raises `Refused` where a byte-order mark begins the words, as the file's own is no part of them."""
    if words.text.startswith("\ufeff"):
        words.refuse(words.place(0), *mark_fault("\ufeff"))


def is_mark(character: str) -> bool:
    """Whether the character is one that `refuse_marks` refuses."""
    return character == "\r" or _MARK.match(character) is not None


def mark_fault(character: str) -> tuple[str, str, str]:
    """Check, message and remedy for a character that acts on the text around it."""
    named = f"U+{ord(character):04X}"
    if character in _BIDI:
        return "bidi-control", f"an invisible character ({named}) changes the order in which text is shown", _RETYPE
    name = _NAMES.get(character, "control character")
    return "control-character", f"there is an invisible {name} ({named}) here", _RETYPE


def holds_mark(text: str) -> bool:
    """Whether any of the characters is one that `refuse_marks` refuses."""
    return _MARK.search(text) is not None or "\r" in text


_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# XML, and so every feed, has no place for U+FFFE and U+FFFF; YAML would read U+0085, U+2028 and U+2029 as line breaks.
_MARK = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_NAMES = {
    "\0": "NUL character",
    "\r": "carriage return without a line feed",
    "\x1b": "escape character",
    "\x85": "line-break character",
    "\ufeff": "byte-order mark",
    "\u2028": "line separator",
    "\u2029": "paragraph separator",
}
_RETYPE = "delete it, and type the space or line break that belongs there, if any"
_RE_SAVE = "open it in your editor and save it again with the encoding UTF-8"


def _decoded(path: str, data: bytes) -> str:
    if _looks_like_utf_16(data):
        _refuse_file(path, "not-utf-8", "the file is saved as UTF-16, and only UTF-8 is read", _RE_SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # The decoder counts from behind the byte-order mark.
        at = fault.start + 3 * data.startswith(b"\xef\xbb\xbf")
        before = PlainText(path, data[:at].decode("utf-8-sig"))
        byte = f"the byte {data[at]:02X} here is not UTF-8: the file was saved in another encoding"
        before.refuse(before.place(at), "not-utf-8", byte, _RE_SAVE)


def _looks_like_utf_16(data: bytes) -> bool:
    """By its byte-order mark, or by every second byte of its beginning being zero, as in English."""
    head = data[:64]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head) > 1 and any(not any(head[odd::2]) and all(head[1 - odd :: 2]) for odd in (0, 1))


def _refuse_long_line(words: PlainText) -> None:
    if len(words.text) <= LONGEST_LINE:
        return
    for number, line in enumerate(words.text.split("\n")):
        if len(line) > LONGEST_LINE:
            message = f"this line is longer than {LONGEST_LINE:,} characters"
            words.refuse(words.at(number, 0), "line-too-long", message, "break it into shorter ones")


def _refuse_file(path: str, check: str, message: str, remedy: str) -> NoReturn:
    raise Refused(Diagnostic(Place(path), check, message, remedy))
