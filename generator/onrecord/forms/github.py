"""The form for GitHub's runner: a workflow command for each fault, shown at its line in a pull request."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.diagnostics import Diagnostic, Severity, visible
from onrecord.forms.findings import Findings, Printed, path
from onrecord.forms.text import summed_up
from onrecord.phrasing import count

MOST = 10
"""How many errors, and how many warnings, GitHub shows of one step; it drops the rest without a word."""

_SEVERITIES: tuple[Severity, ...] = ("error", "warning")


def printed(findings: Findings) -> Printed:
    """As many commands as GitHub shows to standard output, what else there is in a line to standard error."""
    by_severity = [_of(severity, findings.diagnostics) for severity in _SEVERITIES]
    commands = [command(each, findings.top) for every in by_severity for each in every[:MOST]]
    return Printed("\n".join(commands), "\n".join([*_rest(by_severity), summed_up(findings)]))


def command(diagnostic: Diagnostic, top: str) -> str:
    """The fault as one line that the runner acts on, whatever stands in the fault's words."""
    data = "\n".join([_apart(visible(diagnostic.message)), *_remedy(diagnostic)])
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(diagnostic, top))
    return f"::{diagnostic.severity} {properties}::{_data(data)}"


def _of(severity: Severity, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [each for each in diagnostics if each.severity == severity]


def _rest(by_severity: Iterable[list[Diagnostic]]) -> Iterator[str]:
    over = [(len(every) - MOST, severity) for every, severity in zip(by_severity, _SEVERITIES, strict=True)]
    more = " and ".join(count(number, severity) for number, severity in over if number > 0)
    if more:
        yield f"and {more} more than GitHub shows of one step; `--format text` prints them all"


def _properties(diagnostic: Diagnostic, top: str) -> Iterator[tuple[str, str]]:
    """Where GitHub shows it: a last column is the fault's own, not the one after it."""
    at = diagnostic.at
    if at.path:
        yield "file", visible(path(at, top))
    if at.path and at.line:
        yield "line", str(at.line)
        yield "endLine", str(at.line)
    if at.path and at.line and at.column:
        yield "col", str(at.column)
        yield "endColumn", str(at.column + max(1, at.width) - 1)
    yield "title", diagnostic.check


def _remedy(diagnostic: Diagnostic) -> Iterator[str]:
    if diagnostic.remedy:
        yield f"= {visible(diagnostic.remedy)}"


def _apart(text: str) -> str:
    """With a blank before an accent at the beginning, which would make one sign with the `:` before it."""
    return f" {text}" if unicodedata.category(text[:1] or " ").startswith("M") else text


def _data(text: str) -> str:
    """As the runner reads what follows the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """As the runner reads a property, which a comma or a colon would end."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
