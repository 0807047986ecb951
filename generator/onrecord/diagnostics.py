"""A fault as data, and how it is shown: place, excerpt, caret, one thing to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal

Severity = Literal["error", "warning"]

EXCERPT_WIDTH = 160


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of one file.

    `path` is POSIX and relative to the content folder; `line` and `column` count from 1, in code
    points; line 0 is the file as a whole; `width` is how many code points the caret underlines.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: where, which check, what is wrong in the writer's words, and what to do about it."""

    at: Place
    check: str
    message: str
    remedy: str = ""
    severity: Severity = "error"


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, then check; a fault said twice is said once."""
    once = dict.fromkeys(diagnostics)
    return tuple(sorted(once, key=attrgetter("at", "check", "message", "remedy")))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that keep a dossier from being published."""
    return tuple(d for d in diagnostics if d.severity == "error")


def visible(text: str) -> str:
    """The text with control, format and line-breaking characters written as escapes, so none acts on a terminal."""
    return "".join(map(_visible_character, text))


def as_text(diagnostic: Diagnostic, files: Mapping[str, bytes], root: str = "content", colour: bool = False) -> str:
    """The fault as people read it, with its line and a caret where the file has that line."""
    paint = _PAINT if colour else _PLAIN
    place = f"{_located(diagnostic.at, root)}: " if diagnostic.at.path else ""
    kind = paint[diagnostic.severity].format(f"{diagnostic.severity}[{diagnostic.check}]")
    head = f"{paint['place'].format(visible(place))}{kind} {visible(diagnostic.message)}"
    excerpt = _excerpt(diagnostic.at, files, paint)
    remedy = [f"   = {visible(diagnostic.remedy)}"] if diagnostic.remedy else []
    return "\n".join([head, *excerpt, *remedy])


def as_json(diagnostic: Diagnostic, root: str = "content") -> dict[str, object]:
    """The fault as one object of the `--format json` contract."""
    at = diagnostic.at
    return {
        "path": _path(at, root),
        "line": at.line,
        "column": at.column,
        "width": at.width,
        "severity": diagnostic.severity,
        "check": diagnostic.check,
        "message": diagnostic.message,
        "remedy": diagnostic.remedy,
    }


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors and warnings, in a phrase."""
    every = list(diagnostics)
    failed = len(errors(every))
    return f"{_count(failed, 'error')}, {_count(len(every) - failed, 'warning')}"


_PLAIN = {"place": "{}", "error": "{}", "warning": "{}", "gutter": "{}"}
_PAINT = {
    "place": "\x1b[1m{}\x1b[0m",
    "error": "\x1b[1;31m{}\x1b[0m",
    "warning": "\x1b[1;33m{}\x1b[0m",
    "gutter": "\x1b[34m{}\x1b[0m",
}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _path(at: Place, root: str) -> str:
    return f"{root}/{at.path}" if root and at.path else at.path


def _located(at: Place, root: str) -> str:
    return f"{_path(at, root)}:{at.line}:{at.column}" if at.line else _path(at, root)


def _visible_character(character: str) -> str:
    if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}:
        return character
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def _excerpt(at: Place, files: Mapping[str, bytes], paint: Mapping[str, str]) -> list[str]:
    """The line and its caret, cut to a window around the column when the line is long."""
    line = _line(at, files)
    if line is None:
        return []
    start = max(0, at.column - EXCERPT_WIDTH // 2) if len(line) > EXCERPT_WIDTH else 0
    window = line[start : start + EXCERPT_WIDTH]
    before = visible(window[: max(0, at.column - 1 - start)])
    under = visible(window[max(0, at.column - 1 - start) :][: max(1, at.width)])
    gutter = f"{at.line:>5} | "
    caret = " " * (len(gutter) + _columns(before)) + "^" * max(1, _columns(under))
    return [paint["gutter"].format(gutter) + visible(window), paint["error"].format(caret)]


def _line(at: Place, files: Mapping[str, bytes]) -> str | None:
    data = files.get(at.path)
    if data is None or at.line < 1:
        return None
    lines = _lines(data)
    if at.line > len(lines):
        return None
    text = lines[at.line - 1].decode("utf-8", "replace").removesuffix("\r")
    return text.removeprefix("\ufeff") if at.line == 1 else text


@lru_cache(maxsize=4)
def _lines(data: bytes) -> list[bytes]:
    """A file's lines; many faults of one file split it once."""
    return data.split(b"\n")


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
