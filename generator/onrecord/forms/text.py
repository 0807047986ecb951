"""The form for people: place, excerpt, caret, one thing to do, and how many there are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from onrecord.diagnostics import Diagnostic, Place, begins_command, summary, visible, visibly
from onrecord.forms.findings import Findings, Printed, line, path
from onrecord.phrasing import count

EXCERPT_WIDTH = 160
MOST_SHOWN = 500


def printed(findings: Findings, *, colour: bool = False) -> Printed:
    """Every fault, or as many as anybody reads, then the summary; all of it to standard error."""
    shown = [as_text(each, findings.files, findings.root, colour) for each in findings.diagnostics[:MOST_SHOWN]]
    more = len(findings.diagnostics) - MOST_SHOWN
    rest = [f"and {more} more; mend these first"] if more > 0 else []
    return Printed(err="\n".join([*shown, *rest, summed_up(findings)]))


def summed_up(findings: Findings) -> str:
    """How many errors and warnings there are, and how many faults were left out as was wished."""
    left = f"; {count(findings.left_out, 'fault')} left out" if findings.left_out else ""
    return f"{summary(findings.diagnostics)}{left}"


def as_text(diagnostic: Diagnostic, files: Mapping[str, bytes], root: str = "content", colour: bool = False) -> str:
    """The fault as people read it, with its line and a caret where the file has that line."""
    paint = _PAINT if colour else _PLAIN
    kind = paint[diagnostic.severity].format(f"{diagnostic.severity}[{diagnostic.check}]")
    place = paint["place"].format(f"{_located(diagnostic.at, root)}: ") if diagnostic.at.path else ""
    excerpt = _excerpt(diagnostic.at, files, paint)
    remedy = [f"   = {visible(diagnostic.remedy)}"] if diagnostic.remedy else []
    return "\n".join([f"{place}{kind} {visible(diagnostic.message)}", *excerpt, *remedy])


_PLAIN = {"place": "{}", "error": "{}", "warning": "{}", "gutter": "{}"}
_PAINT = {
    "place": "\x1b[1m{}\x1b[0m",
    "error": "\x1b[1;31m{}\x1b[0m",
    "warning": "\x1b[1;33m{}\x1b[0m",
    "gutter": "\x1b[34m{}\x1b[0m",
}


def _located(at: Place, root: str) -> str:
    """Path, line and column; a name that begins with two colons would begin a command to GitHub's runner."""
    shown = visible(path(at, root))
    safe = f"./{shown}" if begins_command(shown) else shown
    return f"{safe}:{at.line}:{at.column}" if at.line else safe


def _excerpt(at: Place, files: Mapping[str, bytes], paint: Mapping[str, str]) -> list[str]:
    """The line and its caret, cut to a window around the column when the line is long."""
    text = line(at, files)
    if text is None:
        return []
    start = max(0, at.column - EXCERPT_WIDTH // 2) if len(text) > EXCERPT_WIDTH else 0
    window = visibly(text[start : start + EXCERPT_WIDTH])
    first = max(0, at.column - 1 - start)
    before, under = window[:first], window[first:][: max(1, at.width)]
    gutter = f"{at.line:>5} | "
    caret = " " * (len(gutter) + _columns(before)) + "^" * max(1, _columns(under))
    return [paint["gutter"].format(gutter) + "".join(window), paint["error"].format(caret)]


def _columns(shown: list[str]) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones."""
    return sum(map(_width, "".join(shown)))


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
