"""A fault as data: its place, its check, what is wrong and the one thing to do about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from onrecord.phrasing import count

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


def visible(text: str) -> str:
    """The text with nothing in it that a terminal, or the log of GitHub's runner, would act on.

    Control, format and line-breaking characters are written as escapes, and so is the bracket of `##[`, with which a
    command to the runner may begin anywhere in a line.
    """
    return "".join(visibly(text)) if not text.isprintable() or "#" in text else text


def visibly(text: str) -> list[str]:
    """How each character of a text is written, one by one."""
    shown = list(map(_visible_character, text))
    for found in OLDER_COMMAND.finditer(text):
        shown[found.end() - 1] = _escape("[")
    return shown


def begins_command(line: str) -> bool:
    """Whether the runner could take a line for a command: it begins with two colons, after blanks."""
    return bool(_NEWER_COMMAND.match(line))


# The runner compares as a language does, for which characters that Unicode lets be ignored are not there.
_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
OLDER_COMMAND = re.compile(rf"#[{_UNSEEN}]*#[{_UNSEEN}]*\[")
_NEWER_COMMAND = re.compile(rf"[\s{_UNSEEN}]*:[{_UNSEEN}]*:")


def _visible_character(character: str) -> str:
    if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}:
        return character
    return _escape(character)


def _escape(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"
