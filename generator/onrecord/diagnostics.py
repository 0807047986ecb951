"""A fault as data: its place, its check, what is wrong and the one thing to do about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

Severity = Literal["error", "warning"]


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


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors and warnings, in a phrase."""
    every = list(diagnostics)
    failed = len(errors(every))
    return f"{count(failed, 'error')}, {count(len(every) - failed, 'warning')}"


def count(number: int, noun: str) -> str:
    """So many of something, in words: "1 error", "2 errors"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """The text with nothing in it that a terminal, or the log of GitHub's runner, would act on.

    Control, format and line-breaking characters are written as escapes, and so is the bracket of `##[`, with which a
    command to the runner may begin anywhere in a line.
    """
    return "".join(visibly(text)) if not text.isprintable() or _COMMAND in text else text


def visibly(text: str) -> list[str]:
    """How each character of a text is written, one by one."""
    shown = list(map(_visible_character, text))
    at = text.find(_COMMAND)
    while at >= 0:
        shown[at + 2] = _escape("[")
        at = text.find(_COMMAND, at + 1)
    return shown


_COMMAND = "##["


def _visible_character(character: str) -> str:
    if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}:
        return character
    return _escape(character)


def _escape(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
